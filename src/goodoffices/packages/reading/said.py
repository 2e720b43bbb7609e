"""A statement about what a party wants, as plain data."""

from __future__ import annotations

from typing import Any

import msgspec


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement about what a party wants: of which kind, who made it, in which words, and what it says.

    The fields of each kind: "ranking" has `order`, issues from the most important, those that are equal in one group;
    "option-ranking" has `issue` and `order`, its options from the best; "at-least-times" has `more`, `less`, `times`;
    "interval" has `issue` (its share of all), or that and `option`, or `package`, with `least` and `most`, which may be
    None; "acceptable" and "unacceptable" have `package`; "prefers" has `package` and `to`, the one it is preferred to.
    Packages are options by issue, of every issue or of some.
    """

    party: str
    kind: str
    by: str = ""
    said: str = ""
    fields: dict[str, Any] = {}
    line: int = 0
