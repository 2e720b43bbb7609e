"""While somebody writes: who reads the room chosen, what is kept of the text, and what is said where it is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.week import PASSPHRASE, Week, week

pytestmark = pytest.mark.browser

FORMS = {
    "": "#capture-room",
    "record/Message": "main [name=room]",
    "pause/new": "main [name=room]",
    "public/statement": "main [name=room]",
    "write-up": "main [name=room]",
    "notices/new": "main [name='to.0.room']",
}
"""Where a room is chosen: the page, and its choice."""


def told(page: Page, choice: str) -> list[str]:
    """Return what is shown of who reads the room that is chosen."""
    ids = str(page.locator(choice).first.get_attribute("aria-describedby")).split()
    (says,) = [name for name in ids if name.endswith("-says")]
    return page.locator(f"#{says} > *:visible").all_inner_texts()


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no script"])
def chooser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[Week, Page]]:
    """Give a desk, and one page that goes from form to form on it, with our script or without any."""
    with (
        week(tmp_path_factory.mktemp("choosing"), browser) as desk,
        desk.page("/", java_script_enabled=request.param) as page,
    ):
        yield desk, page


@pytest.mark.parametrize("where", FORMS, ids=lambda where: where or "capture")
def test_the_sentence_follows_the_room(chooser: tuple[Week, Page], where: str) -> None:
    """Choosing another room shows who reads that one, and no other sentence, with our script or without any."""
    desk, page = chooser
    page.goto(f"{desk.origin}/harbour/{where}")
    if where.startswith("notices"):
        page.locator("[name='to.0.given']").check()
    choice = page.locator(FORMS[where]).first
    names = dict(choice.locator("option").evaluate_all("all => all.map(one => [one.value, one.innerText])"))
    rooms = [room for room in names if room][:4]
    assert len(rooms) > 2
    for room in rooms:
        choice.select_option(room)
        (says,) = told(page, FORMS[where])
        assert says.startswith(f"You are writing in {names[room]}.")


def test_a_lock_right_after_typing_loses_nothing(desk: Week) -> None:
    """Whoever types a line, or into a form, and presses Lock at once finds it there after unlocking."""
    for where, field in (("", "#capture-line"), ("record/NoteToFile", "main textarea[name=text]")):
        with desk.page(f"/harbour/{where}") as page:
            page.locator(field).press_sequentially("They walked out at once", delay=5)
            page.locator("#lock").click()
            page.locator("#passphrase").fill(PASSPHRASE)
            page.keyboard.press("Enter")
            expect(page.locator("#passphrase")).to_have_count(0)
            page.goto(f"{desk.origin}/harbour/{where}")
            expect(page.locator(field)).to_have_value("They walked out at once")
            page.locator(field).fill("")
            with page.expect_response("**/draft"):
                page.wait_for_timeout(500)


def test_a_link_right_after_typing_leads_on_with_the_line(desk: Week) -> None:
    """The next page has what was typed into the bar of the one before, however quickly it was asked for."""
    with desk.page() as page:
        page.locator("#capture-line").press_sequentially("They want a new chair", delay=5)
        page.locator("nav a[href$='/rooms']").click()
        page.wait_for_url("**/rooms")
        expect(page.get_by_role("heading", level=1)).to_have_text("Rooms")
        assert page.locator("#capture-line").input_value() == "They want a new chair"


def refuses(route: Route) -> None:
    """Answer as a desk that was started anew, or is locked."""
    route.fulfill(status=403, body="no")


def ends(route: Route) -> None:
    """Do not answer, as where the desk has ended."""
    route.abort()


def test_what_is_not_kept_is_said(desk: Week) -> None:
    """A page that keeps nothing of what is typed says so, and says no more of it once it keeps again."""
    with desk.page("/harbour/record/NoteToFile") as page:
        text = page.locator("main textarea[name=text]")
        for fails in (refuses, None, ends, None, refuses):
            page.unroute_all()
            if fails:
                page.route("**/draft", fails)
            text.press_sequentially(" more", delay=2)
            expect(page.locator("#unkept")).to_be_visible(visible=fails is not None)
        assert "not being kept" in page.locator("#unkept").inner_text()


def test_what_a_page_of_an_earlier_run_sends_is_given_back(desk: Week) -> None:
    """What was typed into a page from before the desk was started anew is not taken, but is there to be sent again."""
    with desk.page("/harbour/record/NoteToFile?in=team") as page:
        page.locator("main textarea[name=text]").fill("Half of it typed before, half after")
        page.context.clear_cookies()
        with page.context.new_page() as other:
            other.goto(f"{desk.origin}/open/{desk.desk.new_door()}")
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("main")).to_contain_text("Half of it typed before, half after")
        assert not desk.entries("NoteToFile")[0].act.text.startswith("Half")  # type: ignore[union-attr]
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("status")).to_contain_text("Recorded in")
    assert desk.entries("NoteToFile")[0].act.text == "Half of it typed before, half after"  # type: ignore[union-attr]


def test_a_page_is_left_only_once_the_desk_has_locked(desk: Week) -> None:
    """While another window is in use, one that nobody touches stays with what was typed; once all is idle it goes."""
    with desk.page("/begin/new") as page:
        page.clock.install()
        page.goto(f"{desk.origin}/begin/new")
        page.locator("[name=name]").fill("Quay talks")
        with page.expect_request(lambda request: request.method == "HEAD"):
            page.clock.run_for(16 * 60_000)
        page.wait_for_timeout(300)
        expect(page.locator("[name=name]")).to_have_value("Quay talks")
        desk.desk.shut()
        page.clock.run_for(60_000)
        expect(page.locator("#passphrase")).to_be_visible()


def test_the_time_to_take_a_line_back_runs_out(desk: Week) -> None:
    """The seconds go down where they stand; then the way to the entry is there, and none to take it back."""
    with desk.page() as page:
        page.clock.install()
        page.goto(f"{desk.origin}/harbour/")
        page.locator("#capture-line").fill("They walked out")
        page.keyboard.press("Enter")
        left = page.locator(".done [data-left]")
        expect(left).to_be_visible()
        page.clock.run_for(10_000)
        assert 20 < int("".join(filter(str.isdigit, left.inner_text()))) <= 50
        with page.context.new_page() as notes:
            notes.goto(f"{desk.origin}/harbour/notes")
            for shown in (page, notes):
                expect(shown.get_by_role("button", name="back")).to_be_visible()
            # one clock for both
            page.clock.run_for(61_000)
            for shown in (page, notes):
                expect(shown.get_by_role("button", name="back")).to_have_count(0)
                expect(shown.get_by_role("main")).to_contain_text("The time to take it back is over")
        desk.later(61)
        page.get_by_role("link", name="Open it").click()
        expect(page.get_by_role("main")).to_contain_text("They walked out")
