"""Laws on merging: whatever came in whatever order, the same stands, and nothing destroyed comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

import msgspec
from hypothesis import strategies as st

from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.keeping import HoldReleased, LegalHold, Received
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.ledger import Record
from goodoffices.record.loading import Written, written
from goodoffices.record.merge import Merged
from goodoffices.record.store import Store
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from tests.promises.faces import differing, said_in, said_to
from tests.promises.sites import YEAR, History, Sites, gone, histories
from tests.vaults import bare, copied, envelopes, gives, keyed, reopened, rows
from tests.worlds import NUMBERS, PEOPLE, START

LATE = START + 8 * YEAR


class Meeting(msgspec.Struct, frozen=True):
    """A history of sites, and a number for chance; `stores` is where all of it lies."""

    history: History
    seed: int
    viewers: int = 3
    stores: Callable[[], Store] = MemoryStore


def meetings(least: int = 8, most: int = 40, viewers: int = 3) -> st.SearchStrategy[Meeting]:
    """Return histories whose sites come together."""
    return st.builds(lambda history, seed: Meeting(history, seed, viewers), histories(least, most), NUMBERS)


def held(record: Record) -> dict[str, list[Entry]]:
    """Return what stands in each room, in the order of its chain."""
    kept = bare(record)
    return {room: sorted(shelf.entries.values(), key=chain_key) for room, shelf in sorted(kept.shelves.items())}


def views(record: Record, rng: Random, count: int) -> Iterator[dict[str, str]]:
    """Give what some of all rooms and people are told."""
    kept = bare(record)
    asked = sorted(kept.shelves)
    for room in rng.sample(asked, min(count, len(asked))):
        yield said_in(kept, room, LATE, LATE, rich=False)
    for who in rng.sample(PEOPLE, min(count, len(PEOPLE))):
        yield said_to(kept, Viewer(frozenset((who,))), LATE, LATE, rich=False)


def same(vaults: Sequence[Vault], seed: int, viewers: int) -> None:
    """Demand that vaults hold the same envelopes, that the same stands, and that the same is told to everybody."""
    for other in vaults[1:]:
        assert envelopes(vaults[0]) == envelopes(other)
        assert held(vaults[0].record()) == held(other.record())
    told = (views(vault.record(), Random(seed), viewers) for vault in vaults)
    for one, *others in zip(*told, strict=True):
        assert [differing(one, other) for other in others] == [[]] * len(others)


def read_as_they_came(vault: Vault) -> None:
    """Demand that what was taken in step by step reads as it does when all is read at once."""
    assert held(vault.record()) == held(reopened(vault).record())


def neutral(sites: Sites, seed: object, stores: Callable[[], Store] = MemoryStore) -> Vault:
    """Return a site that wrote nothing, and has what all began with."""
    return copied(sites.base, stores(), seed=seed)


def all_in(sites: Sites, order: Sequence[int], seed: object, stores: Callable[[], Store] = MemoryStore) -> Vault:
    """Return a site that took in what each has, in this order, and looked each time."""
    vault = neutral(sites, seed, stores)
    for place in order:
        gives(sites.vaults[place], vault)
        vault.record()
    return vault


def any_order_of_merging(m: Meeting) -> None:
    """Parcels taken in in any order give the same; taken in again, in yet another order, they change nothing."""
    sites, rng = m.history.sites(), Random(m.seed)
    order = list(range(len(sites.vaults)))
    first = all_in(sites, order, "first", m.stores)
    others = []
    for place in range(2):
        rng.shuffle(order)
        others.append(all_in(sites, order, ("other", place), m.stores))
        read_as_they_came(others[-1])
    same((first, *others), m.seed, m.viewers)
    before = set(rows(first))
    for place in rng.sample(order, len(order)):
        merged = gives(sites.vaults[place], first)
        assert msgspec.structs.replace(merged, kept_under_hold=0) == Merged()
    assert set(rows(first)) == before


def any_grouping(m: Meeting) -> None:
    """What came through others gives the same as what came straight, however it is grouped."""
    sites, rng = m.history.sites(), Random(m.seed)
    order = rng.sample(range(len(sites.vaults)), len(sites.vaults))
    straight = all_in(sites, order, "straight")
    cut = rng.randint(1, len(order) - 1)
    left, right = all_in(sites, order[:cut], "left"), all_in(sites, order[cut:], "right")
    through = neutral(sites, "through")
    for vault in rng.sample((left, right), 2):
        gives(vault, through)
    same((straight, through), m.seed, m.viewers)


def as_one_that_saw_all(m: Meeting) -> None:
    """After merging stands what one reader finds who looks into every vault and leaves out what was destroyed."""
    sites = m.history.sites()
    merged = all_in(sites, range(len(sites.vaults)), "merged")
    if merged.loaded().forked:
        read_as_they_came(merged)
        return
    found = {one.digest: one for vault in sites.vaults for one in vault.loaded().opened}
    named = frozenset(pair for vault in sites.vaults for pair in gone(vault))
    entries = [one.entry for one in found.values() if written(one) not in named]
    kept = [entry for entry in entries if not isinstance(entry.act, Received)]
    standing = {(entry.site, entry.room, entry.seq): entry for room in held(merged.record()).values() for entry in room}
    for entry in kept:
        there = standing.pop((entry.site, entry.room, entry.seq), None)
        assert there is None or msgspec.structs.replace(there, id=entry.id) == entry
        # what was said twice under one id stands once
        assert there is not None or _said_before(entry, kept)
    assert standing == {}


def _said_before(entry: Entry, entries: Sequence[Entry]) -> bool:
    same_id = (e for e in entries if (e.room, e.id) == (entry.room, entry.id) and chain_key(e) < chain_key(entry))
    return any((e.act, e.when, e.basis, e.after) == (entry.act, entry.when, entry.basis, entry.after) for e in same_id)


def nothing_destroyed_returns(m: Meeting) -> None:
    """No key that a certificate names is anywhere it was not kept by a hold, whatever older copy came when."""
    sites, rng = m.history.sites(), Random(m.seed)
    everyone = [*sites.vaults, neutral(sites, "old")]
    for _ in range(8):
        source, target = rng.sample(everyone, 2)
        gives(source, target)
    merged = neutral(sites, "new")
    for vault in rng.sample(everyone, len(everyone)):
        gives(vault, merged)
    for vault in (*everyone, merged):
        named = gone(vault)
        free = {one for one in named if not _under_hold(vault.record(), one[0])}
        here = {written(one) for one in vault.loaded().opened}
        keyed_here = keyed(vault)
        with_key = [row.envelope for row in rows(vault) if row.envelope.digest in keyed_here]
        assert not {one[1:] for one in free} & {(e.key, e.site.hex(), e.seq) for e in with_key}
        assert not free & here
        assert not _standing_keys(vault) & named


def _under_hold(record: Record, room: str) -> bool:
    team = record.shelves["team"].entries.values()
    released = {entry.act.hold for entry in team if isinstance(entry.act, HoldReleased)}
    holds = [entry for entry in team if isinstance(entry.act, LegalHold) and entry.id not in released]
    return any(isinstance(e.act, LegalHold) and (not e.act.rooms or room in e.act.rooms) for e in holds)


def _standing_keys(vault: Vault) -> set[Written]:
    entries = [entry for room in held(vault.record()).values() for entry in room]
    stands = {(entry.room, entry.site[:32], entry.seq, entry.id.partition("~")[0]) for entry in entries}
    return {
        written(one)
        for one in vault.loaded().opened
        if (one.entry.room, one.entry.site, one.entry.seq, one.entry.id) in stands
    }


def any_exchange_converges(m: Meeting) -> None:
    """Whatever is exchanged between whom, in whichever parts: in the end all have the same, and have nothing to say."""
    sites, rng = m.history.sites(m.stores), Random(m.seed)
    vaults = sites.vaults
    for _ in range(rng.randint(0, 8)):
        source, target = rng.sample(vaults, 2)
        names = sorted(set(source.epochs.rooms().values()))
        gives(source, target, rng.sample(names, rng.randint(1, len(names))))
        target.record()
    for _ in range(5):
        pairs = [(source, target) for source in vaults for target in vaults if source is not target]
        came = [gives(source, target) for source, target in rng.sample(pairs, len(pairs))]
        if all(merged.new == {} for merged in came):
            break
    else:
        raise AssertionError("they never have everything")
    same(vaults, m.seed, m.viewers)
    for vault in vaults[1:]:
        read_as_they_came(vault)


def apart_is_reported(m: Meeting) -> None:
    """Corrections that did not know each other all stand, and merging says so, whichever came first."""
    sites, rng = m.history.sites(), Random(m.seed)
    vault, said = neutral(sites, "apart"), set()
    for place in rng.sample(range(len(sites.vaults)), len(sites.vaults)):
        said |= set(gives(sites.vaults[place], vault).corrected_apart)
    by_target: dict[tuple[str, str], list[Entry]] = {}
    for entry in (entry for room in held(vault.record()).values() for entry in room):
        if isinstance(entry.act, Correction):
            by_target.setdefault((entry.room, entry.act.target), []).append(entry)
    for (_, target), made in by_target.items():
        if any(not _knew(a, b) and not _knew(b, a) for a in made for b in made if a is not b):
            assert target in said


def _knew(later: Entry, earlier: Entry) -> bool:
    """An account of its own of whether one writer had seen the other entry."""
    if later.site == earlier.site:
        return later.seq >= earlier.seq
    return dict(later.seen).get(earlier.site, -1) >= earlier.seq


MERGING: dict[str, tuple[Callable[[Meeting], None], int]] = {
    "order": (any_order_of_merging, 2),
    "grouping": (any_grouping, 2),
    "all": (as_one_that_saw_all, 1),
    "destroyed": (nothing_destroyed_returns, 1),
    "exchange": (any_exchange_converges, 4),
    "apart": (apart_is_reported, 1),
}
"""The laws by name, each with how dear it is: a law is tried on so many times fewer cases."""
