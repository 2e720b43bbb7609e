"""The notebook: scratch beside the record. What is jotted down can be taken back without a trace, and expires.

Capture lands here. A note becomes an act of the record when it has lain for sixty seconds, and a line of a meeting's
write-up when the write-up is cleared; under the regime *no record* none ever does. Notes lie in the vault, each sealed
by itself, so that a crash loses nothing and erasing leaves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record.codec import decode_entry, encode_entry
from goodoffices.record.compartment import may_know, reach_of
from goodoffices.record.drawer import read_value
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import TAG
from goodoffices.record.erasing import Holds
from goodoffices.record.ledger import holder
from goodoffices.record.pen import Pen
from goodoffices.record.regime import demand_allowed, may_record
from goodoffices.record.store import Reading, Writing
from goodoffices.record.vault import Vault

NOTES = "note"
SETTLES = 60
"""Seconds a note can be taken back before it is put on record."""
EXPIRES = 14 * 86_400
"""Seconds after which a note that was not put on record is erased."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One note: what would be recorded of it, when it was jotted down, and when it expires.

    With `sheet`, the name of a write-up, it waits until that is cleared; a `draft` waits until somebody keeps it.
    """

    id: str
    entry: msgspec.Raw
    jotted: int
    expires: int
    sheet: str = ""
    draft: bool = False
    place: int = 0
    """Above that of every note there was: many are jotted down within one second."""

    @property
    def draft_entry(self) -> Entry:
        """The entry it would become."""
        return decode_entry(bytes(self.entry))

    def ripe(self, now: int) -> bool:
        """Return whether it is put on record without anybody saying so."""
        return not self.sheet and not self.draft and now - self.jotted >= SETTLES


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What settling did: entries put on record, notes that the regime keeps off it, that wait, and that expired."""

    kept: tuple[Entry, ...] = ()
    off_record: int = 0
    waiting: int = 0
    expired: int = 0


class Notebook:
    """The notebook of one vault; `now` is always the vault's clock."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def jot(self, entry: Entry, *, sheet: str = "", draft: bool = False, expires: int = EXPIRES) -> Note:
        """Put a note in, to lie there for so many seconds at most.

        Raises GoodOfficesError: "no-regime" before a regime of confidentiality was said.
        """
        return self.jot_all((entry,), sheet=sheet, draft=draft, expires=expires)[0]

    def jot_all(
        self, entries: Sequence[Entry], *, sheet: str = "", draft: bool = False, expires: int = EXPIRES
    ) -> tuple[Note, ...]:
        """Put notes in, all or none, one after another. Raises as `jot` does."""
        vault = self._vault
        if vault.regime is None:
            raise GoodOfficesError("no-regime")
        now = vault.clock()
        made = [(vault.chance("", TAG).hex(), msgspec.Raw(encode_entry(vault.filled(entry)))) for entry in entries]
        with vault.store.writing() as store:
            place = max((note.place for note in self._all(store)), default=0) + 1
            end = now + expires
            notes = tuple(
                Note(id=key, entry=raw, jotted=now, expires=end, sheet=sheet, draft=draft, place=place + count)
                for count, (key, raw) in enumerate(made)
            )
            for note in notes:
                self._put(store, note)
        return notes

    def change(self, key: str, entry: Entry) -> Note:
        """Put other words in the place of a note's, which then settles anew. Raises NotHere."""
        return self.change_all({key: entry})[0]

    def change_all(self, entries: Mapping[str, Entry]) -> tuple[Note, ...]:
        """Put other words in the place of those of several notes, all or none. Raises NotHere."""
        vault = self._vault
        with vault.store.writing() as store:
            changed = tuple(self._changed(self._find(store, key), entry) for key, entry in entries.items())
            for note in changed:
                self._put(store, note)
        return changed

    def _changed(self, held: Note, entry: Entry) -> Note:
        filled = msgspec.structs.replace(self._vault.filled(entry), id=held.draft_entry.id)
        return msgspec.structs.replace(held, entry=msgspec.Raw(encode_entry(filled)), jotted=self._vault.clock())

    def swap(self, one: str, other: str) -> None:
        """Let two notes change places. Raises NotHere."""
        with self._vault.store.writing() as store:
            a, b = self._find(store, one), self._find(store, other)
            self._put(store, msgspec.structs.replace(a, place=b.place))
            self._put(store, msgspec.structs.replace(b, place=a.place))

    def notes(self, *, sheet: str | None = None) -> tuple[Note, ...]:
        """Return the notes there are, or those of one write-up, in the order they were jotted down."""
        with self._vault.store.reading() as reading:
            found = [note for note in self._all(reading) if sheet in (None, note.sheet)]
        return tuple(sorted(found, key=lambda note: (note.place, note.id)))

    def take_back(self, key: str) -> None:
        """Erase a note; no entry is ever made of it. Raises NotHere where it is gone, or on record, already."""
        with self._vault.store.writing() as store:
            self._erase(store, [self._find(store, key)])
        self._vault.scrub()

    def discard(self, sheet: str) -> None:
        """Erase every line of a write-up, all or none. Raises NotHere where it has none."""
        with self._vault.store.writing() as store:
            found = [note for note in self._all(store) if sheet and note.sheet == sheet]
            if not found:
                raise NotHere("write-up")
            self._erase(store, found)
        self._vault.scrub()

    def keep(self, key: str) -> Entry:
        """Put a note on record now. Raises NotHere, GoodOfficesError("off-record") where the regime forbids it."""
        (kept,) = self._record([key])
        self._vault.scrub()
        return kept

    def clear(
        self, sheet: str, *, also: Sequence[Entry] = (), without: Collection[str] = frozenset()
    ) -> tuple[Entry, ...]:
        """Put every line of a meeting's write-up on record, all or none, in their order, and then what is `also` said.

        They are entered when they are cleared, and not before, whenever they were written. Notes in `without` are
        erased with the others, and never on record. Raises NotHere where there are no lines,
        GoodOfficesError("off-record") where the regime forbids one of those to be recorded.
        """
        lines = [note.id for note in self.notes(sheet=sheet)] if sheet else []
        if not lines:
            raise NotHere("write-up")
        kept = self._record(lines, also=also, without=without, entered=self._vault.clock())
        self._vault.scrub()
        return kept

    def settle(self, waits: Callable[[Entry], bool] | None = None) -> Settled:
        """Put on record what has lain long enough, and erase what has expired, unless a legal hold forbids that.

        What `waits` says of an entry keeps it off the record; where nobody says, that its writer has left the room. It
        waits for nobody who reads: a scrub that is owed, for whatever was erased, is tried each time.
        """
        now = self._vault.clock()
        notes = self.notes()
        ripe = [note for note in notes if note.ripe(now)]
        allowed = [note for note in ripe if may_record(note.draft_entry.act, self._vault.regime)]
        fit = [note for note in allowed if not (waits or self._left)(note.draft_entry)]
        kept = self._record([note.id for note in fit]) if fit else ()
        expired = self._expire([note for note in notes if note.expires <= now and note not in fit])
        self._vault.settle_up()
        waiting = len(allowed) - len(fit)
        return Settled(kept=kept, off_record=len(ripe) - len(allowed), waiting=waiting, expired=expired)

    def _left(self, entry: Entry) -> bool:
        """Whether whoever writes this vault was in a room once, and is in it no longer."""
        record = self._vault.record()
        who, room = holder(record, self._vault.head.recorded_by), record.room(entry.room)
        return room is not None and bool(reach_of(who, room)) and not may_know(who, room)

    def _expire(self, notes: list[Note]) -> int:
        if not notes:
            return 0
        record = self._vault.record()
        holds = Holds(entry for shelf in record.shelves.values() for entry in shelf.entries.values())
        gone = [note for note in notes if not holds.on(note.draft_entry.room)]
        if gone:
            with self._vault.store.writing() as store:
                self._erase(store, gone)
        return len(gone)

    def _record(
        self, keys: list[str], *, also: Sequence[Entry] = (), without: Collection[str] = frozenset(), entered: int = 0
    ) -> tuple[Entry, ...]:
        """Write entries and erase their notes in one transaction: a crash leaves the one or the other."""
        further = [self._vault.filled(entry) for entry in also]
        rooms = {self._one(key).draft_entry.room for key in keys} | {entry.room for entry in further}
        with self._vault.writing(rooms) as (pen, store):
            found = [self._find(store, key) for key in keys]
            entries = [note.draft_entry for note in found if note.id not in without] + further
            kept = tuple(self._write(pen, entry, entered) for entry in entries)
            self._erase(store, found)
        return kept

    def _erase(self, store: Writing, notes: Sequence[Note]) -> None:
        store.drop(NOTES, map(_name, notes))
        self._vault.erased(store)

    def _write(self, pen: Pen, entry: Entry, entered: int) -> Entry:
        demand_allowed(entry.act, self._vault.regime)
        return pen.write(msgspec.structs.replace(entry, entered=entered or entry.entered))

    def _one(self, key: str) -> Note:
        with self._vault.store.reading() as reading:
            return self._find(reading, key)

    def _find(self, reading: Reading, key: str) -> Note:
        found = next((note for note in self._all(reading) if note.id == key), None)
        if found is None:
            raise NotHere("note")
        return found

    def _all(self, reading: Reading) -> Iterator[Note]:
        for _, value in self._vault.drawer.all(reading, NOTES):
            yield read_value(value, Note, "note")

    def _put(self, store: Writing, note: Note) -> None:
        self._vault.drawer.put(store, NOTES, _name(note), note)


def _name(note: Note) -> bytes:
    return bytes.fromhex(note.id)[:TAG]
