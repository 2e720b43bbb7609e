"""Rows as columns of a table, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from goodoffices.record.envelope import Envelope
from goodoffices.record.store import Row, Wrapped


def rows_from(found: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    """Give the row for each tuple of room, site, seq, branch, prev, key, body, digest, epoch and wrapped key."""
    for room, site, seq, branch, prev, key, body, digest, epoch, wrapped in found:
        envelope = Envelope(room, site, seq, prev, key, body, digest)
        yield Row(envelope, None if wrapped is None else Wrapped(epoch, wrapped), branch)


def of_envelope(row: Row) -> tuple[bytes, bytes, int, int, bytes, bytes, bytes, bytes]:
    """Return the columns of the table of envelopes."""
    held = row.envelope
    return (held.room, held.site, held.seq, row.branch, held.prev, held.key, held.body, held.digest)


def of_key(row: Row) -> tuple[bytes, bytes]:
    """Return epoch and wrapped key of a row that has one."""
    assert row.wrapped is not None
    return (row.wrapped.epoch, row.wrapped.key)


def batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Give rows in lists of so many, the last with what is left."""
    stream = iter(rows)
    while batch := list(islice(stream, size)):
        yield batch
