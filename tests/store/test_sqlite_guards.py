"""The append-only table of a vault's file holds against whoever opens the file with SQLite alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Row
from goodoffices.store.sqlite import SqliteStore
from tests.store.rows import HERE, NORTH, several

WAYS = [
    "UPDATE envelope SET body = x'00'",
    "UPDATE envelope SET seq = seq + 100 WHERE seq = 0",
    "UPDATE OR IGNORE envelope SET branch = 0",
    "UPDATE OR REPLACE envelope SET branch = 0",
    "DELETE FROM envelope",
    "DELETE FROM envelope WHERE seq = 1",
    "REPLACE INTO envelope SELECT * FROM envelope",
    *(f"INSERT OR {how} INTO envelope SELECT * FROM envelope" for how in ("REPLACE", "IGNORE", "ROLLBACK", "FAIL")),
    "INSERT INTO envelope SELECT * FROM envelope WHERE 1 ON CONFLICT DO UPDATE SET body = x'00'",
    "INSERT INTO envelope SELECT * FROM envelope WHERE 1 ON CONFLICT DO NOTHING",
]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Give a vault's file with rows in it, closed."""
    with closing(SqliteStore(tmp_path / "vault", create=True)) as store, store.writing() as writing:
        writing.append(ROWS)
    return tmp_path / "vault"


ROWS = several()


def held(vault: Path) -> list[Row]:
    """Return every row of a vault's file."""
    with closing(SqliteStore(vault)) as store, store.reading() as reading:
        return list(reading.rows())


@pytest.fixture(params=["ON", "OFF"])
def stranger(request: pytest.FixtureRequest, vault: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection of another program to the file, with and without recursive triggers."""
    with closing(sqlite3.connect(vault, isolation_level=None)) as db:
        db.execute(f"PRAGMA recursive_triggers = {request.param}")
        yield db


@pytest.mark.parametrize("way", WAYS)
def test_no_statement_changes_an_envelope(stranger: sqlite3.Connection, vault: Path, way: str) -> None:
    """No way to update, delete or replace goes through, and the file reads as before."""
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|place-taken"):
        stranger.execute(way)
    assert held(vault) == ROWS


def test_there_is_no_number_behind_a_place(stranger: sqlite3.Connection) -> None:
    """A row has no rowid by which it could be replaced past its place."""
    for name in ("rowid", "oid", "_rowid_"):
        with pytest.raises(sqlite3.OperationalError, match="no such column"):
            stranger.execute(f"SELECT {name} FROM envelope")


def test_what_comes_new_is_let_in(stranger: sqlite3.Connection, vault: Path) -> None:
    """The guards refuse what is there, not what is added: the refusals above are not for another reason."""
    stranger.execute(
        "INSERT OR REPLACE INTO envelope SELECT room, site, seq + 10, branch, prev, key, body, digest FROM envelope"
    )
    assert len(held(vault)) == 2 * len(ROWS)


@pytest.mark.parametrize("guard", ["envelope_never_changed", "envelope_never_deleted", "envelope_never_replaced"])
def test_a_guard_that_is_gone_is_found(stranger: sqlite3.Connection, vault: Path, guard: str) -> None:
    """A vault whose trigger was taken away opens, so that it can be read, and a check tells which one it is."""
    stranger.execute(f"DROP TRIGGER {guard}")
    with closing(SqliteStore(vault)) as store:
        assert store.check() == [("vault-guard-missing", {"name": guard})]


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER extra AFTER INSERT ON envelope BEGIN DELETE FROM keyring; END",
        "CREATE VIEW extra AS SELECT * FROM keyring",
        "CREATE TABLE extra (x)",
        "CREATE TRIGGER envelope_never_deleted BEFORE DELETE ON envelope BEGIN SELECT 1; END",
    ],
)
def test_a_vault_with_something_else_in_it_is_refused(stranger: sqlite3.Connection, vault: Path, planted: str) -> None:
    """A file that holds a trigger, view or table that no vault has is not opened: it could do anything."""
    stranger.execute("DROP TRIGGER envelope_never_deleted")
    stranger.execute(planted)
    with pytest.raises(GoodOfficesError) as error:
        SqliteStore(vault)
    assert (error.value.code, error.value.params) == ("bad-vault", {"part": "file"})


def test_a_damaged_index_is_found(vault: Path) -> None:
    """A page of noise in the middle of the file is told by a check, in SQLite's words."""
    data = bytearray(vault.read_bytes())
    with closing(sqlite3.connect(vault)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'envelope_branches'").fetchone()[0]
    size = 8192
    data[page * size - 60 : page * size - 20] = bytes(40)
    vault.write_bytes(data)
    with closing(SqliteStore(vault)) as store:
        assert {code for code, _ in store.check()} == {"vault-damaged"}


def test_keys_without_an_envelope_are_found(stranger: sqlite3.Connection, vault: Path) -> None:
    """A key that belongs to no row is told by a check."""
    stranger.execute("INSERT INTO keyring VALUES (?, ?, 99, 0, x'00', x'00')", (NORTH, HERE))
    with closing(SqliteStore(vault)) as store:
        assert store.check() == [("vault-keys-astray", {"count": 1})]
