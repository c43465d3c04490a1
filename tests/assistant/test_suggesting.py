from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.evidence import Candidate
from assistant.finding import Finding
from assistant.judging import Judged
from assistant.suggesting import suggest
from corpus import LANGUAGES, Corpus, Language


@pytest.fixture(scope="module")
def silent(assistant: Assistant) -> Finding:
    """A question that nothing was found for."""
    return Finding(assistant.questions("What is the population of the cities?")[0])


def asks_of(corpus: Corpus, note: str, language: Language) -> tuple[str, ...]:
    return corpus.note(note).asks[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_leads_to_the_notes_near_it(assistant: Assistant, silent: Finding, language: Language) -> None:
    suggested = suggest([replace(silent, gap="new-cities")], [], assistant.corpus, language)
    assert 2 <= len(suggested) <= 3
    assert suggested[0] in asks_of(assistant.corpus, "pilot-cities-now", language)
    assert suggested[1] in asks_of(assistant.corpus, "pilot-cities-2018", language)


def test_what_was_weighed_is_suggested_and_what_was_said_is_not(assistant: Assistant, silent: Finding) -> None:
    corpus = assistant.corpus
    judged = [Judged(Candidate(owner, "claim", (), {}), 0.5) for owner in ("growth", "mpac", "injection")]
    suggested = suggest([replace(silent, notes=(corpus.note("growth"),))], judged, corpus, "en")
    assert suggested[0] in asks_of(corpus, "mpac", "en")
    assert not set(suggested) & set(asks_of(corpus, "growth", "en"))


def test_every_suggestion_is_a_question_once(assistant: Assistant, silent: Finding) -> None:
    for note in assistant.corpus.notes:
        suggested = suggest([replace(silent, notes=(note,))], [], assistant.corpus, "id")
        assert len(set(suggested)) == len(suggested) == 3
        assert all(each.endswith("?") for each in suggested)


def test_a_corpus_without_ways_to_ask_suggests_nothing(assistant: Assistant, silent: Finding) -> None:
    corpus = assistant.corpus
    bare = replace(corpus, notes=tuple(replace(note, asks={}) for note in corpus.notes), gaps=())
    assert suggest([silent], [], bare, "en") == ()
    assert suggest([silent], [], replace(bare, notes=()), "en") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_suggested_has_an_answer(assistant: Assistant, silent: Finding, language: Language) -> None:
    suggested = {
        each
        for note in assistant.corpus.notes
        for each in suggest([replace(silent, notes=(note,))], [], assistant.corpus, language)[:1]
    }
    assert len(suggested) > 20
    abstained = [each for each in suggested if assistant.answer(each).abstained]
    assert abstained == []
