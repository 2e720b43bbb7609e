"""What the laws are tried on: a world, a room to look from, the moments to look at; and ways to look into a brief."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from hypothesis import strategies as st

from goodoffices.acts.act import Act, Unknown, kind_of
from goodoffices.acts.housekeeping import Correction, Instead, NoteToFile, Revocation
from goodoffices.acts.values import Wording
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Ledger, Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.line import Line
from goodoffices.standing.standing import Standing, standing
from tests.promises.faces import said_to
from tests.promises.making import ORDINARY, dated
from tests.worlds import DAY, NUMBERS, START, Reader, World, days, lookers, members, worlds

MARK = re.compile(r"\b([wh][0-9a-f]+)x\d+")


class Case(msgspec.Struct, frozen=True):
    """A world, those who look, their room if it is one, the moments to look at, and a number for chance."""

    world: World
    who: frozenset[str]
    room: str
    as_of: int
    known_at: int
    seed: int = 0

    def standing(self, entries: Iterable[Entry] | None = None) -> Standing:
        """Return where things stand, here or in a record of other entries."""
        record = self.world.record() if entries is None else Record(entries, zone=self.world.zone)
        return standing(see(record, Viewer(self.who)), as_of=self.as_of, known_at=self.known_at)

    def said(self, entries: Iterable[Entry], *, rich: bool = False) -> dict[str, str]:
        """Return what is said of these entries."""
        return said_to(Record(entries, zone=self.world.zone), Viewer(self.who), self.as_of, self.known_at, rich=rich)


@st.composite
def cases(draw: st.DrawFn, *, least: int = 20, most: int = 60) -> Case:
    """Give a world, seen by everybody in some room or by one or two people."""
    world = draw(worlds(least, most))
    as_of, known_at = draw(days()), draw(days())
    room, who = draw(lookers(world))
    return Case(world, who, room, as_of, max(as_of, known_at), draw(NUMBERS))


@st.composite
def leavers(draw: st.DrawFn) -> Case:
    """Give a world in which somebody left a room, and what was entered there since had been learnt long before."""
    world = draw(worlds(4, 20))
    places = [(room, who) for room in world.rooms for who in sorted(members(world.entries, room) - {"everyone"})]
    room, who = draw(st.sampled_from(places))
    ledger = Ledger(world.record(), site="here")
    late = START + 60 * DAY
    ledger.write(Entry(id="leaves", room=room, act=Revocation(to=who), entered=late))
    for place in range(3):
        note = NoteToFile(text=f"since then {place}")
        learnt = dated("2031-01-20", world.zone)
        ledger.write(Entry(id=f"since-{place}", room=room, act=note, learnt=learnt, entered=late + place))
    entries = tuple(entry for shelf in ledger.record.shelves.values() for entry in shelf.entries.values())
    world = msgspec.structs.replace(world, entries=entries)
    return Case(world, frozenset((who,)), "", late + DAY, late + DAY)


@st.composite
def arrivals(draw: st.DrawFn) -> Case:
    """Give a case, every other time one in which two sites corrected one entry and did not know of each other."""
    c: Case = draw(cases())
    seen = Reader(c.world.entries, c.who)
    targets = [e for e in seen.readable() if kind_of(e.act) in ORDINARY and seen.ends[e.room] == math.inf]
    if not targets or draw(st.booleans()):
        return c
    target = draw(st.sampled_from(targets))
    written = [
        Ledger(c.world.record(), site=site).write(mending(target, site, c.known_at)) for site in ("here", "there")
    ]
    return msgspec.structs.replace(c, world=msgspec.structs.replace(c.world, entries=(*c.world.entries, *written)))


def mending(target: Entry, site: str, known_at: int) -> Entry:
    """Return a correction of an entry, made at a site."""
    instead = Instead(act=NoteToFile(text=f"from {site}"))
    act = Correction(target=target.id, reason=site, instead=instead)
    return Entry(id=f"mend-{site}", room=target.room, act=act, entered=known_at)


def lines_of(s: Standing) -> list[Line]:
    """Return every line of a brief, those inside other lines too."""
    return list(_flat(line for section in brief(s).sections for line in section.lines))


def _flat(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _flat((*line.more, *line.basis, *line.denials))


def wordings(value: Any) -> Iterator[Wording]:
    """Give every wording in a value, however deep."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from wordings(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from wordings(getattr(value, name))


def learnt_by(entry: Entry, known_at: int) -> bool:
    """Return whether we say we had learnt of an entry by a moment."""
    heard = entry.learnt.latest if entry.learnt is not None else None
    return (entry.entered if heard is None else heard) <= known_at


def act_of(s: Standing, line: Line) -> Act | Unknown | None:
    """Return the act a line tells, as it stands."""
    facts = [f for f in s._facts(s.visible.entry(line.rests_on[0])) if tells(f, line)]  # type: ignore[arg-type]
    return facts[0].act if facts else None


def tells(fact: Any, line: Line) -> bool:
    """Return whether a line is the telling of a fact."""
    return (fact.id, *(entry.id for entry in fact.corrected_by)) == line.rests_on
