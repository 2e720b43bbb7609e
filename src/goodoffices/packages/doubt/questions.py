"""Questions a party can be asked: which of two packages it prefers, whether it would take one, which issue counts more.

Every question may be refused. A refusal is not an answer: nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec
import numpy as np

from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.parties import Certain, Mask, Mixture, Sampled
from goodoffices.packages.knowledge import (
    Acceptable,
    Alike,
    AtLeastTimes,
    Options,
    Prefers,
    Ranking,
    Statement,
    Unacceptable,
)
from goodoffices.packages.space import Package, Space

Answer = Literal["first", "second", "alike", "refused"]
"""The first, the second (of a package: it would not be taken), neither more than the other, or no answer."""
NEARLY = 0.9
"""Issues that count the same: neither less than so much of the other."""
WITHIN = 0.02
"""Packages that are as good: worth the same to within so much of a package's whole worth."""
OPEN = 0.02
"""A question is open if at least such a share of the profiles answers it either way."""


class WhichIssue(msgspec.Struct, frozen=True, tag="which-issue"):
    """Which of two issues is more important to a party?"""

    party: str
    first: str
    second: str

    def fits(self, one: Sampled | Mixture, space: Space) -> Mask:
        """Return in which profiles the answer is "first"."""
        return np.asarray(one.weights[:, space.place(self.first)] > one.weights[:, space.place(self.second)])

    def alike(self, one: Sampled | Mixture, space: Space) -> Mask:
        """Return in which profiles they count nearly the same."""
        a, b = one.weights[:, space.place(self.first)], one.weights[:, space.place(self.second)]
        return np.asarray(np.minimum(a, b) >= NEARLY * np.maximum(a, b))

    def statements(self, answer: Answer) -> tuple[Statement, ...]:
        """Return what follows from an answer; nothing from a refusal."""
        a, b = self.first, self.second
        if answer == "alike":
            return AtLeastTimes(issue=a, than=b, times=NEARLY), AtLeastTimes(issue=b, than=a, times=NEARLY)
        order = {"first": ((a,), (b,)), "second": ((b,), (a,))}
        return (Ranking(issues=order[answer]),) if answer in order else ()


class WhichPackage(msgspec.Struct, frozen=True, tag="which-package"):
    """Which of two packages would a party rather have? Issues that neither names are the same in both."""

    party: str
    first: Options
    second: Options

    def fits(self, one: Sampled | Mixture, space: Space) -> Mask:
        """Return in which profiles the answer is "first"."""
        return np.asarray(self._more(one, space) > 0)

    def alike(self, one: Sampled | Mixture, space: Space) -> Mask:
        """Return in which profiles they are nearly as good."""
        return np.asarray(np.abs(self._more(one, space)) <= WITHIN * one.span)

    def _more(self, one: Sampled | Mixture, space: Space) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        values = one.values([_filled(space, self.first), _filled(space, self.second)])
        return np.asarray(values[:, 0] - values[:, 1])

    def statements(self, answer: Answer) -> tuple[Statement, ...]:
        """Return what follows from an answer; nothing from a refusal."""
        if answer == "alike":
            return (Alike(package=self.first, other=self.second, within=WITHIN),)
        if answer == "refused":
            return ()
        one, other = (self.first, self.second) if answer == "first" else (self.second, self.first)
        return (Prefers(package=one, over=other),)


class WouldTake(msgspec.Struct, frozen=True, tag="would-take"):
    """Would a party take this package? "first" is yes, "second" no; just as good as no deal is yes."""

    party: str
    package: Options

    def fits(self, one: Sampled | Mixture, space: Space) -> Mask:
        """Return in which profiles the answer is yes."""
        return np.asarray(one.values([space.package(self.package)])[:, 0] >= one.reserve)

    def alike(self, one: Sampled | Mixture, space: Space) -> Mask:
        """Return where the answer is yes: as good as no deal is good enough."""
        return self.fits(one, space)

    def statements(self, answer: Answer) -> tuple[Statement, ...]:
        """Return what follows from an answer; nothing from a refusal."""
        if answer == "refused":
            return ()
        return (Unacceptable(package=self.package) if answer == "second" else Acceptable(package=self.package),)


Question = WhichIssue | WhichPackage | WouldTake


def key(question: Question) -> tuple[str, ...]:
    """Return what tells a question from others, whichever way round it is put."""
    match question:
        case WhichIssue(party, first, second):
            return ("issue", party, *sorted((first, second)))
        case WhichPackage(party, first, second):
            return ("package", party, *sorted((repr(sorted(first.items())), repr(sorted(second.items())))))
        case WouldTake(party, package):
            return ("take", party, repr(sorted(package.items())))


def answered(question: Question, answer: Answer, one: Sampled | Mixture, space: Space) -> Mask:
    """Return the profiles that an answer leaves; a refusal leaves all of them."""
    if answer == "refused":
        return np.ones(one.draws, dtype=np.bool_)
    if answer == "alike":
        return question.alike(one, space)
    fits = question.fits(one, space)
    return fits if answer == "first" else ~fits


def questions(doubted: Doubt, pool: Sequence[Package], *, most: int = 60, seed: int = 0) -> list[Question]:
    """Return questions to every party that is in doubt: of each sort at most so many, drawn where there are more.

    Those about packages are about these ones; two are compared on the issues on which they differ. Trades compare two
    options each of two issues: the easiest to answer, and they reach where the packages do not differ.
    """
    rng = np.random.default_rng(seed)
    found: list[Question] = []
    for one in doubted.parties:
        if not isinstance(one, Certain):
            for some in _of(doubted.space, one.party, pool, most, rng):
                order = rng.permutation(len(some))[:most] if len(some) > most else range(len(some))
                found += [some[int(at)] for at in order]
    return found


def _of(
    space: Space, party: str, pool: Sequence[Package], most: int, rng: np.random.Generator
) -> Iterator[list[Question]]:
    names = [issue.name for issue in space.issues]
    yield [WhichIssue(party, one, other) for one, other in combinations(names, 2)]
    yield [WouldTake(party, space.named(package)) for package in pool]
    yield list(_pairs(space, party, pool))
    yield list(_trades(space, party, most, rng))


def _trades(space: Space, party: str, most: int, rng: np.random.Generator) -> Iterator[Question]:
    free = [issue for issue in space.issues if len(issue.options) > 1]
    if len(free) < 2:
        return
    for _ in range(most):
        two = [free[int(at)] for at in rng.choice(len(free), 2, replace=False)]
        ends = [[issue.options[int(at)] for at in rng.choice(len(issue.options), 2, replace=False)] for issue in two]
        yield WhichPackage(
            party, *({issue.name: end[at] for issue, end in zip(two, ends, strict=True)} for at in (0, 1))
        )


def _pairs(space: Space, party: str, pool: Sequence[Package]) -> Iterator[Question]:
    seen = set()
    for one, other in combinations(pool, 2):
        differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        pair = frozenset(tuple((at, package[at]) for at in differ) for package in (one, other))
        if differ and pair not in seen:
            seen.add(pair)
            named = [{space.issues[at].name: space.issues[at].options[p[at]] for at in differ} for p in (one, other)]
            yield WhichPackage(party, *named)


def _filled(space: Space, options: Options) -> Package:
    """Return a package with these options, and the first one of every issue that is not named."""
    return tuple(issue.place(options[issue.name]) if issue.name in options else 0 for issue in space.issues)
