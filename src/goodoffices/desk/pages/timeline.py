"""The timeline: a picture of when things happened as far as is known, and a table with every act in words."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from goodoffices.desk.bidi import flat
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.shell import View, shown
from goodoffices.export.timeline import Lane, Timeline, kind_words, timeline
from goodoffices.export.timeline_svg import KEY, Picture, key_of, pictures
from goodoffices.export.wording import moment_text, pieces
from goodoffices.standing.line import Line
from goodoffices.standing.log import Logged, log

_KEY = (
    "on that day",
    "some time within that month or year",
    "about then",
    "once, between the two",
    "no later than; an arrow the other way: no earlier than",
    "lasted from the one to the other",
)


class Row(NamedTuple):
    """One act in the table; `now` is what corrections made of it, empty where nothing stands."""

    number: int
    kind: str
    when: SafeString
    learnt: SafeString
    entered: str
    room: SafeString
    lines: tuple[Said, ...]
    corrected: bool
    now: tuple[Said, ...]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the timeline of a mediation."""
    return shown(request, key, "timeline", _fill)


def _fill(view: View) -> dict[str, Any]:
    found = timeline(log(view.standing), as_of=view.at.as_of, zone=view.voice.zone)
    return {
        "dated": [_row(number, entry, view) for number, entry in found.numbered],
        "undated": [_row(number, entry, view) for number, entry in found.undated],
        "pictures": _pictures(found, view),
        "key": [
            (mark_safe(key_of(*one, mirrored=bool(view.look.dir))), says) for one, says in zip(KEY, _KEY, strict=True)
        ],
        "beside": _by_kind(found.undated),
    }


def _key(*, mirrored: bool) -> list[tuple[SafeString, str]]:
    """Return each shape with what it means."""
    return [(mark_safe(key_of(*one, mirrored=mirrored)), says) for one, says in zip(KEY, _KEY, strict=True)]


def _pictures(found: Timeline, view: View) -> list[tuple[SafeString, str, SafeString]]:
    """Return each picture with the room it is of and, where there are several, which of them it is.

    All that is drawn was escaped in the drawing.
    """
    drawn = pictures(
        found,
        [_name(lane, view) for lane in found.lanes],
        as_of=f"as of {moment_text(view.at.as_of, view.voice.zone)}",
        says="Dated acts in this room: {n}. Every one of them is in the table below, in words.",
        mirrored=bool(view.look.dir),
    )
    names = [html(spans_of(lane.room, view.voice)) for lane in found.lanes]
    return [(names[one.lane], _part(one), mark_safe(one.svg)) for one in drawn]


def _part(one: Picture) -> str:
    return f", {one.part} of {one.parts}" if one.parts > 1 else ""


def _name(lane: Lane, view: View) -> str:
    return flat("".join(piece.text for piece in pieces(lane.room, view.voice.zone)))


def _row(number: int, entry: Logged, view: View) -> Row:
    voice = view.voice
    return Row(
        number=number,
        kind=kind_words(entry.kind),
        when=html(spans_of(entry.when, voice)),
        learnt=html(spans_of(entry.learnt, voice)) if entry.learnt.value else SafeString(""),
        entered=moment_text(entry.entered, voice.zone),
        room=html(spans_of(entry.room, voice)),
        lines=(_said(entry.line, view),),
        corrected=entry.corrected,
        now=tuple(_said(line, view) for line in entry.now),
    )


def _said(line: Line, view: View) -> Said:
    return said(line, view.voice, within=line.knows)


def _by_kind(undated: tuple[tuple[int, Logged], ...]) -> list[tuple[str, list[int]]]:
    """Return the numbers of the acts without a date, gathered by kind, to stand beside the picture."""
    named = sorted(((kind_words(entry.kind), number) for number, entry in undated))
    return [(kind, [number for _, number in found]) for kind, found in groupby(named, key=lambda pair: pair[0])]
