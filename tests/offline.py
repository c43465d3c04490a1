"""No way out to the network, for the tests and for the processes that they start."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

_LOOPBACK = ("127.", "::1", "::ffff:127.", "localhost", "0.0.0.0")


class NetworkError(OSError):
    """Something tried to leave this machine."""


@contextmanager
def no_way_out() -> Iterator[list[str]]:
    """Refuse every connection that leaves this machine, and list the attempts: the code may swallow the error."""
    attempts: list[str] = []
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    # Addresses are as the socket module takes them: a path, or a tuple that begins with a host.
    def guard(address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(_LOOPBACK):
            attempts.append(repr(address))
            raise NetworkError(f"tried to reach {address!r}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        guard(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        guard(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host:
            guard((host.decode() if isinstance(host, bytes) else host,))
        return getaddrinfo(host, *args, **kwargs)

    with (
        patch.object(socket.socket, "connect", guarded_connect),
        patch.object(socket.socket, "connect_ex", guarded_connect_ex),
        patch.object(socket, "getaddrinfo", guarded_getaddrinfo),
    ):
        yield attempts
