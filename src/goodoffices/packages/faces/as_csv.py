"""A sheet as CSV: a row for each package, a column for each issue and for each party."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from goodoffices.packages.faces.wordings import against, least_text, likely_cells, sure_text
from goodoffices.packages.plainly import bare, in_units, spelt
from goodoffices.packages.sheet import Sheet, candidates, least_first, letters, reaches, titles
from goodoffices.packages.space import Package

_BEGINS_FORMULA = ("=", "+", "-", "@")


def sheet_csv(sheet: Sheet) -> str:
    """Return a sheet as CSV: packages with a letter first, then steps of an improvement and the other efficient ones.

    Under doubt further columns say how often a package is acceptable; what is said of no package comes last. What a
    spreadsheet would take for a formula begins with an apostrophe, unless it is a number.
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    scenario = sheet.scenario
    head = ["letter", "found as", "sure", "efficient", *(issue.name for issue in scenario.space.issues)]
    head += [*(f"worth to {party}" for party in scenario.parties), "least satisfied", "against it", *_doubted(sheet)]
    rows.writerow(map(safe, head))
    for row in (*_lettered(sheet), *_steps(sheet), *_others(sheet), *_sentences(sheet)):
        rows.writerow(map(safe, [*row, *[""] * (len(head) - len(row))]))
    return written.getvalue()


def safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = spelt(text)
    if not text.startswith(_BEGINS_FORMULA):
        return text
    try:
        float(text.replace(",", ""))
    except ValueError:
        return f"'{text}"
    return text


def _lettered(sheet: Sheet) -> Iterator[list[str]]:
    known = letters(sheet)
    sure = {known[one.packages[0]]: sure_text(one.sure) for one in reversed(sheet.fair) if one.packages}
    cells, chances = _cells(sheet), _chances(sheet)
    for one in candidates(sheet):
        row = [one.letter, titles(one.names), sure.get(one.letter, ""), *cells(one.package, one.points)]
        yield [*row, *chances(one.package)]


def _steps(sheet: Sheet) -> Iterator[list[str]]:
    """Give each step of an improvement as the package after it."""
    cells, trail = _cells(sheet), sheet.improved.trail if sheet.improved else ()
    for place, move in enumerate(trail, 1):
        called = f"step {place} of the improvement: {', '.join(move.issues)}"
        yield ["", called, "", *cells(move.package, sheet.scenario.points(move.package))]


def _others(sheet: Sheet) -> Iterator[list[str]]:
    front = sheet.front
    if front is None:
        return
    lettered, cells = set(letters(sheet)), _cells(sheet)
    for place in least_first(sheet):
        if front.packages[place] not in lettered:
            yield ["", "efficient", sure_text(front.sure), *cells(front.packages[place], front.points[place])]


def _cells(sheet: Sheet) -> Callable[[Package, tuple[int, ...]], list[str]]:
    """Return what gives the cells of a package: if it is efficient, its options, its worth, and what is against it."""
    scenario, read = sheet.scenario, reaches(sheet)
    efficient = set(sheet.front.points) if sheet.front else set()

    def cells(package: Package, points: tuple[int, ...]) -> list[str]:
        worth = (in_units(p, one).replace(",", "") for p, one in zip(scenario.profiles, points, strict=True))
        said = [least_text(scenario.parties, read, points), "; ".join(against(scenario, package))]
        mark = "yes" if points in efficient else ""
        return [mark, *scenario.space.named(package).values(), *worth, *map(bare, said)]

    return cells


def _guessers(sheet: Sheet) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.by for one in sheet.likely))


def _doubted(sheet: Sheet) -> Iterator[str]:
    """Give the heads of what is in doubt, for each person who guesses."""
    for by in _guessers(sheet):
        guess = f", as {by} guesses" if by else ""
        for party in sheet.scenario.parties:
            yield f"acceptable to {party}{guess}"
        yield from (f"{what}{guess}" for what in ("acceptable to all", "how often efficient", "regret"))


def _chances(sheet: Sheet) -> Callable[[Package], list[str]]:
    """Return what gives the cells of a package that are in doubt."""
    found = {(one.by, one.package): one for one in sheet.likely}
    empty = [""] * (len(sheet.scenario.parties) + 3)

    def chances(package: Package) -> list[str]:
        every = [found.get((by, package)) for by in _guessers(sheet)]
        return [cell for one in every for cell in (likely_cells(one) if one else empty)]

    return chances


def _sentences(sheet: Sheet) -> Iterator[list[str]]:
    """Give what is said of no package: how many wishes were drawn, and what is worth asking next."""
    yield from (["", bare(text)] for text in sheet.lines)
    yield from (["", bare(f"worth asking next: {text}")] for text in sheet.asks)
