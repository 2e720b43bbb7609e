"""What stands in for the numbers of parties that are known in words only: the middle of all wishes that fit."""

from __future__ import annotations

import msgspec

from goodoffices.packages.faults import PackagesError, Stopped, TooLarge
from goodoffices.packages.guessing import middle
from goodoffices.packages.knowing import guess, guessers
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.joining import Told
from goodoffices.packages.watching import Watch


class Middles(msgspec.Struct, frozen=True):
    """A profile for each party, given or standing in; for whom it was drawn, so that it is not exact.

    `apart` says that it is the middle of what holds for everyone, and that nobody's own guesses count.
    """

    profiles: tuple[Profile, ...]
    drawn: tuple[str, ...] = ()
    apart: bool = False


def middles(told: Told, *, seed: int, watch: Watch) -> Middles:
    """Return what stands in: the middle of what one person alone guesses, or else of what holds for everyone.

    Guesses of several people are not put together, and one that contradicts itself is left out. Raises PackagesError.
    """
    names = guessers(told.profiles, told.said)
    if len(names) == 1 and names[0]:
        try:
            return _as_guessed(told, names[0], seed, watch)
        except (Stopped, TooLarge):
            raise
        except PackagesError:  # it is said where that person's guesses are looked into
            pass
    return msgspec.structs.replace(_as_guessed(told, "", seed, watch), apart=names != ("",))


def _as_guessed(told: Told, by: str, seed: int, watch: Watch) -> Middles:
    in_words = {party for party, own in zip(told.parties, told.profiles, strict=True) if own is None}
    said = [one for one in told.said if one.party in in_words]
    profiles, drawn = [], []
    for own in guess(told.space, told.parties, told.profiles, said, by):
        if isinstance(own, Profile):
            profiles.append(own)
            continue
        made, is_drawn = middle(told.space, own, seed=seed, watch=watch)
        profiles.append(made)
        drawn += [own.party] if is_drawn else []
    return Middles(tuple(profiles), tuple(drawn))
