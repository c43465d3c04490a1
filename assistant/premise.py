"""Premises: what a question takes for granted, held against the note that it is about."""

from assistant.evidence import strange_figures
from assistant.question import Question
from corpus import Corpus, Note


def contradicts(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question presumes a number, date, place, person or country that the note gives otherwise."""
    return bool(strange_figures(question, note, corpus)) or _other_names(question, note, corpus)


def _other_names(question: Question, note: Note, corpus: Corpus) -> bool:
    held = " ".join(
        [*note.claim.values(), *(corpus.document.slice(corpus.document.sentence_at(s)) for s in note.evidence)]
    )
    present = {name.id for mention in corpus.gazetteer.find(held) for name in mention.names}
    rivals = {"place", "country", "person", "member", "group"}
    return any(
        any(name.type in rivals for name in mention.names) and not any(name.id in present for name in mention.names)
        for mention in question.mentions
    )
