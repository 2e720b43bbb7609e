"""The parties exchanged: every reference to one becomes a reference to the other, words are left as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from goodoffices.acts.people import PartyJoined
from goodoffices.acts.refs import item_of, mark_of, without_none
from goodoffices.acts.values import Basis, Wording
from goodoffices.record.entry import Entry
from tests.promises.making import fields_of
from tests.worlds import TOKENS, World

ONE, OTHER = "pxp1", "qyq2"
_PAIRS = {ONE: OTHER, TOKENS[ONE]: TOKENS[OTHER]}
_EXCHANGE = _PAIRS | {other: one for one, other in _PAIRS.items()}
_TOKEN = re.compile("|".join(_EXCHANGE))


def exchanged(text: str) -> str:
    """Return a text with the two parties' ids and names exchanged."""
    return _TOKEN.sub(lambda found: _EXCHANGE[found[0]], text)


def with_ids(value: Any, ids: Mapping[str, str] | None = None) -> Any:
    """Return a value with every id it points to replaced, by a table or else by the exchange; its words untouched."""
    changes: dict[str, Any] = {}
    kind: Any = type(value)
    for name, declared, _ in fields_of(kind):
        held, hint = getattr(value, name), without_none(declared)
        if mark_of(hint) is not None:
            changes[name] = _id(held, ids)
        elif mark_of(item_of(hint)) is not None:
            changes[name] = tuple(_id(item, ids) for item in held)
        elif isinstance(held, msgspec.Struct):
            changes[name] = with_ids(held, ids)
        elif isinstance(held, tuple):
            changes[name] = tuple(with_ids(item, ids) if isinstance(item, msgspec.Struct) else item for item in held)
    return msgspec.structs.replace(value, **changes)


def _id(key: str, ids: Mapping[str, str] | None) -> str:
    return exchanged(key) if ids is None else ids.get(key, key)


def moved(entry: Entry, ids: Mapping[str, str] | None = None) -> Entry:
    """Return an entry with every id in it replaced; a party's name goes with its id."""
    act = with_ids(entry.act, ids) if hasattr(entry.act, "VERSION") else entry.act
    key = _id(entry.id, ids)
    if isinstance(act, PartyJoined) and key in TOKENS:
        names = tuple(Wording(text=TOKENS[key] + wording.lang, lang=wording.lang) for wording in act.names)
        act = msgspec.structs.replace(act, name=TOKENS[key], names=names)
    basis: Basis = with_ids(entry.basis, ids)
    return msgspec.structs.replace(
        entry, id=key, act=act, room=_id(entry.room, ids), after=_id(entry.after, ids), basis=basis
    )


def swapped(world: World) -> World:
    """Return the world with its first two parties exchanged, the order and the time of their joining with them."""
    return msgspec.structs.replace(world, entries=tuple(moved(entry) for entry in world.entries))


def named(world: World, ids: Mapping[str, str]) -> World:
    """Return a world whose two parties, and the rooms about them, go by tokens that stand nowhere in its words."""
    entries = tuple(moved(entry, ids) for entry in world.entries)
    rooms = tuple(ids.get(room, room) for room in world.rooms)
    return World(entries=entries, zone=world.zone, parties=(ONE, OTHER), rooms=rooms, made_from=world.made_from)
