"""What is due: what came due, what falls when, and what waits with no date."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.delivery import Commitment, Tranche
from goodoffices.standing.carry import licences
from goodoffices.standing.commitments import accounts_of, falls
from goodoffices.standing.deadlines import deadlines
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Instant, Line, line
from goodoffices.standing.notices import notices
from goodoffices.standing.owed import owed
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


def _item(s: Standing, fact: Fact[Any], tag: str, at: int | None, now: int, **params: Any) -> DueItem:
    over = at is not None and at <= now
    when = () if at is None else (line("due.was" if over else "due.falls", at=Instant(at)),)
    return DueItem(at=at, over=over, line=told(s, fact, tag, more=when, **params))


def _notices(s: Standing, now: int) -> list[DueItem]:
    found = []
    for notice in notices(s):
        fact, act = notice.notice, notice.notice.act
        if notice.carried_out or notice.settled or notice.bite == "cannot bite":
            continue
        said: dict[str, Any] = {"by": s.name(act.by), "consequence": act.consequence}
        if notice.at:
            found += [_item(s, fact, "due.notice-for", at, now, to=s.name(to), **said) for to, at in notice.at]
        else:
            waiting = told(s, fact, f"due.notice.{notice.bite.replace(' ', '-')}", **said)
            found.append(DueItem(at=None, over=notice.bite == "come due", line=waiting))
    return found


def _deadlines(s: Standing, now: int) -> list[DueItem]:
    running = (d for d in deadlines(s) if not d.met)
    return [_item(s, d.deadline, "due.deadline", d.at, now, what=d.deadline.act.what) for d in running]


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
        heard = accounts_of(s, fact).accounts
        if moment is not None and not heard:
            found.append(_delivery(s, fact, moment, now))
    return found


def _delivery(s: Standing, fact: Fact[Commitment] | Fact[Tranche], moment: int, now: int) -> DueItem:
    act = fact.act
    if isinstance(act, Commitment):
        return _item(s, fact, "due.commitment", moment, now, by=s.name(act.by), what=act.what)
    whole = s.follow(fact, act.of, Commitment)
    what = whole.act.what if whole else ""
    return _item(s, fact, "due.tranche", moment, now, number=act.number, what=what)


def _licences(s: Standing, now: int) -> list[DueItem]:
    found = []
    for item in licences(s):
        act = item.licence.act
        if item.state == "in force" and act.until is not None and act.until.latest is not None:
            found.append(_item(s, item.licence, "due.licence", act.until.latest, now, by=s.name(act.by)))
    return found
