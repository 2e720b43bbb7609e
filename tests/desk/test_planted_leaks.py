"""Each planted leak is seen: the laws that hold can be broken."""

from __future__ import annotations

import logging
import sys
from random import Random

import pytest

from goodoffices.desk.guard import FaultLog
from tests.desk.asking import Ask, no_home
from tests.desk.grounds import ROOMS, SUBSETS, ground, standing_in
from tests.desk.leaks import LEAKS, Leak
from tests.desk.matrix import walked
from tests.desk.steps import HIDDEN, Measuring

MOST = 24
"""Walks that a leak is given to show itself."""


def _walks(leak: Leak) -> None:
    for place in (*range(leak.begin, leak.begin + MOST), *range(min(leak.begin, MOST))):
        rng = Random(place)
        stands = standing_in(rng.choice(SUBSETS[1:])) if place % 2 else {
            room: rng.choice(("in", "out", "left", "late")) for room in ROOMS}  # fmt: skip
        walked(leak.stands or stands, place, (leak.route,))


def _measured(what: str) -> None:
    place = ground(standing_in(("team", "north-room", "joint")), 4)
    with no_home() as home:
        few, many = Measuring(place, 0, home, "few"), Measuring(place, HIDDEN, home, "many")
        for _ in range(2):
            costs = [(few.cost(ask), many.cost(ask)) for ask in (Ask("GET", "/harbour/entry/north/correct"),)]
        assert getattr(costs[-1][0], what) == getattr(costs[-1][1], what)


def _fault(leak: Leak) -> None:
    said: list[str] = []
    try:
        raise ValueError("kingfisher")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "/harbour/", None, sys.exc_info())
    record.request = "/harbour/entry/kingfisher"
    FaultLog(said.append).emit(record)
    assert "kingfisher" not in "".join(said)


def tried(leak: Leak) -> None:
    """Try the law that has to see a leak."""
    if leak.law == "faults":
        _fault(leak)
    elif leak.law in ("steps", "statements", "calls"):
        _measured("statements" if leak.law == "statements" else leak.law)
    else:
        _walks(leak)


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_a_planted_leak_is_seen(leak: Leak, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the leak in place, the law named beside it fails."""
    leak.plant(monkeypatch)
    with pytest.raises(AssertionError):
        tried(leak)


def test_there_are_many() -> None:
    """At least forty leaks are planted, each under a name of its own."""
    assert len({leak.name for leak in LEAKS}) == len(LEAKS) >= 40


@pytest.mark.parametrize("law", ["steps", "statements", "calls", "faults"])
def test_without_a_leak_the_law_holds(law: str) -> None:
    """What is measured here is the same where nothing is planted: it is the leak that is seen."""
    tried(Leak("none", lambda patch: None, "stand", law))
