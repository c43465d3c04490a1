"""Tallies: how many of each group, or of all but some; names with one initial; the one that is counted off."""

from collections.abc import Sequence

from babel.numbers import format_decimal

from assistant.language import words_of
from assistant.reading import Reading, has_noun, initial_in, ordinal_in, places_in
from assistant.share import claimed_share
from assistant.statement import Statement, forms, led
from assistant.tabulating import counts_in_groups, group_of, listed, members_and_group, rows_of, say, stated
from assistant.wording import wording
from corpus import Corpus
from corpus.table import Row


def counts(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members each group has, the largest first."""
    table, language = reading.table, reading.question.language
    rows = sorted(table.rows, key=lambda row: -len(row.members))
    if reading.cue("ascending"):
        rows.reverse()
    text = say(
        language,
        "counts",
        noun=table.members.many[language],
        group=table.groups.one[language] if table.groups else "",
        title=table.title[language],
        counts=counts_in_groups(rows, language),
    )
    sizes = [len(row.members) for row in rows]
    return [stated(text, reading, [], corpus, [*sizes, sum(sizes)], everyone=True)]


def outside(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members are of none of the groups that the question names; or which, or which groups, if it asks so."""
    table, language, question = reading.table, reading.question.language, reading.question
    rows, size = rows_of(table, reading.groups), len(table.all_members)
    others = [row for row in table.rows if row not in rows]
    rest = sum(len(row.members) for row in others)
    named, title = listed([group_of(row, language) for row in rows], language), table.title[language]
    of_groups = reading.counts_groups or (not question.asks("how-many") and _asks_groups_first(reading))
    if question.asks("how-many") and not of_groups:
        noun, counts = table.members.number(size, language), counts_in_groups(rows, language)
        text = say(language, "outside", rest=rest, size=size, noun=noun, title=title, groups=named, counts=counts)
        return [stated(text, reading, rows, corpus, [rest, size, *(len(row.members) for row in rows)])]
    if of_groups:
        names, number = listed([group_of(row, language) for row in others], language), len(others)
        noun = table.groups.number(number, language) if table.groups else ""
        text = say(
            language,
            "groups-outside",
            groups=named,
            number=number,
            noun=noun,
            title=title,
            names=names,
        )
        return [stated(text, reading, others, corpus, [number], asked=(named,))]
    text = say(
        language,
        "members-outside",
        rest=rest,
        size=size,
        title=title,
        groups=named,
        rows="; ".join(members_and_group(row, language) for row in others),
    )
    return [stated(text, reading, [], corpus, (rest, size), everyone=True)]


def _asks_groups_first(reading: Reading) -> bool:
    """Whether a question has its noun for groups before that for members: "which countries, besides X, have cities"."""
    nouns = reading.table.groups, reading.table.members
    found = ((has_noun(word, nouns[0]), has_noun(word, nouns[1])) for word in words_of(reading.question.text))
    return next((groups for groups, members in found if groups or members), False)


def share(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Which share of all members is of each group that the question names, or of all of them where it claims one."""
    question, rows = reading.question, rows_of(reading.table, reading.groups)
    claimed = claimed_share(reading)
    if claimed is None:
        return [_share_of([row], reading, corpus) for row in rows]
    told = _share_of(rows, reading, corpus)
    # "Not even half of them, is it?": yes and no would both be misread.
    if question.denies or wording(question.spoken).negations.search(question.own):
        return [told]
    part = sum(len(row.members) for row in rows) / len(reading.table.all_members)
    return [led(told, "yes" if claimed(part) else "no", question.language)]


def _share_of(rows: Sequence[Row], reading: Reading, corpus: Corpus) -> Statement:
    """Which share of all members is of these groups together."""
    table, language = reading.table, reading.question.language
    number, size = sum(len(row.members) for row in rows), len(table.all_members)
    percent = round(100 * number / size)
    text = say(
        language,
        "share" if len(rows) == 1 else "share-of-several",
        group=listed([group_of(row, language) for row in rows], language),
        number=number,
        size=size,
        noun=table.members.number(size, language),
        title=table.title[language],
        percent=percent,
    )
    return stated(text, reading, rows, corpus, [number, size, percent])


def average(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members a group has on average."""
    table, language = reading.table, reading.question.language
    if table.groups is None:
        return []
    groups, size = len(table.all_groups), len(table.all_members)
    mean = round(size / groups, 1)
    text = say(
        language,
        "average",
        mean=format_decimal(mean, locale=language),
        noun=table.members.many[language],
        group=table.groups.one[language],
        size=size,
        number=groups,
        groups=table.groups.many[language],
        title=table.title[language],
    )
    return [stated(text, reading, [], corpus, [mean, size, groups], everyone=True)]


def starting(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The members whose names begin with a letter; or the groups whose names do, with how many members they have."""
    table, language = reading.table, reading.question.language
    initial = initial_in(reading)
    if initial is None:
        return []
    if initial.of_groups and table.groups is not None:
        rows = [row for row in table.rows if group_of(row, language).upper().startswith(initial.letter)]
        noun, names = table.groups.number(len(rows), language), counts_in_groups(rows, language)
        sizes = [len(row.members) for row in rows]
    else:
        found = [(name, row) for row in table.rows for name in row.members if name.form(language)[0] == initial.letter]
        found.sort(key=lambda each: each[0].form(language))
        rows = list({id(row): row for _, row in found}.values())
        noun = table.members.number(len(found), language)
        names, sizes = listed(forms([name for name, _ in found], language), language), [len(found)]
    if not rows:
        return [_none(reading, initial.letter, noun, corpus)]
    reply = "starting-groups" if initial.of_groups else "starting"
    text = say(
        language,
        reply,
        total=sum(sizes),
        number=len(rows) if initial.of_groups else sum(sizes),
        noun=noun,
        members=table.members.number(sum(sizes), language),
        title=table.title[language],
        letter=initial.letter,
        names=names,
    )
    return [stated(text, reading, rows, corpus, [sum(sizes), len(rows), *sizes], asked=(initial.letter,))]


def placed(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether one of a list of things stands where a question has it: "is X the second of them?"; else empty."""
    table, question = reading.table, reading.question
    if table.groups is not None or len(reading.members) != 1 or not question.closed or question.denies:
        return []
    # "Area" alone of what is called a focus area.
    nouns = words_of(" ".join((*table.members.one.values(), *table.members.many.values())))
    named = reading.member_noun or not {*words_of(question.own)}.isdisjoint(nouns)
    words = wording(question.spoken)
    cues = (words.ordinal_pattern, words.operations["last"])
    counted = words_of(" ".join(m.group() for cue in cues for m in cue.finditer(question.own)))
    if not named or not {*reading.telling} <= {*nouns, *counted}:
        return []
    claimed = places_in(question) or ([len(table.all_members)] if reading.cue("last") else [])
    if len(claimed) != 1:
        return []
    place = table.all_members.index(reading.members[0]) + 1
    told = _at(place, reading, corpus)
    return [led(told, "yes" if claimed[0] == place else "no", question.language)]


def nth(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The one of a list of things that a question counts off: "the third of them"; empty where it counts none off."""
    place = ordinal_in(reading)
    return [] if place is None else [_at(place, reading, corpus)]


def _at(place: int, reading: Reading, corpus: Corpus) -> Statement:
    """What stands at a place of a list of things, from 1 on."""
    table, language = reading.table, reading.question.language
    member, size = table.all_members[place - 1], len(table.all_members)
    text = say(
        language,
        "nth",
        ordinal=wording(language).ordinal(place),
        number=size,
        title=table.title[language],
        member=member.form(language),
    )
    return stated(text, reading, [], corpus, [place, size], members=(member.id,))


def _none(reading: Reading, letter: str, noun: str, corpus: Corpus) -> Statement:
    language = reading.question.language
    text = say(language, "starting-none", noun=noun, title=reading.table.title[language], letter=letter)
    return stated(text, reading, [], corpus, (), asked=(letter,))
