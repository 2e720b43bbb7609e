"""Doubt as a sheet shows it: how often packages are acceptable as each person guesses, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from goodoffices.packages.doubt.acceptability import Acceptance, Share, acceptability
from goodoffices.packages.doubt.asking import Asked, next_question
from goodoffices.packages.doubt.candidates import likely
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.efficiency import efficient_share
from goodoffices.packages.doubt.middles import middle_of
from goodoffices.packages.doubt.parties import Certain
from goodoffices.packages.doubt.questions import WhichIssue, WhichPackage, WouldTake
from goodoffices.packages.doubt.regret import regrets
from goodoffices.packages.knowledge import Knowledge
from goodoffices.packages.plainly import named
from goodoffices.packages.profile import Profile
from goodoffices.packages.sheet import Chance, Likely
from goodoffices.packages.space import Package, Space
from goodoffices.packages.watching import Watch

FOUND = 2
"""So many packages that all are likely to accept are looked for, beside those that are there."""
_TENTHS = 1_000
"""A middle is given in tenths of a point out of 100: it is no finer than that."""


def middle(space: Space, known: Knowledge, *, seed: int, watch: Watch) -> tuple[Profile, bool]:
    """Return the middle of all wishes of a party that fit what is known, in points out of 100: a stand-in for numbers.

    And whether it was drawn, so that it is not exact. Raises PackagesError where what is known contradicts itself.
    """
    found = middle_of(space, known, seed=seed, watch=watch)
    profile = Profile(
        party=known.party,
        points=tuple(tuple(round(each * _TENTHS) for each in issue) for issue in found.adds),
        reserve=round(found.reserve * _TENTHS) if known.reserve is not None else None,
        scale=10,
    )
    return profile, found.drawn


def acceptable(doubted: Doubt, *, seed: int, watch: Watch) -> tuple[Package, ...]:
    """Return packages that all are most likely to accept, the best first."""
    return tuple(one.package for one in likely(doubted, count=FOUND, seed=seed, watch=watch))


def chances(doubted: Doubt, packages: Sequence[Package], parties: Sequence[str]) -> tuple[Likely, ...]:
    """Return how often these packages are acceptable, in their order, to each of the parties in theirs."""
    return tuple(_likely(doubted.by, one, parties) for one in acceptability(doubted, packages))


def looked_into(doubted: Doubt, found: Sequence[Likely], *, seed: int, watch: Watch) -> tuple[Likely, ...]:
    """Return the same with how often each package is efficient, and its regret against the others.

    How often goes by as many draws as half of the time allows: regret has the other half, and raises TooLarge after it.
    """
    packages = [one.package for one in found]
    shares = efficient_share(doubted, packages, seed=seed, watch=watch.part(0.5))
    missed = {one.package: one.most for one in regrets(doubted, packages, watch=watch)}
    return tuple(
        msgspec.structs.replace(one, efficient=_chance(share), regret=missed[one.package])
        for one, share in zip(found, shares, strict=True)
    )


def drawn(doubted: Doubt, parties: Sequence[str]) -> str:
    """Return how many wishes were drawn for whom, in a sentence, the parties in this order."""
    parts = [
        f"{one.draws:,} for {named(one.party)}" if not isinstance(one, Certain) else f"{named(one.party)} is known"
        for one in (doubted.parties[doubted.party(name)] for name in parties)
    ]
    guess = f"As {named(doubted.by)} guesses: w" if doubted.by else "W"
    return f"{guess}ishes drawn evenly of all that fit: {', '.join(parts)}."


def question(doubted: Doubt, *, seed: int, watch: Watch) -> str:
    """Return the question worth asking next, in words, or that there is none."""
    guess = f"As {named(doubted.by)} guesses: " if doubted.by else ""
    found = next_question(doubted, seed=seed, watch=watch)
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
    return f"{text} On average, all accept the then best package in {found.gain * 100:.1f} more of 100 cases."


def _options(package: Mapping[str, str]) -> str:
    return ", ".join(f"{named(issue)} {named(option)}" for issue, option in package.items())


def _likely(by: str, one: Acceptance, parties: Sequence[str]) -> Likely:
    of = dict(zip(one.parties, one.each, strict=True))
    each = tuple(_chance(of[party]) for party in parties)
    return Likely(package=one.package, by=by, each=each, everyone=_chance(one.all))


def _chance(one: Share) -> Chance:
    return Chance(one.rate, one.error)
