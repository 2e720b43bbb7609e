"""Faults to plant in the vault, each breaking one of its promises, and the law that has to catch it.

What a planted function goes on to do rightly it holds as a default of its own: `instead` looks into this module too.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec

from goodoffices.acts.keeping import CopyDestroyed, CopyMade, Head, Received
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record import destroying, epochs, forks, merge, parcel, pen, receipt, travel
from goodoffices.record.entry import Entry
from goodoffices.record.erasing import Holds
from goodoffices.record.store import Row, Wrapped
from goodoffices.record.vault import Vault
from tests.promises.planting import Fault, Patch, Plant, instead, method

_Merging = merge._Merging

# Faults in merging.


def _first_keeps_its_place(self: Any, before: Any, right: Any = _Merging._sort) -> Any:
    new, missing = right(self, before)
    return [i for i in new if not self.places.taken[i.envelope.chain, i.envelope.seq]], missing


def _named_as_they_came(following: Any, prev: bytes, found: Any, right: Any = forks._branch) -> None:
    waiting: Any = [(prev, None, -1)]
    while waiting:
        digest, before, seq = waiting.pop()
        for place, envelope in enumerate(following.get(digest, ())):
            found[envelope.digest] = branch = right(envelope, place, before, seq)
            waiting.append((envelope.digest, branch, envelope.seq))


def _only_in(module: Any, name: str, planted: Any) -> Plant:
    def plant(patch: Patch) -> None:
        patch.setattr(module, name, planted)

    return plant


def _any_key_is_taken(self: Any, item: Any, gone: Any, branch: int) -> Row:
    epoch = self.vault.epochs.current(item.envelope.room)
    if item.key is None or epoch is None:
        return Row(item.envelope, None, branch)
    return Row(item.envelope, Wrapped(epoch.tag, epoch.sealer.wrap(item.key, item.envelope.key)), branch)


def _answered_for_ever(self: Any) -> dict[str, int]:
    digests = {row.envelope.digest for row in self.added}
    came = [held.entry for held in self.opened if held.digest in digests]
    for room in sorted({entry.room for entry in came}):
        self.pen.write(self.vault.filled(Entry(id="", room=room, act=Received(heads=()))))
    return {entry.room: 1 for entry in came}


def _said_in_every_room(self: Any, right: Any = _Merging._say_received) -> dict[str, int]:
    counts: dict[str, int] = right(self)
    for room in sorted(set(self.vault.epochs.rooms().values()) - counts.keys() if counts else ()):
        ends = self.store.ends(self.vault.tag(room))
        heads = tuple(Head(site=end.site.hex(), seq=end.seq, digest=end.digest.hex()) for end in ends)
        self.pen.write(self.vault.filled(Entry(id="", room=room, act=Received(heads=heads))))
    return counts


def _at_one_time(one: Entry, other: Entry) -> bool:
    return one.id != other.id and one.entered == other.entered


def _own_words_only(vault: Any, reading: Any, name: str, right: Any = parcel._items) -> Any:
    for item in right(vault, reading, name):
        if item.envelope.site == vault.site().tag:
            yield item


def _second_is_lost(entries: Any) -> Any:
    first: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries, key=lambda e: (e.clock, e.site, e.seq)):
        if first.setdefault((entry.room, entry.id), entry) is entry:
            yield entry


# Faults in what leaves a vault with one room.


def _epoch_of_shared_chance(held: Any, room: bytes, name: str, chance: Any, right: Any = epochs.next_epoch) -> Any:
    return right(held, room, name, lambda _, count: chance("", count))


def _epoch_of_all(held: Any, room: bytes, name: str, chance: Any, right: Any = epochs.next_epoch) -> Any:
    return msgspec.structs.replace(right(held, room, name, chance), number=len(held.by_tag) + 1)


def _id_of_shared_chance(self: Any, entry: Entry, right: Any = Vault.filled) -> Entry:
    return right(self, msgspec.structs.replace(entry, id=entry.id or self.chance("", 16).hex()))  # type: ignore[no-any-return]


def _key_of_shared_chance(self: Any, entry: Entry, room: Any, right: Any = pen.Pen._seal) -> Any:
    vault = self._vault
    self._vault = SimpleNamespace(
        epochs=vault.epochs, drawer=vault.drawer, tag=vault.tag, chance=lambda _, count: vault.chance("", count)
    )
    try:
        return right(self, entry, room)
    finally:
        self._vault = vault


def _one_clock(self: Any, name: str, right: Any = pen.Pen._open) -> Any:
    room = right(self, name)
    room.clock = max(room.clock, *self._vault.clocks.values(), 0)
    return room


def _every_room_rekeyed(self: Any, name: str, right: Any = pen.Pen.begin_epoch) -> Any:
    for other in sorted(set(self._vault.epochs.rooms().values()) - {name}):
        right(self, other)
    return right(self, name)


def _head_counts(vault: Any, *given: Any, right: Any = travel.make_travel_vault, **more: Any) -> Any:
    head = vault.head
    vault.head = msgspec.structs.replace(head, language=str(len(vault.epochs.rooms())))
    try:
        return right(vault, *given, **more)
    finally:
        vault.head = head


def _tokens_go_along(vault: Any, store: Any, *given: Any, right: Any = travel.make_travel_vault, **more: Any) -> Any:
    away = right(vault, store, *given, **more)
    with vault.store.reading() as reading, store.writing(whole=True) as writing:
        for name, value in reading.all("token").items():
            writing.put("token", name, value)
    return away


def _receipt_of_all(vault: Any, rooms: Any = (), right: Any = receipt.make_receipt) -> bytes:
    return right(vault)  # type: ignore[no-any-return]


def _every_copy(record: Any, room: str, doomed: Any) -> tuple[str, ...]:
    entries = [entry for shelf in record.shelves.values() for entry in shelf.entries.values()]
    confirmed = {entry.act.copy for entry in entries if isinstance(entry.act, CopyDestroyed)}
    return tuple(sorted(e.act.what for e in entries if isinstance(e.act, CopyMade) and e.id not in confirmed))


def _every_epoch(vault: Any, *given: Any, right: Any = parcel.pack, **more: Any) -> Any:
    made = right(vault, *given, **more)
    return msgspec.structs.replace(made, epochs=tuple(vault.epochs.by_tag[tag] for tag in sorted(vault.epochs.by_tag)))


def _every_envelope(vault: Any, *given: Any, right: Any = parcel.pack, **more: Any) -> Any:
    made = right(vault, *given, **more)
    rooms = {item.envelope.room for item in made.items}
    with vault.store.reading() as reading:
        rest = tuple(parcel.Item(row.envelope) for row in reading.rows() if row.envelope.room not in rooms)
    return msgspec.structs.replace(made, items=made.items + rest)


def _forbidden(vault: Any, name: str, viewer: Any, right: Any = parcel._demand_theirs) -> None:
    try:
        right(vault, name, viewer)
    except NotHere:
        if vault.epochs.current(vault.tag(name)) is not None:
            raise GoodOfficesError("forbidden") from None
        raise


def _rooms_named(vault: Any, name: str, viewer: Any, right: Any = parcel._demand_theirs) -> None:
    try:
        right(vault, name, viewer)
    except NotHere:
        raise NotHere(", ".join(sorted(vault.epochs.rooms().values()))) from None


VAULT_FAULTS = (
    Fault("who came first keeps the place", method(_Merging, "_sort", _first_keeps_its_place), "order", begin=78),
    Fault("branches are named as they came", instead(forks._follow, _named_as_they_came), "order", begin=69),
    Fault("only own words are passed on", instead(parcel._items, _own_words_only), "grouping"),
    Fault("of two with one id the second is lost", instead(forks.told_apart, _second_is_lost), "all"),
    Fault(
        "a key is stronger than a certificate",
        _only_in(merge, "certified", lambda held: frozenset()),
        "destroyed",
        begin=4,
    ),
    Fault(
        "what a certificate names is left", _only_in(merge, "carry_out", lambda *given: (0, 0)), "destroyed", begin=4
    ),
    Fault("any key is taken", method(_Merging, "_row", _any_key_is_taken), "destroyed", begin=4),
    Fault("what came in is answered for ever", method(_Merging, "_say_received", _answered_for_ever), "exchange", 5),
    Fault(
        "nothing is said of two corrections", instead(merge.corrected_apart, lambda record, ids: ()), "apart", begin=5
    ),
    Fault("clocks tell who knew", instead(merge._apart, _at_one_time), "apart", begin=5),
    Fault("keys of rooms are drawn from one chance", instead(epochs.next_epoch, _epoch_of_shared_chance), "parting"),
    Fault("epochs are counted over all rooms", instead(epochs.next_epoch, _epoch_of_all), "parting"),
    Fault("ids are drawn from one chance", method(Vault, "filled", _id_of_shared_chance), "parting"),
    Fault("keys of entries are drawn from one chance", method(pen.Pen, "_seal", _key_of_shared_chance), "parting"),
    Fault("there is one clock for all rooms", method(pen.Pen, "_open", _one_clock), "parting"),
    Fault("every room gets a new key with one", method(pen.Pen, "begin_epoch", _every_room_rekeyed), "parting"),
    Fault("what came in is said in every room", method(_Merging, "_say_received", _said_in_every_room), "parting"),
    Fault("the head counts all rooms", instead(travel.make_travel_vault, _head_counts), "parting"),
    Fault("tokens go along on a trip", instead(travel.make_travel_vault, _tokens_go_along), "parting"),
    Fault("a receipt is over all chains", instead(receipt.make_receipt, _receipt_of_all), "parting"),
    Fault("a certificate names every copy", instead(destroying.out_of_reach, _every_copy), "parting", begin=18),
    Fault("a parcel has the key of every room", instead(parcel.pack, _every_epoch), "parting"),
    Fault("a parcel has every envelope", instead(parcel.pack, _every_envelope), "parting"),
    Fault("a hold on one room holds all", method(Holds, "on", lambda self, room: self.in_force), "parting", begin=12),
    Fault("forbidden is not the same as missing", instead(parcel._demand_theirs, _forbidden), "elsewhere"),
    Fault("an error names the rooms", instead(parcel._demand_theirs, _rooms_named), "elsewhere", begin=0),
)
"""Every fault that is planted; a law nobody can break with one of these is no law."""
