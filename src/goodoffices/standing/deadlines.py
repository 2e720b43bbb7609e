"""Deadlines: when they fall, on what basis, and whether they were moved."""

from __future__ import annotations

import msgspec

from goodoffices.acts.notices import Deadline, Extension
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.talks import Reply
from goodoffices.acts.when import Sure, approximate
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Instant, Line, line, term
from goodoffices.standing.once import once
from goodoffices.standing.owed import settled_by, settled_line
from goodoffices.standing.spans import dated, extended, extensions, span_end, span_may_end, uncounted
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told, words_used


class DeadlineNow(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline as it stands: the moment it falls (seconds, UTC), or None with the reason's code."""

    deadline: Fact[Deadline]
    at: int | None
    first: int | None
    extensions: tuple[Fact[Extension], ...] = ()
    met: tuple[Fact[Reply], ...] = ()
    why_not: str = ""
    as_early_as: int | None = None


@once
def deadlines(s: Standing) -> tuple[DeadlineNow, ...]:
    """Return every deadline and where it falls now."""
    return tuple(_now(s, fact) for fact in s.all(Deadline))


def _now(s: Standing, fact: Fact[Deadline]) -> DeadlineNow:
    first, why = _first(s, fact)
    at = extended(s, fact, first)
    return DeadlineNow(
        deadline=fact,
        at=at,
        first=first,
        extensions=extensions(s, fact),
        met=settled_by(s, fact),
        why_not=(why or "deadline.no-date") if at is None else "",
        as_early_as=_as_early_as(s, fact),
    )


def _as_early_as(s: Standing, fact: Fact[Deadline]) -> int | None:
    """The earliest a deadline may fall where its own day, or the day it runs from, is not sure."""
    act = fact.act
    if act.at is not None:
        return act.at.earliest if approximate(act.at) else None
    start = (s.follow(fact, act.runs_from) if act.runs_from else fact) if act.within else None
    return span_may_end(s, start, act.within) if start is not None and act.within is not None else None


def _first(s: Standing, fact: Fact[Deadline]) -> tuple[int | None, str]:
    act = fact.act
    if act.at is not None and act.at.latest is not None:
        return act.at.latest, ""
    if act.within is None:
        return None, "deadline.no-date"
    start = s.follow(fact, act.runs_from) if act.runs_from else fact
    if start is None:
        return None, "deadline.not-running"
    if not dated(start):
        return None, "uncounted.undated"
    try:
        return span_end(s, start, act.within), ""
    except GoodOfficesError as error:
        return None, uncounted(error.code)


def deadline_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each deadline."""
    return tuple(deadline_line(s, now) for now in deadlines(s))


def deadline_line(s: Standing, now: DeadlineNow) -> Line:
    """Return a deadline as a line: when it falls, on what basis, and what was made of it."""
    act = now.deadline.act
    passed = "passed" if now.at is not None and now.at <= s.as_of else "runs"
    moved = tuple(f.id for f in now.extensions if f.sure is Sure.YES)
    found = [line(f"deadline.{passed}", *moved, at=Instant(now.at))] if now.at is not None else [line(now.why_not)]
    if now.as_early_as is not None and now.first == now.at:
        found.append(line("as-early-as", at=Instant(now.as_early_as)))
    if now.first is not None and now.first != now.at:
        found.append(line("deadline.first", at=Instant(now.first)))
    if act.within is not None:
        found.append(line("deadline.within", count=act.within.count, unit=term("unit", act.within.unit)))
    if act.binds:
        found.append(line("deadline.binds", who=s.names(act.binds)))
    found.append(line("deadline.law", law=act.law) if act.law else line("deadline.no-law"))
    found += words_used(act.words)
    found += [extension_line(s, f) for f in now.extensions]
    found += [settled_line(s, f) for f in now.met]
    if act.extendable_by:
        found.append(line("deadline.extendable", who=s.names(act.extendable_by)))
    return told(s, now.deadline, "deadline", what=act.what, more=found)


def extension_line(s: Standing, fact: Fact[Extension]) -> Line:
    """Return an extension as a line, with who agreed to it."""
    tag = "deadline.extended-by" if fact.act.agreed_by else "deadline.extended"
    return told(s, fact, tag, who=s.names(fact.act.agreed_by), more=words_used(fact.act.words))
