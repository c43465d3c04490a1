"""People at the window: asking, checking, going back, in both languages, on a wide screen and on a phone."""

import json
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant.window.options import ChatOptions
from tests.window.conftest import HOSTILE, Echo, Opening, Reader, Serving, small_corpus

WHEN = "When was the ASCN annual meeting held?"
KAPAN = "Kapan Pertemuan Tahunan Keenam ASCN digelar?"


def test_an_english_question_gets_an_english_answer_whose_quote_is_marked(opening: Opening) -> None:
    reader = opening().open()
    reader.shot("wide-en-first")
    reader.ask(WHEN)
    assert "12–13 July 2023" in reader.said
    chip = reader.page.locator("#live .chip").first
    chip.hover()
    expect(reader.page.locator("#popover")).to_contain_text("12-13 Juli 2023")
    expect(reader.page.locator("#popover")).to_contain_text("English gloss")
    reader.shot("wide-en-hover")
    chip.click()
    expect(reader.page.locator("#article .mark.active").first).to_be_in_viewport()
    assert "Puncak Pertemuan Tahunan" in " ".join(reader.page.locator("#article .mark.active").all_inner_texts())
    expect(reader.page.locator(".caption")).to_contain_text("Citation 1")


def test_an_indonesian_question_gets_an_indonesian_answer(opening: Opening) -> None:
    reader = opening("id-ID", dark=True).open()
    expect(reader.page.locator(".send[type=submit]")).to_have_text("Tanya", use_inner_text=True)
    reader.ask(KAPAN)
    assert "12–13 Juli 2023" in reader.said
    expect(reader.page.locator("#live .gloss")).to_have_count(0)
    reader.shot("wide-id-dark-answer")


def test_a_marked_sentence_shows_and_leads_back_to_its_answer(opening: Opening) -> None:
    reader = opening().open()
    reader.ask(WHEN)
    mark = reader.page.locator("#article a.cited").first
    mark.hover()
    expect(reader.page.locator("#popover")).to_contain_text(WHEN)
    mark.click()
    expect(reader.page.locator("#live .chip").first).to_be_focused()


def test_the_language_switches_at_once_and_stays(opening: Opening) -> None:
    reader = opening("en-GB").open()
    reader.ask(WHEN)
    reader.page.click("[data-do=language][data-language=id]")
    expect(reader.page.locator("html")).to_have_attribute("lang", "id")
    expect(reader.page.locator("#question")).to_have_attribute("placeholder", "Tulis pertanyaan…")
    expect(reader.page.locator("#live .chip").first).to_have_attribute("aria-label", "Kutipan 1, paragraf 1")
    expect(reader.page.locator("#live .fold")).to_have_text("Bagaimana ini ditemukan", use_inner_text=True)
    assert "12–13 July 2023" in reader.said
    reader.open(wait="#live .turn")
    expect(reader.page.locator("html")).to_have_attribute("lang", "id")


def test_a_question_about_cities_opens_the_map_with_them_lit(opening: Opening) -> None:
    reader = opening().open()
    reader.page.locator(".welcome .ask:visible").first.click()
    reader.wait_for_turn(1)
    expect(reader.page.locator("#figure-map")).to_be_visible()
    lit = set(reader.page.locator(".city.lit text:visible").all_text_contents())
    assert lit == {"Johor Bahru", "Kuala Lumpur", "Kota Kinabalu", "Kuching"}
    reader.shot("wide-en-map")
    reader.page.click("#figure-map details.list summary")
    expect(reader.page.locator(".list li[data-member=kuching]")).to_be_visible()
    reader.page.locator(".list button", has_text="Thailand").click()
    assert "Bangkok" in " ".join(reader.page.locator("#article .mark.active").all_inner_texts())
    reader.page.click("[data-figure=map]")
    expect(reader.page.locator("#figure-map")).to_be_hidden()


def test_the_timeline_leads_into_the_article(opening: Opening) -> None:
    reader = opening().open()
    reader.page.click("[data-figure=timeline]")
    times = reader.page.locator(".timeline time:visible").all_inner_texts()
    assert times[0] == "2018"
    assert "25 July 2023" in times[2]
    reader.shot("wide-en-timeline")
    reader.page.locator(".timeline button", has_text="Surabaya").first.click()
    expect(reader.page.locator("#article .mark.active").first).to_be_in_viewport()


def test_a_reload_finds_the_history(opening: Opening) -> None:
    reader = opening().open()
    reader.ask(WHEN)
    reader.ask("Who attended it?")
    reader.open(wait="#live .turn")
    expect(reader.page.locator(".turn")).to_have_count(2)
    expect(reader.page.locator("#settled .question")).to_contain_text(WHEN)
    assert reader.page.locator("#article a.cited").count() > 0


def test_several_conversations_are_kept_opened_exported_and_deleted(opening: Opening) -> None:
    reader = opening().open()
    page = reader.page
    reader.ask(WHEN)
    page.click("[data-do=browse]")
    page.click("#shelf [data-do=new]")
    page.wait_for_selector(".welcome")
    reader.ask("What is ASCN?")
    page.click("[data-do=browse]")
    page.wait_for_selector("#shelf[open]")
    expect(page.locator(".entry")).to_have_count(2)
    reader.shot("wide-en-conversations")
    with page.expect_download() as downloading:
        page.click("#shelf [data-do=json]")
    exported = json.loads(Path(downloading.value.path()).read_text(encoding="utf-8"))
    assert exported["answers"][0]["question"] == "What is ASCN?"
    page.click("[data-do=browse]")
    with page.expect_download() as downloading:
        page.click("#shelf [data-do=markdown]")
    assert "## What is ASCN?" in Path(downloading.value.path()).read_text(encoding="utf-8")
    page.click("[data-do=browse]")
    page.locator(".entry", has_text=WHEN).click()
    expect(page.locator("#live .question")).to_contain_text(WHEN)
    page.click("[data-do=browse]")
    page.click("#shelf [data-do=clear]")
    page.wait_for_selector(".welcome")
    page.click("[data-do=browse]")
    expect(page.locator(".entry")).to_have_count(1)


def test_the_last_question_can_be_edited_and_asked_again(opening: Opening) -> None:
    reader = opening().open()
    reader.ask("Who is Safrizal?")
    reader.page.click("#live [data-do=edit]")
    expect(reader.page.locator("#question")).to_have_value("Who is Safrizal?")
    reader.page.fill("#question", WHEN)
    reader.page.click(".send[type=submit]")
    expect(reader.page.locator("#live .question")).to_contain_text(WHEN)
    reader.wait_for_turn(1)
    reader.page.click("#live [data-do=retry]")
    reader.wait_for_turn(1)
    assert "12–13 July 2023" in reader.said


def test_a_link_asks_its_question_once(opening: Opening) -> None:
    reader = opening().open("?q=What%20is%20ASCN%3F", wait="#live .chip")
    reader.wait_for_turn(1)
    assert "q=" not in reader.page.url
    reader.open(wait="#live .turn")
    expect(reader.page.locator(".turn")).to_have_count(1)


def test_feedback_becomes_a_candidate_fixture(opening: Opening, candidates: Path) -> None:
    reader = opening().open()
    reader.ask("How many pilot cities does ASCN have now?")
    before = set(candidates.glob("*.yaml"))
    reader.page.click("#live .thumb[data-thumb=down]")
    # The turn is drawn anew with its thumb; what is typed before that would be typed into the old one.
    expect(reader.page.locator("#live .thumb[data-thumb=down]")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator(".toast")).to_contain_text("candidate test")
    reader.page.fill("#live .wish textarea", 'Say "29" only: <b>\u202ebold</b>')
    reader.page.click("#live .wish button")
    expect(reader.page.locator(".toast")).to_contain_text("candidate test")
    [written] = set(candidates.glob("*.yaml")) - before
    # The thumb alone was kept first, then the wish beside it.
    content = _wait_for_wish(reader, written)
    assert content["feedback"] == {
        "thumb": "down",
        "wish": 'Say "29" only: <b>\u202ebold</b>',
        "answered": content["feedback"]["answered"],
    }
    assert content["fixture"]["question"] == "How many pilot cities does ASCN have now?"
    reader.open(wait="#live .turn")
    expect(reader.page.locator("#live .thumb[data-thumb=down]")).to_have_attribute("aria-pressed", "true")


def _wait_for_wish(reader: Reader, path: Path) -> dict[str, dict[str, str]]:
    for _ in range(50):
        content: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        if content["feedback"]["wish"]:
            return content
        reader.page.wait_for_timeout(100)
    raise AssertionError("the wish was never written")


def test_everything_can_be_done_by_keyboard(opening: Opening) -> None:
    reader = opening().open()
    page = reader.page
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type(WHEN)
    page.keyboard.press("Enter")
    reader.wait_for_turn(1)
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('chip')"):
            break
    expect(page.locator("#article .mark.active").first).to_be_in_viewport()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    for wanted in ("summary", "copy", "retry", "edit", "thumb"):
        page.keyboard.press("Tab")
        focused = page.evaluate("(document.activeElement.dataset.do || document.activeElement.tagName).toLowerCase()")
        assert focused == wanted
    page.locator("[data-do=browse]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#shelf[open]")
    page.keyboard.press("Escape")
    expect(page.locator("#shelf")).to_be_hidden()


@pytest.mark.parametrize(("width", "height", "dark"), [(390, 844, False), (360, 740, True)])
def test_on_a_phone_the_article_is_below_and_nothing_sticks_out(
    opening: Opening, width: int, height: int, dark: bool
) -> None:
    reader = opening("id-ID", width, height, dark=dark).open()
    reader.shot(f"phone-{width}-first")
    reader.ask("Kota mana saja yang ada di Malaysia?")
    reader.shot(f"phone-{width}-answer")
    page = reader.page
    page.locator("#live .chip").first.click()
    expect(page.locator("#article .mark.active").first).to_be_in_viewport()
    expect(page.locator(".caption")).to_be_in_viewport()
    reader.shot(f"phone-{width}-proof")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click(".caption [data-do=back]")
    expect(page.locator("#live .chip").first).to_be_in_viewport()
    page.click("#live [data-do=map]")
    expect(page.locator("#figure-map svg")).to_be_in_viewport()
    reader.shot(f"phone-{width}-map")


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(opening: Opening, dark: bool) -> None:
    reader = opening("en-GB", dark=dark).open()
    _assert_accessible(reader)
    reader.ask("Which cities are in Malaysia?")
    reader.ask("What is the population of Hanoi?")
    reader.page.click("#live .proof summary")
    reader.page.click("#live .thumb[data-thumb=up]")
    _assert_accessible(reader)
    reader.page.click("[data-figure=timeline]")
    reader.page.click("[data-do=browse]")
    reader.page.wait_for_selector("#shelf[open]")
    _assert_accessible(reader)


def _assert_accessible(reader: Reader) -> None:
    found = Axe().run(reader.page).response["violations"]
    serious = [violation for violation in found if violation["impact"] in ("serious", "critical")]
    assert not [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in serious]


def test_nothing_moves_while_an_answer_streams(opening: Opening) -> None:
    reader = opening().open()
    reader.ask(WHEN)
    reader.page.evaluate(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "e => { if (!e.hadRecentInput) window.shift += e.value; })).observe({type: 'layout-shift'})"
    )
    # By script, for a key press would excuse what moves after it.
    reader.page.evaluate("document.querySelector('#live .asks .ask').click()")
    reader.wait_for_turn(2)
    reader.page.wait_for_timeout(500)
    assert reader.page.evaluate("window.shift") < 0.1


def test_a_slow_answer_can_be_stopped_and_asked_again(opening: Opening, serving: Serving, tmp_path: Path) -> None:
    slow = Echo(small_corpus(), seconds=1.5)
    with serving(slow, ChatOptions(candidates=tmp_path)) as at:
        reader = opening(at=at).open()
        reader.page.fill("#question", "Anything?")
        reader.page.press("#question", "Enter")
        expect(reader.page.locator("#live .turn")).to_have_attribute("aria-busy", "true")
        reader.page.click(".send.stop")
        expect(reader.page.locator("#live .said")).to_contain_text("Stopped")
        reader.page.wait_for_timeout(1800)
        expect(reader.page.locator("#live .said")).to_contain_text("Stopped")
        reader.page.click("#live [data-do=retry]")
        expect(reader.page.locator("#live .said")).to_contain_text("Said.")
        expect(reader.page.locator("#live .understood")).to_contain_text("Anything? (understood)")
        reader.ask("More?")
        assert slow.histories[-1]
        reader.page.click("#live [data-do=alone]")
        expect(reader.page.locator(".composer.busy")).to_have_count(1)
        reader.wait_for_turn(2)
        assert not slow.histories[-1]


def test_hostile_words_stay_words(opening: Opening, serving: Serving, tmp_path: Path) -> None:
    corpus = small_corpus(f"Kalimat {HOSTILE}.", HOSTILE)
    with serving(Echo(corpus, f"{HOSTILE} [1]"), ChatOptions(candidates=tmp_path)) as at:
        reader = opening(at=at).open()
        reader.ask(HOSTILE)
        page = reader.page
        page.locator("#live .chip").first.click()
        page.locator("#live .proof summary").click()
        page.click("#live .thumb[data-thumb=up]")
        page.locator("#article a.cited").first.hover()
        page.click("[data-do=browse]")
        page.wait_for_selector("#shelf[open]")
        reader.shot("hostile")
        page.keyboard.press("Escape")
        reader.open(wait="#live .turn")
        assert page.evaluate("window.hit") is None
        assert "<script>window.hit=1</script>" in page.inner_text("#live .question")
        assert "<script>" in page.inner_text("#article .text")
        shown = page.evaluate("document.body.innerHTML")
        assert "\u202e" not in shown
        assert page.locator("a[href^='javascript']").count() == 0
        assert page.locator("#thread img, #article img").count() == 0


def test_a_question_may_have_two_thousand_characters(opening: Opening) -> None:
    reader = opening().open()
    reader.page.fill("#question", "a" * 1990)
    expect(reader.page.locator("#count")).to_have_text("1990 / 2000")
    expect(reader.page.locator("#count")).to_be_visible()
    reader.page.locator("#question").press_sequentially("b" * 20)
    assert len(reader.page.input_value("#question")) == 2000


def test_an_answer_is_copied_with_its_quotes(opening: Opening) -> None:
    reader = opening().open()
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.ask(WHEN)
    reader.page.click("#live [data-do=copy]")
    expect(reader.page.locator(".toast")).to_contain_text("Copied")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("The Sixth ASCN Annual Summit")
    assert "\n[1] “Setelah sukses" in copied


def test_a_question_that_got_no_answer_comes_back(opening: Opening) -> None:
    reader = opening().open()
    reader.page.route("**/queue/join*", lambda route: route.fulfill(status=503, json={"detail": "Queue is full."}))
    reader.page.fill("#question", WHEN)
    reader.page.press("#question", "Enter")
    expect(reader.page.locator(".toast")).to_contain_text("gave no answer")
    expect(reader.page.locator("#question")).to_have_value(WHEN)
    reader.page.unroute("**/queue/join*")
    reader.page.press("#question", "Enter")
    reader.wait_for_turn(1)
    assert "12–13 July 2023" in reader.said
