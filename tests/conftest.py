"""What all tests share: an index folder of their own, no way out to the network, and a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from assistant import Assistant, Settings
from assistant.assembly import assemble
from tests.offline import no_way_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Without these Chromium calls home at every start; it must run as any user, in a container too.
CHROMIUM_OPTIONS = (
    "--disable-background-networking --disable-component-update --disable-gpu --disable-quic --disable-sync "
    "--no-first-run --no-sandbox"
).split()


@pytest.fixture(scope="session", autouse=True)
def attempts() -> Iterator[list[str]]:
    """Refuse every connection that leaves this machine, and list those that were tried."""
    with no_way_out() as tried:
        yield tried


@pytest.fixture(autouse=True)
def _stays_on_this_machine(attempts: list[str]) -> Iterator[None]:
    attempts.clear()
    yield
    assert not attempts, f"tried to reach {', '.join(attempts)}"


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the index in a folder of these tests, never in the user's; the same for other processes that they start."""
    # Tests that run side by side have a folder each, in one that is theirs together.
    together = tmp_path_factory.getbasetemp()
    together = together.parent if "PYTEST_XDIST_WORKER" in os.environ else together
    folder = together / "cache"
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
        patch.delenv(name)
    patch.setenv("ASSISTANT_CACHE", str(folder))
    patch.setenv("HF_HUB_OFFLINE", "1")
    yield folder
    patch.undo()


@pytest.fixture(scope="session")
def assistant(cache: Path) -> Assistant:
    """The assistant for the article that comes with the package, opened once; its index is built by one of them."""
    cache.mkdir(exist_ok=True)
    with FileLock(cache / "building.lock"):
        return assemble(Settings(cache=cache))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's executable; without one the test is skipped, or fails where CI says that there must be one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    message = "There is no Chromium on the path; install it (Debian: apt-get install chromium chromium-driver)."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """A headless browser. One a module, not one for all: while it is open, nothing else can run an event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        yield opened
        opened.close()
