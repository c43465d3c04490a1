from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rendering import answer_html, by_paragraph, escaped, linked_text, marked_paragraph
from assistant.response import Answer, Citation
from corpus.document import Document

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARTICLE = Document.from_file(Path(__file__).parents[2] / "corpus/ascn/article.id.txt", "id")


def cite(number: int, words: str, gloss: str | None = None) -> Citation:
    """Build a citation of these words of the article."""
    span = ARTICLE.find(words)
    assert span is not None
    paragraph = ARTICLE.paragraph(span.paragraph)
    context = ARTICLE.slice(paragraph)
    place = (ARTICLE.name, span.paragraph, span.start, span.end, ARTICLE.language)
    return Citation(number, words, *place, None, gloss, context, paragraph.start)


TODAY = cite(1, "Kini ASCN memiliki 29 kota percontohan", gloss="ASCN now has 29 pilot cities.")
PURPOSE = cite(2, "meningkatkan kualitas hidup bagi warga")
ANSWER = Answer(
    text="ASCN now has 29 pilot cities [1]. They are to make life better [2].",
    language="en",
    abstained=False,
    citations=(TODAY, PURPOSE),
    question="How many?",
    standalone="How many?",
    kind="how-many",
    confidence=0.9,
)


class Page(HTMLParser):
    """What a browser would see: the text, the tags with their attributes, and what is marked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.marked, self.open = "", "", [""]
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if self.open[-1] == "mark" else ""

    def values(self, tag: str, attribute: str) -> list[str]:
        """Collect an attribute's values over the tags that have it."""
        return [str(attributes[attribute]) for name, attributes in self.tags if name == tag and attribute in attributes]


def test_each_marker_leads_to_its_quote_marked_in_its_paragraph() -> None:
    page = Page(answer_html(ANSWER))
    assert [target.removeprefix("#") for target in page.values("a", "href")] == page.values("a", "id")
    assert page.marked == TODAY.quote + PURPOSE.quote
    assert TODAY.context[:40] in page.text
    assert page.open == [""]


def test_a_gloss_is_labelled_and_never_part_of_the_quote() -> None:
    page = Page(answer_html(ANSWER))
    assert "[1] In our words: ASCN now has 29 pilot cities." in page.text
    assert "29 pilot cities" not in page.marked


def test_one_gloss_of_two_quotes_is_shown_once() -> None:
    second = replace(cite(2, "diwakili oleh Chief Smart City Officer"), gloss=TODAY.gloss)
    page = Page(answer_html(replace(ANSWER, citations=(TODAY, second))))
    assert "[1][2] In our words: ASCN now has 29 pilot cities." in page.text
    assert page.text.count("In our words") == 1


def test_an_abstention_says_so_and_proves_nothing() -> None:
    abstention = replace(ANSWER, text="Artikel tidak menyebutkannya.", language="id", abstained=True, citations=())
    page = Page(answer_html(replace(abstention, suggestions=("Apa itu ASCN?",))))
    assert page.text.startswith("Tidak disebutkan dalam artikel")
    assert "Apa itu ASCN?" in page.text
    assert not page.marked
    assert answer_html(abstention).split(">")[0] != answer_html(ANSWER).split(">")[0]


def test_a_notebook_shows_the_same() -> None:
    assert ANSWER._repr_html_() == answer_html(ANSWER)


def test_two_quotes_of_one_paragraph_are_shown_in_it_once() -> None:
    officer = cite(3, "setiap kota diwakili oleh Chief Smart City Officer (CSCO)")
    assert by_paragraph([TODAY, PURPOSE, officer]) == [[TODAY, officer], [PURPOSE]]
    page = Page(answer_html(replace(ANSWER, citations=(TODAY, PURPOSE, officer))))
    assert page.text.count(TODAY.context[:40]) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("29 kota percontohan", "29 kota percontohan", id="the same"),
        pytest.param("memiliki 29 kota", "kota percontohan yang", id="overlapping"),
        pytest.param("Kini ASCN memiliki 29 kota percontohan", "29 kota", id="one within the other"),
        pytest.param("Kini ASCN", "memiliki 29", id="side by side"),
        pytest.param(TODAY.context, "29 kota", id="the whole paragraph"),
    ],
)
def test_quotes_may_overlap(first: str, second: str) -> None:
    cited = [cite(1, first), cite(2, second)]
    page = Page(marked_paragraph(TODAY.context, TODAY.context_start, cited, "x"))
    assert sorted(page.values("a", "id")) == ["x-1", "x-2"]
    places = {place for c in cited for place in range(c.start, c.end)}
    assert page.marked == "".join(ARTICLE.text[place] for place in sorted(places))
    assert page.text.replace("[1]", "").replace("[2]", "") == TODAY.context


def test_a_quote_of_another_paragraph_marks_nothing() -> None:
    assert not Page(marked_paragraph(TODAY.context, TODAY.context_start, [PURPOSE], "x")).marked


def test_a_marker_without_a_citation_is_no_link() -> None:
    page = Page(linked_text("Said [1], not said [7] [00001].", [TODAY], "x"))
    assert page.text == "Said [1], not said [7] [00001]."
    assert page.values("a", "href") == ["#x-1"]


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</div></blockquote><iframe src=//x>",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "\u202egnp.exe\u202c",
    "\x00\x1b[31m",
    "\ud800",
]
OWN_TAGS = {"a", "blockquote", "div", "i", "li", "mark", "sup", "ul"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_from_outside_becomes_markup(attack: str) -> None:
    context = f"before {attack} after"
    hostile = Citation(1, attack, attack, 1, 7, 7 + len(attack), "id", attack, attack, context, 0)
    answer = replace(ANSWER, text=f"{attack} [1]", question=attack, citations=(hostile,), suggestions=(attack,))
    page = Page(answer_html(answer))
    assert {tag for tag, _ in page.tags} <= OWN_TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= {"style", "lang", "id", "href"}
    assert all(target.startswith("#a") for target in page.values("a", "href"))


@given(st.text())
def test_what_is_escaped_reads_the_same_but_for_what_deceives(text: str) -> None:
    page = Page(f"<div>{escaped(text)}</div>")
    assert len(page.text) == len(text)
    assert not set(page.text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\x00\x1b")


def test_a_browser_jumps_from_the_marker_to_the_quote(browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 600, "height": 200})
    page.set_content(answer_html(ANSWER))
    place = "document.querySelectorAll('mark')[1].getBoundingClientRect().top"
    assert page.evaluate(place) > 200
    page.click("text=[2] >> nth=0")
    assert 0 <= page.evaluate(place) < 200
    page.close()
