"""The peer: `eventsourcing` on SQLite, by its application as its pages show it, and by its recorder alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, DomainEvent, event
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, StoredEvent, UUIDAsHex
from eventsourcing.sqlite import SQLiteAggregateRecorder, SQLiteDatastore

from goodoffices.record.entry import Entry


class Room(Aggregate):
    """A room as an aggregate of its entries, by id."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Any]] = {}

    @event("Recorded")
    def record(self, entry: dict[str, Any]) -> None:
        """Take an entry in."""
        self.entries[entry["id"]] = entry


class Kept(DomainEvent):
    """An entry as an event without an aggregate."""

    entry: dict[str, Any]


class Peer:
    """The same entries, as the plain values that the peer writes as JSON; they are made ready before the clock runs."""

    def __init__(self, folder: Path, entries: list[Entry], batch: int) -> None:
        self._batch = batch
        self._entries = [(entry.room, msgspec.to_builtins(entry)) for entry in entries]
        self._path = folder / f"peer-{batch}"
        self._app = Application(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(self._path)})
        self._rooms: dict[str, Room] = {}
        transcoder = JSONTranscoder()
        transcoder.register(DatetimeAsISO())
        transcoder.register(UUIDAsHex())
        self._mapper: Mapper[UUID] = Mapper(transcoder=transcoder)
        self._recorder = SQLiteAggregateRecorder(SQLiteDatastore(str(folder / f"peer-recorder-{batch}")))
        self._recorder.create_table()
        self._ids: dict[str, UUID] = {}

    @property
    def size(self) -> int:
        """Bytes of its file."""
        return self._path.stat().st_size

    def _batches(self) -> Iterator[list[tuple[str, dict[str, Any]]]]:
        for start in range(0, len(self._entries), self._batch):
            yield self._entries[start : start + self._batch]

    def append_by_application(self) -> None:
        """Record every entry on its room, and save all rooms touched once for each batch."""
        for some in self._batches():
            touched = {}
            for name, entry in some:
                room = touched[name] = self._rooms.get(name) or self._rooms.setdefault(name, Room())
                room.record(entry=entry)
            self._app.save(*touched.values())

    def replay_by_application(self) -> int:
        """Rebuild every room from its events."""
        return sum(len(self._app.repository.get(room.id).entries) for room in self._rooms.values())  # type: ignore[attr-defined]

    def append_by_recorder(self) -> None:
        """Map entries to stored events and insert them, nothing else."""
        versions: dict[str, int] = {}
        now = datetime.now(UTC)
        for some in self._batches():
            stored: list[StoredEvent] = []
            for name, entry in some:
                key = self._ids.setdefault(name, uuid4())
                versions[name] = versions.get(name, 0) + 1
                made = Kept(originator_id=key, originator_version=versions[name], timestamp=now, entry=entry)  # type: ignore[call-arg]
                stored.append(self._mapper.to_stored_event(made))
            self._recorder.insert_events(stored)

    def replay_by_recorder(self) -> int:
        """Read stored events and map them back, nothing else."""
        return sum(
            len([self._mapper.to_domain_event(stored) for stored in self._recorder.select_events(key)])
            for key in self._ids.values()
        )
