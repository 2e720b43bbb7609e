"""Ways to a vault's key: each sort of slot, a changed passphrase, a recovery key as people type it, refusals."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.drawer import Drawer
from goodoffices.record.founding import add_recovery, change_secret, open_vault, ways_in
from goodoffices.record.keys import SLOTS, Cost, Secret, Slot, new_recovery, new_slot, read_recovery, read_slot, unlock
from goodoffices.record.notebook import Notebook
from tests.vaults import CHEAP, SECRET, Drawn, furnished, new_vault, note, open_with, reopened, said, texts

VAULT_KEY = bytes(range(32))
FILE = b"a key file of thirty-two bytes or more"
SECRETS = {
    "passphrase": Secret(passphrase="four words would do"),
    "key file": Secret(key_file=FILE),
    "both": Secret(passphrase="four words would do", key_file=FILE),
    "recovery": Secret(recovery=new_recovery(Drawn("paper"))),
}


def slots(*secrets: Secret) -> dict[bytes, bytes]:
    """Return slots as they are kept."""
    made = (new_slot(secret, VAULT_KEY, Drawn(place), CHEAP) for place, secret in enumerate(secrets))
    return {bytes([place]): msgspec.json.encode(slot) for place, slot in enumerate(made)}


@pytest.mark.parametrize("sort", SECRETS)
def test_each_sort_opens_its_own_slot_only(sort: str) -> None:
    """Every sort of secret opens its slot among all; a secret of another sort, or another one of the sort, does not."""
    everything = slots(*SECRETS.values())
    assert unlock(everything, SECRETS[sort]) == VAULT_KEY
    without = slots(*(secret for other, secret in SECRETS.items() if other != sort))
    with pytest.raises(GoodOfficesError) as refusal:
        unlock(without, SECRETS[sort])
    assert refusal.value.code == "wrong-key"
    assert refusal.value.params == {"sort": sort, "sorts": sorted(SECRETS.keys() - {sort})}


@pytest.mark.parametrize(
    "wrong",
    [
        Secret(passphrase="four words would no"),
        Secret(key_file=FILE + b"."),
        Secret(passphrase="four words would do", key_file=FILE + b"."),
        Secret(passphrase="four words would no", key_file=FILE),
        Secret(recovery=new_recovery(Drawn("another paper"))),
    ],
)
def test_a_wrong_secret_opens_nothing(wrong: Secret) -> None:
    """Nearly the right secret opens no slot; of two, both have to be right."""
    with pytest.raises(GoodOfficesError, match="wrong-key"):
        unlock(slots(*SECRETS.values()), wrong)


def test_a_passphrase_typed_in_other_characters_is_the_same() -> None:
    """One passphrase, composed or decomposed or in wide letters, opens the vault all the same."""
    typed = "Lúcia e Zoë no cais"
    held = slots(Secret(passphrase=typed))
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert unlock(held, Secret(passphrase=unicodedata.normalize(form, typed))) == VAULT_KEY
    wide = "".join(chr(ord(letter) + 0xFEE0) if "a" <= letter <= "z" else letter for letter in typed)
    assert wide != typed
    assert unlock(held, Secret(passphrase=wide)) == VAULT_KEY


def test_too_short_is_refused() -> None:
    """A passphrase of a few letters, a key file of a few bytes or of many, and nothing at all are no secrets."""
    for secret, code in (
        (Secret(passphrase="seven.."), "passphrase-short"),
        (Secret(), "passphrase-short"),
        (Secret(key_file=bytes(31)), "key-file-size"),
        (Secret(key_file=bytes(1_000_001)), "key-file-size"),
        (Secret(passphrase="short", key_file=FILE), "passphrase-short"),
    ):
        with pytest.raises(GoodOfficesError, match=code):
            new_slot(secret, VAULT_KEY, Drawn(0), CHEAP)


@pytest.mark.parametrize(
    "cost",
    [
        {"passes": 0, "lanes": 1, "memory": 64},
        {"passes": 101, "lanes": 1, "memory": 64},
        {"passes": 1, "lanes": 65, "memory": 65_536},
        {"passes": 1, "lanes": 4, "memory": 31},
        {"passes": 1, "lanes": 1, "memory": 4_194_305},
    ],
)
def test_a_cost_no_honest_vault_has_is_refused(cost: dict[str, int]) -> None:
    """A slot that would make this machine stand still, or costs nothing, is not even tried."""
    with pytest.raises(ValueError, match="cost"):
        Cost(**cost)
    slot: dict[str, Any] = msgspec.json.decode(slots(SECRETS["passphrase"])[b"\x00"])
    with pytest.raises(GoodOfficesError, match="bad-vault"):
        unlock({b"": msgspec.json.encode(slot | {"cost": cost})}, SECRETS["passphrase"])


@pytest.mark.parametrize("change", [{"salt": ""}, {"salt": "AAAA"}, {"sort": "other"}, {"more": 1}, {"sealed": 1}])
def test_a_damaged_slot_is_told_as_one(change: dict[str, Any]) -> None:
    """A slot that is not as it is written is a bad vault, whatever secret is tried."""
    slot: dict[str, Any] = msgspec.json.decode(slots(SECRETS["passphrase"])[b"\x00"])
    with pytest.raises(GoodOfficesError, match="bad-vault"):
        unlock({b"": msgspec.json.encode(slot | change)}, SECRETS["passphrase"])


@given(st.binary(max_size=200))
def test_noise_is_no_slot(noise: bytes) -> None:
    """Whatever bytes lie in the place of a slot, they are read as one or refused as a bad vault."""
    try:
        assert isinstance(read_slot(noise), Slot)
    except GoodOfficesError as refusal:
        assert refusal.code == "bad-vault"


@given(st.binary(min_size=20, max_size=20))
def test_a_recovery_key_is_read_as_people_type_it(drawn: bytes) -> None:
    """In small letters, in one piece or many, with look-alikes of O, I and B, it is the same key."""
    text = new_recovery(lambda room, count: drawn)
    assert [len(group) for group in text.split("-")] == [4] * 9
    for typed in (
        text.lower(),
        text.replace("-", ""),
        text.replace("-", "  \n"),
        f"  {text}\t",
        text.translate(str.maketrans("OIB", "018")),
    ):
        assert read_recovery(typed) == drawn


@given(st.integers(0, 35), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_slip_of_the_pen_is_found(place: int, letter: str) -> None:
    """One wrong letter anywhere is told as a slip, and not as a wrong key."""
    text = new_recovery(Drawn("paper"))
    letters = list(text.replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(GoodOfficesError, match="recovery-misread"):
        unlock(slots(*SECRETS.values()), Secret(recovery="".join(letters)))


@pytest.mark.parametrize("typed", ["-", "a", "é" * 36, "A" * 35, "A" * 37, "=" * 36])
def test_what_is_no_recovery_key_is_told_as_one(typed: str) -> None:
    """Too short, too long, or with letters that no recovery key has."""
    with pytest.raises(GoodOfficesError, match="recovery-misread"):
        read_recovery(typed)


def test_a_secret_says_nothing_of_itself() -> None:
    """Printed in a trace or a log, a secret shows which sort it is, and a site, an epoch and a head no key."""
    vault = new_vault()
    assert repr(SECRETS["both"]) == "Secret(both)"
    assert vault.head.secret.hex() not in repr(vault.head)
    assert repr(vault.site()) == f"Site({vault.site().tag.hex()})"


def test_a_changed_passphrase_opens_and_the_old_one_does_not() -> None:
    """After a change the new secret and a new recovery key open it, and nothing from before; the key is another."""
    vault = new_vault()
    paper = add_recovery(vault)
    assert ways_in(vault.store) == ["key file", "recovery"]
    before = vault.key
    other = change_secret(vault, SECRETS["passphrase"], cost=CHEAP)
    assert ways_in(vault.store) == ["passphrase", "recovery"]
    for secret in (SECRETS["passphrase"], Secret(recovery=other)):
        assert reopened(vault, secret=secret).key == vault.key != before
    for secret in (SECRET, Secret(recovery=paper)):
        with pytest.raises(GoodOfficesError, match="wrong-key"):
            open_vault(vault.store, secret, **open_with("x"))


def test_an_old_copy_with_its_old_secret_opens_nothing_here() -> None:
    """With the vault's old key, and every key of a room it gave, no value and no entry of today can be opened."""
    vault = furnished()
    vault.write(note("team", "before"))
    jot = Notebook(vault)
    vault.write(said("team", ConfidentialityRegime(keeps="evidence")))
    jot.jot(note("team", "jotted"), draft=True)
    old, rooms, kept = Drawer(vault.key, vault.chance), dict(vault.epochs.by_tag), texts(vault, "team")
    change_secret(vault, SECRETS["passphrase"], cost=CHEAP)
    vault.write(note("team", "after"))
    with vault.store.reading() as reading:
        spaces = [space for space in reading.spaces() if space != SLOTS]
        assert {"epoch", "note", "site", "vault"} <= set(spaces)
        sealed = [(space, name) for space in spaces for name in reading.all(space) if name not in (b"format", b"stamp")]
        for space, name in sealed:
            with pytest.raises(GoodOfficesError, match="cannot-open"):
                old.get(reading, space, name)
        for row in reading.rows():
            assert row.wrapped is not None
            for epoch in rooms.values():
                with pytest.raises(GoodOfficesError, match="cannot-open"):
                    epoch.sealer.unwrap(row.wrapped.key, row.envelope.key)
    again = reopened(vault, secret=SECRETS["passphrase"])
    assert texts(again, "team") == {*kept, "after"}
    assert len(Notebook(again).notes()) == 1


def test_there_is_one_recovery_key() -> None:
    """A second one is refused: the first would still open what the vault's key opens."""
    vault = new_vault()
    first = add_recovery(vault)
    with pytest.raises(GoodOfficesError, match="recovery-there"):
        add_recovery(vault)
    assert reopened(vault, secret=Secret(recovery=first)).key == reopened(vault).key == vault.key


def test_a_refused_change_changes_nothing() -> None:
    """A secret that is too short leaves every way in as it was."""
    vault = new_vault()
    with pytest.raises(GoodOfficesError, match="passphrase-short"):
        change_secret(vault, Secret(passphrase="short"))
    assert reopened(vault).key == vault.key
