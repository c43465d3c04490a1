"""Fixtures: golden questions, and the rules by which an answer to one is right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import FixtureError
from assistant.language import words_of
from assistant.response import Answer
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language
from corpus.reading import read_yaml

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-ZÀ-Þ0-9])")
_MARKERS = re.compile(r"\s*\[\d+\]")
_MOST_SENTENCES = 3
# What may be longer than three sentences: answers that enumerate.
_LONG_KINDS = ("list", "summary", "table", "compare")


@dataclass(frozen=True)
class Fixture:
    """One golden question; `tests/fixtures/README.md` says what each part means.

    Attributes
    ----------
        id, question, history, language, kind, tags, abstain, pair: as written.
        holds: each a set of alternatives, of which the answer must hold at least one.
        lacks: what the answer must not hold.
        evidence: slices of the document, each of which a quote must overlap.
        reply: "yes" or "no" where that is asked for: the answer must not begin with the other one.

    """

    id: str
    question: str
    history: tuple[Mapping[str, str], ...]
    language: Language
    kind: str
    tags: tuple[str, ...]
    holds: tuple[tuple[re.Pattern[str], ...], ...]
    lacks: tuple[re.Pattern[str], ...]
    evidence: tuple[str, ...]
    abstain: bool
    pair: str | None
    reply: str | None = None

    def faults(self, answer: Answer, corpus: Corpus) -> list[str]:
        """Why an answer is not right, in words; empty where it is."""
        found = []
        if answer.abstained != self.abstain:
            found.append("abstained" if answer.abstained else "did not abstain")
        if answer.language != self.language or _spoken(answer) not in (self.language, None):
            found.append(f"not in {self.language!r}")
        text = _MARKERS.sub("", answer.text)
        for patterns in self.holds:
            if not any(pattern.search(text) for pattern in patterns):
                found.append(f"lacks {' or '.join(pattern.pattern for pattern in patterns)}")
        found += [f"holds {pattern.pattern}" for pattern in self.lacks if pattern.search(text)]
        found += [f"does not cite {slice_!r}" for slice_ in self.evidence if not _cited(slice_, answer, corpus)]
        other = {"yes": "no", "no": "yes"}.get(self.reply or "")
        opposite = wording(self.language).replies[other].rstrip(".") if other else None
        if opposite and re.match(rf"{opposite}[.,]", text):
            found.append(f"begins with {opposite}")
        sentences = len(_SENTENCE.split(text))
        if sentences > _MOST_SENTENCES * (1 + ("multiple" in self.tags)) and self.kind not in _LONG_KINDS:
            found.append(f"is {sentences} sentences long")
        return found


def read_fixtures(folder: Path) -> list[Fixture]:
    """All golden questions below a folder, or in one file.

    Raises `FixtureError`, with the file, the question and what to do, where one cannot be used.
    """
    paths = sorted(folder.rglob("*.yaml")) if folder.is_dir() else [folder]
    if not paths or not all(path.is_file() for path in paths):
        raise FixtureError(f"There are no golden questions at {folder}; give a folder of YAML files.")
    fixtures = [fixture for path in paths for fixture in _read(path)]
    seen: set[str] = set()
    for fixture in fixtures:
        if fixture.id in seen:
            raise FixtureError(f"The question id {fixture.id!r} stands twice below {folder}; give one of them another.")
        seen.add(fixture.id)
    return fixtures


def _read(path: Path) -> Iterator[Fixture]:
    content = read_yaml(path)
    if not isinstance(content, list):
        raise FixtureError(f"{path} must hold a list of questions; begin each with '- id: …'.")
    for number, entry in enumerate(content, start=1):
        if not isinstance(entry, dict) or not entry.get("id") or not isinstance(entry.get("question"), str):
            raise FixtureError(f"{path}: entry {number} needs an id and a question.")
        yield _fixture(entry, f"{path}: question {entry['id']!r}")


def _fixture(entry: dict[str, Any], where: str) -> Fixture:
    if entry.get("language") not in LANGUAGES:
        raise FixtureError(f"{where} has the language {entry.get('language')!r}; give 'id' or 'en'.")
    abstain = bool(entry.get("abstain", False))
    evidence = tuple(entry.get("evidence", ()))
    if abstain and evidence:
        raise FixtureError(f"{where} abstains and has evidence; keep one of them.")
    if entry.get("reply") not in (None, "yes", "no"):
        raise FixtureError(f"{where} has the reply {entry['reply']!r}; give 'yes' or 'no', in quotation marks.")
    return Fixture(
        id=str(entry["id"]),
        question=entry["question"],
        history=tuple(entry.get("history", ())),
        language=entry["language"],
        kind=str(entry.get("kind", "what")),
        tags=tuple(entry.get("tags") or ()),
        holds=tuple(_patterns(each if isinstance(each, list) else [each], where) for each in entry.get("holds") or ()),
        lacks=_patterns(entry.get("lacks") or [], where),
        evidence=evidence,
        abstain=abstain,
        pair=entry.get("pair"),
        reply=entry.get("reply"),
    )


def _patterns(patterns: Sequence[object], where: str) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(str(pattern), re.IGNORECASE) for pattern in patterns)
    except re.error as error:
        raise FixtureError(f"{where}: {error.pattern!r} is no regular expression ({error}); mend it.") from error


def _cited(slice_: str, answer: Answer, corpus: Corpus) -> bool:
    start = corpus.document.text.find(slice_)
    return any(start < c.end and c.start < start + len(slice_) for c in answer.citations) if start >= 0 else False


def _spoken(answer: Answer) -> Language | None:
    """The language that the answer's own function words are in; None where they do not tell."""
    words = words_of(_MARKERS.sub("", answer.text))
    counts = {
        language: sum(word in wording(language).common - wording(_other(language)).common for word in words)
        for language in LANGUAGES
    }
    if counts["id"] == counts["en"]:
        return None
    return "id" if counts["id"] > counts["en"] else "en"


def _other(language: Language) -> Language:
    return "en" if language == "id" else "id"
