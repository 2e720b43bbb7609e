"""Loading: what was altered, does not follow, lost its key or lies in a room it was not sealed for is said to be so."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goodoffices.acts.housekeeping import Correction, Grant, NoteToFile, Revocation
from goodoffices.acts.keeping import DestructionCertificate, Gone
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import header_of
from goodoffices.record.loading import Loaded, certified, load
from goodoffices.record.seal import commitment
from goodoffices.record.store import Row, Wrapped
from goodoffices.record.vault import Vault
from tests.vaults import (
    STRANGER,
    copied,
    entry_key,
    epoch_of,
    furnished,
    made_by_hand,
    note,
    reopened,
    rows,
    said,
    texts,
)


def put(vault: Vault, *made: Row) -> Vault:
    """Return the vault with rows in its store that no pen wrote, opened anew."""
    with vault.store.writing(whole=True) as store:
        store.append(made)
    return reopened(vault)


def changed(held: list[Row], seq: int, **fields: Any) -> list[Row]:
    """Return rows with an envelope's fields changed, and its digest as it was."""
    return [
        msgspec.structs.replace(row, envelope=msgspec.structs.replace(row.envelope, **fields))
        if row.envelope.seq == seq
        else row
        for row in held
    ]


@pytest.fixture
def vault() -> Vault:
    """Return a vault with five entries in one room."""
    made = furnished(rooms=("team",))
    made.write(*(note("team", f"{place}", f"n{place}") for place in range(4)))
    return made


def loaded(vault: Vault, held: list[Row]) -> Loaded:
    """Return what is read of rows with the keys of a vault."""
    return load(held, vault.epochs)


def test_what_was_not_touched_is_read_whole(vault: Vault) -> None:
    """Nothing is damaged, broken, gone or without a room's key where nobody did anything."""
    found = loaded(vault, rows(vault))
    assert len(found.opened) == 5
    assert found.gone == found.damaged == found.unkeyed == found.broken == []
    assert found.forked == set()


@pytest.mark.parametrize("name", ["body", "key", "prev", "digest", "site"])
def test_a_flipped_bit_is_damage(vault: Vault, name: str) -> None:
    """One bit changed in any part of an envelope: that entry does not stand, and is named."""
    held = rows(vault)
    value = getattr(held[2].envelope, name)
    found = loaded(vault, changed(held, 2, **{name: value[:-1] + bytes([value[-1] ^ 1])}))
    assert [envelope.seq for envelope in found.damaged] == [2]
    assert 2 not in {one.entry.seq for one in found.opened if one.entry.site == vault.site().tag.hex()}


def test_a_body_sealed_anew_breaks_the_chain(vault: Vault) -> None:
    """An entry replaced by another with a right digest does not damage, but the next no longer follows on it."""
    held = rows(vault)
    old = held[2].envelope
    entry = Entry(id="n1", room="team", act=NoteToFile(text="as I would have it"))
    row = made_by_hand(vault, "team", epoch_of(vault, "team"), entry, site=old.site, seq=2, prev=old.prev)
    found = loaded(vault, [row if r.envelope.seq == 2 else r for r in held])
    assert [envelope.seq for envelope in found.broken] == [3]
    assert found.damaged == []


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_hole_is_a_broken_link(vault: Vault, missing: int) -> None:
    """Where an envelope was taken out, the one after it is named as following on nothing."""
    found = loaded(vault, [row for row in rows(vault) if row.envelope.seq != missing])
    assert [envelope.seq for envelope in found.broken] == [missing + 1]


def test_two_exchanged_envelopes_break_the_chain(vault: Vault) -> None:
    """Envelopes given in another order than their numbers are named."""
    held = rows(vault)
    held[1], held[2] = held[2], held[1]
    assert [envelope.seq for envelope in loaded(vault, held).broken] == [2, 1, 3]


def test_a_key_that_is_gone_and_one_of_no_room(vault: Vault) -> None:
    """An envelope without a key is gone; one whose room's key is not here is without one; neither is damage."""
    held = rows(vault)
    held[1] = msgspec.structs.replace(held[1], wrapped=None)
    held[2] = msgspec.structs.replace(held[2], wrapped=Wrapped(bytes(16), bytes(48)))
    held[3] = msgspec.structs.replace(held[3], wrapped=Wrapped(epoch_of(vault, "team").tag, bytes(48)))
    found = loaded(vault, held)
    assert [e.seq for e in found.gone] == [1]
    assert [e.seq for e in found.unkeyed] == [2]
    assert [e.seq for e in found.damaged] == [3]
    assert found.broken == []


def test_nobody_with_the_key_of_one_room_speaks_in_another() -> None:
    """An entry for the team, sealed with the key of a room with North, is refused, wherever it is put."""
    vault = furnished()
    key = epoch_of(vault, "north-room")
    entry = Entry(id="in", room="team", act=Grant(to="north", history=True))
    for place, room in enumerate(("team", "north-room")):
        site = bytes([place]) * 16
        before = len(rows(vault))
        vault = put(vault, made_by_hand(vault, room, key, entry, site=site))
        assert len(rows(vault)) == before + 1
        assert [e.site for e in vault.loaded().damaged][-1:] == [site]
    assert "in" not in vault.record().shelves["team"].entries
    assert "north" not in (vault.record().room("team") or pytest.fail("no team")).members


def test_another_key_than_was_committed_to_shows_nothing() -> None:
    """Who has a room's key cannot give an envelope a second key that was not committed to."""
    vault = furnished()
    epoch = epoch_of(vault, "team")
    row = made_by_hand(vault, "team", epoch, note("team", key="n"), committed=commitment(bytes([1]) * 32))
    assert [e.site for e in put(vault, row).loaded().damaged] == [STRANGER]


@pytest.mark.parametrize(
    "plain",
    [b"", b"{}", b"no json", b'{"entry": {}, "clock": 1}', b'{"entry": {}, "clock": "x"}', b"\xff", b"[" * 9000],
)
def test_what_is_no_document_is_damage(plain: bytes) -> None:
    """Whatever a member sealed that is no entry is named, and hinders nothing else from being read."""
    vault = furnished()
    row = made_by_hand(vault, "team", epoch_of(vault, "team"), note("team"), plain=plain or b" ")
    again = put(vault, row)
    assert [e.site for e in again.loaded().damaged] == [STRANGER]
    assert again.record().shelves.keys() == vault.record().shelves.keys()


def test_nonsense_in_a_certificate_hinders_nobody() -> None:
    """A certificate whose keys are no keys destroys nothing, and everything is still read."""
    vault = furnished()
    vault.write(note("team", "kept"))
    vault.write(said("team", DestructionCertificate(gone=(Gone(site="x", seq=-1, key="no hex"),), why="nonsense")))
    assert texts(reopened(vault), "team") == {"kept"}


@pytest.mark.parametrize("act", [Revocation(to="sela"), Grant(to="sela", history=True)])
def test_who_may_know_cannot_be_certified_away(act: Revocation | Grant) -> None:
    """A certificate that names what says who may know takes none of that out."""
    vault = furnished()
    vault.write(said("team", Grant(to="sela", history=True)), said("team", act, "who"))
    place = next(one for one in vault.loaded().opened if one.entry.id == "who")
    before = vault.record().room("team")
    forged = Gone(site=place.entry.site, seq=place.entry.seq, key=place.key.hex())
    vault.write(said("team", DestructionCertificate(gone=(forged,), why="to be let back in")))
    assert vault.record().room("team") == reopened(vault).record().room("team") == before
    assert certified(vault.loaded().opened) == frozenset()


def test_another_program_sees_what_came_on_the_shorter_branch() -> None:
    """Whoever has the vault open, reading on, finds what was added to a branch that ends before another."""
    home = furnished(rooms=("team",))
    home.write(note("team", "shared"))
    epoch, own = epoch_of(home, "team"), home.site().tag
    chain = {row.envelope.seq: row.envelope.digest for row in rows(home)}
    rest, at = [], chain[1]
    for seq in range(2, 6):
        row = made_by_hand(home, "team", epoch, note("team", f"b{seq}", f"b{seq}"), site=own, seq=seq, prev=at)
        rest.append(msgspec.structs.replace(row, branch=1))
        at = row.envelope.digest
    home.write(note("team", "a2", "a2"))
    with home.store.writing(whole=True) as store:
        store.append(rest)
    watcher = reopened(home)
    assert texts(watcher, "team") == {"shared", "a2", "b2", "b3", "b4", "b5"}
    end = next(row.envelope for row in rows(home) if row.branch == 0 and row.envelope.seq == 2)
    late = made_by_hand(home, "team", epoch, note("team", "a3", "a3"), site=own, seq=3, prev=end.digest)
    with home.store.writing(whole=True) as store:
        store.append([late])
    assert "a3" in texts(watcher, "team")
    assert texts(watcher, "team") == texts(reopened(home), "team")


def test_a_copy_reads_as_the_vault_does() -> None:
    """What stands in a copy is what stands in the vault, entry for entry, and each key opens it."""
    vault = furnished()
    vault.write(note("team", "a", "n"), said("team", Correction(target="n", reason="a slip"), "c"))
    copy = copied(vault)
    assert copy.mediation() == vault.mediation()
    assert entry_key(copy, "team", "n") == entry_key(vault, "team", "n")
    assert header_of(rows(copy)[0].envelope) == header_of(rows(vault)[0].envelope)
