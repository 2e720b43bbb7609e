"""A vault in one schema of a PostgreSQL database, for a team: many may read and write, each chain by one at a time."""

from __future__ import annotations

import errno
import logging
import os
import re
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from threading import Lock

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Chain
from goodoffices.record.store import Reading, Writing

try:
    import psycopg
    from psycopg import errors
    from psycopg.conninfo import conninfo_to_dict

    from goodoffices.store.postgres_moment import Connection, PostgresMoment
except ImportError:
    raise GoodOfficesError("postgres-missing") from None

# The driver says on standard error which server it lost, unless somebody listens: we tell it in our own words.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

VERSION = 1
"""The layout of the tables."""
_IDLE = 16
_LEAST = 50
"""Milliseconds that one waits for a lock at the least."""
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_SECRETS = ("password", "sslpassword", "oauth_client_secret")

_PLACE = "room bytea NOT NULL, site bytea NOT NULL, seq bigint NOT NULL, branch bigint NOT NULL"
_KEY = "PRIMARY KEY (room, site, seq, branch)"
_TABLES = f"""
CREATE TABLE envelope ({_PLACE}, prev bytea NOT NULL, key bytea NOT NULL, body bytea NOT NULL, digest bytea NOT NULL,
    {_KEY});
CREATE INDEX envelope_ends ON envelope (room, site, branch, seq DESC);
CREATE TABLE keyring ({_PLACE}, epoch bytea NOT NULL, wrapped bytea NOT NULL, {_KEY});
CREATE TABLE kept (space text COLLATE "C" NOT NULL, name bytea NOT NULL, value bytea NOT NULL,
    PRIMARY KEY (space, name));
CREATE TABLE mark (version integer NOT NULL, mark bytea NOT NULL);
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append-only'; END $$;
CREATE TRIGGER envelope_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON envelope EXECUTE FUNCTION append_only();
-- ALWAYS: a session that says it is a replica passes over other triggers
ALTER TABLE envelope ENABLE ALWAYS TRIGGER envelope_never_changed;
"""
_WHERE = (
    "SELECT (SELECT system_identifier FROM pg_control_system())::text, d.oid::text, n.oid::text"
    " FROM pg_database d, pg_namespace n WHERE d.datname = current_database() AND n.nspname = current_schema()"
)
_CODES: tuple[tuple[str, tuple[type[psycopg.Error], ...]], ...] = (
    ("store-full", (errors.DiskFull,)),
    (
        "store-busy",
        (
            errors.LockNotAvailable,
            errors.DeadlockDetected,
            errors.SerializationFailure,
            errors.TooManyConnections,
            errors.QueryCanceled,
        ),
    ),
    ("bad-vault", (errors.DataCorrupted, errors.IndexCorrupted, errors.UndefinedTable, errors.UndefinedColumn)),
    ("cannot-write", (errors.ReadOnlySqlTransaction, errors.InsufficientPrivilege)),
    # what is left of it: the server stopped, or is not there, or lets nobody in
    ("store-gone", (psycopg.OperationalError,)),
)


class PostgresStore:
    """A vault in a schema. Any thread may use it; `patience` is how many seconds one waits for others who write.

    The address is libpq's, without a password: a service file, a password file or a certificate is for that. With
    `create` the schema must not be there yet. Raises GoodOfficesError: "bad-address", "password-in-address",
    "store-gone", "cannot-read", "file-there", "cannot-write", "bad-vault", "newer-vault".
    """

    def __init__(self, address: str, schema: str, *, create: bool = False, patience: float = 10.0) -> None:
        self._address = _checked(address, schema)
        self._schema = schema
        self._file = f"{address}#{schema}"
        self._patience = max(1, round(patience * 1_000))
        self._idle: list[Connection] = []
        self._all: set[Connection] = set()
        self._lock = Lock()
        self._closed = False
        try:
            with self._told():
                self._begin(create=create)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open it for reading, as it is at this moment."""
        # the moment is taken by the first thing read, not by BEGIN
        with self._within("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1") as db, _moment(db) as moment:
            yield moment

    @contextmanager
    def writing(self, chains: Collection[Chain] = (), *, whole: bool = False) -> Iterator[Writing]:
        """Open it for writing, alone at these chains, or alone altogether where `whole`.

        The locks are taken before the first reading, and each reading sees what was written before it: whoever waited
        reads what the one before wrote.
        """
        with self._within(self._locking(chains, whole), keep=True) as db, _moment(db) as moment:
            yield moment

    def place(self) -> bytes:
        """Return a digest over the server's own number, the database, the schema, and a mark drawn when it was made.

        A replica, or a server restored from its files, has the same number: the two cannot be told apart by it.
        """
        return self._place

    def scrub(self, patience: float | None = None) -> None:
        """Write the erasable tables anew, without what was erased, and vacuum them.

        What this does not reach: the server's log of writing (WAL) until it is recycled, its archive, its backups,
        replicas that lag behind, and what a disk keeps of blocks given up. Raises GoodOfficesError("store-busy") while
        somebody reads for longer than one would wait.
        """
        # 0 would wait for ever, and a lock that nobody holds takes a moment too
        waits = self._patience if patience is None else max(_LEAST, round(patience * 1_000))
        with self._told(), self._lent() as db:
            db.execute(f"SET lock_timeout = {waits}".encode())
            try:
                db.execute("VACUUM FULL keyring, kept")
            finally:
                # who is lent this connection next waits as ever
                with suppress(psycopg.Error):
                    db.execute("RESET lock_timeout")

    def check(self) -> list[tuple[str, dict[str, object]]]:
        """Return what is wrong with the schema, for a doctor: codes with their parameters; nothing when all is well."""
        with self._within("BEGIN READ ONLY") as db:
            guards = db.execute(
                "SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'envelope'::regclass"
                " AND tgname = 'envelope_never_changed' AND tgfoid = 'append_only'::regproc"
            ).fetchall()
        return [] if guards == [("A",)] else [("vault-guard-missing", {"name": "envelope_never_changed"})]

    def close(self) -> None:
        """Let go of it."""
        with self._lock:
            self._closed = True
            connections, self._all, self._idle = self._all, set(), []
        for db in connections:
            db.close()

    def _begin(self, *, create: bool) -> None:
        if create:
            self._lay_out()
        with self._lent() as db:
            if db.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (self._schema,)).fetchone() is None:
                raise GoodOfficesError("cannot-read", file=self._file, why=os.strerror(errno.ENOENT))
            found = db.execute("SELECT version, mark FROM mark").fetchone()
            if found is None:
                raise GoodOfficesError("bad-vault", part="file")
            if found[0] > VERSION:
                raise GoodOfficesError("newer-vault", found=found[0], known=VERSION)
            where = db.execute(_WHERE).fetchone()
        self._place = sha256(repr(where).encode() + found[1]).digest()

    def _lay_out(self) -> None:
        with self._lent() as db, db.transaction():
            try:
                db.execute(f'CREATE SCHEMA "{self._schema}"'.encode())
            except errors.DuplicateSchema:
                raise GoodOfficesError("file-there", file=self._file) from None
            db.execute(_TABLES)
            db.execute("INSERT INTO mark VALUES (%s, %b)", (VERSION, secrets.token_bytes(16)))

    def _locking(self, chains: Collection[Chain], whole: bool) -> str:
        """The commands that begin a transaction and take its locks, in one order so that none wait in a ring."""
        everything = _lock_of(self._schema.encode())
        if whole:
            locks = [f"pg_advisory_xact_lock({everything})"]
        else:
            each = sorted({_lock_of(self._schema.encode() + room + site) for room, site in chains})
            locks = [f"pg_advisory_xact_lock_shared({everything})", *(f"pg_advisory_xact_lock({one})" for one in each)]
        taken = "; ".join(f"SELECT {lock}" for lock in locks)
        return f"BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {self._patience}; {taken}"

    @contextmanager
    def _within(self, beginning: str, *, keep: bool = False) -> Iterator[Connection]:
        """A transaction; what is written in it is kept only where it ends well and is to be kept."""
        with self._told(), self._lent(beginning) as db:
            try:
                yield db
                db.execute("COMMIT" if keep else "ROLLBACK")
            except BaseException:
                with suppress(psycopg.Error):
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def _lent(self, beginning: str = "") -> Iterator[Connection]:
        """A connection for one use, begun with these commands; it is used again if all went well."""
        db = self._begun(beginning)
        try:
            yield db
        finally:
            idle = db.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
            with self._lock:
                keep = idle and db in self._all and len(self._idle) < _IDLE
                if keep:
                    self._idle.append(db)
            if not keep:
                self._discard(db)

    def _begun(self, beginning: str) -> Connection:
        while db := self._idle_one():
            try:
                db.execute(beginning.encode() or b"SELECT 1")
            except psycopg.OperationalError as error:
                self._discard(db)
                # a connection that died while it lay idle says nothing of the server
                if error.sqlstate in (None, "57P01", "57P02"):
                    continue
                raise
            return db
        db = self._connected()
        if beginning:
            try:
                db.execute(beginning.encode())
            except BaseException:
                self._discard(db)
                raise
        return db

    def _idle_one(self) -> Connection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _connected(self) -> Connection:
        db = psycopg.connect(self._address, autocommit=True)
        db.execute("SELECT set_config('search_path', %s, false)", (f'"{self._schema}", pg_temp',))
        with self._lock:
            if not self._closed:
                self._all.add(db)
                return db
        db.close()
        raise GoodOfficesError("store-gone", where=self._file)

    def _discard(self, db: Connection) -> None:
        with self._lock:
            self._all.discard(db)
        db.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            for code, kinds in _CODES:
                if isinstance(error, kinds):
                    raise GoodOfficesError(code, **self._params(code)) from None
            raise

    def _params(self, code: str) -> dict[str, str]:
        params = {
            "bad-vault": {"part": "file"},
            "cannot-write": {"file": self._file, "why": os.strerror(errno.EACCES)},
            "store-gone": {"where": self._file},
        }
        return params.get(code, {})


@contextmanager
def _moment(db: Connection) -> Iterator[PostgresMoment]:
    moment = PostgresMoment(db)
    try:
        yield moment
    finally:
        with suppress(psycopg.Error):
            moment.end()


def _checked(address: str, schema: str) -> str:
    """An address as libpq takes it, with nothing in it that other programs must not see."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        raise GoodOfficesError("bad-address") from None
    if any(parts.get(name) for name in _SECRETS):
        raise GoodOfficesError("password-in-address")
    if not _NAME.fullmatch(schema):
        raise GoodOfficesError("bad-address")
    return address


def _lock_of(name: bytes) -> int:
    return int.from_bytes(sha256(b"goodoffices lock 1\x00" + name).digest()[:8], signed=True)
