"""Questions are worth what they say, a refusal changes nothing, and the whole loop leads somewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.doubt.asking import AHEAD, asked, next_question, pool_of
from goodoffices.packages.doubt.doubting import Doubt, doubt, doubts, pooled
from goodoffices.packages.doubt.elicitation import Ask, elicit, taken
from goodoffices.packages.doubt.merit import Goal, merits
from goodoffices.packages.doubt.parties import Certain, Sampled
from goodoffices.packages.doubt.questions import (
    Answer,
    Question,
    WhichIssue,
    WhichPackage,
    WouldTake,
    answered,
    key,
    questions,
)
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Knowledge, Ranking, falling, rising
from goodoffices.packages.profile import Profile
from goodoffices.packages.space import Space, numbers
from tests.packages.doubt.known import CRITICAL, apart, is_so, wishes_of

SPACE = Space(tuple(numbers(f"i{at}", 0, 2) for at in range(3)))
UP, DOWN = (tuple(turn(issue) for issue in SPACE.issues) for turn in (rising, falling))
DRAWS = 600


def two(seed: int = 1, draws: int = DRAWS) -> Doubt:
    """Return two parties with opposite wishes, of which little is known."""
    north = Knowledge("north", (*UP, Ranking(issues=(("i0",), ("i1",)))), (0.2, 0.8))
    south = Knowledge("south", DOWN, (0.4, 0.7))
    return doubt(SPACE, (north, south), draws=draws, seed=seed)


def truth(doubted: Doubt, at: int) -> list[Profile]:
    """Return one profile of each party."""
    return [party.profile(at) for party in doubted.parties]


def oracle(true: list[Profile], space: Space = SPACE) -> Ask:
    """Return answers by profiles that are known."""

    def ask(question: Question) -> Answer:
        one = next(profile for profile in true if profile.party == question.party)
        if isinstance(question, WouldTake):
            return "first" if one.accepts(space.package(question.package)) else "second"
        if isinstance(question, WhichIssue):
            a, b = (max(one.points[space.place(name)]) for name in (question.first, question.second))
        else:
            a, b = (
                sum(one.points[space.place(name)][space.issues[space.place(name)].place(o)] for name, o in some.items())
                for some in (question.first, question.second)
            )
        return "alike" if a == b else "first" if a > b else "second"

    return ask


def refuses(question: Question) -> Answer:
    """Return no answer, whatever the question."""
    return "refused"


def test_the_gain_is_that_of_choosing_after_the_answer() -> None:
    """Of one party and two packages: the gain is reckoned by hand, the net is after refusals and the cost."""
    space = Space((numbers("i0", 0, 1), numbers("i1", 0, 1)))
    known = Knowledge("north", tuple(rising(issue) for issue in space.issues), (0.6, 0.6))
    doubted = doubt(space, (known,), draws=4_000, seed=2)
    pool = [(1, 0), (0, 1)]
    (found,) = asked(doubted, pool, [WhichIssue("north", "i0", "i1")], costs=0.05, refusal=0.25)
    # each package is accepted in 4 of 10 profiles; told which issue weighs more, in 8 of 10
    assert found.gain == pytest.approx(0.4, abs=0.03)
    assert found.net == pytest.approx(0.75 * found.gain - 0.05)
    assert found.worth == pytest.approx(found.net + AHEAD * found.moves)
    assert found.first == pytest.approx(0.5, abs=0.03)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1_000), st.sampled_from(("acceptable", "nash")))
def test_no_question_is_worth_less_than_nothing(seed: int, goal: Goal) -> None:
    """To know more never lowers what is to be expected; only open questions count, and dear ones leave less."""
    doubted = two(seed, 80)
    pool = list(SPACE.every())
    some = questions(doubted, pool[::3], most=12, seed=seed)
    cheap, dear = (asked(doubted, pool, some, goal=goal, costs=cost) for cost in (0.0, {"north": 0.1}))
    assert all(one.gain >= 0 and 0.02 <= one.first <= 0.98 for one in cheap)
    for one, other in zip(cheap, dear, strict=True):
        assert (one.net - other.net) == pytest.approx(0.1 if one.question.party == "north" else 0.002)


def test_a_refusal_changes_nothing() -> None:
    """A refused question leaves the very same doubt, follows from nothing, and is not asked again."""
    doubted = two()
    for question in questions(doubted, pool_of(doubted, "acceptable"), most=3):
        assert question.statements("refused") == ()
        assert taken(doubted, question, "refused") is doubted
        one = doubted.parties[doubted.party(question.party)]
        assert answered(question, "refused", one, SPACE).all()
    trail = elicit(doubted, refuses, most=5, at_any_cost=True, draws=DRAWS)
    assert trail.doubted is doubted
    assert trail.best == trail.package
    assert {step.merit for step in trail.steps} == {trail.merit}
    assert len({key(step.question) for step in trail.steps}) == 5


def test_an_answer_leaves_the_profiles_it_fits_and_only_those() -> None:
    """Every profile left fits what follows from the answer; asked the other way round, the rest is left."""
    doubted = two()
    for question in questions(doubted, pool_of(doubted, "acceptable"), most=4):
        one = doubted.parties[doubted.party(question.party)]
        first, second = (answered(question, answer, one, SPACE) for answer in ("first", "second"))
        assert (first ^ second).all()
        for answer in ("first", "second", "alike"):
            mask = answered(question, answer, one, SPACE)
            left = one.only(mask)
            for at in range(0, left.draws, 29):
                for said in question.statements(answer):
                    assert is_so(wishes_of(left.drawn, at), said, 1e-8)


def test_what_is_left_is_spread_as_if_it_had_been_known_from_the_start() -> None:
    """Profiles kept, and profiles drawn anew when few are left, have the laws of fresh ones (level .001)."""
    doubted = two(draws=2_000)
    question = WhichPackage("south", {"i0": "0", "i1": "2"}, {"i0": "2", "i1": "1"})
    for answer in ("first", "second"):
        kept = taken(doubted, question, answer, draws=2_000, seed=9).parties[1]
        anew = taken(doubted, question, answer, draws=9_000, seed=9).parties[1]
        fresh = doubt(SPACE, (kept.knowledge,), draws=2_000, seed=4).parties[0]
        assert anew.draws == 9_000 > kept.draws
        for some in (kept, anew):
            size = (some.effective * fresh.effective / (some.effective + fresh.effective)) ** 0.5
            for one, other in zip(some.drawn.x.T, fresh.drawn.x.T, strict=True):
                assert apart(one, other) * size < CRITICAL


def test_the_loop_raises_what_can_be_hoped_for_and_stops_when_it_is_not_worth_asking() -> None:
    """Over profiles drawn as the doubt has them, what is named in the end is accepted more often than at the start."""
    doubted, other = two(), two(seed=77)
    begun, ended, asked_in_all = [], [], 0
    for at in range(0, 240, 20):
        true = truth(other, at)
        trail = elicit(doubted, oracle(true), costs=0.004, most=12, draws=DRAWS, seed=at)
        assert trail.ended in ("worth", "open")
        begun.append(all(one.accepts(trail.package) for one in true))
        ended.append(all(one.accepts(trail.best) for one in true))
        asked_in_all += len(trail.steps)
        assert all(step.expected is not None and step.expected.worth > 0 for step in trail.steps)
    assert 12 <= asked_in_all < 12 * 12
    assert sum(ended) > sum(begun)


def test_nothing_is_asked_where_it_costs_too_much_or_nothing_is_in_doubt() -> None:
    """Dear questions are not worth asking; a party whose profile is known is not asked."""
    doubted = two()
    assert elicit(doubted, refuses, costs=1.0).ended == "worth"
    certain = Doubt(SPACE, tuple(Certain(profile) for profile in truth(doubted, 0)))
    assert next_question(certain) is None
    assert elicit(certain, refuses).ended == "open"
    half = doubted.with_party(0, Certain(truth(doubted, 0)[0]))
    assert {question.party for question in questions(half, [(0, 0, 0), (1, 1, 1)])} == {"south"}


def test_an_answer_against_what_was_said_ends_the_loop_with_the_words() -> None:
    """Answers that cannot all be so end the trail with the smallest set that does not go together."""
    told = {"n": 0}

    def contrary(question: Question) -> Answer:
        told["n"] += 1
        return "first" if isinstance(question, WouldTake) and told["n"] > 1 else "second"

    doubted = two()
    one = WouldTake("north", SPACE.named((2, 2, 2)))
    two_ = WouldTake("north", SPACE.named((1, 1, 1)))

    def choose(doubted: Doubt, pool: object, before: list[Question]) -> Question | None:
        return (one, two_)[len(before)] if len(before) < 2 else None

    trail = elicit(doubted, contrary, choose=choose, draws=DRAWS)
    assert trail.ended == "contradiction"
    assert trail.conflict is not None
    assert trail.conflict.party == "north"


def test_questions_are_told_apart_whichever_way_round_they_are_put() -> None:
    """Which of a and b is the question which of b and a; another party or another sort is another question."""
    a, b = {"i0": "0"}, {"i0": "1"}
    assert key(WhichPackage("north", a, b)) == key(WhichPackage("north", b, a))
    assert key(WhichIssue("north", "i0", "i1")) == key(WhichIssue("north", "i1", "i0"))
    assert len({key(WhichPackage("north", a, b)), key(WhichPackage("south", a, b)), key(WouldTake("north", a))}) == 3


def test_a_mixture_of_guesses_can_be_asked_about() -> None:
    """An answer weighs the guesses anew: who guessed it is left, who did not has fewer profiles or none."""
    jo, amal = (
        Ranking(issues=order, by=by) for order, by in (((("i0",), ("i1",)), "jo"), ((("i1",), ("i0",)), "amal"))
    )
    mixed = pooled(doubts(SPACE, (Knowledge("north", (*UP, jo, amal)),), draws=200))
    left = taken(mixed, WhichIssue("north", "i0", "i1"), "first")
    assert left.parties[0].draws == 200
    assert len(left.parties[0].parts) == 1
    sure = taken(left, WhichIssue("north", "i0", "i1"), "refused")
    assert sure is left
    with pytest.raises(PackagesError) as caught:
        taken(left, WhichIssue("north", "i0", "i1"), "second")
    assert caught.value.code == "too-few-left"


def test_an_answer_that_is_reweighted_wrongly_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: were the answers' profiles swapped, the loop would no longer help, and the law above fail."""
    doubted, other = two(), two(seed=77)
    monkeypatch.setattr(
        WouldTake, "fits", lambda self, one, space: one.values([space.package(self.package)])[:, 0] < one.reserve
    )
    begun, ended = 0, 0
    for at in range(0, 240, 20):
        true = truth(other, at)
        try:
            trail = elicit(doubted, oracle(true), costs=0.004, most=3, draws=DRAWS, seed=at)
        except PackagesError:
            continue
        begun += all(one.accepts(trail.package) for one in true)
        ended += all(one.accepts(trail.best) for one in true)
    assert ended <= begun


def test_merit_is_what_the_pool_says() -> None:
    """What a step reports is the merit of its package in the doubt then left."""
    doubted = two()
    trail = elicit(doubted, oracle(truth(two(seed=5), 7)), most=3, at_any_cost=True, draws=DRAWS)
    assert trail.steps
    assert trail.steps[-1].merit == pytest.approx(float(merits(trail.doubted, [trail.best], "acceptable")[0]))
    assert all(isinstance(party, Sampled) for party in trail.doubted.parties)
    assert np.isfinite(trail.merit)
