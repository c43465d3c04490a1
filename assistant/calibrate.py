"""Fit the judge on golden questions: `python -m assistant.calibrate FOLDER`.

Each candidate of each question is an example. It is right where the answer composed from it alone satisfies the
question's own rules; for a question without an answer, every gap and other thing is right, and so is none of them. The
fit maximises the likelihood of the right ones, with SciPy's L-BFGS; folds are made by file, so that the printed
figures are of askers of whom the weights of their fold have seen nothing. Nor has the index: what was harvested of a
fold's questions is left out of the ways to ask that its candidates are measured with. Nothing but the folder's
questions is read.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.answering import Assistant
from assistant.assembly import assemble_over, open_corpus
from assistant.companion import joined
from assistant.deciding import finding_of, weigh
from assistant.evidence import FEATURES
from assistant.fixture import Fixture, read_fixtures
from assistant.judging import Judged
from assistant.question import Question
from assistant.settings import Settings
from corpus import Corpus

_FOLDS, _SEED = 5, 20230726
# A penalty on squared weights, of standardised features: the best over the folds of 2, 8, 16 and 32.
_PENALTY = 8.0
_BARS = [round(0.05 * step, 2) for step in range(12, 1, -1)]
_MORE, _LESS = (0.0, None), (None, 0.0)
# What can only speak for a candidate, and what only against it: a few hundred questions must not teach otherwise.
_SIGNS = {
    **dict.fromkeys(("known", "better_known", "likeness", "likelier", "cosine", "votes", "grounding"), _MORE),
    **dict.fromkeys(("fits", "called", "explained", "own_known", "own_likeness"), _MORE),
    **dict.fromkeys(("missing", "told", "no_when", "no_where", "no_why", "passed_over", "astray"), _LESS),
    **dict.fromkeys(("negated", "named", "outlandish", "strangers"), _LESS),
}


@dataclass(frozen=True)
class Example:
    """A question with its candidates.

    Attributes
    ----------
        fixture: the golden question's id.
        text: the question as understood.
        owners: what the candidates are, and last, `none`.
        features: (n_candidates + 1, n_features), zeros for none.
        right: which of them are right, (n_candidates + 1,).
        answers: which of them answer, (n_candidates + 1,).

    """

    fixture: str
    text: str
    owners: tuple[str, ...]
    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    answers: NDArray[np.bool_]


def examples(assistant: Assistant, fixtures: Sequence[Fixture]) -> Iterator[Example]:
    """Every golden question that asks one thing; one that asks several says too little about each."""
    for fixture in fixtures:
        questions = assistant.questions(fixture.question, fixture.history)
        if len(questions) == 1:
            yield _example(assistant, fixture, questions[0])


def _example(assistant: Assistant, fixture: Fixture, question: Question) -> Example:
    readings, candidates = weigh(question, assistant.corpus, assistant.search, assistant.vocabulary)
    right, answers = [], []
    for candidate in candidates:
        finding = finding_of(question, candidate, readings, assistant.corpus)
        if finding.notes:
            # As it would be answered were this one surely meant: with the notes that belong beside it.
            others = [Judged(other, 0.0) for other in candidates if other is not candidate]
            finding = joined(finding, [Judged(candidate, 1.0), *others], assistant.corpus)
        answers.append(finding.answered)
        if finding.answered:
            answer = assistant.compose(fixture.question, [finding])
            right.append(not fixture.faults(answer, assistant.corpus))
        else:
            right.append(fixture.abstain and candidate.kind in ("gap", "other"))
    return Example(
        fixture.id, question.text, (*(candidate.owner for candidate in candidates), "none"),
        np.array([[each.features[name] for name in FEATURES] for each in candidates] + [[0.0] * len(FEATURES)]),
        np.array([*right, fixture.abstain]), np.array([*answers, False]),
    )  # fmt: skip


def fit(found: Sequence[Example]) -> tuple[NDArray[np.float64], float]:
    """The weights of the features, on the features' own scales, (n_features,), and the score of none."""
    useful = [each for each in found if each.right.any()]
    everything = np.vstack([each.features[:-1] for each in useful])
    spread = everything.std(axis=0) + 1e-9
    scaled = [np.hstack([each.features / spread, np.eye(len(each.owners))[:, -1:]]) for each in useful]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _PENALTY / 2 * float(weights @ weights), _PENALTY * weights
        for each, features in zip(useful, scaled, strict=True):
            scores = features @ weights
            odds = np.exp(scores - scores.max())
            chances = odds / odds.sum()
            right = chances * each.right
            total -= float(np.log(right.sum() + 1e-300))
            slope = slope - (right / (right.sum() + 1e-300) - chances) @ features
        return total, slope

    bounds = [_SIGNS.get(name, (None, None)) for name in FEATURES]
    result = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return result.x[:-1] / spread, float(result.x[-1])


def share_right(found: Sequence[Example], weights: NDArray[np.float64], none: float, threshold: float) -> list[Example]:
    """The examples that come out wrong."""
    wrong = []
    for each in found:
        scores = each.features @ weights
        scores[-1] = none
        odds = np.exp(scores - scores.max())
        best = int(np.argmax(scores))
        kept = not each.answers[best] or odds[best] / odds.sum() >= threshold
        if not (each.right[best] if kept else each.right[-1]):
            wrong.append(each)
    return wrong


def measured(corpus: Corpus, settings: Settings, fixtures: Sequence[Fixture]) -> list[Example]:
    """The examples of golden questions, each measured by an index that was not harvested from its fold."""
    found: list[Example] = []
    reader = assemble_over(corpus, settings)
    for fold in folds_of([fixture.id for fixture in fixtures]):
        held = [fixtures[number] for number in sorted(fold)]
        texts = {question.text for each in held for question in reader.questions(each.question, each.history)}
        found += examples(assemble_over(corpus.without_asks(texts), settings), held)
    return found


def folds_of(ids: Sequence[str]) -> list[set[int]]:
    """The folds of golden questions by their ids, as places: whole files, or single questions of fewer files."""
    hands = [each.rpartition("-")[0] for each in ids]
    if len(set(hands)) < _FOLDS:
        hands = list(ids)
    order = np.random.default_rng(_SEED).permutation(sorted(set(hands))).tolist()
    return [{number for number, hand in enumerate(hands) if hand in order[fold::_FOLDS]} for fold in range(_FOLDS)]


def over_folds(found: Sequence[Example]) -> tuple[float, list[Example]]:
    """The bar at which most questions come out right where weights are fitted without their fold, and which do not."""
    folds = folds_of([each.fixture for each in found])
    wrong: dict[float, list[Example]] = {bar: [] for bar in _BARS}
    for held in folds:
        weights, none = fit([each for number, each in enumerate(found) if number not in held])
        for bar in _BARS:
            wrong[bar] += share_right([found[number] for number in sorted(held)], weights, none, bar)
    # Of equally good bars the highest: what the gaps do not foresee is better not answered.
    best = min(_BARS, key=lambda bar: len(wrong[bar]))
    return best, wrong[best]


def main() -> None:
    """Fit, print what came out, and write the weights where `--out` says."""
    parser = argparse.ArgumentParser(description="Fit the judge on golden questions.")
    parser.add_argument("folder", type=Path, help="folder of golden questions")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("judge.json"), help="where the weights go")
    parser.add_argument("--wrong", action="store_true", help="list the questions that come out wrong over the folds")
    options = parser.parse_args()
    settings = Settings.from_environment()
    found = measured(open_corpus(settings), settings, read_fixtures(options.folder))
    weights, none = fit(found)
    threshold, wrong = over_folds(found)
    possible = sum(bool(each.right.any()) for each in found)
    fitted = 1 - len(share_right(found, weights, none, threshold)) / len(found)
    print(f"{len(found)} questions of one part; a right candidate for {possible}")
    print(
        f"right: {fitted:.3f} as fitted at threshold {threshold}, {1 - len(wrong) / len(found):.3f} over {_FOLDS} folds"
    )
    if options.wrong:
        for each in wrong:
            scores = each.features @ weights
            top = [each.owners[place] for place in np.argsort(-scores)[:3]]
            rights = [owner for owner, right in zip(each.owners, each.right, strict=True) if right][:3]
            print(f"{each.fixture}: {each.text!r}: {top}, right {rights}")
    named = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)}
    content = {"weights": named, "none": round(none, 4), "threshold": threshold}
    options.out.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
