"""The rules of a language as its file says them, made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

VOWELS = "aeiou"
COUNTS = frozenset(
    ["people", "men", "women", "others", "some", "many", "few", "another", "one", "several", "both", "two", "three",
     "neither", "most"]
)  # fmt: skip
"""Words that stand for speakers without saying what they are."""


class Verb(NamedTuple):
    """One form of a reporting verb."""

    base: str
    form: str
    """past, present, participle ("saying") or base."""
    groups: frozenset[str]
    particle: str
    """The word that has to follow: "out" of "pointed out"."""


class Phrases(NamedTuple):
    """Words and phrases that are looked for, in capitals or not."""

    pattern: re.Pattern[str]
    firsts: frozenset[str]
    """The first words of all."""
    single: frozenset[str]
    longer: dict[str, tuple[frozenset[str], ...]]
    """By their first word, the words of those that are more than one."""

    def among(self, there: Set[str]) -> bool:
        """Tell whether one may stand in a text that has these words (`words_in`)."""
        if self.firsts.isdisjoint(there):
            return False
        return not self.single.isdisjoint(there) or self._longer_among(there)

    def found(self, text: str, there: Set[str]) -> bool:
        """Tell whether one stands in a text that has these words."""
        if self.firsts.isdisjoint(there):
            return False
        return not self.single.isdisjoint(there) or (
            self._longer_among(there) and self.pattern.search(text) is not None
        )

    def _longer_among(self, there: Set[str]) -> bool:
        return any(words <= there for first in self.longer.keys() & there for words in self.longer[first])


class Language(NamedTuple):
    """What the reader knows of a language."""

    verbs: dict[str, tuple[Verb, ...]]
    """By the first word of the form."""
    strict: frozenset[str]
    mind: frozenset[str]
    placing: dict[str, frozenset[str]]
    """Verbs that report only with one of these words behind them: "put the number at six"."""
    promising: frozenset[str]
    according: dict[str, tuple[tuple[str, ...], ...]]
    """By the first word of the phrase."""
    nouns: frozenset[str]
    delivering: frozenset[str]
    """What brings in words after a colon: "statement", "posted"."""
    askers: frozenset[str]
    """Labels of those who ask for the outlet."""
    titles: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    """Both, without those that only count."""
    spokes: frozenset[str]
    pronouns: frozenset[str]
    organisations: frozenset[str]
    venues: tuple[tuple[str, Phrases], ...]
    addressed: tuple[tuple[str, Phrases], ...]
    outlets: Phrases
    ourselves: Phrases
    refusing: re.Pattern[str]
    """In small letters, what every refusal and referral begins with."""
    refusals: re.Pattern[str]
    referrals: re.Pattern[str]
    denials: Phrases


@cache
def rules_text(code: str) -> str:
    """Return the rule file of a language as it lies beside this module."""
    return (files("goodoffices.press") / "languages" / f"{code}.yaml").read_text("utf-8")


@cache
def rules(code: str) -> dict[str, Any]:
    """Return the rule file of a language as it was read."""
    read: dict[str, Any] = yaml.load(rules_text(code), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


@cache
def words(name: str) -> frozenset[str]:
    """Return a set of small words of English by its name in the rule file."""
    return frozenset(rules("en")["words"][name].split())


@cache
def english() -> Language:
    """Return the rules of English."""
    raw = rules("en")
    people = raw["people"]
    titles, roles = frozenset(people["titles"]), _with_plurals(people["roles"])
    return Language(
        verbs=_verbs(raw["verbs"], frozenset(raw["doubles"])),
        strict=frozenset(raw["strict"]),
        mind=frozenset(raw["mind"]),
        placing={verb: frozenset(words) for verb, words in raw["placing"].items()},
        promising=frozenset(raw["promising"]),
        according=_by_first(raw["according"]),
        nouns=frozenset(raw["nouns"]),
        delivering=frozenset(raw["delivering"]) | frozenset(raw["nouns"]),
        askers=frozenset(raw["askers"]),
        titles=titles,
        roles=roles,
        offices=(titles | roles) - COUNTS,
        spokes=frozenset(people["spokes"]),
        pronouns=frozenset(people["pronouns"]),
        organisations=_with_plurals(raw["organisations"]),
        venues=tuple((venue, any_of(words)) for venue, words in raw["venues"].items()),
        outlets=any_of(raw["outlets"]),
        ourselves=any_of(raw["ourselves"]),
        addressed=tuple((venue, any_of(words)) for venue, words in raw["addressed"].items()),
        refusing=_refusing(raw["refusals"]),
        refusals=_refusals(raw["refusals"]),
        referrals=_referrals(raw["refusals"]),
        denials=any_of(raw["denials"]),
    )


def _verbs(given: dict[str, Any], doubles: frozenset[str]) -> dict[str, tuple[Verb, ...]]:
    """Return the forms of all verbs by their first word, those with a particle first."""
    groups: dict[str, set[str]] = {}
    for group, verbs in given.items():
        for base in verbs:
            groups.setdefault(base, set()).add(group)
    found: dict[str, list[Verb]] = {}
    for verbs in given.values():
        for base, irregular in verbs.items():
            for word, verb in _forms(base, irregular, doubles, frozenset(groups[base])):
                if verb not in found.setdefault(word, []):
                    found[word].append(verb)
    return {word: tuple(sorted(forms, key=lambda verb: not verb.particle)) for word, forms in found.items()}


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def any_of(words: Iterable[str]) -> Phrases:
    """Return what finds any of some words and phrases, the longest first."""
    given = [str(word) for word in words]
    parts = sorted((re.escape(word).replace(r"\ ", r"\s+") for word in given), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
    longer: dict[str, tuple[frozenset[str], ...]] = {}
    for parts in (RUN.findall(word.lower()) for word in given if not RUN.fullmatch(word)):
        longer[parts[0]] = (*longer.get(parts[0], ()), frozenset(parts))
    single = frozenset(word.lower() for word in given if RUN.fullmatch(word))
    return Phrases(pattern, single | longer.keys(), single, longer)


def without_s(word: str) -> str:
    """Return a word without the "'s" or the apostrophe at its end."""
    if word.endswith(("’s", "'s")):
        return word[:-2]
    return word[:-1] if word.endswith(("’", "'")) else word


RUN = re.compile(r"\w+")


def words_in(text: str) -> set[str]:
    """Return the words of a text in small letters, the parts of "cease-fire" and "don't" each by itself."""
    return set(RUN.findall(text.lower()))


def _refusing(raw: dict[str, Any]) -> re.Pattern[str]:
    given = [*raw["declined"], *raw["refused"], *raw["nouns"], *raw["referrals"]]
    return re.compile("|".join(map(re.escape, given)))


def _refusals(raw: dict[str, Any]) -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, [*raw["declined"], *raw["refused"]]))
    about = "|".join(map(re.escape, raw["about"]))
    nouns = "|".join(map(re.escape, raw["nouns"]))
    return re.compile(rf"\b(?:(?P<verb>{verbs})\s+(?:\w+ly\s+)?(?:{about})|(?P<noun>{nouns}))\b", re.IGNORECASE)


def _referrals(raw: dict[str, Any]) -> re.Pattern[str]:
    verbs, what = "|".join(raw["referrals"]), "|".join(map(re.escape, raw["referred"]))
    between = r"(?:\s+(?!to\b)[\w’']+){0,4}?"
    words = "what|the|his|her|its|their|an?"
    return re.compile(
        rf"\b(?:{verbs})\s+(?:"
        rf"(?:[\w’'-]+\s+){{0,3}}?(?:{what})\b{between}\s+(?:back\s+)?to\s|"
        rf"(?:back\s+)?to\s+(?:what\s|(?:{words})\s+(?:[\w’'-]+\s+){{0,2}}?(?:remarks|comments|statements?|words|answer)\b))",
        re.IGNORECASE,
    )


def _with_plurals(words: Iterable[str]) -> frozenset[str]:
    out: set[str] = set()
    for word in map(str, words):
        out |= {word, _third(word)}
        if word.endswith("man"):
            out.add(word[:-3] + "men")
    return frozenset(out)


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _forms(
    whole: str, irregular: list[str] | None, doubles: frozenset[str], groups: frozenset[str]
) -> list[tuple[str, Verb]]:
    base, _, particle = whole.partition(" ")
    past, perfect = [one.split()[0] for one in irregular] if irregular else [_past(base, doubles)] * 2
    made = {
        "past": past,
        "perfect": perfect,
        "present": "has" if base == "have" else _third(base),
        "participle": _participle(base, doubles),
        "base": base,
    }
    return [
        (word, Verb(whole, form, groups, particle))
        for form, word in made.items()
        if not (form == "perfect" and word == past)
    ]


def _stem(base: str, doubles: frozenset[str]) -> str:
    return base + base[-1] if base in doubles else base


def _past(base: str, doubles: frozenset[str]) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return _stem(base, doubles) + "ed"


def _participle(base: str, doubles: frozenset[str]) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _stem(base, doubles) + "ing"
