"""A vault in a SQLite file, read row by row and never written to; whatever the file holds, reading it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from goodoffices.verify.chains import Row
from goodoffices.verify.plain import LARGEST, Unreadable, regular

ENVELOPES = """
SELECT e.room, e.site, e.seq, e.branch, e.prev, e.key, e.body, e.digest, k.epoch, k.wrapped
FROM envelope AS e
LEFT JOIN keyring AS k ON k.room = e.room AND k.site = e.site AND k.seq = e.seq AND k.branch = e.branch
ORDER BY e.room, e.site, e.seq, e.branch
"""
"""What gives the rows of a vault, in SQLite and PostgreSQL alike; to be followed by STRAYS."""
STRAYS = """
SELECT k.room, k.site, k.seq, k.branch, NULL, NULL, NULL, NULL, k.epoch, k.wrapped
FROM keyring AS k
WHERE NOT EXISTS (
    SELECT 1 FROM envelope AS e
    WHERE e.room = k.room AND e.site = k.site AND e.seq = k.seq AND e.branch = k.branch
)
"""
"""What gives the keys that belong to no envelope."""
TABLES = {
    "envelope": ["room", "site", "seq", "branch", "prev", "key", "body", "digest"],
    "keyring": ["room", "site", "seq", "branch", "epoch", "wrapped"],
    "kept": ["space", "name", "value"],
}
FORMAT = (b"1", "1")
STEPS = 100_000


def read_file(path: str | Path) -> Iterator[Row]:
    """Yield the rows of the vault in a file. Raises Unreadable, at the first row or later."""
    found = regular(Path(path))
    before = state_of(found)
    try:
        with closing(opened(found)) as vault:
            vault.text_factory = as_text
            vault.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
            vault.set_progress_handler(Budget(sum(size for size, _ in before.values())), STEPS)
            vault.execute("PRAGMA trusted_schema = OFF")
            vault.execute("BEGIN")
            must_be_vault(vault)
            yield from rows_of(vault)
    except (sqlite3.Error, OverflowError, MemoryError, ValueError) as error:
        raise Unreadable("not-a-database", path=str(path), told=str(error)) from None
    if "" in before and state_of(found) != before:
        raise Unreadable("changed-meanwhile", path=str(path))


def opened(path: Path) -> sqlite3.Connection:
    """Return the file opened to be read.

    With nothing beside it the file is all there is, and is read without a trace. SQLite would leave two files beside it
    otherwise. With a log beside it the last entries are in the log, and reading without it would say they are missing.
    """
    alone = not any(beside(path, end).exists() for end in ("-wal", "-journal"))
    mode = "mode=ro&immutable=1" if alone else "mode=ro"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, isolation_level=None)


def beside(path: Path, end: str) -> Path:
    """Return the path of a file that SQLite keeps beside another."""
    return path.with_name(path.name + end)


def state_of(path: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of a file and of the log beside it."""
    found = {}
    for end in ("", "-wal"):
        if beside(path, end).exists():
            stat = beside(path, end).stat()
            found[end] = (stat.st_size, stat.st_mtime_ns)
    return found


class Budget:
    """Counts what a file of this size may cost to read; one whose pages lead in circles costs more, and is given up."""

    def __init__(self, size: int) -> None:
        self.left = 50_000_000 // STEPS + 2 * size // STEPS

    def __call__(self) -> bool:
        """Return whether to give up."""
        self.left -= 1
        return self.left < 0


def as_text(data: bytes) -> str:
    """Return a text that a file holds, whatever its bytes."""
    return data.decode("utf-8", "surrogateescape")


def must_be_vault(vault: sqlite3.Connection) -> None:
    """Raise Unreadable unless the three tables are there, as plain tables, in a format that this program reads."""
    for table, columns in TABLES.items():
        stored = vault.execute("SELECT type, rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchall()
        there = vault.execute(f"PRAGMA table_xinfo({table})").fetchall()
        # A view, a virtual table or a column worked out on reading is a program that the file brings along.
        if [kind for kind, page in stored if page] != ["table"] or any(column[6] for column in there):
            raise Unreadable("not-a-vault", table=table)
        if not set(columns) <= {column[1] for column in there}:
            raise Unreadable("not-a-vault", table=table)
    found = vault.execute("SELECT value FROM kept WHERE space = 'vault' AND name = x'666f726d6174'").fetchmany(2)
    if len(found) != 1 or found[0][0] not in FORMAT:
        raise Unreadable("other-format")


def rows_of(vault: sqlite3.Connection) -> Iterator[Row]:
    """Yield every envelope with its key, then the keys without an envelope."""
    given = 0
    for row in vault.execute(ENVELOPES):
        yield row
        given += 1
    # an index that leaves rows out would hide them from us, and not from whoever reads without it
    if given < vault.execute("SELECT count(*) FROM envelope NOT INDEXED").fetchone()[0]:
        raise Unreadable("index-differs")
    yield from vault.execute(STRAYS)
