"""Reports: an evaluation as a text table, and as one HTML page with its curves."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from string import Template

from assistant.comparison import Change
from assistant.evaluation import Evaluation, Result
from assistant.rendering import escaped

_COLUMNS = ("questions", "right", "abst. right", "abst. wrong", "ans. wrong", "recall", "precision", "parity", "ms")
_NOTE = (
    "Abstained rightly and wrongly, and answered where the article does not say, are counts. Citation recall and "
    "precision are by ALCE's definitions (Gao et al. 2023), but a quote supports where it, or another of its note, "
    "overlaps the evidence that the question's writer named, not where a language model says so: true quotes that the "
    "writer did not think of count against the answer, so the figures are lower bounds. "
    "Parity is the share of paired questions that cite the same spans in both languages."
)
_COVERAGES = (0.25, 0.5, 0.75, 0.9, 0.95, 1.0)
# An SVG's drawing area, in its own units.
_SIDE, _MARGIN, _BAR = 300, 44, 28


def report_text(evaluation: Evaluation, change: Change | None = None, *, totals: bool = False) -> str:
    """The table by language, kind and tag, then each wrong answer with the reasons; with `totals`, no question."""
    rows = [("", *_COLUMNS), *((name, *_cells(group)) for name, group in evaluation.groups())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]
    parts = ["\n".join(table), _summary(evaluation), "\n".join(_curves(evaluation))]
    if not totals:
        parts += [_wrong_text(result) for result in evaluation.wrong]
        parts += [f"pair {name}: does not cite the same spans in both languages" for name in evaluation.unequal_pairs]
    if change is not None:
        parts.append("\n".join(_change_lines(change, totals=totals)))
    return "\n\n".join(parts)


def _cells(group: Evaluation) -> tuple[str, ...]:
    counts = (group.abstained_rightly, group.abstained_wrongly, group.answered_wrongly)
    shares = (group.recall, group.precision, group.parity)
    return (
        str(group.count),
        _percent(group.right),
        *map(str, counts),
        *map(_percent, shares),
        f"{group.median_ms:.0f}",
    )


def _summary(evaluation: Evaluation) -> str:
    right = evaluation.count - len(evaluation.wrong)
    return (
        f"{right} of {evaluation.count} right ({_percent(evaluation.right)}); median {evaluation.median_ms:.1f} ms, "
        f"95th percentile {evaluation.p95_ms:.1f} ms; expected calibration error {evaluation.calibration_error:.3f}, "
        f"area under the risk–coverage curve {evaluation.risk:.3f}"
    )


def _curves(evaluation: Evaluation) -> Iterator[str]:
    """The reliability curve and the risk–coverage curve, as lines."""
    yield "reliability: confidence, answers, right"
    for each in evaluation.reliability:
        yield f"  {each.low:.1f}–{each.high:.1f}  {each.count:5}  {_percent(each.right):>7}"
    yield "risk: of the surest answers, wrong"
    for share in _COVERAGES:
        point = next((each for each in evaluation.risk_coverage if each.coverage >= share), None)
        if point is not None:
            yield f"  {_percent(point.coverage):>7}  {_percent(point.risk):>7}"


def _wrong_text(result: Result) -> str:
    said = result.text.replace("\n", "\n    ") or "(no answer)"
    return f"{result.id}: {result.question}\n    {said}\n    ✗ {'; '.join(result.faults)}"


def _change_lines(change: Change, *, totals: bool) -> Iterator[str]:
    yield f"{_percent(change.before)} were right before, {_percent(change.after)} are now"
    if not totals:
        named = {
            "became right": change.became_right,
            "became wrong": change.became_wrong,
            "new": change.added,
            "no longer asked": change.removed,
        }
        yield from (f"{name}: {', '.join(ids)}" for name, ids in named.items() if ids)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


# ---- the page --------------------------------------------------------------------------------------------------------


def report_html(evaluation: Evaluation, change: Change | None = None, *, totals: bool = False) -> str:
    """The same as one page that needs nothing beside it, with the reliability and the risk–coverage curves."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("", *_COLUMNS))
    rows = "".join(
        f'<tr><th scope="row">{escaped(name)}</th>{"".join(f"<td>{cell}</td>" for cell in _cells(group))}</tr>'
        for name, group in evaluation.groups()
    )
    lines = [] if change is None else list(_change_lines(change, totals=totals))
    return Template((files("assistant") / "report.html").read_text(encoding="utf-8")).substitute(
        summary=escaped(_summary(evaluation)),
        note=escaped(_NOTE),
        heads=heads,
        rows=rows,
        reliability=_reliability_svg(evaluation),
        risk=_risk_svg(evaluation),
        change="".join(f"<p>{escaped(line)}</p>" for line in lines),
        wrong="" if totals else "".join(_wrong_sections(evaluation)),
    )


def _wrong_sections(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.wrong:
        yield "<h2>Wrong</h2>"
        yield from map(_wrong_html, evaluation.wrong)
    if evaluation.unequal_pairs:
        pairs = "".join(f"<li>{escaped(name)}</li>" for name in evaluation.unequal_pairs)
        yield f"<h2>Pairs that do not cite the same spans in both languages</h2><ul>{pairs}</ul>"


def _wrong_html(result: Result) -> str:
    reasons = "".join(f"<li>{escaped(fault)}</li>" for fault in result.faults)
    return (
        f"<article><h3>{escaped(result.id)}: <q lang={result.language}>{escaped(result.question)}</q></h3>"
        f"<p class=said>{escaped(result.text) or '<i>no answer</i>'}</p><ul>{reasons}</ul></article>"
    )


def _reliability_svg(evaluation: Evaluation) -> str:
    bars = "".join(
        f'<rect x="{_x(b.low)}" y="{_y(b.right)}" width="{_BAR}" height="{_y(0) - _y(b.right):g}">'
        f"<title>{b.low:.1f}–{b.high:.1f}: {b.count} answers, {_percent(b.right)} right</title></rect>"
        for b in evaluation.reliability
    )
    diagonal = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    return _axes("Reliability: how often answers of a confidence are right", "confidence", "right", bars + diagonal)


def _risk_svg(evaluation: Evaluation) -> str:
    points = [(point.coverage, point.risk) for point in evaluation.risk_coverage]
    highest = max([risk for _, risk in points if risk] + [0.01])
    title = f"Risk–coverage: the share of wrong answers among the surest, up to {_percent(highest)}"
    scaled = [(coverage, risk / highest) for coverage, risk in points]
    return _axes(title, "coverage", "risk", _path(scaled), top=highest)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return f'<polyline points="{" ".join(f"{_x(x)},{_y(y)}" for x, y in points)}"/>'


def _axes(title: str, across: str, up: str, drawing: str, top: float = 1.0) -> str:
    """A labelled square for a drawing in shares of 0 to 1."""
    labels = "".join(
        f'<text x="{_x(share)}" y="{_y(0) + 16}" text-anchor="middle">{share:g}</text>'
        f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{share * top:.2g}</text>'
        for share in (0, 0.5, 1)
    )
    size = _SIDE + 2 * _MARGIN
    return (
        f'<figure><svg viewBox="0 0 {size} {size}" role="img" aria-label="{escaped(title)}">'
        f'<rect class="frame" x="{_x(0)}" y="{_y(1)}" width="{_SIDE}" height="{_SIDE}"/>{drawing}{labels}'
        f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(12 {_y(0.5)}) rotate(-90)" text-anchor="middle">{up}</text>'
        f"</svg><figcaption>{escaped(title)}</figcaption></figure>"
    )


def _x(share: float) -> float:
    return round(_MARGIN + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_MARGIN + _SIDE * (1 - share), 1)
