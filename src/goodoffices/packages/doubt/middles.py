"""The middle of all wishes of a party that fit: what each option adds on average, and what no deal is worth.

Where what was said parts into simplices, as rankings do, the middle of each is the mean of its corners, exactly:
nothing is drawn, and what is even by what was said is even in the middle. Of other shapes it is a mean over draws.
"""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.packages.doubt.blocks import Blocks, blocks
from goodoffices.packages.doubt.conflict import conflict
from goodoffices.packages.doubt.drawing import flat_of
from goodoffices.packages.doubt.linear import Floats
from goodoffices.packages.doubt.lines import Lines, lines_of
from goodoffices.packages.doubt.parties import sampled
from goodoffices.packages.doubt.polytope import corners, facets
from goodoffices.packages.knowledge import Knowledge
from goodoffices.packages.space import Space
from goodoffices.packages.watching import UNWATCHED, Watch

PLACES = 12
"""Places behind the point that a middle is reckoned to: what differs by less is equal."""


class Middle(msgspec.Struct, frozen=True):
    """What options add on average, by issue and option, and what no deal is worth: shares of a package's whole worth.

    `drawn` says that some of it is a mean over draws, and not exact.
    """

    adds: tuple[tuple[float, ...], ...]
    reserve: float
    drawn: bool


def middle_of(space: Space, knowledge: Knowledge, *, seed: int = 0, watch: Watch = UNWATCHED) -> Middle:
    """Return the middle of all that fits what is known of a party. Raises as `sampled`."""
    if (found := conflict(space, knowledge, watch=watch)) is not None:
        raise found.error
    parted = blocks(lines_of(space, knowledge))
    means = _exactly(parted)
    drawn = bool(np.isnan(means).any())
    x = sampled(space, knowledge, seed=seed, watch=watch).drawn.x if drawn else means[None, :]
    means = _evened(parted, np.where(np.isnan(means), x.mean(axis=0), means))
    joint = {column for columns in parted.alone_and_joint()[1] for column in columns}
    adds = tuple(
        tuple(_adds(parted.lines, (place, option), means, x, joint) for option in range(len(issue.options)))
        for place, issue in enumerate(space.issues)
    )
    return Middle(adds, round(float(means[-1]), PLACES), drawn)


def _exactly(parted: Blocks) -> Floats:
    """Return the mean of every column over all that fits, or no number where its block is no simplex of its own."""
    means = np.full(parted.columns, np.nan)
    for columns in parted.alone_and_joint()[0]:
        inside = flat_of(parted, columns)
        made = corners(inside, facets(inside)) if inside.dimensions else np.zeros((1, 0))
        if made is not None:
            means[columns] = inside.at + inside.basis @ made.mean(axis=0)
    return means


def _evened(parted: Blocks, means: Floats) -> Floats:
    """Return means with those of all weights of which nothing is said made equal: they are so by symmetry."""
    lines = parted.lines
    about = {column for line in lines.said for column in line.form if column != lines.alone(line)} | parted.mixing()
    unsaid = [column for column in range(lines.weights) if column not in about]
    if unsaid:
        means[unsaid] = means[unsaid].mean()
    return means


def _adds(lines: Lines, at: tuple[int, int], means: Floats, x: Floats, joint: set[int]) -> float:
    """Return what an option adds on average: weight and score are independent, but where both hang together."""
    if at in lines.known:
        return round(float(means[at[0]]) * lines.known[at], PLACES)
    column = lines.columns[at]
    if {at[0], column} <= joint:
        return float((x[:, at[0]] * x[:, column]).mean())
    return round(float(means[at[0]] * means[column]), PLACES)
