"""Profiles that are drawn fit all that was said, and are spread evenly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from goodoffices.packages.doubt import drawing, polytope, walking
from goodoffices.packages.doubt.conflict import conflict
from goodoffices.packages.doubt.drawing import Drawn, draw
from goodoffices.packages.doubt.linear import Floats
from goodoffices.packages.doubt.mixing import effective, rhat
from goodoffices.packages.doubt.parties import sampled
from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.knowledge import (
    Acceptable,
    AtLeastTimes,
    Knowledge,
    OptionRanking,
    Prefers,
    Ranking,
    Score,
    Statement,
    Unacceptable,
    Weight,
    rising,
)
from goodoffices.packages.profile import FINE
from goodoffices.packages.space import Issue, Space
from tests.packages.doubt.known import CRITICAL, apart, distance, is_so, known, wishes_of

SPACE = Space(tuple(Issue(f"i{at}", ("low", "middle", "high")) for at in range(4)))
SCORED = tuple(rising(issue) for issue in SPACE.issues)
RANKED = Ranking(issues=tuple((issue.name,) for issue in SPACE.issues))
DRAWS = 2_000
BEST_ON_FIRST = {"i0": "high", "i1": "low", "i2": "low", "i3": "low"}
BEST_ON_LAST = {"i0": "low", "i1": "middle", "i2": "high", "i3": "high"}


def drawn(*said: Statement, reserve: tuple[float, float] | None = (0.0, 1.0), seed: int = 5) -> Drawn:
    """Return profiles that fit."""
    return draw(SPACE, Knowledge("north", said, reserve), draws=DRAWS, seed=seed)


@settings(max_examples=40, deadline=None)
@given(known(most=4))
def test_every_profile_drawn_fits_all_that_was_said(one: tuple[Space, Knowledge]) -> None:
    """Whatever was said and goes together is so in every profile, weights sum to 1, and nothing leaves its bounds."""
    space, knowledge = one
    assume(conflict(space, knowledge) is None)
    try:
        found = draw(space, knowledge, draws=80, seed=3)
    except PackagesError as wrong:
        assert wrong.code == "no-room"
        return
    low, high = knowledge.reserve or (0.0, 0.0)
    assert np.allclose(found.x[:, : len(space.issues)].sum(axis=1), 1)
    assert ((found.x[:, :-1] >= -1e-9) & (found.x[:, :-1] <= 1 + 1e-9)).all()
    assert ((found.x[:, -1] >= low - 1e-9) & (found.x[:, -1] <= high + 1e-9)).all()
    for at in range(0, 80, 4):
        assert all(is_so(wishes_of(found, at), said) for said in knowledge.statements)


def smallest_of(
    count: int, value: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how likely the smallest of evenly spread weights is to be at most so much."""
    return np.asarray(1 - np.clip(1 - count * value, 0, 1) ** (count - 1))


def test_a_ranking_is_the_sorted_dirichlet_exactly() -> None:
    """The last weight of a full ranking has the law of the smallest (Kolmogorov-Smirnov, level .001, fixed seed)."""
    found = drawn(RANKED, *SCORED)
    assert found.mixing.method == "exact"
    assert (np.diff(found.x[:, :4], axis=1) <= 1e-12).all()
    assert distance(found.x[:, 3], smallest_of(4, found.x[:, 3])) * DRAWS**0.5 < CRITICAL


def test_without_a_word_weights_are_spread_evenly_over_all() -> None:
    """Each weight has the law of one part of four, Beta(1, 3), and each score is even on 0 to 1 (level .001)."""
    found = drawn()
    assert found.mixing.method == "exact"
    for at in range(4):
        assert distance(found.x[:, at], 1 - (1 - found.x[:, at]) ** 3) * DRAWS**0.5 < CRITICAL
    for at in range(4, found.x.shape[1]):
        assert distance(found.x[:, at], found.x[:, at]) * DRAWS**0.5 < CRITICAL


def test_orders_are_equally_likely() -> None:
    """Without a word each of the 24 orders of importance is as likely as another (chi-square, level .001)."""
    found = drawn()
    _, counts = np.unique(np.argsort(found.x[:, :4], axis=1), axis=0, return_counts=True)
    assert len(counts) == 24
    assert ((counts - DRAWS / 24) ** 2 / (DRAWS / 24)).sum() < 49.7


def test_weights_normed_after_the_draw_would_be_caught() -> None:
    """The planted fault: even numbers divided by their sum are not evenly spread, and the tests above see it."""
    wrong = np.random.default_rng(1).random((DRAWS, 4))
    wrong /= wrong.sum(axis=1, keepdims=True)
    assert distance(wrong[:, 0], 1 - (1 - wrong[:, 0]) ** 3) * DRAWS**0.5 > CRITICAL
    last = np.sort(wrong, axis=1)[:, 0]
    assert distance(last, smallest_of(4, last)) * DRAWS**0.5 > CRITICAL


EXACT: list[tuple[Statement, ...]] = [
    (RANKED, AtLeastTimes(issue="i0", than="i1", times=2), *SCORED),
    (Ranking(issues=(("i0", "i1"), ("i2",))), *SCORED),
    (OptionRanking(issue="i0", options=(("low",), ("middle",), ("high",))), Score(issue="i1", option="low", most=0.3)),
]
CHAINS: list[tuple[Statement, ...]] = [
    (RANKED, *SCORED),
    (RANKED, *SCORED, Weight(issue="i0", least=0.4, most=0.7)),
    (*SCORED, Acceptable(package=BEST_ON_FIRST), Unacceptable(package=BEST_ON_LAST)),
    (RANKED, Prefers(package=BEST_ON_LAST, over=BEST_ON_FIRST), Unacceptable(package=BEST_ON_FIRST)),
]


@pytest.mark.parametrize("said", EXACT)
def test_what_makes_simplices_is_drawn_exactly(said: tuple[Statement, ...]) -> None:
    """At least so many times, ties and rankings of options need no chains and leave nothing out."""
    found = drawn(*said)
    assert found.mixing.method == "exact"
    assert found.mixing.effective == DRAWS


@pytest.mark.parametrize("said", CHAINS)
def test_chains_and_leaving_out_agree(said: tuple[Statement, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Hit-and-run has the laws of independent draws, in every column (two-sample Kolmogorov-Smirnov, level .001)."""
    independent = drawn(*said, seed=11)
    assert independent.mixing.method in ("exact", "rejection")
    monkeypatch.setattr(drawing, "source", lambda inside, rng: None)
    chained = drawn(*said, seed=12)
    assert chained.mixing.method == "hit-and-run"
    assert chained.mixing.settled
    size = (DRAWS * chained.mixing.effective / (DRAWS + chained.mixing.effective)) ** 0.5
    for one, other in zip(independent.x.T, chained.x.T, strict=True):
        assert apart(one, other) * size < CRITICAL or np.ptp(one) < 1e-9


def test_chains_that_do_not_move_evenly_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: points drawn nearer to the middle of a chord give laws that the test above refuses."""
    said = CHAINS[0]
    independent = drawn(*said, seed=11)
    monkeypatch.setattr(drawing, "source", lambda inside, rng: None)
    evenly = walking._along

    def middling(region: walking.Region, x: Floats, way: Floats, rng: np.random.Generator) -> Floats:
        return np.asarray((evenly(region, x, way, rng) + evenly(region, x, way, rng)) / 2)

    monkeypatch.setattr(walking, "_along", middling)
    chained = drawn(*said, seed=12)
    size = (DRAWS * chained.mixing.effective / (DRAWS + chained.mixing.effective)) ** 0.5
    assert max(apart(one, other) for one, other in zip(independent.x.T, chained.x.T, strict=True)) * size > CRITICAL


def test_the_check_of_chains_sees_what_has_not_mixed() -> None:
    """Chains that stay in places of their own have a large R-hat, slow ones few independent draws; others pass."""
    rng = np.random.default_rng(4)
    free = rng.normal(size=(20, 100, 2))
    assert rhat(free) < 1.02
    assert effective(free) > 1_500
    assert rhat(free + np.arange(20)[:, None, None]) > 2
    slow = np.cumsum(rng.normal(size=(20, 100, 1)), axis=1)
    assert effective(slow) < 100
    assert rhat(np.zeros((4, 10, 1))) == 1.0


def test_unsettled_chains_are_refused_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Profiles of chains that have not settled raise an error in words, or carry a flag where they are taken anyway."""
    monkeypatch.setattr(drawing, "source", lambda inside, rng: None)
    monkeypatch.setattr(walking, "FIRST_THIN", 1)
    monkeypatch.setattr(walking, "LAST_THIN", 1)
    knowledge = Knowledge("north", (RANKED,))
    with pytest.raises(PackagesError) as caught:
        sampled(SPACE, knowledge, draws=400, seed=1)
    assert caught.value.code == "not-settled"
    assert not sampled(SPACE, knowledge, draws=400, seed=1, unsettled=True).drawn.mixing.settled


def test_the_same_seed_draws_the_same() -> None:
    """A seed fixes every number; another seed gives others."""
    one, same, other = (drawn(*CHAINS[1], seed=seed).x for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_points_are_the_profile_gone_through_by_hand() -> None:
    """What packages are worth in a draw is the plain sum of the profile of that draw, and so is the reserve."""
    party = sampled(SPACE, Knowledge("north", (RANKED,), (0.2, 0.4)), draws=50, seed=2)
    packages = [(0, 1, 2, 0), (2, 2, 2, 2), (1, 0, 1, 2)]
    values = party.values(packages)
    for at in (0, 17, 49):
        profile = party.profile(at)
        assert [profile.value(package) for package in packages] == values[at].tolist()
        assert profile.reserve == party.reserve[at]
        assert profile.scale == FINE
        assert profile.value((2, 2, 2, 2)) <= FINE + 4


def test_a_party_that_would_take_anything_has_no_reserve() -> None:
    """Every package is acceptable to it in every profile."""
    party = sampled(SPACE, Knowledge("north", (), None), draws=50)
    assert (party.values([(0, 0, 0, 0)]) >= party.reserve[:, None]).all()


def test_much_that_is_unknown_is_refused_and_ranges_are_not() -> None:
    """An issue of 50,000 options has to be scored; scored as a range it is no trouble."""
    wide = Space((Issue("price", tuple(map(str, range(50_000)))), Issue("place", ("here", "there"))))
    with pytest.raises(TooLarge) as caught:
        sampled(wide, Knowledge("north"), draws=100)
    assert caught.value.code == "too-much-unknown"
    party = sampled(wide, Knowledge("north", (rising(wide.issues[0]),)), draws=100)
    assert party.table is None
    assert (np.diff(party.values([(0, 0), (20_000, 0), (49_999, 0)]), axis=1) >= 0).all()


def test_a_simplex_is_seen_and_a_square_is_not() -> None:
    """A triangle with a row that says nothing new has three corners; a square has a small triangle around it."""
    rows = np.array([[-1.0, 0], [0, -1], [1, 1], [1, 1]])
    inside = polytope.flat(polytope.Polytope(rows, np.array([0, 0, 1, 3.0]), np.zeros((0, 2)), np.zeros(0)))
    assert inside is not None
    made = polytope.corners(inside, polytope.facets(inside))
    assert made is not None
    corners = inside.at + made @ inside.basis.T
    assert sorted(np.abs(corners.round(9)).tolist()) == [[0, 0], [0, 1], [1, 0]]
    square = polytope.Polytope(
        np.vstack([np.eye(2), -np.eye(2)]), np.array([1, 1, 0, 0.0]), np.zeros((0, 2)), np.zeros(0)
    )
    inside = polytope.flat(square)
    assert inside is not None
    assert polytope.corners(inside, polytope.facets(inside)) is None


def test_a_flat_is_found_where_rows_leave_no_room() -> None:
    """Rows that can only hold with equality lower the dimension; a polytope without a point is none."""
    rows = np.array([[1.0, 1], [-1, -1], [-1, 0], [0, -1]])
    inside = polytope.flat(polytope.Polytope(rows, np.array([1, -1, 0, 0.0]), np.zeros((0, 2)), np.zeros(0)))
    assert inside is not None
    assert inside.dimensions == 1
    assert inside.tight == (0, 1)
    assert polytope.flat(polytope.Polytope(rows, np.array([1, -2, 0, 0.0]), np.zeros((0, 2)), np.zeros(0))) is None
