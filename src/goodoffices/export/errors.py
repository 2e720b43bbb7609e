"""Errors and problems into words: what is wrong, where, and what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from goodoffices.acts.problems import GoodOfficesError, Problem
from goodoffices.export.tongue import ENGLISH, tongue

_MORE = ("instead", "nearest")


def error_text(code: str, params: dict[str, Any]) -> str:
    """Return the message for a code, with what to write instead where that is known; raises KeyError for no code."""
    # what a language lacks is said in English rather than not at all
    messages = {**ENGLISH.messages, **tongue().messages}
    filled = {name: _shown(value) for name, value in params.items()}
    reason = f"{code}.{filled.get('reason', '')}"
    parts = [messages[reason if reason in messages else code].format_map(filled)]
    parts += [
        messages[f"{code}.{more}"].format_map(filled)
        for more in _MORE
        if filled.get(more) and f"{code}.{more}" in messages
    ]
    return " ".join(parts)


def _shown(value: Any) -> Any:
    if isinstance(value, (list, tuple, set, frozenset)):
        value = tongue().words["comma"].join(str(item) for item in value)
    return shown(value) if isinstance(value, str) else value


def shown(text: str) -> str:
    """Return a text that came from outside as it may be printed: what would steer a terminal is spelt out."""
    return _STEERS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def say_error(error: GoodOfficesError) -> str:
    """Return an error as one message."""
    return error_text(error.code, error.params)


def say_problem(problem: Problem) -> str:
    """Return a problem as "FILE:LINE: FIELD: MESSAGE", leaving out what is not known."""
    file = shown(problem.file) or "input"
    where = f"{file}:{problem.line}" if problem.line else file
    field = f" {shown(problem.field)}:" if problem.field else ""
    return f"{where}:{field} {error_text(problem.code, problem.params)}"


def problems_text(problems: Iterable[Problem]) -> str:
    """Return every problem, one to a row, and how many there are."""
    rows = [say_problem(problem) for problem in problems]
    return "\n".join([*rows, error_text("problems", {"count": len(rows)})]) + "\n"
