"""Chat spelling: formal sentences written the way that people type them, so that both find the same passages."""

import random
import re
from collections.abc import Iterable

import numpy as np
from tokenizers import Tokenizer

from index.table import Vectors

_WORD = re.compile(r"\w+")


class Spelling:
    """Short and spoken forms by the formal word that they stand for.

    Args:
        pairs: A form of chats and what it stands for; only single words of one language are of use here.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._forms: dict[str, list[str]] = {}
        for form, formal in pairs:
            if " " not in form and " " not in formal:
                self._forms.setdefault(formal, []).append(form)

    def rewrite(self, text: str, chance: random.Random) -> str:
        """``text`` in lower case with two of three words that have a chat form in one of theirs."""

        def replaced(match: re.Match[str]) -> str:
            forms = self._forms.get(match[0])
            return chance.choice(forms) if forms and chance.random() < 0.67 else match[0]

        return _WORD.sub(replaced, text.lower())


def weighed_as_formal(pairs: Iterable[tuple[str, str]], tokenizer: Tokenizer, weights: Vectors) -> Vectors:
    """The weights of all pieces, chat forms no heavier than what they stand for.

    A form is rare in edited text, so it is learned as if it said much; "udah" says no more than "sudah".

    Args:
        pairs: A form of chats and what it stands for.
        tokenizer: Numbers the pieces.
        weights: As learned, (n_pieces,).
    """
    result = weights.copy()
    for form, formal in pairs:
        forms, formals = (tokenizer.encode(side, add_special_tokens=False).ids for side in (form, formal))
        if len(forms) == 1 and formals:
            result[forms[0]] = min(result[forms[0]], float(np.max(weights[formals])))
    return result
