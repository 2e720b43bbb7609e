"""Notices, deadlines and conditions: what bites on what, on whom it was served in which words, and what came due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponse

from goodoffices.acts.notices import Notice
from goodoffices.acts.talks import RoundClosed
from goodoffices.desk.biting import drafted
from goodoffices.desk.board import asked
from goodoffices.desk.flows.noticing import first_sent, parts_of
from goodoffices.desk.guided import Guide, guided
from goodoffices.desk.notice_form import fill_form
from goodoffices.desk.noticed import fallen, noticed
from goodoffices.desk.paging import Paged, paged
from goodoffices.desk.shell import shown, still
from goodoffices.desk.viewer import View
from goodoffices.standing.conditions import conditions
from goodoffices.standing.deadlines import DeadlineNow, deadlines
from goodoffices.standing.notices import NoticeNow, notices
from goodoffices.standing.once import once
from goodoffices.standing.owed import closing
from goodoffices.standing.standing import Standing

T = TypeVar("T")
FEW = 25
"""As many of each sort stand on the page; the rest is a page of its own."""
_ORDER = ("come due", "possibly come due", "waits", "waits for an event", "waits for service", "not stated")


class Part(NamedTuple):
    """One section: what is shown of it, whether anything is left out, and where all of it is."""

    tag: str
    items: tuple[Any, ...]
    total: int
    all: str
    paged: Paged[Any] | None


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the notices, the deadlines and the conditions, with what has come due first."""
    return shown(request, key, "notices", still(_fill))


def _fill(view: View) -> dict[str, Any]:
    s = view.standing
    only = view.request.GET.get("only", "")
    sections: dict[str, tuple[Sequence[Any], Callable[[View, Any], Any]]] = {
        "notices": (by_urgency(s), noticed),
        "deadlines": (running_first(s), fallen),
        "conditions": (conditions(s), asked),
    }
    chosen = {only: sections[only]} if only in sections else sections
    return {
        "due": drafted(view) if only not in sections else (),
        "parts": [_part(view, tag, items, show, only) for tag, (items, show) in chosen.items()],
        "whole": view.address("notices") if only in sections else "",
        "new": view.address("notices/new") if view.may_write else "",
    }


@once
def by_urgency(s: Standing) -> tuple[NoticeNow, ...]:
    """Return the notices in the order in which the page shows them."""
    return tuple(sorted(notices(s), key=_urgency))


@once
def running_first(s: Standing) -> tuple[DeadlineNow, ...]:
    """Return the deadlines, those that are over last."""
    return tuple(sorted(deadlines(s), key=lambda now: bool(closing(now.met))))


def _urgency(now: NoticeNow) -> int:
    """What came due first, then what waits, then what is over."""
    over = bool(now.carried_out or closing(now.settled)) or now.bite == "cannot bite"
    return len(_ORDER) if over else _ORDER.index(now.bite)


def _part(view: View, tag: str, items: Sequence[T], show: Callable[[View, T], Any], only: str) -> Part:
    found = paged(items, view, "notices", only=tag) if only == tag else None
    here = found.items if found is not None else items[:FEW]
    more = view.address("notices", only=tag) if found is None and len(items) > FEW else ""
    return Part(tag, tuple(show(view, item) for item in here), len(items), more, found)


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Return the guided form for a notice, or take in what it sent. Raises Http404."""
    return guided(request, key, GIVING)


GIVING = Guide("notices/new", "notices", "notice_form", first_sent, parts_of, fill_form, (RoundClosed, Notice))
