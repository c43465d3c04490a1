"""Follow-ups: a question that leans on what was said before becomes one that stands on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from string import Template

from assistant.atlas import is_country, is_place, place_names
from assistant.question import WRITTEN_LARGE, Kind, choices_in, content_words, kinds_of
from assistant.statement import listing
from assistant.wording import function_words, wording
from corpus import LANGUAGES, Corpus, Language
from corpus.figure import figures, without_figures
from corpus.name import Mention, Name
from corpus.table import Table

# A question with more words of its own than this is not taken for a follow-up only because it says "it" or "that".
_LEANING, _OPENING, _WHOLE = 3, 4, 2
# What a table without groups has, or has not, is named in so many words at most.
_THING = 2
# A gist has more spaces than a name.
_GIST = 2
_TELL = re.compile(r"\b(jelaskan|terangkan|ceritakan|explain|tell|say|give|state|describe)\b", re.IGNORECASE)
_DEGREES = ("lebih", "lagi", "agak", "sedikit", "more", "much", "bit", "little", "again")
# And what it is to look like.
_FORMS = ("but", "bullet", "bullets", "point", "points", "list", "poin", "poin-poin", "butir", "daftar")
# One as a word is mostly no number: "one of them"; where another number is to take its place, it is.
_ALONE = re.compile(r"\b(satu|one|single|only one|1)\b", re.IGNORECASE)
_THING_TOO = re.compile(r"\b(?:it|they|them)\b", re.IGNORECASE)
_NOT_MEANT = re.compile(r"[\s,;]+(?:and )?(?:not|bukan)(?: (?:the|yang|yg|di|in|dari|from))*\s+$", re.IGNORECASE)
_UNABLE = re.compile(
    r"(?:\b(?:not|no|cannot|poor|bad|weak|tidak|kurang|belum|nggak|gak|ga|tak)\b|n['’]t\b)[^,.;?!]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NOW = re.compile(
    r"\b(sekarang|kini|saat ini|dewasa ini|terkini|now|today|currently|at present|nowadays|at the moment)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Context:
    """What was said before.

    Attributes
    ----------
        standalone: the last question, standing on its own.
        notes: ids of the notes that answered it.
        people: names of the people that question or answer spoke of, the latest last.
        told: id of the note or of the table's operation that answered it, if any.
        tabled: forms of the members and groups of tables that the questions so far named, the latest last.
        heard: ids of the notes whose gist the last answer gave.
        asked: the last question, standing on its own, also where it had no answer; empty where it had one.

    """

    standalone: str
    notes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    told: str | None = None
    tabled: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    asked: str = ""

    @property
    def answered(self) -> frozenset[str]:
        """The ids of the notes that the last answer gave, in full or by their gist."""
        return frozenset((*self.notes, *self.heard))

    @property
    def last(self) -> str:
        """The question that a wish for another language, or another length, is about."""
        return self.asked or self.standalone


@dataclass(frozen=True)
class Wish:
    """What a text wishes of its answer, and what it asks besides.

    Attributes
    ----------
        text: what is asked; the last question where nothing new is.
        language: the language that the asker wishes for; None where nothing was said of it.
        brief: whether a shorter answer is wished for.
        leans: whether what is asked may lean on what was said before.

    """

    text: str
    language: Language | None = None
    brief: bool = False
    leans: bool = True


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


def wish(text: str, spoken: Language, context: Context | None, corpus: Corpus) -> Wish:
    """What a text wishes of its answer: a language, a shorter one, another topic."""
    wished, rest = _wish(text, corpus)
    if context is None:
        return Wish(rest or text, wished)
    patterns = wording(spoken).follow_up
    topic = patterns["topic"].search(rest)
    if topic:
        rest = f"{rest[: topic.start()]}{rest[topic.end() :]}".strip(" ,.") or rest
        return Wish(rest, wished, leans=False)
    if not any(character.isalnum() for character in text):
        return Wish(text, leans=False)
    bare = _without_reason(rest, spoken)
    if wished and (not _own(bare, corpus) or not (wording(spoken).asking.search(bare) or corpus.gazetteer.find(bare))):
        return Wish(context.last, wished, leans=False)
    once_more = patterns["longer"].sub(" ", bare)
    if _only(patterns["brief"], once_more, corpus) or _shorter(once_more, spoken, context, corpus):
        return Wish(context.last, wished, brief=True, leans=False)
    if _only(patterns["translating"], once_more, corpus):
        return Wish(context.last, _other_than(context.last, spoken), leans=False)
    if any(_only(patterns[repeated], bare, corpus) for repeated in ("longer", "form")):
        return Wish(context.last, wished, leans=False)
    return Wish(rest, wished)


def readings(text: str, spoken: Language, context: Context | None, corpus: Corpus) -> list[Resolved]:
    """The ways to understand a question after what was said before, the likeliest first; at least one.

    Which of several is meant shows only in what is found for them. Without a context there is one: the question itself.
    """
    if context is None:
        return [Resolved(text)]
    return list({(each.text, each.without): each for each in _lean(text, spoken, context, corpus)}.values())


def _without_reason(text: str, spoken: Language) -> str:
    """A text without what it wishes for or why, where that asks nothing: "…, for my class", "…, my boss is from X"."""
    asking = wording(spoken).asking
    return (
        wording(spoken)
        .follow_up["reason"]
        .sub(lambda found: found.group() if asking.search(found.group()) else " ", text)
    )


def _other_than(before: str, spoken: Language) -> Language:
    """The language to translate into where none is named: the asker's own, or else the one that was not used."""
    counted = {lang: sum(word in wording(lang).common for word in before.lower().split()) for lang in LANGUAGES}
    other: Language = "en" if spoken == "id" else "id"
    return other if counted[spoken] > counted[other] else spoken


def _wish(text: str, corpus: Corpus) -> tuple[Language | None, str]:
    """The language that a text asks for, and the text without that wish."""
    for spoken in LANGUAGES:
        for language in LANGUAGES:
            found = list(wording(spoken).translate[language].finditer(text))
            # "I am not good in Indonesian": that is no wish for it.
            found = [m for m in found if not _UNABLE.search(text[: m.start()])]
            match = next((m for m in found if m["to"]), found[0] if found else None)
            # "Indonesian" beside other words may be what is asked about; a wish names its preposition or stands alone.
            rest = f"{text[: match.start()]} {text[match.end() :]}" if match else text
            # "Bahasa Indonesia saja, saya kurang paham …": a wish may give its reason.
            opens = match is not None and match.start() == 0 and not asks_itself(rest, spoken, corpus)
            if match and match["to"] and not _asks_more(text, match, corpus):
                return language, ""
            # "Which Indonesian ones were?" asks.
            if match and (match["to"] or opens or not (_asking(rest) or _own(rest, corpus))):
                return language, rest.strip(" ,.;")
    return None, text


def _asks_more(text: str, wished: re.Match[str], corpus: Corpus) -> bool:
    """Whether a text asks for anything beside the wish for a language, for which it may give a reason."""
    words = [wording(language) for language in LANGUAGES]
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        if sentence.start() <= wished.start() < sentence.end():
            said = f"{text[sentence.start() : wished.start()]} {text[wished.end() : sentence.end()]}"
            for each in words:
                said = each.follow_up["again"].sub(" ", said)
            if _own(said, corpus) or figures(said):
                return True
        elif "?" in said or _asking(said):
            return True
    return False


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
    own = _own(body, corpus)
    alone = Resolved(body if correction and body else text)
    both = patterns["both"].search(body)
    body = _not_meant(_grouped(body, spoken, context, corpus), corpus)
    mentions = corpus.gazetteer.find(body)
    together = wording(spoken).operations["sum"].search(body)
    many = [int(f.value) for f in figures(body) if isinstance(f.value, float) and 2 <= f.value <= len(context.tabled)]
    if together and not both and not mentions and len(many) == len(figures(body)) and len(context.tabled) > 1:
        words = wording(spoken)
        rest = words.operations["everyone"].sub(" ", words.operations["sum"].sub(" ", without_figures(body)))
        if not _beside_nouns(words.kinds["how-many"].sub(" ", rest), corpus):
            pair = listing(context.tabled[-(many or [2])[0] :], wording(spoken).replies["and"])
            return [Resolved(f"{body.strip(' ?.!')} {pair} — {context.standalone}")]
    if both and not mentions and len(context.tabled) > 1 and len(own) <= _OPENING:
        pair = listing(context.tabled[-2:], wording(spoken).replies["and"])
        asked = f"{body[: both.start()]}{pair}{body[both.end() :]}".rstrip("?")
        whether = _kinds(body, spoken)[:1] == ("yes-no",)
        nouns = " ".join(w for w in _own(context.standalone, corpus) if w in table_nouns(corpus) and not whether)
        return [Resolved(f"{asked} — {nouns}?" if nouns else f"{asked}?")]
    earlier = _earlier_count(body, spoken, context, corpus)
    if earlier is not None:
        return [Resolved(earlier)]
    others = _others_of(body, spoken, context, corpus)
    if others is not None:
        return [Resolved(others)]
    as_table = _as_table(body, spoken, context, corpus)
    if as_table is not None:
        return [Resolved(as_table)]
    counted = _counted_off(body, context, spoken, corpus) or _another_count(body, context, spoken, corpus)
    if counted is not None:
        return [Resolved(counted, told=context.told)]
    sized = _sized_instead(body, spoken, context, corpus) or _sized_alike(body, spoken, context, corpus)
    if sized is not None:
        return [Resolved(sized)]
    told = _part_told(body, spoken, context, corpus)
    if told is not None:
        return [Resolved(told)]
    unlisted = (
        _unlisted(body, spoken, context, corpus)
        or _one_of_them(body, spoken, context, corpus)
        or _listed_too(body, spoken, context, corpus)
    )
    if unlisted is not None:
        return [Resolved(unlisted), alone]
    combined = Resolved(_combined(body or text, context, spoken), told=context.told)
    ordinal, before = (wording(spoken).ordinal_pattern.search(t) for t in (body, context.standalone))
    pointed = ordinal is not None and re.match(
        r"\s*(one|context|area|konteks|bidang|tadi|itu)\b", body[ordinal.end() :]
    )
    asks_else = set(_kinds(body, spoken)) - set(_kinds(context.standalone, spoken))
    if ordinal and before and len(own) <= (_LEANING if pointed else 1) and not asks_else:
        return [
            Resolved(f"{context.standalone[: before.start()]}{ordinal.group()}{context.standalone[before.end() :]}")
        ]
    courteous = re.match(rf"\W*(?:{wording(spoken).courtesy.pattern})", text, re.IGNORECASE)
    if courteous and not (asks_itself(text, spoken, corpus) or _NOW.search(text)):
        return [Resolved(text), combined]
    if patterns["other"].search(text) and len(own) <= _OPENING and not _tabled(mentions):
        # "The other one, when was it?": which one is meant says nothing of what it is.
        rest = patterns["other-one"].sub(" ", body)
        other = Resolved(_combined(rest, context, spoken), told=context.told) if _kinds(rest, spoken) else combined
        return [replace(other, without=context.answered)]
    new = mentions or figures(body) or _NOW.search(body)
    substituted = Resolved(_substituted(body, text, context, spoken, corpus, mentions)) if new else combined
    person = patterns["person"].search(text)
    if person and context.people and not any(name.type == "person" for m in mentions for name in m.names):
        answered = context.answered if patterns["said-else"].search(text) else frozenset[str]()
        named = Resolved(f"{text[: person.start()]}{context.people[-1]}{text[person.end() :]}", answered)
        # "What does it change, by his words?" points at a thing too.
        return [combined, named] if _THING_TOO.search(text) and len(own) > 1 else [named, combined]
    if mentions and choices_in(body):
        # "Was that in X or in Y?": no name is exchanged for another.
        return [combined, alone]
    bare = _beside_nouns(without_figures(body), corpus)
    asks = patterns["words"].search(body) is not None
    if mentions and ("compare" in _kinds(text, spoken) or wording(spoken).order.search(text)):
        return [combined, alone]
    types = {name.type for mention in mentions for name in mention.names}
    likewise = types & {name.type for mention in corpus.gazetteer.find(context.standalone) for name in mention.names}
    if likewise and (patterns["same"].search(text) or (opening and not asks and len(bare) <= 1)):
        return [substituted, alone]
    if not bare:
        # With the new name beside the old one, the question would be about either.
        return (
            ([alone, substituted] if asks else [substituted, alone]) if new else [combined, replace(alone, bare=True)]
        )
    if _another_time(body, context):
        return [substituted, alone]
    points = patterns["pronoun"].search(text) is not None
    if opening and not points and asks and len(bare) >= _WHOLE and not mentions:
        return [alone, combined]
    inside = "yes-no" in _kinds(body, spoken) and _tabled(mentions) and _groups_told(context, corpus)
    if inside and wording(spoken).operations["listed"].search(body) and not _beside_listed(bare, spoken):
        # "Which has the most? — Is X in there too?"
        return [alone, combined]
    if opening and mentions and len(bare) >= _WHOLE and "yes-no" in kinds_of(text, spoken):
        return [alone, combined]
    if (points and len(bare) <= _LEANING) or (opening and len(bare) <= _OPENING and not mentions):
        return [combined, substituted, alone]
    return [alone, combined, substituted] if len(bare) <= _LEANING else [alone, combined] if points else [alone]


def _substituted(
    body: str, text: str, context: Context, spoken: Language, corpus: Corpus, mentions: Sequence[Mention]
) -> str:
    """The last question with its name, time or number exchanged for the one that is new."""
    before = context.standalone
    kinds = _kinds(text, spoken)
    new_kind = kinds and kinds[0] not in ("yes-no", "what") and kinds[0] not in _kinds(before, spoken)
    if new_kind and mentions:
        return text
    if mentions:
        new = body[mentions[0].start : mentions[-1].end]
        types = {name.type for mention in mentions for name in mention.names}
        old = [m for m in corpus.gazetteer.find(before) if types & {name.type for name in m.names}]
        if old:
            return f"{before[: old[0].start]}{new}{before[old[-1].end :]}"
        subject = set(corpus.gazetteer.ids(corpus.subject[spoken]))
        others = [m for m in corpus.gazetteer.find(before) if not any(name.id in subject for name in m.names)]
        if len(others) == 1 and not _own(body, corpus) and not wording(spoken).follow_up["words"].search(body):
            return f"{before[: others[0].start]}{new}{before[others[0].end :]}"
        # The first word is written large whatever it is; it may be a place none the less.
        first = before.split(" ", 1)[0]
        opens = first.lower() not in function_words() and is_place(first)
        names = (m.group() for m in WRITTEN_LARGE.finditer(before, 0 if opens else before.find(" ") + 1))
        stranger = next((name for name in names if not corpus.gazetteer.find(name)), None)
        if stranger:
            return before.replace(stranger, new)
        return f"{without_figures(before).rstrip(' ?.!')} {new}?"
    timed = _NOW.search(body) or any(isinstance(figure.value, tuple) for figure in figures(body))
    times = [f for f in figures(before) if isinstance(f.value, tuple) == bool(timed)]
    if times:
        new = timed.group() if isinstance(timed, re.Match) and not _own(body, corpus) else body
        return f"{before[: times[0].start]}{new}{before[times[-1].end :]}"
    alone = _ALONE.search(before) if figures(body) and not timed else None
    if alone:
        return f"{before[: alone.start()]}{figures(body)[0].value:.0f}{before[alone.end() :]}"
    now = _NOW.search(before) if timed else None
    if now:
        return f"{before[: now.start()]}{body}{before[now.end() :]}"
    return f"{before.rstrip('?')} {body}" if timed else _combined(body, context, spoken)


def _unlisted(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The last question with the member or group that it names exchanged for something that no table has.

    "Is Bangkok in? — And Medan?": for a table in groups that is a place; for another, whose members are things, any
    words of which it was asked whether they are among them. None where the text names no such thing.
    """
    rest = wording(spoken).too.sub(" ", body).strip(" ,.?!")
    # "And X, is it included too?": that it is asked for as a member says nothing more.
    own = [word for word in _own(rest, corpus) if not wording(spoken).operations["member"].fullmatch(word)]
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
    names = [name for name in names if name.lower() not in function_words()]
    place = next((name for name in names if set(own) <= {*name.lower().split()}), None)
    if place and old.grouped is not None and not is_country(place):
        return _among(place, old.grouped, spoken)
    asks = wording(spoken).follow_up["words"].search(rest) or _kinds(rest, spoken)
    if old.things and not asks and len(own) <= _THING and "yes-no" in _kinds(before, spoken):
        place = rest
    return f"{before[: old.start]}{place}{before[old.end :]}" if place else None


def _counted_off(body: str, context: Context, spoken: Language, corpus: Corpus) -> str | None:
    """The one that a text counts off of the list of things that was just told, "the third?", with their noun."""
    table = _list_told(context, corpus)
    words = wording(spoken)
    counts = len(words.ordinals_in(body)) == 1 or words.operations["last"].search(body)
    rest = words.operations["last"].sub(" ", body)
    rest = words.follow_up["again"].sub(" ", words.operations["only"].sub(" ", rest))
    own = [word for word in _beside_nouns(rest, corpus) if not words.ordinals_in(word)]
    if table is None or not counts or own or corpus.gazetteer.find(body):
        return None
    return f"{' '.join(rest.split()).strip(' ?.!')} — {table.members.many[spoken]}?"


def _part_told(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """A question about the one that it counts off of what the last answer lists, by name: "how is the second felt?".

    None where the note that was told has no such parts, or where nothing but the one counted off is asked for.
    """
    ordinal = wording(spoken).ordinal_pattern.search(body)
    own = [word for word in _own(body, corpus) if not wording(spoken).ordinals_in(word)]
    if ordinal is None or not own or len(context.notes) != 1 or corpus.gazetteer.find(body):
        return None
    parts = _parts_of(context.notes[0], corpus, spoken)
    place = wording(spoken).place_in(ordinal)
    if not 1 <= place <= len(parts):
        return None
    pointed = wording(spoken).follow_up["counted-off"].search(body)
    return f"{body[: pointed.end()]}, {parts[place - 1]}, {body[pointed.end() :]}" if pointed else None


def _parts_of(told: str, corpus: Corpus, spoken: Language) -> list[str]:
    """What other notes tell of by itself and a note lists, in its order."""
    if not corpus.has_note(told):
        return []
    listed = corpus.note(told).facts.get("what", {}).get(spoken, "")
    gists = {note.facts.get("what", {}).get(spoken, "") for note in corpus.notes if note.id != told}
    return sorted((gist for gist in gists if gist.count(" ") and gist in listed and gist != listed), key=listed.index)


def _another_count(body: str, context: Context, spoken: Language, corpus: Corpus) -> str | None:
    """`other_count` of a text that says little else."""
    return other_count(body, context, spoken, corpus) if len(_own(body, corpus)) <= _OPENING else None


def other_count(text: str, context: Context, spoken: Language, corpus: Corpus) -> str | None:
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


def _earlier_count(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """How many there were at first, asked after how many there are: "and originally?"; None for any other text."""
    formerly = wording(spoken).follow_up["formerly"]
    rest = formerly.sub(" ", body)
    own = _beside_nouns(wording(spoken).kinds["how-many"].sub(" ", rest), corpus)
    if rest == body or figures(body) or corpus.gazetteer.find(body) or own:
        return None
    for table in corpus.tables:
        if len(table.counts) > 1 and table.counts[-1].note in context.notes:
            return f"{table.members.many[spoken]} {table.counts[0].when[spoken]}?"
    return None


def _groups_told(context: Context, corpus: Corpus) -> Table | None:
    """The table of members in groups that the last answer was computed from."""
    told, _, operation = (context.told or "").partition("/")
    return next((t for t in corpus.tables if operation and t.groups is not None and t.id == told), None)


def _list_told(context: Context, corpus: Corpus) -> Table | None:
    """The table of things, not in groups, that the last answer told of."""
    told = (context.told or "").partition("/")[0]
    return next((t for t in corpus.tables if t.groups is None and told in (t.id, t.note)), None)


def _sized_instead(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The groups of so many members, asked for after others: "and the ones that have only one?"; None for any other."""
    table = _groups_told(context, corpus)
    number = [f for f in figures(body) if isinstance(f.value, float) and not f.ordinal] or _ALONE.search(body)
    cued = any(wording(spoken).operations[cue].search(body) for cue in ("merely", "at-least", "more-than", "less-than"))
    own = _beside_nouns(_ALONE.sub(" ", without_figures(body)), corpus)
    if table is None or table.groups is None or not number or not cued or corpus.gazetteer.find(body):
        return None
    if [word for word in own if word not in wording(spoken).explained]:
        return None
    return f"{table.groups.many[spoken]} {body.strip(' ?.!')} {table.members.many[spoken]}?"


def _sized_alike(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Which groups have as many members as the one that was just told of, or more: "does any other have that many?"."""
    table = _groups_told(context, corpus)
    patterns = wording(spoken).operations
    more = next((cue for cue in ("more-than", "less-than") if patterns[cue].search(body)), None)
    if table is None or table.groups is None or corpus.gazetteer.find(body):
        return None
    if not (patterns["others"].search(body) or (more and patterns["anyone"].search(body))):
        return None
    rest = _ALONE.sub(" ", without_figures(body))
    for cue in ("others", "equal", "merely", "more-than", "less-than", "anyone"):
        rest = patterns[cue].sub(" ", rest)
    if [word for word in _beside_nouns(rest, corpus) if word not in wording(spoken).explained]:
        return None
    given = [int(f.value) for f in figures(body) if isinstance(f.value, float) and not f.ordinal]
    rows = [row for row in table.rows if row.group is not None and row.group.form("id") in context.tabled[-1:]]
    if not given and _ALONE.search(body):
        given = [1]
    if not given and (more or patterns["equal"].search(body)):
        given = [len(row.members) for row in rows]
    if len(given) != 1 or not rows:
        return None
    number = table.members.number(given[0], spoken)
    exactly = Template(wording(spoken).replies[f"{more or 'exactly'}-n"]).substitute(number=given[0], noun=number)
    return f"{table.groups.many[spoken]} {exactly}?"


def _grouped(body: str, spoken: Language, context: Context, corpus: Corpus) -> str:
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


def _not_meant(body: str, corpus: Corpus) -> str:
    """A text without the name that it ends with to say that it is not meant: "I meant X, not Y"."""
    mentions = corpus.gazetteer.find(body)
    if len(mentions) < 2 or body[mentions[-1].end :].strip(" .!?") or body.rstrip().endswith("?"):
        return body
    denied = _NOT_MEANT.search(body[: mentions[-1].start])
    return body[: denied.start()] if denied and denied.start() >= mentions[-2].end else body


def _as_table(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The members of the groups that were told of one after the other, as a table; None where none is wished for."""
    table = _groups_told(context, corpus)
    cue = wording(spoken).follow_up["tabulate"].search(body)
    if table is None or cue is None:
        return None
    groups = [name.form(spoken) for name in table.all_groups if name.form("id") in context.tabled]
    if len(groups) < 2 or corpus.gazetteer.find(body) or figures(body):
        return None
    return f"{table.members.many[spoken]} {listing(groups, wording(spoken).replies['and'])}, {cue.group()}?"


def _others_of(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The members of a group, where others of it are asked for after one of them: "and the others from X?"."""
    table = _groups_told(context, corpus)
    names = [name for mention in corpus.gazetteer.find(body) for name in mention.names]
    groups = [name for name in names if table is not None and name in table.all_groups]
    others = wording(spoken).operations["others"]
    if table is None or len(groups) != 1 or len(names) != 1 or figures(body) or not others.search(body):
        return None
    if _beside_nouns(others.sub(" ", body), corpus) or set(_kinds(body, spoken)) - {"list", "what", "yes-no"}:
        return None
    noun, group = table.members.many[spoken], groups[0].form(spoken)
    return Template(wording(spoken).replies["which-of"]).substitute(noun=noun, group=group)


def _one_of_them(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether something is among what was just listed, asked in full: "is school one of them?".

    None where the last answer did not list the members of a table without groups, or the text asks something else.
    """
    table = _list_told(context, corpus)
    patterns = wording(spoken).follow_up
    asked = patterns["among-said"].search(body) or patterns["among"].search(body)
    if table is None or asked is None or corpus.gazetteer.find(body) or not _own(asked["what"], corpus):
        return None
    what = " ".join(word for word in asked["what"].split() if word.lower() not in function_words())
    return _among(what, table, spoken)


def _among(what: str, table: Table, spoken: Language) -> str:
    """Whether something is a member of a table, asked in full."""
    return Template(wording(spoken).replies["one-of"]).substitute(what=what, noun=table.members.many[spoken])


def _listed_too(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether a place that no table has is among what was just told of, in full: "what about X, is it on there?"."""
    table = _groups_told(context, corpus)
    mentions = corpus.gazetteer.find(body)
    if table is None or len(mentions) != 1 or figures(body):
        return None
    if any(name.table is not None or name.type != "place" for name in mentions[0].names):
        return None
    own = _beside_nouns(body, corpus)
    listed = wording(spoken).operations["listed"].sub(" ", " ".join(own))
    if content_words(listed) or set(_kinds(body, spoken)) - {"yes-no"}:
        return None
    return _among(body[mentions[0].start : mentions[0].end], table, spoken)


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
    words = _beside_nouns(before, corpus)
    if operation != "is-member" or table not in ungrouped or not words:
        return None
    lower = before.lower()
    return _Listed(lower.index(words[0]), lower.rindex(words[-1]) + len(words[-1]), things=True)


def _combined(text: str, context: Context, spoken: Language) -> str:
    """A question that only points, with what it points at."""
    topic = context.standalone
    # The old question's own question words must not drown the new one's.
    words = wording(spoken).follow_up["words"]
    if words.search(text) or _kinds(text, spoken):
        for language in LANGUAGES:
            topic = wording(language).follow_up["words"].sub(" ", topic)
    topic = " ".join(topic.strip(" ?.!").split())
    text = text.strip(" ?.!")
    return f"{text} — {topic}?" if text else f"{topic}?"


def _kinds(text: str, spoken: Language) -> tuple[Kind, ...]:
    found = kinds_of(text, spoken)
    return () if found == ("what",) else found


def _own(text: str, corpus: Corpus) -> tuple[str, ...]:
    """The words of a text that are neither fillers, names, question words nor pointing words."""
    words = content_words(text, corpus.gazetteer.find(text))
    pointing = re.compile(
        "|".join(f"(?:{wording(language).follow_up['pronoun'].pattern})" for language in LANGUAGES), re.IGNORECASE
    )
    return tuple(
        word
        for word in words
        if word not in _particles() and not pointing.fullmatch(word) and not _NOW.fullmatch(word) and not _asks(word)
    )


@cache
def _particles() -> frozenset[str]:
    """The words of either language that only colour what is said."""
    return frozenset[str]().union(*(wording(language).particles for language in LANGUAGES))


def _beside_nouns(text: str, corpus: Corpus) -> list[str]:
    """The words of a text's own that are no words for members and groups of tables."""
    return [word for word in _own(text, corpus) if word not in table_nouns(corpus)]


def _beside_listed(words: Sequence[str], spoken: Language) -> list[str]:
    """Those of some words that say neither that something is on a list nor that it is so, too."""
    patterns = wording(spoken)
    return [word for word in words if not (patterns.operations["listed"].search(word) or patterns.too.search(word))]


def _asking(text: str) -> bool:
    """Whether a text holds a word that asks, in either language."""
    return any(wording(language).asking.search(text) for language in LANGUAGES)


def _asks(word: str) -> bool:
    return any(
        pattern.fullmatch(word) for language in LANGUAGES for kind, pattern in wording(language).kinds.items()
        if kind in ("when", "where", "who", "how-many", "why", "how", "what")
    )  # fmt: skip


def _only(pattern: re.Pattern[str], text: str, corpus: Corpus) -> bool:
    """Whether a text says this and nothing of its own."""
    rest = pattern.sub(" ", text)
    if any(name.table for mention in corpus.gazetteer.find(rest) for name in mention.names):
        # "Those of X again": X may have been asked about before the last question.
        return False
    return rest != text and not [word for word in _own(rest, corpus) if word not in (*_DEGREES, *_FORMS)]


def _shorter(text: str, spoken: Language, context: Context, corpus: Corpus) -> bool:
    """Whether a text asks for less of what was said, in some words of its own: "too long, just the goal"."""
    rest = wording(spoken).follow_up["brief"].sub(" ", text)
    rest = _TELL.sub(" ", rest) if rest != text else text
    if rest == text or wording(spoken).asking.search(rest) or corpus.gazetteer.find(rest):
        return False
    own = [word for word in _own(rest, corpus) if word not in context.standalone.lower()]
    return len(own) <= _OPENING


def _tabled(mentions: Sequence[Mention]) -> bool:
    return any(name.table is not None for mention in mentions for name in mention.names)


def asks_itself(text: str, spoken: Language, corpus: Corpus) -> bool:
    """Whether a text holds what asks, a name or a figure, so that it may be a question of its own."""
    return bool(wording(spoken).asking.search(text) or corpus.gazetteer.find(text) or figures(text))


def table_nouns(corpus: Corpus) -> frozenset[str]:
    """The words for members and groups of tables: "and the cities of Thailand?" says no more than "and Thailand?"."""
    words: set[str] = set()
    for table in corpus.tables:
        for noun in filter(None, (table.members, table.groups)):
            for by_language in (noun.one, noun.many):
                words.update(word for phrase in by_language.values() for word in phrase.split())
    return frozenset(words)


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
    now, then = _NOW.search(text), _NOW.search(context.standalone)
    return bool((mine or now) and (before or then) and mine != before)


def people_in(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The names of the people that texts speak of, in order."""
    return tuple(dict.fromkeys(name.form("id") for name in _names_in(texts, corpus) if name.type == "person"))


def tabled_in(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The names of the members and groups of tables that texts speak of, in order; a city that is a country once."""
    return tuple(dict.fromkeys(name.form("id") for name in _names_in(texts, corpus) if name.table is not None))


def _names_in(texts: Sequence[str], corpus: Corpus) -> list[Name]:
    return [name for text in texts for mention in corpus.gazetteer.find(text) for name in mention.names]


def told_of(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The notes whose gist texts give in its own words: one of two things that another note lists."""
    spoken = " ".join(texts).lower()
    whats = ((note.id, fact.lower()) for note in corpus.notes for fact in note.facts.get("what", {}).values())
    return tuple(dict.fromkeys(note for note, fact in whats if fact.count(" ") >= _GIST and fact in spoken))


def spoken_notes(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The notes that texts state: all that a note gives as time and place stands in them."""
    spoken = " ".join(texts).lower().replace("–", "-")
    found = []
    for note in corpus.notes:
        given = [note.facts[kind] for kind in ("when", "where") if kind in note.facts]
        if len(given) == 2 and all(any(w.lower().replace("–", "-") in spoken for w in fact.values()) for fact in given):
            found.append(note.id)
    return tuple(found)
