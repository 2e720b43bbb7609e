"""Promise 3 on what lies in a store: whatever somebody changes there is found when the vault is read.

What is cut off at an end of a chain is found by a receipt only. The independent verifier has tests of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.record import loading
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.envelope import digest_of, header_of, root
from goodoffices.record.loading import certified, load
from goodoffices.record.receipt import make_receipt
from goodoffices.record.seal import Sealer
from goodoffices.record.store import Row, Wrapped
from goodoffices.record.vault import Vault
from goodoffices.store.sqlite import SqliteStore
from tests.promises.planting import Plant, instead
from tests.vaults import copied, furnished, gives, note, reopened, rows, texts

Tampering = Callable[[list[Row], Random], list[Row]]


def written() -> Vault:
    """Return a vault of two sites and two rooms, with something destroyed."""
    home = furnished(rooms=("team", "joint"))
    away = copied(home)
    for place in range(6):
        (home, away)[place % 2].write(note("team", f"team {place}", f"t{place}"), note("joint", f"joint {place}"))
        if place == 3:
            gives(away, home)
    gives(away, home)
    destroy(home, Order(room="team", ids=frozenset(("t2",)), why="promised"))
    return home


def found(vault: Vault, held: list[Row]) -> bool:
    """Return whether reading these rows says that something was done to them."""
    got = load(held, vault.epochs)
    named = {key for _, key, _, _ in certified(got.opened)}
    uncertified = [envelope for envelope in got.gone if envelope.key not in named]
    return bool(got.damaged or got.broken or got.unkeyed or got.forked or uncertified)


def found_by_receipt(receipt: dict[str, Any], held: list[Row]) -> bool:
    """Return whether the chains that a receipt is of are no longer as it says."""
    for chain in receipt["chains"]:
        place = (bytes.fromhex(chain["room"]), bytes.fromhex(chain["site"]))
        digests = [row.envelope.digest for row in held if row.envelope.chain == place and row.branch == 0]
        if len(digests) < chain["size"] or root(digests[: chain["size"]]).hex() != chain["root"]:
            return True
    return False


def _with(row: Row, **fields: Any) -> Row:
    return msgspec.structs.replace(row, envelope=msgspec.structs.replace(row.envelope, **fields))


def _flipped(value: bytes, rng: Random) -> bytes:
    place, bit = rng.randrange(len(value)), 1 << rng.randrange(8)
    return value[:place] + bytes([value[place] ^ bit]) + value[place + 1 :]


def flip(held: list[Row], rng: Random) -> list[Row]:
    """Change one bit of one part of one envelope."""
    at, name = rng.randrange(len(held)), rng.choice(("body", "key", "prev", "digest", "room", "site"))
    held[at] = _with(held[at], **{name: _flipped(getattr(held[at].envelope, name), rng)})
    return held


def flip_key(held: list[Row], rng: Random) -> list[Row]:
    """Change one bit of one wrapped key, or of the tag of its epoch."""
    at = rng.choice([place for place, row in enumerate(held) if row.wrapped])
    wrapped = held[at].wrapped or Wrapped(b"", b"")
    name = rng.choice(("epoch", "key"))
    changed = msgspec.structs.replace(wrapped, **{name: _flipped(getattr(wrapped, name), rng)})
    held[at] = msgspec.structs.replace(held[at], wrapped=changed)
    return held


def drop_key(held: list[Row], rng: Random) -> list[Row]:
    """Take away one key, without a certificate."""
    at = rng.choice([place for place, row in enumerate(held) if row.wrapped])
    held[at] = msgspec.structs.replace(held[at], wrapped=None)
    return held


def flip_destroyed(held: list[Row], rng: Random) -> list[Row]:
    """Change one bit of what nobody has a key of any more."""
    at = rng.choice([place for place, row in enumerate(held) if row.wrapped is None])
    held[at] = _with(held[at], body=_flipped(held[at].envelope.body, rng))
    return held


def take_out(held: list[Row], rng: Random) -> list[Row]:
    """Take one envelope out of the middle of its chain."""
    inner = [p for p in range(1, len(held) - 1) if held[p - 1].envelope.chain == held[p + 1].envelope.chain]
    del held[rng.choice(inner)]
    return held


def exchange_bodies(held: list[Row], rng: Random) -> list[Row]:
    """Exchange what two envelopes hold, keys and all, and make their digests right."""
    one, other = rng.sample(range(len(held)), 2)
    a, b = held[one], held[other]
    for at, to in ((one, b), (other, a)):
        body, key = to.envelope.body, to.envelope.key
        row = _with(held[at], body=body, key=key)
        held[at] = msgspec.structs.replace(
            _with(row, digest=digest_of(header_of(row.envelope), body)), wrapped=to.wrapped
        )
    return held


def put_in(held: list[Row], rng: Random) -> list[Row]:
    """Put one more envelope at the end of a chain, made without the room's key."""
    at = rng.choice([p for p in range(len(held)) if p + 1 == len(held) or _ends(held, p)])
    last = held[at].envelope
    row = _with(held[at], seq=last.seq + 1, prev=last.digest, key=bytes(32), body=bytes(528))
    row = _with(row, digest=digest_of(header_of(row.envelope), row.envelope.body))
    epoch = next(other.wrapped.epoch for other in held if other.wrapped)
    forged = Wrapped(epoch, Sealer(bytes(32)).wrap(bytes(32), bytes(32)))
    return [*held[: at + 1], msgspec.structs.replace(row, wrapped=forged), *held[at + 1 :]]


def _ends(held: list[Row], at: int) -> bool:
    return held[at].envelope.chain != held[at + 1].envelope.chain


def branch_off(held: list[Row], rng: Random) -> list[Row]:
    """Put a copy of an envelope beside it, as another branch."""
    at = rng.randrange(len(held))
    return [*held[: at + 1], msgspec.structs.replace(held[at], branch=1), *held[at + 1 :]]


def reorder(held: list[Row], rng: Random) -> list[Row]:
    """Give the numbers of two envelopes that follow each other to the other one, digests made right."""
    at = rng.choice([p for p in range(len(held) - 1) if not _ends(held, p)])
    one, other = held[at], held[at + 1]
    for place, row, seq in ((at, other, one.envelope.seq), (at + 1, one, other.envelope.seq)):
        moved = _with(row, seq=seq)
        held[place] = _with(moved, digest=digest_of(header_of(moved.envelope), moved.envelope.body))
    return held


def cut_off(held: list[Row], rng: Random) -> list[Row]:
    """Leave out the end of one chain."""
    chain = rng.choice(sorted({row.envelope.chain for row in held}))
    keep = rng.randrange(sum(row.envelope.chain == chain for row in held))
    return [row for row in held if row.envelope.chain != chain or row.envelope.seq < keep]


FOUND: tuple[Tampering, ...] = (
    flip, flip_key, flip_destroyed, drop_key, take_out, exchange_bodies, put_in, branch_off, reorder,
)  # fmt: skip


def tampering_is_found(vault: Vault, way: Tampering, seed: int) -> None:
    """Demand that one way of tampering is found when it is read."""
    assert found(vault, way(rows(vault), Random(seed)))


@pytest.fixture(scope="module")
def vault() -> Vault:
    """Return the vault that is tampered with; nothing is kept in it."""
    return written()


def test_nothing_is_found_where_nothing_was_done(vault: Vault) -> None:
    """A vault as it was written, with forks nowhere and a destruction certified, is sound, and fits its receipt."""
    assert not found(vault, rows(vault))
    assert not found_by_receipt(json.loads(make_receipt(vault)), rows(vault))


@pytest.mark.parametrize("way", FOUND, ids=lambda way: way.__name__)
def test_tampering_is_found(vault: Vault, way: Tampering) -> None:
    """Whatever bit, key, place or order somebody changed who has no key, it is found, wherever it was."""
    law = given(st.integers(0, 2**32 - 1))(lambda seed: tampering_is_found(vault, way, seed))
    settings(max_examples=5 * settings().max_examples)(law)()


@given(seed=st.integers(0, 2**32 - 1))
def test_a_chain_cut_short_is_found_by_a_receipt(vault: Vault, seed: int) -> None:
    """What is missing at the end of a chain is found by who holds a receipt, which fits what was added since."""
    receipt = json.loads(make_receipt(vault))
    assert found_by_receipt(receipt, cut_off(rows(vault), Random(seed)))
    later = copied(vault)
    later.write(note("team", "since"))
    assert not found_by_receipt(receipt, rows(later))


class Fits:
    """A digest that fits whatever it is compared with."""

    def __ne__(self, other: object) -> bool:
        return False


def _without_branches(row: Row, read: loading.Loaded, right: Any = loading._note_link) -> None:
    right(row, read)
    read.forked.clear()


FAULTS: dict[str, tuple[Plant, Tampering]] = {
    "links are not checked": (instead(loading._note_link, lambda row, read: None), take_out),
    "digests are not checked": (
        lambda patch: patch.setattr(loading, "digest_of", lambda *given: Fits()),
        flip_destroyed,
    ),
    "branches are not noted": (instead(loading._note_link, _without_branches), branch_off),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_without_a_check_tampering_is_not_found(fault: str, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """With this fault planted there is tampering that passes, and the law says so."""
    plant, way = FAULTS[fault]
    always_found(vault, way)
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        always_found(vault, way)


def always_found(vault: Vault, way: Tampering) -> None:
    """Demand that one way of tampering is found fifty times."""
    for seed in range(50):
        tampering_is_found(vault, way, seed)


def test_tampering_in_the_file_itself(tmp_path: Path) -> None:
    """Who opens the file with another program, and takes away what forbids it, changes nothing unseen."""
    home = furnished(SqliteStore(tmp_path / "v", create=True), rooms=("team",))
    home.write(*(note("team", f"{place}") for place in range(4)))
    receipt = json.loads(make_receipt(home))
    home.close()
    with sqlite3.connect(tmp_path / "v") as db, pytest.raises(sqlite3.IntegrityError):
        db.execute("DELETE FROM envelope WHERE seq = 2")
    db.close()
    db = sqlite3.connect(tmp_path / "v")
    db.execute("DROP TRIGGER envelope_never_deleted")
    db.execute("DELETE FROM envelope WHERE seq = 2")
    db.execute("DELETE FROM keyring WHERE seq = 2")
    db.commit()
    db.close()
    home.store = SqliteStore(tmp_path / "v")
    again = reopened(home)
    assert [envelope.seq for envelope in again.loaded().broken] == [3]
    assert found_by_receipt(receipt, rows(again))
    assert len(texts(again, "team")) == 3
    again.close()
