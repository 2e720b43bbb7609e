"""Search: the entries this viewer may see that hold all the words, the latest first."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.desk.marking import marked_row
from goodoffices.desk.narrowing import boxes, narrowing
from goodoffices.desk.paging import latest_first, paged
from goodoffices.desk.rows import Row, row_of
from goodoffices.desk.searching import LONGEST, Query, Where, query_words, search, where
from goodoffices.desk.shell import shown
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.desk.words import say
from goodoffices.standing.fact import Fact
from goodoffices.standing.log import some_logged

ASKED, MOST_KEPT = "asked", 50
"""Where what was searched for in each mediation is kept until the desk locks, and as many of these: words stand in no
address."""
KEPT = "search"
"""Where the indexes are kept while the vault is unlocked."""


class Hit(NamedTuple):
    """One entry that was found, with the words marked; `found` says where they stand where it was corrected."""

    row: Row
    found: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return what was found, or the field to search with; what is sent to it goes on without words in an address."""
    if request.method == "POST":
        return _asked(request, key)
    return shown(request, key, "search", _fill)


def _asked(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what is searched for in memory, and go on to the page that shows what was found."""
    desk = desk_of(request)
    with desk.find(key).lock:
        view = view_of(request, key)
        kept: dict[str, str] = desk.memory.setdefault(f"{ASKED}:{view.held.key}", {})
        number = str(int(next(reversed(kept), "0")) + 1)
        kept[number] = request.POST.get("q", "").strip()[:LONGEST]
        while len(kept) > MOST_KEPT:
            del kept[next(iter(kept))]
        narrow = {name: request.POST.get(name, "")[:200] for name in ("kind", "in")}
        return HttpResponseRedirect(view.address("search", s=number, **narrow), status=303)


def _typed(view: View) -> tuple[str, dict[str, str]]:
    """Return what is searched for, and how its page is asked for again."""
    number = view.request.GET.get("s", "")
    kept: dict[str, str] = desk_of(view.request).memory.get(f"{ASKED}:{view.held.key}", {})
    if number in kept:
        return kept[number], {"s": number}
    typed = view.request.GET.get("q", "").strip()[:LONGEST]
    return typed, {"q": typed} if typed else {}


def _fill(view: View) -> dict[str, Any]:
    narrow = narrowing(view, ("kind", "in"))
    typed, again = _typed(view)
    query = Query(query_words(typed), narrow.asked.kind, narrow.asked.within)
    facts = () if narrow.unknown else search(view.standing, view.held.made.setdefault(KEPT, {}), query)
    sent = {**again, **narrow.sent}
    one = latest_first(paged(facts, view, "search", **sent))
    return {
        **boxes(view, narrow),
        "people": (),
        "sent": sent,
        "typed": typed,
        "wordless": bool(typed) and not query.words,
        "count": len(facts),
        "paged": one,
        "hits": _hits(view, list(one.items), query.words),
        "all": view.address("search", **again) if narrow.on else "",
    }


def _hits(view: View, facts: list[Fact[Any]], words: tuple[str, ...]) -> list[Hit]:
    logged = some_logged(view.standing, [fact.entry for fact in facts])
    rows = [marked_row(row_of(view, entry), words) for entry in logged]
    return [Hit(row, _found(where(view.standing, fact, words))) for row, fact in zip(rows, facts, strict=True)]


def _found(place: Where) -> str:
    if not place.corrected:
        return ""
    if place.recorded:
        return say("search.found.both" if place.now else "search.found.recorded")
    return say("search.found.now" if place.now else "search.found.correction")
