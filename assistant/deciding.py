"""Deciding: what answers a question, or that nothing does, from the judged candidates."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.computation import compute
from assistant.evidence import Candidate, gather, note_of, stated
from assistant.exemplar import table_of
from assistant.finding import Finding
from assistant.judging import Judge, Judged
from assistant.premise import contradicts, mistakes
from assistant.presumption import presumed_counts
from assistant.question import Question
from assistant.reading import Reading, read
from assistant.vocabulary import Vocabulary
from assistant.wording import wording
from corpus import Corpus, Note
from corpus.checking import unsupported_figures
from corpus.figure import figures
from index.search import Search

# How much of a question a sentence of a document without notes must hold.
_GROUNDED = 0.55
_UNHEARD, _PLAIN, _CERTAIN = 0.6, 0.6, 0.95
# A note on another name in the question joins the answer from this probability on.
_BESIDE = 0.2
_TORN, _RIVAL = 0.6, 0.5
_TELLING_OFF, _SURELY = ("injection", "insult"), 0.6


def weigh(
    question: Question, corpus: Corpus, search: Search, vocabulary: Vocabulary
) -> tuple[dict[str, Reading], list[Candidate]]:
    """The question read against each table, and the candidates for an answer, measured."""
    readings = {table.id: read(question, table, corpus, vocabulary.ordinary) for table in corpus.tables}
    return readings, gather(question, readings, search, corpus)


def finding_of(
    question: Question, candidate: Candidate, readings: Mapping[str, Reading], corpus: Corpus, probability: float = 1.0
) -> Finding:
    """What comes of taking a candidate for what the question is about; empty where it cannot answer."""
    table = table_of(candidate.owner, corpus)
    if table is not None:
        return Finding(
            question,
            candidate.owner,
            computed=tuple(compute(table[1], readings[table[0].id], corpus)),
            probability=probability,
        )
    note = note_of(candidate.owner, corpus)
    if note is None:
        return Finding(question, gap=candidate.owner, probability=probability)
    return Finding(
        question,
        candidate.owner,
        (note,),
        missing=candidate.features.get("doubt", 0.0),
        contradicted=contradicts(question, note, corpus),
        probability=probability,
    )


def decide(
    question: Question, corpus: Corpus, search: Search, judge: Judge, vocabulary: Vocabulary
) -> tuple[Finding, list[Judged]]:
    """What is found for a question, and everything that was weighed for it, the likeliest first."""
    if not corpus.notes:
        return _among_sentences(question, corpus, search)
    readings, candidates = weigh(question, corpus, search, vocabulary)
    judged = judge.judge(candidates)
    corrections = presumed_counts(readings.values(), corpus)
    if corrections:
        return Finding(question, computed=tuple(corrections), contradicted=True, probability=0.9, likeliest=0.9), judged
    if not judged:
        return Finding(question, probability=1.0), judged
    best = judged[0]
    finding = finding_of(question, best.candidate, readings, corpus, best.probability)
    if finding.notes:
        finding = _with_rival(finding, judged, corpus)
        beside = _beside(question, finding.notes[0], judged, corpus)
        finding = replace(finding, notes=tuple(dict.fromkeys([*finding.notes, *beside])))
    # A yes-no question with a word that nothing here says is about something else, unless the rest leaves no doubt.
    unheard = (
        bool(finding.notes) and question.asks("yes-no") and finding.missing > _UNHEARD and finding.probability < _PLAIN
    )
    elsewhen = bool(finding.notes) and _of_another_time(question, finding.notes[0], corpus)
    short_of = bool(finding.notes) and (
        (best.probability < _CERTAIN and not _measures_up(question, finding.notes, corpus))
        or not _as_exact(question, finding.notes[0])
    )
    gap = _silent(judged, corpus)
    if not finding.answered and gap is not None:
        # What is asked for is not there, but what the question takes for granted is, otherwise.
        meant = [note for each in judged for note in [note_of(each.candidate.owner, corpus)] if note is not None]
        mistaken = next((note for note in meant if mistakes(question, note, corpus)), None)
        if mistaken is not None:
            return replace(
                finding, owner=mistaken.id, notes=(mistaken,), gap=None, contradicted=True, likeliest=best.probability
            ), judged
    if not finding.answered or finding.probability < judge.threshold or elsewhen or unheard or short_of:
        return Finding(
            question,
            gap=gap,
            probability=_of_silence(judged, corpus),
            likeliest=best.probability,
        ), judged
    return replace(finding, likeliest=best.probability), judged


def _among_sentences(question: Question, corpus: Corpus, search: Search) -> tuple[Finding, list[Judged]]:
    """What a document without notes says: the sentence that holds most of the question's words.

    There is nothing to learn from here, so the bar is plain: so much of the question, weighed by its words, must be
    found in the sentence, and what looks like small talk must not look like it much.
    """
    candidates = gather(question, {}, search, corpus)
    shares = {each.owner: max(0.0, each.features["grounding"]) for each in candidates if each.kind == "claim"}
    judged = [Judged(each, shares.get(each.owner, 0.0)) for each in candidates]
    judged.sort(key=lambda each: -each.probability)
    talk = max(
        (each for each in candidates if each.kind == "other"), key=lambda each: each.features["likeness"], default=None
    )
    if judged and judged[0].probability >= _GROUNDED:
        note = corpus.note(judged[0].candidate.owner)
        share = judged[0].probability
        return Finding(question, note.id, (note,), probability=share, likeliest=share), judged
    chatting = talk is not None and talk.features["likeness"] > 0
    return Finding(question, gap=talk.owner if talk and chatting else None, probability=0.5, likeliest=0.5), judged


def _silent(judged: Sequence[Judged], corpus: Corpus) -> str | None:
    """The likeliest of the things that are no answer; nobody is told off on a mere suspicion."""
    owners = (e.candidate.owner for e in judged if e.candidate.owner not in _TELLING_OFF or e.probability >= _SURELY)
    return next((o for o in owners if note_of(o, corpus) is None and table_of(o, corpus) is None), None)


def _of_silence(judged: Sequence[Judged], corpus: Corpus) -> float:
    """The probability that silence is right: that none of the candidates that could answer is the one."""
    likeliest = max(
        (e.probability for e in judged if note_of(e.candidate.owner, corpus) or table_of(e.candidate.owner, corpus)),
        default=0.0,
    )
    return 1 - likeliest


def _beside(question: Question, first: Note, judged: Sequence[Judged], corpus: Corpus) -> list[Note]:
    """The note on the same sentence that gives a fact which the question asks for and the first note has not."""
    wanted = [
        kind
        for kind in question.kinds
        if kind in ("when", "where", "who", "how-many", "why") and kind not in first.facts
    ]
    sentences = {corpus.document.sentence_at(span) for span in first.evidence}
    for kind in wanted:
        related = [
            note
            for note in corpus.notes
            if kind in note.facts and any(corpus.document.sentence_at(span) in sentences for span in note.evidence)
        ]
        likely = [note for each in judged for note in related if note.id == each.candidate.owner]
        if likely or len(related) == 1:
            return [(likely or related)[0]]
    return _also_named(question, first, judged, corpus)


def _with_rival(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """Where two notes are about as likely, both: the one first that has what the question dates or places."""
    first = judged[0]
    second = next((each for each in judged[1:] if note_of(each.candidate.owner, corpus)), None)
    rival = note_of(second.candidate.owner, corpus) if second is not None else None
    if second is None or rival is None:
        return finding
    dated = any(isinstance(figure.value, tuple) for figure in finding.question.figures)
    dating = dated and "when" in rival.facts and "when" not in finding.notes[0].facts
    torn = first.probability <= _TORN and second.probability >= _RIVAL * first.probability
    if not torn and not (dating and second.probability >= _BESIDE):
        return finding
    notes = (rival, *finding.notes) if dating else (*finding.notes, rival)
    contradicted = contradicts(finding.question, notes[0], corpus)
    return replace(finding, notes=notes, contradicted=contradicted, probability=first.probability + second.probability)


def _also_named(question: Question, first: Note, judged: Sequence[Judged], corpus: Corpus) -> list[Note]:
    """A likely note on another name in the question: "MPAC and MRE, spell both out"."""

    def named(note: Note) -> set[str]:
        return {n.id for m in corpus.gazetteer.find(" ".join(note.claim.values())) for n in m.names}

    missing = {name.id for name in question.names} - named(first)
    notes = [
        corpus.note(e.candidate.owner)
        for e in judged[1:]
        if e.probability >= _BESIDE and corpus.has_note(e.candidate.owner)
    ]
    return (
        [note for note in notes if missing & named(note) and note is not first][:1]
        if len(question.mentions) > 1
        else []
    )


def _measures_up(question: Question, notes: Sequence[Note], corpus: Corpus) -> bool:
    """Whether what is asked for with "how many" or "when" is there: a number, a date."""
    wanted = {"how-many", "when"} & {*question.kinds}
    if question.kind not in wanted:
        return True
    if any(kind in note.facts for note in notes for kind in wanted):
        return True
    found = [figure for note in notes for figure in figures(corpus.claim(note, question.language))]
    return any(("when" if isinstance(figure.value, tuple) else "how-many") in wanted for figure in found)


def _as_exact(question: Question, note: Note) -> bool:
    """Whether a note's time is as exact as what is asked for: "in which month" is not answered by a year."""
    if "when" not in note.facts or not question.asks("when"):
        return True
    dates = [
        date
        for figure in figures(note.facts["when"][question.language])
        if isinstance(figure.value, tuple)
        for date in figure.value
    ]
    units = wording(question.spoken).units
    return not dates or all(
        getattr(date, unit) is not None
        for unit, asked in units.items()
        if asked.search(question.text)
        for date in dates
    )


def _of_another_time(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question asks what the note says, but of another time: "who chairs it in 2025", "the seventh meeting".

    A yes-no question, or one that asks for a reason, takes the time for granted: that is a premise, to be corrected.
    """
    if question.asks("yes-no", "why", "compare", "how"):
        return False
    named = {name.id for name in question.names}
    here = {n.id for text in note.facts.get("where", {}).values() for m in corpus.gazetteer.find(text) for n in m.names}
    # What a follow-up was completed with says nothing of its own time.
    own = len(question.text.split(" — ")[0])
    inside = [(mention.start, mention.end) for mention in question.mentions]
    given = [*stated(note, corpus), corpus.published or ""]
    # "The 26 cities nominated in 2020": it is known by its number, and wrongly dated.
    numbers = {figure.value for text in given for figure in figures(text) if isinstance(figure.value, float)}
    counted = any(figure.value in numbers and not figure.ordinal for figure in question.figures)
    # "The sixth meeting" is named once in a sentence and meant throughout; a year beside may be of something else.
    sentences = [corpus.document.slice(corpus.document.sentence_at(span)) for span in note.evidence]
    strange = unsupported_figures(question.text, given)
    strange = [f for f in strange if not f.ordinal or f in unsupported_figures(question.text, sentences)]
    # Where the note counts nothing off, "the fourth one" is one of what it lists.
    counts_off = any(figure.ordinal for text in given for figure in figures(text))
    strange = [figure for figure in strange if not figure.ordinal or counts_off]
    return any(
        (isinstance(figure.value, tuple) or figure.ordinal)
        and figure.start < own
        # "The fifth meeting, in Bali": it is the one in Bali that is meant, and wrongly counted.
        and not (figure.ordinal and here & named)
        and not counted
        and not any(start <= figure.start < end for start, end in inside)
        for figure in strange
    )
