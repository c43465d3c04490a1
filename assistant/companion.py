"""Companions: notes that join the likeliest one in an answer, because the question needs them or could mean them."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from string import Template

from assistant.evidence import days_of, lasting, note_of, on_same_sentences, places_of, times_of
from assistant.finding import Finding
from assistant.judging import Judged
from assistant.measure import measures_in
from assistant.premise import contradicts, displaced
from assistant.question import Question
from assistant.statement import Statement, led, of_note
from assistant.wording import wording
from corpus import Corpus, Language, Note
from corpus.figure import Date

# A note on another name in the question joins the answer from this probability on.
_BESIDE = 0.2
# Below the first, the likeliest note leaves room for another that is at least so many times as likely.
_TORN, _RIVAL = 0.6, 0.5
# Names that tell one event from another, and from when on a likely note counts as one of those that are compared.
_NAMED, _SUSPECTED = ("place", "member", "event", "plan"), 0.1
# A time in weeks is meant this roughly, as a share of it.
_ROUGHLY = 0.25
# So likely at least is what is meant beside the one that is named.
_MEANT = 0.5
# How surely two events are compared that are both named.
_NAMED_BOTH = 0.9
# Two that are together less likely than this are a guess.
_EVEN = 0.48
# "Before the one or after it?" asks for no more than two.
_EITHER = re.compile(r"\b(?:before|sebelum)\b.{0,40}\b(?:or|atau|apa)\b", re.IGNORECASE)
_SAME_MONTH, _SAME_YEAR = (re.compile(words, re.IGNORECASE) for words in (r"month|bulan", r"year|tahun"))
# From here on a note may be what a question counts off, whatever else the question looks like.
_HEARD_OF = 0.02
_FOR_WHOM = re.compile(r"\bfor (?:whom|what)\b|\b(?:untuk|utk|buat|bagi) (?:siapa|apa)\b", re.IGNORECASE)


def joined(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """A finding of one note, with those that belong beside it."""
    question, first = finding.question, finding.notes[0]
    if _compares(question):
        dated = _dated(question, (first, *_likely(judged, corpus)), corpus)
        listed = dated if len(dated) > 1 else _counted_off(question, first, corpus)
        if len(listed) > 1:
            return _compared(finding, listed, corpus)
    lasting = _lasting(finding, corpus)
    if lasting is not None:
        return lasting
    finding = _with_rival(finding, judged, corpus)
    if finding.contradicted and not question.asks("yes-no"):
        finding = _set_straight(finding, judged, corpus)
    beside = _beside(question, finding.notes[0], judged, corpus)
    return replace(finding, notes=tuple(dict.fromkeys([*finding.notes, *beside])))


def events(question: Question, judged: Sequence[Judged], corpus: Corpus) -> Finding | None:
    """What is found for a question that names two dated things and compares them; None for any other."""
    apart = _years_apart(question, judged, corpus) or _timeline(question, corpus)
    if apart is not None:
        return apart
    # "What is between 26 and 29 of them?" compares no events.
    numbers = {figure.value for figure in question.figures}
    if any(len({count.value for count in table.counts} & numbers) > 1 for table in corpus.tables):
        return None
    if not (_sets_side_by_side(question) or _claims_order(question)):
        counted = (_counted_off(question, note, corpus) for note in _likely(judged, corpus, floor=_HEARD_OF))
        listed = next((notes for notes in counted if len(notes) > 1), ()) if question.asks("compare") else ()
        finding = Finding(question, probability=_NAMED_BOTH, likeliest=_NAMED_BOTH)
        return _compared(finding, listed, corpus) if listed else None
    dated = _dated(question, _likely(judged, corpus, floor=0.0), corpus, named_only=True)
    if len(dated) == 1 and _claims_order(question):
        # "Was the meeting over before the one in X?": what is likeliest meant is set beside the one that is named.
        dated = _dated(question, _likely(judged[:1], corpus, floor=_MEANT), corpus)
    placed = all("where" in note.facts for note in _likely(judged, corpus) if days_of(note))
    if len(dated) < 2 and placed and wording(question.spoken).alike.search(question.text):
        # "The two events": those that the corpus dates and places, where it has just two.
        every = _dated(question, [note for note in corpus.notes if "where" in note.facts], corpus)
        dated = every if len(every) == 2 else dated
    if len(dated) < 2:
        return None
    return _compared(Finding(question, probability=_NAMED_BOTH, likeliest=_NAMED_BOTH), dated, corpus)


def _timeline(question: Question, corpus: Corpus) -> Finding | None:
    """What the document dates, in the order of time, a point each, where that is asked for; None for anything else."""
    wished = wording(question.spoken).timeline.search(question.text) and not _claims_order(question)
    if not wished or _EITHER.search(question.text):
        return None
    first: dict[tuple[int, int, int], Note] = {}
    for note in corpus.notes:
        begins = [(date.year, date.month or 0, date.day or 0) for date in _dates(note) if date.year is not None]
        if begins:
            first.setdefault(min(begins), note)
    notes = tuple(first[begin] for begin in sorted(first))
    if len(notes) < 2:
        return None
    said = tuple(of_note(note, f"\n- {corpus.claim(note, question.language)}") for note in notes)
    return Finding(question, notes=notes, computed=said, compared=True, probability=_NAMED_BOTH, likeliest=_NAMED_BOTH)


def _years_apart(question: Question, judged: Sequence[Judged], corpus: Corpus) -> Finding | None:
    """The years between two things that may be meant, each of which a note dates; None where that is not asked."""
    if not wording(question.spoken).years.search(question.text):
        return None
    by_year: dict[int, Note] = {}
    named = _dated(question, (), corpus, named_only=True)
    for note in (*named, *_likely(judged, corpus, floor=_HEARD_OF)):
        for year in _years(note)[:1]:
            by_year.setdefault(year, note)
    if len(by_year) != 2:
        return None
    language, (first, last) = question.language, sorted(by_year)
    notes, years = (by_year[first], by_year[last]), last - first
    unit = wording(language).replies["year" if years == 1 else "years"]
    text = Template(wording(language).replies["years-between"]).substitute(
        years=years, unit=unit, first=first, last=last
    )
    sources = tuple(source for note in notes for source in of_note(note, "").sources)
    said = [Statement(text, sources, computed=(float(years),))]
    said += [of_note(note, corpus.claim(note, language)) for note in notes]
    return Finding(
        question, notes=notes, computed=tuple(said), compared=True, probability=_NAMED_BOTH, likeliest=_NAMED_BOTH
    )


def _lasting(finding: Finding, corpus: Corpus) -> Finding | None:
    """How many days it lasted, where that is asked of what a note dates from one day to another; None for any other."""
    question, note = finding.question, finding.notes[0]
    number = lasting(note)
    asked = wording(question.spoken).lasting.search(question.text)
    if finding.contradicted or not asked or number < 2:
        return None
    language = question.language
    unit = wording(language).replies["days"]
    text = Template(wording(language).replies["lasting"]).substitute(days=number, unit=unit)
    said = (Statement(text, of_note(note, "").sources, computed=(float(number),)),)
    return replace(finding, computed=(*said, of_note(note, corpus.claim(note, language))))


def _years(note: Note) -> list[int]:
    """The years in which a note dates what it tells."""
    return [date.year for date in _dates(note) if date.year is not None]


def _dates(note: Note) -> list[Date]:
    """The dates that a note gives, each day that something began or ended on."""
    return [date for figure in times_of(note) if isinstance(figure.value, tuple) for date in figure.value]


def _compares(question: Question) -> bool:
    tabled = any(name.table for name in question.names)
    return _sets_side_by_side(question) or (question.asks("compare") and not tabled)


def _sets_side_by_side(question: Question) -> bool:
    """Whether a question asks which of two things was first, or whether they were on one day or at one place."""
    patterns = wording(question.spoken)
    return bool(patterns.order.search(question.text) or patterns.alike.search(question.text))


def _claims_order(question: Question) -> bool:
    """Whether a yes-no question has one thing before another, or so much time between them."""
    words = wording(question.spoken)
    if not question.closed or _EITHER.search(question.text):
        return False
    return bool(words.sequence.search(question.own) or words.measures["apart"].search(question.own))


def _compared(finding: Finding, notes: tuple[Note, ...], corpus: Corpus) -> Finding:
    """Notes beside each other, after a word on which came first where that is asked."""
    language = finding.question.language
    asked = wording(finding.question.spoken)
    ordered = asked.order.search(finding.question.text) or _claims_order(finding.question)
    said = _in_order(notes[0], notes[1], language) if ordered else []
    claimed = _claimed_order(finding.question, notes[0], notes[1], corpus)
    if said and claimed is not None:
        reply = wording(language).replies["yes" if claimed else "no"].rstrip(".")
        said[0] = replace(said[0], text=f"{reply}, {said[0].text}", asked=(*said[0].asked, reply))
    said += [of_note(note, corpus.claim(note, language)) for note in notes] if said else []
    same = next((match for match in asked.alike.finditer(finding.question.text) if match["same"]), None)
    if same is not None and not said:
        said = [of_note(note, corpus.claim(note, language)) for note in notes]
        said[0] = led(said[0], "same" if _of_one_time(same["same"], notes) else "different", language)
    return replace(finding, owner=None, notes=notes, computed=tuple(said), compared=True)


def _of_one_time(asked: str, notes: Sequence[Note]) -> bool:
    """Whether notes date what they tell to the same month or year, where that is asked: "in the same month"."""
    days = [days_of(note)[:1] for note in notes]
    if not all(days):
        return False
    if _SAME_MONTH.search(asked):
        return len({(day.year, day.month) for (day,) in days}) == 1
    return _SAME_YEAR.search(asked) is not None and len({day.year for (day,) in days}) == 1


def _likely(judged: Sequence[Judged], corpus: Corpus, floor: float = _SUSPECTED) -> list[Note]:
    """The notes among what was judged, from a probability on, the likeliest first."""
    owners = (each.candidate.owner for each in judged if each.probability >= floor)
    return [note for owner in owners if (note := note_of(owner, corpus)) is not None]


def _counted_off(question: Question, first: Note, corpus: Corpus) -> tuple[Note, ...]:
    """The notes of one paragraph that tell of what a question counts off: "the first and the second context"."""
    asked = wording(question.spoken).ordinals_in(question.text)
    paragraphs = {span.paragraph for span in first.evidence}
    found: dict[int, Note] = {}
    for note in (first, *corpus.notes):
        told = wording(question.language).ordinals_in(corpus.claim(note, question.language))
        if len(told) == 1 and told[0] in asked and paragraphs & {span.paragraph for span in note.evidence}:
            found.setdefault(told[0], note)
    return tuple(found[value] for value in asked if value in found) if len(set(asked)) > 1 else ()


def _claimed_order(question: Question, earlier: Note, later: Note, corpus: Corpus) -> bool | None:
    """Whether one thing came before, or after, the other as a question has it; None where it does not say which did."""
    # "Before it or after it?" says neither.
    if not question.closed or _EITHER.search(question.text):
        return None
    # "Five days after it" is wrong where it was not five; where it was, the order may still be.
    apart = _claimed_time(question, earlier, later)
    between = wording(question.spoken).measures["apart"].search(question.own)
    if apart is False or (apart and between):
        return apart
    places = {
        note.id: next((m.start for m in question.mentions for n in m.names if n.id in _naming(note, corpus)), None)
        for note in (earlier, later)
    }
    first, second = places[earlier.id], places[later.id]
    if first is None and second is None:
        return None
    cues = [*wording(question.spoken).sequence.finditer(question.text)]
    if first is not None and second is not None:
        cues = [cue for cue in cues if min(first, second) <= cue.start() < max(first, second)]
    if len(cues) != 1:
        return None
    # What is not named stands on the other side of what puts the one before the other.
    cue = cues[0].start()
    first = first if first is not None else (cue - 1 if (second or 0) > cue else cue + 1)
    second = second if second is not None else (cue - 1 if first > cue else cue + 1)
    return (first < second) == (cues[0]["before"] is not None)


def _claimed_time(question: Question, earlier: Note, later: Note) -> bool | None:
    """Whether so many days lie between two things as a question has it; None where it gives no time, or roughly so."""
    apart = wording(question.spoken).measures["apart"].search(question.own) is not None
    measures = [each for each in measures_in(question.own, question.spoken, reckoned=not apart) if each.days]
    before, after = days_of(earlier), days_of(later)
    if len(measures) != 1 or not before or not after:
        return None
    measure, days = measures[0], (after[0] - before[-1]).days
    # "Two weeks apart" is seldom meant to the day.
    rough = measure.coarse and measure.bound == "exactly" and abs(measure.size - days) <= _ROUGHLY * measure.size
    return None if rough else measure.holds(days)


def _naming(note: Note, corpus: Corpus) -> set[str]:
    """The ids of the names that a dated note is known by: its place, and what it tells of."""
    return {*places_of(note, corpus)[:1], *corpus.gazetteer.ids(note.facts.get("what", {}).get("id", ""))}


def _in_order(earlier: Note, later: Note, language: Language) -> list[Statement]:
    """Which of two dated notes tells of what came first, and how many days before; empty where no day is given."""
    before, after = days_of(earlier), days_of(later)
    if not before or not after or not all("where" in note.facts for note in (earlier, later)):
        return []
    days = (after[0] - before[-1]).days
    text = Template(wording(language).replies["in-order"]).substitute(
        first=earlier.facts["where"][language], second=later.facts["where"][language], days=days,
        unit=wording(language).replies["day" if days == 1 else "days"],
    )  # fmt: skip
    sources = (*of_note(earlier, "").sources, *of_note(later, "").sources)
    return [Statement(text, sources, computed=(float(days),))]


def _dated(question: Question, likely: Sequence[Note], corpus: Corpus, *, named_only: bool = False) -> tuple[Note, ...]:
    """The notes that date what a question names, or may mean, one for each place, in the order of their dates."""
    asked = {name.id for name in question.names if name.type in _NAMED}
    dated: dict[tuple[str, ...], tuple[datetime.date, Note]] = {}
    for note in (*likely, *corpus.notes):
        days = days_of(note)
        where = places_of(note, corpus)[:1]
        named = asked & _naming(note, corpus)
        if days and (named or (note in likely and not named_only)) and where not in dated:
            dated[where] = (days[0], note)
    return tuple(note for _, note in sorted(dated.values(), key=lambda each: each[0]))


def _set_straight(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """Where the question puts what happened elsewhere, first the note that says where and when it did."""
    question, first = finding.question, finding.notes[0]
    if "when" in first.facts or not displaced(question, first, corpus):
        return finding
    here = set(places_of(first, corpus))
    owners = [each.candidate.owner for each in judged]
    placed = [n for n in corpus.notes if "when" in n.facts and here & set(places_of(n, corpus))]
    placed.sort(key=lambda note: owners.index(note.id) if note.id in owners else len(owners))
    return replace(finding, notes=(placed[0], *finding.notes)) if placed else finding


def _with_rival(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """Where two notes are about as likely, both: the one first that has what the question dates or places."""
    first = judged[0]
    second = next((each for each in judged[1:] if note_of(each.candidate.owner, corpus)), None)
    rival = note_of(second.candidate.owner, corpus) if second is not None else None
    if second is None or rival is None:
        return finding
    dated = any(isinstance(figure.value, tuple) for figure in finding.question.figures)
    dating = dated and "when" in rival.facts and "when" not in finding.notes[0].facts
    both = first.probability + second.probability
    set_right = finding.contradicted and "when" not in finding.notes[0].facts and not dating
    torn = (
        not set_right
        and first.probability <= _TORN
        and second.probability >= _RIVAL * first.probability
        and both >= _EVEN
    )
    if not torn and not (dating and second.probability >= _BESIDE):
        return finding
    notes = (rival, *finding.notes) if dating else (*finding.notes, rival)
    contradicted = contradicts(finding.question, notes[0], corpus)
    return replace(finding, notes=notes, contradicted=contradicted, probability=both)


def _beside(question: Question, first: Note, judged: Sequence[Judged], corpus: Corpus) -> list[Note]:
    """The note on the same sentence that gives a fact which the question asks for and the first note has not."""
    # "How many were there, and for whom?": whom something is for is told with what it is for.
    kinds: tuple[str, ...] = ("why", *question.kinds) if _FOR_WHOM.search(question.text) else question.kinds
    wanted = [kind for kind in kinds if kind in ("when", "where", "who", "how-many", "why") and kind not in first.facts]
    for kind in wanted:
        related = [note for note in on_same_sentences([first], corpus) if kind in note.facts]
        likely = [note for each in judged for note in related if note.id == each.candidate.owner]
        if likely or len(related) == 1:
            return [(likely or related)[0]]
    return _also_named(question, first, judged, corpus)


def _also_named(question: Question, first: Note, judged: Sequence[Judged], corpus: Corpus) -> list[Note]:
    """A likely note on another name in the question: "MPAC and MRE, spell both out"."""

    def named(note: Note) -> set[str]:
        return set(corpus.gazetteer.ids(" ".join(note.claim.values())))

    if len(question.mentions) < 2:
        return []
    missing = {name.id for name in question.names} - named(first)
    notes = [
        corpus.note(e.candidate.owner)
        for e in judged[1:]
        if e.probability >= _BESIDE and corpus.has_note(e.candidate.owner)
    ]
    return [note for note in notes if missing & named(note) and note is not first][:1]
