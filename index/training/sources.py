"""Training text: a data folder read into pairs, each with its kind and its source.

The folder holds ``train/parallel.tsv.gz``, ``train/sources.tsv``, ``train/lexicon_en_id.tsv.gz``,
``train/qa_id.jsonl.gz``, ``train/qa_en.jsonl.gz`` and ``train/wiki_id.jsonl.gz``; a missing one but for the first two
is left out, and said so. Our own text stands beside this file.
"""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from index.training.chat import Spelling

Kind = Literal[
    "prose",
    "documentation",
    "interface",
    "machine",
    "lexicon",
    "own",
    "question",
    "own question",
    "passage",
    "patchwork",
]

# Publishers write it in many ways; what forbids selling, or says nothing at all, stays out of the weights that ship.
_UNUSABLE = re.compile(
    r"non-commercial|^none (stated|found)(?! in repo \(| \(handbook)(?!.*\b(CC BY|BSD|GPL))", re.IGNORECASE
)
_KIND_OF_PREFIX: dict[str, Kind] = {"ds": "prose", "docs": "documentation", "ui": "interface", "mt": "machine"}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PATCHES = 5
_ASKING_WORDS = 12
_CHAT_SHARE = 0.25


@dataclass(frozen=True)
class Pair:
    """Two texts that should find each other.

    Attributes
    ----------
        left: the English side, or the question.
        right: the Indonesian side, or the passage that answers.
        kind: what sort of text it is; decides how often it is drawn.
        source: where it comes from, as the data names it.

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
    ----
        folder: the folder that holds ``train/``.
        everything: keep the sources that ``usable`` turns down; for measuring only.
        seed: chooses what is left to chance: which sentence stands for a question, which words are spelt as in chats.

    Raises
    ------
        FileNotFoundError: ``folder`` has no ``train/parallel.tsv.gz``.

    """
    train = folder / "train"
    if not (train / "parallel.tsv.gz").is_file():
        raise FileNotFoundError(f"No training text at {train / 'parallel.tsv.gz'}. Name the folder that holds train/.")
    chance = random.Random(seed)
    parallel = list(_parallel(train, everything))
    pairs = parallel + list(_patchwork(parallel, chance))
    pairs += _lexicon(train / "lexicon_en_id.tsv.gz")
    questions = [*_questions(train / "qa_id.jsonl.gz"), *_questions(train / "qa_en.jsonl.gz")]
    own = [*_own_pairs(), *_own_facts()]
    pairs += [*questions, *own, *_chatty([*questions, *own], chance)]
    pairs += _encyclopedia(train / "wiki_id.jsonl.gz", chance)
    return pairs


def _parallel(train: Path, everything: bool) -> Iterator[Pair]:
    with (train / "sources.tsv").open(encoding="utf-8", newline="") as stream:
        licences = {row["source"]: row["licence"] for row in csv.DictReader(stream, delimiter="\t")}
    for line in _lines(train / "parallel.tsv.gz"):
        english, indonesian, source = line.split("\t")
        if everything or usable(licences.get(source, "none stated")):
            yield Pair(english, indonesian, _KIND_OF_PREFIX[source.partition(":")[0]], source)


def _patchwork(parallel: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """Some words of a sentence in one language ask for a passage in the other, patched together around its translation.

    Nothing public asks in one language for passages in the other; this teaches to find one sentence among several.
    """
    sentences = [pair for pair in parallel if pair.kind in ("prose", "documentation") and " " in pair.left]
    chance.shuffle(sentences)
    for start in range(0, len(sentences) - _PATCHES, _PATCHES):
        patches = sentences[start : start + _PATCHES]
        asked = chance.sample(patches, 2)
        english, indonesian = " ".join(p.left for p in patches), " ".join(p.right for p in patches)
        yield Pair(_some_words(asked[0].left, chance), indonesian, "patchwork", "patchwork")
        yield Pair(_some_words(asked[1].right, chance), english, "patchwork", "patchwork")


def _some_words(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    count = min(_ASKING_WORDS, max(3, round(len(words) * 0.6)))
    if len(words) <= count:
        return sentence
    return " ".join(words[place] for place in sorted(chance.sample(range(len(words)), count)))


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


def _own_pairs() -> Iterator[Pair]:
    for name in ("sentences", "terms", "informal"):
        for left, right in own_rows(name):
            yield Pair(left, right, "own", f"own:{name}")


def _own_facts() -> Iterator[Pair]:
    for english, indonesian, asks_english, asks_indonesian in own_rows("facts"):
        yield Pair(english, indonesian, "own", "own:facts")
        yield Pair(asks_english, asks_indonesian, "own", "own:facts")
        for question in (asks_english, asks_indonesian):
            for statement in (english, indonesian):
                yield Pair(question, statement, "own question", "own:facts")


def _chatty(pairs: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """Some of the pairs once more, the side that asks, or the Indonesian one, as people type it."""
    spelling = Spelling((form, formal) for form, formal in own_rows("informal"))
    for pair in pairs:
        if chance.random() > _CHAT_SHARE:
            continue
        if pair.kind == "own":
            yield Pair(pair.left, spelling.rewrite(pair.right, chance), pair.kind, pair.source)
        else:
            yield Pair(spelling.rewrite(pair.left, chance), pair.right, pair.kind, pair.source)


def own_rows(name: str) -> list[list[str]]:
    """The rows of a file of our own text, ``name`` without its ending."""
    text = files("index.training").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _lines(path: Path) -> Iterator[str]:
    if not path.is_file():
        print(f"  left out, no such file: {path.name}")
        return
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")
