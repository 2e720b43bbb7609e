"""The office of somebody named, as the words before or behind the name give it: role and organisation."""

from __future__ import annotations

from functools import cache

from goodoffices.press.language import Language, english, without_s
from goodoffices.press.language import words as listed

Tokens = list[tuple[int, str]]
"""Words and marks of a text with where they start."""
LEADING = listed("cast leading")
STARTS = listed("cast starts")
ENDS = listed("cast ends")
OWNERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "one", "another"])
FIELDS = frozenset(["foreign", "prime", "special", "finance", "interior", "chief"])
BODILY = frozenset(
    ["operator", "owner", "owners", "maker", "carrier", "broadcaster", "publisher", "host", "member", "members",
     "parent", "rival", "neighbour", "neighbor", "star", "guarantor", "broker", "partner", "monitor", "observer",
     "successor", "supporter", "critic"]
)  # fmt: skip
"""Offices that a firm, a state or a paper has as well."""
OF = ("of", "for", "at", "with", "from", "to", "in", "and")
MODIFIERS = frozenset(["major", "general", "chief", "lead", "star", "figure", "captain", "deputy", "speaker", "guest"])
"""Offices that stand before another noun as adjectives do: "a major fundraiser"."""


def is_office(word: str, language: Language) -> bool:
    """Tell whether a word is an office or a title."""
    return word.lower().strip(".") in language.offices


@cache
def pasts() -> frozenset[str]:
    """Return the forms of reporting verbs that cannot stand in the words of an office."""
    language = english()
    nouns = language.roles | language.titles | language.organisations
    told = {word for word, forms in language.verbs.items() if any(one.form in ("past", "present") for one in forms)}
    return frozenset(told - nouns) | listed("irregular") | {"was", "is", "has", "had", "were", "are"}


def words_before(tokens: Tokens, low: int) -> list[str]:
    """Return the words of office before a name: "Orvane's foreign minister", "the spokesman for the port,"."""
    out: list[str] = []
    at = low - 1
    comma = at >= 0 and tokens[at][1] == ","
    if comma:
        at -= 1
    while at >= 0 and len(out) < 9 and (tokens[at][1][0].isalnum() or _genitive(tokens, at)):
        word = tokens[at][1].lower()
        if word in ENDS or (not comma and word in ("of", "for", "at")) or (word.endswith(".") and len(word) > 5):
            break
        out.append(tokens[at][1])
        if word in OWNERS and not (comma and at and tokens[at - 1][1].lower() in ("of", "for", "at", "in")):
            break
        at -= 1
    return out[::-1]


def _genitive(tokens: Tokens, at: int) -> bool:
    """Tell whether a mark is the apostrophe of "the Dockers’ chairman" and no quotation's."""
    if tokens[at][1] not in ("’", "'") or not at or at + 1 >= len(tokens):
        return False
    start, word = tokens[at - 1]
    return word.endswith("s") and start + len(word) == tokens[at][0] and tokens[at + 1][0] > tokens[at][0] + 1


def words_behind(tokens: Tokens, high: int) -> list[str]:
    """Return the words in apposition behind a name, as far as they speak of it."""
    if high >= len(tokens) or tokens[high][1] not in (",", "(", "of", "from", "—", "–"):
        return []
    out: list[str] = []
    low = high if tokens[high][1] in ("of", "from") else high + 1
    if low + 2 < len(tokens) and tokens[low][1].isdigit() and tokens[low + 1][1] == ",":
        low += 2
    verbs = pasts()
    for at in range(low, min(low + 22, len(tokens))):
        word = tokens[at][1]
        if not word[0].isalnum() and not _genitive(tokens, at):
            break
        if word.lower() in verbs and "who" not in out:
            break
        out.append(word.rstrip(".") if len(word) > 5 else word)
        if word.endswith(".") and len(word) > 5:
            break
    return out


def office_in(words: list[str], language: Language) -> tuple[str, str]:
    """Return role and organisation from words before or behind a name."""
    lower = [word.lower().strip(".") for word in words]
    if "who" in lower:
        at = lower.index("who")
        if not any(is_office(word, language) for word in lower[:at]):
            return _leading(words, lower)
        words, lower = words[:at], lower[:at]
    cut = next((k for k, word in enumerate(lower) if k and word in OF), len(lower))
    at = next((k for k in range(cut - 1, -1, -1) if is_office(lower[k], language)), -1)
    if at < 0 or any(word in ("the", "a", "an") for word in lower[1:at]):
        return "", ""
    if lower[at].endswith("s") and lower[at][:-1] in language.roles:
        return "", ""
    if at < cut - 1 and lower[at] in MODIFIERS:
        return "", ""
    start = _role_start(words, lower, at, language)
    role = " ".join(words[start : at + 1])
    role = "" if role in ("man", "woman", "person", "figure") else role
    if cut < len(lower):
        return role, trimmed(words[cut + 1 :]) if lower[cut] != "in" else ""
    owner = [word for word in words[:start] if word not in ("’", "'")]
    return role, trimmed([*owner[:-1], without_s(owner[-1])] if owner else [])


def _role_start(words: list[str], lower: list[str], at: int, language: Language) -> int:
    start = at
    while (
        start > 0
        and (lower[start - 1].isalpha() or "-" in lower[start - 1])
        and lower[start - 1] not in STARTS
        and not words[start - 1][0].isupper()
        and not words[start - 1].endswith(("’s", "'s"))
        and lower[start - 1] not in language.organisations
    ):
        start -= 1
    while (
        start > 0
        and (lower[start - 1] in language.titles or lower[start - 1] in FIELDS)
        and words[start - 1][0].isupper()
    ):
        start -= 1
    return start


def _leading(words: list[str], lower: list[str]) -> tuple[str, str]:
    at = lower.index("who")
    if at + 1 < len(lower) and lower[at + 1] in LEADING:
        rest = words[at + 2 :]
        return "", trimmed(rest[1:] if rest[:1] == ["for"] else rest)
    return "", ""


INNER = frozenset(["of", "the", "de", "del", "da", "al", "von", "van", "der", "la", "le"])
STOPS = frozenset(
    ["who", "that", "which", "in", "on", "said", "since", "and", "has", "was", "is", "until", "for", "at", "when"]
)


def trimmed(words: list[str]) -> str:
    """Return a body's words without article, and without what is told behind it."""
    low = 0
    while low < len(words) and words[low].lower() in ("the", "a", "an", "its", "his", "her", "their", "for"):
        low += 1
    proper = low < len(words) and words[low][0].isupper()
    stop = next(
        (
            k
            for k in range(low, len(words))
            if words[k].lower() in STOPS or (proper and words[k][0].islower() and words[k] not in INNER)
        ),
        len(words),
    )
    while stop > low and words[stop - 1] in INNER:
        stop -= 1
    return " ".join(words[low:stop])
