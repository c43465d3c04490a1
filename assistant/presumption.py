"""Presumptions: what a question says of a table that needs no weighing: a wrong count, choices to tell apart."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.atlas import is_country, is_place
from assistant.computation import compute, counted, difference, left_out, misplaced, present
from assistant.joining import otherwise_dated
from assistant.language import words_of
from assistant.measure import bounds_in
from assistant.operation import operations
from assistant.question import LENGTH, Question, content_words
from assistant.reading import Reading, has_noun
from assistant.request import Request
from assistant.statement import Statement, led, of_note
from assistant.tabulating import rows_of
from assistant.tally import placed
from assistant.wording import wording
from corpus import Corpus, Language, Note
from corpus.name import Mention, Name
from corpus.table import Table
from index.analysis import analyzer

# A number and the noun that it counts stand so many words apart at most.
_NEAR = 3
# And so many a place and what is said of it.
_SOON, _LATER = 5, 8
# "Of A, B and C, which one is not …": which of those that are named.
_WHICH = re.compile(r"\b(?:which|mana)\b", re.IGNORECASE)
# "Which of the two": they were named before.
_OF_THEM = re.compile(r"\bof (?:the|these|those)\s+$", re.IGNORECASE)
_POSSESSOR = re.compile(r"\b[A-ZÀ-Þ][\w-]+['’]s?\s")
# "Only" stands so many characters before a number at most.
_ONLY_NEAR = 8
_DEFINITE = re.compile(r"(?:\b(?:the|its|these|those|all|of|in|ada|punya|memiliki|dari)|['’]s)\s+$", re.IGNORECASE)
# "The five", "which two", "kelima": so many and no more there are taken to be.
_EXACTLY = re.compile(r"\b(?:the|which|those|these)\s+$|\b(?:ke)$", re.IGNORECASE)
_CUT = re.compile(r"[,;.?!—–]|\b(?:and|or|while|whereas|but|dan|atau|sedangkan|tapi)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|atau)\b", re.IGNORECASE)
# So many words besides names say that it is absent, and hardly more.
_SAYS_LITTLE = 2
# What joins names in one breath.
_JOINT = re.compile(r"\s*(?:,|,?\s*(?:and|dan|sama|serta|&))\s*", re.IGNORECASE)
# Names of these types have numbers of their own.
_OTHER_SUBJECTS = ("plan", "event", "person")
_ONLY_ONE = re.compile(r"\b(?:only|just|cuma|hanya|cuman) (?:\w+ )?(?:one|satu|1)\b", re.IGNORECASE)


def presumed_counts(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Corrections where a question, as read against each table, takes a group to have another number of members."""
    for reading in readings:
        table, question = reading.table, reading.question
        if not reading.groups or (not reading.member_noun and len(reading.groups) < 2):
            continue
        # "Are any of the three new ones in X?": their number is no number of X's.
        if reading.cue("lately") and table.nameless:
            continue
        # "Has X more than one?" takes X to have no number.
        if question.asks("yes-no") and reading.cue("at-least", "more-than", "less-than"):
            continue
        wrong: list[Statement] = []
        for group in reading.groups:
            # "Is it A or B that has four?" takes neither to have it, and "which besides A have four?" sets it aside.
            mentions = [m for m in question.mentions if group in m.names]
            if any(question.offers(m.start, m.end) or question.sets_aside(m.start) for m in mentions):
                continue
            row = table.row_of(group)
            number = _number_beside(group, question, table)
            number = number or _all_of(reading)
            if row is not None and number is not None and number != len(row.members):
                reply = "no" if question.kind == "yes-no" else "not-quite"
                wrong.append(counted(row, reading, corpus, None if wrong else reply))
        if wrong:
            return wrong
    return []


def _all_of(reading: Reading) -> int | None:
    """The number of all members, where a question that gives it takes them all to be of one group; None otherwise."""
    size = len(reading.table.all_members)
    given = any(figure.value == size for figure in reading.question.figures)
    everyone = reading.cue("everyone") and not reading.question.asks("list", "how-many")
    return size if given and everyone and len(reading.groups) == 1 and not reading.members else None


def wrong_total(readings: Iterable[Reading], corpus: Corpus) -> Note | None:
    """The note that counts a table's members, where a question takes them to be another number: "its eight areas"."""
    for reading in readings:
        table, question = reading.table, reading.question
        # When a number will be reached, or whether, says that it is not there yet.
        if question.kind == "when" or reading.cue("future"):
            continue
        sizes = {int(count.value) for count in table.counts} or {len(table.all_members)}
        largest = max((len(row.members) for row in table.rows), default=0) if table.all_groups else 0
        for figure in question.figures:
            if not isinstance(figure.value, float) or figure.ordinal or figure.value in sizes:
                continue
            # "The plan has five areas, right?" is about the plan.
            if any(m.end <= figure.start and m.names[0].type in _OTHER_SUBJECTS for m in question.mentions):
                continue
            behind = " ".join(question.text[figure.end :].split()[:_NEAR])
            only = wording(question.spoken).operations["only"]
            few = only.search(question.text[: figure.start][-_ONLY_NEAR:]) or only.match(
                question.text[figure.end :].lstrip()
            )
            definite = _DEFINITE.search(question.text[: figure.start]) or question.text[
                figure.start :
            ].lower().startswith("ke")
            bound = bounds_in(question.text, question.spoken).get(figure.end)
            if bound is not None and (question.closed or any(map(bound.holds, sizes))):
                continue
            beyond = figure.value > max(sizes) or ((definite or few) and figure.value > max(2, largest))
            counts = has_noun(behind, table.members) or (few and reading.member_noun)
            if beyond and counts and not reading.groups and not reading.group_noun:
                # "The forty of 2018" are set right by the number of that year.
                then = reading.counts_at(question.figures)
                return corpus.note((then or table.counts)[-1].note if table.counts else table.note)
    return None


def wrong_group(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Corrections where a question takes a member to belong to another group: "why did A send the B of C?"."""
    for reading in readings:
        single = len(reading.apart) == 1 and len(reading.groups) == 1
        taken = reading.question.asks("why", "how", "when") or reading.cue("others")
        taken = taken or (single and reading.question.kind != "yes-no" and _said_to_belong(reading))
        taken = taken or (single and _apposed(reading))
        if taken and single and not reading.question.asks("compare") and _side_by_side(reading):
            wrong = misplaced(reading.apart[0], reading, corpus)
            if wrong:
                return wrong
        several = len(reading.apart) > 1 and len(reading.groups) == 1 and reading.question.asks("why", "how")
        if several and not reading.question.asks("compare", "yes-no", "how-many"):
            # "Why A, B and C for this country?", of which C is another's.
            rows = {member: reading.table.row_of(member) for member in reading.apart}
            strays = [member for member, row in rows.items() if row is not None and row.group not in reading.groups]
            if 0 < len(strays) < len(rows):
                return misplaced(strays[0], reading, corpus)
    return []


def _side_by_side(reading: Reading) -> bool:
    """Whether a member is said to be of a group: "B, of C", or "C's B" where little stands between them."""
    if _apposed(reading):
        return True
    mentions = reading.question.mentions
    member = next(m for m in mentions if reading.apart[0] in m.names)
    group = next(m for m in mentions if reading.groups[0] in m.names)
    return member.start < group.start or len(reading.question.text[group.end : member.start].split()) <= _NEAR


def _said_to_belong(reading: Reading) -> bool:
    """Whether a question says, before it asks, that a member is of a group: "B is one of C's, so …"."""
    mentions = reading.question.mentions
    member = next(m for m in mentions if reading.apart[0] in m.names)
    group = next(m for m in mentions if reading.groups[0] in m.names)
    between = reading.question.text[member.end : group.start]
    words = wording(reading.question.spoken)
    close = 0 < len(between.split()) <= _SOON and not _CUT.search(between)
    return close and words.operations["belonging"].search(between) is not None and not words.asking.search(between)


def _apposed(reading: Reading) -> bool:
    """Whether a question says in passing that a member is of a group: "B, the one in C, …", "B, C's city"."""
    mentions, text = reading.question.mentions, reading.question.text
    member = next(m for m in mentions if reading.apart[0] in m.names)
    behind = [m for m in mentions if reading.groups[0] in m.names and m.start >= member.end][:1]
    apposed = wording(reading.question.spoken).operations["apposed"]
    return any(
        apposed.match(text[member.end : group.start])
        or (text[member.end : group.start].strip() == "," and _POSSESSOR.match(text, group.start))
        for group in behind
    )


def wrong_only(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Corrections where a question takes a group to have nobody but the members that it names, and it has more."""
    for reading in readings:
        question, members = reading.question, reading.apart
        if not members or len(reading.groups) != 1 or not question.asks("why", "how"):
            continue
        row = reading.table.row_of(reading.groups[0])
        first = next(m for m in question.mentions if members[0] in m.names)
        only = wording(question.spoken).operations["only"].search(question.text[: first.start])
        near = only is not None and len(question.text[only.end() : first.start].split()) <= 1
        near = near or (reading.cue("sole") and len(members) == 1)
        if row is not None and near and set(members) < set(row.members):
            return [counted(row, reading, corpus, "not-quite")]
    return []


def wrong_whole(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """How many members a group has, where a question asks whether all are of it: "are all the cities in X?"."""
    for reading in readings:
        question, everyone = reading.question, wording(reading.question.spoken).operations["everyone"]
        if not question.closed or question.denies or len(reading.groups) != 1 or reading.apart:
            continue
        row = reading.table.row_of(reading.groups[0])
        named = next(m for m in question.mentions if reading.groups[0] in m.names)
        # "Did all the cities in X join?" asks for more of them than whether they are there.
        last = not content_words(question.untagged[named.end :])
        between = [question.own[match.end() : named.start] for match in everyone.finditer(question.own)]
        belonging = wording(question.spoken).operations["belonging"]
        whole = last and any(has_noun(text, reading.table.members) and belonging.search(text) for text in between)
        if whole and row is not None and not reading.telling and len(row.members) < len(reading.table.all_members):
            return [counted(row, reading, corpus, "no")]
    return []


def wrong_omission(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """That all groups have members, where a question asks whether any has none, or which: "is any left out?"."""
    for reading in readings:
        question, table, words = reading.question, reading.table, wording(reading.question.spoken).operations
        absent = words["absent"].search(question.text)
        if absent is None or not table.counts or not has_noun(question.text, table.groups):
            continue
        which = _WHICH.search(question.text) is not None
        whether = reading.cue("some") and not question.asks("why", "who", "when", "where", "how-many")
        said = set(words_of(absent.group()))
        named = reading.groups or reading.members or reading.strangers or reading.cue("newer")
        if not (which or whether) or named or set(reading.telling) - said:
            continue
        note, language = corpus.note(table.counts[0].note), question.language
        if _of_every_group(note.claim.get(question.spoken, ""), question.spoken, table):
            reply = "not-quite" if which else "no"
            return [led(of_note(note, corpus.claim(note, language)), reply, language)]
    return []


def _of_every_group(claim: str, spoken: Language, table: Table) -> bool:
    """Whether a claim speaks of every group: "all the member states", not "all chosen in that year"."""
    every = wording(spoken).operations["everyone"].finditer(claim)
    return any(has_noun(" ".join(claim[match.end() :].split()[:_NEAR]), table.groups) for match in every)


def wrong_absence(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Corrections where a question asks why a group or a member is not in a table, and it is: "why was X left out?"."""
    for reading in readings:
        question = reading.question
        asks = question.asks("why", "how") and not question.asks("yes-no", "how-many")
        if not asks or not reading.cue("absent") or reading.strangers or reading.cue("newer"):
            continue
        then = reading.counts_at(question.figures)
        # "Why was X left out?" says no more than that it was.
        only = bool(reading.apart) and len(question.content) <= _SAYS_LITTLE
        if not (reading.member_noun or reading.cue("listed") or then or only):
            continue
        if len(reading.groups) == 1 and not reading.apart:
            return [counted(row, reading, corpus, "not-quite") for row in rows_of(reading.table, reading.groups)]
        # "Why did A leave its B out?"
        theirs = _groups_of_members(reading)
        if reading.apart and theirs.issuperset(reading.groups):
            return present(reading, corpus)
    return []


def roster(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """All members of a table in groups, where a question asks who belongs to what all is about, and nothing else."""
    for reading in readings:
        question, named = reading.question, (*reading.groups, *reading.members, *reading.strangers)
        if reading.table.groups is None or reading.group_noun or named or not reading.cue("membership"):
            continue
        # "How many are in", "who has been in since then?"
        more = question.closed or question.figures or question.asks("how-many", "when", "why", "where", "yes-no")
        if not (more or reading.telling or reading.cue("newer") or _besides_subject(reading, corpus)):
            return compute("all", reading, corpus)
    return []


def claimed_place(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Whether one of a list stands where a question has it; empty for any other: "is X the second area?"."""
    return next(filter(None, (placed(reading, corpus) for reading in readings)), [])


def wrong_joining(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """That a member was in from the first, where a question has it come in at another time: "was X added later?"."""
    for reading in readings:
        plain = bool(reading.apart) and not reading.strangers and len(reading.telling) <= 1
        if plain and reading.cue("joining", "lately") and otherwise_dated(reading):
            return compute("is-member", reading, corpus)
    return []


def wrong_rank(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """The largest group, where a question asks why another one has the most members; the smallest, for the fewest."""
    for reading in readings:
        question, table = reading.question, reading.table
        cue = next((each for each in ("most", "fewest") if reading.cue(each)), None)
        if cue is None or not question.asks("why", "how") or question.asks("yes-no") or len(reading.groups) != 1:
            continue
        if not reading.member_noun or reading.of_quality(cue) or reading.beyond(cue) or reading.members:
            continue
        sizes = [len(row.members) for row in table.rows]
        own = next((len(row.members) for row in table.rows if row.group is reading.groups[0]), 0)
        if own != (max(sizes) if cue == "most" else min(sizes)):
            extreme = compute(cue, replace(reading, groups=()), corpus)
            return [led(extreme[0], "not-quite", question.language), *extreme[1:]]
    return []


def swapped_times(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Both of a table's numbers, where a question gives the first as the present one and the last as the first."""
    for reading in readings:
        table, question = reading.table, reading.question
        if len(table.counts) < 2 or reading.groups:
            continue
        first, last = table.counts[0], table.counts[-1]
        numbers = {f.value: f.start for f in question.figures if not isinstance(f.value, tuple)}
        then = [f.start for f in question.figures if any(f.agrees(time) for time in first.times)]
        now = wording(question.spoken).present.search(question.text)
        if first.value not in numbers or last.value not in numbers or not then or now is None:
            continue
        early, late = numbers[float(first.value)], numbers[float(last.value)]
        if abs(late - then[0]) < abs(early - then[0]) and abs(early - now.start()) < abs(late - now.start()):
            reply = "no" if question.kind == "yes-no" else "not-quite"
            return [led(difference(reading, corpus), reply, question.language)]
    return []


def wrong_way(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """The change in a table's number of members, where a question takes them to have become fewer and they are more."""
    for reading in readings:
        table, question = reading.table, reading.question
        if len(table.counts) < 2 or reading.members or reading.groups or not reading.cue("fall"):
            continue
        # "Did it go up or down?" takes neither for granted.
        if _OR.search(question.own):
            continue
        counts = any(isinstance(f.value, float) and not f.ordinal for f in question.figures)
        grew = table.counts[-1].value > table.counts[0].value
        if grew and (counts or question.asks("how-many", "why")) and (reading.member_noun or counts):
            reply = "no" if question.kind == "yes-no" else "not-quite"
            return [led(difference(reading, corpus), reply, question.language)]
    return []


def wrong_time(readings: Iterable[Reading], corpus: Corpus) -> Note | None:
    """The note on a table's number of members at the time that a question gives another time's number for.

    "The network has 26 cities at the moment": the present is asked of, and 26 is what it was at first.
    """
    for reading in readings:
        table, question = reading.table, reading.question
        if (
            len(table.counts) < 2
            or not reading.member_noun
            or reading.members
            or reading.groups
            or reading.cue("newer", "at-least", "more-than", "less-than")
            or question.kind == "when"
        ):
            continue
        first, last = table.counts[0], table.counts[-1]
        given = {figure.value for figure in question.figures}
        dated = any(isinstance(figure.value, tuple) for figure in question.figures)
        now = wording(question.spoken).present.search(question.text) is not None
        # "It was 26, and now?" and "are the 26 still in it?" take nothing else for granted.
        past = reading.cue("formerly")
        bounded = question.closed and bool(bounds_in(question.text, question.spoken))
        if first.value in given and last.value not in given and now and not (dated or past or bounded):
            return corpus.note(last.note)
        on = [figure for figure in question.figures if not question.begins_or_ends(figure)]
        then = any(one.agrees(time) for time in first.times for one in on)
        if last.value in given and first.value not in given and then and not now:
            return corpus.note(first.note)
    return None


def wrong_year(readings: Iterable[Reading], corpus: Corpus) -> Note | None:
    """The note on a table's first number, where a question has what it counts happen in another year.

    "How many cities were nominated in 2015?": they were nominated once. How many there *were* then is left open.
    """
    for reading in readings:
        table, question = reading.table, reading.question
        if not table.counts or not reading.member_noun or reading.members or reading.groups:
            continue
        years = [f for f in question.figures if isinstance(f.value, tuple) and not f.exact]
        other = years and not reading.counts_at(years)
        whole = other and not any(question.begins_or_ends(year) for year in years)
        if whole and question.asks("how-many") and _happened(reading):
            return corpus.note(table.counts[0].note)
    return None


def _happened(reading: Reading) -> bool:
    """Whether a question says of a table's members what the table's title says that happened to them."""
    spoken = reading.question.spoken
    terms = analyzer(spoken).terms
    title = set(terms(" ".join(_called_besides(reading))))
    subject = set(terms(" ".join(reading.table.members.called[spoken])))
    return not (title - subject).isdisjoint(terms(" ".join(reading.question.content)))


def choices(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """What is not in a table, of the choices that a question offers; empty for a question that asks for what is.

    "Which is none of them: a) … b) …", "of A, B and X, which one is not on the list?".
    """
    for reading in readings:
        question = reading.question
        if not wording(question.spoken).negations.search(question.text):
            continue
        if reading.options:
            return left_out(reading, corpus)
        places = bool(reading.table.groups) and all(map(is_place, reading.strangers))
        # "Which are in, and which are not?" asks for both.
        if places and reading.members and reading.strangers and len(_WHICH.findall(question.text)) == 1:
            return left_out(replace(reading, options=reading.strangers), corpus)
    return []


def unlisted(readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """That places are not in a table, where a question asks for that and nothing more, or takes them to be.

    "What about Medan?", "was Penang among them?"; "why was Medan chosen as one?".
    """
    for reading in readings:
        question = reading.question
        if not reading.strangers or not reading.table.groups or not all(map(is_place, reading.strangers)):
            continue
        if Request(reading).of_a_region:
            continue
        closed = question.asks("when", "where", "why", "who", "who-said", "how-many", "define")
        # "Will X get one too?" asks of what is not there yet.
        named = question.asks("yes-no") and (reading.member_noun or reading.cue("listed")) and not reading.cue("future")
        # "Which cities of X are on the list?", where the table has no such group.
        ungrouped = all(map(is_country, reading.strangers)) and reading.member_noun and reading.cue("listed")
        ungrouped = ungrouped and not (reading.telling or reading.groups or reading.members or reading.cue("newer"))
        told = named and len(reading.telling) <= reading.cue("listed")
        # "Is X part of this?", of a country.
        country = all(map(is_country, reading.strangers)) and reading.cue("belong-to") and question.closed
        told = told or (country and not (reading.telling or _besides_subject(reading, corpus)))
        # "When did X join?" asks of the list, if of nothing else that is named: "… join the UN?".
        joined = question.asks("when") and reading.cue("joining")
        joined = joined and not (reading.telling or reading.members or _besides_subject(reading, corpus))
        whether = joined or (not closed and (ungrouped or reading.lone or told))
        denied = wording(question.spoken).negations.search(question.text)
        because = wording(question.spoken).because.search(question.text) is not None
        reasoned = (question.asks("why") or because) and not question.asks("where", "who")
        taken = reasoned and (reading.member_noun or bool(reading.groups)) and _chosen(reading)
        # "X, A and B: why those for this country?"
        among = _groups_of_members(reading)
        besides = bool(reading.apart) and among == {*reading.groups} and reasoned and _listed_with(reading)
        taken = (taken and not reading.members and not denied) or (besides and not denied)
        if whether or taken:
            return compute("is-member", reading, corpus)
        # "Besides X and A, which are in from this country?"
        if reading.apart and among == {*reading.groups} and reading.cue("others") and _listed_with(reading):
            absent = compute("is-member", replace(reading, members=(), groups=()), corpus)
            return [*compute("siblings", reading, corpus), *absent]
    return []


def _besides_subject(reading: Reading, corpus: Corpus) -> bool:
    """Whether a question names something beside what all is about and the places that the table does not have."""
    text = reading.question.text
    named = (m for m in reading.question.mentions if text[m.start : m.end] not in reading.strangers)
    return any(name.id not in corpus.subject_names for mention in named for name in mention.names)


def _groups_of_members(reading: Reading) -> set[Name | None]:
    """The groups of the members that a question names."""
    return {row.group for name in reading.apart if (row := reading.table.row_of(name)) is not None}


def _listed_with(reading: Reading) -> bool:
    """Whether a place that no table has stands in one breath with members that it has: "X, A and B"."""
    text = reading.question.text
    starts = [m.start for m in reading.question.mentions if any(name in reading.apart for name in m.names)]
    ends = [m.end for m in reading.question.mentions if any(name in reading.apart for name in m.names)]
    at = text.lower().find(reading.strangers[0].lower())
    behind = at + len(reading.strangers[0])
    betweens = [text[behind:start] for start in starts if start >= behind] + [text[end:at] for end in ends if end <= at]
    return any(_JOINT.fullmatch(between) for between in betweens)


def membership(note: Note, readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """Whether what a question names is in the table that a note tells of, where it asks for that and nothing more.

    "Is X one of the areas?" is answered by yes or no, not by the sentence that lists them.
    """
    for reading in readings:
        question = reading.question
        if note.id != reading.table.note or not question.closed or Request(reading).of_a_degree:
            continue
        # A name in a list of things is asked about however that is put; not where only gaps are asked with the rest.
        things = reading.table.groups is None and not reading.cue("merely", "only")
        named = things and bool(reading.members) and not (reading.missing or reading.strangers or question.denies)
        if named or _one_place(reading) or (not reading.telling and operations(reading).get("is-member", False)):
            return compute("is-member", reading, corpus)
    return []


def _one_place(reading: Reading) -> bool:
    """Whether a question names one city, or place that may be one, and asks no more of it than whether it is in."""
    if reading.table.groups is None or reading.missing or reading.question.asks("who", "why", "how-many"):
        return False
    members, strangers = reading.apart or reading.members, reading.strangers
    if members or reading.groups:
        return len(members) == 1 and not strangers
    return len(strangers) == 1 and (reading.cue("listed") or is_place(strangers[0]))


def listing(note: Note, readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """The members of the table that a note tells of, where a question asks for them and not for what is told."""
    for reading in readings:
        asked = reading.question.kind == "list" and reading.member_noun and not reading.question.asks("yes-no")
        # A table without groups is told by its note.
        told = note.id == reading.table.note and reading.table.groups is not None
        if told and asked and operations(reading).get("all", False):
            return compute("all", reading, corpus)
    return []


def grouped(note: Note, readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """How many groups a table has, where that is asked and the note that tells of it only says "all"."""
    for reading in readings:
        asked = reading.question.asks("how-many") and operations(reading).get("groups", False)
        if note.id == reading.table.note and asked and reading.counts_groups:
            return compute("groups", reading, corpus)
    return []


def ranking(note: Note, readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """The largest or smallest groups of the table that a note tells of, where a question asks for them."""
    for reading in readings:
        mine = note.id == reading.table.note or any(note.id == count.note for count in reading.table.counts)
        for cue in ("most", "fewest"):
            if mine and reading.cue(cue) and not reading.telling and operations(reading).get(cue, False):
                return compute(cue, reading, corpus)
    return []


def growth(note: Note, readings: Iterable[Reading], corpus: Corpus) -> list[Statement]:
    """How a table's number of members went, where that is asked and a note gives one of its numbers alone.

    "How does the present number compare with that of 2018?" is answered by both and what lies between them.
    """
    for reading in readings:
        counts = any(note.id == count.note for count in reading.table.counts)
        asked = reading.question.kind in ("compare", "how-many", "how") and reading.cue("difference")
        if counts and asked and operations(reading).get("difference", False):
            return compute("difference", reading, corpus)
    return []


def _chosen(reading: Reading) -> bool:
    """Whether a question says of the first place that it names, and no table has, that it is on the list."""
    text = reading.question.text
    place = text.lower().find(reading.strangers[0].lower())
    behind = " ".join(text[place + len(reading.strangers[0]) :].split()[:_LATER])
    operations_ = wording(reading.question.spoken).operations
    listed = operations_["listed"].search(behind) is not None
    if reading.groups and not reading.member_noun:
        # "X was chosen to represent A", "X is one of A's".
        listed = operations_["chosen"].search(behind) is not None
    # "X is a pilot city because …": what the members are called besides their noun.
    return listed or not _called_besides(reading).isdisjoint(words_of(behind))


def _called_besides(reading: Reading) -> set[str]:
    """What a table's title calls its members besides their noun, in the language of the question."""
    members = reading.table.members
    return set(content_words(reading.table.title[reading.question.spoken])) - {
        *members.one.values(),
        *members.many.values(),
    }


def _number_beside(group: Name, question: Question, table: Table) -> int | None:
    """The number that a question ties to a group: before its members' noun, or the first one after its name."""
    places = [m for m in question.mentions if group in m.names]
    if not places:
        return None
    before = _number_before(places[0], question, table)
    if before is not None:
        return before
    following = [m.start for m in question.mentions if m.start > places[0].start]
    end = min(following, default=len(question.text))
    sizes = {count.value for count in table.counts}
    numbers = [
        (f.start, int(f.value))
        for f in question.figures
        if isinstance(f.value, float)
        and not f.ordinal
        and f.value not in sizes
        and not _OF_THEM.search(question.text[: f.start])
        # "Two or three?": neither is taken for granted.
        and not question.offers(f.start, f.end)
    ] + [(m.start(), 1) for m in _ONLY_ONE.finditer(question.text)]
    after = [(start, value) for start, value in sorted(numbers) if places[0].end <= start < end]
    if not after:
        return None
    start, value = after[0]
    # "X's city and Y's hundred": what another has stands beside its name.
    if _POSSESSOR.search(question.text[places[0].end : start]):
        return None
    # "X … a talk at nine": what counts the members stands near the name or before their noun.
    near = len(question.text[places[0].end : start].split()) <= _SOON
    counts = has_noun(" ".join(question.text[start:].split()[: _NEAR + 1]), table.members)
    # "X held four talks": what it counts stands behind it, and is no member.
    behind = content_words(" ".join(question.text[start:].split()[1:2]))
    return value if counts or (near and not behind) else None


def _number_before(group: Mention, question: Question, table: Table) -> int | None:
    """How many members a question takes a group for, that it names after their number: "the five cities of X".

    Only a definite number presumes: "name two cities of X" asks for some of them. More than there are is presumed
    whatever stands before it, and so is none of those that are asked for beside others.
    """
    row = next((table.row_of(name) for name in group.names if table.row_of(name) is not None), None)
    others = wording(question.spoken).operations["others"].search(question.text)
    if row is None or others:
        return None
    for figure in question.figures:
        between = question.text[figure.end : group.start]
        if not isinstance(figure.value, float) or figure.ordinal or figure.value in (1, len(row.members)):
            continue
        named = any(figure.end <= m.start < group.start and any(n.table for n in m.names) for m in question.mentions)
        if figure.start > group.start or len(between.split()) > _NEAR or _CUT.search(between) or named:
            continue
        counts = has_noun(" ".join(question.text[figure.end :].split()[: _NEAR + 1]), table.members)
        definite = _EXACTLY.search(question.text[: figure.start]) is not None
        # "How many of the 26 are outside of X?"
        counts = counts and not wording(question.spoken).operations["outside"].search(between)
        # "What share of the 26 is of X?": so many there are in all.
        shares = wording(question.spoken).operations["share"].search(question.text) is not None
        counts = counts and not (shares and figure.value in {count.value for count in table.counts})
        if counts and (definite or figure.value > len(row.members)) and not LENGTH.match(question.text, figure.end):
            return int(figure.value)
    return None
