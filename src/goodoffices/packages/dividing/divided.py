"""What a sheet says of dividing: what both ways of it make of a scenario that is a list of things."""

from __future__ import annotations

import msgspec

from goodoffices.packages.dividing.adjusted import AdjustedWinner, adjusted_winner
from goodoffices.packages.dividing.goods import goods
from goodoffices.packages.dividing.maximin import MaximinShares, maximin_share
from goodoffices.packages.faults import TooLarge
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch


class Divided(msgspec.Struct, frozen=True, kw_only=True):
    """Adjusted winner, where there are two parties, and the maximin shares, unless there were too many things (`why`).

    `package` is the division that gives each its maximin share, where one was found.
    """

    winner: AdjustedWinner | None
    shares: MaximinShares | None
    package: Package | None = None
    why: TooLarge | None = None


def divided(scenario: Scenario, *, watch: Watch = UNWATCHED) -> Divided:
    """Return how the things of a scenario may be divided. Raises PackagesError: those of `goods`; Stopped."""
    made = goods(scenario)
    winner = adjusted_winner(made) if len(made.parties) == 2 else None
    try:
        shares = maximin_share(made, watch=watch)
    except TooLarge as error:
        if winner is None:
            raise
        return Divided(winner=winner, shares=None, why=error)
    return Divided(winner=winner, shares=shares, package=_package(scenario, shares.to))


def _package(scenario: Scenario, to: tuple[int, ...] | None) -> Package | None:
    if to is None:
        return None
    return tuple(issue.place(scenario.parties[who]) for issue, who in zip(scenario.space.issues, to, strict=True))
