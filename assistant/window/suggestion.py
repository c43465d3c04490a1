"""Questions to begin and to go on with, as buttons that ask them."""

from collections.abc import Iterable, Iterator

from assistant.rendering import escaped
from assistant.window.wording import both, word
from corpus.corpus import Corpus
from corpus.document import LANGUAGES, Language
from corpus.note import Note
from corpus.table import Table

# One example of each kind, in this order; the first fact of a note is what it is mainly about.
_KINDS = ("what", "how-many", "who", "when", "why", "how")
_MOST_EXAMPLES = 6


def examples(corpus: Corpus, language: Language) -> list[str]:
    """Questions in a language that differ in kind and that the corpus answers: of a table, then of notes."""
    chosen: list[str] = [*_of_tables(corpus.tables, language)]
    for kind in _KINDS:
        notes = (note for note in corpus.notes if next(iter(note.facts), None) == kind and note.asks.get(language))
        first = next((note for note in notes if not _is_dateline(note, corpus)), None)
        if first:
            chosen.append(first.asks[language][0])
    return chosen[:_MOST_EXAMPLES]


def _of_tables(tables: Iterable[Table], language: Language) -> Iterator[str]:
    for table in tables:
        largest = max((row for row in table.rows if row.group), key=lambda row: len(row.members), default=None)
        if largest and largest.group:
            group = largest.group.form(language)
            yield _capital(word("example.list", language, members=table.members.many[language], group=group))
            return


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_dateline(note: Note, corpus: Corpus) -> bool:
    return all(span.end <= corpus.document.sentences[0].start for span in note.evidence)


def examples_html(corpus: Corpus) -> str:
    """The examples as buttons, in both languages, of which the page shows the window's."""
    lists = [(language, examples(corpus, language)) for language in LANGUAGES]
    return "".join(
        f'<div class="w asks" lang="{language}">{_buttons(questions, language)}</div>'
        for language, questions in lists
        if questions
    )


def follow_ups_html(suggestions: Iterable[str], language: Language) -> str:
    """What could be asked next, as buttons; empty where there is nothing."""
    buttons = _buttons(list(suggestions)[:3], language)
    if not buttons:
        return ""
    return f'<div class="next"><span class="kicker">{both("turn.next")}</span><div class="asks">{buttons}</div></div>'


def _buttons(questions: Iterable[str], language: Language) -> str:
    return "".join(
        f'<button type="button" class="ask" data-do="ask" lang="{language}">{escaped(question)}</button>'
        for question in questions
    )
