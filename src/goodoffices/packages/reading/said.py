"""A statement about what a party wants, as plain data."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.packages.knowledge import Statement


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement about what a party wants: of which kind, who made it, in which words, and what it says.

    The fields of each kind: "ranking" has `issues`, from the most important, those that are equal in one group;
    "option-ranking" has `issue` and `options`, from the best; "at-least-times" has `issue`, `than` and `times`;
    "weight" has `issue`, `least`, `most`; "score" has these and `option`; "scores" has `issue` and `scores`, by option;
    "reserve" has `least` and `most`; "acceptable" and "unacceptable" have `package`, "prefers" that and `over`, "alike"
    that, `other` and `within`. Bounds that were not said are left out. Packages are options by issue, of all or some.
    """

    party: str
    kind: str
    by: str = ""
    said: str = ""
    fields: dict[str, Any] = {}
    line: int = 0

    @property
    def statement(self) -> Statement:
        """What it comes to, with who said it and in which words; of any kind but "reserve"."""
        read = {"type": self.kind, "by": self.by, "said": self.said, **self.fields}
        made: Statement = msgspec.convert(read, Statement)
        return made
