"""Scenarios in our own form: what is read back is what was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from goodoffices.packages.faults import BadScenario, Fault, TooLarge
from goodoffices.packages.profile import FINE, Profile, common
from goodoffices.packages.reading.asking import is_number
from goodoffices.packages.reading.nodes import MOST_NODES
from goodoffices.packages.reading.ranges import is_date, to_value
from goodoffices.packages.rows import AtMost, Constraint, Forbidden, Implied, Linear, Required
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space, dates, numbers
from goodoffices.packages.writing.quoting import exact, no_less, plain, quoted


def write_yaml(scenario: Scenario) -> str:
    """Return a scenario in our own form.

    Raises BadScenario where a name or a value cannot be written, TooLarge where the file could not be read back.
    """
    values = sum(len(issue.options) for issue in scenario.space.issues) * (1 + 2 * len(scenario.profiles))
    more = [more for profile in scenario.profiles for more in profile.together]
    values += sum(len(one.points) * (2 * len(one.issues) + 6) for one in more)
    if values > MOST_NODES:
        raise TooLarge("yaml-too-large", found=values, limit=MOST_NODES)
    return "".join(f"{line}\n" for line in _lines(scenario))


def _lines(scenario: Scenario) -> Iterator[str]:
    space = scenario.space
    if scenario.name or space.name:
        yield f"name: {quoted(scenario.name or space.name)}"
    yield "issues:"
    yield from (f"  {quoted(issue.name)}: {_issue(issue)}" for issue in space.issues)
    if space.constraints:
        yield "constraints:"
    for constraint in space.constraints:
        yield from _listed(_constraint(constraint), "  ")
    yield "parties:"
    for profile in scenario.profiles:
        yield f"  {quoted(profile.party)}:"
        yield from (f"    {line}" for line in _party(profile, space))


def _listed(lines: Iterator[str], indent: str) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield f"{indent}{'  ' if place else '- '}{line}"


def _flow(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{quoted(name)}: {value}" for name, value in values.items()) + "}"


def _many(values: Sequence[str]) -> str:
    return "[" + ", ".join(values) + "]"


def _issue(issue: Issue) -> str:
    if issue.sort == "named":
        return _many([f'"{option}"' if _looks_like_more(option) else quoted(option) for option in issue.options])
    stepped = _stepped(issue)
    if stepped:
        return stepped
    if all(_says_itself(option, value) for option, value in zip(issue.options, issue.values, strict=True)):
        return _many(issue.options)
    say = _day if issue.sort == "date" else _number
    return _flow({option: say(value, issue) for option, value in zip(issue.options, issue.values, strict=True)})


def _looks_like_more(option: str) -> bool:
    return is_number(option) or is_date(option)


def _says_itself(option: str, value: float) -> bool:
    return _looks_like_more(option) and to_value(option) == value


def _number(value: float, issue: Issue) -> str:
    said = plain(value)
    if not is_number(said):
        raise BadScenario(Fault(code="issue-unwritable", params={"issue": issue.name}, field=issue.name))
    return said


def _day(value: float, issue: Issue) -> str:
    if not value.is_integer() or not 1 <= value <= date.max.toordinal():
        raise BadScenario(Fault(code="issue-unwritable", params={"issue": issue.name}, field=issue.name))
    return date.fromordinal(int(value)).isoformat()


def _stepped(issue: Issue) -> str:
    """Return an issue as a range in steps, or nothing where it is none."""
    if len(issue.values) < 2:
        return ""
    first, second, last = issue.values[0], issue.values[1], issue.values[-1]
    try:
        if issue.sort == "date":
            begin, end, days = date.fromordinal(int(first)), date.fromordinal(int(last)), int(second - first)
            same = dates(issue.name, begin, end, days) == issue
            return _flow({"from": str(begin), "to": str(end), "days": str(days)}) if same else ""
        step = round(second - first, 9)
        same = numbers(issue.name, first, last, step) == issue
        return _flow({"from": plain(first), "to": plain(last), "step": plain(step)}) if same else ""
    except (BadScenario, OverflowError, ValueError):
        return ""


def _options(options: Mapping[str, Sequence[str]]) -> str:
    return _flow({issue: _many([quoted(option) for option in meant]) for issue, meant in options.items()})


def _bounds(least: float | None, most: float | None) -> Iterator[str]:
    if least is not None:
        yield f"at_least: {plain(least)}"
    if most is not None:
        yield f"at_most: {plain(most)}"


def _constraint(constraint: Constraint) -> Iterator[str]:
    match constraint:
        case Forbidden(together):
            yield f"forbidden: {_options(together)}"
        case Required(one_of):
            yield f"required: {_options(one_of)}"
        case Implied(where, then):
            yield f"if: {_options(where)}"
            yield f"then: {_options(then)}"
        case AtMost(options, most, least):
            yield f"of: {_options(options)}"
            yield from _bounds(least, most)
        case Linear(factors, most, least):
            yield f"sum: {_flow({issue: _factor(factor) for issue, factor in factors.items()})}"
            yield from _bounds(least, most)


def _factor(factor: float | Mapping[str, float]) -> str:
    if isinstance(factor, Mapping):
        return _flow({option: plain(number) for option, number in factor.items()})
    return plain(factor)


def _party(profile: Profile, space: Space) -> Iterator[str]:
    def said(points: int) -> str:
        return exact(Fraction(points, profile.scale))

    yield "scores:" if any(map(any, profile.points)) else "scores: {}"
    for issue, points in zip(space.issues, profile.points, strict=True):
        each = {option: said(one) for option, one in zip(issue.options, points, strict=True) if one}
        if each:
            yield f"  {quoted(issue.name)}: {_flow(each)}"
    yield from _together(profile, space)
    if profile.reserve is None:
        yield "reserve: {none: every deal is better}"
    else:
        yield f"reserve: {said(profile.reserve)}"
    if profile.weight != 1:
        yield f"power: {_power(profile.weight)}"
    if profile.discount is not None:
        yield f"discount: {plain(profile.discount)}"
    if profile.scale != _scale(profile):
        yield f"scale: {profile.scale}"
    if profile.rounded:
        yield f"rounded: {no_less(profile.rounded)}"


def _power(weight: Fraction | float) -> str:
    return exact(weight) if isinstance(weight, Fraction) else plain(weight)


def _together(profile: Profile, space: Space) -> Iterator[str]:
    if profile.together:
        yield "together:"
    for more in profile.together:
        issues = [space.issues[place] for place in more.issues]
        for places, points in more.points.items():
            when = {issue.name: quoted(issue.options[at]) for issue, at in zip(issues, places, strict=True)}
            yield f"  - when: {_flow(when)}"
            yield f"    worth: {exact(Fraction(points, profile.scale))}"


def _scale(profile: Profile) -> int:
    """Return how many points a reader would take for a unit."""
    points = [one for every in profile.points for one in every]
    points += [one for more in profile.together for one in more.points.values()]
    points += [] if profile.reserve is None else [profile.reserve]
    return common([Fraction(one, profile.scale) for one in points]) if profile.scale <= FINE else 0
