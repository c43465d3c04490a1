"""Chat spelling: formal sentences written the way that people type them, so that both find the same passages."""

import random
import re
from collections.abc import Iterable

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
