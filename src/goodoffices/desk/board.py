"""The board of conditions: each word for word, and beside it who thinks it is met. Nothing is worked out from that."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString

from goodoffices.acts.notices import ConditionAssessment
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.viewer import View
from goodoffices.standing.conditions import ConditionNow, assessment_line, condition_head
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import Standing


class Side(NamedTuple):
    """One who may have a view on a condition, and every view recorded; none where none is known."""

    name: SafeString
    views: tuple[Said, ...]


class Asked(NamedTuple):
    """A condition as the board shows it."""

    id: str
    head: tuple[Said, ...]
    sides: tuple[Side, ...]
    assess: str


def asked(view: View, now: ConditionNow) -> Asked:
    """Return one condition with the views on it side by side, and the form to record another."""
    fact = now.condition
    head = said(condition_head(view.standing, now), view.voice)
    assess = view.address("record/ConditionAssessment", about=fact.id) if view.may_write else ""
    return Asked(fact.id, (head,), tuple(_sides(view, now)), assess)


def _sides(view: View, now: ConditionNow) -> list[Side]:
    """Parties as they joined, then others as they spoke; whoever is to assess it stands there without a view, too."""
    s, found = view.standing, _by_assessor(now)
    order = s.parties
    keys = sorted(found, key=lambda key: order.get(key, len(order)))
    return [Side(html(spans_of(s.name(key), view.voice)), _views(s, view, found[key])) for key in keys]


def _by_assessor(now: ConditionNow) -> dict[str, list[Fact[ConditionAssessment]]]:
    found: dict[str, list[Fact[ConditionAssessment]]] = {}
    for fact in now.assessments:
        found.setdefault(fact.act.by, []).append(fact)
    for key in now.condition.act.assessed_by:
        found.setdefault(key, [])
    return found


def _views(s: Standing, view: View, facts: list[Fact[ConditionAssessment]]) -> tuple[Said, ...]:
    return tuple(said(assessment_line(s, fact), view.voice) for fact in facts)
