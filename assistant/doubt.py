"""Doubts: what was just told, held against what the asker has believed: "are you sure? I thought it was in May"."""

from assistant.context import Context
from assistant.evidence import stated, times_of
from assistant.premise import displaced, true_office
from assistant.question import Doubt, Question, content_words
from assistant.residue import table_nouns
from assistant.wording import wording
from corpus import Corpus, Language, Note
from corpus.figure import Figure, figures

# Beside what it believes instead, a doubt says no more than so many words of its own.
_FEW = 2
# What an asker may believe instead: another place or person, not another thing to ask about.
_VALUES = ("place", "member", "group", "country", "person", "role")


def doubts(text: str, spoken: Language, context: Context | None, corpus: Corpus) -> bool:
    """Whether a text doubts what was just told and asks nothing else."""
    if context is None or not any(corpus.has_note(note) for note in context.notes):
        return False
    doubt = wording(spoken).follow_up["doubt"]
    rest = doubt.sub(" ", text)
    if rest == text or wording(spoken).asking.search(rest):
        return False
    mentions = corpus.gazetteer.find(rest)
    other = any(not any(name.type in _VALUES for name in mention.names) for mention in mentions)
    words = [word for word in content_words(rest, mentions) if not any(character.isdigit() for character in word)]
    dated = {word for figure in figures(rest) for word in rest[figure.start : figure.end].lower().split()}
    tabled = any(word in table_nouns(corpus) for word in words)
    return not (other or tabled) and len([word for word in words if word not in dated]) <= _FEW


def narrows(text: str, spoken: Language, context: Context | None, corpus: Corpus) -> bool:
    """Whether a text asks if what was just told is so of nothing else, and asks nothing more: "only in the capital?".

    What was told says how far it goes, so it is said again; what a table says, the table can be asked.
    """
    if context is None or context.told is None or not corpus.has_note(context.told):
        return False
    only = wording(spoken).follow_up["nothing-else"]
    rest = only.sub(" ", text)
    if rest == text or wording(spoken).asking.search(rest) or figures(rest):
        return False
    mentions = corpus.gazetteer.find(rest)
    words = [word for word in content_words(rest, mentions) if word not in table_nouns(corpus)]
    # Any other text the notes can be asked with; one that names a table's group would ask the table.
    return any(name.table for mention in mentions for name in mention.names) and len(words) <= _FEW


def doubted(question: Question, context: Context, corpus: Corpus) -> Doubt:
    """The note that a doubt is about, and whether it says what the asker believes."""
    notes = [corpus.note(note) for note in context.notes if corpus.has_note(note)]
    verdicts = [(note, _agrees(question, note, corpus)) for note in notes]
    note, agrees = next((each for each in verdicts if each[1] is not None), verdicts[0])
    return Doubt(note.id, agrees)


def _agrees(question: Question, note: Note, corpus: Corpus) -> bool | None:
    """Whether a note says what a question names; None where it names nothing of what the note says or could say."""
    said = " ".join(stated(note, corpus))
    # A year in a plan's name is no date of what happened.
    given = [each for each in figures(said) if each.sort != "date"] + times_of(note)
    rivals = [(mine, [each for each in given if each.sort == mine.sort]) for mine in question.figures]
    known = [any(_equal(mine, each) for each in like) for mine, like in rivals if like]
    if known:
        return all(known)
    if displaced(question, note, corpus) or true_office(question, corpus) is not None:
        return False
    named = {name.id for name in question.names}
    return True if named & set(corpus.gazetteer.ids(said)) else None


def _equal(mine: Figure, other: Figure) -> bool:
    return mine.agrees(other) if mine.sort == "date" else mine.value == other.value
