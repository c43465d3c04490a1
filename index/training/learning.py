"""Learning: batches drawn from the pairs in a fixed order, and the table stepped along their gradients."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from index.training.objective import Batch, Table, contrast, interaction_backward, mean_logits, same_partner
from index.training.sources import Kind, Pair
from index.words import Segmenter, Words

# How often a pair of each kind is drawn in one epoch: prose teaches most, interface strings and machine
# translation repeat themselves.
RATES: dict[Kind, float] = {
    "prose": 3.0,
    "documentation": 1.0,
    "interface": 0.6,
    "machine": 0.4,
    "lexicon": 1.0,
    "own": 8.0,
    "question": 1.5,
    "own question": 8.0,
    "passage": 0.7,
    "patchwork": 1.0,
}

# Kinds that share batches: a wrong answer teaches only if it could have been right.
_TOGETHER: tuple[tuple[Kind, ...], ...] = (
    ("prose", "documentation", "own"),
    ("interface", "lexicon"),
    ("machine",),
    ("question", "own question"),
    ("patchwork",),
    ("passage",),
)
_ONE_WAY: tuple[Kind, ...] = ("question", "passage", "patchwork")
_LONGEST_ASKING = 24
_LONGEST_SOUGHT = 90
_STRETCH = 24
_SPARING = 3
_PIECES_OF_WORD = 6


@dataclass(frozen=True)
class Plan:
    """The settings of one run of training.

    Attributes
    ----------
        dimension: Length of a vector.
        mean_epochs: Epochs on the mean alone, which shapes the space quickly.
        interaction_epochs: Epochs on the mean and late interaction together.
        mean_batch: Pairs in a batch of the first stage.
        interaction_batch: Pairs in a batch of the second stage.
        rate: Highest learning rate of the first stage.
        interaction_rate: Highest learning rate of the second stage.
        near: How many sought texts late interaction must tell apart.
        mean_share: Weight of the mean's loss in the second stage.
        floor: Similarity below which a word counts as missing.
        dropped: Share of words left out at random, so that a text is not known by a single one.
        seed: Fixes the order and the first vectors.
        threads: Processor threads.
    """

    dimension: int = 256
    mean_epochs: int = 5
    interaction_epochs: int = 3
    mean_batch: int = 2048
    interaction_batch: int = 1024
    rate: float = 0.02
    interaction_rate: float = 0.004
    near: int = 16
    mean_share: float = 1.0
    floor: float = 0.0
    dropped: float = 0.15
    seed: int = 3
    threads: int = 2


class Lessons:
    """The pairs as word numbers, and the batches drawn from them.

    Args:
        pairs: What to learn from.
        segmenter: Cuts the texts.
    """

    def __init__(self, pairs: Sequence[Pair], segmenter: Segmenter) -> None:
        words = segmenter.words([text for pair in pairs for text in (pair.left, pair.right)])
        self._words = words
        self._missing = segmenter.tokenizer.get_vocab_size()
        self._pieces = _padded_pieces(words, self._missing)
        self._kinds = np.array([pair.kind for pair in pairs])
        self.texts = 2 * len(pairs)

    def frequencies(self) -> NDArray[np.int64]:
        """How often each piece occurs, (n_pieces,)."""
        counts = np.bincount(self._words.occurrences, minlength=len(self._words))
        lengths = np.diff(self._words.starts)
        result = np.zeros(self._missing, dtype=np.int64)
        np.add.at(result, self._words.pieces, np.repeat(counts, lengths))
        return result

    def epoch(self, size: int, chance: np.random.Generator) -> list[tuple[NDArray[np.int64], bool]]:
        """Rows of every batch of an epoch, shuffled, and whether their sides may change places."""
        batches: list[tuple[NDArray[np.int64], bool]] = []
        for kinds in _TOGETHER:
            drawn = np.concatenate([self._draw(kind, chance) for kind in kinds])
            chance.shuffle(drawn)
            drawn = self._by_length(drawn, size)
            full = [drawn[start : start + size] for start in range(0, len(drawn), size)]
            batches += [(rows, kinds[0] not in _ONE_WAY) for rows in full if len(rows) > 32]
        order = chance.permutation(len(batches))
        return [batches[place] for place in order]

    def batch(self, rows: NDArray[np.int64], swaps: bool, chance: np.random.Generator, dropped: float = 0.0) -> Batch:
        """The batch of these pairs; where ``swaps``, each pair turns around half of the time."""
        turned = chance.integers(0, 2, len(rows)) if swaps else np.zeros(len(rows), dtype=np.int64)
        asking = self._padded(2 * rows + turned, _LONGEST_ASKING)
        sought = self._padded(2 * rows + 1 - turned, _LONGEST_SOUGHT)
        keys = [torch.from_numpy(_keys(texts)) for texts in (asking, sought)]
        asking, sought = _thinned(asking, dropped, chance), _thinned(sought, dropped, chance)
        both = np.concatenate([asking.ravel(), sought.ravel()])
        used, local = np.unique(both, return_inverse=True)
        # -1 sorts first and stays -1.
        if used[0] == -1:
            used, local = used[1:], local - 1
        split = asking.size
        return Batch(
            asking=torch.from_numpy(local[:split].reshape(asking.shape)),
            sought=torch.from_numpy(local[split:].reshape(sought.shape)),
            pieces=torch.from_numpy(self._pieces[used]),
            asking_keys=keys[0],
            sought_keys=keys[1],
        )

    def _draw(self, kind: Kind, chance: np.random.Generator) -> NDArray[np.int64]:
        rows = np.flatnonzero(self._kinds == kind)
        whole, rest = divmod(RATES[kind], 1.0)
        part = chance.permutation(rows)[: int(rest * len(rows))]
        return np.concatenate([np.tile(rows, int(whole)), part])

    def _by_length(self, rows: NDArray[np.int64], size: int) -> NDArray[np.int64]:
        """Rows of like length side by side, within stretches of many batches: less padding, likelier wrong answers."""
        bounds = self._words.bounds
        lengths = np.maximum(bounds[2 * rows + 1] - bounds[2 * rows], bounds[2 * rows + 2] - bounds[2 * rows + 1])
        stretch = np.arange(len(rows)) // (_STRETCH * size)
        ordered: NDArray[np.int64] = rows[np.lexsort((lengths, stretch))]
        return ordered

    def _padded(self, texts: NDArray[np.int64], longest: int) -> NDArray[np.int64]:
        begins = self._words.bounds[texts]
        lengths = np.minimum(self._words.bounds[texts + 1] - begins, longest)
        width = max(1, int(lengths.max()))
        columns = np.arange(width)
        inside = columns < lengths[:, None]
        places = np.where(inside, begins[:, None] + columns, 0)
        return np.where(inside, self._words.occurrences[places], -1)


def learn(lessons: Lessons, plan: Plan) -> Iterator[tuple[str, Table]]:
    """The table after each epoch, with a line on how it went."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    chance = np.random.default_rng(plan.seed)
    table = Table(lessons.frequencies(), lessons.texts, plan.dimension)
    yield from _stage(table, lessons, plan, chance, interacting=False)
    yield from _stage(table, lessons, plan, chance, interacting=True)


def _stage(
    table: Table, lessons: Lessons, plan: Plan, chance: np.random.Generator, *, interacting: bool
) -> Iterator[tuple[str, Table]]:
    epochs = plan.interaction_epochs if interacting else plan.mean_epochs
    if not epochs:
        return
    size = plan.interaction_batch if interacting else plan.mean_batch
    rate = plan.interaction_rate if interacting else plan.rate
    scales = [table.mean_scale, table.interaction_scale]
    groups = [
        {"params": [table.vectors.weight], "lr": rate},
        {"params": [table.weights], "lr": rate},
        {"params": scales, "lr": rate / 10},
    ]
    optimizer = torch.optim.Adam(groups, fused=True)
    steps = epochs * (len(lessons.epoch(size, np.random.default_rng(0))) + len(_TOGETHER))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, rate, rate / 10], total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        begun, losses = time.perf_counter(), []
        for rows, swaps in lessons.epoch(size, chance):
            batch = lessons.batch(rows, swaps, chance, plan.dropped)
            losses.append(_step(table, batch, plan, interacting))
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
        mean, interaction, found = np.mean(losses, axis=0)
        stage = "interaction" if interacting else "mean"
        yield (
            f"{stage} epoch {epoch + 1}/{epochs}: {len(losses)} batches in {time.perf_counter() - begun:.0f} s, "
            f"mean loss {mean:.3f}, interaction loss {interaction:.3f}, found {found:.3f}",
            table,
        )


def _step(table: Table, batch: Batch, plan: Plan, interacting: bool) -> tuple[float, float, float]:
    graph = table.vectors(batch.pieces)
    raw = graph.detach().requires_grad_()
    logits = mean_logits(table, raw, batch)
    same = same_partner(batch)
    loss = contrast(logits, same)
    ((plan.mean_share if interacting else 1.0) * loss).backward()
    interaction, found = 0.0, 0.0
    if interacting:
        nearest = _nearest(logits.detach(), same, plan.near)
        interaction, found = interaction_backward(table, raw, batch, nearest, share=1.0, floor=plan.floor)
    assert raw.grad is not None
    graph.backward(raw.grad)
    return loss.item(), interaction, found


def _nearest(logits: torch.Tensor, same: torch.Tensor, near: int) -> torch.Tensor:
    """Each row's own column first, then the columns that the mean ranks highest; -1 where a column is the same text."""
    own = torch.arange(len(logits))
    others = logits.masked_fill(same, -1e4).fill_diagonal_(-2e4)
    value, column = others.topk(min(near, len(logits) - 1), dim=1)
    column = torch.where(value > -5e3, column, -1)
    return torch.cat([own[:, None], column], dim=1)


def _thinned(texts: NDArray[np.int64], dropped: float, chance: np.random.Generator) -> NDArray[np.int64]:
    """The texts with some words left out; short ones stay whole, they have none to spare."""
    long = (texts >= 0).sum(axis=1, keepdims=True) > _SPARING
    out = (chance.random(texts.shape, dtype=np.float32) < dropped) & long
    return np.where(out, -1, texts)


def _keys(texts: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number for each row, equal for equal rows."""
    _, keys = np.unique(texts, axis=0, return_inverse=True)
    return keys.ravel()


def _padded_pieces(words: Words, missing: int) -> NDArray[np.int64]:
    lengths = np.minimum(np.diff(words.starts), _PIECES_OF_WORD)
    columns = np.arange(_PIECES_OF_WORD)
    inside = columns < lengths[:, None]
    places = np.where(inside, words.starts[:-1, None] + columns, 0)
    return np.where(inside, words.pieces[places], missing)
