"""The middle of what fits: even where what was said is even, the mean of what is drawn, exact where it says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.doubt.middles import middle_of
from goodoffices.packages.doubt.parties import sampled
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Acceptable, AtLeastTimes, Knowledge, OptionRanking, Ranking, Scores, Weight
from goodoffices.packages.profile import FINE
from goodoffices.packages.space import Issue, Space

SPACE = Space((Issue("a", ("x", "y")), Issue("b", ("p", "q")), Issue("c", ("yes", "no", "later"))))
RANKED = (
    Ranking(issues=(("a",), ("b",))),
    OptionRanking(issue="a", options=(("y",), ("x",))),
    OptionRanking(issue="b", options=(("q",), ("p",))),
)
DRAWN = (
    Weight(issue="a", least=0.1, most=0.5),
    Acceptable(package={"a": "x", "b": "q", "c": "yes"}),
)


def test_options_of_which_nothing_is_said_are_worth_the_same() -> None:
    """To the last digit: which of them is better is not known, and no draw decides it."""
    for said in (RANKED, DRAWN[:1], (AtLeastTimes(issue="a", than="b", times=2.0),)):
        assert len(set(middle_of(SPACE, Knowledge("Q", said)).adds[2])) == 1


def test_issues_of_which_nothing_is_said_weigh_the_same_where_the_middle_is_drawn() -> None:
    """Bounds on one weight leave the others alike, and no draw says which of them counts for more."""
    found = middle_of(SPACE, Knowledge("Q", DRAWN[:1]))
    assert found.drawn
    assert found.adds[1][0] == found.adds[2][0]


def test_rankings_have_their_middle_exactly() -> None:
    """It is the mean of the corners: of a before b, with c anywhere, a weighs 1/2, b 1/6 and c 1/3."""
    found = middle_of(SPACE, Knowledge("Q", RANKED, (0.2, 0.2)))
    assert not found.drawn
    assert found.adds[0] == (0.0, 0.5)
    assert found.adds[1][0] == 0.0
    assert found.adds[1][1] == pytest.approx(1 / 6)
    assert found.adds[2][0] == pytest.approx(1 / 6)
    assert found.reserve == 0.2


@given(st.permutations(("yes", "no", "later")))
@settings(max_examples=6, deadline=None)
def test_the_order_of_options_decides_nothing(options: list[str]) -> None:
    """The same is said of the same options, in whatever order they stand in the file."""
    one = middle_of(SPACE, Knowledge("Q", RANKED))
    other = middle_of(Space((*SPACE.issues[:2], Issue("c", tuple(options)))), Knowledge("Q", RANKED))
    assert one == other


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        (RANKED, False),
        ((AtLeastTimes(issue="a", than="b", times=2.0),), False),
        ((Scores(issue="c", scores={"yes": 1, "no": 0.5, "later": 0}), *RANKED), False),
        (DRAWN[:1], True),
        (DRAWN, True),
    ],
)
def test_the_middle_is_the_mean_of_what_is_drawn(said: tuple[Ranking | OptionRanking, ...], drawn: bool) -> None:
    """What is worked out is what a mean over many draws comes near; what is drawn is said to be."""
    known = Knowledge("Q", said)
    found = middle_of(SPACE, known)
    assert found.drawn == drawn
    many = sampled(SPACE, known, draws=20_000, seed=5)
    for package in SPACE.every():
        worth = sum(adds[option] for adds, option in zip(found.adds, package, strict=True))
        assert worth == pytest.approx(float(many.values([package]).mean()) / FINE, abs=0.02)
    assert found.reserve == pytest.approx(float(many.reserve.mean()) / FINE, abs=0.02)


def test_what_contradicts_itself_has_no_middle() -> None:
    """The contradiction is said, in its words."""
    said = (Ranking(issues=(("a",), ("b",)), said="a first"), Ranking(issues=(("b",), ("a",)), said="b first"))
    with pytest.raises(PackagesError) as error:
        middle_of(SPACE, Knowledge("Q", said))
    assert error.value.params["said"] == "a first; b first"
