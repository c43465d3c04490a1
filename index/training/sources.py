"""Training text: a data folder read into pairs, each with its kind and its source.

The folder holds ``train/parallel.tsv.gz``, ``train/sources.tsv``, ``train/lexicon_en_id.tsv.gz``,
``train/qa_id.jsonl.gz``, ``train/qa_en.jsonl.gz`` and ``train/wiki_id.jsonl.gz``; a missing one is
left out, and said so.
"""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

Kind = Literal["prose", "documentation", "interface", "machine", "lexicon", "own", "question", "passage"]

# Publishers write it in many ways; what forbids selling, or says nothing at all, stays out of the weights that ship.
_UNUSABLE = re.compile(
    r"non-commercial|^none (stated|found)(?! in repo \(| \(handbook)(?!.*\b(CC BY|BSD|GPL))", re.IGNORECASE
)
_KIND_OF_PREFIX: dict[str, Kind] = {"ds": "prose", "docs": "documentation", "ui": "interface", "mt": "machine"}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True)
class Pair:
    """Two texts that should find each other.

    Attributes
    ----------
        left: The English side, or the question.
        right: The Indonesian side, or the passage that answers.
        kind: What sort of text it is; decides how often it is drawn.
        source: Where it comes from, as the data names it.
    """

    left: str
    right: str
    kind: Kind
    source: str


def usable(licence: str) -> bool:
    """Whether weights learned from text under this licence statement may be given away and sold."""
    return _UNUSABLE.search(licence) is None


def read_pairs(folder: Path, *, everything: bool = False, seed: int = 0) -> list[Pair]:
    """All training pairs of a data folder and of our own text, in a fixed order.

    Args:
        folder: The folder that holds ``train/``.
        everything: Keep the sources that ``usable`` turns down; for measuring only.
        seed: Chooses which sentence of an encyclopedia passage stands for a question.

    Raises
    ------
        FileNotFoundError: ``folder`` has no ``train/parallel.tsv.gz``.
    """
    train = folder / "train"
    if not (train / "parallel.tsv.gz").is_file():
        raise FileNotFoundError(f"No training text at {train / 'parallel.tsv.gz'}. Name the folder that holds train/.")
    pairs = list(_parallel(train, everything))
    pairs += _lexicon(train / "lexicon_en_id.tsv.gz")
    for name in ("qa_id", "qa_en"):
        pairs += _questions(train / f"{name}.jsonl.gz")
    pairs += _encyclopedia(train / "wiki_id.jsonl.gz", random.Random(seed))
    for name in ("sentences", "informal"):
        pairs += _own(name)
    return pairs


def _parallel(train: Path, everything: bool) -> Iterator[Pair]:
    with (train / "sources.tsv").open(encoding="utf-8", newline="") as stream:
        licences = {row["source"]: row["licence"] for row in csv.DictReader(stream, delimiter="\t")}
    for line in _lines(train / "parallel.tsv.gz"):
        english, indonesian, source = line.split("\t")
        if everything or usable(licences.get(source, "none stated")):
            yield Pair(english, indonesian, _KIND_OF_PREFIX[source.partition(":")[0]], source)


def _lexicon(path: Path) -> Iterator[Pair]:
    for line in _lines(path):
        english, indonesian, source, senses = line.split("\t")
        # A word pair that shares one sense only is wrong as often as right.
        if source != "wordnet" or int(senses) > 1:
            yield Pair(english, indonesian, "lexicon", source)


def _questions(path: Path) -> Iterator[Pair]:
    for line in _lines(path):
        row = json.loads(line)
        yield Pair(row["question"], row["positive"], "question", row["source"])


def _encyclopedia(path: Path, chance: random.Random) -> Iterator[Pair]:
    for line in _lines(path):
        row = json.loads(line)
        sentences = _SENTENCE_END.split(row["passage"])
        if len(sentences) < 3 or chance.random() < 0.3:
            yield Pair(row["title"], row["passage"], "passage", "wiki_id")
            continue
        # The sentence taken out asks for the passage that it stood in.
        taken = sentences.pop(chance.randrange(len(sentences)))
        yield Pair(taken, " ".join(sentences), "passage", "wiki_id")


def _own(name: str) -> Iterator[Pair]:
    text = files("index.training").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            left, right = line.split("\t")
            yield Pair(left, right, "own", f"own:{name}")


def _lines(path: Path) -> Iterator[str]:
    if not path.is_file():
        print(f"  left out, no such file: {path.name}")
        return
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")
