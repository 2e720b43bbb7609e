"""What can be wrong, as a code with its parameters; the faces turn it into words."""

from __future__ import annotations

from typing import Any

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is wrong, and where; `code` is a key of the message catalogue."""

    code: str
    params: dict[str, Any] = msgspec.field(default_factory=dict)
    file: str = ""
    line: int = 0
    field: str = ""


class GoodOfficesError(Exception):
    """An error that a face can put into words: a code and its parameters, never prose."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class BadInput(GoodOfficesError):
    """What was read is not a mediation; carries every problem found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("bad-input", count=len(problems))
        self.problems = problems


class NotHere(GoodOfficesError):
    """There is no such thing, or it is not for this viewer: the two are never told apart."""

    def __init__(self, what: str = "thing") -> None:
        super().__init__("not-here", what=what)
