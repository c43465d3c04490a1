"""The documents show what the commands really print."""

import pytest

from docs.refresh import BLOCK, DOCUMENTS, ROOT, refreshed


@pytest.mark.usefixtures("assistant")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_is_what_its_commands_print(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("<!-- begin:") == len(BLOCK.findall(text)), "a block is not closed, or of an unknown kind"
    assert refreshed(text) == text, "run `make docs`"


def test_a_block_is_made_anew_from_its_commands() -> None:
    session = ">>> for n in (1, 2):\n...     print(n)\n7\n>>> 1 + 1\n"
    stale = f"before\n<!-- begin: python -->\n```python\n{session}```\n<!-- end -->\nafter\n"
    fresh = stale.replace("7\n", "1\n2\n").replace("1 + 1\n", "1 + 1\n2\n")
    assert refreshed(stale) == fresh
    assert refreshed(fresh) == fresh


def test_a_command_that_fails_stops_the_refreshing() -> None:
    with pytest.raises(SystemExit, match="NameError"):
        refreshed("<!-- begin: python -->\n```python\n>>> nothing\n```\n<!-- end -->\n")
    with pytest.raises(SystemExit, match="ended with 2"):
        refreshed("<!-- begin: console -->\n```console\n$ python3 --no-such-option\n```\n<!-- end -->\n")
