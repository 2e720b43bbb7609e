"""Modules and functions stay short enough to be read in one go."""

from __future__ import annotations

import ast
from statistics import median, quantiles

import pytest

from tests.house.tree import functions, length, python

LONGEST_MODULE = 400
MEDIAN_MODULE = 120
MEDIAN_FUNCTION = 8
NEARLY_EVERY_FUNCTION = 35


def nineteen_in_twenty(lengths: list[int]) -> float:
    """Return the length that 95 in 100 do not pass."""
    return quantiles(lengths, n=20, method="inclusive")[-1]


def test_no_module_is_over_400_lines() -> None:
    """Not one Python file, tests and tools included, is longer than 400 lines."""
    lengths = {path: len(text.splitlines()) for path, text in python("src", "tests", "tools", "bench").items()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_half_the_modules_are_under_120_lines() -> None:
    """The median module of the package is under 120 lines."""
    assert median(len(text.splitlines()) for text in python("src").values()) < MEDIAN_MODULE


def test_functions_are_short() -> None:
    """Half the functions of the package are under 8 lines and 95 in 100 under 35, docstrings counted."""
    lengths = [length(function) for text in python("src").values() for function in functions(text)]
    assert median(lengths) < MEDIAN_FUNCTION
    assert nineteen_in_twenty(lengths) < NEARLY_EVERY_FUNCTION


@pytest.mark.parametrize(("lines", "expected"), [(0, 1), (1, 2), (39, 40)])
def test_a_function_is_as_long_as_it_looks(lines: int, expected: int) -> None:
    """The length of a function counts its `def`, its docstring, every line to its last, and no decorator."""
    body = ["    x = 1"] * lines if lines else []
    source = "\n".join(["@wrapped", "def f(): pass" if not body else "def f():", *body, "", "y = 2"])
    assert [length(function) for function in functions(source)] == [expected]


def test_nested_functions_and_methods_are_counted() -> None:
    """No function escapes the count by standing inside a class or another function."""
    source = "class A:\n    def f(self):\n        def g():\n            return 1\n        return g\n"
    assert sorted(function.name for function in functions(source)) == ["f", "g"]
    assert ast.parse(source).body[0].lineno == 1


def test_the_long_tail_is_seen() -> None:
    """Ninety-four short functions do not hide six long ones."""
    assert nineteen_in_twenty([5] * 94 + [60] * 6) >= NEARLY_EVERY_FUNCTION
    assert nineteen_in_twenty([5] * 96 + [60] * 4) < NEARLY_EVERY_FUNCTION
