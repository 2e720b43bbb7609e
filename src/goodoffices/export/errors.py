"""Errors and problems into words: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goodoffices.acts.problems import GoodOfficesError, Problem
from goodoffices.export.english import MESSAGES


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def error_text(code: str, params: dict[str, Any]) -> str:
    """Return the message for a code; a code without one is shown as it is."""
    return MESSAGES[code].format_map(_Known(params)) if code in MESSAGES else code


def say_error(error: GoodOfficesError) -> str:
    """Return an error as one message."""
    return error_text(error.code, error.params)


def say_problem(problem: Problem) -> str:
    """Return a problem as "FILE:LINE: FIELD: MESSAGE", leaving out what is not known."""
    where = f"{problem.file or 'input'}:{problem.line}" if problem.line else problem.file or "input"
    field = f" {problem.field}:" if problem.field else ""
    return f"{where}:{field} {error_text(problem.code, problem.params)}"


def problems_text(problems: Iterable[Problem]) -> str:
    """Return every problem, one to a row, and how many there are."""
    rows = [say_problem(problem) for problem in problems]
    return "\n".join([*rows, error_text("problems", {"count": len(rows)})]) + "\n"
