"""The rules of Arabic and Hebrew as their files say them, made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

import yaml

from goodoffices.press.language import rules_text
from goodoffices.press.semitic.words import MEDIAL, plain, stems

BEFORE = "[והבכלמש]{1,2}|[وفبلك]{1,2}(?:ال)?|ال|لل"
BEHIND = "تها|ته|هما|هم|ها|ه"
Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""By the first word, what follows it; the longest first."""


class Verb(NamedTuple):
    """One form of a reporting verb."""

    base: str
    form: str
    """past, present, participle (Arabic "قائلا"), passive or spoken ("بالقول")."""


class Rules(NamedTuple):
    """What the reader knows of a language written from right to left."""

    code: str
    verb_first: bool
    verbs: dict[str, Verb]
    """By the form, without prefix."""
    objects: dict[str, tuple[str, ...]]
    """Verbs that report with an object, and the words it begins behind; "" for none."""
    claiming: frozenset[str]
    words: dict[str, frozenset[str]]
    """Every plain list of single words, by its key in the file."""
    phrases: dict[str, Phrases]
    """Lists in which an entry may be of several words, by their key."""
    passive: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    matters: re.Pattern[str]
    unnamed: re.Pattern[str]
    same: re.Pattern[str]
    backgrounds: tuple[tuple[str, re.Pattern[str]], ...]
    venues: tuple[tuple[str, re.Pattern[str]], ...]
    denials: re.Pattern[str]
    endings: tuple[str, ...]
    article: str
    that_prefix: str
    raw: dict[str, Any]

    def heads(self, word: str, *lists: str) -> bool:
        """Tell whether a word, without what is attached to it, is in one of some lists."""
        return not _lists(word, self.code).isdisjoint(lists)


@lru_cache(maxsize=30_000)
def _lists(word: str, code: str) -> frozenset[str]:
    """Return the lists that a word is in, without what is attached to it."""
    of = rules(code)
    forms = set(stems(word, of.words["attached"], of.article, of.endings))
    return frozenset(key for key, words in of.words.items() if not words.isdisjoint(forms))


WORDS = (
    "claims", "matters", "that", "bare_that", "before_that", "not_that", "joined", "attached", "not_said", "helping",
    "as", "pronouns", "leads", "stops", "within", "no_source", "according_skip", "institutions", "outlets",
    "occasions", "places", "documents", "reporters",
)  # fmt: skip
PEOPLE = ("titles", "roles", "spokes", "anonymous", "plural", "another")
REFUSALS = ("about", "to")
PHRASES = ("according", "according_self", "split", "passive_from")


@cache
def rules(code: str) -> Rules:
    """Return the rules of a language: "ar" or "he"."""
    raw = yaml.load(rules_text(code), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    raw["code"] = code
    people, refusals = raw["people"], raw["refusals"]
    words = {key: _words(raw[key]) for key in WORDS}
    words |= {key: _words(people[key]) for key in PEOPLE} | {key: _words(refusals[key]) for key in REFUSALS}
    words["when"] = _words(day for day in raw["dates"]["days"] if " " not in str(day))
    shapes = "|".join(raw["matter_shapes"]) or "(?!)"
    return Rules(
        code=code,
        verb_first=raw["order"] == "verb first",
        verbs=_verbs(raw),
        objects={plain(base): tuple(plain(one) for one in given) for base, given in raw["objects"].items()},
        claiming=_words(raw["claiming"]),
        words=words,
        phrases=_all_phrases(raw, refusals),
        passive=_passive(raw["passive"]),
        matters=re.compile(f"(?:{shapes})(?:{BEHIND})?"),
        unnamed=any_of(people["unnamed"]),
        same=any_of(raw["same"]),
        backgrounds=tuple((level, any_of(given)) for level, given in people["background"].items()),
        venues=tuple((venue, any_of(given)) for venue, given in raw["venues"].items()),
        denials=any_of(raw["denials"]),
        endings=tuple(map(plain, raw["endings"])),
        article=plain(raw["article"]),
        that_prefix=raw["that_prefix"],
        raw=raw,
    )  # fmt: skip


def _all_phrases(raw: dict[str, Any], refusals: dict[str, Any]) -> dict[str, Phrases]:
    found = {key: _phrases(raw[key]) for key in PHRASES}
    found["refuses"] = _phrases(_persons(refusals["verbs"]))
    found["refers"] = _phrases(_persons(refusals["referrals"]))
    found["referred"] = _phrases(refusals["referred"])
    return found


def any_of(listed: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some phrases in a plain text; with what may be attached to them."""
    parts = sorted((re.escape(plain(str(one))).replace(r"\ ", r"\s+") for one in listed), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{BEFORE})?(?:{'|'.join(parts)})(?:{BEHIND})?(?!\w)" if parts else "(?!)")


def _words(listed: Iterable[Any]) -> frozenset[str]:
    return frozenset(plain(str(one)) for one in listed)


def _phrases(listed: Iterable[Any]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in sorted((plain(str(one)).split() for one in listed), key=len, reverse=True):
        found.setdefault(one[0], []).append(tuple(one[1:]))
    return {word: tuple(given) for word, given in found.items()}


def _passive(given: dict[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for key, how in given.items():
        word, *rest = plain(key).split()
        found[word] = (*found.get(word, ()), (tuple(rest), how))
    return found


def _verbs(raw: dict[str, Any]) -> dict[str, Verb]:
    conjugated = _arabic if raw["code"] == "ar" else _hebrew
    found: dict[str, Verb] = {}
    for base, given in raw["verbs"].items():
        for form, words in conjugated(plain(base), [plain(one or "") for one in given]).items():
            for word in words:
                found.setdefault(word, Verb(plain(base), form))
    for word in raw["spoken"]:
        found.setdefault(plain(word), Verb(plain(word), "spoken"))
    return found


def _persons(listed: Iterable[str]) -> list[str]:
    """Return verbs in the past, in every third person."""
    out: list[str] = []
    for whole in listed:
        base = plain(whole)
        out += [base] if " " in base else _third(base)
    return out


def _third(base: str) -> list[str]:
    if "\u0620" <= base[0] <= "\u06ff":
        return _arabic(base, ["", ""])["past"]
    return _hebrew(base, [])["past"]


def _arabic(base: str, given: list[str]) -> dict[str, list[str]]:
    weak = base[-1] in "ىا"
    stem = base[:-1] if weak else base
    past = [base, stem + "ت", stem + "وا", stem + "تا"] + ([] if weak else [base + "ا"])
    present, participle = (*given, "")[:2]
    made = {"past": past, "present": [], "participle": []}
    if present:
        root = present[:-1] if present[-1] in "يىو" else present
        made["present"] = [present, "ت" + present[1:], root + "ون"]
    if participle:
        bare = participle[:-1] if participle.endswith("ا") else participle
        made["participle"] = [participle, bare + "ة", bare + "ين", bare + "ات"]
    return made


def _hebrew(base: str, given: list[str]) -> dict[str, list[str]]:
    weak = base.endswith("ה")
    stem = base[:-1] if weak else base
    stem = stem[:-1] + stem[-1].translate(MEDIAL)
    made = {"past": [base, stem + ("תה" if weak else "ה"), stem + "ו"], "present": list(given)}
    if given:
        root = given[0][:-1] if given[0].endswith("ה") else given[0]
        root = root[:-1] + root[-1].translate(MEDIAL)
        made["present"] += [root + "ים", root + "ות"]
    return made
