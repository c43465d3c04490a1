from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from assistant import Settings, SettingsError
from assistant.assembly import assemble

NAMES = ["CORPUS", "EMBEDDING_MODEL", "CHROMA_URL", "LANGUAGE_MODEL", "CACHE"]


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"ASSISTANT_{name}", raising=False)


def test_without_an_environment_they_are_the_defaults() -> None:
    assert Settings.from_environment() == Settings()
    assert Settings() == Settings(None, "bundled", None, None, None)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("CORPUS", "somewhere/corpus", Settings(corpus=Path("somewhere/corpus"))),
        ("EMBEDDING_MODEL", "a/model", Settings(embedding_model="a/model")),
        ("CHROMA_URL", "http://127.0.0.1:8000", Settings(chroma_url="http://127.0.0.1:8000")),
        ("LANGUAGE_MODEL", "ollama:llama", Settings(language_model="ollama:llama")),
        ("CACHE", "/var/cache/it", Settings(cache=Path("/var/cache/it"))),
    ],
)
def test_each_is_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: Settings
) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    assert Settings.from_environment() == expected


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_one_is_none_given(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name}", "")
    assert Settings.from_environment() == Settings()


def test_they_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().cache = Path()  # type: ignore[misc]


def test_a_language_model_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ollama:llama"):
        assemble(Settings(language_model="ollama:llama", cache=tmp_path))
