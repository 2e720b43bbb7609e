"""An article in a real browser: pasted, confirmed by keyboard, and its accounts side by side in the public record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from goodoffices.desk.desks import Desk
from tests.browser.axe import faults
from tests.browser.browsing import Site, serving
from tests.browser.test_pages import OVERFLOW, SMALL, TURN
from tests.desk.desks import fresh_desk, in_language
from tests.press.made import TEXT, reading

pytestmark = pytest.mark.browser
WHERE = "/harbour/public/press"
RUNS_OFF = OVERFLOW.replace("'.picture'", "'.picture, .unseen'")
"""What nobody sees, such as the button that Enter presses, runs off nothing."""


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let articles be read as the one that was read by hand."""
    monkeypatch.setattr("goodoffices.pressed.read", lambda text, day, outlet: reading(TEXT, day, outlet))


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    """Serve a desk of its own."""
    with served(browser, fresh_desk()) as made:
        yield made


class served:  # noqa: N801  (it reads as what it does)
    """Serves a desk while it is used."""

    def __init__(self, browser: Browser, desk: Desk) -> None:
        self._serving = serving(desk)
        self._browser = browser

    def __enter__(self) -> Site:
        return Site(self._serving.__enter__(), self._browser)

    def __exit__(self, *ended: object) -> None:
        self._serving.__exit__(None, None, None)


def paste(page: Page) -> None:
    """Paste the article and have it read."""
    page.locator("#p-text").fill(TEXT)
    page.locator("#p-dateline").fill("2031-05-08")
    page.locator("#p-outlet").fill("The Oster Courier")
    page.locator("main form.act button[type=submit]").last.click()
    page.wait_for_url("**/public/press/*")


def by_key(page: Page, name: str) -> None:
    """Do something with the keyboard alone: go to its button, press Enter, and wait until one more is decided."""
    progress = page.locator("#progress")
    before = progress.inner_text()
    page.locator(f"#draft button[accesskey={name}]").press("Enter")
    expect(progress).not_to_have_text(before)
    page.wait_for_load_state()


def test_an_article_is_confirmed_by_keyboard(site: Site) -> None:
    """Seven drafts are gone through without a mouse; then the accounts stand side by side, with no verdict."""
    with site.page("/harbour/public") as page:
        page.get_by_role("link", name="Take statements from an article").click()
        paste(page)
        assert page.locator("mark#m-s2").inner_text() == "We stopped it because the hull is cracked"
        assert page.locator("#progress").inner_text() == "Decided: 0 of 7."
        by_key(page, "s")
        for _ in range(6):
            by_key(page, "a")
        assert "different causes" in page.locator("#draft").inner_text()
        by_key(page, "a")
        page.get_by_role("link", name="See the accounts side by side").click()
        accounts = page.locator(".matters").inner_text().casefold()
    assert "why the ferry was stopped" in accounts
    assert "because the hull is cracked" in accounts
    assert "velm had asked for it" in accounts


def test_a_statement_is_reached_from_the_text_and_back(site: Site) -> None:
    """The number beside a marked statement leads to its draft; the last decision can be undone by key."""
    with site.page(WHERE) as page:
        paste(page)
        page.locator("mark#m-s3 + a").click()
        page.wait_for_url("**at=s3*")
        assert "An official with knowledge of the talks" in page.locator("#draft h3").inner_text()
        by_key(page, "a")
        page.locator("#d-s3.recorded").wait_for()
        by_key(page, "u")
        page.locator("#d-s3.waiting").wait_for()


def test_it_works_without_javascript(site: Site) -> None:
    """With JavaScript off an article is read, a field changed, and the statement recorded as changed."""
    with site.page(WHERE, java_script_enabled=False) as page:
        paste(page)
        page.locator("details.fields > summary").click()
        page.locator("#f-says").fill("It stays where it is.")
        page.locator("#draft button[accesskey=a]").click()
        assert page.locator("#d-s1").get_attribute("class") == "recorded"
        page.goto(f"{site.origin}/harbour/public")
        assert "It stays where it is." in page.locator("main").inner_text()


@pytest.mark.parametrize("code", ["en", "ar"])
def test_it_fits_and_has_no_fault(browser: Browser, code: str) -> None:
    """On a wide and on a narrow screen, from either side, axe finds nothing and nothing runs off."""
    desk = fresh_desk() if code == "en" else in_language(fresh_desk(), code)
    with served(browser, desk) as site, site.page(WHERE) as page:
        assert faults(page) == []
        paste(page)
        for where in ("", "?at=s3", "?at=c1"):
            page.goto(page.url.partition("?")[0].partition("#")[0] + where)
            page.locator("details.fields > summary").click()
            assert faults(page) == []
        page.set_viewport_size({"width": SMALL["width"], "height": SMALL["height"]})
        assert page.evaluate(RUNS_OFF) == []
        page.evaluate(TURN)
        assert page.evaluate(RUNS_OFF) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_half_an_article_is_kept(site: Site) -> None:
    """What was typed and not sent is there again after the page was lost."""
    with site.page(WHERE) as page:
        with page.expect_response("**/draft"):
            page.locator("#p-text").press_sequentially("half an article")
        page.goto(f"{site.origin}{WHERE}")
        assert page.locator("#p-text").input_value() == "half an article"
