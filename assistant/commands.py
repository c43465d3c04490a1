"""What each command of the command line does: a function that prints and gives the exit code."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Never

from assistant.errors import SettingsError
from assistant.settings import Settings
from corpus import Corpus, CorpusError, Gap, Note

if TYPE_CHECKING:
    from assistant.answering import Assistant

FINE, FAILED = 0, 1


def ask(options: Namespace) -> int:
    """Print the answer to a question."""
    answer = _assistant(options).answer(_question(options), language=options.language)
    print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2) if options.json else answer)
    return FINE


def _question(options: Namespace) -> str:
    """The question's words; where there are none, what is piped in."""
    if options.question or sys.stdin is None or sys.stdin.isatty():
        return " ".join(options.question)
    return sys.stdin.buffer.read().decode(errors="replace")


def chat(options: Namespace) -> int:
    """Serve the chat window until it is ended."""
    from assistant.window.options import ChatOptions
    from assistant.window.server import serve

    chosen = ChatOptions(
        host=options.host,
        port=options.port,
        auth_file=options.auth_file,
        root_path=options.root_path,
        share=options.share,
        open=options.open,
        insecure=options.insecure,
        mcp=options.mcp,
        candidates=options.candidates,
    )
    serve(_assistant(options), chosen, announce=partial(print, flush=True))
    return FINE


def index_build(options: Namespace) -> int:
    """Build the index where there is none."""
    search = _assistant(options).search
    print(
        f"The index {search.fingerprint} holds {len(search.chunks):,} entries, by the model {search.embedder.name!r}."
    )
    return FINE


def index_show(_: Namespace) -> int:
    """Print which indexes there are."""
    from index.store import built_stores

    folder = _cache()
    stores = built_stores(folder)
    print(f"{folder} holds {_counted(len(stores), 'index', 'indexes')}{', the newest first' * (len(stores) > 1)}.")
    for name, size in stores:
        print(f"{name}  {size / 1e6:6.1f} MB")
    return FINE


def index_clear(_: Namespace) -> int:
    """Remove every index."""
    from index.store import clear_stores

    folder = _cache()
    print(f"Removed {_counted(clear_stores(folder), 'index', 'indexes')} from {folder}.")
    return FINE


def check(options: Namespace) -> int:
    """Check a corpus and print what it holds."""
    from corpus.checking import uncovered_sentences

    settings = _settings(options)
    try:
        corpus = Corpus.default() if settings.corpus is None else Corpus.from_folder(settings.corpus)
    except CorpusError as error:
        print(f"assistant: {error}", file=sys.stderr)
        return FAILED
    document = corpus.document
    uncovered = list(uncovered_sentences(document, corpus.notes))
    members = sum(len(table.all_members) for table in corpus.tables)
    owners: list[Note | Gap] = [*corpus.notes, *corpus.gaps]
    asks = sum(len(asked) for owner in owners for asked in owner.asks.values())
    checks = sum(len(q) for note in corpus.notes for each in note.checks.values() for q in each.values())
    sentences, tables = len(document.sentences), _counted(len(corpus.tables), "table")
    print(f"{document.name} ({document.language}): {len(document.paragraphs)} paragraphs, {sentences} sentences")
    print(f"{_counted(len(corpus.notes), 'note')}: evidence verbatim, and every number, date and name in it")
    print(f"{_counted(len(corpus.gaps), 'gap')}, {tables} with {members} members, {len(corpus.names)} other names")
    print(f"{asks:,} ways to ask, {checks:,} questions to be answered by yes or no")
    print(f"{sentences - len(uncovered)} of {sentences} sentences are evidence of a note")
    for sentence in uncovered if corpus.notes else ():
        print(f"  of none: {sentence}")
    return FINE


def evaluate(options: Namespace) -> int:
    """Ask golden questions, judge the answers, and print or write how many are right."""
    from assistant.comparison import compare
    from assistant.evaluating import evaluate as evaluate_all
    from assistant.fixture import read_fixtures
    from assistant.report import report_html, report_text

    fixtures = read_fixtures(options.folder)
    assistant = _assistant(options)
    with _bar("asking", "questions") as progress:
        evaluation = evaluate_all(assistant, fixtures, progress)
    change = compare(options.compare, evaluation) if options.compare else None
    if options.json:
        _write(options.json, json.dumps(evaluation.to_dict(totals=options.totals), ensure_ascii=False, indent=1) + "\n")
    if options.html:
        _write(options.html, report_html(evaluation, change, totals=options.totals))
    print(report_text(evaluation, change, totals=options.totals))
    if evaluation.right < options.at_least:
        print(f"assistant: {evaluation.right:.3f} are right; at least {options.at_least:g} must be.", file=sys.stderr)
        return FAILED
    return FINE


def fixture_add(options: Namespace) -> int:
    """Write a golden question from a question and its present answer."""
    from assistant.draft import append_draft, draft_text

    answer = _assistant(options).answer(" ".join(options.question), language=options.language)
    if options.to is None:
        print(draft_text(answer), end="")
    else:
        name = append_draft(answer, options.to)
        print(f"Wrote {name} to {options.to}, as it is answered now; edit it to say what is right.")
    return FINE


def fixture_review(options: Namespace) -> int:
    """List what readers thought of answers, or make one of them a golden question."""
    from assistant.window.feedback import candidates_folder, list_candidates, promote

    folder = options.candidates or candidates_folder()
    if options.name:
        print(f"Made it {promote(options.name, folder, options.to)} in {options.to}.")
        return FINE
    candidates = list_candidates(folder)
    for candidate in candidates:
        print(candidate)
    count = _counted(len(candidates), "candidate")
    print(f"{count} in {folder}; keep one with 'assistant fixture review NAME --to FILE'.")
    return FINE


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def _settings(options: Namespace) -> Settings:
    settings = Settings.from_environment()
    return settings if options.corpus is None else replace(settings, corpus=options.corpus)


def _assistant(options: Namespace) -> "Assistant":
    from assistant.assembly import assemble

    with _bar("building the index", "entries") as progress:
        return assemble(_settings(options), progress)


def _cache() -> Path:
    from index.store import cache_folder

    settings = Settings.from_environment()
    if settings.chroma_url is not None:
        raise SettingsError(
            f"The index is on the server {settings.chroma_url}, which this command leaves alone; unset "
            "ASSISTANT_CHROMA_URL to see to the folder on this machine."
        )
    return cache_folder(settings.cache)


@contextmanager
def _bar(what: str, unit: str) -> "Iterator[Callable[[int, int], None] | None]":
    """Shows on a terminal how far something is, from when it has begun; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    bars: list[tqdm[Never]] = []

    def progress(done: int, total: int) -> None:
        if not bars:
            bars.append(tqdm(total=total, desc=what, unit=f" {unit}", leave=False))
        bars[0].update(done - bars[0].n)

    try:
        yield progress
    finally:
        for bar in bars:
            bar.close()


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}); name another file.") from error
