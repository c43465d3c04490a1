"""The guard itself: what leaves the machine is refused and noticed, what stays on it is not."""

import socket

import pytest

from tests.offline import NetworkError, no_way_out

OUTSIDE = ("192.0.2.1", 80)


def test_a_connection_to_elsewhere_is_refused_and_noticed() -> None:
    with no_way_out() as attempts, socket.socket() as outward:
        with pytest.raises(NetworkError, match=r"192\.0\.2\.1"):
            outward.connect(OUTSIDE)
        with pytest.raises(NetworkError):
            socket.getaddrinfo("example.org", 443)
    assert attempts == [repr(OUTSIDE), "('example.org',)"]


def test_a_connection_to_this_machine_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
