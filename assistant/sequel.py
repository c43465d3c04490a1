"""Sequels: what a text asks of a table, or of a list, after an answer from it, asked in full."""

import re
from string import Template

from assistant.atlas import place_names
from assistant.context import Context, groups_told, list_told
from assistant.question import COMPLETED
from assistant.reading import has_noun
from assistant.residue import FEW, beside_nouns, kinds_in, own_words, table_nouns
from assistant.rival import (
    alike,
    all_told,
    compared_instead,
    difference_told,
    group_told,
    more_of_two,
    set_beside,
)
from assistant.statement import listing
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.figure import figures, without_figures

# A change that somebody has confirmed is smaller than this.
_MANY = 11
# Abbreviations have more letters.
_ABBREVIATED = 2
# One as a word is mostly no number: "one of them"; where another number is to take its place, it is.
ONE_IN_WORDS = re.compile(r"\b(satu|one|single|only one|1)\b", re.IGNORECASE)


def sequel(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """What a text asks of what was told before, in full; None where it asks no such thing.

    The sum of several groups, the same of both, an earlier count, the growth since, who a group has, the others of a
    group, several groups as a table, groups of another size, a group beside the last one, its share of all, which group
    comes next, what an abbreviation stands for, and what holds of one part of what was told.
    """
    ways = (
        _spelt_out,
        _why_not,
        _summed,
        _of_both,
        _earlier_count,
        _grown,
        _members_told,
        _others_of,
        _as_table,
        _sized_instead,
        _sized_alike,
        set_beside,
        alike,
        difference_told,
        more_of_two,
        compared_instead,
        _share_told,
        _next_in_rank,
        _part_told,
    )
    return next(filter(None, (way(body, spoken, context, corpus) for way in ways)), None)


def counted(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The one of a list, or the number of another time, that a text counts off or doubts; None for any other text."""
    few = len(own_words(body, corpus)) <= FEW
    return _counted_off(body, spoken, context, corpus) or (other_count(body, spoken, context, corpus) if few else None)


def _summed(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """How many the last ones together have, where their sum is asked for: "how many is that altogether?"."""
    words, numbers = wording(spoken), figures(body)
    together = words.operations["sum"].search(body) and not words.follow_up["both"].search(body)
    many = [int(f.value) for f in numbers if isinstance(f.value, float) and 2 <= f.value <= len(context.tabled)]
    if not together or corpus.gazetteer.find(body) or len(many) != len(numbers) or len(context.tabled) < 2:
        return None
    rest = words.operations["everyone"].sub(" ", words.operations["sum"].sub(" ", without_figures(body)))
    if beside_nouns(words.kinds["how-many"].sub(" ", rest), corpus):
        return None
    # "How many countries is that altogether?" adds up no members.
    cue = words.kinds["how-many"].search(body)
    behind = " ".join(body[cue.end() :].split()[:1]) if cue is not None else ""
    if any(has_noun(behind, table.groups) for table in corpus.tables):
        return None
    several = listing(context.tabled[-(many or [2])[0] :], words.replies["and"])
    # What was compared is added up, and not compared again.
    table = groups_told(context, corpus) if (context.told or "").endswith("/compare") else None
    topic = table.members.many[spoken] if table is not None else context.standalone
    return f"{body.strip(' ?.!')} {several}{COMPLETED}{topic}"


def _why_not(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Why those of a table are in and no others, asked after one that is not: "why not?"; None for any other text."""
    if wording(spoken).follow_up["why-not"].match(body) is None:
        return None
    table, operation = groups_told(context, corpus), (context.told or "").rpartition("/")[2]
    # A place that is in no table was told to be in none.
    if table is None and context.told is None and not context.notes and place_names(context.standalone):
        table, operation = next((each for each in corpus.tables if each.groups is not None), None), "is-member"
    if table is None or operation not in ("is-member", "is-group"):
        return None
    return Template(wording(spoken).replies["why-these"]).substitute(noun=table.members.many[spoken])


def _spelt_out(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """What an abbreviation of the last question stands for: "what does that stand for?"; None for any other text."""
    pronoun = wording(spoken).follow_up["pronoun"].search(body)
    few = len(own_words(body, corpus)) <= FEW and not corpus.gazetteer.find(body)
    if pronoun is None or not few or not wording(spoken).operations["short-for"].search(body):
        return None
    before = context.standalone
    mentions = [
        m for m in corpus.gazetteer.find(before) if not any(name.id in corpus.subject_names for name in m.names)
    ]
    words = (word for mention in mentions for word in before[mention.start : mention.end].split())
    short = [word for word in words if word.isupper() and len(word) > _ABBREVIATED]
    return f"{body[: pronoun.start()]}{short[-1]}{body[pronoun.end() :]}" if short else None


def _of_both(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """What is asked of the last two that were named: "and do both have the same?"."""
    both = wording(spoken).follow_up["both"].search(body)
    if not both or corpus.gazetteer.find(body) or len(context.tabled) < 2 or len(own_words(body, corpus)) > FEW:
        return None
    types = [{name.type for m in corpus.gazetteer.find(form) for name in m.names} for form in context.tabled[-2:]]
    if types[0].isdisjoint(types[1]):
        return None
    pair = listing(context.tabled[-2:], wording(spoken).replies["and"])
    asked = f"{body[: both.start()]}{pair}{body[both.end() :]}".rstrip("?")
    whether = kinds_in(body, spoken)[:1] == ("yes-no",)
    nouns = " ".join(w for w in own_words(context.standalone, corpus) if w in table_nouns(corpus) and not whether)
    return f"{asked}{COMPLETED}{nouns}?" if nouns else f"{asked}?"


def _earlier_count(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """How many there were at first, asked after how many there are: "and originally?"; None for any other text."""
    formerly = wording(spoken).follow_up["formerly"]
    rest = formerly.sub(" ", body)
    own = beside_nouns(wording(spoken).kinds["how-many"].sub(" ", rest), corpus)
    if rest == body or figures(body) or corpus.gazetteer.find(body) or own:
        return None
    for table in corpus.tables:
        if len(table.counts) > 1 and table.counts[-1].note in context.notes:
            return f"{table.members.many[spoken]} {table.counts[0].when[spoken]}?"
    return None


def _grown(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """How much a number changed, asked after it was told: "so how many more is that than before?"."""
    words = wording(spoken)
    # "So it grew by three?" has a change confirmed.
    claims = bool(figures(body)) and all(isinstance(f.value, float) and f.value < _MANY for f in figures(body))
    claims = claims and not (words.asking.search(body) or words.operations["newer"].search(body))
    asks = "how-many" in kinds_in(body, spoken) or claims
    if not words.operations["difference"].search(body) or not asks:
        return None
    if corpus.gazetteer.find(body) or (figures(body) and not claims):
        return None
    rest = words.operations["difference"].sub(" ", words.kinds["how-many"].sub(" ", without_figures(body)))
    rest = words.follow_up["formerly"].sub(" ", rest)
    if [word for word in beside_nouns(rest, corpus) if word not in words.explained]:
        return None
    for table in corpus.tables:
        told = context.told == f"{table.id}/difference" or any(count.note in context.notes for count in table.counts)
        if len(table.counts) > 1 and told:
            first, last = table.counts[0].value, table.counts[-1].value
            share = words.operations["percentage"].search(body)
            numbers = f"{first} {words.replies['or']} {last} {table.members.many[spoken]}"
            return f"{numbers}, {share.group()}?" if share else f"{numbers}?"
    return None


def _members_told(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The members of the groups that were told to have most, or fewest: "name them"."""
    table, operation = groups_told(context, corpus), (context.told or "").rpartition("/")[2]
    groups = [name.form(spoken) for name in all_told(table, context)]
    points = wording(spoken).follow_up["pronoun"].search(body) and "list" in kinds_in(body, spoken)
    # "Which ones have only one?" asks for groups.
    sized = ONE_IN_WORDS.search(body) or wording(spoken).operations["merely"].search(body)
    if table is None or not groups or operation not in ("most", "fewest") or not points or sized:
        return None
    own = beside_nouns(wording(spoken).follow_up["pronoun"].sub(" ", body), corpus)
    asked = [word for word in own if word not in wording(spoken).explained]
    if corpus.gazetteer.find(body) or figures(body) or wording(spoken).kinds["list"].sub(" ", " ".join(asked)).strip():
        return None
    return Template(wording(spoken).replies["which-of"]).substitute(
        noun=table.members.many[spoken], group=listing(groups, wording(spoken).replies["and"])
    )


def _others_of(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The members of a group, where others of it are asked for after one of them: "and the others from X?"."""
    table = groups_told(context, corpus)
    names = [name for mention in corpus.gazetteer.find(body) for name in mention.names]
    groups = [name for name in names if table is not None and name in table.all_groups]
    others = wording(spoken).operations["others"]
    if table is None or len(groups) != 1 or len(names) != 1 or figures(body) or not others.search(body):
        return None
    if beside_nouns(others.sub(" ", body), corpus) or set(kinds_in(body, spoken)) - {"list", "what", "yes-no"}:
        return None
    noun, group = table.members.many[spoken], groups[0].form(spoken)
    return Template(wording(spoken).replies["which-of"]).substitute(noun=noun, group=group)


def _as_table(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The members of the groups that were told of one after the other, as a table; None where none is wished for."""
    table = groups_told(context, corpus)
    cue = wording(spoken).follow_up["tabulate"].search(body)
    if table is None or cue is None:
        return None
    groups = [name.form(spoken) for name in table.all_groups if name.form("id") in context.tabled]
    if len(groups) < 2 or corpus.gazetteer.find(body) or figures(body):
        return None
    return f"{table.members.many[spoken]} {listing(groups, wording(spoken).replies['and'])}, {cue.group()}?"


def _sized_instead(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The groups of so many members, asked for after others: "and the ones that have only one?"; None for any other."""
    table = groups_told(context, corpus)
    number = [f for f in figures(body) if isinstance(f.value, float) and not f.ordinal] or ONE_IN_WORDS.search(body)
    cued = any(wording(spoken).operations[cue].search(body) for cue in ("merely", "at-least", "more-than", "less-than"))
    own = beside_nouns(ONE_IN_WORDS.sub(" ", without_figures(body)), corpus)
    if table is None or table.groups is None or not number or not cued or corpus.gazetteer.find(body):
        return None
    if [word for word in own if word not in wording(spoken).explained]:
        return None
    return f"{table.groups.many[spoken]} {body.strip(' ?.!')} {table.members.many[spoken]}?"


def _sized_alike(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Which groups have as many members as the one that was just told of, or more: "does any other have that many?"."""
    table = groups_told(context, corpus)
    patterns = wording(spoken).operations
    more = next((cue for cue in ("more-than", "less-than") if patterns[cue].search(body)), None)
    surpassed = wording(spoken).follow_up["surpassed"]
    if more is None and surpassed.search(body):
        more, body = "more-than", surpassed.sub(" ", body)
    if table is None or table.groups is None or corpus.gazetteer.find(body):
        return None
    if not (patterns["others"].search(body) or (more and patterns["anyone"].search(body))):
        return None
    rest = ONE_IN_WORDS.sub(" ", without_figures(body))
    for cue in ("others", "equal", "merely", "more-than", "less-than", "anyone"):
        rest = patterns[cue].sub(" ", rest)
    if [word for word in beside_nouns(rest, corpus) if word not in wording(spoken).explained]:
        return None
    given = [int(f.value) for f in figures(body) if isinstance(f.value, float) and not f.ordinal]
    group = group_told(table, context)
    rows = [row for row in table.rows if group is not None and row.group is group]
    if not given and ONE_IN_WORDS.search(body):
        given = [1]
    if not given and (more or patterns["equal"].search(body)):
        given = [len(row.members) for row in rows]
    if len(given) != 1 or not rows:
        return None
    number = table.members.number(given[0], spoken)
    exactly = Template(wording(spoken).replies[f"{more or 'exactly'}-n"]).substitute(number=given[0], noun=number)
    return f"{table.groups.many[spoken]} {exactly}?"


def _share_told(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Which share of all the groups that were told of have, where just that is asked: "what percentage is that?"."""
    table, words = groups_told(context, corpus), wording(spoken)
    groups = [name.form(spoken) for name in all_told(table, context)]
    rest = words.operations["sum"].sub(" ", words.operations["share"].sub(" ", body))
    rest = words.kinds["how-many"].sub(" ", rest)
    if table is None or not groups or not words.operations["share"].search(body):
        return None
    if corpus.gazetteer.find(body) or figures(body) or beside_nouns(rest, corpus):
        return None
    return Template(words.replies["share-of"]).substitute(
        noun=table.members.many[spoken], group=listing(groups, words.replies["and"])
    )


def _next_in_rank(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Which group has the second most, where what comes next is asked for after the one that has most."""
    table, words = groups_told(context, corpus), wording(spoken)
    operation = (context.told or "").rpartition("/")[2]
    if table is None or table.groups is None or operation not in ("most", "fewest") or corpus.gazetteer.find(body):
        return None
    asks = (words.follow_up["next"], words.operations["runner-up"], words.ordinal_pattern)
    rest = body
    for pattern in asks:
        rest = pattern.sub(" ", rest)
    if rest == body or beside_nouns(rest, corpus) or len(words.ordinals_in(body)) > 1:
        return None
    place = (words.ordinals_in(body) or [words.rank_in(context.standalone) + 1])[0]
    if not 1 <= place <= len(words.ordinals):
        return None
    return Template(words.replies[f"ranked-{operation}"]).substitute(
        groups=table.groups.many[spoken], noun=table.members.many[spoken], ordinal=words.ordinal(place)
    )


def _part_told(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """A question about the one that it counts off of what the last answer lists, by name: "how is the second felt?".

    None where the note that was told has no such parts, or where nothing but the one counted off is asked for.
    """
    words, patterns = wording(spoken), wording(spoken).follow_up
    ordinal = words.ordinal_pattern.search(body)
    own = [word for word in own_words(patterns["again"].sub(" ", body), corpus) if not words.ordinals_in(word)]
    if ordinal is None or len(context.notes) != 1 or corpus.gazetteer.find(body):
        return None
    more = own or patterns["explain"].search(body)
    parts = _parts_of(context.notes[0], corpus, spoken)
    if parts and not more:
        return None
    if not parts and not own:
        # "And the first?", after the second was told of by its name.
        parts = _parts_beside(context.notes[0], corpus, spoken)
    place, pointed = words.place_in(ordinal), patterns["counted-off"].search(body)
    if not 1 <= place <= len(parts) or pointed is None:
        return None
    if not more:
        return Template(words.replies["what-is"]).substitute(name=parts[place - 1])
    # "The first in more detail" is no more than that one.
    if not [word for word in beside_nouns(patterns["explain"].sub(" ", body), corpus) if not words.ordinals_in(word)]:
        return Template(words.replies["what-is"]).substitute(name=parts[place - 1])
    return f"{body[: pointed.end()]}, {parts[place - 1]}, {body[pointed.end() :]}"


def _parts_of(told: str, corpus: Corpus, spoken: Language) -> list[str]:
    """What other notes tell of by itself and a note lists, in its order."""
    if not corpus.has_note(told):
        return []
    listed = corpus.note(told).facts.get("what", {}).get(spoken, "")
    gists = {note.facts.get("what", {}).get(spoken, "") for note in corpus.notes if note.id != told}
    return sorted((gist for gist in gists if gist.count(" ") and gist in listed and gist != listed), key=listed.index)


def _parts_beside(told: str, corpus: Corpus, spoken: Language) -> list[str]:
    """What another note lists, in its order, where a note tells of one of it; empty where none does."""
    gist = corpus.note(told).facts.get("what", {}).get(spoken, "") if corpus.has_note(told) else ""
    lists = (_parts_of(note.id, corpus, spoken) for note in corpus.notes if gist and note.id != told)
    return next((parts for parts in lists if gist in parts), [])


def _counted_off(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The one that a text counts off of the list of things that was just told, "the third?", with their noun."""
    table = list_told(context, corpus)
    words = wording(spoken)
    before = words.ordinals_in(context.standalone)
    if table is not None and (context.told or "").endswith("/nth") and len(before) == 1:
        following = words.follow_up["next"].sub(" ", body)
        if following != body and before[0] < len(table.all_members) and not beside_nouns(following, corpus):
            return f"{words.ordinal(before[0] + 1)}{COMPLETED}{table.members.many[spoken]}?"
    places = words.ordinals_in(body)
    if table is not None and not places and words.operations["last"].search(body):
        places = [len(table.all_members)]
    rest = words.ordinal_pattern.sub(" ", words.operations["last"].sub(" ", body))
    rest = words.follow_up["again"].sub(" ", words.operations["only"].sub(" ", rest))
    if table is None or len(places) != 1 or beside_nouns(rest, corpus) or corpus.gazetteer.find(body):
        return None
    if not 1 <= places[0] <= min(len(table.all_members), len(words.ordinals)):
        return None
    return f"{words.ordinal(places[0])}{COMPLETED}{table.members.many[spoken]}?"


def other_count(text: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """A doubt about how many there are that gives the number of another time: "wasn't it 26?" is "26 or 29?"."""
    for table in corpus.tables:
        told = next((count for count in table.counts if count.note in context.notes), None)
        if told is None:
            continue
        numbers = [f.value for f in figures(text) if isinstance(f.value, float) and not f.ordinal]
        other = next((c for c in table.counts if [c.value] == [n for n in numbers if n != told.value]), None)
        if other is not None:
            return f"{other.value} {wording(spoken).replies['or']} {told.value} {table.members.many[spoken]}?"
    return None


def with_group(body: str, spoken: Language, context: Context, corpus: Corpus) -> str:
    """A text with "that country" as the group of the member that was spoken of last."""
    for table in corpus.tables:
        if table.groups is None:
            continue
        pointing = "|".join(f"(?:that|this) {noun}|{noun} (?:itu|tersebut|tadi)" for noun in table.groups.one.values())
        row = next(
            (row for row in table.rows for member in row.members if member.form("id") in context.tabled[-1:]), None
        )
        if row is not None and row.group is not None:
            body = re.sub(rf"\b(?:{pointing})\b", row.group.form(spoken), body, flags=re.IGNORECASE)
    return body
