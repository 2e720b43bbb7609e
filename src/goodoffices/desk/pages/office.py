"""Offices: each facet by its stages, with their days and on whose word; requests about them; what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from goodoffices.acts.act import Stage
from goodoffices.acts.housekeeping import RecordedNegative
from goodoffices.acts.office import OfficeStatus
from goodoffices.acts.talks import Channel
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.paging import paged
from goodoffices.desk.shell import shown, still
from goodoffices.desk.viewer import View
from goodoffices.export.tongue import tongue
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Name, term
from goodoffices.standing.offices import (
    FACETS,
    FacetNow,
    OfficeNow,
    facet_line,
    negative_line,
    office_head,
    offices,
    request_line,
    stage_line,
)
from goodoffices.standing.rounds import channel_line

STAGES: tuple[Stage, ...] = get_args(Stage)
SHOWN, IN_A_CELL = 25, 10
"""As many requests about an office, and stages in one cell, are shown: the latest; the timeline has all of them."""


class Told(NamedTuple):
    """One stage as it was told: what, when and by whom, then on whose word, with the denials beside it."""

    status: SafeString
    when: SafeString
    by: SafeString
    line: Said
    href: str


class Row(NamedTuple):
    """One facet: what is in effect as far as is known, on whose word, and what is known of each stage."""

    facet: str
    now: Said | None
    rests_on: tuple[Told, ...]
    stages: tuple[tuple[Told, ...], ...]
    record: str


class Asked(NamedTuple):
    """One request, with the form for an answer to it."""

    line: tuple[Said, ...]
    answer: str


class House(NamedTuple):
    """One office as the page shows it."""

    id: str
    name: str
    head: tuple[Said, ...]
    rows: tuple[Row, ...]
    requests: tuple[Asked, ...]
    more_requests: int
    negatives: tuple[Said, ...]
    serves: tuple[Said, ...]
    others: tuple[Said, ...]
    status: str
    request: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return every office with its facets and stages, and what was asked about it."""
    return shown(request, key, "office", still(_fill))


def _fill(view: View) -> dict[str, Any]:
    found = paged(offices(view.standing), view, "office")
    return {
        "houses": [_house(view, now) for now in found.items],
        "stages": [tongue().words.get(f"term.stage.{stage}", stage) for stage in STAGES],
        "paged": found,
        "add": view.address("record/Office") if view.may_write else "",
    }


def _house(view: View, now: OfficeNow) -> House:
    s, key, act = view.standing, now.office.id, now.office.act
    serves = s.follow(now.office, act.channel, Channel)
    others = [f for f in s.about(act.of, Channel) if act.of in f.act.between and f is not serves]
    facets = {one.facet: one for one in now.facets}
    form = view.address if view.may_write else _nowhere
    return House(
        id=key,
        name=act.name,
        head=(said(office_head(s, now), view.voice),),
        rows=tuple(_row(view, key, facet, facets.get(facet)) for facet in FACETS),
        requests=tuple(
            Asked((said(request_line(s, f), view.voice),), form("record/Reply", about=f.id))
            for f in now.requests[-SHOWN:]
        ),
        more_requests=max(0, len(now.requests) - SHOWN),
        negatives=tuple(said(negative_line(s, f), view.voice) for f in _negatives(view, now)[-SHOWN:]),
        serves=_channels(view, [serves] if serves is not None else []),
        others=_channels(view, others),
        status=form("record/OfficeStatus", about=key),
        request=form("record/Request", about=key),
    )


def _negatives(view: View, now: OfficeNow) -> list[Fact[RecordedNegative]]:
    """Return what was said not to be about the office, and about each stage that is known of it."""
    s = view.standing
    stages = [fact for facet in now.facets for fact in facet.stages]
    found = {f.id: f for f in (*now.negatives, *(f for stage in stages for f in s.about(stage.id, RecordedNegative)))}
    return sorted(found.values(), key=s.order)


def _nowhere(page: str, **asked: str) -> str:
    return ""


def _channels(view: View, found: Sequence[Fact[Channel]]) -> tuple[Said, ...]:
    return tuple(said(channel_line(view.standing, fact), view.voice) for fact in found)


def _row(view: View, office: str, facet: str, now: FacetNow | None) -> Row:
    s = view.standing
    stages = now.stages if now is not None else ()
    record = view.address("record/OfficeStatus", about=office, facet=facet) if view.may_write else ""
    return Row(
        facet=tongue().words.get(f"term.facet.{facet}", facet),
        now=said(facet_line(s, now), view.voice) if now is not None else None,
        rests_on=tuple(_told(view, f) for f in (*now.standing, *now.possible)) if now is not None else (),
        stages=tuple(_latest(view, [f for f in stages if f.act.stage == stage]) for stage in STAGES),
        record=record,
    )


def _latest(view: View, stages: Sequence[Fact[OfficeStatus]]) -> tuple[Told, ...]:
    return tuple(_told(view, fact) for fact in stages[-IN_A_CELL:])


def _told(view: View, fact: Fact[OfficeStatus]) -> Told:
    s, voice, act = view.standing, view.voice, fact.act
    by: Name | None = s.name(act.by) if act.by else None
    return Told(
        status=html(spans_of(term("status", act.status), voice)),
        when=html(spans_of(fact.when, voice)),
        by=html(spans_of(by, voice)) if by is not None else SafeString(""),
        line=said(stage_line(s, fact), voice),
        href=view.address(f"entry/{fact.id}"),
    )
