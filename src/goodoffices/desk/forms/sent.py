"""What a form sent, read as a hand-written file is: the same readers, the same refusals, each at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.nodes import EnoughProblems, Node, Problems, Scalar
from goodoffices.acts.nodes import Mapping as Tree
from goodoffices.acts.nodes import Sequence as Items
from goodoffices.acts.problems import BadInput
from goodoffices.acts.reading import BAD, Reading, read_flat, read_id, reader_of
from goodoffices.acts.sugar import read_date
from goodoffices.acts.values import Basis
from goodoffices.acts.when import COMPUTED, When
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.record.entry import Entry
from goodoffices.record.form import CONTROL

Sent = Mapping[str, list[str]]
"""What came with a form: values by name, such as `words.0.text`."""
BESIDE = {"room": read_id, "when": read_date, "learnt": read_date, "basis": reader_of(Basis), "after": read_id}
MOST_ROWS = 60
_PLACE = re.compile(r"\[\d+\]")
_IN_ROW = re.compile(r"(\w+)\[(\d+)\]")
_ROW = re.compile(r"0|[1-9][0-9]?")

BESIDE_SHAPES = (
    Shape(name="room", sort="text", required=True),
    Shape(name="when", sort="when"),
    Shape(name="learnt", sort="when"),
    Shape(name="basis", sort="basis", inner=shapes_of(Basis)),
    Shape(name="after", sort="ref"),
)
"""What stands beside every act."""


def first(sent: Sent, name: str) -> str:
    """Return the first value that was sent of a field, as it was sent; "" where none was."""
    return next(iter(sent.get(name, [])), "")


def one(sent: Sent, name: str) -> str:
    """Return the one value that was sent of a field, without spaces around it."""
    return first(sent, name).strip()


def entry_sent(sent: Sent, kind: type[Act], *, zone: str, language: str) -> Entry:
    """Return the entry that a form asks to record. Raises BadInput with every problem, named by its field's name."""
    problems = Problems()
    reading = Reading(problems, zone=zone, language=language)
    given: list[tuple[Scalar, Node]] = [(_key("act"), _text(kind.__name__))]
    for shape in (*shapes_of(kind), *BESIDE_SHAPES):
        node = node_of(sent, shape, shape.name, problems)
        if node is not None:
            given.append((_key(shape.name), node))
    act: Any = BAD
    values: dict[str, Any] = {}
    with suppress(EnoughProblems):
        act, values = read_flat(reading, Tree(0, 0, tuple(given)), "", BESIDE)
    if problems.found:
        raise named(BadInput(tuple(problems.found)), sent, kind)
    return Entry(id="", act=act, **{"room": "", **values})


def named(refused: BadInput, sent: Sent, kind: type[Act]) -> BadInput:
    """Return a refusal whose problems name fields as the form does that was sent.

    Of `words[0].text` the row is the first that was not left empty: `words.2.text`, say. `by[1]` is in the box `by`.
    """
    rows = {shape.name: _places(sent, shape) for shape in shapes_of(kind) if shape.sort in ("words", "values")}
    return BadInput(tuple(msgspec.structs.replace(p, field=_boxed(p.field, rows)) for p in refused.problems))


def _boxed(field: str, rows: Mapping[str, list[int]]) -> str:
    found = _IN_ROW.match(field)
    if found and int(found[2]) < len(rows.get(found[1], ())):
        field = f"{found[1]}.{rows[found[1]][int(found[2])]}{field[found.end() :]}"
    return _PLACE.sub("", field)


def _places(sent: Sent, shape: Shape) -> list[int]:
    at = shape.name
    return [place for place in rows_sent(sent, at) if _row(sent, shape, f"{at}.{place}", Problems()) is not None]


def node_of(sent: Sent, shape: Shape, at: str, problems: Problems) -> Node | None:
    """Return what was sent of a field as a tree, or None where it was left empty."""
    match shape.sort:
        case "value" | "quantity" | "basis":
            return _fields(sent, shape.inner, at, problems)
        case "words" | "values":
            return _rows(sent, shape, at, problems)
        case "when":
            inner = tuple(Shape(name=name, sort="text") for name in WHEN)
            return _fields(sent, inner, at, problems)
        case "refs":
            found = [value for value in sent.get(at, []) if value]
            return Items(0, 0, tuple(map(_text, found))) if found else None
        case "texts":
            return _lines(sent, at, problems)
        case "flag":
            return _text("yes") if any(sent.get(at, [])) else None
        case "whole" | "number":
            typed = _one(sent, at, problems)
            return _key(typed.text) if typed is not None else None
        case _:
            return _one(sent, at, problems)


WHEN = ("value", "words", "zone", "counted_from", "margin")


def _one(sent: Sent, at: str, problems: Problems) -> Scalar | None:
    text = clean(first(sent, at))
    if found := CONTROL.search(text):
        problems.say("control-character", 0, at, found=f"U+{ord(found[0]):04X}")
        return None
    return _text(text) if text else None


def clean(text: str) -> str:
    """Return what somebody typed without spaces around it, and with line ends as we write them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _fields(sent: Sent, inner: tuple[Shape, ...], at: str, problems: Problems) -> Tree | None:
    found = []
    for shape in inner:
        node = node_of(sent, shape, f"{at}.{shape.name}", problems)
        if node is not None:
            found.append((_key(shape.name), node))
    return Tree(0, 0, tuple(found)) if found else None


def _rows(sent: Sent, shape: Shape, at: str, problems: Problems) -> Items | None:
    rows = (_row(sent, shape, f"{at}.{place}", problems) for place in rows_sent(sent, at))
    found = tuple(row for row in rows if row is not None)
    return Items(0, 0, found) if found else None


def _row(sent: Sent, shape: Shape, at: str, problems: Problems) -> Tree | None:
    row = _fields(sent, shape.inner, at, problems)
    return row if row is not None and _says(row, shape) else None


def _says(row: Tree, shape: Shape) -> bool:
    """Whether a row holds more than what a form fills in by itself, such as a language."""
    return shape.sort != "words" or any(key.text in ("text", "source") for key, _ in row.items)


def rows_sent(sent: Sent, at: str) -> list[int]:
    """Return the numbers of the rows that were sent of a field, in order."""
    begin = f"{at}."
    places = {name[len(begin) :].split(".")[0] for name in sent if name.startswith(begin)}
    return sorted(int(place) for place in places if _ROW.fullmatch(place) and int(place) < MOST_ROWS)


def _lines(sent: Sent, at: str, problems: Problems) -> Items | None:
    """Several short texts: a line each, or boxes that were ticked."""
    lines = [line for value in sent.get(at, []) for line in clean(value).split("\n")]
    found = [line.strip() for line in lines if line.strip()]
    for line in found:
        if control := CONTROL.search(line):
            problems.say("control-character", 0, at, found=f"U+{ord(control[0]):04X}")
    return Items(0, 0, tuple(map(_text, found))) if found else None


def _key(text: str) -> Scalar:
    return Scalar(0, 0, text)


def _text(text: str) -> Scalar:
    return Scalar(0, 0, text, quoted=True)


def as_sent(value: msgspec.Struct, prefix: str = "") -> dict[str, list[str]]:
    """Return what a form would have sent to give this act or value: the other way round."""
    return {name: found for name, found in _flat(value, prefix) if found}


def _flat(value: msgspec.Struct, prefix: str) -> Iterator[tuple[str, list[str]]]:
    for name in value.__struct_fields__:
        held, at = getattr(value, name), prefix + name
        if held in (None, "") or (isinstance(value, When) and name in COMPUTED) or _unticked(value, name, held):
            continue
        if isinstance(held, msgspec.Struct):
            yield from _flat(held, f"{at}.")
        elif isinstance(held, tuple):
            yield from _flat_items(held, at)
        else:
            yield at, [_plain(held)]


def _unticked(value: msgspec.Struct, name: str, held: Any) -> bool:
    """Whether a field is a box that nobody ticked; one that holds unless it is denied is a choice of yes and no."""
    default = next(field.default for field in msgspec.structs.fields(value) if field.name == name)
    return held is False and default is False


def _flat_items(items: tuple[Any, ...], at: str) -> Iterator[tuple[str, list[str]]]:
    if items and isinstance(items[0], msgspec.Struct):
        for place, item in enumerate(items):
            yield from _flat(item, f"{at}.{place}.")
    elif items:
        yield at, [_plain(item) for item in items]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
