"""The list of conversations that the browser keeps."""

from collections.abc import Sequence

from assistant.rendering import escaped
from assistant.window.conversation import Conversation
from assistant.window.wording import both, labels


def shelf_html(shelf: Sequence[Conversation], current: Conversation) -> str:
    """The dialog with every conversation, the current one first, and what can be done with it."""
    entries = "".join(_entry_html(conversation, current.id) for conversation in shelf)
    actions = "".join(
        f'<button type="button" class="plain" data-do="{name}">{both(f"shelf.{name}")}</button>'
        for name in ("new", *(("markdown", "json", "clear") if current.turns else ()))
    )
    listed = f"<ul>{entries}</ul>" if entries else f'<p class="soft">{both("shelf.empty")}</p>'
    return (
        f'<dialog id="shelf" aria-labelledby="shelf-title"><header><h2 id="shelf-title">{both("shelf.title")}</h2>'
        f'<button type="button" class="plain" data-do="close" {labels("shelf.close")}>'
        '<span aria-hidden="true">✕</span></button></header>'
        f'<div class="actions">{actions}</div>{listed}<p class="made">{both("shelf.stored")}</p></dialog>'
    )


def _entry_html(conversation: Conversation, current: str) -> str:
    mark = ' aria-current="true"' if conversation.id == current else ""
    count = both("shelf.turns", count=len(conversation.turns))
    return (
        f'<li><button type="button" class="entry" data-do="open" data-id="{escaped(conversation.id)}"{mark}>'
        f"<span>{escaped(conversation.title)}</span><small>{count}</small></button></li>"
    )
