"""How the window is served."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """How the window is served.

    Attributes
    ----------
        host: the address to listen at.
        port: the port to listen at.
        auth_file: a file of `name:password` lines, who may open the window; None for everyone who reaches it.
        root_path: where a proxy shows the window, as `/ascn`; empty for the root.
        share: `never`: the window is never tunnelled to the outside.
        open: whether to open the browser.
        insecure: whether to listen beyond this machine without authentication.
        mcp: whether to serve the functions as MCP tools too.
        candidates: folder of what readers thought of answers; None for one of the user's.

    """

    host: str = "127.0.0.1"
    port: int = 7860
    auth_file: Path | None = None
    root_path: str = ""
    share: Literal["never"] = "never"
    open: bool = False
    insecure: bool = False
    mcp: bool = False
    candidates: Path | None = None
