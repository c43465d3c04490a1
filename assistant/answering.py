"""The door: `answer`, and the `Assistant` behind it."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING, Any

from assistant.citing import cite
from assistant.composing import Composer, silence
from assistant.context import Context, people_in, spoken_notes, tabled_in, told_of
from assistant.deciding import decide
from assistant.errors import QuestionError
from assistant.evidence import note_of, places_of
from assistant.finding import Finding
from assistant.judging import Judge, Judged
from assistant.occasion import place_told
from assistant.premise import contradicts
from assistant.question import COMPLETED, Question, kinds_of
from assistant.response import Answer, Provenance, Step
from assistant.statement import Statement
from assistant.suggesting import suggest
from assistant.understanding import Understanding
from assistant.verification import faults, marker_faults
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language, Span
from corpus.checking import unsupported_figures
from index.search import Search

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableLambda

Message = Mapping[str, Any]

# Nobody asks a question of this many characters; somebody may paste a text.
LONGEST_QUESTION = 2_000
# Further back than this nothing is pointed at.
_TURNS = 6
# A way to understand a follow-up whose outcome is at least this likely is taken without looking at the others.
_SURE = 0.5
# For one question the first way is favoured by so much, and the others are looked at unless it is this sure.
_FAVOUR, _SURER = 0.25, 0.75

# So surely a text is about the note that it contradicts before it asks, that this is set right.
_PRESUMED = 0.7
# So likely at least is what a follow-up names by its place.
_NAMED = 0.1
# Kinds of question by which one note can be asked for more than once.
_FACETS = ("when", "where", "who", "how-many")
# Where what was told already must be left aside, what comes next is so much less sure.
_REPEATED = 0.7
# So surely a part of a text asks for something of its own, whatever the text is about as a whole.
_CERTAIN = 0.9
# So surely what seems to make no sense, and says so much, makes none however else it could be understood.
_BEYOND_DOUBT, _TELLING = 0.985, 3
# A part of a text less sure than this is left out where others are surer.
_SUSPECTED = 0.4
# With so many words and names of its own a text without an answer is none the less on something new.
_OPENING = 2
_REMEMBERED = 1024
_SPOILING = "injection"
_DOUBTFUL = ("unclear", "off-topic", "insult")

Decision = tuple[Finding, Sequence[Judged]]


class Assistant:
    """Answers questions about one corpus."""

    def __init__(self, corpus: Corpus, search: Search, judge: Judge, composer: Composer) -> None:
        """Put the parts together; `assistant.assembly` does it from settings."""
        self.corpus = corpus
        self.search = search
        self.judge = judge
        self._composer = composer
        self._understanding = Understanding(corpus, search.knows)
        self.vocabulary = self._understanding.vocabulary
        # A conversation is read again with every question; the same question after the same things has one outcome.
        self._decide = lru_cache(maxsize=_REMEMBERED)(self._decide_anew)

    # ---- asking ------------------------------------------------------------------------------------------------------

    def answer(self, question: str, *, history: Sequence[Message] = (), language: Language | None = None) -> Answer:
        """The answer to a question.

        Args:
        ----
            question: what is asked, at most 2,000 characters.
            history: what was said before, oldest first, as `{"role": "user" or "assistant", "content": text}`.
            language: the language of the answer; that of the question where None.

        Raises
        ------
            QuestionError: the question is empty, too long or not text, or the history or language cannot be read.

        """
        asked = _checked(question)
        if language is not None and language not in LANGUAGES:
            raise QuestionError(f"The language is {language!r}; give 'id' or 'en', or leave it out.")
        context = self._context(_messages(history))
        decided = self._decide(asked, context, language)
        return self.compose(
            asked, [finding for finding, _ in decided], [each for _, judged in decided for each in judged]
        )

    async def aanswer(
        self, question: str, *, history: Sequence[Message] = (), language: Language | None = None
    ) -> Answer:
        """The same as `answer`, without blocking the event loop."""
        import asyncio

        return await asyncio.to_thread(self.answer, question, history=history, language=language)

    def stream(
        self, question: str, *, history: Sequence[Message] = (), language: Language | None = None
    ) -> Iterator[str]:
        """The answer's text in pieces, word by word; put together they are `answer(...).text`.

        The whole answer is checked before its first word is given: nothing is shown that is taken back later.
        """
        yield from _pieces(self.answer(question, history=history, language=language).text)

    async def astream(
        self, question: str, *, history: Sequence[Message] = (), language: Language | None = None
    ) -> AsyncIterator[str]:
        """The same as `stream`, without blocking the event loop."""
        answer = await self.aanswer(question, history=history, language=language)
        for piece in _pieces(answer.text):
            yield piece

    def batch(self, questions: Sequence[str], *, language: Language | None = None) -> list[Answer]:
        """An answer to each question, none knowing of the others."""
        return [self.answer(question, language=language) for question in questions]

    def as_runnable(self) -> "RunnableLambda[str | dict[str, Any], Answer]":
        """The assistant as a LangChain runnable: takes a question, or a mapping with question, history and language."""
        from langchain_core.runnables import RunnableLambda

        def run(given: str | dict[str, Any]) -> Answer:
            return self.answer(given) if isinstance(given, str) else self.answer(**given)

        async def arun(given: str | dict[str, Any]) -> Answer:
            return await (self.aanswer(given) if isinstance(given, str) else self.aanswer(**given))

        return RunnableLambda(run, afunc=arun, name="ascn-assistant")

    # ---- the way of a question -------------------------------------------------------------------------------------

    def _decide_anew(self, text: str, context: Context | None, language: Language | None) -> tuple[Decision, ...]:
        """What is found for each question in a text, in the first way to understand it that is sure enough."""
        best: list[Decision] = []
        ways = self._understanding.understand(text, context, language)
        cut: list[Decision] = []
        for understood in ways:
            decided: list[Decision] = []
            before = context if understood.leans else None
            for part in understood.parts:
                told = [finding for finding, _ in decided]
                meant = self._likeliest(self._understanding.questions(understood, part, before), before, told)
                decided += self._corrected(self._understanding.supposition(understood, part), meant)
                before = self._after(decided[-1][0], before)
            decided = self._apart(decided)
            if understood.kernel:
                decided = _to_the_point(decided, self.corpus)
                if not decided:
                    continue
            cut = cut or decided
            others = len(ways) > 1 or context is not None
            if not best or _sureness(decided, others) > _sureness(best, others):
                best = decided
            if _sureness(best, others) >= (_SURER if understood.kernel else _SURE):
                break
        return (*_that_count(best), *_left(cut, best, self.corpus))

    def _apart(self, decided: Sequence[Decision]) -> list[Decision]:
        """The parts of a text, each its own: what an earlier part took may be what a later one asks for more surely."""
        apart = list(decided)
        for place, ((early, _), (late, _)) in enumerate(pairwise(decided)):
            if not early.notes or not late.question.heard:
                continue
            taken = self._decide_one(replace(late.question, heard=frozenset()))
            if not taken[0].notes or taken[0].owner != early.owner or taken[0].likeliest <= early.likeliest:
                continue
            other = self._decide_one(replace(early.question, heard=frozenset(note.id for note in taken[0].notes)))
            if other[0].answered and other[0].likeliest * taken[0].likeliest > early.likeliest * late.likeliest:
                apart[place : place + 2] = [other, taken]
        return apart

    def _decide_one(self, question: Question) -> Decision:
        return decide(question, self.corpus, self.search, self.judge, self.vocabulary)

    def _corrected(self, stated: Question | None, meant: Decision) -> list[Decision]:
        """A decision on what a text asks, after the correction of what it states first, where that is otherwise."""
        if stated is None or (meant[0].contradicted and meant[0].answered):
            return [meant]
        finding, judged = self._decide_one(stated)
        # "X is one of them. Which are the others?": what a statement denies of a name was taken for granted.
        denied = (finding.owner or "").endswith("/is-member") and any(each.asked for each in finding.computed)
        if not (finding.contradicted or denied) or not finding.answered or finding.probability < _PRESUMED:
            return [meant]
        finding = replace(finding, question=replace(stated, kinds=("what",)))
        if meant[0].owner == finding.owner and meant[0].computed:
            return [meant]
        if not meant[0].computed and set(meant[0].notes) <= set(finding.notes):
            return [(finding, judged)]
        return [(finding, judged), meant]

    def _likeliest(self, ways: Sequence[Question], context: Context | None, told: Sequence[Finding] = ()) -> Decision:
        """What is found for a question, in the first way to understand it that is sure enough, or else the surest.

        Nobody asks twice for the same in one text: what was `told` in it already is left aside.
        """
        best: Decision | None = None
        first: Decision | None = None
        so_far, others = -1.0, context is not None
        for way in ways:
            decision: Decision = self._decide_one(way)
            if context is not None and decision[0].contradicted and way.text != ways[-1].text:
                decision = self._named_instead(decision)
            again = _repeats(decision[0], told)
            if again:
                heard = frozenset(note.id for finding in told for note in finding.notes)
                next_best = self._decide_one(replace(way, heard=heard))
                # "Who is he? What is his job?": where it is so surely meant again, what was told is all of it.
                again = decision[0].likeliest < _CERTAIN or (next_best[0].answered and next_best[0].likeliest >= _SURE)
                decision = next_best if again else decision
            if way.bare and not _is_small_talk(decision[0], self.corpus):
                continue
            if context is not None:
                again = again or _told_before(decision[0], context) or decision[0].gap in _DOUBTFUL
            sure = _sureness([decision], others) * (_REPEATED if again else 1.0)
            # What follows in the same text is likelier said of what came before than by itself.
            leaning = first is not None and COMPLETED in first[0].question.text
            favour = _FAVOUR if best is first and (leaning or not told) else 0.0
            if best is None or sure > so_far + favour:
                best, so_far = decision, sure
            first = first or best
            if so_far >= _SURER:
                break
        if best is None:
            raise AssertionError("There is no way to understand a question; `readings` gives at least one.")
        return best

    def _named_instead(self, decision: Decision) -> Decision:
        """What a follow-up with a new place is about: what happened there, not what it takes to have happened there."""
        finding, judged = decision
        named = {name.id for name in finding.question.names}
        kinds = finding.question.kinds
        weighed = [(note_of(each.candidate.owner, self.corpus), each.probability) for each in judged]
        likely = [
            note
            for note, probability in weighed
            if note is not None and note not in finding.notes
            if probability >= _NAMED or not note.facts.keys().isdisjoint(kinds)
        ]
        facets = {kind for kind in kinds if kind in _FACETS}
        # What was not even weighed may tell the time or the place that is asked for.
        for note in (*likely, *(note for note in self.corpus.notes if not facets.isdisjoint(note.facts))):
            if named & set(places_of(note, self.corpus)) and not contradicts(finding.question, note, self.corpus):
                return replace(finding, owner=note.id, notes=(note,), contradicted=False), judged
        return decision

    def _context(self, messages: Sequence[tuple[str, str]]) -> Context | None:
        """What was said before, read again question by question, so that each follow-up is understood in its place."""
        turns = [number for number, (role, _) in enumerate(messages) if role == "user"]
        context: Context | None = None
        for turn in turns[-_TURNS:]:
            text = messages[turn][1]
            if not text.strip() or len(text) > LONGEST_QUESTION:
                continue
            said = [content for role, content in messages[turn + 1 : turn + 2] if role == "assistant"]
            # Each question of a text may name what the next text points at.
            for finding, _ in self._decide(text, context, None):
                context = self._after(finding, context, said)
        return context

    def _after(self, finding: Finding, context: Context | None, said: Sequence[str] = ()) -> Context | None:
        """The context after a question: what has no answer leaves the topic, unless it opened one of its own."""
        question = finding.question
        if _is_small_talk(finding, self.corpus) and context is None:
            return None
        # "Wasn't it in X?" opens no topic, whether it was or not.
        if question.doubt is not None and context is not None:
            return context
        # "How many people?" stays with what was told of before.
        opened = self.corpus.gap(finding.gap or "") and COMPLETED not in question.text
        opened = opened and (context is None or len(question.content) + len(question.mentions) >= _OPENING)
        if not (finding.answered or context is None or opened):
            return replace(context, asked=question.text) if self.corpus.gap(finding.gap or "") else context
        notes = spoken_notes(said, self.corpus) or tuple(note.id for note in finding.notes)
        claims = [self.corpus.claim(note, question.language) for note in finding.notes]
        people = people_in([question.text, *said, *claims], self.corpus)
        earlier = context or Context("")
        groups = _groups_told(finding, self.corpus)
        tabled = tabled_in([question.text], self.corpus) or (groups if len(groups) == 1 else ())
        named = (*(name for name in earlier.tabled if name not in tabled), *tabled)
        people = people or earlier.people
        standalone = self._placed(finding) if context is not None else question.text
        return Context(standalone, notes, people, finding.owner, named, told_of(said, self.corpus), groups)

    def _placed(self, finding: Finding) -> str:
        """The question of a finding, with the place of what was told where it names nothing: "who came", to Bali."""
        question = finding.question
        place = place_told((note.id for note in finding.notes), self.corpus)
        if place is None or {name.id for name in question.names} - self.corpus.subject_names:
            return question.text
        return f"{question.text.rstrip(' ?.!')}, {self.corpus.name(place).form(question.spoken)}?"

    def questions(self, text: str, history: Sequence[Message] = ()) -> list[Question]:
        """The questions in a text as they are understood after what was said before."""
        return [
            finding.question for finding, _ in self._decide(_checked(text), self._context(_messages(history)), None)
        ]

    def compose(self, asked: str, findings: Sequence[Finding], judged: Sequence[Judged] = ()) -> Answer:
        """Put findings into words, check each statement, and cite."""
        language = findings[0].question.language
        statements: list[Statement] = []
        silent: list[Finding] = []
        for finding in findings:
            said = self._composer.compose(finding, self.corpus) if finding.answered else []
            # What the check does not pass is not said.
            checked = [statement for statement in said if not faults(statement, self.corpus, language)]
            sources = {statement.sources for statement in statements}
            texts = [statement.text for statement in statements]
            told = {_bare(text, language) for text in texts}
            # The same sentence again says nothing more, unless it gives a number that was not told.
            statements += [
                each
                for each in checked
                if _bare(each.text, language) not in told
                and (
                    each.members
                    or each.sources not in sources
                    or any(name not in " ".join(texts) for name in each.asked)
                    or (texts and unsupported_figures(each.text, texts))
                )
            ]
            if not checked:
                silent.append(finding)
        # "Which has more, and by how many?": what is told again with more to it is told once.
        texts = [each.text for each in statements]
        longer = {text for text in texts for more in texts if more != text and more.startswith(f"{text.rstrip('.')}.")}
        statements = [each for each in statements if each.text not in longer]
        abstained = not statements
        text, citations = cite(statements, self.corpus, language)
        if silent and (abstained or any(f.gap and self.corpus.gap(f.gap) for f in silent)):
            text = " ".join([text, silence(silent, self.corpus, [each.text for each in statements])]).strip()
        if marker_faults(text, len(citations)):
            raise AssertionError(f"The markers in {text!r} do not fit {len(citations)} citations.")
        confidence = min(finding.probability for finding in findings)
        standalone = " ".join(finding.question.text for finding in findings)
        kind = (
            findings[0].question.kind
            if statements or findings[0].gap not in wording(language).replies
            else "small-talk"
        )
        return Answer(
            text=text.lstrip("\n"),
            language=language,
            abstained=abstained,
            citations=citations,
            question=asked,
            standalone=standalone,
            kind=kind,
            confidence=round(confidence, 3),
            suggestions=suggest(findings, judged, self.corpus, language),
            members=tuple(dict.fromkeys(member for s in statements for member in s.members)),
            trace=self._trace(findings, judged, statements, len(citations), confidence, language),
            provenance=Provenance(
                self.corpus.fingerprint, self.search.embedder.name, self.search.fingerprint, self._composer.name
            ),
        )

    def _trace(
        self, findings: Sequence[Finding], judged: Sequence[Judged], statements: Sequence[Statement], quotes: int,
        confidence: float, language: Language,
    ) -> tuple[Step, ...]:  # fmt: skip
        replies = wording(language).replies
        question = findings[0].question
        nearest = next((hit.chunk.text for each in judged for hit in each.candidate.hits), "–")
        weighed = ", ".join(f"{each.candidate.owner} {each.probability:.2f}" for each in judged[:3]) or "–"
        sources = list(
            dict.fromkeys(f"{s.note or '–'} ¶{s.span.paragraph}" for each in statements for s in each.sources)
        )
        verdict = "trace-judge-answer" if statements else "trace-judge-abstain"
        details: dict[str, tuple[str, dict[str, object]]] = {
            "understand": (
                "trace-understand",
                {"question": " ".join(f.question.text for f in findings), "kind": question.kind},
            ),
            "retrieve": (
                "trace-retrieve",
                {"count": sum(len(each.candidate.hits) for each in judged), "best": nearest},
            ),
            "judge": (verdict, {"confidence": f"{confidence:.2f}", "notes": weighed}),
            "compose": ("trace-compose", {"sources": ", ".join(sources)}),
            "verify": ("trace-verify", {"count": quotes}),
        }
        steps = [Step(name, Template(replies[key]).substitute(values)) for name, (key, values) in details.items()]
        return tuple(steps if statements else steps[:3])


def _groups_told(finding: Finding, corpus: Corpus) -> tuple[str, ...]:
    """The forms of the groups whose members what was computed from a table tells of."""
    members = {member for statement in finding.computed for member in statement.members}
    rows = [row for table in corpus.tables for row in table.rows if members & {name.id for name in row.members}]
    return tuple(row.group.form("id") for row in rows if row.group is not None)


def _bare(text: str, language: Language) -> str:
    """A statement without the yes or no in front of it."""
    replies = wording(language).replies
    for lead in ("yes", "no", "not-quite"):
        text = text.removeprefix(replies[lead]).lstrip()
    return text


def _pieces(text: str) -> list[str]:
    """A text in words, each with the space before it."""
    return re.findall(r"\s*\S+|\s+$", text)


def _that_count(decided: Sequence[Decision]) -> list[Decision]:
    """The parts of a text that are to be answered.

    One attempt to change the rules spoils the whole; a part that nothing much is found for is no question of its own.
    """
    spoiling = [each for each in decided if each[0].gap == _SPOILING]
    if spoiling:
        return spoiling[:1]
    sure = [each for each in decided if each[0].likeliest >= _SUSPECTED]
    return sure or list(decided[:1])


def _to_the_point(decided: Sequence[Decision], corpus: Corpus) -> list[Decision]:
    """The parts of a long text that are about the document; the others belong to the story around them."""
    return [each for each in decided if each[0].answered or corpus.gap(each[0].gap or "") is not None]


def _repeats(finding: Finding, told: Sequence[Finding]) -> bool:
    """Whether notes were told already, and have nothing more that is asked for: their time, say, beside their place.

    Nor is it said twice that the document is silent on a thing.
    """
    if finding.gap and COMPLETED in finding.question.text and any(each.gap == finding.gap for each in told):
        return True
    if not finding.answered or finding.computed or finding.contradicted or finding.question.asks("yes-no"):
        return False
    for each in told:
        if each.computed or not set(finding.notes) <= set(each.notes):
            continue
        fresh = [kind for kind in finding.question.kinds if kind in _FACETS and not each.question.asks(kind)]
        if not any(kind in note.facts for note in finding.notes for kind in fresh):
            return True
    return False


def _told_before(finding: Finding, context: Context) -> bool:
    """Whether notes are those of the last answer, and nothing more of them is asked for now."""
    if not finding.notes or not {note.id for note in finding.notes} <= set(context.notes):
        return False
    if wording(finding.question.spoken).lasting.search(finding.question.own):
        return False
    before = kinds_of(context.standalone, finding.question.spoken)
    fresh = {kind for kind in finding.question.kinds if kind not in before} & {*_FACETS, "define"}
    return not any(kind == "define" or kind in note.facts for note in finding.notes for kind in fresh)


def _left(cut: Sequence[Decision], best: Sequence[Decision], corpus: Corpus) -> list[Decision]:
    """What was surely found for the parts of a text and does not stand in what was found for it as a whole."""
    if len(cut) < 2 or len(best) >= len(cut):
        return []
    told = frozenset[Span]().union(*(_quoted(finding) for finding, _ in best))
    surely = [each for each in cut if each[0].likeliest >= _CERTAIN and not each[0].contradicted]
    silent = [each for each in surely if corpus.gap(each[0].gap or "") is not None]
    return [each for each in surely if each in silent or (each[0].answered and not _quoted(each[0]) <= told)]


def _quoted(finding: Finding) -> frozenset[Span]:
    """The slices of the document that a finding would quote."""
    notes = {span for note in finding.notes for span in note.evidence} if not finding.computed else set()
    return frozenset(notes | {source.span for statement in finding.computed for source in statement.sources})


def _is_small_talk(finding: Finding, corpus: Corpus) -> bool:
    return not finding.answered and finding.gap is not None and corpus.gap(finding.gap) is None


def _sureness(decided: Sequence[Decision], others: bool) -> float:
    """How sure the least sure part is; what seems to make no sense may do so if understood in one of other ways."""
    doubtful = _DOUBTFUL if others else ()

    def weight(finding: Finding) -> float:
        beyond = finding.likeliest >= _BEYOND_DOUBT and len(finding.question.content) >= _TELLING
        # What is only withheld is not sure to be missing: another way may say what it is about.
        likeliest = (
            finding.likeliest if finding.answered or finding.gap else min(finding.likeliest, finding.probability)
        )
        return likeliest / (1 + (finding.gap in doubtful and not beyond))

    return min((weight(finding) for finding, _ in decided), default=0.0)


def _checked(question: object) -> str:
    if not isinstance(question, str):
        raise QuestionError(f"The question is a {type(question).__name__}; ask in a string.")
    text = question.replace("\x00", " ").strip()
    if not text:
        raise QuestionError("The question is empty; ask something.")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(f"The question has {len(text):,} characters; ask in at most {LONGEST_QUESTION:,}.")
    # Control characters and replacement characters are what binary data looks like as text.
    strange = sum(
        (not character.isprintable() and not character.isspace()) or character == "\ufffd" for character in text
    )
    if strange * 10 > len(text):
        raise QuestionError("The question looks like binary data; ask in words.")
    return "".join(character if character.isprintable() else " " for character in text)


def _messages(history: Sequence[Message]) -> list[tuple[str, str]]:
    """Role and text of each message; content may be a string or, as from a chat window, a list of blocks."""
    messages = []
    for number, message in enumerate(history, start=1):
        if not isinstance(message, Mapping) or message.get("role") not in ("user", "assistant", "system"):
            raise QuestionError(
                f"Message {number} of the history is {str(message)[:60]!r}; "
                "give {'role': 'user' or 'assistant', 'content': text}."
            )
        messages.append((str(message["role"]), _text(message.get("content"))))
    return messages


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping):
        return str(content.get("text") or "")
    if isinstance(content, Sequence):
        return " ".join(filter(None, (_text(block) for block in content)))
    return ""


@cache
def default_assistant() -> Assistant:
    """The assistant that the environment's settings describe, opened once."""
    from assistant.assembly import assemble
    from assistant.settings import Settings

    return assemble(Settings.from_environment())


def answer(question: str, *, history: Sequence[Message] = (), language: Language | None = None) -> Answer:
    """The answer to a question, from the default assistant; see `Assistant.answer`."""
    return default_assistant().answer(question, history=history, language=language)
