"""Several sites that write one mediation apart, exchange what they have, copy their files, and destroy.

Histories are built from numbers, as worlds are: one for the cast, one for each step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import msgspec
from hypothesis import strategies as st

from goodoffices.acts.act import Act, Unknown, kind_of
from goodoffices.acts.keeping import HoldReleased, LegalHold
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.destroying import Order, destroy, misfile
from goodoffices.record.entry import Entry
from goodoffices.record.loading import Destroyed, certified
from goodoffices.record.store import Store
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from tests.promises.making import dated
from tests.vaults import Ticking, clone, copied, gives, new_vault
from tests.worlds import DAY, NUMBERS, START, Building

YEAR = 365 * DAY
REFUSED = ("cannot-destroy", "under-hold", "hold-unknown")
APART = frozenset({"ConfidentialityRegime", "DestructionCertificate", "LegalHold", "HoldReleased", "Received"})
"""Kinds that a history writes with care, and never at random."""


class Sites(Building):
    """A mediation as it grows at three sites, and at more that come from copies of their files."""

    def __init__(self, seed: int, stores: Callable[[], Store] = MemoryStore) -> None:
        rng = Random(f"sites {seed}")
        self.seed = seed
        self.stores = stores
        self.forks = 0
        self.skews = [rng.choice((0, 0, -3, -1, 2, 5)) * YEAR for _ in range(3)]
        self.vaults = [new_vault(stores(), seed=(seed, 0), clock=Ticking(START + self.skews[0]))]
        super().__init__(seed)
        self.base = copied(self.vaults[0], seed=(seed, "base"))
        for place in (1, 2):
            clock = Ticking(START + self.skews[place])
            self.vaults.append(copied(self.vaults[0], stores(), seed=(seed, place), clock=clock))

    def share(self) -> None:
        """Let one site take in what another has."""
        rng = Random(f"{self.seed} {self.step}")
        if len(self.vaults) > 1:
            source, target = rng.sample(self.vaults, 2)
            gives(source, target)

    def put(self, room: str, act: Act | Unknown, rng: Random, **fixed: Any) -> Entry:
        """Write an entry at one of the sites, by its own clock; now and then with an id that another has given."""
        place = rng.randrange(len(self.vaults))
        entry = self.draft(room, act, rng, **fixed)
        if self.step and rng.random() < 0.05:
            entry = self._again(entry, rng)
        entry = msgspec.structs.replace(entry, entered=entry.entered + self.skews[place])
        (written,) = self.vaults[place].write(entry)
        self.entries.append(written)
        self.ids.setdefault(kind_of(act), []).append((room, written.id))
        return written

    def _again(self, entry: Entry, rng: Random) -> Entry:
        """What is read from one file at two sites has one id; so does, by a slip, what is not the same."""
        late = [e for e in self.entries[-12:] if e.room == entry.room and e.id != entry.room] or [entry]
        other = rng.choice(late)
        same = msgspec.structs.replace(other, site="here", seq=0, clock=0, seen=())
        return same if rng.random() < 0.5 else msgspec.structs.replace(entry, id=other.id)

    def _act(self, room: str, rng: Random) -> tuple[str, Act | Unknown]:
        while True:
            where, act = super()._act(room, rng)
            if kind_of(act) not in APART:
                return where, act

    def _follow(self, first: Entry, kind: str, rng: Random) -> None:
        if kind not in APART:
            super()._follow(first, kind, rng)

    def grow(self, seed: int) -> None:
        """Take one step at one site, or between two."""
        rng = Random(f"step {seed}")
        self.step += 1
        between = {self.share: 12, self._copy: 4, self._clone: 3}
        at_one = {self._destroy: 8, self._misfile: 4, self._hold: 3}
        roll = rng.random()
        if roll < 0.66:
            super().grow(seed)
        elif roll < 0.84:
            rng.choices([*between], [*between.values()])[0]()
        else:
            rng.choices([*at_one], [*at_one.values()])[0](rng)

    def _there(self, rng: Random) -> tuple[Vault, Entry]:
        vault = rng.choice(self.vaults)
        record = vault.record()
        shelf = record.shelves[rng.choice(sorted(record.shelves))]
        return vault, shelf.entries[rng.choice(sorted(shelf.entries))]

    def _destroy(self, rng: Random) -> None:
        vault, entry = self._there(rng)
        try:
            destroy(vault, Order(room=entry.room, ids=frozenset((entry.id,)), why="it was promised"))
        except GoodOfficesError as refusal:
            assert refusal.code in REFUSED

    def _misfile(self, rng: Random) -> None:
        vault, entry = self._there(rng)
        try:
            misfile(vault, entry.room, entry.id, "by mistake")
        except GoodOfficesError as refusal:
            assert refusal.code in REFUSED

    def _hold(self, rng: Random) -> None:
        vault = rng.choice(self.vaults)
        shelf = vault.record().shelves["team"]
        held = [key for key in shelf.by_kind["LegalHold"] if shelf.entries[key].act.why]  # type: ignore[union-attr]
        if held and rng.random() < 0.7:
            act: Act = HoldReleased(hold=rng.choice(sorted(held)))
        else:
            act = LegalHold(why="a court asked", rooms=(rng.choice(sorted(self.rooms)),))
        vault.write(Entry(id=f"hold-{rng.getrandbits(32):08x}", room="team", act=act))

    def _copy(self) -> None:
        rng = Random(f"{self.seed} {self.step}")
        if len(self.vaults) < 5:
            self._beside(copied(rng.choice(self.vaults), self.stores(), seed=(self.seed, self.step)), rng)

    def _clone(self) -> None:
        rng = Random(f"{self.seed} {self.step}")
        if len(self.vaults) < 5:
            self._beside(clone(rng.choice(self.vaults), self.stores(), seed=(self.seed, self.step)), rng)
            self.forks += 1

    def _beside(self, vault: Vault, rng: Random) -> None:
        self.vaults.append(vault)
        self.skews.append(rng.choice((-2, 0, 3)) * YEAR)

    def draft(self, room: str, act: Act | Unknown, rng: Random, *, key: str = "", **fixed: Any) -> Entry:
        """Return an entry as it is before a vault gives it its place."""
        return super().draft(room, act, rng, key=key, **({"when": dated("2031-02-10", self.zone)} | fixed))


class History(msgspec.Struct, frozen=True):
    """The numbers that make a history of sites; it is made anew as often as it is asked for."""

    seed: int
    steps: tuple[int, ...]

    def sites(self, stores: Callable[[], Store] = MemoryStore) -> Sites:
        """Return the sites as they stand after all that happened."""
        sites = Sites(self.seed, stores)
        for step in self.steps:
            sites.grow(step)
        return sites


def histories(least: int = 8, most: int = 40) -> st.SearchStrategy[History]:
    """Return histories of so many steps."""
    steps: st.SearchStrategy[Sequence[int]] = st.lists(NUMBERS, min_size=least, max_size=most)
    return st.builds(lambda seed, taken: History(seed, tuple(taken)), NUMBERS, steps)


def gone(vault: Vault) -> Destroyed:
    """Return what certificates in a vault say was destroyed."""
    return certified(vault.loaded().opened)
