"""An article in a real browser, from a file's bytes to the record, by the reader that reads articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from goodoffices.acts.public import Article, Statement
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import ever
from tests.browser.axe import faults
from tests.browser.browsing import Site
from tests.browser.test_pages import OVERFLOW, SMALL
from tests.browser.test_press import RUNS_OFF, by_key, served
from tests.desk.desks import fresh_desk, in_language
from tests.desk.test_press_whole import ARTICLE, FILE, PAGE, TUESDAY

pytestmark = pytest.mark.browser
WHERE = "/harbour/public/press"


@pytest.fixture
def desk() -> Desk:
    """Return a desk of its own."""
    return fresh_desk()


@pytest.fixture
def site(browser: Browser, desk: Desk) -> Iterator[Site]:
    """Serve it."""
    with served(browser, desk) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a saved page lies."""
    found = tmp_path / FILE
    found.write_bytes(PAGE)
    return found


def said(desk: Desk) -> list[tuple[str, str, str]]:
    """Return what is on record from the article: in which room, what, and when it was said."""
    facts = [
        fact for fact in ever(desk.find("harbour")).all(Statement) if fact.act.outlet in ("The Oster Courier", "W")
    ]
    return [(fact.room, fact.act.says, fact.when.value) for fact in facts]


def test_a_file_goes_from_its_bytes_to_the_record(site: Site, desk: Desk, file: Path) -> None:
    """Refused for its day it is kept; then Enter reads it, and two keys put what it says on record."""
    with site.page(WHERE) as page:
        page.locator("#p-text").fill("Karl Jessen said no to everything.")
        page.locator("#p-file").set_input_files(file)
        page.locator("#p-dateline").fill("some day")
        page.locator("#p-dateline").press("Enter")
        expect(page.locator("#p-dateline-error")).to_contain_text("some day")
        assert faults(page) == []
        assert FILE in page.locator("label[for=p-with-file]").inner_text()
        page.locator("#p-dateline").fill("8 May 2031")
        page.locator("#p-dateline").press("Enter")
        page.wait_for_url("**/public/press/*")
        assert page.title() == "From the press"
        assert FILE in page.locator(".done").inner_text()
        by_key(page, "a")
        by_key(page, "a")
        page.goto(f"{site.origin}{WHERE}")
        assert page.locator("#p-text").input_value() == "Karl Jessen said no to everything."
    assert [(room, when) for room, _, when in said(desk)] == [("public", "2031-05-06"), ("public", "")]
    assert any("unpaid invoices" in act.act.text for act in ever(desk.find("harbour")).all(Article))


def choose(page: Page, room: str, sentence: str) -> None:
    """Choose a room, and see that the sentence is that of this room alone."""
    page.locator("#f-room").select_option(room)
    shown = page.locator("#f-room-says > span:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(sentence)


@pytest.mark.parametrize("script", [True, False])
def test_the_room_that_is_chosen_is_told_and_enter_reads_into_it(site: Site, desk: Desk, script: bool) -> None:
    """With a script or without, the sentence follows the choice, and Enter reads the article into that room."""
    with site.page(WHERE, java_script_enabled=script) as page:
        choose(page, "public", "everybody")
        choose(page, "team", "North, South cannot read it")
        page.locator("#p-text").fill(TUESDAY)
        page.locator("#p-dateline").fill("2031-05-08")
        page.locator("#p-outlet").fill("W")
        page.locator("#p-outlet").press("Enter")
        page.wait_for_url("**/public/press/*")
        assert "North, South cannot read it" in page.locator(".lede").inner_text()
        page.locator("#draft button[accesskey=a]").click()
        page.locator("#d-s1.recorded").wait_for()
    assert said(desk) == [("team", "the office was closed", "2031-05-06")]


def test_what_is_half_typed_for_the_team_never_reaches_the_public_room(site: Site, desk: Desk) -> None:
    """Typed into the team's draft and not sent, it stands there again, and in the public room's draft it does not."""
    with site.page(WHERE) as page:
        addresses = []
        for room in ("team", "public"):
            page.goto(f"{site.origin}{WHERE}")
            page.locator("#p-text").fill(ARTICLE)
            page.locator("#p-outlet").fill("W")
            page.locator("#f-room").select_option(room)
            page.locator("#p-outlet").press("Enter")
            page.wait_for_url("**/public/press/*")
            addresses.append(page.url)
            page.locator("details.fields > summary").click()
            if room == "team":
                with page.expect_response("**/draft"):
                    page.locator("#f-says").fill("North told us that it was the escort.")
        assert "escort" not in page.content()
        by_key(page, "a")
        page.goto(addresses[0].partition("#")[0] + "?at=s2")
        assert addresses[0] != addresses[1]
    assert [(room, "escort" in words) for room, words, _ in said(desk)] == [("public", False)]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_what_is_asked_and_put_right_fits_and_has_no_fault(browser: Browser, code: str) -> None:
    """The form that puts the day right, and the question before an article goes: narrow, and from either side."""
    desk = fresh_desk() if code == "en" else in_language(fresh_desk(), code)
    with served(browser, desk) as site, site.page(WHERE) as page:
        page.locator("#p-text").fill(TUESDAY)
        page.locator("#p-outlet").press("Enter")
        page.wait_for_url("**/public/press/*")
        page.locator("details.right > summary").click()
        page.locator("#r-dateline").fill("some day")
        page.locator("#r-dateline").press("Enter")
        page.locator("#r-dateline-error").wait_for()
        assert faults(page) == []
        page.locator("#r-dateline").fill("2031-05-08")
        page.locator("#r-dateline").press("Enter")
        page.locator("#r-dateline-error").wait_for(state="detached")
        page.locator("#put-away button").click()
        page.locator("#put-away #wrong").wait_for()
        assert faults(page) == []
        page.set_viewport_size({"width": SMALL["width"], "height": SMALL["height"]})
        assert page.evaluate(RUNS_OFF) == []
        assert page.evaluate(OVERFLOW.replace("'.picture'", "'.picture, .unseen'")) == []
        page.locator("#put-away button").click()
        page.wait_for_url("**/harbour/public*")
