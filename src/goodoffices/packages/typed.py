"""What a person types: a package, a time, the names of solutions. All of it is refused in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

import yaml

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.plainly import cut
from goodoffices.packages.space import Package, Space

SOLUTIONS = ("nash", "ks", "egalitarian", "utilitarian", "weighted-nash")
"""The solutions that can be asked for, by the name they are asked for by."""
_TIME = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*(s|m|h|)")
_SECONDS = {"s": 1, "": 1, "m": 60, "h": 3600}
MOST_POOL = 50
"""Packages of a pool at most: whoever looks at them has to be able to."""
_LETTERS = 100_000
_BRACKETS = 1_000
"""Nested brackets take long to read, and no package has any."""


def solutions(text: str) -> tuple[str, ...]:
    """Return the solutions named, each once, in their order. Raises PackagesError: "solve-unknown", "solve-none"."""
    named = tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip().lower())))
    for name in named:
        if name not in SOLUTIONS:
            raise PackagesError("solve-unknown", found=cut(name, 40), known=SOLUTIONS)
    if not named:
        raise PackagesError("solve-none", known=SOLUTIONS)
    return named


def seconds(text: str) -> float:
    """Return a time in seconds: 10s, 1.5m, 2h, or a number of seconds. Raises PackagesError: "time-form"."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None or not float(found[1]):
        raise PackagesError("time-form", found=cut(text, 40))
    return float(found[1]) * _SECONDS[found[2]]


def pool_size(text: str) -> int:
    """Return how many packages a pool is to have; 0 where nothing is said. Raises PackagesError: "pool-size"."""
    if not text.strip():
        return 0
    if not re.fullmatch("[0-9]{1,4}", text.strip()) or not 2 <= int(text) <= MOST_POOL:
        raise PackagesError("pool-size", found=cut(text, 40), least=2, most=MOST_POOL)
    return int(text)


def typed_package(space: Space, text: str) -> Package:
    """Return the package of a line such as "fee=40, berths=two". Raises PackagesError.

    Commas and signs of equality may be part of a name: issues are known, and an option goes up to the next issue.
    """
    text = normalize("NFC", text)
    names = sorted((normalize("NFC", issue.name) for issue in space.issues), key=len, reverse=True)
    issue = "|".join(map(re.escape, names))
    found = list(re.finditer(rf"(?:^|[,;\n])\s*({issue})\s*=", text))
    if not found or text[: found[0].start()].strip():
        raise _no_package(space, text)
    options: dict[str, str] = {}
    for place, one in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        if one[1] in options:
            raise PackagesError("issue-said-twice", issue=one[1])
        options[one[1]] = text[one.end() : end].strip().rstrip(",;").strip()
    return space.package(options)


def written_package(space: Space, text: str) -> Package:
    """Return the package of a YAML text, a line for each issue. Raises PackagesError."""
    if sum(map(text.count, "[{")) > _BRACKETS:
        raise _no_package(space, text)
    try:
        read = yaml.load(text[:_LETTERS], Loader=yaml.BaseLoader)  # every value stays the words it was written as
    except (yaml.YAMLError, RecursionError):
        raise _no_package(space, text) from None
    if not isinstance(read, Mapping) or not all(isinstance(one, str) for pair in read.items() for one in pair):
        raise _no_package(space, text)
    return space.package(dict(read))


def _no_package(space: Space, text: str) -> PackagesError:
    example = ", ".join(f"{issue.name}={issue.options[0]}" for issue in space.issues[:2])
    return PackagesError("package-form", found=cut(" ".join(text.split()), 60) or "an empty text", example=example)
