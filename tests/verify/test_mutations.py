"""What is altered is found with the keys of the rooms and a receipt; what is not found without them is known."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from goodoffices.verify import Receipt, check, read_receipt
from goodoffices.verify.layout import start_of
from tests.verify.mutations import (
    DIGEST,
    MUTATIONS,
    PREV,
    SEQ,
    digested,
    exchanged_keys,
    made_up,
    made_up_key,
    of_chain,
    relinked,
)
from tests.verify.vaults import Made, Tables, joined, made

QUICK, DEEP = 400, 10_000


@cache
def harbour() -> Made:
    """Return the mediation that is altered."""
    return made()


def receipt() -> list[Receipt]:
    """Return the receipt of it."""
    return [read_receipt(harbour().receipt)]


def mutated(name: str, number: int) -> Tables:
    """Return the mediation altered in one way."""
    found = MUTATIONS[name](harbour(), Random(f"{name} {number}"))
    assert tuple(map(sorted, found)) != tuple(map(sorted, harbour().tables))
    return found


def unseen(name: str, tries: int) -> list[int]:
    """Return which of so many mutations are not found with keys and a receipt."""
    known = receipt()
    return [n for n in range(tries) if check(joined(mutated(name, n)), harbour().epochs, known).sound]


def test_what_was_not_altered_is_sound() -> None:
    """The vault as it was written has no problem, with keys and a receipt, and every one of its keys was used."""
    found = check(joined(harbour().tables), harbour().epochs, receipt())
    assert (found.problems, found.notes, found.forks) == ((), (), ())
    assert found.counts == (2, 4, 26, 25, 1)


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_is_found(name: str) -> None:
    """Some hundred mutations of each class are all found with the keys and a receipt."""
    assert unseen(name, QUICK) == []


@pytest.mark.deep
@pytest.mark.parametrize("name", MUTATIONS)
def test_ten_thousand_mutations_are_found(name: str) -> None:
    """Ten thousand mutations of each class are all found with the keys and a receipt."""
    assert unseen(name, DEEP) == []


def only_keys_or_more(tables: Tables) -> bool:
    """Return whether all that was there is there, more follows it in proper form, and no key is out of place."""
    envelopes, before = set(tables.envelope), set(harbour().tables.envelope)
    places = [row[:4] for row in tables.keyring]
    if len(envelopes) < len(tables.envelope) or len(set(places)) < len(places):
        return False
    if not before <= envelopes or not set(places) <= {row[:4] for row in envelopes}:
        return False
    at = {row[:3]: row[DIGEST] for row in before}
    for row in envelopes - before:
        prev = at.get((*row[:2], row[SEQ] - 1)) if row[SEQ] else start_of(*row[:2])
        if row[:3] in at or row[3] or row[PREV] != prev or digested(row) != row:
            return False
    return True


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_not_found_without_keys(name: str) -> None:
    """With a receipt alone, what is done to keys in their places is missed, and well-formed entries added at ends."""
    for number in range(QUICK):
        tables = mutated(name, number)
        assert check(joined(tables), None, receipt()).sound == only_keys_or_more(tables), number


def cut(tables: Tables) -> bool:
    """Return whether tables are the ones that there were, cut off at ends or starts of chains."""
    before = harbour().tables
    kept = {row[:4] for row in tables.envelope}
    same = [row for row in before.envelope if row[:4] in kept], [row for row in before.keyring if row[:4] in kept]
    if (sorted(tables.envelope), sorted(tables.keyring)) != tuple(map(sorted, same)):
        return False
    chains = {chain: [place[SEQ] for place in kept if place[:2] == chain] for chain in {place[:2] for place in kept}}
    return all(max(numbers) - min(numbers) == len(numbers) - 1 for numbers in chains.values())


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_not_found_without_a_receipt(name: str) -> None:
    """With the keys alone, only a cut-off end or start of chains is missed, and a cut-off start is told."""
    for number in range(QUICK):
        tables = mutated(name, number)
        found = check(joined(tables), harbour().epochs)
        assert not found.sound or cut(tables), number
        starts = {(row[0].hex(), row[1].hex()) for row in tables.envelope if row[SEQ] == 0}
        told = {(note.params["room"], note.params["site"]) for note in found.notes if note.code == "part"}
        assert told == {head[:2] for head in found.heads} - starts or not found.sound


def test_an_end_that_nobody_had_seen_can_be_cut_off() -> None:
    """Without a receipt the last entry of a chain can go, with its key, where no other chain's writer had seen it."""
    chain = next(row for row in harbour().tables.envelope if row[SEQ] == 7)[:2]
    tables = Tables(*([r for r in table if r[:2] != chain or r[SEQ] < 7] for table in harbour().tables))
    assert check(joined(tables), harbour().epochs).sound
    assert [p.code for p in check(joined(tables), None, receipt()).problems] == ["receipt-truncated"]


def test_an_end_that_somebody_had_seen_cannot_be_cut_off() -> None:
    """With the keys, an entry that the writer of another chain had seen is missed, without any receipt."""
    chain = next(row for row in harbour().tables.envelope if row[SEQ] == 7)[:2]
    tables = Tables(*([r for r in table if r[:2] != chain or r[SEQ] < 2] for table in harbour().tables))
    assert {p.code for p in check(joined(tables), harbour().epochs).problems} == {"seen-missing"}


def test_an_earlier_day_is_sound_without_a_receipt() -> None:
    """A whole vault put back to an earlier day is sound by itself, and is not what the receipt saw."""
    found = check(joined(harbour().days[-1]), harbour().epochs)
    assert found.sound
    assert not check(joined(harbour().days[-1]), None, receipt()).sound


def test_a_chain_written_anew_is_found_with_keys_or_a_receipt() -> None:
    """Digests need no key: entries in another order, linked anew, are found by keys or a receipt, and not without."""
    chain, rows = of_chain(harbour().tables, Random(0))
    moved = [(*rows[0][:SEQ], rows[1][SEQ], *rows[0][3:]), (*rows[1][:SEQ], rows[0][SEQ], *rows[1][3:])]
    kept = [row for row in harbour().tables.envelope if row[:2] != chain]
    tables = Tables(relinked([*kept, *moved, *rows[2:]], chain), harbour().tables.keyring)
    assert check(joined(tables)).sound
    assert "cannot-open" in {p.code for p in check(joined(tables), harbour().epochs).problems}
    assert "receipt-differs" in {p.code for p in check(joined(tables), None, receipt()).problems}


def test_altered_keys_are_found_with_keys_alone() -> None:
    """A key of one entry in the place of another's is nothing to a receipt, and does not open."""
    tables = exchanged_keys(harbour().tables, Random(1))
    assert check(joined(tables), None, receipt()).sound
    assert {p.code for p in check(joined(tables), harbour().epochs).problems} <= {"cannot-open", "other-room"}


def test_a_made_up_room_is_said_and_not_found() -> None:
    """A made-up chain in a made-up room is no problem: that no key opens it and no receipt names it is told."""
    chance = Random(2)
    chain = chance.randbytes(16), chance.randbytes(16)
    forged = digested((*chain, 0, 0, start_of(*chain), *made_up(chance)))
    key = made_up_key(harbour().tables, forged[:4], chance)
    tables = Tables([*harbour().tables.envelope, forged], [*harbour().tables.keyring, (*key[:4], bytes(16), key[5])])
    found = check(joined(tables), harbour().epochs, receipt())
    assert found.sound
    assert [note.code for note in found.notes] == ["rooms-not-opened", "chains-without-receipt"]
