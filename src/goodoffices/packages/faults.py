"""What can be wrong with a file or a question, as a code with its parameters; faces turn it into words."""

from __future__ import annotations

from typing import Any

import msgspec


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong: a code, its parameters, and the file, the line and the field where it is."""

    code: str
    params: dict[str, Any] = msgspec.field(default_factory=dict)
    file: str = ""
    line: int = 0
    field: str = ""


class PackagesError(Exception):
    """An error that a face can put into words: a code and its parameters, never prose."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class BadScenario(PackagesError):
    """What was read, or put together, is no scenario; carries every fault found, in the order of the file."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("bad-scenario", count=len(faults))
        self.faults = faults


class TooLarge(PackagesError):
    """What was asked needs more numbers, memory or time than was given; `what` says which."""


class NoPackage(PackagesError):
    """No package satisfies all that is required."""


class Stopped(PackagesError):
    """Somebody stopped a long run before it had an answer."""
