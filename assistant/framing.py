"""Framing: what people put around a question to be polite, or around a claim to have it checked, taken away again."""

import re
from collections.abc import Callable

from assistant.wording import wording
from corpus import Language

# Where what is claimed may end and the wish to have it checked begin.
_CUT = re.compile(r"(?<=[.!?,;])\s+\S|\s[-–—]\s")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")
# "I just wanted to ask: could you tell me …" is framed twice, seldom more often.
_MOST_FRAMES = 3


def unframed(text: str, spoken: Language, says_something: Callable[[str], bool]) -> str:
    """What a text asks, without the words around it; the text itself where nothing would be left.

    "I was wondering if you could tell me when …" asks when; "I read that …. Could you check?" asks whether it is so.

    Args:
    ----
        text: what was typed, its spelling mended.
        spoken: the language that it is in.
        says_something: whether a text is about anything.

    """
    if not says_something(text):
        return text
    sentences = [match.group() for match in _SENTENCE.finditer(text)]
    plain = "".join(_plain(sentence, spoken, says_something) for sentence in sentences).strip()
    return _claimed(plain, spoken, says_something) or plain


def _plain(sentence: str, spoken: Language, says_something: Callable[[str], bool]) -> str:
    """A sentence without its polite opening and ending."""
    frame = wording(spoken).frame
    for _ in range(_MOST_FRAMES):
        opening = frame["opening"].match(sentence)
        rest = sentence[opening.end() :] if opening else sentence
        closing = frame["closing"].search(rest)
        rest = f"{rest[: closing.start()]}{_mark(rest)} " if closing else rest
        if rest == sentence or not says_something(rest):
            break
        sentence = rest
    return frame["whether"].sub(wording(spoken).framed["whether"], sentence, count=1)


def _claimed(text: str, spoken: Language, says_something: Callable[[str], bool]) -> str | None:
    """What a text claims and wants to have checked, as a question; None where it wants something else."""
    frame = wording(spoken).frame
    *_, cut = [0, *(m.start() for m in _CUT.finditer(text))]
    checks = bool(cut) and frame["check"].fullmatch(text[cut:].strip()) is not None
    claim = text[:cut] if checks else text
    lead = (frame["claimed"].match(claim) if checks else None) or frame["checking"].match(claim)
    claim = (claim[lead.end() :] if lead else claim).strip(" .!?,")
    asks = wording(spoken).asking.search(claim) or "?" in claim
    if not (checks or lead) or asks or not says_something(claim):
        return None
    return f"{claim}, {wording(spoken).framed['right']}?"


def _mark(sentence: str) -> str:
    """The mark that a sentence ends with, if any."""
    last = sentence.rstrip()[-1:]
    return last if last in ".!?" else ""
