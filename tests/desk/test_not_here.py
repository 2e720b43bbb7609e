"""What is missing and what is not for you: one page, the same bytes, whatever was asked."""

from __future__ import annotations

import pytest

from goodoffices.acts.housekeeping import CompartmentOpened
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation
from tests.desk.desks import NOW, PAGES, address, client
from tests.desk.laying import held_as_is

ROOMS = (
    Entry(id="public", room="public", act=CompartmentOpened(members=("everyone",), sort="public")),
    Entry(id="nobodys", room="nobodys", act=CompartmentOpened(title="For nobody")),
    Entry(id="left-over", room="never-opened", act=CompartmentOpened(members=("amal",))),
)
DESK = Desk([held_as_is(Mediation(key="harbour", zone="UTC", entries=ROOMS), now=NOW)])
WAYS = [{"room": room, **more} for room in ("nobodys", "never-opened", "no-such") for more in ({}, {"as_of": "2031"})]


@pytest.mark.parametrize("route", PAGES)
def test_hidden_and_missing_are_one_answer(route: str) -> None:
    """A room for nobody, one never opened, one there is not, and a mediation there is not: the same 404."""
    asker = client(DESK)
    found = [asker.get(address(route, **query)) for query in WAYS]
    found += [asker.get("/no-such/"), asker.get("/no-such/timeline?room=public"), asker.get("/harbour/no-such")]
    assert {one.status_code for one in found} == {404}
    assert len({(one.content, tuple(one.headers.items())) for one in found}) == 1


def test_a_room_that_is_there_is_shown() -> None:
    """The same addresses answer where there is such a room, so that the refusals above are about the room."""
    asker = client(DESK)
    assert {asker.get(address(route, room="public")).status_code for route in PAGES} == {200}


def test_a_bad_day_does_not_tell_a_room() -> None:
    """A room there is not is not told by asking with a day that cannot be read: that is not even looked at."""
    asker = client(DESK)
    hidden, missing = (asker.get(address("stand", room=room, as_of="nope")) for room in ("nobodys", "no-such"))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
