"""A pool is unlike, scored for every party, and hangs on no order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.answers import Efficient
from goodoffices.packages.faults import NoPackage, PackagesError
from goodoffices.packages.improving import Pool, ends, pool, pooling
from goodoffices.packages.improving.tables import tables
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.rows import AtMost, Forbidden
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Package, Space
from goodoffices.packages.watching import UNWATCHED
from tests.packages.improving.trails import agreed, beaten
from tests.packages.spaces import brute_front, scenarios

FEW = settings(max_examples=12)
Agreed = tuple[Scenario, Package]


def satisfaction(scenario: Scenario, package: Package) -> list[float]:
    """Return how far each party is from its worst to its best package, by going through all."""
    found = []
    for profile in scenario.profiles:
        points = [profile.value(one) for one in scenario.space.every()]
        span = max(points) - min(points)
        found.append((profile.value(package) - min(points)) / span if span else 1.0)
    return found


def scored_right(scenario: Scenario, found: Pool) -> bool:
    """Return whether each candidate's shares are right."""
    return all(one.shares == tuple(satisfaction(scenario, one.package)) for one in found.candidates)


def distance(one: pooling.Candidate, other: pooling.Candidate) -> float:
    """Return half the share of issues that differ, and half the mean difference of shares."""
    options = [a != b for a, b in zip(one.package, other.package, strict=True)]
    shares = [abs(a - b) for a, b in zip(one.shares, other.shares, strict=True)]
    return (sum(options) / len(options) + sum(shares) / len(shares)) / 2


def nearest(candidates: Iterable[pooling.Candidate]) -> float:
    """Return how far the two nearest candidates are from each other."""
    return min((distance(a, b) for a, b in combinations(candidates, 2)), default=0.0)


@FEW
@given(agreed(), st.integers(1, 6))
def test_every_candidate_is_scored(case: Agreed, count: int) -> None:
    """Points, shares and refusals are right."""
    scenario, _ = case
    found = pool(scenario, scenario.space.every(), count=count)
    assert found.exact
    assert scored_right(scenario, found)
    for one in found.candidates:
        assert one.points == scenario.points(one.package)
        assert one.refused == tuple(p.party for p in scenario.profiles if not p.accepts(one.package))


@FEW
@given(agreed(), st.integers(2, 5))
def test_candidates_are_unlike(case: Agreed, count: int) -> None:
    """As many as asked for, where there are so many, no two the same, and as far apart as is said."""
    scenario, _ = case
    every = list(scenario.space.every())
    found = pool(scenario, every, count=count)
    assert len({one.package for one in found.candidates}) == len(found.candidates) == min(count, len(every))
    assert (found.apart > 0) == (len(found.candidates) > 1)
    assert found.apart == pytest.approx(nearest(found.candidates))
    scored = pool(scenario, every[:8], count=8).candidates
    chosen = pool(scenario, every[:8], count=count)
    best = max(map(nearest, combinations(scored, len(chosen.candidates))))
    assert 2 * chosen.apart >= best - 1e-9


@FEW
@given(scenarios(most=4, together=False), st.data())
def test_no_order_counts(scenario: Scenario, data: st.DataObject) -> None:
    """Candidates, parties, issues and options in another order give the same pool."""
    every = list(scenario.space.every())
    if not every:
        with pytest.raises(NoPackage):
            pool(scenario, every)
        return
    found = pool(scenario, every, count=4)
    issues = data.draw(st.permutations(range(len(scenario.space.issues))))
    turned = Scenario(
        Space(
            tuple(_turned(scenario.space.issues[place]) for place in issues),
            scenario.space.constraints,
        ),
        tuple(
            msgspec.structs.replace(profile, points=tuple(profile.points[place][::-1] for place in issues))
            for profile in scenario.profiles[::-1]
        ),
    )
    again = pool(turned, data.draw(st.permutations(list(turned.space.every()))), count=4)
    assert [_told(scenario, one) for one in found.candidates] == [
        _told(turned, one, turn=-1) for one in again.candidates
    ]
    assert again.apart == pytest.approx(found.apart)


def _told(scenario: Scenario, one: pooling.Candidate, turn: int = 1) -> object:
    options = sorted(scenario.space.named(one.package).items())
    return options, one.points[::turn], one.shares[::turn], one.refused[::turn]


def _turned(issue: Issue) -> Issue:
    return msgspec.structs.replace(issue, options=issue.options[::-1], values=issue.values[::-1])


@FEW
@given(agreed())
def test_what_it_finds_by_itself_is_efficient(case: Agreed) -> None:
    """Without candidates the pool of a small space is of efficient packages, all taken by everybody where any is."""
    scenario, _ = case
    found = pool(scenario)
    front = {one for some in brute_front(scenario).values() for one in some}
    if front:
        assert {one.package for one in found.candidates} <= front
        assert found.of == len(front)
    else:
        assert all(one.refused for one in found.candidates)
        assert not any(beaten(scenario, one.package) for one in found.candidates)


def test_a_front_is_drawn_from() -> None:
    """With a front the candidates are of it."""
    scenario = large()
    front = Efficient(packages=((0,) * 9, (1,) * 9), points=())
    found = pool(scenario, front=front)
    assert {one.package for one in found.candidates} == set(front.packages)


def large() -> Scenario:
    """Return three parties and a space too large to list, with constraints and a term of two issues."""
    space = Space(
        tuple(Issue(f"i{place}", ("a", "b", "c", "d", "e")) for place in range(9)),
        (Forbidden({"i0": ("e",), "i1": ("e",)}), AtMost({f"i{place}": ("e",) for place in range(9)}, most=4)),
    )
    points = [tuple(tuple((3 * o + 7 * i * p + p) % 11 for o in range(5)) for i in range(9)) for p in range(3)]
    term = Together((2, 3), {(1, 1): 9, (2, 0): -4})
    return Scenario(
        space,
        tuple(Profile(party=f"p{p}", points=own, together=(term,), reserve=20) for p, own in enumerate(points)),
    )


def test_a_large_space_is_searched() -> None:
    """Where nothing is given and the space is large, a search finds candidates that all would take, again the same."""
    found, again = pool(large(), count=5), pool(large(), count=5)
    assert found == again
    assert len(found.candidates) == 5
    assert not any(one.refused for one in found.candidates)
    assert found.apart > 0.1


@FEW
@given(agreed(most=3), st.booleans())
def test_every_way_to_the_ends_is_right(case: Agreed, program: bool) -> None:
    """Gone through or by the program, a party's worst and best are those of going through all by hand."""
    scenario, _ = case
    every = [scenario.points(package) for package in scenario.space.every()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ends, "SMALL", 0 if program else 2**18)
        known = ends.ends(scenario, tables(scenario), watch=UNWATCHED)
    assert known.exact
    assert known.worst.tolist() == [min(own) for own in zip(*every, strict=True)]
    assert known.best.tolist() == [max(own) for own in zip(*every, strict=True)]
    assert not any(scenario.check(package).broken for package in known.packages)


def test_a_space_where_nothing_is_allowed() -> None:
    """Constraints that leave nothing are told, by every way."""
    space = Space((Issue("i", ("a", "b")),), (Forbidden({"i": ("a", "b")}),))
    scenario = Scenario(space, (Profile(party="North", points=((1, 2),), scale=1),))
    for small in (2**18, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ends, "SMALL", small)
            with pytest.raises(NoPackage, match="nothing-allowed"):
                pool(scenario)


def test_what_cannot_be_pooled_is_refused() -> None:
    """No candidates at all, and a candidate that is not allowed, are refused."""
    with pytest.raises(NoPackage, match="pool-empty"):
        pool(large(), [])
    with pytest.raises(PackagesError, match="package-broken"):
        pool(large(), [(4, 4, *(0,) * 7)])


def test_planted_shares_counted_from_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool whose shares run from a party's best package to its worst is caught by the law."""
    scenario = large()
    small = Scenario(
        Space(scenario.space.issues[:3]),
        tuple(Profile(party=p.party, points=p.points[:3], scale=1) for p in scenario.profiles),
    )
    assert scored_right(small, pool(small))
    right = ends.Ends.shares
    monkeypatch.setattr(ends.Ends, "shares", lambda known, points: 1 - right(known, points))
    assert not scored_right(small, pool(small))


def test_undominated_rows_are_kept() -> None:
    """Rows that another betters go, equal ones stay."""
    points = np.array([[1, 2], [2, 1], [1, 2], [0, 2], [2, 2]][:4])
    assert sorted(pooling.undominated(points).tolist()) == [0, 1, 2]
