"""What is due: what came due, what falls when, and what waits with no date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from goodoffices.acts.delivery import Commitment, Tranche
from goodoffices.acts.when import Sure
from goodoffices.standing.carry import licences
from goodoffices.standing.commitments import account_line, falls, parts, reports_of
from goodoffices.standing.deadlines import DeadlineNow, deadlines
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Instant, Line, line
from goodoffices.standing.notices import notices
from goodoffices.standing.owed import closing, owed
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told


class DueItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing due: the moment it falls (seconds, UTC) or None, and the line that says what it is."""

    at: int | None
    over: bool
    line: Line


def due(s: Standing, *, now: int) -> tuple[DueItem, ...]:
    """Return what is due at `now`: what came due and was not done first, then by moment, then what has no date."""
    found = [*_notices(s, now), *_deadlines(s, now), *_owed(s, now), *_deliveries(s, now), *_licences(s, now)]
    return tuple(sorted(found, key=lambda item: (item.at is None and not item.over, item.at or 0)))


def due_lines(s: Standing) -> tuple[Line, ...]:
    """Return the lines of what is due as of the standing's own day."""
    return tuple(item.line for item in due(s, now=s.as_of))


def _item(
    s: Standing, fact: Fact[Any], tag: str, at: int | None, now: int, *, more: Iterable[Line] = (), **params: Any
) -> DueItem:
    over = at is not None and at <= now
    when = () if at is None else (line("due.was" if over else "due.falls", at=Instant(at)),)
    return DueItem(at=at, over=over, line=told(s, fact, tag, more=(*when, *more), **params))


def _notices(s: Standing, now: int) -> list[DueItem]:
    found = []
    for notice in notices(s):
        fact, act = notice.notice, notice.notice.act
        if notice.carried_out or closing(notice.settled) or notice.bite == "cannot bite":
            continue
        said: dict[str, Any] = {"by": s.name(act.by), "consequence": act.consequence}
        if notice.at:
            reached = (*notice.at, *((to, None) for to in notice.undated))
            found += [_item(s, fact, "due.notice-for", at, now, to=s.name(to), **said) for to, at in reached]
        else:
            event = (notice.event,) if notice.event else ()
            waiting = told(s, fact, f"due.notice.{notice.bite.replace(' ', '-')}", also=event, **said)
            found.append(DueItem(at=None, over=notice.bite == "come due", line=waiting))
    return found


def _deadlines(s: Standing, now: int) -> list[DueItem]:
    running = (d for d in deadlines(s) if not closing(d.met))
    return [_deadline(s, d, now) for d in running]


def _deadline(s: Standing, now: DeadlineNow, moment: int) -> DueItem:
    moved = tuple(f for f in now.extensions if f.sure is Sure.YES)
    return _item(s, now.deadline, "due.deadline", now.at, moment, what=now.deadline.act.what, also=moved)


def _owed(s: Standing, now: int) -> list[DueItem]:
    found = []
    for item in owed(s):
        if not item.settled:
            act = item.owed.act
            at = act.due.latest if act.due else None
            found.append(_item(s, item.owed, "due.owed", at, now, by=s.name(act.by), to=s.name(act.to), what=act.what))
    return found


def _deliveries(s: Standing, now: int) -> list[DueItem]:
    found = []
    facts: tuple[Fact[Commitment] | Fact[Tranche], ...] = (*s.all(Commitment), *s.all(Tranche))
    for fact in facts:
        moment = falls(s, fact)
        if moment is not None and not _surely_done(s, fact):
            found.append(_delivery(s, fact, moment, now))
    return found


def _surely_done(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> bool:
    """Whether nobody's account says otherwise than done; what falls in parts is done when its parts are."""
    if isinstance(fact.act, Commitment) and parts(s, fact):
        return True
    reports = reports_of(s, fact)
    return bool(reports) and all(f.act.delivered in ("done", "late") for f in reports)


def _delivery(s: Standing, fact: Fact[Commitment] | Fact[Tranche], moment: int, now: int) -> DueItem:
    act = fact.act
    heard = [account_line(s, f) for f in reports_of(s, fact)]
    kind = "accounts" if heard else "no-account"
    if isinstance(act, Commitment):
        return _item(s, fact, f"due.commitment.{kind}", moment, now, more=heard, by=s.name(act.by), what=act.what)
    whole = s.follow(fact, act.of, Commitment)
    what = whole.act.what if whole else ""
    return _item(s, fact, f"due.tranche.{kind}", moment, now, more=heard, number=act.number, what=what)


def _licences(s: Standing, now: int) -> list[DueItem]:
    found = []
    for item in licences(s):
        act = item.licence.act
        if item.state == "in force" and act.until is not None and act.until.latest is not None:
            found.append(_item(s, item.licence, "due.licence", act.until.latest, now, by=s.name(act.by)))
    return found
