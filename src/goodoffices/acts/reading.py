"""From a tree of nodes to values, by the types of the vocabulary: every problem at once, each with line and field."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, TypeGuard, Union, get_args, get_origin

import msgspec

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.nodes import Hole, Mapping, Node, Problems, Scalar, Sequence, shown
from goodoffices.acts.refs import Ref, hints_of, item_of, mark_of, without_none
from goodoffices.acts.values import RefTo

MAX_TEXT = 100_000
ENOUGH = 300
"""Among more words than this, only those that begin alike are compared for the nearest."""
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
NAMES = frozenset({
    "name", "names", "title", "place", "role", "organisation", "described_as", "outlet", "label", "venue", "unit",
    "version",
})  # fmt: skip
"""Fields that name something: marks that turn the direction of text are refused in them."""
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WHOLE = re.compile(r"-?\d{1,15}")
_NUMBER = re.compile(r"-?\d{1,17}(\.\d{1,20})?(e[+-]?\d{1,2})?")
_BOOLS = {"yes": True, "true": True, "no": False, "false": False}


class Bad:
    """Stands for a value that could not be read; its problem has been said."""


BAD: Final = Bad()


class Reading:
    """What is being read: where problems go, the zone and language where none is stated, lines by field, references."""

    def __init__(self, problems: Problems, *, zone: str = "UTC", language: str = "") -> None:
        self.problems = problems
        self.zone = zone
        self.language = language
        self.lines: dict[str, int] = {}
        self.refs: list[Ref] = []

    def bad(self, code: str, node: Node, at: str, **params: Any) -> Bad:
        """Say that a value is wrong and return what stands for it."""
        if not isinstance(node, Hole):
            self.problems.say(code, node.line, at, **params)
        return BAD


Reader = Callable[[Reading, Node, str], Any]
SUGAR: dict[type, Callable[[bool], Reader]] = {}
"""Values that may be written shorter than field by field, by class; filled by `acts.sugar`."""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return the allowed word most like the one found, or an empty string when none is."""
    choice = list(allowed)
    if len(choice) > ENOUGH:
        choice = [other for other in choice if other[:2] == word[:2]][:ENOUGH]
    close = difflib.get_close_matches(word[:60], choice, n=1, cutoff=0.6)
    return close[0] if close else ""


def found_in(node: Node) -> str:
    """Return what a node is, for a message: its text, or the brackets of a list or a mapping."""
    match node:
        case Scalar(text=text):
            return shown(text)
        case Sequence():
            return "[…]"
        case _:
            return "{…}"


@cache
def reader_of(hint: Any, named: bool = False) -> Reader:
    """Return what reads a node as a type; `named` for text in names. Raises TypeError for a type no act has."""
    hint = without_none(hint)
    mark = mark_of(hint)
    if mark is not None:
        return _reference(mark)
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint))
    if item_of(hint) is not None:
        return _many(item_of(hint), named)
    if get_origin(hint) in (Union, UnionType):
        raise TypeError(f"only a correction holds an act: {hint}")
    if hint in _PLAIN:
        return _read_name if hint is str and named else _PLAIN[hint]
    if hint in SUGAR:
        return SUGAR[hint](named)
    return _struct(hint)


def read_text(reading: Reading, node: Node, at: str) -> str | Bad:
    """Read text as it stands; an empty value has to be written in quotes, so that nothing is empty by mistake."""
    if not isinstance(node, Scalar):
        return reading.bad("not-text", node, at, found=found_in(node))
    if not node.text and not node.quoted:
        return reading.bad("empty-value", node, at)
    if len(node.text) > MAX_TEXT:
        return reading.bad("text-too-long", node, at, found=len(node.text), limit=MAX_TEXT)
    return node.text


def _read_name(reading: Reading, node: Node, at: str) -> str | Bad:
    text = read_text(reading, node, at)
    turned = _BIDI.search(text) if isinstance(text, str) else None
    if turned:
        return reading.bad("hidden-direction", node, at, found=f"U+{ord(turned[0]):04X}")
    return text


def read_id(reading: Reading, node: Node, at: str) -> str | Bad:
    """Read an id: small letters, digits and hyphens."""
    text = read_text(reading, node, at)
    if isinstance(text, str) and not ID.fullmatch(text):
        return reading.bad("bad-id", node, at, found=shown(text))
    return text


def _reference(mark: RefTo) -> Reader:
    def read(reading: Reading, node: Node, at: str) -> str | Bad:
        key = read_id(reading, node, at)
        if isinstance(key, str):
            reading.refs.append((at, key, mark))
        return key

    return read


def _read_bool(reading: Reading, node: Node, at: str) -> bool | Bad:
    if isinstance(node, Scalar) and node.text.lower() in _BOOLS:
        return _BOOLS[node.text.lower()]
    return reading.bad("not-yes-or-no", node, at, found=found_in(node))


def _read_int(reading: Reading, node: Node, at: str) -> int | Bad:
    if isinstance(node, Scalar) and _WHOLE.fullmatch(node.text):
        return int(node.text)
    return reading.bad("not-whole-number", node, at, found=found_in(node))


def _read_float(reading: Reading, node: Node, at: str) -> float | Bad:
    if is_number(node):
        return float(node.text)
    return reading.bad("not-number", node, at, found=found_in(node))


_PLAIN: dict[Any, Reader] = {str: read_text, bool: _read_bool, int: _read_int, float: _read_float}


def is_number(node: Node) -> TypeGuard[Scalar]:
    """Return whether a node is a number written in digits, and not in quotes."""
    return isinstance(node, Scalar) and not node.quoted and _NUMBER.fullmatch(node.text) is not None


def _one_of(values: tuple[Any, ...]) -> Reader:
    allowed = {str(value): value for value in values}

    def read(reading: Reading, node: Node, at: str) -> Any:
        if isinstance(node, Scalar) and node.text in allowed:
            return allowed[node.text]
        close = nearest(node.text, allowed) if isinstance(node, Scalar) else ""
        return reading.bad("not-allowed", node, at, found=found_in(node), allowed=list(allowed), nearest=close)

    return read


def _many(item: Any, named: bool) -> Reader:
    inner = reader_of(item, named)

    def read(reading: Reading, node: Node, at: str) -> Any:
        if not isinstance(node, Sequence):
            one = inner(reading, node, at)
            return BAD if one is BAD else (one,)
        reading.lines[at] = node.line
        items = []
        for place, part in enumerate(node.items):
            reading.lines[f"{at}[{place}]"] = part.line
            items.append(inner(reading, part, f"{at}[{place}]"))
        return BAD if BAD in items else tuple(items)

    return read


def _struct(cls: type[msgspec.Struct]) -> Reader:
    def read(reading: Reading, node: Node, at: str) -> Any:
        return read_struct(reading, node, at, cls)

    return read


@cache
def _fields(cls: type[msgspec.Struct], named: bool) -> dict[str, Reader]:
    return {name: reader_of(hint, named or name in NAMES) for name, hint in hints_of(cls).items()}


@cache
def _required(cls: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(cls) if field.required)


def read_struct(reading: Reading, node: Node, at: str, cls: type[msgspec.Struct], named: bool = False) -> Any:
    """Read a mapping, field by field, as one value of the vocabulary."""
    if not isinstance(node, Mapping):
        return reading.bad("not-fields", node, at, found=found_in(node), allowed=list(cls.__struct_fields__))
    fields = _fields(cls, named)
    values = read_fields(reading, node, at, fields)
    missing = say_missing(reading, node, at, _required(cls))
    return BAD if missing or BAD in values.values() else cls(**values)


def read_fields(reading: Reading, node: Mapping, at: str, fields: dict[str, Reader]) -> dict[str, Any]:
    """Read the keys of a mapping by their readers; a key that is none of them is a problem."""
    prefix = f"{at}." if at else ""
    values = {}
    for key, value in node.items:
        path = prefix + key.text
        reading.lines[path] = key.line
        read = fields.get(key.text)
        if read is not None:
            values[key.text] = read(reading, value, path)
        else:
            close = nearest(key.text, fields)
            reading.bad("unknown-field", key, prefix + shown(key.text), allowed=list(fields), nearest=close)
            values[key.text] = BAD
    return values


def say_missing(reading: Reading, node: Mapping, at: str, required: Iterable[str]) -> bool:
    """Say which required fields a mapping lacks, and return whether there are any."""
    present = {key.text for key, _ in node.items}
    missing = [name for name in required if name not in present]
    for name in missing:
        reading.bad("missing-field", node, f"{at}.{name}" if at else name, missing=name)
    return bool(missing)


def read_flat(reading: Reading, node: Node, at: str, beside: dict[str, Reader]) -> tuple[Any, dict[str, Any]]:
    """Read an act whose fields stand at the same level as those beside it (its time, its room...).

    Returns the act, or BAD, and the values beside it.
    """
    if not isinstance(node, Mapping):
        return reading.bad("not-an-act", node, at, found=found_in(node)), {}
    kind = _kind(reading, node, at)
    if isinstance(kind, Bad):
        known = Mapping(node.line, node.column, tuple(item for item in node.items if item[0].text in beside))
        return BAD, read_fields(reading, known, at, beside)
    own = _fields(kind, False)
    values = read_fields(reading, node, at, {"act": _skip, **own, **beside})
    missing = say_missing(reading, node, at, _required(kind))
    outer = {name: values.pop(name) for name in beside if name in values}
    del values["act"]
    act = BAD if missing or BAD in values.values() else kind(**values)
    return act, outer


def _skip(reading: Reading, node: Node, at: str) -> None:
    """Leave a value to whoever has read it already."""


def _kind(reading: Reading, node: Mapping, at: str) -> Any:
    named = next((value for key, value in node.items if key.text == "act"), None)
    path = f"{at}.act" if at else "act"
    if named is None:
        return reading.bad("missing-field", node, path, missing="act")
    if isinstance(named, Scalar) and named.text in _kinds():
        return _kinds()[named.text]
    close = nearest(named.text, _kinds()) if isinstance(named, Scalar) else ""
    return reading.bad("unknown-kind", named, path, found=found_in(named), nearest=close)


@cache
def _kinds() -> dict[str, type[Act]]:
    return kinds()
