"""Who may open the window, by a file of names and passwords."""

import hmac
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import SettingsError


def read_users(path: Path) -> dict[str, str]:
    """Who may enter, with their passwords; raises `SettingsError` where the file does not say."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read ({error}); give --auth-file a text file of name:password lines."
        ) from error
    users = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, password = line.partition(":")
        if not (name.strip() and colon and password):
            raise SettingsError(f"{path}, line {number} is not of the form name:password; mend it.")
        users[name.strip()] = password
    if not users:
        raise SettingsError(f"{path} names nobody; write at least one line name:password into it.")
    return users


def is_user(users: Mapping[str, str], name: str, password: str) -> bool:
    """Whether name and password go together, taking as long to say no as to say yes."""
    expected = users.get(name, "")
    return hmac.compare_digest(expected.encode(), password.encode()) and name in users
