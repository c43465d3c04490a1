"""Dating: names that carry a year, as "Agenda 2030" does, and questions that give them another one."""

import re
from dataclasses import replace

from assistant.question import Question
from corpus import Corpus, Note
from corpus.figure import Date, Figure, figures
from corpus.name import Mention, Name

# What may stand between a name and its year, beside other names: "the Chairmanship of the year 2023".
_BETWEEN = re.compile(
    r"\W*(?:(?:s|an|n|nya|the|year|of|for|in|tahun|pada|untuk|oleh|by|its|edisi|edition|version|versi)\W+){0,3}",
    re.IGNORECASE,
)


def redated(question: Question, corpus: Corpus) -> tuple[Question, Note] | None:
    """The question with the right year of a name, and the note that tells of it; None where no year is wrong.

    Whether anybody had an office in another year is a question of its own: it takes nothing for granted.
    """
    # Most questions give no year: the notes need not be read for them.
    years = [figure for figure in question.figures if _lone_year(figure) is not None]
    for mention in question.mentions if years else ():
        for name in mention.names:
            year = _year_of(name)
            note = _note_on(name, year, corpus) if year is not None else None
            if note is None or (name.type == "role" and not _presumes(question, note, corpus)):
                continue
            for figure in years:
                if _lone_year(figure) != year and _joined(mention, figure, question):
                    text = f"{question.text[: figure.start]}{year}{question.text[figure.end :]}"
                    # A year is as long as another: every name stays where it is.
                    return replace(question, text=text, figures=tuple(figures(text))), note
    return None


def _year_of(name: Name) -> int | None:
    """The year that a name ends with in the document."""
    found = figures(name.article)
    return _lone_year(found[-1]) if found and found[-1].end == len(name.article.rstrip(")")) else None


def _lone_year(figure: Figure) -> int | None:
    """The year, of a figure that gives one and nothing more, in four digits."""
    dates = figure.value if isinstance(figure.value, tuple) else ()
    alone = dates == (Date(dates[0].year),) if dates else False
    return dates[0].year if alone and figure.end - figure.start == len("2000") else None


def _joined(mention: Mention, figure: Figure, question: Question) -> bool:
    """Whether a year belongs to a name: nothing but other names and small words stand between them."""
    if mention.start <= figure.start < mention.end:
        return False
    start, end = min(mention.end, figure.end), max(mention.start, figure.start)
    between = question.text[start:end]
    for other in reversed(question.mentions):
        if start <= other.start and other.end <= end:
            between = f"{between[: other.start - start]} {between[other.end - start :]}"
    return _BETWEEN.fullmatch(f"{between} ") is not None and not question.offers(figure.start, figure.end)


def _note_on(name: Name, year: int, corpus: Corpus) -> Note | None:
    """The note that gives a name with its year and hardly anything else: the shortest one that does."""
    claims = [(note, list(note.claim.values())) for note in corpus.notes]
    dated = [
        (sum(map(len, each)), place, note)
        for place, (note, each) in enumerate(claims)
        if all(str(year) in claim and name.id in corpus.gazetteer.ids(claim) for claim in each)
    ]
    return min(dated, default=(0, 0, None))[-1]


def _presumes(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question takes an office to have been held then: it asks what was done in it, by whom the note says."""
    holders = set(corpus.gazetteer.ids(" ".join(note.facts.get("who", {}).values())))
    held = bool(holders & {name.id for name in question.names})
    return held and not question.asks("when", "yes-no", "who-said")
