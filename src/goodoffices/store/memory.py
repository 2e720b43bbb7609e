"""A vault kept in memory, for as long as the program runs: what the other stores are held to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from threading import RLock

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Chain, Envelope
from goodoffices.record.store import End, Row

Place = tuple[bytes, bytes, int, int]
"""Room, site, number, branch."""
Last = dict[bytes, dict[tuple[bytes, int], Envelope]]
"""By room, the last envelope of each branch of each site."""


def place_of(row: Row) -> Place:
    """Return where a row lies; rows are given in the order of their places."""
    return (row.envelope.room, row.envelope.site, row.envelope.seq, row.branch)


class _Moment:
    """What was kept at one moment, and may be changed until it is taken over."""

    def __init__(self, rows: dict[Place, Row], values: dict[str, dict[bytes, bytes]], last: Last) -> None:
        self.kept = rows
        self.values = values
        self.last = last

    def copied(self) -> _Moment:
        """The same, to be written to."""
        values = {space: dict(held) for space, held in self.values.items()}
        return _Moment(dict(self.kept), values, {room: dict(found) for room, found in self.last.items()})

    def rows(self, room: bytes | None = None, site: bytes | None = None, start: int = 0) -> Iterator[Row]:
        for place in sorted(self.kept):
            if room in (None, place[0]) and site in (None, place[1]) and place[2] >= start:
                yield self.kept[place]

    def chains(self) -> list[Chain]:
        return sorted({place[:2] for place in self.kept})

    def ends(self, room: bytes) -> list[End]:
        found = self.last.get(room, {})
        return [End(*branch, found[branch].seq, found[branch].digest) for branch in sorted(found)]

    def at(self, chain: Chain, seq: int) -> list[Row]:
        return [self.kept[place] for place in sorted(self.kept) if place[:3] == (*chain, seq)]

    def get(self, space: str, name: bytes) -> bytes | None:
        return self.values.get(space, {}).get(name)

    def all(self, space: str) -> dict[bytes, bytes]:
        return dict(sorted(self.values.get(space, {}).items()))

    def spaces(self) -> list[str]:
        return sorted(space for space, held in self.values.items() if held)

    def append(self, rows: Iterable[Row]) -> None:
        added: dict[Place, Row] = {}
        for row in rows:
            if place_of(row) in self.kept or place_of(row) in added:
                raise GoodOfficesError("place-taken")
            added[place_of(row)] = row
        self.kept |= added
        for row in added.values():
            self._end_at(row)

    def _end_at(self, row: Row) -> None:
        here = self.last.setdefault(row.envelope.room, {})
        last = here.get((row.envelope.site, row.branch))
        if last is None or last.seq < row.envelope.seq:
            here[row.envelope.site, row.branch] = row.envelope

    def put(self, space: str, name: bytes, value: bytes) -> None:
        self.values.setdefault(space, {})[name] = value

    def drop(self, space: str, names: Iterable[bytes]) -> None:
        for name in names:
            self.values.get(space, {}).pop(name, None)

    def forget(self, rows: Iterable[Row]) -> None:
        self.rewrap(msgspec.structs.replace(row, wrapped=None) for row in rows)

    def rewrap(self, rows: Iterable[Row]) -> None:
        wrapped = {place_of(row): row.wrapped for row in rows}
        if any(key for place, key in wrapped.items() if place not in self.kept):
            raise GoodOfficesError("place-empty")
        for place in wrapped.keys() & self.kept.keys():
            self.kept[place] = msgspec.structs.replace(self.kept[place], wrapped=wrapped[place])


class MemoryStore:
    """A store that forgets everything when the program ends; one who writes keeps all others waiting."""

    def __init__(self) -> None:
        self._now = _Moment({}, {}, {})
        self._lock = RLock()

    @contextmanager
    def reading(self) -> Iterator[_Moment]:
        """Open it for reading, as it is at this moment."""
        # whoever writes does so in a copy: what is read here stays as it is
        yield self._now

    @contextmanager
    def writing(self, chains: Collection[Chain] = (), *, whole: bool = False) -> Iterator[_Moment]:
        """Open it for writing; what is written is kept when this ends well."""
        with self._lock:
            moment = self._now.copied()
            yield moment
            self._now = moment

    def place(self) -> bytes:
        """Return what tells this store from any other."""
        return id(self).to_bytes(8)

    def scrub(self, patience: float | None = None) -> None:
        """Leave nothing of what was erased: nothing is ever left here."""

    def close(self) -> None:
        """Let go of it."""
