"""A page of several lists: each shown in short, and any of them whole, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from goodoffices.desk.paging import Paged, paged
from goodoffices.desk.viewer import View

T = TypeVar("T")
FEW = 25
"""As many of a list stand on a page that has several."""


class Section(NamedTuple, Generic[T]):
    """One list of a page: what is shown of it, how many there are, and where the whole of it is if this is not all.

    `start` is the place in the whole list of the first one shown. `there` is whether it is on the page at all: where
    another list was asked for whole, it is not.
    """

    name: str
    items: Sequence[T]
    total: int
    whole: str
    there: bool
    paged: Paged[Any] | None
    start: int = 0


class Sections:
    """The lists of one page, by name; which of them was asked for whole stands in its address."""

    def __init__(self, view: View, page: str, names: Sequence[str], **more: str) -> None:
        self.view = view
        self.page = page
        self.more = more
        asked = view.request.GET.get("show", "")
        self.asked = asked if asked in names else ""

    @property
    def all(self) -> str:
        """Where the page with all its lists is, when only one is shown."""
        return self.view.address(self.page, **self.more) if self.asked else ""

    def of(self, name: str, items: Sequence[T], *, last: bool = False) -> Section[T]:
        """Return one list as this page shows it: in short its first few, or with `last` its last few."""
        if self.asked == name:
            found = paged(items, self.view, self.page, **self.more, show=name)
            return Section(name, found.items, len(items), "", True, found, found.start)
        if self.asked:
            return Section(name, (), len(items), "", False, None)
        few = items[-FEW:] if last else items[:FEW]
        whole = self.view.address(self.page, **self.more, show=name) if len(items) > FEW else ""
        return Section(name, few, len(items), whole, True, None, max(0, len(items) - FEW) if last else 0)
