"""One transaction on a vault's file: what can be read and written while it lasts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Chain
from goodoffices.record.store import End, Row
from goodoffices.store.columns import batches, of_envelope, of_key, rows_from
from goodoffices.store.memory import place_of

BATCH = 1_000
_ON = "room = ? AND site = ? AND seq = ? AND branch = ?"
_ROWS = (
    "SELECT e.room, e.site, e.seq, e.branch, e.prev, e.key, e.body, e.digest, k.epoch, k.wrapped FROM envelope e"
    " LEFT JOIN keyring k ON k.room = e.room AND k.site = e.site AND k.seq = e.seq AND k.branch = e.branch"
    " {where} ORDER BY e.room, e.site, e.seq, e.branch"
)
# SQLite begins a search for (a, b) > (x, y) at a = x and walks on: each step is asked for column by column instead
_END = "SELECT site, branch, seq, digest FROM envelope WHERE room = ? AND site = ? AND {} DESC LIMIT 1"
_CHAIN_END = _END.format("branch = 0 ORDER BY seq")
_NEXT_BRANCH = _END.format("branch > 0 AND branch > ? ORDER BY branch, seq")
_SITE = "SELECT room, site FROM envelope WHERE room = ? AND site > ? ORDER BY site LIMIT 1"
_ROOM = "SELECT room, site FROM envelope WHERE room > ? ORDER BY room, site LIMIT 1"
_ADD = "INSERT INTO envelope VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_KEY = "INSERT INTO keyring VALUES (?, ?, ?, ?, ?, ?)"
_REWRAP = f"INSERT OR REPLACE INTO keyring SELECT room, site, seq, branch, ?, ? FROM envelope WHERE {_ON}"


class Moment:
    """A vault's file within one transaction; what is written is kept only if the transaction is."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._open: list[sqlite3.Cursor] = []

    def rows(self, room: bytes | None = None, site: bytes | None = None, start: int = 0) -> Iterator[Row]:
        """Give rows in order, a batch in memory at a time."""
        asked = {"e.room = ?": room, "e.site = ?": site, "e.seq >= ?": start or None}
        held = {column: value for column, value in asked.items() if value is not None}
        where = "WHERE " + " AND ".join(held) if held else ""
        cursor = self._db.cursor()
        self._open.append(cursor)
        cursor.execute(_ROWS.format(where=where), tuple(held.values()))
        while batch := cursor.fetchmany(BATCH):
            yield from rows_from(batch)

    def chains(self) -> list[Chain]:
        """Return every chain; steps from one to the next over all that lies between."""
        found: list[Chain] = []
        step = self._first(_ROOM, (b"",))
        while step:
            found.append(step)
            step = self._first(_SITE, step) or self._first(_ROOM, step[:1])
        return found

    def ends(self, room: bytes) -> list[End]:
        """Return where each branch ends; steps from one to the next over all that lies between."""
        found: list[End] = []
        chain = self._first(_SITE, (room, b""))
        while chain:
            step = self._first(_CHAIN_END, chain) or self._first(_NEXT_BRANCH, (*chain, 0))
            while step:
                found.append(End(*step))
                step = self._first(_NEXT_BRANCH, (*chain, step[1]))
            chain = self._first(_SITE, chain)
        return found

    def at(self, chain: Chain, seq: int) -> list[Row]:
        """Return the rows at one place of a chain, by branch."""
        where = "WHERE e.room = ? AND e.site = ? AND e.seq = ?"
        return list(rows_from(self._db.execute(_ROWS.format(where=where), (*chain, seq))))

    def get(self, space: str, name: bytes) -> bytes | None:
        """Return the value kept under a name, or None."""
        found = self._first("SELECT value FROM kept WHERE space = ? AND name = ?", (space, name))
        return found[0] if found else None

    def all(self, space: str) -> dict[bytes, bytes]:
        """Return every value of a space, in the order of names."""
        return dict(self._db.execute("SELECT name, value FROM kept WHERE space = ? ORDER BY name", (space,)))

    def spaces(self) -> list[str]:
        """Return the name of every space that holds a value, in order."""
        return [space for (space,) in self._db.execute("SELECT DISTINCT space FROM kept ORDER BY space")]

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows, all of them or none. Raises GoodOfficesError("place-taken")."""
        with self._whole():
            for batch in batches(rows, BATCH):
                try:
                    self._db.executemany(_ADD, map(of_envelope, batch))
                except sqlite3.IntegrityError:
                    raise GoodOfficesError("place-taken") from None
                self._db.executemany(_ADD_KEY, ((*place_of(row), *of_key(row)) for row in batch if row.wrapped))

    def put(self, space: str, name: bytes, value: bytes) -> None:
        """Keep a value under a name, in the place of what was there."""
        self._db.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (space, name, value))

    def drop(self, space: str, names: Iterable[bytes]) -> None:
        """Erase the values of these names."""
        self._db.executemany("DELETE FROM kept WHERE space = ? AND name = ?", ((space, name) for name in names))

    def forget(self, rows: Iterable[Row]) -> None:
        """Erase the keys of these rows; their envelopes stay."""
        for batch in batches(rows, BATCH):
            self._db.executemany(f"DELETE FROM keyring WHERE {_ON}", map(place_of, batch))

    def rewrap(self, rows: Iterable[Row]) -> None:
        """Keep for each row the key it has now. Raises GoodOfficesError("place-empty") where there is no row."""
        with self._whole():
            for batch in batches(rows, BATCH):
                self.forget(row for row in batch if not row.wrapped)
                wrapped = [(*of_key(row), *place_of(row)) for row in batch if row.wrapped]
                if wrapped and self._db.executemany(_REWRAP, wrapped).rowcount != len(wrapped):
                    raise GoodOfficesError("place-empty")

    def end(self) -> None:
        """Let go of what is still being read: an unfinished reading would hold the whole moment."""
        for cursor in self._open:
            cursor.close()

    def _first(self, query: str, asked: tuple[Any, ...]) -> Any:
        return self._db.execute(query, asked).fetchone()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._db.execute("SAVEPOINT whole")
        try:
            yield
        except BaseException:
            # a full disk has ended the transaction already
            if self._db.in_transaction:
                self._db.execute("ROLLBACK TO whole")
            raise
        self._db.execute("RELEASE whole")
