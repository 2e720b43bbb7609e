"""The peer: the same acts in an SQLite database in memory, indexed for the questions that are asked of it.

It is what most teams would reach for: in this process, no server, no disk, rows already taken apart into columns, its
work done in C. It is given less to do than we are: uncertain dates come with their bounds worked out, corrections are
not applied, and a room is a column that the caller filters by.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from goodoffices.acts.act import kind_of
from goodoffices.acts.refs import ref_ids
from goodoffices.record.entry import Entry
from goodoffices.standing.standing import LONG_AGO, learnt

_SCHEMA = """
CREATE TABLE act (id TEXT PRIMARY KEY, room TEXT, kind TEXT, earliest INT, latest INT, learnt INT, clock INT, body TEXT)
WITHOUT ROWID;
CREATE INDEX act_kind ON act (kind, id);
CREATE TABLE points (ref TEXT, kind TEXT, id TEXT, PRIMARY KEY (ref, kind, id)) WITHOUT ROWID;
"""
_LAST = """
SELECT ref, id FROM (
  SELECT p.ref, a.id, row_number() OVER (PARTITION BY p.ref ORDER BY a.latest DESC, a.earliest DESC, a.clock DESC) AS n
  FROM act AS s JOIN points AS p ON p.ref = s.id AND p.kind = :follower JOIN act AS a ON a.id = p.id
  WHERE s.kind = :subject AND s.earliest <= :as_of AND s.learnt <= :known_at
    AND a.earliest <= :as_of AND a.learnt <= :known_at
) WHERE n = 1
"""


PLACES: dict[str, int] = {}
"""The order of the rooms as a viewer of all of them has it: of acts at one time, the later room's comes last."""


def opened() -> sqlite3.Connection:
    """Return an empty database in memory."""
    base = sqlite3.connect(":memory:")
    base.executescript(_SCHEMA)
    return base


def rows_of(entry: Entry, body: str) -> tuple[tuple[object, ...], list[tuple[str, str, str]]]:
    """Return an entry as the row it makes, and one row for each act it points to."""
    when, known = entry.when, learnt(entry)
    earliest = when.earliest if when is not None and when.earliest is not None else LONG_AGO
    by = max(known, earliest)
    latest = by if when is None or when.latest is None else min(when.latest, by)
    kind = kind_of(entry.act)
    place = (entry.id, entry.room, kind, earliest, latest, known, (PLACES.get(entry.room, 0) << 40) + entry.clock, body)
    return place, [(ref, kind, entry.id) for ref in ref_ids(entry.act)]


def add(base: sqlite3.Connection, rows: Iterable[tuple[tuple[object, ...], list[tuple[str, str, str]]]]) -> None:
    """Put rows in, in one transaction."""
    acts, points = [], []
    for place, pointing in rows:
        acts.append(place)
        points += pointing
    with base:
        base.executemany("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?)", acts)
        base.executemany("INSERT OR IGNORE INTO points VALUES (?, ?, ?)", points)


def last_of_each(base: sqlite3.Connection, subject: str, follower: str, *, as_of: int, known_at: int) -> dict[str, str]:
    """Return for each act of one kind the last act of another kind that points to it, at two moments."""
    asked = {"subject": subject, "follower": follower, "as_of": as_of, "known_at": known_at}
    return dict(base.execute(_LAST, asked).fetchall())
