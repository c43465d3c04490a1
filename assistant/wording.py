"""What the program knows of a language: its function words, its kinds of question, its chat spelling, its replies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from corpus import LANGUAGES, Language

Patterns = Mapping[str, re.Pattern[str]]
# Who runs up is of this place.
_SECOND = 2


@dataclass(frozen=True)
class Wording:
    """The words of one language, read from `assistant/words`.

    Attributes
    ----------
        common: words that mark a text as of this language.
        fillers: words without content in a question.
        kinds: for each kind of question the pattern of its cues, in the order in which they are tried.
        split: where one question ends and the next begins.
        asking: what asks; a part of a text without it is no question of its own.
        cause: what asks for a cause.
        turning: small words that turn a question round: whether it stays, whether it is one or the other.
        because: what begins a reason.
        closed: what `asked` for yes or no looks like, and what is asked `open`ly.
        opposites: pairs of what says the opposite of each other.
        weekdays: the days of the week.
        first: what takes something to be the first of its row.
        paragraph: what a part of the document is called that may be counted off.
        part: a part of the document that is known by the `topic` that it tells of.
        years: what asks for the years between two things.
        lasting: what asks how many days something lasted.
        closing: what a document says at its end.
        requests: what begins a sentence that wishes for something, of a text that tells much else.
        offices: what a person may be taken to be.
        agent: a deed and the name of who is said to have done it.
        present: what says that the present is meant.
        degree: what sets one thing above another, or above all, but by number or by time.
        naming: what asks for a number of things that stands behind it.
        mine: what the asker calls a place of their own without its name.
        too: what asks the same of another name.
        except_: what sets a name aside.
        remark: what opens a sentence beside a question that asks nothing.
        timeline: what asks for all that is dated, in the order of time.
        order: what asks which of two things came first.
        sequence: what puts one thing `before` another, or after it.
        focus: the noun that a question asks which or what of, as `noun`.
        document: what the document and whoever wrote it may be called.
        speech: words for saying, and for what is said.
        voice: by whom a question takes something to be said, as `who` or `whose`.
        compounds: words that make another thing of a noun behind them: "ibu" of "kota".
        official: words for a holder of an office who goes without a name.
        initial: what says with which `letter` names begin.
        alike: what asks whether two things have it in common.
        aside: a remark at the end that sets something aside.
        purpose: what a request is for, said after it.
        if_so: what opens a wish that hangs on the answer before it.
        units: for a day and a month what asks for it.
        frame: what people put around a question, and around a claim that they want checked.
        framed: the words that such a question is put in instead.
        courtesy: what a text may begin or end with that asks nothing.
        vocatives: who is spoken to, set off from what is asked.
        particles: words that only colour speech, and that people of the region put into other languages too.
        subordinate: the pattern of a clause that opens a question and is none itself.
        operations: for each operation on a table the pattern of its cues.
        follow_up: patterns of questions that lean on what was said before.
        translate: for each language the pattern of a wish for it.
        belonging: what one that is among others does, or is.
        explained: words that a question to a table may hold beside the table's own.
        negations: the pattern of negating words.
        ordinals: the words for first, second and so on.
        slang: chat spelling and what it stands for.
        replies: the sentences around claims; `$name` stands for what is filled in.

    """

    common: frozenset[str]
    fillers: frozenset[str]
    kinds: Patterns
    split: re.Pattern[str]
    asking: re.Pattern[str]
    requests: re.Pattern[str]
    cause: re.Pattern[str]
    turning: re.Pattern[str]
    because: re.Pattern[str]
    closed: Patterns
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    outsiders: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    weekdays: re.Pattern[str]
    first: re.Pattern[str]
    measures: Patterns
    paragraph: re.Pattern[str]
    part: re.Pattern[str]
    closing: re.Pattern[str]
    years: re.Pattern[str]
    lasting: re.Pattern[str]
    offices: re.Pattern[str]
    agent: tuple[re.Pattern[str], ...]
    present: re.Pattern[str]
    degree: re.Pattern[str]
    naming: re.Pattern[str]
    mine: re.Pattern[str]
    too: re.Pattern[str]
    except_: re.Pattern[str]
    remark: re.Pattern[str]
    timeline: re.Pattern[str]
    order: re.Pattern[str]
    sequence: re.Pattern[str]
    focus: re.Pattern[str]
    document: re.Pattern[str]
    speech: re.Pattern[str]
    voice: re.Pattern[str]
    compounds: frozenset[str]
    official: re.Pattern[str]
    initial: re.Pattern[str]
    alike: re.Pattern[str]
    aside: re.Pattern[str]
    purpose: re.Pattern[str]
    if_so: re.Pattern[str]
    units: Patterns
    frame: Patterns
    framed: Mapping[str, str]
    courtesy: re.Pattern[str]
    vocatives: re.Pattern[str]
    particles: frozenset[str]
    subordinate: re.Pattern[str]
    operations: Patterns
    follow_up: Patterns
    translate: Patterns
    belonging: tuple[str, ...]
    explained: tuple[str, ...]
    negations: re.Pattern[str]
    ordinals: tuple[str, ...]
    slang: Mapping[str, str]
    replies: Mapping[str, str]

    def ordinal(self, number: int) -> str:
        """The ordinal of a number from 1 on: "first"."""
        return self.ordinals[number - 1]

    def ordinals_in(self, text: str) -> list[int]:
        """What the ordinals in a text count, in their order: 1 for "first"."""
        return [self.place_in(match) for match in self.ordinal_pattern.finditer(text)]

    def place_in(self, match: re.Match[str]) -> int:
        """What a match of the pattern of the ordinals counts: 1 for "first" and "1st"."""
        given = match["digits"] or match["place"] or match["number"]
        return int(given or self.ordinals.index(match.group().lower()) + 1)

    def rank_in(self, text: str) -> int:
        """Which place a text asks for of what it ranks, from 1: 2 for "the second most" and "runner-up"."""
        ranked = self.operations["runner-up"].search(text)
        counted = self.ordinals_in(ranked.group()) if ranked is not None else []
        return counted[0] if counted else _SECOND if ranked is not None else 1

    @cached_property
    def ordinal_pattern(self) -> re.Pattern[str]:
        """The pattern of the ordinals, in words or digits: "third", "3rd", "ke-3", "number 3"."""
        words = "|".join(self.ordinals)
        return re.compile(
            rf"\b(?:{words}|(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|ke-?(?P<place>\d{{1,2}})"
            r"|(?<!soal )(?<!pertanyaan )(?<!question )(?:nomor|nomer|no\.?|number) ?(?P<number>\d{1,2}))\b",
            re.IGNORECASE,
        )


@cache
def wording(language: Language) -> Wording:
    """The words of a language."""
    words = read_words(f"{language}.yaml")
    follow_up = dict(words["follow-up"])
    translate = follow_up.pop("translate")
    return Wording(
        common=frozenset(words["common"].split()),
        fillers=frozenset(words["fillers"].split()),
        kinds=_patterns(words["kinds"]),
        split=re.compile(words["split"], re.IGNORECASE),
        asking=re.compile(words["asking"], re.IGNORECASE),
        years=re.compile(words["years"], re.IGNORECASE),
        lasting=re.compile(words["lasting"], re.IGNORECASE),
        paragraph=re.compile(words["paragraph"], re.IGNORECASE),
        part=re.compile(words["part"], re.IGNORECASE),
        closing=re.compile(words["closing"], re.IGNORECASE),
        turning=re.compile(words["turning"], re.IGNORECASE),
        cause=re.compile(words["cause"], re.IGNORECASE),
        because=re.compile(words["because"], re.IGNORECASE),
        closed=_patterns(words["closed"]),
        opposites=_pairs(words["opposites"]),
        outsiders=_pairs(words["outsiders"]),
        weekdays=re.compile(words["weekdays"], re.IGNORECASE),
        first=re.compile(words["first"], re.IGNORECASE),
        measures=_patterns(words["measures"]),
        requests=re.compile(words["requests"], re.IGNORECASE),
        offices=re.compile(words["offices"], re.IGNORECASE),
        # A name is known by its capitals.
        agent=tuple(re.compile(pattern) for pattern in words["agent"]),
        present=re.compile(words["present"], re.IGNORECASE),
        degree=re.compile(words["degree"], re.IGNORECASE),
        naming=re.compile(words["naming"], re.IGNORECASE),
        mine=re.compile(words["mine"], re.IGNORECASE),
        too=re.compile(words["too"], re.IGNORECASE),
        except_=re.compile(words["except"], re.IGNORECASE),
        remark=re.compile(words["remark"], re.IGNORECASE),
        timeline=re.compile(words["timeline"], re.IGNORECASE),
        order=re.compile(words["order"], re.IGNORECASE),
        sequence=re.compile(words["sequence"], re.IGNORECASE),
        focus=re.compile(words["focus"], re.IGNORECASE),
        document=re.compile(words["document"], re.IGNORECASE),
        speech=re.compile(words["speech"], re.IGNORECASE),
        voice=re.compile(words["voice"], re.IGNORECASE),
        compounds=frozenset(words["compounds"].split()),
        official=re.compile(words["official"], re.IGNORECASE),
        initial=re.compile(words["initial"], re.IGNORECASE),
        alike=re.compile(words["alike"], re.IGNORECASE),
        aside=re.compile(words["aside"], re.IGNORECASE),
        purpose=re.compile(words["purpose"], re.IGNORECASE),
        if_so=re.compile(words["if-so"], re.IGNORECASE),
        units=_patterns(words["units"]),
        frame=_patterns(words["frame"]),
        framed=words["framed"],
        courtesy=re.compile(words["courtesy"], re.IGNORECASE),
        vocatives=re.compile(words["vocatives"], re.IGNORECASE),
        particles=frozenset(words["particles"].split()),
        subordinate=re.compile(words["subordinate"], re.IGNORECASE),
        operations=_patterns(words["operations"]),
        follow_up=_patterns(follow_up),
        translate=_patterns(translate),
        belonging=tuple(words["belonging"].split()),
        explained=tuple(words["explained"].split()),
        negations=re.compile(words["negations"], re.IGNORECASE),
        ordinals=tuple(words["ordinals"].split()),
        slang=words["slang"],
        replies=read_words(f"replies.{language}.yaml"),
    )


@cache
def common_words() -> frozenset[str]:
    """The common words of both languages."""
    return frozenset(word for language in LANGUAGES for word in wording(language).common)


@cache
def function_words() -> frozenset[str]:
    """The common words and the fillers of both languages: they name nothing."""
    return common_words() | {word for language in LANGUAGES for word in wording(language).fillers}


def _patterns(patterns: Mapping[str, str]) -> Patterns:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


def _pairs(patterns: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE)) for one, other in patterns)


def read_words(name: str) -> dict[str, Any]:
    """A file of `assistant/words`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, Any] = yaml.load((files("assistant") / "words" / name).read_bytes(), loader)
    return content
