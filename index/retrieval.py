"""Retrieval sets: questions, and the passage that answers each."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import Language
from index.errors import IndexingError


@dataclass(frozen=True)
class Retrieval:
    """Passages, and questions that one passage each answers.

    Attributes
    ----------
        passages: The texts.
        languages: Their languages.
        questions: Text and language of each question.
        answers: Position of the passage that answers each question, (n_questions,).
    """

    passages: list[str]
    languages: list[Language]
    questions: list[tuple[str, Language]]
    answers: np.ndarray

    @classmethod
    def from_file(cls, path: Path) -> "Retrieval":
        """The set in a file; questions that no passage answers are left out.

        Raises
        ------
            IndexingError: The file has another form.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            place = {row["id"]: number for number, row in enumerate(data["passages"])}
            asked = [row for row in data["questions"] if row["passage"] is not None]
            return cls(
                passages=[row["text"] for row in data["passages"]],
                languages=[row["language"] for row in data["passages"]],
                questions=[(row["text"], row["language"]) for row in asked],
                answers=np.array([place[row["passage"]] for row in asked]),
            )
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise IndexingError(
                f"{path} is not a retrieval set ({type(error).__name__}: {error}). It needs passages with id, language "
                "and text, and questions with text, language and the id of a passage."
            ) from error
