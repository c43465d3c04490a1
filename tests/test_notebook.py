"""The notebook runs from top to bottom, offline, and shows what it shows in the repository."""

import copy

import nbformat
import pytest
from nbformat import NotebookNode

from assistant import Assistant
from docs.refresh import NOTEBOOK, ROOT, executed

GUARD = "from tests.offline import no_way_out\n_guard = no_way_out()\n_attempts = _guard.__enter__()"


@pytest.fixture(scope="module")
def written() -> NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def run(written: NotebookNode, assistant: Assistant) -> NotebookNode:  # noqa: ARG001 - its index is used
    notebook = copy.deepcopy(written)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(GUARD))
    notebook.cells.append(nbformat.v4.new_code_cell("_attempts"))
    return executed(notebook)


def outputs(cell: NotebookNode) -> list[tuple[str, object]]:
    """What a cell shows: its kind, and the text or the forms that it comes in."""
    return [(output.output_type, output.get("text") or output.get("data")) for output in cell.get("outputs", [])]


def test_it_runs_without_a_network(run: NotebookNode) -> None:
    assert outputs(run.cells[-1]) == [("execute_result", {"text/plain": "[]"})]


def test_it_shows_what_the_repository_shows(run: NotebookNode, written: NotebookNode) -> None:
    pairs = list(zip(run.cells[1:-1], written.cells, strict=True))
    stale = [old.source for new, old in pairs if outputs(new) != outputs(old)]
    assert not stale, "run `make docs`"


def test_an_answer_shows_itself_with_its_quotes_marked(written: NotebookNode) -> None:
    shown = [output for cell in written.cells for output in cell.get("outputs", [])]
    assert any("<mark" in output.get("data", {}).get("text/html", "") for output in shown)


def test_nothing_in_it_went_wrong(written: NotebookNode) -> None:
    said = [output for cell in written.cells for output in cell.get("outputs", [])]
    assert not [output for output in said if output.output_type == "error" or output.get("name") == "stderr"]


def test_running_it_leaves_nothing_behind(run: NotebookNode) -> None:  # noqa: ARG001 - it has run
    assert not list(ROOT.glob("kernel-ipc-*"))
