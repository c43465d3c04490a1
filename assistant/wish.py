"""Wishes: what a text wishes of its answer beside what it asks, another language or another length."""

import re
from dataclasses import dataclass

from assistant.context import Context
from assistant.residue import FEW, asks_anything, asks_itself, own_words
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language
from corpus.figure import figures

_TELL = re.compile(r"\b(jelaskan|terangkan|ceritakan|explain|tell|say|give|state|describe)\b", re.IGNORECASE)
_DEGREES = ("lebih", "lagi", "agak", "sedikit", "more", "much", "bit", "little", "again")
# And what it is to look like.
_FORMS = ("but", "bullet", "bullets", "point", "points", "list", "poin", "poin-poin", "butir", "daftar")
_UNABLE = re.compile(
    r"(?:\b(?:not|no|cannot|poor|bad|weak|tidak|kurang|belum|nggak|gak|ga|tak)\b|n['’]t\b)[^,.;?!]{0,40}$",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\W*(?:is|are|was|were|apakah|apa)\b", re.IGNORECASE)
# A wish is set off from what is asked.
_CUT = re.compile(r"[,.;:–—?-]\W*$")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


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
    if wished and (
        not own_words(bare, corpus) or not (wording(spoken).asking.search(bare) or corpus.gazetteer.find(bare))
    ):
        return Wish(context.last, wished, leans=False)
    once_more = patterns["longer"].sub(" ", bare)
    if _only(patterns["brief"], once_more, corpus) or _shorter(once_more, spoken, context, corpus):
        return Wish(context.last, wished, brief=True, leans=False)
    if _only(patterns["translating"], once_more, corpus):
        return Wish(context.last, _other_than(context.last, spoken), leans=False)
    if any(_only(patterns[repeated], bare, corpus) for repeated in ("longer", "form")):
        return Wish(context.last, wished, leans=False)
    return Wish(rest, wished)


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
            # "Was it in English?" asks of what was.
            if (
                match
                and _WHETHER.match(text)
                and not text[match.end() :].strip(" .?!")
                and not _CUT.search(text[: match.start()])
            ):
                continue
            if match and match["to"] and not _asks_more(text, match, corpus):
                return language, ""
            # "Which Indonesian ones were?" and "is it Indonesian?" ask.
            asks = asks_anything(rest) or own_words(rest, corpus) or _WHETHER.match(text)
            if match and (match["to"] or opens or not asks):
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
            if own_words(said, corpus) or figures(said):
                return True
        elif "?" in said or asks_anything(said):
            return True
    return False


def _only(pattern: re.Pattern[str], text: str, corpus: Corpus) -> bool:
    """Whether a text says this and nothing of its own."""
    rest = pattern.sub(" ", text)
    if any(name.table for mention in corpus.gazetteer.find(rest) for name in mention.names):
        # "Those of X again": X may have been asked about before the last question.
        return False
    return rest != text and not [word for word in own_words(rest, corpus) if word not in (*_DEGREES, *_FORMS)]


def _shorter(text: str, spoken: Language, context: Context, corpus: Corpus) -> bool:
    """Whether a text asks for less of what was said, in some words of its own: "too long, just the goal"."""
    rest = wording(spoken).follow_up["brief"].sub(" ", text)
    rest = _TELL.sub(" ", rest) if rest != text else text
    if rest == text or wording(spoken).asking.search(rest) or corpus.gazetteer.find(rest):
        return False
    own = [word for word in own_words(rest, corpus) if word not in context.standalone.lower()]
    return len(own) <= FEW
