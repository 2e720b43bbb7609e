"""Regret is the worst case, and efficiency is what going through everything says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.doubt import efficiency
from goodoffices.packages.doubt.doubting import Doubt, doubt, pooled
from goodoffices.packages.doubt.efficiency import efficient_share
from goodoffices.packages.doubt.parties import Certain
from goodoffices.packages.doubt.regret import regrets
from goodoffices.packages.faults import NoPackage, PackagesError
from goodoffices.packages.knowledge import Knowledge, OptionRanking, Ranking, falling, rising
from goodoffices.packages.profile import profile
from goodoffices.packages.rows import Forbidden
from goodoffices.packages.space import Space, numbers
from tests.packages.doubt.known import known

SPACE = Space(tuple(numbers(f"i{at}", 0, 2) for at in range(3)), (Forbidden({"i0": ("2",), "i1": ("2",)}),))
UP, DOWN = (tuple(turn(issue) for issue in SPACE.issues) for turn in (rising, falling))
RANKED = Ranking(issues=(("i0",), ("i1",), ("i2",)))
EVERY = list(SPACE.every())


def two(seed: int = 1, draws: int = 300) -> Doubt:
    """Return two parties with opposite wishes and rankings of their own."""
    other = Ranking(issues=(("i2",), ("i0",), ("i1",)))
    return doubt(SPACE, (Knowledge("north", (*UP, RANKED)), Knowledge("south", (*DOWN, other))), draws=draws, seed=seed)


def test_the_regret_is_that_at_the_worst_corner() -> None:
    """Of a ranking the worst case lies at a corner: equal weights on the first, the first two, or all three issues."""
    corners = [np.array([1, 0, 0]), np.array([0.5, 0.5, 0]), np.array([1, 1, 1]) / 3]
    one = doubt(SPACE, (Knowledge("north", (*UP, RANKED)),), draws=20)
    some = EVERY[::4]
    for found in regrets(one, some):
        worst = max(
            float(corner @ (np.array(other) - np.array(found.package))) / 2 for other in some for corner in corners
        )
        assert found.most == pytest.approx(max(worst, 0.0), abs=1e-7)


def test_no_profile_drawn_is_worse_than_the_regret() -> None:
    """Over all profiles drawn nothing misses more than is said, and the first named misses least."""
    doubted = two()
    some = EVERY[::3]
    found = regrets(doubted, some)
    values = [party.values(some) / party.span for party in doubted.parties]
    for one in found:
        at = some.index(one.package)
        drawn = sum((value - value[:, [at]]).max(axis=0) for value in values).max()
        assert drawn <= one.most + 1e-6
    assert [one.most for one in found] == sorted(one.most for one in found)


def test_scores_that_are_not_known_count_in_the_worst_case() -> None:
    """With options only ranked, one between may be worth nearly nothing more than the worst, or as much as the best."""
    order = OptionRanking(issue="i0", options=(("2",), ("1",), ("0",)))
    space = Space((numbers("i0", 0, 2),))
    one = doubt(space, (Knowledge("north", (order,)),), draws=20)
    found = {regret.package: regret.most for regret in regrets(one, [(0,), (1,), (2,)])}
    assert found == pytest.approx({(2,): 0.0, (1,): 1.0, (0,): 1.0}, abs=1e-6)


def test_regret_wants_candidates_and_one_persons_guess() -> None:
    """Without a package there is none to choose, and pooled guesses have no worst case of their own."""
    with pytest.raises(NoPackage):
        regrets(two(), [])
    doubted = two(draws=20)
    with pytest.raises(PackagesError) as caught:
        regrets(pooled({"jo": doubted, "amal": doubted}), EVERY)
    assert caught.value.code == "mixture"
    certain = Doubt(SPACE, (Certain(profile(SPACE, "north", {"i0": {"1": 1, "2": 3}})),))
    assert regrets(certain, [(0, 0, 0), (2, 0, 0)])[0].package == (2, 0, 0)


@settings(max_examples=15, deadline=None)
@given(known(most=1, issues=3), st.integers(0, 1_000))
def test_programs_and_going_through_everything_agree(one: tuple[Space, Knowledge], seed: int) -> None:
    """Whether a package is bettered is the same by a program in whole numbers as by looking at every package."""
    space, _ = one
    parties = (Knowledge("north", (), (0, 0)), Knowledge("south", (), (0, 0)))
    doubted = doubt(space, parties, draws=10, seed=seed)
    packages = list(space.every())[:6]
    few, many = efficiency._Few(doubted), efficiency._Many(doubted)
    for at in range(3):
        drawn = Doubt(space, tuple(party.only(np.array([at])) for party in doubted.parties))
        assert few.bettered(drawn, packages).tolist() == many.bettered(drawn, packages).tolist()


def test_the_share_of_efficient_draws_is_counted() -> None:
    """What is best for one party is always efficient, what both would better never; others lie between."""
    alike = doubt(SPACE, (Knowledge("north", (*UP, RANKED)), Knowledge("south", (*UP, RANKED))), draws=100)
    best, worst = efficient_share(alike, [(2, 1, 2), (0, 0, 0)], times=60)
    assert best.rate == 1.0
    assert worst.rate == 0.0
    assert best.low < 1.0
    opposed = efficient_share(two(), EVERY, times=60, seed=3)
    assert any(0 < one.rate < 1 for one in opposed)
    assert efficient_share(two(), EVERY, times=60, seed=3) == opposed


def test_many_packages_with_terms_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Terms together are looked at where packages are few, and refused in words where they are not."""
    plain = profile(SPACE, "north", {"i0": {"1": 1}}, together=[({"i0": "1", "i1": "1"}, 2)])
    doubted = Doubt(SPACE, (Certain(plain),))
    assert efficient_share(doubted, [(1, 1, 0)], times=5)[0].rate == 1.0
    monkeypatch.setattr(efficiency, "FEW", 0)
    with pytest.raises(PackagesError) as caught:
        efficient_share(doubted, [(1, 1, 0)], times=5)
    assert caught.value.code == "together-unknown"
