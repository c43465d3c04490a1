import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant import Assistant, Settings, commands
from assistant.assembly import assemble
from assistant.commandline import main
from assistant.fixture import read_fixtures
from assistant.window.options import ChatOptions
from corpus import Corpus
from corpus.checking import uncovered_sentences
from index.store import Progress
from tests.small import write_corpus

ROOT = Path(__file__).parents[2]
ASCN = ROOT / "corpus/ascn"
NOW = "How many pilot cities does ASCN have now?"
GOLDEN = [
    {"id": "mine-1", "question": NOW, "language": "en", "kind": "how-many", "holds": [r"\b29\b"]},
    {"id": "mine-2", "question": "Hello there, secret!", "language": "en", "holds": ["a word that nobody says"]},
]


@pytest.fixture(scope="module", autouse=True)
def _opened_once(cache: Path) -> Iterator[None]:
    """Open each assistant once for all the commands that are called in this process."""
    opened: dict[Settings, Assistant] = {}

    def assemble_once(settings: Settings, progress: Progress | None = None) -> Assistant:
        if settings.cache != cache:
            return assemble(settings, progress)
        if settings not in opened:
            opened[settings] = assemble(settings)
        return opened[settings]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.assembly.assemble", assemble_once)
        yield


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(GOLDEN), encoding="utf-8")
    return path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Copy the corpus without most of its notes."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("corpus.yaml", "article.id.txt"):
        shutil.copy(ASCN / name, folder)
    note = yaml.safe_load((ASCN / "notes.yaml").read_text(encoding="utf-8"))[1]
    (folder / "notes.yaml").write_text(yaml.safe_dump([note], allow_unicode=True), encoding="utf-8")
    shutil.copy(ASCN / "names.yaml", folder)
    return folder


def only_error(capsys: pytest.CaptureFixture[str]) -> str:
    """Give what stands on stderr: one line, and nothing on stdout."""
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("assistant: ")
    assert err.count("\n") == 1
    return err


# ---- ask -------------------------------------------------------------------------------------------------------------


def test_ask_prints_the_answer_and_its_proof(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Berapa kota percontohan ASCN sekarang?"]) == 0
    out, err = capsys.readouterr()
    assert "29" in out
    assert "[1] “Kini ASCN memiliki 29 kota percontohan" in out
    assert not err


def test_ask_as_json_is_the_whole_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Berapa kota percontohan ASCN sekarang?", "--json", "--language", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["language"] == "en"
    article = (ASCN / "article.id.txt").read_text(encoding="utf-8")
    assert [article[c["start"] : c["end"]] for c in answer["citations"]] == [c["quote"] for c in answer["citations"]]


def test_a_question_needs_no_command_and_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([NOW]) == 0
    bare = capsys.readouterr().out
    assert main(["ask", *NOW.split()]) == 0
    assert capsys.readouterr().out == bare


def test_a_question_may_be_piped_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOW.encode())))
    assert main(["ask"]) == 0
    assert "29" in capsys.readouterr().out


def test_to_abstain_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "How much does the programme cost?", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["abstained"]


def test_another_corpus_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who is the director?", "--corpus", str(ROOT / "tests/second_corpus")]) == 0
    assert "Marandt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("question", "message"),
    [("", "is empty; ask something"), ("why " * 5_000, "ask in at most 2,000"), ("\x01\x02\x03\x04", "binary data")],
)
def test_a_question_that_cannot_be_read_is_3(question: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", question]) == 3
    assert message in only_error(capsys)


def test_a_corpus_that_is_not_there_is_4(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["ask", NOW, "--corpus", str(tmp_path)]) == 4
    assert "give it the keys" in only_error(capsys)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: COMMAND"),
        (["chta"], "invalid choice"),
        (["ask", NOW, "--language", "fr"], "--language"),
        (["index"], "required: ACTION"),
        (["evaluate", "--at-least", "95"], "'95' is no share; give a number from 0 to 1"),
        (["evaluate", "--at-least", "most"], "'most' is no share"),
        (["chat", "--share", "always"], "--share"),
        (["fixture", "add"], "question"),
    ],
)
def test_a_command_that_is_wrong_is_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert message in capsys.readouterr().err


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n  {code}  " in out for code in range(5))
    assert all(f"\n    {name} " in out for name in ("ask", "chat", "index", "check", "evaluate", "fixture"))


# ---- how a command ends ----------------------------------------------------------------------------------------------


def stopped(error: BaseException) -> Any:
    """A command that ends in an error."""

    def command(_: object) -> int:
        raise error

    return command


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "ask", stopped(KeyboardInterrupt()))
    assert main(["ask", NOW]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_file_that_cannot_be_read_is_4(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "ask", stopped(PermissionError(13, "Permission denied", "notes.yaml")))
    assert main(["ask", NOW]) == 4
    assert "Permission denied: 'notes.yaml'" in only_error(capsys)


def test_a_pipe_that_nobody_reads_is_quiet() -> None:
    run = [sys.executable, "-c", "import sys; from assistant.commandline import main; sys.exit(main())", "check"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(run, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_terminal_that_knows_only_ascii_gets_an_answer_too() -> None:
    run = [sys.executable, "-c", "import sys; from assistant.commandline import main; sys.exit(main())", "ask", NOW]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "[1] ?Kini ASCN" in done.stdout


def test_reading_the_arguments_imports_nothing_heavy() -> None:
    heavy = {"chromadb", "gradio", "langchain_core", "model2vec", "tqdm", "uvicorn", "xml"}
    run = "import sys; from assistant.commandline import parser; parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())


# ---- chat ------------------------------------------------------------------------------------------------------------


def test_chat_hands_every_option_to_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    served: list[ChatOptions] = []
    monkeypatch.setattr("assistant.window.server.serve", lambda _, options, **__: served.append(options))
    options = "--host ::1 --port 8000 --root-path /ascn --share=never --open --insecure --mcp".split()
    files = ["--auth-file", str(tmp_path / "users"), "--candidates", str(tmp_path / "kept")]
    assert main(["chat"]) == main(["chat", *options, *files]) == 0
    assert served == [
        ChatOptions(),
        ChatOptions("::1", 8000, tmp_path / "users", "/ascn", "never", True, True, True, tmp_path / "kept"),
    ]


def test_chat_does_not_let_everyone_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chat", "--host", "0.0.0.0"]) == 4
    assert "--auth-file" in only_error(capsys)


# ---- index -----------------------------------------------------------------------------------------------------------


def test_the_index_is_built_shown_and_cleared(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ASSISTANT_CORPUS", str(write_corpus(tmp_path / "bridges")))
    outputs = []
    for action in ("show", "build", "build", "show", "clear", "show"):
        assert main(["index", action]) == 0
        outputs.append(capsys.readouterr().out)
    assert "holds 0 indexes" in outputs[0]
    assert outputs[1] == outputs[2]
    assert outputs[1].split()[2] in outputs[3]
    assert "Removed 1 index from" in outputs[4]
    assert outputs[5] == outputs[0]


def test_an_index_on_a_server_is_left_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_CHROMA_URL", "http://127.0.0.1:1")
    assert main(["index", "clear"]) == 4
    assert "unset ASSISTANT_CHROMA_URL" in only_error(capsys)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_the_building_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ASSISTANT_CORPUS", str(write_corpus(tmp_path / "bridges")))
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["index", "build"]) == 0
    assert "building the index" in terminal.getvalue()


# ---- check -----------------------------------------------------------------------------------------------------------


def test_check_says_what_it_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    corpus = Corpus.default()
    sentences = len(corpus.document.sentences)
    assert f"{len(corpus.notes)} notes" in out
    assert f"{sentences} of {sentences} sentences" in out
    assert main(["check", str(ASCN)]) == 0
    assert capsys.readouterr().out == out


def test_check_lists_the_sentences_that_no_note_covers(capsys: pytest.CaptureFixture[str], bare: Path) -> None:
    corpus = Corpus.from_folder(bare)
    assert main(["check", str(bare)]) == 0
    out = capsys.readouterr().out
    assert "1 note: evidence verbatim" in out
    assert out.count("of none: ") == len(list(uncovered_sentences(corpus.document, corpus.notes)))


def test_check_of_a_corpus_with_a_fault_is_1(capsys: pytest.CaptureFixture[str], bare: Path) -> None:
    [note] = yaml.safe_load((bare / "notes.yaml").read_text(encoding="utf-8"))
    (bare / "notes.yaml").write_text(yaml.safe_dump([{**note, "evidence": ["Not so."]}]), encoding="utf-8")
    assert main(["check", str(bare)]) == 1
    assert "copy the article's own words" in only_error(capsys)


# ---- evaluate --------------------------------------------------------------------------------------------------------


def test_evaluate_prints_what_is_wrong_and_why(capsys: pytest.CaptureFixture[str], golden: Path) -> None:
    assert main(["evaluate", str(golden)]) == 0
    out = capsys.readouterr().out
    assert "1 of 2 right (50.0 %)" in out
    assert "lacks a word that nobody says" in out


def test_evaluate_is_1_below_the_share_that_must_be_right(capsys: pytest.CaptureFixture[str], golden: Path) -> None:
    assert main(["evaluate", str(golden), "--at-least", "0.5"]) == 0
    assert main(["evaluate", str(golden), "--at-least", "0.51"]) == 1
    assert capsys.readouterr().err == "assistant: 0.500 are right; at least 0.51 must be.\n"


def test_evaluate_compares_with_what_it_wrote(capsys: pytest.CaptureFixture[str], golden: Path, tmp_path: Path) -> None:
    before, page = tmp_path / "before.json", tmp_path / "page.html"
    assert main(["evaluate", str(golden), "--json", str(before), "--html", str(page)]) == 0
    golden.write_text(yaml.safe_dump([GOLDEN[0], {**GOLDEN[1], "holds": []}]), encoding="utf-8")
    assert "Hello there, secret!" in page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["evaluate", str(golden), "--compare", str(before)]) == 0
    assert "50.0 % were right before" in capsys.readouterr().out


def test_totals_show_no_question(capsys: pytest.CaptureFixture[str], golden: Path, tmp_path: Path) -> None:
    before, page = tmp_path / "before.json", tmp_path / "page.html"
    assert main(["evaluate", str(golden), "--totals", "--json", str(before), "--html", str(page)]) == 0
    shown = capsys.readouterr().out + before.read_text(encoding="utf-8") + page.read_text(encoding="utf-8")
    assert "50.0 %" in shown
    assert not [word for word in ("secret", "mine-2", "nobody says") if word in shown]


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_report_that_cannot_be_written_is_4(
    option: str, capsys: pytest.CaptureFixture[str], golden: Path, tmp_path: Path
) -> None:
    assert main(["evaluate", str(golden), option, str(tmp_path / "none/report")]) == 4
    assert "cannot be written (No such file or directory); name another file" in only_error(capsys)


def test_questions_that_are_not_there_are_4(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["evaluate", str(tmp_path)]) == 4
    assert "give a folder of YAML files" in only_error(capsys)


# ---- fixture ---------------------------------------------------------------------------------------------------------


def test_a_golden_question_is_printed_or_added(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["fixture", "add", NOW]) == 0
    assert yaml.safe_load(capsys.readouterr().out)[0]["question"] == NOW
    path = tmp_path / "mine.yaml"
    assert main(["fixture", "add", NOW, "--to", str(path)]) == 0
    assert main(["fixture", "add", "Berapa biayanya?", "--to", str(path)]) == 0
    assert "Wrote mine-002" in capsys.readouterr().out
    assert [fixture.abstain for fixture in read_fixtures(path)] == [False, True]
    assert main(["evaluate", str(path), "--at-least", "1"]) == 0


def test_what_readers_thought_is_listed_and_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder, questions = tmp_path / "candidates", tmp_path / "feedback.yaml"
    folder.mkdir()
    content = {"feedback": {"thumb": "up", "wish": "", "answered": "29"}, "fixture": {**GOLDEN[0], "id": "abc"}}
    (folder / "abc.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    review = ["fixture", "review", "--candidates", str(folder)]
    assert main(review) == 0
    out = capsys.readouterr().out
    assert f"abc  +  {NOW}" in out
    assert main([*review, "abc", "--to", str(questions)]) == 0
    assert read_fixtures(questions)[0].id == "feedback-001"
    capsys.readouterr()
    assert main([*review, "abc", "--to", str(questions)]) == 4
    assert "There is no candidate 'abc'" in only_error(capsys)
