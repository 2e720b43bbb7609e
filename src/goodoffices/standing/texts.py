"""Every text, amount and day in an entry, whatever its kind: what somebody could recognise if it were said."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_origin

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.values import Quantity, Wording
from goodoffices.acts.when import When
from goodoffices.record.entry import Entry


def texts_in(entry: Entry) -> list[str]:
    """Return every text of an entry, and its amounts and days written out; of what it points to, nothing."""
    found: list[str] = []
    if not isinstance(entry.act, Unknown):
        _gather(entry.act, found)
    if entry.when is not None:
        _gather(entry.when, found)
    if entry.basis.document:
        found.append(entry.basis.document)
    return found


def _gather(value: Any, found: list[str]) -> None:
    match value:
        case str():
            found.append(value)
        case Wording():
            found.append(value.text)
        case tuple():
            for item in value:
                _gather(item, found)
        case When():
            found += filter(None, (value.value, value.words, value.counted_from))
        case Quantity():
            numbers = (value.value, value.at_least, value.at_most)
            found.append(" ".join((*(f"{n:.15g}" for n in numbers if n is not None), value.unit, value.words)))
        case bool():
            return
        case int() | float():
            found.append(f"{value:.15g}")
        case msgspec.Struct():
            for name in _fields(type(value)):
                if held := getattr(value, name):
                    _gather(held, found)


@cache
def _fields(cls: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that say something by themselves: no references, no fixed words of the vocabulary."""
    return tuple(name for name, declared in hints_of(cls).items() if _says(without_none(declared)))


def _says(hint: Any) -> bool:
    inner = item_of(hint) or hint
    return mark_of(inner) is None and get_origin(inner) is not Literal and inner is not bool
