"""A vault in one SQLite file, for its owner only. Many may read while one writes."""

from __future__ import annotations

import os
import random
import secrets
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from urllib.parse import quote
from weakref import WeakValueDictionary

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Chain
from goodoffices.record.store import Reading, Writing
from goodoffices.store.faults import plain_code, told
from goodoffices.store.schema import EXPECTED, GUARDS, MAGIC, PAGE, SETTINGS, TABLES, VERSION
from goodoffices.store.sqlite_moment import Moment
from goodoffices.store.turns import Turns

__all__ = ["MAGIC", "SqliteStore", "is_vault"]

_HEADER = 100
_IDLE = 4
"""Connections kept open for those who read next."""
_PAUSE = 0.004
"""Seconds to wait at most before asking again while another program writes."""


class _File(Turns):
    """A file that this program has open: turns at writing to it, and by how many stores it is open."""

    stores = 0


_FILES: WeakValueDictionary[tuple[int, int], _File] = WeakValueDictionary()
_FILES_LOCK = Lock()


def is_vault(path: str | os.PathLike[str]) -> bool:
    """Return whether a file begins as a vault does."""
    try:
        status = Path(path).stat()
        if (known := _FILES.get((status.st_dev, status.st_ino))) and known.stores:
            # to open and close it here would drop the locks that SQLite holds for this program
            return True
        with Path(path).open("rb") as file:
            head = file.read(_HEADER)
    except (OSError, ValueError):
        return False
    return len(head) == _HEADER and head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72]) == MAGIC


class SqliteStore:
    """A vault in one file. Any thread may use it; writers of this program queue, those of others take turns with them.

    With `create` the file must not be there yet. Raises GoodOfficesError: "cannot-read", "cannot-write", "file-there",
    "bad-vault", "newer-vault". `patience` is how many seconds one waits for others who write.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = False, patience: float = 10.0) -> None:
        self._path = os.path.realpath(path)
        self._patience = patience
        self._idle: list[sqlite3.Connection] = []
        self._all: set[sqlite3.Connection] = set()
        self._lock = Lock()
        self._writer: sqlite3.Connection | None = None
        self._mode = "mode=rw"
        self._closed = False
        if create:
            _new_file(self._path)
        self._inode = self._found()
        self._file = _opened(self._inode)
        try:
            with told(self._path, writing=create):
                self._mark = self._begin(create=create)
        except BaseException:
            self.close()
            if create:
                _remove(self._path)
            raise

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open it for reading, as it is at this moment."""
        with told(self._path), self._lent() as db:
            db.execute("BEGIN")
            # the moment is taken by the first thing read, not by BEGIN
            db.execute("SELECT 1 FROM mark").fetchone()
            moment = Moment(db)
            try:
                yield moment
            finally:
                moment.end()
                if db.in_transaction:
                    db.execute("ROLLBACK")

    @contextmanager
    def writing(self, chains: Collection[Chain] = (), *, whole: bool = False) -> Iterator[Writing]:
        """Open it for writing; there is one writer at a time for the whole file, whatever the chains."""
        with self._alone(self._patience) as db:
            moment = Moment(db)
            try:
                yield moment
            finally:
                moment.end()

    def place(self) -> bytes:
        """Return a digest over device, inode, and a mark that was drawn when the file was made."""
        return sha256(b"%d:%d:" % self._inode + self._mark).digest()

    def scrub(self, patience: float | None = None) -> None:
        """Leave nothing of what was erased in the file or its log. What a disk keeps of blocks given up is beyond us.

        The erasable tables are written anew: SQLite zeroes what is deleted, but not every copy that it made of it
        when it moved rows between pages. Waits for those who read. Raises GoodOfficesError("store-busy").
        """
        waits = self._patience if patience is None else patience
        if not waits:
            # while somebody reads, the log would grow by all the tables at each try, and could not be cut
            self._cut_log(waits)
        with self._alone(waits) as db:
            for table in ("keyring", "kept"):
                db.execute(f"CREATE TEMP TABLE held AS SELECT * FROM {table}")
                db.execute(f"DELETE FROM {table}")
                db.execute(f"INSERT INTO {table} SELECT * FROM temp.held")
                db.execute("DROP TABLE temp.held")
        self._cut_log(waits)

    def check(self) -> list[tuple[str, dict[str, object]]]:
        """Return what is wrong with the file, for a doctor: codes with their parameters; nothing when all is well."""
        from goodoffices.store.sqlite_check import problems

        with told(self._path), self._lent() as db:
            return list(problems(db, Path(self._path), self._inode))

    def close(self) -> None:
        """Let go of it; the last program to do so leaves one file and no log."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            connections, self._all = self._all, set()
            self._idle, self._writer = [], None
        for db in connections:
            with suppress(sqlite3.Error):
                db.close()
        with _FILES_LOCK:
            self._file.stores -= 1

    def _begin(self, *, create: bool) -> bytes:
        """Look at the file, or lay it out, and return its mark."""
        if create:
            with self._lent(query_only=False) as db:
                _lay_out(db)
        try:
            return self._looked()
        except sqlite3.OperationalError:
            # on a medium that cannot be written to there is no room for a log, and without one nobody writes
            if create or _size(self._path + "-wal"):
                raise
        self._mode = "mode=ro&immutable=1"
        return self._looked()

    def _looked(self) -> bytes:
        with self._lent() as db:
            _demand(db)
            return bytes(db.execute("SELECT mark FROM mark").fetchone()[0])

    @contextmanager
    def _alone(self, patience: float) -> Iterator[sqlite3.Connection]:
        """A transaction in which nobody else writes; kept when it ends well, undone when it does not."""
        with self._file.turn(patience), told(self._path, writing=True):
            if self._found() != self._inode:
                raise GoodOfficesError("store-gone", where=self._path)
            db = self._writing_connection()
            self._until_free(db, "BEGIN IMMEDIATE", patience)
            try:
                yield db
                db.execute("COMMIT")
            except BaseException as error:
                self._undo(db, broken=isinstance(error, sqlite3.Error))
                raise

    def _undo(self, db: sqlite3.Connection, *, broken: bool) -> None:
        with suppress(sqlite3.Error):
            if db.in_transaction:
                db.execute("ROLLBACK")
        if broken or db.in_transaction:
            self._discard(db)

    def _until_free(self, db: sqlite3.Connection, command: str, patience: float) -> None:
        """Ask again, at odd, short times, while another program writes: in SQLite's own waiting the newest wins."""
        until = time.monotonic() + patience
        while True:
            try:
                db.execute(command)
                return
            except sqlite3.OperationalError as error:
                if plain_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            time.sleep(random.uniform(_PAUSE / 8, _PAUSE))

    def _cut_log(self, patience: float) -> None:
        """Bring all that is in the log into the file, and cut the log to nothing; readers keep it from that."""
        until = time.monotonic() + patience
        with self._file.turn(patience), told(self._path, writing=True):
            db = self._writing_connection()
            while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() >= until:
                    raise GoodOfficesError("store-busy")
                time.sleep(_PAUSE)

    def _writing_connection(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = self._connected(query_only=False, timeout=0)
        return self._writer

    @contextmanager
    def _lent(self, *, query_only: bool = True) -> Iterator[sqlite3.Connection]:
        """A connection for one use; it is used again if all went well."""
        with self._lock:
            db = self._idle.pop() if self._idle and query_only else None
        db = db or self._connected(query_only=query_only, timeout=self._patience)
        try:
            yield db
        except sqlite3.Error:
            self._discard(db)
            raise
        finally:
            with self._lock:
                keep = query_only and db in self._all and len(self._idle) < _IDLE and not db.in_transaction
                if keep:
                    self._idle.append(db)
            if not keep:
                self._discard(db)

    def _connected(self, *, query_only: bool, timeout: float) -> sqlite3.Connection:
        db = sqlite3.connect(
            f"file:{quote(self._path)}?{self._mode}",
            uri=True,
            timeout=timeout,
            isolation_level=None,
            check_same_thread=False,
        )
        with self._lock:
            self._all.add(db)
            closed = self._closed
        if closed:
            self._discard(db)
            raise GoodOfficesError("store-gone", where=self._path)
        for name, value in SETTINGS.items():
            if name != "journal_mode":
                db.execute(f"PRAGMA {name} = {value}")
        if query_only:
            db.execute("PRAGMA query_only = ON")
        return db

    def _discard(self, db: sqlite3.Connection) -> None:
        with self._lock:
            self._all.discard(db)
            if self._writer is db:
                self._writer = None
        with suppress(sqlite3.Error):
            db.close()

    def _found(self) -> tuple[int, int]:
        try:
            status = Path(self._path).stat()
        except OSError as error:
            raise GoodOfficesError("cannot-read", file=self._path, why=error.strerror or "") from None
        return (status.st_dev, status.st_ino)


def _opened(inode: tuple[int, int]) -> _File:
    with _FILES_LOCK:
        file = _FILES.setdefault(inode, _File())
        file.stores += 1
    return file


def _new_file(path: str) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise GoodOfficesError("file-there", file=path) from None
    except OSError as error:
        raise GoodOfficesError("cannot-write", file=path, why=error.strerror or "") from None


def _remove(path: str) -> None:
    for name in (path, path + "-wal", path + "-shm", path + "-journal"):
        Path(name).unlink(missing_ok=True)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _lay_out(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA page_size = {PAGE}")
    db.execute("BEGIN IMMEDIATE")
    for text in (*TABLES.values(), *GUARDS.values()):
        db.execute(text)
    db.execute("INSERT INTO mark VALUES (?)", (secrets.token_bytes(16),))
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute(f"PRAGMA application_id = {MAGIC}")
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL").fetchone()


def _demand(db: sqlite3.Connection) -> None:
    """Refuse what is no vault, a vault of a newer program, and one that holds what no vault holds."""
    if db.execute("PRAGMA application_id").fetchone()[0] != MAGIC:
        raise GoodOfficesError("bad-vault", part="file")
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise GoodOfficesError("newer-vault", found=found, known=VERSION)
    found_there = db.execute("SELECT name, sql FROM sqlite_schema").fetchall()
    there = dict(found_there)
    # a trigger that is gone is for the doctor to tell; one that came from elsewhere could do anything
    if not TABLES.items() <= there.items() <= EXPECTED.items() or len(there) < len(found_there):
        raise GoodOfficesError("bad-vault", part="file")
