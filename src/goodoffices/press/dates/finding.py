"""Every date expression in a text, in one pass: a scan of the words, and rules only where a date may begin."""

from __future__ import annotations

import re
from functools import cache

from goodoffices.press.dates import absolute, relative
from goodoffices.press.dates.meanings import (
    Day,
    Expression,
    Frame,
    Meaning,
    Month,
    Role,
    Stretch,
    Unclear,
    Weekday,
    Years,
)
from goodoffices.press.dates.rules import DIGITS, Rule, ending
from goodoffices.press.dates.words import words
from goodoffices.press.values import Span

_OF = words()
_TOKEN = re.compile(r"[A-Za-z]+|\d+")
RULES: tuple[Rule, ...] = (*absolute.RULES, *relative.RULES)
"""All rules, in the order in which they are tried."""
AROUND = 80
"""How many characters around a marked place are looked at."""
REACH = 7
"""How many words after its first one an expression may name what makes it a date."""


def _singles(*lists: object) -> set[str]:
    found: set[str] = set()
    for each in lists:
        for phrase in each:  # type: ignore[attr-defined]
            found.add(re.split(r"[ '-]", str(phrase).lower().lstrip("'"))[0])
    return found


_NAMES = _singles(_OF.months, _OF.short_months, _OF.weekdays, _OF.short_weekdays)
_LAST_WORDS = {re.split(r"[ '-]", phrase)[-1] for phrase in (*_OF.day_words, *_OF.told_days, *_OF.vague)}
_UNITS = {form for unit in (*_OF.units, *_OF.small_units, "weekend", "half") for form in (unit, unit + "s")}
TRIGGERS = frozenset(
    _NAMES
    | _LAST_WORDS
    | _UNITS
    | set(_OF.seasons)
    | {"q1", "q2", "q3", "q4", "q", "half", DIGITS}
    | _singles(_OF.feasts)
    | {name.split()[-1] for name in _OF.decades}
)
"""A word that every expression has among its first ones, or four digits, or digits between slashes or full stops."""
_STARTS = {
    word: tuple(it for it in RULES if word in it.opens) for word in frozenset().union(*(it.opens for it in RULES))
}

_WORDS = frozenset().union(*(it.words for it in RULES))

_ROLES = tuple((role, ending(*phrases)) for role, phrases in _OF.roles.items())
_BRACKET = re.compile(r"\[ ?$")
_LEAD = re.compile(r"(?i:(?:in|at|over|during|on|by|since|until)\s+(?=(?:the|late|early)\s))")


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Expression, ...]:
    """Return every date expression in a text, or in a stretch of it, in order; the words around a stretch are seen."""
    stop = len(text) if end is None else end
    return _each(text, _places(text, start, stop), stop)


def at(text: str, span: Span) -> Expression | None:
    """Return the date that somebody says stands in a place, with more belief than `find` has; None if it reads none."""
    start, end = span
    near = find(text, max(0, start - AROUND), min(len(text), end + AROUND))
    over = [(min(end, it.span[1]) - max(start, it.span[0]), it) for it in near]
    shared, best = max(over, key=lambda it: it[0], default=(0, None))
    if shared > 0:
        return best
    for rule in absolute.MARKED:
        if (match := rule.pattern.fullmatch(text, start, end)) and (meaning := rule.mean(match)) is not None:
            return _expression(match, meaning)
    return None


def find_slowly(text: str) -> tuple[Expression, ...]:
    """Return what `find` returns, with every rule tried at every word: the twin that the scan is held against."""
    return _each(text, [(token.start(), RULES) for token in _TOKEN.finditer(text)], len(text))


def _each(text: str, places: list[tuple[int, tuple[Rule, ...]]], stop: int) -> tuple[Expression, ...]:
    found: list[Expression] = []
    after = 0
    for at, rules in places:
        if at >= after and _begins(text, at) and (expression := _at(text, at, stop, rules)) is not None:
            found.append(expression)
            after = expression.span[1]
    return tuple(found)


def _places(text: str, start: int, stop: int) -> list[tuple[int, tuple[Rule, ...]]]:
    tokens = [*_TOKEN.finditer(text, start, stop)]
    words = [DIGITS if (word := token[0])[0].isdigit() else word.lower() for token in tokens]
    words.append("")
    found: list[tuple[int, tuple[Rule, ...]]] = []
    reached = 0
    for trigger in [index for index, word in enumerate(words) if word in TRIGGERS]:
        for at in range(max(reached, trigger - REACH), trigger + 1):
            if words[at] in _STARTS:
                following = words[at + 1]
                found.append((tokens[at].start(), _rules_at(words[at], following if following in _WORDS else "")))
        reached = trigger + 1
    return found


@cache
def _rules_at(word: str, following: str) -> tuple[Rule, ...]:
    """Return the rules that a word can begin with another behind it, which is "" where none has it."""
    return tuple(it for it in _STARTS[word] if following in it.words or it.alone(word))


def _begins(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    return not (before.isalnum() or before in "_@#/\\" or (before in ".," and at > 1 and text[at - 2].isdigit()))


def _at(text: str, at: int, stop: int, rules: tuple[Rule, ...]) -> Expression | None:
    for rule in rules:
        if (match := rule.pattern.match(text, at, stop)) and (meaning := rule.mean(match)) is not None:
            return _expression(match, meaning)
    return None


def _expression(match: re.Match[str], meaning: Meaning) -> Expression:
    text, (start, end) = match.string, match.span()
    if not isinstance(meaning, Unclear) and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    if "]" in match[0] and (bracket := _BRACKET.search(text, max(0, start - 2), start)):
        start = bracket.start()
    return Expression((start, end), text[start:end], meaning, _role(text[max(0, start - 24) : start], meaning))


def _role(before: str, meaning: Meaning) -> Role:
    if isinstance(meaning, Unclear):
        return "event"
    for role, pattern in _ROLES:
        if pattern.search(before):
            return role
    if before.lower().endswith(_LASTING.get(type(meaning), ())):
        return "since"
    return "event"


_LASTING: dict[type, tuple[str, ...]] = {
    Stretch: ("for ", "throughout "), Month: ("from ",), Years: ("from ",), Frame: ("from ",), Day: ("from ",),
    Weekday: ("from ",),
}  # fmt: skip
