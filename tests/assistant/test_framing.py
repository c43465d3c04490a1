"""What people put around a question or a claim, taken away again."""

import pytest

from assistant.framing import unframed
from corpus import Language


def _says_something(text: str) -> bool:
    return sum(word.strip(".,?!").isalnum() for word in text.split()) > 1


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", "I was wondering if you could tell me when the meeting was, if I may ask?", "when the meeting was?"),
        ("en", "Could you remind me what the third of those was?", "what the third of those was?"),
        ("en", "Could you please list the rivers?", "list the rivers?"),
        ("en", "Do you know who built it?", "who built it?"),
        ("en", "I wonder if outsiders may join.", "whether outsiders may join."),
        ("id", "Mau nanya dong, kapan acaranya?", "kapan acaranya?"),
        ("id", "Saya ingin tahu apakah Medan termasuk.", "apakah Medan termasuk."),
        ("id", "Saya mau pastikan saja, Medan termasuk?", "Medan termasuk?"),
    ],
)
def test_a_polite_question_is_asked_plainly(language: Language, text: str, plain: str) -> None:
    assert unframed(text, language, _says_something) == plain


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", "I read that every state has a bridge. Could that be confirmed?", "every state has a bridge, right?"),
        ("en", "Am I right in thinking that Vann has more bridges?", "Vann has more bridges, right?"),
        ("en", "A colleague says the forum was in Paris, is that true?", "the forum was in Paris, right?"),
        ("en", "Confirm: 26 bridges then, 29 now.", "26 bridges then, 29 now, right?"),
        ("id", "Katanya Medan masuk daftar, apakah betul?", "Medan masuk daftar, benar?"),
        ("id", "Saya dengar acaranya di Solo. Mohon dicek ya.", "acaranya di Solo, benar?"),
        ("en", "A viral post claims the forum was in Paris. True?", "the forum was in Paris, right?"),
        (
            "en",
            "I am checking a post which says that it was in Paris. Supported by the text or not?",
            "it was in Paris, right?",
        ),
        ("id", "Ada klaim di TikTok: acaranya di Solo. Apa artikelnya bilang begitu?", "acaranya di Solo, benar?"),
        ("id", "Di grup WA ada yang bilang acaranya di Solo. Apa itu sesuai artikel?", "acaranya di Solo, benar?"),
        ("id", "Cek dulu sebelum naik siar: acaranya di Solo, betul?", "acaranya di Solo, benar?"),
    ],
)
def test_a_claim_to_be_checked_becomes_a_question(language: Language, text: str, plain: str) -> None:
    assert unframed(text, language, _says_something) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Can I join?",
        "Can you help me?",
        "I read that it rained. When was it?",
        "tell me about Bali",
        "? ? ?",
        "Is that true?",
    ],
)
def test_what_is_no_frame_stays(text: str) -> None:
    assert unframed(text, "en", _says_something) == text
