"""Who gives up what between two packages: issue by issue, for every party in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from goodoffices.packages.improving.tables import fits
from goodoffices.packages.plainly import named
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.words import say


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What changes on one issue, or in what several issues are worth together beyond what each is worth by itself.

    `points` and `units` are what that is worth to each party, in the order of joining.
    """

    issues: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    points: tuple[int, ...]
    units: tuple[float, ...]
    together: bool = False


class Trade(msgspec.Struct, frozen=True, kw_only=True):
    """All that changes from one package to the other; the changes add up to `points`, party by party."""

    parties: tuple[str, ...]
    one: Package
    other: Package
    changes: tuple[Change, ...]
    points: tuple[int, ...]
    units: tuple[float, ...]

    def gives(self, party: str) -> tuple[Change, ...]:
        """Return the changes that are worth less to a party."""
        place = self.parties.index(party)
        return tuple(change for change in self.changes if change.points[place] < 0)

    def gets(self, party: str) -> tuple[Change, ...]:
        """Return the changes that are worth more to a party."""
        place = self.parties.index(party)
        return tuple(change for change in self.changes if change.points[place] > 0)


def trade(scenario: Scenario, one: Package, other: Package) -> Trade:
    """Return what changes from one package to another, and what each change is worth to each party.

    Raises PackagesError: "package-misfit".
    """
    one, other = fits(scenario, one), fits(scenario, other)
    changes = []
    for place in range(len(scenario.space.issues)):
        if one[place] != other[place]:
            points = tuple(
                profile.points[place][other[place]] - profile.points[place][one[place]] for profile in scenario.profiles
            )
            changes.append(_change(scenario, (place,), one, other, points, together=False))
    for together, points in sorted(_together(scenario, one, other).items()):
        changes.append(_change(scenario, together, one, other, points, together=True))
    sums = tuple(after - before for before, after in zip(scenario.points(one), scenario.points(other), strict=True))
    return Trade(
        parties=scenario.parties,
        one=one,
        other=other,
        changes=tuple(changes),
        points=sums,
        units=_units(scenario, sums),
    )


def trade_text(scenario: Scenario, found: Trade) -> tuple[str, ...]:
    """Return a trade in sentences: one for each change, what each party gives up and gets, and what is left of it.

    Every party is spoken of in the same words, in the order of joining; no name can steer or turn what is around it.
    """
    if not found.changes:
        return (say("trade.none"),)
    return tuple(_sentences(scenario, found))


def amount(profile: Profile, points: int) -> str:
    """Return points in the party's units, to a thousandth, or to three digits where that would be nothing; no sign."""
    exact = Decimal(abs(points)) / Decimal(profile.scale)
    rounded = round(exact, 3) or Decimal(f"{exact:.3g}")
    return f"{rounded.normalize():f}"


def each_text(scenario: Scenario, points: tuple[int, ...]) -> str:
    """Return what points are to each party, in the same words for all: more, less or no difference, in its units."""
    pairs = zip(scenario.profiles, points, strict=True)
    return "; ".join(
        say(_code(more), party=named(profile.party), units=amount(profile, more)) for profile, more in pairs
    )


def _sentences(scenario: Scenario, found: Trade) -> Iterator[str]:
    for change in found.changes:
        parties = each_text(scenario, change.points)
        if change.together:
            yield say("trade.together", issues=tuple(map(named, change.issues)), parties=parties)
        else:
            issue, before, after = map(named, (change.issues[0], change.before[0], change.after[0]))
            yield say("trade.issue", issue=issue, before=before, after=after, parties=parties)
    for place, profile in enumerate(scenario.profiles):
        for code, changes in (("trade.gives", found.gives(profile.party)), ("trade.gets", found.gets(profile.party))):
            if changes:
                units = amount(profile, sum(change.points[place] for change in changes))
                yield say(code, party=named(profile.party), units=units, issues=_named(changes))
    yield say("trade.all", parties=each_text(scenario, found.points))


def _named(changes: tuple[Change, ...]) -> str:
    return ", ".join(" with ".join(map(named, change.issues)) for change in changes)


def _code(points: int) -> str:
    if not points:
        return "trade.same"
    return "trade.more" if points > 0 else "trade.less"


def _together(scenario: Scenario, one: Package, other: Package) -> dict[tuple[int, ...], tuple[int, ...]]:
    """Return by issues what their options are worth together in the other package more than in the one."""
    found: dict[tuple[int, ...], list[int]] = {}
    for place, profile in enumerate(scenario.profiles):
        for more in profile.together:
            before, after = (more.points.get(tuple(package[i] for i in more.issues), 0) for package in (one, other))
            found.setdefault(tuple(sorted(more.issues)), [0] * len(scenario.profiles))[place] += after - before
    return {issues: tuple(points) for issues, points in found.items() if any(points)}


def _change(
    scenario: Scenario,
    places: tuple[int, ...],
    one: Package,
    other: Package,
    points: tuple[int, ...],
    *,
    together: bool,
) -> Change:
    issues = [scenario.space.issues[place] for place in places]
    return Change(
        issues=tuple(issue.name for issue in issues),
        before=tuple(issue.options[one[place]] for issue, place in zip(issues, places, strict=True)),
        after=tuple(issue.options[other[place]] for issue, place in zip(issues, places, strict=True)),
        points=points,
        units=_units(scenario, points),
        together=together,
    )


def _units(scenario: Scenario, points: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(profile.units(more) for profile, more in zip(scenario.profiles, points, strict=True))
