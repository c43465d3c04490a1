"""Shares: which part of all members a question claims that some groups have: "more than half of them"."""

from collections.abc import Callable

from assistant.measure import HOLDS, Bound
from assistant.question import content_words
from assistant.reading import Reading, has_noun
from assistant.wording import wording

# A share is claimed roughly: four of twenty-six are no fifth, but nobody means more than a few hundredths.
_ABOUT = 0.04
# "Most of them" are more than half.
_MOST = "majority"
_PARTS = {_MOST: 1 / 2, "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
# "No more than" is looked for before "more than".
_BOUNDS: tuple[Bound, ...] = ("at-most", "at-least", "more-than", "less-than")


def claimed_share(reading: Reading) -> Callable[[float], bool] | None:
    """What a yes-no question claims of a share, from 0 to 1; None where it claims none."""
    if not (reading.question.closed and reading.member_noun and reading.groups):
        return None
    cue = next((name for name in _PARTS if reading.cue(name)), None)
    if cue is None or not _of_groups(reading, cue):
        return None
    part = _PARTS[cue]
    bound: Bound | None = "more-than" if cue == _MOST else next((b for b in _BOUNDS if reading.cue(b)), None)
    if bound is None:
        return lambda share: abs(share - part) <= _ABOUT
    return lambda share: HOLDS[bound](share, part)


def _of_groups(reading: Reading, cue: str) -> bool:
    """Whether the groups have that share, or are where it lies; "did most of those in X join?" asks for more."""
    question = reading.question
    part = wording(question.spoken).operations[cue].search(question.text)
    named = [m for m in question.mentions if any(name in reading.groups for name in m.names)]
    if part is None or not named:
        return False
    table, behind = reading.table, question.text[named[-1].end :]
    rest = content_words(wording(question.spoken).operations["sum"].sub(" ", behind))
    nouns = [word for word in rest if has_noun(word, table.members) or has_noun(word, table.groups)]
    return named[0].start < part.start() or len(nouns) == len(rest)
