"""The bodies an article names, and what it calls them in short: "the union, Hooks & Hands Local 9" is "the union"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise

from goodoffices.press.language import Language, without_s
from goodoffices.press.language import words as listed
from goodoffices.press.offices import STARTS
from goodoffices.press.papers import PAPERS
from goodoffices.press.persons import Cast
from goodoffices.press.wherever import whole

THINGS = listed("naming things")

WORDS = r"(?:[A-Z0-9][\w’'-]*|&)"
NAME = rf"[A-Z][\w’'-]*\.?(?:,?\s(?:(?:&|of|and|for|the)\s)?{WORDS}){{0,7}}"


@cache
def _patterns(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds a noun before a name, a noun behind one, and the latter without its name, which is quick."""
    short = "|".join(map(re.escape, nouns))
    led = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[\w’']+[’']s)"
    before = re.compile(
        rf"\b(?<!of )(?<!for )(?<!at )(?<!with ){led}\s+(?:[a-z][\w’'-]*\s+){{0,4}}?"
        rf"(?=\w+\s*,?\s+(?:the\s+)?[A-Z])({short})\s*(?:,\s+|\s+)(?:the\s+)?({NAME})"
    )
    apposed = rf",\s(?:the|an?|its|[\w’']+[’']s)\s+(?:[\w’'-]+\s+){{0,5}}?({short})\b(?![’']s)"
    return before, re.compile(rf"(?<![\w’'.-])({NAME}){apposed}"), re.compile(apposed)


def _leads(nouns: frozenset[str], text: str) -> bool:
    """Tell whether any of some nouns stands right before a capital: without one, none leads up to a name."""
    return any(noun in nouns and (name[0].isupper() or name in ("the", ",")) for noun, name in pairwise(text.split()))


COMPANIES = frozenset(
    ["company", "firm", "business", "group", "manufacturer", "operator", "airline", "carrier", "maker", "line"]
)
FIRMS = re.compile(
    r"&|\b(?:Co|Inc|Ltd|LLC|PLC|Corp|AG|GmbH|Holdings|Industries|Group|Energy|Air|Airlines|Airways|Motors|Steel|Mining|"
    r"Lines|Transit|Marine|Dredging|Freight|Haulage|Terminals|Ferries|Works|Foods|Oil|Gas|Petroleum|Shipping|Logistics|Brothers|Sons|Daughters|Partners|Technologies|"
    r"Systems|Telecom|Copper|Power|Electric|Chemicals|Bank|Capital|Insurance|Pharma|Textiles|Mills|Company|Corporation)\b"
)
TIMES = listed("days") | listed("months")
"""Words with a capital that name no body: "on Saturday, the council"."""
NAMED = r"[A-Z][\w’'-]*"
FIRM_NAME = re.compile(
    rf"{NAMED}(?:,? {NAMED}){{0,4}},? & {NAMED}(?: [A-Z0-9][\w’'-]*){{0,3}}|"
    rf"{NAMED}(?: {NAMED}){{1,3}}"
)
ALIKE = (
    COMPANIES,
    frozenset(["newspaper", "paper", "daily", "magazine"]),
    frozenset(["union", "guild", "brotherhood"]),
)
"""Nouns of which one article uses several for one body."""


INSIDE = re.compile("[a-z,] ")
PROPER = re.compile(r"([A-Z][\w’-]{2,}?)(?=,| [a-z])")


def _nouns(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a body: "The governor’s office", "Sarn Federation"."""
    small = "|".join(map(re.escape, nouns))
    large = "|".join(re.escape(noun.capitalize()) for noun in nouns)
    of = r"(?:\s+of\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)?"
    return re.compile(
        rf"(?:[Tt]he|[Aa]n?)\s+((?:[\w’'-]+\s+){{0,3}}?(?:{small}|{large})\b{of})|"
        rf"((?:[A-Z][\w’'-]*\s+){{1,4}}?(?:{small}|{large})\b{of})"
    )


@cache
def _known(organisations: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str], re.Pattern[str]]:
    """Return the nouns for bodies, the longest first; with a comma too; and what finds those that are nothing else."""
    nouns = tuple(sorted((word for word in organisations if len(word) > 3), key=len, reverse=True))
    leading = frozenset([*nouns, *(f"{noun}," for noun in nouns)])
    return nouns, leading, _nouns(tuple(noun for noun in nouns if noun not in PAPERS and noun not in THINGS))


class Bodies:
    """Bodies by what they are called in short, and where they are named."""

    def __init__(self, text: str, people: Cast, language: Language) -> None:
        self.people = people
        self.text = text
        nouns, leading, self.noun = _known(language.organisations)
        before, behind, apposed = _patterns(nouns)
        self.short: dict[str, set[str]] = {}
        self.places: list[tuple[int, str]] = []
        for match in before.finditer(text) if _leads(leading, text) else ():
            self._take(match.group(1), match.group(2), match.start(2))
        for match in behind.finditer(text) if apposed.search(text) else ():
            self._take(match.group(2), match.group(1), match.start(1))
        self.places.sort()

    def _take(self, noun: str, name: str, place: int) -> None:
        bare = without_s(name.rstrip(".,"))
        if len(bare) > 2 and bare.lower() not in TIMES and not self.people.known(bare.split()[-1].lower()):
            self.short.setdefault(noun.lower(), set()).add(bare)
            self.places.append((place, bare))

    def called(self, noun: str) -> str:
        """Return the one body that a noun stands for, or "" where there are two or none."""
        names = self.short.get(noun.lower(), set())
        if not names:
            alike = next((group for group in ALIKE if noun.lower() in group), frozenset())
            names = {name for word in alike for name in self.short.get(word, ())}
        return next(iter(names)) if len(names) == 1 else ""

    def firms(self) -> set[str]:
        """Return the firms that the article names, but for those it calls a union, a club and the like."""
        others = {name for noun, names in self.short.items() if noun not in COMPANIES for name in names}
        found = {match.group().removeprefix("The ") for match in FIRM_NAME.finditer(self.text)}
        named = {name for name in found if FIRMS.search(name) and self.people.of_name(name) is None} - others
        return {name for name in named if not any(name != other and name in other for other in named)}

    def last_in(self, low: int, high: int) -> str:
        """Return the body that is spoken of last between two places, or ""."""
        found = [match.group(1) or match.group(2) for match in self.noun.finditer(self.text, low, high)]
        return found[-1] if found else ""

    def subject(self, low: int, high: int) -> str:
        """Return the body that a sentence begins with, or ""."""
        match = self.noun.match(self.text, low, high)
        if match is not None:
            return match.group(1) or match.group(2)
        match = PROPER.match(self.text, low, high)
        if match is None or match.group(1).lower() in STARTS or self.people.known(match.group(1).split()[-1].lower()):
            return ""
        # a capital within a sentence elsewhere: the word is a name, not only the first of its sentence
        name = match.group(1)
        return name if any(INSIDE.match(self.text, at - 2) for at in whole(self.text, name) if at > 1) else ""

    def before(self, place: int) -> str:
        """Return the body that is named last before a place, or ""."""
        at = bisect_left(self.places, (place, ""))
        return self.places[at - 1][1] if at else ""
