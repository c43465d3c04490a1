"""Evidence: what the search brings, gathered by the note, gap or other thing that it speaks for, and measured."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from assistant.atlas import is_place
from assistant.exemplar import table_exemplars, table_of
from assistant.measure import measures_in
from assistant.operation import operations
from assistant.question import Kind as Asked
from assistant.question import Question, content_words
from assistant.reading import Reading, canonical, of_gaps
from assistant.wording import function_words, wording
from corpus import Corpus, Note
from corpus.checking import unsupported_figures
from corpus.figure import Figure, figures
from corpus.masking import mask
from index.chunk import Kind
from index.interaction import Alignment
from index.search import Aligner, Hit, Search

# Enough hits that the right one is among them, few enough owners that each can be looked at word by word.
_HITS, _OWNERS, _RECOGNISED = 60, 5, 3
# A word of the question counts as found in a text from this similarity of the nearest word on.
_FOUND = 0.6
# Questions of at most so many words say one thing.
_SHORT = 5
# No greeting or thanks of the development questions looks less like one; nobody is told off on a mere resemblance.
_OFF_TOPIC, _SMALL_TALK, _LEAST_LIKE = "off-topic", -0.65, {"injection": -0.35, "insult": -0.4}
# Kinds of question for which a note must hold words that answer them.
_EXACTING: tuple[Asked, ...] = ("when", "where", "who", "how-many", "why", "how")
# Of these the ones whose lack weighs; the others made no difference.
_LACKS = {"when": "no_when", "where": "no_where", "why": "no_why"}
# Types of names that only this corpus tells of; a city or a country may be named for any reason.
_TOLD_OF = ("person", "role", "plan", "event", "place")
_ABOUT_STRANGERS = ("/is-member", "/is-group")
# The facts that answer kinds of question without a fact of their own.
_ANSWERED_BY = {"define": "what", "list": "what", "who-said": "who", "summary": "what"}
FEATURES = tuple(
    """
    known better_known likeness likelier own_known own_likeness cosine votes grounding missing fits no_when no_where
    no_why passed_over astray negated told is_gap is_other named is_table called explained outlandish strangers short
    """.split()
)


@dataclass(frozen=True)
class Candidate:
    """Something that may answer a question, or show that it has no answer here.

    Attributes
    ----------
        owner: the id of the note, gap, sentence or other thing.
        kind: `claim` for a note, `sentence`, `gap`, or `other`.
        hits: what the search found of it, the best first.
        features: by name, what the judge weighs; see `FEATURES`.

    """

    owner: str
    kind: Kind
    hits: tuple[Hit, ...]
    features: Mapping[str, float]


def gather(question: Question, readings: Mapping[str, Reading], search: Search, corpus: Corpus) -> list[Candidate]:
    """The candidates for a question: what is nearest, what it is recognised as, and what the tables can do with it.

    Args:
    ----
        question: the question as understood.
        readings: the question read against each table, by the table's id.
        search: finds the chunks.
        corpus: what the chunks speak for.

    """
    text = mask(question.text, corpus, question.spoken)
    by_owner: dict[str, list[Hit]] = {}
    hits = [hit for hit in search.find(text, question.spoken, _HITS) if _counts(hit, corpus)]
    for hit in hits:
        if hit.chunk.owner is not None and hit.chunk.owner not in question.without | question.heard:
            by_owner.setdefault(hit.chunk.owner, []).append(hit)
    likeness = {
        o: s
        for o, s in search.recognise(text).items()
        if table_of(o, corpus) is None and o not in question.without | question.heard
    }
    called = {f"{name}/{op}": fits for name, reading in readings.items() for op, fits in operations(reading).items()}
    for reading in readings.values():
        mine = [owner for owner in called if owner.startswith(f"{reading.table.id}/")]
        scores = search.recognise(canonical(reading)) if mine else {}
        likeness |= {owner: scores[owner] for owner in mine if owner in scores}
    if question.without:
        likeness = {owner: value for owner, value in likeness.items() if not _beside_the_point(owner, question, corpus)}
        by_owner = {owner: found for owner, found in by_owner.items() if not _beside_the_point(owner, question, corpus)}
    recognised = sorted(likeness, key=lambda owner: -likeness[owner])
    owners = list(
        dict.fromkeys(
            [*list(by_owner)[:_OWNERS], *recognised[:_RECOGNISED], *(o for o, fits in called.items() if fits)]
        )
    )
    votes = _votes(hits)
    aligner = search.alignment(text, question.spoken)
    known = {owner: share for owner, share in aligner.coverage().items() if owner not in question.without}
    # Where a table accounts for all that is asked, a note that does not name what is named there is beside the point.
    accounted = any(_accounted(owner, fits, readings) for owner, fits in called.items())
    own = own_part(question)
    own_known, own_likeness = _of_own(own, question, search, corpus) if own else ({}, {})
    strays = float(min(3, len(of_gaps(question, corpus))))
    outlandish = {name: _outlandish(aligner, name, corpus) for name in {o.partition("/")[0] for o in called}}
    better_known, likelier = _leads(owners, known), _leads(owners, likeness, -1.0)
    own_better, own_likelier = _leads(owners, own_known), _leads(owners, own_likeness)
    candidates = []
    for owner in owners:
        found = tuple(by_owner.get(owner, ()))
        kind = _kind(owner, corpus)
        fit = _fit_of_table(owner, called[owner], readings) if kind == "table" else _fit(question, owner, kind, corpus)
        measured = {
            **fit,
            "known": known.get(owner, 0.0),
            "better_known": better_known[owner],
            "likeness": likeness.get(owner, -1.0),
            "likelier": likelier[owner],
            "cosine": max((hit.score for hit in found), default=0.0),
            "votes": votes.get(owner, 0.0),
            "told": float(owner == question.told and _again(question, fit["fits"])),
            "own_known": own_better[owner],
            "own_likeness": max(-1.0, own_likelier[owner]),
            "short": 1.0 / (1 + len(question.content) + len(question.mentions)),
        }
        measured["astray"] = strays if kind in ("claim", "table") else 0.0
        if accounted and corpus.has_note(owner):
            measured["passed_over"] = _passed_over(question, corpus.note(owner), corpus)
        if kind == "table":
            reading = readings[owner.partition("/")[0]]
            said = len(question.content) + len(question.mentions)
            # What is asked about need not be known.
            unknown = reading.besides if measured["explained"] else reading.unexplained
            measured["known"] = 1 - len(unknown) / max(1, said)
            measured["better_known"] = measured["known"] - max(known.values(), default=0.0)
            measured["outlandish"] = outlandish[reading.table.id]
        else:
            measured |= _words(aligner, owner, corpus)
            measured["unheard"] = _unheard(aligner, owner, question) if kind == "claim" else 0.0
        candidates.append(Candidate(owner, kind, found, measured))
    return candidates


def far_fetched(candidate: Candidate) -> bool:
    """Whether a text does not even look like the small talk that it is taken for, only less like anything else.

    What is off the subject may look like nothing known.
    """
    owner = candidate.owner
    if candidate.kind != "other" or owner == _OFF_TOPIC:
        return False
    return candidate.features["likeness"] < _LEAST_LIKE.get(owner, _SMALL_TALK)


def _again(question: Question, fits: float) -> bool:
    """Whether what was told just now would only be told again: it has no other fact of the kind that is asked for."""
    return not question.asks("who-said") and (not fits or not question.asks(*_EXACTING, "define", "summary"))


def own_part(question: Question) -> str | None:
    """What a question says itself, beside what it was completed with or what it states first; None for any other."""
    own = question.asked or (question.own if question.own != question.text else "")
    return own if content_words(own) else None


def _of_own(own: str, question: Question, search: Search, corpus: Corpus) -> tuple[dict[str, float], dict[str, float]]:
    """How far each owner is known by what a follow-up says itself, and how much that looks like asking for it."""
    text = mask(own, corpus, question.spoken)
    return search.alignment(text, question.spoken).coverage(), search.recognise(text)


def _leads(owners: Sequence[str], scores: Mapping[str, float], lowest: float = 0.0) -> dict[str, float]:
    """How far each owner is ahead of all others, or behind the first; what has no score has the lowest."""
    first, second = (*nlargest(2, scores.values()), lowest, lowest)[:2]
    mine = {owner: scores.get(owner, lowest) for owner in owners}
    return {owner: m - (second if owner in scores and m == first else first) for owner, m in mine.items()}


def _beside_the_point(owner: str, question: Question, corpus: Corpus) -> bool:
    """Whether an owner cannot be the other one that is meant: a note without the fact that is asked for."""
    note = note_of(owner, corpus)
    wanted = next((kind for kind in question.kinds if kind in _EXACTING), None)
    gap = corpus.gap(owner)
    # Another one is taken to be there: what the document leaves open about the first is not it.
    if gap is not None and set(gap.near) & question.without:
        return True
    return note is not None and wanted is not None and wanted not in note.facts


def _kind(owner: str, corpus: Corpus) -> Kind:
    if table_of(owner, corpus) is not None:
        return "table"
    if note_of(owner, corpus) is not None:
        return "claim"
    return "gap" if corpus.gap(owner) is not None else "other"


def _votes(hits: Sequence[Hit]) -> dict[str, float]:
    """For each owner its share of the hits, the first counting most."""
    votes: dict[str, float] = {}
    for rank, hit in enumerate(hits, start=1):
        if hit.chunk.owner is not None:
            votes[hit.chunk.owner] = votes.get(hit.chunk.owner, 0.0) + 1 / rank
    total = sum(votes.values()) or 1.0
    return {owner: vote / total for owner, vote in votes.items()}


def _counts(hit: Hit, corpus: Corpus) -> bool:
    # Where there are notes, they speak for the sentences.
    return not (hit.chunk.kind in ("sentence", "paragraph") and corpus.notes)


def _words(aligner: Aligner, owner: str, corpus: Corpus) -> dict[str, float]:
    """How far the words of the question are found in what the owner says, or else in all that it is found by."""
    if corpus.has_note(owner):
        said = aligner.among(owner, _sayings(corpus), corpus.fingerprint)
    else:
        said = aligner.owned(owner)
    return {"grounding": _covered(said), "missing": _heaviest_missing(said), "doubt": _doubt(said)}


def _unheard(aligner: Aligner, owner: str, question: Question) -> float:
    """How far the strangest word of a short question to be checked is from all that an owner is found by, 0 to 1.

    "Is he rich?" says one thing, and where nobody asks for that it is another question. Longer ones tell more than what
    they ask.
    """
    short = len(question.text.split()) <= _SHORT and question.own == question.text
    if not (short and question.closed) or measures_in(question.text, question.spoken):
        return 0.0
    said = {word for word in question.content if word not in function_words()}
    return max((1 - a.similarity for a in aligner.owned(owner) if a.word.lower() in said), default=0.0)


def missing_in(aligner: Aligner, note: Note, corpus: Corpus) -> float:
    """How much the heaviest word of a question weighs that a note does not say, 0 where it says all of them."""
    return _words(aligner, note.id, corpus)["missing"]


def _outlandish(aligner: Aligner, table: str, corpus: Corpus) -> float:
    """How strange the strangest word of the question is among those that people ask this table with."""
    return _heaviest_missing(aligner.among(table, _table_words(corpus), f"tables of {corpus.fingerprint}"))


@lru_cache(maxsize=8)
def _table_words(corpus: Corpus) -> dict[str, str]:
    """What each table is asked with, whatever the operation, and what its note says."""
    subject = " ".join(corpus.subject.values())
    texts = {table.id: [subject, *corpus.note(table.note).claim.values()] for table in corpus.tables}
    for chunk in table_exemplars(corpus):
        texts[str(chunk.owner).partition("/")[0]].append(chunk.text)
    return {table: " ".join(asked) for table, asked in texts.items()}


def _doubt(alignments: Sequence[Alignment]) -> float:
    """How far the strangest word of a question is from all that is said, 0 to 1, common words aside.

    However little a word weighs: "is he a minister" turns on the minister.
    """
    telling = [each for each in alignments if each.word.isalpha() and each.word.lower() not in function_words()]
    return max((1 - max(0.0, each.similarity) for each in telling), default=0.0)


def _covered(alignments: Sequence[Alignment]) -> float:
    weight = sum(a.weight for a in alignments)
    return sum(a.weight * max(0.0, a.similarity) for a in alignments) / weight if weight > 0 else 0.0


def _heaviest_missing(alignments: Sequence[Alignment]) -> float:
    return max((a.weight * (_FOUND - a.similarity) / _FOUND for a in alignments if a.similarity < _FOUND), default=0.0)


@lru_cache(maxsize=8)
def _sayings(corpus: Corpus) -> dict[str, str]:
    """What each note, or each sentence, says: its claims and the sentences that they rest on."""
    return {note.id: " ".join(_said(note, corpus)) for note in (*corpus.sentence_notes, *corpus.notes)}


def _said(note: Note, corpus: Corpus) -> list[str]:
    return [*note.claim.values(), *(corpus.document.slice(corpus.document.sentence_at(span)) for span in note.evidence)]


def _fit(question: Question, owner: str, kind: Kind, corpus: Corpus) -> dict[str, float]:
    """Whether the note answers this kind of question, and what kind of fact it lacks."""
    note = note_of(owner, corpus)
    exacting = [k for k in question.kinds if k in _EXACTING]
    wanted = {_ANSWERED_BY.get(k, k) for k in question.kinds}
    fits = float(note is not None and any(k in note.facts for k in wanted))
    misfits = note is not None and bool(note.facts) and bool(exacting) and exacting[0] not in note.facts
    return {
        **dict.fromkeys(FEATURES, 0.0),
        "fits": fits,
        **({_LACKS[exacting[0]]: 1.0} if misfits and exacting[0] in _LACKS else {}),
        "negated": float(note is not None and _denies_otherwise(question, note)),
        "is_gap": float(kind == "gap"),
        "is_other": float(kind == "other"),
        # Small talk and other subjects hardly ever name what the corpus tells of.
        "named": float(kind == "other" and any(name.type in _TOLD_OF for name in question.names)),
    }


def _fit_of_table(owner: str, called: bool, readings: Mapping[str, Reading]) -> dict[str, float]:
    """Whether the question's words call for the operation, and whether the table accounts for all of them."""
    reading = readings[owner.partition("/")[0]]
    return {
        **dict.fromkeys(FEATURES, 0.0),
        "is_table": 1.0,
        "called": float(called),
        "explained": float(_accounted(owner, called, readings)),
        # A name that the table does not have may be asked about; any other question is about more than the table.
        "strangers": 0.0 if owner.endswith(_ABOUT_STRANGERS) else float(min(2, len(reading.strangers))),
    }


def _accounted(owner: str, called: bool, readings: Mapping[str, Reading]) -> bool:
    if not called:
        return False
    reading = readings[owner.partition("/")[0]]
    # "Is X one of them?": that the table has no X is what it says of it.
    things = reading.table.groups is None and reading.member_noun and not reading.besides
    places = bool(reading.groups) and all(map(is_place, reading.strangers)) and not reading.telling
    stranger = owner.endswith("/is-member") and bool(reading.strangers) and (things or places)
    named = bool(reading.members or reading.groups) and not reading.unexplained
    return named or stranger


def note_of(owner: str, corpus: Corpus) -> Note | None:
    """The note, or the sentence of a document without notes, of an id; None for anything else."""
    return corpus.note(owner) if corpus.has_note(owner) else None


def on_same_sentences(notes: Sequence[Note], corpus: Corpus) -> list[Note]:
    """The notes that rest on the sentences of some notes, these among them, in the corpus's order."""
    sentences = {corpus.document.sentence_at(span) for note in notes for span in note.evidence}
    return [n for n in corpus.notes if any(corpus.document.sentence_at(span) in sentences for span in n.evidence)]


def strange_figures(question: Question, note: Note, corpus: Corpus) -> list[Figure]:
    """The numbers and dates of a question that the note does not give."""
    return unsupported_figures(question.text, stated(note, corpus))


def stated(note: Note, corpus: Corpus) -> list[str]:
    """What a note itself states: its claims and its evidence, without the rest of the sentences that it stands in."""
    return [*note.claim.values(), *(corpus.document.slice(span) for span in note.evidence)]


def places_of(note: Note, corpus: Corpus) -> tuple[str, ...]:
    """The ids of the names of where a note's facts place it, in order."""
    return tuple(place for text in note.facts.get("where", {}).values() for place in corpus.gazetteer.ids(text))


def times_of(note: Note) -> list[Figure]:
    """The dates that a note's facts give, in both languages."""
    return [figure for text in note.facts.get("when", {}).values() for figure in figures(text)]


def days_of(note: Note) -> list[datetime.date]:
    """The days on which a note dates what it tells, in order; empty where it gives none."""
    dates = [f.value for f in figures(note.facts.get("when", {}).get("id", "")) if isinstance(f.value, tuple)]
    return [datetime.date(d.year, d.month, d.day) for d in dates[0] if d.year and d.month and d.day] if dates else []


def lasting(note: Note) -> int:
    """How many days what a note tells of went on; 0 where it does not say."""
    days = days_of(note)
    return (days[-1] - days[0]).days + 1 if days else 0


def _passed_over(question: Question, note: Note, corpus: Corpus) -> float:
    """How many members and groups of tables a question names that the note itself does not."""
    text = " ".join(stated(note, corpus))
    present = corpus.gazetteer.ids(text)
    tabled = [m for m in question.mentions if any(name.type in ("member", "group") for name in m.names)]
    return float(sum(not any(name.id in present for name in mention.names) for mention in tabled))


def _denies_otherwise(question: Question, note: Note) -> bool:
    """Whether a question asks for what is not so, and the note says nothing of the kind."""
    if question.asks("yes-no"):
        return False
    denied = wording(question.spoken).negations.search(question.own)
    return denied is not None and not wording(question.language).negations.search(note.claim.get(question.language, ""))


__all__ = [
    "FEATURES",
    "Candidate",
    "days_of",
    "far_fetched",
    "gather",
    "lasting",
    "missing_in",
    "note_of",
    "on_same_sentences",
    "own_part",
    "places_of",
    "stated",
    "strange_figures",
    "times_of",
]
