"""What the tests of the corpus share: the article's corpus, and a small one that may be bent."""

from pathlib import Path

import pytest

from corpus import Corpus
from tests.small import write_corpus


@pytest.fixture(scope="module")
def ascn() -> Corpus:
    """The corpus that comes with the package."""
    return Corpus.default()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small corpus."""
    return write_corpus(tmp_path / "corpus")
