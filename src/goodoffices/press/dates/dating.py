"""All the dates of a text at once: each with its tense, and those told of another date counted from it."""

from __future__ import annotations

from datetime import date

from goodoffices.press.dates.calendar import first_of
from goodoffices.press.dates.counting import DATELINE, resolve
from goodoffices.press.dates.finding import find
from goodoffices.press.dates.meanings import Expression, Tense, Unit
from goodoffices.press.dates.tenses import tense_at
from goodoffices.press.values import Dated

TOLD = "counted from the date before it"
"""The basis of a date that is counted from the one told of before it in its paragraph."""
_UNKNOWN: Tense = "unknown"
_FINENESS: tuple[Unit, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)


def date_all(text: str, base: date | None, *, basis: str = DATELINE) -> tuple[tuple[Expression, Dated | None], ...]:
    """Return every date expression of a text with what it comes to, counted from a base or the date told before."""
    found: list[tuple[Expression, Dated | None]] = []
    end, tense = 0, _UNKNOWN
    for it in find(text):
        # dates in a row share the verb before the first of them
        tense = tense_at(text, it.span, (end, tense))
        end = it.span[1]
        told = _told(text, it, found) if it.told else None
        found.append((it, resolve(it, base, tense, basis=basis, told=told, told_basis=TOLD)))
    return tuple(found)


def _told(text: str, asked: Expression, found: list[tuple[Expression, Dated | None]]) -> date | None:
    unit = getattr(asked.meaning, "unit", "day")
    for before, dated in reversed(found):
        if "\n" in text[before.span[1] : asked.span[0]]:
            return None
        if dated is not None and _FINENESS.index(dated.precision) <= _FINENESS.index(unit):
            return first_of(dated.value)
    return None
