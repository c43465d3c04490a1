"""Judging: one calibrated decision, whether the evidence is enough, and which.

Each candidate gets the probability that it is what the question is about, by logistic regression on the features that
`evidence` measures. The weights stand in `judge.json`, fitted by `python -m assistant.calibrate` on the development
questions and on nothing else.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.evidence import FEATURES, Candidate


@dataclass(frozen=True)
class Judged:
    """A candidate with the probability that it is what the question is about.

    Attributes
    ----------
        candidate: what was judged.
        probability: 0 to 1.

    """

    candidate: Candidate
    probability: float


@dataclass(frozen=True)
class Judge:
    """Weights of the features, and the bar.

    Attributes
    ----------
        weights: by feature name.
        bias: what is added to the weighted sum.
        threshold: below this probability the evidence is not enough.

    """

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def judge(self, candidates: Sequence[Candidate]) -> list[Judged]:
        """The candidates with their probabilities, the likeliest first."""
        judged = [Judged(candidate, self.probability(candidate.features)) for candidate in candidates]
        return sorted(judged, key=lambda each: -each.probability)

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability that a candidate of these features is right, 0 to 1."""
        total = self.bias + sum(self.weights[name] * features[name] for name in FEATURES)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def default_judge() -> Judge:
    """The judge that comes with the package."""
    fitted = json.loads((files("assistant") / "judge.json").read_text("utf-8"))
    return Judge(fitted["weights"], fitted["bias"], fitted["threshold"])
