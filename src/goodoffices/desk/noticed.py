"""Notices and deadlines ready for a template: on what they bite, on whom they were served, when they fall where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from goodoffices.acts.when import When
from goodoffices.desk.calendars import digits
from goodoffices.desk.flows.noticing import own_room
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View
from goodoffices.export.wording import moment_text
from goodoffices.standing.deadlines import DeadlineNow, deadline_line, extension_line
from goodoffices.standing.fact import Fact
from goodoffices.standing.notices import NoticeNow, acknowledged_line, bite_lines, notice_head, service_line
from goodoffices.standing.owed import closing
from goodoffices.standing.spans import extensions


class Falls(NamedTuple):
    """A moment as the clocks of one zone show it."""

    zone: str
    when: str


class Reached(NamedTuple):
    """One recipient: served when, how and in which words; what that recipient confirmed; when it takes effect there."""

    name: SafeString
    served: tuple[Said, ...]
    acknowledged: tuple[Said, ...]
    falls: tuple[Falls, ...]
    hangs: SafeString
    serve: str
    confirm: str


class Noticed(NamedTuple):
    """A notice as the page shows it."""

    id: str
    href: str
    consequence: SafeString
    head: tuple[Said, ...]
    bites: tuple[Said, ...]
    reached: tuple[Reached, ...]
    moved: tuple[Said, ...]
    otherwise: SafeString


class Fallen(NamedTuple):
    """A deadline as the page shows it; `deeds` are the forms by which it is moved or settled."""

    line: tuple[Said, ...]
    falls: tuple[Falls, ...]
    otherwise: SafeString
    extend: str
    settle: str


def noticed(view: View, now: NoticeNow) -> Noticed:
    """Return one notice with each of its recipients."""
    s, fact = view.standing, now.notice
    voice = view.voice
    moved = extensions(s, fact)
    return Noticed(
        id=fact.id,
        href=view.address(f"entry/{fact.id}"),
        consequence=html(spans_of(fact.act.consequence, voice)),
        head=(said(notice_head(s, now), voice),),
        bites=tuple(said(line, voice) for line in bite_lines(s, now)),
        reached=tuple(_reached(view, now, who) for who in _in_order(view, now)),
        moved=tuple(said(extension_line(s, f), voice) for f in moved),
        otherwise=_otherwise(view, now),
    )


def _in_order(view: View, now: NoticeNow) -> Iterable[str]:
    order = view.standing.parties
    return sorted(now.notice.act.to, key=lambda key: order.get(key, len(order)))


def _reached(view: View, now: NoticeNow, who: str) -> Reached:
    s, voice, key = view.standing, view.voice, now.notice.id
    form = view.address if view.may_write else lambda page, **asked: ""
    # service and receipt belong where that recipient's own words are
    room = {"in": own_room(s, who)}
    return Reached(
        name=html(spans_of(s.name(who), voice)),
        served=tuple(said(service_line(s, f), voice) for f in now.services if f.act.to == who),
        acknowledged=tuple(said(acknowledged_line(s, f), voice) for f in now.acknowledged if f.act.by == who),
        falls=tuple(f for to, at in now.at if to == who for f in falls(view, at, _named(view, now))),
        hangs=sentence(f"notices.effect.{_hangs(now)}"),
        serve=form("record/Service", about=key, to=who, **room),
        confirm=form("record/Acknowledgement", about=key, by=who, **room),
    )


def _hangs(now: NoticeNow) -> str:
    """Say in a word why there is no day on which it takes effect."""
    trigger = now.notice.act.trigger
    if trigger.on is not None:
        return "event"
    return "service" if trigger.after_service is not None else "not-stated"


def _otherwise(view: View, now: NoticeNow) -> SafeString:
    """Say what follows if nothing more happens: what was announced, and that nothing is recorded by itself."""
    if now.carried_out or closing(now.settled):
        return sentence("notices.otherwise.over")
    announced = html(spans_of(now.notice.act.consequence, view.voice))
    return sentence(f"notices.otherwise.{now.bite.replace(' ', '-')}", consequence=announced)


# when it falls, where


def falls(view: View, at: int, others: Iterable[str]) -> tuple[Falls, ...]:
    """Return a moment in the zone of the mediation, then in other zones that people named."""
    zones = dict.fromkeys((view.voice.zone, *others))
    return tuple(Falls(zone, digits(moment_text(at, zone))) for zone in zones)


def _named(view: View, now: NoticeNow) -> Iterator[str]:
    """Give the zones named in what the moment hangs on: the notice, its service and receipt, and what moved it."""
    trigger = now.notice.act.trigger.at
    facts: list[Fact[Any]] = [now.notice, *now.services, *now.acknowledged]
    yield from _zones((trigger, *(f.when for f in facts), *_moves(extensions(view.standing, now.notice))))


def _moves(found: Iterable[Fact[Any]]) -> Iterator[When | None]:
    for fact in found:
        yield from (fact.act.at, fact.when)


def _zones(found: Iterable[When | None]) -> Iterator[str]:
    return (when.zone for when in found if when is not None and when.zone)


def fallen(view: View, now: DeadlineNow) -> Fallen:
    """Return one deadline with where it falls, and the forms by which it is moved or settled."""
    act, key = now.deadline.act, now.deadline.id
    zones = _zones((act.at, now.deadline.when, *_moves(now.extensions)))
    form = view.address if view.may_write else lambda page, **asked: ""
    over = "over" if closing(now.met) else "passed" if now.at is not None and now.at <= view.standing.as_of else "runs"
    return Fallen(
        line=(said(deadline_line(view.standing, now), view.voice),),
        falls=falls(view, now.at, zones) if now.at is not None else (),
        otherwise=sentence(f"notices.deadline.{over}"),
        extend=form("record/Extension", about=key),
        settle=form("record/Reply", about=key),
    )
