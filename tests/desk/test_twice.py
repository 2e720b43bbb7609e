"""Sent twice, it is one act; sent too late, both versions are shown and nothing typed is lost."""

from __future__ import annotations

import re
from typing import Any

from goodoffices.desk.desks import Desk
from tests.desk.desks import client, fresh_desk, later


def value(html: str, name: str) -> str:
    """Return the value of a hidden field of a page's form for an act."""
    form = html[html.index('class="form act"') :]
    found = re.search(rf'name="{name}" value="([^"]*)"', form)
    assert found is not None
    return found[1]


def count(desk: Desk) -> int:
    """Return how many entries are on record."""
    return sum(len(shelf.entries) for shelf in desk.held[0].record.shelves.values())


def opened(desk: Desk, where: str) -> dict[str, str]:
    """Return what a form that was opened carries along."""
    html = client(desk).get(where).content.decode()
    return {name: value(html, name) for name in ("token", "state")}


def assessment(**more: str) -> dict[str, Any]:
    """Return an assessment of the condition of return, as its form sends it."""
    said = {"condition": "condition-return", "by": "north", "view": "met", "room": "team", "says": "zanzibar"}
    return {**said, "about.of.form": "condition-return", **more}


WHERE = "/harbour/record/ConditionAssessment?about=condition-return"


def test_a_form_sent_twice_is_one_act() -> None:
    """The second press of a button records nothing, and leads to the same act: also for a form about something."""
    desk = fresh_desk()
    carried = opened(desk, WHERE)
    before = count(desk)
    answers = [client(desk).post(WHERE, assessment(**carried)) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert count(desk) == before + 1


def test_a_room_opened_twice_is_one_room() -> None:
    """A room's own form, sent twice, opens one room."""
    desk = fresh_desk()
    carried = opened(desk, "/harbour/record/CompartmentOpened")
    said = {"members": ["amal", "jo"], "sort": "other", "title": "Fees", "room": "new", **carried}
    before = len(desk.held[0].record.shelves)
    assert {client(desk).post("/harbour/record/CompartmentOpened", said).status_code for _ in range(2)} == {303}
    assert len(desk.held[0].record.shelves) == before + 1


def test_a_stale_form_shows_both() -> None:
    """What was added meanwhile is shown, what was typed is kept, nothing is recorded; one may go on all the same."""
    desk = fresh_desk()
    carried = opened(desk, WHERE)
    other = assessment(by="south", view="not met", says="quokka", **opened(desk, WHERE))
    assert client(desk).post(WHERE, other).status_code == 303
    later(desk, 60)
    before = count(desk)
    late = client(desk).post(WHERE, assessment(**carried))
    page = late.content.decode()
    assert late.status_code == 409
    assert "quokka" in page
    assert "zanzibar</textarea>" in page
    assert count(desk) == before
    assert client(desk).post(WHERE, assessment(**carried, anyway="1")).status_code == 303
    assert count(desk) == before + 1


def test_a_stale_correction_shows_both() -> None:
    """Of two who correct one act, the second is shown what the first made of it."""
    desk = fresh_desk()
    where = "/harbour/entry/envoy-notice/correct"
    first, second = opened(desk, where), opened(desk, where)
    said = {"reason.of.correction": "a slip of the pen", "strike": "yes"}
    assert client(desk).post(where, {**said, **first}).status_code == 303
    later(desk, 60)
    late = client(desk).post(where, {"reason.of.correction": "another reason", "strike": "yes", **second})
    assert late.status_code == 409
    assert "a slip of the pen" in late.content.decode()
    assert "another reason</textarea>" in late.content.decode()
    again = client(desk).post(where, {**said, **first})
    assert again.status_code == 303
