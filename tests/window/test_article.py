import re
from html.parser import HTMLParser

from assistant.window.article import article_html
from assistant.window.conversation import Conversation, Turn
from corpus import Corpus, Span
from tests.window.conftest import HOSTILE, cited, make_answer, small_corpus


class Visible(HTMLParser):
    """Collects the text of each numbered paragraph, without what is hidden until something is pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._hidden = 0
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self._inside = "data-number" in dict(attrs)
            self.paragraphs += [""] * self._inside
        if tag == "span" and (self._hidden or "hidden" in dict(attrs)):
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._hidden:
            self._hidden -= 1
        if tag == "p":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.paragraphs[-1] += data


def shown(html: str) -> list[str]:
    """The paragraphs as a reader sees them."""
    parser = Visible()
    parser.feed(html)
    return parser.paragraphs


def asking(corpus: Corpus, *spans: Span) -> Conversation:
    turns = [Turn(make_answer(f"Question {i}?", "So. [1]", [cited(corpus.document, s)])) for i, s in enumerate(spans)]
    return Conversation("c", tuple(turns))


def test_the_article_stands_word_for_word(corpus: Corpus) -> None:
    html = article_html(corpus, asking(corpus, *corpus.document.sentences[:3]))
    assert shown(html) == [corpus.document.slice(paragraph) for paragraph in corpus.document.paragraphs]


def test_overlapping_quotes_share_a_piece_that_names_both_questions() -> None:
    corpus = small_corpus("Satu dua tiga empat lima.")
    html = article_html(corpus, asking(corpus, Span(0, 13, 1), Span(5, 19, 1)))
    assert shown(html) == ["Satu dua tiga empat lima."]
    pieces = re.findall(r'href="#(t\d)" data-keys="([^"]*)"[^>]*><mark>([^<]*)', html)
    assert pieces == [("t0", "t0-1", "Satu "), ("t1", "t0-1 t1-1", "dua tiga"), ("t1", "t1-1", " empat")]
    both = html.split("dua tiga")[1].split("<a ")[0]
    assert "Question 0?" in both
    assert "Question 1?" in both


def test_one_keyboard_stop_for_a_quote_in_pieces(corpus: Corpus) -> None:
    paragraph = corpus.document.paragraph(5)
    html = article_html(corpus, asking(corpus, paragraph))
    links = re.findall(r'<a class="mark cited"[^>]*>', html)
    assert len(links) > 5
    assert len([link for link in links if 'tabindex="-1"' not in link]) == 1


def test_the_dateline_is_set_apart(corpus: Corpus) -> None:
    assert '<span class="dateline">date 2023-07-26</span>' in article_html(corpus, Conversation())


def test_hostile_words_stay_words() -> None:
    corpus = small_corpus(f"Kalimat {HOSTILE}.")
    html = article_html(
        corpus, Conversation(turns=(Turn(make_answer(HOSTILE, "So. [1]", [cited(corpus.document, Span(0, 20, 1))])),))
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "\u202e" not in html
