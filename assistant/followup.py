"""Follow-ups: a question that leans on what was said before becomes one that stands on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import Template

from assistant.atlas import is_place
from assistant.context import Context, groups_told
from assistant.inclusion import inclusion, thing_too
from assistant.occasion import beside
from assistant.question import COMPLETED, WRITTEN_LARGE, choices_in, kinds_of
from assistant.residue import FEW, NOW, asks_itself, beside_nouns, kinds_in, own_words
from assistant.sequel import ONE_IN_WORDS, counted, sequel, with_group
from assistant.wording import function_words, wording
from corpus import LANGUAGES, Corpus, Language
from corpus.figure import figures, without_figures
from corpus.name import Mention
from index.analysis import analyzer

# A question with more words of its own than this is not taken for a follow-up only because it says "it" or "that".
_LEANING, _WHOLE = 3, 2
_THING_TOO = re.compile(r"\b(?:it|they|them)\b", re.IGNORECASE)
_UNIT = re.compile(r"days?|dates?|months?|years?|hari|tanggal|bulan|tahun", re.IGNORECASE)
_THERE = re.compile(r"\b(?:there|then|at that|di ?sana|di ?situ|waktu itu|saat itu)\b", re.IGNORECASE)
_NOT_MEANT = re.compile(r"[\s,;]+(?:and )?(?:not|bukan)(?: (?:the|yang|yg|di|in|dari|from))*\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Resolved:
    """A question standing on its own.

    Attributes
    ----------
        text: the question.
        without: ids of notes that the asker does not mean.
        told: id of what was told just before, where the question was completed with what it was told for.
        bare: whether it says nothing of its own, so that only small talk can come of it.

    """

    text: str
    without: frozenset[str] = frozenset()
    told: str | None = None
    bare: bool = False


def readings(text: str, spoken: Language, context: Context | None, corpus: Corpus) -> list[Resolved]:
    """The ways to understand a question after what was said before, the likeliest first; at least one.

    Which of several is meant shows only in what is found for them. Without a context there is one: the question itself.
    """
    if context is None:
        return [Resolved(text)]
    return list({(each.text, each.without): each for each in _lean(text, spoken, context, corpus)}.values())


def _lean(text: str, spoken: Language, context: Context, corpus: Corpus) -> list[Resolved]:
    """The text alone, completed, or with its new name put into the last question: the likeliest first."""
    patterns = wording(spoken).follow_up
    shifted = _shifted(text, spoken, context, corpus)
    moved, text = shifted != text, shifted
    if moved and not figures(context.standalone):
        return [Resolved(_combined(text, context, spoken), told=context.told)]
    correction = patterns["correction"].search(text)
    # "Not the present one, the one of 2018": what is not meant says nothing.
    instead = patterns["instead"].match(text)
    if instead is not None:
        correction, text = instead, instead["rest"]
    opening = correction or patterns["opening"].search(text)
    body = text[opening.end() :].strip(" ,.?!") if opening and opening is not instead else text.strip()
    own = own_words(body, corpus)
    alone = Resolved(body if correction and body else text)
    body = _not_meant(with_group(body, spoken, context, corpus), corpus)
    mentions = corpus.gazetteer.find(body)
    full = sequel(body, spoken, context, corpus) or beside(body, spoken, context, corpus)
    if full is not None:
        return [Resolved(full)]
    of_list = counted(body, spoken, context, corpus)
    if of_list is not None:
        return [Resolved(of_list, told=context.told)]
    among = inclusion(body, spoken, context, corpus)
    told_one = (context.told or "").endswith("/is-member")
    if among is None and (told_one or patterns["what-about"].match(text)):
        among = thing_too(body, spoken, context, corpus)
    if among is not None:
        return [Resolved(among), alone]
    combined = Resolved(_combined(body or text, context, spoken), told=context.told)
    thing = None if correction else _thing_told(body, context, spoken, corpus)
    of_thing = [Resolved(f"{body.strip(' ?.!')}{COMPLETED}{thing}?", told=context.told)] if thing else []
    ordinal, before = (wording(spoken).ordinal_pattern.search(t) for t in (body, context.standalone))
    pointed = ordinal is not None and re.match(
        r"\s*(one|context|area|konteks|bidang|tadi|itu)\b", body[ordinal.end() :]
    )
    asks_else = set(kinds_in(body, spoken)) - set(kinds_in(context.standalone, spoken))
    if ordinal and before and len(own) <= (_LEANING if pointed else 1) and not asks_else:
        return [
            Resolved(f"{context.standalone[: before.start()]}{ordinal.group()}{context.standalone[before.end() :]}")
        ]
    courteous = re.match(rf"\W*(?:{wording(spoken).courtesy.pattern})", text, re.IGNORECASE)
    if courteous and not (asks_itself(text, spoken, corpus) or NOW.search(text)):
        return [Resolved(text), combined]
    if patterns["other"].search(text) and len(own) <= FEW and not _tabled(mentions):
        # "The other one, when was it?": which one is meant says nothing of what it is.
        rest = patterns["other-one"].sub(" ", body)
        other = Resolved(_combined(rest, context, spoken), told=context.told) if kinds_in(rest, spoken) else combined
        return [replace(other, without=context.answered)]
    if patterns["anything-else"].match(text) and not mentions:
        # Of a person there is what else they said.
        types = {name.type for mention in corpus.gazetteer.find(context.standalone) for name in mention.names}
        if "person" in types and context.people:
            asked = Template(wording(spoken).replies["said-else"]).substitute(name=context.people[-1])
            return [Resolved(asked, context.answered)]
    new = mentions or figures(body) or NOW.search(body)
    substituted = Resolved(_substituted(body, text, context, spoken, corpus, mentions)) if new else combined
    person = patterns["person"].search(text)
    others = any(name.type == "person" for m in mentions for name in m.names) or _of_an_office(context, corpus)
    if person and context.people and not others:
        answered = context.answered if patterns["said-else"].search(text) else frozenset[str]()
        named = Resolved(f"{text[: person.start()]}{context.people[-1]}{text[person.end() :]}", answered)
        # "What does it change, by his words?" points at a thing too, and "what did he report on there?" at an event.
        if _THING_TOO.search(text) and len(own) > 1:
            return [*of_thing, combined, named]
        there = [Resolved(_combined(named.text, context, spoken), told=context.told)] if _THERE.search(text) else []
        return [*there, named, *of_thing, combined]
    if mentions and choices_in(body):
        # "Was that in X or in Y?": no name is exchanged for another.
        return [combined, alone]
    if _tabled(mentions) and patterns["of-it"].search(body):
        # "Is it in X?" is asked of what was spoken of.
        return [combined, alone]
    # "On what day?" says no more than "when?".
    bare = [word for word in beside_nouns(without_figures(body), corpus) if not _UNIT.fullmatch(word)]
    asks = patterns["words"].search(body) is not None
    if mentions and ("compare" in kinds_in(text, spoken) or wording(spoken).order.search(text)):
        # "And X vs Y?" names all that it compares.
        more = own_words(wording(spoken).kinds["compare"].sub(" ", body), corpus)
        return [alone, combined] if len(mentions) > 1 and _tabled(mentions) and not more else [combined, alone]
    types = {name.type for mention in mentions for name in mention.names}
    likewise = types & {name.type for mention in corpus.gazetteer.find(context.standalone) for name in mention.names}
    if likewise and (patterns["same"].search(text) or (opening and not asks and len(bare) <= 1)):
        return [substituted, alone]
    if not bare:
        # "What are they?" asks for the thing itself.
        of_thing = of_thing if {*kinds_in(body, spoken)} & {"why", "how", "who"} else []
        # With the new name beside the old one, the question would be about either.
        return (
            ([alone, substituted] if asks else [substituted, alone])
            if new
            # "How?" asks; it is no small talk.
            else [*of_thing, combined, *([] if kinds_in(body, spoken) else [replace(alone, bare=True)])]
        )
    if _another_time(body, context):
        return [substituted, alone]
    points = patterns["pronoun"].search(text) is not None
    if opening and not points and asks and len(bare) >= _WHOLE and not mentions:
        return [alone, combined]
    inside = "yes-no" in kinds_in(body, spoken) and _tabled(mentions) and groups_told(context, corpus)
    if inside and wording(spoken).operations["listed"].search(body) and not _beside_listed(bare, spoken):
        # "Which has the most? — Is X in there too?"
        return [alone, combined]
    if opening and mentions and len(bare) >= _WHOLE and "yes-no" in kinds_of(text, spoken):
        return [alone, combined]
    if (points and len(bare) <= _LEANING) or (opening and len(bare) <= FEW and not mentions):
        return [*of_thing, combined, substituted, alone]
    # "Who came?", "is it still growing?" lean on what was told, without a word that points; not on what tells of all.
    of_all = context.told is not None and corpus.has_note(context.told) and not corpus.note(context.told).facts
    leans = kinds_in(body, spoken)[:1] in (("yes-no",), ("who",)) and len(bare) <= 1 and not of_all
    if leans and not mentions and not figures(body):
        return [*of_thing, combined, alone]
    if len(bare) <= _LEANING:
        return [alone, *of_thing, combined, substituted]
    return [alone, *of_thing, combined] if points else [alone]


def _of_an_office(context: Context, corpus: Corpus) -> bool:
    """Whether the last answer told of whoever holds an office, and of nobody by name: "what is that one called?"."""
    if len(context.notes) != 1 or not corpus.has_note(context.notes[0]):
        return False
    who = corpus.gazetteer.find(" ".join(corpus.note(context.notes[0]).facts.get("who", {}).values()))
    types = {name.type for mention in who for name in mention.names}
    return "role" in types and "person" not in types


def _thing_told(body: str, context: Context, spoken: Language, corpus: Corpus) -> str | None:
    """What the last answer told of and its question did not name: what a text that only points, points at.

    "What else was organised? — A series of talks. — What were they for?" asks what the talks were for. None where the
    answer told when or where it was, and where a text names something itself or sets it beside another.
    """
    told = context.told or ""
    note = corpus.note(told) if context.notes == (told,) and corpus.has_note(told) else None
    what = note.facts.get("what", {}).get(spoken) if note is not None else None
    if note is None or what is None or not body.strip(" ?.!"):
        return None
    # "Is X one of those?" is asked of a list, by name; and all is about the subject.
    about = {*corpus.gazetteer.ids(what)}
    if any(note.id == table.note for table in corpus.tables) or (about and about <= corpus.subject_names):
        return None
    words, terms = wording(spoken), analyzer(spoken).terms
    apart = words.sequence.search(body) or words.operations["difference"].search(body) or figures(body)
    named = any(name.table is None for mention in corpus.gazetteer.find(body) for name in mention.names)
    asked = kinds_in(context.standalone, spoken)[:1]
    if apart or named or words.ordinals_in(body) or asked in (("when",), ("where",)):
        return None
    return what if set(terms(what)) - set(terms(context.standalone)) else None


def _substituted(
    body: str, text: str, context: Context, spoken: Language, corpus: Corpus, mentions: Sequence[Mention]
) -> str:
    """The last question with its name, time or number exchanged for the one that is new."""
    before = context.standalone
    kinds = kinds_in(text, spoken)
    new_kind = kinds and kinds[0] not in ("yes-no", "what") and kinds[0] not in kinds_in(before, spoken)
    if new_kind and mentions:
        return text
    if mentions:
        new = body[mentions[0].start : mentions[-1].end]
        types = {name.type for mention in mentions for name in mention.names}
        old = [m for m in corpus.gazetteer.find(before) if types & {name.type for name in m.names}]
        if old and {*old[0].names} == {*mentions[0].names}:
            # The same name again takes nobody's place.
            return text
        if old:
            return f"{before[: old[0].start]}{new}{before[old[-1].end :]}"
        subject = set(corpus.gazetteer.ids(corpus.subject[spoken]))
        others = [m for m in corpus.gazetteer.find(before) if not any(name.id in subject for name in m.names)]
        if len(others) == 1 and not own_words(body, corpus) and not wording(spoken).follow_up["words"].search(body):
            return f"{before[: others[0].start]}{new}{before[others[0].end :]}"
        # The first word is written large whatever it is; it may be a place none the less.
        first = before.split(" ", 1)[0]
        opens = first.lower() not in function_words() and is_place(first)
        names = (m.group() for m in WRITTEN_LARGE.finditer(before, 0 if opens else before.find(" ") + 1))
        stranger = next((name for name in names if not corpus.gazetteer.find(name)), None)
        if stranger:
            return before.replace(stranger, new)
        return f"{without_figures(before).rstrip(' ?.!')} {new}?"
    timed = NOW.search(body) or any(isinstance(figure.value, tuple) for figure in figures(body))
    times = [f for f in figures(before) if isinstance(f.value, tuple) == bool(timed)]
    if times:
        new = timed.group() if isinstance(timed, re.Match) and not own_words(body, corpus) else body
        return f"{before[: times[0].start]}{new}{before[times[-1].end :]}"
    alone = ONE_IN_WORDS.search(before) if figures(body) and not timed else None
    if alone:
        return f"{before[: alone.start()]}{figures(body)[0].value:.0f}{before[alone.end() :]}"
    now = NOW.search(before) if timed else None
    if now:
        return f"{before[: now.start()]}{body}{before[now.end() :]}"
    return f"{before.rstrip('?')} {body}" if timed else _combined(body, context, spoken)


def _combined(text: str, context: Context, spoken: Language) -> str:
    """A question that only points, with what it points at."""
    topic = context.standalone
    # The old question's own question words must not drown the new one's.
    words = wording(spoken).follow_up["words"]
    if words.search(text) or kinds_in(text, spoken):
        for language in LANGUAGES:
            topic = wording(language).follow_up["words"].sub(" ", topic)
    # Of what was asked by a question word alone nothing is left but what completed it.
    parts = [" ".join(part.strip(" ?.!").split()) for part in topic.split(COMPLETED.strip())]
    topic = COMPLETED.join(part for part in parts if part)
    text = text.strip(" ?.!")
    return f"{text}{COMPLETED}{topic}?" if text else f"{topic}?"


def _not_meant(body: str, corpus: Corpus) -> str:
    """A text without the name that it ends with to say that it is not meant: "I meant X, not Y"."""
    mentions = corpus.gazetteer.find(body)
    if len(mentions) < 2 or body[mentions[-1].end :].strip(" .!?") or body.rstrip().endswith("?"):
        return body
    denied = _NOT_MEANT.search(body[: mentions[-1].start])
    return body[: denied.start()] if denied and denied.start() >= mentions[-2].end else body


def _beside_listed(words: Sequence[str], spoken: Language) -> list[str]:
    """Those of some words that say neither that something is on a list nor that it is so, too."""
    patterns = wording(spoken)
    return [word for word in words if not (patterns.operations["listed"].search(word) or patterns.too.search(word))]


def _tabled(mentions: Sequence[Mention]) -> bool:
    return any(name.table is not None for mention in mentions for name in mention.names)


def _shifted(text: str, spoken: Language, context: Context, corpus: Corpus) -> str:
    """A text with "the year after" and "the year before" as the year that they mean, where one was spoken of."""
    notes = (corpus.note(note) for note in context.notes if corpus.has_note(note))
    spoken_of = [context.standalone, *(fact for note in notes for fact in note.facts.get("when", {}).values())]
    dates = [f.value for each in spoken_of for f in figures(each) if isinstance(f.value, tuple)]
    year = next((date.year for value in dates for date in value if date.year is not None), None)
    if year is None:
        return text
    text = wording(spoken).follow_up["year-after"].sub(str(year + 1), text)
    return wording(spoken).follow_up["year-before"].sub(str(year - 1), text)


def _another_time(text: str, context: Context) -> bool:
    """Whether a text gives a time where the last question gave another one."""

    def times(text: str) -> list[object]:
        return [figure.value for figure in figures(text) if isinstance(figure.value, tuple)]

    mine, before = times(text), times(context.standalone)
    now, then = NOW.search(text), NOW.search(context.standalone)
    return bool((mine or now) and (before or then) and mine != before)
