"""Envelopes: digests over every part, chains that begin in one way, Merkle roots and paths as RFC 6962 has them."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.envelope import Envelope, beginning, digest_of, header, header_of, is_whole, path, root

ROOM, SITE, KEY = bytes(range(16)), bytes(range(16, 32)), bytes(range(32))
DIGESTS = st.lists(st.binary(min_size=32, max_size=32), max_size=40)


def envelope(seq: int = 0, prev: bytes = b"", body: bytes = b"sealed") -> Envelope:
    """Return an envelope in its place."""
    before = prev or beginning(ROOM, SITE)
    return Envelope(ROOM, SITE, seq, before, KEY, body, digest_of(header(ROOM, SITE, seq, before, KEY), body))


# RFC 6962, section 2.1, as it is written there: slow, and apart from the code it judges.


def slow_root(leaves: list[bytes]) -> bytes:
    """Return the Merkle tree hash by its definition."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = split(len(leaves))
    return sha256(b"\x01" + slow_root(leaves[:half]) + slow_root(leaves[half:])).digest()


def slow_path(place: int, leaves: list[bytes]) -> list[bytes]:
    """Return the audit path by its definition."""
    if len(leaves) == 1:
        return []
    half = split(len(leaves))
    if place < half:
        return [*slow_path(place, leaves[:half]), slow_root(leaves[half:])]
    return [*slow_path(place - half, leaves[half:]), slow_root(leaves[:half])]


def split(count: int) -> int:
    """Return the largest power of two that is smaller."""
    half = 1
    while half * 2 < count:
        half *= 2
    return half


@given(DIGESTS)
def test_root_and_paths_are_those_of_the_rfc(digests: list[bytes]) -> None:
    """Over any chain the root, and the path of every leaf, are as the definition says."""
    assert root(digests) == slow_root(digests)
    for place in range(len(digests)):
        assert path(digests, place) == slow_path(place, digests)


def test_known_roots() -> None:
    """The roots over nothing and over the first leaves of the vectors that go with RFC 6962."""
    leaves = [b"", b"\x00", b"\x10"]
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root(leaves[:2]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert root(leaves[:3]).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"


def test_the_digest_is_over_every_part() -> None:
    """An envelope is whole as it was made, and not when any one part of it is another."""
    assert is_whole(envelope())
    assert is_whole(envelope(3, sha256(b"before").digest()))
    for name in ("room", "site", "prev", "key", "body", "digest"):
        value = getattr(envelope(), name)
        changed = msgspec.structs.replace(envelope(), **{name: bytes([value[0] ^ 1]) + value[1:]})
        assert not is_whole(changed), name
    assert not is_whole(msgspec.structs.replace(envelope(), seq=1))


@pytest.mark.parametrize("name", ["room", "site", "prev", "key"])
def test_parts_have_the_lengths_of_the_format(name: str) -> None:
    """A part that is longer or shorter makes it no envelope, be the digest right."""
    for value in (b"", getattr(envelope(1, KEY), name) + b"\x00"):
        changed = msgspec.structs.replace(envelope(1, KEY), **{name: value})
        assert not is_whole(msgspec.structs.replace(changed, digest=digest_of(header_of(changed), changed.body)))


@pytest.mark.parametrize("seq", [-1, 2**63])
def test_numbers_that_no_chain_has_are_refused(seq: int) -> None:
    """A number below nothing, or over what a store holds, makes it no envelope."""
    assert not is_whole(msgspec.structs.replace(envelope(), seq=seq))


def test_a_chain_begins_as_its_room_and_site_say() -> None:
    """The first of a chain follows on what stands for that room and site, and on nothing else."""
    made = {beginning(ROOM, SITE), beginning(SITE, ROOM), beginning(ROOM, ROOM)}
    assert len(made) == 3
    assert not is_whole(envelope(0, beginning(SITE, ROOM)))
    assert envelope().chain == (ROOM, SITE)
