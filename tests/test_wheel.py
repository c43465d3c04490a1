"""What is built is whole: installed by itself and used from another folder, it answers."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("assistant", "corpus", "index", "prompts")


def run(*command: str | Path, folder: Path, cache: Path | None = None) -> str:
    """What a command prints, run in another folder, unaware of this checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if cache:
        environment["ASSISTANT_CACHE"] = str(cache)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment that holds the wheel, and sees what the wheel depends on."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin/python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    # A path file's own path is searched last and its path files are not followed: the wheel comes first, and the
    # editable install of this checkout stays out of sight.
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


def test_the_wheel_holds_every_file_of_the_rooms(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())
    assert held == {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_the_wheel_brings_the_licence(wheel: Path) -> None:
    assert any(name.endswith("/LICENSE") for name in ZipFile(wheel).namelist())


@pytest.mark.usefixtures("assistant")
def test_the_installed_wheel_answers_from_another_folder(installed: Path, tmp_path: Path, cache: Path) -> None:
    where = run(installed / "python", "-c", "import assistant; print(assistant.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    question = "Berapa kota percontohan ASCN sekarang?"
    answer = json.loads(run(installed / "assistant", "ask", question, "--json", folder=tmp_path, cache=cache))
    assert "29" in answer["text"]
    article = (ROOT / "corpus/ascn" / answer["citations"][0]["document"]).read_text(encoding="utf-8")
    assert all(article[c["start"] : c["end"]] == c["quote"] for c in answer["citations"])
