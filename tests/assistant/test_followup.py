"""Follow-ups, by what comes of them: which question they become, and that nothing leaks into a new topic."""

import pytest

from assistant import Assistant
from assistant.context import Context, people_in
from assistant.followup import readings
from assistant.wish import wish
from corpus import Language
from tests.assistant.asking import talk


def first(assistant: Assistant, text: str, spoken: Language, before: str) -> str:
    context = Context(before)
    wished = wish(text, spoken, context, assistant.corpus)
    return readings(wished.text, spoken, context if wished.leans else None, assistant.corpus)[0].text


@pytest.mark.parametrize(
    ("turns", "language", "said"),
    [
        pytest.param(["Which cities are in Malaysia?", "and Thailand?"], "en", "Phuket", id="ellipsis"),
        pytest.param(["Is Bangkok on the list?", "And Penang?"], "en", "Penang is not among", id="unlisted"),
        pytest.param(["Apakah Bangkok masuk?", "kalau Medan?"], "id", "Medan tidak termasuk", id="tak terdaftar"),
        pytest.param(
            ["What are the focus areas?", "is school one of them?"], "en", "School is not among", id="one of them"
        ),
        pytest.param(
            ["How many cities does Laos have?", "and Malaysia?", "how many do those two have in total?"],
            "en",
            "6 cities in all",
            id="both",
        ),
        pytest.param(
            ["What is the main goal of a Smart City?", "where does it say that?"], "en", "quality of life", id="say"
        ),
        pytest.param(["Berapa kota percontohannya sekarang?", "dulunya berapa?"], "id", "26", id="at first"),
        pytest.param(["What does Safrizal invite to?", "in which city did he say that?"], "en", "Surabaya", id="where"),
        pytest.param(["Siapa yang mewakili tiap kota?", "versi inggrisnya dong"], "en", "represented", id="versi"),
        pytest.param(["Who spoke in Surabaya?", "Is he the governor of East Java?"], "en", "Director General", id="he"),
        pytest.param(
            ["What is the main goal of a Smart City?", "bahasa indonesianya dong"], "id", "kualitas", id="dong"
        ),
        pytest.param(
            ["Which cities are in Lagos?", "sorry, I mean Laos"], "en", "Vientiane", id="correction of a name"
        ),
        pytest.param(["Kota mana saja di Malaysia?", "kalau Thailand?"], "id", "Phuket", id="elipsis"),
        pytest.param(["Which cities are in Malaysia?", "kalau Laos?"], "id", "Luang Prabang", id="into Indonesian"),
        pytest.param(["Kota mana saja di Malaysia?", "what about Laos?"], "en", "Luang Prabang", id="into English"),
        pytest.param(["How many cities does Laos have?", "and Malaysia?", "and Brunei?"], "en", "1 city", id="twice"),
        pytest.param(["When was the annual meeting held?", "where was it?"], "en", "Bali", id="pronoun"),
        pytest.param(["Kapan pertemuan tahunan ASCN?", "di mana itu?"], "id", "Bali", id="kata ganti"),
        pytest.param(["Di mana pertemuan tahunan digelar?", "kapan itu?"], "id", "12–13 Juli 2023", id="kapan itu"),
        pytest.param(["Apa tujuan utama Smart City?", "siapa yang bilang begitu?"], "id", "Safrizal", id="who said"),
        pytest.param(["How many pilot cities were there in 2018?", "and now?"], "en", "29", id="another time"),
        pytest.param(["How many pilot cities are there now?", "in Indonesian please"], "id", "29 kota", id="bahasa"),
        pytest.param(["Kapan pertemuan tahunan ASCN?", "in English please"], "en", "12–13 July 2023", id="English"),
        pytest.param(["Siapa yang mewakili setiap kota?", "jelaskan lebih singkat"], "id", "CSCO", id="shorter"),
        pytest.param(
            ["Which Malaysian cities were named?", "and Penang?"], "en", "Penang is not among", id="no member"
        ),
        pytest.param(
            ["Which Indonesian cities were named?", "What about Surabaya, is it on there as well?"],
            "en",
            "Surabaya is not among",
            id="no member either",
        ),
        pytest.param(
            ["Thailand punya berapa kota?", "terus yang cuma 1 siapa aja?"], "id", "Brunei Darussalam", id="sized"
        ),
        pytest.param(["Kapan forum MPAC 2025 digelar?", "Yang di Bali?"], "id", "12–13 Juli 2023", id="another place"),
        pytest.param(
            ["What is the first strategic context?", "and the 2nd?"], "en", "digital disruption", id="in digits"
        ),
        pytest.param(
            ["Which cities are in Malaysia?", "thanks", "and Laos?"], "en", "Luang Prabang", id="after thanks"
        ),
        pytest.param(["kapan acara puncak di bali?", "berapa hari berarti?"], "id", "2 hari", id="how long"),
        pytest.param(["Is Battambang a pilot city?", "Since when?"], "en", "2018", id="since when"),
        pytest.param(
            ["Kota Indonesia apa aja?", "Malaysia?", "jadi total berapa kalo digabung?"], "id", "7 kota", id="sum"
        ),
        pytest.param(
            ["Which cities are in Laos?", "and Malaysia?", "put that in a table"], "en", "Vientiane", id="as a table"
        ),
        pytest.param(["Kota mana saja di Thailand?", "hal yang sama untuk Laos"], "id", "Vientiane", id="likewise"),
        pytest.param(["Does ASCN care about health?", "who said that?"], "en", "Safrizal", id="who said it"),
        pytest.param(
            ["did Indonesia do anything else as chair, besides the annual meeting?", "What were they for?"],
            "en",
            "share progress and challenges",
            id="what was told",
        ),
        pytest.param(["Who has the most cities?", "and second place?"], "en", "each with 3 cities", id="second"),
        pytest.param(["Negara dengan kota paling sedikit?", "selanjutnya?"], "id", "Laos, dengan 2", id="next"),
        pytest.param(
            ["Who has the most cities?", "how many more is that than Laos?"], "en", "2 cities", id="how many more"
        ),
        pytest.param(["Who has the most cities?", "who's next?", "and after that?"], "en", "Laos, with 2", id="third"),
        pytest.param(["Which country has the most cities?", "and the 7th?"], "en", "Singapore 1", id="no such rank"),
        pytest.param(["Which country has the most cities?", "and the 77th?"], "en", "Malaysia", id="no rank at all"),
        pytest.param(
            ["How many cities does Laos have?", "Which countries have the fewest cities?", "Name them."],
            "en",
            "Bandar Seri Begawan",
            id="of several groups",
        ),
        pytest.param(
            ["How many cities does Laos have?", "Which countries have the fewest cities?", "What percentage is that?"],
            "en",
            "Singapore has 1 of the 26",
            id="share of several groups",
        ),
        pytest.param(
            ["Where was the annual meeting held?", "Was it in Jakarta?"], "en", "No. The Sixth", id="it there"
        ),
        pytest.param(["Kapan pertemuan tahunannya?", "itu di Jakarta ya?"], "id", "Tidak. Puncak", id="itu di sana"),
        pytest.param(
            ["Apakah kesehatan masuk bidang fokus?", "kalau transportasi?"], "id", "Transportasi tidak", id="benda lain"
        ),
        pytest.param(
            ["What are the focus areas?", "and the second one?"], "en", "The second of the 6", id="one of them"
        ),
        pytest.param(["What are the focus areas?", "and last?"], "en", "The sixth of the 6", id="last of them"),
        pytest.param(["apa aja 6 bidang fokusnya?", "yang nomor 3 apa?"], "id", "Yang ketiga", id="nomor"),
        pytest.param(["Malaysia punya berapa kota?", "berapa persen?"], "id", "15 persen", id="share"),
        pytest.param(["Which country has the most?", "Does anyone have more?"], "en", "No country", id="surpassed"),
        pytest.param(["Where is Kuching?", "And is it from Thailand?"], "en", "No, Kuching", id="of it"),
        pytest.param(["Where was the summit?", "Wasn't it in Surabaya?", "When was it?"], "en", "12–13", id="doubted"),
        pytest.param(
            ["Which cities come from Vietnam and which from Thailand?", "As a table?"], "en", "Hanoi", id="two at once"
        ),
        pytest.param(["Where did Safrizal speak?", "What was he reporting on there?"], "en", "progress", id="there"),
    ],
)
def test_a_follow_up_is_understood(assistant: Assistant, turns: list[str], language: Language, said: str) -> None:
    answer = talk(assistant, *turns)
    assert answer.language == language
    assert said in answer.text
    assert not answer.abstained


def test_silence_may_be_wished_for_in_another_language(assistant: Assistant) -> None:
    answer = talk(assistant, "Who spoke in Surabaya?", "Forum itu di gedung apa?", "in English please")
    assert answer.abstained
    assert answer.text.startswith("The article does not mention the building")


@pytest.mark.parametrize(
    ("turns", "said", "unsaid"),
    [
        (["Which cities are in Malaysia?", "Who is Safrizal?"], "Direktur Jenderal", "Malaysia"),
        (["Berapa kota percontohan sekarang?", "Siapa yang menginisiasi pertemuan di Surabaya?"], "PTRI", "29"),
        (["When was the annual meeting held?", "What does CSCO stand for?"], "Chief Smart City Officer", "Bali"),
        (["Apa itu ASCN?", "Which country has the most cities?"], "Malaysia", "enam"),
    ],
)
def test_a_new_topic_takes_nothing_along(assistant: Assistant, turns: list[str], said: str, unsaid: str) -> None:
    answer = talk(assistant, *turns)
    assert said in answer.text
    assert unsaid not in answer.text
    assert answer.standalone == turns[-1]


def test_small_talk_opens_no_topic(assistant: Assistant) -> None:
    assert talk(assistant, "Hi", "What can you do?").text == assistant.answer("What can you do?").text


def test_what_was_told_of_the_article_is_no_event(assistant: Assistant) -> None:
    assert "26 July 2023" in talk(assistant, "What is the article about?", "When was it published?").text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Which cities are in Malaysia?", "When was the annual meeting held in Bali?"),
        ("Apa itu PTRI?", "Berapa bidang fokus ASCN?"),
        ("Apa itu ASCN?", "What is the purpose of the forum in Surabaya?"),
        ("Which cities are in Malaysia?", "What is the population of Hanoi?"),
    ],
)
def test_a_question_of_its_own_is_answered_as_without_a_history(
    assistant: Assistant, before: str, question: str
) -> None:
    alone, after = assistant.answer(question), talk(assistant, before, question)
    assert (alone.text, alone.citations) == (after.text, after.citations)


@pytest.mark.parametrize(
    ("text", "spoken", "before", "expected"),
    [
        ("and Thailand?", "en", "Which cities are in Malaysia?", "Which cities are in Thailand?"),
        ("kalau Thailand?", "id", "Kota mana saja di Malaysia?", "Kota mana saja di Thailand?"),
        ("how about 2018?", "en", "How many cities were there in 2023?", "How many cities were there in 2018?"),
        ("in English please", "en", "Apa itu ASCN?", "Apa itu ASCN?"),
        ("shorter", "en", "What is ASCN?", "What is ASCN?"),
    ],
)
def test_the_likeliest_reading_stands_on_its_own(
    assistant: Assistant, text: str, spoken: Language, before: str, expected: str
) -> None:
    assert first(assistant, text, spoken, before) == expected


def test_without_a_context_a_text_is_itself(assistant: Assistant) -> None:
    (only,) = readings("and Thailand?", "en", None, assistant.corpus)
    assert (only.text, only.without, only.told, only.bare) == ("and Thailand?", frozenset(), None, False)


@pytest.mark.parametrize(
    ("text", "spoken", "language"),
    [
        ("in English please", "en", "en"),
        ("pakai bahasa Inggris dong", "id", "en"),
        ("in Indonesian", "en", "id"),
        ("dalam bahasa Indonesia", "id", "id"),
        ("What is ASCN? Answer in Indonesian", "en", "id"),
        ("Which Indonesian cities are pilot cities?", "en", None),
        ("Which Indonesian ones were?", "en", None),
    ],
)
def test_a_wish_for_a_language_is_heard(
    assistant: Assistant, text: str, spoken: Language, language: Language | None
) -> None:
    for context in (None, Context("Apa itu ASCN?")):
        assert wish(text, spoken, context, assistant.corpus).language == language


def test_another_one_leaves_out_what_was_said(assistant: Assistant) -> None:
    context = Context("What is the first context?", ("urbanisation",))
    resolved = readings("and the other context?", "en", context, assistant.corpus)[0]
    assert resolved.without == {"urbanisation"}


def test_the_other_of_two_occasions_is_named(assistant: Assistant) -> None:
    context = Context("When was the annual meeting held?", ("annual-meeting",))
    resolved = readings("and the other meeting?", "en", context, assistant.corpus)[0]
    assert resolved.text == "What happened in Surabaya?"


def test_a_person_is_who_was_spoken_of(assistant: Assistant) -> None:
    context = Context("Who gave the report?", (), ("Safrizal ZA",))
    assert "Safrizal" in readings("What is his position?", "en", context, assistant.corpus)[0].text


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["kata Safrizal", "Bali"], ("Safrizal",)),
        (["Safrizal ZA", "Pak Safrizal"], ("Safrizal",)),
        (["kota Hanoi"], ()),
        ([], ()),
    ],
)
def test_people_are_found_in_texts(assistant: Assistant, texts: list[str], people: tuple[str, ...]) -> None:
    assert people_in(texts, assistant.corpus) == people


@pytest.mark.parametrize("text", ["?", "…", "😀", "it", "itu"])
def test_what_says_next_to_nothing_is_no_error(assistant: Assistant, text: str) -> None:
    assert talk(assistant, "Apa itu ASCN?", text).text
    assert assistant.answer(text).text


@pytest.mark.parametrize("text", ["and the year after?", "kalau tahun depannya siapa?"])
def test_the_year_after_is_another_year(assistant: Assistant, text: str) -> None:
    answer = talk(assistant, "Who chairs ASCN in 2023?", text)
    assert "2024" in answer.standalone
    assert answer.abstained


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        pytest.param(
            ["How many cities does Thailand have?", "Does any country have more than that?"], "Malaysia", id="more"
        ),
        pytest.param(["How many does Singapore have?", "Who else has just one?"], "Brunei", id="as many"),
        pytest.param(["Kamboja berapa kota?", "Laos?", "kalau digabung?"], "5 kota", id="together"),
        pytest.param(["Is Kuching one of the cities?", "negara itu punya apa lagi?"], "Johor Bahru", id="that country"),
        pytest.param(
            ["Which strategic contexts does ASCN face?", "how is the second one felt?"], "revolutionises", id="second"
        ),
        pytest.param(["What are the focus areas?", "Repeat only the third one."], "is safety and security", id="third"),
        pytest.param(["What are the focus areas?", "so tourism isnt one of them?"], "Tourism is not among", id="isn't"),
        pytest.param(["Ada berapa kota sekarang?", "bukan yang sekarang, yang 2018"], "26 kota", id="not that one"),
        pytest.param(
            ["Apa tujuan utama Smart City?", "My friend can't read that. Can you say it again in English?"],
            "quality of life",
            id="a wish with its reason",
        ),
        pytest.param(["Apa tujuan utama Smart City?", "terjemahin dong"], "quality of life", id="translated"),
        pytest.param(
            ["What two contexts does ASCN face?", "one more time but as bullet points"], "urbanisation", id="in points"
        ),
        pytest.param(
            ["Apa konteks strategis kedua?", "bisa lebih sederhana untuk anak kelas 5?"], "digital", id="for a child"
        ),
        pytest.param(["Cities of the Philippines?", "and Vietnam?", "how many is that altogether?"], "6", id="in turn"),
        pytest.param(["Which cities from Thailand?", "Sorry, I meant Laos, not Thailand."], "Vientiane", id="not Y"),
        pytest.param(["Makassar termasuk ya?", "trus yg dari indo selain itu apa lg"], "Banyuwangi", id="others"),
        pytest.param(["Which Malaysian cities are in?", "thai ones leh?"], "Bangkok", id="a particle"),
        pytest.param(["Which country has the most?", "Is Brunei in there too?"], "Bandar Seri Begawan", id="in there"),
        pytest.param(["How many cities now?", "And before that, how many were there?"], "26", id="before"),
        pytest.param(
            ["Kapan pertemuan di Bali?", "Bukan yang Bali, yang satunya lagi. Tanggal berapa?"],
            "25 Juli",
            id="the other",
        ),
        pytest.param(
            ["When was the Bali summit?", "How long after that was the Surabaya forum?"], "12 days", id="later"
        ),
        pytest.param(
            ["What did Safrizal say about digital disruption?", "what else did he say?"],
            "the meeting mattered",
            id="what else",
        ),
        pytest.param(["Kota apa saja dari Vietnam?", "itu kapan?"], "Pada 2018", id="when that was"),
        pytest.param(["How many cities does Malaysia have?", "is that more than Thailand?"], "Yes. Malay", id="more"),
        pytest.param(
            ["Does Laos have more cities than Singapore?", "and more than Malaysia?"], "No. Malaysia", id="and more"
        ),
        pytest.param(["How many cities has Laos?", "Does Malaysia have more than that?"], "Yes. Malay", id="the rival"),
        pytest.param(["What are the two strategic contexts?", "explain the first one"], "The first", id="explained"),
        pytest.param(
            ["Tell me about the Bali meeting", "who came?", "how long did it last?"], "2 days", id="its length"
        ),
        pytest.param(["Pertemuan Bali kapan?", "terus setelah itu ada acara apa?"], "Surabaya pada Sel", id="then"),
        pytest.param(["When was the Bali summit?", "how many days later?"], "12 days later", id="how much later"),
        pytest.param(["When was the Surabaya forum?", "what came before that?"], "held in Bali", id="what came before"),
        pytest.param(
            ["Apa dua konteksnya?", "jelasin yang kedua", "yang pertama?"], "Konteks strategis pertama", id="back"
        ),
        pytest.param(["How many cities has Laos?", "And Brunei?", "same number?"], "No. Laos has more", id="alike"),
        pytest.param(["Who has more, Malaysia or Laos?", "by how many?"], "The difference is 2", id="by how many"),
        pytest.param(["Malaysia or Thailand, which has more cities?", "and Laos vs Brunei?"], "Laos has more", id="vs"),
        pytest.param(
            ["Who represents the cities?", "what's that person's name?"], "the names of the CSCOs", id="office"
        ),
        pytest.param(["What are the six areas?", "what about education?"], "Education is not among", id="a thing"),
        pytest.param(
            ["Enam bidangnya apa aja?", "energi masuk?", "kalau lingkungan?"], "Ya, kualitas", id="and another"
        ),
        pytest.param(["Apa itu ASCN?", "terus anggotanya siapa aja?"], "Bandar Seri Begawan", id="its members"),
    ],
)
def test_more_is_asked_of_what_was_told(assistant: Assistant, turns: list[str], said: str) -> None:
    assert said in talk(assistant, *turns).text


@pytest.mark.parametrize(
    ("turns", "unsaid"),
    [
        (["Which cities from Thailand?", "Sorry, I meant Laos, not Thailand."], "Bangkok"),
        (["Which Malaysian cities are in?", "thai ones leh?"], "Kuching"),
        (["Which country has the most?", "Is Brunei in there too?"], "No."),
    ],
)
def test_what_was_told_is_not_told_again(assistant: Assistant, turns: list[str], unsaid: str) -> None:
    assert unsaid not in talk(assistant, *turns).text


def test_a_language_that_the_asker_cannot_read_is_not_wished_for(assistant: Assistant) -> None:
    assert assistant.answer("What is this news about? I am not good in Bahasa").language == "en"


def test_the_biggest_of_some_cities_is_not_the_country_with_the_most(assistant: Assistant) -> None:
    assert talk(assistant, "Philippines cities?", "which of those is the biggest?").abstained
    assert assistant.answer("What is Thailand's biggest pilot city?").abstained
    assert assistant.answer("Which one of the cities is the largest?").abstained
    assert not assistant.answer("Does Brunei have the smallest number of cities?").abstained


def test_another_of_the_same_kind_is_not_the_one_that_was_told(assistant: Assistant) -> None:
    assert talk(assistant, "Was the summit in Bali the sixth?", "So where was the fifth one?").abstained


@pytest.mark.parametrize(
    ("before", "text", "language", "read"),
    [
        ("When was MPAC 2025 discussed?", "What does that stand for?", "en", "What does MPAC stand for?"),
        ("Kapan MRE diadakan?", "itu singkatan dari apa", "id", "MRE singkatan dari apa"),
    ],
)
def test_what_an_abbreviation_of_the_last_question_stands_for(
    assistant: Assistant, before: str, text: str, language: Language, read: str
) -> None:
    assert first(assistant, text, language, before) == read


@pytest.mark.parametrize(
    ("turns", "opening"),
    [
        (("Laos berapa kota?", "Kamboja?", "mana yang lebih banyak?"), "Kamboja punya lebih banyak kota daripada Laos"),
        (("Laos berapa kota?", "Kamboja?", "mana yang lebih banyak?", "kalau digabung?"), "Seluruhnya 5 kota"),
        (("Does Vietnam have more cities than Thailand?", "and Malaysia?"), "Yes. Malaysia has more cities than Thai"),
        (("what was held in Bali", "and in Surabaya", "which was earlier"), "Bali came earlier"),
        (("Is Haiphong in it?", "why not?"), "The article does not mention why these cities were chosen"),
        (("How many cities are there now?", "wasn't it 26?", "so it grew by three?"), "3 more cities"),
        (("Berapa kota awalnya?", "sekarang?", "naik berapa persen?"), "Bertambah 3 kota: dari 26"),
        (("what are the two challenges", "first one in more detail"), "The first strategic context"),
        (("Tantangan apa yang dihadapi jaringan kota ini?", "yang kedua maksudnya gimana?"), "Konteks strategis kedua"),
        (("Emang urbanisasi itu masalah apa?", "naik terus ya?"), "Ya. Konteks strategis pertama"),
        (("Is urbanisation growing?", "who says that", "where did he say it"), "Safrizal ZA, Director General"),
        (("name all six focus areas", "is education one?"), "Education is not among the 6 focus areas"),
        (("which country has the most?", "is mine in there? I'm from Penang"), "Penang is not among the 26 cities"),
    ],
)
def test_a_conversation_keeps_its_subject(assistant: Assistant, turns: tuple[str, ...], opening: str) -> None:
    assert talk(assistant, *turns).text.startswith(opening)
