"""Where we stand: the sections of a brief, first things first, the rest folded."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from goodoffices.desk.lines import Said, said
from goodoffices.desk.pages.public import SETS, Matter, matters
from goodoffices.desk.shell import shown
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.text import FIRST
from goodoffices.export.tongue import tongue
from goodoffices.standing.brief import brief
from goodoffices.standing.line import Section

FEW = 3
"""A section with no more lines than this is not worth folding."""


class Part(NamedTuple):
    """A section of the page; `empty` says what an empty one means, `matters` are the accounts side by side."""

    tag: str
    heading: str
    lines: tuple[Said, ...]
    empty: str
    folded: bool
    matters: tuple[Matter, ...]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return where the mediation stands."""
    return shown(request, key, "stand", _fill)


def _fill(view: View) -> dict[str, Any]:
    found = brief(view.standing)
    return {
        "nothing": found.empty,
        "fold": fold(view),
        "parts": [_part(section, view) for section in found.sections],
        "unfolded": view.address(fold="" if fold(view) else "none"),
    }


def fold(view: View) -> bool:
    """Return whether long sections were asked for whole."""
    return view.request.GET.get("fold") == "none"


def _part(section: Section, view: View) -> Part:
    heading, empty = tongue().sections[section.tag]
    side_by_side = section.tag == "accounts"
    return Part(
        tag=section.tag,
        heading=say("stand.roles") if section.tag == "status" else heading.capitalize(),
        lines=tuple(said(line, view.voice) for line in section.lines if line.tag not in SETS),
        empty="" if section.lines else empty,
        folded=section.tag not in FIRST and len(section.lines) > FEW,
        matters=matters(view) if side_by_side else (),
    )
