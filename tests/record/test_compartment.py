"""Rooms: who is in them, how far back they read, and that nobody is nobody."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import EVERYONE, CompartmentOpened, Grant, NoteToFile, Revocation
from goodoffices.record.compartment import Compartment, Viewer, compartment, includes, may_know, reach_of
from goodoffices.record.entry import Entry
from tests.worlds import Reader, World, lookers, members, worlds


def opened(*acts: Act, members: tuple[str, ...] = ("amal", "jo")) -> Compartment:
    """Return a room opened for these members in which these acts then happened."""
    first = Entry(id="room", room="room", act=CompartmentOpened(members=members), clock=1)
    later = (Entry(id=f"e{n}", room="room", act=act, seq=n, clock=n + 1) for n, act in enumerate(acts, 1))
    return compartment("room", (first, *later))


def who(*people: str) -> Viewer:
    """Return these people as one viewer."""
    return Viewer(frozenset(people))


@pytest.mark.parametrize(
    "room", [Compartment(id="room"), opened(members=()), opened(Revocation(to="amal"), members=("amal",))]
)
def test_an_empty_room_is_for_nobody(room: Compartment) -> None:
    """A room never opened, opened for nobody, or left by all is for nobody: not for everybody."""
    for viewer in (who(), who("amal"), who(EVERYONE)):
        assert not may_know(viewer, room)
    assert reach_of(who(), room) == reach_of(who(EVERYONE), room) == ()


def test_nobody_knows_nothing() -> None:
    """A viewer without people may know no room, a public one neither."""
    public = opened(members=(EVERYONE,))
    assert may_know(who("amal"), public)
    assert may_know(who("amal", "stranger"), public)
    assert not may_know(who(), public)
    assert reach_of(who(), public) == ()


def test_all_who_look_have_to_be_in() -> None:
    """Two people together see only rooms they are both in."""
    room = opened()
    assert may_know(who("amal", "jo"), room)
    assert not may_know(who("amal", "rui"), room)
    assert reach_of(who("amal", "jo"), room) == ((0, None),)
    assert reach_of(who("amal", "rui"), room) == ()


def test_a_grant_reaches_forward_unless_it_says_history() -> None:
    """From now on is from the grant's own place in the chain; with history is from the beginning."""
    note = NoteToFile(text="x")
    assert reach_of(who("rui"), opened(note, Grant(to="rui"), note)) == ((3, None),)
    assert reach_of(who("rui"), opened(note, Grant(to="rui", history=True))) == ((0, None),)
    assert reach_of(who("rui", "amal"), opened(note, Grant(to="rui"))) == ((3, None),)


def test_a_grant_never_narrows() -> None:
    """Somebody who is in already, by name or as one of everyone, loses nothing by a grant from now."""
    assert reach_of(who("amal"), opened(Grant(to="amal"))) == ((0, None),)
    public = opened(Grant(to="amal"), Revocation(to="amal"), members=(EVERYONE,))
    assert reach_of(who("amal"), public) == ((0, None),)
    assert reach_of(who("amal", "jo"), public) == ((0, None),)


def test_stretches_of_two_kinds_are_put_together() -> None:
    """Where everyone was put out and one person let in again, that person reads both stretches, and no gap between."""
    note = NoteToFile(text="x")
    acts = (Revocation(to=EVERYONE), note, Grant(to="amal"), note, Revocation(to="amal"))
    assert reach_of(who("amal"), opened(*acts, members=(EVERYONE,))) == ((0, 2), (4, 6))
    assert reach_of(who("jo"), opened(*acts, members=(EVERYONE,))) == ((0, 2),)
    early = (Grant(to="amal"), Revocation(to=EVERYONE), note, Revocation(to="amal"))
    assert reach_of(who("amal"), opened(*early, members=(EVERYONE,))) == ((0, 5),)


def test_a_revocation_closes_and_a_new_grant_opens_again() -> None:
    """Who leaves keeps what was there and learns nothing new; who comes back does not see what was said meanwhile."""
    note = NoteToFile(text="x")
    room = opened(Revocation(to="jo"), note, Grant(to="jo"))
    assert reach_of(who("jo"), opened(Revocation(to="jo"), note)) == ((0, 2),)
    assert reach_of(who("jo"), room) == ((0, 2), (4, None))
    assert room.members == {"amal", "jo"}
    assert reach_of(who("jo", "amal"), room) == ((0, 2), (4, None))


def test_a_room_is_opened_once_by_its_own_entry() -> None:
    """A second opening, or one under another id, adds nobody."""
    first = Entry(id="room", room="room", act=CompartmentOpened(members=("amal",)), clock=1)
    second = msgspec.structs.replace(first, act=CompartmentOpened(members=("rui",)), seq=1, clock=2)
    stranger = msgspec.structs.replace(second, id="other")
    assert compartment("room", (first, second, stranger)).members == {"amal"}
    assert compartment("room", (stranger,)).members == frozenset()


def test_a_wider_room_holds_all_of_a_narrower() -> None:
    """References go from narrower to wider rooms; an empty room is narrower than none but itself."""
    team, joint = opened(), opened(members=("amal", "jo", "north"))
    public, empty = opened(members=(EVERYONE,)), Compartment(id="empty")
    wide = msgspec.structs.replace(joint, id="joint")
    everybody = msgspec.structs.replace(public, id="public")
    assert includes(wide, team)
    assert not includes(team, wide)
    assert includes(everybody, wide)
    assert not includes(wide, everybody)
    assert not includes(wide, empty)
    assert not includes(empty, wide)
    assert includes(empty, empty)


@given(worlds(), st.data())
def test_rooms_agree_with_the_oracle(world: World, data: st.DataObject) -> None:
    """In made-up worlds, who is in a room and which of its entries they reach is what a slow reading finds."""
    _, looking = data.draw(lookers(world))
    reader = Reader(world.entries, looking)
    for room in world.rooms:
        made = compartment(room, (entry for entry in world.entries if entry.room == room))
        assert made.members == members(world.entries, room)
        spans = reach_of(Viewer(looking), made)
        for entry in world.entries:
            if entry.room == room:
                inside = any(start <= entry.clock and (end is None or entry.clock <= end) for start, end in spans)
                assert inside == reader.reaches(entry)
