"""The tokenizer: a WordPiece vocabulary shared by both languages, learned from the training text."""

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"

# Marks that carry meaning across languages stay; all other punctuation would only dilute a mean of few words.
_DROPPED = r"[^\p{L}\p{N}\p{M}?%$€]+"
_KEPT = r"[?%$€]"


def learn_vocabulary(texts: Iterable[str], size: int) -> Tokenizer:
    """A tokenizer of at most ``size`` pieces: frequent words whole, rare ones in pieces (``##`` continues a word)."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
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
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=3, limit_alphabet=400, special_tokens=[UNKNOWN], show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
