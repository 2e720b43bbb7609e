"""Notices: on whom they were served, what they bite on, and whether that has come."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from goodoffices.acts.act import kinds
from goodoffices.acts.notices import Acknowledgement, Notice, Service
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.process import Suspension
from goodoffices.acts.talks import Reply
from goodoffices.acts.values import Span
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Instant, Line, line, term
from goodoffices.standing.once import once
from goodoffices.standing.owed import settled_by, settled_line
from goodoffices.standing.spans import dated, extended, span_end, span_may_end, uncounted
from goodoffices.standing.standing import UNDATED, Standing
from goodoffices.standing.told import told, words_used

Bite = Literal[
    "come due", "possibly come due", "waits", "waits for an event", "waits for service", "cannot bite", "not stated"
]


class NoticeNow(msgspec.Struct, frozen=True, kw_only=True):
    """A notice as it stands; `at` are the instants it bites by recipient, empty where it hangs on an event.

    `undated` are the recipients it was served on at no stated date: for them no instant can be counted.
    """

    notice: Fact[Notice]
    services: tuple[Fact[Service], ...]
    acknowledged: tuple[Fact[Acknowledgement], ...]
    bite: Bite
    event: Fact[Any] | None = None
    at: tuple[tuple[str, int], ...] = ()
    undated: tuple[str, ...] = ()
    carried_out: tuple[Fact[Suspension], ...] = ()
    settled: tuple[Fact[Reply], ...] = ()
    uncounted: str = ""
    as_early_as: int | None = None


@once
def notices(s: Standing) -> tuple[NoticeNow, ...]:
    """Return every notice given, and how it stands."""
    return tuple(_now(s, fact) for fact in s.all(Notice))


def _now(s: Standing, notice: Fact[Notice]) -> NoticeNow:
    services = tuple(f for f in s.about(notice.id, Service) if f.act.notice == notice.id)
    base = NoticeNow(
        notice=notice,
        services=services,
        acknowledged=tuple(f for f in s.about(notice.id, Acknowledgement) if f.act.notice == notice.id),
        bite="not stated",
        carried_out=tuple(f for f in s.about(notice.id, Suspension) if f.act.follows == notice.id),
        settled=settled_by(s, notice),
    )
    trigger = notice.act.trigger
    if trigger.on is not None:
        return _on_event(s, base)
    if trigger.after_service is not None:
        return _after_service(s, base, trigger.after_service)
    moment = extended(s, notice, trigger.at.latest if trigger.at else None)
    if moment is not None:
        at = tuple((who, moment) for who in notice.act.to)
        return msgspec.structs.replace(base, at=at, bite="come due" if moment <= s.as_of else "waits")
    return base


def _on_event(s: Standing, now: NoticeNow) -> NoticeNow:
    on = now.notice.act.trigger.on
    assert on is not None
    kind = kinds().get(on.act)
    events = s.about(on.of, kind) if kind and on.of else s.all(kind) if kind else ()
    fitting = [f for f in events if on.outcome is None or getattr(f.act, "outcome", None) == on.outcome]
    sure = [f for f in fitting if f.sure is Sure.YES]
    if sure:
        return msgspec.structs.replace(now, bite="come due", event=sure[0])
    if fitting:
        return msgspec.structs.replace(now, bite="possibly come due", event=fitting[0])
    other = [f for f in events if f.sure is Sure.YES]
    if other:
        return msgspec.structs.replace(now, bite="cannot bite", event=other[0])
    return msgspec.structs.replace(now, bite="waits for an event")


def _after_service(s: Standing, now: NoticeNow, span: Span) -> NoticeNow:
    if not now.services:
        return msgspec.structs.replace(now, bite="waits for service")
    try:
        at = tuple((f.act.to, span_end(s, f, span)) for f in now.services if dated(f))
    except GoodOfficesError as error:
        return msgspec.structs.replace(now, uncounted=error.code)
    undated = _served_undated(now)
    early = [moment for moment in (span_may_end(s, f, span) for f in now.services) if moment is not None]
    return msgspec.structs.replace(
        now, at=at, undated=undated, bite=_counted(s, at, undated), as_early_as=min(early, default=None)
    )


def _served_undated(now: NoticeNow) -> tuple[str, ...]:
    counted = {f.act.to for f in now.services if dated(f)}
    return tuple(dict.fromkeys(f.act.to for f in now.services if f.act.to not in counted))


def _counted(s: Standing, at: tuple[tuple[str, int], ...], undated: tuple[str, ...]) -> Bite:
    if not at:
        return "not stated"
    return "come due" if not undated and all(moment <= s.as_of for _, moment in at) else "waits"


def notice_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each notice."""
    return tuple(_line(s, now) for now in notices(s))


def _line(s: Standing, now: NoticeNow) -> Line:
    return _notice(s, now, (*bite_lines(s, now), *_service_lines(s, now)))


def notice_head(s: Standing, now: NoticeNow) -> Line:
    """Return a notice as a line with its own words and what was done on it, without service and how it stands."""
    return _notice(s, now, ())


def _notice(s: Standing, now: NoticeNow, more: tuple[Line, ...]) -> Line:
    act = now.notice.act
    more = (*more, *words_used(act.words), *_carried(s, now))
    return told(s, now.notice, "notice", by=s.name(act.by), to=s.names(act.to), consequence=act.consequence, more=more)


def bite_lines(s: Standing, now: NoticeNow) -> tuple[Line, ...]:
    """Return the lines that say on what a notice bites, and whether that has come."""
    key = f"notice.{now.bite.replace(' ', '-')}"
    trigger = now.notice.act.trigger
    if trigger.on is not None:
        event = term("event", f"{trigger.on.act}.{trigger.on.outcome or 'any'}")
        rests = (now.event.id,) if now.event else ()
        happened = now.event.when if now.event else UNDATED
        return (line(f"{key}.on-event", *rests, event=event, happened=happened), line("notice.no-lead-time"))
    if trigger.after_service is not None:
        early = (line("as-early-as", at=Instant(now.as_early_as)),) if now.as_early_as is not None else ()
        undated = (line("notice.undated", to=s.names(now.undated)),) if now.undated else ()
        return (*_span_lines(trigger.after_service, now), *_instants(s, now, key), *undated, *early)
    return _instants(s, now, key) or (line("notice.not-stated"),)


def _span_lines(span: Span, now: NoticeNow) -> tuple[Line, ...]:
    counted = "counted" if span.counts_service_day else "excluded"
    lead = line(f"notice.lead-time.{counted}", count=span.count, unit=term("unit", span.unit))
    if now.uncounted:
        return (lead, line(uncounted(now.uncounted)))
    return (lead, line("notice.waits-for-service")) if now.bite == "waits for service" else (lead,)


def _instants(s: Standing, now: NoticeNow, key: str) -> tuple[Line, ...]:
    if len({moment for _, moment in now.at}) == 1 and not now.undated:
        return (line(f"{key}.at", at=Instant(now.at[0][1])),)
    return tuple(
        line("notice.come-due.for" if moment <= s.as_of else "notice.waits.for", to=s.name(who), at=Instant(moment))
        for who, moment in now.at
    )


def _service_lines(s: Standing, now: NoticeNow) -> tuple[Line, ...]:
    found = [service_line(s, f) for f in now.services]
    reached = {f.act.to for f in now.services}
    found += _missing(s, "notice.no-service", [who for who in now.notice.act.to if who not in reached])
    found += [acknowledged_line(s, f) for f in now.acknowledged]
    answered = {f.act.by for f in now.acknowledged}
    found += _missing(s, "notice.no-acknowledgement", [who for who in now.notice.act.to if who not in answered])
    return tuple(found)


def _missing(s: Standing, tag: str, who: list[str]) -> tuple[Line, ...]:
    return (line(tag, to=s.names(who)),) if who else ()


def acknowledged_line(s: Standing, fact: Fact[Acknowledgement]) -> Line:
    """Return an acknowledgement as a line, in the words of whoever confirmed receipt."""
    return told(s, fact, "notice.acknowledged", by=s.name(fact.act.by), more=words_used(fact.act.words))


def service_line(s: Standing, fact: Fact[Service]) -> Line:
    """Return the service of a notice on one recipient as a line, in the words that recipient was given."""
    tag = "notice.served-by" if fact.act.means else "notice.served"
    return told(s, fact, tag, to=s.name(fact.act.to), means=fact.act.means, more=words_used(fact.act.words))


def _carried(s: Standing, now: NoticeNow) -> tuple[Line, ...]:
    done = tuple(told(s, f, "notice.carried-out", by=s.name(f.act.by)) for f in now.carried_out)
    return (*done, *(settled_line(s, f) for f in now.settled))
