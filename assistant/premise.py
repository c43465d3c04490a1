"""Premises: what a question takes for granted, held against the note that it is about."""

from assistant.atlas import is_place
from assistant.evidence import places_of, stated, strange_figures
from assistant.question import WRITTEN_LARGE, Question
from corpus import Corpus, Note
from corpus.figure import figures


def contradicts(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question presumes a number, date, place, person or country that the note gives otherwise."""
    return (
        bool(strange_figures(question, note, corpus))
        or _other_names(question, note, corpus)
        or _other_place(question, note)
    )


def mistakes(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question is surely about what a note says, by its number or date, and names another place or person.

    "The sixth meeting, in X": there is one sixth meeting, and it was not in X.
    """
    if not question.asks("where") and _miscounted(question, note, corpus):
        return True
    if not _other_names(question, note, corpus):
        return False
    given = [f for fact in note.facts.values() for f in figures(fact[question.language]) if f.ordinal or f.exact]
    return any(
        mine.ordinal == theirs.ordinal and (mine.value == theirs.value or (mine.exact and mine.agrees(theirs)))
        for mine in question.figures
        for theirs in given
    )


def _miscounted(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names the note's place and counts what happened there otherwise: "the fifth meeting, in X"."""
    counted = [f.value for fact in note.facts.values() for f in figures(fact[question.language]) if f.ordinal]
    asked = [figure.value for figure in question.figures if figure.ordinal]
    named = {name.id for name in question.names}
    return bool(named & set(places_of(note, corpus)) and counted and asked) and not set(asked) & set(counted)


def _other_place(question: Question, note: Note) -> bool:
    """Whether a question places what happened where the note does not: at a city or country that the corpus has not."""
    if "where" not in note.facts:
        return False
    taken = [(mention.start, mention.end) for mention in question.mentions]
    found = [
        m
        for m in WRITTEN_LARGE.finditer(question.text)
        if m.start() > 0 and all(m.end() <= s or e <= m.start() for s, e in taken)
    ]
    return any(is_place(m.group()) and m.group().lower() not in " ".join(note.claim.values()).lower() for m in found)


# What can stand in another's place: where the note gives one of a class, another one of it contradicts.
_CLASSES = ({"place", "member"}, {"country", "group"}, {"person"})


def _other_names(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether the question names a place, country or person, and the note's own facts name another in its stead."""
    present = set(corpus.gazetteer.ids(" ".join(stated(note, corpus))))
    strange = [m for m in question.mentions if not any(name.id in present for name in m.names)]
    facts = " ".join(text for fact in note.facts.values() for text in fact.values())
    # Where the question names what the note gives, the other name is only set beside it: "in X and not in Y".
    asked = {name.id for name in question.names}
    given = {n.type for mention in corpus.gazetteer.find(facts) for n in mention.names if n.id not in asked}
    return any(
        types & rivals and given & rivals
        for rivals in _CLASSES
        for types in ({name.type for name in mention.names} for mention in strange)
    )
