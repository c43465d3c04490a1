"""The stance: what a note surely has to say to what somebody wants to have checked."""

from assistant.exemplar import ASKED
from assistant.question import Question
from corpus import Corpus, Note
from corpus.masking import mask
from corpus.note import STANCES, Stance
from index.search import Search

# So far ahead of the contrary a stance is right nineteen times in twenty, of what other hands wrote than it was learnt
# from; where something is denied it has to be further ahead for that. That a note leaves something open is told by what
# it is weighed against already.
_CLEARLY, _MORE_CLEARLY, _AT_ALL = 0.4, 0.8, 0.15
# So many content words at least are to be checked where nothing else shows that something is.
_FEW = 2
# From fewer examples in the question's language than this nothing is sure.
_ENOUGH = 10


def stance(question: Question, note: Note, search: Search, corpus: Corpus, *, surely: bool = False) -> Stance | None:
    """Whether a note bears out what is to be checked or goes against it; None where that is not sure, or nothing is."""
    examples = note.checks.get(question.spoken, {})
    enough = all(len(examples.get(each, ())) >= _ENOUGH for each in ("so", "not-so"))
    if not enough or (not question.closed and not _may_check(question)):
        return None
    scores = search.check(mask(question.checked, corpus, question.spoken), note.id)
    # Of a corpus that has examples of some stances only, nothing can be told apart.
    if not scores.keys() >= {*STANCES, ASKED}:
        return None
    turned: Stance = "not-so" if scores["so"] > scores["not-so"] else "so"
    taken: Stance = "so" if turned == "not-so" else "not-so"
    ahead = _MORE_CLEARLY if question.denies or question.openly or surely else _CLEARLY
    # What reads as a question to be checked must only not look much more like asking for something; anything else must
    # look less like that.
    asked = scores[ASKED] - scores[taken]
    checks = asked < (ahead if question.closed else -ahead if question.openly else -_AT_ALL)
    sure = scores[taken] - scores[turned] >= ahead and scores[taken] - scores["open"] >= (ahead if surely else _AT_ALL)
    return taken if checks and sure else None


def _may_check(question: Question) -> bool:
    """Whether a question that is not put as one to be answered by yes or no may be one, and says enough by itself."""
    return question.own == question.text and len(question.content) >= _FEW
