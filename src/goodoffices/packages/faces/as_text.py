"""A sheet as text: packages side by side, issue by issue, and what each is worth to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import add

from goodoffices.packages.answers import Efficient
from goodoffices.packages.faces.bettered import improved_text, pool_text, single_text
from goodoffices.packages.faces.divided import divided_text
from goodoffices.packages.faces.setting import (
    HEAD,
    WIDTH,
    count,
    fitted,
    narrowed,
    options_apart,
    side_by_side,
    table,
    wrapped,
)
from goodoffices.packages.faces.wordings import (
    MEANS,
    REGRET,
    SLOW,
    against,
    least_text,
    likely_cells,
    middle_text,
    none_text,
    note_text,
    sure_text,
)
from goodoffices.packages.plainly import columns, cut_apart, in_units, named, spelt
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import CALLED, Candidate, Sheet, candidates, least_first, letters, reaches, titles
from goodoffices.packages.words import say_error

NARROW = 8
"""Columns of a name at the head of a column at least; the name stands whole where packages are side by side."""
SHOWN = 12
"""So many efficient packages are listed, unless all are asked for."""


def sheet_text(sheet: Sheet, *, full: bool = False) -> str:
    """Return a sheet as text; with `full` every efficient package is listed."""
    parts = [_head(sheet), _efficient(sheet, full), _fair(sheet), _side_by_side(sheet), _likely(sheet)]
    parts += [
        _asks(sheet),
        improved_text(sheet),
        single_text(sheet),
        pool_text(sheet),
        divided_text(sheet),
        failed_text(sheet),
    ]
    return "\n\n".join("\n".join(rows) for part in parts if (rows := list(part))) + "\n"


def _head(sheet: Sheet) -> Iterator[str]:
    scenario = sheet.scenario
    yield f"PACKAGES{': ' if scenario.name else ''}{named(scenario.name)}"
    yield from wrapped(
        f"Between {', '.join(map(named, scenario.parties))}. {count(len(scenario.space.issues), 'issue')}."
    )
    for profile, reach in zip(scenario.profiles, reaches(sheet), strict=True):
        none = (
            "every deal is better than none"
            if profile.reserve is None
            else f"no deal is worth {in_units(profile, profile.reserve)}"
        )
        best = "the best among packages all would take" if reach.surely else "the most its issues could give it"
        yield from wrapped(f"{named(profile.party)}: {none}; {best} is {in_units(profile, reach.best)}.")
        if profile.party in sheet.middles:
            yield from wrapped(middle_text(sheet, profile.party))
        if profile.rounded:
            yield from wrapped(f"Its numbers were rounded: a sum is off by {float(profile.rounded):.2g} at most.")


def _efficient(sheet: Sheet, full: bool) -> Iterator[str]:
    front = sheet.front
    if front is None:
        return
    yield "EFFICIENT"
    found = len(front.packages)
    if not found:
        yield f"  None: {none_text(sheet)}"
        return
    more = sum(front.alike) - found if front.alike and all(front.alike) else 0
    also = f", and {count(more, 'more')} with the same points" if more > 0 else ""
    what = f"{count(found, 'package')} that no other betters for one party without being worse for another"
    yield from wrapped(f"{what}{also}: {sure_text(front.sure)}.")
    shown = least_first(sheet)[: None if full else SHOWN]
    yield from _packages(sheet.scenario, front, shown)
    if len(shown) < found:
        order = f"The first {len(shown)} of {found:,}, those first in which whoever comes least far comes furthest"
        yield from wrapped(f"{order}. All: --full, or --format csv.")


def _packages(scenario: Scenario, front: Efficient, places: Sequence[int]) -> Iterator[str]:
    """Give packages a row each, where there is room for a column for each issue and party, or else a column each."""
    issues, parties = scenario.space.issues, [named(party) for party in scenario.parties]
    worth = [
        [in_units(profile, one) for profile, one in zip(scenario.profiles, front.points[place], strict=True)]
        for place in places
    ]
    shown = options_apart(scenario.space, [front.packages[place] for place in places])
    options = [[by[one] for by, one in zip(shown, front.packages[place], strict=True)] for place in places]
    names = [named(issue.name) for issue in issues]
    rows = [*map(add, options, worth)]
    wide = list(table([narrowed([*names, *parties], rows, NARROW), *rows]))
    if max(map(columns, wide)) <= WIDTH:
        yield from wide
        return
    head = ["", *names, *(f"worth to {party}" for party in parties)]
    yield from fitted([head, *([str(place), *row] for place, row in enumerate(rows, 1))])


def _fair(sheet: Sheet) -> Iterator[str]:
    if not sheet.fair:
        return
    yield "FAIR, each in its own sense"
    known = letters(sheet)
    for one in sheet.fair:
        called = CALLED.get(one.name, one.name)
        where = f"{known[one.packages[0]]}  " if one.packages else ""
        means = f": {MEANS[one.name]}" if one.name in MEANS else ""
        sure = sure_text(one.sure, one.measure)
        yield from wrapped(f"{where}{called}{means}. {sure[0].upper()}{sure[1:]}.")
        for code, params in one.notes:
            yield from wrapped(note_text(code, params), 5)


def _side_by_side(sheet: Sheet) -> Iterator[str]:
    found = candidates(sheet)
    if not found:
        return
    scenario = sheet.scenario
    yield "PACKAGES, side by side"
    heads = [named(issue.name) for issue in scenario.space.issues]
    heads += [f"worth to {named(party)}" for party in scenario.parties]
    head = ["", *cut_apart(heads, [HEAD] * len(heads))]
    shown = options_apart(scenario.space, [one.package for one in found])
    for some in side_by_side(head, [_column(scenario, one, shown) for one in found]):
        yield from table([*zip(head, *some, strict=True)])
    read, fair = reaches(sheet), {one.name for one in sheet.fair}
    yield from wrapped("Least far on the way from no deal (0 %) to its own best (100 %):")
    for one in found:
        found_as = "" if fair & {*one.names} else f"{titles(one.names)}: "
        yield from wrapped(f"{one.letter}  {found_as}{least_text(scenario.parties, read, one.points)}", 5)
        yield from (row for text in against(scenario, one.package) for row in wrapped(text, 5))
        if one.alike > 1:
            yield from wrapped(f"{count(one.alike - 1, 'other package')} with the same points for everybody", 5)


def _column(scenario: Scenario, one: Candidate, shown: Sequence[Mapping[int, str]]) -> list[str]:
    """Return a package as a column: its letter, its options, what it is worth to each."""
    options = [by[place] for by, place in zip(shown, one.package, strict=True)]
    worth = [in_units(profile, points) for profile, points in zip(scenario.profiles, one.points, strict=True)]
    return [one.letter, *options, *worth]


def _likely(sheet: Sheet) -> Iterator[str]:
    if not sheet.likely and not sheet.lines:
        return
    yield "IN DOUBT: how often each is acceptable, of all wishes that fit what is known"
    known = letters(sheet)
    if sheet.likely:
        head = ["", "guessed by", *map(named, sheet.scenario.parties), "all at once", "efficient", "regret"]
        rows = [[known[one.package], named(one.by), *likely_cells(one)] for one in sheet.likely]
        kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
        yield from fitted([[row[at] for at in kept] for row in (head, *rows)])
        if any(one.regret is not None for one in sheet.likely):
            yield from wrapped(REGRET)
    for text in sheet.lines:
        yield from wrapped(text)


def _asks(sheet: Sheet) -> Iterator[str]:
    if sheet.asks:
        yield "WORTH ASKING NEXT"
        for text in sheet.asks:
            yield from wrapped(text)


def failed_text(sheet: Sheet) -> Iterator[str]:
    """Give what could not be answered, and why; and whether that would be quicker with what is not installed."""
    if sheet.failed:
        yield "NOT ANSWERED"
        for what, error in sheet.failed:
            yield from (row for text in say_error(error) for row in wrapped(f"{what}: {spelt(text)}"))
    if sheet.slow:
        yield from wrapped(SLOW)
