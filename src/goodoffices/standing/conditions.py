"""Conditions, word for word, and who thinks them met: the program holds no view of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from goodoffices.acts.notices import Condition, ConditionAssessment
from goodoffices.acts.office import Office
from goodoffices.acts.people import Actor, PartyJoined, RoleTaken
from goodoffices.acts.process import Suspension
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, told, words_used


class ConditionNow(msgspec.Struct, frozen=True, kw_only=True):
    """A condition and every assessment of it, in order of time; the last of each assessor is what they now say."""

    condition: Fact[Condition]
    assessments: tuple[Fact[ConditionAssessment], ...]


@once
def conditions(s: Standing) -> tuple[ConditionNow, ...]:
    """Return every condition with the assessments recorded of it."""
    return tuple(condition_now(s, fact) for fact in s.all(Condition))


def condition_now(s: Standing, fact: Fact[Condition]) -> ConditionNow:
    """Return one condition with the assessments recorded of it."""
    found = (f for f in s.about(fact.id, ConditionAssessment) if f.act.condition == fact.id)
    return ConditionNow(condition=fact, assessments=tuple(found))


def condition_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each condition, with who has assessed it and how."""
    return tuple(_line(s, now) for now in conditions(s))


def _line(s: Standing, now: ConditionNow) -> Line:
    assessments = [assessment_line(s, f) for f in now.assessments] or [line("condition.unassessed")]
    return condition_head(s, now, assessments)


def condition_head(s: Standing, now: ConditionNow, more: Iterable[Line] = ()) -> Line:
    """Return a condition as a line: its words, what hangs on it, whose it is, and who is to assess it."""
    act = now.condition.act
    found = [_about(s, now.condition)]
    if act.depends:
        found.append(line("condition.depends", depends=act.depends))
    if act.stated_by:
        found.append(line("condition.stated-by", by=s.name(act.stated_by)))
    if act.assessed_by:
        found.append(line("condition.assessed-by", who=s.names(act.assessed_by)))
    return told(s, now.condition, "condition", words=act.words, more=[*found, *more])


def _about(s: Standing, fact: Fact[Condition]) -> Line | None:
    if not fact.act.on:
        return line("condition.on-unstated")
    target: Fact[Any] | None = s.follow(fact, fact.act.on)
    match target.act if target else None:
        case Office(name=name):
            return line("condition.on-office", office=name)
        case Suspension(by=by) | RoleTaken(actor=by):
            return line("condition.on-role", actor=s.name(by))
        case Actor() | PartyJoined():
            return line("condition.on-role", actor=s.name(fact.act.on))
        case _:
            return None


def assessment_line(s: Standing, fact: Fact[ConditionAssessment]) -> Line:
    """Return one assessment as a line: whose view, which, and since when."""
    act = fact.act
    more = (*says(act.says), *words_used(act.words))
    return told(s, fact, "condition.assessment", by=s.name(act.by), view=term("view", act.view), more=more)
