"""How fast and how large everything is: `python -m assistant.bench` prints each figure beside what it must reach."""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.settings import Settings
from corpus.reading import read_list

_QUESTIONS = Path("tests/fixtures/questions/development")
_QUESTION = "Berapa kota percontohan ASCN sekarang?"
_IMPORT = "import time; began = time.perf_counter(); from assistant import answer; print(time.perf_counter() - began)"
_ASK = "import sys; from assistant.commandline import main; sys.exit(main())"
# Linux counts a process's peak memory in kibibytes, macOS in bytes.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured.

    Attributes
    ----------
        name: what was measured.
        measured: the value.
        limit: what it may be at most.
        unit: of both.

    """

    name: str
    measured: float
    limit: float
    unit: str

    def __str__(self) -> str:
        """A row of the table."""
        met = "" if self.measured <= self.limit else "  missed"
        return f"{self.name:<58}{self.measured:>9.3g} {self.unit:<3}{self.limit:>7g} {self.unit}{met}"


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took, from its start to its end.

    Attributes
    ----------
        seconds: wall-clock time.
        megabytes: peak resident memory.

    """

    seconds: float
    megabytes: float


def figures(questions: list[dict[str, Any]], repeat: int = 5) -> Iterator[Figure]:
    """Every figure in turn, measured in processes of their own but for the last two, in a cache of their own."""
    imports = [_import_seconds() for _ in range(repeat)]
    yield Figure("from assistant import answer, in a fresh interpreter", statistics.median(imports), 0.3, "s")
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        yield Figure("the first question ever: ask, building the index on the way", ask_once(cache).seconds, 10, "s")
        runs = [ask_once(cache) for _ in range(repeat)]
        yield Figure("ask in a fresh process, index built", statistics.median(run.seconds for run in runs), 3, "s")
        yield Figure("   its peak memory", max(run.megabytes for run in runs), 400, "MB")
        warm = answer_seconds(questions, cache)
        yield Figure(f"answer, warm: median of {len(warm)} questions", statistics.median(warm) * 1000, 15, "ms")
        yield Figure("   95th percentile", statistics.quantiles(warm, n=20)[-1] * 1000, 40, "ms")


def ask_once(cache: Path) -> Run:
    """What it takes a fresh process to print an answer."""
    environment = {**os.environ, "ASSISTANT_CACHE": str(cache)}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", _ASK, "ask", _QUESTION], env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"assistant ask ended with {process.returncode}; try it by itself.")
    return Run(seconds, usage.ru_maxrss * _MEMORY_UNIT / 1e6)


def answer_seconds(questions: list[dict[str, Any]], cache: Path) -> list[float]:
    """How long each question takes an assistant that has already answered one. No question comes twice."""
    from assistant.assembly import assemble

    assistant = assemble(Settings(cache=cache))
    assistant.answer(_QUESTION)
    taken = []
    for question in questions:
        began = time.perf_counter()
        assistant.answer(question["question"], history=question.get("history", ()))
        taken.append(time.perf_counter() - began)
    return taken


def read_questions(folder: Path) -> list[dict[str, Any]]:
    """The questions of a folder of fixtures."""
    found = [row for path in sorted(folder.glob("*.yaml")) for row in read_list(path)]
    if len(found) < 2:
        raise SystemExit(f"There are no questions in {folder}; run this in the checkout or name a folder of fixtures.")
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m assistant.bench", description=__doc__)
    parser.add_argument("questions", nargs="?", type=Path, default=_QUESTIONS, help="folder of fixture questions")
    questions = read_questions(parser.parse_args().questions)
    print(f"{'':<58}{'measured':>12}{'at most':>9}")
    for figure in figures(questions):
        print(figure, flush=True)
    # Times on a machine that does something else too say little.
    print(f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} processes wanting them")


def _import_seconds() -> float:
    done = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
