"""Doubt as a sheet shows it: how often packages are acceptable as each person guesses, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from goodoffices.packages.doubt.acceptability import Acceptance, Share, acceptability
from goodoffices.packages.doubt.asking import Asked, next_question
from goodoffices.packages.doubt.candidates import likely
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.efficiency import efficient_share
from goodoffices.packages.doubt.parties import Certain, Sampled, sampled
from goodoffices.packages.doubt.questions import WhichIssue, WhichPackage, WouldTake
from goodoffices.packages.doubt.regret import regrets
from goodoffices.packages.knowledge import Knowledge
from goodoffices.packages.plainly import named
from goodoffices.packages.profile import FINE, Profile
from goodoffices.packages.sheet import Chance, Likely
from goodoffices.packages.space import Package, Space
from goodoffices.packages.watching import Watch

FOUND = 2
"""So many packages that all are likely to accept are looked for, beside those that are there."""
_TENTHS = 1_000 / FINE
"""A middle is given in tenths of a point out of 100: it is no finer than that."""


def middle(space: Space, guesses: Sequence[Knowledge], *, seed: int, watch: Watch) -> Profile:
    """Return the middle of all wishes of a party that fit what is known, in points out of 100: a stand-in for numbers.

    Of several people's guesses it is the mean of their middles. Raises PackagesError where a guess contradicts itself.
    """
    means = [_mean(space, sampled(space, one, seed=seed, watch=watch)) for one in guesses]
    certain = all(one.reserve is not None for one in guesses)
    return Profile(
        party=guesses[0].party,
        points=tuple(
            tuple(round(sum(each) / len(each) * _TENTHS) for each in zip(*issue, strict=True))
            for issue in zip(*(mean[0] for mean in means), strict=True)
        ),
        reserve=round(sum(mean[1] for mean in means) / len(means) * _TENTHS) if certain else None,
        scale=10,
    )


def _mean(space: Space, one: Sampled) -> tuple[list[list[float]], float]:
    """Return what options add on average, in a party's points, and what no deal is worth."""
    first = (0,) * len(space.issues)
    base = float(one.values([first]).mean())
    points = []
    for place, issue in enumerate(space.issues):
        changed = [(*first[:place], option, *first[place + 1 :]) for option in range(len(issue.options))]
        worth = [float(each) for each in one.values(changed).mean(axis=0)]
        # what is worth least adds nothing: the rest of `base`, the first options of all, goes to one issue
        base -= worth[0] - min(worth)
        points.append([each - min(worth) for each in worth])
    points[0] = [each + base for each in points[0]]
    return points, float(one.reserve.mean())


def acceptable(doubted: Doubt, *, seed: int, watch: Watch) -> tuple[Package, ...]:
    """Return packages that all are most likely to accept, the best first."""
    return tuple(one.package for one in likely(doubted, count=FOUND, seed=seed, watch=watch))


def chances(doubted: Doubt, packages: Sequence[Package]) -> tuple[Likely, ...]:
    """Return how often these packages are acceptable, in their order."""
    return tuple(_likely(doubted.by, one) for one in acceptability(doubted, packages))


def looked_into(doubted: Doubt, found: Sequence[Likely], *, seed: int, watch: Watch) -> tuple[Likely, ...]:
    """Return the same with how often each package is efficient, and its regret against the others."""
    packages = [one.package for one in found]
    shares = efficient_share(doubted, packages, seed=seed, watch=watch)
    missed = {one.package: one.most for one in regrets(doubted, packages, watch=watch)}
    return tuple(
        msgspec.structs.replace(one, efficient=_chance(share), regret=missed[one.package])
        for one, share in zip(found, shares, strict=True)
    )


def drawn(doubted: Doubt) -> str:
    """Return how many wishes were drawn for whom, in a sentence."""
    parts = [
        f"{one.draws:,} for {named(one.party)}" if not isinstance(one, Certain) else f"{named(one.party)} is known"
        for one in doubted.parties
    ]
    guess = f"As {named(doubted.by)} guesses: w" if doubted.by else "W"
    return f"{guess}ishes drawn evenly of all that fit: {', '.join(parts)}."


def question(doubted: Doubt, *, seed: int) -> str:
    """Return the question worth asking next, in words, or that there is none."""
    guess = f"As {named(doubted.by)} guesses: " if doubted.by else ""
    found = next_question(doubted, seed=seed)
    return guess + (asked_text(found) if found else "no question is open.")


def asked_text(found: Asked) -> str:
    """Return a question in words, with what is to be expected of an answer."""
    match found.question:
        case WhichIssue(party, first, second):
            text = f"ask {named(party)} which matters more, {named(first)} or {named(second)}."
        case WhichPackage(party, first, second):
            text = f"ask {named(party)} which it would rather have: {_options(first)}; or {_options(second)}."
        case WouldTake(party, package):
            text = f"ask {named(party)} whether it would take {_options(package)}."
    if found.net <= 0:
        return f"{text} No answer is likely to change which package is best, so it is hardly worth the asking."
    return f"{text} On average an answer raises how often all accept the best package by {found.gain * 100:.1f} points."


def _options(package: Mapping[str, str]) -> str:
    return ", ".join(f"{named(issue)} {named(option)}" for issue, option in package.items())


def _likely(by: str, one: Acceptance) -> Likely:
    return Likely(package=one.package, by=by, each=tuple(map(_chance, one.each)), everyone=_chance(one.all))


def _chance(one: Share) -> Chance:
    return Chance(one.rate, one.error)
