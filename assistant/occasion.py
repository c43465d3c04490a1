"""Occasions: what an article dates to the day and places, and what came after one of them."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from string import Template

from assistant.context import Context
from assistant.evidence import days_of, places_of
from assistant.residue import beside_nouns, kinds_in
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.figure import figures


@lru_cache(maxsize=16)
def occasions(corpus: Corpus) -> tuple[tuple[date, str], ...]:
    """The first day of each occasion and the id of its place, in the order of time."""
    first: dict[str, date] = {}
    for note in corpus.notes:
        days = days_of(note)
        for place in places_of(note, corpus)[:1] if days else ():
            first[place] = min(days[0], first.get(place, days[0]))
    return tuple(sorted((day, place) for place, day in first.items()))


def place_told(notes: Iterable[str], corpus: Corpus) -> str | None:
    """The id of the place of the one occasion that notes tell of; None where they tell of none, or of several."""
    told = {place for note in notes if corpus.has_note(note) for place in places_of(corpus.note(note), corpus)}
    found = [place for _, place in occasions(corpus) if place in told]
    return found[0] if len(found) == 1 else None


def beside(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """What a text asks of the occasion after, or before, the one that was told of, in full; None for any other text.

    "What came after that?" asks what happened at the next one, "how many days later?" how long it was until then.
    """
    words, told = wording(spoken), place_told(context.notes, corpus)
    places = [place for _, place in occasions(corpus)]
    if told is None or len(places) < 2 or corpus.gazetteer.find(body) or figures(body):
        return None
    between = words.follow_up["days-later"].search(body)
    if between and len(places) == 2:
        return _said("days-between", [corpus.name(place).form(spoken) for place in places], spoken)
    if words.follow_up["which-earlier"].search(body) and len(places) == 2:
        return _said("which-came-first", [corpus.name(place).form(spoken) for place in places], spoken)
    if words.follow_up["other-held"].search(body) and len(places) == 2:
        return _said("what-was-in", [corpus.name(place).form(spoken) for place in places if place != told], spoken)
    after, before = words.follow_up["then-held"].search(body), words.follow_up["held-before"].search(body)
    cue = after or before
    if {*kinds_in(body, spoken)} - {"what", "list"}:
        return None
    if cue is None or beside_nouns(f"{body[: cue.start()]} {body[cue.end() :]}", corpus):
        return None
    other = places.index(told) + (1 if after else -1)
    return _said("what-was-in", [corpus.name(places[other]).form(spoken)], spoken) if 0 <= other < len(places) else None


def _said(reply: str, places: list[str], spoken: Language) -> str:
    return Template(wording(spoken).replies[reply]).substitute(place=places[0], other=places[-1])
