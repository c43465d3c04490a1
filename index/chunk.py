"""Chunks: the texts that are searched, each knowing what it stands for and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from corpus import Corpus, Document, Language, Span
from corpus.masking import mask

Kind = Literal["paragraph", "sentence", "claim", "ask", "gap", "table", "other"]

# A paragraph longer than this, in characters, has no useful structure of its own and is split further.
_LONG = 1500
# How many words of a claim name what it is about.
_BEGINNING = 6
_EVERY = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """A text to be found.

    Attributes
    ----------
        text: what is searched.
        language: the language that it is in.
        kind: what it is: of the document, of a note (`claim`, `ask`), of a gap, or of something beside the corpus.
        owner: the id of the note, gap or other thing that it stands for; None for a paragraph.
        span: where it, or its first evidence, stands in the document; None for a gap and for other things.

    """

    text: str
    language: Language
    kind: Kind
    owner: str | None
    span: Span | None

    @property
    def id(self) -> str:
        """The same for the same text standing for the same thing, and for no other."""
        content = "\x1f".join((self.kind, self.owner or "", self.language, self.text))
        place = f"\x1f{self.span.start}:{self.span.end}" if self.span else ""
        return sha256((content + place).encode()).hexdigest()[:24]


def chunks(corpus: Corpus) -> tuple[Chunk, ...]:
    """Everything in a corpus that can be found: paragraphs, sentences, claims, ways to ask, gaps; each once."""
    unique = {chunk.id: chunk for chunk in _all(corpus)}
    return tuple(unique.values())


def _all(corpus: Corpus) -> Iterator[Chunk]:
    yield from _of_document(corpus.document)
    for sentence in corpus.sentence_notes:
        span = sentence.evidence[0]
        yield Chunk(corpus.document.slice(span), corpus.document.language, "sentence", sentence.id, span)
    for note in corpus.notes:
        for language, claim in note.claim.items():
            yield Chunk(claim, language, "claim", note.id, note.evidence[0])
        for language, asks in note.asks.items():
            masked = (mask(ask, corpus, language) for ask in asks)
            yield from (Chunk(ask, language, "ask", note.id, note.evidence[0]) for ask in masked)
    for gap in corpus.gaps:
        for language, topic in gap.topic.items():
            yield Chunk(topic, language, "gap", gap.id, None)
        for language, asks in gap.asks.items():
            masked = (mask(ask, corpus, language) for ask in asks)
            yield from (Chunk(ask, language, "gap", gap.id, None) for ask in masked)


def lessons(corpus: Corpus) -> tuple[Chunk, ...]:
    """Ways to ask for what is missing about what is there: a gap's asks, each followed by a nearby claim's beginning.

    People name the thing and then ask what is not said of it: "the budget of the annual meeting in Bali". Learnt from
    these, the classifier goes by the budget and not by the meeting.
    """
    found = []
    for gap in corpus.gaps:
        claims = [corpus.note(near).claim for near in gap.near] or [note.claim for note in corpus.notes[:1]]
        for language, asks in gap.asks.items() if claims else ():
            for number, ask in enumerate(asks[::_EVERY]):
                beginning = " ".join(claims[number % len(claims)].get(language, "").split()[:_BEGINNING])
                text = mask(f"{ask.rstrip('?.! ')} {beginning}", corpus, language)
                found.append(Chunk(text, language, "gap", gap.id, None))
    return tuple(found)


def _of_document(document: Document) -> Iterator[Chunk]:
    for paragraph in document.paragraphs:
        for span in _split(document, paragraph):
            yield Chunk(document.slice(span), document.language, "paragraph", None, span)


def _split(document: Document, paragraph: Span) -> Sequence[Span]:
    text = document.slice(paragraph)
    if len(text) <= _LONG:
        return [paragraph]
    # Imported here: it costs a second, and hardly any article has such a paragraph.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=_LONG // 2, chunk_overlap=_LONG // 10, add_start_index=True)
    pieces = splitter.create_documents([text])
    starts = [paragraph.start + piece.metadata["start_index"] for piece in pieces]
    return [
        Span(start, start + len(piece.page_content), paragraph.paragraph)
        for start, piece in zip(starts, pieces, strict=True)
    ]
