"""Each operation on the tables of the article and of a small made-up corpus, in both languages."""

import pytest

from assistant import Assistant
from assistant.computation import compute
from assistant.operation import operations
from assistant.statement import Statement
from assistant.verification import faults
from tests.assistant.asking import reading


def computed(assistant: Assistant, operation: str, text: str, table: int = 0) -> list[Statement]:
    """What an operation gives, after a check that it is possible and that what it gives may be said."""
    found = reading(assistant, text, table)
    assert operation in operations(found)
    statements = compute(operation, found, assistant.corpus)
    assert statements
    for statement in statements:
        assert not faults(statement, assistant.corpus, found.question.language)
        assert statement.sources
    return statements


@pytest.mark.parametrize(
    ("operation", "question", "said"),
    [
        ("counts", "How many cities does each country have?", ["Malaysia 4, Cambodia 3", "and Singapore 1"]),
        ("counts", "Berapa kota di setiap negara?", ["Malaysia 4, Kamboja 3", "dan Singapura 1"]),
        ("outside", "How many of the cities are outside Indonesia?", ["23 of the 26 cities", "Indonesia 3"]),
        ("outside", "Berapa kota yang di luar Malaysia dan Laos?", ["20 dari 26 kota", "Malaysia 4 dan Laos 2"]),
        ("share", "What percentage of the cities is in Malaysia?", ["4 of the 26 cities", "about 15 percent"]),
        ("share", "Berapa persen kota yang ada di Laos?", ["2 dari 26 kota", "sekitar 8 persen"]),
        (
            "starting",
            "Which cities start with B?",
            ["4 cities", "Bandar Seri Begawan, Bangkok, Banyuwangi, and Battam"],
        ),
        (
            "starting",
            "Berapa total kota dari negara yang diawali huruf M?",
            ["2 negara", "7 kota", "Malaysia 4 dan Myan"],
        ),
        ("starting", "Which cities start with the letter X?", ["No cities", "begins with X"]),
        (
            "is-member",
            "Are Bangkok and Chiang Mai on the list?",
            ["Bangkok (Thailand) is among", "Chiang Mai is not among"],
        ),
        (
            "is-member",
            "Are Jakarta and Singapore both on the list?",
            ["Yes, Jakarta (Indonesia) and Singapore are among"],
        ),
        ("count-of", "How many cities does Malaysia have?", ["Malaysia", "4 cities", "Kuching"]),
        ("count-of", "Berapa kota dari Filipina?", ["Filipina", "3 kota", "Kota Cebu"]),
        ("count-of", "How many cities does Brunei have?", ["Brunei Darussalam", "1 city ", "Bandar Seri Begawan"]),
        ("members-of", "Which cities are in Malaysia?", ["Johor Bahru, Kuala Lumpur, Kota Kinabalu, and Kuching"]),
        ("members-of", "Kota apa saja di Kamboja?", ["Battambang, Phnom Penh, dan Siem Reap"]),
        ("group-of", "Which country is Da Nang in?", ["Vietnam", "Da Nang"]),
        ("group-of", "Saigon di negara mana?", ["Vietnam", "Kota Ho Chi Minh"]),
        ("is-member", "Is Phuket on the list?", ["Yes", "Phuket", "Thailand"]),
        ("is-member", "Apakah Makassar termasuk?", ["Ya", "Makassar", "Indonesia"]),
        ("is-member", "Is Surabaya a pilot city?", ["Surabaya", "not among the 26 cities"]),
        ("is-member", "Apakah Surabaya termasuk kota percontohan?", ["Surabaya", "tidak termasuk 26 kota"]),
        ("is-member", "Is Hanoi a city of Thailand?", ["No", "Hanoi", "Vietnam", "not of Thailand"]),
        ("is-group", "Is Laos on the list?", ["Yes", "Laos", "2 cities", "Luang Prabang and Vientiane"]),
        ("is-group", "Apakah Myanmar termasuk?", ["Ya", "Myanmar", "3 kota"]),
        ("most", "Which country has the most cities?", ["Malaysia", "4 cities"]),
        ("most", "Negara mana yang punya kota terbanyak?", ["Malaysia", "4 kota"]),
        (
            "fewest",
            "Which countries have the fewest cities?",
            ["Brunei Darussalam (Bandar Seri Begawan) and Singapore", "1 city"],
        ),
        (
            "fewest",
            "Negara mana yang kotanya paling sedikit?",
            ["Brunei Darussalam (Bandar Seri Begawan) dan Singapura", "1 kota"],
        ),
        ("most", "which country has the second most cities?", ["Cambodia", "each with 3 cities"]),
        ("most", "Negara mana yang kotanya terbanyak keenam?", ["Malaysia 4", "Singapura 1"]),
        ("counts", "Rank the countries from most to fewest", ["Malaysia 4", "Singapore 1"]),
        ("sized", "Which countries have more cities than Laos?", ["7 countries have more than 2 cities"]),
        ("sized", "Which countries have fewer cities than Malaysia?", ["9 countries have fewer than 4"]),
        ("average", "What's the average number of cities per country?", ["On average 2.6", "26", "10 countries"]),
        ("average", "rata-rata kota per negara berapa?", ["Rata-rata 2,6 kota per negara"]),
        ("fewest", "who has the second fewest cities", ["Laos, with 2 cities"]),
        ("most", "negara mana yang punya kota terbanyak kedua?", ["Kamboja", "3 kota"]),
        ("compare", "Does Malaysia have more cities than Laos?", ["Yes", "Malaysia 4 and Laos 2"]),
        ("compare", "Does Laos have more cities than Malaysia?", ["No", "Malaysia 4 and Laos 2"]),
        ("compare", "Bandingkan Thailand dan Vietnam", ["Sama banyak", "Thailand 3 dan Vietnam 3"]),
        ("sized", "Which countries have exactly two cities?", ["1 country has exactly 2 cities", "Laos"]),
        ("sized", "Negara mana yang punya tepat 3 kota?", ["6 negara", "Kamboja", "Vietnam"]),
        ("sized", "Which countries have more than 3 cities?", ["1 country has more than 3 cities", "Malaysia"]),
        (
            "sized",
            "Which countries have fewer than 2 cities?",
            ["2 countries", "(Bandar Seri Begawan); Singapore."],
        ),
        pytest.param(
            "sized",
            "Which countries have exactly 7 cities?",
            ["No country has exactly 7 cities"],
        ),
        pytest.param(
            "compare",
            "Does Laos have fewer cities than Malaysia?",
            ["Yes", "Malaysia 4 and Laos 2"],
        ),
        pytest.param(
            "compare",
            "Apakah Laos punya lebih sedikit kota daripada Malaysia?",
            ["Ya", "Malaysia 4 dan Laos 2"],
        ),
        ("groups", "Which countries are there?", ["10 countries", "Brunei Darussalam", "and Vietnam"]),
        ("groups", "Negara mana saja?", ["10 negara", "Laos", "dan Vietnam"]),
        ("all", "List all cities", ["26 pilot cities", "Phnom Penh", "Singapore;", "(Vietnam)"]),
        ("all", "Sebutkan semua kota", ["26 kota", "Kota Davao", "(Filipina)"]),
        ("difference", "How many cities were added since 2018?", ["3 more cities", "26 in 2018", "29 now"]),
        ("difference", "Berapa tambahan kota sejak 2018?", ["Bertambah 3 kota", "26 pada 2018", "29 kini"]),
        ("sum", "How many cities do Malaysia and Laos have together?", ["6 cities", "Malaysia 4 and Laos 2"]),
        ("sum", "Berapa total kota Malaysia dan Laos?", ["6 kota", "Malaysia 4 dan Laos 2"]),
        ("sum", "Add up the cities of Thailand, Singapore and Brunei for me please", ["5 cities"]),
        ("sum", "what do Malaysia + Indonesia make together, cities wise?", ["7 cities"]),
        ("fewest", "Smallest contingents — who fielded a single city?", ["Brunei Darussalam"]),
        ("sized", "How many countries got more than one city onto the 2018 list?", ["8 countries"]),
        ("outside", "How many of the 26 cities lie outside Indonesia?", ["23 of the 26"]),
        ("outside", "Which cities are not from Malaysia?", ["22 of the 26", "outside Malaysia: Bandar", "(Vietnam)"]),
        ("outside", "Negara mana saja selain Indonesia?", ["Selain Indonesia, ada 9 negara", "Laos, Malaysia"]),
        ("siblings", "Which Indonesian cities besides Makassar are in?", ["Besides Makassar", ": Banyuwangi and Jak"]),
        ("siblings", "selain Bandar Seri Begawan, kota Brunei mana lagi?", ["Hanya Bandar Seri Begawan kota Brunei"]),
        (
            "counts",
            "Urutkan negara dari yang kotanya paling banyak sampai paling sedikit",
            ["Malaysia 4", "Singapura 1"],
        ),
        ("same-group", "Are Hanoi and Da Nang in the same country?", ["Yes", "Hanoi in Vietnam"]),
        ("same-group", "Apakah Hanoi dan Manila di negara yang sama?", ["Tidak", "Manila di Filipina"]),
    ],
)
def test_the_cities_are_computed(assistant: Assistant, operation: str, question: str, said: list[str]) -> None:
    text = " ".join(statement.text for statement in computed(assistant, operation, question))
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("operation", "question", "said"),
    [
        ("all", "List the focus areas", ["6 focus areas", "health and well-being", "and industry and innovation"]),
        ("all", "Sebutkan bidang fokusnya", ["6 bidang fokus", "kewarganegaraan", "kualitas lingkungan"]),
        ("is-member", "Is health one of the focus areas?", ["Yes", "health and well-being"]),
        ("is-member", "Apakah infrastruktur termasuk bidang fokus?", ["Ya", "infrastruktur"]),
        ("is-member", "Is safety a focus area?", ["Yes", "safety and security"]),
    ],
)
def test_a_table_without_groups_is_computed(
    assistant: Assistant, operation: str, question: str, said: list[str]
) -> None:
    text = " ".join(statement.text for statement in computed(assistant, operation, question, table=1))
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("operation", "question", "said"),
    [
        ("count-of", "How many bridges does the Vann have?", ["Vann", "3 bridges", "Iron Bridge"]),
        ("count-of", "Berapa jembatan di sungai Orr?", ["Orr", "1 jembatan", "Jembatan Kincir"]),
        ("members-of", "Which bridges cross the Sere?", ["Low Bridge and High Bridge"]),
        ("group-of", "Which river is Old Bridge on?", ["Vann", "Old Bridge"]),
        ("group-of", "Jembatan Tua di sungai mana?", ["Vann", "Jembatan Tua"]),
        ("is-member", "Is Mill Bridge on the list?", ["Yes", "Mill Bridge", "Orr"]),
        ("is-member", "Is Mill Bridge a bridge over the Sere?", ["No", "Mill Bridge", "Orr", "not of Sere"]),
        ("is-group", "Apakah Sere termasuk?", ["Ya", "Sere", "2 jembatan"]),
        ("most", "Which river has the most bridges?", ["Vann", "3 bridges"]),
        ("fewest", "Sungai mana yang punya jembatan paling sedikit?", ["Orr", "1 jembatan"]),
        pytest.param(
            "fewest",
            "Sungai mana yang jembatannya paling sedikit?",
            ["Orr", "1 jembatan"],
        ),
        ("compare", "Does the Orr have more bridges than the Sere?", ["No", "Sere 2 and Orr 1"]),
        ("sized", "Which rivers have at least 2 bridges?", ["2 rivers have at least 2 bridges", "Vann (", "Sere ("]),
        ("groups", "Sungai apa saja?", ["3 sungai", "Vann, Orr, dan Sere"]),
        ("all", "List all bridges", ["6 bridges", "Mill Bridge (Orr)", "Now 5 bridges are open"]),
        ("difference", "What is the difference in the number of bridges?", ["1 fewer bridge", "6 in 2019", "5 now"]),
        ("difference", "Berapa selisih jumlah jembatan?", ["Berkurang 1 jembatan", "6 pada 2019", "5 kini"]),
        ("sum", "How many bridges do the Orr and the Sere have in total?", ["3 bridges", "Orr 1 and Sere 2"]),
        ("same-group", "Are Low Bridge and High Bridge on the same river?", ["Yes", "Sere"]),
        ("same-group", "Are Low Bridge and Mill Bridge on the same river?", ["No", "Mill Bridge in Orr"]),
    ],
)
def test_another_table_works_the_same(bridges: Assistant, operation: str, question: str, said: list[str]) -> None:
    text = " ".join(statement.text for statement in computed(bridges, operation, question))
    assert [words for words in said if words not in text] == []


def test_a_statement_stands_on_its_rows_and_on_what_the_list_is_of(assistant: Assistant) -> None:
    (statement,) = computed(assistant, "members-of", "Which cities are in Malaysia?")
    quotes = [assistant.corpus.document.slice(source.span) for source in statement.sources]
    assert quotes[0] == "Johor Bahru, Kuala Lumpur, Kota Kinabalu dan Kuching dari Malaysia"
    assert quotes[-1].startswith("pada 2018, ada 26 kota percontohan")
    assert statement.members == ("johor-bahru", "kuala-lumpur", "kota-kinabalu", "kuching")


def test_a_statement_about_everything_stands_on_the_whole_sentence(assistant: Assistant) -> None:
    (statement,) = computed(assistant, "groups", "Which countries are there?")
    (source,) = statement.sources
    assert source.span == assistant.corpus.document.sentence_at(source.span)
    assert statement.computed == (10.0,)


def test_every_number_of_a_table_is_that_of_its_rows(assistant: Assistant) -> None:
    """Count once more, from the table itself, for every group in both languages."""
    table = assistant.corpus.tables[0]
    for row in table.rows:
        assert row.group is not None
        for language, text in (("en", "How many cities does {} have?"), ("id", "Berapa kota dari {}?")):
            name = row.group.form("en" if language == "en" else "id")
            found = reading(assistant, text.format(name))
            (statement,) = compute("count-of", found, assistant.corpus)
            assert f" {len(row.members)} " in statement.text
            assert statement.computed == (float(len(row.members)),)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Malaysian cities in the list, from A to Z.", "Johor Bahru, Kota Kinabalu, Kuala Lumpur, and Kuching"),
        ("Sebutkan kota Malaysia urut abjad dari Z ke A.", "Kuching, Kuala Lumpur, Kota Kinabalu, dan Johor Bahru"),
        ("List the countries in alphabetical order.", "Myanmar, the Philippines, Singapore"),
        ("Rank the countries from the fewest cities to the most.", "Laos 2, Vietnam 3"),
        ("Which countries do not have three cities?", "4 countries have more or fewer than 3 cities"),
        ("Which countries fall short of three cities?", "Brunei Darussalam, Laos, and Singapore"),
        ("Does any country have five or more cities?", "Malaysia, with 4 cities"),
        ("Are health and tourism both among the focus areas?", "Tourism is not among"),
        ("Did Thailand have more cities than any other country?", "No. Malaysia"),
        ("Is it true that Brunei has no city on the list?", "No. Brunei Darussalam has 1 city"),
        ("Do Brunei and Singapore have just one city each?", "Yes. Brunei Darussalam has 1 city"),
    ],
)
def test_lists_are_given_as_they_are_asked_for(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.answer(question).text
