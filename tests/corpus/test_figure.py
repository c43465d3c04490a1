import pytest

from corpus.figure import Date, figures


def values(text: str) -> list[float | tuple[Date, ...]]:
    return [figure.value for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada 26 kota", [26]),
        ("enam bidang", [6]),
        ("dua puluh sembilan kota", [29]),
        ("twenty-nine cities", [29]),
        ("half a dozen areas", [6]),
        ("setengah lusin bidang", [6]),
        ("two dozen cities", [24]),
        ("dua lusin kota", [24]),
        ("selusin kota", [12]),
        ("several dozen cities", []),
        ("beberapa lusin kota", []),
        ("sebelas atau dua belas", [11, 12]),
        ("seratus dua puluh", [120]),
        ("three hundred", [300]),
        ("1.500 orang", [1500]),
        ("1,500 people", [1500]),
        ("12.345.678", [12345678]),
        ("7,5 persen", [7.5]),
        ("7.5 percent", [7.5]),
        ("dua ribu delapan belas", [(Date(2018),)]),
        ("two thousand eighteen", [(Date(2018),)]),
        ("dua ribu kota", [2000]),
        ("salah satu kota", []),
        ("one of the cities", []),
        ("kedua kota", []),
        ("the first and the second", []),
        ("", []),
    ],
)
def test_numbers_are_read_in_both_languages(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [
        ("pertemuan keenam", 6, True),
        ("the sixth meeting", 6, True),
        ("pertemuan ke-6", 6, True),
        ("the 6th meeting", 6, True),
        ("6 pertemuan", 6, False),
        ("enam pertemuan", 6, False),
    ],
)
def test_ordinals_are_told_from_cardinals(text: str, value: float, ordinal: bool) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.ordinal) == (value, ordinal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-26", (Date(2023, 7, 26),)),
        ("(25/7/2023)", (Date(2023, 7, 25),)),
        ("12-13 Juli 2023", (Date(2023, 7, 12), Date(2023, 7, 13))),
        ("12–13 July 2023", (Date(2023, 7, 12), Date(2023, 7, 13))),
        ("July 12 to 13, 2023", (Date(2023, 7, 12), Date(2023, 7, 13))),
        ("12 sampai 13 Juli", (Date(None, 7, 12), Date(None, 7, 13))),
        ("the 25th of July", (Date(None, 7, 25),)),
        ("Juli 2023", (Date(2023, 7),)),
        ("bulan Juli", (Date(None, 7),)),
        ("pada 2018", (Date(2018),)),
        ("5 Mei 2019", (Date(2019, 5, 5),)),
        ("was it in May?", (Date(None, 5),)),
        ("pada bulan mei", (Date(None, 5),)),
    ],
)
def test_dates_are_read_in_both_languages(text: str, expected: tuple[Date, ...]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize("text", ["you may ask", "Mei Ling", "may I ask", "2.018 orang", "12018 orang"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert not any(isinstance(value, tuple) for value in values(text))


def test_figures_come_in_order_with_their_places() -> None:
    text = "Pada 12-13 Juli 2023 ada 29 kota dan enam bidang."
    found = figures(text)
    assert [text[figure.start : figure.end] for figure in found] == ["12-13 Juli 2023", "29", "enam"]


@pytest.mark.parametrize(
    ("mine", "other", "agrees", "within"),
    [
        (Date(2023, 7, 25), Date(2023, 7, 25), True, True),
        (Date(2023), Date(2023, 7, 25), True, True),
        (Date(2023, 7, 25), Date(2023), True, False),
        (Date(2022), Date(2023, 7, 25), False, False),
        (Date(None, 7, 12), Date(2023, 7), True, False),
        (Date(None, 6), Date(2023, 7), False, False),
    ],
)
def test_dates_are_compared_by_what_they_give(mine: Date, other: Date, agrees: bool, within: bool) -> None:
    assert mine.agrees(other) is agrees
    assert mine.within(other) is within


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("keempat bidang fokus", False),
        ("Sebutkan keenam bidang itu", False),
        ("pertemuan keenam digelar di Bali", True),
        ("bidang keempat", True),
        ("the sixth meeting", True),
    ],
)
def test_ke_counts_before_its_noun_and_numbers_behind_it(text: str, ordinal: bool) -> None:
    assert [figure.ordinal for figure in figures(text)] == [ordinal]
