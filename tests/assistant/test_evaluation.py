import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.comparison import compare
from assistant.errors import FixtureError
from assistant.evaluating import citation_quality, evaluate
from assistant.evaluation import Evaluation, Result
from assistant.fixture import Fixture
from assistant.report import report_html, report_text
from assistant.response import Answer, Citation
from corpus import Corpus, Language

CORPUS = Corpus.default()
NOW, THEN = "Kini ASCN memiliki 29 kota percontohan", "pada 12-13 Juli 2023"
RIGHT = Result(
    id="a-1",
    question="How many?",
    language="en",
    kind="how-many",
    tags=(),
    pair=None,
    follow_up=False,
    expected=True,
    text="29. [1]",
    abstained=False,
    confidence=0.95,
    milliseconds=10.0,
    spans=((0, 5),),
    recall=1.0,
    precision=0.5,
    faults=(),
)
WRONG = replace(RIGHT, id="a-2", confidence=0.55, faults=("lacks 29",), precision=1.0, milliseconds=20.0)
SILENT = replace(
    RIGHT, id="a-3", expected=False, abstained=True, confidence=0.85, recall=None, precision=None, spans=()
)
FIXTURE = Fixture("f-1", "How many?", (), "en", "how-many", (), (), (), (NOW,), False, None)


def cite(words: str, number: int = 1, note: str | None = None) -> Citation:
    """Build a citation of these words of the article."""
    span = CORPUS.document.find(words)
    assert span is not None
    place = (CORPUS.document.name, span.paragraph, span.start, span.end, CORPUS.document.language)
    return Citation(number, words, *place, note, None, words, span.start)


def say(text: str, *citations: Citation, abstained: bool = False) -> Answer:
    """Build an answer."""
    return Answer(text, "en", abstained, citations, "How many?", "How many?", "how-many", 0.5)


class Parrot:
    """Says the same whatever is asked, but breaks where it is asked to."""

    def __init__(self, answer: Answer) -> None:
        self.corpus = CORPUS
        self._answer = answer

    def answer(self, question: str, *, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        if question == "Break!":
            raise ZeroDivisionError(f"after {len(history)} messages")
        return self._answer


# ---- figures ---------------------------------------------------------------------------------------------------------


def test_the_shares_and_counts_are_of_all_questions() -> None:
    wordy = replace(SILENT, id="a-4", abstained=False, faults=("did not abstain",))
    mute = replace(RIGHT, id="a-5", abstained=True, faults=("abstained",))
    evaluation = Evaluation((RIGHT, WRONG, SILENT, wordy, mute))
    assert evaluation.right == 0.4
    assert (evaluation.abstained_rightly, evaluation.abstained_wrongly, evaluation.answered_wrongly) == (1, 1, 1)
    assert [result.id for result in evaluation.wrong] == ["a-2", "a-4", "a-5"]


def test_the_citation_figures_are_means_over_answers_that_have_them() -> None:
    assert Evaluation((RIGHT, WRONG, SILENT)).precision == 0.75
    assert Evaluation((SILENT,)).precision is None


def test_the_percentile_is_one_of_the_times() -> None:
    times = [replace(RIGHT, milliseconds=float(number)) for number in range(1, 101)]
    assert (Evaluation(tuple(times)).p95_ms, Evaluation(tuple(times)).median_ms) == (95.0, 50.5)
    assert Evaluation((RIGHT,)).p95_ms == 10.0


def test_nothing_asked_is_no_reason_to_fail() -> None:
    empty = Evaluation(())
    assert (empty.right, empty.p95_ms, empty.calibration_error, empty.risk, empty.parity) == (1.0, 0.0, 0.0, 0.0, None)


def test_parity_is_of_pairs_in_both_languages() -> None:
    def asked(name: str, pair: str, language: Language, *spans: tuple[int, int]) -> Result:
        return replace(RIGHT, id=name, pair=pair, language=language, spans=spans)

    evaluation = Evaluation(
        (
            asked("1", "same", "id", (0, 5), (7, 9)),
            asked("2", "same", "en", (7, 9), (0, 5)),
            asked("3", "other", "id", (0, 5)),
            asked("4", "other", "en", (0, 6)),
            asked("5", "alone", "en"),
        )
    )
    assert evaluation.unequal_pairs == ("other",)
    assert evaluation.parity == 0.5


def test_the_reliability_curve_holds_every_answer_once() -> None:
    sure = replace(RIGHT, confidence=1.0)
    evaluation = Evaluation((RIGHT, sure, WRONG, SILENT))
    assert [(bin_.low, bin_.count, bin_.right) for bin_ in evaluation.reliability] == [
        (0.5, 1, 0),
        (0.8, 1, 1),
        (0.9, 2, 1),
    ]
    assert evaluation.calibration_error == pytest.approx((0.55 + 0.15 + 0.05 + 0.0) / 4)


def test_the_risk_coverage_curve_trusts_the_surest_first() -> None:
    points = Evaluation((WRONG, RIGHT, SILENT, replace(RIGHT, confidence=0.55))).risk_coverage
    assert [(point.coverage, point.risk) for point in points] == [(0.25, 0.0), (0.5, 0.0), (1.0, 0.25)]
    assert Evaluation((WRONG, RIGHT)).risk == 0.25


def test_the_groups_are_by_language_follow_up_kind_and_tag() -> None:
    results = (RIGHT, replace(WRONG, language="id", tags=("slang", "short"), follow_up=True, kind="who"))
    names = [name for name, _ in Evaluation(results).groups()]
    assert names == [
        "all", "language en", "language id", "follow-ups", "kind how-many", "kind who", "tag short", "tag slang",
    ]  # fmt: skip


# ---- citations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "quality"),
    [
        (say("There are 29. [1]", cite(NOW)), (1.0, 1.0)),
        (say("There are 29. [1][2]", cite(NOW), cite(THEN, 2)), (1.0, 0.5)),
        (say("There are 29. [1] It was in July. [2]", cite(NOW), cite(THEN, 2)), (0.5, 0.5)),
        (say("There are 29. [1] It was in July.", cite(NOW)), (0.5, 1.0)),
        (say("There are 29. [1] They are 29. [1]", cite(NOW)), (1.0, 1.0)),
        (say("There are 29, in July. [1][2]", cite(NOW, 1, "n"), cite(THEN, 2, "n")), (1.0, 1.0)),
        (say("There are 29. [1] It was in July. [2]", cite(NOW, 1, "n"), cite(THEN, 2, "n")), (0.5, 0.5)),
        (say("There are 29."), (0.0, None)),
        (say("The article does not say.", abstained=True), (None, None)),
    ],
)
def test_a_quote_supports_where_it_overlaps_the_evidence(answer: Answer, quality: tuple[float, float]) -> None:
    assert citation_quality(answer, FIXTURE, CORPUS) == quality


def test_no_quote_supports_what_the_article_does_not_say() -> None:
    silent = replace(FIXTURE, abstain=True, evidence=())
    assert citation_quality(say("There are 29. [1]", cite(NOW)), silent, CORPUS) == (0.0, 0.0)


def test_a_question_without_evidence_has_no_citation_figures() -> None:
    assert citation_quality(say("There are 29. [1]", cite(NOW)), replace(FIXTURE, evidence=()), CORPUS) == (None, None)


# ---- asking ----------------------------------------------------------------------------------------------------------


def test_every_question_is_asked_and_judged() -> None:
    told: list[tuple[int, int]] = []
    fixtures = [FIXTURE, replace(FIXTURE, id="f-2", abstain=True, evidence=())]
    evaluation = evaluate(Parrot(say("There are 29. [1]", cite(NOW))), fixtures, lambda *done: told.append(done))
    assert [result.faults for result in evaluation.results] == [(), ("did not abstain",)]
    assert evaluation.results[0].spans == ((cite(NOW).start, cite(NOW).end),)
    assert told == [(1, 2), (2, 2)]


def test_an_answer_that_breaks_is_a_wrong_one() -> None:
    broken = replace(FIXTURE, question="Break!", history=({"role": "user", "content": "Hm?"},))
    evaluation = evaluate(Parrot(say("29. [1]", cite(NOW))), [broken, FIXTURE])
    assert evaluation.results[0].faults == ("failed with ZeroDivisionError: after 1 messages",)
    assert evaluation.right == 0.5


def test_no_answer_is_right_with_a_false_quote_or_a_loose_marker() -> None:
    false = replace(cite(NOW), quote="Kini ASCN memiliki 30 kota percontohan")
    assert evaluate(Parrot(say("29. [1]", false)), [FIXTURE]).results[0].faults == ("quote [1] is not verbatim",)
    assert "marker [2]" in evaluate(Parrot(say("29. [1] [2]", cite(NOW))), [FIXTURE]).results[0].faults[0]


# ---- comparing -------------------------------------------------------------------------------------------------------


def kept(folder: Path, evaluation: Evaluation, *, totals: bool = False) -> Path:
    """Write an evaluation as the command line does."""
    path = folder / "before.json"
    path.write_text(json.dumps(evaluation.to_dict(totals=totals)), encoding="utf-8")
    return path


def test_a_comparison_names_what_has_changed(tmp_path: Path) -> None:
    before = kept(tmp_path, Evaluation((RIGHT, WRONG, SILENT)))
    now = Evaluation((replace(RIGHT, faults=("abstained",)), replace(WRONG, faults=()), replace(RIGHT, id="a-9")))
    change = compare(before, now)
    assert (change.became_right, change.became_wrong) == (("a-2",), ("a-1",))
    assert (change.added, change.removed) == (("a-9",), ("a-3",))
    assert change.before == pytest.approx(2 / 3)


def test_totals_name_no_question(tmp_path: Path) -> None:
    path = kept(tmp_path, Evaluation((RIGHT, WRONG)), totals=True)
    assert "How many" not in path.read_text()
    change = compare(path, Evaluation((RIGHT, WRONG)))
    assert (change.before, change.added, change.removed) == (0.5, (), ())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 0}', '{"form": 1, "results": 3}'])
def test_what_is_no_evaluation_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "before.json"
    path.write_text(text)
    with pytest.raises(FixtureError, match=r"before\.json is no earlier evaluation .* write one with"):
        compare(path, Evaluation((RIGHT,)))


# ---- reporting -------------------------------------------------------------------------------------------------------


def test_the_report_shows_each_wrong_answer_with_its_reasons() -> None:
    text = report_text(Evaluation((RIGHT, WRONG)))
    assert "1 of 2 right (50.0 %)" in text
    assert "a-2: How many?\n    29. [1]\n    ✗ lacks 29" in text
    assert "a-1:" not in text


def test_the_report_gives_both_curves() -> None:
    text = report_text(Evaluation((replace(RIGHT, confidence=0.95), replace(WRONG, confidence=0.42))), totals=True)
    assert "  0.4–0.5      1    0.0 %\n  0.9–1.0      1  100.0 %" in text
    assert "   50.0 %    0.0 %\n" in text
    assert "  100.0 %   50.0 %" in text


def test_the_report_says_what_has_changed(tmp_path: Path) -> None:
    change = compare(kept(tmp_path, Evaluation((replace(RIGHT, faults=("x",)),))), Evaluation((RIGHT,)))
    text = report_text(Evaluation((RIGHT,)), change)
    assert text.endswith("0.0 % were right before, 100.0 % are now\nbecame right: a-1")
    assert "became right: a-1" in report_html(Evaluation((RIGHT,)), change)


def test_totals_show_neither_question_nor_answer() -> None:
    evaluation = Evaluation(
        (RIGHT, replace(WRONG, pair="secret"), replace(RIGHT, id="a-7", pair="secret", language="id"))
    )
    for report in (report_text(evaluation, totals=True), report_html(evaluation, totals=True)):
        assert "66.7 %" in report
        assert not [word for word in ("How many?", "lacks 29", "a-2", "secret") if word in report]


def test_the_page_is_well_formed_and_loads_nothing() -> None:
    hostile = replace(WRONG, question="<script>x</script>&", text='"><img src=x>', faults=("<b>",), kind="<i>")
    page = report_html(Evaluation((RIGHT, hostile, SILENT)))
    drawings = [f"<svg{part.partition('</svg>')[0]}</svg>" for part in page.split("<svg")[1:]]
    assert len(drawings) == 2
    for drawing in drawings:
        ElementTree.fromstring(drawing)
    assert not [
        tag for tag in ("<script", "<img", "<b>", "http:", "https:", "src=x>") if tag in page.replace("src=x&gt;", "")
    ]


def test_the_page_of_nothing_can_be_made() -> None:
    assert "0 of 0 right" in report_html(Evaluation(()))
