"""A sheet as CSV: a row for each package, a column for each issue and for each party."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from goodoffices.packages.faces.wordings import least_text, sure_text
from goodoffices.packages.plainly import in_units, spelt
from goodoffices.packages.sheet import Sheet, candidates, least_first, letters, reaches, titles
from goodoffices.packages.space import Package

_BEGINS_FORMULA = ("=", "+", "-", "@")


def sheet_csv(sheet: Sheet) -> str:
    """Return a sheet as CSV: packages with a letter first, then steps of an improvement and the other efficient ones.

    What a spreadsheet would take for a formula begins with an apostrophe, unless it is a number.
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    scenario = sheet.scenario
    head = ["letter", "found as", "sure", *(issue.name for issue in scenario.space.issues)]
    rows.writerow(map(safe, [*head, *(f"worth to {party}" for party in scenario.parties), "least satisfied"]))
    for row in (*_lettered(sheet), *_steps(sheet), *_others(sheet)):
        rows.writerow(map(safe, row))
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
    cells = _cells(sheet)
    for one in candidates(sheet):
        yield [one.letter, titles(one.names), sure.get(one.letter, ""), *cells(one.package, one.points)]


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
    scenario, read = sheet.scenario, reaches(sheet)

    def cells(package: Package, points: tuple[int, ...]) -> list[str]:
        worth = (in_units(p, one).replace(",", "") for p, one in zip(scenario.profiles, points, strict=True))
        return [*scenario.space.named(package).values(), *worth, least_text(scenario.parties, read, points)]

    return cells


def table_csv(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the table of a picture as CSV."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(map(safe, row) for row in (head, *rows))
    return written.getvalue()
