"""Notes: atomic claims in both languages with their evidence; gaps: what people ask and the document does not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.document import Language, Span

Words = Mapping[Language, str]
# What a note has to say to what somebody wants to have checked: it bears it out, goes against it, or leaves it open. In
# the words of fact checking: supported, refuted, not enough information (FEVER; Thorne et al., 2018).
Stance = Literal["so", "not-so", "open"]
STANCES: tuple[Stance, ...] = ("so", "not-so", "open")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a thing in the document.

    Attributes
    ----------
        name: the id of the person's name.
        evidence: the slice that attributes it: "kata Safrizal".

    """

    name: str
    evidence: Span


@dataclass(frozen=True, eq=False)
class Note:
    """One claim, where it stands, and the ways to ask for it.

    Attributes
    ----------
        id: unique among notes and gaps.
        claim: the claim in each language; in one language only for a sentence of a document without notes.
        evidence: verbatim slices of the document that the claim rests on, the most telling first.
        facts: for a kind of question (when, where, who, how-many, what, why, how) the claim's words that answer it.
        speaker: who says so in the document; None where the document itself does.
        asks: for each language, ways to ask for the claim; indexed, never shown.
        checks: for each language, questions to be answered by yes or no, by what the claim has to say to them; learnt
            from, never shown.

    """

    id: str
    claim: Words
    evidence: tuple[Span, ...]
    facts: Mapping[str, Words]
    speaker: Speaker | None
    asks: Mapping[Language, tuple[str, ...]]
    checks: Mapping[Language, Mapping[Stance, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Gap:
    """Something that people ask and the document does not say.

    Attributes
    ----------
        id: unique among notes and gaps.
        topic: what is missing, as a noun phrase in each language.
        near: ids of the notes nearest to it.
        asks: for each language, ways to ask for it; indexed, never shown.

    """

    id: str
    topic: Words
    near: tuple[str, ...]
    asks: Mapping[Language, tuple[str, ...]]
