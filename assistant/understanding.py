"""Understanding: what was typed becomes questions that stand on their own, one for each thing that is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.followup import Context, Resolved, readings
from assistant.language import LanguageDetector
from assistant.question import Question, content_words, kinds_of
from assistant.spelling import Speller
from assistant.vocabulary import Vocabulary
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.figure import figures

# More questions at once than this are read as one: a list of keywords, or a text pasted in.
_MOST_PARTS = 4
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Understood:
    """A way to understand a text.

    Attributes
    ----------
        parts: what asks one thing each, in order; never empty.
        spoken: the language that the text is in.
        language: the language that the answer must have.
        resolved: the text as a whole, standing on its own.

    """

    parts: tuple[str, ...]
    spoken: Language
    language: Language
    resolved: Resolved


class Understanding:
    """Reads questions for one corpus."""

    def __init__(self, corpus: Corpus, known: Callable[[str], bool]) -> None:
        """Prepare for a corpus; `known` says whether a word is an ordinary one that needs no mending."""
        self._corpus = corpus
        self.vocabulary = Vocabulary(corpus)
        self.detector = LanguageDetector(corpus)
        self._speller = Speller(corpus, self.vocabulary, known)

    def understand(
        self, text: str, context: Context | None = None, language: Language | None = None
    ) -> list[Understood]:
        """The ways to understand a text, the likeliest first.

        Args:
        ----
            text: what was typed.
            context: what was said before.
            language: the language to answer in; that of the text where None.

        """
        default = self.detector.detect(context.standalone) if context else None
        spoken = self.detector.detect(text, default)
        mended = self._speller.mend(_SPACE.sub(" ", text).strip(), spoken)
        return [
            Understood(tuple(self._parts(each.text, spoken)), spoken, language or each.language or spoken, each)
            for each in readings(mended, spoken, context, self._corpus)
        ]

    def questions(self, understood: Understood, part: str, before: Question | None = None) -> list[Question]:
        """The ways to understand one part of a text, the likeliest first; what it leaves out stands in the part before."""
        context = Context(before.text) if before else None
        resolved, language = understood.resolved, understood.language
        ways = dict.fromkeys(each.text for each in readings(part, understood.spoken, context, self._corpus))
        return [
            replace(self._question(way, understood.spoken, language), brief=resolved.brief, without=resolved.without)
            for way in ways
        ]

    def _question(self, text: str, spoken: Language, language: Language) -> Question:
        # A follow-up may be in another language than what it was completed with.
        spoken = self.detector.detect(text, spoken)
        mentions = tuple(self._corpus.gazetteer.find(text))
        return Question(text, language, spoken, kinds_of(text, spoken), mentions, tuple(figures(text)))

    def _parts(self, text: str, spoken: Language) -> list[str]:
        pieces = [piece.strip(" ,;") for piece in wording(spoken).split.split(text) if piece and piece.strip(" ,;?!.")]
        parts: list[str] = []
        for piece in pieces:
            # "Kapan dan di mana …": a question word alone belongs to what follows it.
            alone = parts and (
                not self._says_something(parts[-1]) or wording(spoken).subordinate.search(parts[-1]) is not None
            )
            if alone:
                parts[-1] = (
                    f"{parts[-1]}, {piece}" if wording(spoken).subordinate.search(parts[-1]) else f"{parts[-1]} {piece}"
                )
            else:
                parts.append(piece)
        if len(parts) > 1 and not self._says_something(parts[-1]) and len(parts[-1].split()) <= 2:
            parts[-2:] = [f"{parts[-2]} {parts[-1]}"]
        telling = sum(self._says_something(part) for part in parts)
        return parts if 2 <= len(parts) <= _MOST_PARTS and telling >= 2 else [text]

    def _says_something(self, part: str) -> bool:
        mentions = self._corpus.gazetteer.find(part)
        words = [
            w
            for w in content_words(part, mentions)
            if kinds_of(w, "id") == ("what",) and kinds_of(w, "en") == ("what",)
        ]
        return bool(mentions or words or figures(part))
