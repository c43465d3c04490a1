"""Premises: what a question takes for granted, held against the note that it is about."""

import re
from collections import Counter
from functools import lru_cache
from itertools import dropwhile

from assistant.atlas import is_place
from assistant.attendance import WITHIN, attends
from assistant.evidence import places_of, stated, strange_figures, times_of
from assistant.measure import bounds_in
from assistant.question import LENGTH, WRITTEN_LARGE, Question, put_for_yes
from assistant.reading import has_noun
from assistant.wording import function_words, wording
from corpus import LANGUAGES, Corpus, Language, Note
from corpus.figure import Figure, figures
from corpus.name import Mention
from index.analysis import analyzer

# A person and the office that they are taken to hold stand so many words apart at most.
_NEAR, _APPOSED = 10, 5
# A question that says so many words beside names says little.
_LITTLE = 3
# "Rather than per city": what is set aside is not asked.
_INSTEAD = re.compile(r"\b(?:rather than|instead of|and not|bukan|alih-alih|ketimbang)\b[^,.?]*", re.IGNORECASE)
# What "each" is said of stands so near behind it.
_NEXT = 3
# What a number counts stands so many words before it or behind it.
_BEFORE, _AFTER = 2, 3
# A term of so many of the ways to ask for a note is its own.
_OFTEN = 0.1
_CLAUSE = re.compile(r"[^\w\s'’-]")
# "The mayor's remarks" takes nobody to be a mayor.
# "Not a minister": nobody is taken to be one.
_NOT_A = re.compile(r"\b(?:not|bukan|bukanlah|n['’]t)\s+(?:an?\s+|the\s+|seorang\s+)?$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\b")
# "Which minister", "menteri siapa": who holds the office is asked for, nobody is taken to hold it.
_ASKED, _ASKED_BEHIND = (
    re.compile(r"\b(?:which|what|whose)\s+$", re.IGNORECASE),
    re.compile(r"\s+(?:siapa|mana|apa)\b", re.IGNORECASE),
)
# "Director General of Taxes": what an office is of.
_OF = re.compile(r"\s+(?:(?:of|for|bidang|urusan)\s+)?(?:the\s+)?(?P<what>(?-i:[A-Z])\w+(?:\s+(?-i:[A-Z])\w+)*)")
# "Not the one in X": what is set aside is not asked about.
_ASIDE = re.compile(r"\b(?:bukan|not)(?: (?:yang|yg|the one))?(?: (?:di|in|at))?\s+$", re.IGNORECASE)


def contradicts(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question presumes a number, date, place, person or country that the note gives otherwise."""
    # A summary is of the whole: how long it is to be is no premise.
    if question.kind == "summary" or not note.facts:
        return False
    return (
        _other_figure(question, note, corpus)
        or displaced(question, note, corpus)
        or _other_office(question, note, corpus)
        or other_agent(question, note, corpus)
        or _of_each_group(question, note, corpus)
    )


def _of_each_group(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question has each group of a table have what the note says that each member has."""
    named = {name.id for name in question.names} - corpus.subject_names
    if named.isdisjoint(corpus.gazetteer.ids(" ".join(note.claim.values()))):
        return False
    each, claim = wording(question.spoken).operations["apiece"], note.claim.get(question.spoken, "")
    for table in corpus.tables:
        asked, said = (
            {
                of
                for match in each.finditer(text)
                for of, noun in (("group", table.groups), ("member", table.members))
                if has_noun(" ".join(text[match.end() :].split()[:_NEXT]), noun)
            }
            for text in (_INSTEAD.sub("", question.own), claim)
        )
        if asked == {"group"} and said == {"member"}:
            return True
    return False


def _counted_before(question: Question, note: Note, corpus: Corpus) -> set[int]:
    """The other numbers of the table whose number a note gives, where a question says what it was and asks openly."""
    if question.closed or "formerly" not in question.cues or not question.asks("how-many"):
        return set()
    counts = [table.counts for table in corpus.tables if note.id in {count.note for count in table.counts}]
    return {count.value for each in counts for count in each if count.note != note.id}


def _other_figure(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question has a number, an ordinal or a date that the note gives otherwise: it gives one of its sort."""
    claims = note.claim.values()
    given = {figure.sort for text in claims for figure in figures(text) if not _named(figure, text, corpus)}
    strange = [figure for figure in strange_figures(question, note, corpus) if figure.sort in given]
    # "Name two of its areas" takes none to be two.
    strange = [figure for figure in strange if not question.asks_for(figure)]
    # "In June or July?": neither is taken for granted.
    strange = [figure for figure in strange if not question.offers(figure.start, figure.end)]
    # "It used to be 26; how many now?" gives what was so, and asks for what is.
    before = _counted_before(question, note, corpus)
    strange = [figure for figure in strange if figure.value not in before]
    # "Some say 26 and others 29": the note's own number is there too, and neither is taken for granted.
    numbers = {f.value for text in claims for f in figures(text) if f.sort == "number"}
    # "More than five" takes nothing to be five; whether yes-no questions are right in it is another's to say.
    bounds = bounds_in(question.text, question.spoken)
    strange = [
        figure
        for figure in strange
        if figure.end not in bounds
        or not (question.closed or any(bounds[figure.end].holds(n) for n in numbers if isinstance(n, float)))
    ]
    if any(f.sort == "number" and f.value in numbers for f in question.figures):
        strange = [figure for figure in strange if figure.sort != "number"]
    return any(
        _counts_what(figure, question, note) if figure.sort != "date" else not question.begins_or_ends(figure)
        for figure in strange
    )


def _named(figure: Figure, text: str, corpus: Corpus) -> bool:
    """Whether a number is part of a plan's name, and dates nothing."""
    plans = (m for m in corpus.gazetteer.find(text) if any(name.type == "plan" for name in m.names))
    return any(mention.start <= figure.start < mention.end for mention in plans)


def _counts_what(figure: Figure, question: Question, note: Note) -> bool:
    """Whether a number counts something that the note speaks of: "five cities", but not "in two sentences"."""
    before = _CLAUSE.split(question.text[: figure.start])[-1].split()
    after = _CLAUSE.split(question.text[figure.end :])[0].split()
    if LENGTH.match(question.text, figure.end):
        return False
    beside = " ".join((*before[-_BEFORE:], *after[:_AFTER]))
    return any(not _spoken_of(note, lang).isdisjoint(analyzer(lang).terms(beside)) for lang in LANGUAGES)


@lru_cache(maxsize=256)
def _spoken_of(note: Note, language: Language) -> frozenset[str]:
    """The terms that a note says, and those that it is often asked for with."""
    asks = note.asks.get(language, ())
    asked = Counter(term for ask in asks for term in set(analyzer(language).terms(ask)))
    said = analyzer(language).terms(note.claim.get(language, ""))
    return frozenset(said) | {term for term, count in asked.items() if count >= _OFTEN * len(asks)}


def displaced(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names a place, person or country in the stead of those that the note gives."""
    return _other_names(question, note, corpus) or _other_place(question, note)


def mistakes(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question is surely about what a note says, by its number or date, and names another place or person.

    "The sixth meeting, in X": there is one sixth meeting, and it was not in X.
    """
    if not question.asks("where") and (_miscounted(question, note, corpus) or misdated(question, note, corpus)):
        return True
    if question.asks("yes-no") and _other_office(question, note, corpus):
        return True
    if _of_each_group(question, note, corpus):
        return True
    if not displaced(question, note, corpus) or _told_elsewhere(question, corpus):
        return False
    if _held_elsewhere(question, note, corpus):
        return True
    given = [f for fact in note.facts.values() for f in figures(fact[question.language]) if f.ordinal or f.exact]
    return any(
        mine.ordinal == theirs.ordinal and (mine.value == theirs.value or (mine.exact and mine.agrees(theirs)))
        for mine in question.figures
        for theirs in given
    )


def _held_elsewhere(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question says where something that it names, and the note places, was to be: "pick X for the forum"."""
    told = corpus.gazetteer.find(" ".join(note.facts.get("what", {}).values()))
    events = {name.id for mention in told for name in mention.names if name.type in ("event", "plan")}
    words = wording(question.spoken).operations
    held = words["happening"].search(question.text) or words["chosen"].search(question.text)
    return "where" in note.facts and held is not None and any(name.id in events for name in question.names)


def _told_elsewhere(question: Question, corpus: Corpus) -> bool:
    """Whether some note has both the place and the time that a question names: it is that which is meant."""
    named = {name.id for name in question.names}
    dates = [figure for figure in question.figures if isinstance(figure.value, tuple)]
    return bool(dates) and any(
        named & set(places_of(note, corpus)) and any(d.exact and d.agrees(t) for d in dates for t in times_of(note))
        for note in corpus.notes
    )


def _miscounted(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names the note's place and counts what happened there otherwise: "the fifth meeting, in X"."""
    counted = [f.value for fact in note.facts.values() for f in figures(fact[question.language]) if f.ordinal]
    asked = [figure.value for figure in question.figures if figure.ordinal]
    here = not {name.id for name in question.names}.isdisjoint(places_of(note, corpus))
    # "Was this the fifth one?" says little else.
    little = put_for_yes(question.own) and len(question.content) <= _LITTLE
    return bool((here or little) and counted and asked) and not set(asked) & set(counted)


def misdated(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names the note's place and takes what happened there to be of another year."""
    here = {name.id for name in question.names} & set(places_of(note, corpus))
    # "The sixth meeting was in 2022": it is known by its place in the row, too.
    row = {f.value for fact in note.facts.values() for f in figures(fact[question.language]) if f.ordinal}
    counted = any(figure.ordinal and figure.value in row for figure in question.figures)
    dates, text = times_of(note), question.text
    asked = [f for f in question.figures if isinstance(f.value, tuple) and not _named(f, text, corpus)]
    return bool((here or counted) and dates and asked) and not any(
        one.agrees(other) for one in asked for other in dates
    )


def true_office(question: Question, corpus: Corpus) -> Note | None:
    """The note that gives a person's office, where a question takes them to hold another one."""
    # Most questions name no office: the notes need not be read for them.
    if not any(_offices_in(question)):
        return None
    return next((note for note in corpus.notes if _other_office(question, note, corpus)), None)


def _offices_in(question: Question) -> tuple[list[re.Match[str]], list[Mention]]:
    """The titles with which a question gives somebody an office, and the offices in it that the corpus knows."""
    text = question.text
    titles = [
        m
        for m in wording(question.spoken).offices.finditer(text)
        if not (
            _NOT_A.search(text[: m.start()])
            or _OWNS.match(text, m.end())
            or _ASKED_BEHIND.match(text, m.end())
            or _ASKED.search(text[: m.start()])
            or question.offers(m.start(), m.end())
        )
    ]
    return titles, [m for m in question.mentions if any(n.type == "role" for n in m.names)]


def _other_office(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question takes the person whose office the note gives to hold another one."""
    titles, roles = _offices_in(question)
    if not titles and not roles:
        return False
    who, what = (" ".join(note.facts.get(kind, {}).values()) for kind in ("who", "what"))
    held = {name.id for mention in corpus.gazetteer.find(what) for name in mention.names if name.type == "role"}
    people = set(corpus.gazetteer.ids(who))
    named = [m for m in question.mentions if any(n.type == "person" and n.id in people for n in m.names)]
    if not held or not named:
        return False
    claims = " ".join(note.claim.values()).lower()
    same = (m for m in roles if any(name.id in held for name in m.names))
    if any(_extended(m, question.text, claims) for m in same):
        return True
    return any(
        match.group().lower() not in claims
        and not question.mentions_within(match.start(), match.end())
        and _side_by_side(question.text[min(match.end(), person.end) : max(match.start(), person.start)])
        for match in titles
        for person in named
    )


def _side_by_side(between: str) -> bool:
    """Whether an office and a name stand near each other: beside a comma nearer than in one clause."""
    words = len(between.split())
    return words <= (_APPOSED if _CLAUSE.search(between) else _NEAR)


def _extended(role: Mention, text: str, claims: str) -> bool:
    """Whether an office that the corpus knows goes on with a name that it does not: "Director General of Taxes"."""
    more = _OF.match(text, role.end)
    return more is not None and any(word not in claims for word in more["what"].lower().split())


def other_agent(question: Question, note: Note, corpus: Corpus) -> bool:
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
            found = corpus.gazetteer.find(agent)
            # Whoever is called by an office may be the one whom the note names; "Director Smith" is Smith.
            same = any(
                (ids & {n.id for n in m.names} and (m.names[0].type == "person" or m.end - m.start == len(agent)))
                or (all(n.type == "role" for n in m.names) and m.end - m.start == len(agent))
                for m in found
            )
            another = agent and agent.lower() not in given and not same
            if (
                another
                and not _says(match["deed"], agent, note)
                and not done.isdisjoint(analyzer(question.spoken).terms(match["deed"]))
            ):
                return True
    return False


def replaced_agent(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names who did what the note says: another of the same sort, a country for a country."""
    who = corpus.gazetteer.find(note.facts.get("who", {}).get(question.language, ""))
    types = {name.type for mention in who for name in mention.names}
    sorts = [rivals for rivals in _CLASSES if types & rivals]
    present = {name.id for mention in who for name in mention.names}
    others = (m for m in question.mentions if not any(name.id in present for name in m.names))
    rival = any(name.type in rivals for m in others for name in m.names for rivals in sorts)
    return rival and other_agent(question, note, corpus)


def _says(deed: str, agent: str, note: Note) -> bool:
    """Whether a note's own claim has the deed beside the name: "dihadapi oleh X" is said with "dihadapi X"."""
    beside = re.compile(rf"\b{re.escape(deed)}\W+(?:\w+\W+)?{re.escape(agent)}\b", re.IGNORECASE)
    return any(beside.search(claim) for claim in note.claim.values())


def _other_place(question: Question, note: Note) -> bool:
    """Whether a question places what happened where the note does not: at a city or country that the corpus has not."""
    if "where" not in note.facts:
        return False
    found = [
        m
        for m in WRITTEN_LARGE.finditer(question.text)
        if _named_in(m)
        and not question.mentions_within(m.start(), m.end())
        and not question.offers(m.start(), m.end())
        and not attends(m.start(), m.end(), question)
        # July is a month and a town.
        and not any(f.start < m.end() and m.start() < f.end for f in question.figures)
    ]
    claims = " ".join(note.claim.values()).lower()
    # "In Lombok": what no atlas has may be a place too, where the question names no other.
    unplaced = not any(name.type in ("place", "member", "group") for name in question.names)
    return any(
        _named_in(m).lower() not in claims
        and (is_place(_named_in(m)) or (unplaced and WITHIN.search(question.text[: m.start()]) is not None))
        for m in found
    )


def _named_in(large: re.Match[str]) -> str:
    """What words written large name: without those that a sentence opens with, "Kenapa X"; empty where that is all."""
    words = large.group().split()
    if large.start() > 0 and len(words) > 1 and is_place(large.group()):
        return large.group()
    named = list(dropwhile(lambda word: word.lower() in function_words(), words))
    return "" if large.start() == 0 and len(named) == len(words) else " ".join(named)


# What can stand in another's place: where the note gives one of a class, another one of it contradicts.
_CLASSES = ({"place", "member"}, {"country", "group"}, {"person"})


def _other_names(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether the question names a place, country or person, and the note's own facts name another in its stead."""
    present = set(corpus.gazetteer.ids(" ".join(stated(note, corpus))))
    strange = [
        m
        for m in question.mentions
        if not any(name.id in present for name in m.names)
        and not _ASIDE.search(question.text[: m.start])
        and not attends(m.start, m.end, question)
    ]
    facts = " ".join(text for fact in note.facts.values() for text in fact.values())
    # Where the question names what the note gives, the other name is only set beside it: "in X and not in Y".
    asked = {name.id for name in question.names}
    # The members of a table without groups are things, and no place stands in for one.
    things = {table.id for table in corpus.tables if table.groups is None}
    found = (name for mention in corpus.gazetteer.find(facts) for name in mention.names if name.table not in things)
    given = {name.type for name in found if name.id not in asked}
    return any(
        types & rivals and given & rivals
        for rivals in _CLASSES
        for types in ({name.type for name in mention.names} for mention in strange)
    )
