"""What a sheet says of bettering: an agreed package step by step, a single text, a pool to choose from."""

from __future__ import annotations

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.faults import NoPackage
from goodoffices.packages.improving import Pool, SingleText, improve, pool, single_text, trade, trade_text
from goodoffices.packages.plainly import named
from goodoffices.packages.sheet import Improved, Sheet, least_first
from goodoffices.packages.space import Package
from goodoffices.packages.watching import Budget, Watch
from goodoffices.packages.words import say


def improved(sheet: Sheet, agreed: Package, budget: Budget, watch: Watch) -> Improved:
    """Return the steps from an agreed package to one that leaves nobody worse, and who gives up what between the two.

    Raises PackagesError: "package-misfit", "package-broken"; TooLarge; Stopped.
    """
    scenario = sheet.scenario
    found = improve(scenario, agreed, front=_exact(sheet), budget=budget, watch=watch)
    notes = tuple(
        say(code, **{name: named(str(value)) for name, value in params.items()}) for code, params in found.notes
    )
    if found.package == agreed:
        return Improved(agreed=agreed, moves=notes, sure=found.sure)
    told = trade_text(scenario, trade(scenario, agreed, found.package))
    return Improved(agreed=agreed, better=(found.package,), trail=found.moves, moves=(*told, *notes), sure=found.sure)


def texts(sheet: Sheet, agreed: Package | None, seed: int, budget: Budget, watch: Watch) -> SingleText:
    """Return what a single text comes to: from an agreed package, or else from the first fair or efficient one.

    From an agreed package a party rejects what is worth less to it than that; from another, what is worth less than no
    deal. Raises NoPackage: "text-no-start"; PackagesError; TooLarge; Stopped.
    """
    start = _start(sheet) if agreed is None else agreed
    return single_text(
        sheet.scenario, start, seed=seed, agreed=agreed is not None, front=_exact(sheet), budget=budget, watch=watch
    )


def pooled(sheet: Sheet, count: int, seed: int, budget: Budget, watch: Watch) -> Pool:
    """Return packages unlike each other, of the efficient ones where there are any. Raises PackagesError; Stopped."""
    front = sheet.front if sheet.front is not None and sheet.front.packages else None
    return pool(sheet.scenario, count=count, front=front, seed=seed, budget=budget, watch=watch)


def _exact(sheet: Sheet) -> Efficient | None:
    return sheet.front if sheet.front is not None and sheet.front.sure == Sure() else None


def _start(sheet: Sheet) -> Package:
    for one in sheet.fair:
        if one.packages:
            return one.packages[0]
    if sheet.front is not None and sheet.front.packages:
        return sheet.front.packages[least_first(sheet)[0]]
    raise NoPackage("text-no-start")
