"""How fast the window is: `python -m assistant.window.bench` prints each figure beside what it must reach.

It opens a window of its own at a free port, in a process of its own. The figure that needs a browser is left out where
Playwright or Chromium is missing; both come with what the tests need.
"""

import argparse
import asyncio
import json
import random
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.bench import Figure
from corpus.reading import read_list

_QUESTIONS = Path("tests/fixtures/questions/development")
_A_CONVERSATION = 20
_SERVE = """
import sys
from assistant.assembly import assemble
from assistant.settings import Settings
from assistant.window.options import ChatOptions
from assistant.window.server import serve
serve(assemble(Settings.from_environment()), ChatOptions(port=int(sys.argv[1])))
"""
# In a container there is no sandbox to be had; the rest keeps the browser from calling home.
_BROWSER_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
# Asks as a person does, and tells when the whole answer stands there.
_ASK_AND_WAIT = """question => new Promise(resolve => {
  const box = document.querySelector("#question");
  const token = document.querySelector("#live .turn")?.dataset.token;
  box.value = question;
  const begun = performance.now();
  const watching = new MutationObserver(() => {
    const turn = document.querySelector("#live .turn");
    if (!turn || turn.dataset.token === token || turn.dataset.state === "working") return;
    watching.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begun));
  });
  watching.observe(document.querySelector("#live"), {childList: true, subtree: true, attributes: true});
  box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
})"""


@dataclass(frozen=True, slots=True)
class Load:
    """What many people at once got.

    Attributes
    ----------
        seconds: how long each question took, from its sending to its whole answer.
        failures: how many got none.

    """

    seconds: tuple[float, ...]
    failures: int


def figures(people: int, each: int, seconds: float) -> Iterator[Figure]:
    """Every figure in turn."""
    questions = read_questions(_QUESTIONS)
    with opened() as (address, took, process):
        yield Figure("a fresh process to a page that answers, index built", took, 8, "s")
        if can_browse():
            times, outside = browse(address, questions[:60])
            yield Figure(f"question typed to answer shown, median of {len(times)}", statistics.median(times), 250, "ms")
            yield Figure("   95th percentile", statistics.quantiles(times, n=20)[-1], 500, "ms")
            yield Figure("   requests that left the origin", outside, 0, "")
        load = asyncio.run(crowd(address, questions, people, each, seconds))
        yield Figure(f"{people} people, {each} questions each in {seconds:g} s: failures", load.failures, 0, "")
        percentiles = statistics.quantiles([1000 * each for each in load.seconds], n=20)
        yield Figure(f"   median of {len(load.seconds)}", percentiles[9], 500, "ms")
        yield Figure("   95th percentile", percentiles[-1], 500, "ms")
        yield Figure("told to end (SIGTERM), until it is gone", asyncio.run(ended(address, process)), 2, "s")


def read_questions(folder: Path) -> list[str]:
    """The golden questions' words, in an order that is mixed and always the same."""
    found = [
        entry["question"]
        for path in sorted(folder.glob("*.yaml"))
        for entry in read_list(path)
        if not entry.get("history")
    ]
    random.Random(0).shuffle(found)
    return found


@contextmanager
def opened() -> Iterator[tuple[str, float, "subprocess.Popen[bytes]"]]:
    """A window in a process of its own: its address, the seconds until it had answered, and the process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", _SERVE, str(port)], stdout=subprocess.DEVNULL)
    try:
        _wait_for_answer(address, process)
        yield address, time.perf_counter() - began, process
    finally:
        process.terminate()
        process.wait()


def _wait_for_answer(address: str, process: "subprocess.Popen[bytes]") -> None:
    import httpx

    asked = {"data": ["Apa itu ASCN?", None, None]}
    while process.poll() is None:
        try:
            httpx.get(address).raise_for_status()
            event = httpx.post(f"{address}gradio_api/call/answer", json=asked).json()["event_id"]
            if "event: complete" in httpx.get(f"{address}gradio_api/call/answer/{event}", timeout=60).text:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise SystemExit(
        f"The window ended before it answered (exit code {process.returncode}); run `assistant chat` to see why."
    )


def can_browse() -> bool:
    """Whether there is a browser and something to drive it."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return False
    return shutil.which("chromium") is not None


def browse(address: str, questions: Sequence[str]) -> tuple[list[float], int]:
    """The milliseconds that each question took in Chromium, and how many requests went elsewhere."""
    from playwright.sync_api import sync_playwright

    outside: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_BROWSER_FLAGS)
        times = []
        for number, question in enumerate(questions):
            # A new reader from time to time: each has a conversation of their own, which grows.
            if number % _A_CONVERSATION == 0:
                page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
                page.on("request", lambda sent: None if sent.url.startswith(address) else outside.append(sent.url))
                page.goto(address)
                page.wait_for_selector("#article .paper")
                page.wait_for_timeout(500)
            times.append(float(page.evaluate(_ASK_AND_WAIT, question)))
            page.wait_for_timeout(150)
        browser.close()
    return times, len([url for url in outside if not url.startswith(("data:", "blob:"))])


async def crowd(address: str, questions: Sequence[str], people: int, each: int, seconds: float) -> Load:
    """Many people at the window, each in a conversation of their own, asking at their own times."""
    import httpx

    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        target = _asking((await client.get("config")).json())
        persons = [_person(client, target, number, questions, each, seconds) for number in range(people)]
        results = [result for person in await asyncio.gather(*persons) for result in person]
    answered = tuple(result for result in results if result is not None)
    return Load(answered, len(results) - len(answered))


def _asking(config: dict[str, Any]) -> dict[str, int]:
    """What the page names when it asks: the number of the function and of the component that triggers it."""
    for dependency in config["dependencies"]:
        for component, event in dependency["targets"]:
            if event == "ask":
                return {"fn_index": dependency["id"], "trigger_id": component}
    raise SystemExit("The window has no event 'ask'; has assistant/window/app.py changed?")


async def _person(
    client: Any,
    target: dict[str, int],
    number: int,
    questions: Sequence[str],
    each: int,
    seconds: float,
) -> list[float | None]:
    chance, kept = random.Random(number), None
    results: list[float | None] = []
    moments = sorted(chance.uniform(0, seconds) for _ in range(each))
    began = time.perf_counter()
    for moment in moments:
        await asyncio.sleep(max(0.0, moment - (time.perf_counter() - began)))
        message = {"question": chance.choice(questions), "token": len(results) + 1}
        asked = time.perf_counter()
        kept, answered = await _ask(client, target, f"person{number}", kept, message)
        results.append(time.perf_counter() - asked if answered else None)
    return results


async def _ask(
    client: Any, target: dict[str, int], session: str, kept: Any, message: dict[str, Any]
) -> tuple[Any, bool]:
    """One question by the way that the page takes: what the browser would keep now, and whether there was an answer."""
    import httpx

    try:
        body = {**target, "data": [kept], "event_data": message, "session_hash": session}
        (await client.post("gradio_api/queue/join", json=body)).raise_for_status()
        async with client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as stream:
            async for line in stream.aiter_lines():
                told = json.loads(line[5:]) if line.startswith("data:") else {}
                if told.get("msg") == "process_completed":
                    data = told["output"].get("data") or [None]
                    return (data[0], True) if told["success"] and "turns" in (data[0] or {}) else (kept, False)
    except httpx.HTTPError:
        pass
    return kept, False


async def ended(address: str, process: "subprocess.Popen[bytes]") -> float:
    """The seconds that a window takes to end while a page listens to it."""
    import httpx

    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        body = {**_asking((await client.get("config")).json()), "data": [None], "session_hash": "last"}
        await client.post("gradio_api/queue/join", json={**body, "event_data": {"question": "Apa itu ASCN?"}})
        async with client.stream("GET", "gradio_api/queue/data", params={"session_hash": "last"}):
            began = time.perf_counter()
            process.terminate()
            await asyncio.to_thread(process.wait)
    return time.perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(prog="python -m assistant.window.bench", description=main.__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--each", type=int, default=20, help="questions of each person")
    parser.add_argument("--seconds", type=float, default=120)
    chosen = parser.parse_args(arguments)
    for figure in figures(chosen.people, chosen.each, chosen.seconds):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
