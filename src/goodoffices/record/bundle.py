"""A bundle: one file, sealed to people with age and signed by the site that made it, to be carried on any medium."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.compartment import Viewer
from goodoffices.record.identity import own_identity, read_recipient, recipient_of
from goodoffices.record.parcel import Parcel, pack
from goodoffices.record.sites import SITES, site_tag
from goodoffices.record.vault import Vault

BEGINS = b"age-encryption.org/v1\n"
MOST = 512 * 1024 * 1024
_FORMAT = "goodoffices bundle 1"


class _Inside(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is inside the seal: the parcel as bytes, who signed them, and the signature."""

    format: str
    parcel: bytes
    public: bytes
    signature: bytes


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle that was opened: what is in it, by which site it was made, and whether that site is known here."""

    parcel: Parcel
    site: bytes
    known: bool


def make_bundle(vault: Vault, rooms: Collection[str], people: Collection[str]) -> bytes:
    """Return a bundle of what these people together may read of these rooms, sealed to each of them.

    Raises NotHere for a room one of them is not in, GoodOfficesError("no-person-key") where a person's key is not on
    record.
    """
    recipients = [read_recipient(recipient_of(vault.record(), person)) for person in sorted(people)]
    if not recipients:
        raise GoodOfficesError("nobody-to-seal-to")
    parcel = msgspec.msgpack.encode(pack(vault, rooms, Viewer(frozenset(people))))
    site = vault.site()
    inside = _Inside(format=_FORMAT, parcel=parcel, public=site.public, signature=site.sign(_signed(parcel)))
    return bytes(pyrage.encrypt(msgspec.msgpack.encode(inside), recipients))


def _signed(parcel: bytes) -> bytes:
    return b"goodoffices bundle 1\x00" + parcel


def read_bundle(vault: Vault, data: bytes) -> Bundle:
    """Return what is in a bundle that was sealed to this vault's identity.

    Raises GoodOfficesError: "not-for-us", "bundle-damaged", "bundle-signature".
    """
    try:
        plain = pyrage.decrypt(data, [own_identity(vault)])
    except pyrage.DecryptError:
        raise GoodOfficesError("not-for-us") from None
    try:
        inside = msgspec.msgpack.decode(plain, type=_Inside)
        parcel = msgspec.msgpack.decode(inside.parcel, type=Parcel)
        public = Ed25519PublicKey.from_public_bytes(inside.public)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise GoodOfficesError("bundle-damaged") from None
    try:
        public.verify(inside.signature, _signed(inside.parcel))
    except InvalidSignature:
        raise GoodOfficesError("bundle-signature") from None
    site = site_tag(inside.public)
    return Bundle(parcel=parcel, site=site, known=_is_known(vault, site))


def _is_known(vault: Vault, site: bytes) -> bool:
    with vault.store.reading() as reading:
        return reading.get(SITES, site) is not None or any(chain[1] == site for chain in reading.chains())
