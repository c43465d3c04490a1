"""Opening the door costs nothing: no heavy module, no file, no folder, no network, and it gives the function."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
# Not numpy and tokenizers: the index works on arrays of words throughout, and the two take a tenth of a second.
HEAVY = {
    "chromadb",
    "gradio",
    "httpx",
    "huggingface_hub",
    "langchain",
    "langchain_chroma",
    "langchain_core",
    "langchain_text_splitters",
    "model2vec",
    "pandas",
    "pydantic",
    "rapidfuzz",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "torch",
    "transformers",
}

# Records what an import does that an import should not; the interpreter's own reading of modules is what it is for.
WATCHED = """
import json, sys
done = []
def watch(event, arguments):
    path = str(arguments[0]) if arguments else ""
    if event == "open" and not path.endswith((".py", ".pyc", ".so")):
        done.append(f"open {path}")
    elif event.split(".")[0] in {"socket", "subprocess", "shutil", "tempfile"} or event in {"os.mkdir", "os.rename"}:
        done.append(f"{event} {path}")
sys.addaudithook(watch)
from assistant import answer
print(json.dumps({"modules": sorted(sys.modules), "done": done, "is_function": callable(answer)}))
"""


@pytest.fixture(scope="module")
def opened() -> dict[str, Any]:
    run = [sys.executable, "-B", "-c", WATCHED]
    return dict(json.loads(subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout))


def test_the_door_opens_no_heavy_module(opened: dict[str, Any]) -> None:
    heavy = sorted(HEAVY.intersection(opened["modules"]))
    assert not heavy


def test_the_door_does_nothing_but_open(opened: dict[str, Any]) -> None:
    assert not opened["done"]


def test_the_door_is_a_function_even_after_every_module_is_imported(opened: dict[str, Any]) -> None:
    assert opened["is_function"]
    package = import_module("assistant")
    for path in sorted((ROOT / "assistant").glob("[a-z]*.py")):
        import_module(f"assistant.{path.stem}")
    assert callable(package.answer)


def test_the_public_names_are_these() -> None:
    package = import_module("assistant")
    assert package.__all__ == [
        "Answer",
        "Assistant",
        "AssistantError",
        "Citation",
        "CorpusError",
        "FixtureError",
        "QuestionError",
        "Settings",
        "SettingsError",
        "answer",
    ]
    assert all(hasattr(package, name) for name in package.__all__)


@pytest.mark.parametrize("room", ["assistant", "corpus", "index", "prompts"])
def test_no_module_hides_a_public_name(room: str) -> None:
    package = import_module(room)
    modules = {path.stem for path in (ROOT / room).iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not modules & set(getattr(package, "__all__", ()))
    assert not hasattr(package, "__getattr__")
