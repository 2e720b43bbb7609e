"""Values made ready to be written: what is equal is made of the same parts, so that it gives the same bytes.

msgspec leaves a field out when it holds the very default object, not an equal one, and writes 1 and 1.0 differently.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_origin

import msgspec

from goodoffices.acts.refs import hints_of, item_of, without_none

S = TypeVar("S", bound=msgspec.Struct)


class _Plan(msgspec.Struct, frozen=True):
    """The fields of a class that may hold an equal value in another form."""

    defaults: tuple[tuple[str, Any], ...]
    floats: tuple[str, ...]
    inner: tuple[str, ...]


def canonical(value: S) -> S:
    """Return an equal value that is written as every other value equal to it."""
    cls: Any = type(value)
    plan = _plan(cls)
    changed: dict[str, Any] = {}
    for name in plan.inner:
        held = getattr(value, name)
        made = _inner(held)
        if made is not held:
            changed[name] = made
    for name in plan.floats:
        number = getattr(value, name)
        if number is not None:
            changed[name] = number + 0.0
    for name, default in plan.defaults:
        held = changed.get(name, getattr(value, name))
        if held is not default and held == default:
            changed[name] = default
    return msgspec.structs.replace(value, **changed) if changed else value


def _inner(held: Any) -> Any:
    if isinstance(held, msgspec.Struct):
        return canonical(held)
    if isinstance(held, tuple):
        made = tuple(canonical(item) for item in held)
        return made if any(a is not b for a, b in zip(made, held, strict=True)) else held
    return held


@cache
def _plan(cls: Any) -> _Plan:
    hints = {name: without_none(hint) for name, hint in hints_of(cls).items()}
    fields = msgspec.structs.fields(cls)
    return _Plan(
        defaults=tuple((field.name, field.default) for field in fields if not _is_single(field)),
        floats=tuple(name for name, hint in hints.items() if hint is float),
        inner=tuple(name for name, hint in hints.items() if _may_change(hint)),
    )


def _is_single(field: Any) -> bool:
    """Return whether a field has no default, or one of which there is only one object."""
    return field.required or field.default is None or field.default in (True, False, "", ())


def _may_change(hint: Any) -> bool:
    kind = item_of(hint) or hint
    if get_origin(kind) in (Union, UnionType):
        return True
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return False
    plan = _plan(kind)
    return bool(plan.defaults or plan.floats or plan.inner)
