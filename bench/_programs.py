"""What the programs take for five parties at 1e30 packages under constraints over all issues."""

from __future__ import annotations

from time import process_time

from _packages_cases import five_parties as scenario

from goodoffices.packages.fair import fair

SEEDS = range(5)
WIDEST = 1e-6
"""The gap up to which an answer counts as proved."""


def five_parties() -> float:
    """Return the CPU seconds of the hardest of five scenarios: Nash and max-min, both proved.

    Raises RuntimeError where an answer was not proved.
    """
    return max(map(_seconds, SEEDS))


def _seconds(seed: int) -> float:
    made = scenario(seed)
    begun = process_time()
    found = fair(made, ("nash", "egalitarian"))
    taken = process_time() - begun
    for one in found:
        if one.sure.sort != "exact" and not (one.sure.sort == "gap" and one.sure.most <= WIDEST):
            raise RuntimeError(f"{one.name}, seed {seed}: {one.sure.sort} {one.sure.most}")
    return taken
