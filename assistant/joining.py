"""Joining: whether the members that a table names came in when a question has it."""

from datetime import date

from assistant.measure import dated_as, period
from assistant.question import Question
from assistant.reading import Reading
from corpus.table import Table


def otherwise_dated(reading: Reading) -> bool:
    """Whether a question has members come in at another time than the one of which the table names them.

    "Did X join before 2018?", "was it added in 2020?", "is it one of the new ones?"
    """
    question, table = reading.question, reading.table
    days = _days_of(table)
    if not days or question.denies or not question.closed:
        return False
    bounded = dated_as(question.text, question.spoken, days)
    if bounded:
        return bounded == "no"
    dates = [figure for figure in question.figures if isinstance(figure.value, tuple)]
    if dates:
        otherwise = not any(one.agrees(other) for one in dates for other in table.named_times)
        return otherwise and reading.cue("joining") and gives_years(question)
    # Those that came later have no names here.
    return reading.cue("lately") and table.nameless


def gives_years(question: Question) -> bool:
    """Whether a question gives no time more exactly than its year: whoever gives a day asks of what happened then."""
    times = [date for figure in question.figures if isinstance(figure.value, tuple) for date in figure.value]
    return bool(times) and all(time.month is None for time in times)


def _days_of(table: Table) -> tuple[date, ...]:
    """The first and the last day of the time of which a table names its members; empty where it gives none."""
    found = (period(time.value[0]) for time in table.named_times if isinstance(time.value, tuple))
    return next((days for days in found if days is not None), ())
