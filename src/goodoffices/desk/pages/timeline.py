"""The timeline: a picture of when things happened as far as is known, and a table with every act in words."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from goodoffices.desk.bidi import flat
from goodoffices.desk.calendars import digits
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.rows import row_of
from goodoffices.desk.shell import shown
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.timeline import Lane, Timeline, kind_words, timeline
from goodoffices.export.timeline_svg import KEY, Picture, key_of, pictures
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import moment_text, pieces
from goodoffices.standing.log import Logged, log

_KEY = ("day", "unit", "about", "between", "bound", "lasting")
"""What each shape of the picture means, by its name in the catalogue."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the timeline of a mediation."""
    return shown(request, key, "timeline", _fill)


def _fill(view: View) -> dict[str, Any]:
    found = timeline(log(view.standing), as_of=view.at.as_of, zone=view.voice.zone)
    return {
        "dated": [row_of(view, entry, number) for number, entry in found.numbered],
        "undated": [row_of(view, entry, number) for number, entry in found.undated],
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
        as_of=say("timeline.as-of", when=digits(moment_text(view.at.as_of, view.voice.zone))),
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
