"""Serving the window: on this machine only unless somebody says otherwise, with an end to everything."""

import errno
import ipaddress
import json
import socket
import threading
import webbrowser
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from assistant.errors import SettingsError
from assistant.window.desk import Answerer
from assistant.window.options import ChatOptions
from assistant.window.users import read_users

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Gradio's templates and event listeners are functions made from text, and its styles stand in attributes; everything
# else may come from this server alone.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
_HEADERS = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
# What Gradio offers and the window never uses.
_CLOSED = ("/gradio_api/upload", "/gradio_api/proxy=", "/gradio_api/deep_link")
_LARGEST_BODY = 2_000_000
# With this, an ended process is gone within two seconds.
_SECONDS_TO_END = 1


def serve(assistant: Answerer, options: ChatOptions, announce: Callable[[str], None] = print) -> None:
    """Serve the window until the process is told to end; raises `SettingsError` where it cannot begin."""
    check_host(options)
    users = read_users(options.auth_file) if options.auth_file else None
    listening = listen(options)
    with listening:
        import uvicorn

        from assistant.window.app import make_app

        app = make_app(assistant, options, users)
        config = uvicorn.Config(
            guarded(app),
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
        address = _address(options.host, listening.getsockname()[1])
        announce(f"The window is open at {address} (Ctrl+C ends it).")
        if options.open:
            threading.Timer(0.5, webbrowser.open, [address]).start()
        # Ctrl+C is how one ends it, not a fault.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def check_host(options: ChatOptions) -> None:
    """Raise `SettingsError` for an address that others reach, where nothing keeps them out."""
    if _is_loopback(options.host) or options.auth_file or options.insecure:
        return
    raise SettingsError(
        f"Listening at {options.host} would let everyone on the network in; name who may enter with --auth-file FILE "
        "(lines of name:password), or let everyone in with --insecure."
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(options: ChatOptions) -> socket.socket:
    """A socket bound to host and port; raises `SettingsError` that says what stands in the way."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
    except OSError as error:
        listening.close()
        raise SettingsError(_why_not(error, options)) from error
    except OverflowError as error:
        listening.close()
        raise SettingsError(f"There is no port {options.port}; give --port a number from 1 to 65535.") from error
    return listening


def _why_not(error: OSError, options: ChatOptions) -> str:
    place = f"port {options.port} of {options.host}"
    if error.errno == errno.EADDRINUSE:
        if _is_ours(options):
            return (
                f"The window is already open at {_address(options.host, options.port)}; go there, or open another with "
                f"--port {options.port + 1}."
            )
        return f"Another program listens at {place}; choose another, for example --port {options.port + 1}."
    if error.errno == errno.EACCES:
        return f"This user may not listen at {place}; choose a port above 1023, for example --port 7860."
    return f"Listening at {place} failed ({error.strerror or error}); choose another --host or --port."


def _is_ours(options: ChatOptions) -> bool:
    from urllib.request import urlopen

    try:
        with urlopen(f"{_address(options.host, options.port)}health", timeout=1) as response:
            return bool(json.load(response).get("assistant") == "open")
    except (OSError, ValueError):
        return False


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def guarded(app: App) -> App:
    """The app with its doors watched: a security policy on every answer, no huge requests, no uploads."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        refused = _refusal(scope)
        if refused:
            await send_guarded(
                {"type": "http.response.start", "status": refused, "headers": [(b"content-length", b"0")]}
            )
            await send_guarded({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, send_guarded)

    return guard


def _refusal(scope: Scope) -> int | None:
    if any(closed in scope["path"] for closed in _CLOSED):
        return 404
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return 413 if not length.isdigit() or int(length) > _LARGEST_BODY else None
