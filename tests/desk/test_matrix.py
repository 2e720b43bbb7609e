"""No page tells an operator what that one may not know: every route, method and operator, in twin worlds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from tests.desk.asking import Ask, no_home
from tests.desk.grounds import ALONE, PAIRS, ROOMS, SUBSETS, Ground, Stands, ground, standing_in
from tests.desk.matrix import ACTING, MAKERS, Walk, groups, routes, walked
from tests.desk.steps import HIDDEN, Measuring

COVERING = (*ALONE, *PAIRS)
"""Each room alone in, each alone out, and each pair alone in."""
SLICES = 8
QUICK = 208
"""Walks of the quick profile: what an operator asks of one route, in all ways; of the deep one, ten times its cases."""
FAMILIES = 16


def operator(place: int, rng: Random) -> Stands:
    """Return how the operator of one walk stands: the covering sample first, then in any mixture of ways."""
    if place % 3:
        return standing_in(COVERING[(place - place // 3 - 1) % len(COVERING)])
    return {room: rng.choice(("in", "out", "left", "late")) for room in ROOMS}


def faults(walks: list[Walk]) -> list[str]:
    """Return what had a fault of ours on any of these walks."""
    return sorted({fault for walk in walks for fault in walk.faults})


def test_every_route_is_asked() -> None:
    """Every route of the URL resolver has what makes its addresses here: a new page fails the build until it has."""
    assert set(routes()) == set(MAKERS)
    assert set(MAKERS) >= ACTING


@pytest.mark.parametrize("part", range(SLICES))
def test_no_page_tells_two_worlds_apart(part: int) -> None:
    """Status, bytes, headers, log lines and where it leads are the same in worlds that differ in hidden things only."""
    # in the deep profile the cases are other ones each time; a failure says by which numbers it comes again
    quick = settings().max_examples < 1_000
    count = QUICK if quick else settings().max_examples * 10
    begin = 0 if quick else Random().getrandbits(32)
    names = routes()
    walks = []
    for place in range(part, count, SLICES):
        rng = Random(begin + place)
        walks.append(walked(operator(place, rng), begin + place, (names[(place + place // len(names)) % len(names)],)))
    assert sum(walk.asked for walk in walks) > 5 * len(walks)
    assert faults(walks) == []


def test_a_hidden_entry_with_the_id_of_a_room_stands_in_nobodys_way() -> None:
    """What goes on record names its room, and a hidden entry that has the same id changes nothing about that."""
    walked(standing_in(("team", "host-room")), 553_262_499, ("proof",))


def test_the_covering_sample_covers() -> None:
    """In the quick profile every operator of the sample walks, and every route is walked by several operators."""
    seen = {tuple(sorted(operator(place, Random(place)).items())) for place in range(QUICK)}
    assert {tuple(sorted(standing_in(rooms).items())) for rooms in COVERING} <= seen
    names = routes()
    walked_by = [names[(place + place // len(names)) % len(names)] for place in range(QUICK)]
    assert min(walked_by.count(name) for name in names) >= 2
    assert len(SUBSETS) == 2 ** len(ROOMS) == 256


@pytest.mark.deep
@pytest.mark.parametrize("family", range(FAMILIES))
def test_no_operator_tells_two_worlds_apart(family: int) -> None:
    """An operator in exactly these rooms, for every subset of all there are, is told one world by every route."""
    walks = [walked(standing_in(rooms), place, names)
             for place, rooms in enumerate(SUBSETS) if place % FAMILIES == family for names in groups(4)]  # fmt: skip
    assert faults(walks) == []


# below the pages


def asks(ground: Ground) -> list[tuple[Ask, ...]]:
    """Return what is measured: every route as it is opened, and what is sent to it, each in its steady state."""
    rng = Random(1)
    found: list[tuple[Ask, ...]] = []
    for name in routes():
        where = next(iter(MAKERS[name](ground, rng)))
        found.append((Ask("GET", where),) * 3)
    line = [("line", "they called"), ("room", "team")]
    note = [("text", "they called"), ("room", "team")]
    found.append(tuple(Ask("POST", "/harbour/capture", (*line, ("token", f"a{n}"))) for n in range(4)))
    found.append(tuple(Ask("POST", "/harbour/record/NoteToFile", (*note, ("token", f"b{n}"))) for n in range(4)))
    found.append(tuple(Ask("POST", "/harbour/draft", (("draft-of", "x"), ("text", str(n)))) for n in range(4)))
    return found


def test_hidden_entries_cost_nothing() -> None:
    """On a file, a request runs the same statements, takes the same steps and makes the same calls with none as with
    a thousand entries more in hidden rooms."""
    place = ground(standing_in(("team", "north-room", "joint")), 4)
    with no_home() as home:
        few, many = Measuring(place, 0, home, "few"), Measuring(place, HIDDEN, home, "many")
        for same in asks(place):
            costs = [(few.cost(ask), many.cost(ask)) for ask in same]
            assert costs[-1][0] == costs[-1][1], f"{same[-1]}: {costs[-1][0][1:]} {costs[-1][1][1:]}"
        assert few.cost(Ask("GET", "/harbour/")).steps > 100


def test_files_are_where_they_are_said_to_be(tmp_path: Path) -> None:
    """Pages that write files write none outside of the home that a walk gives them."""
    with no_home() as home:
        assert Path("~").expanduser() == home / "home"
    assert list(tmp_path.iterdir()) == []
