from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.composing import ExtractComposer, silence
from assistant.finding import Finding
from assistant.question import Question, kinds_of
from assistant.statement import Statement
from assistant.verification import faults
from corpus import Corpus, Language
from corpus.figure import figures


def question(corpus: Corpus, text: str, language: Language = "en") -> Question:
    mentions = tuple(corpus.gazetteer.find(text))
    return Question(text, language, language, kinds_of(text, language), mentions, tuple(figures(text)))


def composed(corpus: Corpus, text: str, notes: Sequence[str], language: Language = "en", **more: object) -> list[str]:
    """What is said; each statement passes the check."""
    found = Finding(question(corpus, text, language), notes=tuple(corpus.note(note) for note in notes), probability=0.9)
    statements = ExtractComposer().compose(replace(found, **more), corpus)  # type: ignore[arg-type]
    for statement in statements:
        assert not faults(statement, corpus, language)
    return [statement.text for statement in statements]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("How many pilot cities are there now?", "en", "ASCN now has 29 pilot cities."),
        ("Berapa kota percontohan sekarang?", "id", "Kini ASCN memiliki 29 kota percontohan."),
        ("Are there 29 pilot cities?", "en", "Yes. ASCN now has 29 pilot cities."),
        ("Apakah ada 29 kota percontohan?", "id", "Ya. Kini ASCN memiliki 29 kota percontohan."),
    ],
)
def test_a_claim_is_said_as_it_stands_behind_a_yes(ascn: Corpus, text: str, language: Language, said: str) -> None:
    assert composed(ascn, text, ["pilot-cities-now"], language) == [said]


@pytest.mark.parametrize(
    ("text", "language", "lead"),
    [
        ("Are there 40 pilot cities?", "en", "No. "),
        ("Why are there 40 pilot cities?", "en", "Not quite. "),
        ("Apakah ada 40 kota percontohan?", "id", "Tidak. "),
        ("Mengapa ada 40 kota percontohan?", "id", "Tidak tepat. "),
    ],
)
def test_a_wrong_premise_is_corrected(ascn: Corpus, text: str, language: Language, lead: str) -> None:
    (said,) = composed(ascn, text, ["pilot-cities-now"], language, contradicted=True)
    assert said == lead + ascn.note("pilot-cities-now").claim[language]


def test_a_word_that_was_not_heard_keeps_from_a_plain_yes(ascn: Corpus) -> None:
    text = "Does ASCN have 29 famous pilot cities?"
    assert composed(ascn, text, ["pilot-cities-now"], missing=0.0)[0].startswith("Yes. ")
    assert not composed(ascn, text, ["pilot-cities-now"], missing=1.0)[0].startswith("Yes")


@pytest.mark.parametrize(
    ("text", "language", "lead"),
    [
        ("Is every city represented by an officer?", "en", "Yes. "),
        ("Tiap kota ada yang mewakili, kan?", "id", "Ya. "),
        # What turns the question round: one officer for several, or whether it stays so.
        ("Is it the same officer that represents each city?", "en", ""),
        ("Is each city represented by three officers?", "en", ""),
    ],
)
def test_light_words_that_were_not_heard_leave_a_yes(ascn: Corpus, text: str, language: Language, lead: str) -> None:
    claim = ascn.claim(ascn.note("city-officers"), language)
    assert composed(ascn, text, ["city-officers"], language, missing=0.9, unsaid=0.2) == [lead + claim]
    assert composed(ascn, text, ["city-officers"], language, missing=0.9, unsaid=0.9) == [claim]


@pytest.mark.parametrize(
    ("text", "language"), [("Is the Vann deep?", "en"), ("Isn't the Vann deep?", "en"), ("Apakah Vann dalam?", "id")]
)
def test_a_claim_that_denies_answers_no(bridges: Assistant, text: str, language: Language) -> None:
    (said,) = composed(bridges.corpus, text, ["depth"], language)
    assert said.startswith("No" if language == "en" else "Tidak")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Is it true that the Vann is not deep?", "en"), ("Benarkah sungai Vann tidak dalam?", "id")],
)
def test_a_question_that_denies_gets_the_claim_alone(bridges: Assistant, text: str, language: Language) -> None:
    assert composed(bridges.corpus, text, ["depth"], language) == [bridges.corpus.note("depth").claim[language]]


@pytest.mark.parametrize(("text", "language"), [("Who said that?", "en"), ("Siapa yang bilang begitu?", "id")])
def test_the_speaker_comes_first_where_asked_for(bridges: Assistant, text: str, language: Language) -> None:
    (said,) = composed(bridges.corpus, text, ["depth"], language)
    assert said.startswith("Mara Lind")
    assert said.endswith(bridges.corpus.note("depth").claim[language])


def test_further_notes_follow(ascn: Corpus) -> None:
    said = composed(ascn, "How many cities, and who represents them?", ["pilot-cities-now", "city-officers"])
    assert said == [ascn.note("pilot-cities-now").claim["en"], ascn.note("city-officers").claim["en"]]


def test_points_stand_on_lines_of_their_own(ascn: Corpus) -> None:
    said = composed(ascn, "Ringkas dalam dua poin", ["summary", "growth"], "id")
    assert [words[:3] for words in said] == ["\n- ", "\n- "]


def test_what_was_computed_is_said_as_it_is(ascn: Corpus) -> None:
    computed = (Statement("Three more."), Statement("And none."))
    found = Finding(question(ascn, "How many?"), computed=computed)
    assert ExtractComposer().compose(found, ascn) == list(computed)
    assert found.answered


GAPS: Mapping[Language, str] = {"en": "What is the population?", "id": "Berapa penduduknya?"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_silence_names_the_topic_and_what_is_said_nearby(ascn: Corpus, language: Language) -> None:
    found = Finding(question(ascn, GAPS[language], language), gap="population")
    said = silence([found], ascn)
    gap = ascn.gap("population")
    assert gap is not None
    assert gap.topic[language] in said
    assert said.endswith(ascn.note(gap.near[0]).claim[language])
    assert not found.answered


def test_two_silences_are_said_in_one_sentence(ascn: Corpus) -> None:
    asked = question(ascn, "What is the population and the budget?")
    said = silence([Finding(asked, gap="population"), Finding(asked, gap="budget")], ascn)
    assert "the population of the cities or any budget" in said
    assert said.count("does not mention") == 1


@pytest.mark.parametrize(
    ("gap", "language", "said"),
    [
        ("greeting", "en", "Hello!"),
        ("greeting", "id", "Halo!"),
        ("thanks", "id", "Sama-sama."),
        ("off-topic", "en", "does not cover"),
        ("injection", "id", "tidak bisa mengubah"),
        (None, "en", "does not answer that question"),
        (None, "id", "tidak menjawab pertanyaan itu"),
    ],
)
def test_every_other_thing_has_its_reply(ascn: Corpus, gap: str | None, language: Language, said: str) -> None:
    reply = silence([Finding(question(ascn, "…", language), gap=gap)], ascn)
    assert said in reply
    assert "$" not in reply


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is each pilot city represented only by a Chief Smart City Officer?", "en"),
        ("Apakah setiap kota hanya diwakili oleh Chief Smart City Officer?", "id"),
    ],
)
def test_what_a_claim_leaves_open_is_not_confirmed(ascn: Corpus, text: str, language: Language) -> None:
    assert composed(ascn, text, ["city-officers"], language) == [ascn.claim(ascn.note("city-officers"), language)]
