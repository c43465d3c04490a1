"""Write the real output of commands into the documents, so that they cannot say what is not so.

A block is a fenced one between two comments; it is made anew from its own first lines:

    <!-- begin: console -->
    ```console
    $ assistant ask "Apa itu ASCN?"
    ...
    ```
    <!-- end -->

After `console` each line that begins with `$ ` is run, after `python` each that begins with `>>> ` or `... `. The
notebook's outputs are made anew too.
"""

import os
import re
import shlex
import subprocess
import sys
from code import InteractiveConsole
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md")
# Its figures differ a little from run to run and are not compared.
RECORD = "docs/quality.md"
NOTEBOOK = ROOT / "docs/notebook.ipynb"
BLOCK = re.compile(r"(<!-- begin: (console|python) -->\n```\2\n)(.*?)(```\n<!-- end -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """The document with every block made anew."""
    return BLOCK.sub(lambda block: block[1] + _SESSIONS[block[2]](block[3]) + block[4], text)


def executed(notebook: "NotebookNode") -> "NotebookNode":
    """The notebook run from top to bottom in a fresh kernel, without what differs between machines."""
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    metadata = notebook.metadata.copy()
    place = {"metadata": {"path": ROOT}}
    # The kernel's sockets are files, by themselves in the folder that it is started from, and stay there.
    with TemporaryDirectory() as sockets:
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/kernel")
        client = NotebookClient(notebook, kernel, timeout=120, record_timing=False, resources=place)
        done: NotebookNode = client.execute()
    done.metadata = metadata
    for data in (output.data for cell in done.cells for output in cell.get("outputs", []) if "data" in output):
        if "text/html" in data:
            data.pop("text/plain", None)  # the whole object with its fingerprints; nobody is shown it
    return done


def _console(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_run(shlex.split(command[2:]))}" for command in commands)


def _run(command: list[str]) -> str:
    # Python's own folder first, so that `assistant` is this checkout's; no terminal, so that nothing is coloured.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "MAKEFLAGS": "", "MAKELEVEL": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    # An evaluation says by its exit code that a question went wrong; that is a result too.
    if done.returncode and not ("evaluate" in command and done.returncode == 1):
        raise SystemExit(f"{shlex.join(command)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def _python(block: str) -> str:
    console, out = InteractiveConsole(), StringIO()
    lines = [line for line in block.splitlines() if line.startswith((">>> ", "... "))]
    with redirect_stdout(out), redirect_stderr(StringIO()) as errors:
        for number, line in enumerate(lines):
            print(line)
            waiting = console.push(line[4:])
            if waiting and not (number + 1 < len(lines) and lines[number + 1].startswith("... ")):
                console.push("")
    if "Traceback" in errors.getvalue() or "Error" in errors.getvalue():
        raise SystemExit(errors.getvalue())
    return out.getvalue()


_SESSIONS: dict[str, Callable[[str], str]] = {"console": _console, "python": _python}


if __name__ == "__main__":
    import nbformat

    for name in (*DOCUMENTS, RECORD):
        document = ROOT / name
        document.write_text(refreshed(document.read_text(encoding="utf-8")), encoding="utf-8")
    nbformat.write(executed(nbformat.read(NOTEBOOK, as_version=4)), NOTEBOOK)
