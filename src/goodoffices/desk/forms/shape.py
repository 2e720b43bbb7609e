"""What a field of an act looks like in a form, from its type alone: a new kind of act has a form as soon as it is."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.keeping import DestructionCertificate, Received, RetentionRule
from goodoffices.acts.notices import RecordedEvent
from goodoffices.acts.public import Article, Passage
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.values import Basis, Quantity, Wording
from goodoffices.acts.when import When

Sort = Literal[
    "text", "long", "choice", "flag", "whole", "number", "ref", "refs", "texts", "words", "when", "quantity", "basis",
    "value", "values",
]  # fmt: skip
LONG = frozenset({
    "text", "says", "summary", "what", "detail", "consequence", "asks", "why", "reason", "matter", "scope", "criteria",
    "outcome", "depends",
})  # fmt: skip
"""Fields of one text that have room for more than a line."""
MADE = (DestructionCertificate, Received, Article, Passage)
"""Kinds that the program alone writes, when it destroys, takes something in or reads it: they have a page, no form."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One field: its name, how it is asked for, whether it must be there, and what it may hold."""

    name: str
    sort: Sort
    required: bool = False
    options: tuple[str, ...] = ()
    default: str = ""
    """The option that holds where nothing else is chosen; empty where leaving it open is a choice, too."""
    kinds: tuple[str, ...] = ()
    """Kinds of act that a reference may point to; empty for any."""
    inner: tuple[Shape, ...] = ()
    """The fields of a value within."""


@cache
def shapes_of(cls: type[msgspec.Struct]) -> tuple[Shape, ...]:
    """Return the fields of a kind of act, or of a value, in the order in which they are declared."""
    fields = {field.name: field for field in msgspec.structs.fields(cls)}
    return tuple(_field(cls, fields[name], hint) for name, hint in hints_of(cls).items())


_NAMES_KINDS = ((RecordedEvent, "act"), (RetentionRule, "kinds"))
"""Texts that are names of kinds of act: those are chosen, not typed."""


def _field(cls: type[msgspec.Struct], field: msgspec.structs.FieldInfo, hint: Any) -> Shape:
    shape = _shape(field.name, hint, field.required)
    if (cls, field.name) in _NAMES_KINDS:
        sort: Sort = "choice" if shape.sort == "text" else "texts"
        return msgspec.structs.replace(shape, sort=sort, options=tuple(sorted(kinds())))
    if shape.sort == "choice" and isinstance(field.default, str):
        return msgspec.structs.replace(shape, default=field.default)
    if shape.sort == "flag" and field.default is True:
        # a box that is not ticked says nothing; what holds unless it is denied is asked for by name
        return msgspec.structs.replace(shape, sort="choice", options=("yes", "no"), default="yes")
    return shape


def kinds_by_hand() -> dict[str, type[Act]]:
    """Return the kinds of act that a person records with a form; a correction has a page of its own."""
    return {name: cls for name, cls in kinds().items() if cls not in MADE and name not in ("Correction", "Misfiled")}


def _shape(name: str, declared: Any, required: bool) -> Shape:
    hint = without_none(declared)
    item = item_of(hint)
    if item is not None:
        return _several(name, item, required)
    if mark := mark_of(hint):
        return Shape(name=name, sort="ref", required=required, kinds=mark.kinds)
    if get_origin(hint) is Literal:
        return Shape(name=name, sort="choice", required=required, options=tuple(map(str, get_args(hint))))
    if get_origin(hint) in (Union, UnionType):
        raise TypeError(f"only a correction holds an act: {hint}")
    return _single(name, hint, required)


def _single(name: str, hint: Any, required: bool) -> Shape:
    plain: dict[Any, Sort] = {bool: "flag", int: "whole", float: "number", When: "when", Quantity: "quantity",
                              Basis: "basis"}  # fmt: skip
    if hint is str:
        return Shape(name=name, sort="long" if name in LONG else "text", required=required)
    if hint in plain:
        return Shape(name=name, sort=plain[hint], required=required, inner=_inner(hint))
    return Shape(name=name, sort="value", required=required, inner=shapes_of(hint))


def _inner(hint: Any) -> tuple[Shape, ...]:
    return shapes_of(hint) if hint in (Quantity, Basis) else ()


def _several(name: str, item: Any, required: bool) -> Shape:
    if mark := mark_of(item):
        return Shape(name=name, sort="refs", required=required, kinds=mark.kinds)
    if item is str:
        return Shape(name=name, sort="texts", required=required)
    if get_origin(item) is Literal:
        return Shape(name=name, sort="texts", required=required, options=tuple(get_args(item)))
    if item is Wording:
        return Shape(name=name, sort="words", required=required, inner=shapes_of(Wording))
    return Shape(name=name, sort="values", required=required, inner=shapes_of(item))
