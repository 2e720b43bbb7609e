"""Merging: what is damaged, forged or from somebody never in the room is refused, and nothing of it is taken."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, NoteToFile
from goodoffices.acts.keeping import Received
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import Envelope, beginning, digest_of, header
from goodoffices.record.epochs import Epoch
from goodoffices.record.merge import Merged, receive
from goodoffices.record.parcel import Item, Parcel, pack
from goodoffices.record.receipt import make_proof
from goodoffices.record.seal import commitment
from goodoffices.record.vault import Vault
from tests.vaults import (
    STRANGER,
    copied,
    epoch_of,
    furnished,
    gives,
    made_by_hand,
    note,
    reopened,
    rows,
    said,
    texts,
    travelling,
)

Changed = Callable[[Item], Item]


def bodies(change: Callable[[bytes], bytes]) -> Changed:
    """Return what changes an envelope's body, and leaves its digest."""
    return lambda item: Item(msgspec.structs.replace(item.envelope, body=change(item.envelope.body)), item.key)


DAMAGES: dict[str, Changed] = {
    "body": bodies(lambda body: body[:-1] + bytes([body[-1] ^ 1])),
    "no body": bodies(lambda body: b""),
    "digest": lambda item: Item(msgspec.structs.replace(item.envelope, digest=bytes(32)), item.key),
    "number": lambda item: Item(msgspec.structs.replace(item.envelope, seq=item.envelope.seq + 1), item.key),
    "room": lambda item: Item(msgspec.structs.replace(item.envelope, room=bytes(16)), item.key),
    "key": lambda item: Item(item.envelope, bytes(32)),
    "short key": lambda item: Item(item.envelope, b"short"),
    "no key at all": lambda item: Item(item.envelope, b""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_parcel_is_refused_whole(damage: str) -> None:
    """One envelope that is not as it was sealed, and nothing of the parcel is taken, nothing written, nothing lost."""
    home = furnished()
    away = copied(home)
    away.write(note("joint", "good"), note("team", "damaged"))
    parcel = pack(away)
    new = {row.envelope.digest for row in rows(away)} - {row.envelope.digest for row in rows(home)}
    last = max(place for place, item in enumerate(parcel.items) if item.envelope.digest in new)
    items = [DAMAGES[damage](item) if place == last else item for place, item in enumerate(parcel.items)]
    before = rows(home)
    with pytest.raises(GoodOfficesError, match="parcel-damaged"):
        receive(home, msgspec.structs.replace(parcel, items=tuple(items)))
    assert rows(home) == before
    assert receive(home, parcel).new == {"joint": 1, "team": 1}


def forged(vault: Vault, room: str, text: str, clock: int = 1) -> Item:
    """Return an entry in a room that somebody made who knows its tag, and no key of it."""
    epoch = Epoch(tag=bytes(16), room=vault.tag(room), name=room, number=1, key=bytes(32))
    key = bytes([5]) * 32
    return Item(made_by_hand(vault, room, epoch, note(room, text, "forged"), key=key, clock=clock).envelope, key)


def with_more(parcel: Parcel, *items: Item) -> Parcel:
    """Return a parcel with more in it."""
    return msgspec.structs.replace(parcel, items=(*parcel.items, *items))


def test_who_was_never_in_a_room_says_nothing_there() -> None:
    """Whoever travels knows every room's tag; what they say in a room they have no key of is refused, and named."""
    home = furnished()
    home.write(note("team", "ours"))
    away = travelling(home, "north-room")
    before = rows(home)
    for more in ((), tuple(Item(row.envelope) for row in rows(home) if row.envelope.room == home.tag("team"))):
        with pytest.raises(GoodOfficesError) as refusal:
            receive(home, with_more(pack(away), *more, forged(away, "team", "smuggled")))
        assert (refusal.value.code, refusal.value.params) == ("room-not-shown", {"room": "team"})
    assert rows(home) == before
    assert receive(home, with_more(pack(away), forged(away, "north-room", "said there"))).new == {"north-room": 1}


def test_a_key_of_another_length_is_damage() -> None:
    """A key that fits its commitment, and is no key of the cipher, is refused as damage."""
    home = furnished()
    tag, committed = home.tag("team"), commitment(b"short")
    head = header(tag, STRANGER, 0, beginning(tag, STRANGER), committed)
    body = bytes(528)
    envelope = Envelope(tag, STRANGER, 0, beginning(tag, STRANGER), committed, body, digest_of(head, body))
    with pytest.raises(GoodOfficesError, match="parcel-damaged"):
        receive(home, with_more(pack(home), Item(envelope, b"short")))


def test_no_key_of_a_room_is_put_in_place_of_ours() -> None:
    """A parcel that offers a later key of a room does not make it the one that seals what is new there."""
    home = furnished()
    away = travelling(home, "north-room")
    own = [epoch_of(home, room) for room in ("team", "north-room")]
    offered = tuple(
        Epoch(tag=bytes([9]) * 16, room=home.tag(room), name=room, number=99, key=bytes(32))
        for room in ("team", "north-room", "never")
    )
    receive(home, msgspec.structs.replace(pack(away), epochs=offered))
    assert [epoch_of(home, room) for room in ("team", "north-room")] == own
    assert bytes([9]) * 16 not in home.epochs.by_tag
    assert epoch_of(home, "never").key != bytes(32)
    wrong = msgspec.structs.replace(offered[0], name="north-room")
    with pytest.raises(GoodOfficesError, match="parcel-damaged"):
        receive(home, msgspec.structs.replace(pack(away), epochs=(wrong,)))


def test_an_entry_under_another_room_s_name_is_refused() -> None:
    """What says it lies in one room, and is sealed in another's chain, is no entry."""
    home = furnished()
    away = copied(home)
    epoch = epoch_of(away, "north-room")
    grant = said("team", Grant(to="north", history=True), "in")
    row = made_by_hand(away, "north-room", epoch, grant)
    with pytest.raises(GoodOfficesError, match="parcel-damaged"):
        receive(home, with_more(pack(away), Item(row.envelope, bytes(32))))
    assert "in" not in home.record().shelves["team"].entries


def test_a_room_opened_in_two_places_needs_somebody_s_word() -> None:
    """Two sites that each opened a room of one name are merged when somebody says that they did."""
    home = furnished()
    away = copied(home)
    for place, site in enumerate((home, away)):
        site.write(said("apart", CompartmentOpened(members=("amal",)), "apart"), note("apart", f"at {place}"))
    with pytest.raises(GoodOfficesError) as refusal:
        gives(away, home)
    assert refusal.value.params == {"room": "apart"}
    assert gives(away, home, apart=("apart",)).new == {"apart": 2}
    assert gives(home, away).new
    assert texts(home, "apart") == texts(away, "apart") == {"at 0", "at 1"}


def test_what_came_in_is_said_once() -> None:
    """Each room in which something came in says how far its chains reach; of such a word alone nothing more is said."""
    home = furnished()
    away = copied(home)
    away.write(note("team"), note("team"))
    assert gives(away, home).new == {"team": 2}
    came = [
        e for shelf in home.record().shelves.values() for e in shelf.entries.values() if isinstance(e.act, Received)
    ]
    (word,) = came
    heads = {(head.site, head.seq) for head in word.act.heads}  # type: ignore[union-attr]
    assert (word.room, heads) == ("team", {(home.site().tag.hex(), 0), (away.site().tag.hex(), 1)})
    assert gives(home, away).new == {"team": 1}
    assert gives(away, home) == Merged()
    assert len(rows(home)) == len(rows(away))


def test_a_key_that_was_lost_comes_back_from_another() -> None:
    """An envelope whose key is not here, and was never destroyed, is read again once another site brings the key."""
    home = furnished()
    home.write(note("team", "lost", "n"))
    away = copied(home)
    watcher = reopened(home)
    row = next(row for row in rows(home) if row.envelope.seq == 1)
    with home.store.writing() as store:
        store.forget([row])
        home.changed(store)
    home.reread()
    assert texts(home, "team") == texts(watcher, "team") == set()
    assert gives(home, away) == Merged()
    assert gives(away, home) == Merged()
    assert texts(home, "team") == texts(watcher, "team") == {"lost"}


def is_note(entry: Entry, text: str) -> bool:
    """Return whether an entry is a note of this text."""
    return isinstance(entry.act, NoteToFile) and entry.act.text == text


def test_what_has_no_key_needs_a_certificate() -> None:
    """Envelopes without their keys are refused, unless a certificate says that they were destroyed."""
    home = furnished()
    away = copied(home)
    away.write(note("team", "no key"))
    parcel = pack(away)
    new = {row.envelope.digest for row in rows(away)} - {row.envelope.digest for row in rows(home)}
    items = tuple(Item(i.envelope) if i.envelope.digest in new else i for i in parcel.items)
    before = rows(home)
    with pytest.raises(GoodOfficesError, match="parcel-damaged"):
        receive(home, msgspec.structs.replace(parcel, items=items))
    assert rows(home) == before
    key = next(entry.id for entry in away.record().shelves["team"].entries.values() if is_note(entry, "no key"))
    destroy(away, Order(room="team", ids=frozenset((key,)), why="promised"))
    merged = gives(away, home)
    assert (merged.new, merged.without_key) == ({"team": 1}, 1)
    assert texts(home, "team") == set()


def test_what_leaves_a_gap_or_runs_ahead_is_refused() -> None:
    """An envelope far behind the end of its chain, and one with a clock no vault could have come to, are refused."""
    home = furnished()
    away = copied(home)
    away.write(note("team", "one"), note("team", "two"))
    parcel = pack(away)
    last = [item for item in parcel.items if item.envelope.room == home.tag("team")][-1]
    first = next(item for item in parcel.items if item.envelope.digest == last.envelope.prev)
    before = rows(home)
    for odd in (
        msgspec.structs.replace(parcel, items=tuple(item for item in parcel.items if item is not first)),
        with_more(parcel, forged(away, "team", "ahead", clock=10_000)),
        with_more(parcel, forged(away, "team", "before all", clock=0)),
    ):
        with pytest.raises(GoodOfficesError, match="parcel-damaged"):
            receive(home, odd)
    assert rows(home) == before


def test_a_parcel_says_how_much_and_no_more() -> None:
    """Printed, a parcel shows no key; in it are keys of the rooms asked for and of no other."""
    home = furnished()
    home.write(note("team", "ours"))
    made = pack(home, ["north-room"])
    assert repr(made) == "Parcel(1)"
    assert {epoch.name for epoch in made.epochs} == {"north-room"}
    assert {item.envelope.room for item in made.items} == {home.tag("north-room")}


def test_what_was_destroyed_comes_without_its_key() -> None:
    """In a parcel the place of what was destroyed is kept, without a key, and the certificate is there."""
    home = furnished()
    home.write(note("team", "gone", "n"))
    destroy(home, Order(room="team", ids=frozenset(("n",)), why="promised"))
    keys = [item.key for item in pack(home, ["team"]).items]
    assert [key is None for key in keys] == [False, True, False]
    assert NoteToFile(text="gone") not in [e.act for e in copied(home).record().shelves["team"].entries.values()]


def test_who_holds_a_proof_cannot_write() -> None:
    """A proof gives the key of one entry; with it, and a travel vault of another room, nothing can be added there."""
    home = furnished()
    home.write(note("team", "ours", "ours"))
    away = travelling(home, "north-room")
    shown = next(item for item in pack(home).items if item.key and is_note(opened_of(home, item), "ours"))
    with pytest.raises(GoodOfficesError, match="room-not-shown"):
        receive(home, with_more(pack(away), shown, forged(away, "team", "smuggled")))
    with pytest.raises(GoodOfficesError, match="not-provable"):
        make_proof(home, "team", "team")


def opened_of(vault: Vault, item: Item) -> Entry:
    """Return the entry in an item of a parcel."""
    return next(held.entry for held in vault.loaded().opened if held.digest == item.envelope.digest)


def test_what_does_more_than_say_asks_first() -> None:
    """Who may know, what is destroyed or held, and how the record is kept change only by a person's word."""
    home = furnished()
    away = copied(home)
    away.write(note("team", "plain"))
    assert receive(home, pack(away), agreed=False).new == {"team": 1}
    away.write(Entry(id="", room="team", act=Grant(to="sela", history=True)))
    before = rows(home)
    with pytest.raises(GoodOfficesError) as asks:
        receive(home, pack(away), agreed=False)
    assert (asks.value.code, asks.value.params) == ("merge-asks", {"acts": ["1 Grant (team)"]})
    assert rows(home) == before
    assert receive(home, pack(away)).new == {"team": 1}
    assert receive(home, pack(away), agreed=False).new == {}
