"""What a page shows of a reading and of nothing else: drawn once, and kept with that reading as long as it is looked at
the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from goodoffices.desk.calendars import display
from goodoffices.desk.viewer import View
from goodoffices.export.tongue import tongue
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

MOST = 4_000_000
"""Characters kept with one reading at most; what was shown longest ago is dropped first."""


class Drawings:
    """The parts of pages that were drawn of one reading, by what they are and how they were looked at."""

    def __init__(self) -> None:
        self._found: dict[Hashable, SafeString] = {}
        self._size = 0

    def get(self, key: Hashable) -> SafeString | None:
        """Return what is kept, as the one shown last."""
        found = self._found.pop(key, None)
        if found is not None:
            self._found[key] = found
        return found

    def put(self, key: Hashable, drawn: SafeString) -> None:
        """Keep one more, and drop what is too much."""
        self._found[key] = drawn
        self._size += len(drawn)
        while self._size > MOST:
            self._size -= len(self._found.pop(next(iter(self._found))))


@once
def drawings(s: Standing) -> Drawings:
    """Return what was drawn of this reading."""
    return Drawings()


class Kept:
    """One part of a page, for the tag of that name: `fill` gives what it needs, where it has to be drawn.

    It may hang on the reading, the address, the language and the way dates are shown, on whether one may write, and on
    what is named in `also`: on nothing that changes while these stay.
    """

    def __init__(self, view: View, name: str, fill: Callable[[View], dict[str, Any]], *also: Hashable) -> None:
        self.view = view
        self.fill = fill
        shown = (tongue().code, display(), view.may_write)
        self.key = (name, view.request.get_full_path(), *shown, *also)

    def drawn(self, context: Context, draw: Callable[[Context], SafeString]) -> SafeString:
        """Return the part as it was drawn before, or drawn now."""
        there = drawings(self.view.standing)
        found = there.get(self.key)
        if found is None:
            with context.push(**self.fill(self.view)):
                found = draw(context)
            there.put(self.key, found)
        return found
