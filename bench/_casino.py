"""The human deals of CaSiNo (Chawla and others, NAACL 2021), as scenarios: three things, three of each, two campers.

A thing is worth 5, 4 or 3 points to a camper who wants it most, second or least; who walks away has 5 points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Package, Space

THINGS = ("Firewood", "Food", "Water")
EACH = 3
POINTS = {"High": 5, "Medium": 4, "Low": 3}
NO_DEAL = 5
SPACE = Space(tuple(Issue(thing, tuple(map(str, range(EACH + 1)))) for thing in THINGS), name="CaSiNo")
"""A package says how many of each thing the first camper takes; the other takes the rest."""


class Talk(NamedTuple):
    """One negotiation: what the campers want, and the deal they made, or None if one walked away."""

    scenario: Scenario
    deal: Package | None
    recorded: tuple[int, ...]
    """The points that the data set says the two had."""


def talks(folder: Path) -> Iterator[Talk]:
    """Give every negotiation in a folder that holds `train.json` or `casino.json`: the latter, where both are there."""
    name = next(name for name in ("casino.json", "train.json") if (folder / name).exists())
    for talk in json.loads((folder / name).read_text(encoding="utf-8")):
        campers = sorted(talk["participant_info"])
        first, second = (_points(talk["participant_info"][camper]) for camper in campers)
        mine = tuple(tuple(points * taken for taken in range(EACH + 1)) for points in first)
        rest = tuple(tuple(points * (EACH - taken) for taken in range(EACH + 1)) for points in second)
        profiles = (
            Profile(party="first", points=mine, reserve=NO_DEAL, scale=1),
            Profile(party="second", points=rest, reserve=NO_DEAL, scale=1),
        )
        scored = tuple(int(talk["participant_info"][camper]["outcomes"]["points_scored"]) for camper in campers)
        yield Talk(Scenario(SPACE, profiles), _deal(talk["chat_logs"], campers[0]), scored)


def _points(camper: dict[str, Any]) -> list[int]:
    wants = {thing: POINTS[level] for level, thing in camper["value2issue"].items()}
    return [wants[thing] for thing in THINGS]


def _deal(said: list[dict[str, Any]], first: str) -> Package | None:
    """Return what was agreed: the proposal that the last line accepts."""
    if said[-1]["text"] != "Accept-Deal":
        return None
    offer = said[-2]
    taken = offer["task_data"]["issue2youget" if offer["id"] == first else "issue2theyget"]
    return tuple(int(taken[thing]) for thing in THINGS)
