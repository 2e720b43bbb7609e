"""What changed between two briefs: what is new, what is gone, what reads differently."""

from __future__ import annotations

import msgspec

from goodoffices.standing.brief import Brief
from goodoffices.standing.line import Line


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference in one section; a new line has no `was`, one that is gone no `now`."""

    section: str
    was: Line | None
    now: Line | None


def diff(earlier: Brief, later: Brief) -> tuple[Change, ...]:
    """Return what differs between two briefs, section by section, in the order of the later one."""
    found: list[Change] = []
    before = {section.tag: section.lines for section in earlier.sections}
    for section in later.sections:
        found += _section(section.tag, before.get(section.tag, ()), section.lines)
    return tuple(found)


def _section(tag: str, earlier: tuple[Line, ...], later: tuple[Line, ...]) -> list[Change]:
    gone, new = _without(earlier, later), _without(later, earlier)
    found = []
    for now in new:
        was = next((line for line in gone if line.rests_on[:1] == now.rests_on[:1] != ()), None)
        if was is not None:
            gone.remove(was)
        found.append(Change(section=tag, was=was, now=now))
    return found + [Change(section=tag, was=was, now=None) for was in gone]


def _without(lines: tuple[Line, ...], others: tuple[Line, ...]) -> list[Line]:
    left = list(others)
    found = []
    for line in lines:
        if line in left:
            left.remove(line)
        else:
            found.append(line)
    return found
