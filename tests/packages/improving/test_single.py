"""The single text: the same with numba and without, allowed, and rejected by nobody where it says so."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.faults import PackagesError, Stopped
from goodoffices.packages.improving import SingleText, annealing, annealing_steps, counting, single_text
from goodoffices.packages.improving.single import distinct
from goodoffices.packages.improving.tables import tables
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Package, Space
from goodoffices.packages.watching import Watch
from goodoffices.packages.words import say
from tests.packages.improving.trails import agreed, beaten
from tests.packages.spaces import dominates

FEW = settings(max_examples=12)
ROUNDS, RUNS = 40, 3
Agreed = tuple[Scenario, Package]


def many(issues: int = 12) -> Scenario:
    """Return two parties with many issues, on each of which one of four options is best for both together."""
    space = Space(tuple(Issue(f"i{place}", ("a", "b", "c", "d")) for place in range(issues)))
    one = tuple((0, 3, 9, 10) if place % 2 else (10, 9, 3, 0) for place in range(issues))
    other = tuple((4, 5, 3, 0) if place % 3 else (0, 6, 7, 2) for place in range(issues))
    return Scenario(space, (Profile(party="North", points=one, scale=1), Profile(party="South", points=other, scale=1)))


def run(scenario: Scenario, start: Package, seed: int, *, numba: bool, be_agreed: bool = False) -> SingleText:
    """Return a short run."""
    return single_text(scenario, start, seed=seed, rounds=ROUNDS, runs=RUNS, agreed=be_agreed, numba=numba)


@FEW
@given(agreed(), st.integers(0, 2**64), st.booleans())
def test_with_numba_and_without_the_texts_are_the_same(case: Agreed, seed: int, be_agreed: bool) -> None:
    """Compiled and not, the loops come to the same texts by the same number of changes."""
    compiled, plain = (run(*case, seed, numba=numba, be_agreed=be_agreed) for numba in (True, False))
    assert (compiled.texts, compiled.accepted) == (plain.texts, plain.accepted)


@FEW
@given(agreed(), st.booleans())
def test_texts_are_allowed_and_not_rejected(case: Agreed, be_agreed: bool) -> None:
    """Every text is allowed; none is worse than another; who rejects it is who has more without it."""
    scenario, start = case
    found = run(*case, 5, numba=True, be_agreed=be_agreed)
    floor = scenario.points(start) if be_agreed else [profile.reserve for profile in scenario.profiles]
    assert found.texts
    for text in found.texts:
        assert not scenario.check(text.package).broken
        assert text.points == scenario.points(text.package)
        below = [low is not None and own < low for own, low in zip(text.points, floor, strict=True)]
        assert text.rejected == tuple(party for party, yes in zip(scenario.parties, below, strict=True) if yes)
        assert not any(dominates(other.points, text.points) for other in found.texts)
    # what was agreed stays agreed, and one text that nobody rejects leaves no room for others
    assert not be_agreed or not any(text.rejected for text in found.texts)
    assert len({bool(text.rejected) for text in found.texts}) == 1


@FEW
@given(agreed())
def test_how_far_from_efficient(case: Agreed) -> None:
    """A text is called efficient where nothing betters it; otherwise what betters it is given."""
    scenario, _ = case
    for text in run(*case, 5, numba=True).texts:
        assert (text.better is not None) == beaten(scenario, text.package)
        if text.better:
            pairs = zip(text.points, scenario.points(text.better), strict=True)
            assert text.left == tuple(after - before for before, after in pairs)


def test_the_same_seed_gives_the_same_text() -> None:
    """A seed says it all, and another says something else."""
    scenario = many()
    start = (0,) * len(scenario.space.issues)
    one, again, other = (run(scenario, start, seed, numba=True) for seed in (1, 1, 2))
    assert one == again
    assert one.accepted != other.accepted


def test_it_comes_near_efficient() -> None:
    """From a poor draft, with enough proposals, the first text leaves less than a twentieth of what could be gained."""
    scenario = many()
    draft = (3, 0) * 6
    found = single_text(scenario, draft, seed=3, rounds=4_000, numba=True)
    before, after = sum(scenario.points(draft)), sum(found.texts[0].points)
    assert after > 2 * before
    assert sum(found.texts[0].left) <= 0.05 * after
    assert found.proposed == 32_000


def test_planted_a_twin_that_draws_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop that takes its numbers from elsewhere comes to other texts, and the comparison sees it."""
    scenario = many()
    start = (0,) * len(scenario.space.issues)
    before = run(scenario, start, 1, numba=False)
    assert before.texts == run(scenario, start, 1, numba=True).texts
    monkeypatch.setattr(counting, "OPTION", counting.OTHER_OPTION)
    assert before.texts != run(scenario, start, 1, numba=False).texts


def test_without_numba_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numba is missing the texts are the same, and a note says why it took long."""
    monkeypatch.setattr(annealing, "find_spec", lambda _: None)
    monkeypatch.setattr("goodoffices.packages.improving.single.has_numba", annealing.has_numba)
    found = single_text(many(3), (0, 0, 0), seed=1, rounds=ROUNDS, runs=RUNS)
    assert [say(code, **about) for code, about in found.notes] == [
        "The search ran without numba: the same texts, but far slower. Install goodoffices[quick]."
    ]


def test_a_run_can_be_stopped() -> None:
    """Stopped, it raises; out of time, it gives the draft."""
    stopped, late = Watch(), Watch(seconds=0.0)
    stopped.stop()
    with pytest.raises(Stopped):
        single_text(many(3), (0, 0, 0), seed=1, watch=stopped)
    assert [text.package for text in single_text(many(3), (1, 2, 1), seed=1, watch=late).texts] == [(1, 2, 1)]


def test_it_counts_the_changes_that_were_proposed() -> None:
    """Where the time is up, or there is nothing to change, no change counts as proposed that was not."""
    late = single_text(many(3), (1, 2, 1), seed=1, watch=Watch(seconds=0.0), numba=True)
    assert (late.proposed, late.accepted) == (0, 0)
    assert [say(code, **about) for code, about in late.notes] == [
        "The time was up before all 160,000 changes were proposed: with more of it the texts may be better."
    ]
    clock = iter([0.0, 0.0, 2.0])
    watch, starts = Watch(seconds=1.0, clock=lambda: next(clock)), np.zeros((2, 3), dtype=np.int64)
    some = annealing.annealed(tables(many(3)), starts, floor=starts[0, :2], seed=1, rounds=20_000, watch=watch)
    assert (some.rounds, some.out_of_time) == (annealing.BATCH, True)
    settled = Scenario(Space((Issue("a", ("x",)),)), (Profile(party="N", points=((1,),), scale=1),))
    assert single_text(settled, (0,), seed=1, numba=True).proposed == 0


def test_numba_that_does_not_load_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numba is installed and does not go with this numpy, the texts come without it, and a note says so."""
    monkeypatch.delitem(sys.modules, "goodoffices.packages.improving.annealing_loop", raising=False)
    monkeypatch.delattr("goodoffices.packages.improving.annealing_loop", raising=False)
    hollow = ModuleType("numba")  # it has nothing of what is imported from it
    hollow.__spec__ = ModuleSpec("numba", None)
    monkeypatch.setitem(sys.modules, "numba", hollow)
    found = single_text(many(3), (0, 0, 0), seed=1, rounds=ROUNDS, runs=RUNS)
    assert [code for code, _ in found.notes] == ["improve.no-numba"]


def test_a_draft_that_is_none_is_refused() -> None:
    """A draft for other issues is refused."""
    with pytest.raises(PackagesError, match="package-misfit"):
        single_text(many(3), (0, 0), seed=1)


@FEW
@given(agreed())
def test_what_is_left_of_the_runs(case: Agreed) -> None:
    """Whatever the order of the runs, the same texts are left, each once."""
    scenario, start = case
    every = list(scenario.space.every())[:20]
    t, floor = tables(scenario), np.array(scenario.points(start))
    turned = distinct(t, np.array(every[::-1] * 2), floor)
    assert distinct(t, np.array(every), floor) == turned
    assert all(not dominates(scenario.points(a), scenario.points(b)) for a in turned for b in turned)


def test_the_hash_is_the_published_one() -> None:
    """The first numbers of SplitMix64 with the seed 0 are those that others publish."""
    steps = np.arange(3, dtype=np.uint64) * counting.GOLDEN
    published = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]
    assert counting.mixed(steps).tolist() == published


def test_places_are_spread_evenly() -> None:
    """Of 60,000 places below 6 each comes up about as often: chi-square below its 99.9 % point for 5 degrees."""
    words = np.concatenate([counting.drawn(counting.keys(9, 100), at, 1) for at in range(600)])
    counts = np.bincount(counting.places(words, 6), minlength=6)
    assert len(counts) == 6
    assert ((counts - 10_000) ** 2 / 10_000).sum() < 20.52


def test_a_space_without_a_choice() -> None:
    """Where nothing can be changed the draft is the text."""
    scenario = Scenario(Space((Issue("i", ("only",)),)), (Profile(party="North", points=((1,),), scale=1),))
    for numba in (True, False):
        assert run(scenario, (0,), 1, numba=numba).texts[0].package == (0,)
    assert annealing_steps.scores(tables(scenario), np.array([[0]]))[0].tolist() == [0.0]
