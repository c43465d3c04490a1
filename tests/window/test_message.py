from dataclasses import replace

from assistant.response import Step
from assistant.window.conversation import Turn
from assistant.window.message import broken_html, partial_html, turn_html, welcome_html
from assistant.window.proof import confidence_name, proof_html
from assistant.window.suggestion import examples
from corpus import Corpus
from tests.window.conftest import HOSTILE, cited, make_answer, small_corpus


def test_a_marker_is_a_chip_tied_to_its_word(corpus: Corpus) -> None:
    citation = cited(corpus.document, corpus.document.sentences[0])
    html = turn_html(Turn(make_answer("Q?", "It was so. [1] And [2].", [citation])), 4, corpus)
    assert '<span class="tie">so.<span class="cite"' in html
    assert 'data-cite="t4-1"' in html
    # No citation of that number, so no chip.
    assert "[2]" in html


def test_lines_are_paragraphs_and_items_a_list(corpus: Corpus) -> None:
    html = turn_html(Turn(make_answer("Q?", "These:\n- one\n- two\nDone.")), 0, corpus)
    assert "<p>These:</p><ul><li>one</li><li>two</li></ul><p>Done.</p>" in html


def test_understood_is_shown_only_where_it_differs(corpus: Corpus) -> None:
    assert "Understood as" not in turn_html(Turn(make_answer("When?", "So.", standalone="when ?")), 0, corpus)
    assert "Understood as" in turn_html(Turn(make_answer("When?", "So.", standalone="When was it held?")), 0, corpus)


def test_what_the_article_does_not_say_is_labelled(corpus: Corpus) -> None:
    answer = make_answer("Q?", "It does not say.", abstained=True)
    assert "Not in the article" in turn_html(Turn(answer), 0, corpus)
    greeting = turn_html(Turn(replace(answer, kind="small-talk")), 0, corpus)
    assert "Not in the article" not in greeting
    assert "<details" not in greeting


def test_only_the_last_turn_can_be_edited_and_goes_on(corpus: Corpus) -> None:
    turn = Turn(make_answer("Q?", "So."))
    assert 'data-do="edit"' not in turn_html(turn, 0, corpus)
    last = turn_html(turn, 0, corpus, is_last=True)
    assert 'data-do="edit"' in last
    assert "And then?" in last


def test_an_english_answer_labels_the_gloss_of_an_indonesian_quote(corpus: Corpus) -> None:
    citation = cited(corpus.document, corpus.document.sentences[0], note="annual-meeting", gloss="It was in Bali.")
    html = turn_html(Turn(make_answer("Q?", "In Bali. [1]", [citation])), 0, corpus)
    assert "English gloss, from the note" in html
    assert html.count("It was in Bali.") == 2


def test_the_proof_tells_confidence_in_words_and_every_step(corpus: Corpus) -> None:
    answer = replace(make_answer("Q?", "So."), trace=(Step("judge", "<b>enough</b>"), Step("guess", "at it")))
    html = proof_html(answer, corpus)
    assert "Confident" in html
    assert "<b>Judge</b>" not in html
    assert "&lt;b&gt;enough&lt;/b&gt;" in html
    assert "<b>guess</b> at it" in html
    assert [confidence_name(value) for value in (0.95, 0.6, 0.1)] == ["high", "fair", "low"]


def test_the_first_screen_says_what_it_knows_and_differs_in_kind(corpus: Corpus) -> None:
    html = welcome_html(corpus)
    assert "26 July 2023" in html
    assert "26 Juli 2023" in html
    for language in ("id", "en"):
        asked = examples(corpus, language)
        assert len(asked) == 6
        assert len({question.split()[0] for question in asked}) >= 4


def test_nothing_hostile_survives_in_any_part() -> None:
    corpus = small_corpus(f"Kalimat {HOSTILE}.", HOSTILE)
    citation = cited(corpus.document, corpus.document.sentences[0], note="note", gloss=HOSTILE)
    answer = replace(
        make_answer(HOSTILE, f"{HOSTILE} [1]", [citation], standalone=f"more {HOSTILE}"),
        suggestions=(HOSTILE,),
        members=('"><script>',),
        trace=(Step(HOSTILE, HOSTILE),),
    )
    whole = turn_html(Turn(answer), 0, corpus, is_last=True) + welcome_html(corpus)
    for html in (whole, partial_html(HOSTILE, HOSTILE, 0), broken_html(HOSTILE, 0, "")):
        assert "<script" not in html
        assert "<img" not in html
        assert "\u202e" not in html
        assert "href=" not in html
