"""What one file gives: issues, parties that know their own wishes, or both."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import msgspec

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.profile import Number, Profile, profile
from goodoffices.packages.reading.nodes import Faults
from goodoffices.packages.reading.said import Said
from goodoffices.packages.rows import Constraint
from goodoffices.packages.space import Issue, Space

Made = Callable[[Space, Faults], Profile | None]
"""Makes a party's profile once the space is known; what is wrong goes to the faults."""
Scores = dict[str, dict[str, Fraction]]
"""What options are worth, weight and all, by issue and option."""


class Party(NamedTuple):
    """A party, the line where it begins, and how its profile is made; None where nothing is known in numbers."""

    name: str
    line: int
    make: Made | None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One file, read: of which form, and what it gives.

    `issues` of a domain are those of the space; those of a profile have to be the same, and stand in for a domain
    where there is none. `lines` is where each issue begins, `line_of` where each constraint does. `beside` says that
    the file is about a scenario and no part of it. `agents` are the parties a domain names, by the file that says what
    they want.
    """

    file: str
    form: str
    domain: bool = False
    beside: bool = False
    name: str = ""
    issues: tuple[Issue, ...] = ()
    lines: dict[str, int] = {}
    constraints: tuple[Constraint, ...] = ()
    line_of: tuple[int, ...] = ()
    parties: tuple[Party, ...] = ()
    said: tuple[Said, ...] = ()
    agents: tuple[tuple[str, str], ...] = ()


def scored(
    space: Space,
    party: str,
    scores: Scores,
    faults: Faults,
    line: int,
    *,
    whole: bool = True,
    reserve: Number | dict[str, str] | None = None,
    discount: float | None = None,
) -> Profile | None:
    """Return a profile from scores; where they have to be `whole`, an issue or option that has none is a fault."""
    for issue in space.issues if whole else ():
        there = scores.get(issue.name)
        if there is None:
            faults.say("scores-missing", line, issue.name, party=party, issue=issue.name)
            continue
        left = [option for option in issue.options if option not in there]
        if left:
            faults.say("score-missing", line, issue.name, party=party, options=left[:5], count=len(left))
    try:
        return profile(space, party, scores, reserve=reserve, discount=discount)
    except BadScenario as wrong:
        faults.take(wrong, line)
        return None


def issue_of(name: str, options: list[str], line: int, faults: Faults) -> Issue | None:
    """Return a named issue, or None and a fault where an option is there twice or none is."""
    if not options:
        faults.say("no-options", line, name)
        return None
    seen: set[str] = set()
    for option in options:
        if option in seen:
            faults.say("option-twice", line, name, option=option)
            return None
        seen.add(option)
    return Issue(name, tuple(options))
