"""All parties in doubt: as one person guesses, as each of several does, or as all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import msgspec
import numpy as np

from goodoffices.packages.doubt.parties import DRAWS, Certain, Mask, Mixture, Party, Sampled, sampled
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Knowledge, Statement
from goodoffices.packages.profile import Profile
from goodoffices.packages.space import Space
from goodoffices.packages.watching import UNWATCHED, Watch

FEWEST = 32
"""Chains begin from profiles that were drawn before if there are at least so many."""


class Doubt(msgspec.Struct, frozen=True, eq=False):
    """What all parties may want, as one person guesses; the parties' wishes are taken to be independent of each other.

    `by` is who guessed, "" for what holds for everyone.
    """

    space: Space
    parties: tuple[Any, ...]
    by: str = ""

    def party(self, name: str) -> int:
        """Return the place of a party. Raises PackagesError: "party-unknown"."""
        for place, one in enumerate(self.parties):
            if one.party == name:
                return place
        raise PackagesError("party-unknown", party=name)

    def with_party(self, place: int, party: Party) -> Doubt:
        """Return the same with one party as it is now seen."""
        parties = (*self.parties[:place], party, *self.parties[place + 1 :])
        return Doubt(self.space, parties, self.by)

    def halves(self) -> tuple[Doubt, Doubt]:
        """Return every second profile of each party, and the others: one half to search in, one to estimate from."""
        one, other = (
            tuple(p.only(np.arange(at, p.draws, 2)) if p.draws > 1 else p for p in self.parties) for at in (0, 1)
        )
        return Doubt(self.space, one, self.by), Doubt(self.space, other, self.by)

    def first(self, draws: int) -> Doubt:
        """Return so many profiles of each party, taken from all over."""
        parties = (
            p if p.draws <= draws else p.only(np.linspace(0, p.draws - 1, draws).astype(np.int64)) for p in self.parties
        )
        return Doubt(self.space, tuple(parties), self.by)


def doubt(
    space: Space,
    known: Sequence[Knowledge | Profile],
    *,
    by: str = "",
    draws: int = DRAWS,
    seed: int = 0,
    unsettled: bool = False,
    watch: Watch = UNWATCHED,
) -> Doubt:
    """Return what all parties may want, as one person guesses, or by what holds for everyone. Raises as `sampled`."""
    parties: list[Party] = []
    for one in known:
        if isinstance(one, Profile):
            parties.append(Certain(one))
        else:
            guess = one.guessed(by)
            parties.append(
                sampled(space, guess, draws=draws, seed=_seed(guess, seed), unsettled=unsettled, watch=watch)
            )
    return Doubt(space, tuple(parties), by)


def content(one: Knowledge | Profile) -> str:
    """Return what is known of a party, the same whatever it is called, whoever said it and in which words."""
    if isinstance(one, Profile):
        return repr(msgspec.structs.replace(one, party=""))
    return repr((one.reserve, [msgspec.structs.replace(about, by="", said="") for about in one.statements]))


def _seed(known: Knowledge, seed: int) -> int:
    """Return the seed of a party's draws: what is known hangs on no name or place, and nor does what is drawn."""
    return crc32(content(known).encode()) + seed


def doubts(space: Space, known: Sequence[Knowledge | Profile], **more: Any) -> dict[str, Doubt]:
    """Return what parties may want, by who guessed, kept apart; one entry, "", where nobody guessed by name."""
    names = dict.fromkeys(by for one in known if isinstance(one, Knowledge) for by in one.guessers)
    return {by: doubt(space, known, by=by, **more) for by in (names or ("",))}


def pooled(apart: Mapping[str, Doubt]) -> Doubt:
    """Return the guesses of several people as one, each as likely to be right of each party as another.

    Only for where somebody asks for it: a mixture hides that people differ.
    """
    every = list(apart.values())
    parties = []
    for place, one in enumerate(every[0].parties):
        parts = tuple(other.parties[place] for other in every)
        parties.append(one if isinstance(one, Certain) or len(parts) == 1 else Mixture(parts))
    return Doubt(every[0].space, tuple(parties), " + ".join(apart))


def told(
    doubted: Doubt, party: str, statements: Sequence[Statement], fits: Mask, *, draws: int = DRAWS, seed: int = 0
) -> Doubt:
    """Return the doubt that is left when a party has told something; `fits` are the profiles in which it is so.

    Those are kept: they are spread evenly over what fits now. Where fewer than a quarter of `draws` are left, as many
    as that are drawn anew. Raises PackagesError: "contradictory", "too-few-left", "not-settled", "no-room".
    """
    place = doubted.party(party)
    one = doubted.parties[place]
    if not isinstance(one, Sampled):
        if not fits.any():
            raise PackagesError("too-few-left", party=party)
        return doubted.with_party(place, one.only(fits))
    knowledge = one.knowledge.told(*statements)
    x = one.drawn.x[fits]
    if len(x) < draws / 4:
        more = sampled(doubted.space, knowledge, draws=draws, seed=seed, starts=x if len(x) >= FEWEST else None)
        return doubted.with_party(place, more)
    left = one.only(fits)
    lines = msgspec.structs.replace(one.drawn.lines, knowledge=knowledge)
    return doubted.with_party(place, Sampled(msgspec.structs.replace(left.drawn, lines=lines), left.table))
