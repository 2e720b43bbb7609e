"""How a rule for dates is written: a template of words and named pieces, and what a match of it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from goodoffices.press.dates.meanings import Meaning
from goodoffices.press.dates.words import SPACE, Words, any_of, words, written


class Rule(NamedTuple):
    """One shape of a date: its pattern, matched where a word begins, and its meaning; None where the match is none."""

    opens: frozenset[str]
    """The words it can begin with, in lower case; `DIGITS` for any number in digits."""
    pattern: re.Pattern[str]
    mean: Callable[[re.Match[str]], Meaning | None]
    words: frozenset[str]
    """The words that can stand in it, in lower case, and their plurals; `DIGITS`."""

    def alone(self, word: str) -> bool:
        """Tell whether it can be no more than one word, in lower case, or one number where that is `DIGITS`."""
        if word == DIGITS:
            return "(?<=" in self.pattern.pattern or any(map(self.pattern.fullmatch, ("3", "12", "2014")))
        return any(map(self.pattern.fullmatch, (word, word.title(), word.upper())))


def _capital(names: list[str]) -> str:
    shapes = [shape for name in sorted(names, key=len, reverse=True) for shape in (name.title(), name.upper())]
    return "(?-i:" + "|".join(dict.fromkeys(shapes)) + ")"


def _pieces(of: Words) -> dict[str, str]:
    counted = f"(?!{SPACE}(?:{any_of(of.counted)})(?!\\w)|%)"
    digits = r"(?!\w|[.,:/]\d)" + counted
    short = _capital(list(of.short_months)) + r"\.?"
    number = any_of(of.numbers)
    spelt = f"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]{number}|{number}"
    return {
        "month": f"(?:{_capital(list(of.months))}|{short})(?!\\w)",
        "fullmonth": f"{_capital(list(of.months))}(?!\\w)",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?" + digits,
        "dayword": f"(?:(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)|{any_of(of.ordinals)})",
        "year": r"(?:1[5-9]|20|21)\d\d" + digits,
        "weekday": f"{_capital(list(of.weekdays))}(?!\\w)",
        "anyweekday": f"(?:{_capital(list(of.weekdays))}|{_capital(list(of.short_weekdays))}\\.?)(?!\\w)",
        "join": f"(?:{SPACE}(?:to|through|thru|until|till|and){SPACE}|[^\\S\\n]?[-–][^\\S\\n]?|—)",
        "number": rf"(?:(?:\d{{1,3}}(?:,\d{{3}})?(?!\w)|{spelt})(?:[^\S\n]?\])?)",
        "vaguenumber": any_of(of.vague_numbers),
        "hedge": any_of(of.hedges),
        "unit": any_of(of.units),
        "small": any_of(of.small_units),
        "which": any_of(of.which),
        "toldwhich": any_of(of.told_which),
        "part": any_of(of.parts),
        "season": any_of(of.seasons),
        "beforeseason": any_of(of.before_season),
        "feast": any_of(of.feasts),
        "dayofwords": any_of(of.day_words),
        "timeofday": any_of(of.times_of_day),
        "earlyorlate": any_of(of.early_or_late),
        "earlier": any_of(of.earlier),
        "later": any_of(of.later),
        "toldday": any_of(of.told_days),
        "vague": any_of(of.vague),
        "named": any_of(of.named_days),
        "decadeword": any_of(of.decades),
    }


DIGITS = "0"
"""Stands for every number in digits among the words that a rule can begin with."""


def _openings(of: Words) -> dict[str, list[str]]:
    weekdays = [*of.weekdays, *of.short_weekdays]
    return {
        "month": [*of.months, *of.short_months], "anyweekday": weekdays, "weekday": weekdays, "part": list(of.parts),
        "which": list(of.which), "toldwhich": list(of.told_which), "season": list(of.seasons),
        "beforeseason": of.before_season, "named": [it for name in of.named_days for it in (name, DIGITS)],
        "feast": list(of.feasts), "dayofwords": list(of.day_words), "earlyorlate": of.early_or_late, "hedge": of.hedges,
        "number": [*of.numbers, DIGITS], "vaguenumber": of.vague_numbers, "toldday": list(of.told_days),
        "vague": of.vague,
    }  # fmt: skip


_PIECES = _pieces(words())
_OPENINGS = _openings(words())
_NAMED = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")


def rule(opens: str, template: str, mean: Callable[[re.Match[str]], Meaning | None]) -> Rule:
    """Return a rule from a template, where `<month>` names a piece and a space stands for what separates words."""
    spaced = template.replace(" ", SPACE)
    pattern = _NAMED.sub(lambda it: f"(?P<{it[1]}{it[2]}>{_PIECES[it[1]]})", spaced)
    return Rule(_first_words(opens), re.compile(f"(?i:{pattern})(?!\\w)"), mean, _words_of(pattern))


def _words_of(pattern: str) -> frozenset[str]:
    found = re.findall("[a-z]+", re.sub(r"\\[A-Za-z]", " ", pattern).lower())
    return frozenset([*found, *(word + "s" for word in found), DIGITS])


def _first_words(opens: str) -> frozenset[str]:
    phrases = [phrase for each in opens.split() for phrase in _OPENINGS.get(each.strip("<>"), [each])]
    return frozenset(re.split(r"[ '-]", phrase)[0] for phrase in phrases)


def ending(*phrases: str) -> re.Pattern[str]:
    """Return a pattern that finds one of some phrases at the very end of the words before a date."""
    return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(written(it) for it in phrases)}){SPACE}(?:the{SPACE})?)$")


def word_before(match: re.Match[str], start: int | None = None) -> str:
    """Return the word before a match in lower case; "" where a line begins, or other than spaces stand between."""
    at = match.start() if start is None else start
    before = match.string[max(0, at - 24) : at]
    if not before or before[-1] not in "  \u202f":
        return ""
    last = before.split()[-1:] or [""]
    return last[0].lower().lstrip("(“\"'‘[").replace("’", "'")


def word_after(match: re.Match[str]) -> str:
    """Return the word right after a match as it is written; "" where other than one space stands between."""
    after = re.compile(r"[^\S\n]([A-Za-z]+)").match(match.string, match.end())
    return after[1] if after else ""
