"""The Gradio file: it wires components to the desk and does nothing else."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from assistant.window import page
from assistant.window.desk import Answerer, Desk, View
from assistant.window.feedback import candidates_folder
from assistant.window.options import ChatOptions
from assistant.window.users import is_user
from corpus.errors import AssistantError

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

# At most so many wait; whoever comes after them is told so.
_LONGEST_QUEUE = 256
_AT_ONCE = 4


def make_app(assistant: Answerer, options: ChatOptions, users: dict[str, str] | None = None) -> "FastAPI":
    """The web application: the window at the root, `/health` beside it."""
    # Read when gradio is imported: else it reports each start to its makers.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr
    from fastapi import FastAPI

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"assistant": "open", "corpus": assistant.corpus.fingerprint}

    gr.mount_gradio_app(
        app,
        make_blocks(assistant, options),
        path="/",
        auth=(lambda name, password: is_user(users, name, password)) if users else None,
        root_path=options.root_path or None,
        head=page.head_html(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=options.mcp,
        max_file_size="1kb",
    )
    return app


def make_blocks(assistant: Answerer, options: ChatOptions) -> "gr.Blocks":
    """The window's components, and which function each event calls."""
    import gradio as gr

    corpus = assistant.corpus
    desk = Desk(assistant, options.candidates or candidates_folder())
    blocks: gr.Blocks
    with gr.Blocks(title=page.title(corpus), fill_width=True, analytics_enabled=False) as blocks:
        # The keys and the secret stay the same over restarts, so that the browser finds its conversations again.
        kept = gr.BrowserState(storage_key="assistant-conversation", secret="kept-by-the-browser")
        shelf = gr.BrowserState(storage_key="assistant-shelf", secret="kept-by-the-browser")
        _still(page.masthead_html(corpus), "masthead")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                with gr.Column(elem_id="thread"):
                    settled = _still("", "settled")
                    live = _still("", "live")
                _still(page.composer_html(), "composer")
            with gr.Column(elem_id="source"):
                _still(page.figures_html(corpus), "figures")
                article = _still("", "article")
                _still(page.caption_html(), "caption")
        drawer = _still("", "drawer")
        bridge = gr.HTML("", js_on_load=page.text_of("bridge.js"), elem_id="bridge", visible="hidden")
        notice, parcel = gr.JSON(visible=False), gr.JSON(visible=False)

        shown = [kept, settled, live, article, shelf]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

        def ask(stored: Any, event: gr.EventData) -> Iterator[list[Any]]:
            yield from (_outputs(view) for view in desk.ask(stored, event._data))

        def stop(event: gr.EventData) -> list[Any]:
            return _outputs(desk.stop(event._data))

        def thumb(stored: Any, event: gr.EventData) -> list[Any]:
            view, said = desk.thumb(stored, event._data)
            return [*_outputs(view), {"html": said}]

        def open_(stored: Any, others: Any, event: gr.EventData) -> list[Any]:
            return _outputs(desk.open(stored, others, event._data))

        def export(stored: Any, event: gr.EventData) -> dict[str, str]:
            return desk.export(stored, event._data)

        blocks.load(lambda stored: _outputs(desk.show(stored)), [kept], shown, **quiet)
        asking = bridge.ask(ask, [kept], shown, concurrency_limit=_AT_ONCE, **quiet)
        asking.then(None, None, None, js="() => window.assistantWindow.ended()")
        bridge.stop(stop, None, shown, cancels=[asking], queue=False, **quiet)
        told = bridge.thumb(thumb, [kept], [*shown, notice], **quiet)
        told.then(None, [notice], None, js="(said) => window.assistantWindow.tell(said.html)")
        browsing = bridge.browse(desk.browse, [kept, shelf], [drawer], **quiet)
        browsing.then(None, None, None, js="() => window.assistantWindow.showShelf()")
        opening = bridge.open(open_, [kept, shelf], shown, **quiet)
        clearing = bridge.clear(lambda kept, shelf: _outputs(desk.clear(kept, shelf)), [kept, shelf], shown, **quiet)
        packing = bridge.export(export, [kept], [parcel], **quiet)
        packing.then(None, [parcel], None, js="(file) => window.assistantWindow.save(file)")
        # A queue that is full, a server that is gone.
        for event in (asking, told, browsing, opening, clearing, packing):
            event.failure(None, None, None, js="() => window.assistantWindow.failed()")
        gr.events.api(make_endpoint(assistant), api_name="answer", queue=False)
    blocks.queue(max_size=_LONGEST_QUEUE, default_concurrency_limit=_AT_ONCE)
    return blocks


def _still(html: str, name: str) -> "gr.HTML":
    """A component that shows HTML and sends no events of its own."""
    import gradio as gr

    return gr.HTML(html, elem_id=name, js_on_load=None, apply_default_css=False)


def _outputs(view: View) -> list[Any]:
    import gradio as gr

    return [
        gr.skip() if part is None else part
        for part in (view.conversation, view.settled, view.live, view.article, view.shelf)
    ]


def make_endpoint(assistant: Answerer) -> Callable[..., dict[str, Any]]:
    """The function that programs call, over REST and as an MCP tool: its signature is what they see of it."""
    import gradio as gr

    def answer(
        question: str, history: list[dict[str, str]] | None = None, language: Literal["id", "en"] | None = None
    ) -> dict[str, Any]:
        """
        Answer a question about the article, with verbatim, located citations.

        Args:
            question: the question, in Indonesian or English.
            history: what was said before, oldest first, each {"role": "user" or "assistant", "content": text}.
            language: the language of the answer, id or en; that of the question by default.

        Returns:
            The answer: text, language, abstained, citations (quote, paragraph, start, end), confidence and provenance.
        """  # noqa: D406, D407 - the form that MCP's description is read from
        try:
            return assistant.answer(question, history=history or (), language=language).to_dict()
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return answer
