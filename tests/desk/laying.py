"""Vaults for the desk with chance from a seed and a clock of the test's: from files, and from any entries at all."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from pyrage import x25519

from goodoffices.desk.demo import begins
from goodoffices.desk.held import Held
from goodoffices.founding import head_of
from goodoffices.incoming import take_in
from goodoffices.record.document import encode_seen
from goodoffices.record.drawer import Drawer
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.envelope import TAG
from goodoffices.record.file import Mediation
from goodoffices.record.founding import found_vault
from goodoffices.record.identity import IDENTITY
from goodoffices.record.pen import Pen
from goodoffices.record.sites import Forgetful
from goodoffices.record.store import Store
from goodoffices.record.vault import VAULT, Vault
from goodoffices.store.memory import MemoryStore
from tests.vaults import CHEAP, SECRET, Drawn, Ticking

_IDENTITY = x25519.Identity.generate()


def empty_vault(mediation: Mediation, *, now: int, store: Store | None = None, seed: object = "desk") -> Vault:
    """Return a vault with the head of a mediation and nothing in it; its clock stands still until it is set."""
    given: dict[str, Any] = {"chance": Drawn(seed), "clock": Ticking(now, step=0), "memory": Forgetful()}
    head = head_of(mediation, given["chance"])
    return found_vault(store or MemoryStore(), head, SECRET, cost=CHEAP, **given)


def usual_now(mediation: Mediation) -> int:
    """Return the evening of the day on which a file is read; without one, that of the example."""
    return begins(mediation) or 1_937_062_799


def held_of(mediation: Mediation, *, now: int | None = None, store: Store | None = None, key: str = "") -> Held:
    """Return a mediation as the desk holds it after a file of it was taken in. Raises what taking in raises."""
    vault = empty_vault(mediation, now=usual_now(mediation) if now is None else now, store=store)
    take_in(vault, mediation)
    return Held(key or mediation.key, renewed(vault))


def held_as_is(mediation: Mediation, *, now: int | None = None, store: Store | None = None) -> Held:
    """Return entries as the desk holds them, each at its place in its chain, whether or not they fit one another."""
    vault = empty_vault(mediation, now=usual_now(mediation) if now is None else now, store=store)
    lay(vault, mediation.entries)
    return Held(mediation.key, renewed(vault))


def renewed(vault: Vault, seed: object = "from here on") -> Vault:
    """Return the vault with other chance: what is drawn from here on hangs on nothing that was written before."""
    vault.site()
    with vault.store.writing() as store:
        vault.drawer.put(store, VAULT, IDENTITY, str(_IDENTITY).encode())
    vault.chance = Drawn(seed)
    vault.drawer = Drawer(vault.key, vault.chance)
    return vault


def lay(vault: Vault, entries: Iterable[Entry]) -> None:
    """Put entries into a vault as several sites wrote them: clocks, and who had seen what, stay as they are."""
    found = sorted(entries, key=lambda entry: (*chain_key(entry), entry.room, entry.id))
    with vault.writing({entry.room for entry in found}) as (own, store):
        laying = _Laying(vault, own, store)
        for entry in found:
            laying.put(entry)
        laying.done()


class _Laying:
    """Pens of every site that wrote; the first is the vault's own."""

    def __init__(self, vault: Vault, own: Pen, store: Any) -> None:
        self.vault = vault
        self.store = store
        self.own = own
        self.pens: dict[str, Pen] = {}
        self.written: dict[tuple[str, str], list[tuple[int, int, str]]] = {}

    def put(self, entry: Entry) -> None:
        pen = self.pens.get(entry.site) or self._pen(entry.site)
        room = pen._rooms.get(entry.room) or pen._open(entry.room)
        room.clock = entry.clock - 1
        seen = tuple(sorted(self._seen(entry, pen)))
        room.seen, room.knew = encode_seen(seen), tuple((site, seq) for site, seq, _ in seen)
        seq = room.seq
        pen.write(entry)
        self.written.setdefault((entry.room, entry.site), []).append((entry.seq, seq, room.prev.hex()))

    def _pen(self, site: str) -> Pen:
        # sites are compared by their names where clocks are equal: their order is kept
        tag = site.encode()[:6].ljust(6, b"-") + sha256(site.encode()).digest()[: TAG - 6]
        self.pens[site] = Pen(self.vault, tag, self.store)
        return self.pens[site]

    def _seen(self, entry: Entry, pen: Pen) -> Iterable[tuple[str, int, str]]:
        """Give what a writer had seen, under the numbers that entries have here: where some are missing they moved."""
        for site, until in entry.seen:
            there = [place for place in self.written.get((entry.room, site), ()) if place[0] <= until]
            if there and site in self.pens and self.pens[site] is not pen:
                yield self.pens[site]._name, there[-1][1], there[-1][2]

    def done(self) -> None:
        for pen in self.pens.values():
            pen.done()
            self.own.began += pen.began
            self.own.entries += pen.entries
