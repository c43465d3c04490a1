"""What the tests of the assistant share: an assistant for a small corpus about another subject."""

from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.assembly import assemble
from corpus import Corpus
from tests.small import write_corpus


@pytest.fixture(scope="session")
def bridges(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant for the small corpus, opened once."""
    return assemble(Settings(corpus=write_corpus(tmp_path_factory.mktemp("bridges")), cache=cache))


@pytest.fixture(scope="session")
def ascn() -> Corpus:
    """The corpus that comes with the package."""
    return Corpus.default()
