"""What lies in a vault's file: its tables, what forbids to change them, and the marks by which such a file is known."""

from __future__ import annotations

MAGIC = int.from_bytes(b"GOfv")
"""SQLite's application id of a vault: bytes 68 to 71 of the file."""
VERSION = 1
"""SQLite's user version: the layout of the tables."""
PAGE = 8_192
"""Bytes of a page: two envelopes of the usual sizes still lie in the tree itself, without pages of their own."""

_PLACE = "room BLOB NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL, branch INTEGER NOT NULL"
_KEY = "PRIMARY KEY (room, site, seq, branch)"

# WITHOUT ROWID: rows lie in the order in which they are read, and none can be reached by another number than its place.
TABLES = {
    "envelope": f"CREATE TABLE envelope ({_PLACE}, prev BLOB NOT NULL, key BLOB NOT NULL, body BLOB NOT NULL,"
    f" digest BLOB NOT NULL, {_KEY}) WITHOUT ROWID",
    "keyring": f"CREATE TABLE keyring ({_PLACE}, epoch BLOB NOT NULL, wrapped BLOB NOT NULL, {_KEY}) WITHOUT ROWID",
    "kept": "CREATE TABLE kept (space TEXT NOT NULL, name BLOB NOT NULL, value BLOB NOT NULL,"
    " PRIMARY KEY (space, name)) WITHOUT ROWID",
    "mark": "CREATE TABLE mark (mark BLOB NOT NULL)",
}

GUARDS = {
    # the table's own order finds the end of a chain; only branches of a fork need more, and few rows are any
    "envelope_branches": "CREATE INDEX envelope_branches ON envelope (room, site, branch, seq DESC) WHERE branch > 0",
    "envelope_never_changed": "CREATE TRIGGER envelope_never_changed BEFORE UPDATE ON envelope"
    " BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "envelope_never_deleted": "CREATE TRIGGER envelope_never_deleted BEFORE DELETE ON envelope"
    " BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    # INSERT OR REPLACE deletes without a word unless recursive triggers are on, and another program may not set them
    "envelope_never_replaced": "CREATE TRIGGER envelope_never_replaced BEFORE INSERT ON envelope WHEN EXISTS (SELECT 1"
    " FROM envelope WHERE room = NEW.room AND site = NEW.site AND seq = NEW.seq AND branch = NEW.branch)"
    " BEGIN SELECT RAISE(ABORT, 'place-taken'); END",
}

SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "journal_size_limit": 64 * 1024 * 1024,
    "cell_size_check": 1,
}
"""How every connection is set, and what SQLite answers when asked."""

EXPECTED = TABLES | GUARDS
"""Everything that lies in a vault's file, by name."""
