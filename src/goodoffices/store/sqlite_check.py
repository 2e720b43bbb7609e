"""What a doctor looks for in a vault's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from goodoffices.store.schema import EXPECTED, SETTINGS

Finding = tuple[str, dict[str, object]]
"""A code and its parameters."""
_PRIVATE = 0o077
_MOST = 20


def problems(db: sqlite3.Connection, path: Path, inode: tuple[int, int]) -> Iterator[Finding]:
    """Give what is wrong with a file and with how it is open."""
    yield from _file(path, inode)
    yield from _settings(db)
    yield from _schema(db)
    yield from _content(db)


def _file(path: Path, inode: tuple[int, int]) -> Iterator[Finding]:
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        if name.exists() and name.stat().st_mode & _PRIVATE:
            yield "vault-open-to-others", {"file": str(name), "mode": f"{name.stat().st_mode & 0o777:04o}"}
    if not path.exists() or (path.stat().st_dev, path.stat().st_ino) != inode:
        yield "vault-replaced", {"file": str(path)}


def _settings(db: sqlite3.Connection) -> Iterator[Finding]:
    for name, expected in SETTINGS.items():
        found = db.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            yield "vault-setting", {"name": name, "found": found, "expected": expected}


def _schema(db: sqlite3.Connection) -> Iterator[Finding]:
    there = dict(db.execute("SELECT name, sql FROM sqlite_schema"))
    for name, text in EXPECTED.items():
        if there.get(name) != text:
            yield "vault-guard-missing", {"name": name}


def _content(db: sqlite3.Connection) -> Iterator[Finding]:
    for (what,) in db.execute(f"PRAGMA integrity_check({_MOST})"):
        if what != "ok":
            yield "vault-damaged", {"what": what}
    lost = db.execute(
        "SELECT count(*) FROM keyring k WHERE NOT EXISTS (SELECT 1 FROM envelope e WHERE e.room = k.room"
        " AND e.site = k.site AND e.seq = k.seq AND e.branch = k.branch)"
    ).fetchone()[0]
    if lost:
        yield "vault-keys-astray", {"count": lost}
