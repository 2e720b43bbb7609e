"""Bundles: sealed to people who are in the rooms, signed by a site, refused when anything is not as it should be."""

from __future__ import annotations

from typing import Any

import msgspec
import pyrage
import pytest
from pyrage import x25519

from goodoffices.acts.housekeeping import Grant, Revocation
from goodoffices.acts.keeping import PersonKey
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record.bundle import BEGINS, make_bundle, read_bundle
from goodoffices.record.identity import own_identity, own_recipient, read_recipient, recipient_of
from goodoffices.record.merge import receive
from goodoffices.record.sites import new_site
from goodoffices.record.vault import Vault
from tests.vaults import Drawn, copied, furnished, note, reopened, said, texts


@pytest.fixture
def home() -> Vault:
    """Return a vault with something in two rooms."""
    vault = furnished()
    vault.write(note("team", "ours"), note("north-room", "theirs"))
    return vault


def key_of(vault: Vault, who: str, recipient: str) -> None:
    """Put a person's key on record."""
    vault.write(said("team", PersonKey(person=who, recipient=recipient)))


@pytest.fixture
def jo(home: Vault) -> Vault:
    """Return Jo's vault, whose key is on record at home."""
    vault = copied(home, seed="jo")
    key_of(home, "jo", own_recipient(vault))
    return vault


def test_it_is_read_by_whom_it_was_sealed_to(home: Vault, jo: Vault) -> None:
    """What it brings is what was packed; the site that made it is named, and known where it wrote before."""
    home.write(note("team", "news"))
    data = make_bundle(home, ["team"], ["jo"])
    assert data.startswith(BEGINS)
    found = read_bundle(jo, data)
    assert (found.site, found.known) == (home.site().tag, True)
    # the other is the word that Jo's key is on record
    assert receive(jo, found.parcel).new == {"team": 2}
    assert texts(jo, "team") == {"ours", "news"}
    with pytest.raises(GoodOfficesError, match="not-for-us"):
        read_bundle(home, data)


def test_a_site_that_never_wrote_here_is_not_known(home: Vault, jo: Vault) -> None:
    """A bundle from a site of which nothing is here is read, and said to be from one that is not known."""
    other = copied(home, seed="other")
    other.write(note("team", "news"))
    assert not read_bundle(jo, make_bundle(other, ["team"], ["jo"])).known


def test_it_is_sealed_to_each_and_to_no_other(home: Vault, jo: Vault) -> None:
    """Sealed to two people, each can open it and a third cannot; what both may read is in it."""
    amal = copied(home, seed="amal")
    key_of(home, "amal", own_recipient(amal))
    data = make_bundle(home, ["team", "joint"], ["jo", "amal"])
    assert read_bundle(jo, data).parcel == read_bundle(amal, data).parcel
    with pytest.raises(GoodOfficesError, match="not-for-us"):
        read_bundle(copied(home, seed="third"), data)


@pytest.mark.parametrize("rooms", [["north-room"], ["never"], ["public", "north-room"], []])
def test_who_is_not_in_a_room_gets_no_bundle_of_it(home: Vault, rooms: list[str]) -> None:
    """A room that one of them is not in, and one that is not here, are refused alike; none named means every one."""
    key_of(home, "south", str(x25519.Identity.generate().to_public()))
    with pytest.raises(NotHere) as refusal:
        make_bundle(home, rooms, ["south"])
    assert refusal.value.params == {"what": "room"}


def test_who_was_put_out_gets_none(home: Vault, jo: Vault) -> None:
    """After a revocation no bundle is made for that person, and one made before opens nothing that came after."""
    before = make_bundle(home, ["team"], ["jo"])
    home.write(said("team", Revocation(to="jo")), note("team", "after"))
    with pytest.raises(NotHere):
        make_bundle(home, ["team"], ["jo"])
    receive(jo, read_bundle(jo, before).parcel)
    assert texts(jo, "team") == {"ours"}
    home.write(said("team", Grant(to="jo")))
    with pytest.raises(GoodOfficesError, match="part-reach"):
        make_bundle(home, ["team"], ["jo"])


def test_nobody_and_a_person_without_a_key(home: Vault) -> None:
    """A bundle for nobody, or for somebody whose key is not on record, is none."""
    with pytest.raises(GoodOfficesError, match="nobody-to-seal-to"):
        make_bundle(home, ["team"], [])
    with pytest.raises(GoodOfficesError) as refusal:
        make_bundle(home, ["team"], ["amal"])
    assert (refusal.value.code, refusal.value.params) == ("no-person-key", {"who": "amal"})
    key_of(home, "amal", "age1 is none")
    with pytest.raises(GoodOfficesError, match="bad-recipient"):
        make_bundle(home, ["team"], ["amal"])


def test_the_last_key_of_a_person_counts(home: Vault, jo: Vault) -> None:
    """Of several keys of one person the last put on record is sealed to."""
    new = copied(home, seed="new laptop")
    key_of(home, "jo", own_recipient(new))
    assert recipient_of(home.record(), "jo") == own_recipient(new)
    data = make_bundle(home, ["team"], ["jo"])
    assert read_bundle(new, data).known
    with pytest.raises(GoodOfficesError, match="not-for-us"):
        read_bundle(jo, data)


def resealed(data: bytes, to: Vault, **changed: Any) -> bytes:
    """Return a bundle with parts of its inside changed, sealed anew."""
    inside = msgspec.msgpack.decode(pyrage.decrypt(data, [own_identity(to)]))
    return bytes(pyrage.encrypt(msgspec.msgpack.encode(inside | changed), [read_recipient(own_recipient(to))]))


def test_a_signature_that_is_not_the_site_s_is_refused(home: Vault, jo: Vault) -> None:
    """Another signature, another site, or another parcel under the same signature, and it is refused."""
    data = make_bundle(home, ["team"], ["jo"])
    other = make_bundle(home, ["joint"], ["jo"])
    inside = msgspec.msgpack.decode(pyrage.decrypt(other, [own_identity(jo)]))
    assert read_bundle(jo, resealed(data, jo)).known
    changes: list[dict[str, Any]] = [
        {"signature": bytes(64)},
        {"signature": b""},
        {"public": new_site(Drawn("x")).public},
        {"parcel": inside["parcel"]},
    ]
    for changed in changes:
        with pytest.raises(GoodOfficesError, match="bundle-signature"):
            read_bundle(jo, resealed(data, jo, **changed))


@pytest.mark.parametrize(
    "changed", [{"parcel": b""}, {"parcel": b"\xc1"}, {"public": b"short"}, {"more": 1}, {"format": 1}]
)
def test_what_is_damaged_inside_is_refused(home: Vault, jo: Vault, changed: dict[str, Any]) -> None:
    """An inside that is not as it is written is a damaged bundle."""
    with pytest.raises(GoodOfficesError, match="bundle-damaged"):
        read_bundle(jo, resealed(make_bundle(home, ["team"], ["jo"]), jo, **changed))


def test_what_is_damaged_outside_is_refused(home: Vault, jo: Vault) -> None:
    """A bundle with a byte changed anywhere, cut short, or no bundle at all, is not opened."""
    data = make_bundle(home, ["public"], ["jo"])
    for place in range(0, len(data), 97):
        broken = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(GoodOfficesError) as refusal:
            read_bundle(jo, broken)
        assert refusal.value.code in ("not-for-us", "bundle-damaged")
    for broken in (b"", data[:100], data[:-1], b"no bundle", BEGINS):
        with pytest.raises(GoodOfficesError):
            read_bundle(jo, broken)


def test_each_vault_has_an_identity_of_its_own(home: Vault) -> None:
    """Made when it is first asked for, it stays; a copy made before has another, one made after has the same."""
    before = copied(home, seed="before")
    own = own_recipient(home)
    assert own == own_recipient(home) == own_recipient(reopened(home)) == own_recipient(copied(home, seed="after"))
    assert own_recipient(before) != own
    with home.store.reading() as reading:
        assert str(own_identity(home)).encode() not in (reading.get("vault", b"identity") or b"")


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1", "x" * 62])
def test_what_is_no_recipient(text: str) -> None:
    """What is no public key is refused as one, and spaces around one do not matter."""
    with pytest.raises(GoodOfficesError, match="bad-recipient"):
        read_recipient(text)
    good = str(x25519.Identity.generate().to_public())
    assert str(read_recipient(f"  {good}\n")) == good
