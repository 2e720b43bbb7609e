"""What a file says of parties' wishes as the statements that doubt reckons with, numbers and words put together.

Where a party has both, the numbers say how the options of one issue compare with each other and what no deal is worth;
how issues weigh against each other is in doubt, and only what is said bounds it. An issue on which they are all equal
weighs nothing. What is said of the options of an issue, or of what no deal is worth, stands in the place of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goodoffices.packages.doubt.naming import FARTHEST
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Knowledge, OptionRanking, Score, Scores, Statement, Weight
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.said import Said
from goodoffices.packages.space import Space

Known = tuple[Knowledge | Profile, ...]
"""What is known of each party, in their order: its profile where nothing is in doubt, or else its knowledge."""


def guesses(
    space: Space, parties: Sequence[str], profiles: Sequence[Profile | None], said: Iterable[Said]
) -> dict[str, Known]:
    """Return what is known of all parties, as each person guesses; by "" alone where nobody guesses by name.

    What is said by nobody holds for everyone. Empty where no party is in doubt. Raises as `guess`.
    """
    every = list(said)
    return {by: guess(space, parties, profiles, every, by) for by in guessers(profiles, every)}


def guessers(profiles: Iterable[Profile | None], said: Iterable[Said]) -> tuple[str, ...]:
    """Return who guesses by name, "" alone where nobody does; nobody at all where no party is in doubt."""
    every = list(said)
    names = dict.fromkeys(one.by for one in every if one.by) or {"": None}
    return tuple(names) if every or any(own is None for own in profiles) else ()


def guess(
    space: Space, parties: Sequence[str], profiles: Sequence[Profile | None], said: Iterable[Said], by: str
) -> Known:
    """Return what is known of all parties as one person guesses, by "" what holds for everyone.

    Raises PackagesError: "reserve-crossed", "together-in-doubt".
    """
    said = list(said)
    doubted = {one.party for one in said} | {party for party, own in zip(parties, profiles, strict=True) if own is None}
    found: list[Knowledge | Profile] = []
    for party, own in zip(parties, profiles, strict=True):
        if own is not None and party not in doubted:
            found.append(own)
            continue
        if own is not None and own.together:
            raise PackagesError("together-in-doubt", party=party)
        about = [one for one in said if one.party == party and one.by in ("", by)]
        statements = tuple(one.statement for one in about if one.kind != "reserve")
        reserve = _reserve(party, own, [one for one in about if one.kind == "reserve"])
        found.append(Knowledge(party, (*statements, *_numbers(space, own, statements)), reserve))
    return tuple(found)


def _numbers(space: Space, own: Profile | None, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Give how the options of an issue compare by the numbers, for issues of which nothing else is said."""
    otherwise = {one.issue for one in statements if isinstance(one, OptionRanking | Score | Scores)}
    read = [pair for pair in zip(space.issues, own.points, strict=True) if pair[0].name not in otherwise] if own else []
    # where no issue makes any difference, some weigh all the same
    even = not otherwise and all(min(points) == max(points) for _, points in read)
    for issue, points in read:
        least, most = min(points), max(points)
        if most > least or even:
            scores = {o: (p - least) / max(most - least, 1) for o, p in zip(issue.options, points, strict=True)}
            yield Scores(issue=issue.name, scores=scores, said=f"{issue.name}: its numbers")
        else:
            said = f"{issue.name}: its numbers, by which all options are worth the same"
            yield Weight(issue=issue.name, most=0.0, said=said)


def _reserve(party: str, own: Profile | None, said: list[Said]) -> tuple[float, float] | None:
    """Return what no deal is worth, from 0, the worst package, to 1, the best; unknown where nothing says it."""
    if said:
        least = max(float(one.fields.get("least", 0.0)) for one in said)
        most = min(float(one.fields.get("most", 1.0)) for one in said)
        if least > most:
            raise PackagesError("reserve-crossed", party=party, said="; ".join(one.said for one in said))
        return least, most
    if own is None:
        return 0.0, 1.0
    low, high = own.bounds()
    if own.reserve is None or own.reserve <= low:
        return None
    # above the best no package is taken, however far above it is
    share = min(FARTHEST, (own.reserve - low) / max(high - low, 1))
    return share, share
