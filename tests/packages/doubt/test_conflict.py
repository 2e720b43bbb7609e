"""Contradictions are found, and the set named is the smallest."""

from __future__ import annotations

from itertools import combinations, islice, permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.packages.doubt import conflict as conflict_module
from goodoffices.packages.doubt import smallest as smallest_module
from goodoffices.packages.doubt.conflict import conflict, conflicts
from goodoffices.packages.doubt.parties import sampled
from goodoffices.packages.doubt.smallest import Smallest
from goodoffices.packages.doubt.together import Together
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import (
    Acceptable,
    AtLeastTimes,
    Knowledge,
    OptionRanking,
    Prefers,
    Ranking,
    Score,
    Scores,
    Statement,
    Unacceptable,
    Weight,
)
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.words import say, say_fault
from tests.packages.doubt.known import at_random, is_so, known

SPACE = Space((Issue("fees", ("low", "high")), Issue("days", ("few", "many")), Issue("place", ("here", "there"))))
A = {"fees": "low", "days": "few", "place": "here"}
B = {"fees": "high", "days": "few", "place": "there"}
C = {"fees": "high", "days": "many", "place": "here"}


def fits(space: Space, knowledge: Knowledge, places: tuple[int, ...]) -> bool:
    """Return whether these statements by themselves go together."""
    some = tuple(knowledge.statements[at] for at in places)
    return conflict(space, Knowledge(knowledge.party, some, knowledge.reserve)) is None


@settings(max_examples=60, deadline=None)
@given(known(most=7))
def test_the_set_named_conflicts_and_no_smaller_set_does(one: tuple[Space, Knowledge]) -> None:
    """What is named does not go together, and every set of fewer statements does, gone through one by one."""
    space, knowledge = one
    # the best and the worst of an issue are what they are by all that is said: parts are compared where none is scored
    assume(not any(isinstance(said, Scores) for said in knowledge.statements))
    found = conflict(space, knowledge)
    every = range(len(knowledge.statements))
    if found is None:
        assert all(fits(space, knowledge, places) for places in combinations(every, len(every) - 1))
        return
    assert not fits(space, knowledge, found.places)
    for places in combinations(every, len(found.places) - 1):
        assert fits(space, knowledge, places)


@settings(max_examples=60, deadline=None)
@given(known(most=6), st.integers(0, 2**32 - 1))
def test_what_is_so_of_somebody_goes_together(one: tuple[Space, Knowledge], seed: int) -> None:
    """Statements that are all so of one profile, with room to spare, are never called a contradiction."""
    space, knowledge = one
    wishes = at_random(space, knowledge.reserve, np.random.default_rng(seed))
    so = tuple(said for said in knowledge.statements if is_so(wishes, said, -1e-4))
    whole = [said for said in so if isinstance(said, OptionRanking)]
    # a ranking of all options says that the best scores 1 and the worst 0, which is not so of this profile
    assume(all(sum(map(len, said.options)) < len(_options(space, said.issue)) for said in whole))
    assert conflict(space, Knowledge("north", so, knowledge.reserve)) is None


def _options(space: Space, issue: str) -> tuple[str, ...]:
    return space.issues[space.place(issue)].options


IN_ORDER = Ranking(issues=(("fees",), ("days",), ("place",)))
TURNED = Ranking(issues=(("days",), ("fees",)))
ROUND = (Prefers(package=A, over=B), Acceptable(package=A), Prefers(package=B, over=C), Prefers(package=C, over=A))
FEW_GOOD, FEW_BAD = Score(issue="days", option="few", least=0.6), Score(issue="days", option="few", most=0.4)
LOW_BEST = OptionRanking(issue="fees", options=(("low",), ("high",)))
SCORED = Scores(issue="fees", scores={"low": 0.9, "high": 0})
LOW_MIDDLING = Score(issue="fees", option="low", most=0.5)
TWICE = (AtLeastTimes(issue="fees", than="days", times=2), AtLeastTimes(issue="days", than="fees"))


@pytest.mark.parametrize(
    ("said", "reserve", "places"),
    [
        ((IN_ORDER, TURNED), (0, 1), (0, 1)),
        ((IN_ORDER, Weight(issue="place", least=0.4)), (0, 1), (0, 1)),
        ((IN_ORDER, Weight(issue="place", least=0.3)), (0, 1), None),
        (TWICE, (0, 1), (0, 1)),
        ((SCORED, LOW_MIDDLING), (0, 1), (0, 1)),
        ((LOW_BEST, LOW_MIDDLING), (0, 1), (0, 1)),
        ((SCORED, LOW_BEST), (0, 1), None),
        ((Acceptable(package=A), Prefers(package=B, over=A), Unacceptable(package=B)), (0, 1), (0, 1, 2)),
        (ROUND, (0, 1), (0, 2, 3)),
        ((Unacceptable(package=A),), None, (0,)),
        ((Acceptable(package=A),), (1.5, 1.5), (0,)),
        ((Weight(issue="days", most=0), FEW_GOOD, FEW_BAD), (0, 1), (1, 2)),
        ((Prefers(package={"fees": "low"}, over={"fees": "low"}),), (0, 1), (0,)),
    ],
)
def test_contradictions_of_every_sort(
    said: tuple[Statement, ...], reserve: tuple[float, float] | None, places: tuple[int, ...] | None
) -> None:
    """Each is laid to the statements that make it, and to no others; an issue of no weight excuses no scores."""
    found = conflict(SPACE, Knowledge("north", said, reserve))
    assert (found and found.places) == places


def test_a_contradiction_is_named_in_the_words_entered() -> None:
    """The error and the faults carry what was said as it was said, and by whom."""
    said = (
        Ranking(issues=(("fees",), ("days",)), said="money before time", by="jo"),
        Weight(issue="place", most=0.3),
        Ranking(issues=(("days",), ("fees",)), said="they are in a hurry", by="amal"),
    )
    with pytest.raises(PackagesError) as caught:
        sampled(SPACE, Knowledge("north", said), draws=100)
    told = say(caught.value.code, **caught.value.params)
    assert "money before time [jo]" in told
    assert "they are in a hurry [amal]" in told
    assert "place" not in told
    found = conflict(SPACE, Knowledge("north", said))
    assert found is not None
    assert [fault.params["by"] for fault in found.faults] == ["jo", "amal"]
    assert "statements[2]" in say_fault(found.faults[1])


def test_people_who_differ_do_not_contradict_themselves() -> None:
    """Guesses of different people are kept apart; what holds for everyone binds each of them."""
    everyone = Weight(issue="fees", least=0.6)
    jo, amal = (
        Ranking(issues=order, by=by)
        for order, by in ((((("fees",), ("days",))), "jo"), ((("days",), ("fees",)), "amal"))
    )
    assert conflicts(SPACE, Knowledge("north", (jo, amal))) == {}
    found = conflicts(SPACE, Knowledge("north", (everyone, jo, amal)))
    assert list(found) == ["amal"]
    assert found["amal"].statements == (everyone, amal)


def test_hundreds_of_rankings_against_each_other_are_refused_at_once() -> None:
    """Two of them are named, which is the smallest set there is; a ring of many is named as a whole."""
    space = Space(tuple(Issue(f"i{at}", ("a", "b")) for at in range(8)))
    orders = islice(permutations(tuple((issue.name,) for issue in space.issues)), 0, 4_000, 13)
    found = conflict(space, Knowledge("north", tuple(Ranking(issues=order) for order in orders)))
    assert found is not None
    assert (len(found.places), found.smallest) == (2, True)
    ring = tuple(Ranking(issues=((f"i{at}",), (f"i{(at + 1) % 8}",))) for at in range(8))
    free = tuple(Weight(issue=f"i{at}", most=0.9) for at in range(8))
    found = conflict(space, Knowledge("north", (*free, *ring, *free)))
    assert found is not None
    assert (found.statements, found.smallest) == (ring, True)


def test_a_ring_of_all_that_was_said_is_the_only_contradiction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be left out of all that was said, that is proved by it, and nothing else is tried."""
    monkeypatch.setattr(smallest_module, "_proved", lambda *_: pytest.fail("there is nothing to prove"))
    space = Space(tuple(Issue(f"i{at}", ("a", "b")) for at in range(40)))
    ring = tuple(Ranking(issues=((f"i{at}",), (f"i{(at + 1) % 40}",))) for at in range(40))
    found = conflict(space, Knowledge("north", ring))
    assert found is not None
    assert (len(found.places), found.smallest) == (40, True)


def test_a_set_not_shown_to_be_the_smallest_is_not_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the proof is cut short the set still conflicts, none of it can be left out, and the words are others."""
    monkeypatch.setattr(smallest_module, "MOST_CONDITIONS", 0)
    knowledge = Knowledge("north", ROUND)
    found = conflict(SPACE, knowledge)
    assert found is not None
    assert not found.smallest
    assert found.error.code == "contradictory-much"
    assert not fits(SPACE, knowledge, found.places)
    for places in combinations(found.places, len(found.places) - 1):
        assert fits(SPACE, knowledge, places)


def test_a_set_that_is_not_the_smallest_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were all statements named where few conflict, the law above would fail."""
    said = (Ranking(issues=(("fees",), ("days",))), Weight(issue="place"), Ranking(issues=(("days",), ("fees",))))
    knowledge = Knowledge("north", said)

    def all_of_them(together: Together, watch: object) -> Smallest | None:
        return None if together.fits(together.every) else Smallest(together.every, proved=True)

    monkeypatch.setattr(conflict_module, "smallest", all_of_them)
    found = conflict(SPACE, knowledge)
    assert found is not None
    smaller = combinations(range(len(said)), len(found.places) - 1)
    assert not all(fits(SPACE, knowledge, places) for places in smaller)
