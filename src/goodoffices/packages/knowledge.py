"""What people know of a party's wishes, as they say it: each statement with who said it, and in which words.

The model behind it. A package is worth to a party the sum over the issues of the issue's weight times the score of the
option chosen. Weights are 0 or more and sum to 1; an option's score lies between 0, as bad as it can be, and 1, as good
as it can be on that issue: so a package is worth from 0 to 1. What no deal is worth, the reserve, is on the same scale.

Not known are: the weights, always; the score of every option for which no `Scores` are said, anywhere from 0 to 1; the
reserve, unless its two bounds are equal. Where all options of an issue are ranked, and none is scored, the best of them
scores 1 and the worst 0. What options are worth together is not part of this model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.space import Issue

Options = dict[str, str]
"""Issues by name, each with one of its options."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: `by` whom on the team it was guessed, and the words in which it was `said`.

    Guesses of different people are kept apart. A statement `by` nobody ("") holds for everyone: it is what the party
    said itself, or what the whole team takes as known.
    """

    by: str = ""
    said: str = ""


class Ranking(Said, frozen=True, tag="ranking"):
    """Issues, the most important first; issues in one group count the same. Issues left out may lie anywhere."""

    issues: tuple[tuple[str, ...], ...]


class OptionRanking(Said, frozen=True, tag="option-ranking"):
    """Options of an issue, the best first; options in one group score the same."""

    issue: str
    options: tuple[tuple[str, ...], ...]


class AtLeastTimes(Said, frozen=True, tag="at-least-times"):
    """An issue is at least so many times as important as another, and does count for something."""

    issue: str
    than: str
    times: float = 1.0


class Weight(Said, frozen=True, tag="weight"):
    """The weight of an issue lies between bounds."""

    issue: str
    least: float = 0.0
    most: float = 1.0


class Score(Said, frozen=True, tag="score"):
    """The score of an option lies between bounds."""

    issue: str
    option: str
    least: float = 0.0
    most: float = 1.0


class Scores(Said, frozen=True, tag="scores"):
    """The scores of options of an issue are known."""

    issue: str
    scores: dict[str, float]


class Acceptable(Said, frozen=True, tag="acceptable"):
    """The party would take this package: it is worth the reserve or more."""

    package: Options


class Unacceptable(Said, frozen=True, tag="unacceptable"):
    """The party would not take this package: it is worth less than the reserve."""

    package: Options


class Prefers(Said, frozen=True, tag="prefers"):
    """The party would rather have one package than another; issues that neither names are the same in both."""

    package: Options
    over: Options


class Alike(Said, frozen=True, tag="alike"):
    """Two packages are worth the same to the party, to within so much; issues that neither names are the same."""

    package: Options
    other: Options
    within: float = 0.02


Statement = (
    Ranking | OptionRanking | AtLeastTimes | Weight | Score | Scores | Acceptable | Unacceptable | Prefers | Alike
)


class Knowledge(msgspec.Struct, frozen=True):
    """What is known of one party: statements, and the least and the most that no deal can be worth to it.

    `reserve` None says that the party would take any package. From 0 to 1, where nothing is said, it is not known.
    """

    party: str
    statements: tuple[Statement, ...] = ()
    reserve: tuple[float, float] | None = (0.0, 1.0)

    @property
    def guessers(self) -> tuple[str, ...]:
        """Who guessed something of the party, in the order of their first guess."""
        return tuple(dict.fromkeys(one.by for one in self.statements if one.by))

    def guessed(self, by: str) -> Knowledge:
        """Return what one person takes for so: their own guesses, and what holds for everyone."""
        kept = tuple(one for one in self.statements if one.by in ("", by))
        return Knowledge(self.party, kept, self.reserve)

    def told(self, *statements: Statement) -> Knowledge:
        """Return the same with more statements."""
        return Knowledge(self.party, (*self.statements, *statements), self.reserve)


def rising(issue: Issue, *, by: str = "", said: str = "") -> Scores:
    """Return scores that rise evenly with the issue's values, or with the places of its options: the more the better.

    Raises PackagesError: "one-value" where all are equal.
    """
    values = issue.values or tuple(map(float, range(len(issue.options))))
    least, most = min(values), max(values)
    if least == most:
        raise PackagesError("one-value", issue=issue.name)
    scores = {option: (value - least) / (most - least) for option, value in zip(issue.options, values, strict=True)}
    return Scores(issue=issue.name, scores=scores, by=by, said=said)


def falling(issue: Issue, *, by: str = "", said: str = "") -> Scores:
    """Return scores that fall evenly: the less the better. Raises PackagesError: "one-value"."""
    up = rising(issue, by=by, said=said)
    return msgspec.structs.replace(up, scores={option: 1 - score for option, score in up.scores.items()})


def in_words(statement: Statement) -> str:
    """Return the words in which a statement was entered, or plain ones where none were."""
    return statement.said or " ".join(_plain(statement))


def _plain(statement: Statement) -> Iterator[str]:
    match statement:
        case Ranking(issues=groups):
            yield _ranked(groups) + " in importance"
        case OptionRanking(issue=issue, options=groups):
            yield f"{issue}: {_ranked(groups)}"
        case AtLeastTimes(issue=issue, than=than, times=times):
            yield f"{issue} is at least {times:g} times as important as {than}"
        case Weight(issue=issue, least=least, most=most):
            yield f"{issue} weighs from {least:g} to {most:g}"
        case Score(issue=issue, option=option, least=least, most=most):
            yield f"{issue}: {option} scores from {least:g} to {most:g}"
        case Scores(issue=issue, scores=scores):
            yield f"{issue}: " + ", ".join(f"{option} scores {score:g}" for option, score in scores.items())
        case Acceptable(package=package):
            yield f"{_named(package)} is acceptable"
        case Unacceptable(package=package):
            yield f"{_named(package)} is not acceptable"
        case Prefers(package=package, over=over):
            yield f"{_named(package)} is better than {_named(over)}"
        case Alike(package=package, other=other):
            yield f"{_named(package)} is as good as {_named(other)}"


def _ranked(groups: Iterable[Iterable[str]]) -> str:
    return " before ".join(" and ".join(group) for group in groups)


def _named(package: Mapping[str, str]) -> str:
    return "(" + ", ".join(f"{issue} {option}" for issue, option in package.items()) + ")"
