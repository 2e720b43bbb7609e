"""The whole elicitation: ask what is worth asking, take in the answers, stop when no question is worth its cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from goodoffices.packages.doubt.asking import COST, REFUSAL, Asked, next_question, pool_of
from goodoffices.packages.doubt.conflict import Conflict
from goodoffices.packages.doubt.doubting import Doubt, told
from goodoffices.packages.doubt.merit import Goal, merits
from goodoffices.packages.doubt.parties import DRAWS
from goodoffices.packages.doubt.questions import Answer, Question, answered
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch

Ask = Callable[[Question], Answer]
"""Puts a question to a party and returns its answer: a form, a person, or in a trial a known profile."""
Choose = Callable[[Doubt, list[Package], list[Question]], Question | None]
"""Chooses what to ask, of a doubt and packages worth a look, given what was asked before."""


class Step(msgspec.Struct, frozen=True):
    """A question that was put, the answer, what had been expected, and the best package and its merit after it."""

    question: Question
    answer: Answer
    expected: Asked | None
    package: Package
    merit: float


class Trail(msgspec.Struct, frozen=True, eq=False):
    """All that was asked, and what is known in the end.

    `package` was best before the first question, with `merit`. `ended` says why there was no further question: none was
    "worth" asking, none was "open", as many as allowed were asked ("most"), or an answer went against what was said
    before ("contradiction"; `conflict` is the smallest set of statements that do not go together).
    """

    package: Package
    merit: float
    steps: tuple[Step, ...]
    doubted: Doubt
    ended: Literal["worth", "open", "most", "contradiction"]
    conflict: Conflict | None = None

    @property
    def best(self) -> Package:
        """The package that is best in the end."""
        return self.steps[-1].package if self.steps else self.package


def elicit(
    doubted: Doubt,
    ask: Ask,
    *,
    goal: Goal = "acceptable",
    costs: Mapping[str, float] | float = COST,
    refusal: Mapping[str, float] | float = REFUSAL,
    most: int = 20,
    at_any_cost: bool = False,
    choose: Choose | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    watch: Watch = UNWATCHED,
) -> Trail:
    """Ask one question after the other, and return the trail; a refusal changes nothing, and is not asked again.

    `at_any_cost` goes on while a question is open; `choose` asks other questions than the best ones. Raises NoPackage,
    Stopped, and PackagesError as `told`, but for contradictions, which end the trail.
    """
    pool = pool_of(doubted, goal, seed=seed)
    begun = _best(doubted, pool, goal)
    steps: list[Step] = []
    ended: Literal["worth", "open", "most", "contradiction"] = "most"
    against = None
    while len(steps) < most:
        watch.step("elicit", len(steps), most)
        before = [step.question for step in steps]
        question: Question | None
        expected = None
        if choose is None:
            expected = next_question(
                doubted, goal=goal, costs=costs, refusal=refusal, before=before, pool=pool, seed=seed + len(steps)
            )
            question = expected.question if expected is not None else None
        else:
            question = choose(doubted, pool, before)
        if question is None or (expected is not None and expected.worth <= 0 and not at_any_cost):
            ended = "open" if question is None else "worth"
            break
        answer = ask(question)
        try:
            doubted = taken(doubted, question, answer, draws=draws, seed=seed + len(steps))
        except PackagesError as wrong:
            if "conflict" not in wrong.params:
                raise
            ended, against = "contradiction", wrong.params["conflict"]
            break
        if answer != "refused":
            pool = pool_of(doubted, goal, seed=seed + len(steps), begun=pool[:4])
        steps.append(Step(question, answer, expected, *_best(doubted, pool, goal)))
    return Trail(*begun, tuple(steps), doubted, ended, against)


def taken(doubted: Doubt, question: Question, answer: Answer, *, draws: int = DRAWS, seed: int = 0) -> Doubt:
    """Return the doubt that is left after an answer; the same doubt after a refusal. Raises as `told`."""
    if answer == "refused":
        return doubted
    one = doubted.parties[doubted.party(question.party)]
    fits = answered(question, answer, one, doubted.space)
    return told(doubted, question.party, question.statements(answer), fits, draws=draws, seed=seed)


def _best(doubted: Doubt, pool: list[Package], goal: Goal) -> tuple[Package, float]:
    found = merits(doubted, pool, goal)
    at = int(found.argmax())
    return pool[at], float(found[at])
