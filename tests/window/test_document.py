"""What docs/window.md says is so: its examples are run against a window."""

import doctest
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.window.desk import Answerer
from assistant.window.options import ChatOptions
from tests.window.conftest import Serving

DOCUMENT = (Path(__file__).parents[2] / "docs/window.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(python|console)\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.fixture(scope="module")
def documented(assistant: Answerer, serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("mcp")
    with serving(assistant, ChatOptions(mcp=True, candidates=tmp_path_factory.mktemp("candidates"))) as at:
        yield at


@pytest.mark.parametrize("code", [code for kind, code in BLOCKS if kind == "python"])
def test_the_python_examples_run(documented: str, code: str) -> None:
    at_ours = code.replace("http://127.0.0.1:7860/", documented)
    example = doctest.DocTestParser().get_doctest(at_ours, {}, "docs/window.md", None, None)
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
@pytest.mark.parametrize("session", [code for kind, code in BLOCKS if kind == "console"])
def test_the_console_examples_run(documented: str, session: str, tmp_path: Path) -> None:
    steps = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE)
    assert len(steps) == 2
    for command, expected in steps:
        command = command.replace("http://127.0.0.1:7860/", documented)
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == expected.strip()
