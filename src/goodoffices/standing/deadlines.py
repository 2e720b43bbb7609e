"""Deadlines: when they fall, on what basis, and whether they were moved."""

from __future__ import annotations

import msgspec

from goodoffices.acts.notices import Deadline, Extension
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Instant, Line, line, term
from goodoffices.standing.notices import span_end, uncounted
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told, words_used


class DeadlineNow(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline as it stands: the moment it falls (seconds, UTC), or None with the reason's code."""

    deadline: Fact[Deadline]
    at: int | None
    first: int | None
    extensions: tuple[Fact[Extension], ...] = ()
    why_not: str = ""


def deadlines(s: Standing) -> tuple[DeadlineNow, ...]:
    """Return every deadline and where it falls now."""
    return tuple(_now(s, fact) for fact in s.all(Deadline))


def _now(s: Standing, fact: Fact[Deadline]) -> DeadlineNow:
    moved = tuple(f for f in s.about(fact.id, Extension) if f.act.of == fact.id)
    first, why = _first(s, fact)
    at = first
    for extension in moved:
        at = _moved(s, fact, extension, at)
    return DeadlineNow(deadline=fact, at=at, first=first, extensions=moved, why_not=why if at is None else "")


def _first(s: Standing, fact: Fact[Deadline]) -> tuple[int | None, str]:
    act = fact.act
    if act.at is not None and act.at.latest is not None:
        return act.at.latest, ""
    if act.within is None:
        return None, "deadline.no-date"
    start = s.follow(fact, act.runs_from) if act.runs_from else fact
    if start is None:
        return None, "deadline.not-running"
    try:
        return span_end(s, start, act.within), ""
    except GoodOfficesError as error:
        return None, uncounted(error.code)


def _moved(s: Standing, fact: Fact[Deadline], extension: Fact[Extension], at: int | None) -> int | None:
    act = extension.act
    if act.at is not None:
        return act.at.latest
    if act.within is None or at is None:
        return at
    try:
        return span_end(s, msgspec.structs.replace(fact, latest=at), act.within)
    except GoodOfficesError:
        return at


def deadline_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each deadline."""
    return tuple(_line(s, now) for now in deadlines(s))


def _line(s: Standing, now: DeadlineNow) -> Line:
    act = now.deadline.act
    passed = "passed" if now.at is not None and now.at <= s.as_of else "runs"
    found = [line(f"deadline.{passed}", at=Instant(now.at))] if now.at is not None else [line(now.why_not)]
    if act.within is not None:
        found.append(line("deadline.within", count=act.within.count, unit=term("unit", act.within.unit)))
    if act.binds:
        found.append(line("deadline.binds", who=s.names(act.binds)))
    found.append(line("deadline.law", law=act.law) if act.law else line("deadline.no-law"))
    found += words_used(act.words)
    found += [_extension(s, f) for f in now.extensions]
    if act.extendable_by:
        found.append(line("deadline.extendable", who=s.names(act.extendable_by)))
    return told(s, now.deadline, "deadline", what=act.what, more=found)


def _extension(s: Standing, fact: Fact[Extension]) -> Line:
    tag = "deadline.extended-by" if fact.act.agreed_by else "deadline.extended"
    return told(s, fact, tag, who=s.names(fact.act.agreed_by), more=words_used(fact.act.words))
