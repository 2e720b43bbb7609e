"""Linear programs: whether lines can hold at once, and how far one goes. Solved by HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import inf
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.faults import PackagesError

Floats = NDArray[np.float64]
TOLERANCE = 1e-9


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
        self._highs = _quiet()()
        for option, value in (("threads", 1), ("random_seed", 0)):
            self._highs.setOptionValue(option, value)
        for option in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            self._highs.setOptionValue(option, TOLERANCE)
        self._highs.passModel(_model(bounds, rows, whole))

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
        import highspy

        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            solved = self._highs.getSolution()
            value = float(self._highs.getInfo().objective_function_value)
            return Found(value, np.array(solved.col_value), np.array(solved.row_dual))
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        raise PackagesError("unsolved", status=self._highs.modelStatusToString(status))


@cache
def _quiet() -> Any:
    """Return the solver as a class that prints nothing: its own prints a banner when its callbacks are set up."""
    from highspy import Highs

    base: Any = Highs

    def silenced(self: Any) -> None:
        self.setOptionValue("output_flag", False)
        base.enableCallbacks(self)

    return type("Quiet", (base,), {"enableCallbacks": silenced})


def _model(bounds: Sequence[tuple[float, float]], rows: Sequence[Between], whole: bool) -> Any:
    from highspy import HighsLp, HighsVarType, MatrixFormat

    model = HighsLp()
    model.num_col_, model.num_row_ = len(bounds), len(rows)
    model.col_cost_ = np.zeros(len(bounds))
    model.col_lower_ = np.array([least for least, _ in bounds], dtype=np.float64)
    model.col_upper_ = np.array([most for _, most in bounds], dtype=np.float64)
    model.row_lower_ = np.array([row.least for row in rows], dtype=np.float64)
    model.row_upper_ = np.array([row.most for row in rows], dtype=np.float64)
    model.a_matrix_.format_ = MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.form) for row in rows)]).astype(np.int32)
    model.a_matrix_.index_ = np.array([column for row in rows for column in row.form], dtype=np.int32)
    model.a_matrix_.value_ = np.array([number for row in rows for number in row.form.values()], dtype=np.float64)
    if whole:
        model.integrality_ = [HighsVarType.kInteger] * len(bounds)
    return model
