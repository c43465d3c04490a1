from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.finding import Finding
from assistant.question import Doubt, Question, kinds_of
from assistant.verdict import verdict
from corpus import Corpus, Language
from corpus.figure import figures


def question(corpus: Corpus, text: str, language: Language) -> Question:
    mentions = tuple(corpus.gazetteer.find(text))
    return Question(text, language, language, kinds_of(text, language), mentions, tuple(figures(text)))


def said(
    corpus: Corpus, text: str, note: str, language: Language = "en", unsaid: float = 0.4, contradicted: bool = False
) -> str:
    """The verdict on a question that is surely about a note, and has words of a weight that this does not say."""
    asked = question(corpus, text, language)
    found = Finding(asked, note, (corpus.note(note),), missing=0.8, unsaid=unsaid, probability=0.99)
    return verdict(replace(found, contradicted=contradicted), corpus)


@pytest.mark.parametrize(
    ("text", "note", "language"),
    [
        ("Is the number of pilot cities expected to go up?", "growth", "en"),
        ("Jumlah kotanya bakal nambah lagi nggak ke depannya?", "growth", "id"),
        ("Did friendly countries send anyone to the Bali summit?", "annual-meeting-attendees", "en"),
        ("Indonesia is chairing ASCN in 2023, isn't it?", "chairmanship", "en"),
        ("Did the Bali meeting go on for two days?", "annual-meeting", "en"),
    ],
)
def test_what_is_said_in_other_words_is_a_yes(ascn: Corpus, text: str, note: str, language: Language) -> None:
    assert said(ascn, text, note, language) == "yes"


def test_what_names_nobody_may_leave_only_light_words_unsaid(ascn: Corpus) -> None:
    text = "Setiap kota punya yang mewakilinya, kan?"
    assert said(ascn, text, "city-officers", "id", unsaid=0.45) == "yes"
    assert said(ascn, text, "city-officers", "id", unsaid=0.55) == ""


@pytest.mark.parametrize(
    ("text", "note", "language"),
    [
        ("Has the flow of urbanisation slowed down?", "urbanisation", "en"),
        ("Arus urbanisasi mulai mereda, ya?", "urbanisation", "id"),
        ("Will the number stay the same?", "growth", "en"),
        ("Apakah jumlahnya tidak akan bertambah lagi?", "growth", "id"),
        ("The forum in Surabaya was on a Friday, was it not?", "surabaya-forum", "en"),
        ("Forum Surabaya itu hari Kamis, kan?", "surabaya-forum", "id"),
        ("Was the Bali meeting the very first annual summit?", "annual-meeting", "en"),
        ("Pertemuan di Bali itu yang kelima, ya?", "annual-meeting", "id"),
        ("Were the discussions for ASCN cities exclusively?", "discussions-purpose", "en"),
        ("Seri diskusinya khusus buat kota ASCN saja ya?", "discussions-purpose", "id"),
        ("So each city is represented by its mayor, is it?", "city-officers", "en"),
        ("Benarkah PBB yang memprakarsai pertemuan di Surabaya?", "forum-initiator", "id"),
        ("MRE stands for Meeting, Research and Education, right?", "mre", "en"),
        ("Did the Bali meeting last five days?", "annual-meeting", "en"),
    ],
)
def test_what_is_otherwise_is_a_no(ascn: Corpus, text: str, note: str, language: Language) -> None:
    assert said(ascn, text, note, language) == "no"


@pytest.mark.parametrize(
    ("text", "note", "language", "unsaid"),
    [
        # What weighs too much may be another thing.
        ("Is the number of pilot cities expected to reach a hundred soon?", "growth", "en", 0.4),
        ("Do smart cities mainly serve to make tech firms rich?", "smart-city-goal", "en", 0.43),
        ("Was the forum about the ASEAN Power Grid?", "surabaya-forum", "en", 0.4),
        ("Forum Surabaya diprakarsai pemerintah setempat, ya?", "forum-initiator", "id", 0.36),
        # Neither of two has a yes.
        ("Was the report given in Bali or in Surabaya?", "progress-report", "en", 0.1),
        ("Were both contexts about technology?", "strategic-contexts", "en", 0.3),
        # What is asked openly.
        ("MRE itu singkatan dari apa ya?", "mre", "id", 0.1),
        ("Dalam rangka apakah forum itu diselenggarakan?", "mre", "id", 0.1),
        ("When was the forum in Surabaya held?", "surabaya-forum", "en", 0.1),
    ],
)
def test_what_is_open_has_neither(ascn: Corpus, text: str, note: str, language: Language, unsaid: float) -> None:
    assert said(ascn, text, note, language, unsaid) == ""


def test_what_is_contradicted_is_denied_as_it_was_asked(ascn: Corpus) -> None:
    assert said(ascn, "Are there 40 pilot cities now?", "pilot-cities-now", contradicted=True) == "no"
    assert said(ascn, "Why are there 40 pilot cities now?", "pilot-cities-now", contradicted=True) == "not-quite"
    mend = "My draft says that there are 40 pilot cities. Anything wrong with it?"
    assert said(ascn, mend, "pilot-cities-now", contradicted=True) == "not-quite"


def test_are_you_sure_is_not_answered_by_no(ascn: Corpus) -> None:
    asked = question(ascn, "Are you sure? I had it down as August.", "en")
    doubting = replace(asked, doubt=Doubt("annual-meeting", agrees=False))
    found = Finding(doubting, "annual-meeting", (ascn.note("annual-meeting"),), contradicted=True)
    assert verdict(found, ascn) == "yes"


CLOSED: Sequence[tuple[str, Language, bool]] = [
    ("Filipina punya tiga kota di daftar 2018?", "id", True),
    ("Brunei cuma diwakili satu kota, valid?", "id", True),
    ("Indonesia is called a shepherd of the network, isn't it?", "en", True),
    ("y/n: 29 pilot cities these days? true or false", "en", True),
    ("infrastruktur bidang fokus ascn y/n", "id", True),
    ("kota yang dipilih dari Filipina?", "id", False),
    ("pertemuan di Bali?", "id", False),
    ("and Malaysia?", "en", False),
    ("Who was there, and was it in Bali?", "en", False),
    ("temanya apa ya?", "id", False),
]


@pytest.mark.parametrize(("text", "language", "closed"), CLOSED)
def test_what_asks_for_yes_or_no(ascn: Corpus, text: str, language: Language, closed: bool) -> None:
    assert question(ascn, text, language).closed is closed


@pytest.mark.parametrize(
    ("question", "begins", "said"),
    [
        ("Filipina punya tiga kota di daftar 2018?", "Ya.", "Kota Cebu"),
        ("Brunei cuma diwakili satu kota ya?", "Ya.", "Bandar Seri Begawan"),
        ("Malaysia has more cities on the list than any other country?", "Yes.", "Malaysia"),
        ("Vietnam has more than five cities, right?", "No.", "Da Nang"),
        ("Did every ASEAN country put forward three cities?", "No.", "Brunei Darussalam 1"),
        ("Is every ASEAN member state represented on the 2018 list?", "Yes.", "all the ASEAN member states"),
        ("So only Indonesia and Malaysia had cities on the list?", "No.", "10 countries"),
        ("I heard that ten more cities joined since 2018, true?", "No.", "3 more cities"),
        ("Has the number of pilot cities gone down since 2018?", "No.", "3 more cities"),
        ("Jumlah kota Brunei dan Singapura sama nggak?", "Ya.", "Sama banyak"),
        ("The Surabaya forum came first and then the Bali summit, correct?", "No,", "Bali came earlier"),
        ("Safrizal itu Dirjen Bina Pembangunan Daerah, bukan?", "Tidak.", "Bina Administrasi Kewilayahan"),
    ],
)
def test_tables_and_dates_say_yes_or_no(assistant: Assistant, question: str, begins: str, said: str) -> None:
    answer = assistant.answer(question)
    assert answer.text.startswith(begins)
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("The three cities added since 2018 are all in Indonesia, right?", "does not mention the names"),
        ("Is Chonburi's smart city work only about energy?", "does not mention climate change, energy"),
    ],
)
def test_what_is_asked_of_a_member_is_no_question_of_the_list(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.answer(question)
    assert answer.abstained
    assert said in answer.text


def test_a_name_that_no_atlas_has_may_be_asked_about(assistant: Assistant) -> None:
    answer = assistant.answer("Sihanoukville also was a pilot city in 2018?")
    assert answer.text.startswith("Sihanoukville is not among")


def test_the_same_month_is_told_from_the_same_place(assistant: Assistant) -> None:
    assert assistant.answer("Were the Bali summit and the Surabaya forum in the same month?").text.startswith("Yes")
    assert assistant.answer("Were the Bali summit and the Surabaya forum in the same city?").text.startswith("No")


@pytest.mark.parametrize(
    ("text", "note", "unsaid", "verdict"),
    [
        ("The network has 29 pilot cities these days, right?", "pilot-cities-now", 0.6, "yes"),
        ("The Bali event ran from the 12th to the 13th of July 2023, right?", "annual-meeting", 0.4, "yes"),
        ("Was health one of the two contexts that he named?", "strategic-contexts", 0.6, ""),
        ("Would you say that the number of cities will go up?", "growth", 0.8, "yes"),
        ("Does every city have its own representative?", "city-officers", 0.45, "yes"),
        ("Is each city, such as Jakarta, represented?", "city-officers", 0.4, "yes"),
        ("Are there exactly six focus areas?", "focus-areas", 0.4, "yes"),
        ("Does the article quote anyone from Singapore?", "speaker", 0.2, ""),
        ("Is ASCN known for not growing?", "growth", 0.4, "no"),
        ("csco = chief security and compliance officer, right?", "city-officers", 0.4, ""),
        ("Is each pilot city represented by Dr. Johnson?", "city-officers", 0.4, "no"),
    ],
)
def test_numbers_direction_and_names_tell(ascn: Corpus, text: str, note: str, unsaid: float, verdict: str) -> None:
    assert said(ascn, text, note, unsaid=unsaid) == verdict


@pytest.mark.parametrize(
    ("text", "note", "language", "lead"),
    [
        ("Are there more than two strategic contexts?", "strategic-contexts", "en", "no"),
        ("Apakah ada lebih dari empat bidang fokus?", "focus-areas", "id", "yes"),
        ("Are there not less than six focus areas?", "focus-areas", "en", "yes"),
        ("Seri diskusinya nggak lebih dari empat, kan?", "discussions", "id", "yes"),
        ("Was the summit in Bali a one-day event?", "annual-meeting", "en", "no"),
        ("Puncak pertemuan itu berlangsung seminggu penuh?", "annual-meeting", "id", "no"),
        ("Did the forum in Surabaya take only one day?", "surabaya-forum", "en", "yes"),
        ("Was the Bali meeting after 10 July 2023?", "annual-meeting", "en", "yes"),
        ("Apakah forum Surabaya diadakan sebelum 25 Juli 2023?", "surabaya-forum", "id", "no"),
        ("Did the chairmanship last two days?", "chairmanship", "en", ""),
        ("Was the Bali summit held before 31 June 2023?", "annual-meeting", "en", ""),
        ("Was it the day after the opening?", "surabaya-forum", "en", ""),
    ],
)
def test_numbers_days_and_dates_are_held_against_the_claim(
    ascn: Corpus, text: str, note: str, language: Language, lead: str
) -> None:
    assert said(ascn, text, note, language) == lead


@pytest.mark.parametrize(
    ("text", "note", "language", "lead"),
    [
        ("Were there people from outside ASEAN as well?", "annual-meeting-attendees", "en", "yes"),
        ("Kota yang bukan anggota ASCN juga difasilitasi, ya?", "discussions-purpose", "id", "yes"),
        ("Were outsiders shut out of the discussions?", "discussions-purpose", "en", ""),
        ("Was any ASEAN member left out in 2018?", "pilot-cities-2018", "en", "no"),
        ("Ada tamu dari luar ASEAN nggak di pertemuan Bali?", "annual-meeting-attendees", "id", "yes"),
    ],
)
def test_those_who_do_not_belong_and_those_who_are_left_out(
    ascn: Corpus, text: str, note: str, language: Language, lead: str
) -> None:
    assert said(ascn, text, note, language) == lead
