"""Large scenarios for the benches of packages: made from a seed, the same on every machine."""

from __future__ import annotations

import random

from goodoffices.packages.profile import Profile
from goodoffices.packages.rows import AtMost, Linear
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space

PARTIES, ISSUES, OPTIONS = 5, 30, 10
RESERVE = 0.3
"""What no deal is worth: of the most that a party could get, constraints aside."""
COSTLY = 20
DEAR = 0.7
"""How much of what packages cost on average may be spent."""
PICKS = 6


def five_parties(seed: int) -> Scenario:
    """Return five parties, 1e30 packages, a budget over all issues and at most six of the options that few like.

    Each party weighs the issues by shares of a thousand and scores options from 0 to 100; nothing is drawn to be easy.
    """
    drawn = random.Random(seed)
    issues = tuple(Issue(f"issue {i}", tuple(f"option {o}" for o in range(OPTIONS))) for i in range(ISSUES))
    costs = {issue.name: {option: drawn.randint(0, COSTLY) for option in issue.options} for issue in issues}
    picks = {issue.name: tuple(o for o in issue.options if drawn.random() < 0.3) for issue in issues}
    mean = sum(sum(each.values()) for each in costs.values()) / OPTIONS
    constraints = (
        Linear({name: {o: float(c) for o, c in each.items()} for name, each in costs.items()}, most=int(mean * DEAR)),
        AtMost({name: options for name, options in picks.items() if options}, most=PICKS),
    )
    profiles = tuple(_profile(f"party {party}", drawn) for party in range(PARTIES))
    return Scenario(Space(issues, constraints), profiles, f"five parties, seed {seed}")


def _profile(party: str, drawn: random.Random) -> Profile:
    shares = [drawn.expovariate(1.0) for _ in range(ISSUES)]
    weights = [round(1_000 * share / sum(shares)) for share in shares]
    points = tuple(tuple(weight * drawn.randint(0, 100) for _ in range(OPTIONS)) for weight in weights)
    most = sum(map(max, points))
    return Profile(party=party, points=points, reserve=int(most * RESERVE), scale=100_000)
