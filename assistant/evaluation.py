"""Evaluation: how golden questions were answered, and every figure that follows from it."""

import statistics
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from corpus import Language

_BINS = 10
# Written into the file; raise it when an older one can no longer be compared with.
FORM = 1


@dataclass(frozen=True, slots=True)
class Result:
    """How one golden question was answered.

    Attributes
    ----------
        id, question, language, kind, tags, pair: the golden question's own.
        follow_up: whether something was said before it.
        expected: whether the article answers it; False where to abstain is right.
        text: the answer's text; empty where there was none.
        abstained: whether the answer abstained.
        confidence: how sure the answer was, 0 to 1.
        milliseconds: how long it took.
        spans: start and end of each quote.
        recall: share of the answer's statements that a quote supports; None where nothing was or should be cited.
        precision: share of its citations that support their statement; None where there is none.
        faults: why the answer is not right; empty where it is.

    """

    id: str
    question: str
    language: Language
    kind: str
    tags: tuple[str, ...]
    pair: str | None
    follow_up: bool
    expected: bool
    text: str
    abstained: bool
    confidence: float
    milliseconds: float
    spans: tuple[tuple[int, int], ...]
    recall: float | None
    precision: float | None
    faults: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether everything about the answer is right at once."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers of one range of confidence.

    Attributes
    ----------
        low, high: the range; the last one holds its upper end.
        count: how many answers there are.
        confidence: their mean confidence.
        right: the share of them that is right.

    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Point:
    """What is risked by trusting all answers down to some confidence.

    Attributes
    ----------
        confidence: the lowest that is trusted.
        coverage: the share of all answers that is trusted.
        risk: the share of those that is wrong.

    """

    confidence: float
    coverage: float
    risk: float


@dataclass(frozen=True)
class Evaluation:
    """How golden questions were answered.

    Attributes
    ----------
        results: one for each question, in the fixtures' order.

    """

    results: tuple[Result, ...]

    # ---- how many are right ------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.results)

    @cached_property
    def right(self) -> float:
        """The share that is right; 1 where there are no questions."""
        return self._share(result.right for result in self.results)

    @cached_property
    def wrong(self) -> tuple[Result, ...]:
        """The results that are not right."""
        return tuple(result for result in self.results if not result.right)

    @property
    def abstained_rightly(self) -> int:
        """How often the article does not say, and the answer said so."""
        return sum(result.abstained and not result.expected for result in self.results)

    @property
    def abstained_wrongly(self) -> int:
        """How often the article says, and the answer did not."""
        return sum(result.abstained and result.expected for result in self.results)

    @property
    def answered_wrongly(self) -> int:
        """How often the article does not say, and there was an answer all the same."""
        return sum(not result.abstained and not result.expected for result in self.results)

    # ---- citations ---------------------------------------------------------------------------------------------------

    @cached_property
    def recall(self) -> float | None:
        """Citation recall: the mean, over answers, of the share of statements that their quotes support."""
        return mean(result.recall for result in self.results)

    @cached_property
    def precision(self) -> float | None:
        """Citation precision: the mean, over answers, of the share of citations that support their statement."""
        return mean(result.precision for result in self.results)

    @cached_property
    def pairs(self) -> Mapping[str, tuple[Result, ...]]:
        """The questions that were asked in both languages, by the name of the pair."""
        named: dict[str, list[Result]] = {}
        for result in self.results:
            if result.pair is not None:
                named.setdefault(result.pair, []).append(result)
        both = {name: tuple(of) for name, of in named.items() if len({each.language for each in of}) == 2}
        return dict(sorted(both.items()))

    @cached_property
    def unequal_pairs(self) -> tuple[str, ...]:
        """The pairs that do not cite the same spans."""
        return tuple(name for name, of in self.pairs.items() if len({frozenset(each.spans) for each in of}) > 1)

    @property
    def parity(self) -> float | None:
        """The share of pairs that cite the same spans in both languages; None where there are no pairs."""
        return 1 - len(self.unequal_pairs) / len(self.pairs) if self.pairs else None

    # ---- time --------------------------------------------------------------------------------------------------------

    @property
    def median_ms(self) -> float:
        """The median of the milliseconds that an answer took."""
        return statistics.median(result.milliseconds for result in self.results) if self.results else 0.0

    @property
    def p95_ms(self) -> float:
        """The 95th percentile of them, by nearest rank."""
        taken = sorted(result.milliseconds for result in self.results)
        return taken[-(-len(taken) * 95 // 100) - 1] if taken else 0.0

    # ---- confidence --------------------------------------------------------------------------------------------------

    @cached_property
    def reliability(self) -> tuple[Bin, ...]:
        """The reliability curve: ten ranges of confidence, without those that hold no answer."""
        bins: dict[int, list[Result]] = {}
        for result in self.results:
            bins.setdefault(min(int(result.confidence * _BINS), _BINS - 1), []).append(result)
        return tuple(
            Bin(
                low=place / _BINS,
                high=(place + 1) / _BINS,
                count=len(of),
                confidence=statistics.fmean(each.confidence for each in of),
                right=self._share(each.right for each in of),
            )
            for place, of in sorted(bins.items())
        )

    @property
    def calibration_error(self) -> float:
        """The expected calibration error: how far confidence and rightness lie apart, on average over the answers."""
        return sum(b.count * abs(b.confidence - b.right) for b in self.reliability) / max(self.count, 1)

    @cached_property
    def risk_coverage(self) -> tuple[Point, ...]:
        """The risk–coverage curve, from the surest answers to all; answers of one confidence are trusted together."""
        ordered = sorted(self.results, key=lambda result: -result.confidence)
        points, wrong = [], 0
        for number, result in enumerate(ordered, start=1):
            wrong += not result.right
            if number == len(ordered) or ordered[number].confidence < result.confidence:
                points.append(Point(result.confidence, number / len(ordered), wrong / number))
        return tuple(points)

    @property
    def risk(self) -> float:
        """The area under the risk–coverage curve: the mean share of wrong answers, over all ways to draw the line."""
        points, area, before = self.risk_coverage, 0.0, 0.0
        for point in points:
            area += (point.coverage - before) * point.risk
            before = point.coverage
        return area

    # ---- parts -------------------------------------------------------------------------------------------------------

    def groups(self) -> Iterator[tuple[str, "Evaluation"]]:
        """All results, then those of each language, of follow-ups, of each kind and of each tag."""
        yield "all", self
        for language in sorted({result.language for result in self.results}):
            yield f"language {language}", self._part(r for r in self.results if r.language == language)
        if any(result.follow_up for result in self.results):
            yield "follow-ups", self._part(r for r in self.results if r.follow_up)
        for kind in sorted({result.kind for result in self.results}):
            yield f"kind {kind}", self._part(r for r in self.results if r.kind == kind)
        for tag in sorted({tag for result in self.results for tag in result.tags}):
            yield f"tag {tag}", self._part(r for r in self.results if tag in r.tags)

    def _part(self, results: Iterable[Result]) -> "Evaluation":
        return Evaluation(tuple(results))

    def figures(self) -> dict[str, float | None]:
        """Every number at once, by name."""
        return {
            "count": self.count,
            "right": self.right,
            "abstained_rightly": self.abstained_rightly,
            "abstained_wrongly": self.abstained_wrongly,
            "answered_wrongly": self.answered_wrongly,
            "citation_recall": self.recall,
            "citation_precision": self.precision,
            "pairs": len(self.pairs),
            "parity": self.parity,
            "median_ms": self.median_ms,
            "p95_ms": self.p95_ms,
            "calibration_error": self.calibration_error,
            "risk": self.risk,
        }

    def to_dict(self, *, totals: bool = False) -> dict[str, Any]:
        """All of it ready for JSON; with `totals`, the numbers alone, without a question."""
        groups = {name: group.figures() for name, group in self.groups()}
        results = [] if totals else [{**asdict(result), "right": result.right} for result in self.results]
        return {"form": FORM, "figures": groups, "results": results}

    @staticmethod
    def _share(rights: Iterable[bool]) -> float:
        found = list(rights)
        return sum(found) / len(found) if found else 1.0


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the numbers that are known; None where none is."""
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else None
