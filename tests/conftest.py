"""What all tests share: an index folder of their own, no way out to the network, and a browser."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LOOPBACK = ("127.", "::1", "::ffff:127.", "localhost", "0.0.0.0")


class NetworkError(OSError):
    """A test tried to leave this machine."""


def _is_local(address: Any) -> bool:  # noqa: ANN401 - the socket module's own addresses have no common type
    return not isinstance(address, tuple) or str(address[0]).startswith(LOOPBACK)


@pytest.fixture(scope="session", autouse=True)
def attempts() -> Iterator[list[str]]:
    """Refuse every connection that leaves this machine, and record it: the code may swallow the error."""
    recorded: list[str] = []
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guard(address: Any) -> None:  # noqa: ANN401 - as above
        if not _is_local(address):
            recorded.append(repr(address))
            raise NetworkError(f"a test tried to reach {address!r}")

    def guarded_connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as above
        guard(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:  # noqa: ANN401 - as above
        guard(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as above
        if host is not None:
            guard((host.decode() if isinstance(host, bytes) else host,))
        return getaddrinfo(host, *args, **kwargs)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
    yield recorded
    patch.undo()


@pytest.fixture(autouse=True)
def _stays_on_this_machine(attempts: list[str]) -> Iterator[None]:
    attempts.clear()
    yield
    assert not attempts, f"tried to reach {', '.join(attempts)}"


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the index in a folder of these tests, never in the user's; the same for other processes that they start."""
    folder = tmp_path_factory.mktemp("cache")
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
        patch.delenv(name)
    patch.setenv("ASSISTANT_CACHE", str(folder))
    patch.setenv("HF_HUB_OFFLINE", "1")
    yield folder
    patch.undo()


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
