"""Comparison: what has changed since an earlier evaluation."""

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import FixtureError
from assistant.evaluation import FORM, Evaluation


@dataclass(frozen=True, slots=True)
class Change:
    """What is other than in an earlier evaluation.

    Attributes
    ----------
        before, after: the share that was right, and is.
        became_right, became_wrong: ids of questions of both.
        added, removed: ids of questions of one only.

    """

    before: float
    after: float
    became_right: tuple[str, ...]
    became_wrong: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def compare(previous: Path, now: Evaluation) -> Change:
    """What has changed since an evaluation that was written as JSON; raises `FixtureError` where it cannot be read."""
    try:
        content = json.loads(previous.read_text(encoding="utf-8"))
        if content["form"] != FORM:
            raise ValueError(f"its form is {content['form']}, not {FORM}")
        before = {str(result["id"]): bool(result["right"]) for result in content["results"]}
        share = float(content["figures"]["all"]["right"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise FixtureError(
            f"{previous} is no earlier evaluation ({reason}); write one with 'assistant evaluate --json {previous}'."
        ) from error
    after = {result.id: result.right for result in now.results}
    return Change(
        before=share,
        after=now.right,
        became_right=tuple(id_ for id_, right in after.items() if right and before.get(id_) is False),
        became_wrong=tuple(id_ for id_, right in after.items() if not right and before.get(id_) is True),
        # An evaluation of totals alone names no questions.
        added=tuple(id_ for id_ in after if id_ not in before) if before else (),
        removed=tuple(id_ for id_ in before if id_ not in after),
    )
