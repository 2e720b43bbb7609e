"""Two worlds that differ only in what a room may not know give that room the same pages, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from goodoffices.record.ledger import holder
from tests.desk.desks import PAGES, address, client, settled, world_desk
from tests.promises.twins import Twins, twins
from tests.worlds import World


def seen(world: World, room: str, day: str) -> list[str]:
    """Return every page of a world as one room sees it, in two languages and on two days."""
    desk = world_desk(world)
    asker, turned = client(desk), client(desk, "ar")
    looks = [(asker, {}), (turned, {}), (asker, {"as_of": day}), (asker, {"known_at": day})]
    return [settled(by.get(address(route, room=room, **look)).content) for route in PAGES for by, look in looks]


SEEN = twins(most=25).filter(lambda t: bool(t.room))
DAYS = st.dates().map(lambda day: f"2031-{day.month:02}-15")
PLANTS = {
    "every room listed": (
        "goodoffices.desk.shell._rooms",
        lambda view: [(room, room, False) for room in view.held.record.shelves],
    ),
    "how much is hidden": (
        "goodoffices.desk.shell._told",
        lambda view: [str(sum(len(shelf.entries) for shelf in view.held.record.shelves.values()))],
    ),
    "the whole file": ("goodoffices.record.ledger.Record.those_in", lambda record, room: holder(record, "amal")),
}
"""Faults to plant: what is put in the place of what."""


def one_world(t: Twins, day: str) -> None:
    """Hold that a room's pages are the same in both worlds."""
    assert seen(t.one, t.room, day) == seen(t.other, t.room, day)


@settings(max_examples=8)
@given(SEEN, DAYS)
def test_a_room_sees_one_world(t: Twins, day: str) -> None:
    """Whatever is added, taken away or changed where a room cannot see, its pages stay as they are."""
    one_world(t, day)


@pytest.mark.parametrize("fault", PLANTS)
def test_a_planted_leak_is_seen(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of all rooms, a count of what is hidden, or the whole file shown to a room: each fails the law above."""
    monkeypatch.setattr(*PLANTS[fault])
    briefly = settings(max_examples=25, phases=(Phase.generate,), report_multiple_bugs=False, derandomize=True)
    with pytest.raises(AssertionError):
        briefly(given(SEEN, DAYS)(one_world))()
