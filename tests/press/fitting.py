"""Fit how much each thing tells when pairs of accounts are put in order, on the open half of the set.

Run `python -m tests.press.fitting` from the root; it prints the weights for `languages/en-accounts.yaml`, and the
precision reached when each eighth of the articles is held out in turn.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np

from goodoffices.press.accounts import features, most_shared, others_before, pairs, told_in, weights_of
from goodoffices.press.language import english
from goodoffices.press.likening import Told, names_of
from goodoffices.press.values import Content, Dated, Level, Speaker, Statement
from tests.press.gold import Gold, read_english

SET = Path(__file__).parent / "set" / "open"
RIDGE = 3.0


class Case(NamedTuple):
    """A pair, what tells of it, and whether it is marked."""

    article: str
    found: dict[str, float]
    marked: bool
    a: Told
    b: Told


def cases(golds: list[Gold]) -> list[Case]:
    """Return every pair of marked statements by different speakers; those marked as doubtful are left out."""
    return [case for gold in golds for case in _of(gold)]


def _of(gold: Gold) -> list[Case]:
    told = told_in(gold.text, _statements(gold), english())
    weights = weights_of(told)
    names = {key: names_of(_speaker(key, one)) for key, one in gold.speakers.items()}
    firm = {frozenset((pair.a, pair.b)) for pair in gold.conflicts if pair.firm}
    loose = {frozenset((pair.a, pair.b)) for pair in gold.conflicts if not pair.firm}
    out = []
    for b in told:
        given = pairs(others_before(told, b), b, weights)
        best = most_shared(given)
        for one in given:
            both = frozenset((one.a.statement.id, b.statement.id))
            if both not in loose:
                out.append(Case(gold.name, features(one, best, weights, names), both in firm, one.a, b))
    return out


def _speaker(key: str, one: Any) -> Speaker:
    return Speaker(id=key, kind=one.kind, name=one.name, role=one.role, organisation=one.organisation)


def _statements(gold: Gold) -> list[Statement]:
    return [
        Statement(
            id=one.id,
            by=one.by,
            level=cast(Level, one.level),
            content=tuple(Content(span, "paraphrase") for span in one.content),
            span=(one.content[0][0], one.content[-1][1]),
            cue=one.cue,
            event=Dated(one.event[0], "day") if one.event else None,
        )
        for one in gold.statements
    ]


def fit(matrix: Any, marked: Any, ridge: float = RIDGE) -> Any:
    """Return the weights (features,) of a logistic regression with a ridge on all but the first."""
    weights = np.zeros(matrix.shape[1])
    keep = np.eye(matrix.shape[1]) * ridge
    keep[0, 0] = 1e-6
    for _ in range(60):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - marked) + keep @ weights
        curve = (matrix * (likely * (1 - likely))[:, None]).T @ matrix + keep
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def main() -> int:
    """Print precision with articles held out, and the weights over all."""
    given = cases(read_english(SET))
    names = max((list(case.found) for case in given), key=len)
    matrix = np.array([[case.found.get(name, 0.0) for name in names] for case in given], float)
    marked = np.array([case.marked for case in given], float)
    articles = sorted({case.article for case in given})
    guess = np.zeros(len(given))
    for part in range(8):
        held = np.array([articles.index(case.article) % 8 == part for case in given])
        guess[held] = matrix[held] @ fit(matrix[~held], marked[~held])
    order = np.argsort(-guess)
    right = np.cumsum(marked[order])
    for recall in (0.3, 0.5, 0.7):
        at = int(np.argmax(right >= recall * marked.sum()))
        sys.stdout.write(f"# held out: precision {right[at] / (at + 1):.2f} at recall {recall}\n")
    weights = fit(matrix, marked)
    sys.stdout.write(
        "weights: {" + ", ".join(f"{name!r}: {value:.2f}" for name, value in zip(names, weights, strict=True)) + "}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
