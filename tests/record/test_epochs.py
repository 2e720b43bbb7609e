"""Keys of rooms: a new one whenever who may know changes, so that an old one opens nothing of what is written then."""

from __future__ import annotations

import pytest

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import Grant, Revocation
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.doctor import examine
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.drawer import Drawer
from goodoffices.record.epochs import EPOCHS, Epoch, Epochs, next_epoch, read_epochs
from goodoffices.record.loading import load
from goodoffices.record.vault import Vault
from tests.vaults import Drawn, copied, epoch_of, furnished, gives, note, reopened, rows, said

LEFT = Revocation(to="jo")
CAME = Grant(to="sela")
WITH_HISTORY = Grant(to="sela", history=True)


def numbers(vault: Vault, room: str = "team") -> list[int]:
    """Return the numbers of a room's epochs."""
    return [epoch.number for epoch in vault.epochs.of_room(vault.tag(room))]


def opens(vault: Vault, epochs: tuple[Epoch, ...]) -> set[str]:
    """Return the ids of what these keys open in a vault's store."""
    return {one.entry.id for one in load(rows(vault), Epochs(epochs)).opened}


@pytest.mark.parametrize(("act", "found"), [(LEFT, [1, 2]), (CAME, [1, 2]), (WITH_HISTORY, [1])])
def test_a_new_key_where_who_may_know_changes(act: Act, found: list[int]) -> None:
    """A revocation and a grant from now on begin a key of that room and of no other; a grant with history does not."""
    vault = furnished()
    vault.write(said("team", act))
    assert numbers(vault) == found
    assert numbers(vault, "joint") == [1]


@pytest.mark.parametrize(("act", "before"), [(LEFT, {"before", "act"}), (CAME, {"before"})])
def test_the_old_key_opens_what_was_before_and_nothing_after(act: Act, before: set[str]) -> None:
    """Who holds the old key opens what was sealed before, a revocation with it, and nothing that is written then."""
    vault = furnished()
    vault.write(note("team", "before", "before"))
    old = vault.epochs.of_room(vault.tag("team"))
    vault.write(said("team", act, "act"), note("team", "after", "after"))
    new = tuple(epoch for epoch in vault.epochs.of_room(vault.tag("team")) if epoch not in old)
    assert opens(vault, old) == before | {"team"}
    assert opens(vault, new) == {"before", "act", "after"} - before


@pytest.mark.parametrize("act", [LEFT, CAME])
def test_a_site_that_hears_of_it_changes_its_key_too(act: Act) -> None:
    """Where the word of it comes in, what is written from then on is sealed with a key that no older copy has."""
    home = furnished()
    away = copied(home)
    away.write(note("team", "before", "before"))
    old = copied(away).epochs.of_room(away.tag("team"))
    home.write(said("team", act, "act"))
    gives(home, away)
    away.write(note("team", "after", "after"))
    assert {"before", "team"} <= opens(away, old)
    assert "after" not in opens(away, old)
    assert numbers(away, "joint") == [1]


def test_no_key_of_a_room_comes_with_a_parcel() -> None:
    """Two sites that both changed a room's key keep each their own: neither has one the other chose."""
    home = furnished()
    away = copied(home)
    home.write(said("team", LEFT))
    away.write(said("team", Revocation(to="sela")))
    tags = [set(vault.epochs.by_tag) for vault in (home, away)]
    gives(home, away)
    gives(away, home)
    assert not (set(home.epochs.by_tag) - tags[0]) & set(away.epochs.by_tag)
    assert not (tags[1] - tags[0]) & set(home.epochs.by_tag)


def test_a_destruction_leaves_one_key() -> None:
    """After a destruction the room has one key, which opens all that is left; the numbers go on."""
    vault = furnished()
    vault.write(note("team", "a", "a"), said("team", LEFT, "left"), note("team", "b", "b"))
    destroy(vault, Order(room="team", ids=frozenset(("a",)), why="promised"))
    assert numbers(vault) == [3]
    (epoch,) = vault.epochs.of_room(vault.tag("team"))
    assert {"team", "left", "b"} <= opens(vault, (epoch,))
    with vault.store.reading() as reading:
        assert set(read_epochs(reading, vault.drawer).by_tag) == set(vault.epochs.by_tag)


def test_the_highest_number_and_then_tag_seals_what_is_new() -> None:
    """Of several keys of a room the current one is the same in whatever order they were learnt."""
    made = [
        Epoch(tag=bytes([tag]) * 16, room=b"r", name="r", number=n, key=bytes(32))
        for tag, n in ((9, 1), (1, 2), (3, 2))
    ]
    for order in (made, made[::-1], [made[1], made[2], made[0]]):
        epochs = Epochs(tuple(order))
        assert epochs.current(b"r") is made[2]
        assert epochs.of_room(b"r") == tuple(made)
        assert epochs.drop_others(made[0]) == [made[1].tag, made[2].tag]
        assert epochs.current(b"r") is made[0]
    assert Epochs().current(b"r") is None
    assert next_epoch(Epochs(), b"r", "r", Drawn(0)).number == 1


def test_a_key_that_cannot_be_read_is_told() -> None:
    """A room's key that is damaged in the store, or no key at all, is a bad vault and not one without that room."""
    vault = furnished(rooms=("team",))
    (epoch,) = vault.epochs.of_room(vault.tag("team"))
    with vault.store.writing() as store:
        Drawer(vault.key, vault.chance).put(store, "epoch", epoch.tag, b"{}")
    with vault.store.reading() as reading, pytest.raises(GoodOfficesError, match="bad-vault"):
        read_epochs(reading, vault.drawer)
    with vault.store.writing() as store:
        store.put("epoch", epoch.tag, bytes(60))
    with vault.store.reading() as reading, pytest.raises(GoodOfficesError, match="cannot-open"):
        read_epochs(reading, vault.drawer)


def test_a_key_of_a_room_is_never_printed() -> None:
    """Printed, a room's key says its number only."""
    vault = furnished(rooms=("team",))
    (epoch,) = vault.epochs.of_room(vault.tag("team"))
    assert repr(epoch) == "Epoch(1)"
    with pytest.raises(GoodOfficesError, match="no-room-key"):
        vault.epochs.sealer(bytes(16))


@pytest.mark.parametrize("way", ["newest key", "regime", "put back"])
def test_what_was_taken_out_or_put_back_is_noticed(way: str) -> None:
    """Without the newest key, or the regime, or with an erased key put back, a vault is read and never written to."""
    vault = furnished()
    vault.write(said("team", ConfidentialityRegime(keeps="evidence")), note("team", "n", "n"))
    old = epoch_of(vault, "team").tag
    with vault.store.reading() as reading:
        erased = reading.get(EPOCHS, old) or b""
    destroy(vault, Order(room="team", ids=frozenset(("n",)), why="promised"))
    assert not reopened(vault).altered
    with vault.store.writing() as store:
        if way == "newest key":
            store.drop(EPOCHS, [epoch_of(vault, "joint").tag])
        elif way == "regime":
            store.drop("vault", [b"regime"])
        else:
            store.put(EPOCHS, old, erased)
    again = reopened(vault)
    assert again.altered
    assert again.record().shelves["team"].entries
    with pytest.raises(GoodOfficesError, match="vault-altered"):
        again.write(note("team", "after"))
    assert any(check.code == "altered" and check.ill for check in examine(again, "nowhere"))
