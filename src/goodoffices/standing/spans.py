"""Lengths of time counted from a fact, and what extensions make of the moment something falls."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.notices import Extension, WorkCalendar
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Span
from goodoffices.acts.when import Sure
from goodoffices.standing.counting import count
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import LONG_AGO, Standing


def dated(fact: Fact[Any]) -> bool:
    """Return whether a date was stated by which it had happened: from any other, no day can be counted."""
    return fact.when.latest is not None


def span_end(s: Standing, start: Fact[Any], span: Span) -> int:
    """Return the last second of a span that runs from a fact, in the mediation's zone. Raises GoodOfficesError."""
    calendar = s.fact(span.calendar)
    days = calendar.act if calendar and isinstance(calendar.act, WorkCalendar) else None
    return count(start.latest, span, zone=s.visible.zone, calendar=days)


def span_may_end(s: Standing, start: Fact[Any], span: Span) -> int | None:
    """Return the earliest moment a span may end where the day it runs from is stated and not sure, else None."""
    if not start.when.value or start.earliest <= LONG_AGO or start.latest - start.earliest < A_DAY:
        return None
    try:
        return span_end(s, msgspec.structs.replace(start, latest=start.earliest + A_DAY - 1), span)
    except GoodOfficesError:
        return None


A_DAY = 24 * 60 * 60


def uncounted(code: str) -> str:
    """Return the tag of the line that says why a span could not be counted."""
    return "uncounted.calendar" if code == "calendar-needed" else "uncounted"


def extensions(s: Standing, fact: Fact[Any]) -> tuple[Fact[Extension], ...]:
    """Return the extensions of something that falls due, in order of time."""
    return tuple(f for f in s.about(fact.id, Extension) if f.act.of == fact.id)


def extended(s: Standing, fact: Fact[Any], at: int | None) -> int | None:
    """Return the moment something falls after the extensions that surely happened; `at` where there are none."""
    for extension in extensions(s, fact):
        if extension.sure is Sure.YES:
            at = _moved(s, fact, extension.act, at)
    return at


def _moved(s: Standing, fact: Fact[Any], extension: Extension, at: int | None) -> int | None:
    if extension.at is not None:
        return extension.at.latest
    if extension.within is None or at is None:
        return at
    try:
        return span_end(s, msgspec.structs.replace(fact, latest=at), extension.within)
    except GoodOfficesError:
        return at
