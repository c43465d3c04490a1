from pathlib import Path

import pytest

from corpus import Corpus, Language
from corpus.masking import mask
from tests.small import bend


@pytest.mark.parametrize(
    ("text", "language", "masked"),
    [
        ("Is Hanoi a pilot city?", "en", "Is city a pilot city?"),
        ("Apakah Hanoi termasuk?", "id", "Apakah kota termasuk?"),
        ("Which cities are in Malaysia?", "en", "Which cities are in country?"),
        ("Kota mana saja dari Filipina?", "id", "Kota mana saja dari negara?"),
        ("Malaysia and Hanoi", "en", "country and city"),
        ("Singapore?", "en", "city?"),
    ],
)
def test_a_member_or_group_is_read_as_its_noun(ascn: Corpus, text: str, language: Language, masked: str) -> None:
    assert mask(text, ascn, language) == masked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Who chaired it for Indonesia?", id="a group that claims speak of"),
        pytest.param("What happened in Bali?", id="a place of no table"),
        pytest.param("What did Safrizal say?", id="a person"),
        pytest.param("What about infrastructure?", id="a member that a claim names"),
        pytest.param("", id="nothing"),
    ],
)
def test_names_that_claims_speak_of_stay(ascn: Corpus, text: str) -> None:
    assert mask(text, ascn, "en") == text


def test_what_a_claim_speaks_of_depends_on_the_claims(folder: Path) -> None:
    assert (
        mask("Is the Vann deep? And the Orr?", Corpus.from_folder(folder), "en") == "Is the Vann deep? And the river?"
    )
    bend(folder / "notes.yaml", "that the Vann is not", "that it is not")
    bend(folder / "notes.yaml", "bahwa Vann tidak", "bahwa itu tidak")
    assert mask("Is the Vann deep?", Corpus.from_folder(folder), "en") == "Is the river deep?"
