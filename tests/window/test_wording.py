import re

import pytest

from assistant.window.wording import both, date_key, in_both, labels, word, wording
from corpus import LANGUAGES


@pytest.mark.parametrize("name", wording())
def test_every_wording_has_both_languages_with_the_same_values(name: str) -> None:
    words = wording()[name]
    assert set(words) == set(LANGUAGES)
    values = [set(re.findall(r"\$\w+", text)) for text in words.values()]
    assert values[0] == values[1]
    assert all(text.strip() for text in words.values())


def test_a_wording_stands_in_both_languages_escaped() -> None:
    html = both("source.citation", number=1, paragraph="<b>")
    assert html == (
        '<span class="w" lang="id">Kutipan 1 · paragraf &lt;b&gt;</span>'
        '<span class="w" lang="en">Citation 1 · paragraph &lt;b&gt;</span>'
    )


def test_a_value_may_differ_by_language() -> None:
    assert word("welcome.knows", "en", published="then", subject="cities").endswith("about cities.")
    assert "tentang kota" in both("welcome.knows", published="x", subject={"id": "kota", "en": "cities"})


def test_the_same_text_in_both_languages_stands_once() -> None:
    assert in_both({"id": "Bali", "en": "Bali"}) == "Bali"


def test_labels_are_attributes_that_nothing_breaks_out_of() -> None:
    assert 'data-en="Citation &quot;&gt;, paragraph 2"' in labels("turn.cites", number='">', paragraph=2)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("12–13 Juli 2023", (2023, 7, 12)),
        ("Tuesday, 25 July 2023", (2023, 7, 25)),
        ("Mei 2025", (2025, 5, 0)),
        ("2018", (2018, 0, 0)),
        ("next week", None),
    ],
)
def test_a_written_date_has_its_place_in_time(text: str, key: tuple[int, int, int] | None) -> None:
    assert date_key(text) == key
