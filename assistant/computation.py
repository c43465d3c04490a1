"""Computing over tables: counting, listing, membership, comparing, each from the table's own data."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from string import Template

from assistant.atlas import is_place
from assistant.question import Question
from assistant.statement import Source, Statement, forms, listing, of_note, table_sources
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language
from corpus.name import Name
from corpus.table import Noun, Row, Table
from index.analysis import analyzer

_SHORTEST_NAME, _LONGEST_NAME = 4, 2
_ONE = re.compile(r"\b(satu|one|single|tunggal|sebuah|1)\b", re.IGNORECASE)
_ONLY_ONE = re.compile(r"\b(?:only|just|cuma|hanya|cuman) (?:one|satu|1)\b", re.IGNORECASE)
_CHOICE = re.compile(r"\b(or|atau|apa)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*")


@dataclass(frozen=True)
class Reading:
    """A question read against one table.

    Attributes
    ----------
        question, table: what is read against what.
        members, groups: the table's members and groups that the question names, in order.
        strangers: names in the question that no table has, as the asker wrote them.
        unexplained: how many words of the question neither the table, its nouns and title, nor the words of the
            operations account for: "population", "mayor".
        cues: the operations whose cue words stand in the question.
        member_noun, group_noun: whether it holds a word for a member, for a group.

    """

    question: Question
    table: Table
    members: tuple[Name, ...]
    groups: tuple[Name, ...]
    strangers: tuple[str, ...]
    unexplained: int
    cues: frozenset[str]
    member_noun: bool
    group_noun: bool

    def cue(self, *names: str) -> bool:
        """Whether the cue words of one of these operations stand in the question."""
        return any(name in self.cues for name in names)


def read(question: Question, table: Table, corpus: Corpus, ordinary: Callable[[str], bool]) -> Reading:
    """A question read against a table; `ordinary` says whether a word is no name."""
    mine = {name.id: name for name in table.all_members}
    mine_groups = {name.id: name for name in table.all_groups}
    members = tuple(dict.fromkeys(n for n in question.names if mine.get(n.id) is n))
    groups = tuple(dict.fromkeys(n for n in question.names if mine_groups.get(n.id) is n))
    cues = frozenset(
        name for name, pattern in wording(question.spoken).operations.items() if pattern.search(question.text)
    )
    return Reading(
        question, table, members, groups, strangers(question, table, corpus, ordinary),
        _unexplained(question, table, corpus), cues,
        has_noun(question.text, table.members), has_noun(question.text, table.groups),
    )  # fmt: skip


def canonical(reading: Reading, corpus: Corpus) -> str:
    """The question as it would be put to any table: names and words for members and groups as their nouns.

    What every question to this table may hold and none turns on is left out: the subject, the figures that the table
    itself gives, and dates.
    """
    question, table, language = reading.question, reading.table, reading.question.spoken
    text = question.text
    ids = {(n.id, n.type): table.members.one[language] for n in reading.members}
    ids |= {(n.id, n.type): table.groups.one[language] for n in reading.groups if table.groups is not None}
    sizes = {float(count.value) for count in table.counts}
    spans = [(m.start, m.end, next((ids[n.id, n.type] for n in m.names if (n.id, n.type) in ids), "")) for m in question.mentions
             if any(n.type in ("member", "group", "organisation") for n in m.names)]  # fmt: skip
    spans += [(f.start, f.end, "") for f in question.figures if isinstance(f.value, tuple) or f.value in sizes]
    for start, end, word in sorted(spans, reverse=True):
        text = f"{text[:start]} {word} {text[end:]}"
    for name in reading.strangers:
        text = re.sub(rf"\b{re.escape(name)}\b", table.members.one[language], text, flags=re.IGNORECASE)
    for noun in filter(None, (table.members, table.groups)):
        for word in sorted(noun.called[language], key=len, reverse=True):
            text = re.sub(rf"\b{re.escape(word)}\b", noun.one[language], text, flags=re.IGNORECASE)
    return " ".join(text.split())


def has_noun(text: str, noun: Noun | None) -> bool:
    """Whether a text holds one of the words for a member or a group."""
    if noun is None:
        return False
    words = {w for by in (noun.one, noun.many) for w in by.values()} | {w for ws in noun.called.values() for w in ws}
    return any(
        re.search(rf"\b{re.escape(word)}(?:-{re.escape(word)})?(?:nya|s)?\b", text, re.IGNORECASE) for word in words
    )


def strangers(question: Question, table: Table, corpus: Corpus, ordinary: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in a question that no table has, as the asker wrote them."""
    text = question.text
    tabled = {(n.id, n.type) for t in corpus.tables for n in (*t.all_members, *t.all_groups)}
    places = [
        text[m.start : m.end] for m in question.mentions
        if any(n.type == "place" for n in m.names) and not any((n.id, n.type) in tabled for n in m.names)
    ]  # fmt: skip
    taken = [(m.start, m.end) for m in question.mentions]
    explained = _explained(table, corpus)

    def free(start: int, end: int) -> bool:
        return all(end <= s or e <= start for s, e in taken)

    def plain(word: str) -> bool:
        return _terms(word) <= explained or word.lower() in _fillers()

    found = []
    for match in _NAME.finditer(text):
        words = [word for word in match.group().split() if not plain(word)]
        # The first word of a sentence is written large whatever it is.
        opens = match.start() == 0 or text[: match.start()].rstrip()[-1:] in ".?!:"
        if (
            words
            and free(match.start(), match.end())
            and (not opens or (is_place(words[0]) and not ordinary(words[0].lower())))
        ):
            found.append(" ".join(words))
    left = [word for word in question.content if not plain(word) and word not in " ".join(found).lower()]
    if table.groups is None:
        # The members of such a table are things, not places: "is tourism one of the areas?".
        return tuple(left) if len(left) <= _LONGEST_NAME and question.asks("yes-no") else ()
    found += [word.title() for word in left if len(word) >= _SHORTEST_NAME and not ordinary(word) and is_place(word)]
    return tuple(dict.fromkeys([*places, *found]))


def _unexplained(question: Question, table: Table, corpus: Corpus) -> int:
    explained = _explained(table, corpus)
    return sum(not _terms(word) <= explained for word in question.content if not word.isdigit())


@lru_cache(maxsize=16)
def _explained(table: Table, corpus: Corpus) -> frozenset[str]:
    words: list[str] = [*table.title.values(), *corpus.subject.values()]
    for noun in filter(None, (table.members, table.groups)):
        words += [*noun.one.values(), *noun.many.values(), *(w for ws in noun.called.values() for w in ws)]
    words += corpus.note(table.note).claim.values()
    for language in LANGUAGES:
        words += wording(language).explained
    return frozenset(term for word in words for term in _terms(word))


def _terms(text: str) -> set[str]:
    return {term for language in LANGUAGES for term in analyzer(language).terms(text)}


def number_in(reading: Reading) -> int | None:
    """The number of members that the question asks for or presumes; None where it gives none."""
    sizes = {count.value for count in reading.table.counts}
    numbers = [int(f.value) for f in reading.question.figures if isinstance(f.value, float) and not f.ordinal]
    free = [number for number in numbers if number not in sizes]
    if free:
        return free[0]
    return 1 if reading.cue("exactly") and _ONE.search(reading.question.text) else None


# ---- operations ----------------------------------------------------------------------------------------------------


def operations(reading: Reading) -> dict[str, bool]:
    """The operations that can be carried out on what the question gives, each with whether its words call for it."""
    table, question = reading.table, reading.question
    groups, members = reading.groups, reading.members
    apart = [member for member in members if not any(member.id == group.id for group in groups)]
    grouped = bool(table.all_groups)
    yes_no, closed = question.asks("yes-no"), question.asks("when", "why", "how", "who-said")
    # A name that no table has asks for a table only beside a word for its members, or for being among them.
    foreign = bool(reading.strangers) and (
        reading.member_noun
        or reading.group_noun
        or (grouped and yes_no and reading.cue("member") and len(question.content) <= 3)
    )
    possible = {
        "count-of": (bool(groups) and not apart, question.asks("how-many")),
        "members-of": (
            bool(groups),
            not question.asks("how-many", "compare") and (question.asks("list", "what") or not question.content),
        ),
        "group-of": (grouped and bool(members), reading.group_noun or reading.cue("group-of")),
        "is-member": (bool(members) or foreign, yes_no or reading.cue("member")),
        "is-group": (grouped and not apart and (bool(groups) or foreign), yes_no),
        "most": (grouped and (reading.group_noun or reading.member_noun), reading.cue("most")),
        "fewest": (grouped and (reading.group_noun or reading.member_noun), reading.cue("fewest")),
        "compare": (grouped and len(groups) >= 2, question.asks("compare", "yes-no")),
        "sized": (
            grouped and not groups and not members and number_in(reading) is not None and reading.group_noun,
            True,
        ),
        "groups": (grouped and not groups and not members and reading.group_noun, True),
        "all": (not groups and not members and reading.member_noun, question.asks("list")),
        "difference": (
            len(table.counts) >= 2 and not groups and not members and reading.member_noun,
            reading.cue("difference"),
        ),
        "sum": (len(groups) >= 2, reading.cue("sum")),
        "same-group": (grouped and len(members) >= 2, reading.group_noun),
    }
    if apart and groups and question.kind == "yes-no":
        # "Is A in B?" is about A, whatever else could be said of B.
        possible = {name: each for name, each in possible.items() if name in ("is-member", "same-group")}
    if foreign:
        possible.pop("all")
    if reading.cue("most") and reading.cue("fewest") and "most" in possible:
        # A follow-up stands before what it follows: "and the fewest? — which has the most".
        patterns = wording(question.spoken).operations
        places = {name: m.start() for name in ("most", "fewest") if (m := patterns[name].search(question.text))}
        possible.pop(max(places, key=lambda name: places[name]))
    return {name: called and not closed for name, (can, called) in possible.items() if can}


def compute(operation: str, reading: Reading, corpus: Corpus) -> list[Statement]:
    """What a table says: the outcome of one of its `operations`."""
    return _OPERATIONS[operation](reading, corpus)


def presumed_counts(question: Question, corpus: Corpus, ordinary: Callable[[str], bool]) -> list[Statement]:
    """Corrections where a question takes a group to have another number of members than it has."""
    for table in corpus.tables:
        reading = read(question, table, corpus, ordinary)
        if not reading.groups or (not reading.member_noun and len(reading.groups) < 2):
            continue
        wrong = []
        for group in reading.groups:
            row = table.row_of(group)
            number = _number_beside(group, question, table)
            if row is not None and number is not None and number != len(row.members):
                wrong.append(
                    _counted(
                        row,
                        reading,
                        corpus,
                        wording(question.language).replies["no" if question.kind == "yes-no" else "not-quite"],
                    )
                )
        if wrong:
            return wrong
    return []


def _number_beside(group: Name, question: Question, table: Table) -> int | None:
    """The number that a question ties to a group: the first one after its name, before the next name, or just before it."""
    places = [m for m in question.mentions if group in m.names]
    if not places:
        return None
    following = [m.start for m in question.mentions if m.start > places[0].start]
    end = min(following, default=len(question.text))
    sizes = {count.value for count in table.counts}
    numbers = [
        (f.start, int(f.value))
        for f in question.figures
        if isinstance(f.value, float) and not f.ordinal and f.value not in sizes
    ] + [(m.start(), 1) for m in _ONLY_ONE.finditer(question.text)]
    after = [value for start, value in sorted(numbers) if places[0].end <= start < end]
    return after[0] if after else None


def _difference(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How much the number of members changed from its first figure to its last."""
    table, language = reading.table, reading.question.language
    first, last = table.counts[0], table.counts[-1]
    change = last.value - first.value
    text = _say(
        language, "difference" if change >= 0 else "decrease", difference=abs(change),
        noun=table.members.number(abs(change), language), first=first.value, first_when=first.when[language],
        last=last.value, last_when=last.when[language],
    )  # fmt: skip
    sources = tuple(
        Source(span, count.note) for count in (first, last) for span in corpus.note(count.note).evidence[:1]
    )
    return [Statement(text, sources, computed=(float(abs(change)),))]


def _most(reading: Reading, corpus: Corpus) -> list[Statement]:
    return _extreme(reading, corpus, max)


def _fewest(reading: Reading, corpus: Corpus) -> list[Statement]:
    return _extreme(reading, corpus, min)


def _extreme(reading: Reading, corpus: Corpus, choose: Callable[[list[int]], int]) -> list[Statement]:
    """The group or groups with the most, or the fewest, members; of those that are named, where two or more are."""
    table, question, language = reading.table, reading.question, reading.question.language
    chosen = reading.groups if len(reading.groups) >= 2 else table.all_groups
    rows = [row for row in table.rows if row.group in chosen]
    size = choose([len(row.members) for row in rows])
    found = [row for row in rows if len(row.members) == size]
    common = {
        "groups": _list(forms(_groups(found), language), language), "number": size,
        "noun": table.members.number(size, language), "title": table.title[language],
    }  # fmt: skip
    text = (
        _say(language, "most", members=_members(found, language), **common)
        if len(found) == 1
        else _say(language, "most-tied", **common)
    )
    statement = _statement(text, reading, found, corpus, (size,))
    if len(reading.groups) == 1 and question.asks("yes-no"):
        if reading.groups[0] in _groups(found):
            return [_led(statement, "yes", language)]
        return [_led(statement, "no", language), _counted(_rows(table, reading.groups)[0], reading, corpus)]
    return [statement]


def _compare(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Which of some groups has more members."""
    table, question, language = reading.table, reading.question, reading.question.language
    asked = _rows(table, reading.groups)
    rows = sorted(asked, key=lambda row: -len(row.members))
    counts = _list(
        [_say(language, "count", group=_group(row, language), number=len(row.members)) for row in rows], language
    )
    common = {"noun": table.members.many[language], "title": table.title[language], "counts": counts}
    if len({len(row.members) for row in rows}) == 1:
        text = _say(language, "equal", **common)
    else:
        fewer = _list([_group(row, language) for row in rows if len(row.members) < len(rows[0].members)], language)
        more = _list([_group(row, language) for row in rows if len(row.members) == len(rows[0].members)], language)
        text = _say(language, "more", more=more, fewer=fewer, **common)
    statement = _statement(text, reading, rows, corpus, [len(row.members) for row in rows])
    if question.kind == "yes-no" or (question.asks("yes-no") and not _CHOICE.search(question.text)):
        # "Does A have more than B": the first named is claimed to be ahead, or behind.
        if reading.question.text.count(" — "):
            asked.reverse()
        ahead = len(asked[0].members) > len(asked[-1].members)
        behind = len(asked[0].members) < len(asked[-1].members)
        claimed = (
            behind
            if reading.cue("fewest", "less-than")
            else not ahead and not behind
            if reading.cue("equal")
            else ahead
        )
        return [_led(statement, "yes" if claimed else "no", language)]
    return [statement]


def _sized(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The groups with exactly, more than, fewer than or at least so many members."""
    table, language, number = reading.table, reading.question.language, number_in(reading) or 0
    tests: dict[str, Callable[[int], bool]] = {
        "at-least": lambda size: size >= number,
        "more-than": lambda size: size > number,
        "less-than": lambda size: size < number,
        "exactly": lambda size: size == number,
    }
    kind = next((kind for kind in tests if reading.cue(kind)), "exactly")
    found = [row for row in table.rows if row.group is not None and tests[kind](len(row.members))]
    condition = _say(language, f"{kind}-n", number=number, noun=table.members.number(number, language))
    title, noun = table.title[language], table.groups.number(len(found), language) if table.groups else ""
    if not found:
        text = _say(language, "exactly-none", groups=noun, condition=condition, title=title)
        return [_statement(text, reading, [], corpus, (number,), asked=(condition,))]
    names = _list(forms(_groups(found), language), language)
    have = "has" if len(found) == 1 else "have"
    text = _say(
        language, "exactly", number=len(found), groups=noun, condition=condition, title=title, names=names, have=have
    )
    return [_statement(text, reading, found, corpus, (len(found), number))]


def _is_member(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether members are in the table, and in the group that the question names; what is not in it is said to be not."""
    table, question, language = reading.table, reading.question, reading.question.language
    members = [m for m in reading.members if not any(m.id == g.id for g in reading.groups)] or list(reading.members)
    others = [group for group in reading.groups if group.id not in {member.id for member in members}]
    statements = []
    for member in members:
        row = table.row_of(member)
        if row is not None and row.group is not None and others and row.group not in others:
            group, other = _group(row, language), others[0].form(language)
            text = _say(
                language,
                "not-of-group",
                member=member.form(language),
                noun=table.members.one[language],
                group=group,
                other=other,
            )
            statements.append(_statement(text, reading, [row], corpus, (), asked=(other,), members=(member.id,)))
        elif row is not None and others and reading.cue("only") and len(row.members) > 1:
            statements.append(_counted(row, reading, corpus, wording(language).replies["no"]))
        elif row is not None:
            statements.append(_membership(reading, member, row, corpus))
    if reading.strangers and (not members or question.asks("yes-no")):
        statements.append(_not_member(reading, corpus))
        statements += _otherwise_said(question, corpus)
    return statements


def _is_group(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether groups have members in the table."""
    table, question, language = reading.table, reading.question, reading.question.language
    if not reading.groups:
        size = len(table.all_groups)
        text = _say(
            language, "not-group", names=_list(reading.strangers, language), be="is" if len(reading.strangers) == 1 else "are",
            number=size, groups=table.groups.number(size, language) if table.groups else "", title=table.title[language],
            all=_list(forms(table.all_groups, language), language),
        )  # fmt: skip
        return [_statement(text, reading, [], corpus, (size,), asked=reading.strangers)]
    number = number_in(reading)
    statements = []
    for row in _rows(table, reading.groups):
        if number is not None and question.asks("yes-no"):
            statements.append(
                _counted(row, reading, corpus, wording(language).replies["yes" if number == len(row.members) else "no"])
            )
        else:
            size = len(row.members)
            text = _say(
                language,
                "is-group",
                group=_group(row, language),
                number=size,
                noun=table.members.number(size, language),
                members=_members([row], language),
                title=table.title[language],
            )
            statements.append(_statement(text, reading, [row], corpus, (size,)))
    return statements


def _group_of(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The group that each member belongs to."""
    table, language = reading.table, reading.question.language
    rows = [row for member in reading.members if (row := table.row_of(member)) is not None]
    if len(rows) == 1:
        noun = table.members
        text = _say(
            language, "group-of", member=reading.members[0].form(language), group=_group(rows[0], language),
            noun=noun.one[language], nouns=noun.many[language], title=table.title[language],
        )  # fmt: skip
    else:
        text = _say(language, "group-of-several", pairs=_pairs(reading, rows), title=table.title[language])
    return [_statement(text, reading, rows, corpus, (), members=tuple(m.id for m in reading.members))]


def _same_group(reading: Reading, corpus: Corpus) -> list[Statement]:
    """Whether members belong to the same group."""
    table, language = reading.table, reading.question.language
    rows = [row for member in reading.members if (row := table.row_of(member)) is not None]
    text = _say(language, "group-of-several", pairs=_pairs(reading, rows), title=table.title[language])
    statement = _statement(text, reading, rows, corpus, (), members=tuple(m.id for m in reading.members))
    return [_led(statement, "yes" if len({id(row) for row in rows}) == 1 else "no", language)]


def _pairs(reading: Reading, rows: Sequence[Row]) -> str:
    language = reading.question.language
    pairs = [
        _say(language, "pair", member=member.form(language), group=_group(row, language))
        for member, row in zip(reading.members, rows, strict=True)
    ]
    return _list(pairs, language)


def _count_of(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members groups have."""
    number = number_in(reading)
    replies = wording(reading.question.language).replies
    rows = _rows(reading.table, reading.groups)
    checked = number is not None and reading.question.asks("yes-no")
    return [
        _counted(row, reading, corpus, replies["yes" if number == len(row.members) else "no"] if checked else "")
        for row in rows
    ]


def _members_of(reading: Reading, corpus: Corpus) -> list[Statement]:
    """The members of groups."""
    table, language = reading.table, reading.question.language
    statements = []
    for row in _rows(table, reading.groups):
        size = len(row.members)
        text = _say(
            language,
            "members-of",
            group=_group(row, language),
            noun=table.members.number(size, language),
            members=_members([row], language),
            title=table.title[language],
        )
        statements.append(_statement(text, reading, [row], corpus, ()))
    return statements


def _sum(reading: Reading, corpus: Corpus) -> list[Statement]:
    """How many members several groups have together."""
    table, language = reading.table, reading.question.language
    rows = _rows(table, reading.groups)
    sizes = [len(row.members) for row in rows]
    counts = _list(
        [_say(language, "count", group=_group(row, language), number=len(row.members)) for row in rows], language
    )
    text = _say(
        language,
        "sum",
        total=sum(sizes),
        noun=table.members.number(sum(sizes), language),
        counts=counts,
        title=table.title[language],
    )
    return [_statement(text, reading, rows, corpus, (sum(sizes), *sizes))]


def _all_groups(reading: Reading, corpus: Corpus) -> list[Statement]:
    """All groups, and how many there are."""
    table, language = reading.table, reading.question.language
    size = len(table.all_groups)
    noun = table.groups.number(size, language) if table.groups else ""
    names = _list(forms(table.all_groups, language), language)
    text = _say(language, "groups", number=size, groups=noun, names=names, title=table.title[language])
    return [_statement(text, reading, [], corpus, (size,), everyone=True)]


def _all_members(reading: Reading, corpus: Corpus) -> list[Statement]:
    """All members, by group where there are groups; and, where there are more by now, that these have no names here."""
    table, language = reading.table, reading.question.language
    size = len(table.all_members)
    noun, title = table.members.number(size, language), table.title[language]
    rows = []
    for row in table.rows:
        members = _members([row], language)
        alone = row.group is None or members == _group(row, language)
        rows.append(members if alone else _say(language, "row", members=members, group=_group(row, language)))
    text = _say(language, "members", number=size, noun=noun, rows="; ".join(rows), title=title)
    statements = [_statement(text, reading, [], corpus, (size,), everyone=True)]
    later = [count for count in table.counts if not count.named]
    if later:
        note = corpus.note(later[-1].note)
        statements.append(of_note(note, corpus.claim(note, language)))
    return statements


_OPERATIONS: dict[str, Callable[[Reading, Corpus], list[Statement]]] = {
    "count-of": _count_of, "members-of": _members_of, "group-of": _group_of, "is-member": _is_member,
    "is-group": _is_group, "most": _most, "fewest": _fewest, "compare": _compare, "sized": _sized,
    "groups": _all_groups, "all": _all_members, "difference": _difference, "sum": _sum, "same-group": _same_group,
}  # fmt: skip


# ---- what operations share -------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in (*wording(language).fillers, *wording(language).common))


def _membership(reading: Reading, member: Name, row: Row, corpus: Corpus) -> Statement:
    table, language = reading.table, reading.question.language
    named = row.group is not None and row.group.form(language) != member.form(language)
    group = _group(row, language) if named else ""
    text = _say(
        language,
        "is-member-of" if named else "is-member",
        member=member.form(language),
        group=group,
        title=table.title[language],
    )
    return _statement(text, reading, [row], corpus, (), members=(member.id,))


def _not_member(reading: Reading, corpus: Corpus) -> Statement:
    table, language, names = reading.table, reading.question.language, reading.strangers
    size = len(table.all_members)
    text = _say(
        language, "not-member", names=_list(names, language), be="is" if len(names) == 1 else "are", number=size,
        noun=table.members.number(size, language), title=table.title[language],
    )  # fmt: skip
    return _statement(text, reading, [], corpus, (size,), asked=names)


def _otherwise_said(question: Question, corpus: Corpus) -> list[Statement]:
    """What the corpus does say of a place that is in no table: the first note whose facts name it."""
    for mention in question.mentions:
        for name in mention.names:
            for note in corpus.notes:
                where = note.facts.get("where")
                if name.type == "place" and where and any(form in where.values() for form in name.all_forms()):
                    return [of_note(note, corpus.claim(note, question.language))]
    return []


def _counted(row: Row, reading: Reading, corpus: Corpus, lead: str = "") -> Statement:
    """How many members a group has, and which."""
    table, language, size = reading.table, reading.question.language, len(row.members)
    text = _say(
        language, "count-of", group=_group(row, language), number=size, noun=table.members.number(size, language),
        members=_members([row], language), title=table.title[language],
    )  # fmt: skip
    statement = _statement(_capitalised(text), reading, [row], corpus, (size,))
    return replace(statement, text=f"{lead} {statement.text}", asked=(lead,)) if lead else statement


def _statement(
    text: str, reading: Reading, rows: Sequence[Row], corpus: Corpus, computed: Sequence[int], *,
    everyone: bool = False, asked: tuple[str, ...] = (), members: tuple[str, ...] | None = None,
) -> Statement:  # fmt: skip
    sources = table_sources(corpus, reading.table, rows)
    shown = [member for row in (reading.table.rows if everyone else rows) for member in row.members]
    ids = tuple(member.id for member in shown) if members is None else members
    return Statement(_capitalised(text), sources, tuple(float(n) for n in computed), asked, ids)


def _led(statement: Statement, reply: str, language: Language) -> Statement:
    lead = wording(language).replies[reply]
    return replace(statement, text=f"{lead} {statement.text}", asked=(*statement.asked, lead))


def _list(items: Sequence[str], language: Language) -> str:
    return listing(items, wording(language).replies["and"])


def _rows(table: Table, groups: Sequence[Name]) -> list[Row]:
    return [row for group in groups for row in table.rows if row.group is group]


def _groups(rows: Sequence[Row]) -> list[Name]:
    return [row.group for row in rows if row.group is not None]


def _group(row: Row, language: Language) -> str:
    return row.group.form(language) if row.group is not None else ""


def _members(rows: Sequence[Row], language: Language) -> str:
    return _list(forms([member for row in rows for member in row.members], language), language)


def _say(language: Language, reply: str, **values: object) -> str:
    return Template(wording(language).replies[reply]).substitute({name: str(value) for name, value in values.items()})


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
