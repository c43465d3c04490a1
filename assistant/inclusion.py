"""Inclusion: whether something is among what was told, asked in few words and put in full."""

from dataclasses import dataclass
from string import Template

from assistant.atlas import is_country, place_names
from assistant.context import Context, groups_told, list_told
from assistant.question import WRITTEN_LARGE, content_words
from assistant.residue import beside_nouns, kinds_in, own_words
from assistant.wording import function_words, wording
from corpus import Corpus, Language
from corpus.figure import figures
from corpus.table import Table

# What a table without groups has, or has not, is named in so many words at most.
_THING = 2


def inclusion(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether something is among what was told, asked in full; None where that is not asked."""
    ways = (_exchanged, _one_of_them, _listed_too)
    return next(filter(None, (way(body, spoken, context, corpus) for way in ways)), None)


def _exchanged(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The last question with the member or group that it names exchanged for something that no table has.

    "Is Bangkok in? — And Medan?": for a table in groups that is a place; for another, whose members are things, any
    words of which it was asked whether they are among them. None where the text names no such thing.
    """
    rest = wording(spoken).too.sub(" ", body).strip(" ,.?!")
    # "And X, is it included too?": that it is asked for as a member says nothing more.
    own = [word for word in own_words(rest, corpus) if not wording(spoken).operations["member"].fullmatch(word)]
    before = context.standalone
    # The atlas is opened only where these leave it open.
    if not own or corpus.gazetteer.find(rest) or figures(rest):
        return None
    old = _listed(context, corpus)
    if old is None:
        return None
    # A question opens with a capital whatever its first word is.
    opens = wording(spoken).follow_up["words"].search(rest) is not None
    large = (match.group() for match in WRITTEN_LARGE.finditer(rest) if match.start() or not opens)
    names = [*place_names(rest), *large]
    # Some town is called "Name", as "name them" begins.
    names = [name for name in names if name.lower() not in function_words() and not (opens and name.islower())]
    place = next((name for name in names if set(own) <= {*name.lower().split()}), None)
    if place and old.grouped is not None and not is_country(place):
        return _among(place, old.grouped, spoken)
    asks = wording(spoken).follow_up["words"].search(rest) or kinds_in(rest, spoken)
    if old.things and not asks and len(own) <= _THING and "yes-no" in kinds_in(before, spoken):
        place = rest
    return f"{before[: old.start]}{place}{before[old.end :]}" if place else None


@dataclass(frozen=True)
class _Listed:
    """What a question asked a table of, from `start` to `end` in its text.

    Attributes
    ----------
        things: whether the table has no groups.
        grouped: the table that it is a group of; None for a member or a thing.

    """

    start: int
    end: int
    things: bool
    grouped: Table | None = None


def _listed(context: Context, corpus: Corpus) -> _Listed | None:
    """The last member or group of a table in the last question, or what stood there in the place of one."""
    before = context.standalone
    ungrouped = {table.id for table in corpus.tables if table.groups is None}
    tabled = [m for m in corpus.gazetteer.find(before) if any(name.table for name in m.names)]
    if tabled:
        last = tabled[-1]
        groups = all(name.type == "group" for name in last.names)
        grouped = next((t for t in corpus.tables if groups and t.id == last.names[0].table), None)
        return _Listed(last.start, last.end, any(name.table in ungrouped for name in last.names), grouped)
    place = next(iter(place_names(before)), None)
    if place is not None:
        return _Listed(before.index(place), before.index(place) + len(place), things=False)
    table, _, operation = (context.told or "").partition("/")
    words = beside_nouns(before, corpus)
    if operation != "is-member" or table not in ungrouped or not words:
        return None
    lower = before.lower()
    return _Listed(lower.index(words[0]), lower.rindex(words[-1]) + len(words[-1]), things=True)


def _one_of_them(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether something is among what was just listed, asked in full: "is school one of them?".

    None where the last answer did not list the members of a table without groups, or the text asks something else.
    """
    table = list_told(context, corpus)
    patterns = wording(spoken).follow_up
    asked = patterns["among-said"].search(body) or patterns["among"].search(body)
    if table is None or asked is None or corpus.gazetteer.find(body) or not own_words(asked["what"], corpus):
        return None
    what = " ".join(word for word in asked["what"].split() if word.lower() not in function_words())
    return _among(what, table, spoken)


def _listed_too(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether a place that no table has is among what was just told of, in full: "what about X, is it on there?"."""
    table = groups_told(context, corpus)
    mentions = corpus.gazetteer.find(body)
    if table is None or len(mentions) != 1 or figures(body):
        return None
    if any(name.table is not None or name.type != "place" for name in mentions[0].names):
        return None
    own = beside_nouns(body, corpus)
    listed = wording(spoken).operations["listed"].sub(" ", " ".join(own))
    if content_words(listed) or set(kinds_in(body, spoken)) - {"yes-no"}:
        return None
    return _among(body[mentions[0].start : mentions[0].end], table, spoken)


def thing_too(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether a thing is among those that were just told of, in full, where "what about" it is all that is asked."""
    thing = wording(spoken).too.sub(" ", body).strip(" ,.?!")
    table, named = list_told(context, corpus), corpus.gazetteer.find(thing)
    own = [*own_words(thing, corpus), *named]
    if table is None or not own or len(thing.split()) > _THING or figures(thing) or kinds_in(thing, spoken):
        return None
    others = any(name.table != table.id for mention in named for name in mention.names)
    return None if others or wording(spoken).ordinals_in(thing) else _among(thing, table, spoken)


def _among(what: str, table: Table, spoken: Language) -> str:
    """Whether something is a member of a table, asked in full."""
    return Template(wording(spoken).replies["one-of"]).substitute(what=what, noun=table.members.many[spoken])
