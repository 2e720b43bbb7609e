"""Two vaults that differ in other rooms only, and all that leaves a vault with the keys of one room.

Chance is drawn room by room from one seed, and the clock stands at the same time for the same step in the room looked
at: what differs then comes from the other rooms.

Outside of this: which site a vault writes as (one for all rooms; a fork in any room makes a new one), the regime that
the whole mediation agreed on, copies that hold the room looked at (a certificate names them), and what is drawn for the
vault as a whole: its own key, slots, nonces, its stamp.
"""

from __future__ import annotations

from random import Random

import msgspec
from hypothesis import strategies as st
from pyrage import x25519

from goodoffices.acts.act import Act, kind_of
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, NoteToFile, Revocation
from goodoffices.acts.keeping import CopyMade, LegalHold, PersonKey
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record import destroying, receipt, travel
from goodoffices.record.entry import Entry
from goodoffices.record.places import may_know_of
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from tests.promises.making import ORDINARY, Maker
from tests.promises.sites import APART, REFUSED
from tests.vaults import CHEAP, ROOMS, SECRET, Ticking, copied, furnished, gives, said
from tests.worlds import DAY, NUMBERS, START

COURIER = x25519.Identity.generate()
LOOKED_AT = ("team", "joint", "north-room", "public")
NEVER = "no-such-room"
HIDDEN_NAME = "extra-c4n4ry"
KINDS = tuple(kind for kind in ORDINARY if kind not in {*APART, "CopyMade", "CopyDestroyed", "PersonKey"})


class Parting(msgspec.Struct, frozen=True):
    """A room, what happens in it, and what happens elsewhere in one world and in the other."""

    seed: int
    room: str
    shown: tuple[int, ...]
    hidden: tuple[tuple[int, ...], tuple[int, ...]]

    def vault(self, which: int) -> Vault:
        """Return the vault of one of the worlds."""
        world = World(self)
        slots = len(self.shown) + 1
        for place in range(slots):
            for number in self.hidden[which]:
                if number % slots == place:
                    world.elsewhere(Random(f"hidden {number}"))
            if place < len(self.shown):
                world.here(place, Random(f"shown {self.shown[place]}"))
        world.clock.now = START + 900 * DAY
        return world.vault


class World:
    """A vault as it grows, in the room looked at and elsewhere."""

    def __init__(self, parting: Parting) -> None:
        self.room = parting.room
        self.clock = Ticking(START, step=0)
        self.vault = furnished(seed=parting.seed, clock=self.clock)
        self.others = [room for room in ROOMS if room != self.room]
        self.ids: list[str] = []
        self.count = 0
        key = PersonKey(person="courier", recipient=str(COURIER.to_public()))
        self.vault.write(said("team", key, "courier-key"))
        self.vault.write(said(self.room, Grant(to="courier", history=True), "courier-in"))

    # what happens in the room looked at: the same in both worlds

    def here(self, place: int, rng: Random) -> None:
        """Let something happen in the room looked at."""
        self.clock.now = START + (place + 1) * DAY
        roll = rng.random()
        if roll < 0.15 and self.ids:
            self._destroyed(self.room, rng.choice(self.ids), "here")
        elif roll < 0.22 and self.ids:
            self._misfiled(self.room, rng.choice(self.ids))
        else:
            entry = Entry(id="", room=self.room, act=self._act(rng, f"s{place}"), recorded_by="amal")
            self.ids.append(self.vault.write(entry)[0].id)

    def _act(self, rng: Random, mark: str) -> Act:
        roll = rng.random()
        if roll < 0.12 and self.ids:
            return Correction(target=rng.choice(self.ids), reason=mark)
        if roll < 0.26:
            who = rng.choice(("sela", "city"))
            return rng.choice((Grant(to=who), Grant(to=who, history=True), Revocation(to=who)))
        maker = Maker(rng, lambda allowed: [] if allowed else self.ids, mark=mark, zone="UTC")
        return maker.act(rng.choice(KINDS))

    def _destroyed(self, room: str, key: str, what: str) -> None:
        try:
            destroying.destroy(self.vault, destroying.Order(room=room, ids=frozenset((key,)), why=what))
        except GoodOfficesError as refusal:
            assert refusal.code in (*REFUSED, "not-here")

    def _misfiled(self, room: str, key: str) -> None:
        try:
            destroying.misfile(self.vault, room, key, "by mistake")
        except GoodOfficesError as refusal:
            assert refusal.code in (*REFUSED, "not-here")

    # what happens elsewhere

    def elsewhere(self, rng: Random) -> None:
        """Let something happen in another room."""
        self.clock.now = START + rng.randint(0, 900) * DAY
        self.count += 1
        room = rng.choice(self.others)
        ways = [self._told, self._told, self._told, self._took_out, self._opened, self._came_in, self._moved]
        ways += [] if self.room == "team" else [self._held, self._copy]
        rng.choice(ways)(room, rng)

    def _told(self, room: str, rng: Random) -> None:
        canary = f"c4n4ry{rng.getrandbits(64):016x}"
        maker = Maker(rng, lambda _: self.ids, mark=canary, zone="UTC")
        act: Act = maker.act(rng.choice(KINDS)) if rng.random() < 0.7 else NoteToFile(text=canary)
        if isinstance(act, CopyMade):
            # a copy of every room is named, by design, in the certificate of whatever it may still hold
            act = msgspec.structs.replace(act, rooms=(room,))
        some = [said(room, act) for _ in range(rng.randint(1, 4))]
        self.vault.write(*some, token=canary if rng.random() < 0.3 else "")

    def _took_out(self, room: str, rng: Random) -> None:
        entries = self.vault.record().shelves[room].entries
        key = rng.choice(sorted(entries.keys() - {"courier-key"}))
        if rng.random() < 0.5:
            self._destroyed(room, key, "c4n4ry")
        elif kind_of(entries[key].act) == "NoteToFile":
            self._misfiled(room, key)

    def _opened(self, room: str, rng: Random) -> None:
        name = f"{HIDDEN_NAME}-{self.count}"
        self.vault.write(said(name, CompartmentOpened(members=("amal",), title="c4n4ry"), name))
        self.others.append(name)

    def _came_in(self, room: str, rng: Random) -> None:
        away = copied(self.vault, seed=f"away {self.count}", clock=Ticking(START))
        away.write(said(room, NoteToFile(text="c4n4ry from away")), said(room, Grant(to="sela"), f"g{self.count}"))
        gives(away, self.vault, [room])

    def _moved(self, room: str, rng: Random) -> None:
        self.vault.write(said(room, Grant(to="sela")))
        if rng.random() < 0.5:
            self.vault.write(said(room, Revocation(to="sela")))
            receipt.make_receipt(self.vault)

    def _held(self, room: str, rng: Random) -> None:
        self.vault.write(said("team", LegalHold(why="c4n4ry", rooms=(room,))))

    def _copy(self, room: str, rng: Random) -> None:
        if not may_know_of(self.vault.record(), "team", room):
            # such a copy is one of every room, as far as the team is told, and so named in every certificate
            return
        if rng.random() < 0.5:
            self.vault.write(said("team", CopyMade(what="c4n4ry", sort="backup", rooms=(room,))))
        else:
            trip = travel.Trip(rooms=frozenset((room,)), what="c4n4ry")
            travel.make_travel_vault(self.vault, MemoryStore(), SECRET, trip, cost=CHEAP)


def partings(most: int = 14) -> st.SearchStrategy[Parting]:
    """Return vaults that differ in other rooms only."""
    numbers = st.lists(NUMBERS, max_size=most).map(tuple)
    return st.builds(Parting, NUMBERS, st.sampled_from(LOOKED_AT), numbers, st.tuples(numbers, numbers))
