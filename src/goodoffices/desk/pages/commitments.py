"""Commitments: what was promised by when, and each side's account of what was done, with no verdict between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from goodoffices.acts.delivery import Commitment, Incident, Tranche
from goodoffices.acts.when import Sure
from goodoffices.desk.drawing.delivery import Due, Telling, promised, tellings, zone_of
from goodoffices.desk.drawing.zones import There, day_in, there
from goodoffices.desk.lines import Said, said
from goodoffices.desk.sections import Sections
from goodoffices.desk.shell import shown, still
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.standing.commitments import commitment_line, falls, incident_line, parts
from goodoffices.standing.line import line
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

LISTS = ("commitments", "incidents")


class Today(NamedTuple):
    """Something that falls due today somewhere: what, when in each zone, and what each side says of it."""

    said: Said
    number: int
    falls: tuple[There, ...]
    tellings: tuple[Telling, ...]
    href: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return what was promised, and what is said of it."""
    return shown(request, key, "commitments", still(_fill))


def _fill(view: View) -> dict[str, Any]:
    s = view.standing
    lists = Sections(view, "commitments", LISTS)
    commitments = lists.of("commitments", s.all(Commitment), last=True)
    incidents = lists.of("incidents", s.all(Incident), last=True)
    on_page = frozenset(fact.id for fact in commitments.items)
    return {
        "all": lists.all,
        "zones": say("capture.comma").join(named_zones(s)),
        "today": list(_today(view)),
        "commitments": commitments,
        "promised": [promised(view, fact, on_page) for fact in commitments.items],
        "incidents": incidents,
        "happened": [said(incident_line(s, fact), view.voice) for fact in incidents.items],
    }


@once
def named_zones(s: Standing) -> tuple[str, ...]:
    """Return the zones in which anything falls due: the mediation's, then those that due times name."""
    named = dict.fromkeys(zone_of(fact) for fact, _ in _all_due(s))
    return tuple(dict.fromkeys((s.visible.zone, *(zone for zone in named if zone))))


@once
def _all_due(s: Standing) -> tuple[tuple[Due, int | None], ...]:
    """Everything that may fall due, with the moment: what falls in tranches falls due with them alone."""
    whole: list[Due] = [fact for fact in s.all(Commitment) if not parts(s, fact)]
    return tuple((fact, falls(s, fact)) for fact in (*whole, *s.all(Tranche)))


def _today(view: View) -> Iterator[Today]:
    """Give what falls due on the day it is, in one zone at least: days do not begin everywhere at once."""
    s = view.standing
    zones = named_zones(s)
    days = {zone: day_in(s.as_of, zone) for zone in zones}
    for fact, at in _all_due(s):
        if at is not None and fact.sure is not Sure.NO and any(day_in(at, zone) == days[zone] for zone in zones):
            yield _falling(view, fact, at, zones)


def _falling(view: View, fact: Due, at: int, zones: tuple[str, ...]) -> Today:
    s = view.standing
    whole = s.follow(fact, fact.act.of, Commitment) if isinstance(fact.act, Tranche) else fact
    says = commitment_line(s, whole) if whole is not None else line("tranche", number=getattr(fact.act, "number", 0))
    return Today(
        said=said(says, view.voice)._replace(asides=(), more=()),
        number=fact.act.number if isinstance(fact.act, Tranche) else 0,
        falls=there(view, at, zones),
        tellings=tellings(view, fact),
        href=view.address(f"entry/{fact.id}"),
    )
