"""Linear programs: whether lines can hold at once, and how far one goes. Solved by HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.highs import Columns, Line, loaded, solver

Floats = NDArray[np.float64]


class Between(NamedTuple):
    """A linear form lies between bounds."""

    form: Mapping[int, float]
    least: float
    most: float


class Found(NamedTuple):
    """The least value of the objective, where it is taken, and what each row adds to it: its dual value."""

    value: float
    at: Floats
    duals: Floats


class Program:
    """A program over bounded columns, solved again and again with other costs and other rows in force."""

    def __init__(self, bounds: Sequence[tuple[float, float]], rows: Sequence[Between], *, whole: bool = False) -> None:
        self.columns, self._rows = len(bounds), rows
        self._highs = solver(_columns(bounds, whole), [_line(row) for row in rows])

    def least(self, cost: Mapping[int, float] | Floats) -> Found | None:
        """Return the least a linear form takes, or None where the rows in force cannot hold at once.

        Raises PackagesError: "unsolved" where HiGHS gives no answer.
        """
        dense = np.zeros(self.columns)
        if isinstance(cost, Mapping):
            for column, number in cost.items():
                dense[column] = number
        else:
            dense[:] = cost
        self._highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), dense)
        return self._run()

    def in_force(self, chosen: Iterable[int]) -> None:
        """Let these rows hold, and no others."""
        chosen = set(chosen)
        count = len(self._rows)
        least = np.array([row.least if at in chosen else -inf for at, row in enumerate(self._rows)])
        most = np.array([row.most if at in chosen else inf for at, row in enumerate(self._rows)])
        self._highs.changeRowsBounds(count, np.arange(count, dtype=np.int32), least, most)

    def _run(self) -> Found | None:
        self._highs.run()
        status, known = self._highs.getModelStatus(), loaded().HighsModelStatus
        if status == known.kOptimal:
            solved = self._highs.getSolution()
            value = float(self._highs.getInfo().objective_function_value)
            return Found(value, np.array(solved.col_value), np.array(solved.row_dual))
        if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
            return None
        raise PackagesError("unsolved", status=self._highs.modelStatusToString(status))


def _columns(bounds: Sequence[tuple[float, float]], whole: bool) -> Columns:
    low, high = ([bound[side] for bound in bounds] for side in (0, 1))
    return Columns(np.zeros(len(bounds)), low, high, [True] * len(bounds) if whole else None)


def _line(row: Between) -> Line:
    return Line(np.array(list(row.form), np.int64), np.array(list(row.form.values()), np.float64), row.least, row.most)
