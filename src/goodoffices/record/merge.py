"""Merging: what came from another vault of the mediation is taken in, whole or not at all, by union.

Nothing is changed or lost by it: forks stand beside one another, and a certificate of destruction is stronger than a
key, whichever of the two came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.bounds import LATEST
from goodoffices.acts.housekeeping import Correction, Grant, Revocation
from goodoffices.acts.keeping import (
    MEMBERSHIP,
    STAYS,
    ConfidentialityRegime,
    CopyMade,
    Head,
    PersonKey,
    Received,
)
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.document import entry_of, open_document
from goodoffices.record.entry import Entry, knew_of
from goodoffices.record.envelope import Chain, Envelope, is_whole
from goodoffices.record.erasing import carry_out
from goodoffices.record.ledger import Record
from goodoffices.record.loading import Destroyed as Gone
from goodoffices.record.loading import Loaded, Opened, certified, load
from goodoffices.record.parcel import Item, Parcel
from goodoffices.record.pen import Pen
from goodoffices.record.regime import regime
from goodoffices.record.seal import KEY, commitment
from goodoffices.record.store import Row, Wrapped, Writing
from goodoffices.record.vault import Vault

ASKS = (*(kind for kind in STAYS if kind not in (Received, CopyMade)), PersonKey)
"""Acts that do something, and do not only say that something was so."""


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What a merge did: new entries by room, rooms with forked chains, entries corrected in two ways, and keys.

    `destroyed` counts keys that went because a certificate came, `kept_under_hold` those that a legal hold kept;
    `new_site` says that another place went on with this vault's own chain, so that it writes as a new site now.
    """

    new: dict[str, int] = msgspec.field(default_factory=dict)
    forked: tuple[str, ...] = ()
    corrected_apart: tuple[str, ...] = ()
    destroyed: int = 0
    kept_under_hold: int = 0
    without_key: int = 0
    new_site: bool = False


def receive(vault: Vault, parcel: Parcel, *, apart: Collection[str] = (), agreed: bool = True) -> Merged:
    """Take in a parcel, and say what that did; `apart` are rooms that were opened in both places, by somebody's word.

    Raises GoodOfficesError: "other-mediation"; "parcel-damaged" where anything in it is not as it was sealed;
    "room-not-shown" (room) where it says something in a room, and shows no key of anything that lies there already:
    who made it may never have been in that room; "merge-asks" (acts) where, without `agreed`, it would change who may
    know, what is destroyed or held, or how the record is kept. Then nothing is taken.
    """
    if parcel.mediation != vault.head.id:
        raise GoodOfficesError("other-mediation")
    new_site = _went_on_elsewhere(vault, parcel)
    if new_site:
        vault.become_new_site()
    with vault.writing((), whole=True) as (pen, store):
        merging = _Merging(vault, pen, store, parcel, frozenset(apart), agreed)
        merged = merging.run()
    vault.reread()
    if merged.destroyed:
        vault.scrub()
    apart = corrected_apart(vault.record(), {held.entry.id for held in merging.opened})
    return msgspec.structs.replace(merged, corrected_apart=apart, new_site=new_site)


def _went_on_elsewhere(vault: Vault, parcel: Parcel) -> bool:
    """Return whether a parcel holds what was written as this site, and not from here."""
    own = [item.envelope for item in parcel.items if item.envelope.site == vault.site().tag]
    with vault.store.reading() as reading:
        rooms = {envelope.room for envelope in own}
        here = {row.envelope.digest for room in rooms for row in reading.rows(room, vault.site().tag)}
    return any(envelope.digest not in here for envelope in own)


class _Places:
    """Where the envelopes of a vault lie: on which branch each is, and which places are taken."""

    def __init__(self) -> None:
        self.branch_of: dict[bytes, int] = {}
        self.taken: defaultdict[tuple[Chain, int], set[int]] = defaultdict(set)

    def noting(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Give rows on, and note where they lie."""
        for row in rows:
            self.note(row.envelope, row.branch)
            yield row

    def note(self, envelope: Envelope, branch: int) -> None:
        self.branch_of[envelope.digest] = branch
        self.taken[envelope.chain, envelope.seq].add(branch)

    def branch(self, envelope: Envelope) -> int:
        """Return the branch for an envelope: that of the one before it, or a new one where its place is taken."""
        taken = self.taken[envelope.chain, envelope.seq]
        before = self.branch_of.get(envelope.prev, 0)
        if before not in taken:
            return before
        used = {branch for (chain, _), held in self.taken.items() if chain == envelope.chain for branch in held}
        return max(used) + 1


class _Merging:
    """One merge while it goes on."""

    def __init__(
        self, vault: Vault, pen: Pen, store: Writing, parcel: Parcel, apart: frozenset[str], agreed: bool
    ) -> None:
        self.vault = vault
        self.agreed = agreed
        self.apart = apart
        self.pen = pen
        self.store = store
        self.parcel = parcel
        self.places = _Places()
        self.added: list[Row] = []
        self.opened: list[Opened] = []

    def run(self) -> Merged:
        before = load(self.places.noting(self.store.rows()), self.vault.epochs)
        new, missing = self._sort(before)
        self._demand_shown(before, new)
        self.opened = [self._opened(item) for item in (*new, *missing) if item.key is not None]
        self._demand_agreed({item.envelope.digest for item in new})
        self._begin_epochs({item.envelope.digest for item in new})
        gone = certified((*before.opened, *self.opened))
        self._demand_sound(before, new, gone)
        self.added = [self._row(item, gone, self._place(item.envelope)) for item in new]
        self.store.append(self.added)
        # a key that was missing here is taken, but for one that was destroyed
        found = [self._row(item, gone, self.places.branch_of[item.envelope.digest]) for item in missing]
        self.store.rewrap(row for row in found if row.wrapped is not None)
        destroyed, held = carry_out(self.vault, self.store, self.pen, before.opened, self.opened)
        self._keep_regime()
        if found or any(row.branch for row in self.added):
            self.vault.changed(self.store)
        counts = self._say_received()
        return Merged(
            new=counts,
            forked=tuple(sorted({self._name(row) for row in self.added if row.branch})),
            destroyed=destroyed,
            kept_under_hold=held,
            without_key=sum(row.wrapped is None for row in self.added),
        )

    def _demand_shown(self, before: Loaded, new: list[Item]) -> None:
        """Refuse what is said in a room by who shows no key of it: rooms' tags are no secret among those who travel.

        A proof gives the key of one entry to anybody, but never of one that opened the room or let somebody in.
        """
        here = {held.digest: held.entry.room for held in before.opened}
        members = {held.digest for held in before.opened if isinstance(held.entry.act, MEMBERSHIP)}
        known = {self.vault.tag(here[digest]) for digest in members}
        said = {item.envelope.room for item in new}
        shown = {
            item.envelope.room
            for item in self.parcel.items
            if item.envelope.digest in (members if item.envelope.room in known else here)
            and commitment(item.key or b"") == item.envelope.key
        }
        for name in sorted(set(here.values()) - self.apart):
            if self.vault.tag(name) in said - shown:
                raise GoodOfficesError("room-not-shown", room=name)

    def _demand_agreed(self, new: Collection[bytes]) -> None:
        """Ask for a person's word before anything from elsewhere changes more than what stands on record."""
        weighty = [held.entry for held in self.opened if held.digest in new and isinstance(held.entry.act, ASKS)]
        if weighty and not self.agreed:
            acts = Counter(f"{kind_of(entry.act)} ({entry.room})" for entry in weighty)
            raise GoodOfficesError("merge-asks", acts=[f"{count} {act}" for act, count in sorted(acts.items())])

    def _demand_sound(self, before: Loaded, new: list[Item], gone: Gone) -> None:
        """Refuse what no vault writes: gaps, entries without a key that no certificate names, clocks that run ahead."""
        named = {one[1:] for one in gone}
        there = self.places.branch_of.keys() | {item.envelope.digest for item in new}
        for item in new:
            envelope = item.envelope
            if item.key is None and (envelope.key, envelope.site.hex(), envelope.seq) not in named:
                raise GoodOfficesError("parcel-damaged")
            if envelope.seq and envelope.prev not in there:
                raise GoodOfficesError("parcel-damaged")
        self._demand_in_time(before)

    def _demand_in_time(self, before: Loaded) -> None:
        """Refuse a clock above the number of entries there are in the room: each adds one to the highest, at most."""
        most = Counter(item.envelope.room for item in self.parcel.items)
        most.update(envelope.room for envelope in (*before.gone, *before.unkeyed, *before.damaged))
        most.update(self.vault.tag(held.entry.room) for held in before.opened)
        for held in self.opened:
            entry = held.entry
            if not 1 <= entry.clock <= most[self.vault.tag(entry.room)] or not 0 <= entry.entered <= LATEST:
                raise GoodOfficesError("parcel-damaged")

    def _begin_epochs(self, new: Collection[bytes]) -> None:
        """Begin an epoch in each room that is new here, and in each where it changed who may know what is written next.

        Keys of rooms are not taken over: who made the parcel, or was shown it, may no longer be in the room.
        """
        for epoch in self.parcel.epochs:
            if self.vault.tag(epoch.name) != epoch.room:
                raise GoodOfficesError("parcel-damaged")
        came = [held.entry for held in self.opened if held.digest in new]
        changed = {entry.room for entry in came if isinstance(entry.act, Revocation)}
        changed |= {entry.room for entry in came if isinstance(entry.act, Grant) and not entry.act.history}
        named = {epoch.name for epoch in self.parcel.epochs} | {entry.room for entry in came}
        unknown = {name for name in named if self.vault.epochs.current(self.vault.tag(name)) is None}
        for name in sorted(changed | unknown):
            self.pen.begin_epoch(name)

    def _sort(self, before: Loaded) -> tuple[list[Item], list[Item]]:
        """Return what is not here yet, in the order of its chains, and what is here without its key."""
        keyless = {envelope.digest for envelope in (*before.gone, *before.unkeyed)}
        new: dict[bytes, Item] = {}
        missing = []
        for item in self.parcel.items:
            if not is_whole(item.envelope):
                raise GoodOfficesError("parcel-damaged")
            if item.envelope.digest not in self.places.branch_of:
                new[item.envelope.digest] = item
            elif item.key is not None and item.envelope.digest in keyless:
                missing.append(item)
        return sorted(new.values(), key=lambda item: (*item.envelope.chain, item.envelope.seq)), missing

    def _opened(self, item: Item) -> Opened:
        """Return the entry in an item, checked to be what its envelope and its room's tag say."""
        envelope, key = item.envelope, item.key or b""
        if len(key) != KEY or commitment(key) != envelope.key:
            raise GoodOfficesError("parcel-damaged")
        try:
            entry = entry_of(open_document(envelope, key), envelope.site.hex(), envelope.seq, ())
        except GoodOfficesError:
            raise GoodOfficesError("parcel-damaged") from None
        if self.vault.tag(entry.room) != envelope.room:
            raise GoodOfficesError("parcel-damaged")
        return Opened(entry, envelope.key, envelope.digest)

    def _place(self, envelope: Envelope) -> int:
        branch = self.places.branch(envelope)
        self.places.note(envelope, branch)
        return branch

    def _row(self, item: Item, gone: Gone, branch: int) -> Row:
        envelope = item.envelope
        epoch = self.vault.epochs.current(envelope.room)
        if item.key is None or epoch is None or (epoch.name, envelope.key, envelope.site.hex(), envelope.seq) in gone:
            return Row(envelope, None, branch)
        return Row(envelope, Wrapped(epoch.tag, epoch.sealer.wrap(item.key, envelope.key)), branch)

    def _keep_regime(self) -> None:
        said = regime(held.entry.act for held in self.opened if isinstance(held.entry.act, ConfidentialityRegime))
        if said is not None:
            self.vault.keep_regime(self.store, said)
            self.vault.changed(self.store)

    def _say_received(self) -> dict[str, int]:
        """Write in each room how far its chains now reach, unless all that came was such a word from elsewhere."""
        digests = {row.envelope.digest for row in self.added}
        came = [held.entry for held in self.opened if held.digest in digests]
        for room in sorted({entry.room for entry in came if not isinstance(entry.act, Received)}):
            ends = self.store.ends(self.vault.tag(room))
            heads = tuple(Head(site=end.site.hex(), seq=end.seq, digest=end.digest.hex()) for end in ends)
            self.pen.write(self.vault.filled(Entry(id="", room=room, act=Received(heads=heads))))
        return dict(sorted(Counter(entry.room for entry in came).items()))

    def _name(self, row: Row) -> str:
        epoch = self.vault.epochs.current(row.envelope.room)
        return epoch.name if epoch else ""


def corrected_apart(record: Record, ids: Collection[str]) -> tuple[str, ...]:
    """Return what is corrected in two ways by people who did not know of each other, where one of these ids did it."""
    found = set()
    for shelf in record.shelves.values():
        for target, keys in shelf.corrections.items():
            made = [shelf.entries[key] for key in keys if isinstance(shelf.entries[key].act, Correction)]
            new = [entry for entry in made if entry.id in ids]
            if any(_apart(one, other) for one in new for other in made):
                found.add(target)
    return tuple(sorted(found))


def _apart(one: Entry, other: Entry) -> bool:
    return one.id != other.id and not knew_of(one, other) and not knew_of(other, one)
