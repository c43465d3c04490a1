"""A conversation to take away: as Markdown to read, as JSON to go on working with."""

import json
import re
from typing import Any

from assistant.response import Answer
from assistant.window.conversation import Conversation
from assistant.window.wording import word
from corpus.corpus import Corpus
from corpus.document import Language

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&])")


def to_markdown(conversation: Conversation, corpus: Corpus, language: Language) -> str:
    """Questions as headings, answers below, each quote with its place; what people wrote starts no markup."""
    parts = [f"# {_escaped(word('export.title', language, title=corpus.title[language]))}"]
    for turn in conversation.turns:
        parts.append(f"## {_escaped(turn.answer.question)}")
        parts.extend(_escaped(line) for line in turn.answer.text.splitlines() if line.strip())
        parts.extend(_quotes(turn.answer, language))
    return "\n\n".join(parts) + "\n"


def _quotes(answer: Answer, language: Language) -> list[str]:
    return [
        f"> {_escaped(f'[{c.number}]')} “{_escaped(c.quote)}” "
        f"({_escaped(word('export.paragraph', language, document=c.document, paragraph=c.paragraph))})"
        for c in answer.citations
    ]


def _escaped(text: str) -> str:
    # A number and a stop at a line's beginning would start a list.
    return re.sub(r"^(\d+)\.", r"\1\\.", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def to_json(conversation: Conversation, corpus: Corpus) -> str:
    """Every answer whole, as `Answer.to_dict` gives it, with the name and fingerprint of the document."""
    content: dict[str, Any] = {
        "document": corpus.document.name,
        "fingerprint": corpus.document.fingerprint,
        "answers": [turn.answer.to_dict() for turn in conversation.turns],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
