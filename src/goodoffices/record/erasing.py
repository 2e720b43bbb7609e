"""Erasing keys: an entry whose key is gone can never be read again, and the room gets a new key, so that no old copy
of a key that is found later opens anything here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from goodoffices.acts.housekeeping import CompartmentOpened
from goodoffices.acts.keeping import HoldReleased, LegalHold
from goodoffices.record.entry import Entry
from goodoffices.record.epochs import EPOCHS, Epoch
from goodoffices.record.loading import Opened, Written, certified, key_of, written
from goodoffices.record.pen import Pen
from goodoffices.record.store import Row, Wrapped, Writing
from goodoffices.record.vault import Vault

BATCH = 1_000
DRAFTS = "draft"
"""What is typed into forms and not sent yet, among the small values of a vault."""


class Holds:
    """The legal holds in force among some entries; what a correction says of a hold does not release it.

    Only the team, in its own room, can hold what lies in other rooms; a hold is released in the room it lies in.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        kept, teams = [], set()
        for entry in entries:
            match entry.act:
                case LegalHold() | HoldReleased():
                    kept.append(entry)
                case CompartmentOpened(sort="team") if entry.id == entry.room:
                    teams.add(entry.room)
                case _:
                    pass
        released = {(entry.room, entry.act.hold) for entry in kept if isinstance(entry.act, HoldReleased)}
        self.in_force = tuple(e for e in kept if isinstance(e.act, LegalHold) and (e.room, e.id) not in released)
        self._teams = teams

    def on(self, room: str) -> tuple[Entry, ...]:
        """Return the holds that forbid to destroy anything in a room."""
        return tuple(held for held in self.in_force if self._holds(held, room))

    def _holds(self, held: Entry, room: str) -> bool:
        if held.room not in self._teams:
            return room == held.room
        return not _rooms(held) or room in _rooms(held)


def _rooms(held: Entry) -> tuple[str, ...]:
    return held.act.rooms if isinstance(held.act, LegalHold) else ()


def erase(vault: Vault, store: Writing, pen: Pen, room: str, doomed: Iterable[Opened]) -> int:
    """Erase the keys of these entries of a room, give the room a new key, and return how many went.

    All that stays readable there is sealed under the new key; the old ones are erased. All drafts go too: any of
    them may repeat the words, and which do cannot be told. Nothing may have been written to the room with this pen
    before. A scrub of the store is owed afterwards.
    """
    tag = vault.tag(room)
    wanted = {written(held) for held in doomed}
    gone = [row for row in store.rows(tag) if row.wrapped is not None and _written(row, room) in wanted]
    if not gone:
        return 0
    store.forget(gone)
    store.drop(DRAFTS, list(store.all(DRAFTS)))
    vault.erased(store)
    renew_room(vault, store, pen, room)
    return len(gone)


def _written(row: Row, room: str) -> Written:
    """Return which entry of a room a row holds, as a certificate names it."""
    envelope = row.envelope
    return (room, envelope.key, envelope.site.hex(), envelope.seq)


def renew_room(vault: Vault, store: Writing, pen: Pen, room: str) -> None:
    """Give a room a new key, seal the keys of all its entries under it, and erase the keys it had."""
    epoch = pen.begin_epoch(room)
    for batch in _batches(_under(epoch, store.rows(vault.tag(room)), vault)):
        store.rewrap(batch)
    store.drop(EPOCHS, vault.epochs.drop_others(epoch))


def carry_out(
    vault: Vault, store: Writing, pen: Pen, here: Collection[Opened], came: Collection[Opened] = ()
) -> tuple[int, int]:
    """Erase the keys that certificates name, of what is here or just came in, but not in rooms under a legal hold.

    Returns how many went, and how many a hold kept.
    """
    gone = certified((*here, *came))
    holds = Holds(held.entry for held in (*here, *came))
    destroyed = kept = 0
    for room in sorted({entry[0] for entry in gone}):
        doomed = [held for held in here if room == held.entry.room and written(held) in gone]
        if holds.on(room):
            kept += len(doomed)
        else:
            destroyed += erase(vault, store, pen, room, doomed)
    return destroyed, kept


def _under(epoch: Epoch, rows: Iterable[Row], vault: Vault) -> Iterator[Row]:
    for row in rows:
        if row.wrapped is not None and row.wrapped.epoch in vault.epochs.by_tag:
            key = key_of(row, vault.epochs) or b""
            wrapped = Wrapped(epoch.tag, epoch.sealer.wrap(key, row.envelope.key))
            yield msgspec.structs.replace(row, wrapped=wrapped)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    # a store is not asked for rows and changed at once
    held = list(rows)
    for start in range(0, len(held), BATCH):
        yield held[start : start + BATCH]
