"""Every text, amount and day in an entry, whatever its kind: what somebody could recognise if it were said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_origin

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.values import Quantity, Wording
from goodoffices.acts.when import When
from goodoffices.record.entry import Entry


def texts_in(entry: Entry) -> Iterator[str]:
    """Give every text of an entry, and its amounts and days written out; of what it points to, nothing."""
    if not isinstance(entry.act, Unknown):
        yield from _texts(entry.act)
    if entry.when is not None:
        yield from _texts(entry.when)
    if entry.basis.document:
        yield entry.basis.document


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            if value:
                yield value
        case Wording():
            yield value.text
        case When():
            yield from filter(None, (value.value, value.words, value.counted_from))
        case Quantity():
            numbers = (value.value, value.at_least, value.at_most)
            yield " ".join((*(f"{n:.15g}" for n in numbers if n is not None), value.unit, value.words))
        case bool() | None:
            return
        case int() | float():
            yield f"{value:.15g}"
        case tuple():
            for item in value:
                yield from _texts(item)
        case msgspec.Struct():
            for name in _fields(type(value)):
                yield from _texts(getattr(value, name))


@cache
def _fields(cls: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that say something by themselves: no references, no fixed words of the vocabulary."""
    return tuple(name for name, declared in hints_of(cls).items() if _says(without_none(declared)))


def _says(hint: Any) -> bool:
    inner = item_of(hint) or hint
    return mark_of(inner) is None and get_origin(inner) is not Literal and inner is not bool
