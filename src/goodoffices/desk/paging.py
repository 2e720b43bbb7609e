"""Long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from goodoffices.desk.viewer import View

T = TypeVar("T")
EACH = 100
"""Items on one page."""


class Paged(NamedTuple, Generic[T]):
    """One page of a list: its items, its number among all pages, and where the pages before and after it are."""

    items: Sequence[T]
    start: int
    page: int
    pages: int
    before: str
    after: str


def paged(items: Sequence[T], view: View, page: str, /, **more: str) -> Paged[T]:
    """Return the page of a list that the address asks for, the first where it asks for none that there is.

    `page` is the page of the mediation that shows it, `more` what else stays in its address.
    """
    return _paged(items, view, page, more, usual=1)


def paged_at_end(items: Sequence[T], view: View, page: str, /, **more: str) -> Paged[T]:
    """Return the page of a list that the address asks for, the last where it asks for none that there is."""
    return _paged(items, view, page, more, usual=_pages(items))


def _pages(items: Sequence[T]) -> int:
    return max(1, -(-len(items) // EACH))


def _paged(items: Sequence[T], view: View, page: str, more: dict[str, str], *, usual: int) -> Paged[T]:
    pages = _pages(items)
    asked = view.request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else usual
    number = number if 1 <= number <= pages else usual
    start = (number - 1) * EACH

    def where(other: int) -> str:
        return view.address(page, **more, page=str(other)) if 1 <= other <= pages else ""

    return Paged(items[start : start + EACH], start, number, pages, where(number - 1), where(number + 1))


def latest_first(found: Paged[T]) -> Paged[T]:
    """Return a page of a list that begins with what is latest: what is earlier comes on the page after it."""
    return found._replace(before=found.after, after=found.before)
