"""One transaction on a vault in PostgreSQL: what can be read and written while it lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg.errors import UniqueViolation

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Chain
from goodoffices.record.store import End, Row
from goodoffices.store.columns import batches, of_envelope, of_key, rows_from
from goodoffices.store.memory import place_of

Connection = psycopg.Connection[tuple[Any, ...]]

BATCH = 2_000
_MANY = 30
"""From so many rows on, COPY is quicker than INSERT."""
_ON = "room = %b AND site = %b AND seq = %s AND branch = %s"
_ROWS = (
    "SELECT e.room, e.site, e.seq, e.branch, e.prev, e.key, e.body, e.digest, k.epoch, k.wrapped FROM envelope e"
    " LEFT JOIN keyring k USING (room, site, seq, branch)"
)
_ORDER = " ORDER BY e.room, e.site, e.seq, e.branch"
_FROM: dict[str, LiteralString] = {"room": "e.room = %b", "site": "e.site = %b", "start": "e.seq >= %s"}
_CHAINS = (
    "WITH RECURSIVE step AS ((SELECT room, site FROM envelope ORDER BY room, site LIMIT 1)"
    " UNION ALL SELECT next.* FROM step CROSS JOIN LATERAL (SELECT room, site FROM envelope"
    " WHERE (room, site) > (step.room, step.site) ORDER BY room, site LIMIT 1) next) SELECT * FROM step"
)
_END = "SELECT site, branch, seq, digest FROM envelope WHERE room = %b"
_FIRST = " ORDER BY site, branch, seq DESC LIMIT 1"
_ENDS = (
    f"WITH RECURSIVE step AS (({_END}{_FIRST}) UNION ALL SELECT next.* FROM step CROSS JOIN LATERAL"
    f" ({_END} AND (site, branch) > (step.site, step.branch){_FIRST}) next) SELECT * FROM step"
)
_BYTES, _NUMBER = "bytea", "int8"
_PLACE_TYPES = [_BYTES, _BYTES, _NUMBER, _NUMBER]
_ADD = "INSERT INTO envelope VALUES (%b, %b, %s, %s, %b, %b, %b, %b)"
_ADD_KEY = "INSERT INTO keyring VALUES (%b, %b, %s, %s, %b, %b)"
_REWRAP = (
    f"INSERT INTO keyring SELECT room, site, seq, branch, %b, %b FROM envelope WHERE {_ON}"
    " ON CONFLICT (room, site, seq, branch) DO UPDATE SET epoch = excluded.epoch, wrapped = excluded.wrapped"
)
_PUT = "INSERT INTO kept VALUES (%s, %b, %b) ON CONFLICT (space, name) DO UPDATE SET value = excluded.value"


class PostgresMoment:
    """A vault in PostgreSQL within one transaction; what is written is kept only if the transaction is."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._open: list[psycopg.ServerCursor[tuple[Any, ...]]] = []

    def rows(self, room: bytes | None = None, site: bytes | None = None, start: int = 0) -> Iterator[Row]:
        """Give rows in order, a batch in memory at a time."""
        asked = {"room": room, "site": site, "start": start or None}
        held = {name: value for name, value in asked.items() if value is not None}
        where: LiteralString = " WHERE " + " AND ".join(_FROM[name] for name in held) if held else ""
        cursor = psycopg.ServerCursor(self._db, f"rows_{len(self._open)}")
        self._open.append(cursor)
        cursor.format = psycopg.pq.Format.BINARY
        if room is None:
            # for all rows the server would look up each key by itself, which is half as fast again as merging
            self._db.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(_ROWS + where + _ORDER, tuple(held.values()))
        if room is None:
            self._db.execute("SET LOCAL enable_nestloop TO DEFAULT")
        while batch := cursor.fetchmany(BATCH):
            yield from rows_from(batch)

    def chains(self) -> list[Chain]:
        """Return every chain; steps from one to the next over all that lies between."""
        return [(room, site) for room, site in self._found(_CHAINS)]

    def ends(self, room: bytes) -> list[End]:
        """Return where each branch ends; steps from one to the next over all that lies between."""
        return [End(*found) for found in self._found(_ENDS, room, room)]

    def at(self, chain: Chain, seq: int) -> list[Row]:
        """Return the rows at one place of a chain, by branch."""
        where = " WHERE e.room = %b AND e.site = %b AND e.seq = %s"
        return list(rows_from(self._found(_ROWS + where + _ORDER, *chain, seq)))

    def get(self, space: str, name: bytes) -> bytes | None:
        """Return the value kept under a name, or None."""
        found = self._found("SELECT value FROM kept WHERE space = %s AND name = %b", space, name)
        return found[0][0] if found else None

    def all(self, space: str) -> dict[bytes, bytes]:
        """Return every value of a space, in the order of names."""
        return dict(self._found("SELECT name, value FROM kept WHERE space = %s ORDER BY name", space))

    def spaces(self) -> list[str]:
        """Return the name of every space that holds a value, in order."""
        return [space for (space,) in self._found("SELECT DISTINCT space FROM kept ORDER BY space")]

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows, all of them or none. Raises GoodOfficesError("place-taken")."""
        with self._whole():
            for batch in batches(rows, BATCH):
                wrapped = [(*place_of(row), *of_key(row)) for row in batch if row.wrapped]
                try:
                    self._add(_ADD, "envelope", 4, list(map(of_envelope, batch)))
                except UniqueViolation:
                    raise GoodOfficesError("place-taken") from None
                self._add(_ADD_KEY, "keyring", 2, wrapped)

    def put(self, space: str, name: bytes, value: bytes) -> None:
        """Keep a value under a name, in the place of what was there."""
        self._db.execute(_PUT, (space, name, value))

    def drop(self, space: str, names: Iterable[bytes]) -> None:
        """Erase the values of these names."""
        self._each("DELETE FROM kept WHERE space = %s AND name = %b", [(space, name) for name in names])

    def forget(self, rows: Iterable[Row]) -> None:
        """Erase the keys of these rows; their envelopes stay."""
        for batch in batches(rows, BATCH):
            self._each(f"DELETE FROM keyring WHERE {_ON}", list(map(place_of, batch)))

    def rewrap(self, rows: Iterable[Row]) -> None:
        """Keep for each row the key it has now. Raises GoodOfficesError("place-empty") where there is no row."""
        with self._whole():
            for batch in batches(rows, BATCH):
                self.forget(row for row in batch if not row.wrapped)
                wrapped = [(*of_key(row), *place_of(row)) for row in batch if row.wrapped]
                if self._each(_REWRAP, wrapped) != len(wrapped):
                    raise GoodOfficesError("place-empty")

    def end(self) -> None:
        """Let go of what is still being read."""
        for cursor in self._open:
            cursor.close()

    def _found(self, query: LiteralString, *asked: object) -> list[tuple[Any, ...]]:
        return self._db.execute(query, asked, binary=True).fetchall()

    def _each(self, command: LiteralString, many: list[tuple[Any, ...]]) -> int:
        """Do one thing many times and return how many rows it touched; the answers are awaited together."""
        with self._db.cursor() as cursor:
            if many:
                cursor.executemany(command, many)
            return cursor.rowcount if many else 0

    def _add(self, command: LiteralString, table: LiteralString, last: int, many: list[tuple[Any, ...]]) -> None:
        if len(many) < _MANY:
            self._each(command, many)
            return
        with self._db.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types([*_PLACE_TYPES, *[_BYTES] * last])
            for columns in many:
                copy.write_row(columns)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        with self._db.transaction():
            yield
