"""Whatever a file, its rows, a receipt or a proof hold: the verifier ends, says what it found, and never falls over."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.verify import Findings, NotShown, Unreadable, check, check_proof, read_proof, read_receipt
from goodoffices.verify.command import main
from goodoffices.verify.telling import as_json, as_text
from tests.verify.sealing import EPOCHS, ROOM, Chain, receipt_for
from tests.verify.test_proofs import CHAIN, proof_of
from tests.verify.vaults import copied, made

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(["00" * 16, "team"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
CELL = st.one_of(
    st.none(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.binary(max_size=64),
    st.sampled_from([ROOM, bytes(32), bytes(48), bytes(528), 0, 1, 2**63, -1]),
)


def said(found: Findings) -> None:
    """Say findings both ways."""
    assert as_text(found, {}) != ""
    assert json.loads(as_json(found))["sound"] is found.sound


@given(st.lists(st.tuples(*[CELL] * 10), max_size=6), st.data())
def test_rows_of_anything(rows: list[Any], data: st.DataObject) -> None:
    """Rows with anything in any column are told apart from envelopes, wherever they come between real ones."""
    mixed = data.draw(st.permutations([*rows, *CHAIN.rows]))
    for epochs in (None, EPOCHS):
        found = check(mixed, epochs, [read_receipt(receipt_for(CHAIN))])
        said(found)
        assert found.sound <= (not rows)


@given(st.integers(0, 6), st.integers(0, 9), CELL)
def test_a_cell_of_anything(place: int, column: int, cell: Any) -> None:
    """Anything in the place of one value of a sound chain is found, unless it is the value that was there."""
    row = CHAIN.rows[place]
    changed = [*CHAIN.rows[:place], (*row[:column], cell, *row[column + 1 :]), *CHAIN.rows[place + 1 :]]
    same = type(cell) is type(row[column]) and cell == row[column]
    found = check(changed, EPOCHS, [read_receipt(receipt_for(CHAIN))])
    said(found)
    assert found.sound == same or (column == 3 and cell == 0)


@given(JSON, st.sampled_from(["document", "entry", "clock", "seen", "act", "gone", "place"]))
def test_documents_of_anything(value: Any, where: str) -> None:
    """Anything that somebody with a room's key seals is a document or is not, and nothing falls over it."""
    act: dict[str, Any] = {"act": "DestructionCertificate", "why": "", "gone": value if where == "gone" else [value]}
    entry = {"id": "1", "room": "team", "act": value if where == "act" else act}
    parts = {"entry": value if where == "entry" else entry, "clock": value if where == "clock" else 1}
    document = value if where == "document" else parts | ({"seen": value} if where == "seen" else {})
    said(check(Chain().add(document=document).add().rows, EPOCHS))


@given(st.binary(max_size=600))
def test_padded_texts_of_anything(text: bytes) -> None:
    """Any bytes may come out of a sealed body."""
    said(check(Chain().add(padded=text.ljust(512, b"\0")[:512]).rows, EPOCHS))
    said(check(Chain().add(document=text).rows, EPOCHS))


def altered(value: Any, chance: Random, other: Any) -> Any:
    """Return JSON with one value somewhere in it replaced, left out or given twice."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(sorted(value))
        rest = {key: held for key, held in value.items() if key != name}
        return rest if chance.random() < 0.1 else rest | {name: altered(value[name], chance, other)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        place = chance.randrange(len(value))
        return [*value[:place], altered(value[place], chance, other), *value[place + chance.randrange(2) :]]
    return other


@given(JSON, st.randoms(use_true_random=False))
def test_receipts_of_anything(other: Any, chance: Random) -> None:
    """A receipt with anything in it is refused or held against the chains; what is not as signed is never sound."""
    data = json.dumps(altered(json.loads(receipt_for(CHAIN)), chance, other)).encode()
    try:
        receipt = read_receipt(data)
    except Unreadable:
        return
    found = check(CHAIN.rows, EPOCHS, [receipt])
    said(found)
    assert found.sound == (json.loads(data) == json.loads(receipt_for(CHAIN)))


@given(JSON, st.randoms(use_true_random=False))
def test_proofs_of_anything(other: Any, chance: Random) -> None:
    """A proof with anything in it is refused, shows nothing, or shows what was there."""
    data = json.dumps(altered(json.loads(proof_of()), chance, other)).encode()
    try:
        document = check_proof(read_proof(data), read_receipt(receipt_for(CHAIN)))
    except (Unreadable, NotShown):
        return
    assert document["entry"]["id"] == "3"


@given(st.binary(max_size=400))
def test_files_of_anything(data: bytes) -> None:
    """Bytes of any kind are no receipt and no proof."""
    for read in (read_receipt, read_proof):
        with pytest.raises(Unreadable):
            read(data)


@cache
def sealed(folder: Path) -> bytes:
    """Return the bytes of a vault's file."""
    return copied(made(), folder / "harbour.vault").read_bytes()


def damaged(data: bytes, chance: Random) -> bytes:
    """Return a file with some bytes changed, a piece exchanged, repeated or left out."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20, 400))):
        # the first bytes of the file and of its pages say how all the rest is to be read
        page = chance.randrange(len(made) // 8192) * 8192
        place = chance.choice((chance.randrange(len(made)), chance.randrange(100), page + chance.randrange(24)))
        made[place] = chance.choice((0, 255, chance.randrange(256)))
    if chance.random() < 0.2:
        start, end = sorted(chance.sample(range(len(made)), 2))
        made[start:end] = chance.choice((b"", made[start:end] * 2, bytes(end - start)))
    return bytes(made)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for damaged files."""
    return tmp_path_factory.mktemp("damaged")


def ends(folder: Path, seed: str) -> int:
    """Return how the command ends on a damaged file."""
    path = folder / "damaged.vault"
    path.write_bytes(damaged(sealed(folder), Random(seed)))
    (folder / "receipt").write_bytes(made_receipt())
    return main([str(path), "--receipt", str(folder / "receipt"), "--quiet"])


@cache
def made_receipt() -> bytes:
    """Return a receipt of the file before it was damaged."""
    return made().receipt


def test_damaged_files(folder: Path) -> None:
    """A vault's file with bytes changed anywhere is sound, not sound or unreadable; each of the three comes about."""
    assert {ends(folder, f"quick {number}") for number in range(200)} == {0, 1, 2}


@pytest.mark.deep
def test_ten_thousand_damaged_files(folder: Path) -> None:
    """Ten thousand damaged files bring no other end about."""
    assert {ends(folder, f"deep {number}") for number in range(10_000)} == {0, 1, 2}
