"""A desk with the example on it, and a browser that fills in forms of acts as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.values import RefTo
from goodoffices.desk.desks import Desk
from goodoffices.desk.forms.choices import Choices
from goodoffices.desk.forms.shape import Shape, kinds_by_hand, shapes_of
from goodoffices.desk.held import Held, ever, in_memory
from goodoffices.desk.wsgi import environ_of, ready
from goodoffices.examples import example
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, read_mediation
from tests.desk.browserlike import Sending

START = 1_936_980_000
"""The clock of every desk here begins on 19 May 2031."""
ROOM = "team"
KINDS = sorted(kinds_by_hand())
SENT = dict[str, list[str]]
MORE: dict[str, dict[str, Any]] = {
    "Source": {"name": "Dara Venn"},
    "Revocation": {"to": "jo"},
    "Denial": {"of": ["envoy-notice"]},
    "AccountSet": {"open_targets": ["line"]},
    "CompartmentOpened": {"members": ["amal", "jo"]},
}
"""What a few kinds need beside the fields that every one of them has to have."""


@cache
def harbour() -> Mediation:
    """Return the example."""
    return read_mediation(example("harbour"), name="harbour")


class Form(HTMLParser):
    """What a browser would send of the form of an act as it was shown, by name."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: SENT = {}
        self.ids: list[str] = []
        self._inside = False
        self._select = ""
        self._first = ""
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one field."""
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self._inside = self._inside or (tag == "form" and "act" in found.get("class", "").split())
        if not self._inside:
            return
        if tag == "input" and (found.get("type") != "checkbox" or "checked" in found):
            self.sent.setdefault(found["name"], []).append(found["value"])
        elif tag == "select":
            self._select = found["name"]
        elif tag == "option" and ("selected" in found or self._select not in self.sent):
            self.sent[self._select] = [found["value"]]
        elif tag == "textarea":
            self._area = found["name"]
            self.sent[self._area] = [""]

    def handle_endtag(self, tag: str) -> None:
        """Leave a field, or the form."""
        self._inside = self._inside and tag != "form"
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        """Take in what stands in a field of several lines, without the line end that only opens it."""
        if self._area:
            self.sent[self._area] = [data.removeprefix("\n")]


class Desktop:
    """A desk with the example on it, and a browser before it."""

    def __init__(self) -> None:
        ready()
        self.held: Held = in_memory("harbour", harbour(), start=START)
        self.client = Sending(SERVER_NAME="127.0.0.1", **environ_of(Desk([self.held], demo=True)))

    def blank(self, kind: str) -> Form:
        """Return a form as it is opened."""
        answer = self.client.get(f"/harbour/record/{kind}?in={ROOM}")
        assert answer.status_code == 200
        return Form(answer.content.decode())

    def post(self, kind: str, sent: dict[str, Any]) -> Any:
        """Send a form."""
        return self.client.post(f"/harbour/record/{kind}", sent)

    def entries(self) -> dict[str, Entry]:
        """Return everything on record, by id."""
        return {entry.id: entry for shelf in self.held.record.shelves.values() for entry in shelf.entries.values()}

    def first(self, kinds: tuple[str, ...]) -> str:
        """Return the first entry that a form in the room offers to point to."""
        return Choices(ever(self.held), ROOM).of(RefTo(kinds))[0][0]


def needed(cls: type[msgspec.Struct]) -> list[Shape]:
    """Return the fields that a kind or a value cannot be without."""
    names = {field.name for field in msgspec.structs.fields(cls) if field.required}
    return [shape for shape in shapes_of(cls) if shape.name in names]


def least(shape: Shape, desk: Desktop) -> Any:
    """Return as little as a field can hold, as the record writes it."""
    match shape.sort:
        case "choice":
            return int(shape.options[0]) if shape.options[0].isdigit() else shape.options[0]
        case "ref":
            return desk.first(shape.kinds)
        case "refs":
            return [desk.first(shape.kinds)]
        case "texts":
            return [shape.options[0] if shape.options else "a line"]
        case "words":
            return [{"text": "“Not so — not yet.”", "lang": "en"}]
        case "quantity":
            return {"value": 150.5, "unit": "calls a year"}
        case "whole":
            return 3
        case "value":
            return {inner.name: least(inner, desk) for inner in shape.inner if inner.required}
        case "values":
            return [{inner.name: least(inner, desk) for inner in shape.inner if inner.required}]
        case _:
            return f"Some {shape.name}, as typed; a < b & c"


def flattened(value: Any, at: str) -> Iterator[tuple[str, list[str]]]:
    """Give what a person fills in for a value, by the names of the fields."""
    match value:
        case dict():
            for name, held in value.items():
                yield from flattened(held, f"{at}.{name}" if at else name)
        case [dict(), *_]:
            for place, held in enumerate(value):
                yield from flattened(held, f"{at}.{place}")
        case list():
            yield at, value
        case _:
            yield at, [str(value)]


def filled_in(kind: str, desk: Desktop) -> tuple[Act, SENT]:
    """Return the least act of a kind, and what a browser sends where a person filled in just that."""
    cls = kinds_by_hand()[kind]
    raw = {shape.name: least(shape, desk) for shape in needed(cls)} | MORE.get(kind, {})
    if "open_targets" in raw:
        raw["open_targets"] = [desk.first(("Statement", "Claim"))]
    return msgspec.convert({"act": kind, **raw}, cls), desk.blank(kind).sent | dict(flattened(raw, ""))
