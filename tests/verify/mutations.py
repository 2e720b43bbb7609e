"""Ways to alter a vault: each takes tables and chance, and returns tables that hold another record."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from goodoffices.verify.layout import digest_of, header_of, start_of
from tests.verify.vaults import Envelopes, Made, Tables

Mutation = Callable[[Made, Random], Tables]
ROOM, SITE, SEQ, BRANCH, PREV, KEY, BODY, DIGEST = range(8)
EPOCH, WRAPPED = 4, 5
Row = tuple[Any, ...]


def with_cell(row: Row, column: int, value: Any) -> Row:
    """Return a row with another value in one column."""
    return (*row[:column], value, *row[column + 1 :])


def flipped(value: Any, chance: Random) -> Any:
    """Return a value with one bit turned."""
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(63)
    bit = chance.randrange(len(value) * 8)
    return (int.from_bytes(value) ^ 1 << bit).to_bytes(len(value))


def digested(row: Row) -> Row:
    """Return an envelope with the digest that it should have."""
    header = header_of(row[ROOM], row[SITE], row[SEQ], row[PREV], row[KEY])
    return with_cell(row, DIGEST, digest_of(header, row[BODY]))


def relinked(envelopes: Envelopes, chain: tuple[bytes, bytes]) -> Envelopes:
    """Return envelopes with one chain numbered, linked and digested anew: what anybody can do, without any key."""
    others = [row for row in envelopes if row[:2] != chain]
    made: Envelopes = []
    for seq, row in enumerate(sorted((row for row in envelopes if row[:2] == chain), key=lambda row: row[SEQ])):
        prev = made[-1][DIGEST] if made else start_of(*chain)
        made.append(digested((*chain, seq, 0, prev, *row[KEY:])))
    return others + made


def of_chain(tables: Tables, chance: Random) -> tuple[tuple[bytes, bytes], Envelopes]:
    """Return a chain and its envelopes in order."""
    chain = chance.choice(sorted({row[:2] for row in tables.envelope}))
    return chain, sorted((row for row in tables.envelope if row[:2] == chain), key=lambda row: row[SEQ])


def flip(tables: Tables, chance: Random) -> Tables:
    """Turn one bit of any column of any row of either table."""
    copy = Tables(list(tables.envelope), list(tables.keyring))
    table = chance.choices(copy, weights=(8, 6))[0]
    place = chance.randrange(len(table))
    column = chance.randrange(len(table[place]))
    table[place] = with_cell(table[place], column, flipped(table[place][column], chance))
    return copy


def delete(tables: Tables, chance: Random) -> Tables:
    """Leave out an envelope, a key, or both of one place, or close the gap by numbering and linking the chain anew."""
    gone = chance.choice(tables.envelope)[:4]
    envelopes = [row for row in tables.envelope if row[:4] != gone]
    keys = [row for row in tables.keyring if row[:4] != gone]
    way = chance.randrange(4)
    if way == 0:
        return Tables(envelopes, tables.keyring) if len(keys) < len(tables.keyring) else Tables(envelopes, keys)
    if way == 1:
        key = chance.choice(tables.keyring)
        return Tables(tables.envelope, [row for row in tables.keyring if row is not key])
    if way == 2:
        return Tables(envelopes, keys)
    return closed(envelopes, keys, gone)


def closed(envelopes: Envelopes, keys: Envelopes, gone: Row) -> Tables:
    """Return tables in which what came after a place has moved up by one."""
    moved = [with_cell(r, SEQ, r[SEQ] - 1) if r[:2] == gone[:2] and r[SEQ] > gone[SEQ] else r for r in keys]
    return Tables(relinked(envelopes, (gone[ROOM], gone[SITE])), moved)


def insert(tables: Tables, chance: Random) -> Tables:
    """Put in a made-up envelope at the end of a chain, at the start of a new one in a known room, or a made-up key."""
    chain, rows = of_chain(tables, chance)
    way = chance.randrange(5)
    if way == 0:
        return Tables(tables.envelope, [*tables.keyring, made_up_key(tables, (*chain, len(rows), 0), chance)])
    if way == 1:
        place = chance.choice(tables.envelope)[:4]
        return Tables(tables.envelope, [*tables.keyring, made_up_key(tables, place, chance)])
    if way == 2:
        chain, rows = (chain[0], chance.randbytes(16)), []
    prev = rows[-1][DIGEST] if rows else start_of(*chain)
    forged = digested((*chain, len(rows), 0, prev, *made_up(chance)))
    if way == 3:
        column = chance.choice((PREV, DIGEST))
        forged = with_cell(forged, column, chance.randbytes(32))
    keyed = [made_up_key(tables, forged[:4], chance)] if chance.random() < 0.5 else []
    return Tables([*tables.envelope, forged], [*tables.keyring, *keyed])


def made_up(chance: Random) -> tuple[bytes, bytes, bytes]:
    """Return a key, a body and a digest that nobody sealed."""
    return chance.randbytes(32), chance.randbytes(16 + (512 << chance.randrange(3))), bytes(32)


def made_up_key(tables: Tables, place: Row, chance: Random) -> Row:
    """Return a row of the keyring with an epoch that there is, or one that there is not."""
    epoch = chance.choice((chance.randbytes(16), chance.choice(tables.keyring)[EPOCH]))
    return (*place, epoch, chance.randbytes(48))


def reorder(tables: Tables, chance: Random) -> Tables:
    """Exchange two envelopes, their bodies or their keys, and number and link the chain anew or leave it as it is."""
    chain, rows = of_chain(tables, chance)
    one, other = chance.sample(rows, 2)
    way = chance.randrange(4)
    if way == 0:
        return exchanged_keys(tables, chance)
    columns = (slice(BODY, BODY + 1), slice(PREV, DIGEST + 1), slice(KEY, DIGEST + 1))[way - 1]
    changed = {one[:4]: swapped(one, other, columns), other[:4]: swapped(other, one, columns)}
    envelopes = [changed.get(row[:4], row) for row in tables.envelope]
    if chance.random() < 0.5:
        return Tables(relinked(envelopes, chain), tables.keyring)
    return Tables(envelopes, tables.keyring)


def swapped(row: Row, other: Row, columns: slice) -> Row:
    """Return a row with some columns of another."""
    return (*row[: columns.start], *other[columns], *row[columns.stop :])


def exchanged_keys(tables: Tables, chance: Random) -> Tables:
    """Exchange the keys of two places, of one room or of two."""
    one, other = chance.sample(tables.keyring, 2)
    changed = {one[:4]: (*one[:4], *other[4:]), other[:4]: (*other[:4], *one[4:])}
    return Tables(tables.envelope, [changed.get(row[:4], row) for row in tables.keyring])


def fork(tables: Tables, chance: Random) -> Tables:
    """Put a second envelope at a place, on that branch or on another, as plausible as can be without a key."""
    beside = chance.choice(tables.envelope)
    branch = chance.choice((0, 1, chance.randrange(1, 9)))
    made = (*beside[:3], branch, beside[PREV], *made_up(chance))
    if chance.random() < 0.3:
        made = with_cell(beside, BRANCH, branch)
    forged = digested(made)
    keyed = [made_up_key(tables, forged[:4], chance)] if branch and chance.random() < 0.5 else []
    return Tables([*tables.envelope, forged], [*tables.keyring, *keyed])


def truncate(tables: Tables, chance: Random) -> Tables:
    """Cut off the end of a chain, its start, or all of it, with its keys."""
    chain, rows = of_chain(tables, chance)
    length = chance.randrange(1, len(rows) + 1)
    kept = chance.choice((range(len(rows) - length), range(length, len(rows))))
    return Tables(*([row for row in table if row[:2] != chain or row[SEQ] in kept] for table in tables))


def rollback(made: Made, chance: Random) -> Tables:
    """Put the vault back to an earlier day, or each of some chains to an earlier end of its own."""
    if chance.random() < 0.2:
        return chance.choice(made.days)
    ends = {row[:2]: row[SEQ] for row in made.tables.envelope}
    chains = chance.sample(sorted(ends), chance.randint(1, len(ends)))
    back = ends | {chain: chance.randrange(ends[chain]) for chain in chains}
    return Tables(*([row for row in table if row[SEQ] <= back[row[:2]]] for table in made.tables))


def on_tables(mutation: Callable[[Tables, Random], Tables]) -> Mutation:
    """Return a mutation that needs no more than the tables of a vault."""
    return lambda made, chance: mutation(made.tables, chance)


MUTATIONS: dict[str, Mutation] = {
    **{mutation.__name__: on_tables(mutation) for mutation in (flip, delete, insert, reorder, fork, truncate)},
    "rollback": rollback,
}
