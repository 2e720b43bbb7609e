"""Whole mediations at random, an oracle of who may read what in them, and twin worlds that only hidden things part.

A world is built from numbers: one for its cast, one for each step after that, each step from its own number alone, so
that a failing world shrinks to the few steps that matter. The oracle is written apart from the code it judges.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec
from hypothesis import strategies as st

from goodoffices.acts.act import Act, Unknown, kind_of, kinds
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, Instead, Misfiled, Revocation
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.refs import item_of, mark_of, without_none
from goodoffices.acts.values import Basis, Wording
from goodoffices.acts.when import moment
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.ledger import Ledger, Record
from tests.promises.making import ORDINARY, Maker, dated, fields_of

DAY = 86_400
START = moment("2031-01-02", "UTC")
PARTIES = ("pxp1", "qyq2", "rzr3")
TOKENS = {"pxp1": "Paxtok1", "qyq2": "Qaytok2", "rzr3": "Rextok3"}
PEOPLE = ("amal", "jo", "sela", "city", "mem-p", "mem-q")
MEMBERSHIP = (CompartmentOpened, Grant, Revocation)
SITES = ("here", "there")


class World(msgspec.Struct, frozen=True):
    """A mediation: its entries, its zone, its parties in no order that matters, its rooms."""

    entries: tuple[Entry, ...]
    zone: str
    parties: tuple[str, ...]
    rooms: tuple[str, ...]
    made_from: str = ""

    def __repr__(self) -> str:
        """Say what numbers made it: its entries would fill pages."""
        return f"build({self.made_from})"

    def record(self) -> Record:
        """Return the record of it."""
        return Record(self.entries, zone=self.zone)


def rooms_of(parties: Sequence[str]) -> dict[str, CompartmentOpened]:
    """Return the rooms a world opens with."""
    team = ("amal", "jo")
    found = {
        "public": CompartmentOpened(members=("everyone",), sort="public"),
        "team": CompartmentOpened(members=team, sort="team"),
        "joint": CompartmentOpened(members=(*team, *parties), sort="joint"),
        "host": CompartmentOpened(members=("amal", "city"), title="With the host"),
        "empty": CompartmentOpened(),
        f"inner-{parties[0]}": CompartmentOpened(members=("amal", "mem-p"), about=parties[0]),
        f"inner-{parties[1]}": CompartmentOpened(members=("amal", "mem-q"), about=parties[1]),
    }
    for party in parties:
        found[f"room-{party}"] = CompartmentOpened(members=(*team, party), sort="room", about=party)
        found[f"file-{party}"] = CompartmentOpened(members=team, sort="file", about=party)
    return found


def wider(rooms: dict[str, CompartmentOpened], room: str) -> frozenset[str]:
    """Return the rooms an entry in this one may point to, as the rooms were opened."""
    members = set(rooms[room].members)

    def holds(other: CompartmentOpened) -> bool:
        return "everyone" in other.members or bool(members and members <= set(other.members))

    return frozenset((room, *(key for key, other in rooms.items() if holds(other))))


def _followers() -> dict[str, list[str]]:
    """The kinds of act that are about another kind, such as a Stance about a Proposal."""
    found: dict[str, list[str]] = {}
    for kind in ORDINARY:
        for _, hint, _ in fields_of(kinds()[kind]):
            mark = mark_of(without_none(hint)) or mark_of(item_of(without_none(hint)))
            for target in mark.kinds if mark else ():
                if target in ORDINARY and target not in ("Actor", "PartyJoined", "Source"):
                    found.setdefault(target, []).append(kind)
    return found


FOLLOWERS = _followers()
OFTEN = ("Denial", "Denial", "Denial", "Disclosure", "Disclosure", "Disclosure")
"""Kinds that laws hang on and that few worlds would hold, were each kind as likely as any other."""


class Building:
    """A world as it grows: two sites that write apart and now and then take in what the other wrote."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed)
        self.zone = rng.choice(("Europe/Lisbon", "Asia/Qatar", "UTC"))
        self.parties = PARTIES[: rng.choice((2, 2, 3))]
        self.rooms = rooms_of(self.parties)
        self.wide = {room: wider(self.rooms, room) for room in self.rooms}
        self.entries: list[Entry] = []
        self.ids: dict[str, list[tuple[str, str]]] = {}
        self.ledgers = {site: Ledger(Record(zone=self.zone), site=site) for site in SITES}
        self.step = 0
        self._cast(rng)

    def _cast(self, rng: Random) -> None:
        same_day = rng.random() < 0.5
        for place, party in enumerate(rng.sample(self.parties, len(self.parties))):
            names = (Wording(text=f"{TOKENS[party]}ar", lang="ar"),)
            day = dated("2031-01-02" if same_day else f"2031-01-{2 + place:02d}", self.zone)
            self.put("public", PartyJoined(name=TOKENS[party], names=names), rng, key=party, when=day)
        for person in PEOPLE:
            of = {"mem-p": self.parties[0], "mem-q": self.parties[1]}.get(person, "")
            self.put("public", Actor(name=f"Name of {person}", sort="person", of=of), rng, key=person, when=None)
        self.put("public", Source(sort="unnamed", described_as="an official"), rng, key="official", when=None)
        for room, opened in self.rooms.items():
            self.put(room, opened, rng, key=room, when=dated("2031-01-02", self.zone))
        self.share()

    def share(self) -> None:
        """Let each site take in what the other wrote."""
        for entry in self.entries:
            for ledger in self.ledgers.values():
                ledger.record.take(entry)

    def refs(self, room: str, rng: Random, kinds_allowed: tuple[str, ...]) -> list[str]:
        """Return ids an entry in a room may point to; once in a while any id at all, which `see` has to drop."""
        wild = rng.random() < 0.1
        names = kinds_allowed or tuple(self.ids)
        found = [(at, key) for name in names for at, key in self.ids.get(name, ())]
        return [key for at, key in found if wild or at in self.wide[room]]

    def maker(self, room: str, rng: Random, mark: str = "") -> Maker:
        """Return what makes acts for a room."""
        return Maker(rng, lambda allowed: self.refs(room, rng, allowed), mark=mark or f"w{self.step}", zone=self.zone)

    def put(self, room: str, act: Act | Unknown, rng: Random, **fixed: Any) -> Entry:
        """Write an entry at one of the sites."""
        entry = self.draft(room, act, rng, **fixed)
        written = self.ledgers[SITES[rng.random() < 0.3 and self.step > 0]].write(entry)
        self.entries.append(written)
        self.ids.setdefault(kind_of(act), []).append((room, written.id))
        return written

    def draft(self, room: str, act: Act | Unknown, rng: Random, *, key: str = "", **fixed: Any) -> Entry:
        """Return an entry as it is before a ledger gives it its place."""
        maker = self.maker(room, rng)
        targets = self.refs(room, rng, ())
        entered = START + (self.step + rng.choice((0, 0, 0, 4))) * DAY + rng.randint(0, DAY)
        given: dict[str, Any] = {
            "when": maker.when(),
            "learnt": dated(rng.choice(("2031-02-11", "2031-03-21", "2031-04-12")), self.zone)
            if rng.random() < 0.3
            else None,
            "entered": entered,
            "recorded_by": rng.choice(("amal", "jo")),
            "basis": maker.value(Basis) if rng.random() < 0.7 else Basis(),
            "after": rng.choice(targets) if targets and rng.random() < 0.15 else "",
        }
        return Entry(id=key or f"e{rng.getrandbits(24):06x}-{self.step}", room=room, act=act, **(given | fixed))

    def grow(self, seed: int) -> None:
        """Take one step: an act of some kind, a correction, a change of who is in a room, or an exchange of records."""
        rng = Random(seed)
        self.step += 1
        if rng.random() < 0.15:
            self.share()
        room = rng.choice((*self.rooms, "public", "joint", "team"))
        written = self.put(*self._act(room, rng), rng)
        while rng.random() < 0.45 and (after := FOLLOWERS.get(kind_of(written.act))):
            self._follow(written, rng.choice(after), rng)

    def _follow(self, first: Entry, kind: str, rng: Random) -> None:
        """Put another act beside one that it points to, in a room from which it may."""
        room = rng.choice([room for room, wide in sorted(self.wide.items()) if first.room in wide])

        def refs(allowed: tuple[str, ...]) -> list[str]:
            return [first.id] if kind_of(first.act) in allowed else self.refs(room, rng, allowed)

        self.put(room, Maker(rng, refs, mark=f"w{self.step}f", zone=self.zone).act(kind), rng)

    def _act(self, room: str, rng: Random) -> tuple[str, Act | Unknown]:
        roll = rng.random()
        if roll < 0.74:
            return room, self.maker(room, rng).act(rng.choice((*ORDINARY, *FOLLOWERS, *FOLLOWERS, *OFTEN)))
        if roll < 0.85:
            return self._correction(rng)
        if roll < 0.95:
            # mostly the same two rooms, so that people who left one miss what changed there after
            return rng.choice(("joint", "joint", "host", room)), self._membership(rng)
        if roll < 0.975:
            target = rng.choice([e for e in self.entries if not isinstance(e.act, (*MEMBERSHIP, PartyJoined))])
            return target.room, Misfiled(target=target.id, reason=f"w{self.step}x0")
        return room, Unknown(kind="FutureKind", raw={"act": "FutureKind", "says": f"w{self.step}x0"})

    def _membership(self, rng: Random) -> Act:
        who = rng.choice((*self.parties, *PEOPLE))
        if rng.random() < 0.5:
            return Grant(to=who, history=rng.random() < 0.4, why=f"w{self.step}x0")
        return Revocation(to=who, why=f"w{self.step}x0")

    def _correction(self, rng: Random) -> tuple[str, Correction]:
        cast = (*self.parties, *PEOPLE, *self.rooms)
        later = [e for e in self.entries if e.id not in cast] or self.entries
        target = rng.choice(later[-8:])
        kind = kind_of(target.act)
        if kind not in ORDINARY or rng.random() < 0.1:
            kind = rng.choice(ORDINARY)
        maker = self.maker(target.room, rng)
        instead = Instead(act=maker.act(kind), when=maker.when()) if rng.random() < 0.7 else None
        return target.room, Correction(target=target.id, reason=maker.text("reason"), instead=instead)

    def world(self) -> World:
        """Return what was built."""
        return World(entries=tuple(self.entries), zone=self.zone, parties=self.parties, rooms=tuple(self.rooms))


def build(seed: int, steps: Sequence[int]) -> World:
    """Return the world these numbers make."""
    building = Building(seed)
    for step in steps:
        building.grow(step)
    return msgspec.structs.replace(building.world(), made_from=f"{seed}, {list(steps)}")


NUMBERS = st.integers(0, 2**32 - 1)


def worlds(least: int = 20, most: int = 60) -> st.SearchStrategy[World]:
    """Return whole mediations of some entries of any kind."""
    return st.builds(build, NUMBERS, st.lists(NUMBERS, min_size=least, max_size=most))


def days() -> st.SearchStrategy[int]:
    """Return moments at which a world may be read."""
    late, early = st.integers(50, 150), st.integers(-10, 50)
    return st.one_of(late, late, early).map(lambda day: START + day * DAY)


def rooms_in(world: World) -> st.SearchStrategy[tuple[str, frozenset[str]]]:
    """Give a room of a world and everybody in it."""
    return st.sampled_from([(room, members(world.entries, room)) for room in world.rooms])


def lookers(world: World) -> st.SearchStrategy[tuple[str, frozenset[str]]]:
    """Give those who look at a world together: everybody in a room, with its id, or one or two people, with none."""
    people = (*world.parties, *PEOPLE)
    one = st.sampled_from(people).map(lambda who: ("", frozenset((who,))))
    two = st.sets(st.sampled_from(people), min_size=2, max_size=2).map(lambda who: ("", frozenset(who)))
    return st.one_of(rooms_in(world), rooms_in(world), one, two)


# The oracle: who may read what, entry by entry.


def chain(entries: Sequence[Entry], room: str) -> list[Entry]:
    """Return the entries of a room in the order of its chain."""
    return sorted((e for e in entries if e.room == room), key=chain_key)


def members(entries: Sequence[Entry], room: str) -> frozenset[str]:
    """Return who is in a room at the end of its chain."""
    inside: set[str] = set()
    opened = False
    for entry in chain(entries, room):
        match entry.act:
            case CompartmentOpened(members=first) if entry.id == room and not opened:
                opened, inside = True, set(first)
            case Grant(to=to):
                inside.add(to)
            case Revocation(to=to):
                inside.discard(to)
    return frozenset(inside) if opened else frozenset()


def stretches(entries: Sequence[Entry], room: str, who: str) -> list[tuple[int, float]]:
    """Return from which place to which of a room's chain one person may read."""
    found: list[tuple[int, float]] = []
    inside = False
    opened = False
    for entry in chain(entries, room):
        match entry.act:
            case CompartmentOpened(members=first) if entry.id == room and not opened:
                opened, inside = True, who in first
                found = [(0, float("inf"))] if inside else []
            case Grant(to=to, history=history) if to == who:
                if history:
                    found = [(0, float("inf"))]
                elif not inside:
                    found.append((entry.clock, float("inf")))
                inside = True
            case Revocation(to=to) if to == who and inside:
                found[-1] = (found[-1][0], entry.clock)
                inside = False
    return found if opened else []


class Reader:
    """What some people together may read of a world; nobody may read nothing."""

    def __init__(self, entries: Sequence[Entry], who: frozenset[str]) -> None:
        self.who = who
        self.entries = entries
        rooms = {entry.room for entry in entries}
        self.spans = {room: [self._spans(room, person) for person in sorted(who)] for room in rooms}
        self.open = {(e.room, e.clock) for e in entries if self.reads(e.room, e.clock)}
        taken = {(e.room, e.act.target) for e in entries if isinstance(e.act, Misfiled)}
        # a correction that may be read goes with what it corrects, and so does one of that
        # a correction of what was taken out goes with it
        along = [e for e in entries if isinstance(e.act, Correction) and (e.room, e.act.target) in taken]
        taken |= {(e.room, e.id) for e in along}
        self.gone_along = {e.id for e in along if self.reaches(e)}
        self.ids = frozenset((e.room, e.id) for e in entries if self.reaches(e)) - taken
        self.ends = {room: self._end(room) for room in rooms}

    def _spans(self, room: str, person: str) -> list[tuple[int, float]]:
        return [*stretches(self.entries, room, person), *stretches(self.entries, room, "everyone")]

    def reads(self, room: str, clock: int) -> bool:
        """Return whether every one of these people may read that place of a room's chain."""
        spans = self.spans.get(room, [])
        return bool(spans) and all(any(first <= clock <= last for first, last in own) for own in spans)

    def _end(self, room: str) -> float:
        clocks = [entry.clock for entry in self.entries if entry.room == room]
        if self.reads(room, max(clocks) + 1):
            return float("inf")
        return max((clock for clock in clocks if self.reads(room, clock)), default=-1)

    def reaches(self, entry: Entry) -> bool:
        """Return whether the place of an entry may be read, misfiled or not."""
        return (entry.room, entry.clock) in self.open

    def may(self, entry: Entry) -> bool:
        """Return whether an entry may be read."""
        return (entry.room, entry.id) in self.ids

    def knows_of(self, entry: Entry) -> bool:
        """Return whether an entry says who is in a room these people are in, or takes something out: they know that."""
        if isinstance(entry.act, Misfiled):
            return self.ends[entry.room] >= 0
        return isinstance(entry.act, MEMBERSHIP) and entry.clock <= self.ends[entry.room]

    def readable(self) -> list[Entry]:
        """Return the entries that may be read, in order of id."""
        return sorted((e for e in self.entries if self.may(e)), key=lambda e: (e.room, e.id))

    def hidden(self) -> list[Entry]:
        """Return the entries that may differ without these people being able to tell.

        A correction that went with what it corrects is none of them: another act in its place would be read.
        """
        return [e for e in self.entries if not self.may(e) and not self.knows_of(e) and e.id not in self.gone_along]
