"""A window really served, a browser that opens it, and a small answerer for what the real one never does."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.response import Answer, Citation
from assistant.window.desk import Answerer
from assistant.window.options import ChatOptions
from assistant.window.server import guarded, listen
from corpus import Corpus, Document, Language, Note, Span

# What a busy machine may take; what is never shown still fails.
_PATIENCE = 20_000
expect.set_options(timeout=_PATIENCE)

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
Serving = Callable[[Answerer, ChatOptions], AbstractContextManager[str]]

# In a container there is no sandbox to be had; the rest keeps the browser from calling home.
BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HOSTILE = (
    "<script>window.hit=1</script><img src=x onerror='window.hit=1'> ![pixel](https://evil.example/p.png) "
    "[link](javascript:window.hit=1) \u202egnp.exe\u202c ${window.hit=1} {{value}}"
)


class Echo:
    """An answerer that cites the first sentence, whatever is asked, and says what it is told to."""

    def __init__(self, corpus: Corpus, text: str = "Said. [1]", seconds: float = 0) -> None:
        self._corpus = corpus
        self._text = text
        self._seconds = seconds
        self.histories: list[list[Any]] = []

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    def answer(self, question: str, *, history: Any = (), language: Language | None = None) -> Answer:
        self.histories.append(list(history))
        time.sleep(self._seconds)
        document = self._corpus.document
        claim = {note.id: note.claim["en"] for note in self._corpus.notes}
        citation = cited(
            document, document.sentences[0], note=next(iter(claim), None), gloss=next(iter(claim.values()), None)
        )
        return make_answer(
            question, self._text, [citation], standalone=f"{question} (understood)", language=language or "en"
        )


def small_corpus(text: str = "Satu kalimat. Kalimat kedua.\n\nParagraf lain.", claim: str = "One sentence.") -> Corpus:
    """A corpus of one note."""
    document = Document("small.txt", text, "id")
    note = Note(
        id="note",
        claim={"id": claim, "en": claim},
        evidence=(document.sentences[0],),
        facts={},
        speaker=None,
        asks={"id": (claim,), "en": (claim,)},
    )
    words: dict[Language, str] = {"id": claim, "en": claim}
    return Corpus(document, words, words, None, (note,))


def cited(
    document: Document, span: Span, number: int = 1, note: str | None = None, gloss: str | None = None
) -> Citation:
    """A citation of a slice."""
    paragraph = document.paragraph(span.paragraph)
    return Citation(
        number=number,
        quote=document.slice(span),
        document=document.name,
        paragraph=span.paragraph,
        start=span.start,
        end=span.end,
        language=document.language,
        note=note,
        gloss=gloss,
        context=document.slice(paragraph),
        context_start=paragraph.start,
    )


def make_answer(
    question: str,
    text: str,
    citations: Sequence[Citation] = (),
    *,
    standalone: str = "",
    language: Language = "en",
    abstained: bool = False,
) -> Answer:
    """An answer whose parts do not matter."""
    return Answer(
        text=text,
        language=language,
        abstained=abstained,
        citations=tuple(citations),
        question=question,
        standalone=standalone or question,
        kind="what",
        confidence=0.9,
        suggestions=("And then?",),
    )


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus.default()


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Serves a window in a thread for as long as a `with` block lasts, at a free port."""
    return serving_in_thread


@contextmanager
def serving_in_thread(assistant: Answerer, options: ChatOptions) -> Iterator[str]:
    import uvicorn

    from assistant.window.app import make_app

    with listen(replace(options, port=0)) as listening:
        config = uvicorn.Config(guarded(make_app(assistant, options)), log_level="error", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def candidates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("candidates")


@pytest.fixture(scope="session")
def address(assistant: Answerer, serving: Serving, candidates: Path) -> Iterator[str]:
    """Where the real assistant's window is open."""
    with serving(assistant, ChatOptions(candidates=candidates)) as at:
        yield at


# Not for the whole session: while Playwright is at work, no other test can run an event loop of its own.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        browser.close()


class Reader:
    """Somebody at the window: what they see, and what they do as people do it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(_PATIENCE)
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)

    def open(self, path: str = "", wait: str = ".welcome") -> "Reader":
        self.page.goto(self.address + path)
        self.page.wait_for_selector(wait)
        self.page.wait_for_selector("#article .paper")
        return self

    def ask(self, question: str) -> None:
        """Type a question and wait for its whole answer."""
        turns = self.page.locator(".turn").count()
        self.page.fill("#question", question)
        self.page.press("#question", "Enter")
        self.wait_for_turn(turns + 1)

    def wait_for_turn(self, count: int) -> None:
        self.page.wait_for_function(
            "n => document.querySelectorAll('.turn').length === n"
            " && !document.querySelector('.turn[data-state=working], .composer.busy')",
            arg=count,
        )

    @property
    def said(self) -> str:
        """The last answer's text."""
        return str(self.page.inner_text("#live .said"))

    def shot(self, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        # What moves comes to rest first.
        self.page.wait_for_timeout(500)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


Opening = Callable[..., Reader]


@pytest.fixture
def opening(browser: Browser, address: str) -> Iterator[Opening]:
    """Opens the window as somebody with a language, a screen and a colour scheme; nothing may leave the origin."""
    contexts, readers = [], []

    def open_as(
        locale: str = "en-GB", width: int = 1440, height: int = 900, *, dark: bool = False, at: str | None = None
    ) -> Reader:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        readers.append(Reader(context.new_page(), at or address))
        return readers[-1]

    yield open_as
    for context in contexts:
        context.close()
    assert not [url for reader in readers for url in reader.outside]
    assert not [error for reader in readers for error in reader.errors]
