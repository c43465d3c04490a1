"""The command line: its arguments, its exit codes, and how a command ends."""

import os
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import commands
from assistant.errors import QuestionError
from corpus import LANGUAGES, AssistantError

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    Command = Callable[[Namespace], int]

_QUESTIONS = Path("tests/fixtures/questions/development")
_UNREADABLE, _UNUSABLE = 3, 4
# What a shell gives for a process that a signal ended: Ctrl+C, and a pipe that nobody reads any longer.
_INTERRUPTED, _UNREAD = 128 + signal.SIGINT, 128 + 13
_EXIT_CODES = """exit codes:
  0  done; that the article does not say is an answer too
  1  what was checked or evaluated is not as it should be
  2  the command itself is wrong
  3  the question cannot be read
  4  a corpus, index, model, setting, golden question or file cannot be used

`assistant "a question"` is short for `assistant ask "a question"`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say, those of the process if None; gives the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # A question needs no command: nothing that is one has a space in it.
    if given and " " in given[0].strip() and not given[0].startswith("-"):
        given.insert(0, "ask")
    options = parser().parse_args(given)
    # Better a question mark than no answer where a terminal knows only ASCII.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # What is left is not to be written when the interpreter ends either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNREAD
    except AssistantError as error:
        print(f"assistant: {error}", file=sys.stderr)
        return _UNREADABLE if isinstance(error, QuestionError) else _UNUSABLE
    except OSError as error:
        print(f"assistant: {error}; see to it, or name another file or folder.", file=sys.stderr)
        return _UNUSABLE
    return code


def parser() -> ArgumentParser:
    """Reads the arguments; the result's `run` is the command."""
    whole = ArgumentParser(
        prog="assistant",
        description="Ask one article, in Indonesian or English, and see the proof of every answer.",
        epilog=_EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top = whole.add_subparsers(required=True, metavar="COMMAND")
    _add_ask(top)
    _add_chat(top)
    _add_index(top)
    check = _add(top, "check", commands.check, "check a corpus, that of the settings if none is named")
    check.add_argument("corpus", type=Path, nargs="?", metavar="FOLDER", help="folder of the corpus")
    _add_evaluate(top)
    _add_fixture(top)
    return whole


def _add(to: "_SubParsersAction[ArgumentParser]", name: str, run: "Command", what: str) -> ArgumentParser:
    command = to.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
    command.set_defaults(run=run)
    return command


def _add_ask(to: "_SubParsersAction[ArgumentParser]") -> None:
    ask = _add(to, "ask", commands.ask, "print the answer to a question, and its proof")
    ask.add_argument("question", nargs="*", help="in quotes; read from standard input if left out")
    ask.add_argument("--json", action="store_true", help="print all of the answer as JSON")
    _take_language(ask)
    _take_corpus(ask)


def _add_chat(to: "_SubParsersAction[ArgumentParser]") -> None:
    chat = _add(to, "chat", commands.chat, "serve the chat window until Ctrl+C")
    chat.add_argument("--host", default="127.0.0.1", help="address to listen at (%(default)s)")
    chat.add_argument("--port", type=int, default=7860, help="port to listen at (%(default)s)")
    chat.add_argument("--open", action="store_true", help="open the browser")
    chat.add_argument("--auth-file", type=Path, metavar="FILE", help="lines of name:password, who may enter")
    chat.add_argument("--insecure", action="store_true", help="listen beyond this machine and let everyone in")
    chat.add_argument("--root-path", default="", metavar="PATH", help="where a proxy shows the window, as /ascn")
    chat.add_argument("--share", choices=["never"], default="never", help="the window is never tunnelled outside")
    chat.add_argument("--mcp", action="store_true", help="serve the functions as MCP tools too")
    chat.add_argument("--candidates", type=Path, metavar="FOLDER", help="where to keep what readers think of answers")
    _take_corpus(chat)


def _add_index(to: "_SubParsersAction[ArgumentParser]") -> None:
    index = to.add_parser("index", help="build, show or clear the index", description="See to the index.")
    actions = index.add_subparsers(required=True, metavar="ACTION")
    _take_corpus(_add(actions, "build", commands.index_build, "build the index where there is none"))
    _add(actions, "show", commands.index_show, "list the indexes in the cache folder")
    _add(actions, "clear", commands.index_clear, "remove all indexes from the cache folder")


def _add_evaluate(to: "_SubParsersAction[ArgumentParser]") -> None:
    evaluate = _add(to, "evaluate", commands.evaluate, "ask golden questions and judge the answers by their rules")
    evaluate.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=_QUESTIONS,
        metavar="FOLDER",
        help="of questions, or a file (%(default)s)",
    )
    evaluate.add_argument("--compare", type=Path, metavar="FILE", help="say what has changed since this evaluation")
    evaluate.add_argument("--json", type=Path, metavar="FILE", help="write the evaluation, to compare with later")
    evaluate.add_argument("--html", type=Path, metavar="FILE", help="write a page with the curves")
    evaluate.add_argument("--totals", action="store_true", help="numbers alone, without a question or an answer")
    evaluate.add_argument(
        "--at-least",
        type=_share,
        default=0.0,
        metavar="SHARE",
        help="exit with 1 where a smaller share is right, as 0.95",
    )
    _take_corpus(evaluate)


def _add_fixture(to: "_SubParsersAction[ArgumentParser]") -> None:
    fixture = to.add_parser("fixture", help="write golden questions", description="Write golden questions.")
    actions = fixture.add_subparsers(required=True, metavar="ACTION")
    add = _add(actions, "add", commands.fixture_add, "write one from a question and its present answer, to be edited")
    add.add_argument("question", nargs="+", help="in quotes")
    add.add_argument("--to", type=Path, metavar="FILE", help="add it to this file; print it if left out")
    _take_language(add)
    _take_corpus(add)
    review = _add(actions, "review", commands.fixture_review, "list what readers thought of answers, or keep one")
    review.add_argument("name", nargs="?", help="the one to keep as a golden question")
    review.add_argument(
        "--to", type=Path, default=_QUESTIONS / "feedback.yaml", metavar="FILE", help="keep it there (%(default)s)"
    )
    review.add_argument("--candidates", type=Path, metavar="FOLDER", help="where they are, if not in the user's folder")


def _take_corpus(command: ArgumentParser) -> None:
    command.add_argument("--corpus", type=Path, metavar="DIR", help="folder of another corpus")


def _take_language(command: ArgumentParser) -> None:
    command.add_argument("--language", choices=LANGUAGES, help="of the answer; that of the question if left out")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"{text!r} is no share; give a number from 0 to 1")
    return share


if __name__ == "__main__":
    sys.exit(main())
