"""Profiles drawn evenly from all that fit what was said: exactly where that can be done, by hit-and-run otherwise."""

from __future__ import annotations

from itertools import combinations

import msgspec
import numpy as np

from goodoffices.packages.doubt.blocks import Blocks, blocks
from goodoffices.packages.doubt.conflict import conflict
from goodoffices.packages.doubt.linear import Floats
from goodoffices.packages.doubt.lines import Lines, lines_of
from goodoffices.packages.doubt.mixing import Mixing, worst
from goodoffices.packages.doubt.polytope import Flat, around, corners, even, facets, flat, spread
from goodoffices.packages.doubt.walking import Region, Ways, walked
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Knowledge, in_words
from goodoffices.packages.space import Space
from goodoffices.packages.watching import UNWATCHED, Watch

WORTHWHILE = 0.02
"""Points are drawn around and left out where they do not fit if at least this share of them does."""
PILOT = 4_096
MOST_CORNERS = 40


class Drawn(msgspec.Struct, frozen=True, eq=False):
    """Profiles that fit what was said: `x` (draws, columns) are weights, scores not known, and reserve."""

    lines: Lines
    x: Floats
    mixing: Mixing


class Source(msgspec.Struct, frozen=True, eq=False):
    """Where independent points of a block come from: a simplex, less what lies outside of the block."""

    inside: Flat
    corners: Floats
    exact: bool

    def draw(self, count: int, rng: np.random.Generator) -> Floats:
        """Return points (count, columns) spread evenly over the block."""
        found = [self.tried(count, rng)]
        while (have := sum(map(len, found))) < count:
            share = max(have / (count * len(found)), WORTHWHILE / 4)
            found.append(self.tried(int((count - have) / share) + 64, rng))
        return np.vstack(found)[:count]

    def tried(self, count: int, rng: np.random.Generator) -> Floats:
        """Return those of so many points of the simplex that lie in the block."""
        u = even(self.corners, count, rng)
        if not self.exact:
            u = u[(u @ self.inside.rows.T <= self.inside.room).all(axis=1)]
        return self.inside.at + u @ self.inside.basis.T


def draw(
    space: Space,
    knowledge: Knowledge,
    *,
    draws: int,
    seed: int,
    starts: Floats | None = None,
    watch: Watch = UNWATCHED,
) -> Drawn:
    """Return profiles spread evenly over all that fit the whole of what was said.

    `starts` are points that fit, from which chains may begin. Raises BadScenario; PackagesError: "contradictory" with
    the smallest set of statements that do not go together, "no-room" where what is said leaves no room on either side.
    """
    if (found := conflict(space, knowledge, watch=watch)) is not None:
        raise found.error
    rng = np.random.default_rng(seed)
    parted = blocks(lines_of(space, knowledge))
    x = np.empty((draws, parted.columns))
    how = Mixing("exact", draws, float(draws))
    alone, joint = parted.alone_and_joint()
    for columns in alone:
        watch.step("drawing")
        x[:, columns], part = _block(parted, columns, draws, rng, starts, watch)
        how = worst(how, part)
    if joint:
        every = sorted(column for columns in joint for column in columns)
        x[:, every], part = _jointly(parted, joint, draws, rng, starts, watch)
        how = worst(how, part)
    return Drawn(parted.lines, x, how)


def source(inside: Flat, rng: np.random.Generator) -> Source | None:
    """Return where independent points of a polytope come from, or None where only chains lead to any."""
    if inside.dimensions == 0:
        return Source(inside, np.zeros((1, 0)), exact=True)
    kept = facets(inside)
    if (made := corners(inside, kept)) is not None:
        return Source(inside, made, exact=True)
    made = around(inside, kept, rng)
    if made is None:
        return None
    found = Source(inside, made, exact=False)
    return found if len(found.tried(PILOT, rng)) >= WORTHWHILE * PILOT else None


def flat_of(parted: Blocks, columns: list[int]) -> Flat:
    """Return the flat of a block. Raises PackagesError: "no-room"."""
    found = flat(parted.polytope(columns))
    if found is None:
        raise no_room(parted)
    return found


def _block(
    parted: Blocks, columns: list[int], draws: int, rng: np.random.Generator, starts: Floats | None, watch: Watch
) -> tuple[Floats, Mixing]:
    inside = flat_of(parted, columns)
    drawn = source(inside, rng)
    if drawn is not None:
        return drawn.draw(draws, rng), Mixing("exact" if drawn.exact else "rejection", draws, float(draws))
    region = _region([inside], [list(range(len(columns)))], [{0}], len(columns))
    begun = _begun(inside, rng) if starts is None else starts[:, columns]
    return walked(region, begun, draws, rng, watch)


def _begun(inside: Flat, rng: np.random.Generator, count: int = 256) -> Floats:
    """Return points inside, farther apart than evenly spread ones: chains that began there and agree have mixed."""
    far = np.vstack([spread(inside, rng), np.zeros(inside.dimensions)])
    parts = rng.dirichlet(np.full(len(far), 0.3), size=count)
    return inside.at + 0.9 * (parts @ far) @ inside.basis.T


def _region(flats: list[Flat], places: list[list[int]], sorts: list[set[int]], columns: int) -> Region:
    """Return the region of blocks side by side; `sorts` says of each block with which others it moves."""
    rows = np.vstack([_wide(one.rows @ one.basis.T, place, columns) for one, place in zip(flats, places, strict=True)])
    most = np.concatenate([one.room + one.rows @ (one.basis.T @ one.at) for one in flats])
    bases = [_wide(one.basis.T, place, columns) for one, place in zip(flats, places, strict=True)]
    axes = [_wide(_axes(one), place, columns) for one, place in zip(flats, places, strict=True)]
    ways = []
    for sort in sorted(set().union(*sorts)):
        own = [at for at, of in enumerate(sorts) if sort in of and flats[at].dimensions]
        chances = np.concatenate([np.full(len(axes[at]), 1 / max(len(axes[at]), 1)) for at in own] or [np.zeros(0)])
        if own:
            basis = np.vstack([bases[at] for at in own]).T
            some = np.vstack([axes[at] for at in own])
            ways.append(Ways(basis, some, np.cumsum(chances) / max(float(chances.sum()), 1.0)))
    return Region(rows, most, tuple(ways), np.zeros((0, columns)), np.zeros(0))


def _wide(rows: Floats, place: list[int], columns: int) -> Floats:
    found = np.zeros((len(rows), columns))
    found[:, place] = rows
    return found


def _axes(inside: Flat) -> Floats:
    """Return from each corner to each other of a simplex that a block is, or lies in; none if there are too many."""
    if not inside.dimensions:
        return np.zeros((0, len(inside.at)))
    kept = facets(inside)
    rng = np.random.default_rng(0)
    made = corners(inside, kept)
    made = around(inside, kept, rng) if made is None else made
    if made is None or len(made) > MOST_CORNERS:
        return np.zeros((0, len(inside.at)))
    pairs = list(combinations(range(len(made)), 2))
    return np.array([made[one] - made[other] for one, other in pairs]) @ inside.basis.T


def _jointly(
    parted: Blocks, joint: list[list[int]], draws: int, rng: np.random.Generator, starts: Floats | None, watch: Watch
) -> tuple[Floats, Mixing]:
    """Return points of blocks that mixed lines hang together: first by leaving out, then by chains."""
    every = sorted(column for columns in joint for column in columns)
    place = {column: at for at, column in enumerate(every)}
    flats = [flat_of(parted, columns) for columns in joint]
    places = [[place[column] for column in columns] for columns in joint]
    scores = [column for column in every if parted.lines.weights <= column < parted.lines.reserve]
    # the reserve moves with both, weights and scores each with their like
    sorts = [{1} if columns[0] in scores else {0, 1} if columns == [parted.lines.reserve] else {0} for columns in joint]
    region = _mixed(parted, every, scores, _region(flats, places, sorts, len(every)))
    sources = [source(one, rng) for one in flats]
    ready = [one for one in sources if one is not None]
    if len(ready) == len(flats):
        found = _left_in(region, ready, places, draws, rng)
        if found is not None:
            return found, Mixing("rejection", draws, float(draws))
    begun = _begun_products(parted, every, scores, flats, rng) if starts is None else starts[:, every]
    return walked(region, begun, draws, rng, watch)


def _mixed(parted: Blocks, every: list[int], scores: list[int], region: Region) -> Region:
    """Return the region with the mixed lines as rows over products."""
    place = {column: at for at, column in enumerate(every)}
    rows = np.zeros((len(parted.mixed), len(every)))
    for at, line in enumerate(parted.mixed):
        for column, number in line.form.items():
            rows[at, place[column]] = number
    options = parted.lines.options
    times = tuple(place[options[column - parted.lines.weights][0]] for column in scores)
    bound = np.array([line.most for line in parted.mixed])
    return msgspec.structs.replace(region, mixed=rows, bound=bound, times=times, weights=place[scores[0]])


def _left_in(
    region: Region, sources: list[Source], places: list[list[int]], draws: int, rng: np.random.Generator
) -> Floats | None:
    """Return points of all blocks together that satisfy the mixed lines, or None where too few do."""
    found: list[Floats] = []
    tried = 0
    while sum(map(len, found)) < draws:
        x = np.empty((PILOT, region.rows.shape[1]))
        for one, place in zip(sources, places, strict=True):
            x[:, place] = one.draw(PILOT, rng)
        found.append(x[(region.lifted(x) @ region.mixed.T <= region.bound).all(axis=1)])
        tried += PILOT
        if sum(map(len, found)) < WORTHWHILE * tried:
            return None
    return np.vstack(found)[:draws]


def _begun_products(
    parted: Blocks, every: list[int], scores: list[int], flats: list[Flat], rng: np.random.Generator
) -> Floats:
    """Return points from which to begin, found where what options add is linear."""
    inside = flat(parted.products(every))
    if inside is None or inside.dimensions < sum(one.dimensions for one in flats):
        raise no_room(parted)
    begun = _begun(inside, rng)
    place = {column: at for at, column in enumerate(every)}
    for column in scores:
        issue = parted.lines.options[column - parted.lines.weights][0]
        begun[:, place[column]] /= np.maximum(begun[:, place[issue]], 1e-300)
    return begun


def no_room(parted: Blocks) -> PackagesError:
    """Return what is raised where what is said leaves no room on either side."""
    knowledge = parted.lines.knowledge
    about = dict.fromkeys(line.said for line in parted.mixed) or range(len(knowledge.statements))
    said = "; ".join(in_words(knowledge.statements[at]) for at in about)
    return PackagesError("no-room", party=knowledge.party, said=said)
