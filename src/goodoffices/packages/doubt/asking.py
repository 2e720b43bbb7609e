"""The next best question: what an answer can be expected to gain, less what it costs to ask.

The gain is that of a choice made after the answer over one made before: the merit of the then best package, on average
over the answers as often as the profiles give them, less the merit of the best package now (Raiffa and Schlaifer, the
expected value of sample information). That looks one question ahead; an answer that changes no choice yet may decide
later ones. So a share of how far it moves the merits is counted as well, found by trial on profiles drawn at random.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from goodoffices.packages.doubt.candidates import FEW, best
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.merit import Floats, Goal, payoffs
from goodoffices.packages.doubt.parties import Certain
from goodoffices.packages.doubt.questions import OPEN, Question, key, questions
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch

COST = 0.002
"""What asking costs where nothing is said: so much of the rate at which all accept, or of the Nash product."""
REFUSAL = 0.1
"""How likely a refusal is where nothing is said."""
AHEAD = 0.2
"""What it counts for that an answer moves the merits by so much, before it changes a choice."""
POOL = 24
DRAWN = 24


class Asked(msgspec.Struct, frozen=True):
    """A question, and what is to be expected of it.

    `gain` is in the unit of the merit, `net` what is left of it after the chance of a refusal and the cost; `moves` is
    how far the merits move on average, refusals counted in, at most as far as there is anything to gain; `first` is how
    likely the first answer is.
    """

    question: Question
    gain: float
    net: float
    moves: float
    first: float

    @property
    def worth(self) -> float:
        """What questions are chosen by: the net gain, and a share of how far the merits move."""
        return self.net + AHEAD * self.moves


def pool_of(
    doubted: Doubt, goal: Goal, *, seed: int = 0, begun: Sequence[Package] = (), watch: Watch = UNWATCHED
) -> list[Package]:
    """Return packages worth a look: the best as things are seen, and the best were they as a few profiles have them."""
    rng = np.random.default_rng(seed)
    restarts = 0 if begun else 4
    found = dict.fromkeys(best(doubted, count=POOL, goal=goal, restarts=restarts, seed=seed, begun=begun, watch=watch))
    few = doubted.space.size <= FEW
    top = next(iter(found))
    for number in range(DRAWN if few else DRAWN // 4):
        watch.step("ask", number, DRAWN)
        some = [p.only(rng.integers(p.draws, size=1 if few else 16)) for p in doubted.parties]
        part = Doubt(doubted.space, tuple(some))
        found |= dict.fromkeys(best(part, count=1, goal=goal, restarts=0, begun=[top], seed=seed + number, watch=watch))
    return list(found)


def asked(
    doubted: Doubt,
    pool: Sequence[Package],
    some: Sequence[Question],
    *,
    goal: Goal = "acceptable",
    costs: Mapping[str, float] | float = COST,
    refusal: Mapping[str, float] | float = REFUSAL,
    watch: Watch = UNWATCHED,
) -> list[Asked]:
    """Return what is to be expected of each question that is open, in the order of the questions.

    `costs` and `refusal` are by party where they differ.
    """
    yields = [payoffs(one, pool, goal) for one in doubted.parties]
    means = [matrix.mean(axis=0) for matrix in yields]
    room = _room(yields)
    found = []
    for number, question in enumerate(some):
        watch.step("ask", number, len(some))
        place = doubted.party(question.party)
        one = doubted.parties[place]
        fits = question.fits(one, doubted.space)
        if OPEN <= fits.mean() <= 1 - OPEN:
            others = np.prod([mean for at, mean in enumerate(means) if at != place], axis=0) * np.ones(len(pool))
            chance = 1 - _by(refusal, question.party, REFUSAL)
            gain, moves = _gained(others, yields[place], fits)
            net = chance * gain - _by(costs, question.party, COST)
            found.append(Asked(question, gain, net, chance * min(moves, room), float(fits.mean())))
    return found


def _room(yields: Sequence[Floats]) -> float:
    """Return what there is to gain by knowing all: the best package of each profile, less the best of all (EVPI)."""
    draws = min((len(matrix) for matrix in yields if len(matrix) > 1), default=1)
    # of whom the same is known the same was drawn: one is moved on, so that they are independent of each other
    like = [sum(np.array_equal(matrix, other) for other in yields[:at]) for at, matrix in enumerate(yields)]
    moved = [np.roll(matrix, step, axis=0) for matrix, step in zip(yields, like, strict=True)]
    each = np.prod([np.broadcast_to(matrix[:draws], (draws, matrix.shape[1])) for matrix in moved], axis=0)
    return max(float(each.max(axis=1).mean() - each.mean(axis=0).max()), 0.0)


def _gained(others: Floats, yields: Floats, fits: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[float, float]:
    """Return the expected gain of knowing which profiles fit, and how far the merits move, on average."""
    first, chance = others * yields[fits].mean(axis=0), float(fits.mean())
    second = others * yields[~fits].mean(axis=0)
    now = chance * first + (1 - chance) * second
    gain = chance * float(first.max()) + (1 - chance) * float(second.max()) - float(now.max())
    rival = first - first[now.argmax()] - (second - second[now.argmax()])
    return max(gain, 0.0), chance * (1 - chance) * float(np.abs(rival).max())


def _by(number: Mapping[str, float] | float, party: str, otherwise: float) -> float:
    return number.get(party, otherwise) if isinstance(number, Mapping) else number


def next_question(
    doubted: Doubt,
    *,
    goal: Goal = "acceptable",
    costs: Mapping[str, float] | float = COST,
    refusal: Mapping[str, float] | float = REFUSAL,
    before: Sequence[Question] = (),
    pool: Sequence[Package] | None = None,
    seed: int = 0,
    watch: Watch = UNWATCHED,
) -> Asked | None:
    """Return the question to ask next, of which party, or None where none is open.

    Its `worth` says whether it is worth the asking: more than 0. `before` are questions that were asked, which are not
    asked again, answered or not. Raises NoPackage where no package is allowed; as the watch does.
    """
    if all(isinstance(one, Certain) for one in doubted.parties):
        return None
    pool = pool_of(doubted, goal, seed=seed, watch=watch) if pool is None else pool
    known = {key(one) for one in before}
    some = [one for one in questions(doubted, pool[:POOL], seed=seed) if key(one) not in known]
    found = asked(doubted, pool, some, goal=goal, costs=costs, refusal=refusal, watch=watch)
    return max(found, key=lambda one: one.worth, default=None)
