"""What the package itself writes, in whatever order and on however many machines, is sound to the verifier."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Revocation
from goodoffices.acts.keeping import LegalHold
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.entry import Entry
from goodoffices.record.founding import found_vault, new_head
from goodoffices.record.merge import receive
from goodoffices.record.parcel import pack
from goodoffices.record.receipt import make_receipt
from goodoffices.record.sites import Forgetful
from goodoffices.record.travel import Trip, make_travel_vault
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from goodoffices.store.postgres import PostgresStore
from goodoffices.store.sqlite import SqliteStore
from goodoffices.verify import Findings, check, read_file, read_receipt
from goodoffices.verify.reading import ENVELOPES, STRAYS
from tests.postgres import postgres_address
from tests.verify.vaults import CHEAP, SECRET, actor, copy_into, drbg, epochs_of, joined, tables_in, written


def founded() -> Vault:
    """Return a vault with three rooms, one entry in each."""
    chance, ticks = drbg(b"counterpart"), count(1_900_000_000, 60)
    given: dict[str, Any] = {"chance": chance, "clock": lambda: next(ticks), "memory": Forgetful()}
    vault = found_vault(MemoryStore(), new_head("harbour", chance), SECRET, cost=CHEAP, **given)
    for room in ("team", "north", "south"):
        vault.write(Entry(id=room, room=room, act=CompartmentOpened(members=("amal",), sort="team")))
    return vault


def travelling(vault: Vault, *rooms: str) -> Vault:
    """Return a travel vault with some rooms of a vault."""
    trip = Trip(rooms=frozenset(rooms), what="the laptop")
    return make_travel_vault(vault, MemoryStore(), SECRET, trip, cost=CHEAP)


def found(vault: Vault) -> Findings:
    """Return what is found in a vault, with its keys and its own receipt."""
    epochs, mediation = epochs_of(vault), vault.head.id.hex()
    return check(joined(tables_in(vault.store)), epochs, [read_receipt(make_receipt(vault))], mediation)


def test_a_travel_vault_that_comes_home() -> None:
    """Two vaults that went on apart are sound, each by itself and the one that took the other in."""
    home = founded()
    away = travelling(home, "team", "north")
    for turn in range(4):
        home.write(actor(f"home-{turn}", "team"), actor(f"south-{turn}", "south"))
        away.write(actor(f"away-{turn}", "north"), actor(f"team-away-{turn}", "team"))
    assert found(away).sound
    for _ in range(2):
        receive(home, pack(away, ("team", "north")))
        receive(away, pack(home, ("team", "north")))
        home.write(actor("", "team"), actor("", "north"))
        away.write(actor("", "team"), actor("", "north"))
        for vault in (home, away):
            result = found(vault)
            assert (result.problems, result.notes) == ((), ())


def test_a_destruction_that_comes_home() -> None:
    """What was destroyed on the way is destroyed at home when it comes in, and certified in both."""
    home = founded()
    home.write(*(actor(f"note-{n}", "north") for n in range(4)))
    away = travelling(home, "team", "north")
    destroy(away, Order(room="north", ids=frozenset(("note-1", "note-3")), why="as agreed"))
    home.write(actor("later", "north"))
    assert found(home).counts.destroyed == 0
    receive(home, pack(away, ("north",)))
    for vault in (home, away):
        assert (found(vault).problems, found(vault).counts.destroyed) == ((), 2)
    home.write(actor("last", "north"))
    assert found(home).sound


def test_a_destruction_that_a_legal_hold_keeps_from_home() -> None:
    """A key that a certificate names and a legal hold keeps is no problem, and is told."""
    home = founded()
    home.write(actor("note", "north"))
    away = travelling(home, "team", "north")
    home.write(Entry(id="hold", room="team", act=LegalHold(why="a court asked")))
    destroy(away, Order(room="north", ids=frozenset(("note",)), why="as agreed"))
    receive(home, pack(away, ("north",)))
    assert found(home).problems == ()
    assert [note.code for note in found(home).notes] == ["destroyed-but-here"]


def forked() -> tuple[Vault, Vault]:
    """Return two vaults that went on as one and the same site."""
    vault = founded()
    vault.write(actor("before", "team"))
    image = MemoryStore()
    copy_into(image, vault.store)
    again = Vault(image, vault.key, memory=Forgetful(), chance=drbg(b"image"), clock=vault.clock)
    remembered = vault.memory.recall(vault.head.id, vault.store.place())
    assert remembered is not None
    again.memory.keep(vault.head.id, image.place(), remembered)
    return vault, again


def test_a_fork_is_all_that_is_found_of_it() -> None:
    """Where two machines wrote as one site, each envelope of the second branch is told as a fork, and nothing else."""
    vault, again = forked()
    vault.write(actor("here-1", "team"), actor("here-2", "team"))
    again.write(actor("there-1", "team"), actor("there-2", "team"), actor("there-3", "team"))
    assert found(vault).sound
    assert found(again).sound
    assert receive(vault, pack(again)).forked == ("team",)
    vault.write(actor("after", "team"))
    result = found(vault)
    assert [problem.code for problem in result.problems] == ["fork"] * 3
    assert len(result.forks) == 3
    assert result.counts.opened == result.counts.entries


ROOMS_CHANGED: dict[str, Callable[[], list[Entry]]] = {
    "grant": lambda: [Entry(id="", room="team", act=Grant(to="jo"))],
    "revocation": lambda: [Entry(id="", room="team", act=Revocation(to="amal"))],
}


@pytest.mark.parametrize("name", ROOMS_CHANGED)
def test_a_new_epoch_is_opened_like_the_first(name: str) -> None:
    """Entries before and after a change of who may know open with the keys of their epochs, and with no other."""
    vault = founded()
    vault.write(*ROOMS_CHANGED[name]())
    vault.write(actor("after", "team"))
    assert found(vault).sound
    epochs = epochs_of(vault)
    last = max(vault.epochs.of_room(vault.tag("team")), key=lambda epoch: epoch.number)
    del epochs[last.tag]
    assert {p.code for p in check(joined(tables_in(vault.store)), epochs).problems} == {"unknown-epoch"}


def test_a_vault_that_is_written_to_while_it_is_read(tmp_path: Path) -> None:
    """A vault that is open elsewhere is read as it was at one moment, its log with it."""
    vault = founded()
    store = SqliteStore(tmp_path / "harbour.vault", create=True)
    copy_into(store, vault.store)
    again = Vault(store, vault.key, memory=Forgetful(), chance=drbg(b"again"), clock=vault.clock)
    again.write(*(actor("", "team") for _ in range(50)))
    assert check(read_file(tmp_path / "harbour.vault"), epochs_of(again)).counts.entries == 53
    store.close()
    assert check(read_file(tmp_path / "harbour.vault"), epochs_of(again)).counts.opened == 53


def test_a_vault_in_postgresql() -> None:
    """The same two questions give the rows of a vault in PostgreSQL, and what is altered there is found."""
    store = PostgresStore(postgres_address(), "verified", create=True)
    vault = written(store)
    receipt = read_receipt(make_receipt(vault))
    with psycopg.connect(postgres_address(), options="-c search_path=verified", autocommit=True) as db:
        rows = list(chain(db.execute(ENVELOPES), db.execute(STRAYS)))
        assert rows == joined(tables_in(store))
        assert check(rows, epochs_of(vault), [receipt]).sound
        db.execute("DELETE FROM keyring WHERE seq = 3")
        db.execute("UPDATE keyring SET branch = 1 WHERE seq = 1")
        altered = check(chain(db.execute(ENVELOPES), db.execute(STRAYS)), epochs_of(vault), [receipt])
        assert {problem.code for problem in altered.problems} == {"key-gone-uncertified", "key-without-entry"}
    store.close()


def test_long_words_and_every_size_of_body() -> None:
    """A document that just fits, and one that just does not, are filled up as the format says."""
    vault = founded()
    for length in range(280, 460, 3):
        vault.write(actor(f"n{length}", "team", "x" * length))
    for length in (5_000, 100_000):
        vault.write(msgspec.structs.replace(actor(f"n{length}", "team", "x" * length), recorded_by="jo"))
    assert len({len(row[6]) for row in tables_in(vault.store).envelope}) == 4
    assert found(vault).sound
