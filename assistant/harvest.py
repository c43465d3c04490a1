"""Harvest ways to ask from golden questions: `python -m assistant.harvest FOLDER`.

A golden question that a note answers by the question's own rules is a way to ask for that note, in the words of
somebody who never saw the other ways; and one without an answer is a way to ask for the likeliest gap. Only questions
that stand on their own and ask one thing are taken, and only those that are not surely understood without: the others
would make the index larger and no answer better. They are added to what was harvested before, in files of their own,
`asked.id.yaml` and `asked.en.yaml` of the corpus, which are read beside the ways to ask there.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

import corpus as corpora
from assistant.assembly import assemble
from assistant.calibrate import Example, examples
from assistant.evidence import FEATURES
from assistant.fixture import Fixture, read_fixtures
from assistant.judging import Judge
from assistant.settings import Settings
from corpus import LANGUAGES, Corpus, Language
from corpus.reading import read_asks

_HEAD = "# Ways to ask, harvested from golden questions by `python -m assistant.harvest`; not to be edited by hand.\n"
# Questions of these kinds are not about the document; what is nearest to them says nothing.
_BESIDE = ("off-topic", "small-talk")
# A question of which the right thing is this likely is understood already.
_SURELY = 0.9

Asked = dict[Language, dict[str, list[str]]]


def harvest(fixtures: Sequence[Fixture], found: Sequence[Example], judge: Judge, corpus: Corpus) -> Asked:
    """For each language, by the id of a note or gap, the questions that it is right for."""
    by_id = {example.fixture: example for example in found}
    asked: Asked = {language: {} for language in LANGUAGES}
    for fixture in fixtures:
        example = by_id.get(fixture.id)
        if example is None or fixture.history or fixture.kind in _BESIDE:
            continue
        owner = _owner(example, judge, corpus)
        if owner is None or _likelihood(example, owner, judge) >= _SURELY:
            continue
        if example.text not in asked[fixture.language].setdefault(owner, []):
            asked[fixture.language][owner].append(example.text)
    return asked


def _owner(example: Example, judge: Judge, corpus: Corpus) -> str | None:
    """The note or gap that a question asks for; None where that is another thing, or open.

    It is the likeliest candidate where that is right, or the only right one, or the likeliest gap of a question without
    an answer. Of several notes that would do, one that is not the likeliest may do by chance.
    """
    order = np.argsort(-_scores(example, judge), kind="stable").tolist()
    right = [example.owners[place] for place in order if example.right[place]]
    if example.right[-1]:
        return next((owner for owner in right if corpus.gap(owner) is not None), None)
    if not right or (len(right) > 1 and right[0] != example.owners[order[0]]):
        return None
    return right[0] if any(note.id == right[0] for note in corpus.notes) else None


def _scores(example: Example, judge: Judge) -> NDArray[np.float64]:
    """The judge's score of each candidate, (n_candidates,)."""
    result: NDArray[np.float64] = example.features[:-1] @ [judge.weights.get(name, 0.0) for name in FEATURES]
    return result


def _likelihood(example: Example, owner: str, judge: Judge) -> float:
    """The probability that the judge gives a candidate, 0 to 1."""
    scores = np.append(_scores(example, judge), judge.none)
    odds = np.exp(scores - scores.max())
    return float(odds[example.owners.index(owner)] / odds.sum())


def write(asked: Asked, folder: Path) -> int:
    """Add what was harvested to a corpus folder; how many questions that is."""
    for language, new in asked.items():
        by_owner = {owner: list(texts) for owner, texts in read_asks(folder / f"asked.{language}.yaml").items()}
        for owner, texts in new.items():
            known = by_owner.setdefault(owner, [])
            known += [text for text in texts if text not in known]
        content = yaml.safe_dump(dict(sorted(by_owner.items())), allow_unicode=True, width=1_000, sort_keys=False)
        (folder / f"asked.{language}.yaml").write_text(_HEAD + content, "utf-8")
    return sum(len(texts) for by_owner in asked.values() for texts in by_owner.values())


def main() -> None:
    """Harvest a folder of golden questions into a corpus."""
    parser = argparse.ArgumentParser(description="Harvest ways to ask from golden questions.")
    parser.add_argument("folder", type=Path, help="folder of golden questions")
    default = Path(corpora.__file__).parent / "ascn"
    parser.add_argument("--into", type=Path, default=default, help="folder of the corpus that they are about")
    options = parser.parse_args()
    assistant = assemble(Settings(corpus=options.into))
    known = {text for language in LANGUAGES for text in assistant.corpus.asks(language)}
    fixtures = [fixture for fixture in read_fixtures(options.folder) if fixture.question not in known]
    found = list(examples(assistant, fixtures))
    number = write(harvest(fixtures, found, assistant.judge, assistant.corpus), options.into)
    print(f"{number} ways to ask, of {len(fixtures)} golden questions, added to {options.into}")


if __name__ == "__main__":
    main()
