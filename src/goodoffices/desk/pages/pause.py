"""Pause and return: where each role stands, what stops, what continues, and what a return was said to hang on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.notices import Notice
from goodoffices.acts.process import Resumption, Suspension, Withdrawal
from goodoffices.desk.board import Asked, asked
from goodoffices.desk.flows.pausing import (
    WATCHED,
    conditions_of,
    first_pause,
    first_return,
    pause_parts,
    return_parts,
)
from goodoffices.desk.guided import Guide, guided
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.pause_form import fill_pause, fill_return
from goodoffices.desk.shell import shown, still
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View
from goodoffices.standing.conditions import condition_now
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line
from goodoffices.standing.standing import Standing
from goodoffices.standing.status import RoleNow, is_turn, role_line, roles, step_line, turn_line

SHOWN = 25
"""As many turns of one role, and conditions of its return, are shown: the latest; the timeline has all of them."""


class Pause(NamedTuple):
    """What a pause says: the words used, our reading of them, what stops and what goes on; empty where not stated."""

    words: SafeString
    reading: Said
    stops: tuple[str, ...]
    continues: tuple[str, ...]
    because: SafeString
    notice: str


class Role(NamedTuple):
    """One mediating entity's role as the page shows it."""

    id: str
    name: SafeString
    head: tuple[Said, ...]
    beside: tuple[Said, ...]
    pause: Pause | None
    conditions: tuple[Asked, ...]
    more_conditions: int
    turns: tuple[Said, ...]
    earlier: int
    pausing: str
    returning: str
    condition: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return where each role stands, with its pauses and returns."""
    return shown(request, key, "pause", still(_fill))


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Return the guided form that records a pause, or take in what it sent. Raises Http404."""
    return guided(request, key, PAUSING)


def back(request: HttpRequest, key: str) -> HttpResponse:
    """Return the guided form that records a return, or take in what it sent. Raises Http404."""
    return guided(request, key, RETURNING)


def _fill(view: View) -> dict[str, Any]:
    found = roles(view.standing)
    return {
        "says": _who_goes_on(view, found),
        "roles": [_role(view, now) for now in found],
        "may_write": view.may_write,
    }


def _who_goes_on(view: View, found: Iterable[RoleNow]) -> SafeString:
    """Say who has paused and who goes on, where there are both: a pause belongs to one mediating entity."""
    states = [(now.role.act.actor, now.state) for now in found]
    paused = tuple(actor for actor, state in states if state == ("paused",))
    going = tuple(actor for actor, state in states if state == ("active",))
    if not paused or not going:
        return SafeString("")
    return sentence("pause.one-goes-on", paused=_names(view, paused), going=_names(view, going))


def _names(view: View, keys: tuple[str, ...]) -> SafeString:
    return mark_safe(html(spans_of(view.standing.names(keys), view.voice)))


def _role(view: View, now: RoleNow) -> Role:
    s, voice, actor = view.standing, view.voice, now.role.act.actor
    last = now.since[-1] if now.since and len(now.state) == 1 else None
    line = role_line(s, now)
    pause = _pause(view, last) if last is not None and isinstance(last.act, Suspension) else None
    turns, conditions = _turns(s, actor), conditions_of(s, now)
    write = view.may_write
    return Role(
        id=now.role.id,
        name=html(spans_of(s.name(actor), voice)),
        head=(said(_headed(line, pause is not None), voice),),
        beside=tuple(said(one, voice) for one in line.more if one.tag in _RETURN) if pause else (),
        pause=pause,
        conditions=tuple(asked(view, condition_now(s, fact)) for fact in conditions[-SHOWN:]),
        more_conditions=max(0, len(conditions) - SHOWN),
        turns=tuple(said(_turn(s, fact), voice) for fact in turns[-SHOWN:]),
        earlier=max(0, len(turns) - SHOWN),
        pausing=view.address("pause/new", by=actor) if write and now.state != ("paused",) else "",
        returning=view.address("pause/return", by=actor) if write and "paused" in now.state else "",
        condition=view.address("record/Condition", about=last.id, stated_by=actor) if write and pause and last else "",
    )


_RETURN = ("return.no-condition", "negative")
_POSSIBLY = ("status.possibly-", "undone.", "corrected")


def _headed(line: Line, in_parts: bool) -> Line:
    """The sentence by itself where what it says besides stands in parts below it."""
    more = tuple(one for one in line.more if one.tag.startswith(_POSSIBLY)) if in_parts else line.more
    return Line(
        tag=line.tag, params=line.params, rests_on=line.rests_on, sure=line.sure, more=more, basis=line.basis,
        denials=line.denials, knows=line.knows, late=line.late,
    )  # fmt: skip


def _pause(view: View, fact: Fact[Suspension]) -> Pause:
    act, voice = fact.act, view.voice
    notice = view.standing.follow(fact, act.follows, Notice)
    return Pause(
        words=html(spans_of(act.words, voice)) if act.words else SafeString(""),
        reading=said(Line(tag="our-reading.suspension"), voice),
        stops=act.stops,
        continues=act.continues,
        because=html(spans_of(act.because, voice)) if act.because else SafeString(""),
        notice=view.address(f"entry/{notice.id}") if notice is not None else "",
    )


def _turns(s: Standing, actor: str) -> list[Fact[Any]]:
    """Return every turn of one holder's role and every step towards one, in order of time."""
    found: tuple[Fact[Any], ...] = (
        *s.about(actor, Suspension),
        *s.about(actor, Resumption),
        *s.about(actor, Withdrawal),
    )
    return sorted((f for f in found if f.act.by == actor), key=s.order)


def _turn(s: Standing, fact: Fact[Any]) -> Line:
    return turn_line(s, fact) if is_turn(s, fact) else step_line(s, fact)


PAUSING = Guide("pause/new", "pause", "pause_form", first_pause, pause_parts, fill_pause, WATCHED)
RETURNING = Guide("pause/return", "pause", "pause_form", first_return, return_parts, fill_return, WATCHED)
