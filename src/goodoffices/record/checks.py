"""Whether entries fit together: who points to whom, from which room, and what each act says by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from goodoffices.acts.act import Unknown, kind_of
from goodoffices.acts.housekeeping import EVERYONE, CompartmentOpened, Correction, Grant, Misfiled, Revocation
from goodoffices.acts.problems import Problem
from goodoffices.acts.reading import nearest
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


def check_entry(entry: Entry, around: Around, members: Collection[str]) -> Iterator[Problem]:
    """Give everything that is wrong with one entry; `members` are those in its room before it."""
    yield from check_act(entry.act)
    yield from _check_room(entry, around)
    if isinstance(entry.act, Revocation) and entry.act.to not in members and entry.room not in around.excused:
        yield Problem(code="not-in-room", params={"who": entry.act.to, "room": entry.room}, field="to")
    for ref in _refs(entry):
        yield from _check_ref(entry, ref, around)


def check_entries(entries: Sequence[Entry], excused: frozenset[str] = frozenset()) -> Iterator[tuple[int, Problem]]:
    """Give everything that is wrong in a whole record, each with the place of its entry in the sequence."""
    around = _around(entries, excused)
    present = _members_before(entries)
    first: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if entry.id in first:
            yield place, Problem(code="id-taken", params={"id": entry.id}, field="id")
        first.setdefault(entry.id, place)
        for problem in check_entry(entry, around, present.get(entry.id, ())):
            yield place, problem
    yield from _after_cycles(entries)


def rooms_of(entries: Sequence[Entry]) -> dict[str, Compartment]:
    """Return every room that these entries open, by id."""
    gathered: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.act, CompartmentOpened | Grant | Revocation):
            gathered[entry.room].append(entry)
    made = {room: compartment(room, held) for room, held in gathered.items()}
    opened = {entry.id for entry in entries if isinstance(entry.act, CompartmentOpened)}
    return {room: found for room, found in made.items() if room in opened}


def _around(entries: Sequence[Entry], excused: frozenset[str]) -> Around:
    by_id = {entry.id: entry for entry in reversed(entries)}
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_kind[kind_of(entry.act)].append(entry.id)

    def offer(mark: RefTo, word: str) -> str:
        return nearest(word, [key for kind in mark.kinds or by_kind for key in by_kind.get(kind, ())])

    return Around(by_id.get, rooms_of(entries), offer, excused)


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


def _check_room(entry: Entry, around: Around) -> Iterator[Problem]:
    if isinstance(entry.act, CompartmentOpened) and entry.room != entry.id:
        yield Problem(code="room-of-itself", params={"id": entry.id, "room": entry.room}, field="room")
    elif entry.room not in around.rooms and entry.room not in around.excused:
        close = nearest(entry.room, around.rooms)
        yield Problem(code="unknown-room", params={"room": entry.room, "nearest": close}, field="room")


def _refs(entry: Entry) -> Iterator[Ref]:
    yield from refs_of(entry.act)
    for path, ref, mark in refs_of(entry.basis):
        yield f"basis.{path}", ref, mark
    if entry.after:
        yield "after", entry.after, RefTo()


def _check_ref(entry: Entry, ref: Ref, around: Around) -> Iterator[Problem]:
    path, key, mark = ref
    field = path.replace("instead.act.", "instead.")
    if key in around.excused or (key == EVERYONE and EVERYONE in mark.kinds):
        return
    if key == EVERYONE:
        yield Problem(code="everyone-not-here", params={"allowed": list(mark.kinds)}, field=field)
    elif key == entry.id:
        yield Problem(code="ref-to-itself", params={"id": key}, field=field)
    else:
        found = around.look(key)
        if found is None:
            params = {"ref": key, "allowed": list(mark.kinds), "nearest": around.offer(mark, key)}
            yield Problem(code="unknown-ref", params=params, field=field)
        else:
            yield from _check_target(entry, found, mark, field, around)


def _check_target(entry: Entry, target: Entry, mark: RefTo, field: str, around: Around) -> Iterator[Problem]:
    kind = kind_of(target.act)
    if mark.kinds and kind not in mark.kinds and not isinstance(target.act, Unknown):
        params = {"ref": target.id, "kind": kind, "allowed": [name for name in mark.kinds if name != EVERYONE]}
        yield Problem(code="ref-of-wrong-kind", params=params, field=field)
    if entry.room == target.room:
        return
    if isinstance(entry.act, Correction | Misfiled) and field == "target":
        params = {"ref": target.id, "room": entry.room, "target_room": target.room}
        yield Problem(code="target-elsewhere", params=params, field=field)
        return
    here, there = around.rooms.get(entry.room), around.rooms.get(target.room)
    if here is not None and there is not None and not includes(there, here):
        params = {"ref": target.id, "room": entry.room, "target_room": target.room}
        yield Problem(code="ref-across-rooms", params=params, field=field)


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
