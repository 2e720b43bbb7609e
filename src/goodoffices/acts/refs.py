"""Which other entries an act points to, found from the types of its fields and worked out once for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, reduce
from operator import attrgetter, or_
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from goodoffices.acts.values import RefTo

Ref = tuple[str, str, RefTo]
"""Where a reference stands in the act (`words[0].source`), the id it holds, and what that may be the id of."""


class _Plan(msgspec.Struct, frozen=True):
    """The fields of one class that hold references: one, several, or values that may hold some."""

    one: tuple[str, ...]
    many: tuple[str, ...]
    inner: tuple[str, ...]
    marks: dict[str, RefTo]
    order: tuple[str, ...]
    read_one: Callable[[Any], tuple[Any, ...]]
    read_many: Callable[[Any], tuple[Any, ...]]
    read_inner: Callable[[Any], tuple[Any, ...]]


@cache
def hints_of(cls: type) -> dict[str, Any]:
    """Return the types of a class's fields, with what they are annotated with, in the order they are declared."""
    fields = msgspec.structs.fields(cls)
    hints = get_type_hints(cls, include_extras=True)
    return {field.name: hints[field.name] for field in fields}


def without_none(hint: Any) -> Any:
    """Return the type a field holds when it holds anything: `X` for `X | None`, and `X` for `X`."""
    if get_origin(hint) not in (Union, UnionType):
        return hint
    left = [part for part in get_args(hint) if part is not NoneType]
    return reduce(or_, left)


def mark_of(hint: Any) -> RefTo | None:
    """Return what a type says a reference may point to, or None when it is no reference."""
    if get_origin(hint) is not Annotated:
        return None
    return next((mark for mark in get_args(hint)[1:] if isinstance(mark, RefTo)), None)


def item_of(hint: Any) -> Any:
    """Return the type of the items of a `tuple[X, ...]`, or None for any other type."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def _holds_refs(hint: Any) -> bool:
    hint = without_none(hint)
    if get_origin(hint) in (Union, UnionType):
        return True
    if get_origin(hint) is tuple:
        return _holds_refs(item_of(hint))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return any(_holds_refs(inner) for inner in hints_of(hint).values())
    return mark_of(hint) is not None


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if not names:
        return lambda _: ()
    getter = attrgetter(*names)
    return getter if len(names) > 1 else lambda value: (getter(value),)


@cache
def _plan(cls: Any) -> _Plan:
    one: list[str] = []
    many: list[str] = []
    inner: list[str] = []
    marks: dict[str, RefTo] = {}
    hints = hints_of(cls) if hasattr(cls, "__struct_fields__") else {}
    for name, declared in hints.items():
        hint = without_none(declared)
        mark = mark_of(hint) or mark_of(item_of(hint))
        if mark is not None:
            marks[name] = mark
            (one if item_of(hint) is None else many).append(name)
        elif get_origin(hint) is not Literal and _holds_refs(hint):
            inner.append(name)
    order = tuple(name for name in hints if name in marks or name in inner)
    names = (tuple(one), tuple(many), tuple(inner))
    return _Plan(*names, marks, order, *map(_reader, names))


def ref_ids(act: msgspec.Struct) -> tuple[str, ...]:
    """Return the ids an act points to, each once, nested values included; an unknown kind has none we know."""
    plan = _plan(type(act))
    found = list(filter(None, plan.read_one(act))) if plan.one else []
    if plan.many:
        for refs in plan.read_many(act):
            found += filter(None, refs or ())
    if plan.inner:
        for value in filter(None, plan.read_inner(act)):
            _gather(value, found)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _gather(value: Any, found: list[str]) -> None:
    if type(value) is tuple:
        for item in value:
            if type(item) is not str:
                found.extend(ref_ids(item))
            elif item:
                found.append(item)
    else:
        found.extend(ref_ids(value))


def refs_of(act: msgspec.Struct) -> tuple[Ref, ...]:
    """Return every reference in an act, in the order of its fields: where it stands, the id, what it may point to."""
    return tuple(_refs(act, ""))


def _refs(value: Any, at: str) -> Iterator[Ref]:
    cls: Any = type(value)
    plan = _plan(cls)
    for name in plan.order:
        held = getattr(value, name)
        mark = plan.marks.get(name)
        for path, item in _items(held, at + name):
            if mark is None:
                yield from _refs(item, path + ".")
            elif item:
                yield path, item, mark


def _items(held: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(held, tuple):
        yield from ((f"{path}[{place}]", item) for place, item in enumerate(held))
    elif held is not None:
        yield path, held
