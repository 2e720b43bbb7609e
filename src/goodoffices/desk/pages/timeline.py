"""The timeline: a table with every act in words, a page at a time, and a picture of when they happened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.carrying import Disclosure, DisclosureBasis
from goodoffices.desk.bidi import flat
from goodoffices.desk.calendars import digits
from goodoffices.desk.kept import Kept
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.listing import listed, listing
from goodoffices.desk.looked import looked_before
from goodoffices.desk.narrowing import Narrowing, boxes, narrowing
from goodoffices.desk.paging import paged_at_end
from goodoffices.desk.rows import Row, row_of
from goodoffices.desk.shell import shown
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.timeline import Lane, Timeline, kind_words, timeline
from goodoffices.export.timeline_svg import KEY, Picture, key_of, pictures
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import moment_text, pieces
from goodoffices.standing.fact import Fact
from goodoffices.standing.log import Logged, some_logged
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

_KEY = ("day", "unit", "about", "between", "bound", "lasting")
"""What each shape of the picture means, by its name in the catalogue."""
NARROWS = ("kind", "who", "in", "since", "new")


class Passed(NamedTuple):
    """Where something was passed on: to whom and when, and where that disclosure is shown."""

    says: SafeString
    href: str


class Act(NamedTuple):
    """One act of the table, with the disclosures that rest on it."""

    row: Row
    passed: tuple[Passed, ...]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the timeline of a mediation."""
    return shown(request, key, "timeline", _fill)


def _fill(view: View) -> dict[str, Any]:
    before = looked_before(view)
    narrow = narrowing(view, NARROWS, before)
    return {
        **boxes(view, narrow),
        "nothing": not listing(view.standing).facts,
        "all": view.address("timeline") if narrow.on else "",
        "looked": digits(moment_text(before.at, view.voice.zone)) if before else "",
        # what is new hangs on the session, which no address says
        "listed": Kept(view, "listed", lambda view: _listed(view, narrow), narrow.asked),
    }


def _listed(view: View, narrow: Narrowing) -> dict[str, Any]:
    s = view.standing
    facts: Sequence[Fact[Any]] = () if narrow.unknown else listed(s, narrow.asked)
    one = paged_at_end(facts, view, "timeline", **narrow.sent)
    logged = some_logged(s, [fact.entry for fact in one.items])
    found = timeline(logged, as_of=s.as_of, zone=view.voice.zone, first=one.start + 1)
    return {
        "count": len(facts),
        "paged": one,
        "tables": _tables(view, found),
        **_drawn(view, found),
    }


def _tables(view: View, found: Timeline) -> list[tuple[str, list[Act]]]:
    """Return the table of acts with a date and that of acts without, those that have a row."""
    tables = (("dated", found.numbered), ("undated", found.undated))
    return [(name, [_act(view, entry, number) for number, entry in acts]) for name, acts in tables if acts]


def _act(view: View, entry: Logged, number: int) -> Act:
    passed = tuple(_passed(view, fact) for fact in passed_on(view.standing).get(entry.id, ()))
    return Act(row_of(view, entry, number), passed)


def _passed(view: View, fact: Fact[Disclosure]) -> Passed:
    to = html(spans_of(view.standing.names(fact.act.to), view.voice))
    return Passed(
        sentence("timeline.passed-on", to=to, when=html(spans_of(fact.when, view.voice))),
        view.address(f"entry/{fact.id}"),
    )


@once
def passed_on(s: Standing) -> dict[str, tuple[Fact[Disclosure], ...]]:
    """Return by the id of an entry the disclosures that rest on it, as far as this viewer may see both."""
    found: dict[str, tuple[Fact[Disclosure], ...]] = {}
    for basis in s.all(DisclosureBasis):
        made = s.follow(basis, basis.act.disclosure, Disclosure)
        for source in basis.act.sources if made is not None else ():
            found[source] = (*found.get(source, ()), made)  # type: ignore[arg-type]
    return found


# the picture


def _drawn(view: View, found: Timeline) -> dict[str, Any]:
    return {
        "pictures": _pictures(found, view),
        "key": [
            (mark_safe(key_of(*one, mirrored=_mirrored())), say(f"timeline.key.{means}"))
            for one, means in zip(KEY, _KEY, strict=True)
        ],
        "beside": _by_kind(found.undated),
    }


def _pictures(found: Timeline, view: View) -> list[tuple[SafeString, str, SafeString]]:
    """Return each picture with the room it is of and, where there are several, which of them it is.

    All that is drawn was escaped in the drawing.
    """
    drawn = pictures(
        found,
        [_name(lane, view) for lane in found.lanes],
        as_of=say("timeline.as-of", when=digits(moment_text(view.standing.as_of, view.voice.zone))),
        says=say("timeline.dated"),
        mirrored=_mirrored(),
    )
    names = [html(spans_of(lane.room, view.voice)) for lane in found.lanes]
    return [(names[one.lane], _part(one), mark_safe(one.svg)) for one in drawn]


def _mirrored() -> bool:
    """Whether days run from right to left, as the language spoken does."""
    return tongue().way == "rtl"


def _part(one: Picture) -> str:
    return say("timeline.part", part=one.part, parts=one.parts) if one.parts > 1 else ""


def _name(lane: Lane, view: View) -> str:
    return flat("".join(piece.text for piece in pieces(lane.room, view.voice.zone)))


def _by_kind(undated: tuple[tuple[int, Logged], ...]) -> list[tuple[str, list[int]]]:
    """Return the numbers of the acts without a date, gathered by kind, to stand beside the picture."""
    named = sorted(((kind_words(entry.kind), number) for number, entry in undated))
    return [(kind, [number for _, number in found]) for kind, found in groupby(named, key=lambda pair: pair[0])]
