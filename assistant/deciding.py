"""Deciding: tables first, then the judged candidates; what answers a question, or that nothing does."""

from assistant.computation import compute
from assistant.evidence import gather, note_of
from assistant.finding import Finding
from assistant.judging import Judge, Judged
from assistant.premise import contradicts
from assistant.question import Question
from assistant.vocabulary import Vocabulary
from corpus import Corpus
from index.search import Search

# A second note joins the answer only where it is nearly as likely as the first.
_BESIDE = 0.75


def decide(question: Question, corpus: Corpus, search: Search, judge: Judge, vocabulary: Vocabulary) -> tuple[Finding, list[Judged]]:
    """What is found for a question, and everything that was weighed for it, the likeliest first."""
    judged = judge.judge(gather(question, search, corpus))
    computed = compute(question, corpus, vocabulary.ordinary)
    if computed:
        return Finding(question, computed=tuple(computed), probability=0.97), judged
    best = judged[0] if judged else None
    note = note_of(best.candidate.owner, corpus) if best else None
    if best is None or note is None or best.probability < judge.threshold:
        silent = best.candidate.owner if best is not None and note is None else _nearest_gap(judged, corpus)
        probability = 1 - sum(each.probability for each in judged if note_of(each.candidate.owner, corpus)) if judged else 1.0
        return Finding(question, gap=silent, probability=max(0.5, min(1.0, probability))), judged
    notes = [note]
    contradicted = contradicts(question, note, corpus)
    return Finding(question, tuple(notes), contradicted=contradicted, probability=best.probability), judged


def _nearest_gap(judged: list[Judged], corpus: Corpus) -> str | None:
    return next((each.candidate.owner for each in judged if note_of(each.candidate.owner, corpus) is None), None)
