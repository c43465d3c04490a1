"""Held-out text: the sentences that are judged by, and the check that training text repeats none of them."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.training.sources import Pair

_RUN = 9
_WORD = re.compile(r"\w+")


class Holdout:
    """The texts of an evaluation folder, as whole sentences and as runs of nine words.

    Args:
        texts: What must not be trained on.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole: set[tuple[str, ...]] = set()
        self._runs: set[int] = set()
        for text in texts:
            words = tuple(_WORD.findall(text.lower()))
            self._whole.add(words)
            self._runs.update(hash(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))

    @classmethod
    def from_folder(cls, folder: Path) -> "Holdout":
        """The texts of ``bitext/*.jsonl`` and ``retrieval/*.json``; a folder that has neither holds out nothing."""
        texts: list[str] = []
        for path in sorted(folder.glob("bitext/*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                texts += [row["en"], row["id"]]
        for path in sorted(folder.glob("retrieval/*.json")):
            data = json.loads(path.read_text(encoding="utf-8"))
            texts += [row["text"] for row in [*data["passages"], *data["questions"]]]
        return cls(texts)

    def repeats(self, text: str) -> bool:
        """Whether ``text`` is a held-out text or shares nine words in a row with one."""
        words = tuple(_WORD.findall(text.lower()))
        # Words and names ("Jakarta") stand on both sides by nature; three words make a sentence.
        if len(words) > 2 and words in self._whole:
            return True
        return any(hash(words[start : start + _RUN]) in self._runs for start in range(len(words) - _RUN + 1))

    def remove(self, pairs: Sequence[Pair]) -> list[Pair]:
        """``pairs`` without those of which either side repeats a held-out text."""
        return [pair for pair in pairs if not (self.repeats(pair.left) or self.repeats(pair.right))]
