"""Judging: one calibrated decision, which evidence a question is about, and whether it is enough.

A conditional logit (McFadden 1974): each candidate gets a score, the weighted sum of the features that `evidence`
measures; so does "none of these"; the probabilities of all of them together are 1. The weights stand in `judge.json`,
fitted by `python -m assistant.calibrate` on the development questions and on nothing else.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.evidence import Candidate


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
    """Weights of the features.

    Attributes
    ----------
        weights: by feature name.
        none: the score of none of the candidates being right.
        threshold: an answer less likely than this is not given.

    """

    weights: Mapping[str, float]
    none: float
    threshold: float

    def judge(self, candidates: Sequence[Candidate]) -> list[Judged]:
        """The candidates with their probabilities, the likeliest first; what is left to 1 is that of none of them."""
        scores = [self.score(candidate.features) for candidate in candidates]
        highest = max([*scores, self.none])
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers) + math.exp(self.none - highest)
        judged = [Judged(candidate, power / total) for candidate, power in zip(candidates, powers, strict=True)]
        return sorted(judged, key=lambda each: -each.probability)

    def score(self, features: Mapping[str, float]) -> float:
        """The weighted sum of a candidate's features."""
        return sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())


@cache
def default_judge() -> Judge:
    """The judge that comes with the package."""
    fitted = json.loads((files("assistant") / "judge.json").read_text("utf-8"))
    return Judge(fitted["weights"], fitted["none"], fitted["threshold"])
