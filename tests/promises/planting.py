"""Ways to plant a fault in the running program, and to let one look past the gate."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from goodoffices.record import see
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.standing import brief

Patch = pytest.MonkeyPatch
Plant = Callable[[Patch], None]


class Fault(NamedTuple):
    """A fault: what is wrong, how it is planted, the law that must catch it, on how many cases at most.

    `begin` picks which cases come first: those that show a rare fault need not be waited for.
    """

    name: str
    plant: Plant
    law: str
    examples: int = 600
    begin: int | None = None


def instead(original: Any, planted: Any) -> Plant:
    """Return what puts one function in the place of another, wherever the program knows it."""

    def plant(patch: Patch) -> None:
        for name, module in list(sys.modules.items()):
            if name.startswith(("goodoffices.", "tests.promises.")) and not name.endswith((".faults", ".planting")):
                for key, value in list(vars(module).items()):
                    if value is original:
                        patch.setattr(module, key, planted)
        for tag, readings in brief.SECTIONS.items():
            if original in readings:
                patch.setitem(brief.SECTIONS, tag, tuple(planted if r is original else r for r in readings))

    return plant


def method(cls: type[Any], name: str, planted: Any) -> Plant:
    """Return what puts a function in the place of a method."""
    return lambda patch: patch.setattr(cls, name, planted)


def all_of(*plants: Plant) -> Plant:
    """Return what plants several faults that make one."""

    def plant(patch: Patch) -> None:
        for each in plants:
            each(patch)

    return plant


# A gate that remembers the whole record, for faults that look past it.

_see = see.see


def _remembering(record: Record, viewer: Any) -> see.Visible:
    visible = _see(record, viewer)
    visible.past_the_gate = record  # type: ignore[attr-defined]
    for seen in visible.rooms.values():
        seen.past_the_gate = record  # type: ignore[attr-defined]
    return visible


def past_gate(*plants: Plant) -> Plant:
    """Return what plants faults under a gate that lets them look past it."""
    return all_of(instead(_see, _remembering), *plants)


def everything(holder: Any) -> list[Entry]:
    """Return every entry of the record behind a gate, in order of room and id."""
    found = [
        entry for held in getattr(holder, "past_the_gate", Record()).shelves.values() for entry in held.entries.values()
    ]
    return sorted(found, key=lambda entry: (entry.room, entry.id))
