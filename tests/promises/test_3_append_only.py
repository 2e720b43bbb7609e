"""Promise 3, as far as it goes today: the record only grows, in memory, whatever comes in which order, even twice.

Sealing and tamper evidence are not there yet; PROMISES.md says so.
"""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Ledger, Record
from goodoffices.record.shelf import Shelf
from tests.promises.faces import differing, said_in
from tests.promises.files import NAMES, last_day, rooms, supplied
from tests.promises.laws import tried


@pytest.mark.parametrize("law", ["order", "corrections", "chronicle"])
def test_a_law_of_what_is_recorded(law: str) -> None:
    """Order of arrival, merging and taking twice change nothing; corrections stand by what their writers knew."""
    tried(law)


def test_an_entry_is_never_changed() -> None:
    """An entry and the act in it are frozen, and another entry under the same id does not take its place."""
    first = Entry(id="n", room="team", act=NoteToFile(text="as it was"))
    record = Record([first])
    with pytest.raises(AttributeError):
        first.act.text = "as it should have been"  # type: ignore[union-attr]
    with pytest.raises(AttributeError):
        first.room = "public"  # type: ignore[misc]
    assert not record.take(msgspec.structs.replace(first, act=NoteToFile(text="another")))
    assert record.shelves["team"].entries["n"] is first


def test_nothing_takes_an_entry_out() -> None:
    """Neither a record, nor a shelf, nor a ledger has a way to remove or replace what is in it."""
    ways = {name for cls in (Record, Shelf, Ledger) for name in vars(cls) if not name.startswith("_")}
    assert ways == {"take", "room", "those_in", "write", "put", "compartment", "compartment_until"}


@pytest.mark.parametrize("name", NAMES)
def test_two_sites_merge_by_union(name: str) -> None:
    """An example cut in two, each half gathered apart, reads the same merged one way round and the other."""
    mediation, at = supplied(name), last_day(name)
    halves = mediation.entries[::2], mediation.entries[1::2]
    one, other = Record(halves[0], zone=mediation.zone), Record(halves[1], zone=mediation.zone)
    for record, half in ((one, halves[1]), (other, halves[0])):
        for entry in half:
            assert record.take(entry)
    for room in rooms(name):
        assert differing(said_in(one, room, at, at), said_in(other, room, at, at)) == []


def test_chains_are_counted_by_room_and_site() -> None:
    """Places in a chain start anew in each room and at each site: none says how much was written elsewhere."""
    record = Record()
    here, there = Ledger(record, site="here"), Ledger(record, site="there")
    draft = Entry(id="a", room="team", act=NoteToFile(text="x"))
    first = here.write(draft)
    second = there.write(msgspec.structs.replace(draft, id="b"))
    apart = here.write(msgspec.structs.replace(draft, id="c", room="joint"))
    assert [(e.seq, e.clock) for e in (first, second, apart)] == [(0, 1), (0, 2), (0, 1)]
    assert second.seen == (("here", 0),)
