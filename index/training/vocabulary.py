"""The tokenizer: a WordPiece vocabulary shared by both languages, learned from the training text."""

import re
from collections import Counter
from collections.abc import Sequence

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"

# Marks that carry meaning across languages stay; all other punctuation would only dilute a mean of few words.
_DROPPED = r"[^\p{L}\p{N}\p{M}?%$€]+"
_KEPT = r"[?%$€]"

# Small words that Indonesian writes onto the end of others. A word with one of them is no word of its own to learn:
# it is its stem and the ending, which then mean the same wherever they stand.
_ENDINGS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SHORTEST_STEM = 4
# Room in the vocabulary for what is taken out of it again.
_SPARE = 1.15
_LETTERS = 400
_TEXTS_AT_ONCE = 10_000


def learn_vocabulary(texts: Sequence[str], size: int) -> Tokenizer:
    """A tokenizer of at most ``size`` pieces: frequent words whole, rare ones in pieces (``##`` continues a word)."""
    tokenizer = _tokenizer({UNKNOWN: 0})
    letters = _letters(texts, tokenizer)
    # The library numbers letters inside a word as it meets them, in an order that changes from run to run, and breaks
    # ties between pieces by these numbers. Numbered beforehand, the same text always gives the same vocabulary.
    inner = [f"##{letter}" for letter in letters]
    trainer = trainers.WordPieceTrainer(
        vocab_size=int(size * _SPARE),
        min_frequency=3,
        limit_alphabet=len(letters),
        initial_alphabet=letters,
        special_tokens=[UNKNOWN, *inner],
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    kept = _without_endings(tokenizer.get_vocab())[:size]
    return _tokenizer({piece: number for number, piece in enumerate(kept)})


def _tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    model = models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=60)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_DROPPED), "removed"),
            pre_tokenizers.Split(Regex(_KEPT), "isolated"),
        ]
    )
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def _letters(texts: Sequence[str], tokenizer: Tokenizer) -> list[str]:
    """The letters that the texts are mostly written in, sorted."""
    counts: Counter[str] = Counter()
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        counts.update(tokenizer.normalizer.normalize_str("\n".join(texts[start : start + _TEXTS_AT_ONCE])))
    ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
    return sorted(letter for letter in ranked[:_LETTERS] if not re.match(r"\s", letter))


def _without_endings(vocabulary: dict[str, int]) -> list[str]:
    """The pieces in their order, without words that are another piece and an ending."""
    pieces = sorted(vocabulary, key=vocabulary.__getitem__)
    endings = [ending for ending in _ENDINGS if f"##{ending}" in vocabulary]
    return [piece for piece in pieces if not any(_is_joined(piece, ending, vocabulary) for ending in endings)]


def _is_joined(piece: str, ending: str, vocabulary: dict[str, int]) -> bool:
    stem = piece.removesuffix(ending)
    return stem != piece and len(stem) >= _SHORTEST_STEM and stem in vocabulary and not piece.startswith("##")
