"""Premises: what a question takes for granted, held against the note that it is about."""

import re

from assistant.atlas import is_place
from assistant.evidence import places_of, stated, strange_figures
from assistant.question import WRITTEN_LARGE, Question
from assistant.wording import function_words, wording
from corpus import LANGUAGES, Corpus, Note
from corpus.figure import Figure, figures
from index.analysis import analyzer

_WITHIN = re.compile(r"\b(di|in|at)\s+$", re.IGNORECASE)
# A person and the office that they are taken to hold stand so many words apart at most.
_NEAR = 10


def contradicts(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question presumes a number, date, place, person or country that the note gives otherwise."""
    return (
        _other_figure(question, note, corpus)
        or displaced(question, note, corpus)
        or _other_office(question, note, corpus)
        or _other_agent(question, note, corpus)
    )


def _other_figure(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question has a number, an ordinal or a date that the note gives otherwise: it gives one of its sort."""
    given = {_sort(figure) for text in stated(note, corpus) for figure in figures(text)}
    return any(_sort(figure) in given for figure in strange_figures(question, note, corpus))


def _sort(figure: Figure) -> str:
    return "date" if isinstance(figure.value, tuple) else "ordinal" if figure.ordinal else "number"


def displaced(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names a place, person or country in the stead of those that the note gives."""
    return _other_names(question, note, corpus) or _other_place(question, note)


def mistakes(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question is surely about what a note says, by its number or date, and names another place or person.

    "The sixth meeting, in X": there is one sixth meeting, and it was not in X.
    """
    if not question.asks("where") and _miscounted(question, note, corpus):
        return True
    if question.asks("yes-no") and _other_office(question, note, corpus):
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


def true_office(question: Question, corpus: Corpus) -> Note | None:
    """The note that gives a person's office, where a question takes them to hold another one."""
    return next((note for note in corpus.notes if _other_office(question, note, corpus)), None)


def _other_office(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question takes the person whose office the note gives to hold another one."""
    titles = list(wording(question.spoken).offices.finditer(question.text))
    # Most questions name no office: the notes need not be read for them.
    if not titles:
        return False
    who, what = (" ".join(note.facts.get(kind, {}).values()) for kind in ("who", "what"))
    held = {name.type for mention in corpus.gazetteer.find(what) for name in mention.names}
    people = set(corpus.gazetteer.ids(who))
    named = [m for m in question.mentions if any(n.type == "person" and n.id in people for n in m.names)]
    if "role" not in held or not named:
        return False
    claims = " ".join(note.claim.values()).lower()
    return any(
        match.group().lower() not in claims
        and not question.mentions_within(match.start(), match.end())
        and len(question.text[min(match.end(), person.end) : max(match.start(), person.start)].split()) <= _NEAR
        for match in titles
        for person in named
    )


def _other_agent(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names who did what the note says, and the note names somebody else."""
    who = note.facts.get("who")
    named = corpus.gazetteer.find(who[question.language]) if who else []
    # "Delegations of …" are no name that another could stand in place of.
    if who is None or not named or named[0].start > 0:
        return False
    done = {term for claim in note.claim.values() for lang in LANGUAGES for term in analyzer(lang).terms(claim)}
    given = " ".join(who.values()).lower()
    ids = set(corpus.gazetteer.ids(" ".join(who.values())))
    for pattern in wording(question.spoken).agent:
        for match in pattern.finditer(question.text):
            # A sentence begins with a capital whatever its first word is.
            agent = " ".join(word for word in match["agent"].split() if word.lower() not in function_words())
            whole = [m for m in corpus.gazetteer.find(agent) if m.end - m.start == len(agent)]
            another = agent and agent.lower() not in given and not any(ids & {n.id for n in m.names} for m in whole)
            if another and not done.isdisjoint(analyzer(question.spoken).terms(match["deed"])):
                return True
    return False


def _other_place(question: Question, note: Note) -> bool:
    """Whether a question places what happened where the note does not: at a city or country that the corpus has not."""
    if "where" not in note.facts:
        return False
    found = [
        m
        for m in WRITTEN_LARGE.finditer(question.text)
        if m.start() > 0 and not question.mentions_within(m.start(), m.end())
    ]
    claims = " ".join(note.claim.values()).lower()
    # "In Lombok": what no atlas has may be a place too, where the question names no other.
    unplaced = not any(name.type in ("place", "member", "group") for name in question.names)
    return any(
        m.group().lower() not in claims
        and (is_place(m.group()) or (unplaced and _WITHIN.search(question.text[: m.start()]) is not None))
        for m in found
    )


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
