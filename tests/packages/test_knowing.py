"""Numbers and words put together: no deal as it is given, issues that make no difference, and what cannot be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from goodoffices.packages.doubt.acceptability import acceptability
from goodoffices.packages.doubt.doubting import doubt
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowing import guess, guesses
from goodoffices.packages.knowledge import Knowledge, Weight
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.reading.said import Said
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.words import say_error

SPACE = Space((Issue("fee", ("low", "high")), Issue("day", ("early", "late"))))
FEE_FIRST = Said(party="North", kind="ranking", said="fee first", fields={"issues": (("fee",), ("day",))})


@dataclass(frozen=True)
class Accepts:
    """How often North accepts each package."""

    rates: dict[tuple[int, ...], float]


def accepts(own: Profile, *about: Said) -> Accepts:
    """Return how often North accepts each package, by its numbers and what is said of it."""
    known = guess(SPACE, ["North"], [own], about or [FEE_FIRST], "")
    every = list(SPACE.every())
    found = acceptability(doubt(SPACE, known, draws=400), every)
    return Accepts({one.package: one.each[0].rate for one in found})


def north(**more: Any) -> Profile:
    """Return North, for whom the best package is worth 100."""
    return Profile(party="North", **{"points": ((0, 60), (0, 40)), "scale": 1, **more})


@pytest.mark.parametrize("reserve", [101, 200, 10**9])
def test_no_deal_above_the_best_package_is_not_moved_into_the_range(reserve: int) -> None:
    """Where no deal is worth more than any package, no package is acceptable, under doubt as without it."""
    assert set(accepts(north(reserve=reserve)).rates.values()) == {0.0}
    assert max(accepts(north(reserve=100)).rates.values()) == 1.0


def test_an_issue_on_which_all_is_worth_the_same_changes_nothing() -> None:
    """By the numbers its options are equal: what is accepted hangs on the other issue alone."""
    found = accepts(north(points=((0, 10), (5, 5)), reserve=7)).rates
    assert found == {(0, 0): 0.0, (0, 1): 0.0, (1, 0): 1.0, (1, 1): 1.0}


def test_an_issue_without_scores_weighs_nothing() -> None:
    """What was given no points at all is no more in doubt than what was given the same for each option."""
    known = guess(SPACE, ["North"], [north(points=((0, 10), (0, 0)))], [FEE_FIRST], "")[0]
    assert isinstance(known, Knowledge)
    assert [one.issue for one in known.statements if isinstance(one, Weight) and one.most == 0] == ["day"]


def test_whoever_wants_nothing_takes_all_or_nothing() -> None:
    """Where no issue makes a difference, packages are as good as each other, and so they are under doubt."""
    assert set(accepts(north(points=((5, 5), (1, 1)), reserve=7)).rates.values()) == {0.0}
    assert set(accepts(north(points=((5, 5), (1, 1)), reserve=6)).rates.values()) == {1.0}


def test_what_is_worth_together_is_refused_beside_words_and_never_dropped() -> None:
    """A party with numbers for options together cannot be in doubt; without words of it they are reckoned with."""
    own = north(together=(Together((0, 1), {(1, 1): -100}),), reserve=3)
    with pytest.raises(PackagesError) as error:
        guesses(SPACE, ["North"], [own], [FEE_FIRST])
    assert error.value.code == "together-in-doubt"
    assert "Take out its `knowledge`" in " ".join(say_error(error.value))
    of_south = Said(party="South", kind="weight", fields={"issue": "fee", "least": 0.2})
    south = north(points=((1, 0), (1, 0)))
    assert guess(SPACE, ["North", "South"], [own, south], [of_south], "")[0] == own
