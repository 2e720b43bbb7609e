"""The hand-written mediation file as a JSON Schema (2020-12), for editors that complete and check while one types."""

from __future__ import annotations

import inspect
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from goodoffices.acts.act import kinds
from goodoffices.acts.housekeeping import Instead
from goodoffices.acts.reading import ID, MAX_TEXT
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.sugar import LANGUAGE
from goodoffices.acts.values import Basis, Quantity, Value, Wording
from goodoffices.acts.when import COMPUTED, When

Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number", "boolean"], "maxLength": MAX_TEXT}
"""Unquoted text may look like a number to an editor; the reader takes it as the text it is."""
_ID: Schema = {"type": ["string", "integer"], "pattern": f"^{ID.pattern}$"}
_PLAIN: dict[type, Schema] = {
    str: _TEXT,
    bool: {"enum": ["yes", "no", "true", "false", True, False]},
    int: {"type": "integer"},
    float: {"type": "number"},
}
_SUGARED = (When, Wording, Basis, Quantity, Instead)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def schema() -> Schema:
    """Return the schema of a whole file, with every kind of act and every short way to write a value."""
    values: list[type[msgspec.Struct]] = [*Value.__subclasses__(), When]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mediation",
        "description": "A mediation as one hand-written file.",
        "type": "object",
        "required": ["goodoffices", "mediation", "zone", "entered", "acts"],
        "properties": _head(),
        "additionalProperties": False,
        "$defs": {
            **{name: _fields(kind) for name, kind in kinds().items()},
            **{cls.__name__: _value(cls) for cls in values},
            "id": _ID,
            "act": _act(),
            "entry": _entry(),
            "instant": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$"},
        },
    }


def _head() -> Schema:
    defaults = {"room": _ref("id"), "learnt": _ref("When"), "basis": _ref("Basis")}
    return {
        "goodoffices": {"enum": [1, "1"], "description": "The number of the format."},
        "mediation": {**_ref("id"), "description": "The short name of the mediation."},
        "zone": {"type": "string", "description": "The zone in which a bare date is a day, by its IANA name."},
        "language": {"type": "string", "pattern": f"^{LANGUAGE.pattern}$", "description": "The language of words."},
        "plain": {**_PLAIN[bool], "description": "Without it only the room `public` may be used."},
        "entered": {**_ref("instant"), "description": "When the acts were entered, unless one says otherwise."},
        "recorded_by": {**_TEXT, "description": "Who recorded the acts, unless one says otherwise."},
        "read_as_of": {**_TEXT, "description": "The day on which the file is to be read, unless another is asked for."},
        "defaults": {"type": "object", "properties": defaults, "additionalProperties": False},
        "acts": {"type": "array", "items": _ref("entry")},
    }


def _act() -> Schema:
    """Return what tells the kinds of act apart; whoever refers to it says which other keys there may be."""
    choice = [{"if": {"properties": {"act": {"const": name}}}, "then": _ref(name)} for name in kinds()]
    return {"type": "object", "required": ["act"], "properties": {"act": {"enum": list(kinds())}}, "allOf": choice}


def _entry() -> Schema:
    beside = {
        "id": _ref("id"),
        "room": _ref("id"),
        "when": _ref("When"),
        "learnt": _ref("When"),
        "entered": _ref("instant"),
        "recorded_by": _TEXT,
        "basis": _ref("Basis"),
        "after": _ref("id"),
    }
    return {**_ref("act"), "properties": beside, "unevaluatedProperties": False}


def _described(cls: type) -> Schema:
    return {"description": inspect.getdoc(cls) or ""}


def _fields(cls: type[msgspec.Struct]) -> Schema:
    """Return the fields of a class by their types; which other keys there may be is said elsewhere."""
    required = [field.name for field in msgspec.structs.fields(cls) if field.required]
    properties = {name: _typed(hint) for name, hint in hints_of(cls).items()}
    return {**_described(cls), "properties": properties, **({"required": required} if required else {})}


def _value(cls: type[msgspec.Struct]) -> Schema:
    if cls is Instead:
        return _instead()
    full = {"type": "object", **_fields(cls), "additionalProperties": False}
    if cls not in _SUGARED:
        return full
    del full["description"]
    short = _when(full) if cls is When else _SHORT[cls]
    return {**_described(cls), "anyOf": [*short, full]}


def _instead() -> Schema:
    beside = {"when": _ref("When"), "basis": _ref("Basis")}
    return {**_described(Instead), **_ref("act"), "properties": beside, "unevaluatedProperties": False}


def _when(full: Schema) -> list[Schema]:
    for name in COMPUTED:
        del full["properties"][name]
    full["properties"]["date"] = _TEXT
    return [_TEXT]


def _one_key(name: str, held: Schema) -> Schema:
    return {"type": "object", "properties": {name: held}, "required": [name], "additionalProperties": False}


_BY_LANGUAGE: Schema = {
    "type": "object",
    "patternProperties": {f"^{LANGUAGE.pattern}$": _TEXT},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}


def _typed(declared: Any) -> Schema:
    hint = without_none(declared)
    if mark_of(hint) is not None:
        mark = mark_of(hint)
        kinds_allowed = ", ".join(mark.kinds) if mark and mark.kinds else "any act"
        return {**_ref("id"), "description": f"The id of: {kinds_allowed}."}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if item_of(hint) is not None:
        one = _typed(item_of(hint))
        return {"anyOf": [one, {"type": "array", "items": one}]}
    if get_origin(hint) in (Union, UnionType):
        return _ref("act")
    return _PLAIN[hint] if hint in _PLAIN else _ref(hint.__name__)


_SHORT: dict[type, list[Schema]] = {
    Wording: [_TEXT, _BY_LANGUAGE],
    Quantity: [_TEXT],
    Basis: [
        _typed(hints_of(Basis)["how"]),
        _one_key("reported", _typed(hints_of(Basis)["by"])),
        _one_key("document", _TEXT),
    ],
}
