"""What golden questions teach of how people ask."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from assistant.calibrate import Example
from assistant.evidence import FEATURES
from assistant.fixture import Fixture
from assistant.harvest import harvest, write
from assistant.judging import Judge
from corpus import Corpus
from corpus.reading import read_asks

History = tuple[Mapping[str, str], ...]
JUDGE = Judge({FEATURES[0]: 1.0}, none=0.0, threshold=0.3)


def fixture(name: str, *, abstain: bool = False, kind: str = "what", history: History = ()) -> Fixture:
    return Fixture(name, "How?", history, "en", kind, (), (), (), (), abstain, None)


def example(name: str, owners: dict[str, bool], *, silent: bool = False) -> Example:
    """Candidates, the likeliest first, each with whether it is right."""
    features = np.zeros((len(owners) + 1, len(FEATURES)))
    features[:-1, 0] = range(len(owners), 0, -1)
    right = np.array([*owners.values(), silent])
    return Example(name, f"text of {name}", (*owners, "none"), features, right, right)


@pytest.mark.parametrize(
    ("owners", "silent", "owner"),
    [
        pytest.param({"growth": True, "mpac": False}, False, "growth", id="the likeliest is right"),
        pytest.param({"mpac": False, "growth": True}, False, "growth", id="the only one that is right"),
        pytest.param({"mpac": False, "growth": True, "mre": True}, False, None, id="right by chance, perhaps"),
        pytest.param({"mpac": False}, False, None, id="none is right"),
        pytest.param(
            {"mpac": False, "thanks": True, "budget": True, "law": True}, True, "budget", id="the likeliest gap"
        ),
        pytest.param({"pilot-cities/all": True}, False, None, id="a table"),
    ],
)
def test_a_question_is_a_way_to_ask_for_what_it_is_right_for(
    ascn: Corpus, owners: dict[str, bool], silent: bool, owner: str | None
) -> None:
    found = harvest([fixture("a-1", abstain=silent)], [example("a-1", owners, silent=silent)], JUDGE, ascn)
    assert found == {"id": {}, "en": {owner: ["text of a-1"]} if owner else {}}


def test_what_leans_on_others_or_is_beside_the_point_teaches_nothing(ascn: Corpus) -> None:
    talked = fixture("a-1", history=({"role": "user", "content": "Who?"},))
    small = fixture("a-2", abstain=True, kind="small-talk")
    examples = [example("a-1", {"growth": True}), example("a-2", {"budget": True}, silent=True)]
    assert harvest([talked, small, fixture("a-3")], examples, JUDGE, ascn) == {"id": {}, "en": {}}


def test_what_was_harvested_is_read_with_the_corpus_and_can_be_left_out(ascn: Corpus, tmp_path: Path) -> None:
    assert write({"id": {}, "en": {"growth": ["Will it: grow?", "Wächst es"]}}, tmp_path) == 2
    assert read_asks(tmp_path / "asked.en.yaml") == {"growth": ("Will it: grow?", "Wächst es")}
    assert read_asks(tmp_path / "asked.id.yaml") == {}
    first = ascn.note("growth").asks["en"][0]
    fewer = ascn.without_asks({first})
    assert first not in fewer.note("growth").asks["en"]
    assert len(list(fewer.asks("en"))) < len(list(ascn.asks("en")))
    assert list(fewer.asks("id")) == list(ascn.asks("id"))


def test_what_is_surely_understood_already_is_not_learnt(ascn: Corpus) -> None:
    sure = Judge({FEATURES[0]: 9.0}, none=0.0, threshold=0.3)
    assert harvest([fixture("a-1")], [example("a-1", {"growth": True})], sure, ascn) == {"id": {}, "en": {}}


def test_what_was_harvested_before_is_kept(tmp_path: Path) -> None:
    write({"id": {}, "en": {"growth": ["Will it grow?"]}}, tmp_path)
    write({"id": {}, "en": {"growth": ["Will it grow?", "Bigger soon?"], "mpac": ["The plan?"]}}, tmp_path)
    assert read_asks(tmp_path / "asked.en.yaml") == {
        "growth": ("Will it grow?", "Bigger soon?"),
        "mpac": ("The plan?",),
    }
