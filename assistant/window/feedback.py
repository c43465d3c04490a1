"""What a reader thought of an answer, kept as a candidate for a golden question until somebody reviews it.

A candidate is a YAML file in a folder of the user's: under `feedback` what was answered and what the reader said, under
`fixture` a question in the form of tests/fixtures/README.md. Nothing leaves the machine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import FixtureError
from assistant.rendering import escaped
from assistant.response import Answer
from assistant.window.conversation import Conversation, Thumb

# Whoever can open the window can write here, so there is an end to it.
MOST_CANDIDATES = 500
LONGEST_WISH = 2000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate on the disk.

    Attributes
    ----------
        name: what to call it on the command line: the file's name without its ending.
        path: the file.
        thumb: up or down.
        wish: what the reader said that it should have been; may be empty.
        answered: the answer's text.
        fixture: the question, in the form of the fixtures.

    """

    name: str
    path: Path
    thumb: str
    wish: str
    answered: str
    fixture: Mapping[str, Any]

    def __str__(self) -> str:
        """Name, thumb and question in a line, the wish below it; nothing invisible or turned around in them."""
        sign = {"up": "+", "down": "-"}.get(self.thumb, "?")
        lines = [f"{self.name}  {sign}  {self.fixture.get('question', '')}"] + (
            [f"    → {self.wish}"] if self.wish else []
        )
        return unescape(escaped("\n".join(lines)))


def candidates_folder() -> Path:
    """Where candidates are kept, a folder of the user's; it is made when the first is written."""
    import platformdirs

    return Path(platformdirs.user_data_dir("ascn-assistant")) / "candidates"


def write_candidate(conversation: Conversation, index: int, thumb: Thumb, wish: str, folder: Path) -> Path | None:
    """Keep what a reader thought of a turn, in place of what was kept of it before; None where the folder is full."""
    answer = conversation.turns[index].answer
    path = folder / f"{sha256(f'{conversation.id} {index} {answer.question}'.encode()).hexdigest()[:12]}.yaml"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists() and sum(1 for _ in folder.glob("*.yaml")) >= MOST_CANDIDATES:
        return None
    history = conversation.before(index).history()
    content = {
        "feedback": {"thumb": thumb, "wish": wish[:LONGEST_WISH], "answered": answer.text},
        "fixture": {"id": path.stem, **_fixture(answer, history, thumb)},
    }
    # Written beside it and moved in at once, so that a reader never finds half a file.
    partial = path.with_suffix(".partial")
    partial.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    partial.replace(path)
    return path


def _fixture(answer: Answer, history: list[dict[str, str]], thumb: Thumb) -> dict[str, Any]:
    """The question in the fixtures' form: a good answer gives its rules, a bad one leaves them to the reviewer."""
    good = thumb == "up"
    numbers = re.findall(r"\d+", re.sub(r"\[\d+\]", "", answer.text))
    return {
        "question": answer.question,
        **({"history": history} if history else {}),
        "language": answer.language,
        "kind": answer.kind,
        "tags": ["feedback"],
        "holds": [rf"\b{number}\b" for number in dict.fromkeys(numbers)] if good else [],
        "evidence": [citation.quote for citation in answer.citations] if good else [],
        "abstain": answer.abstained if good else False,
    }


def list_candidates(folder: Path) -> list[Candidate]:
    """The candidates, oldest first; raises `FixtureError` for a file that cannot be read."""
    paths = sorted(folder.glob("*.yaml"), key=lambda path: (path.stat().st_mtime, path.name))
    return [_read(path) for path in paths]


def _read(path: Path) -> Candidate:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        said, fixture = content["feedback"], content["fixture"]
        return Candidate(path.stem, path, str(said["thumb"]), str(said["wish"]), str(said["answered"]), dict(fixture))
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise FixtureError(f"{path} is no candidate ({' '.join(str(error).split())}); mend it or delete it.") from error


def promote(name: str, folder: Path, questions: Path) -> str:
    """Make a candidate a golden question: append it to `questions`, delete the candidate, give the question's new id.

    Raises `FixtureError` where there is no such candidate, or where it still says nothing that an answer must hold.
    """
    candidate = next((each for each in list_candidates(folder) if each.name == name), None)
    if candidate is None:
        raise FixtureError(f"There is no candidate {name!r} in {folder}; `assistant fixture review` lists them.")
    fixture = candidate.fixture
    if not (fixture.get("holds") or fixture.get("evidence") or fixture.get("abstain")):
        raise FixtureError(
            f"{candidate.path} does not say what is right; write `holds` and `evidence` into it, or `abstain: true`, "
            "and promote it again."
        )
    existing = yaml.safe_load(questions.read_text(encoding="utf-8")) or [] if questions.exists() else []
    numbers = [int(str(question["id"]).rpartition("-")[2]) for question in existing]
    promoted = {**fixture, "id": f"{questions.stem}-{max(numbers, default=0) + 1:03}"}
    text = yaml.safe_dump([promoted], allow_unicode=True, sort_keys=False, width=120)
    with questions.open("a", encoding="utf-8") as file:
        file.write(("\n" if existing else "") + text)
    candidate.path.unlink()
    return str(promoted["id"])
