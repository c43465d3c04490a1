"""What the repository says about itself is so."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
PINNED = re.compile(r'([a-z0-9]+(?:-[a-z0-9]+)*)==([0-9][0-9a-z.]*)( ; python_version >= "3\.\d+")?')
ROOMS = ("assistant", "corpus", "index", "prompts")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def text(name: str) -> str:
    """A document's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def normal(requirement: str) -> str:
    """A requirement's name in the one form that indexes compare."""
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-").replace(".", "-")


def locked() -> dict[str, str]:
    """The lock's versions by name."""
    pins = [PINNED.fullmatch(line) for line in LOCK if not line.startswith("#")]
    return {pin[1]: pin[2] for pin in pins if pin}


def test_the_lock_is_nothing_but_pins() -> None:
    assert not [line for line in LOCK if not line.startswith("#") and not PINNED.fullmatch(line)]
    assert not [line for line in LOCK if "/" in line]


def test_the_lock_holds_every_dependency() -> None:
    wanted = [
        *PROJECT["dependencies"],
        *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
    ]
    assert not {normal(dependency) for dependency in wanted} - locked().keys()


def imported() -> set[str]:
    """The top-level names that the rooms import, anywhere in a file, beyond Python's own and ours."""
    sources = [path.read_text(encoding="utf-8") for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - set(ROOMS)


def test_every_library_that_is_imported_is_declared() -> None:
    extras = [name for extra in PROJECT["optional-dependencies"].values() for name in extra]
    declared = {normal(name) for name in [*PROJECT["dependencies"], *extras]}
    distributions = packages_distributions()
    undeclared = [name for name in imported() if not {normal(of) for of in distributions.get(name, [])} & declared]
    assert not undeclared


def test_torch_is_the_build_that_runs_without_a_graphics_card() -> None:
    assert locked()["torch"] == "2.13.0"
    assert "torch==2.13.0" in PROJECT["dependencies"]
    assert not [name for name in locked() if name.startswith(("nvidia", "cuda", "triton"))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_command_in_a_document_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert not set(re.findall(r"(?:`|^|\$ )make ([a-z]+)", text(name), re.MULTILINE)) - targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_links_to_exists(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text(name))
    assert not [link for link in links if "://" not in link and not (ROOT / link).exists()]


def test_make_help_names_every_command() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)
    assert phony
    described = set(re.findall(r'echo "make ([a-z]+)', text("Makefile")))
    assert set(phony[1].split()) - described == {"help", "install", "clean"}


def test_the_changelog_has_the_form_of_keep_a_changelog() -> None:
    headings = re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in headings[1:])
    kinds = set(re.findall(r"^### (.*)$", text("CHANGELOG.md"), re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_every_room_stands_in_the_contributing_guide() -> None:
    assert all(f"{room}/" in text("CONTRIBUTING.md") for room in (*ROOMS, "tests"))
