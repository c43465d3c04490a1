"""Shares: which part of all members a question claims that some groups have: "more than half of them"."""

from collections.abc import Callable

from assistant.question import content_words
from assistant.reading import Reading, has_noun
from assistant.wording import wording

# A share is claimed roughly: four of twenty-six are no fifth, but nobody means more than a few hundredths.
_ABOUT = 0.04
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
# "Most of them" are more than half.
_MOST = "majority"


def claimed_share(reading: Reading) -> Callable[[float], bool] | None:
    """What a yes-no question claims of a share, from 0 to 1; None where it claims none."""
    if not (reading.question.closed and reading.member_noun and reading.groups):
        return None
    cue = next((name for name in (_MOST, *_PARTS) if reading.cue(name)), None)
    if cue is None or not _of_groups(reading, cue):
        return None
    if cue == _MOST:
        return lambda share: share > _PARTS["half"]
    part = _PARTS[cue]
    if reading.cue("at-most"):
        return lambda share: share <= part
    if reading.cue("at-least"):
        return lambda share: share >= part
    if reading.cue("more-than"):
        return lambda share: share > part
    if reading.cue("less-than"):
        return lambda share: share < part
    return lambda share: abs(share - part) <= _ABOUT


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
