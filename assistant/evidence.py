"""Evidence: what the search brings, gathered by the note, gap or other thing that it speaks for, and measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.computation import Reading, operations
from assistant.exemplar import table_of
from assistant.question import Question
from corpus import Corpus, Note
from corpus.checking import unsupported_figures
from corpus.masking import mask
from index.chunk import Kind
from index.interaction import Alignment
from index.search import Hit, Search

# Enough hits that the right one is among them, few enough owners that each can be looked at word by word.
_HITS, _OWNERS = 60, 6
# A word of the question counts as found in a text from this similarity of the nearest word on.
_FOUND = 0.6
# Kinds of question for which a note must hold words that answer them.
_EXACTING = ("when", "where", "who", "how-many")
# The facts that answer kinds of question without a fact of their own.
_ANSWERED_BY = {"define": "what", "list": "what", "who-said": "who", "summary": "what"}
FEATURES = (
    "relevance", "lead", "cosine", "votes", "coverage", "uncovered", "grounding", "missing", "fits", "misfits",
    "figures", "names", "is_gap", "is_other", "is_table", "short",
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Something that may answer a question, or show that it has no answer here.

    Attributes
    ----------
        owner: the id of the note, gap, sentence or other thing.
        kind: `claim` for a note, `sentence`, `gap`, or `other`.
        hits: what the search found of it, the best first.
        features: by name, what the judge weighs; see `FEATURES`.

    """

    owner: str
    kind: Kind
    hits: tuple[Hit, ...]
    features: Mapping[str, float]


def gather(question: Question, readings: Mapping[str, Reading], search: Search, corpus: Corpus) -> list[Candidate]:
    """The candidates for a question, in the order of their best hit.

    Args:
    ----
        question: the question as understood.
        readings: the question read against each table, by the table's id.
        search: finds the chunks.
        corpus: what the chunks speak for.

    """
    called = {f"{name}/{op}": fits for name, reading in readings.items() for op, fits in operations(reading).items()}
    text = mask(question.text, corpus, question.spoken)
    hits = [hit for hit in search.find(text, question.spoken, _HITS) if _counts(hit, corpus)]
    by_owner: dict[str, list[Hit]] = {}
    for hit in hits:
        owner = hit.chunk.owner
        if owner is not None and owner not in question.without and (hit.chunk.kind != "table" or owner in called):
            by_owner.setdefault(owner, []).append(hit)
    owners = list(by_owner)[:_OWNERS]
    best = {owner: by_owner[owner][0].relevance for owner in owners}
    total = sum(1 / (1 + rank) for rank in range(len(hits))) or 1.0
    votes = {owner: sum(1 / (1 + rank) for rank, hit in enumerate(hits) if hit.chunk.owner == owner) / total for owner in owners}
    candidates = []
    for owner in owners:
        found = tuple(by_owner[owner])
        kind: Kind = "claim" if found[0].chunk.kind == "ask" else found[0].chunk.kind
        rivals = [value for other, value in best.items() if other != owner]
        measured = {
            "relevance": best[owner],
            "lead": best[owner] - max(rivals, default=0.0),
            "cosine": max(hit.score for hit in found),
            "votes": votes[owner],
            "short": 1.0 / (1 + len(question.content) + len(question.mentions)),
            **_words(question, text, found[0], owner, search, corpus),
            **(_fit_of_table(called[owner]) if kind == "table" else _fit(question, owner, kind, corpus)),
        }
        candidates.append(Candidate(owner, kind, found, measured))
    return candidates


def _counts(hit: Hit, corpus: Corpus) -> bool:
    # Where there are notes, they speak for the sentences.
    return not (hit.chunk.kind in ("sentence", "paragraph") and corpus.notes)


def _words(question: Question, text: str, hit: Hit, owner: str, search: Search, corpus: Corpus) -> dict[str, float]:
    """How far the words of the question are found in the best hit, and in what the owner itself says."""
    asked = search.align(text, question.spoken, hit.chunk.text)
    said = search.align(text, question.spoken, _says(owner, corpus) or hit.chunk.text)
    return {
        "coverage": _covered(asked),
        "uncovered": _heaviest_missing(asked),
        "grounding": _covered(said),
        "missing": _heaviest_missing(said),
    }


def _covered(alignments: Sequence[Alignment]) -> float:
    weight = sum(a.weight for a in alignments)
    return sum(a.weight * max(0.0, a.similarity) for a in alignments) / weight if weight > 0 else 0.0


def _heaviest_missing(alignments: Sequence[Alignment]) -> float:
    return max((a.weight * (_FOUND - a.similarity) / _FOUND for a in alignments if a.similarity < _FOUND), default=0.0)


def _says(owner: str, corpus: Corpus) -> str:
    note = note_of(owner, corpus)
    if note is None:
        return ""
    return " ".join([*note.claim.values(), *(corpus.document.slice(corpus.document.sentence_at(s)) for s in note.evidence)])


def _fit(question: Question, owner: str, kind: Kind, corpus: Corpus) -> dict[str, float]:
    """Whether the note answers this kind of question, and what the question presumes that the note does not hold."""
    note = note_of(owner, corpus)
    exacting = [k for k in question.kinds if k in _EXACTING]
    wanted = {_ANSWERED_BY.get(k, k) for k in question.kinds}
    fits = float(note is not None and any(k in note.facts for k in wanted))
    misfits = float(note is not None and bool(note.facts) and bool(exacting) and exacting[0] not in note.facts)
    figures, names = (0.0, 0.0) if note is None else (float(len(strange_figures(question, note, corpus))), _strange_names(question, note, corpus))
    return {
        "fits": fits, "misfits": misfits, "figures": figures, "names": names,
        "is_gap": float(kind == "gap"), "is_other": float(kind == "other"), "is_table": 0.0,
    }  # fmt: skip


def _fit_of_table(called: bool) -> dict[str, float]:
    """Whether the question's words call for the operation."""
    fits = float(called)
    return {"fits": fits, "misfits": 1 - fits, "figures": 0.0, "names": 0.0, "is_gap": 0.0, "is_other": 0.0, "is_table": 1.0}


def note_of(owner: str, corpus: Corpus) -> Note | None:
    """The note, or the sentence of a document without notes, of an id; None for anything else."""
    if corpus.gap(owner) is not None or table_of(owner, corpus) is not None:
        return None
    try:
        return corpus.note(owner)
    except KeyError:
        return next((note for note in corpus.sentence_notes if note.id == owner), None)


def strange_figures(question: Question, note: Note, corpus: Corpus) -> list[str]:
    """The numbers and dates of a question that neither the note nor its sentences give."""
    given = [*note.claim.values(), *(corpus.document.slice(corpus.document.sentence_at(span)) for span in note.evidence)]
    return [question.text[f.start : f.end] for f in unsupported_figures(question.text, given)]


def _strange_names(question: Question, note: Note, corpus: Corpus) -> float:
    text = " ".join([*note.claim.values(), *(corpus.document.slice(corpus.document.sentence_at(s)) for s in note.evidence)])
    present = {name.id for mention in corpus.gazetteer.find(text) for name in mention.names}
    return float(sum(not any(name.id in present for name in mention.names) for mention in question.mentions))


__all__ = ["FEATURES", "Candidate", "gather", "note_of", "strange_figures"]
