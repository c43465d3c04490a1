"""Computing over tables: counting, listing, membership, comparing, each from the table's own data.

A question is read against a table only where its words are explained by the table: its names, its nouns, its title, and
the words of the operations. One word that is not, "population" or "mayor", and the question is about something else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Template

from assistant.question import Kind, Question, content_words
from assistant.statement import Source, Statement, forms, listing, of_note, table_sources
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language
from corpus.name import Name
from corpus.table import Row, Table
from index.analysis import analyzer

_ONE = re.compile(r"\b(satu|one|single|tunggal|sebuah|1)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<!^)(?<![.?!]\s)\b[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*")


@dataclass(frozen=True)
class _Reading:
    """A question read against one table."""

    question: Question
    table: Table
    members: tuple[Name, ...]
    groups: tuple[Name, ...]
    member_noun: bool
    group_noun: bool
    strange: tuple[str, ...]
    cues: frozenset[str]

    def cue(self, *names: str) -> bool:
        return any(name in self.cues for name in names)


def compute(question: Question, corpus: Corpus, known: Callable[[str], bool]) -> list[Statement]:
    """What the tables say to a question; empty where it is not for them.

    Args:
    ----
        question: the question as understood.
        corpus: holds the tables.
        known: whether a word is an ordinary word of either language; one that is not may be a name that no table has.

    """
    for table in corpus.tables:
        reading = _read(question, table, corpus)
        if reading is None:
            continue
        for operation in (_difference, _superlative, _compare, _sized, _membership, _group_of, _of_groups, _strangers, _all):
            statements = operation(reading, corpus, known)
            if statements:
                return statements
    return []


# ---- reading -----------------------------------------------------------------------------------------------------


def _read(question: Question, table: Table, corpus: Corpus) -> _Reading | None:
    if question.kind in ("who-said", "summary") or (question.kind in ("when", "why", "how", "who") and len(question.kinds) == 1):
        return None
    mine = {name.id: name for name in table.all_members}
    mine_groups = {name.id: name for name in table.all_groups}
    members = tuple(dict.fromkeys(n for n in question.names if mine.get(n.id) is n))
    groups = tuple(dict.fromkeys(n for n in question.names if mine_groups.get(n.id) is n))
    text = question.text
    cues = frozenset(name for name, pattern in wording(question.spoken).operations.items() if pattern.search(text))
    reading = _Reading(
        question, table, members, groups, _has_noun(text, table, "members"), _has_noun(text, table, "groups"),
        _strange(question, table, corpus), cues,
    )  # fmt: skip
    return reading if members or groups or reading.member_noun or reading.group_noun else None


def _has_noun(text: str, table: Table, side: str) -> bool:
    noun = table.members if side == "members" else table.groups
    if noun is None:
        return False
    lowered = text.lower()
    words = {w for by in (noun.one, noun.many) for w in by.values()} | {w for ws in noun.called.values() for w in ws}
    return any(re.search(rf"\b{re.escape(word.lower())}(?:-{re.escape(word.lower())})?(?:nya|s)?\b", lowered) for word in words)


def _strange(question: Question, table: Table, corpus: Corpus) -> tuple[str, ...]:
    """The words of the question that the table does not explain."""
    explained = _explained(table, corpus)
    words = [word for word in question.content if not _terms(word) <= explained and not word.isdigit()]
    return tuple(words)


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


def _number(reading: _Reading) -> int | None:
    """The number of members that the question asks for or presumes; None where it gives none."""
    sizes = {count.value for count in reading.table.counts}
    numbers = [int(f.value) for f in reading.question.figures if isinstance(f.value, float) and not f.ordinal]
    free = [number for number in numbers if number not in sizes]
    if free:
        return free[0]
    return 1 if reading.cue("exactly") and _ONE.search(reading.question.text) else None


# ---- operations ----------------------------------------------------------------------------------------------------


def _difference(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """How much a number of members changed from its first figure to its last."""
    table, question = reading.table, reading.question
    counts = table.counts
    wanted = reading.cue("difference") and question.asks("how-many", "compare")
    if len(counts) < 2 or reading.members or reading.groups or not wanted or reading.strange:
        return []
    if not (reading.member_noun or len(question.figures) >= 2):
        return []
    first, last = counts[0], counts[-1]
    change = last.value - first.value
    text = _say(
        question.language, "difference" if change >= 0 else "decrease",
        difference=abs(change), noun=table.members.number(abs(change), question.language),
        first=first.value, first_when=first.when[question.language], last=last.value, last_when=last.when[question.language],
    )  # fmt: skip
    sources = tuple(Source(span, count.note) for count in (first, last) for span in corpus.note(count.note).evidence[:1])
    return [Statement(text, sources, computed=(float(abs(change)),))]


def _superlative(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """The group or groups with the most, or the fewest, members."""
    table, language = reading.table, reading.question.language
    if not table.all_groups or not reading.cue("most", "fewest") or reading.members or reading.strange:
        return []
    if not (reading.group_noun or reading.question.asks("who", "where", "list", "compare", "what")):
        return []
    rows = [row for row in table.rows if row.group is not None and (not reading.groups or len(reading.groups) < 2 or row.group in reading.groups)]
    sizes = [len(row.members) for row in rows]
    size = min(sizes) if reading.cue("fewest") and not reading.cue("at-least") else max(sizes)
    found = [row for row in rows if len(row.members) == size]
    names = listing(forms(_groups(found), language), wording(language).replies["and"])
    common = {"number": size, "noun": table.members.number(size, language), "title": table.title[language]}
    if len(found) == 1:
        text = _say(language, "most", groups=names, members=_members(found, language), **common)
    else:
        text = _say(language, "most-tied", groups=names, **common)
    statements = [_statement(text, reading, found, corpus, (size,), whole=True)]
    if reading.groups and reading.question.asks("yes-no") and not any(row.group in reading.groups for row in found):
        statements = [_denied(statements[0], language), *_of_groups_rows(reading, _rows(table, reading.groups), corpus)]
    return statements


def _compare(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """Which of two groups has more members."""
    table, question, language = reading.table, reading.question, reading.question.language
    if len(reading.groups) < 2 or reading.strange or not question.asks("compare", "yes-no"):
        return []
    rows = sorted(_rows(table, reading.groups), key=lambda row: -len(row.members))
    counts = [_say(language, "count", group=_group(row, language), number=len(row.members)) for row in rows]
    spoken = listing(counts, wording(language).replies["and"])
    common = {"noun": table.members.many[language], "title": table.title[language], "counts": spoken}
    if len({len(row.members) for row in rows}) == 1:
        text = _say(language, "equal", **common)
    else:
        fewer = listing([_group(row, language) for row in rows[1:]], wording(language).replies["and"])
        text = _say(language, "more", more=_group(rows[0], language), fewer=fewer, **common)
    return [_statement(text, reading, rows, corpus, [len(row.members) for row in rows])]


def _sized(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """The groups with exactly, more than, fewer than or at least so many members."""
    table, language, number = reading.table, reading.question.language, _number(reading)
    if not table.all_groups or reading.groups or reading.members or number is None or not reading.group_noun or reading.strange:
        return []
    if not reading.cue("exactly", "more-than", "less-than", "at-least"):
        return []
    tests: dict[str, Callable[[int], bool]] = {
        "at-least": lambda size: size >= number,
        "more-than": lambda size: size > number,
        "less-than": lambda size: size < number,
        "exactly": lambda size: size == number,
    }
    kind = next(kind for kind in tests if reading.cue(kind))
    found = [row for row in table.rows if row.group is not None and tests[kind](len(row.members))]
    condition = _say(language, f"{kind}-n" if kind != "exactly" else "exactly-n", number=number, noun=table.members.number(number, language))
    title = table.title[language]
    noun = table.groups.number(len(found), language) if table.groups else ""
    if not found:
        text = _say(language, "exactly-none", groups=noun, condition=condition, title=title)
        return [_statement(text, reading, [], corpus, (number,), asked=(reading.question.text,))]
    names = listing(forms(_groups(found), language), wording(language).replies["and"])
    have = "has" if len(found) == 1 else "have"
    text = _say(language, "exactly", number=len(found), groups=noun, condition=condition, title=title, names=names, have=have)
    return [_statement(text, reading, found, corpus, (len(found), number), whole=True)]


def _membership(reading: _Reading, corpus: Corpus, known: Callable[[str], bool]) -> list[Statement]:
    """Whether members are in the table, and in the group that the question names."""
    table, question, language = reading.table, reading.question, reading.question.language
    plain = [member for member in reading.members if not any(member.id == group.id for group in reading.groups)] or (
        list(reading.members) if not _asks_of_group(reading) else []
    )
    if not plain or reading.strange or question.asks("when", "why", "how-many") or _asks_for_group(reading):
        return _with_strangers(reading, corpus, known) if plain else []
    if not (question.asks("yes-no") or reading.cue("member") or not question.content):
        return []
    groups = [group for group in reading.groups if group.id not in {member.id for member in plain}]
    statements = []
    for member in plain:
        row = table.row_of(member)
        if row is None:
            continue
        if row.group is not None and groups and row.group not in groups:
            text = _say(language, "not-of-group", member=member.form(language), noun=table.members.one[language], group=_group(row, language), other=groups[0].form(language))
            statements.append(_statement(text, reading, [row], corpus, (), asked=(question.text, groups[0].form(language), wording(language).replies["no"])))
        else:
            statements.append(_is_member(reading, member, row, corpus))
    return statements


def _with_strangers(reading: _Reading, corpus: Corpus, known: Callable[[str], bool]) -> list[Statement]:
    """Membership of some that are in the table beside some that are not: "are Hanoi and Penang both in?"."""
    if not reading.cue("member") or not reading.question.asks("yes-no") or _asks_for_group(reading):
        return []
    strangers = _stranger_names(reading, corpus, known)
    if not strangers or any(word not in " ".join(strangers).lower() for word in reading.strange):
        return []
    inside = [_is_member(reading, member, row, corpus) for member in reading.members if (row := reading.table.row_of(member))]
    return [*inside, _not_member(reading, strangers, corpus)]


def _group_of(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """The group that each member belongs to."""
    table, language = reading.table, reading.question.language
    if not reading.members or not table.all_groups or reading.strange or not _asks_for_group(reading):
        return []
    rows = [row for member in reading.members if (row := table.row_of(member)) is not None]
    if len(rows) == 1:
        noun = table.members.one[language], table.members.many[language]
        text = _say(language, "group-of", member=reading.members[0].form(language), group=_group(rows[0], language), noun=noun[0], nouns=noun[1], title=table.title[language])
    else:
        pairs = [
            _say(language, "pair", member=member.form(language), group=_group(row, language))
            for member, row in zip(reading.members, rows, strict=True)
        ]
        text = _say(language, "group-of-several", pairs=listing(pairs, wording(language).replies["and"]), title=table.title[language])
    return [_statement(text, reading, rows, corpus, ())]


def _of_groups(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """The members of groups: how many, or which."""
    question = reading.question
    apart = [member for member in reading.members if not any(member.id == group.id for group in reading.groups)]
    if not reading.groups or apart or reading.strange or question.asks("when", "why"):
        return []
    if not (reading.member_noun or reading.cue("member") or question.asks("how-many", "list", "yes-no") or not question.content):
        return []
    return _of_groups_rows(reading, _rows(reading.table, reading.groups), corpus)


def _of_groups_rows(reading: _Reading, rows: Sequence[Row], corpus: Corpus) -> list[Statement]:
    table, question, language = reading.table, reading.question, reading.question.language
    number = _number(reading)
    key = "members-of"
    if question.asks("how-many") or (number is not None and question.asks("yes-no")):
        key = "count-of"
    elif question.kind == "yes-no" and not question.asks("list"):
        key = "is-group"
    statements = []
    for row in rows:
        size = len(row.members)
        text = _say(
            language, key, group=_group(row, language), number=size, noun=table.members.number(size, language),
            members=_members([row], language), title=table.title[language],
        )  # fmt: skip
        statement = _statement(_capitalised(text), reading, [row], corpus, (size,))
        if question.asks("yes-no") and number is not None and key == "count-of":
            statement = _denied(statement, language) if number != size else _confirmed(statement, language)
        statements.append(statement)
    if len(rows) > 1 and (reading.cue("sum") and question.asks("how-many")):
        counts = [_say(language, "count", group=_group(row, language), number=len(row.members)) for row in rows]
        total = sum(len(row.members) for row in rows)
        text = _say(language, "sum", total=total, noun=table.members.number(total, language), counts=listing(counts, wording(language).replies["and"]), title=table.title[language])
        return [_statement(text, reading, rows, corpus, (total, *(len(row.members) for row in rows)))]
    return statements


def _strangers(reading: _Reading, corpus: Corpus, known: Callable[[str], bool]) -> list[Statement]:
    """Names that the table does not have: said to be not in the list, never to be untrue."""
    question, table, language = reading.question, reading.table, reading.question.language
    if reading.members or reading.groups or not (question.asks("yes-no", "list", "how-many", "where") or reading.cue("member")):
        return []
    if question.kind in ("when", "who", "why", "how"):
        return []
    names = _stranger_names(reading, corpus, known)
    left = [word for word in reading.strange if word not in " ".join(names).lower()]
    if not names or left or not (reading.cue("member") or question.asks("yes-no") or reading.member_noun):
        return []
    statements = [_not_member(reading, names, corpus)]
    statements += _otherwise_said(question, corpus)
    if question.asks("how-many", "list") and table.groups is not None and not reading.cue("member"):
        size = len(table.all_groups)
        be = "is" if len(names) == 1 else "are"
        text = _say(language, "not-group", names=listing(names, wording(language).replies["and"]), be=be, number=size, groups=table.groups.number(size, language), title=table.title[language])
        statements[0] = _statement(text, reading, [], corpus, (size,), asked=(question.text, *names, text))
    return statements


def _all(reading: _Reading, corpus: Corpus, _: Callable[[str], bool]) -> list[Statement]:
    """All members by group, or all groups."""
    table, question, language = reading.table, reading.question, reading.question.language
    if reading.members or reading.groups or reading.strange or not table.all_groups or table.groups is None:
        return []
    whole = question.asks("list", "how-many", "what", "where", "yes-no")
    if reading.group_noun and whole and question.kind != "yes-no" and not (reading.member_noun and question.kind == "how-many" and not _leads(reading)):
        size = len(table.all_groups)
        names = listing(forms(table.all_groups, language), wording(language).replies["and"])
        text = _say(language, "groups", number=size, groups=table.groups.number(size, language), names=names, title=table.title[language])
        if question.kind == "list" and reading.member_noun and not _leads(reading):
            return _all_members(reading, corpus)
        return [_statement(text, reading, [], corpus, (size,), everyone=True)]
    if reading.member_noun and question.asks("list"):
        return _all_members(reading, corpus)
    return []


def _all_members(reading: _Reading, corpus: Corpus) -> list[Statement]:
    table, language = reading.table, reading.question.language
    conjunction = wording(language).replies["and"]
    rows = []
    for row in table.rows:
        members = listing(forms(row.members, language), conjunction)
        same = len(row.members) == 1 and members == _group(row, language)
        rows.append(members if same else _say(language, "row", members=members, group=_group(row, language)))
    size = len(table.all_members)
    text = _say(language, "members", number=size, noun=table.members.number(size, language), rows="; ".join(rows), title=table.title[language])
    statements = [_statement(text, reading, [], corpus, (size,), everyone=True)]
    later = [count for count in table.counts if not count.named]
    if later:
        note = corpus.note(later[-1].note)
        statements.append(of_note(note, corpus.claim(note, language)))
    return statements


# ---- what operations share -------------------------------------------------------------------------------------------


def _asks_for_group(reading: _Reading) -> bool:
    asked = reading.cue("group-of") or (reading.group_noun and not reading.question.asks("yes-no"))
    return asked and not (reading.question.kind == "yes-no" and reading.groups)


def _asks_of_group(reading: _Reading) -> bool:
    """Whether a name that is both a member and a group is meant as the group."""
    return bool(reading.groups) and (reading.question.asks("how-many", "list") or reading.group_noun)


def _leads(reading: _Reading) -> bool:
    """Whether the group's noun comes before the member's: "which countries have pilot cities"."""
    table, text = reading.table, reading.question.text.lower()
    if table.groups is None:
        return False
    places = []
    for noun in (table.groups, table.members):
        words = [*noun.one.values(), *noun.many.values(), *(w for ws in noun.called.values() for w in ws)]
        places.append(min((text.find(w.lower()) for w in words if w.lower() in text), default=len(text)))
    return places[0] < places[1]


def _stranger_names(reading: _Reading, corpus: Corpus, known: Callable[[str], bool]) -> list[str]:
    """The names in a question that no table has, as the asker wrote them."""
    text = reading.question.text
    own = {(n.id, n.type) for n in (*reading.members, *reading.groups)}
    places = [
        text[m.start : m.end] for m in reading.question.mentions
        if any(n.type == "place" for n in m.names) and not any((n.id, n.type) in own for n in m.names)
    ]  # fmt: skip
    taken = [(m.start, m.end) for m in reading.question.mentions]
    explained = _explained(reading.table, corpus)
    written = [
        match.group() for match in _CAPITALISED.finditer(text)
        if all(match.end() <= s or e <= match.start() for s, e in taken)
        and not all(_terms(word) <= explained or word.lower() in _fillers() for word in match.group().split())
    ]  # fmt: skip
    spoken = {word for name in written for word in name.lower().split()}
    plain = [word for word in reading.strange if word not in spoken and not known(word)]
    return [*places, *written, *(word.title() for word in plain)]


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in (*wording(language).fillers, *wording(language).common))


def _is_member(reading: _Reading, member: Name, row: Row, corpus: Corpus) -> Statement:
    table, language = reading.table, reading.question.language
    named = row.group is not None and row.group.form(language) != member.form(language)
    key = "is-member-of" if named else "is-member"
    group = _group(row, language) if named else ""
    text = _say(language, key, member=member.form(language), group=group, title=table.title[language])
    if reading.question.kind != "yes-no" and len(reading.question.content) > 0 and not reading.cue("member"):
        text = _capitalised(text.split(", ", 1)[-1])
    return _statement(text, reading, [row], corpus, (), members=(member.id,))


def _not_member(reading: _Reading, names: Sequence[str], corpus: Corpus) -> Statement:
    table, language = reading.table, reading.question.language
    size = len(table.all_members)
    be = "is" if len(names) == 1 else "are"
    text = _say(language, "not-member", names=listing(names, wording(language).replies["and"]), be=be, number=size, noun=table.members.number(size, language), title=table.title[language])
    return _statement(text, reading, [], corpus, (size,), asked=(reading.question.text, *names, text))


def _otherwise_said(question: Question, corpus: Corpus) -> list[Statement]:
    """What the corpus does say of a place that is in no table: the notes whose facts name it."""
    for mention in question.mentions:
        for name in mention.names:
            if name.type != "place":
                continue
            for note in corpus.notes:
                where = note.facts.get("where")
                if where and any(form in where.values() for form in name.all_forms()):
                    return [of_note(note, corpus.claim(note, question.language))]
    return []


def _statement(
    text: str, reading: _Reading, rows: Sequence[Row], corpus: Corpus, computed: Sequence[int], *,
    whole: bool = False, everyone: bool = False, asked: tuple[str, ...] = (), members: tuple[str, ...] | None = None,
) -> Statement:  # fmt: skip
    """A statement about rows; `whole` where it compares them with all the others."""
    sources = table_sources(corpus, reading.table, [] if whole else rows)
    shown = [member for row in (reading.table.rows if everyone else rows) for member in row.members]
    ids = tuple(member.id for member in shown) if members is None else members
    return Statement(_capitalised(text), sources, tuple(float(n) for n in computed), asked, ids)


def _denied(statement: Statement, language: Language) -> Statement:
    no = wording(language).replies["no"]
    return Statement(f"{no} {statement.text}", statement.sources, statement.computed, (*statement.asked, no), statement.members)


def _confirmed(statement: Statement, language: Language) -> Statement:
    yes = wording(language).replies["yes"]
    return Statement(f"{yes} {statement.text}", statement.sources, statement.computed, statement.asked, statement.members)


def _rows(table: Table, groups: Sequence[Name]) -> list[Row]:
    return [row for group in groups for row in table.rows if row.group is group]


def _groups(rows: Sequence[Row]) -> list[Name]:
    return [row.group for row in rows if row.group is not None]


def _group(row: Row, language: Language) -> str:
    return row.group.form(language) if row.group is not None else ""


def _members(rows: Sequence[Row], language: Language) -> str:
    return listing(forms([member for row in rows for member in row.members], language), wording(language).replies["and"])


def _say(language: Language, reply: str, **values: object) -> str:
    return Template(wording(language).replies[reply]).substitute({name: str(value) for name, value in values.items()})


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


__all__ = ["compute"]
