"""Trains the bundled model: ``python -m index.train FOLDER [--out DIR]``.

The same folder, seed, machine and number of threads give the same weights. On Linux with glibc,
``MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000`` in the environment keeps freed memory and makes it several
times as fast.
"""

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from index.table import TOKENIZER_FILE, WEIGHTS_FILE, TokenTable
from index.words import Segmenter

if TYPE_CHECKING:
    from index.training.learning import Plan
    from index.training.sources import Pair

RECORD_FILE = "training.json"


def train(folder: Path, out: Path, plan: "Plan", *, vocabulary: int, everything: bool = False) -> TokenTable:
    """Trains a table on the data in ``folder``, writes it to ``out`` and gives it back.

    Args:
        folder: Holds ``train/`` with the text and ``dev/`` with what must not be trained on.
        out: Where the model goes.
        plan: Sizes, rates and seed.
        vocabulary: How many pieces of words to learn at most.
        everything: Use the sources without a usable licence too; such weights must not be given away.

    Raises
    ------
        FileNotFoundError: The folder holds no training text.
    """
    import torch
    from torch.nn import functional as F

    from index.training.chat import weighed_as_formal
    from index.training.holdout import Holdout
    from index.training.learning import Lessons, learn
    from index.training.sources import own_rows, read_pairs
    from index.training.vocabulary import learn_vocabulary

    read = read_pairs(folder, everything=everything, seed=plan.seed)
    pairs = Holdout.from_folder(folder / "dev").remove(read)
    print(f"{len(pairs):,} pairs; {len(read) - len(pairs):,} left out, they repeat a development set", flush=True)
    texts = [text for pair in pairs if pair.kind != "machine" for text in (pair.left, pair.right)]
    tokenizer = learn_vocabulary(texts, vocabulary)
    lessons = Lessons(pairs, Segmenter(tokenizer))
    for line, learned in learn(lessons, plan):  # noqa: B007 - the last one is the result
        print(line, flush=True)
    vectors = learned.vectors.weight.detach()[:-1].numpy()
    weights = F.softplus(learned.weights.detach())[:-1].numpy()
    weights = weighed_as_formal([(row[0], row[1]) for row in own_rows("informal")], tokenizer, weights)
    table = TokenTable.from_vectors(tokenizer, vectors, weights)
    table.save(out)
    record = _record(folder, pairs, len(read) - len(pairs), plan, everything)
    record["torch"] = str(torch.__version__).partition("+")[0]
    (out / RECORD_FILE).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return TokenTable.open(out)


def _record(folder: Path, pairs: Sequence["Pair"], repeated: int, plan: "Plan", everything: bool) -> dict[str, object]:
    """What a reader needs to tell this training from another."""
    train_folder = folder / "train"
    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(train_folder.iterdir())
        if path.is_file()
    }
    return {
        "files": digests,
        "pairs": dict(sorted(Counter(pair.kind for pair in pairs).items())),
        "pairs_left_out_as_repeating_development_sets": repeated,
        "sources": len({pair.source for pair in pairs}),
        "sources_without_usable_licence": everything,
        "plan": {name: getattr(plan, name) for name in plan.__dataclass_fields__},
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and trains."""
    parser = argparse.ArgumentParser(prog="python -m index.train", description="Train the bundled embedding model.")
    parser.add_argument("folder", type=Path, help="the data: train/ to learn from, dev/ to keep out of it")
    parser.add_argument("--out", type=Path, help="where the model goes (default: in place of the bundled one)")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--vocabulary", type=int, default=64_000, help="pieces of words at most")
    parser.add_argument("--dimension", type=int, default=256, help="length of a vector")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--everything", action="store_true", help="also non-commercial and unlicensed text; not to be given away"
    )
    options = parser.parse_args(arguments)
    from index.training.learning import Plan

    plan = Plan(dimension=options.dimension, seed=options.seed, threads=options.threads)
    out = options.out or Path(str(files("index").joinpath("model")))
    begun = time.perf_counter()
    try:
        table = train(options.folder, out, plan, vocabulary=options.vocabulary, everything=options.everything)
    except FileNotFoundError as error:
        raise SystemExit(str(error)) from error
    size = ((out / WEIGHTS_FILE).stat().st_size + (out / TOKENIZER_FILE).stat().st_size) / 1e6
    minutes = (time.perf_counter() - begun) / 60
    print(f"{out}: {len(table.numbers):,} pieces of {table.dimension} numbers, {size:.1f} MB, {minutes:.0f} min")


if __name__ == "__main__":
    main()
