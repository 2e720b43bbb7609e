"""Sealing: sizes that tell little, and nothing that opens with another key, header or body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.seal import LEAST, Sealer, commitment, key_for, open_once, padded, seal_once, unpadded
from tests.vaults import furnished, note, rows

KEY, OTHER = bytes(32), bytes([1]) + bytes(31)
HEAD = b"a header"


@given(st.binary(max_size=5_000))
def test_what_is_padded_is_the_same_again(plain: bytes) -> None:
    """Any text comes out of its padding as it went in, and what is after it is zeros."""
    made = padded(plain)
    assert unpadded(made) == plain
    assert made[4 + len(plain) :].strip(b"\x00") == b""


@pytest.mark.parametrize(
    ("length", "size"), [(0, 512), (1, 512), (508, 512), (509, 1024), (1020, 1024), (1021, 2048), (100_000, 131_072)]
)
def test_sizes_are_512_times_a_power_of_two(length: int, size: int) -> None:
    """A text takes the least of these sizes that holds it with its length."""
    assert len(padded(bytes(length))) == size
    assert len(seal_once(bytes(length), KEY, HEAD)) == size + 16


@pytest.mark.parametrize("data", [b"", bytes(LEAST - 1), (509).to_bytes(4) + bytes(508), b"\xff" * LEAST])
def test_what_is_not_padded_is_refused(data: bytes) -> None:
    """Too short, or with a length that does not fit, it is no padded text."""
    with pytest.raises(GoodOfficesError, match="cannot-open"):
        unpadded(data)


@given(st.binary(max_size=700), st.integers(0, 10_000))
def test_nothing_else_opens_it(plain: bytes, place: int) -> None:
    """With its key and header it opens; with another key or header, or one bit changed, it does not."""
    body = seal_once(plain, KEY, HEAD)
    assert open_once(body, KEY, HEAD) == plain
    changed = bytearray(body)
    changed[place % len(body)] ^= 1 << (place % 8)
    for wrong in ((body, OTHER, HEAD), (body, KEY, b"another"), (bytes(changed), KEY, HEAD), (body[:-1], KEY, HEAD)):
        with pytest.raises(GoodOfficesError, match="cannot-open"):
            open_once(*wrong)


def test_a_wrapped_key_is_bound_to_its_commitment() -> None:
    """A key comes out under the room's key and its own commitment, and under no other of the two."""
    made = Sealer(KEY).wrap(OTHER, commitment(OTHER))
    assert len(made) == 48
    assert Sealer(KEY).unwrap(made, commitment(OTHER)) == OTHER
    for key, committed, wrapped in (
        (OTHER, commitment(OTHER), made),
        (KEY, commitment(KEY), made),
        (KEY, commitment(OTHER), made[:-1] + bytes([made[-1] ^ 1])),
        (KEY, commitment(OTHER), b""),
        (KEY, b"", made),
    ):
        with pytest.raises(GoodOfficesError, match="cannot-open"):
            Sealer(key).unwrap(wrapped, committed)


def test_a_small_value_is_bound_to_its_name() -> None:
    """A value opens under its key and its name only, and never from less than its nonce."""
    made = Sealer(KEY).seal(b"a value", b"space/name", bytes(12))
    assert Sealer(KEY).open(made, b"space/name") == b"a value"
    for key, value, name in ((OTHER, made, b"space/name"), (KEY, made, b"space/other"), (KEY, made[:5], b"space/name")):
        with pytest.raises(GoodOfficesError, match="cannot-open"):
            Sealer(key).open(value, name)


def test_the_same_chance_twice_gives_two_texts_two_keys() -> None:
    """Drawn anew for one text the key is the same; for another text, or with other chance, it is not."""
    drawn = bytes(range(32))
    assert key_for(drawn, b"one") == key_for(drawn, b"one")
    assert len({key_for(drawn, b"one"), key_for(drawn, b"two"), key_for(bytes(32), b"one")}) == 3
    vault = furnished()
    vault.chance = lambda room, count: bytes([7]) * count
    before = len(rows(vault))
    vault.write(note("team", "one", "n1"), note("team", "two", "n2"))
    assert len({row.envelope.key for row in rows(vault)}) == len(rows(vault)) == before + 2
