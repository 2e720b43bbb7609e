"""Errors and problems into words: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goodoffices.acts.problems import GoodOfficesError, Problem
from goodoffices.export.english import MESSAGES

_MORE = ("instead", "nearest")


def error_text(code: str, params: dict[str, Any]) -> str:
    """Return the message for a code, with what to write instead where that is known; raises KeyError for no code."""
    shown = {name: _shown(value) for name, value in params.items()}
    reason = f"{code}.{shown.get('reason', '')}"
    parts = [MESSAGES[reason if reason in MESSAGES else code].format_map(shown)]
    parts += [
        MESSAGES[f"{code}.{more}"].format_map(shown)
        for more in _MORE
        if shown.get(more) and f"{code}.{more}" in MESSAGES
    ]
    return " ".join(parts)


def _shown(value: Any) -> Any:
    return ", ".join(str(item) for item in value) if isinstance(value, (list, tuple, set, frozenset)) else value


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
