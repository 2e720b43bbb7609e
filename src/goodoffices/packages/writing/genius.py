"""Scenarios in GENIUS XML: a domain and a file of utilities for each party; what GENIUS cannot say is listed.

GENIUS knows sums over issues, from 0 to 1, and a reservation value; no constraints, nothing that options are worth
together, and no walk-away below every deal. A party whose scores go below 0 or come to more than 1, or whose numbers
would not end as decimals, is moved and scaled: what it prefers to what stays as it was, and so does what it takes, and
what is worth the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import gcd
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize
from xml.sax.saxutils import quoteattr

from goodoffices.packages.faults import Fault, PackagesError
from goodoffices.packages.profile import FINE, Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Space
from goodoffices.packages.writing.quoting import checked, decimal

PLACES = 40
"""Places behind the point that are written at most."""
DOMAIN = "domain.xml"
_BARE = re.compile(r"[\w-]+(?: [\w-]+)*")
_LONGEST = 200
"""Bytes of a name at most that becomes the name of a file."""


class Written(NamedTuple):
    """The files that were written, and what of the scenario is not in them."""

    files: tuple[Path, ...]
    left_out: tuple[Fault, ...]


def write_genius(scenario: Scenario, folder: Path, *, leave_out: bool = False) -> Written:
    """Write a scenario into a folder and return what was written.

    Raises PackagesError: "genius-cannot-say" where something would be lost, unless it may be left out.
    """
    lost = tuple(_lost(scenario))
    if lost and not leave_out:
        raise PackagesError("genius-cannot-say", what=sorted({_KINDS[fault.code] for fault in lost}))
    stems = _stems(scenario)
    texts = {DOMAIN: _domain(scenario, stems)}
    moved = []
    for profile, stem in zip(scenario.profiles, stems, strict=True):
        numbers = _numbers(profile)
        texts[f"{stem}.xml"] = _utility(scenario.space, profile, numbers)
        codes = [code for code in ("genius-scaled", "genius-too-fine") if getattr(numbers, _SAYS[code])]
        moved += [Fault(code=code, params={"party": profile.party}, file=f"{stem}.xml") for code in codes]
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Written(tuple(folder / name for name in texts), (*lost, *moved))


_KINDS = {
    "genius-constraints": "constraints",
    "genius-together": "worth together",
    "genius-no-reserve": "a walk-away below every deal",
}


def _lost(scenario: Scenario) -> Iterator[Fault]:
    if scenario.space.constraints:
        yield Fault(code="genius-constraints", params={"count": len(scenario.space.constraints)})
    for profile in scenario.profiles:
        if any(any(more.points.values()) for more in profile.together):
            yield Fault(code="genius-together", params={"party": profile.party})
        if profile.reserve is None:
            yield Fault(code="genius-no-reserve", params={"party": profile.party})


def _stems(scenario: Scenario) -> list[str]:
    """Return the bare names of the files of the parties: their own, where these can be names of files."""
    names = [normalize("NFC", profile.party) for profile in scenario.profiles]
    fit = all(_BARE.fullmatch(_unmarked(name)) and len(name.encode()) <= _LONGEST for name in names)
    if fit and len({"domain", *(name.lower() for name in names)}) == len(names) + 1:
        return names
    return [f"party-{place}" for place in range(1, len(names) + 1)]


def _unmarked(name: str) -> str:
    """Return a name without what is written over and under letters: accents that no one letter has, and vowels."""
    return "".join(letter for letter in name if not category(letter).startswith("M"))


_SAYS = {"genius-scaled": "moved", "genius-too-fine": "fine"}
"""What is said of a party's numbers, by what they are."""


class _Numbers(NamedTuple):
    """The numbers of a party as GENIUS has them: by issue a weight and whole evaluations; the reserve.

    `moved` says whether they are other numbers than the party's own; `fine` whether they are rounded when read back.
    """

    weights: tuple[Fraction, ...]
    evaluations: tuple[tuple[int, ...], ...]
    reserve: Fraction
    moved: bool
    fine: bool


def _numbers(profile: Profile) -> _Numbers:
    down = [min(0, *points) for points in profile.points]
    evaluations = tuple(tuple(one - low for one in points) for points, low in zip(profile.points, down, strict=True))
    none = 0 if profile.reserve is None else profile.reserve - sum(down)
    share = gcd(profile.scale, none, *(one for points in evaluations for one in points))
    best = [max(points) // share for points in evaluations]
    unit = _ending(max(profile.scale // share, sum(best)))
    weights = tuple(Fraction(one, unit) for one in best)
    moved = any(down) or unit != profile.scale // share
    return _Numbers(weights, evaluations, Fraction(none // share, unit), moved, unit > FINE)


def _ending(least: int) -> int:
    """Return the smallest number from here on whose parts are decimals that end: no other factor than 2 and 5."""
    fives: list[int] = [5**power for power in range(least.bit_length() // 2 + 1)]
    return min(five << (max(-(-least // five), 1) - 1).bit_length() for five in fives)


def _head(space: Space, name: str) -> Iterator[str]:
    yield f'<utility_space number_of_issues="{len(space.issues)}">'
    yield f'<objective index="0" name={_said(name)} type="objective" etype="objective" description="">'


def _said(name: str) -> str:
    return quoteattr(checked(name))


def _domain(scenario: Scenario, stems: list[str]) -> str:
    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<negotiation_template>"
        for profile, stem in zip(scenario.profiles, stems, strict=True):
            yield f"<agent name={_said(profile.party)} utility_space={quoteattr(stem + '.xml')}/>"
        yield from _head(scenario.space, scenario.name or scenario.space.name or "root")
        for index, issue in enumerate(scenario.space.issues, 1):
            yield f'<issue index="{index}" name={_said(issue.name)} type="discrete" etype="discrete" vtype="discrete">'
            for place, option in enumerate(issue.options, 1):
                yield f'<item index="{place}" value={_said(option)} description=""/>'
            yield "</issue>"
        yield from ("</objective>", "</utility_space>", "</negotiation_template>")

    return "".join(f"{line}\n" for line in lines())


def _utility(space: Space, profile: Profile, numbers: _Numbers) -> str:
    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield from _head(space, space.name or "root")
        for index, (issue, points) in enumerate(zip(space.issues, numbers.evaluations, strict=True), 1):
            yield f'<issue index="{index}" name={_said(issue.name)} type="discrete" etype="discrete" vtype="discrete">'
            for place, (option, one) in enumerate(zip(issue.options, points, strict=True), 1):
                yield f'<item index="{place}" value={_said(option)} evaluation="{one}"/>'
            yield "</issue>"
        for index, weight in enumerate(numbers.weights, 1):
            yield f'<weight index="{index}" value="{decimal(weight, PLACES)}"/>'
        yield "</objective>"
        if profile.discount is not None:
            yield f'<discount_factor value="{profile.discount!r}"/>'
        yield f'<reservation value="{decimal(numbers.reserve, PLACES)}"/>'
        yield "</utility_space>"

    return "".join(f"{line}\n" for line in lines())
