"""Acts as canonical JSON: the same act is always the same bytes, and what a newer version wrote is never lost.

Canonical is UTF-8 without spaces, keys sorted, fields left out that are as they are by default. An act carries its
kind under `act`, and its version under `v` when that is above 1. An act of an older version goes through the upcasters
of its kind. One of an unknown kind or a newer version, by itself or inside a correction, is kept whole as `Unknown`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec

from goodoffices.acts.act import Act, Unknown, kinds
from goodoffices.acts.canonical import canonical
from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.problems import GoodOfficesError

Raw = dict[str, Any]
Upcaster = Callable[[Raw], Raw]

_encoder = msgspec.json.Encoder(order="sorted")
_UPCASTERS: dict[tuple[str, int], Upcaster] = {}


class _Head(msgspec.Struct, gc=False):
    """As much of an act as says how to read it."""

    act: str
    v: int = 1
    instead: _Instead | None = None


class _Instead(msgspec.Struct, gc=False):
    act: _Head | None = None


class _BareHead(msgspec.Struct, gc=False):
    act: str


_heads = msgspec.json.Decoder(_Head)
_bare_heads = msgspec.json.Decoder(_BareHead)


def upcaster(kind: str, from_version: int) -> Callable[[Upcaster], Upcaster]:
    """Register what turns an act of a kind, as JSON values, from one version into the next; it may rename the kind."""

    def register(function: Upcaster) -> Upcaster:
        _UPCASTERS[kind, from_version] = function
        return function

    return register


def encode(act: Act | Unknown) -> bytes:
    """Return an act as canonical JSON; an act kept as `Unknown` gives the very bytes it was decoded from."""
    return _encoder.encode(canonical(act) if is_plain(act) else raw_of(act))


def is_plain(act: Act | Unknown) -> bool:
    """Return whether an act is written just as its fields are: a known kind, no act in it above version 1."""
    if isinstance(act, Unknown) or act.VERSION > 1:
        return False
    return not (isinstance(act, Correction) and act.instead is not None) or is_plain(act.instead.act)


def raw_of(act: Act | Unknown) -> Raw:
    """Return an act as JSON values, with its version where that is above 1."""
    if isinstance(act, Unknown):
        return act.raw
    raw: Raw = msgspec.to_builtins(canonical(act))
    if act.VERSION > 1:
        raw["v"] = act.VERSION
    if isinstance(act, Correction) and act.instead is not None:
        raw["instead"]["act"] = raw_of(act.instead.act)
    return raw


def decode_act(data: bytes | msgspec.Raw) -> Act | Unknown:
    """Return the act that JSON holds; raises `bad-act` (reason) for anything else."""
    try:
        return _decode(data)
    except (msgspec.MsgspecError, RecursionError, LookupError, TypeError, ValueError) as error:
        raise GoodOfficesError("bad-act", reason=str(error)[:200]) from None


def _decode(data: bytes | msgspec.Raw) -> Act | Unknown:
    try:
        head = _heads.decode(data)
    except msgspec.ValidationError:
        head = _Head(act=_bare_heads.decode(data).act)
    # nearly every act is of a known kind, as it is today, with no other in it
    kind = _kinds().get(head.act)
    if kind is not None and kind.VERSION == head.v == 1 and head.instead is None:
        return _decoder(head.act).decode(data)
    heads = list(_within(head))
    if not all(_is_known(head) for head in heads):
        return Unknown(kind=heads[0].act, raw=msgspec.json.decode(data))
    if all(head.act in _kinds() and _kinds()[head.act].VERSION == 1 for head in heads):
        return _decoder(heads[0].act).decode(data)
    raw = _current(msgspec.json.decode(data))
    return msgspec.convert(raw, _kinds()[raw["act"]])


def _is_known(head: _Head) -> bool:
    kind = _kinds().get(head.act)
    return (kind is not None and head.v <= kind.VERSION) or (head.act, head.v) in _UPCASTERS


def _within(head: _Head) -> Iterator[_Head]:
    yield head
    if head.instead is not None and head.instead.act is not None:
        yield from _within(head.instead.act)


def _current(raw: Raw) -> Raw:
    """Return an act, with the one inside it, as the newest version of its kind has it."""
    version = raw.pop("v", 1)
    while (step := _UPCASTERS.get((raw["act"], version))) is not None:
        raw = step(raw)
        version += 1
    if isinstance(raw.get("instead"), dict):
        raw["instead"]["act"] = _current(raw["instead"]["act"])
    return raw


@cache
def _kinds() -> dict[str, type[Act]]:
    return kinds()


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Act]:
    return msgspec.json.Decoder(_kinds()[kind])
