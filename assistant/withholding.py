"""Withholding: reasons not to give the note that seems to answer, because it does not answer this."""

import re
from collections.abc import Sequence

from assistant.evidence import places_of, stated, strange_figures, times_of
from assistant.finding import Finding
from assistant.question import WRITTEN_LARGE, Question
from assistant.wording import function_words, wording
from corpus import Corpus, Language, Note
from corpus.checking import unsupported_figures
from corpus.figure import figures
from index.analysis import analyzer

# From this distance on, a word of a yes-no question is heard nowhere in the note; up to this probability that counts.
_UNHEARD, _PLAIN = 0.6, 0.6
# From this distance on a word of a short question is nothing that people ask a note with.
_STRANGE = 0.5
_ITSELF = re.compile(r"\b(?:this|it|ini)\b", re.IGNORECASE)
_IN_A_ROW = re.compile(
    r"\b(?:(?:which|what) number|number in|nomor|edisi|ke-?\s?berapa\w*|days?|hari\w*|lama(?:nya)?)\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"\s*(?:the|para|kaum|pihak)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)")
_WHEREABOUTS = ("place", "group", "country", "person")
# A title may stand between what sets aside and the name: "apart from Mr X".
_TITLE = 6
# Up to here a number may be reckoned from what is given, as the days from a first to a last one.
_FEW = 12
# So likely a note is given even where the kind of fact that is asked for does not show in it.
_CERTAIN = 0.95


def withheld(finding: Finding, probability: float, corpus: Corpus) -> bool:
    """Whether the notes of a finding are not to be given.

    Args:
    ----
        finding: what was found; one without notes is never withheld.
        probability: that of its first note.
        corpus: where the notes are.

    """
    if not finding.notes or finding.compared:
        return False
    question, first = finding.question, finding.notes[0]
    # A yes-no question with a word that nothing here says is about something else, unless the rest leaves no doubt.
    doubtful = finding.missing > _UNHEARD and probability < _PLAIN and not finding.contradicted
    unheard = question.asks("yes-no") and doubtful and not _confirms(question, finding.notes, corpus)
    short_of = probability < _CERTAIN and not _measures_up(question, finding.notes, corpus)
    if _of_something_else(question, first, corpus) or _uncaused(question, finding.notes):
        return True
    if _of_another_voice(question, first, corpus):
        return True
    if finding.unheard > _STRANGE:
        return True
    if not finding.contradicted and _of_one_member(question, first, corpus):
        return True
    another = not _as_exact(question, first) or _of_another_time(question, first, corpus)
    return unheard or short_of or another or _set_aside(question, finding.notes, corpus) or _uncounted(finding, corpus)


def _of_something_else(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a summary is asked for of something by a name that nothing here has: "the plot of Hamlet"."""
    # "Sum this article up for readers of …" names who it is for.
    itself = _ITSELF.search(question.text) or wording(question.spoken).document.search(question.text)
    if question.kind != "summary" or question.mentions or itself or not set(note.facts) <= {"what"}:
        return False
    names = (m.group() for m in WRITTEN_LARGE.finditer(question.text, 1))
    return any(not set(name.lower().split()) <= function_words() and not corpus.gazetteer.find(name) for name in names)


def _of_another_voice(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question takes somebody else to have said what the note has its speaker say: "what did the UN say?".

    Somebody else goes by a name that nothing here has, or is of a group: "the delegates of X". Who is called by an
    office may be the one.
    """
    voice = wording(question.spoken).voice.search(question.own)
    # What tells of the whole document is said by nobody in it.
    if (note.speaker is None and note.facts) or voice is None or question.asks("yes-no"):
        return False
    who = voice["who"] or voice["whose"] or ""
    if wording(question.spoken).document.search(who):
        return False
    found = [name for mention in corpus.gazetteer.find(who) for name in mention.names]
    if any(name.type in ("person", "role") for name in found) or wording(question.spoken).official.search(who):
        return False
    unknown = [m.group() for m in WRITTEN_LARGE.finditer(who) if not corpus.gazetteer.find(m.group())]
    # What its speaker says of X may be taken for what X says.
    told = set(corpus.gazetteer.ids(" ".join(stated(note, corpus))))
    strange = not found and _DEFINITE.match(who) is not None and not _heard_of(who, question.spoken, corpus)
    return bool(unknown) or strange or any(name.table is not None and name.id not in told for name in found)


def _heard_of(words: str, spoken: Language, corpus: Corpus) -> bool:
    """Whether any of some words stands in the ways to ask for a note that has a speaker."""
    terms = analyzer(spoken).terms
    asked = {term for note in corpus.notes if note.speaker for ask in note.asks.get(spoken, ()) for term in terms(ask)}
    return not asked.isdisjoint(terms(words))


def _of_one_member(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question is about one member of a table, and the note says nothing of it: "which services in X …?".

    What holds of each member holds of this one, too.
    """
    if question.asks("yes-no", "why", "compare", "summary") or note.id in _tabled(corpus):
        return False
    *_, last = [0, *(match.end() for match in _SENTENCE_END.finditer(question.own))]
    said = [name for m in question.mentions if last <= m.start < len(question.own) for name in m.names]
    grouped = {table.id for table in corpus.tables if table.groups is not None}
    members = {name.id for name in said if name.type == "member" and name.table in grouped}
    if not members:
        return False
    named = set(corpus.gazetteer.ids(" ".join(stated(note, corpus))))
    elsewhere = any(name.id in named for name in said if name.type in _WHEREABOUTS)
    every = any(wording(lang).operations["everyone"].search(text) for lang, text in note.claim.items())
    return members.isdisjoint(named) and not elsewhere and not every


def _tabled(corpus: Corpus) -> set[str]:
    """The ids of the notes that tell of tables."""
    return {note for table in corpus.tables for note in (table.note, *(count.note for count in table.counts))}


def _uncaused(question: Question, notes: Sequence[Note]) -> bool:
    """Whether a cause is asked for that no note gives."""
    return wording(question.spoken).cause.search(question.own) is not None and not any("why" in n.facts for n in notes)


def _confirms(question: Question, notes: Sequence[Note], corpus: Corpus) -> bool:
    """Whether a question gives what one of the notes gives too: it is about that, whatever else it says.

    That is a number; or a place, where it says hardly more: "it was in X, right?".
    """
    if any(hardly_more_than_places(question, note, corpus) for note in notes):
        return True
    given = {f.value for note in notes for text in stated(note, corpus) for f in figures(text) if f.sort == "number"}
    return any(figure.sort == "number" and figure.value in given for figure in question.figures)


def hardly_more_than_places(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question says hardly more than where it was, and it was there: "the event was in X, right?"."""
    named = {name.id for name in question.names}
    few = bool(question.mentions) and len(question.content) <= 1 and not question.figures
    if not few or not named <= set(places_of(note, corpus)):
        return False
    said = {term for text in stated(note, corpus) for term in analyzer(question.spoken).terms(text)}
    asked = {term for ask in note.asks.get(question.spoken, ()) for term in analyzer(question.spoken).terms(ask)}
    own = {term for word in question.content for term in analyzer(question.spoken).terms(word)}
    return own <= said | asked


def _uncounted(finding: Finding, corpus: Corpus) -> bool:
    """Whether a question would have a number confirmed where no note of the finding gives any: "500 people came"."""
    question = finding.question
    if not question.asks("yes-no") or finding.contradicted:
        return False
    numbers = [f for note in finding.notes for f in strange_figures(question, note, corpus) if not f.ordinal]
    given = [figure for note in finding.notes for text in stated(note, corpus) for figure in figures(text)]
    return any(isinstance(f.value, float) and f.value > _FEW for f in numbers) and not any(
        not isinstance(f.value, tuple) and not f.ordinal for f in given
    )


def _set_aside(question: Question, notes: Sequence[Note], corpus: Corpus) -> bool:
    """Whether the only one whom one of the notes gives is set aside by the question: "apart from X, who was there?"."""
    aside = {
        name.id
        for match in wording(question.spoken).except_.finditer(question.text)
        for mention in question.mentions
        if 0 <= mention.start - match.end() <= _TITLE
        for name in mention.names
    }
    if not aside or not question.asks("who", "who-said"):
        return False
    # "Delegations of …, and others" are more than the names that they hold.
    whole = (_named_alone(who, corpus) for note in notes for who in note.facts.get("who", {}).values())
    return any(ids and ids <= aside for ids in whole)


def _named_alone(text: str, corpus: Corpus) -> set[str]:
    """The ids of the names in a text that holds nothing but names; empty for any other."""
    mentions = corpus.gazetteer.find(text)
    rest = "".join(letter for place, letter in enumerate(text) if not any(m.start <= place < m.end for m in mentions))
    return set() if any(map(str.isalnum, rest)) else {name.id for mention in mentions for name in mention.names}


def _measures_up(question: Question, notes: Sequence[Note], corpus: Corpus) -> bool:
    """Whether what is asked for with "how many" or "when" is there: a number, a date."""
    wanted = {"how-many", "when"} & {*question.kinds}
    # "What percentage, according to him?" asks for a number, whoever gave it.
    if question.kind not in (*wanted, "who-said") or not wanted:
        return True
    if any(kind in note.facts for note in notes for kind in wanted):
        return True
    found = [figure for note in notes for figure in figures(corpus.claim(note, question.language))]
    # "The sixth" counts nothing, unless it is asked which one of a row it is, or how long it was.
    if not _IN_A_ROW.search(question.text):
        found = [figure for figure in found if not figure.ordinal]
    return any(("when" if isinstance(figure.value, tuple) else "how-many") in wanted for figure in found)


def _as_exact(question: Question, note: Note) -> bool:
    """Whether a note's time is as exact as what is asked for: "in which month" is not answered by a year."""
    if "when" not in note.facts or not question.asks("when"):
        return True
    dates = [
        date
        for figure in figures(note.facts["when"][question.language])
        if isinstance(figure.value, tuple)
        for date in figure.value
    ]
    units = wording(question.spoken).units
    return not dates or all(
        getattr(date, unit) is not None
        for unit, asked in units.items()
        if asked.search(question.text)
        for date in dates
    )


def _of_another_time(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question asks what the note says, but of another time: "who chairs it in 2025", "the seventh meeting".

    A yes-no question, or one that asks for a reason, takes the time for granted: that is a premise, to be corrected.
    """
    if question.asks("yes-no", "why", "compare", "how"):
        return False
    named = {name.id for name in question.names}
    here = set(places_of(note, corpus))
    # What a follow-up was completed with says nothing of its own time.
    own = len(question.own)
    said = {name.id for mention in question.mentions if mention.start < own for name in mention.names}
    # "And the fifth, where was that?" means another than what it was completed with.
    named = said if own < len(question.text) and question.asks("where", "when") else named
    inside = [(mention.start, mention.end) for mention in question.mentions]
    given = [*stated(note, corpus), corpus.published or ""]
    # "The 26 cities nominated in 2020": it is known by its number, and wrongly dated.
    numbers = {figure.value for text in given for figure in figures(text) if isinstance(figure.value, float)}
    counted = any(figure.value in numbers and not figure.ordinal for figure in question.figures)
    # "The fifth meeting, of July 2023": it is known by its date, and wrongly counted.
    dated = times_of(note)
    counted = counted or any(one.exact and one.agrees(other) for one in question.figures for other in dated)
    # "The sixth meeting, of June": it is known by its place in the row, and wrongly dated.
    ordinals = {figure.value for text in given for figure in figures(text) if figure.ordinal}
    counted = counted or any(figure.ordinal and figure.value in ordinals for figure in question.figures)
    # "The sixth meeting" is named once in a sentence and meant throughout; a year beside may be of something else.
    sentences = [corpus.document.slice(corpus.document.sentence_at(span)) for span in note.evidence]
    strange = unsupported_figures(question.text, given)
    strange = [f for f in strange if not f.ordinal or f in unsupported_figures(question.text, sentences)]
    # Where the note counts nothing off, "the fourth one" is one of what it lists.
    strange = [figure for figure in strange if not figure.ordinal or ordinals]
    return any(
        (isinstance(figure.value, tuple) or figure.ordinal)
        and figure.start < own
        # "The fifth meeting, in Bali": it is the one in Bali that is meant, and wrongly counted.
        and not here & (named if figure.ordinal or figure.exact else said)
        and not counted
        and not any(start <= figure.start < end for start, end in inside)
        for figure in strange
    )
