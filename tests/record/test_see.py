"""The gate: only `see` makes a Visible, and it holds exactly what all who look may read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, Misfiled, NoteToFile, Revocation
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Ledger, Record, holder
from goodoffices.record.see import Visible, see
from tests.worlds import Reader, World, lookers, worlds


def test_nobody_else_makes_a_visible() -> None:
    """What a viewer may see cannot be made by hand: only the gate has the key."""
    with pytest.raises(TypeError, match="only see"):
        Visible(object(), (), Viewer(frozenset()), "UTC")


@given(worlds(), st.data())
def test_the_gate_agrees_with_the_oracle(world: World, data: st.DataObject) -> None:
    """In made-up worlds the gate shows each entry that all who look may read, once, and no other, by every way in."""
    _, who = data.draw(lookers(world))
    reader = Reader(world.entries, who)
    visible = see(world.record(), Viewer(who))
    may = sorted((entry.room, entry.id) for entry in reader.readable())
    assert sorted((entry.room, entry.id) for entry in visible.entries()) == may
    kinds = {kind_of(entry.act) for entry in world.entries}
    assert sorted((e.room, e.id) for kind in kinds for e in visible.of_kind(kind)) == may
    for entry in world.entries:
        assert (visible.entry(entry.id) == entry) == reader.may(entry)
    assert visible.entry("no-such-entry") is None


@given(worlds(), st.data())
def test_more_who_look_see_no_more(world: World, data: st.DataObject) -> None:
    """Each one who joins those who look can only take something away from what they see together."""
    _, who = data.draw(lookers(world))
    record = world.record()
    for person in who:
        fewer = {(e.room, e.id) for e in see(record, Viewer(who - {person})).entries()}
        together = {(e.room, e.id) for e in see(record, Viewer(who)).entries()}
        assert len(who) == 1 or together <= fewer


def room(*members: str) -> Ledger:
    """Return a ledger on a record with one room for these members."""
    ledger = Ledger(Record(), site="here")
    ledger.write(Entry(id="room", room="room", act=CompartmentOpened(members=members)))
    return ledger


def test_the_misfiled_is_nowhere() -> None:
    """What was misfiled is neither found nor listed, nor are its corrections; that it was taken out stays."""
    ledger = room("amal")
    ledger.write(Entry(id="note", room="room", act=NoteToFile(text="not for this room")))
    ledger.write(Entry(id="mend", room="room", act=Correction(target="note", reason="typing")))
    ledger.write(Entry(id="out", room="room", act=Misfiled(target="note")))
    visible = see(ledger.record, Viewer(frozenset(("amal",))))
    assert visible.entry("note") is None
    assert {entry.id for entry in visible.entries()} == {"room", "out"}
    assert list(visible.of_kind("NoteToFile")) == []
    assert visible.rooms["room"].corrections("note") == []


def test_the_misfiled_is_nowhere_for_who_left_before() -> None:
    """Who left a room before something in it was found to be misfiled does not read it any more either."""
    ledger = room("amal", "jo")
    ledger.write(Entry(id="note", room="room", act=NoteToFile(text="not for this room")))
    ledger.write(Entry(id="leaves", room="room", act=Revocation(to="jo")))
    ledger.write(Entry(id="out", room="room", act=Misfiled(target="note")))
    for who in ({"amal"}, {"jo"}, {"amal", "jo"}):
        visible = see(ledger.record, Viewer(frozenset(who)))
        assert visible.entry("note") is None
        assert list(visible.of_kind("NoteToFile")) == []


def test_a_misfiling_elsewhere_takes_nothing_out() -> None:
    """Only an entry in the same room can take one out: nobody in another room can make it vanish."""
    ledger = room("amal")
    ledger.write(Entry(id="note", room="room", act=NoteToFile(text="kept")))
    ledger.write(Entry(id="other", room="other", act=CompartmentOpened(members=("amal",))))
    ledger.write(Entry(id="out", room="other", act=Misfiled(target="note")))
    visible = see(ledger.record, Viewer(frozenset(("amal",))))
    assert visible.entry("note") is not None


def test_a_room_is_known_as_far_as_one_was_in_it() -> None:
    """Whoever left a room knows it as it was: not who came after."""
    ledger = room("amal", "jo")
    ledger.write(Entry(id="leaves", room="room", act=Revocation(to="jo")))
    ledger.write(Entry(id="comes", room="room", act=Grant(to="rui")))
    seen = see(ledger.record, Viewer(frozenset(("jo",)))).compartments["room"]
    assert seen.members == {"amal"}
    assert see(ledger.record, Viewer(frozenset(("amal",)))).compartments["room"].members == {"amal", "rui"}


def test_whoever_was_taken_out_of_every_room_does_not_become_the_team() -> None:
    """The recorder of a file who was in a room once stays that one alone, and reads only what was there until then."""
    record = Record()
    ledger = Ledger(record, site="here")
    ledger.write(Entry(id="team", room="team", act=CompartmentOpened(members=("amal", "jo"), sort="team")))
    ledger.write(Entry(id="out", room="team", act=Revocation(to="amal")))
    ledger.write(Entry(id="later", room="team", act=NoteToFile(text="after amal left")))
    visible = see(record, holder(record, "amal"))
    assert visible.viewer == Viewer(frozenset(("amal",)))
    assert visible.entry("later") is None
    assert holder(record, "nobody-known").who == {"jo"}
