import math

import pytest

from assistant.evidence import FEATURES, Candidate
from assistant.judging import Judge, default_judge


def candidate(owner: str, **features: float) -> Candidate:
    return Candidate(owner, "claim", (), features)


JUDGE = Judge({"likeness": 2.0, "missing": -1.0}, none=0.5, threshold=0.4)


def test_the_likeliest_comes_first_and_all_add_up_to_one() -> None:
    judged = JUDGE.judge([candidate("a", likeness=0.0), candidate("b", likeness=1.0), candidate("c", missing=1.0)])
    assert [each.candidate.owner for each in judged] == ["b", "a", "c"]
    total = math.exp(2.0) + math.exp(0.0) + math.exp(-1.0) + math.exp(0.5)
    assert [each.probability for each in judged] == pytest.approx(
        [math.exp(2.0) / total, 1 / total, math.exp(-1.0) / total]
    )


def test_without_candidates_none_is_right() -> None:
    assert JUDGE.judge([]) == []


def test_what_is_not_weighed_and_what_is_not_measured_count_nothing() -> None:
    assert JUDGE.score({}) == 0
    assert JUDGE.score({"likeness": 1.5, "colour": 99.0}) == 3.0


@pytest.mark.parametrize("size", [1e3, 1e6])
def test_large_scores_are_no_overflow(size: float) -> None:
    first, second = JUDGE.judge([candidate("a", likeness=-size), candidate("b", likeness=size)])
    assert (first.candidate.owner, first.probability) == ("b", 1.0)
    assert second.probability == 0.0


def test_the_judge_that_comes_along_weighs_what_is_measured() -> None:
    judge = default_judge()
    assert set(judge.weights) <= set(FEATURES)
    assert 0 < judge.threshold < 1
    assert judge.weights["likeness"] > 0
    assert default_judge() is judge
