"""The article as the panel shows it: verbatim, every cited slice marked, each mark leading back to its answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.rendering import escaped
from assistant.window.conversation import Conversation
from assistant.window.wording import both, in_both, long_date
from corpus.corpus import Corpus
from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A slice of the document that something points at.

    Attributes
    ----------
        key: what points there: `t2-1` is citation 1 of turn 2, `note-…` a note, `row-…` a group of a table.
        start, end: offsets in characters of the document's text, end exclusive.
        question: the question whose answer cites it; None for what is no citation.

    """

    key: str
    start: int
    end: int
    question: str | None = None


def citation_marks(conversation: Conversation) -> list[Mark]:
    """A mark for each citation of each turn."""
    return [
        Mark(f"t{index}-{citation.number}", citation.start, citation.end, turn.answer.question)
        for index, turn in enumerate(conversation.turns)
        for citation in turn.answer.citations
    ]


def pointed_marks(corpus: Corpus) -> list[Mark]:
    """A mark for each slice that the map and the timeline point at."""
    of_notes = [Mark(f"note-{n.id}", n.evidence[0].start, n.evidence[0].end) for n in corpus.notes if "when" in n.facts]
    of_rows = [
        Mark(f"row-{table.id}-{number}", row.evidence.start, row.evidence.end)
        for table in corpus.tables
        for number, row in enumerate(table.rows)
    ]
    return of_notes + of_rows


def article_html(corpus: Corpus, conversation: Conversation) -> str:
    """The panel's article with its heading, marked for a conversation."""
    document, marks = corpus.document, citation_marks(conversation) + pointed_marks(corpus)
    published = long_date(date.fromisoformat(corpus.published)) if corpus.published else None
    line = (f"{both('source.published', published=published)} · " if published else "") + both(
        f"source.original.{document.language}"
    )
    paragraphs = "".join(_paragraph_html(corpus, paragraph, marks) for paragraph in document.paragraphs)
    return (
        f'<article class="paper"><header><p class="kicker">{both("source.title")}</p><h2>{in_both(corpus.title)}</h2>'
        f'<p class="soft">{line}</p></header><div class="text" lang="{document.language}">{paragraphs}</div></article>'
    )


def _paragraph_html(corpus: Corpus, paragraph: Span, marks: Sequence[Mark]) -> str:
    within = [mark for mark in marks if mark.start < paragraph.end and paragraph.start < mark.end]
    first = next((s.start for s in corpus.document.sentences if s.paragraph == paragraph.paragraph), paragraph.start)
    ends = {end for mark in within for end in (mark.start, mark.end) if paragraph.start < end < paragraph.end}
    cuts = sorted({paragraph.start, first, paragraph.end} | ends)
    pieces, before = [], set[str]()
    for start, end in pairwise(cuts):
        over = [mark for mark in within if mark.start <= start and end <= mark.end]
        turns = {_turn(mark) for mark in over if mark.question is not None}
        text = corpus.document.text[start:end]
        # One stop for the keyboard where the same answers go on citing.
        pieces.append(_piece_html(text, over, is_dateline=end <= first, is_continued=bool(turns) and turns == before))
        before = turns
    return f'<p id="p{paragraph.paragraph}" data-number="{paragraph.paragraph}">{"".join(pieces)}</p>'


def _piece_html(text: str, marks: Sequence[Mark], *, is_dateline: bool, is_continued: bool) -> str:
    words = escaped(text)
    if is_dateline:
        words = f'<span class="dateline">{words}</span>'
    keys = escaped(" ".join(mark.key for mark in marks))
    citing = [mark for mark in marks if mark.question is not None]
    if citing:
        # The last answer that cites it is the one that a press leads to.
        by = "".join(f'<span class="by">{escaped(mark.question or "")}</span>' for mark in _one_a_question(citing))
        peek = f'<span class="peek" hidden><span class="where">{both("source.cited")}</span>{by}</span>'
        stop = ' tabindex="-1"' if is_continued else ""
        return (
            f'<a class="mark cited" href="#{_turn(citing[-1])}" data-keys="{keys}"{stop}><mark>{words}</mark></a>{peek}'
        )
    return f'<span class="mark" data-keys="{keys}">{words}</span>' if marks else words


def _one_a_question(marks: Iterable[Mark]) -> list[Mark]:
    return list({_turn(mark): mark for mark in marks}.values())


def _turn(mark: Mark) -> str:
    return mark.key.split("-")[0]
