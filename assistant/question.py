"""A question as understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from assistant.language import words_of
from assistant.wording import wording
from corpus import LANGUAGES, Language
from corpus.figure import Figure
from corpus.name import Mention, Name

# Between what a follow-up says itself and what it was completed with.
COMPLETED = " — "
# A text is read for its kind by many steps.
_REMEMBERED = 4096
# Words written large one after the other: what a name looks like, known or not.
WRITTEN_LARGE = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*")

# "…, isn't it?" denies nothing.
_TAG = re.compile(
    r"(^\W*(isn|aren|wasn|weren|don|doesn|didn|hasn|haven|won|couldn)['’]?t\b"
    r"|^\W*(is|are|was|were|do|does|did|has|have) (it|this|that|he|they|there) not\b(?! (?:fewer|less|more) than)"
    r"|,?\s*(is|are|was|were|do|does|did|has|have)n?['’]?t? (it|they|he|she|there)( not)?\W*$"
    r"|\bor no\W*$|\bor not\b(\s\w{1,3})?\W*$|,\s*no(?=\?)"
    r"|\b(or|atau(kah)?) [^,.?]{0,30}\b(not|tidak|belum|nggak|gak)\b[^,.?]{0,25}\W*$"
    r"|\b(atau )?(tidak|bukan|belum)( ya| sih)?\W*$|^\W*bukan(kah|nya)?\b)",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(
    r"^\W*(?:(?:so|and|but|then|well)\W+)?(?:is|are|was|were|does|did|has|have|will|would|should)\b(?!\s+(?:it|that)\s+who\b)"
    r"[^?;.!]*?(?<!or )(?<!and )(?<!, )\b(?:what|how|who|where|why|whose|which)\b[^?,;.!]*(?:,[^?;.!]{0,25})?\?*\W*$",
    re.IGNORECASE,
)
# What is followed by what it tells, or does not.
_TOLD_WHO = re.compile(
    r"\b(?:say|said|tell|told|know|mention\w*|explain\w*|state[sd]?|specif\w*|clear|give[sn]?|name[sd]?|list(?:s|ed)?|describe\w*"
    r"|reveal\w*|note[sd]?|announc\w*|outlin\w*|discuss\w*|cover\w*|show\w*|indicat\w*|report\w*|quote\w*|sure|idea|info\w*|word|see|remember|recall|clue|anything|something)\b"
    r"(?:\s+(?!to\b)[\w’']+){0,3}\s+(?:what|how|who|where|why|whose|which)\b"
    r"|\b(?:how (?:many|much)|which|what number|(?:and|or) (?:what|how|who|where|why|whose|which))\b[^?]*\?",
    re.IGNORECASE,
)
# "Ada X nggak di Y?" asks whether there is, and denies nothing.
_WHETHER_ANY = re.compile(
    r"^(\W*(?:apa )?ada(?:kah)?\b[^,.?]{2,60}?)\b(?:tidak|nggak|gak|ga|tak|enggak)\b"
    r"(?=\s+(?:di|pada|dalam|waktu|saat|ke|dari|buat|untuk)\b)",
    re.IGNORECASE,
)
# The sentence that asks, behind others that do not.
_LAST_SENTENCE = re.compile(r"(?<=[.!?:;]\s)[^.!?:;]+\?\W*$")
# What a number before it counts is how long an answer is to be: "in two sentences", "tiga poin".
LENGTH = re.compile(
    r"[\s-]+(?:\w+\s)?(?:lajur|kolom|kalimat|poin|butir|baris|kata|columns?|sentences?|points?|lines?|words?|rows?|bullets?)\b",
    re.IGNORECASE,
)

# What asks whether something is so, and for no number.
_WHETHER = re.compile(
    r"^\W*(apakah|benarkah|betulkah|is|are|was|were|will|would|does|do|did|has|have|can)\b"
    r"(?!.*\b(how (many|much)|howmany|what|which|berapa\w*|brp)\b)",
    re.IGNORECASE | re.DOTALL,
)
# What stands before and behind one of several to choose from: "in June or (in) July", "five or six".
_CHOICE_BEFORE = re.compile(r"\b(?:or|atau|ataukah)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CHOICE_AFTER = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:or|atau|ataukah)\b(?! (?:not|no|nah|tidak|nggak|bukan)\b)", re.IGNORECASE
)

# Nobody asks for more things of some sort at once than this.
_FEW = 10
# A stretch of time is no date that something is taken to have happened on.
_SINCE = re.compile(
    r"\b(?:sejak|semenjak|sampai|hingga|sesudah|setelah|pasca|selepas|sebelum|since|until|till|after|before)"
    r"(?: (?:the|tahun|year))?\s+$",
    re.IGNORECASE,
)
_FROM, _TO = (
    re.compile(r"\b(?:dari|from)\s+$", re.IGNORECASE),
    re.compile(r"\b(?:sampai|hingga|to|until)\b", re.IGNORECASE),
)

# The point of a title or a name written short ends no sentence: "Dr. X", "St. Gallen".
_SHORTENED = re.compile(r"\b(?:dr|drs|mr|mrs|ms|prof|st|ir|hj?|jl|no)\.$", re.IGNORECASE)

Kind = Literal[
    "summary",
    "who-said",
    "define",
    "compare",
    "how-many",
    "when",
    "where",
    "why",
    "how",
    "who",
    "list",
    "yes-no",
    "what",
]


@dataclass(frozen=True)
class Doubt:
    """What was told and is doubted now.

    Attributes
    ----------
        note: id of the note that was told.
        agrees: whether the note says what the asker believes; None where they name nothing that it could say.

    """

    note: str
    agrees: bool | None


@dataclass(frozen=True)
class Question:
    """One question, standing on its own.

    Attributes
    ----------
        text: the question with follow-ups resolved and spelling mended.
        language: the language that the answer must have.
        spoken: the language that the text is in.
        kinds: the kinds of question that it may be, the likeliest first; never empty.
        mentions: the names in it.
        figures: the numbers and dates in it.
        brief: whether a shorter answer is wanted.
        without: ids of notes that the asker does not mean ("the other meeting").
        heard: ids of what was told already in answer to the same text.
        bare: whether it says nothing of its own, so that only small talk can come of it.
        asked: what it asks after having stated something; empty where it states nothing.
        told: id of the note or table operation that answered the question which completes this one.
        doubt: what was told and is doubted now; None for what asks anything.

    """

    text: str
    language: Language
    spoken: Language
    kinds: tuple[Kind, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    brief: bool = False
    without: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    told: str | None = None
    asked: str = ""
    bare: bool = False
    doubt: Doubt | None = None

    @cached_property
    def own(self) -> str:
        """What a follow-up says itself, without what it was completed with; the whole of any other question."""
        return self.text.partition(COMPLETED)[0]

    @property
    def kind(self) -> Kind:
        """The likeliest kind."""
        return self.kinds[0]

    def asks(self, *kinds: Kind) -> bool:
        """Whether it is of one of these kinds."""
        return any(kind in self.kinds for kind in kinds)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that it gives, but dates and places in a row."""
        return tuple(int(f.value) for f in self.figures if isinstance(f.value, float) and not f.ordinal)

    @cached_property
    def untagged(self) -> str:
        """The text without a tag such as "isn't it" and "atau tidak", which deny nothing."""
        return untagged(self.own)

    @property
    def checked(self) -> str:
        """What is to be checked where it asks for yes or no: the text without tags, and what it was completed with."""
        _, _, topic = self.text.partition(COMPLETED)
        return f"{self.untagged} {topic}".rstrip()

    @cached_property
    def denies(self) -> bool:
        """Whether it denies something."""
        words = wording(self.spoken)
        return words.negations.search(words.closed["aside"].sub(" ", self.untagged)) is not None

    @cached_property
    def cues(self) -> frozenset[str]:
        """The operations on a table whose cue words stand in it."""
        patterns = wording(self.spoken).operations
        return frozenset(name for name, pattern in patterns.items() if pattern.search(self.text))

    @cached_property
    def closed(self) -> bool:
        """Whether yes or no is asked for: "is it X?", "it is X, right?", "X is Y?", and nothing openly."""
        # "And he is …?" leaves open what.
        if self.own.rstrip(" ?!").endswith(("...", "…")):
            return False
        # "Apakah" may ask for a thing, too.
        if wording(self.spoken).closed["what"].search(self.own):
            return False
        # What a follow-up was completed with asked for something of its own.
        alone = self.own == self.text
        if self.kind == "yes-no" and alone:
            return True
        return put_for_yes(self.own if alone else f"{self.own}?") or (
            alone and (states(self.own, self.spoken) or (self.asks("yes-no") and not self.openly))
        )

    @cached_property
    def openly(self) -> bool:
        """Whether something in it asks who, what, when and so on."""
        return _put_openly(self.own)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names that it mentions, in order."""
        return tuple(name for mention in self.mentions for name in mention.names)

    def mentions_within(self, start: int, end: int) -> bool:
        """Whether a stretch of the text, in characters, shares some with a name that the corpus knows."""
        return any(mention.start < end and start < mention.end for mention in self.mentions)

    @cached_property
    def chooses(self) -> bool:
        """Whether it asks which of several: "is it X or Y?" has neither yes nor no."""
        return bool(self._choices)

    @property
    def chooses_names(self) -> bool:
        """Whether what it has to choose from is said in one breath: "X or Y", but not "has X the most, or is it Y?"."""
        return any(not self.untagged[:start].rstrip().endswith(",") for start in self._choices)

    @cached_property
    def _choices(self) -> list[int]:
        """Where an "or" stands between what it asks to choose from."""
        return choices_in(self.untagged)

    def offers(self, start: int, end: int) -> bool:
        """Whether a stretch of the text, in characters, is one of several to choose from: "in June or July"."""
        return bool(_CHOICE_BEFORE.search(self.text[:start]) or _CHOICE_AFTER.match(self.text, end))

    def sets_aside(self, start: int) -> bool:
        """Whether what sets a name aside stands right before it, where the name starts: "besides X"."""
        return any(match.end() == start for match in wording(self.spoken).except_.finditer(self.text))

    def asks_for(self, number: Figure) -> bool:
        """Whether so many are asked for, of however many there are: "name two areas"."""
        few = isinstance(number.value, float) and number.value <= _FEW and not number.ordinal
        return few and wording(self.spoken).naming.search(self.text[: number.start]) is not None

    def begins_or_ends(self, date: Figure) -> bool:
        """Whether a date begins or ends a stretch of time: "since 2018", "from 2018 until now"."""
        before, after = self.text[: date.start], self.text[date.end :]
        return bool(_SINCE.search(before) or (_FROM.search(before) and _TO.search(after)))

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that are neither names nor fillers of either language."""
        return content_words(self.text, self.mentions)


def content_words(text: str, mentions: Sequence[Mention] = ()) -> tuple[str, ...]:
    """The words of a text that are no fillers of either language, without the names in it."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return tuple(word for word in words_of(text) if word not in _fillers())


@cache
def _fillers() -> frozenset[str]:
    return frozenset[str]().union(*(wording(language).fillers for language in LANGUAGES))


def untagged(text: str) -> str:
    """A text without a tag such as "isn't it" and "atau tidak", which deny nothing."""
    return _WHETHER_ANY.sub(r"\1", _TAG.sub("", text))


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence opens at a place in a text, so that a word there is written large whatever it is."""
    before = text[:start].rstrip(" \n\"“”'’")
    return before[-1:] in ".?!:" and not _SHORTENED.search(before)


def _put_openly(text: str) -> bool:
    """Whether something in a text asks who, what, when and so on, in either language."""
    # "Is X what it is for?", "does it change how we work?" ask whether; "does it say who …?" asks who.
    if _EMBEDDED.search(text) and not _TOLD_WHO.search(text):
        return False
    return any(wording(language).closed["open"].search(text) for language in LANGUAGES)


def put_for_yes(text: str) -> bool:
    """Whether a text is put as what asks for yes or no is, and nothing in it asks openly: "X has three, valid?"."""
    # "Is it X or Y?" asks which.
    if choices_in(_TAG.sub("", text)):
        return False
    asked = any(wording(language).closed["asked"].search(text) for language in LANGUAGES)
    return asked and not _put_openly(text)


def states(text: str, language: Language) -> bool:
    """Whether a text is a whole sentence with a question mark, "the forum was moved?", and no mere phrase."""
    closed = wording(language).closed
    return bool(
        closed["states"].search(text)
        and not closed["wanted"].search(text)
        and not _put_openly(text)
        and not choices_in(_TAG.sub("", text))
    )


def asks_whether(text: str, language: Language) -> bool:
    """Whether a text by itself may be a question to be answered by yes or no."""
    return put_for_yes(text) or states(text, language) or "yes-no" in kinds_of(text, language)


def choices_in(text: str) -> list[int]:
    """Where an "or" of either language stands in a text, in characters, between what it offers to choose from."""
    found = (wording(language).closed["or"].finditer(text) for language in LANGUAGES)
    return [match.start() for each in found for match in each]


@lru_cache(maxsize=_REMEMBERED)
def kinds_of(text: str, language: Language) -> tuple[Kind, ...]:
    """The kinds of question that a text may be, the likeliest first; `what` where nothing tells."""
    own, _, topic = text.partition(COMPLETED)
    patterns = wording(language).kinds
    found = tuple(kind for kind, pattern in patterns.items() if pattern.search(own))
    if not found:
        # "My sister lives in X. Is it on the list?": the last sentence asks.
        last = _LAST_SENTENCE.search(own)
        found = tuple(kind for kind, pattern in patterns.items() if last and pattern.search(last.group()))
    if not found and topic:
        # A follow-up that asks nothing itself asks what was asked before.
        found = tuple(kind for kind, pattern in patterns.items() if pattern.search(topic))
    if "how-many" in found:
        found = tuple(kind for kind in found if kind != "how")
        # "How many days?" is answered from when it began and when it ended.
        if "when" not in found and wording(language).lasting.search(own):
            found = (*found, "when")
    # "Is the number going to grow?" asks for no number.
    if found[:1] == ("how-many",) and "yes-no" in found and _WHETHER.search(own):
        found = ("yes-no", *(kind for kind in found if kind != "yes-no"))
    return found or ("what",)  # type: ignore[return-value]  # the words' kinds are held to be these by a test
