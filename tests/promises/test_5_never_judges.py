"""Promise 5: the program never judges: views are somebody's, reports are told as reports, denials stand beside."""

from __future__ import annotations

import re

import pytest

from goodoffices.acts.notices import Condition, ConditionAssessment
from goodoffices.export import english_lines
from goodoffices.export.english import LINES
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.standing import Standing, standing
from tests.promises.cases import lines_of
from tests.promises.files import NAMES, ROOMS, last_day, supplied
from tests.promises.laws import tried

VERDICTS = re.compile(
    r"\b(sincere|insincere|blame|guilty|trustworth|credib|reliab|score|rating|violat|breach|(good|bad) faith|liar)",
    re.IGNORECASE,
)
"""Words by which a program would judge somebody: ours hold none of them."""


def whole(name: str) -> Standing:
    """Return where an example stands for the team."""
    mediation, at = supplied(name), last_day(name)
    record = Record(mediation.entries, zone=mediation.zone)
    room = "team" if record.room("team") else "public"
    return standing(see(record, record.those_in(room)), as_of=at, known_at=at)


def test_views_and_reports_are_told_as_such() -> None:
    """In worlds of every kind of act, no view is ours and no report stands as fact."""
    tried("judging")


def test_our_sentences_hold_no_verdict() -> None:
    """No sentence of the catalogue judges: not sincerity, blame, trust or guilt."""
    assert LINES == english_lines.LINES
    assert {key: text for key, text in LINES.items() if VERDICTS.search(text)} == {}
    assert VERDICTS.search("North acted in bad faith.")


@pytest.mark.parametrize("name", NAMES)
def test_a_condition_is_met_only_in_somebodys_view(name: str) -> None:
    """Each condition has exactly the assessments that were recorded, each with whose it is; without any it says so."""
    s = whole(name)
    conditions = [line for line in lines_of(s) if line.tag == "condition"]
    assert len(conditions) == len(s.all(Condition)) > 0
    for line in conditions:
        given = [part.params for part in line.more if part.tag == "condition.assessment"]
        views = [(params["by"], params["view"].word) for params in given]
        recorded = s.about(line.rests_on[0], ConditionAssessment)
        assert views == [(s.name(fact.act.by), fact.act.view) for fact in recorded]
        assert any(part.tag == "condition.unassessed" for part in line.more) == (not recorded)


@pytest.mark.parametrize(("name", "room"), ROOMS)
def test_what_is_reported_names_its_source(name: str, room: str) -> None:
    """Everything that rests on somebody's account says whose, or that it is not shown here; never nothing."""
    mediation, at = supplied(name), last_day(name)
    record = Record(mediation.entries, zone=mediation.zone)
    s = standing(see(record, record.those_in(room)), as_of=at, known_at=at)
    for line in lines_of(s):
        fact = s.fact(line.rests_on[0]) if line.rests_on and "when" in line.params else None
        if fact is not None and fact.basis.how == "reported":
            assert [part.tag for part in line.basis]
            assert {part.tag for part in line.basis} <= {"basis.reported", "basis.reported-unseen"}


def test_both_accounts_stand_side_by_side() -> None:
    """Why the liaison house closes is told in both ways, neither of them first by weight, each with who gives it."""
    sets = {line.params["matter"]: line for line in lines_of(whole("harbour")) if line.tag == "accounts"}
    sides = [part for part in sets["why the liaison house closes"].more if part.tag == "accounts.side"]
    assert [part.params["label"] for part in sides] == ["A", "B"]
    assert all(part.more for part in sides)
