"""A vault in PostgreSQL: what the server forbids, which addresses are taken, and what is said of a fault."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Reading
from goodoffices.store.opening import create_store, open_store
from goodoffices.store.postgres import VERSION, PostgresStore
from tests.postgres import postgres_address
from tests.store.conftest import schema
from tests.store.rows import HERE, NORTH, SOUTH, chain, several

ROWS = several()


@pytest.fixture
def name(postgres: str) -> str:
    """Give the name of a schema in which a vault with rows lies."""
    made = schema()
    with closing(PostgresStore(postgres, made, create=True)) as store, store.writing(whole=True) as writing:
        writing.append(ROWS)
    return made


@pytest.fixture
def raw(postgres: str, name: str) -> Iterator[psycopg.Connection]:
    """Give a connection of another program, of the owner even, that sees the vault's tables."""
    with closing(psycopg.connect(postgres, autocommit=True)) as db:
        db.execute("SELECT set_config('search_path', %s, false)", (name,))
        yield db


def refusal(address: str, name: str, *, create: bool = False) -> tuple[str, dict[str, object]]:
    """Return the error with which an address is refused."""
    with pytest.raises(GoodOfficesError) as error:
        PostgresStore(address, name, create=create)
    return error.value.code, error.value.params


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize(
    "way",
    [
        "UPDATE envelope SET body = ''",
        "UPDATE envelope SET body = '' WHERE false",
        "DELETE FROM envelope WHERE seq = 1",
        "TRUNCATE envelope",
        "TRUNCATE keyring, envelope",
        "INSERT INTO envelope SELECT * FROM envelope ON CONFLICT (room, site, seq, branch) DO UPDATE SET body = ''",
        "MERGE INTO envelope e USING keyring k ON e.room = k.room WHEN MATCHED THEN DELETE",
    ],
)
def test_no_statement_changes_an_envelope(raw: psycopg.Connection, name: str, way: str, role: str) -> None:
    """No way to update, delete, merge or truncate goes through, not even in a session that says it is a replica."""
    raw.execute(f"SET session_replication_role = {role}".encode())
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        raw.execute(way.encode())
    with closing(PostgresStore(postgres_address(), name)) as store, store.reading() as reading:
        assert (list(reading.rows()), store.check()) == (ROWS, [])


@pytest.mark.parametrize("way", ["DISABLE TRIGGER envelope_never_changed", "ENABLE TRIGGER envelope_never_changed"])
def test_a_guard_that_is_off_is_found(raw: psycopg.Connection, name: str, way: str) -> None:
    """A trigger that was turned off, or on for some sessions only, is told by a check."""
    raw.execute(f"ALTER TABLE envelope {way}".encode())
    with closing(PostgresStore(postgres_address(), name)) as store:
        assert store.check() == [("vault-guard-missing", {"name": "envelope_never_changed"})]


def test_an_address_carries_no_password(postgres: str) -> None:
    """A password in an address of any form is refused and repeated nowhere; so is an address that is none."""
    for address in ("postgresql://me:secret@here/db", "host=here password=secret", f"{postgres}&password=secret"):
        assert refusal(address, "vault") == ("password-in-address", {})
    for address, name in (("postgresql://h/d?x=y", "vault"), (postgres, ""), (postgres, "a.b"), (postgres, 'a"; b')):
        assert refusal(address, name) == ("bad-address", {})
    for opened in (open_store, create_store):
        with pytest.raises(GoodOfficesError) as error:
            opened(postgres)
        assert error.value.code == "bad-address"


def test_what_is_no_vault_is_refused(postgres: str, raw: psycopg.Connection, name: str) -> None:
    """No server, no schema, a schema with other tables, a newer vault and a name that is taken are each told apart."""
    assert refusal("postgresql:///postgres?host=/nowhere", "vault")[0] == "store-gone"
    assert refusal(postgres, "nothing_here")[0] == "cannot-read"
    assert refusal(postgres, "public") == ("bad-vault", {"part": "file"})
    assert refusal(postgres, name, create=True) == ("file-there", {"file": f"{postgres}#{name}"})
    raw.execute("UPDATE mark SET version = version + 1")
    assert refusal(postgres, name) == ("newer-vault", {"found": VERSION + 1, "known": VERSION})


ENDED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"


def cut_off(raw: psycopg.Connection, reading: Reading) -> None:
    """End all connections but one, and read on."""
    raw.execute(ENDED)
    reading.chains()


def test_a_connection_that_died_is_replaced(raw: psycopg.Connection, name: str) -> None:
    """When the server ends connections, what runs is told that it is gone, and the next use connects anew."""
    with closing(PostgresStore(postgres_address(), name)) as store:
        with pytest.raises(GoodOfficesError) as error, store.reading() as reading:
            cut_off(raw, reading)
        assert (error.value.code, error.value.params) == ("store-gone", {"where": f"{postgres_address()}#{name}"})
        with store.reading() as reading:
            assert list(reading.rows()) == ROWS
        raw.execute(ENDED)
        with store.writing([(NORTH, HERE)]) as writing:
            writing.append(chain(NORTH, HERE, 1, start=3))


def test_who_may_only_read_is_told(raw: psycopg.Connection, name: str) -> None:
    """A role without the right to write reads, and is refused in words when it writes."""
    raw.execute(f"CREATE ROLE reader_{name} LOGIN; GRANT USAGE ON SCHEMA {name} TO reader_{name}".encode())
    raw.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {name} TO reader_{name}".encode())
    address = postgres_address().replace("postgres@", f"reader_{name}@")
    with closing(PostgresStore(address, name)) as store:
        with store.reading() as reading:
            assert list(reading.rows()) == ROWS
        with pytest.raises(GoodOfficesError) as error, store.writing() as writing:
            writing.put("a", b"b", b"c")
        assert error.value.code == "cannot-write"


def test_writers_of_other_chains_do_not_wait(name: str) -> None:
    """While one writes to a chain, another writes to another, and a third, to the whole, would have to wait."""
    with closing(PostgresStore(postgres_address(), name, patience=0.1)) as store, store.writing([(NORTH, HERE)]) as one:
        with store.writing([(SOUTH, HERE)]) as other:
            other.append(chain(SOUTH, HERE, 1, start=1))
        with pytest.raises(GoodOfficesError) as error, store.writing(whole=True):
            pass
        assert error.value.code == "store-busy"
        assert len(list(one.rows(SOUTH))) == 2


def test_what_was_erased_is_not_in_the_table_s_file(raw: psycopg.Connection, name: str) -> None:
    """After a scrub the erased keys and values are not in the files of the tables; what was kept is."""
    gone = ROWS[:5]
    with closing(PostgresStore(postgres_address(), name)) as store:
        with store.writing() as writing:
            writing.forget(gone)
            writing.put("a", b"1", b"gone" * 9)
            writing.put("a", b"1", b"kept" * 9)
        store.scrub()
    raw.execute("CHECKPOINT")
    data = b"".join(_file(raw, table) for table in ("keyring", "kept"))
    assert [one for one in gone if one.wrapped and one.wrapped.key in data] == []
    assert (b"gone" * 9 in data, b"kept" * 9 in data) == (False, True)
    assert all(one.wrapped.key in data for one in ROWS[5:] if one.wrapped)


def _file(raw: psycopg.Connection, table: str) -> bytes:
    found = raw.execute(
        "SELECT setting || '/' || pg_relation_filepath(%s) FROM pg_settings WHERE name = 'data_directory'", [table]
    )
    where = found.fetchone()
    assert where is not None
    return Path(where[0]).read_bytes()


WITHOUT = """
import sys
sys.modules["psycopg"] = None
from goodoffices.record.store import Reading
from goodoffices.store.opening import open_store
try:
    open_store("postgresql:///db#vault")
except Exception as error:
    print(error.code)
"""


def test_without_the_driver_it_is_told() -> None:
    """Where psycopg is not installed, files open as ever and an address of PostgreSQL is refused in words."""
    ran = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    assert ran.stdout == "postgres-missing\n"


SERVING = """
from tests.postgres import postgres_address
print(postgres_address(), flush=True)
input()
"""


def test_the_server_ends_with_its_tests() -> None:
    """When a run of the tests is killed in the middle, its server and its folder are gone soon after."""
    command = [sys.executable, "-c", SERVING]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().strip().partition("host=")[2])
        assert (folder / "data" / "postmaster.pid").exists()
        run.kill()
    for _ in range(1_000):
        if not folder.exists():
            break
        subprocess.run(["sleep", "0.01"], check=True)
    assert not folder.exists()
