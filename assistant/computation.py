"""Computing over tables: counting, listing, membership, comparing, each from the table's own data."""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from babel.numbers import format_decimal

from assistant.atlas import country_of, is_country, is_place
from assistant.joining import otherwise_dated
from assistant.measure import HOLDS, bounds_in
from assistant.question import COMPLETED, Question
from assistant.reading import Reading, number_in, terms_in
from assistant.statement import Source, Statement, forms, led, of_note, unled
from assistant.tabulating import (
    capitalised,
    counts_in_groups,
    group_of,
    groups_of,
    in_order,
    listed,
    members_and_group,
    members_of,
    rows_of,
    say,
    stated,
)
from assistant.tally import average, counts, outside, share, starting
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.name import Name
from corpus.table import Row

_CHOICE = re.compile(r"\b(or|atau|apa)\b", re.IGNORECASE)
# So few groups are given with their members.
_FEW = 2
# What may be said of the number of members that groups are asked for by, in the order in which it is looked for.
_SIZED: dict[str, Callable[[float, float], bool]] = {
    "other-than": operator.ne,
    "at-least": HOLDS["at-least"],
    "more-than": HOLDS["more-than"],
    "less-than": HOLDS["less-than"],
    "exactly": HOLDS["exactly"],
}
# So many letters at least have two words of one root in common.
_ROOT = 4


def compute(operation: str, reading: Reading, corpus: Corpus) -> list[Statement]:
    """What a table says: the outcome of one of its `operations`."""
    statements = _OPERATIONS[operation](reading, corpus)
    language = reading.question.language
    return [unled(each, language) for each in statements] if reading.question.chooses_names else statements


def _difference(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How much the number of members changed, after a yes or no where that is asked."""
    counts, statement = reading.table.counts, difference(reading, corpus)
    reply = _as_claimed(reading, counts[-1].value - counts[0].value)
    return [led(statement, reply, reading.question.language) if reply else statement]


def difference(reading: Reading, corpus: Corpus) -> Statement:
    """How much the number of members changed from its first figure to its last."""
    table, language = reading.table, reading.question.language
    first, last = table.counts[0], table.counts[-1]
    change = last.value - first.value
    text = say(
        language,
        "difference" if change >= 0 else "decrease",
        difference=abs(change),
        noun=table.members.number(abs(change), language),
        first=first.value,
        first_when=first.when[language],
        last=last.value,
        last_when=last.when[language],
    )
    sources = tuple(
        Source(span, count.note) for count in (first, last) for span in corpus.note(count.note).evidence[:1]
    )
    computed = [float(abs(change))]
    if reading.cue("percentage") and change > 0:
        percent = round(100 * change / first.value, 1)
        text = say(language, "in-percent", text=text.rstrip("."), percent=format_decimal(percent, locale=language))
        computed.append(percent)
    return Statement(text, sources, computed=tuple(computed))


def _as_claimed(reading: Reading, change: int) -> str:
    """Whether the number of members changed as a yes-no question has it; nothing for any other, or where it is open."""
    question, sizes = reading.question, {count.value for count in reading.table.counts}
    if not question.closed or _CHOICE.search(question.untagged):
        return ""
    bound = next(iter(bounds_in(question.text, question.spoken).values()), None)
    if bound is not None:
        # "Fewer than thirty at the moment?", "at least twenty then?", "more than two added?"
        then = reading.counts_at(figure for figure in question.figures if not question.begins_or_ends(figure))
        size = abs(change) if reading.cue("newer") else (then or reading.table.counts[-1:])[0].value
        return "yes" if bound.holds(size) else "no"
    said = [number for number in question.numbers if number not in sizes]
    if said:
        return "yes" if said[0] == abs(change) else "no"
    first, last = reading.table.counts[0].value, reading.table.counts[-1].value
    if question.numbers == (first,) and reading.cue("more-than", "less-than"):
        return "yes" if (last > first) == reading.cue("more-than") else "no"
    if question.numbers:
        return ""
    # "Did it double?"
    if reading.cue("multiple"):
        return "" if question.denies or last >= 2 * first else "no"
    # "Still as many as then?"
    grown = change == 0 if reading.cue("equal") else change > 0 and not reading.cue("fall", "fewer")
    return "yes" if grown != question.denies else "no"


def _most(reading: Reading, corpus: Corpus) -> list[Statement]:
    most = _extreme(reading, corpus, max)
    # "Which has the most and which the fewest?"
    both = reading.cue("fewest") and COMPLETED not in reading.question.text
    return [*most, *_extreme(reading, corpus, min)] if both else most


def _fewest(reading: Reading, corpus: Corpus) -> list[Statement]:
    return _extreme(reading, corpus, min)


def _extreme(reading: Reading, corpus: Corpus, choose: Callable[[list[int]], int]) -> list[Statement]:
    """The group or groups with the most, or the fewest, members; of those that are named, where two or more are.

    "The second most" are those that come after them.
    """
    table, question, language = reading.table, reading.question, reading.question.language
    chosen = reading.groups if len(reading.groups) >= 2 else table.all_groups
    rows = [row for row in table.rows if row.group in chosen]
    sizes = sorted({len(row.members) for row in rows}, reverse=choose([0, 1]) == 1)
    place = wording(question.spoken).rank_in(question.text)
    if place > len(sizes):
        # Nobody is of that place: what there is says so.
        return counts(reading, corpus)
    size = sizes[place - 1]
    found = [row for row in rows if len(row.members) == size]
    # A few are given with their members.
    names = [_with_members(row, language) for row in found] if 1 < len(found) <= _FEW else None
    text = say(
        language,
        "most" if len(found) == 1 else "most-tied",
        groups=listed(names or forms(groups_of(found), language), language),
        number=size,
        noun=table.members.number(size, language),
        title=table.title[language],
        members=members_of(found, language),
    )
    statement = stated(text, reading, found, corpus, (size,))
    if len(reading.groups) == 1 and question.closed:
        if reading.groups[0] in groups_of(found):
            return [led(statement, "yes", language)]
        return [led(statement, "no", language), counted(rows_of(table, reading.groups)[0], reading, corpus)]
    return [statement]


def _compare(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Which of some groups has more members."""
    table, question, language = reading.table, reading.question, reading.question.language
    asked = rows_of(table, reading.groups)
    rows = sorted(asked, key=lambda row: -len(row.members))
    sizes = counts_in_groups(rows, language)
    common = {"noun": table.members.many[language], "title": table.title[language], "counts": sizes}
    if len({len(row.members) for row in rows}) == 1:
        text = say(language, "equal", **common)
    else:
        fewer = listed([group_of(row, language) for row in rows if len(row.members) < len(rows[0].members)], language)
        more = listed([group_of(row, language) for row in rows if len(row.members) == len(rows[0].members)], language)
        several = len(rows[0].members) == len(rows[1].members)
        have = "have" if several else "has"
        text = say(language, "more", more=more, have=have, fewer=fewer, **common)
    apart = abs(len(rows[0].members) - len(rows[-1].members))
    if len(rows) == 2 and apart and reading.cue("difference") and question.asks("how-many"):
        noun = table.members.number(apart, language)
        text = f"{text} {say(language, 'apart', difference=apart, noun=noun)}"
    statement = stated(text, reading, rows, corpus, [apart, *(len(row.members) for row in rows)])
    if question.kind == "yes-no" or (question.closed and not _CHOICE.search(question.own)):
        # "Does A have more than B": the first named is claimed to be ahead, or behind.
        if reading.question.text.count(COMPLETED):
            asked.reverse()
        ahead = len(asked[0].members) > len(asked[-1].members)
        behind = len(asked[0].members) < len(asked[-1].members)
        claimed = (
            behind
            if reading.cue("fewest", "less-than", "fewer")
            else not ahead and not behind
            if reading.cue("equal")
            else ahead
        )
        return [led(statement, "yes" if claimed else "no", language)]
    return [statement]


def _with_members(row: Row, language: Language) -> str:
    """A group with its members in brackets; by itself where it has but one that is called like it."""
    group, members = group_of(row, language), members_of([row], language)
    return group if group == members else say(language, "row", members=group, group=members)


def _bound(reading: Reading, number: int) -> tuple[str, Callable[[int], bool]]:
    """What a question says of a number, that it is the least, say, and whether a size is as it says."""
    if reading.exceeds_group:
        kind = "less-than" if reading.cue("fewer") else "more-than"
    else:
        # "Exactly three, not two": what is denied is not what is asked for.
        kinds = [kind for kind in _SIZED if kind != "other-than" or not reading.cue("merely")]
        kind = next(filter(reading.cue, kinds), "exactly")
    return kind, lambda size: _SIZED[kind](size, number)


def _sized(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The groups with exactly, more than, fewer than or at least so many members."""
    table, language, number = reading.table, reading.question.language, number_in(reading) or 0
    kind, fits = _bound(reading, number)
    found = [row for row in table.rows if row.group is not None and fits(len(row.members))]
    condition = say(language, f"{kind}-n", number=number, noun=table.members.number(number, language))
    title, noun = table.title[language], table.groups.number(max(1, len(found)), language) if table.groups else ""
    if not found:
        text = say(language, "exactly-none", groups=noun, condition=condition, title=title)
        none = stated(text, reading, [], corpus, (number,), asked=(condition,))
        # What no group reaches, the largest comes nearest to.
        return (
            [none, *_extreme(replace(reading, groups=()), corpus, max)] if kind in ("at-least", "more-than") else [none]
        )
    names = listed(forms(groups_of(found), language), language)
    if reading.cue("names") or (len(found) <= _FEW and number > 1):
        names = "; ".join(_with_members(row, language) for row in found)
    have = "has" if len(found) == 1 else "have"
    text = say(
        language, "exactly", number=len(found), groups=noun, condition=condition, title=title, names=names, have=have
    )
    statement = stated(text, reading, found, corpus, (len(found), number))
    if reading.question.asks("yes-no") and reading.cue("everyone"):
        # "Has every country at least one?"
        everyone = len(found) == len(table.all_groups)
        statement = led(statement, "yes" if everyone else "no", language)
        # Which have not is what is asked then.
        return [statement] if everyone else [statement, *_short_of(found, reading, corpus)]
    if reading.groups and reading.cue("sole"):
        # "Is A the only one?"
        return [led(statement, "yes" if {*groups_of(found)} == {*reading.groups} else "no", language)]
    if reading.question.kind == "yes-no" and not reading.question.denies:
        statement = led(statement, "yes", language)
    return [statement]


def _short_of(found: Sequence[Row], reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members the groups have that are not as a question has all of them."""
    table, language = reading.table, reading.question.language
    rows = [row for row in table.rows if row.group is not None and row not in found]
    text = say(language, "others-have", counts=counts_in_groups(rows, language))
    return [stated(capitalised(text), reading, rows, corpus, [len(row.members) for row in rows])]


def _is_member(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether members are in the table, and in the group that the question names; others are said to be not."""
    question = reading.question
    members = reading.apart or reading.members
    if members:
        # "I am with ABC. Is X in?": an abbreviation in another sentence than the member is who asks.
        named = tuple(n for n in reading.strangers if is_place(n) or not n.isupper() or n in reading.asking)
        reading = replace(reading, strangers=named)
    others = [group for group in reading.groups if group.id not in {member.id for member in members}]
    statements: list[Statement] = []
    among: list[tuple[Name, Row]] = []
    for member in members:
        row = reading.table.row_of(member)
        if row is None:
            continue
        if row.group is not None and others and row.group not in others:
            statements.append(_not_of_group(reading, member, row, others[0], corpus))
        elif others and reading.cue("only") and len(row.members) > len(members):
            statements.append(counted(row, reading, corpus, "no"))
        else:
            among.append((member, row))
    if among:
        # "X is none of them, is it?": yes and no would both be misread. That X is left out, without a "not", is not so.
        stray = bool(reading.strangers) and _names_others(reading, members)
        absent, dated = reading.cue("absent"), otherwise_dated(reading)
        # "When did X join?" is answered by neither.
        timed = question.asks("when") and not question.asks("yes-no")
        told = _membership(reading, among, corpus, plain=question.denies or absent or dated or stray or timed)
        omitted = (absent or dated) and question.closed and not question.denies and not reading.strangers
        statements.insert(0, led(told, "no", question.language) if omitted else told)
    # Several of one group that has more of them are told once that it has.
    statements = list(dict.fromkeys(statements))
    if reading.strangers and _names_others(reading, members):
        countries = all(is_country(name) for name in reading.strangers)
        if countries and any(is_country(form) for group in reading.table.all_groups for form in group.all_forms()):
            return [*statements, *_is_group(replace(reading, groups=()), corpus)]
        if reading.table.groups is None and _akin(reading):
            return statements or _all_members(reading, corpus)
        statements.append(_not_member(reading, corpus))
        # "X is a city of that country, right?": which ones are; what else is said of X comes before its country's.
        otherwise = [] if others or _asks_others(reading) else _otherwise_said(question, corpus)
        rows = rows_of(reading.table, others or ([] if otherwise else _of_country(reading)))
        statements += [_members_of_row(row, reading, corpus) for row in rows] or otherwise
    return statements


def _names_others(reading: Reading, members: Sequence[Name]) -> bool:
    """Whether what no table has is asked about too, beside members or without any."""
    return not members or reading.question.asks("yes-no") or all(map(is_place, reading.strangers))


def _of_country(reading: Reading) -> list[Name]:
    """The group of the country of a city that the table does not have; none for several, or of several countries."""
    if len(reading.strangers) != 1 or reading.members:
        return []
    countries = country_of(reading.strangers[0])
    groups = reading.table.all_groups
    found = [group for group in groups if not countries.isdisjoint(map(str.lower, group.all_forms()))]
    return found if len(found) == 1 else []


def _asks_others(reading: Reading) -> bool:
    """Whether a question asks for others beside the place that it names: "with which ones was X chosen?"."""
    return reading.question.asks("list") or reading.cue("others")


def present(reading: Reading, corpus: Corpus) -> list[Statement]:
    """That members are in the table, where a question takes them not to be."""
    rows = [(member, row) for member in reading.apart if (row := reading.table.row_of(member)) is not None]
    stating = replace(reading, question=replace(reading.question, kinds=("what",)))
    statement = _membership(stating, rows, corpus, plain=True)
    return [led(statement, "not-quite", reading.question.language)]


def _akin(reading: Reading) -> bool:
    """Whether a thing is called much like a member, or means nearly that, so that it may be a part of it."""
    if reading.akin:
        return True
    named = {term for form in forms(reading.table.all_members, reading.question.spoken) for term in terms_in(form)}
    asked = {term for name in reading.strangers for term in terms_in(name)}
    pairs = ((one, other) for one in asked for other in named if min(len(one), len(other)) >= _ROOT)
    return any(one.startswith(other) or other.startswith(one) for one, other in pairs)


def _not_of_group(reading: Reading, member: Name, row: Row, other: Name, corpus: Corpus) -> Statement:
    language = reading.question.language
    text = say(
        language,
        "not-of-group",
        member=member.form(language),
        noun=reading.table.members.one[language],
        group=group_of(row, language),
        other=other.form(language),
    )
    return stated(text, reading, [row], corpus, (), asked=(other.form(language),), members=(member.id,))


def misplaced(member: Name, reading: Reading, corpus: Corpus) -> list[Statement]:
    """That a member is of another group than the one that a question names, and what that one has; empty if it is."""
    row, other = reading.table.row_of(member), reading.groups[0]
    if row is None or row.group is None or row.group == other:
        return []
    corrected = [_not_of_group(reading, member, row, other, corpus)]
    theirs = [_members_of_row(row, reading, corpus) for row in rows_of(reading.table, [other])]
    return corrected + (theirs if reading.cue("others") else [])


def left_out(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The choices that are not in the table: "which of these is not one of them: a) … b) …"."""
    return [_not_member(replace(reading, strangers=reading.options), corpus)]


def _is_group(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether groups have members in the table."""
    table, question, language = reading.table, reading.question, reading.question.language
    if not reading.groups:
        size = len(table.all_groups)
        text = say(
            language,
            "not-group",
            names=listed(reading.strangers, language),
            be="is" if len(reading.strangers) == 1 else "are",
            number=size,
            groups=table.groups.number(size, language) if table.groups else "",
            title=table.title[language],
            all=listed(forms(table.all_groups, language), language),
        )
        return [stated(text, reading, [], corpus, (size,), asked=reading.strangers)]
    number = number_in(reading)
    asked = question.closed or question.asks("yes-no")
    if asked and reading.only_groups and number is None and len(reading.groups) < len(table.all_groups):
        # "Only of these two?": no, of all of them.
        return [led(_all_groups(reading, corpus)[0], "no", language)]
    if number is not None and asked:
        return _count_of(reading, corpus)
    timed = question.asks("when") and not asked
    denied = question.denies or (otherwise_dated(reading) and not reading.cue("lately"))
    ranked = reading.cue("most", "more-than", "fewest", "less-than")
    statements = []
    for row in rows_of(table, reading.groups):
        if timed or denied:
            statements.append(counted(row, reading, corpus, None if timed or ranked else "no"))
        else:
            size = len(row.members)
            text = say(
                language,
                "is-group",
                group=group_of(row, language),
                number=size,
                noun=table.members.number(size, language),
                members=members_of([row], language),
                title=table.title[language],
            )
            statements.append(stated(text, reading, [row], corpus, (size,)))
    return statements


def _group_of(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The group that each member belongs to; of several, whether it is the same, where that is asked."""
    if reading.question.kind == "yes-no" and len(reading.members) > 1 and not reading.groups:
        return _same_group(reading, corpus)
    table, language = reading.table, reading.question.language
    rows = [row for member in reading.members if (row := table.row_of(member)) is not None]
    if len(rows) == 1:
        noun = table.members
        text = say(
            language,
            "group-of",
            member=reading.members[0].form(language),
            group=group_of(rows[0], language),
            noun=noun.one[language],
            nouns=noun.many[language],
            title=table.title[language],
        )
        return [stated(text, reading, rows, corpus, (), members=tuple(m.id for m in reading.members))]
    return [_groups_of(reading, rows, corpus)]


def _same_group(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether members belong to the same group."""
    rows = [row for member in reading.members if (row := reading.table.row_of(member)) is not None]
    same = "yes" if len({id(row) for row in rows}) == 1 else "no"
    return [led(_groups_of(reading, rows, corpus), same, reading.question.language)]


def _groups_of(reading: Reading, rows: Sequence[Row], corpus: Corpus) -> Statement:
    """To which group each of several members belongs."""
    table, language = reading.table, reading.question.language
    text = say(language, "group-of-several", pairs=_pairs(reading, rows), title=table.title[language])
    return stated(text, reading, rows, corpus, (), members=tuple(m.id for m in reading.members))


def _pairs(reading: Reading, rows: Sequence[Row]) -> str:
    language = reading.question.language
    pairs = [
        say(language, "pair", member=member.form(language), group=group_of(row, language))
        for member, row in zip(reading.members, rows, strict=True)
    ]
    return listed(pairs, language)


def _count_of(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members groups have."""
    number = number_in(reading)
    rows = rows_of(reading.table, reading.groups)
    checked = number is not None and (reading.question.closed or reading.question.asks("yes-no"))
    _, fits = _bound(reading, number or 0)
    replies = [("yes" if fits(len(row.members)) else "no") if checked else None for row in rows]
    # One "yes" is enough for all.
    replies = [reply if place == 0 or reply != replies[0] else None for place, reply in enumerate(replies)]
    return [counted(row, reading, corpus, reply) for row, reply in zip(rows, replies, strict=True)]


def _members_of(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The members of groups."""
    return [_members_of_row(row, reading, corpus) for row in rows_of(reading.table, reading.groups)]


def _siblings(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The other members of the groups that members belong to: "which others are of the same country as X"."""
    rows = {id(row): row for member in reading.members if (row := reading.table.row_of(member)) is not None}
    return [_others_of_row(row, reading, corpus) for row in rows.values()]


def _others_of_row(row: Row, reading: Reading, corpus: Corpus) -> Statement:
    table, language = reading.table, reading.question.language
    named = [member for member in row.members if member in reading.members]
    others = [member for member in row.members if member not in named]
    text = say(
        language,
        "others-of" if others else "no-others-of",
        member=listed(forms(named, language), language),
        be="is" if len(named) == 1 else "are",
        group=group_of(row, language),
        noun=table.members.number(len(others or named), language),
        members=listed(in_order(forms(others, language), reading), language),
        title=table.title[language],
    )
    return stated(text, reading, [row], corpus, ())


def _members_of_row(row: Row, reading: Reading, corpus: Corpus) -> Statement:
    table, language, size = reading.table, reading.question.language, len(row.members)
    text = say(
        language,
        "members-of",
        group=group_of(row, language),
        noun=table.members.number(size, language),
        members=listed(in_order(forms(row.members, language), reading), language),
        title=table.title[language],
    )
    return stated(text, reading, [row], corpus, ())


def _sum(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members several groups have together."""
    table, language = reading.table, reading.question.language
    rows = rows_of(table, reading.groups)
    sizes = [len(row.members) for row in rows]
    each = counts_in_groups(rows, language)
    text = say(
        language,
        "sum",
        total=sum(sizes),
        noun=table.members.number(sum(sizes), language),
        counts=each,
        title=table.title[language],
    )
    return [stated(text, reading, rows, corpus, (sum(sizes), *sizes))]


def _all_groups(reading: Reading, corpus: Corpus) -> list[Statement]:
    """All groups, and how many there are."""
    table, language = reading.table, reading.question.language
    size = len(table.all_groups)
    noun = table.groups.number(size, language) if table.groups else ""
    names = listed(in_order(forms(table.all_groups, language), reading), language)
    text = say(language, "groups", number=size, groups=noun, names=names, title=table.title[language])
    everyone = stated(text, reading, [], corpus, (size,), everyone=True)
    if reading.question.asks("yes-no") and (reading.cue("each", "everyone") or reading.question.denies):
        # Whether these are all that there are, only the note on the whole list can say.
        note = corpus.note(table.note)
        told = of_note(note, corpus.claim(note, language))
        plain = reading.question.kind == "yes-no" and not reading.question.denies
        return [led(told, "yes", language) if plain else told, everyone]
    return [everyone]


def _all_members(reading: Reading, corpus: Corpus) -> list[Statement]:
    """All members, by group where there are groups; and, where there are more by now, that these have no names here."""
    table, language = reading.table, reading.question.language
    size = len(table.all_members)
    noun, title = table.members.number(size, language), table.title[language]
    rows = [members_and_group(row, language) for row in table.rows]
    if reading.cue("alphabetical"):
        rows = [listed(in_order(forms(table.all_members, language), reading), language)]
    text = say(language, "members", number=size, noun=noun, rows="; ".join(rows), title=title)
    statements = [stated(text, reading, [], corpus, (size,), everyone=True)]
    later = [count for count in table.counts if not count.named]
    if later:
        note = corpus.note(later[-1].note)
        statements.append(of_note(note, corpus.claim(note, language)))
    return statements


_OPERATIONS: dict[str, Callable[[Reading, Corpus], list[Statement]]] = {
    "count-of": _count_of,
    "members-of": _members_of,
    "group-of": _group_of,
    "is-member": _is_member,
    "is-group": _is_group,
    "most": _most,
    "fewest": _fewest,
    "compare": _compare,
    "sized": _sized,
    "groups": _all_groups,
    "all": _all_members,
    "difference": _difference,
    "sum": _sum,
    "same-group": _same_group,
    "siblings": _siblings,
    "counts": counts,
    "outside": outside,
    "share": share,
    "average": average,
    "starting": starting,
}


# ---- what operations share -------------------------------------------------------------------------------------------


def _membership(
    reading: Reading, among: Sequence[tuple[Name, Row]], corpus: Corpus, *, plain: bool = False
) -> Statement:
    """That these are members, each with its group unless that has the same name."""
    table, language = reading.table, reading.question.language
    names = []
    for member, row in among:
        name, group = member.form(language), group_of(row, language)
        names.append(say(language, "member-of", member=name, group=group) if group not in ("", name) else name)
    # Beside others that are none, "yes" would be said of all.
    single, closed = len(names) == 1, reading.question.asks("yes-no") or reading.question.closed
    which = plain or (not closed and (table.groups is None or reading.cue("about")))
    text = say(
        language,
        "found-member" if which else "is-member" if single else "are-members",
        member=capitalised(listed(names, language)) if which else listed(names, language),
        be="is" if single else "are",
        title=table.title[language],
    )
    rows = list({id(row): row for _, row in among}.values())
    return stated(text, reading, rows, corpus, (), members=tuple(member.id for member, _ in among))


def _not_member(reading: Reading, corpus: Corpus) -> Statement:
    table, language, names = reading.table, reading.question.language, reading.strangers
    size = len(table.all_members)
    # Without groups there are few enough to say what they are.
    few = table.groups is None
    # "Chinese cities": what is no name by itself is said with the noun behind it.
    called = [_with_noun(name, reading) for name in names]
    text = say(
        language,
        "not-among" if few else "not-member",
        names=listed(called, language),
        be="is" if called == [*names] and len(names) == 1 else "are",
        number=size,
        noun=table.members.number(size, language),
        title=table.title[language],
        members=listed(forms(table.all_members, language), language),
    )
    return stated(text, reading, [], corpus, (size,), asked=names, everyone=few)


def _with_noun(name: str, reading: Reading) -> str:
    """A name that no table has, with the word for members that a question has right behind it."""
    behind = reading.question.text.partition(name)[2].split()[:1]
    noun = behind[0].strip(" ,.?!") if behind else ""
    many = noun.lower() == reading.table.members.many["en"] and reading.question.language == "en"
    return f"{name} {noun}" if many and reading.table.groups is not None else name


def _otherwise_said(question: Question, corpus: Corpus) -> list[Statement]:
    """What the corpus does say of a place that is in no table: the first note whose facts name it."""
    for mention in question.mentions:
        for name in mention.names:
            for note in corpus.notes:
                where = note.facts.get("where")
                if name.type == "place" and where and any(form in where.values() for form in name.all_forms()):
                    return [of_note(note, corpus.claim(note, question.language))]
    return []


def counted(row: Row, reading: Reading, corpus: Corpus, reply: str | None = None) -> Statement:
    """How many members a group has, and which; after a reply, if one is given."""
    table, language, size = reading.table, reading.question.language, len(row.members)
    text = say(
        language,
        "count-of",
        group=group_of(row, language),
        number=size,
        noun=table.members.number(size, language),
        members=members_of([row], language),
        title=table.title[language],
    )
    statement = stated(capitalised(text), reading, [row], corpus, (size,))
    return led(statement, reply, language) if reply else statement
