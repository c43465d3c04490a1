import datetime

import pytest

from assistant.measure import bounds_in, dated_as, measures_in, unmeasured
from corpus import Language

SUMMIT = [datetime.date(2023, 7, 12), datetime.date(2023, 7, 13)]


@pytest.mark.parametrize(
    ("text", "language", "size", "bound", "days"),
    [
        ("Are there more than two contexts?", "en", 2, "more-than", False),
        ("fewer than 30 pilot cities", "en", 30, "less-than", False),
        ("no more than five talks", "en", 5, "at-most", False),
        ("more than one city", "en", 1, "more-than", False),
        ("Seri diskusinya lebih dari lima kali?", "id", 5, "more-than", False),
        ("belum sampai 30 kota", "id", 30, "less-than", False),
        ("sedikitnya enam bidang", "id", 6, "at-least", False),
        ("a one-day event", "en", 1, "exactly", True),
        ("it went on for two full weeks", "en", 14, "exactly", True),
        ("more than a week passed", "en", 7, "more-than", True),
        ("cuma sehari", "id", 1, "exactly", True),
        ("kurang dari sebulan", "id", 30, "less-than", True),
        ("ran over two days", "en", 2, "exactly", True),
    ],
)
def test_a_measure_has_its_size_and_what_is_said_of_it(
    text: str, language: Language, size: float, bound: str, days: bool
) -> None:
    (measure,) = measures_in(text, language)
    assert (measure.size, measure.bound, measure.days) == (size, bound, days)


@pytest.mark.parametrize(
    ("text", "language"),
    [("a week before the forum", "en"), ("three days later", "en"), ("sehari sesudahnya", "id"), ("sehari-hari", "id")],
)
def test_what_tells_when_something_was_is_no_measure(text: str, language: Language) -> None:
    assert measures_in(text, language) == ()


def test_a_measure_holds_as_its_bound_has_it() -> None:
    (measure,) = measures_in("at least 26", "en")
    assert [measure.holds(size) for size in (25, 26, 27)] == [False, True, True]
    (measure,) = measures_in("under 26", "en")
    assert [measure.holds(size) for size in (25, 26)] == [True, False]


def test_only_a_bound_takes_nothing_for_granted() -> None:
    assert bounds_in("over 40 cities in 5 countries", "en").keys() == {7}
    assert bounds_in("two days, 26 cities", "en") == {}


def test_what_is_said_of_a_number_is_no_denial_of_the_rest() -> None:
    text = "Seri diskusinya nggak lebih dari empat"
    assert unmeasured(text, measures_in(text, "id")).split() == ["Seri", "diskusinya"]


@pytest.mark.parametrize(
    ("text", "language", "holds"),
    [
        ("Was it before July 2023?", "en", "no"),
        ("before 14 July 2023", "en", "yes"),
        ("after 2022", "en", "yes"),
        ("sesudah 12 Juli 2023", "id", "no"),
        ("sebelum Agustus 2023", "id", "yes"),
        ("in July 2023", "en", ""),
        ("before the forum", "en", ""),
        ("before July", "en", "open"),
        ("before 31 June 2023", "en", "open"),
        ("a month after 1 July 2023", "en", "open"),
    ],
)
def test_days_are_before_or_after_a_date(text: str, language: Language, holds: str) -> None:
    assert dated_as(text, language, SUMMIT) == holds


def test_what_has_no_days_is_neither_before_nor_after() -> None:
    assert dated_as("before July 2023", "en", []) == "open"
