"""While somebody writes: who reads the room chosen, what is kept of the text, and what is said where it is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.week import Week

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


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("where", FORMS, ids=lambda where: where or "capture")
def test_the_sentence_follows_the_room(desk: Week, where: str, script: bool) -> None:
    """Choosing another room shows who reads that one, and no other sentence, with our script or without any."""
    with desk.page(f"/harbour/{where}", java_script_enabled=script) as page:
        if where.startswith("notices"):
            page.locator("[name='to.0.given']").check()
        choice = page.locator(FORMS[where]).first
        names = {option.get_attribute("value"): option.inner_text() for option in choice.locator("option").all()}
        for room in [room for room in names if room][:4]:
            choice.select_option(room)
            (says,) = told(page, FORMS[where])
            assert says.startswith(f"You are writing in {names[room]}.")
