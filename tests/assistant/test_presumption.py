import pytest

from assistant import Assistant
from assistant.presumption import choices, presumed_counts, unlisted, wrong_group, wrong_time, wrong_total, wrong_way
from assistant.question import Question
from assistant.reading import Reading, read
from assistant.verification import faults


def read_all(assistant: Assistant, asked: Question) -> list[Reading]:
    return [read(asked, table, assistant.corpus, assistant.vocabulary.ordinary) for table in assistant.corpus.tables]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Malaysia nominate 5 cities?", ["No.", "Malaysia has 4 cities"]),
        ("Why does Laos have 6 cities?", ["Not quite.", "Laos has 2 cities"]),
        ("Apakah Thailand punya 5 kota?", ["Tidak.", "Thailand memiliki 3 kota"]),
    ],
)
def test_a_wrong_number_is_corrected(assistant: Assistant, question: str, said: list[str]) -> None:
    (asked,) = assistant.questions(question)
    (statement,) = presumed_counts(read_all(assistant, asked), assistant.corpus)
    assert [words for words in said if words not in statement.text] == []
    assert not faults(statement, assistant.corpus, asked.language)


@pytest.mark.parametrize(
    "question",
    [
        "Did Malaysia nominate 4 cities?",
        "How many cities does Malaysia have?",
        "Are there 26 cities?",
        "Why 29 cities?",
    ],
)
def test_a_right_number_needs_no_correction(assistant: Assistant, question: str) -> None:
    (asked,) = assistant.questions(question)
    assert presumed_counts(read_all(assistant, asked), assistant.corpus) == []


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("Who represents each of today's 40 pilot cities?", "pilot-cities-now"),
        ("Which of the framework's five focus areas deals with health?", "focus-areas"),
        ("Apa saja kedelapan bidang fokus ASCN?", "focus-areas"),
        ("Who represents each of the 29 pilot cities?", None),
        ("What are the six focus areas?", None),
        ("Name two focus areas.", None),
        ("Which countries have three cities?", None),
    ],
)
def test_a_wrong_total_is_noticed(assistant: Assistant, question: str, note: str | None) -> None:
    (asked,) = assistant.questions(question)
    found = wrong_total(read_all(assistant, asked), assistant.corpus)
    assert (found.id if found else None) == note


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("Which is not one of the focus areas? a) infrastructure b) tourism c) safety and security", "Tourism is not"),
        ("Mana yang bukan bidang fokus? a) infrastruktur b) olahraga", "Olahraga tidak"),
        ("Which of these is a focus area? a) infrastructure b) tourism", None),
        ("Which is not a fruit? a) apple b) chair", None),
    ],
)
def test_what_is_not_among_the_choices_is_told(assistant: Assistant, question: str, left_out: str | None) -> None:
    asked = assistant.questions(question)[0]
    said = choices(read_all(assistant, asked), assistant.corpus)
    assert [statement.text.startswith(str(left_out)) for statement in said] == ([True] if left_out else [])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did Viet Nam put forward Chonburi?", ["Chonburi", "Thailand"]),
        ("How did Da Nang get onto the list for the Philippines?", ["Da Nang", "Vietnam"]),
    ],
)
def test_a_member_is_put_into_its_group(assistant: Assistant, question: str, said: list[str]) -> None:
    (asked,) = assistant.questions(question)
    (statement, *_) = wrong_group(read_all(assistant, asked), assistant.corpus)
    assert [words for words in said if words not in statement.text] == []
    assert not faults(statement, assistant.corpus, asked.language)


def test_what_stands_far_behind_a_group_is_not_said_to_be_of_it(assistant: Assistant) -> None:
    (asked,) = assistant.questions("How does Singapore's Smart Nation programme score against Jakarta Smart City?")
    assert wrong_group(read_all(assistant, asked), assistant.corpus) == []


def test_a_time_of_day_counts_no_members(assistant: Assistant) -> None:
    answer = assistant.answer("I have a talk on Singapore, the one in the evening, at nine: which sensors are there?")
    assert "1 city" not in answer.text


def test_a_wrong_total_is_set_right_before_the_table_is_asked(assistant: Assistant) -> None:
    answer = assistant.answer("Given that ASCN launched with 20 pilot cities in 2018, which country got the most?")
    assert answer.text.startswith("Not quite. In 2018, 26 pilot cities")
    assert "Malaysia, with 4 cities" in answer.text


def test_a_member_of_its_own_group_needs_no_correction(assistant: Assistant) -> None:
    (asked,) = assistant.questions("Why did Thailand put forward Chonburi?")
    assert wrong_group(read_all(assistant, asked), assistant.corpus) == []


@pytest.mark.parametrize(
    "question",
    ["Why did the number of pilot cities shrink from 29 to 26?", "Kenapa jumlah kota ASCN menyusut jadi 26?"],
)
def test_what_grew_did_not_shrink(assistant: Assistant, question: str) -> None:
    (asked,) = assistant.questions(question)
    (statement,) = wrong_way(read_all(assistant, asked), assistant.corpus)
    assert "26" in statement.text
    assert "29" in statement.text
    assert not faults(statement, assistant.corpus, asked.language)


def test_what_is_said_to_have_grown_needs_no_correction(assistant: Assistant) -> None:
    (asked,) = assistant.questions("Why did the number of pilot cities grow from 26 to 29?")
    assert wrong_way(read_all(assistant, asked), assistant.corpus) == []


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("The network has 26 pilot cities at the moment, right?", "pilot-cities-now"),
        ("Apakah sekarang kotanya masih 26?", "pilot-cities-now"),
        ("Were there 29 cities in 2018?", "pilot-cities-2018"),
        ("Are there 29 cities now?", None),
        ("There were 26 cities in 2018 and there are 29 now, right?", None),
        ("Which cities were added after 2018 to make 29?", None),
    ],
)
def test_the_number_of_another_time_is_set_right(assistant: Assistant, question: str, note: str | None) -> None:
    (asked,) = assistant.questions(question)
    found = wrong_time(read_all(assistant, asked), assistant.corpus)
    assert (found.id if found else None) == note


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what about Medan?", "Medan"),
        ("Was Penang among Malaysia's nominated cities?", "Penang"),
        ("Is Melaka on the list or not?", "Melaka"),
        ("Why was Medan chosen as one of the pilot cities?", "Medan"),
        ("Is Phuket on the list?", None),
        ("Why wasn't Medan chosen as one of the pilot cities?", None),
        ("When did Medan host the meeting?", None),
    ],
)
def test_a_place_that_no_table_has_is_said_to_be_none(assistant: Assistant, question: str, names: str | None) -> None:
    (asked,) = assistant.questions(question)
    said = unlisted(read_all(assistant, asked), assistant.corpus)
    assert [f"{names} is not among the 26 cities" in statement.text for statement in said[:1]] == [True] * bool(names)
    assert not any(faults(statement, assistant.corpus, asked.language) for statement in said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("Which two cities did Singapore put forward?", "Not quite. Singapore has 1 city", id="two of one"),
        pytest.param("What are the five Indonesian pilot cities called?", "Indonesia has 3", id="five of three"),
        pytest.param("Kelima kota Malaysia itu apa saja?", "Tidak tepat. Malaysia memiliki 4", id="kelima"),
        pytest.param("Bersama kota mana lagi Kuching mewakili Brunei?", "kota Malaysia, bukan", id="anothers"),
        pytest.param("Why does Vietnam have only Hanoi in the network?", "Vietnam has 3 cities", id="only one"),
        pytest.param("Why was Singapore left out of the pilot cities?", "Singapore has 1 city", id="left out"),
        pytest.param("Why was Kuala Lumpur dropped from the list?", "Not quite. Kuala Lumpur", id="dropped"),
        pytest.param("Why does Indonesia have the most pilot cities?", "Not quite. Malaysia", id="the most"),
        pytest.param("In 2018 there were 29 cities and now 26, why?", "from 26 in 2018 to 29 now", id="swapped"),
        pytest.param("Are all 26 cities in Indonesia, is that right?", "No. Indonesia has 3 cities", id="all of one"),
        pytest.param("Bidang fokusnya lima saja, betul?", "enam bidang fokus", id="only five"),
    ],
)
def test_what_is_wrongly_taken_for_granted_of_a_table_is_set_right(
    assistant: Assistant, question: str, said: str
) -> None:
    assert said in assistant.answer(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Name two cities of Malaysia.",
        "Which other two cities does Indonesia have besides Makassar?",
        "What were the four discussions during Indonesia's chairmanship for?",
        "Should I take the job in Kuala Lumpur or the one in Singapore?",
    ],
)
def test_what_is_rightly_taken_for_granted_is_not_set_right(assistant: Assistant, question: str) -> None:
    assert not assistant.answer(question).text.startswith(("Not quite", "No"))


def test_which_are_in_and_which_are_not_is_told_of_all(assistant: Assistant) -> None:
    text = assistant.answer("Medan, Makassar, Yogyakarta: mana yang ada di daftar, mana yang tidak?").text
    assert "Makassar (Indonesia) termasuk" in text
    assert "Medan dan Yogyakarta tidak termasuk" in text


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Did Laos have more than one city on the list?", "Yes. Laos"),
        ("Does Thailand have at least three cities?", "Yes. Thailand"),
        ("Does Laos have fewer than three cities?", "Yes. Laos"),
        ("Does Indonesia have more than three cities?", "No. Indonesia"),
        ("Apakah Thailand punya minimal 3 kota?", "Ya. Thailand"),
        ("Apakah Filipina punya lebih dari 3 kota?", "Tidak. Filipina"),
        ("Are Cebu and Davao in the same country?", "Yes. Cebu"),
        ("Mandalay dan Yangon itu dari negara yang sama?", "Ya. Mandalay"),
        ("Are Hanoi and Bangkok in the same country?", "No. Hanoi"),
    ],
)
def test_a_bound_is_no_number_that_is_taken_for_granted(assistant: Assistant, question: str, reply: str) -> None:
    assert assistant.answer(question).text.startswith(reply)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Was the annual meeting in June or July?", "12–13 July 2023"),
        ("Acaranya bulan Juni atau Juli?", "12–13 Juli 2023"),
        ("Does Thailand have two or three cities?", "3 cities"),
        ("Is the framework about five or six areas?", "six focus areas"),
        ("Does Malaysia or Thailand have more cities?", "Malaysia has more"),
        ("Which of Malaysia and Brunei has more?", "Malaysia has more"),
        ("As between Laos and Viet Nam, which had the greater number of cities in 2018?", "Vietnam has more"),
        ("Is it Malaysia or Vietnam that has four?", "Malaysia has"),
        ("Is Safrizal a minister or a director general?", "Director General"),
        ("Is Cebu in the Philippines or in Indonesia?", "The Philippines: Cebu"),
        ("was he talking in bali or surabaya tho", "held in Surabaya"),
    ],
)
def test_of_several_to_choose_from_none_is_taken_for_granted(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.answer(question)
    assert said in answer.text
    assert not answer.text.startswith(("Yes", "No", "Ya", "Tidak", "Bali and"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kenapa Filipina hanya punya satu kota percontohan, yaitu Manila?", "Tidak tepat. Filipina memiliki 3 kota"),
        ("ada kota dari Timor Leste di daftar 26 itu?", "Timor Leste tidak termasuk"),
        ("buatin tabel dong, negara sama kota kotanya", "Kuching"),
    ],
)
def test_what_is_taken_for_granted_of_the_list(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.answer(question).text


def test_what_another_country_has_is_not_taken_for_its_neighbours(assistant: Assistant) -> None:
    answer = assistant.answer("How does Singapore's Smart Nation program differ from India's 100 smart cities?")
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Kalau Hanoi, yang di Malaysia itu, masuk juga?", "Tidak, Hanoi adalah kota Vietnam"),
        ("Which Cambodian body nominated Da Nang, Cambodia’s city on the list?", "No, Da Nang is a city of Vietnam"),
        ("What does Phuket do for the network as a Malaysian pilot city?", "No, Phuket is a city of Thailand"),
        ("Viet Nam kan punya Hanoi, Da Nang, sama Bangkok, kenapa tiga itu?", "Tidak, Bangkok adalah kota Thailand"),
        ("Why did Cambodia leave Siem Reap out in 2018?", "Not quite."),
        ("Apa sebabnya Kuala Lumpur jadi satu-satunya kota Malaysia di daftar?", "Tidak tepat. Malaysia memiliki 4"),
        ("Dari 40 kota percontohan tahun 2018, mana saja yang ada di Kamboja?", "Tidak tepat. Pada 2018 ada 26 kota"),
        ("CSCO, yang mewakili tiap negara anggota, tugasnya apa?", "Tidak tepat. Setiap kota"),
        ("What made them pick Bali for the MPAC 2025 forum?", "Not quite."),
        ("Kenapa Yogyakarta dipilih buat pertemuan tahunan keenam ASCN?", "Tidak tepat. Puncak Pertemuan"),
    ],
)
def test_what_is_said_in_passing_is_set_right(assistant: Assistant, question: str, begins: str) -> None:
    assert assistant.answer(question).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Singapore had more than one city listed?", "No. Singapore has 1"),
        ("Apakah Singapura negara satu-satunya yang diwakili satu kota saja?", "Tidak. 2 negara"),
        ("Is Malaysia the only country with four cities?", "Yes. 1 country"),
        ("Jumlah kota dari Filipina sama dengan dari Thailand?", "Ya. Sama banyak"),
        ("Hanoi itu kota Thailand?", "Tidak, Hanoi adalah kota Vietnam"),
        ("Has the network grown since 2018?", "Yes. 3 more cities"),
        ("fewer than 30 pilot cities at the moment?", "Yes. 3 more cities"),
        ("Did ASCN have fewer than 20 cities in 2018?", "No. 3 more cities"),
        ("Besides KL, which other Malaysian cities got in?", "Besides Kuala Lumpur, Malaysia's cities"),
        ("negara dengan lebih dari dua kota?", "7 negara"),
        ("Are all the pilot cities in Indonesia?", "No. Indonesia has 3"),
        ("Did all of Thailand's cities get nominated?", "Yes, Thailand"),
        ("Is any ASEAN country missing from the list?", "No. In 2018, 26"),
        ("negara mana yang tidak punya kota percontohan?", "Tidak tepat. Pada 2018 ada 26"),
        ("Are more than half of the cities in Malaysia, Thailand and Vietnam?", "No. Malaysia, Thailand, and Vietnam"),
        ("Are a third of the cities in Malaysia?", "No. Malaysia has 4 of the 26"),
        ("What share of the 26 cities are in Malaysia?", "Malaysia has 4 of the 26"),
        ("Are at least a third of the cities in Malaysia, Indonesia and Thailand?", "Yes. Malaysia, Indonesia"),
        ("Does Malaysia have at most a quarter of the cities?", "Yes. Malaysia has 4 of the 26"),
        ("Not even half of the cities are in Malaysia, right?", "Malaysia has 4 of the 26"),
        ("Were the cities in Malaysia nominated in the third quarter of 2018?", "Yes, Malaysia is represented"),
        ("Is a third city of Malaysia on the list?", "Yes, Malaysia is represented"),
        ("Are PIK, Makassar and Phuket on the list?", "Makassar (Indonesia) and Phuket (Thailand) are"),
        ("I am with PTRI. Is Makassar in?", "Yes, Makassar"),
        ("Is Toledo on the list?", "Toledo is not among the 26"),
        ("Bidang fokus nomor 1 apa?", "Yang pertama dari 6 bidang"),
        ("Bidang fokus yang terakhir apa?", "Yang keenam dari 6 bidang"),
        ("Why did Malaysia leave the network?", "The article does not mention anyone leaving"),
        ("Di hotel mana acara di Surabaya digelar?", "Artikel ini tidak menyebut gedung, hotel"),
        ("Dari Thailand ada Pattaya nggak?", "Pattaya tidak termasuk 26 kota"),
        ("Transportasi termasuk bidang fokusnya?", "Transportasi tidak termasuk 6 bidang fokus"),
        ("Was the Surabaya forum on 25 July?", "Yes. The Monitoring, Review"),
        ("Was the forum in Surabaya on 13 July?", "No. The Monitoring, Review"),
        ("Apakah jumlah kota naik atau turun?", "Bertambah 3 kota"),
        ("Dulu 26 sekarang berapa?", "Kini ASCN memiliki 29"),
        ("Is it still 26 cities?", "No. ASCN now has 29"),
        ("Are the 26 cities still members?", "The article does not mention anyone leaving"),
        ("How long did the Bali meeting last?", "It lasted 2 days"),
        ("Berapa lama pertemuan di Bali?", "Lamanya 2 hari"),
        ("what did indonesia do well", "During its 2023 ASCN Chairmanship"),
        ("Laos dapat dua kota?", "Ya. Laos memiliki 2 kota"),
        ("Kota Kinabalu, that's Malaysia?", "Yes, Kota Kinabalu"),
        ("Why did Singapore decline to have a city in the network?", "Not quite. Singapore has 1"),
    ],
)
def test_tables_say_yes_and_no_to_whole_sentences(assistant: Assistant, question: str, begins: str) -> None:
    assert assistant.answer(question).text.startswith(begins)
