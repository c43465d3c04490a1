"""Understanding: what was typed becomes questions that stand on their own, one for each thing that is asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from string import Template

from assistant.atlas import is_place, place_names
from assistant.context import Context
from assistant.doubt import doubted, doubts, narrows
from assistant.followup import readings
from assistant.framing import unframed
from assistant.kernel import kernels
from assistant.language import LanguageDetector
from assistant.question import COMPLETED, WRITTEN_LARGE, Doubt, Kind, Question, content_words, kinds_of, put_for_yes
from assistant.residue import asks_anything, asks_itself, table_nouns
from assistant.sequel import other_count
from assistant.spelling import Speller
from assistant.vocabulary import Vocabulary
from assistant.wish import wish
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.figure import figures

# More questions at once than this are read as one: a list of keywords, or a text pasted in.
_MOST_PARTS = 4
# The names of countries have no more words than this.
_NAME = 6
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_LAST = re.compile(r"(?:^|[:;.,!?])\s*(?P<last>[^:;.,!?]*)$")
_CHOICES = re.compile(r"\W*a\s?[).:]\s*\w", re.IGNORECASE)
# Where a text may stop stating and start asking.
_CLAUSE = re.compile(r"[.!;,]\s+(?:(?:so|jadi|lalu|then)\s+)?|\s+[-–—]\s+|\s+(?:so|jadi)\s+", re.IGNORECASE)
_STATED = 4
_PLACED = re.compile(r"(?:in|at|on|di|ke|pada|dari)(?: \w+){1,2}", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\b(?:which|who)(?: one)? of [\w ]{2,30}$|\b(?:between|antara) [\w ]{2,30}$", re.IGNORECASE)
# Names of these types stand for what can be said in a sentence.
_DEFINED = ("plan", "event", "role", "organisation")
_JOINING = re.compile(
    r"\W*(?:and|dan|sama|serta|dengan|(?P<versus>versus|vs)|(?:differ\w*|beda|berbeda)\s+(?:from|dari|dengan)|&|/|,)?\W*",
    re.IGNORECASE,
)
_OR = re.compile(r",?\s+(?:or|atau|apa)\s+", re.IGNORECASE)
_AND = re.compile(
    r",?\s+(?:and|then|plus|dan|serta|terus|trus|lalu|kemudian)\s+(?:(?:also|then|juga)\s+)?|,\s+(?:also|juga)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Understood:
    """A way to understand a text.

    Attributes
    ----------
        parts: what asks one thing each, in order; never empty.
        spoken: the language that the text is in.
        language: the language that the answer must have.
        brief: whether a shorter answer is wanted.
        leans: whether the first part may lean on what was said before.
        kernel: whether it is only what asks, of a text that tells much else.

    """

    parts: tuple[str, ...]
    spoken: Language
    language: Language
    brief: bool
    leans: bool
    kernel: bool = False


class Understanding:
    """Reads questions for one corpus."""

    def __init__(self, corpus: Corpus, known: Callable[[str], bool]) -> None:
        """Prepare for a corpus; `known` says whether a word is an ordinary one that needs no mending."""
        self._corpus = corpus
        self.vocabulary = Vocabulary(corpus, known)
        self.detector = LanguageDetector(corpus)
        self._speller = Speller(corpus, self.vocabulary, known)

    def understand(
        self, text: str, context: Context | None = None, language: Language | None = None
    ) -> list[Understood]:
        """The ways to cut a text into questions, the likeliest first; the last takes it as one.

        Args:
        ----
            text: what was typed.
            context: what was said before.
            language: the language to answer in; that of the text where None.

        """
        default = self.detector.detect(context.standalone) if context else None
        # Names are of no language: "And Hai Phong?" greets nobody, and "Kota Kinabalu" is said in English too.
        opening = next((m.end for m in self._corpus.gazetteer.find(text) if m.start == 0 and text[:1].isupper()), 0)
        nameless = WRITTEN_LARGE.sub(lambda m: m.group().split()[0] if m.start() == 0 else " ", text[opening:])
        spoken = self.detector.detect(nameless if nameless.strip(" ,.?!") else text, default)
        # A place alone is of no language. The atlas is not opened for what asks, or is too long for a name.
        alone = text.strip(" ,.?!")
        if len(alone.split()) <= _NAME and not asks_anything(text) and is_place(alone):
            spoken = default or self._corpus.document.language
        mended = self._speller.mend(_SPACE.sub(" ", text).strip().replace(COMPLETED, " – "), spoken)
        mended = self._home_first(self._without_vocatives(mended, spoken), spoken)
        # A claim to be checked opens like a remark on who asks: "I read that …".
        plain = self._without_courtesy(unframed(mended, spoken, self._says_something), spoken)
        plain = unframed(plain, spoken, self._says_something)
        if doubts(plain, spoken, context, self._corpus) or narrows(plain, spoken, context, self._corpus):
            return [Understood((plain,), spoken, language or spoken, brief=False, leans=True)]
        wished = wish(plain, spoken, context, self._corpus)
        parts = tuple(self._parts(wished.text, spoken))
        asks = wording(spoken).asking
        sentences = [
            s
            for s in _SENTENCE.findall(wished.text)
            if asks.search(s) or (s.rstrip().endswith("?") and self._names_something(s))
        ]
        asking = " ".join(sentences).strip()
        # What asks alone says enough only if it says what about.
        ways = dict.fromkeys([parts, (wished.text,), (asking if self._says_something(asking) else wished.text,)])
        answered_in = language or wished.language or spoken
        whole = [Understood(way, spoken, answered_in, wished.brief, wished.leans) for way in ways]
        bare = kernels(mended, spoken, lambda piece: self._is_question(piece, spoken), self._names_something)
        bare = [cut for way in bare for cut in self._bared(way, spoken)]
        return [*(replace(whole[0], parts=way, kernel=True) for way in dict.fromkeys(bare)), *whole]

    def _bared(self, pieces: Sequence[str], spoken: Language) -> list[tuple[str, ...]]:
        """The questions in some sentences, without the courtesies around them; then each sentence as one question."""
        plain = [self._without_courtesy(unframed(piece, spoken, self._says_something), spoken) for piece in pieces]
        cut = tuple(part for piece in plain for part in self._parts(piece, spoken))
        return [way[:_MOST_PARTS] for way in (cut, tuple(plain))]

    def questions(self, understood: Understood, part: str, context: Context | None = None) -> list[Question]:
        """The ways to understand one part of a text after what was said before it, the likeliest first."""
        if context is not None and doubts(part, understood.spoken, context, self._corpus):
            return [self._doubting(part, understood, context)]
        if context is not None and narrows(part, understood.spoken, context, self._corpus):
            narrowed = self._question(f"{part}{COMPLETED}{context.standalone}", understood.spoken, understood.language)
            return [replace(narrowed, doubt=Doubt(context.notes[0], agrees=None), kinds=("what",))]
        _, asked = self._stated(part, understood.spoken)
        return [
            replace(
                self._question(way.text, understood.spoken, understood.language),
                brief=understood.brief,
                without=way.without,
                told=way.told,
                bare=way.bare,
                asked=asked if way.text == part else "",
            )
            for way in readings(part, understood.spoken, context, self._corpus)
        ]

    def _doubting(self, part: str, understood: Understood, context: Context) -> Question:
        counts = other_count(part, understood.spoken, context, self._corpus)
        if counts is not None:
            return self._question(counts, understood.spoken, understood.language)
        doubt = doubted(self._question(part, understood.spoken, understood.language), context, self._corpus)
        question = self._question(f"{part}{COMPLETED}{context.standalone}", understood.spoken, understood.language)
        said: tuple[Kind, ...] = ("who-said",) if question.asks("who-said") else ("what",)
        return replace(question, doubt=doubt, kinds=said if doubt.agrees is None else ("yes-no",))

    def supposition(self, understood: Understood, part: str) -> Question | None:
        """What a part of a text states before it asks, as what may be so or not; None where it states nothing."""
        stated, asked = self._stated(part, understood.spoken)
        if not asked:
            return None
        return replace(self._question(stated, understood.spoken, understood.language), kinds=("yes-no",))

    def _stated(self, text: str, spoken: Language) -> tuple[str, str]:
        """What a text states before it asks, and what it asks then; the latter is empty where it states nothing."""
        for cut in _CLAUSE.finditer(text):
            head, rest = text[: cut.start()], text[cut.end() :]
            asks = wording(spoken).asking
            if not (asks.search(rest) or self._is_question(rest, spoken)) or asks.search(head):
                continue
            stated = max(_SENTENCE.findall(head), key=lambda each: len(self._corpus.gazetteer.find(each)), default="")
            stated = wording(spoken).subordinate.sub("", stated).strip(" ,.;")
            # "Since 2018, how many …": a time alone states nothing.
            timed = any(figure.start == 0 and isinstance(figure.value, tuple) for figure in figures(stated))
            if len(stated.split()) < _STATED or timed:
                continue
            # "Since X is one of the cities": a place that no table has is stated to be a member.
            listed = not table_nouns(self._corpus).isdisjoint(stated.lower().split())
            if self._names_something(stated) or (listed and any(name in stated for name in place_names(stated))):
                return stated, rest
        return text, ""

    def _question(self, text: str, spoken: Language, language: Language) -> Question:
        # A follow-up may be in another language than what it was completed with.
        spoken = self.detector.detect(text, spoken)
        mentions = tuple(self._corpus.gazetteer.find(text))
        own, _, topic = text.partition(COMPLETED)
        kinds = kinds_of(own, self.detector.detect(own, spoken)) if topic else ("what",)
        kinds = kinds if kinds != ("what",) else kinds_of(text, spoken)
        # What has no other mark of asking for yes or no may be put as a whole sentence.
        if kinds in (("what",), ("compare",)) and put_for_yes(f"{own}?" if topic else own):
            kinds = ("yes-no",) if kinds == ("what",) else ("compare", "yes-no")
        return Question(text, language, spoken, kinds, mentions, tuple(figures(text)))

    def _without_vocatives(self, text: str, spoken: Language) -> str:
        """A text without the words for who is spoken to; they say nothing of what is asked."""
        rest = wording(spoken).vocatives.sub(" ", text).strip(" ,")
        return " ".join(rest.split()) if any(character.isalnum() for character in rest) else text

    def _home_first(self, text: str, spoken: Language) -> str:
        """A text with the sentence before its question that says where "mine" is: "is mine in it? I am from X"."""
        asked, mark, rest = text.partition("?")
        if not (mark and wording(spoken).mine.search(asked)) or self._names_something(asked) or "?" in rest:
            return text
        said = rest.strip(" .!")
        named = self._names_something(said) or bool(place_names(said))
        return f"{said}, {asked.strip()}?" if named else text

    def _without_courtesy(self, text: str, spoken: Language) -> str:
        """A text without the greeting or thanks around what it asks, and without what its writer tells of who asks."""
        text = self._without_remarks(text, spoken)
        pattern = wording(spoken).courtesy.pattern
        for remark in (wording(spoken).aside, wording(spoken).purpose):
            rest = remark.sub("", text)
            if rest != text and wording(spoken).asking.search(rest) and self._says_something(rest):
                text = rest
        rest = re.sub(rf"^\W*(?:{pattern}\W+)+|(?:(?<=[\s,.!?]){pattern}\W*)+$", "", text, flags=re.IGNORECASE).strip()
        asks = asks_itself(rest, spoken, self._corpus) or "yes-no" in kinds_of(rest, spoken)
        return rest if asks and self._says_something(rest) else text

    def _without_remarks(self, text: str, spoken: Language) -> str:
        """A text without the sentences before its first question that only tell who asks and what for."""
        sentences = [match.group() for match in _SENTENCE.finditer(text)]
        words = wording(spoken)
        while len(sentences) > 1:
            first = sentences[0]
            telling = words.remark.search(words.courtesy.sub("", first).lstrip(" ,!"))
            named = self._names_something(first) or WRITTEN_LARGE.search(first.strip(), 1)
            rest = self._says_something("".join(sentences[1:]))
            if not telling or named or not rest or words.asking.search(first) or "?" in first:
                break
            sentences.pop(0)
        return "".join(sentences).strip()

    def _parts(self, text: str, spoken: Language) -> list[str]:
        """The questions in a text, in order: cut where one ends, and at "and" or "then" between two that both ask."""
        cuts = [match.span() for match in wording(spoken).split.finditer(text)]
        cuts += [m.span() for m in _AND.finditer(text) if all(m.end() <= s or e <= m.start() for s, e in cuts)]
        # "For the log: where and when was it": a question word alone belongs to what follows.
        cuts = sorted(cut for cut in cuts if not _alone(text[: cut[0]], text[slice(*cut)], spoken))
        # "Which of A and B has more?"
        cuts = [cut for cut in cuts if not _OF_SEVERAL.search(text[: cut[0]])]
        # "Which was first, A or B?": what is set in order follows.
        if wording(spoken).order.search(text):
            cuts = [cut for cut in cuts if self._names_something(text[: cut[0]])]
        pieces = zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True)
        parts: list[tuple[int, int]] = []
        opening: int | None = None
        for start, end in pieces:
            if not text[start:end].strip(" ,;?!."):
                continue
            if parts and self._belongs(text[start:end], text[: parts[-1][1]], spoken):
                continue
            sentence = not text[:start].strip() or text[:start].rstrip().endswith("?")
            marked = sentence and text[start:end].rstrip().endswith("?") and self._names_something(text[start:end])
            likewise = bool(parts) and self._asks_likewise(text[start:end], spoken)
            if marked or likewise or self._is_question(text[start:end], spoken):
                parts.append((start if opening is None else opening, end))
                opening = None
            elif parts and text[: parts[-1][1]].endswith("?") and not _CHOICES.match(text, start):
                # "… ? Just curious." A remark after a question asks nothing; "… ? And Laos" does.
                piece = text[start:end]
                if self._names_something(piece) and not wording(spoken).subordinate.search(piece):
                    parts.append((start, end))
            elif parts:
                parts[-1] = (parts[-1][0], end)
            elif opening is None:
                # What opens a text without asking belongs to what follows it.
                opening = start
        asked = [text[start:end].strip(" ,;") for start, end in parts]
        if len(asked) < 2:
            asked = self._each_defined(asked[0] if asked else text, spoken)
        return asked if 1 <= len(asked) <= _MOST_PARTS else [text]

    def _asks_likewise(self, piece: str, spoken: Language) -> bool:
        """Whether a piece after a question asks the same of another: "is A in? B too? and C?"."""
        words = wording(spoken)
        likewise = words.too.search(piece) or words.follow_up["opening"].search(piece)
        return bool(likewise) and piece.rstrip().endswith("?") and self._says_something(piece)

    def _belongs(self, piece: str, before: str, spoken: Language) -> bool:
        """Whether a piece after a question adds nothing to ask: a remark, or choices, "A or B?"."""
        if not before.endswith("?"):
            return False
        named = self._corpus.gazetteer.find(piece)
        choices = len(named) >= 2 and all(_OR.fullmatch(piece[a.end : b.start]) for a, b in pairwise(named))
        bare = choices and not piece[: named[0].start].strip() and not piece[named[-1].end :].strip(" ?.!")
        # "Does it say how many? If so, give the number."
        hangs = wording(spoken).if_so.search(piece) and not named and not wording(spoken).asking.search(piece)
        bare = bare or bool(hangs)
        return bare or (not piece.rstrip().endswith("?") and wording(spoken).remark.search(piece) is not None)

    def _each_defined(self, text: str, spoken: Language) -> list[str]:
        """What asks for the meaning of several names, or how they differ, once for each: "spell out A and B"."""
        mentions, kinds = self._corpus.gazetteer.find(text), kinds_of(text, spoken)
        joints = [_JOINING.fullmatch(text[one.end : other.start]) for one, other in pairwise(mentions)]
        joined = [joint for joint in joints if joint is not None]
        if not joints or len(joined) < len(joints):
            return [text]
        if "compare" in kinds or any(joint["versus"] for joint in joined):
            # "What is the difference between A and B?" is answered by what each of them is.
            names = [name for mention in mentions for name in mention.names]
            defined = all(name.type in _DEFINED for name in names) and len({*names}) == len(names) == len(mentions)
            what_is = Template(wording(spoken).replies["what-is"])
            return [what_is.substitute(name=text[m.start : m.end]) for m in mentions] if defined else [text]
        if "define" not in kinds:
            return [text]
        start, end = mentions[0].start, mentions[-1].end
        return [f"{text[:start]}{text[m.start : m.end]}{text[end:]}" for m in mentions]

    def _is_question(self, piece: str, spoken: Language) -> bool:
        # "If not, which ones were?" asks, whatever its condition.
        piece = wording(spoken).if_so.sub("", piece)
        asks = wording(spoken).asking.search(piece) or kinds_of(piece, spoken)[0] in ("yes-no", "summary")
        subordinate = wording(spoken).subordinate.search(piece)
        return bool(asks) and not subordinate and self._says_something(piece)

    def _names_something(self, part: str) -> bool:
        return bool(self._corpus.gazetteer.find(part) or figures(part))

    def _says_something(self, part: str) -> bool:
        mentions = self._corpus.gazetteer.find(part)
        words = [
            w
            for w in content_words(part, mentions)
            if kinds_of(w, "id") == ("what",) and kinds_of(w, "en") == ("what",)
        ]
        return bool(mentions or words or figures(part))


def _alone(text: str, joint: str, spoken: Language) -> bool:
    """Whether a text ends in a question word that nothing in its clause stands before: "where", "in which country"."""
    last = _LAST.search(text)
    if last is None:
        return False
    words, asking = last["last"].strip(), wording(spoken).asking
    placed = _PLACED.fullmatch(words) is not None and not joint.startswith(",")
    return asking.fullmatch(words) is not None or (placed and asking.search(words) is not None)
