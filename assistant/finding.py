"""A finding: what was decided about one question, before it is put into words."""

from dataclasses import dataclass

from assistant.question import Question
from assistant.statement import Statement
from corpus import Note
from corpus.note import Stance


@dataclass(frozen=True)
class Finding:
    """What was decided about one question.

    Attributes
    ----------
        question: the question.
        owner: id of the note or table operation that answers it; None where nothing does.
        notes: what answers it, the best first; empty where nothing does.
        computed: what the tables say; empty where the question is not for them.
        gap: the id of the gap, or of the other thing, that the question is about where it has no answer; None for
            nothing in particular.
        near: what the document says nearby, where it does not say what is asked.
        missing: how far the strangest word of the question is from all that the first note says, 0 to 1.
        unsaid: how much the heaviest word of the question weighs that the first note does not say, 0 and up.
        unheard: how far the strangest word of a short question to be checked is from all that people ask the first note
            with, 0 to 1.
        compared: whether the notes are given beside each other, to be compared, and no yes or no.
        contradicted: whether the question presumes what the first note contradicts.
        stance: what the first note surely has to say to what is to be checked; None where that is not sure.
        probability: of being right, 0 to 1.
        likeliest: the probability of the likeliest candidate, whether it answers or not, 0 to 1.

    """

    question: Question
    owner: str | None = None
    notes: tuple[Note, ...] = ()
    computed: tuple[Statement, ...] = ()
    gap: str | None = None
    near: Note | None = None
    missing: float = 0.0
    unsaid: float = 1.0
    unheard: float = 0.0
    compared: bool = False
    contradicted: bool = False
    stance: Stance | None = None
    probability: float = 0.0
    likeliest: float = 0.0

    @property
    def answered(self) -> bool:
        """Whether there is something to say."""
        return bool(self.notes or self.computed)
