"""Fit the judge on golden questions: `python -m assistant.calibrate FOLDER`.

Each candidate of each question is an example. It is right where the answer composed from it alone satisfies the
question's own rules; for a question without an answer, where it is the likeliest of the gaps and other things. The fit is
scikit-learn's logistic regression; folds are made by question, so that the printed figures are of questions that the
weights of their fold have not seen. Nothing but the folder's questions is read.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.answering import Assistant
from assistant.assembly import assemble
from assistant.deciding import finding_of, weigh
from assistant.evidence import FEATURES, Candidate, note_of
from assistant.exemplar import table_of
from assistant.fixture import Fixture, read_fixtures
from assistant.settings import Settings

_FOLDS, _SEED = 5, 20230726
# Stronger than the library's default: a few hundred questions, sixteen features.
_REGULARISATION = 0.5


@dataclass(frozen=True)
class Example:
    """A candidate for a question, and whether it is right.

    Attributes
    ----------
        question: the question's id.
        features: in the order of `FEATURES`.
        right: whether answering from it satisfies the question.
        answers: whether it is a note or a table rather than a gap.

    """

    question: str
    features: tuple[float, ...]
    right: bool
    answers: bool


def examples(assistant: Assistant, fixtures: Sequence[Fixture]) -> Iterator[Example]:
    """The candidates of every single question; a text with several questions says too little about each."""
    for fixture in fixtures:
        for question in assistant.questions(fixture.question, fixture.history):
            readings, candidates = weigh(question, assistant.corpus, assistant.search, assistant.vocabulary)
            silent = [each for each in candidates if not _answers(each, assistant)]
            for candidate in candidates:
                features = tuple(candidate.features[name] for name in FEATURES)
                if not _answers(candidate, assistant):
                    right = fixture.abstain and candidate is silent[0]
                else:
                    finding = finding_of(question, candidate, readings, assistant.corpus)
                    answer = assistant.compose(fixture.question, [finding]) if finding.answered else None
                    right = answer is not None and not fixture.faults(answer, assistant.corpus)
                yield Example(fixture.id, features, right, _answers(candidate, assistant))


def _answers(candidate: Candidate, assistant: Assistant) -> bool:
    owner = candidate.owner
    return note_of(owner, assistant.corpus) is not None or table_of(owner, assistant.corpus) is not None


def fit(found: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Weights by feature, on the features' own scales, and the bias."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    features = np.array([each.features for each in found])
    right = np.array([each.right for each in found])
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=_REGULARISATION, max_iter=2000).fit(scaler.transform(features), right)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)}, round(bias, 4)


def choose_threshold(found: Sequence[Example], weights: dict[str, float], bias: float) -> tuple[float, float]:
    """The bar at which most questions come out right, and the share that does."""
    by_question: dict[str, list[tuple[float, Example]]] = {}
    vector = np.array([weights[name] for name in FEATURES])
    for each in found:
        probability = 1 / (1 + np.exp(-(vector @ np.array(each.features) + bias)))
        by_question.setdefault(each.question, []).append((float(probability), each))
    best = (0.5, 0.0)
    for threshold in np.arange(0.1, 0.9, 0.02):
        right = 0
        for judged in by_question.values():
            probability, top = max(judged, key=lambda pair: pair[0])
            answered = top.answers and probability >= threshold
            silent_is_right = not any(each.right and each.answers for _, each in judged) and any(e.right for _, e in judged)
            right += top.right if answered else silent_is_right
        share = right / len(by_question)
        if share > best[1]:
            best = (round(float(threshold), 2), share)
    return best


def _held_out(found: Sequence[Example]) -> float:
    """The share of questions right, each judged by weights fitted without its fold."""
    names = sorted({each.question for each in found})
    np.random.default_rng(_SEED).shuffle(names)
    right = 0.0
    for fold in range(_FOLDS):
        held = set(names[fold::_FOLDS])
        train = [each for each in found if each.question not in held]
        weights, bias = fit(train)
        threshold, _ = choose_threshold(train, weights, bias)
        test = [each for each in found if each.question in held]
        right += _share_right(test, weights, bias, threshold) * len(held)
    return right / len(names)


def _share_right(found: Sequence[Example], weights: dict[str, float], bias: float, threshold: float) -> float:
    vector = np.array([weights[name] for name in FEATURES])
    by_question: dict[str, list[tuple[float, Example]]] = {}
    for each in found:
        score = float(vector @ np.array(each.features) + bias)
        by_question.setdefault(each.question, []).append((1 / (1 + np.exp(-score)), each))
    right = 0
    for judged in by_question.values():
        probability, top = max(judged, key=lambda pair: pair[0])
        answerable = any(each.right and each.answers for _, each in judged)
        abstainable = any(each.right and not each.answers for _, each in judged)
        right += top.right if top.answers and probability >= threshold else abstainable and not answerable
    return right / len(by_question)


def main() -> None:
    """Fit, print what came out, and write the weights where `--out` says."""
    parser = argparse.ArgumentParser(description="Fit the judge on golden questions.")
    parser.add_argument("folder", type=Path, help="folder of golden questions")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("judge.json"), help="where the weights go")
    options = parser.parse_args()
    found = list(examples(assemble(Settings.from_environment()), read_fixtures(options.folder)))
    weights, bias = fit(found)
    threshold, share = choose_threshold(found, weights, bias)
    names = {each.question for each in found}
    best = {each.question for each in found if each.right}
    print(f"{len(names)} questions, {len(found)} candidates; a right candidate for {len(best)}")
    print(f"right: {share:.3f} as fitted at threshold {threshold}, {_held_out(found):.3f} over {_FOLDS} folds")
    fitted = {"weights": weights, "bias": bias, "threshold": threshold}
    options.out.write_text(json.dumps(fitted, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
