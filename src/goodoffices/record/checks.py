"""Whether entries fit together: who points to whom, from which room, and what each act says by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from goodoffices.acts.act import Unknown, kind_of
from goodoffices.acts.housekeeping import EVERYONE, CompartmentOpened, Correction, Grant, Misfiled, Revocation
from goodoffices.acts.keeping import STAYS
from goodoffices.acts.problems import Problem
from goodoffices.acts.reading import ENOUGH, nearest
from goodoffices.acts.refs import Ref, refs_of
from goodoffices.acts.values import RefTo
from goodoffices.record.compartment import Compartment, compartment, includes
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.form import check_act

Look = Callable[[str], Entry | None]
Offer = Callable[[RefTo, str], str]
"""Gives an id like the one written that a reference may point to, or an empty string."""


class Around(msgspec.Struct, frozen=True):
    """What an entry is checked against; `excused` holds ids of which nothing can be said.

    Whatever `look` and `offer` give may be named in a problem: to check what somebody writes, give only what that
    somebody may see.
    """

    look: Look
    rooms: Mapping[str, Compartment]
    offer: Offer = lambda mark, word: ""
    excused: frozenset[str] = frozenset()


def check_entry(entry: Entry, known: Around, members: Collection[str]) -> Iterator[Problem]:
    """Give everything that is wrong with one entry; `members` are those in its room before it."""
    yield from check_act(entry.act)
    yield from _check_room(entry, known)
    if isinstance(entry.act, Revocation) and entry.act.to not in members and entry.room not in known.excused:
        yield Problem(code="not-in-room", params={"who": entry.act.to, "room": entry.room}, field="to")
    for ref in _refs(entry):
        yield from check_ref(ref, known)
        yield from _check_way(entry, ref, known)


def check_entries(entries: Sequence[Entry], around: Around, start: int = 0) -> Iterator[tuple[int, Problem]]:
    """Give everything that is wrong in a whole record, each with the place of its entry in the sequence.

    With `start`, only what is wrong with those from that place on, because of themselves or of those before.
    """
    present = _members_before(entries)
    first: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if first.setdefault(entry.id, place) != place and place >= start:
            yield place, Problem(code="id-taken", params={"id": entry.id}, field="id")
    for place, entry in enumerate(entries[start:], start):
        for problem in check_entry(entry, around, present.get(entry.id, ())):
            yield place, problem
    yield from (found for found in (*_more_teams(entries), *_after_cycles(entries)) if found[0] >= start)


def around(entries: Sequence[Entry], excused: frozenset[str] = frozenset()) -> Around:
    """Return what is around each of these entries, all of which may be named in a problem of any other."""
    by_id = {entry.id: entry for entry in reversed(entries)}
    # a room is found by its id though some entry, perhaps in a room that is closed here, has the same one
    by_id |= {
        entry.id: entry for entry in entries if isinstance(entry.act, CompartmentOpened) and entry.id == entry.room
    }
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_kind[kind_of(entry.act)].append(entry.id)

    # a file full of unknown ids must not be gone through once for each of them
    @cache
    def begin_alike(mark: RefTo, start: str) -> list[str]:
        known = [key for kind in mark.kinds or by_kind for key in by_kind.get(kind, ())]
        return known if len(known) <= ENOUGH else [key for key in known if key[:2] == start][:ENOUGH]

    def offer(mark: RefTo, word: str) -> str:
        return nearest(word, begin_alike(mark, word[:2]))

    return Around(by_id.get, rooms_of(entries), offer, excused)


def rooms_of(entries: Sequence[Entry]) -> dict[str, Compartment]:
    """Return every room that these entries open, by id."""
    gathered: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.act, CompartmentOpened | Grant | Revocation):
            gathered[entry.room].append(entry)
    made = {room: compartment(room, held) for room, held in gathered.items()}
    opened = {entry.id for entry in entries if isinstance(entry.act, CompartmentOpened)}
    return {room: found for room, found in made.items() if room in opened}


def _members_before(entries: Sequence[Entry]) -> dict[str, frozenset[str]]:
    """Return for each revocation who was in its room just before it."""
    inside: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    before = {}
    for entry in sorted(entries, key=chain_key):
        match entry.act:
            case CompartmentOpened(members=members) if entry.id == entry.room:
                inside[entry.room] |= frozenset(members)
            case Grant(to=to):
                inside[entry.room] |= {to}
            case Revocation(to=to):
                before[entry.id] = inside[entry.room]
                inside[entry.room] -= {to}
            case _:
                pass
    return before


def _check_room(entry: Entry, known: Around) -> Iterator[Problem]:
    if isinstance(entry.act, CompartmentOpened) and entry.room != entry.id:
        yield Problem(code="room-of-itself", params={"id": entry.id, "room": entry.room}, field="room")
    elif entry.room not in known.rooms and entry.room not in known.excused:
        close = nearest(entry.room, known.rooms)
        yield Problem(code="unknown-room", params={"room": entry.room, "nearest": close}, field="room")


def _refs(entry: Entry) -> Iterator[Ref]:
    for path, ref, mark in refs_of(entry.act):
        yield path.replace("instead.act.", "instead."), ref, mark
    for path, ref, mark in refs_of(entry.basis):
        yield f"basis.{path}", ref, mark
    if entry.after:
        yield "after", entry.after, RefTo()


def check_ref(ref: Ref, known: Around) -> Iterator[Problem]:
    """Give what is wrong with a reference wherever it stands: it names nothing, or something of another kind."""
    field, key, mark = ref
    found = known.look(key)
    if key in known.excused or (key == EVERYONE and EVERYONE in mark.kinds):
        return
    if key == EVERYONE:
        yield Problem(code="everyone-not-here", params={"allowed": list(mark.kinds)}, field=field)
    elif found is None:
        params = {"ref": key, "allowed": list(mark.kinds), "nearest": known.offer(mark, key)}
        yield Problem(code="unknown-ref", params=params, field=field)
    elif mark.kinds and kind_of(found.act) not in mark.kinds and not isinstance(found.act, Unknown):
        allowed = [name for name in mark.kinds if name != EVERYONE]
        params = {"ref": key, "kind": kind_of(found.act), "allowed": allowed}
        yield Problem(code="ref-of-wrong-kind", params=params, field=field)


def _check_way(entry: Entry, ref: Ref, known: Around) -> Iterator[Problem]:
    """Give what is wrong with a reference because of where it stands: in itself, or in a room it may not leave."""
    field, key, _ = ref
    target = known.look(key)
    if key == entry.id:
        yield Problem(code="ref-to-itself", params={"id": key}, field=field)
    if isinstance(entry.act, Misfiled) and field == "target" and target is not None and isinstance(target.act, STAYS):
        # what says who may know, or what was destroyed, is never taken out of sight
        yield Problem(code="cannot-misfile", params={"ref": key, "kind": kind_of(target.act)}, field=field)
    if target is None or target.room == entry.room or key in known.excused:
        return
    params = {"ref": key, "room": entry.room, "target_room": target.room}
    here, there = known.rooms.get(entry.room), known.rooms.get(target.room)
    if isinstance(entry.act, Correction | Misfiled) and field == "target":
        yield Problem(code="target-elsewhere", params=params, field=field)
    elif here is not None and there is not None and not includes(there, here):
        if kind_of(target.act) in ("Actor", "PartyJoined"):
            params["reason"] = "somebody"
        yield Problem(code="ref-across-rooms", params=params, field=field)


def _more_teams(entries: Sequence[Entry]) -> Iterator[tuple[int, Problem]]:
    """Give each room of sort team but the first: who the team is decides what is shown, so there is one."""
    teams = [
        (place, entry.id)
        for place, entry in enumerate(entries)
        if isinstance(entry.act, CompartmentOpened) and entry.act.sort == "team"
    ]
    for place, key in teams[1:]:
        yield place, Problem(code="two-teams", params={"id": key, "first": teams[0][1]}, field="sort")


def _after_cycles(entries: Sequence[Entry]) -> Iterator[tuple[int, Problem]]:
    """Give each ring of entries that come after one another, once, at its entry that stands first."""
    after = {entry.id: entry.after for entry in entries if entry.after and entry.after != entry.id}
    places = {entry.id: place for place, entry in enumerate(entries)}
    settled: set[str] = set()
    for start in after:
        trail: dict[str, None] = {}
        key = start
        while key in after and key not in settled and key not in trail:
            trail[key] = None
            key = after[key]
        if key in trail:
            ring = list(trail)[list(trail).index(key) :]
            ring.sort(key=lambda held: places[held])
            yield places[ring[0]], Problem(code="after-cycle", params={"ids": ring[:10]}, field="after")
        settled.update(trail)
