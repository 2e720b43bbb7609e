"""What SQLite says when something is wrong, as an error that a face can put into words."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from goodoffices.acts.problems import GoodOfficesError

_BAD = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY = 0xFF
"""SQLite's extended codes keep the plain one in their last byte."""


@contextmanager
def told(file: str, *, writing: bool = False) -> Iterator[None]:
    """Turn SQLite's errors into GoodOfficesError; what it cannot name goes on as it is."""
    try:
        yield
    except sqlite3.Error as error:
        named = _named(plain_code(error), file, writing)
        if named is None:
            raise
        raise named from None


def plain_code(error: sqlite3.Error) -> int:
    """Return SQLite's plain code of an error, or -1 where it comes from Python's own module."""
    return error.sqlite_errorcode & _PRIMARY if hasattr(error, "sqlite_errorcode") else -1


def _named(code: int, file: str, writing: bool) -> GoodOfficesError | None:
    if code in _BAD:
        return GoodOfficesError("bad-vault", part="file")
    if code in _BUSY:
        return GoodOfficesError("store-busy")
    if code == sqlite3.SQLITE_FULL or (writing and code == sqlite3.SQLITE_IOERR):
        return GoodOfficesError("store-full")
    if code == sqlite3.SQLITE_READONLY:
        return GoodOfficesError("cannot-write", file=file, why=os.strerror(errno.EROFS))
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return GoodOfficesError("cannot-read", file=file, why=os.strerror(errno.EIO))
    return None
