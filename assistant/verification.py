"""Verification: nothing leaves that its citations do not support, whoever phrased it.

A statement passes where every quote is verbatim, and every number, date, name and negation in it is found in its
sources: the quoted slices themselves, or a claim that was checked against the same slices when the corpus was loaded.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language import words_of
from assistant.statement import Source, Statement
from assistant.wording import common_words, wording
from corpus import LANGUAGES, Corpus, Language
from corpus.checking import unsupported_figures, unsupported_names

_OPENING = re.compile(r"(?:^|[.!?]\s+)[“\"(]?([A-ZÀ-Þ][\w-]*)")
_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a statement.

    Attributes
    ----------
        kind: quote, figure, name, negation, source or marker.
        words: the words at fault.

    """

    kind: str
    words: str


def faults(statement: Statement, corpus: Corpus, language: Language) -> list[Fault]:
    """What a statement says that its sources do not; empty where it may be said."""
    if not statement.sources:
        return [Fault("source", statement.text)]
    found = [Fault("quote", str(source.span)) for source in statement.sources if not _verbatim(source, corpus)]
    grounds = list(_grounds(statement, corpus))
    text = statement.text
    for figure in unsupported_figures(text, [*grounds, *statement.asked]):
        if figure.value not in statement.computed:
            found.append(Fault("figure", text[figure.start : figure.end]))
    found += [Fault("name", name) for name in unsupported_names(text, [*grounds, *statement.asked], corpus.gazetteer)]
    found += [Fault("name", word) for word in _strange_openings(text, [*grounds, *statement.asked], corpus)]
    # A denial of what was asked is the program's own and needs no negation in the source.
    if not statement.asked:
        found += [Fault("negation", words) for words in _polarity_faults(text, grounds, language)]
    return found


def marker_faults(text: str, count: int) -> list[Fault]:
    """Markers without a citation, and citations without a marker, where an answer has `count` citations."""
    numbers = [int(number) for number in _MARKER.findall(text)]
    dangling = [Fault("marker", f"[{number}]") for number in numbers if not 1 <= number <= count]
    unused = [Fault("marker", f"[{number}]") for number in range(1, count + 1) if number not in numbers]
    firsts = list(dict.fromkeys(numbers))
    disorder = [
        Fault("marker", f"[{number}]") for number, place in zip(firsts, sorted(firsts), strict=True) if number != place
    ]
    return [*dangling, *unused, *disorder]


def _verbatim(source: Source, corpus: Corpus) -> bool:
    span, text = source.span, corpus.document.text
    inside = 0 <= span.start < span.end <= len(text) and 1 <= span.paragraph <= len(corpus.document.paragraphs)
    if not inside:
        return False
    paragraph = corpus.document.paragraph(span.paragraph)
    cut = any(text[place - 1 : place + 1].isalnum() and 0 < place < len(text) for place in (span.start, span.end))
    return paragraph.start <= span.start and span.end <= paragraph.end and not cut


def _grounds(statement: Statement, corpus: Corpus) -> Iterable[str]:
    """The texts that a statement may draw on: its quotes, and the claims that rest on no other evidence than these."""
    cited = [source.span for source in statement.sources]
    for span in cited:
        yield corpus.document.slice(span)
    for note_id in {source.note for source in statement.sources if source.note is not None}:
        note = corpus.note(note_id)
        if all(any(span.start <= part.start and part.end <= span.end for span in cited) for part in note.evidence):
            yield from note.claim.values()


def _strange_openings(text: str, grounds: Sequence[str], corpus: Corpus) -> Iterable[str]:
    """The first words of sentences that no ground, no claim and no reply ever uses: names, most likely."""
    given = {word for ground in grounds for word in words_of(ground)}
    for match in _OPENING.finditer(text):
        word = match.group(1).lower()
        if word not in given and word not in _usual(corpus):
            yield match.group(1)


@lru_cache(maxsize=8)
def _usual(corpus: Corpus) -> frozenset[str]:
    """The words that sentences about a corpus are made of: its claims, its names, its nouns, the replies."""
    texts = [claim for note in corpus.notes for claim in note.claim.values()]
    texts += [form for name in corpus.all_names for form in name.all_forms()]
    for table in corpus.tables:
        for noun in filter(None, (table.members, table.groups)):
            texts += [*noun.one.values(), *noun.many.values(), *table.title.values()]
    texts += [reply for language in LANGUAGES for reply in wording(language).replies.values()]
    return common_words() | frozenset(words_of(" ".join(texts)))


def _polarity_faults(text: str, grounds: Sequence[str], language: Language) -> Iterable[str]:
    """Words that deny what no source denies; or, where every source denies something, a text that denies nothing."""
    stated = [ground for ground in grounds if ground and ground in text]
    if stated:
        # What is left beside a claim in its own words must not take it back.
        rest = text.replace(max(stated, key=len), " ")
        taken_back = wording(language).negations.search(rest)
        if taken_back:
            yield taken_back.group()
        return
    denials = [any(wording(other).negations.search(ground) for other in LANGUAGES) for ground in grounds]
    match = wording(language).negations.search(text)
    if match and not any(denials):
        yield match.group()
    elif denials and all(denials) and not match:
        yield text
