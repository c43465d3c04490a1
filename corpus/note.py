"""Notes: atomic claims in both languages with their evidence; gaps: what people ask and the document does not say."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import Language, Span

Words = Mapping[Language, str]


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

    """

    id: str
    claim: Words
    evidence: tuple[Span, ...]
    facts: Mapping[str, Words]
    speaker: Speaker | None
    asks: Mapping[Language, tuple[str, ...]]


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
