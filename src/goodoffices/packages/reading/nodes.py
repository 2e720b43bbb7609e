"""A file as a tree that knows its lines; text stays text, and nothing is guessed from its looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from goodoffices.packages.faults import BadScenario, Fault

MOST_BYTES = 4_000_000
"""Bytes of one file."""
MOST_NODES = 100_000
"""Names and values of one file."""
MOST_DEEP = 24
"""Levels of lists in lists."""
MOST_FAULTS = 100


class Leaf(msgspec.Struct, frozen=True, gc=False):
    """Text as it stands in the file, the line it is on, and whether it is in quotes."""

    line: int
    text: str
    quoted: bool = False


class Many(msgspec.Struct, frozen=True, gc=False):
    """A list, in the order of the file."""

    line: int
    items: tuple[Node, ...]


class Named(msgspec.Struct, frozen=True, gc=False):
    """Values by name, in the order of the file."""

    line: int
    items: tuple[tuple[Leaf, Node], ...]

    def get(self, name: str) -> Node | None:
        """Return the value that has this name, or None."""
        return next((value for key, value in self.items if key.text == name), None)

    def __contains__(self, name: object) -> bool:
        return any(key.text == name for key, _ in self.items)

    @property
    def by_name(self) -> dict[str, Node]:
        """The values by name, for whoever looks many of them up."""
        return {key.text: value for key, value in self.items}

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order of the file."""
        return tuple(key.text for key, _ in self.items)


Node = Leaf | Many | Named


class Element(msgspec.Struct, gc=False, eq=False):
    """An element of XML: its tag, attributes and line, and the elements in it; its text is left out."""

    line: int
    tag: str
    attributes: dict[str, str]
    children: list[Element]

    def all(self, tag: str) -> Iterator[Element]:
        """Give every element of this tag in it, however deep, in the order of the file."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def first(self, tag: str) -> Element | None:
        """Return the first element of this tag in it, or None."""
        return next(self.all(tag), None)


class Faults:
    """What was found wrong so far, in all files; of one file at a time, at most a hundred things."""

    def __init__(self, file: str = "", found: list[Fault] | None = None) -> None:
        self.file = file
        self.found: list[Fault] = [] if found is None else found

    def of(self, file: str) -> Faults:
        """Return the same faults, to be added to for another file."""
        return Faults(file, self.found)

    def say(self, code: str, line: int = 0, field: str = "", **params: Any) -> None:
        """Add one fault. Raises BadScenario where so many were found that more would help nobody."""
        self.found.append(Fault(code=code, params=params, file=self.file, line=line, field=shown(field)))
        if len(self.found) >= MOST_FAULTS:
            self.found.append(Fault(code="more-faults", params={"limit": MOST_FAULTS}, file=self.file))
            raise BadScenario(*self.found)

    def take(self, wrong: BadScenario, line: int = 0, field: str = "") -> None:
        """Add the faults of an error, with the file, and the line where none is known yet."""
        for fault in wrong.faults:
            self.say(fault.code, fault.line or line, fault.field or field, **fault.params)

    def refuse(self) -> None:
        """Raise BadScenario with all that was found, in the order of the files; return if nothing was."""
        if self.found:
            files = list(dict.fromkeys(fault.file for fault in self.found))
            raise BadScenario(*sorted(self.found, key=lambda fault: (files.index(fault.file), fault.line)))


def shown(text: str) -> str:
    """Return text fit for a message: its first 60 characters, and nothing that cannot be seen."""
    short = text[:60] + "…" if len(text) > 61 else text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)
