"""Small scenarios of every sort, and the efficient set of one by going through everything: what solvers are held to."""

from __future__ import annotations

from hypothesis import strategies as st

from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.rows import AtMost, Constraint, Forbidden, Implied, Linear, Required
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Package, Space

Points = tuple[int, ...]


@st.composite
def spaces(draw: st.DrawFn, *, most_issues: int = 4, most_options: int = 4, constrained: bool = True) -> Space:
    """Give spaces of a few issues, with constraints of every sort or none."""
    counts = draw(st.lists(st.integers(1, most_options), min_size=1, max_size=most_issues))
    issues = tuple(
        Issue(f"i{place}", tuple(map(str, range(count))), "number", tuple(map(float, range(count))))
        for place, count in enumerate(counts)
    )
    said = draw(st.lists(constraints(issues), max_size=3)) if constrained else []
    return Space(issues, tuple(said))


def options_of(issues: tuple[Issue, ...]) -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    """Give some issues, each with some of its options."""
    one = {issue.name: st.lists(st.sampled_from(issue.options), min_size=1, unique=True).map(tuple) for issue in issues}
    names = st.lists(st.sampled_from(sorted(one)), min_size=1, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: one[name] for name in chosen}))


def constraints(issues: tuple[Issue, ...]) -> st.SearchStrategy[Constraint]:
    """Give a constraint of any sort."""
    some, bound = options_of(issues), st.integers(0, 6)
    factors = st.dictionaries(st.sampled_from([issue.name for issue in issues]), st.integers(-3, 3), min_size=1)
    return st.one_of(
        st.builds(Forbidden, some),
        st.builds(Required, some),
        st.builds(Implied, some, some),
        st.builds(AtMost, some, most=st.integers(0, 3)),
        st.builds(AtMost, some, least=st.integers(0, 2)),
        st.builds(Linear, factors, most=bound),
        st.builds(Linear, factors, least=bound.map(lambda number: -number)),
        st.builds(Linear, factors, most=bound, least=bound.map(lambda number: -number)),
    )


@st.composite
def profiles(draw: st.DrawFn, space: Space, party: str, *, together: bool = True, most: int = 12) -> Profile:
    """Give what a party wants: small numbers, so that ties are common; no deal may be worth anything at all."""
    point = st.integers(-2, most)
    points = tuple(tuple(draw(point) for _ in issue.options) for issue in space.issues)
    pairs = []
    if together and len(space.issues) > 1:
        for _ in range(draw(st.integers(0, 2))):
            one, other = sorted(draw(st.permutations(range(len(space.issues))))[:2])
            both = st.tuples(*(st.integers(0, len(space.issues[i].options) - 1) for i in (one, other)))
            pairs.append(Together((one, other), draw(st.dictionaries(both, point, min_size=1, max_size=3))))
    reserve = draw(st.none() | st.integers(-20, most * 2))
    return Profile(party=party, points=points, together=tuple(pairs), reserve=reserve, scale=1)


@st.composite
def scenarios(
    draw: st.DrawFn, *, least: int = 2, most: int = 5, constrained: bool = True, together: bool = True
) -> Scenario:
    """Give scenarios of two to five parties, small enough to go through all of their packages."""
    space = draw(spaces(constrained=constrained))
    count = draw(st.integers(least, most))
    return Scenario(space, tuple(draw(profiles(space, f"p{place}", together=together)) for place in range(count)))


def accepted(scenario: Scenario) -> list[Package]:
    """Return every package that is allowed and that all parties would take."""
    return [p for p in scenario.space.every() if all(profile.accepts(p) for profile in scenario.profiles)]


def dominates(one: Points, other: Points) -> bool:
    """Return whether points are nowhere less and somewhere more."""
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def brute_front(scenario: Scenario) -> dict[Points, list[Package]]:
    """Return the efficient points among packages all would take, each with all packages that have them."""
    by: dict[Points, list[Package]] = {}
    for package in accepted(scenario):
        by.setdefault(scenario.points(package), []).append(package)
    return {points: packages for points, packages in by.items() if not any(dominates(other, points) for other in by)}
