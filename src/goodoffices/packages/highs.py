"""HiGHS, as every part asks it: without its banner, on one thread, and never with a program that it did not take.

highspy is imported when it is first asked: everything that needs no program works without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.faults import PackagesError

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
CLOSE = 1e-9
"""By how much HiGHS may miss a bound; what goes in is scaled to about 1."""
_TOLERANCES = ("primal_feasibility_tolerance", "dual_feasibility_tolerance")


class Line(NamedTuple):
    """One row of a program: columns, each once, their factors, and the bounds of the sum."""

    columns: Whole
    factors: Real
    least: float
    most: float


class Columns(NamedTuple):
    """The columns of a program: cost and bounds of each, and which are whole."""

    costs: Any
    low: Any
    high: Any
    whole: Sequence[bool] | None = None


def loaded() -> Any:
    """Return highspy. Raises PackagesError: "no-solver" where it is missing, or does not load."""
    try:
        import highspy
    except ImportError:
        raise PackagesError("no-solver", solver="highs", extra="packages") from None
    return highspy


def there() -> bool:
    """Return whether highspy is there, and loads."""
    try:
        loaded()
    except PackagesError:
        return False
    return True


def solver(columns: Columns, lines: Sequence[Line], options: Mapping[str, object] | None = None) -> Any:
    """Return HiGHS with a program in it. Raises PackagesError: "no-solver", "program-refused"."""
    highspy, highs = loaded(), _quiet()()
    usual = {"threads": 1, "random_seed": 0, **dict.fromkeys(_TOLERANCES, CLOSE)}
    for name, value in (usual | dict(options or {})).items():
        highs.setOptionValue(name, value)
    # a program that was refused would be solved all the same, as an empty one, and prove anything
    if highs.passModel(_program(columns, lines)) == highspy.HighsStatus.kError:
        raise PackagesError("program-refused")
    return highs


@cache
def _quiet() -> Any:
    """Return the solver as a class that prints nothing: its own greets as soon as its callbacks are set up."""
    base: Any = loaded().Highs

    def silenced(self: Any) -> None:
        self.setOptionValue("output_flag", False)
        base.enableCallbacks(self)

    return type("Quiet", (base,), {"enableCallbacks": silenced})


def _program(columns: Columns, lines: Sequence[Line]) -> Any:
    highspy = loaded()
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(columns.costs), len(lines)
    program.col_cost_ = np.asarray(columns.costs, np.float64)
    program.col_lower_, program.col_upper_ = np.asarray(columns.low, np.float64), np.asarray(columns.high, np.float64)
    program.row_lower_ = np.array([line.least for line in lines], np.float64)
    program.row_upper_ = np.array([line.most for line in lines], np.float64)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(line.columns) for line in lines)]).astype(np.int32)
    program.a_matrix_.index_ = np.concatenate([np.zeros(0), *(line.columns for line in lines)]).astype(np.int32)
    program.a_matrix_.value_ = np.concatenate([np.zeros(0), *(line.factors for line in lines)])
    if columns.whole is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        program.integrality_ = [kinds[bool(flag)] for flag in columns.whole]
    return program
