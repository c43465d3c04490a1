"""Masking: members of tables read as what they are, so that a question about one city finds the notes about any."""

from functools import lru_cache

from corpus.corpus import Corpus
from corpus.document import LANGUAGES, Language
from corpus.name import Name


def mask(text: str, corpus: Corpus, language: Language) -> str:
    """The text with every table member or group that no claim speaks of replaced by its noun."""
    maskable = _maskable(corpus)
    for mention in reversed(corpus.gazetteer.find(text)):
        nouns = [maskable[name.id, name.type] for name in mention.names if (name.id, name.type) in maskable]
        if nouns:
            text = f"{text[: mention.start]}{nouns[-1][language]}{text[mention.end :]}"
    return text


@lru_cache(maxsize=4)
def _maskable(corpus: Corpus) -> dict[tuple[str, str], dict[Language, str]]:
    """For a member or group, by id and type, its noun in each language."""
    claims = " \n".join(claim for note in corpus.notes for claim in note.claim.values())
    spoken = {(name.id, name.type) for mention in corpus.gazetteer.find(claims) for name in mention.names}
    nouns: dict[tuple[str, str], dict[Language, str]] = {}
    for table in corpus.tables:
        for row in table.rows:
            named: list[tuple[Name, dict[Language, str]]] = [
                (member, {language: table.members.one[language] for language in LANGUAGES}) for member in row.members
            ]
            if row.group is not None and table.groups is not None:
                named.append((row.group, {language: table.groups.one[language] for language in LANGUAGES}))
            nouns |= {(name.id, name.type): noun for name, noun in named if (name.id, name.type) not in spoken}
    return nouns
