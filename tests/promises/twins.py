"""Twin worlds: two that agree on all some people may know, and differ freely in the rest."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec
from hypothesis import strategies as st

from goodoffices.acts.act import Act
from goodoffices.acts.carrying import CarryLicence, LicenceWithdrawn
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, Misfiled, Revocation
from goodoffices.acts.public import ClearedLine, Denial
from goodoffices.acts.values import Basis, Wording
from goodoffices.record.entry import Entry
from tests.promises.making import ORDINARY, Maker, dated
from tests.worlds import (
    DAY,
    MEMBERSHIP,
    NUMBERS,
    PEOPLE,
    START,
    Reader,
    World,
    days,
    lookers,
    members,
    rooms_in,
    worlds,
)


class Twins(msgspec.Struct, frozen=True):
    """Two worlds that some people together cannot tell apart, the room they are all in, if one, and when it is."""

    one: World
    other: World
    who: frozenset[str]
    room: str
    as_of: int
    known_at: int


class Hiding:
    """What makes a second world from a first, without those who look being able to tell."""

    def __init__(self, world: World, who: frozenset[str], room: str, rng: Random) -> None:
        self.world = world
        self.room = room
        self.reader = Reader(world.entries, who)
        self.rng = rng
        self.ids = [entry.id for entry in world.entries]

    def maker(self) -> Maker:
        """Return what makes acts nobody is to see; they may point to anything."""
        return Maker(self.rng, lambda _: self.ids, mark=f"h{self.rng.getrandbits(32):08x}", zone=self.world.zone)

    def other(self, *, teams: bool = True, collide: bool = True) -> World:
        """Return a world that differs from the first in hidden things only: fewer, other and more of them."""
        hidden = {id(entry) for entry in self.reader.hidden() if teams or not _says_who_is_team(entry)}
        kept = [self._changed(entry) if id(entry) in hidden else entry for entry in self.world.entries]
        found = [entry for entry in kept if entry is not None]
        rooms = [self._room(place, teams=teams) for place in range(self.rng.randint(0, 2))]
        found += rooms
        for place in range(self.rng.randint(0, 8)):
            found += [e for e in self._added(place, found, collide=collide) if teams or not _says_who_is_team(e)]
        self.rng.shuffle(found)
        return msgspec.structs.replace(self.world, entries=tuple(found))

    def _changed(self, entry: Entry) -> Entry | None:
        if entry.room == self.room and isinstance(entry.act, MEMBERSHIP):
            return entry  # it says who looks, be it nobody
        if isinstance(entry.act, (Grant, Revocation)) and entry.act.to in self.reader.who:
            return entry  # it says how far back they read, here and in what else they share
        roll = self.rng.random()
        if roll < 0.35:
            return None
        if roll < 0.45:
            return entry
        act = self.maker().act(self.rng.choice(ORDINARY))
        return self._otherwise(entry, act if not isinstance(entry.act, CompartmentOpened) else entry.act)

    def _otherwise(self, entry: Entry, act: Act) -> Entry:
        maker = self.maker()
        renamed = self.rng.random() < 0.3 and not isinstance(act, CompartmentOpened) and not self.reader.reaches(entry)
        return msgspec.structs.replace(
            entry,
            id=f"h{self.rng.getrandbits(40):010x}" if renamed else entry.id,
            act=act,
            when=maker.when(),
            learnt=None,
            entered=entry.entered + self.rng.randint(-40, 40) * DAY,
            recorded_by=self.rng.choice(PEOPLE),
            basis=maker.value(Basis),
            after=self.rng.choice(self.ids),
        )

    def _room(self, place: int, *, teams: bool) -> Entry:
        """A room these people are not all in, whatever its id and sort."""
        inside = self.rng.sample((*self.world.parties, *PEOPLE), self.rng.randint(0, 3))
        if self.reader.who <= set(inside):
            inside = []
        sort = self.rng.choice(("room", "file", "joint", "other", *(("team",) if teams else ())))
        key = self.rng.choice(("a", "zz")) + f"-hidden-{place}"
        opened = CompartmentOpened(members=tuple(inside), sort=sort, about=self.world.parties[0], title=key)
        return Entry(id=key, room=key, act=opened, clock=1, entered=START)

    def _added(self, place: int, entries: Sequence[Entry], *, collide: bool) -> list[Entry]:
        target = self.rng.choice(entries)
        room = self.rng.choice(sorted({e.room for e in entries}))
        act = self._act_on(target)
        top = max(e.clock for e in entries if e.room == room)
        same = collide and self.rng.random() < 0.1 and target.room != room
        key = target.id if same else f"n{self.rng.getrandbits(40):010x}"
        clock = self.rng.randint(0, top + 1)
        draft = Entry(id=key, room=room, act=act, site="ghost", seq=place, clock=clock, entered=START)
        new = self._otherwise(draft, act) if self.rng.random() < 0.5 else draft
        return [new] if self._unseen(entries, new) else []

    def _act_on(self, target: Entry) -> Act:
        who = self.rng.choice(PEOPLE)
        denial = Denial(by=target.id, of=(target.id,))
        pointed = (Correction(target=target.id, reason="h"), Misfiled(target=target.id), denial)
        placed = (Grant(to=who), Grant(to=who, history=True), Revocation(to=who))
        kinds = (pointed, placed, (self.maker().act(self.rng.choice(ORDINARY)),))
        return self.rng.choice(self.rng.choices(kinds, (4, 2, 6))[0])

    def _unseen(self, entries: Sequence[Entry], new: Entry) -> bool:
        """Whether these people cannot tell that an entry was added: they still may read and know just the same."""
        if self.room and members([*entries, new], self.room) != self.reader.who:
            return False
        was, now = Reader(entries, self.reader.who), Reader([*entries, new], self.reader.who)
        return was.readable() == now.readable() and not now.knows_of(new) and not now.may(new)


def _says_who_is_team(entry: Entry) -> bool:
    return entry.room == "team" and isinstance(entry.act, MEMBERSHIP)


def twin_of(world: World, who: frozenset[str], room: str, seed: int, **how: bool) -> World:
    """Return a world that these people, who are all those in a room where one is given, cannot tell from this one."""
    other = Hiding(world, who, room, Random(seed)).other(**how)
    assert Reader(other.entries, who).readable() == Reader(world.entries, who).readable()
    assert not room or members(other.entries, room) == who
    return other


@st.composite
def twins(draw: st.DrawFn, *, least: int = 20, most: int = 60, people: bool = False) -> Twins:
    """Give twin worlds for some room, or for one or two people too, and the moments to read them at."""
    world = draw(worlds(least, most))
    room, who = draw(lookers(world) if people else rooms_in(world))
    other = twin_of(world, who, room, draw(NUMBERS))
    as_of, known_at = draw(days()), draw(days())
    return Twins(one=world, other=other, who=who, room=room, as_of=as_of, known_at=max(as_of, known_at))


# Before a room: the same words may be carried there, all else about the licences differs.

DEAD = dated("2031-01-09", "UTC")
FAR = dated("2032-01-01", "UTC")
READ_AT = START + 120 * DAY


def _releases(entry: Entry) -> bool:
    """Whether an entry bears on what may be said: those are made anew in both worlds."""
    instead = entry.act.instead.act if isinstance(entry.act, Correction) and entry.act.instead else None
    releasing = (CarryLicence, LicenceWithdrawn, ClearedLine)
    return isinstance(entry.act, releasing) or isinstance(instead, releasing)


def _licence(by: str, to: tuple[str, ...], number: int, source: str, **more: Any) -> CarryLicence:
    attributed: Any = ("in their name", "not from them", "as the mediator's own")[number % 3]
    manner: Any = ("any", "orally", "in writing")[number // 3 % 3]
    words = (Wording(text=f"released {number}", lang="en", source=source),)
    return CarryLicence(by=by, to=to, words=words, attributed=attributed, manner=manner, **more)


def _dead(rng: Random, act: CarryLicence) -> tuple[CarryLicence, bool]:
    """A licence that licenses nothing, and whether it has to be withdrawn to be so."""
    act = msgspec.structs.replace(act, words=(Wording(text=f"h{rng.getrandbits(32):08x} not released"),))
    match rng.randint(0, 3):
        case 0:
            return msgspec.structs.replace(act, until=DEAD), False
        case 1:
            return msgspec.structs.replace(act, to=("nobody-there",)), False
        case 2:
            party = next((who for who in act.to if who.startswith(("p", "q", "r"))), act.to[0])
            return msgspec.structs.replace(act, to=("nobody-there", *(who for who in act.to if who != party))), False
        case _:
            return act, True


def licensed(world: World, room: str, released: Sequence[int], seed: int) -> World:
    """Return the world with licences that release these words to all in a room, and others that release nothing."""
    rng = Random(seed)
    team, inside = members(world.entries, "team"), members(world.entries, room)
    to = tuple(sorted(inside - team - {"everyone"}))
    found = [e for e in world.entries if not _releases(e)]
    closed = {r: who for r in world.rooms if "everyone" not in (who := members(found, r))}
    secret = [r for r, who in closed.items() if team and team <= who and not inside <= who]
    if not secret or not to:
        return msgspec.structs.replace(world, entries=tuple(found))
    for number in [n for n in released for _ in range(rng.randint(1, 2))]:
        kept = _licence(
            world.parties[number % 2], to, number, rng.choice(PEOPLE), withheld=(f"h{rng.getrandbits(32):08x}",)
        )
        kept = msgspec.structs.replace(kept, until=rng.choice((None, FAR)))
        kept = msgspec.structs.replace(kept, to=tuple(rng.sample((*kept.to, "city"), len(kept.to) + 1)))
        found += _placed(rng, secret, kept, found)
    for number in [n for n in released if n % 2 for _ in range(rng.randint(1, 2))]:
        words = (Wording(text=f"cleared {number}", source=rng.choice(PEOPLE)),)
        found += _placed(rng, secret, ClearedLine(words=words, on=f"h{rng.getrandbits(32):08x}"), found)
    for number in range(rng.randint(0, 4)):
        act, back = _dead(rng, _licence(world.parties[0], to, number, rng.choice(PEOPLE)))
        placed = _placed(rng, secret, act, found)
        withdrawn = LicenceWithdrawn(licence=placed[0].id, by=act.by)
        found += [*placed, *(_placed(rng, [placed[0].room], withdrawn, [*found, *placed]) if back else [])]
    return msgspec.structs.replace(world, entries=tuple(found))


def _placed(rng: Random, rooms: Sequence[str], act: Act, entries: Sequence[Entry]) -> list[Entry]:
    room = rng.choice(rooms)
    top = max((e.clock for e in entries if e.room == room), default=0) + 1
    key = f"l{rng.getrandbits(40):010x}"
    day = dated(rng.choice(("2031-01-04", "2031-01-06", "2031-01-08")), "UTC")
    entered = START + rng.randint(7, 20) * DAY
    return [Entry(id=key, room=room, act=act, when=day, entered=entered, clock=top, seq=top, site="lic")]


@st.composite
def before_twins(draw: st.DrawFn) -> Twins:
    """Give worlds in which the same words are released to a room, and all else that is hidden from it differs."""
    world = draw(worlds(8, 30))
    room = draw(st.sampled_from([room for room in world.rooms if room != "public"]))
    released = draw(st.lists(st.integers(0, 17), max_size=4))
    bare = msgspec.structs.replace(world, entries=tuple(e for e in world.entries if not _releases(e)))
    who = members(bare.entries, room)
    other = twin_of(bare, who, room, draw(NUMBERS), teams=False)
    one = licensed(bare, room, released, draw(NUMBERS))
    twin = licensed(other, room, released, draw(NUMBERS))
    return Twins(one=one, other=twin, who=who, room=room, as_of=READ_AT, known_at=READ_AT)
