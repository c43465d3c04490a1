"""Fitting the judge: folds by who asked, and weights that tell what is right."""

import numpy as np

from assistant.calibrate import Example, fit, folds_of, share_right
from assistant.evidence import FEATURES

LIKENESS, TOLD = FEATURES.index("likeness"), FEATURES.index("told")


def example(number: int, *, right: int) -> Example:
    """Three candidates; what is right looks alike, and what looks otherwise is not."""
    features = np.zeros((4, len(FEATURES)))
    features[right, LIKENESS] = 1.0 + number % 3 / 10
    features[(right + 1) % 3, TOLD] = 1.0
    marked = np.array([place == right for place in range(3)] + [False])
    return Example(f"hand-{number}", "How?", ("a", "b", "c", "none"), features, marked, np.array([True] * 3 + [False]))


def test_a_fold_holds_whole_files() -> None:
    ids = [f"{hand}-{number:03}" for hand in "abcdefg" for number in range(9)]
    folds = folds_of(ids)
    assert sorted(place for fold in folds for place in fold) == list(range(len(ids)))
    hands = [{ids[place][0] for place in fold} for fold in folds]
    assert all(one.isdisjoint(other) for number, one in enumerate(hands) for other in hands[number + 1 :])


def test_the_questions_of_few_files_are_divided_among_the_folds() -> None:
    folds = folds_of([f"a-{number:03}" for number in range(20)])
    assert sorted(map(len, folds)) == [4, 4, 4, 4, 4]


def test_the_weights_find_what_is_right() -> None:
    found = [example(number, right=number % 3) for number in range(30)]
    weights, none = fit(found)
    assert weights[LIKENESS] > 0 > weights[TOLD]
    assert share_right(found, weights, none, threshold=0.3) == []


def test_what_can_only_speak_for_a_candidate_never_speaks_against_it() -> None:
    turned = [example(number, right=number % 3) for number in range(30)]
    for each in turned:
        each.features[:, LIKENESS] *= -1
        each.features[:, TOLD] *= -1
    weights, _ = fit(turned)
    assert weights[LIKENESS] >= 0 >= weights[TOLD]
