"""Conditions, word for word, and who thinks them met: the program holds no view of its own."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.notices import Condition, ConditionAssessment
from goodoffices.acts.office import Office
from goodoffices.acts.people import Actor, PartyJoined, RoleTaken
from goodoffices.acts.process import Suspension
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, told, words_used


class ConditionNow(msgspec.Struct, frozen=True, kw_only=True):
    """A condition and every assessment of it, in order of time; the last of each assessor is what they now say."""

    condition: Fact[Condition]
    assessments: tuple[Fact[ConditionAssessment], ...]


def conditions(s: Standing) -> tuple[ConditionNow, ...]:
    """Return every condition with the assessments recorded of it."""
    return tuple(_now(s, fact) for fact in s.all(Condition))


def _now(s: Standing, fact: Fact[Condition]) -> ConditionNow:
    found = (f for f in s.about(fact.id, ConditionAssessment) if f.act.condition == fact.id)
    return ConditionNow(condition=fact, assessments=tuple(found))


def condition_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each condition, with who has assessed it and how."""
    return tuple(_line(s, now) for now in conditions(s))


def _line(s: Standing, now: ConditionNow) -> Line:
    act = now.condition.act
    found = [_about(s, now.condition)]
    if act.depends:
        found.append(line("condition.depends", depends=act.depends))
    if act.stated_by:
        found.append(line("condition.stated-by", by=s.name(act.stated_by)))
    if act.assessed_by:
        found.append(line("condition.assessed-by", who=s.names(act.assessed_by)))
    found += [_assessment(s, f) for f in now.assessments] or [line("condition.unassessed")]
    return told(s, now.condition, "condition", words=act.words, more=found)


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


def _assessment(s: Standing, fact: Fact[ConditionAssessment]) -> Line:
    act = fact.act
    more = (*says(act.says), *words_used(act.words))
    return told(s, fact, "condition.assessment", by=s.name(act.by), view=term("view", act.view), more=more)
