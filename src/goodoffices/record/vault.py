"""A vault: one mediation, sealed. What it holds is read through its record; what is added goes through its pen."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import RLock

import msgspec

from goodoffices.acts.keeping import ConfidentialityRegime, DestructionCertificate
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.drawer import Drawer, read_value, reseal
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import TAG
from goodoffices.record.epochs import Epochs, read_epochs
from goodoffices.record.file import Mediation
from goodoffices.record.keys import SLOTS
from goodoffices.record.ledger import Record
from goodoffices.record.loading import Loaded, load, standing_entries
from goodoffices.record.pen import Pen
from goodoffices.record.regime import STRICTEST, Keeps, demand_allowed, regime, stricter
from goodoffices.record.seal import Chance
from goodoffices.record.sites import SITES, Memory, Remembered, Site, new_site
from goodoffices.record.store import Reading, Store, Writing
from goodoffices.record.tokens import keep_token, read_token, token_name

VAULT = "vault"
HEAD, FORMAT, STAMP, REGIME, STATE = b"head", b"format", b"stamp", b"regime", b"state"
OWED = b"owed"
"""Kept from when something is erased until the store was scrubbed of it: whoever opens the vault next can tell."""
NEVER = b"never"
SOON = 0.5
"""Seconds that a scrub waits for those who read; what is not done by then is owed."""

Clock = Callable[[], int]
"""Gives the time now, in seconds since 1970, UTC."""


def _is_clear(space: str, name: bytes) -> bool:
    """Return whether a small value is not sealed under the vault's key: ways to that key, the format, marks."""
    return space == SLOTS or (space == VAULT and name in (FORMAT, STAMP, OWED))


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for a whole mediation: its id and secret (the same in every vault of it), and what its files say."""

    id: bytes
    secret: bytes
    mediation: str
    zone: str = "UTC"
    language: str = ""
    recorded_by: str = ""
    read_as_of: str = ""

    def __repr__(self) -> str:
        """Say which it is, and not its secret."""
        return f"Head({self.id.hex()})"


class Vault:
    """An open vault. It may be used from several threads, and from several processes by several of these.

    `altered` says that another program took out keys of rooms, or the regime, or put them back: it is only read then.
    `owing` says that traces of what was erased may lie in the store still, as far as is known here.
    `clock` and `chance` are the time and the chance that writing uses; `memory` what this machine remembers of vaults.
    """

    def __init__(self, store: Store, key: bytes, *, memory: Memory, chance: Chance, clock: Clock) -> None:
        self.store = store
        self.key = key
        self.memory = memory
        self.chance = chance
        self.clock = clock
        self.drawer = Drawer(key, chance)
        self.epochs = Epochs()
        self.regime: Keeps | None = None
        self.altered = False
        self.clocks: dict[bytes, int] = {}
        self._tags: dict[str, bytes] = {}
        self._lock = RLock()
        self._stamp: bytes | None = NEVER
        self._site: Site | None = None
        self._written = 0
        self._loaded: Loaded | None = None
        self._record: Record | None = None
        with store.reading() as reading:
            self.owing = reading.get(VAULT, OWED) is not None
            self.head = read_value(self.drawer.get(reading, VAULT, HEAD), Head, "head")
            self.learn(reading)

    # what it holds

    def tag(self, room: str) -> bytes:
        """Return the tag of a room: the same in every vault of the mediation, and it tells nobody else its name."""
        if room not in self._tags:
            self._tags[room] = hmac.digest(self.head.secret, b"room\x00" + room.encode(), "sha256")[:TAG]
        return self._tags[room]

    def learn(self, reading: Reading) -> None:
        """Take over the keys of rooms and the regime, if anybody changed them since."""
        stamp = reading.get(VAULT, STAMP)
        if stamp != self._stamp:
            self.epochs = read_epochs(reading, self.drawer)
            said = (self.drawer.get(reading, VAULT, REGIME) or b"").decode()
            self.regime = next((keeps for keeps in STRICTEST if keeps == said), None)
            self.altered = self.drawer.get(reading, VAULT, STATE) != (stamp and self._state(stamp))
            self._stamp = stamp
            self._loaded = None

    def _state(self, stamp: bytes) -> bytes:
        """Return a digest of the keys of rooms there are and of the regime: none can be taken out or put back alone."""
        parts = (stamp, *sorted(self.epochs.by_tag), (self.regime or "").encode())
        return sha256(b"".join(len(part).to_bytes(4) + part for part in parts)).digest()

    def record(self) -> Record:
        """Return the record as it is now: what was added since it was last asked for is taken in."""
        with self._lock, self.store.reading() as reading:
            self.learn(reading)
            if self._loaded is None or self._record is None or not self._take_new(reading):
                self._loaded = load(reading.rows(), self.epochs)
                self._record = self._gathered(reading)
            return self._record

    def loaded(self) -> Loaded:
        """Return what was read of the vault, with what could not be."""
        self.record()
        return self._loaded or Loaded()

    def reread(self) -> None:
        """Forget what was read: keys came or went for what was there already."""
        self._loaded = None

    def _take_new(self, reading: Reading) -> bool:
        """Take in what was added, and return False where all has to be read anew because of it.

        A fork may have begun before the end of what was read, and of what was destroyed nothing may stay in memory.
        """
        loaded, record = self._loaded or Loaded(), self._record or Record()
        before = len(loaded.opened)
        for room in dict.fromkeys(room for room, _ in reading.chains()):
            for end in reading.ends(room):
                last, digest = loaded.ends.get((room, end.site, end.branch), (-1, b""))
                if digest == end.digest:
                    continue
                if end.branch or room in loaded.forked:
                    return False
                load(reading.rows(room, end.site, last + 1), self.epochs, loaded)
        added = [held.entry for held in loaded.opened[before:]]
        if any(isinstance(entry.act, DestructionCertificate) for entry in added):
            return False
        taken = [record.take(entry) for entry in added]
        return all(taken)

    def _gathered(self, reading: Reading) -> Record:
        loaded = self._loaded or Loaded()
        forked = {room: list(reading.rows(room)) for room in loaded.forked}
        return Record(standing_entries(loaded, forked, self.epochs), zone=self.head.zone)

    def mediation(self) -> Mediation:
        """Return what the vault says as a file would, entries in the order of each room's chain."""
        record = self.record()
        entries = tuple(entry for shelf in record.shelves.values() for entry in shelf.entries.values())
        head = self.head
        return Mediation(
            key=head.mediation,
            zone=head.zone,
            language=head.language,
            plain=True,
            recorded_by=head.recorded_by,
            read_as_of=head.read_as_of,
            entries=entries,
        )

    # what is added

    def write(self, *entries: Entry, token: str = "") -> tuple[Entry, ...]:
        """Add entries, all or none, and return them as they stand; with a token, only the first time it is used.

        What they leave open is filled in: an id of 128 random bits, the time, by whom. A token counts for its author in
        the room of the first entry, at this site. Raises GoodOfficesError("off-record") for what the regime keeps out.
        """
        drafts = [self.filled(entry) for entry in entries]
        with self.writing({entry.room for entry in drafts}) as (pen, store):
            name = token_name(self.head.secret, self.site().tag, drafts[0], token) if token else b""
            if name and (places := read_token(self.drawer, store, name)):
                return self._entries_at(store, places)
            keeps = self.regime
            for entry in drafts:
                demand_allowed(entry.act, keeps)
                # a regime holds from where it is said on, within one transaction too
                keeps = stricter(keeps, regime((entry.act,)))
            placed = tuple(pen.write(entry) for entry in drafts)
            if name:
                keep_token(self.drawer, store, name, pen.rows)
        return placed

    def filled(self, entry: Entry) -> Entry:
        """Return an entry without a place, with what it leaves open filled in."""
        return msgspec.structs.replace(
            entry,
            id=entry.id or self.chance(entry.room, TAG).hex(),
            entered=entry.entered or self.clock(),
            recorded_by=entry.recorded_by or self.head.recorded_by,
            site="here",
            seq=0,
            clock=0,
            seen=(),
        )

    def _entries_at(self, store: Reading, places: list[tuple[bytes, bytes, int]]) -> tuple[Entry, ...]:
        rows = [row for room, site, seq in places for row in store.at((room, site), seq)]
        return tuple(held.entry for held in load(rows, self.epochs).opened)

    @contextmanager
    def writing(self, rooms: Collection[str], *, whole: bool = False) -> Iterator[tuple[Pen, Writing]]:
        """Give a pen for these rooms, or with `whole` for any, and the store; all is kept when this ends well."""
        with self._lock:
            site = self.site()
            try:
                with self.store.writing([(self.tag(room), site.tag) for room in rooms], whole=whole) as store:
                    self.learn(store)
                    if self.altered:
                        raise GoodOfficesError("vault-altered")
                    pen = Pen(self, site.tag, store)
                    yield pen, store
                    pen.done()
                    self._note(store, pen)
            except BaseException:
                # keys that were begun here were not kept: nothing may be sealed with them
                self._stamp = NEVER
                raise
            self._remember(site, len(pen.rows))

    @contextmanager
    def rekeyed(self, key: bytes) -> Iterator[tuple[Pen, Writing]]:
        """Seal every small value under another key of the vault's, which is its key from then on if this ends well.

        What was sealed under the old one is erased: a scrub is owed.
        """
        old = self.drawer, self.key
        try:
            with self.writing((), whole=True) as (pen, store):
                fresh = Drawer(key, self.chance)
                reseal(store, self.drawer, fresh, _is_clear)
                self.erased(store)
                self.drawer, self.key = fresh, key
                yield pen, store
                self.changed(store)
        except BaseException:
            self.drawer, self.key = old
            raise

    def _note(self, store: Writing, pen: Pen) -> None:
        said = regime(entry.act for entry in pen.entries if isinstance(entry.act, ConfidentialityRegime))
        if said is not None:
            self.keep_regime(store, said)
        if pen.began or said is not None:
            self.changed(store)

    def keep_regime(self, store: Writing, said: Keeps) -> None:
        """Keep to a regime from now on, unless a stricter one is kept to already."""
        self.regime = stricter(self.regime, said)
        self.drawer.put(store, VAULT, REGIME, (self.regime or said).encode())

    def changed(self, store: Writing) -> None:
        """Say to others who have the vault open that keys or the regime changed."""
        self._stamp = self.chance("", TAG)
        store.put(VAULT, STAMP, self._stamp)
        self.drawer.put(store, VAULT, STATE, self._state(self._stamp))

    # what was erased

    def erased(self, store: Writing) -> None:
        """Note, in the writing that erases something, that a scrub is owed: whoever has the vault open can do it."""
        store.put(VAULT, OWED, self.chance("", TAG))
        self.owing = True

    def scrub(self, patience: float = SOON) -> bool:
        """Leave no trace in the store of what was erased, and return whether there is none.

        What was written stays written, whatever comes up here: the scrub is owed then, and tried again by `settle_up`.
        """
        try:
            with self.store.reading() as reading:
                owed = reading.get(VAULT, OWED)
            self.store.scrub(patience)
            with self.store.writing() as store:
                # what was erased since is owed still
                self.owing = store.get(VAULT, OWED) != owed
                if not self.owing:
                    store.drop(VAULT, [OWED])
        except Exception:  # noqa: BLE001  (an error would say that nothing was written)
            self.owing = True
        return not self.owing

    def settle_up(self) -> bool:
        """Scrub where that is owed, by whomever, and nobody reads just now; return whether nothing is owed."""
        with self.store.reading() as reading:
            self.owing = reading.get(VAULT, OWED) is not None
        return not self.owing or self.scrub(patience=0)

    # as which site

    def site(self) -> Site:
        """Return the site this vault writes as from here; a copy, and a vault put back from a backup, is a new one."""
        if self._site is None:
            with self.store.reading() as reading:
                self._site = self._remembered_site(reading)
            if self._site is None:
                self.become_new_site()
        return self._site  # type: ignore[return-value]

    def become_new_site(self) -> None:
        """Write as a site that nobody has been, from now on."""
        site = new_site(self.chance)
        with self.store.writing() as store:
            self.drawer.put(store, SITES, site.tag, site.key)
        self._site, self._written = site, 0
        self.memory.keep(self.head.id, self.store.place(), Remembered(site=site.tag, count=0))

    def _remember(self, site: Site, added: int) -> None:
        remembered = self.memory.recall(self.head.id, self.store.place())
        # other programs may write as this site too: what is remembered never goes back
        known = remembered.count if remembered is not None and remembered.site == site.tag else 0
        self._written = max(self._written, known) + added
        self.memory.keep(self.head.id, self.store.place(), Remembered(site=site.tag, count=self._written))

    def _remembered_site(self, reading: Reading) -> Site | None:
        remembered = self.memory.recall(self.head.id, self.store.place())
        key = self.drawer.get(reading, SITES, remembered.site) if remembered else None
        if remembered is None or key is None:
            return None
        ends = [end for room in self.epochs.rooms() for end in reading.ends(room) if end.site == remembered.site]
        self._written = sum(end.seq + 1 for end in ends)
        if self._written < remembered.count or any(end.branch for end in ends):
            return None
        return Site(tag=remembered.site, key=key)

    def close(self) -> None:
        """Let go of the vault; its keys are forgotten with it, and a scrub that is owed is tried once more."""
        if self.owing and not self.altered:
            self.scrub(patience=0)
        self.store.close()
