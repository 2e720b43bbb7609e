"""What retention rules say is over: a list for a person to act on. Nothing is destroyed by being on it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.acts.act import Stage, kind_of
from goodoffices.acts.keeping import STAYS, RetentionRule
from goodoffices.acts.notices import WorkCalendar
from goodoffices.acts.process import Termination
from goodoffices.acts.when import Sure
from goodoffices.record.entry import Entry
from goodoffices.standing.counting import count
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import Standing

_ENDS: tuple[Stage, ...] = ("announced", "in effect")


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one room that a rule says are kept no longer; `over_since` is when the first of them was over."""

    rule: str
    room: str
    ids: tuple[str, ...]
    over_since: int


def due_for_destruction(s: Standing, now: int) -> tuple[Due, ...]:
    """Return what is over by now under each rule surely in force, by rule and room; what says who may know never is.

    A term counts from the day an entry was entered, or from the end of the mediation, which has to be sure. Instants
    are seconds since 1970, UTC. Raises what counting a term raises.
    """
    rules = [rule for rule in s.all(RetentionRule) if rule.sure is Sure.YES]
    return tuple(due for rule in rules for room in _rooms(s, rule) for due in _due(s, rule, room, now))


def _rooms(s: Standing, rule: Fact[RetentionRule]) -> tuple[str, ...]:
    named = rule.act.rooms or (rule.room,)
    return tuple(room for room in named if room in s.visible.rooms)


def _due(s: Standing, rule: Fact[RetentionRule], room: str, now: int) -> Iterator[Due]:
    over = sorted((ends, entry.id) for entry, ends in _terms(s, rule, room) if ends < now)
    if over:
        yield Due(rule=rule.id, room=room, ids=tuple(key for _, key in over), over_since=over[0][0])


def _terms(s: Standing, rule: Fact[RetentionRule], room: str) -> Iterator[tuple[Entry, int]]:
    """Give the entries of a room that a rule is about, each with the last second it is kept."""
    ended = end_of_mediation(s)
    kinds = rule.act.kinds
    for entry in s.visible.rooms[room].entries():
        if isinstance(entry.act, STAYS) or (kinds and kind_of(entry.act) not in kinds):
            continue
        start = entry.entered if rule.act.counted_from == "entered" else ended
        if start is not None:
            start = max(start, entry.entered)
            yield entry, count(start, rule.act.keep, zone=s.visible.zone, calendar=_calendar(s, rule))


def _calendar(s: Standing, rule: Fact[RetentionRule]) -> WorkCalendar | None:
    found = s.follow(rule, rule.act.keep.calendar, WorkCalendar)
    return found.act if found else None


def end_of_mediation(s: Standing) -> int | None:
    """Return when the mediation had surely ended, or None where it has not, or that was undone."""
    ends = s.all(Termination)
    if not ends or ends[-1].act.stage not in _ENDS or ends[-1].sure is not Sure.YES:
        return None
    return max(end.latest for end in ends if end.act.stage in _ENDS)


__all__ = ["Due", "due_for_destruction", "end_of_mediation"]
