"""The rooms' imports go one way, and never in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "assistant": {"assistant", "corpus", "index", "prompts"},
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "prompts": {"prompts"},
}


def files(room: str) -> list[Path]:
    """Every Python file of a room."""
    return sorted((ROOT / room).rglob("*.py"))


def name(path: Path) -> str:
    """The dotted name that a file is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name(path): path for room in MAY_IMPORT for path in files(room)}


def imported(path: Path, *, lazily: bool) -> set[str]:
    """The modules of ours that a file imports: `lazily`, inside functions too; those for types alone never count."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"), path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno}: name the package in full, no dots"
            within = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(full if full in MODULES else str(node.module) for full in within)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        elif lazily or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend(ast.iter_child_nodes(node))
    return {module for module in found if module.split(".")[0] in MAY_IMPORT}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_where_its_arrows_point(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files(room)
        for module in sorted(imported(path, lazily=True))
        if module.split(".")[0] not in MAY_IMPORT[room]
    ]
    assert not wrong


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_file_of_a_room_imports_itself_by_a_detour(room: str) -> None:
    within = {name(path): imported(path, lazily=False) & MODULES.keys() for path in files(room)}
    try:
        TopologicalSorter(within).prepare()
    except CycleError as error:
        pytest.fail(f"these import each other: {' → '.join(error.args[1])}")


def test_nothing_outside_the_tests_imports_them() -> None:
    sources = [path.read_text(encoding="utf-8") for path in MODULES.values()]
    assert not [source for source in sources if "import tests" in source or "from tests" in source]
