"""Rooms: who may know what lies in them, worked out from each room's own entries and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from goodoffices.acts.housekeeping import EVERYONE, CompartmentOpened, Grant, Revocation
from goodoffices.record.entry import Entry, chain_key

Reach = tuple[tuple[int, int | None], ...]
"""Stretches of a room's chain somebody may read, as clock values: first included, last included or None for open."""


class Compartment(msgspec.Struct, frozen=True, kw_only=True):
    """A room as it stands: its members now, and how far back each person who was ever in it may read."""

    id: str
    sort: str = "other"
    about: str = ""
    title: str = ""
    members: frozenset[str] = frozenset()
    reach: dict[str, Reach] = msgspec.field(default_factory=dict)


class Viewer(msgspec.Struct, frozen=True):
    """Those who are looking, all together: what any one of them may not know is not shown. Nobody sees nothing."""

    who: frozenset[str]


def compartment(room: str, entries: Iterable[Entry]) -> Compartment:
    """Return the room that these entries of it make: opened once, then grants and revocations in chain order."""
    opened: CompartmentOpened | None = None
    reach: dict[str, Reach] = {}
    for entry in sorted(entries, key=chain_key):
        match entry.act:
            case CompartmentOpened() if opened is None and entry.id == room:
                opened = entry.act
                reach = dict.fromkeys(entry.act.members, ((0, None),))
            case Grant(to=to, history=history):
                reach[to] = _granted(reach.get(to, ()), entry.clock, history)
            case Revocation(to=to):
                reach[to] = _closed(reach.get(to, ()), entry.clock)
            case _:
                pass
    if opened is None:
        return Compartment(id=room)
    members = frozenset(who for who, spans in reach.items() if spans and spans[-1][1] is None)
    return Compartment(id=room, sort=opened.sort, about=opened.about, title=opened.title, members=members, reach=reach)


def _granted(spans: Reach, clock: int, history: bool) -> Reach:
    if history:
        return ((0, None),)
    if spans and spans[-1][1] is None:
        return spans
    return (*spans, (clock, None))


def _closed(spans: Reach, clock: int) -> Reach:
    return tuple((start, clock if end is None else end) for start, end in spans)


def may_know(viewer: Viewer, room: Compartment) -> bool:
    """Return whether everybody who is looking is in the room now; nobody, or an empty room, is always no."""
    if not viewer.who:
        return False
    if not room.members:
        return False
    if EVERYONE in room.members:
        return True
    return viewer.who <= room.members


def reach_of(viewer: Viewer, room: Compartment) -> Reach:
    """Return the stretches of the room's chain that all who are looking may read; empty for none."""
    if not viewer.who:
        return ()
    common: Reach = ((0, None),)
    for person in sorted(viewer.who):
        # whoever is named beside everyone loses nothing by it
        common = _both(common, _either(room.reach.get(person, ()), room.reach.get(EVERYONE, ())))
    return common


def _either(one: Reach, other: Reach) -> Reach:
    if not one or not other:
        return one or other
    found: list[tuple[int, int | None]] = []
    for start, end in sorted((*one, *other), key=lambda span: span[0]):
        before = found[-1][1] if found else -1
        if found and (before is None or start <= before):
            found[-1] = (found[-1][0], None if before is None or end is None else max(before, end))
        else:
            found.append((start, end))
    return tuple(found)


def _both(one: Reach, other: Reach) -> Reach:
    found = []
    for a, b in one:
        for c, d in other:
            start = max(a, c)
            ends = [end for end in (b, d) if end is not None]
            end = min(ends) if ends else None
            if end is None or start <= end:
                found.append((start, end))
    return tuple(found)


def includes(wider: Compartment, narrower: Compartment) -> bool:
    """Return whether whoever is in the narrower room is in the wider one too: the rule for references."""
    if wider.id == narrower.id:
        return True
    if EVERYONE in wider.members:
        return True
    return bool(narrower.members) and narrower.members <= wider.members
