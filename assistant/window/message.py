"""A question and its answer as the conversation shows them."""

import re
from collections.abc import Sequence

from assistant.rendering import MARKER, escaped
from assistant.response import Answer, Citation
from assistant.window.conversation import Turn
from assistant.window.proof import proof_html
from assistant.window.suggestion import examples_html, follow_ups_html
from assistant.window.wording import both, labels, long_date
from corpus.corpus import Corpus

# A greeting says nothing of the article, so there is nothing to prove.
SMALL_TALK = "small-talk"

# A word and the markers after it, which must not begin a line that their sentence has left.
_MARKED = re.compile(r"(?P<word>[^\s<>]*)(?P<markers>(?:\s*\[\d{1,4}\])+)")
_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")

# A thumb that points up, in a square of 24; drawn, for not every system has a font with one.
_THUMB = "M3 10h4v11H3z M7 10l4-8c1.7 0 3 1.3 3 3l-.6 4.2h5.4a2 2 0 0 1 2 2.3l-1.2 7.8a2 2 0 0 1-2 1.7H7z"


def welcome_html(corpus: Corpus) -> str:
    """The first screen: what the window knows and does not, and questions to start with."""
    from datetime import date

    published = long_date(date.fromisoformat(corpus.published)) if corpus.published else None
    knows = "welcome.knows" if published else "welcome.knows.undated"
    asks = examples_html(corpus)
    return (
        f'<section class="welcome"><h1>{both("welcome.title")}</h1>'
        f"<p>{both(knows, published=published, subject=corpus.subject)}</p>"
        f'<p class="soft">{both("welcome.not")}</p>'
        + (f'<p class="kicker">{both("welcome.examples")}</p>{asks}' if asks else "")
        + "</section>"
    )


def turn_html(turn: Turn, index: int, corpus: Corpus, *, is_last: bool = False, token: int = 0) -> str:
    """A turn with its citations as chips, its proof, and what can be done with it; by its token the page knows it."""
    answer = turn.answer
    is_silent = answer.abstained and answer.kind != SMALL_TALK
    members = " ".join(escaped(member) for member in answer.members)
    return (
        f'<article class="turn" id="t{index}" data-token="{token}" data-state="done" data-members="{members}">'
        f"{_question_html(answer.question)}{_understood_html(answer, index)}"
        f'<div class="said{" abstained" if is_silent else ""}" lang="{answer.language}">'
        + (f'<p class="kicker" lang="">{both("turn.abstained")}</p>' if is_silent else "")
        + _text_html(answer, index)
        + "</div>"
        + (f'<p class="notice">{both("turn.stale")}</p>' if turn.stale else "")
        + ("" if answer.kind == SMALL_TALK else proof_html(answer, corpus))
        + _tools_html(turn, index, is_last=is_last, is_placed=any(m in corpus.places for m in answer.members))
        + (follow_ups_html(answer.suggestions, answer.language) if is_last else "")
        + "</article>"
    )


def partial_html(question: str, text: str, index: int, token: int = 0) -> str:
    """A turn while its answer is being composed."""
    said = _plain_text_html(text) if text else f'<p class="soft">{both("turn.working")}</p>'
    return (
        f'<article class="turn" id="t{index}" data-token="{token}" data-state="working" aria-busy="true">'
        f'{_question_html(question)}<div class="said">{said}</div></article>'
    )


def broken_html(question: str, index: int, reason: str, token: int = 0) -> str:
    """A turn without an answer; `reason` is HTML of ours."""
    return (
        f'<article class="turn" id="t{index}" data-token="{token}" data-state="broken">{_question_html(question)}'
        f'<div class="said"><p class="notice" role="alert">{reason}</p></div>'
        f'<div class="tools">{_button("retry", index)}{_button("edit", index)}</div></article>'
    )


def _question_html(question: str) -> str:
    return f'<h2 class="question"><span class="sr">{both("turn.you")}: </span>{escaped(question)}</h2>'


def _understood_html(answer: Answer, index: int) -> str:
    if _folded(answer.standalone) in ("", _folded(answer.question)):
        return ""
    return (
        f'<p class="understood">{both("turn.understood")} <q>{escaped(answer.standalone)}</q> '
        f'<button type="button" class="plain" data-do="alone" data-index="{index}">{both("turn.alone")}</button></p>'
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _text_html(answer: Answer, index: int) -> str:
    """The answer's text in paragraphs and lists, its markers as chips."""
    chips = {str(c.number): _chip_html(c, answer, index) for c in answer.citations}

    def with_chips(match: re.Match[str]) -> str:
        shown = MARKER.sub(lambda marker: chips.get(marker[1], marker[0]), re.sub(r"\s+", "", match["markers"]))
        return f'<span class="tie">{match["word"]}{shown}</span>'

    return _MARKED.sub(with_chips, _plain_text_html(answer.text))


def _plain_text_html(text: str) -> str:
    blocks: list[str] = []
    items: list[str] = []
    for line in [*text.splitlines(), ""]:
        if _ITEM.match(line):
            items.append(f"<li>{escaped(_ITEM.sub('', line))}</li>")
            continue
        if items:
            blocks.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line.strip():
            blocks.append(f"<p>{escaped(line.strip())}</p>")
    return "".join(blocks)


def _chip_html(citation: Citation, answer: Answer, index: int) -> str:
    name = labels("turn.cites", number=citation.number, paragraph=citation.paragraph)
    return (
        f'<span class="cite" lang=""><button type="button" class="chip" data-cite="t{index}-{citation.number}" {name}>'
        f'{citation.number}</button><span class="peek" hidden>'
        f'<span class="where">{both("source.citation", number=citation.number, paragraph=citation.paragraph)}</span>'
        f'<q class="quote" lang="{citation.language}">{escaped(citation.quote)}</q>{_peek_gloss(citation, answer)}'
        "</span></span>"
    )


def _peek_gloss(citation: Citation, answer: Answer) -> str:
    if not citation.gloss:
        return ""
    label = both(f"proof.gloss.{answer.language}")
    return (
        f'<span class="where">{label}</span>'
        f'<span class="gloss" lang="{answer.language}">{escaped(citation.gloss)}</span>'
    )


def _tools_html(turn: Turn, index: int, *, is_last: bool, is_placed: bool) -> str:
    buttons: Sequence[str] = [
        f'<button type="button" class="plain" data-do="copy" data-text="{_lines(str(turn.answer))}">'
        f"{both('turn.copy')}</button>",
        *([_button("map", index)] if is_placed else []),
        *([_button("retry", index), _button("edit", index)] if is_last else []),
        _thumb("up", turn, index),
        _thumb("down", turn, index),
    ]
    wish = (
        f'<form class="wish" data-do="wish" data-index="{index}" hidden>'
        f'<label for="wish{index}">{both("feedback.wish")}</label>'
        f'<textarea id="wish{index}" rows="2" maxlength="2000"></textarea>'
        f'<button type="submit">{both("feedback.send")}</button></form>'
    )
    return f'<div class="tools">{"".join(buttons)}</div>{wish}'


def _lines(text: str) -> str:
    """The text safe inside an attribute, its line ends kept."""
    return "&#10;".join(escaped(line) for line in text.split("\n"))


def _button(name: str, index: int) -> str:
    return f'<button type="button" class="plain" data-do="{name}" data-index="{index}">{both(f"turn.{name}")}</button>'


def _thumb(thumb: str, turn: Turn, index: int) -> str:
    turned = "" if thumb == "up" else ' transform="rotate(180 12 12)"'
    pressed = "true" if turn.thumb == thumb else "false"
    return (
        f'<button type="button" class="plain thumb" data-do="thumb" data-thumb="{thumb}" data-index="{index}" '
        f'aria-pressed="{pressed}" {labels(f"feedback.{thumb}")}>'
        f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{_THUMB}"{turned} /></svg></button>'
    )
