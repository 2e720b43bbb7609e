"""Looking back: what had happened by a day, and what was known of it by another."""

from __future__ import annotations

import pytest

from goodoffices.acts.when import Sure
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.standing import Standing, learnt, standing
from tests.promises.files import NAMES, last_day, supplied
from tests.promises.laws import tried

WEEK = 7 * 86_400


def team_at(name: str, as_of: int, known_at: int) -> Standing:
    """Return where an example stands for its team, or for everybody where it has none."""
    record = Record(supplied(name).entries, zone=supplied(name).zone)
    room = "team" if record.room("team") else "public"
    return standing(see(record, record.those_in(room)), as_of=as_of, known_at=known_at)


@pytest.mark.parametrize("law", ["learnt", "time"])
def test_a_law_of_moments(law: str) -> None:
    """What was learnt later leaves no trace, and time only ever goes on."""
    tried(law)


@pytest.mark.parametrize("name", NAMES)
def test_week_by_week_more_is_known(name: str) -> None:
    """Week by week through an example, what was known stays known and each fact was learnt by then."""
    last = last_day(name)
    before: set[str] = set()
    for week in range(20, -1, -1):
        at = last - week * WEEK
        facts = team_at(name, at, at).everything()
        assert all(learnt(fact.entry) <= at for fact in facts)
        known = {entry.id for entry in team_at(name, at, at).visible.entries() if learnt(entry) <= at}
        assert before <= known
        before = known
    assert before


def test_a_fact_is_no_then_possibly_then_yes() -> None:
    """The house closed on 7 April 2031: not before, surely after; its people left about the 8th: possibly first."""
    zone_day = 86_400
    last = last_day("harbour")
    answers = []
    for days in range(60, 30, -1):
        s = team_at("harbour", last - days * zone_day, last)
        answers.append([s.fact(key).sure for key in ("house-closed", "house-people")])  # type: ignore[union-attr]
    for place in (0, 1):
        seen = [answer[place] for answer in answers]
        rank = {Sure.NO: 0, Sure.POSSIBLY: 1, Sure.YES: 2}
        assert [rank[sure] for sure in seen] == sorted(rank[sure] for sure in seen)
        assert {Sure.NO, Sure.YES} <= set(seen)
    assert Sure.POSSIBLY in [answer[1] for answer in answers]
