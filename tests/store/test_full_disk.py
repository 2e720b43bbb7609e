"""When there is no more room: the writing is refused whole, reading goes on, and with room again writing does."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Row
from goodoffices.store.sqlite import SqliteStore
from tests.store.rows import HERE, NORTH, chain

LIMITED = """
import resource, sys
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.store.sqlite import SqliteStore
from tests.store.rows import HERE, NORTH, chain

store, kept = SqliteStore(sys.argv[1]), 0
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))
while True:
    try:
        with store.writing() as writing:
            writing.append(chain(NORTH, HERE, 20, start=kept))
        kept += 20
    except GoodOfficesError as error:
        print(error.code, error.params)
        break
with store.reading() as reading:
    print(kept > 20, len(list(reading.rows())) == kept)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with store.writing() as writing:
    writing.append(chain(NORTH, HERE, 20, start=kept))
with store.reading() as reading:
    print(len(list(reading.rows())) == kept + 20, store.check())
store.close()
"""


def write(store: SqliteStore, rows: list[Row]) -> None:
    """Add rows and a value in one writing."""
    with store.writing() as writing:
        writing.put("a", b"b", b"c")
        writing.append(rows)


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """Under a limit on the size of files a writing that does not fit is refused whole; all before it is there."""
    SqliteStore(tmp_path / "vault", create=True).close()
    command = [sys.executable, "-W", "error", "-c", LIMITED, str(tmp_path / "vault")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (ran.stdout.splitlines(), ran.stderr) == (["store-full {}", "True True", "True []"], "")


def test_a_vault_that_has_all_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At SQLite's own limit of pages the same holds: refused whole, still read, and written to when there is room."""
    rows = chain(NORTH, HERE, 600)
    connect = sqlite3.connect
    most = [20]

    def limited(*given: object, **named: object) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*given, **named)  # type: ignore[call-overload]
        db.execute(f"PRAGMA max_page_count = {most[0]}")
        return db

    monkeypatch.setattr(sqlite3, "connect", limited)
    with closing(SqliteStore(tmp_path / "vault", create=True)) as store:
        with store.writing() as writing:
            writing.append(rows[:50])
        for ways in (rows[50:], rows[50:]):
            with pytest.raises(GoodOfficesError) as error:
                write(store, ways)
            assert (error.value.code, error.value.params) == ("store-full", {})
        with store.reading() as reading:
            assert (list(reading.rows()), reading.all("a")) == (rows[:50], {})
        most[0] = 10_000
        with store.writing() as writing:
            writing.append(rows[50:])
        with store.reading() as reading:
            assert list(reading.rows()) == rows
