"""Shelves: whatever order entries come in, they lie there once and the room they make is up to date."""

from __future__ import annotations

from random import Random

from hypothesis import given

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import CompartmentOpened, Grant, NoteToFile, Revocation
from goodoffices.record.entry import Entry
from goodoffices.record.shelf import Shelf
from tests.worlds import NUMBERS, World, chain, members, worlds


@given(worlds(), NUMBERS)
def test_any_order_makes_the_same_shelf(world: World, seed: int) -> None:
    """Entries put in any order, twice over, give the same lists, heads, clock and room."""
    for room in world.rooms:
        entries = chain(world.entries, room)
        mixed = Random(seed).sample(entries, len(entries))
        one, other = Shelf(room), Shelf(room)
        assert all(one.put(entry) for entry in entries)
        assert all(other.put(entry) for entry in mixed)
        assert not any(other.put(entry) for entry in entries)
        assert lists(one) == lists(other)
        assert one.compartment == other.compartment
        assert (one.heads, one.clock) == (other.heads, other.clock)
        assert one.clock == max(entry.clock for entry in entries)


def lists(shelf: Shelf) -> dict[str, object]:
    """Return what a shelf has gathered, with no regard to order."""
    names = ("by_kind", "corrections", "misfiled")
    gathered = {name: {key: sorted(ids) for key, ids in getattr(shelf, name).items()} for name in names}
    return {"entries": shelf.entries, **gathered}


def test_the_room_is_asked_anew_after_every_change() -> None:
    """A room that was looked at before a grant or a revocation arrived is not the old room after it."""
    shelf = Shelf("room")
    shelf.put(Entry(id="room", room="room", act=CompartmentOpened(members=("amal",)), clock=1))
    assert shelf.compartment.members == {"amal"}
    shelf.put(Entry(id="comes", room="room", act=Grant(to="jo"), seq=1, clock=2))
    assert shelf.compartment.members == {"amal", "jo"}
    shelf.put(Entry(id="leaves", room="room", act=Revocation(to="amal"), seq=2, clock=3))
    assert shelf.compartment.members == {"jo"}
    assert shelf.compartment_until(2).members == {"amal", "jo"}
    assert shelf.compartment_until(1).members == {"amal"}


def test_a_note_does_not_change_the_room() -> None:
    """An act that says nothing of who is in leaves the room as it was, the very same value."""
    shelf = Shelf("room")
    shelf.put(Entry(id="room", room="room", act=CompartmentOpened(members=("amal",)), clock=1))
    before = shelf.compartment
    shelf.put(Entry(id="note", room="room", act=NoteToFile(text="x"), seq=1, clock=2))
    assert shelf.compartment is before


@given(worlds())
def test_lists_by_kind_hold_every_entry_once(world: World) -> None:
    """Each entry of a room is in the list of its kind and in no other."""
    for room in world.rooms:
        shelf = Shelf(room)
        entries = chain(world.entries, room)
        for entry in entries:
            shelf.put(entry)
        listed = sorted((kind, key) for kind, ids in shelf.by_kind.items() for key in ids)
        assert listed == sorted((kind_of(entry.act), entry.id) for entry in entries)
        assert members(world.entries, room) == shelf.compartment.members
