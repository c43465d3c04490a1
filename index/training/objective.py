"""What training asks for: of a batch, each text's nearest must be its own partner, by mean and by late interaction."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FORBIDDEN = -1e4


@dataclass(frozen=True)
class Batch:
    """Partners as word numbers, padded with -1.

    Attributes
    ----------
        asking: Words of the texts that look for their partner, (n, longest).
        sought: Words of the partners, (n, longest).
        pieces: Pieces of the words that occur, padded with the number after the last piece, (n_words, longest).
        asking_keys: One number for each asking text, equal for equal texts, (n,).
        sought_keys: The same for the partners, (n,).
    """

    asking: Tensor
    sought: Tensor
    pieces: Tensor
    asking_keys: Tensor
    sought_keys: Tensor


class Table(nn.Module):
    """The vectors and weights that are learned.

    Args:
        frequencies: How many texts each piece occurs in, (n_pieces,); rare pieces start heavy.
        texts: How many texts there are.
        dimension: Length of a vector.
    """

    def __init__(self, frequencies: "NDArray[np.int64]", texts: int, dimension: int) -> None:
        super().__init__()
        size = len(frequencies)
        self.vectors = nn.EmbeddingBag(size + 1, dimension, mode="sum", padding_idx=size)
        nn.init.normal_(self.vectors.weight, std=0.1)
        with torch.no_grad():
            self.vectors.weight[size] = 0
        rarity = np.log(texts / (frequencies + 1.0)) / np.log(texts)
        weights = torch.from_numpy(np.clip(rarity, 0.05, 1.0).astype(np.float32))
        self.weights = nn.Parameter(torch.log(torch.expm1(torch.cat([weights, torch.tensor([1.0])]))))
        self.size = size
        self.mean_scale = nn.Parameter(torch.tensor(np.log(20.0), dtype=torch.float32))
        self.interaction_scale = nn.Parameter(torch.tensor(np.log(20.0), dtype=torch.float32))

    def word_weights(self, pieces: Tensor) -> Tensor:
        """Weight of each word, from its pieces, (n_words,)."""
        weights = F.softplus(self.weights)[pieces] * (pieces < self.size)
        return weights.pow(2).sum(1).clamp_min(1e-8).sqrt()


def mean_logits(table: Table, raw: Tensor, batch: Batch) -> Tensor:
    """Scaled cosine of the means of every asking text with every sought one, (n, n)."""
    asking = F.normalize(_sum(raw, batch.asking), dim=1)
    sought = F.normalize(_sum(raw, batch.sought), dim=1)
    return table.mean_scale.exp().clamp(max=100) * asking @ sought.T


def same_partner(batch: Batch) -> Tensor:
    """True off the diagonal where another row's texts are the same, so that it is no wrong answer, (n, n)."""
    asking, sought = batch.asking_keys, batch.sought_keys
    same = (asking[:, None] == asking) | (sought[:, None] == sought)
    return same.fill_diagonal_(False)


def contrast(logits: Tensor, same: Tensor) -> Tensor:
    """Mean loss of finding the diagonal along the rows and along the columns."""
    logits = logits.masked_fill(same, _FORBIDDEN)
    target = torch.arange(len(logits))
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2


def interaction_backward(
    table: Table, raw: Tensor, batch: Batch, nearest: Tensor, *, share: float, floor: float
) -> tuple[float, float]:
    """Adds the gradient of the late-interaction loss; gives the loss and the share of partners found.

    Each asking word takes its best word of the sought text. The search for the best words needs no gradient, so it
    runs over a plain matrix of all words with all words; only the chosen pairs are differentiated.

    Args:
        table: What is learned.
        raw: Word vectors, (n_words, dimension), part of a graph.
        batch: The partners.
        nearest: For each asking text the sought ones to tell apart, its own first, (n, k).
        share: Factor on the loss.
        floor: Similarity below which a word counts as missing.
    """
    unit = F.normalize(raw, dim=1)
    weights = table.word_weights(batch.pieces)
    with torch.no_grad():
        left, left_at = torch.unique(batch.asking.clamp_min(0), return_inverse=True)
        right, right_at = torch.unique(batch.sought.clamp_min(0), return_inverse=True)
        similar = unit[left] @ unit[right].T
        # The last column stands for padding and never wins.
        similar = torch.cat([similar, torch.full((len(left), 1), -1.0)], dim=1)
        right_at = torch.where(batch.sought >= 0, right_at, len(right))
        width = similar.shape[1]
        best, choice = _best(similar.reshape(-1), left_at * width, right_at, nearest)
    chosen = best.clone().requires_grad_()
    present = (batch.asking >= 0).float()
    # A crowd of small accidental likenesses must not outweigh one missing word.
    shaped = F.relu(chosen - floor) / (1 - floor)
    heavy = weights[batch.asking.clamp_min(0)] * present
    heavy = heavy / heavy.sum(1, keepdim=True).clamp_min(1e-6)
    logits = table.interaction_scale.exp().clamp(max=100) * (shaped * heavy[:, None, :]).sum(2)
    duplicate = nearest[:, 1:] < 0
    logits = torch.cat([logits[:, :1], logits[:, 1:].masked_fill(duplicate, _FORBIDDEN)], dim=1)
    loss = F.cross_entropy(logits, torch.zeros(len(logits), dtype=torch.long))
    torch.autograd.backward([share * loss], retain_graph=True)
    assert chosen.grad is not None
    _pull(unit, left, right, left_at, choice, chosen.grad)
    found = (logits.argmax(1) == 0).float().mean().item()
    return loss.item(), found


def _best(similar: Tensor, rows: Tensor, columns: Tensor, nearest: Tensor) -> tuple[Tensor, Tensor]:
    """Best similarity of each asking word in each near text and the column it stands in, both (n, k, longest)."""
    best, choice = [], []
    for part in torch.split(torch.arange(len(nearest)), 64):
        near = columns[nearest[part].clamp_min(0)]
        places = rows[part][:, None, :, None] + near[:, :, None, :]
        value, place = similar[places].max(dim=3)
        best.append(value)
        choice.append(near[:, :, None, :].expand(-1, -1, rows.shape[1], -1).gather(3, place[..., None])[..., 0])
    return torch.cat(best), torch.cat(choice)


def _pull(unit: Tensor, left: Tensor, right: Tensor, left_at: Tensor, choice: Tensor, slope: Tensor) -> None:
    """Sends the slope of each chosen pair of words back into both words' vectors."""
    # Most pairs stand in texts that are told apart already; a slope this small moves nothing.
    keep = (slope.abs() > 1e-6) & (choice < len(right))
    rows, columns, slopes = left_at[:, None, :].expand_as(choice)[keep], choice[keep], slope[keep, None]
    lefts, rights = unit[left], unit[right]
    toward_left = torch.zeros_like(lefts).index_add_(0, rows, slopes * rights.detach()[columns])
    toward_right = torch.zeros_like(rights).index_add_(0, columns, slopes * lefts.detach()[rows])
    torch.autograd.backward([lefts, rights], [toward_left, toward_right], retain_graph=True)


def _sum(raw: Tensor, words: Tensor) -> Tensor:
    padded = torch.cat([raw, raw.new_zeros(1, raw.shape[1])])
    places = torch.where(words >= 0, words, len(raw))
    return F.embedding_bag(places, padded, mode="sum", padding_idx=len(raw))
