import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from assistant.errors import SettingsError
from assistant.window.options import ChatOptions
from assistant.window.server import CONTENT_SECURITY_POLICY, check_host, listen
from assistant.window.users import is_user, read_users
from tests.window.conftest import Echo, small_corpus

ROOT = Path(__file__).parents[2]

SERVE = """
import sys
from pathlib import Path
from assistant.window.options import ChatOptions
from assistant.window.server import serve
from tests.window.conftest import Echo, small_corpus
options = ChatOptions(port=int(sys.argv[1]), candidates=Path(sys.argv[3]))
serve(Echo(small_corpus(), seconds=float(sys.argv[2])), options)
"""


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.53"])
def test_this_machine_is_open_to_itself(host: str) -> None:
    check_host(ChatOptions(host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_nobody_else_gets_in_unless_that_is_said(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--auth-file"):
        check_host(ChatOptions(host=host))
    check_host(ChatOptions(host=host, auth_file=tmp_path / "users"))
    check_host(ChatOptions(host=host, insecure=True))


def test_users_are_read_and_known(tmp_path: Path) -> None:
    path = tmp_path / "users"
    path.write_text("# staff\nsari:kata:sandi\n\nbudi:rahasia\n", encoding="utf-8")
    users = read_users(path)
    assert is_user(users, "sari", "kata:sandi")
    assert not is_user(users, "sari", "rahasia")
    assert not is_user(users, "nobody", "")


@pytest.mark.parametrize(("content", "match"), [("", "names nobody"), ("sari", "line 1"), ("a:b\n:c", "line 2")])
def test_a_file_of_users_that_says_nothing_is_refused(tmp_path: Path, content: str, match: str) -> None:
    path = tmp_path / "users"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=match):
        read_users(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_users(tmp_path / "none")


def test_a_taken_port_is_told_with_the_next_step() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"--port {port + 1}"):
            listen(ChatOptions(port=port))


def test_an_open_window_is_recognised(address: str) -> None:
    port = httpx.URL(address).port
    assert port is not None
    with pytest.raises(SettingsError, match="already open at http"):
        listen(ChatOptions(port=port))


def test_every_answer_carries_the_policy_and_health_is_told(address: str) -> None:
    for path in ("", "health", "config", "nowhere"):
        response = httpx.get(address + path)
        assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert httpx.get(address + "health").json()["assistant"] == "open"


def test_uploads_and_huge_requests_are_refused(address: str) -> None:
    assert httpx.post(address + "gradio_api/upload", files={"files": b"x"}).status_code == 404
    assert httpx.post(address + "gradio_api/call/answer", content=b"x" * 3_000_000).status_code == 413


def test_only_the_answer_is_public(address: str) -> None:
    info = httpx.get(address + "gradio_api/info").json()
    assert list(info["named_endpoints"]) == ["/answer"]


def test_programs_get_the_same_object_as_the_notebook(address: str) -> None:
    from gradio_client import Client  # type: ignore[import-untyped]

    from assistant import answer

    client = Client(address, verbose=False)
    try:
        got = client.predict("When was the ASCN annual meeting held?", api_name="/answer")
    finally:
        client.close()
    expected = answer("When was the ASCN annual meeting held?").to_dict()
    assert json.loads(json.dumps(got)) == json.loads(json.dumps(expected))


def test_a_question_that_cannot_be_read_is_told_to_programs(address: str) -> None:
    called = httpx.post(address + "gradio_api/call/answer", json={"data": ["", None, None]}).json()
    events = httpx.get(f"{address}gradio_api/call/answer/{called['event_id']}").text
    assert "event: error" in events
    assert "empty" in events


def test_with_users_nobody_asks_without_a_password(tmp_path: Path) -> None:
    from fastapi.testclient import TestClient

    from assistant.window.app import make_app

    app = make_app(Echo(small_corpus()), ChatOptions(candidates=tmp_path), {"sari": "rahasia"})
    asked = {"data": ["?", None, None]}
    with TestClient(app) as client:
        assert client.post("/gradio_api/call/answer", json=asked).status_code == 401
        assert client.post("/login", data={"username": "sari", "password": "x"}).status_code == 400
        assert client.post("/login", data={"username": "sari", "password": "rahasia"}).status_code == 200
        assert client.get("/health").status_code == 200


@contextmanager
def process(tmp_path: Path, seconds: float) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(port), str(seconds), str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            try:
                httpx.get(address + "health")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield started, address
    finally:
        started.kill()
        started.wait()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_though_somebody_waits_for_an_answer(tmp_path: Path, told: signal.Signals) -> None:
    with process(tmp_path, seconds=0.5) as (server, address):
        # Somebody is listening for an answer meanwhile.
        called = httpx.post(address + "gradio_api/call/answer", json={"data": ["?", None, None]}).json()
        with httpx.stream("GET", f"{address}gradio_api/call/answer/{called['event_id']}"):
            server.send_signal(told)
            server.wait(timeout=20)
        assert "Traceback" not in (server.stdout.read() if server.stdout else "")
