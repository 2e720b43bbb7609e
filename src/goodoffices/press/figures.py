"""Figures in what was said: how many, and of what."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from goodoffices.press.language import rules, words

Figure = tuple[float, str]
"""A number and the stems of what it counts; "%", "million" and the like stand for themselves."""
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
DIGIT = re.compile(r"\d")
UNCOUNTED = words("accounts uncounted")


@cache
def _numbers() -> re.Pattern[str]:
    spelt = "|".join(rules("en")["figures"])
    return re.compile(
        rf"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?!\w)\s*(%|percent|per cent|million|billion|thousand)?"
        rf"|\b({spelt})\b",
        re.IGNORECASE,
    )


def figures(given: str, there: Set[str] | None = None) -> tuple[Figure, ...]:
    """Return the figures in some words (`there`: each in small letters), without dates, hours and lengths of time."""
    known = rules("en")["figures"]
    if there is not None and known.keys().isdisjoint(there) and DIGIT.search(given) is None:
        return ()
    out = []
    for match in _numbers().finditer(given):
        spelt = (match.group(3) or "").lower()
        value = float(known[spelt]) if spelt else float(match.group(1).replace(",", "") or 0)
        behind = [word.lower() for word in WORD.findall(given[match.end() : match.end() + 45])[:3]]
        unit = (match.group(2) or "").lower().replace("per cent", "%").replace("percent", "%")
        if unit or not behind or behind[0] not in UNCOUNTED:
            out.append((value, unit or " ".join(word.rstrip("s") for word in behind)))
    return tuple(out)


def differ(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> bool:
    """Tell whether two give different numbers of one thing."""
    for value, unit in a:
        for other, another in b:
            if value == other:
                return False
            if set(unit.split()) & set(another.split()) - SMALL:
                return True
    return False


SMALL = frozenset(
    ["of", "the", "a", "in", "and", "to", "were", "was", "had", "have", "are", "is", "on", "at", "for", "it"]
)
