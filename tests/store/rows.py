"""Rows for the tests of stores: what lies in them is noise, as it is to a store."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from random import Random

import msgspec

from goodoffices.record.envelope import Chain, Envelope
from goodoffices.record.store import End, Row, Wrapped

_SEEDS = count()


def tag(name: str) -> bytes:
    """Return a tag of 16 bytes that begins with a name."""
    return name.encode().ljust(16, b".")


NORTH, SOUTH, TEAM = tag("north"), tag("south"), tag("team")
HERE, THERE = tag("here"), tag("there")


def row(room: bytes, site: bytes, seq: int, *, branch: int = 0, size: int = 528, keyless: bool = False) -> Row:
    """Return a row at a place, with noise of its own in it."""
    chance = Random(next(_SEEDS)).randbytes
    envelope = Envelope(room, site, seq, chance(32), chance(32), chance(size), chance(32))
    return Row(envelope, None if keyless else Wrapped(chance(16), chance(48)), branch)


def chain(room: bytes, site: bytes, length: int, start: int = 0) -> list[Row]:
    """Return so many rows of one chain."""
    return [row(room, site, seq) for seq in range(start, start + length)]


def several() -> list[Row]:
    """Return the rows of four chains in three rooms, one of them forked, in order."""
    found = [
        *chain(NORTH, HERE, 3),
        *chain(NORTH, THERE, 2),
        *chain(SOUTH, HERE, 1),
        *chain(TEAM, HERE, 4),
        row(TEAM, HERE, 2, branch=1),
        row(TEAM, HERE, 3, branch=1),
        row(TEAM, HERE, 2, branch=2, keyless=True),
    ]
    return sorted(found, key=place)


def place(row: Row) -> tuple[bytes, bytes, int, int]:
    """Return by what rows are in order."""
    return (*row.envelope.chain, row.envelope.seq, row.branch)


def end(row: Row) -> End:
    """Return the end of a branch of which this is the last row."""
    return End(row.envelope.site, row.branch, row.envelope.seq, row.envelope.digest)


def keyless(rows: Iterable[Row]) -> list[Row]:
    """Return these rows without their keys."""
    return [msgspec.structs.replace(row, wrapped=None) for row in rows]


def chains(rows: Iterable[Row]) -> list[Chain]:
    """Return the chains of these rows, in order."""
    return sorted({row.envelope.chain for row in rows})
