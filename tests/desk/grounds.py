"""Grounds for the no-leak matrix: the example with an operator who is in some rooms only, and a twin of it.

An operator stands to each closed room of the example in one of four ways: in it, never in it, no longer in it, or in it
since some time. What that operator may not know differs freely between the two worlds of one ground.

Outside of this is what holds for a whole vault, whoever works with it. Everywhere: the regime of confidentiality. Where
a page acts on the vault itself (it destroys, copies, or looks it over), also: holds, and copies that are out, which a
destruction has to reckon with and its certificate names; who is the team, where those are kept; and, in a room that is
read as a whole, what was taken out of it, which is still in its sealed chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from random import Random
from typing import Literal

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import CompartmentOpened, Grant, NoteToFile, Revocation
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.people import Actor, PartyJoined, RoleTaken, Source
from goodoffices.acts.process import Opening
from goodoffices.acts.refs import ref_ids
from goodoffices.acts.talks import Meeting
from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.display import Display
from goodoffices.desk.held import Held
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record, holder
from goodoffices.record.notebook import Notebook
from goodoffices.record.store import Store
from tests.desk.desks import supplied
from tests.desk.laying import held_as_is, renewed
from tests.promises.twins import twin_of
from tests.worlds import Reader, World

Stand = Literal["in", "out", "left", "late"]
Stands = Mapping[str, Stand]
"""How the operator stands to each closed room."""
OPERATOR = "amal"
LANGUAGES = ("en", "ar", "he")
WORD = "quokka"
"""A word that stands in hidden notes only."""
ALWAYS = (Actor, PartyJoined, Source, Opening, CompartmentOpened, ConfidentialityRegime, RoleTaken)
MOST = 26
"""So many acts of the example, beside its people and rooms, stand on one ground."""


def closed_rooms() -> tuple[str, ...]:
    """Return the rooms of the example that are not public."""
    return tuple(e.room for e in _example() if isinstance(e.act, CompartmentOpened) and e.act.sort != "public")


@cache
def _example() -> tuple[Entry, ...]:
    return supplied("harbour").entries


ROOMS = closed_rooms()


def standing_in(rooms: Iterable[str]) -> Stands:
    """Return how an operator stands who is in these closed rooms and was never in another."""
    inside = set(rooms)
    return {room: "in" if room in inside else "out" for room in ROOMS}


ALONE = (*((room,) for room in ROOMS), *(tuple(r for r in ROOMS if r != room) for room in ROOMS))
PAIRS = tuple(combinations(ROOMS, 2))
SUBSETS = tuple(tuple(found) for size in range(len(ROOMS) + 1) for found in combinations(ROOMS, size))


@dataclass(frozen=True)
class Ground:
    """Two worlds that the operator cannot tell apart, by the numbers that made them."""

    stands: Stands
    seed: int
    one: tuple[Entry, ...]
    other: tuple[Entry, ...]
    who: frozenset[str]

    @cached_property
    def shown(self) -> list[Entry]:
        """What the operator may see."""
        return Reader(self.one, self.who).readable()

    @cached_property
    def hidden(self) -> list[str]:
        """Ids that lie in one of the worlds, or both, where the operator cannot see them."""
        seen = {entry.id for entry in self.shown}
        return sorted({entry.id for entry in (*self.one, *self.other)} - seen)

    @cached_property
    def hidden_rooms(self) -> list[str]:
        """Rooms of either world that the operator cannot see."""
        seen = {entry.room for entry in self.shown}
        return sorted({entry.room for entry in (*self.one, *self.other)} - seen)

    @property
    def language(self) -> str:
        """The language of the pages on this ground: mostly English."""
        return LANGUAGES[self.seed % 5 if self.seed % 5 < 3 else 0]

    @property
    def door(self) -> str:
        """The token of the one-time address of its desk, if it has one: pages that read or write files need it."""
        return "door" if self.seed % 2 else ""

    def desk(self, which: int, store: Store | None = None) -> Desk:
        """Return a desk with one of the worlds, and with what was taken down in rooms of it that are hidden now."""
        desk = desk_with((self.one, self.other)[which], self.language, store, self.door)
        self._taken_down(desk.held[0], which)
        return desk

    def _taken_down(self, held: Held, which: int) -> None:
        """Leave notes, write-ups and drafts in hidden rooms: other ones, and more of them, in the other world."""
        rooms = [room for room in self.hidden_rooms if room in held.record.shelves]
        book = Notebook(held.vault)
        for place in range(1 + which * 2 if rooms else 0):
            room, text = rooms[place % len(rooms)], f"{WORD} {which}-{place}"
            about = self.hidden[place % len(self.hidden)]
            book.jot(Entry(id="", room=room, act=NoteToFile(text=text)))
            meeting = Entry(id=f"sheet-{which}-{place}", room=room, act=Meeting(between=("north",), summary=text))
            book.jot(meeting, sheet=meeting.id)
            for form in (f"record/NoteToFile?{about}", f"entry/{about}/correct"):
                drafts.keep(held, form, {"text": [text], "reason.of.correction": [text]})
        renewed(held.vault)


def desk_with(entries: Iterable[Entry], language: str = "en", store: Store | None = None, door: str = "") -> Desk:
    """Return a desk with these entries under the name and head of the example; with a door, for one person alone."""
    mediation = msgspec.structs.replace(supplied("harbour"), entries=tuple(entries), recorded_by=OPERATOR)
    display = Display(language=language)  # type: ignore[arg-type]
    return Desk([held_as_is(mediation, store=store)], door=door, display=display, demo=not door)


EVERYWHERE = frozenset({"ConfidentialityRegime"})
OF_THE_VAULT = EVERYWHERE | {"CopyMade", "CopyDestroyed", "LegalHold", "HoldReleased"}


def ground(stands: Stands, seed: int, *, acting: bool = False) -> Ground:
    """Return the ground that these numbers make; one for acting has more of the vault the same."""
    rng = Random(seed)
    one = peopled(some_of(_example(), rng), stands)
    who = holder(Record(one, zone="Europe/Lisbon"), OPERATOR).who
    world = World(one, "Europe/Lisbon", ("north", "south"), (*ROOMS, "public"), made_from=f"{dict(stands)}, {seed}")
    # who is in no room sees what the team sees: then who is the team is no secret either
    twin = twin_of(world, who, "", rng.getrandbits(32), teams=who == {OPERATOR} and not acting)
    whole = {room for room, stand in stands.items() if stand == "in"} | {"public"} if acting else set()

    def same(entry: Entry) -> bool:
        return kind_of(entry.act) in (OF_THE_VAULT if acting else EVERYWHERE) or entry.room in whole

    said = {(entry.room, entry.id): entry for entry in one if same(entry)}
    kept = [entry for entry in twin.entries if not same(entry) and (entry.room, entry.id) not in said]
    return Ground(stands, seed, one, (*kept, *said.values()), who)


def some_of(entries: tuple[Entry, ...], rng: Random) -> tuple[Entry, ...]:
    """Return some acts with all they point to, in the order in which they were."""
    by_id = {entry.id: entry for entry in entries}
    wanted = [entry for entry in entries if isinstance(entry.act, ALWAYS)]
    wanted += rng.sample(entries, MOST // 2)
    kept: dict[str, Entry] = {}
    while wanted:
        entry = wanted.pop()
        if entry.id not in kept:
            kept[entry.id] = entry
            keys = {*ref_ids(entry.act), *ref_ids(entry.basis), entry.after} & by_id.keys()
            wanted += [by_id[key] for key in sorted(keys)]
    return tuple(entry for entry in entries if entry.id in kept)


def peopled(entries: Iterable[Entry], stands: Stands) -> tuple[Entry, ...]:
    """Return the entries with the operator standing to each room in that way, each at its place in its room's chain."""
    rooms: dict[str, list[Entry]] = {}
    for entry in entries:
        rooms.setdefault(entry.room, []).append(entry)
    found: list[Entry] = []
    for room, held in rooms.items():
        stood = _stood(room, held, stands.get(room, "in"))
        found += [msgspec.structs.replace(entry, seq=place, clock=place + 1) for place, entry in enumerate(stood)]
    order = {entry.id: (entry.entered, place) for place, entry in enumerate(found)}
    return tuple(sorted(found, key=lambda entry: order[entry.id]))


def _stood(room: str, held: list[Entry], stand: Stand) -> list[Entry]:
    if stand in ("out", "late"):
        held = [_without_operator(entry) for entry in held]
    middle = 1 + len(held) // 2
    entered = held[middle - 1].entered
    if stand == "left":
        act: Grant | Revocation = Revocation(to=OPERATOR, why="went to another post")
    elif stand == "late":
        act = Grant(to=OPERATOR, why="came from another post")
    else:
        return held
    moved = Entry(id=f"moved-{room}", room=room, act=act, entered=entered, recorded_by="jo")
    return [*held[:middle], moved, *held[middle:]]


def _without_operator(entry: Entry) -> Entry:
    if not isinstance(entry.act, CompartmentOpened):
        return entry
    members = tuple(who for who in entry.act.members if who != OPERATOR)
    return msgspec.structs.replace(entry, act=msgspec.structs.replace(entry.act, members=members))
