"""A mediation on the desk: its vault while it is unlocked, what was read of it, and the way to write to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, NamedTuple

from goodoffices.acts.bounds import LATEST
from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere, Problem
from goodoffices.acts.when import moment
from goodoffices.desk.jobs import Job
from goodoffices.desk.looked import leave
from goodoffices.record.checks import Around, check_entry, rooms_of
from goodoffices.record.compartment import Compartment, Viewer, may_know
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation
from goodoffices.record.form import check_known, check_texts
from goodoffices.record.ledger import Record, holder
from goodoffices.record.see import Visible, see
from goodoffices.record.vault import Vault
from goodoffices.standing.standing import Standing, standing

Opens = Callable[[dict[str, Any]], Vault]
"""Opens the vault again with what a person typed: `passphrase`, `recovery`. Raises GoodOfficesError."""

FRESH = 60
"""Seconds for which a reading of now is used again while nothing was added."""
KEPT = 8
"""How many readings are kept of one mediation: of as many looks as a person moves between."""
MOST_USED = 500
"""How many forms that were taken are remembered."""


class Read(NamedTuple):
    """A reading that is kept: of which record, how far each room in it went, and the reading."""

    record: Record
    reach: tuple[tuple[str, int, int], ...]
    standing: Standing


class Held:
    """One mediation on the desk. `key` is its place in addresses; it may be used from several threads.

    `address` is where its vault lies, empty for one that lies in memory and is gone with the program; `opens` opens it
    again after it was locked, where it can be locked at all.
    """

    def __init__(
        self,
        key: str,
        vault: Vault | None,
        *,
        address: str = "",
        opens: Opens | None = None,
        ways: Sequence[str] = ("passphrase",),
    ) -> None:
        self.key = key
        self.mark = secrets.token_urlsafe(8)
        """What tells it from others on the page of a locked desk, which says no name that lies within."""
        self.address = address
        self.ways = tuple(ways)
        self.lock = RLock()
        self._vault = vault
        self._opens = opens
        self._read: dict[tuple[str, str, int, int], Read] = {}
        self._used: dict[str, None] = {}
        self.kept: dict[str, Any] = {}
        """What pages keep between two requests: work under way, tokens, the last look; dropped when it is locked."""
        self.made: dict[str, Any] = {}
        """What pages make of the record, or wait to put into it; dropped also whenever it is to be read anew."""

    # locked and unlocked

    @property
    def locked(self) -> bool:
        """Whether the vault has to be unlocked before anything of it can be shown."""
        return self._vault is None

    @property
    def lockable(self) -> bool:
        """Whether it can be locked: what lies in memory only would be gone."""
        return self._opens is not None

    @property
    def vault(self) -> Vault:
        """The vault. Raises GoodOfficesError("locked")."""
        if self._vault is None:
            raise GoodOfficesError("locked")
        return self._vault

    def shut(self) -> None:
        """Lock it: the keys, and all that was read, are let go of."""
        with self.lock:
            if self.lockable:
                self._let_go()
            self._forget_all()

    def unlock(self, typed: dict[str, Any]) -> None:
        """Open the vault again. Raises what opening raises: "wrong-key", "key-file-unread"."""
        with self.lock:
            if self._vault is None and self._opens is not None:
                self._vault = self._opens(typed)

    def close(self) -> None:
        """Let go of the vault for good."""
        with self.lock:
            self._let_go()

    def _let_go(self) -> None:
        vault = self._vault
        if vault is None:
            return
        try:
            leave(self)
        finally:
            # whatever comes up on the way, nothing holds the keys any more
            self._vault = None
            self._forget_all()
            vault.close()

    def forget(self) -> None:
        """Forget what was read, and what was made of it, so that it is read anew; what is under way goes on."""
        self._read.clear()
        self.made.clear()

    def _forget_all(self) -> None:
        """Forget all there is of the vault, and stop what is under way in it."""
        self.forget()
        for kept in list(self.kept.values()):
            if isinstance(kept, Job):
                kept.stop()
        self.kept.clear()

    @property
    def opens(self) -> Opens | None:
        """What opens it again after it was locked."""
        return self._opens

    def opens_with(self, opens: Opens, ways: Sequence[str]) -> None:
        """Note that it opens in other ways from now on."""
        self._opens, self.ways = opens, tuple(ways)

    # reading

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self.vault.record()

    @property
    def zone(self) -> str:
        """The zone in which a bare date is a day."""
        return self.vault.head.zone

    def now(self) -> int:
        """Return the time, as this mediation's clock has it."""
        return self.vault.clock()

    def usual(self) -> int:
        """Return the moment it is read at where no other is asked for: now, or the later day its file is read on."""
        head = self.vault.head
        return max(self.now(), moment(head.read_as_of, head.zone) if head.read_as_of else 0)

    def operator(self) -> Viewer:
        """Return the viewer whose desk this is."""
        return holder(self.record, self.vault.head.recorded_by)

    def mine(self) -> Visible:
        """Return what whoever is at the desk may see, of all times."""
        return see(self.record, self.operator())

    def standing(self, viewer: Viewer, *, as_of: int, known_at: int, fresh: bool = False) -> Standing:
        """Return where things stand for a viewer; with `fresh`, moments are now, and a reading just made will do."""
        with self.lock:
            record = self.record
            visible = see(record, viewer)
            reach = tuple(
                (room, len(record.shelves[room].entries), record.shelves[room].clock) for room in visible.rooms
            )
            who = "\x00".join(sorted(viewer.who))
            place = (who, "now", 0, 0) if fresh else (who, "", as_of, known_at)
            kept = self._read.pop(place, None)
            if kept is None or kept.record is not record or kept.reach != reach or not _still(kept.standing, as_of):
                kept = Read(record, reach, standing(visible, as_of=as_of, known_at=known_at))
            self._read[place] = kept
            while len(self._read) > KEPT:
                del self._read[next(iter(self._read))]
            return kept.standing

    # writing

    def fitting(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return entries with what they leave open filled in, each checked against what is there and those before it.

        Only what whoever is at the desk may see is looked at, or named in a problem. Raises BadInput,
        GoodOfficesError("room-not-yours") for a room that this person was taken out of: it is read still, up to then.
        """
        visible, vault = self.mine(), self.vault
        there = visible.compartments
        if any(entry.room in there and not may_know(visible.viewer, there[entry.room]) for entry in entries):
            raise GoodOfficesError("room-not-yours")
        filled = tuple(vault.filled(entry) for entry in entries)
        rooms: dict[str, Compartment] = {**rooms_of(filled), **visible.compartments}
        added = {entry.id: entry for entry in filled}
        around = Around(lambda key: added.get(key) or visible.entry(key), rooms)
        problems: list[Problem] = []
        for place, entry in enumerate(filled):
            members = rooms[entry.room].members if entry.room in rooms else ()
            found = (
                *check_texts(entry.act),
                *check_entry(entry, around, members),
                *check_known(entry, vault.head.zone),
            )
            problems += (Problem(code=p.code, params=p.params, field=p.field, line=place) for p in found)
        if problems:
            raise BadInput(tuple(problems))
        return filled

    def write(self, *entries: Entry, token: str = "") -> tuple[Entry, ...]:
        """Put entries on record, all or none, and return them; with a token, only the first time it is used.

        Raises BadInput where they do not fit, GoodOfficesError("off-record") for what the regime keeps out.
        """
        with self.lock:
            written = self.vault.write(*self.fitting(entries), token=token)
            self.use(token)
            return written

    def use(self, token: str) -> None:
        """Note that a form was taken: what is still on its way of it, as it was being typed, comes too late."""
        if token:
            self._used[token[:100]] = None
            while len(self._used) > MOST_USED:
                del self._used[next(iter(self._used))]

    def used(self, token: str) -> bool:
        """Return whether the form with this token was taken already."""
        return token[:100] in self._used

    @contextmanager
    def working(self) -> Iterator[Vault]:
        """Give the vault to one at a time, for work that reads and writes; what was read is read anew afterwards."""
        with self.lock:
            try:
                yield self.vault
            finally:
                self._read.clear()


def _still(found: Standing, as_of: int) -> bool:
    """Whether a reading of an earlier moment still does for this one."""
    return found.as_of <= as_of < found.as_of + FRESH or found.as_of == as_of


def anywhere(visible: Visible, key: str) -> Entry:
    """Return an entry that a viewer may see. Raises NotHere."""
    found = visible.entry(key)
    if found is None:
        raise NotHere("entry")
    return found


def ever(held: Held) -> Standing:
    """Return where things stand for whoever is at the desk with nothing left out: what is dated ahead of now, too."""
    return held.standing(held.operator(), as_of=LATEST, known_at=LATEST)


def fresh_token() -> str:
    """Return a token for one form: sent twice, it is taken once."""
    return secrets.token_urlsafe(16)


def in_memory(key: str, mediation: Mediation, *, start: int | None = None) -> Held:
    """Return a mediation in a vault that lies in memory and is gone with the program.

    With `start` its clock begins at that moment, so that an example can be worked on in its own time.
    """
    from goodoffices.desk.scratch import scratch_vault

    return Held(key, scratch_vault(mediation, start))
