"""Kernels: of a long text what asks, without the story around it."""

import re
from collections.abc import Callable

from assistant.wording import wording
from corpus import Language

# A text of more words than this tells more than it asks; with so many to a sentence its full stops are forgotten.
_LONG, _ENDLESS = 22, 30
# After a colon so many words may be all that is asked; so many before it may be left away.
_ASKED, _ANNOUNCED = 4, 8
# "Mr. Smith" is no end of a sentence, and choices, "a) … b) …", belong to what they are offered for.
_END = re.compile(r"(?<=[.!?])(?<!\b[MD]r\.)(?<!\bMrs\.)(?<!\bProf\.)\s+(?!\W?a\s?[).:])")
_CLAUSE = re.compile(
    r"[,;]\s+|\s[-–—]\s|\s+(?=(?:nah|jadi|btw|soalnya|karena|trus|terus|tapi|makasih|eh|anyway|so|but|because|thanks)\b)",
    re.IGNORECASE,
)


def kernels(
    text: str, spoken: Language, asks: Callable[[str], bool], names: Callable[[str], bool]
) -> list[tuple[str, ...]]:
    """The ways to take a long text for what it asks only, the likeliest first; none for a short one.

    Its sentences that ask, after the sentence before where that names something of the corpus; each by itself; each
    after the sentence before it.

    Args:
    ----
        text: what was typed, its spelling mended.
        spoken: the language that it is in.
        asks: whether a sentence without a question mark is a question.
        names: whether a sentence names something of the corpus.

    """
    words = len(text.split())
    if words <= _LONG:
        return []
    pieces = _END.split(text.strip())
    if words > _ENDLESS * len(pieces):
        pieces = [clause for piece in pieces for clause in _CLAUSE.split(piece) if clause]
    pieces = [_announced(piece, asks) for piece in pieces]
    requests = wording(spoken).requests
    marked = [n for n, piece in enumerate(pieces) if piece.endswith("?") or requests.search(piece)]
    asking = marked or [n for n, piece in enumerate(pieces) if asks(piece)]
    if not asking or len(pieces) < 2:
        return []
    led = [f"{pieces[n - 1]} {pieces[n]}" if n and n - 1 not in asking else pieces[n] for n in asking]
    ways = [
        tuple(after if leads(pieces[n - 1]) else pieces[n] for n, after in zip(asking, led, strict=True))
        for leads in (names, lambda _: False, lambda _: True)
    ]
    return list(dict.fromkeys(ways))


def _announced(piece: str, asks: Callable[[str], bool]) -> str:
    """What a sentence asks after a colon, where it only announces it before; else the sentence."""
    head, _, asked = piece.rpartition(": ")
    long = len(head.split()) >= _ANNOUNCED and len(asked.split()) >= _ASKED
    return asked if long and asks(asked) and not asks(head) else piece
