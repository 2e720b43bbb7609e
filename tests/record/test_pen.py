"""The pen: places, clocks and what was seen are right, and what fails in the middle leaves nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Revocation
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.document import Document
from goodoffices.record.envelope import Chain
from goodoffices.record.loading import key_of, open_row
from goodoffices.record.store import Row
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from tests.vaults import copied, furnished, gives, note, reopened, rows, said, texts


def documents(vault: Vault) -> list[tuple[Row, Document]]:
    """Return every row with what is sealed in it."""
    return [(row, open_row(row, vault.epochs)) for row in rows(vault)]


def clocks_are_right(vault: Vault) -> None:
    """Demand that each clock is one more than the highest at the ends of the chains that its writer had seen."""
    found = documents(vault)
    clock_of = {row.envelope.digest: document.clock for row, document in found}
    for row, document in found:
        before = [clock_of[bytes.fromhex(digest)] for _, _, digest in document.seen]
        if row.envelope.seq:
            before.append(clock_of[row.envelope.prev])
        assert document.clock == max(before, default=0) + 1


STEPS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(("write", "give")), st.integers(0, 2)), max_size=25)


@given(STEPS)
def test_clock_and_seen_are_what_the_writer_had_seen(steps: list[tuple[int, str, int]]) -> None:
    """Whatever three sites write and exchange, each entry is one past all that its writer had seen, and names it."""
    home = furnished(rooms=("team", "joint"))
    sites = [home, copied(home, seed=1), copied(home, seed=2)]
    for one, what, other in steps:
        if what == "write":
            room = ("team", "joint")[other % 2]
            tag = sites[one].tag(room)
            with sites[one].store.reading() as reading:
                ends = {(end.site.hex(), end.seq) for end in reading.ends(tag)}
            (placed,) = sites[one].write(note(room))
            own = placed.site
            assert set(placed.seen) == {(site, seq) for site, seq in ends if site != own}
            assert placed.seq == next((seq + 1 for site, seq in ends if site == own), 0)
        elif one != other:
            gives(sites[one], sites[other])
    for site in sites:
        clocks_are_right(site)


def test_what_is_returned_is_what_is_read() -> None:
    """Entries as writing returns them are equal to those that the record holds, here and wherever it is opened."""
    home = furnished()
    away = copied(home)
    away.write(note("team", "away"))
    gives(away, home)
    placed = home.write(note("team", "one", "a"), note("joint", "two", "b"), note("team", "three", "c"))
    assert [(entry.room, entry.seq) for entry in placed] == [("team", 2), ("joint", 1), ("team", 3)]
    for vault in (home, reopened(home)):
        for entry in placed:
            assert vault.record().shelves[entry.room].entries[entry.id] == entry


def test_several_rooms_in_one_transaction_are_one_write() -> None:
    """Entries for several rooms, one of them new, are kept together or not at all."""
    vault = furnished()
    before, texts_before = rows(vault), texts(vault, "team")
    opening = said("new", CompartmentOpened(members=("amal",)), "new")

    def fails() -> None:
        with vault.writing(("team", "new")) as (pen, _):
            for entry in (note("team", "lost"), opening, note("new", "lost too"), said("team", Revocation(to="jo"))):
                pen.write(vault.filled(entry))
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        fails()
    assert rows(vault) == before
    assert texts(vault, "team") == texts_before
    assert "new" not in vault.record().shelves
    vault.write(note("team", "kept"), opening)
    assert texts(vault, "team") == texts(reopened(vault), "team") == {"kept"}
    assert [epoch.number for epoch in vault.epochs.of_room(vault.tag("team"))] == [1]
    clocks_are_right(vault)


class FullStore(MemoryStore):
    """A store on a disk that may be full at the moment of committing."""

    full = False

    @contextmanager
    def writing(self, chains: Collection[Chain] = (), *, whole: bool = False) -> Iterator[Any]:
        """Fail at the end where the disk is full."""
        with super().writing(chains, whole=whole) as moment:
            yield moment
            if self.full:
                raise GoodOfficesError("store-full")


@pytest.mark.parametrize("act", [Revocation(to="jo"), Grant(to="sela")])
def test_an_epoch_begun_in_vain_is_never_used(act: Revocation | Grant) -> None:
    """Where the disk was full, the key that was to begin seals nothing after, and a room that was to open is not."""
    store = FullStore()
    vault = furnished(store)
    store.full = True
    was = vault.epochs.current(vault.tag("team"))
    with pytest.raises(GoodOfficesError, match="store-full"):
        vault.write(said("team", act), note("team", "lost"), note("new", "lost"))
    lost = {epoch.tag for epoch in vault.epochs.by_tag.values()}
    store.full = False
    vault.write(note("team", "kept"), note("new", "kept"))
    used = {row.wrapped.epoch for row in rows(vault) if row.wrapped}
    current = vault.epochs.current(vault.tag("team"))
    assert current == was
    assert used & lost <= {was.tag, *reopened(vault).epochs.by_tag} if was else False
    assert used <= set(reopened(vault).epochs.by_tag)
    assert texts(reopened(vault), "team") == texts(reopened(vault), "new") == {"kept"}
    clocks_are_right(vault)


def test_each_entry_has_a_key_of_its_own() -> None:
    """No two entries are sealed with one key, be they the same in all else."""
    vault = furnished()
    vault.write(*(note("team", "the same", f"n{place}") for place in range(20)))
    keys = {key_of(row, vault.epochs) for row in rows(vault)}
    assert len(keys) == len(rows(vault))
    assert len({row.envelope.body for row in rows(vault)}) == len(rows(vault))


def test_two_who_have_the_vault_open_continue_one_chain() -> None:
    """Two programs on one vault, as one site, write one chain without a fork, and see each other's new keys at once."""
    one = furnished()
    other = reopened(one)
    assert one.site() == other.site()
    for place in range(6):
        (one, other)[place % 2].write(note("team", f"{place}"), said("team", Revocation(to=f"who{place}")))
    assert texts(one, "team") == texts(other, "team") == {f"{place}" for place in range(6)}
    assert {row.branch for row in rows(one)} == {0}
    numbers = [epoch.number for epoch in one.epochs.of_room(one.tag("team"))]
    assert numbers == list(range(1, 8))
