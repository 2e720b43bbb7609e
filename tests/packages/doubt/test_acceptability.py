"""How often packages are acceptable: right where it can be reckoned by hand, with errors that can be relied on."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.doubt.acceptability import acceptability, jointly, share, wilson
from goodoffices.packages.doubt.doubting import Doubt, content, doubt, doubts, pooled
from goodoffices.packages.doubt.parties import Certain, Sampled, sampled
from goodoffices.packages.knowledge import Knowledge, Ranking, falling, rising
from goodoffices.packages.profile import profile
from goodoffices.packages.space import Issue, Space

SPACE = Space((Issue("fees", ("low", "high")), Issue("days", ("few", "many"))))
UP = tuple(rising(issue) for issue in SPACE.issues)
DOWN = tuple(falling(issue) for issue in SPACE.issues)
FEES_FIRST = Ranking(issues=(("fees",), ("days",)))
DRAWS = 2_000


def test_rates_are_those_reckoned_by_hand() -> None:
    """The first of two weights, ranked, is even on .5 to 1: above .75 half of the time; a reserve even on 0 to 1."""
    north = Knowledge("north", (*UP, FEES_FIRST), (0.75, 0.75))
    south = Knowledge("south", (*DOWN, FEES_FIRST))
    found = acceptability(doubt(SPACE, (north, south), draws=DRAWS, seed=1), [(1, 0), (0, 1), (1, 1), (0, 0)])
    # south's value of (high, few) is its weight of days: even on 0 to .5, so that it is accepted once in four
    for one, each in zip(found, ((0.5, 0.25), (0.0, 0.75), (1.0, 0.0), (0.0, 1.0)), strict=True):
        for said, true in zip(one.each, each, strict=True):
            assert abs(said.rate - true) <= 4 * said.error + 1e-9
        assert abs(one.all.rate - each[0] * each[1]) <= 4 * one.all.error + 1e-9
        assert one.all.rate == pytest.approx(one.each[0].rate * one.each[1].rate)
    assert found[0].least == "south"


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 10**6))
def test_all_is_every_pair_counted(seed: int) -> None:
    """The rate for all is the share of all pairs of profiles, one of each party, in which both accept."""
    both = doubt(SPACE, (Knowledge("north", UP), Knowledge("south", (*DOWN, FEES_FIRST))), draws=40, seed=seed)
    (found,) = acceptability(both, [(1, 0)])
    accept = [party.values([(1, 0)])[:, 0] >= party.reserve for party in both.parties]
    pairs = [bool(a and b) for a in accept[0] for b in accept[1]]
    assert found.all.rate == pytest.approx(np.mean(pairs))


def test_intervals_hold_as_often_as_they_say() -> None:
    """Of 100 intervals at 95 in 100 at least 88 hold the true rate, for each party and for all."""
    north = Knowledge("north", (*UP, FEES_FIRST), (0.9, 0.9))
    south = Knowledge("south", (*DOWN, FEES_FIRST), (0.1, 0.1))
    held = np.zeros(3)
    for seed in range(100):
        (found,) = acceptability(doubt(SPACE, (north, south), draws=100, seed=seed), [(1, 0)])
        shares = (*found.each, found.all)
        held += [one.low <= true <= one.high for one, true in zip(shares, (0.2, 0.8, 0.16), strict=True)]
    assert (held >= 88).all()


def test_wilson_is_not_sure_of_what_was_never_seen() -> None:
    """A rate of 0 or 1 still has an interval; more draws make it narrower; a known profile has none."""
    assert wilson(0.0, 100) == pytest.approx((0.0, 0.037), abs=1e-3)
    assert wilson(0.5, 100) == pytest.approx((0.404, 0.596), abs=1e-3)
    assert wilson(1.0, 10_000)[0] > wilson(1.0, 100)[0]
    assert wilson(1.0, inf) == (1.0, 1.0)
    assert jointly([share(0.5, inf), share(0.5, inf)], [inf, inf]).error == 0.0


def test_a_known_profile_is_not_in_doubt() -> None:
    """A party whose profile is given accepts always or never, terms together and all."""
    plain = profile(
        SPACE,
        "north",
        {"fees": {"high": 2}, "days": {"many": 1}},
        together=[({"fees": "high", "days": "many"}, -2)],
        reserve=2,
    )
    party = Certain(plain)
    packages = list(SPACE.every())
    assert party.values(packages)[0].tolist() == [plain.value(package) for package in packages]
    found = acceptability(Doubt(SPACE, (party,)), packages)
    assert [one.all.rate for one in found] == [float(plain.accepts(package)) for package in packages]
    assert {one.all.error for one in found} == {0.0}


def test_guesses_of_different_people_are_kept_apart() -> None:
    """Each person's guess gives its own rates; a mixture is made only when asked for, and lies between."""
    jo = Ranking(issues=(("fees",), ("days",)), by="jo")
    amal = Ranking(issues=(("days",), ("fees",)), by="amal")
    apart = doubts(SPACE, (Knowledge("north", (*UP, jo, amal), (0.5, 0.5)),), draws=DRAWS, seed=3)
    found = {by: acceptability(one, [(1, 0)])[0].all.rate for by, one in apart.items()}
    assert found == {"jo": 1.0, "amal": 0.0}
    (mixed,) = acceptability(pooled(apart), [(1, 0)])
    assert mixed.all.rate == pytest.approx(0.5)
    assert list(doubts(SPACE, (Knowledge("north", UP),), draws=10)) == [""]


def test_profiles_of_chains_count_for_no_more_than_they_are_worth() -> None:
    """Errors go by the number of independent draws, not by how many there are."""
    one = sampled(SPACE, Knowledge("north", UP), draws=400)
    half = one.only(np.arange(200))
    assert isinstance(half, Sampled)
    assert half.effective == one.effective / 2
    full, less = (acceptability(Doubt(SPACE, (party,)), [(1, 0)])[0].all for party in (one, half))
    assert less.high - less.low > full.high - full.low


def test_of_whom_the_same_is_known_the_same_is_said() -> None:
    """Two parties known alike accept as often to the last digit; the rate of both spreads as its error says."""
    space = Space((Issue("a", ("x", "y")), Issue("b", ("p", "q"))))
    known = [Knowledge(party, (Ranking(issues=(("a",), ("b",))),), (0.4, 0.6)) for party in ("P", "Q")]
    found = [acceptability(doubt(space, known, draws=400, seed=seed), [(0, 1)])[0] for seed in range(60)]
    assert all(one.each[0] == one.each[1] for one in found)
    spread = float(np.std([one.all.rate for one in found], ddof=1))
    assert spread == pytest.approx(float(np.mean([one.all.error for one in found])), rel=0.35)


def test_what_is_known_is_the_same_whatever_a_party_is_called_and_whoever_says_it() -> None:
    """Names and words decide no order and no draw; what is said and what it is worth do."""
    own = [profile(SPACE, party, {"fees": {"low": 1}}, reserve=1) for party in ("north", "south")]
    known = [Knowledge(*of) for of in (("north", (rising(SPACE.issues[0], by="jo", said="up"),)), ("south", UP[:1]))]
    assert content(own[0]) == content(own[1])
    assert content(known[0]) == content(known[1])
    assert len({content(one) for one in (own[0], known[0], Knowledge("north", UP), Knowledge("north", DOWN))}) == 4
