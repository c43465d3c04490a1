"""Reading a question against a table: which of its members and groups it names, and what else it says."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.atlas import is_place, place_names
from assistant.language import words_of
from assistant.question import COMPLETED, LENGTH, WRITTEN_LARGE, Question, opens_sentence
from assistant.wording import common_words, function_words, wording
from corpus import LANGUAGES, Corpus
from corpus.figure import Figure
from corpus.name import Name
from corpus.table import Count, Noun, Table
from index.analysis import analyzer

# Names of tables, and the words of questions, are read again and again.
_REMEMBERED = 4096
_SHORTEST_NAME, _LONGEST_NAME = 4, 2
# A term speaks for gaps where they are asked with it so many times as often as notes.
_RARELY, _ONCE = 6, 2
# Names of these types are never a table's members or groups.
_BESIDE = ("person", "role", "plan", "event")
# Whose list it is, or who gave it, is not asked about.
_WHOSE_LIST = ("organisation", "person")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_CLAUSE = re.compile(r"[^.!?,;]+[.!?,;]*\s*|[.!?,;]+")
_WHICH = re.compile(r"\b(which|those|these|what|kedua|mana)\s+$", re.IGNORECASE)
_OPTION = re.compile(r"(?<!\w)[a-eA-E]\s?[).:]\s*(?P<choice>.+?)(?=\s\(?[a-eA-E]\s?[).:]|[?.]?$)")
# "Which is none of them: A, B or C?"
_AFTER_COLON = re.compile(r":\s*(?P<choices>[^:?]+)\W*$")
_CHOICE = re.compile(r"\s*(?:,|;|\bor\b|\batau\b|\band\b|\bdan\b)\s*", re.IGNORECASE)
_JOINING = re.compile(r"\W*\b(?:and|plus|dan|sama|serta|n)\b\W*|\s*[,&/]\s*", re.IGNORECASE)
# Beside so many other words at most, a name that no atlas has is taken for one of a place.
_BESIDE_NAME = 2
# What a number counts stands so many words behind it at most.
_NEXT, _COUNTED = 2, 3
# Before no city's name.
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|its|their)\s+$", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|with|dan|sama|beserta|dengan|n|&|\+)\s", re.IGNORECASE)
_OR = re.compile(r"\s(?:or|and|atau|dan)\s", re.IGNORECASE)
_AND_AFTER = re.compile(r",?\s*(?:and|or|dan|atau|serta|maupun|sama|&|,)\s+(?:the\s+)?(?P<thing>\w+)", re.IGNORECASE)
_AND_BEFORE = re.compile(r"(?P<thing>\w+),?\s*(?:and|or|dan|atau|serta|maupun|sama|&|,)\s+(?:the\s+)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\s+")
# What somebody or something has: "X's smart city work".
_OWNING = re.compile(r"['’]s?\s(?P<thing>(?:[\w-]+\W*){1,4})")
_NEXT_WORD = re.compile(r"\W*?\s(?P<word>[^\W\d]{4,})(?!-)")
# In English what qualifies a noun stands before it.
_QUALIFIED = re.compile(r"\b(?P<word>[a-z]{4,})\s+(?=(?P<noun>[a-z]+))", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"\b(?:most|paling)\s+(?P<quality>[^\W\d]{4,})(?!-)", re.IGNORECASE)
_COMPARATIVE = re.compile(
    r"\blebih\s+(?P<more>[^\W\d]{4,})(?!-)|\b(?P<er>[^\W\d]{3,}er)\s+(?:city|cities|country|countries|one)\b",
    re.IGNORECASE,
)
_WHICH_ONE = re.compile(r"\b(?:which|what)\b(?:(?:\s+one)?\s+of\s+the\b)?", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+(?:one )?of (?:them|those|these)\b", re.IGNORECASE)
_SIZE = re.compile(r"largest|biggest|greatest|highest|smallest|lowest|tertinggi|terkecil|terendah", re.IGNORECASE)
# What is written in quotation marks as the name of something.
_QUOTED = re.compile(r"(?<!\w)[\"“'‘](?P<quoted>\w[\w ,&-]{1,38}\w)[\"”'’](?!\w)")
_ONE = re.compile(r"(?<!every )\b(satu|one|single|tunggal|sebuah|1)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A question read against one table.

    Attributes
    ----------
        question, table: what is read against what.
        members, groups: the table's members and groups that the question names, in order.
        strangers: names in the question that no table has, as the asker wrote them.
        unexplained: the words of the question that neither the table, its nouns and title, nor the words of the
            operations account for: "population", "mayor".
        missing: those of them that the corpus only knows from what it does not say.
        options: those of the choices that it offers, "a) … b) …", that the table does not have.
        member_noun, group_noun: whether it holds a word for a member, for a group.
        akin: whether a name that no table has means nearly what a member is called.
        alien: whether all that a question to be checked says of a member in groups is far from belonging: "is X hot?".

    """

    question: Question
    table: Table
    members: tuple[Name, ...]
    groups: tuple[Name, ...]
    strangers: tuple[str, ...]
    unexplained: tuple[str, ...]
    missing: tuple[str, ...]
    options: tuple[str, ...]
    member_noun: bool
    group_noun: bool
    akin: bool = False
    alien: bool = False

    @property
    def apart(self) -> tuple[Name, ...]:
        """The members that the question names and that are not groups too, as a city that is a country is."""
        groups = {group.id for group in self.groups}
        apart = tuple(member for member in self.members if member.id not in groups)
        # "A and B, are both in?": what is named in one breath with members is meant as one.
        joined = self._joined_to({member.id for member in apart})
        return tuple(member for member in self.members if member in apart or member.id in joined)

    def _joined_to(self, ids: set[str]) -> set[str]:
        """The ids of names that are joined by "and" to one of these names."""
        mentions = self.question.mentions
        pairs = [
            ({name.id for name in one.names}, {name.id for name in other.names})
            for one, other in pairwise(mentions)
            if _JOINING.fullmatch(self.question.text[one.end : other.start])
        ]
        return {name for one, other in pairs for name in one | other if ids & one or ids & other}

    @property
    def lone(self) -> bool:
        """Whether the question gives nothing but names that this table in groups does not have: "what about Medan?"."""
        words = sum(len(name.split()) for name in self.strangers)
        return bool(self.table.groups and words) and len(self.question.content) <= words and not self.question.mentions

    @property
    def exceeds_group(self) -> bool:
        """Whether it asks which groups have more, or fewer, members than one: "which countries have more than X?"."""
        open_ = not (self.question.closed or self.question.asks("yes-no", "how-many"))
        return open_ and len(self.groups) == 1 and self.cue("exceeds")

    @property
    def places_offered(self) -> bool:
        """Whether the question has two places to choose from that the document tells of and the table does not have."""
        places = [m for m in self.question.mentions if any(name.type == "place" for name in m.names)]
        return len(places) >= 2 and all(self.question.offers(m.start, m.end) for m in places)

    @property
    def besides(self) -> tuple[str, ...]:
        """What is unexplained and no part of a name that no table has."""
        return tuple(word for word in self.unexplained if word not in " ".join(self.strangers).lower())

    @property
    def telling(self) -> tuple[str, ...]:
        """What stands besides and is no function word."""
        return tuple(word for word in self.besides if word not in function_words())

    def cue(self, *names: str) -> bool:
        """Whether the cue words of one of these operations stand in the question."""
        return any(name in self.question.cues for name in names)

    @property
    def counts_groups(self) -> bool:
        """Whether it is the groups that a question counts: "how many different countries", not "how many cities"."""
        text = self.question.text
        cue = wording(self.question.spoken).kinds["how-many"].search(text)
        behind = " ".join(text[cue.end() :].split()[:_COUNTED]) if cue is not None else ""
        return has_noun(behind, self.table.groups) and not has_noun(behind, self.table.members)

    @property
    def missing_here(self) -> tuple[str, ...]:
        """What only gaps are asked with, in the sentence that asks: "I am a clerk in X. Is X in?"."""
        return tuple(word for word in self.missing if word in self.asking.lower())

    @property
    def asking(self) -> str:
        """The sentence of a question that names a member last; all of it where it names none."""
        text = self.question.text
        last = max((m.start for m in self.question.mentions if any(n in self.members for n in m.names)), default=0)
        sentence = next((s for s in _SENTENCE.finditer(text) if s.start() <= last < s.end()), None)
        return sentence.group() if sentence is not None else text

    @property
    def owned(self) -> bool:
        """Whether a question is about something that a member has, and the table has nothing on: "X's work"."""
        text, mentions = self.question.text, self.question.mentions
        ends = [m.end for m in mentions if any(name in self.apart for name in m.names)]
        behind = [_OWNING.match(text, end) for end in ends]
        return any(m is not None and not set(words_of(m["thing"])).isdisjoint(self.telling) for m in behind)

    @property
    def both_nouns(self) -> bool:
        """Whether groups and members are asked for in one breath: "the countries and their cities"."""
        for joined in _JOINED.finditer(self.question.text):
            before = " ".join(self.question.text[: joined.start()].split()[-_NEXT:])
            behind = " ".join(self.question.text[joined.end() :].split()[:_NEXT])
            nouns = self.table.members, self.table.groups
            if any(has_noun(before, one) and has_noun(behind, other) for one, other in (nouns, nouns[::-1])):
                return True
        return False

    @property
    def qualified(self) -> bool:
        """Whether a question asks for groups of a kind that the table has nothing on: "the friendly countries"."""
        if self.question.spoken != "en" or self.table.groups is None:
            return False
        pairs = _QUALIFIED.finditer(self.question.own)
        before = {m["word"].lower() for m in pairs if has_noun(m["noun"], self.table.groups)}
        return not before.isdisjoint(self.telling)

    @property
    def only_groups(self) -> bool:
        """Whether a question says "only" of a group: it stands beside the group's name."""
        mentions = [m for m in self.question.mentions if any(name in self.groups for name in m.names)]
        text, cue = self.question.text, wording(self.question.spoken).operations["only"]
        return any(
            len(text[match.end() : m.start].split()) <= _NEXT
            if match.start() < m.start
            else not text[m.end : match.start()].strip()
            for match in cue.finditer(text)
            for m in mentions
        )

    def of_quality(self, name: str) -> bool:
        """Whether the cue words of an operation rank by something else than number: "most advanced", "largest city"."""
        cue = wording(self.question.spoken).operations[name].search(self.question.text)
        after = _NEXT_WORD.match(self.question.text, cue.end()) if cue is not None else None
        if cue is None or after is None:
            return False
        word = after["word"].lower()
        # "Terbanyak kedua" is the second most.
        if wording(self.question.spoken).ordinals_in(word):
            return False
        sized = self._cue_of_size(name, self.question.text) is not None
        return word in self.unexplained or (sized and word in self.table.members.one.values())

    def _cue_of_size(self, name: str, text: str) -> re.Match[str] | None:
        """The cue words of an operation in a text, if they are of size rather than number: "biggest", "terkecil"."""
        cue = wording(self.question.spoken).operations[name].search(text)
        return cue if cue is not None and _SIZE.fullmatch(cue.group().strip()) else None

    @property
    def ranks(self) -> bool:
        """Whether a question ranks by a quality that the table has nothing on: "the most advanced", "lebih maju"."""
        found = _SUPERLATIVE.finditer(self.question.own)
        if any(match["quality"].lower() in self.unexplained for match in found):
            return True
        compared = [(m["more"] or m["er"]).lower() for m in _COMPARATIVE.finditer(self.question.own)]
        if not compared:
            return False
        # A city may be smarter than another; what makes it one is no quality that the table has.
        named = [*self.table.title.values(), *(each for words in self.table.members.called.values() for each in words)]
        explained = {*function_words(), *wording(self.question.spoken).explained}
        return not explained.difference(" ".join(named).lower().split()).issuperset(compared)

    @property
    def sizes(self) -> list[re.Match[str]]:
        """What a question says of size rather than number: "biggest", "terkecil"."""
        cues = (self._cue_of_size(name, self.question.own) for name in ("most", "fewest"))
        return [cue for cue in cues if cue is not None]

    @property
    def ranks_members(self) -> bool:
        """Whether it asks which member is the biggest: "which city is the biggest?". The table has no such size."""
        text, sizes = self.question.own, self.sizes
        if not sizes or self.group_noun or self.question.closed:
            return False
        which = _WHICH_ONE.search(text)
        starts = [cue.end() for cue in sizes] + ([which.end()] if which is not None else [])
        of_one = which is not None and len(self.groups) == 1 and _OF_THEM.match(text, which.end()) is not None
        return of_one or any(has_noun(" ".join(text[at:].split()[:_NEXT]), self.table.members) for at in starts)

    def counts_at(self, figures: Iterable[Figure]) -> list[Count]:
        """The numbers that the table gives of its members for the times among some figures."""
        dates = [*figures]
        return [each for each in self.table.counts if any(f.agrees(time) for f in dates for time in each.times)]

    def beyond(self, name: str) -> tuple[str, ...]:
        """What only gaps are asked with, in the clause in which the cue words of an operation stand."""
        cue = wording(self.question.spoken).operations[name].search(self.question.text)
        place = cue.start() if cue is not None else 0
        clauses = (c.group().lower() for c in _CLAUSE.finditer(self.question.text) if c.start() <= place < c.end())
        clause = next(clauses, "")
        return tuple(word for word in self.missing if word in clause)


def read(question: Question, table: Table, corpus: Corpus, ordinary: Callable[[str], bool]) -> Reading:
    """A question read against a table; `ordinary` says whether a word is no name."""
    mine = {name.id: name for name in table.all_members}
    mine_groups = {name.id: name for name in table.all_groups}
    members = tuple(dict.fromkeys(n for n in question.names if mine.get(n.id) is n))
    own = [mention for mention in question.mentions if mention.start < len(question.own)]
    apart = any(mine.get(n.id) is n and n.id not in mine_groups for mention in own for n in mention.names)
    # "And are A and B in? — is S in?": what is a member too is none of the groups that they may belong to.
    named = [
        name
        for mention in question.mentions
        for name in mention.names
        if mention in own or not apart or len(mention.names) == 1
    ]
    groups = tuple(dict.fromkeys(n for n in named if mine_groups.get(n.id) is n))
    unexplained, gaps = _unexplained(question, table, corpus), of_gaps(question, corpus)
    nameless = _without_names(question, table)
    return Reading(
        question,
        table,
        members,
        groups,
        strangers(question, table, corpus, ordinary),
        unexplained,
        tuple(word for word in unexplained if word in gaps),
        _options(question, table, corpus),
        has_noun(nameless, table.members),
        has_noun(nameless, table.groups),
    )


def _without_names(question: Question, table: Table) -> str:
    """A question without the table's names: "Kota Kinabalu" and "Cebu City" have the noun in theirs."""
    text = question.text
    for mention in reversed(question.mentions):
        if any(name.table == table.id for name in mention.names):
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def canonical(reading: Reading) -> str:
    """The question as it would be put to any table: names and words for members and groups as their nouns.

    What every question to this table may hold and none turns on is left out: the subject, the figures that the table
    itself gives, and dates.
    """
    question, table, language = reading.question, reading.table, reading.question.spoken
    text = question.text
    ids = {(n.id, n.type): table.members.one[language] for n in reading.members}
    ids |= {(n.id, n.type): table.groups.one[language] for n in reading.groups if table.groups is not None}
    sizes = {float(count.value) for count in table.counts}
    spans = [
        (m.start, m.end, next((ids[n.id, n.type] for n in m.names if (n.id, n.type) in ids), ""))
        for m in question.mentions
        if any(n.type in ("member", "group", "organisation") for n in m.names)
    ]
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
    return last_noun(text, noun) >= 0


def last_noun(text: str, noun: Noun | None) -> int:
    """Where the last word for a member or a group begins in a text; -1 where there is none."""
    found = (pattern.finditer(text) for pattern in (_called(noun) if noun is not None else ()))
    return max((match.start() for matches in found for match in matches), default=-1)


@lru_cache(maxsize=64)
def _called(noun: Noun) -> tuple[re.Pattern[str], ...]:
    """A pattern for each word for a member or a group, with the endings that it takes."""
    words = {w for by in (noun.one, noun.many) for w in by.values()} | {w for ws in noun.called.values() for w in ws}
    return tuple(
        re.compile(rf"\b{re.escape(word)}(?:-{re.escape(word)})?(?:nya|s)?(?:kah)?\b", re.IGNORECASE) for word in words
    )


def strangers(question: Question, table: Table, corpus: Corpus, ordinary: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in a question that no table has, as the asker wrote them."""
    text = question.text
    tabled = {(n.id, n.type) for t in corpus.tables for n in (*t.all_members, *t.all_groups)}
    places = [
        text[m.start : m.end]
        for m in question.mentions
        if any(n.type == "place" for n in m.names) and not any((n.id, n.type) in tabled for n in m.names)
    ]
    explained = _explained(table, corpus)

    def plain(word: str) -> bool:
        # "…, bukan?" names nothing.
        denies = wording(question.spoken).negations.fullmatch(word) is not None
        return denies or _accounted(word, explained) or word.lower() in function_words()

    found = []
    for match in WRITTEN_LARGE.finditer(text):
        words = [word for word in match.group().split() if not plain(word)]
        # The first word of a sentence is written large whatever it is.
        opens = opens_sentence(text, match.start())
        opens = opens and match.group().split()[:1] == words[:1]
        if (
            words
            and not question.mentions_within(match.start(), match.end())
            and (not opens or (is_place(words[0]) and not ordinary(words[0].lower())))
        ):
            # A name may hold a word for what it is: "Ibu Kota Nusantara". "The Association" is no place.
            name = match.group()
            if not (_ARTICLE.search(text[: match.start()]) and _of_places(table)):
                bare = name[name.index(words[0]) : name.rindex(words[-1]) + len(words[-1])]
                # "New York" is no York that is new.
                called = place_names(name) if _of_places(table) else []
                name = next((place for place in called if words[-1] in place.split()), bare)
                # "Any word from President X?": who holds an office is no place.
                if not wording(question.spoken).offices.match(name):
                    found.append(name)
    left = [
        word for word in question.content if len(word) > 1 and not plain(word) and word not in " ".join(found).lower()
    ]
    if table.groups is None:
        # The members of such a table are things, not places: "is tourism one of the areas?".
        quoted = [match["quoted"] for match in _QUOTED.finditer(text) if not corpus.gazetteer.find(match["quoted"])]
        if quoted and question.asks("yes-no") and has_noun(text, table.members):
            return tuple(quoted)
        words = [*found, *left]
        if not question.closed:
            return ()
        if _other_than_subject(question):
            return _beside_members(words, question, table)
        if len(words) > _LONGEST_NAME:
            return ()
        # "Five or six areas?" names none.
        numbers = {word for f in question.figures for word in text[f.start : f.end].lower().split()}
        return tuple(_phrases([word for word in words if word.lower() not in numbers], text))
    # "In October", "an open API": what no atlas has is asked about only where nothing else is.
    if found and len([word for word in left if word not in function_words()]) > _BESIDE_NAME and _of_places(table):
        found = [name for name in found if is_place(name) or any(map(is_place, name.split()))]
    # "Can tho is one of the cities too": a name may be made of ordinary words.
    alone = not question.mentions and question.asks("yes-no") and has_noun(text, table.members)
    only_names = alone and not left
    odd = [word for word in words_of(text) if word not in common_words() and not _accounted(word, explained)]
    seeds = odd if only_names else left
    for name in place_names(_around(seeds, text)):
        if " " in name and not set(seeds).isdisjoint(name.split()) and name in text.lower():
            found.append(name.title())
            left = [word for word in left if word not in name.split()]
    # "Sihanoukville also was a pilot city?": one name that no atlas has, and nothing else that is asked about.
    opening = WRITTEN_LARGE.match(text)
    unknown = [word for word in left if word not in function_words()]
    if alone and opening and opening.group().lower().split() == unknown and not any(map(ordinary, unknown)):
        found.append(opening.group())
    # "The World Bank" is no place called World.
    runs = {word for m in WRITTEN_LARGE.finditer(text) if " " in m.group() for word in m.group().lower().split()}
    found += [
        word.title()
        for word in left
        if len(word) >= _SHORTEST_NAME and word not in runs and not ordinary(word) and is_place(word)
    ]
    # "Penang's George Town": the last is the name that is asked about, and all of it.
    bare_names = [_POSSESSIVE.split(name)[-1] for name in [*places, *found]]
    names = list({name.lower(): name for name in reversed(bare_names)}.values())[::-1]
    return tuple(name for name in names if not any(name != other and name in other.split() for other in names))


@lru_cache(maxsize=16)
def _of_places(table: Table) -> bool:
    """Whether a table's members are places; the atlas is opened only where it matters."""
    return any(is_place(name.article) for name in table.all_members)


def _phrases(words: Sequence[str], text: str) -> list[str]:
    """Words of a text, in order, as phrases: those that stand side by side, or nearly, are one."""
    phrases: list[str] = []
    for word in words:
        joined = re.search(rf"{re.escape(phrases[-1])}\s(?:\w+\s)?{re.escape(word)}", text, re.I) if phrases else None
        if joined and not _OR.search(joined.group()):
            phrases[-1] = joined.group()
        else:
            phrases.append(word)
    return phrases


def _beside_members(words: Sequence[str], question: Question, table: Table) -> tuple[str, ...]:
    """Those of some words that a question joins to a member's name: the last one of "are health and tourism in"."""
    text, found = question.text, list[str]()
    for mention in question.mentions:
        if not any(name in table.all_members for name in mention.names):
            continue
        joined = [_AND_AFTER.match(text, mention.end), _AND_BEFORE.search(text[: mention.start])]
        found += [match["thing"] for match in joined if match is not None and match["thing"].lower() in words]
    return tuple(dict.fromkeys(found))


def _around(words: Sequence[str], text: str) -> str:
    """Some words of a text with those beside them: the "can" of "can tho" is part of a name."""
    written = text.lower().replace("?", " ").replace(",", " ").split()
    beside = [any(word in words for word in written[max(0, place - 1) : place + 2]) for place in range(len(written))]
    return " ".join(word for word, near in zip(written, beside, strict=True) if near)


def _other_than_subject(question: Question) -> bool:
    """Whether a question names something that may itself be asked about, other than whose list it is or who gave it."""
    return any(all(name.type not in _WHOSE_LIST for name in mention.names) for mention in question.mentions)


def _options(question: Question, table: Table, corpus: Corpus) -> tuple[str, ...]:
    """The choices that a question offers and the table does not have."""
    chosen = [match["choice"].strip(" ,.;?") for match in _OPTION.finditer(question.text)]
    behind = _AFTER_COLON.search(question.text)
    if not chosen and table.groups is None and behind is not None:
        chosen = [choice.strip(" ,.;?") for choice in _CHOICE.split(behind["choices"]) if choice.strip(" ,.;?")]
    # "… or not?" offers nothing.
    denial = wording(question.spoken).negations
    chosen = [choice for choice in chosen if denial.fullmatch(choice) is None]
    if not chosen:
        return ()
    ids = {name.id for name in (*table.all_members, *table.all_groups)}
    # "Health" is part of a member's name.
    called = [terms_in(form) for name in table.all_members for form in name.all_forms()]
    unknown = tuple(
        c
        for c in chosen
        if ids.isdisjoint(corpus.gazetteer.ids(c))
        and c.strip("_. ")
        and (table.groups is not None or not any(terms_in(c) <= terms for terms in called))
    )
    # That the table has some of the choices shows that it is the one that is asked about.
    return unknown if len(unknown) < len(chosen) else ()


def _unexplained(question: Question, table: Table, corpus: Corpus) -> tuple[str, ...]:
    explained = _explained(table, corpus)
    numbers = " ".join(question.text[figure.start : figure.end] for figure in question.figures).lower()
    # "The officers of X" ask for more of X than the table holds.
    beside = [n.form(question.spoken) for m in question.mentions for n in m.names[:1] if n.type in _BESIDE]
    words = [word for word in question.content if not _accounted(word, explained) and word not in numbers.split()]
    # "Ibu kota" is no kota: what a noun is part of says something else.
    nouns = {noun.one[question.spoken] for noun in (table.members, table.groups) if noun is not None}
    compounds = [f"{first} {noun}" for first in wording(question.spoken).compounds for noun in nouns]
    beside += [each for each in compounds if re.search(rf"\b{each}\b", question.text, re.IGNORECASE)]
    return (*words, *beside)


@lru_cache(maxsize=_REMEMBERED)
def _accounted(word: str, explained: frozenset[str]) -> bool:
    """Whether a word, with or without the Indonesian "-nya", is among those that are explained."""
    return any(terms_in(form) <= explained for form in {word, word.removesuffix("nya") or word})


@lru_cache(maxsize=16)
def _explained(table: Table, corpus: Corpus) -> frozenset[str]:
    words: list[str] = [*table.title.values(), *corpus.subject.values()]
    for noun in filter(None, (table.members, table.groups)):
        words += [*noun.one.values(), *noun.many.values(), *(w for ws in noun.called.values() for w in ws)]
    words += corpus.note(table.note).claim.values()
    for language in LANGUAGES:
        words += wording(language).explained
    return frozenset(term for word in words for term in terms_in(word))


@lru_cache(maxsize=16)
def _of_gaps(corpus: Corpus) -> frozenset[str]:
    """The terms that people ask for gaps with, and for notes hardly ever."""

    def counted(asks: Iterable[str]) -> Counter[str]:
        return Counter(term for text in asks for term in terms_in(text))

    said = counted(text for note in corpus.notes for texts in note.asks.values() for text in texts)
    claimed = counted(text for note in corpus.notes for text in note.claim.values())
    asked = counted(text for gap in corpus.gaps for texts in gap.asks.values() for text in texts)
    return frozenset(t for t, count in asked.items() if count > max(_ONCE, _RARELY * said[t]) and t not in claimed)


def of_gaps(question: Question, corpus: Corpus) -> tuple[str, ...]:
    """The words of a question that people ask for gaps with, and for notes hardly ever."""
    return tuple(w for w in question.content if w not in function_words() and terms_in(w) & _of_gaps(corpus))


@lru_cache(maxsize=_REMEMBERED)
def terms_in(text: str) -> frozenset[str]:
    """The stems of a text's words, as either language has them."""
    return frozenset(term for language in LANGUAGES for term in analyzer(language).terms(text))


@dataclass(frozen=True, slots=True)
class Initial:
    """A letter that names are to begin with.

    Attributes
    ----------
        letter: the letter, upper case.
        of_groups: whether it is the groups' names that begin so; else the members'.

    """

    letter: str
    of_groups: bool


def initial_in(reading: Reading) -> Initial | None:
    """The letter with which the names that a question asks for begin; None where it gives none."""
    text = reading.question.text
    cue = wording(reading.question.spoken).initial.search(text)
    if cue is None:
        return None
    nouns = [last_noun(text[: cue.start()], noun) for noun in (reading.table.members, reading.table.groups)]
    return Initial(cue["letter"].upper(), nouns[1] > nouns[0])


def ordinal_in(reading: Reading) -> int | None:
    """Which of a list of things a question asks for, from 1 on, where that is all that it asks: "the third area"."""
    question, size = reading.question, len(reading.table.all_members)
    words = wording(question.spoken)
    said = {word for match in words.operations["last"].finditer(question.text) for word in words_of(match.group())}
    # "The sixth meeting" counts something else.
    counted = [m for m in words.ordinal_pattern.finditer(question.text) if _counts_members(reading, m.end())]
    said |= {word for match in counted for word in words_of(match.group())}
    content = {word for word in reading.unexplained if word not in function_words() and word not in said}
    if reading.table.groups is not None or not reading.member_noun or reading.members or content:
        return None
    if question.asks("yes-no", "how-many", "when", "why", "who", "who-said"):
        return None
    places = places_in(question) or ([size] if reading.cue("last") else [])
    return places[0] if len(places) == 1 and places[0] <= size else None


def _counts_members(reading: Reading, end: int) -> bool:
    """Whether what stands behind an ordinal is no noun but a word for a member: "the second one", "the third area"."""
    behind = words_of(reading.question.text[end:].partition(COMPLETED)[0])[:1]
    return all(word in function_words() or has_noun(word, reading.table.members) for word in behind)


def places_in(question: Question) -> list[int]:
    """The places in a row that a question itself names, from 1 on; the "keenam" of "keenam bidang" is no place."""
    words = wording(question.spoken)
    figured = {f.start: f for f in question.figures if not isinstance(f.value, tuple) and f.start < len(question.own)}
    places = {start: int(f.value) for start, f in figured.items() if f.ordinal and isinstance(f.value, float)}
    for match in words.ordinal_pattern.finditer(question.own):
        if match.start() not in figured:
            places[match.start()] = words.place_in(match)
    return [places[start] for start in sorted(places)]


def counts_other_things(reading: Reading) -> bool:
    """Whether a number in a question counts what the table has not: "the two problems of these cities"."""
    text = reading.question.text
    for figure in reading.question.figures:
        if not isinstance(figure.value, float) or figure.ordinal or LENGTH.match(text, figure.end):
            continue
        behind = text[figure.end :].split()[:_NEXT]
        known = any(has_noun(" ".join(behind), noun) for noun in (reading.table.members, reading.table.groups))
        if not known and any(word.strip(",.?!").lower() in reading.unexplained for word in behind):
            return True
    return False


def number_in(reading: Reading) -> int | None:
    """The number of members that the question asks for or presumes; None where it gives none."""
    sizes = {count.value for count in reading.table.counts}
    row = reading.table.row_of(reading.groups[0]) if len(reading.groups) == 1 else None
    alike = reading.cue("equal") and not reading.question.asks("yes-no")
    if row is not None and reading.group_noun and (alike or reading.exceeds_group):
        return len(row.members)
    # "Two countries with a single city": the number before the groups counts these.
    text = reading.question.text
    numbers = [
        int(f.value)
        for f in reading.question.figures
        if isinstance(f.value, float)
        and not f.ordinal
        and not has_noun(" ".join(text[f.end :].partition(COMPLETED)[0].split()[:2]), reading.table.groups)
        and not _WHICH.search(text[: f.start])
        and not LENGTH.match(text, f.end)
    ]
    free = [number for number in numbers if number not in sizes]
    if free:
        return free[0]
    one = reading.cue("exactly", "more-than", "at-least", "less-than") and _ONE.search(reading.question.text)
    return 1 if one else None
