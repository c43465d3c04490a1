"""Drafts: a golden question written from a question and its present answer, for a person to mend."""

import re
from pathlib import Path
from typing import Any

from assistant.errors import FixtureError
from assistant.fixture import read_fixtures
from assistant.response import Answer

_MARKER = re.compile(r"\[\d+\]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WIDTH = 120


def draft(answer: Answer, name: str = "draft-001") -> dict[str, Any]:
    """A golden question, in the form of tests/fixtures/README.md, that the present answer fits.

    What it must hold are the answer's numbers and members; whoever keeps it adds what else is to be said.
    """
    text = _MARKER.sub("", answer.text)
    numbers = dict.fromkeys(_NUMBER.findall(text)) if not answer.abstained else ()
    return {
        "id": name,
        "question": answer.question,
        "language": answer.language,
        "kind": "unanswerable" if answer.abstained and answer.kind != "small-talk" else answer.kind,
        "holds": [rf"\b{re.escape(number)}\b" for number in numbers],
        "evidence": [citation.quote for citation in answer.citations],
        "abstain": answer.abstained,
    }


def append_draft(answer: Answer, path: Path) -> str:
    """Put a draft at the end of a file of golden questions, made where it is missing; gives the question's id.

    Raises `FixtureError` where the file holds something else or cannot be written.
    """
    before = path.read_bytes() if path.is_file() else b""
    ids = [fixture.id for fixture in read_fixtures(path)] if before.strip() else []
    numbers = [int(found[1]) for id_ in ids if (found := re.fullmatch(rf"{re.escape(path.stem)}-(\d+)", id_))]
    name = f"{path.stem}-{max(numbers, default=0) + 1:03}"
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" * (not before.endswith(b"\n") and bool(before)) + draft_text(answer, name))
    except OSError as error:
        raise FixtureError(f"{path} cannot be written ({error.strerror}); name another file.") from error
    return name


def draft_text(answer: Answer, name: str = "draft-001") -> str:
    """The draft as YAML."""
    import yaml

    return str(yaml.safe_dump([draft(answer, name)], allow_unicode=True, sort_keys=False, width=_WIDTH))
