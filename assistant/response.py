"""What an answer is: the one object in the window, the notebook, the API and the fixtures."""

from dataclasses import asdict, dataclass, field
from typing import Any

from corpus.document import Language


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim, located slice of a document.

    Attributes
    ----------
        number: the marker `[n]` in the answer's text that points here, from 1.
        quote: the slice; always `document.text[start:end]`.
        document: the document's file name.
        paragraph: the paragraph's number, from 1.
        start, end: offsets in characters of the document's text, end exclusive.
        language: the language of the quote.
        note: the id of the note that led here; None where the sentence itself was found.
        gloss: the note's claim in the answer's language, where the quote is in another; None otherwise.
        context: the whole paragraph that the quote stands in.
        context_start: where `context` begins in the document's text.

    """

    number: int
    quote: str
    document: str
    paragraph: int
    start: int
    end: int
    language: Language
    note: str | None
    gloss: str | None
    context: str
    context_start: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way from the question to the answer, for people who want to see how it was found.

    Attributes
    ----------
        name: `understand`, `retrieve`, `judge`, `compose` or `verify`.
        detail: what happened, in the answer's language.

    """

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an answer was made from, so that it can be made again.

    Attributes
    ----------
        corpus: fingerprint of the document and everything derived from it.
        model: name of the embedding model.
        index: fingerprint of text, chunking and model together.
        composer: what phrased the answer: `extract` or a language model's `provider:model`.

    """

    corpus: str
    model: str
    index: str
    composer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its proof.

    Attributes
    ----------
        text: what is said, with a marker `[n]` for each citation, numbered by first use.
        language: the language of the text.
        abstained: True where the article does not say; then there are no citations.
        citations: the proof, in the order of their numbers.
        question: the question as it was asked.
        standalone: the question as understood: follow-ups resolved, spelling mended.
        kind: what was asked for: who, what, when, where, why, how, how-many, list, yes-no, compare, define, who-said,
            summary, small-talk.
        confidence: the calibrated probability, 0 to 1, that the answer is right (abstaining may be right too).
        suggestions: questions, in the answer's language, that the corpus can answer and that lead on from here.
        members: ids of the table members that the answer names or stands on, for maps and lists.
        trace: the steps from question to answer.
        provenance: what the answer was made from.

    """

    text: str
    language: Language
    abstained: bool
    citations: tuple[Citation, ...]
    question: str
    standalone: str
    kind: str
    confidence: float
    suggestions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    trace: tuple[Step, ...] = ()
    provenance: Provenance = field(default=Provenance("", "", "", "extract"))

    def __str__(self) -> str:
        """The text, and below it each quote with its place."""
        quotes = [f"[{c.number}] “{c.quote}” ({c.document}, ¶{c.paragraph})" for c in self.citations]
        return "\n".join([self.text, *([""] if quotes else []), *quotes])

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain lists, dictionaries, strings and numbers, ready for JSON."""
        plain = asdict(self)
        for name in ("citations", "suggestions", "members", "trace"):
            plain[name] = list(plain[name])
        return plain

    def _repr_html_(self) -> str:
        """What a notebook shows: the text, and each quote marked in its paragraph, everything escaped."""
        from assistant.rendering import answer_html

        return answer_html(self)
