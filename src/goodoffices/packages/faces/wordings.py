"""The sentences of a sheet: what each solution is, how sure an answer is, who comes least far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.packages.answers import Sure
from goodoffices.packages.plainly import in_units, named, share
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Chance, Likely, Reach, Sheet, least_satisfied
from goodoffices.packages.space import Package
from goodoffices.packages.words import say

MEANS = {
    "nash": "the product of what each gains over no deal is largest",
    "weighted-nash": "the same product, with some parties counting for more",
    "ks": "all come equally far towards the best each could get, and as far as can be",
    "egalitarian": "whoever gains least over no deal, as a share of its range from worst to best, gains most",
    "utilitarian": "the sum of all shares of the ranges, from each party's worst package to its best, is largest",
    "agreed": "the package to be improved",
    "improved": "nobody is worse off than in the package to be improved",
    "text": "what one draft came to, changed as long as nobody rejected the change",
    "maximin-share": "each has at least what it would be sure of, were it to make the bundles and choose last",
    "pool": "one of some packages as unlike each other as they can be",
}
"""What a solution is, in a half sentence."""

MIDDLE = (
    "What {party} wants is known in words only: the middle of all that fits{what} stands in for numbers, out of 100."
)
SHARED = " what nobody guesses by name"
"""What a middle is of where people guess by name: their guesses are kept apart, and none of them counts for it."""
DRAWN = "That middle was drawn, not worked out: no answer that rests on it is exact."
SLOW = "This ran without numba: the same answers, but slower. Install it with: pip install 'goodoffices[quick]'"
REGRET = "Regret: the most that may be missed against the others here, in shares of the parties' ranges, added up."


def none_text(sheet: Sheet) -> str:
    """Return why no package is efficient: a fair answer shows that one is allowed, a refused one that none is."""
    if any(error.code == "no-package" for _, error in sheet.failed):
        return "no package satisfies every constraint."
    if any(one.packages for one in sheet.fair):
        return "every package is worth less than no deal to somebody."
    return "no package that the constraints allow is worth as much as no deal to everybody."


def middle_text(sheet: Sheet, party: str) -> str:
    """Return what stands in for the numbers of a party that is known in words only, and how it was found."""
    said = MIDDLE.format(party=named(party), what=SHARED if sheet.apart else "")
    return f"{said} {DRAWN}" if party in sheet.drawn else said


def sure_text(sure: Sure, measure: float | None = None) -> str:
    """Return how sure an answer is, in words; a gap beside what was reached, where that is given."""
    match sure.sort:
        case "exact":
            return "exact"
        case "loss":
            return f"loss <= {sure.most * 100:.3g} % of each party's range"
        case "gap":
            reached = "" if measure is None else f" on {measure:.4g} reached"
            return f"gap <= {sure.most:.3g}{reached}: proved to be no further from the best"
    return "found, not proved to be the best"


def chance_text(chance: Chance) -> str:
    """Return a share with its Monte Carlo error, both as percentages."""
    if not chance.error:
        return share(chance.share)
    error = f"{chance.error * 100:.1f}"
    return f"{share(chance.share)} ± {error if error != '0.0' else '<0.1'}"


def likely_cells(one: Likely) -> Iterator[str]:
    """Give how often a package is acceptable: to each, to all at once; how often it is efficient; its regret."""
    yield from map(chance_text, (*one.each, one.everyone))
    yield chance_text(one.efficient) if one.efficient else ""
    yield "" if one.regret is None else f"{one.regret:.2f}"


def note_text(code: str, params: Mapping[str, str]) -> str:
    """Return a note on a solution in words."""
    return say(code, **{name: named(str(value)) for name, value in params.items()})


def gains_text(scenario: Scenario, points: Sequence[int]) -> str:
    """Return what points are to each party, in the same words for all: more, less or no difference, in its units."""
    return "; ".join(_gain(profile, more) for profile, more in zip(scenario.profiles, points, strict=True))


def _gain(profile: Profile, points: int) -> str:
    if not points:
        return say("trade.same", party=named(profile.party))
    code = "trade.more" if points > 0 else "trade.less"
    return say(code, party=named(profile.party), units=in_units(profile, abs(points)))


def least_text(parties: Sequence[str], read: Sequence[Reach], points: Sequence[int]) -> str:
    """Return who comes least far in a package, and how far; every party where all come equally far."""
    return f"{least_named([*map(named, parties)], read, points)}, {far_text(least_satisfied(read, points)[1])}"


def least_named(names: Sequence[str], read: Sequence[Reach], points: Sequence[int]) -> str:
    """Return who comes least far in a package, by names as they are shown; where all come equally far, that they do."""
    places, _ = least_satisfied(read, points)
    return "all alike" if len(places) == len(names) > 1 else ", ".join(names[place] for place in places)


def far_text(part: float) -> str:
    """Return how far a party comes: a share of its way, or by what share it falls short of no deal."""
    return share(part) if part >= 0 else f"{share(-part)} short"


def against(scenario: Scenario, package: Package) -> Iterator[str]:
    """Give what speaks against carrying a package: who would not take it, and which constraints it breaks."""
    checked = scenario.check(package)
    refuses = [named(party) for party, takes in zip(scenario.parties, checked.accepted, strict=True) if not takes]
    if refuses:
        yield f"worth less than no deal to {', '.join(refuses)}"
    if checked.broken:
        yield "breaks constraint " + ", ".join(str(place + 1) for place in checked.broken)
