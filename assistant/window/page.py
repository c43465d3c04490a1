"""The parts of the page that never change: its head, the bar at the top, the composer, and the tools of the article."""

import json
from importlib.resources import files
from urllib.parse import quote

from assistant.rendering import escaped
from assistant.window.desk import LONGEST_QUESTION
from assistant.window.map import map_html
from assistant.window.timeline import timeline_html
from assistant.window.wording import both, in_both, labels, word
from corpus.corpus import Corpus
from corpus.document import LANGUAGES


def text_of(name: str) -> str:
    """The text of one of the window's files."""
    return files("assistant.window").joinpath(name).read_text(encoding="utf-8")


def head_html() -> str:
    """Styles and script inside the page itself, so that they are there before the first thing is drawn."""
    names = {language: word("name", language) for language in LANGUAGES}
    settings = json.dumps({"names": names, "most": LONGEST_QUESTION}).replace("<", "\\u003c")
    return (
        f"<style>{text_of('style.css')}</style>"
        f'<link rel="icon" href="data:image/svg+xml,{quote(text_of("icon.svg").strip())}">'
        f"<script>window.assistantSettings = {settings};</script><script>{text_of('window.js')}</script>"
    )


def masthead_html(corpus: Corpus) -> str:
    """The bar at the top: name, subject, conversations, language."""
    own = {"id": "Indonesia", "en": "English"}
    switch = "".join(
        f'<button type="button" data-do="language" data-language="{language}" lang="{language}" aria-pressed="false">'
        f'<span class="full">{own[language]}</span>'
        f'<span class="short" aria-hidden="true">{language.upper()}</span></button>'
        for language in LANGUAGES
    )
    return (
        f'<a class="skip" href="#question">{both("skip")}</a>'
        f'<div class="masthead"><p class="name">{both("name")}<span class="about">{in_both(corpus.subject)}</span></p>'
        f'<nav><button type="button" class="plain" data-do="browse">{both("shelf.title")}</button>'
        f'<div class="switch" role="group" {labels("language")}>{switch}</div></nav></div>'
    )


def composer_html() -> str:
    """Where a question is written."""
    return (
        '<form class="composer" data-do="send">'
        f'<p class="editing" hidden>{both("composer.editing")} '
        f'<button type="button" class="plain" data-do="cancel">{both("composer.cancel")}</button></p>'
        f'<label class="sr" for="question">{both("composer.label")}</label>'
        f'<textarea id="question" rows="1" maxlength="{LONGEST_QUESTION}" aria-describedby="count" '
        f"{labels('composer.placeholder', 'placeholder')}></textarea>"
        f'<span class="count" id="count"><span data-used>0</span> / {LONGEST_QUESTION}</span>'
        f'<button type="submit" class="send">{both("composer.send")}</button>'
        f'<button type="button" class="send stop" data-do="stop" hidden>{both("composer.stop")}</button>'
        "</form>"
    )


def figures_html(corpus: Corpus) -> str:
    """The map and the timeline, each behind a button; nothing of either where the corpus has no data for it."""
    drawn = {"map": map_html(corpus), "timeline": timeline_html(corpus)}
    buttons = "".join(
        f'<button type="button" class="tab" data-do="figure" data-figure="{name}" aria-expanded="false" '
        f'aria-controls="figure-{name}">{both(f"{name}.title")}</button>'
        for name, html in drawn.items()
        if html
    )
    panels = "".join(
        f'<div id="figure-{name}" class="figure" hidden>{html}</div>' for name, html in drawn.items() if html
    )
    return f'<div class="figures"><div class="tabs">{buttons}</div>{panels}</div>' if buttons else ""


def caption_html() -> str:
    """The line below the article that says which citation is being looked at."""
    return (
        '<div class="caption" hidden><p class="where" aria-live="polite"></p><p class="gloss"></p>'
        f'<button type="button" class="plain" data-do="back">{both("source.back")}</button></div>'
        '<div class="popover" role="tooltip" id="popover" hidden></div>'
        f'<div class="toast" role="status"></div><span class="copied" hidden>{both("turn.copied")}</span>'
        f'<span class="lost" hidden>{both("turn.lost")}</span>'
    )


def title(corpus: Corpus) -> str:
    """The page's title until its language is known."""
    return escaped(word("name", corpus.document.language))
