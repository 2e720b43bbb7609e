"""Doubt keeps to its time: what has something to show by then shows it, and what has nothing ends and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from goodoffices.packages.doubt.asking import next_question
from goodoffices.packages.doubt.candidates import likely
from goodoffices.packages.doubt.doubting import Doubt, doubt
from goodoffices.packages.doubt.efficiency import efficient_share
from goodoffices.packages.doubt.middles import middle_of
from goodoffices.packages.doubt.regret import regrets
from goodoffices.packages.faults import TooLarge
from goodoffices.packages.guessing import chances, looked_into
from goodoffices.packages.knowledge import Knowledge, Prefers, Weight
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Limit, Watch

SPACE = Space(tuple(Issue(f"i{at}", ("o0", "o1", "o2", "o3")) for at in range(8)))
SAID = (
    Weight(issue="i0", least=0.05, most=0.3),
    Weight(issue="i1", least=0.1, most=0.3),
    Prefers(package={"i0": "o0", "i1": "o1"}, over={"i0": "o2", "i1": "o3"}),
)
KNOWN = (Knowledge("P", SAID), Knowledge("Q", SAID[:2], (0.4, 0.6)))
FEW = list(SPACE.every())[:6]


def over(watch: type[Watch] = Limit, looks: int = 0) -> Watch:
    """Return a watch whose time is up once it was looked at so often."""
    ticks: Iterator[float] = map(float, count())
    return watch(seconds=looks + 0.5, clock=lambda: next(ticks))


@pytest.fixture(scope="module")
def doubted() -> Doubt:
    """Return two parties in doubt."""
    return doubt(SPACE, KNOWN, draws=400)


@pytest.mark.parametrize(
    "work",
    [
        lambda doubted, watch: doubt(SPACE, KNOWN, watch=watch),
        lambda doubted, watch: middle_of(SPACE, KNOWN[0], watch=watch),
        lambda doubted, watch: next_question(doubted, watch=watch),
        lambda doubted, watch: regrets(doubted, FEW, watch=watch),
    ],
    ids=["drawing", "middle", "ask", "regret"],
)
def test_what_has_nothing_to_show_ends_when_the_time_is_up(
    work: Callable[[Doubt, Watch], object], doubted: Doubt
) -> None:
    """It ends at its next step, with a code of its own; with time it comes to an end by itself."""
    with pytest.raises(TooLarge) as error:
        work(doubted, over())
    assert error.value.code == "no-time-left"
    assert work(doubted, Limit(seconds=600)) is not None


def test_what_has_something_to_show_shows_it(doubted: Doubt) -> None:
    """A search gives the best it has found by then; a share has the error of having drawn so few times."""
    assert len(likely(doubted, count=1, watch=over(Watch))) == 1
    (short,), (long,) = (efficient_share(doubted, FEW[:1], watch=watch) for watch in (over(Watch), Watch()))
    assert short.high - short.low > long.high - long.low


def test_a_share_that_takes_long_leaves_time_for_the_regret() -> None:
    """How often packages are efficient is drawn less often where the time is short, and both are shown."""
    doubted = doubt(Space(SPACE.issues[:2]), [Knowledge("P"), Knowledge("Q")], draws=400)
    found = chances(doubted, [(0, 0), (1, 1)], ("P", "Q"))
    short, long = (looked_into(doubted, found, seed=0, watch=watch) for watch in (over(looks=300), Watch()))
    assert [one.regret for one in short] == [one.regret for one in long]
    errors = [one.efficient.error for one in (short[0], long[0]) if one.efficient is not None]
    assert errors[0] > errors[1] > 0
