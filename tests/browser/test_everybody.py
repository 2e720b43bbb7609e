"""The desk for everybody: in Arabic, by the accessibility tree alone, without JavaScript, as axe sees every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from goodoffices.desk.shell import PAGES
from tests.browser.axe import OF_COLOUR, faults
from tests.browser.week import PASSPHRASE, Week, week

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1280, "height": 900}
PLACES = (
    "/", "/settings", *(f"/harbour/{name}" for name in PAGES if name != "stand"), "/harbour/", "/harbour/record",
    "/harbour/record/Notice", "/harbour/record/AccountSet", "/harbour/entry/envoy-notice", "/harbour/notes",
    "/harbour/entry/envoy-notice/correct", "/harbour/entry/envoy-notice/misfiled", "/harbour/rooms/north-room",
    "/harbour/rooms/north-room/before", "/harbour/notices/new", "/harbour/pause/new", "/harbour/pause/return",
    "/harbour/public/statement", "/harbour/disclose?source=demand-400-if", "/harbour/search?q=fees",
    "/harbour/people/let-in", "/harbour/integrity/destroy", "/harbour/integrity/travel", "/harbour/integrity/backup",
    "/harbour/integrity/passphrase", "/begin", "/begin/new", "/begin/open", "/harbour/?as_of=2031-03-15",
    "/harbour/?room=north-room", "/harbour/timeline?as_of=never", "/nope/",
)  # fmt: skip
READING = tuple(
    f"/harbour/{name}"
    for name in ("", "timeline", "rooms", "proposals", "notices", "pause", "office", "commitments", "owed", "public")
)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Week]:
    """Give one desk for the tests that only read."""
    with week(tmp_path_factory.mktemp("reading"), browser) as made:
        yield made


@pytest.fixture(scope="module")
def reader(reading: Week) -> Iterator[Page]:
    """Give one page on that desk, which goes from place to place."""
    with reading.page("/") as page:
        yield page


@pytest.fixture(scope="module")
def unscripted(reading: Week) -> Iterator[Page]:
    """Give one page on that desk in a browser with scripts off."""
    with reading.page("/", java_script_enabled=False) as page:
        yield page


@pytest.mark.parametrize("where", PLACES)
def test_axe_finds_nothing_and_a_narrow_screen_holds_it(reading: Week, reader: Page, where: str) -> None:
    """Every page, open forms and refusals too, is free of what axe knows to be wrong; dark, of what colour can be; and
    at 360 pixels nothing is cut off to the side, but for what scrolls by itself.
    """
    reader.set_viewport_size(WIDE)
    reader.emulate_media(color_scheme="light")
    reader.goto(reading.origin + where)
    # what a wide screen shows though it is folded, axe takes for hidden
    reader.evaluate("document.querySelectorAll('.tucked').forEach(one => { one.open = true; })")
    assert faults(reader)[:4] == []
    reader.emulate_media(color_scheme="dark")
    assert faults(reader, OF_COLOUR)[:4] == []
    reader.set_viewport_size({"width": 360, "height": 740})
    assert reader.evaluate("[innerWidth, document.documentElement.scrollWidth <= 361]") == [360, True]


@pytest.mark.parametrize("where", READING)
def test_pages_read_without_javascript(reading: Week, unscripted: Page, where: str) -> None:
    """With scripts off a page says the same, and its looks and its links work."""
    page = unscripted
    page.goto(reading.origin + where)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("#as_of").fill("2031-03-15")
    page.locator("form.look button").click()
    expect(page.get_by_role("note").first).to_contain_text("2031-03-15")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Owed", exact=True).click()
    assert "as_of=2031-03-15" in page.url


def test_a_note_without_javascript(tmp_path: Path, browser: Browser) -> None:
    """The capture bar takes a line down, and gives it back, with scripts off."""
    with week(tmp_path, browser) as desk, desk.page(java_script_enabled=False) as page:
        page.locator("#capture-line").fill("@north #said yes")
        page.locator("#capture button[type=submit]").click()
        expect(page.get_by_role("status")).to_contain_text("Not recorded for 60 seconds")
        page.locator("#take-back").click()
        expect(page.get_by_role("status")).to_contain_text("No entry was made")


def test_a_journey_by_the_accessibility_tree(tmp_path: Path, browser: Browser) -> None:
    """By roles and names alone: a note is taken down, read where it lies, recorded by form, looked up, and locked."""
    with week(tmp_path, browser) as desk, desk.page() as page:
        page.get_by_role("textbox", name="Take down").fill("@south #asks for the map")
        page.get_by_role("button", name="Take down").click()
        expect(page.get_by_role("status")).to_contain_text("Taken down")
        page.get_by_role("link", name="Notes not on record yet").click()
        page.get_by_role("button", name="Put on record now").click()
        expect(page.get_by_role("status")).to_contain_text("On record")
        page.get_by_role("navigation", name="Pages").get_by_role("link", name="Search").click()
        page.get_by_role("main").get_by_role("searchbox").fill("map")
        page.get_by_role("main").get_by_role("button", name="Search").click()
        expect(page.get_by_role("main")).to_contain_text("for the map")
        page.get_by_role("link", name="Record an act").click()
        page.get_by_role("link", name="note to file", exact=False).first.click()
        page.get_by_role("main").get_by_role("textbox").first.fill("read out by phone")
        page.get_by_role("button", name="Record it").last.click()
        expect(page.get_by_role("status")).to_contain_text("Recorded in")
        page.get_by_role("button", name="Lock").click()
        page.get_by_role("textbox", name="Passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Mediations")


def test_a_journey_in_arabic(tmp_path: Path, browser: Browser) -> None:
    """From the settings on in Arabic: pages run from the right; what was said in English keeps its own way."""
    with week(tmp_path, browser) as desk, desk.page("/settings") as page:
        page.locator("#language").select_option("ar")
        page.get_by_role("main").get_by_role("button").click()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.goto(f"{desk.origin}/harbour/")
        page.locator("#capture-line").fill("@الشمال #said سننظر في الأمر في حزيران")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_be_visible()
        desk.later(61)
        page.goto(f"{desk.origin}/harbour/timeline?kind=Message")
        expect(page.get_by_role("main")).to_contain_text("سننظر في الأمر في حزيران")
        page.goto(f"{desk.origin}/harbour/pause")
        expect(page.locator("bdi[dir=ltr]", has_text="Our role is paused.").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
        assert page.evaluate("innerWidth - document.querySelector('.house').getBoundingClientRect().right") < 300
        found = desk.entries("Message")[0].act
        assert found.sender == "north"  # type: ignore[union-attr]
