"""A travel vault: its rooms and no others, as far as who carries it may read; and how it comes home."""

from __future__ import annotations

import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Revocation
from goodoffices.acts.keeping import ConfidentialityRegime, CopyMade
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record.founding import open_vault
from goodoffices.record.keys import Secret
from goodoffices.record.loading import load
from goodoffices.record.travel import Trip, make_travel_vault
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from tests.vaults import CHEAP, SECRET, furnished, gives, note, open_with, rows, said, texts

ROAD = Secret(key_file=b"the key file that goes along on the road")


def trip(
    vault: Vault, *rooms: str, to: str = "", what: str = "to the coast", store: MemoryStore | None = None
) -> Vault:
    """Return a travel vault."""
    return make_travel_vault(
        vault, store or MemoryStore(), ROAD, Trip(rooms=frozenset(rooms), to=to, what=what), cost=CHEAP
    )


def test_its_rooms_and_no_others() -> None:
    """It holds the rooms of the trip with all that was said there, and of the others nothing at all."""
    vault = furnished()
    vault.write(note("north-room", "theirs"), note("team", "ours"))
    away = trip(vault, "north-room", "public")
    assert away.record().shelves.keys() == {"north-room", "public"}
    assert texts(away, "north-room") == {"theirs"}
    assert {row.envelope.room for row in rows(away)} == {vault.tag("north-room"), vault.tag("public")}
    with away.store.reading() as reading:
        assert reading.spaces() == ["epoch", "slot", "vault"]
    assert away.head.id == vault.head.id
    assert not {epoch.tag for epoch in vault.epochs.of_room(vault.tag("team"))} & set(away.epochs.by_tag)


def test_it_has_a_secret_of_its_own() -> None:
    """What opens the vault does not open the travel vault, nor the other way round."""
    vault = furnished()
    store = MemoryStore()
    away = trip(vault, "public", store=store)
    assert away.key != vault.key
    assert open_vault(store, ROAD, **open_with("x")).record().shelves.keys() == {"public"}
    for held, secret in ((vault.store, ROAD), (store, SECRET)):
        with pytest.raises(GoodOfficesError, match="wrong-key"):
            open_vault(held, secret, **open_with("x"))


def test_that_it_was_made_is_on_record_at_home() -> None:
    """The team's room says what copy was made, of which rooms, and for whom; a vault without that room does not."""
    vault = furnished()
    away = trip(vault, "north-room", "public", to="amal")
    made = [e.act for e in vault.record().shelves["team"].entries.values() if isinstance(e.act, CopyMade)]
    expected = CopyMade(what="to the coast", sort="travel vault", to="amal", rooms=("north-room", "public"))
    assert made == [expected]
    assert away.head.recorded_by == "amal"
    before = rows(away)
    trip(away, "public")
    assert rows(away) == before


def test_a_room_the_team_may_not_know_is_not_named_to_it() -> None:
    """A trip with such a room is put on record with the team as one of every room, and nowhere else."""
    vault = furnished()
    vault.write(said("inner", CompartmentOpened(members=("amal",)), "inner"))
    before = {room: len(shelf.entries) for room, shelf in vault.record().shelves.items()}
    trip(vault, "inner", "public", to="amal")
    made = [e.act for e in vault.record().shelves["team"].entries.values() if isinstance(e.act, CopyMade)]
    assert made == [CopyMade(what="to the coast", sort="travel vault", to="amal")]
    after = {room: len(shelf.entries) for room, shelf in vault.record().shelves.items()}
    assert after == before | {"team": before["team"] + 1}


@pytest.mark.parametrize("rooms", [("never",), ("public", "never"), ("team",), ("public", "team")])
def test_not_for_whom_it_is_not(rooms: tuple[str, ...]) -> None:
    """A room that is not here, and one that who carries it is not in, are refused alike, and nothing is made."""
    vault = furnished()
    store = MemoryStore()
    before = rows(vault)
    with pytest.raises(NotHere) as refusal:
        trip(vault, *rooms, to="north", store=store)
    assert refusal.value.params == {"what": "room"}
    with store.reading() as reading:
        assert (reading.spaces(), reading.chains()) == ([], [])
    assert rows(vault) == before


def test_who_may_read_only_a_part_is_refused() -> None:
    """Who was let in from then on, or left and came back, may not carry the room; with its history, they may."""
    vault = furnished()
    vault.write(said("joint", Grant(to="sela")), said("team", Revocation(to="jo")), said("team", Grant(to="jo")))
    for room, who in (("joint", "sela"), ("team", "jo")):
        with pytest.raises(GoodOfficesError) as refusal:
            trip(vault, room, to=who)
        assert (refusal.value.code, refusal.value.params) == ("part-reach", {"room": room})
    vault.write(said("joint", Grant(to="sela", history=True)))
    assert trip(vault, "joint", to="sela").record().shelves.keys() == {"joint"}


def test_who_was_put_out_carries_nothing() -> None:
    """Whoever is no longer in a room is refused it as one that is not here."""
    vault = furnished()
    vault.write(said("team", Revocation(to="jo")))
    with pytest.raises(NotHere):
        trip(vault, "team", to="jo")


def test_a_trip_without_rooms_is_none() -> None:
    """A trip without rooms is refused, and does not stand for all of them."""
    with pytest.raises(GoodOfficesError, match="no-rooms"):
        trip(furnished())


def test_it_comes_home_by_a_merge() -> None:
    """What was written on the road comes home, and what came about at home meanwhile goes to the road, room by room."""
    vault = furnished()
    away = trip(vault, "north-room")
    away.write(note("north-room", "on the road"))
    vault.write(note("north-room", "at home"), note("team", "ours"))
    assert away.site().tag != vault.site().tag
    assert gives(away, vault).new == {"north-room": 1}
    assert gives(vault, away, ["north-room"]).new == {"north-room": 2}
    assert texts(away, "north-room") == texts(vault, "north-room") == {"on the road", "at home"}
    assert away.record().shelves.keys() == {"north-room"}


def test_the_regime_goes_along() -> None:
    """What was agreed on for the mediation holds on the road too, whichever room it was said in."""
    vault = furnished()
    vault.write(said("team", ConfidentialityRegime(keeps="no record")))
    away = trip(vault, "north-room")
    with pytest.raises(GoodOfficesError, match="off-record"):
        away.write(note("north-room"))


def test_the_road_s_keys_open_nothing_of_another_room() -> None:
    """With all keys of a travel vault nothing of another room opens, were the whole file from home at hand."""
    vault = furnished()
    vault.write(note("team", "ours"), note("north-room", "theirs"))
    away = trip(vault, "north-room")
    found = load(rows(vault), away.epochs)
    assert {one.entry.room for one in found.opened} == {"north-room"}


def test_a_store_that_holds_something_is_not_taken() -> None:
    """A travel vault is made in an empty store only."""
    vault = furnished()
    with pytest.raises(GoodOfficesError, match="not-empty"):
        trip(vault, "public", store=vault.store)  # type: ignore[arg-type]
