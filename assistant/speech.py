"""Speeches: what somebody said, all of it: "five points of Mr X's speech", "what did X talk about?"."""

import re

from assistant.part import MOST, telling
from assistant.question import Kind, Question
from assistant.reading import terms_in
from assistant.residue import own_words
from assistant.wording import wording
from corpus import Corpus, Note

_TO = re.compile(r"\b(?:to|kepada|ke)\s+(?:pak |mr\.? )?$", re.IGNORECASE)
_WHO_AND_WHAT = re.compile(
    r"\b(?:who|siapa)\b.*(?:\b(?:and|dan|terus|trus|lalu)\b|,|&)\s*(?:what|apa|dia|beliau|ngomong|bilang)\b",
    re.IGNORECASE,
)


def said_by(question: Question, corpus: Corpus) -> tuple[Note, ...]:
    """What somebody said, in the document's order, where a question asks for so many points of it, or for what else.

    Or for all of it, "what did X say there?": then first where that was. None for any other question.
    """
    people = {name.id for name in question.names if name.type == "person"}
    said = _said(people, corpus)
    if len(people) == 1 and question.without and wording(question.spoken).follow_up["said-else"].search(question.text):
        told = [note for note in corpus.notes if note.id in question.without]
        return telling((note for note in said if note not in told), MOST, told)
    if len(people) == 1 and question.kind == "summary" and len(question.numbers) == 1:
        return telling(said, question.numbers[0])
    people = people or _meant(question, corpus)
    said = _said(people, corpus)
    occasion = next((note for note in corpus.notes if _tells_where(note, people, corpus)), None)
    if len(people) != 1 or not said or occasion is None or not _asks_all(question, occasion, corpus):
        return ()
    # How somebody begins and how they end says more of a speech than its longest sentences.
    paragraphs = [note.evidence[0].paragraph for note in said]
    ends = (min(paragraphs), max(paragraphs))
    told_at = (telling((note for note in said if note.evidence[0].paragraph == end), 1) for end in ends)
    return (occasion, *dict.fromkeys(note for each in told_at for note in each))


def _said(people: set[str], corpus: Corpus) -> list[Note]:
    return [note for note in corpus.notes if note.speaker is not None and note.speaker.name in people]


def _meant(question: Question, corpus: Corpus) -> set[str]:
    """Who is meant without a name: whoever holds the office that is named, or the only one who says anything."""
    offices = {name.id for name in question.names if name.type == "role"}
    if not offices:
        speakers = {note.speaker.name for note in corpus.notes if note.speaker is not None}
        return speakers if _WHO_AND_WHAT.search(question.text) and len(speakers) == 1 else set()
    of_office = [note for note in corpus.notes if not offices.isdisjoint(_named(note, "what", corpus))]
    holders = {name for note in of_office for name in _named(note, "who", corpus)}
    return {name for name in holders if corpus.name(name).type == "person"}


def _named(note: Note, fact: Kind, corpus: Corpus) -> set[str]:
    """The ids of the names in one of a note's facts."""
    return {*corpus.gazetteer.ids(" ".join(note.facts.get(fact, {}).values()))}


def _tells_where(note: Note, people: set[str], corpus: Corpus) -> bool:
    """Whether the document itself tells in a note that one of some people did something somewhere."""
    told = note.speaker is None and {"where", "what"} <= set(note.facts)
    return told and not people.isdisjoint(_named(note, "who", corpus))


def _asks_all(question: Question, occasion: Note, corpus: Corpus) -> bool:
    """Whether a question asks what somebody said, and no more than where: "what did X talk about at the forum?"."""
    said, focus = wording(question.spoken).speech, wording(question.spoken).focus.search(question.own)
    if "about" in question.cues or question.closed or question.own != question.text or question.figures:
        return False
    if question.asks("yes-no", "when", "where", "why", "how-many", "compare", "define"):
        return False
    # "Who replied to X?", "at which forum did he speak?" ask for something else.
    if any(_TO.search(question.text[: m.start]) for m in question.mentions if m.names[0].type == "person"):
        return False
    whom = any(name.type == "person" for name in question.names) or not _WHO_AND_WHAT.search(question.text)
    if question.asks("who", "who-said") and whom:
        return False
    if not (wording(question.spoken).asking.search(question.text) or question.asks("list", "summary")):
        return False
    of_another = focus is not None and not (
        said.fullmatch(focus["noun"]) or question.mentions_within(focus.start("noun"), focus.end("noun"))
    )
    if said.search(question.text) is None or of_another:
        return False
    claim = " ".join(occasion.claim.values())
    placed = {name.id for name in question.names if name.type != "person"} <= {*corpus.gazetteer.ids(claim)}
    told = terms_in(claim) - terms_in(" ".join(occasion.facts["what"].values()))
    return placed and all(not terms_in(word) - told for word in own_words(said.sub(" ", question.text), corpus))
