"""What makes a package good: whoever said nothing of no deal takes every package, whatever goes together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.doubt.candidates import likely
from goodoffices.packages.doubt.doubting import doubt
from goodoffices.packages.doubt.merit import merits, payoffs
from goodoffices.packages.doubt.parties import Certain
from goodoffices.packages.knowledge import Knowledge, OptionRanking
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.space import Issue, Space

SPACE = Space((Issue("a", ("x", "y")), Issue("b", ("p", "q"))))
WORTH = st.integers(-50, 50)


@given(st.lists(WORTH, min_size=4, max_size=4), st.lists(WORTH, min_size=4, max_size=4))
def test_without_a_reserve_every_package_is_acceptable(points: list[int], together: list[int]) -> None:
    """However much less some options are worth together than apart, none is refused by who would take any deal."""
    more = Together((0, 1), dict(zip(((0, 0), (0, 1), (1, 0), (1, 1)), together, strict=True)))
    own = Profile(party="P", points=((points[0], points[1]), (points[2], points[3])), together=(more,), scale=1)
    assert payoffs(Certain(own), list(SPACE.every()), "acceptable").all()


def test_what_is_found_to_be_likely_is_what_all_accept_most_often() -> None:
    """The other's best package is found, though it holds what is bad together for the one who takes every deal."""
    own = Profile(party="P", points=((1, 0), (1, 0)), together=(Together((0, 1), {(1, 1): -5}),), scale=1)
    said = (
        OptionRanking(issue="a", options=(("y",), ("x",))),
        OptionRanking(issue="b", options=(("q",), ("p",))),
    )
    doubted = doubt(SPACE, [own, Knowledge("Q", said, (0.6, 0.6))], draws=400)
    assert likely(doubted, count=1)[0].package == (1, 1)
    assert merits(doubted, [(1, 1)], "acceptable")[0] == 1.0
