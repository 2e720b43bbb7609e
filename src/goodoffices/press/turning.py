"""Verbs that turn what is said: a summary keeps them, and whoever compares two sayings takes them into account."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from goodoffices.press.language import english, rules
from goodoffices.press.semitic import rules as semitic
from goodoffices.press.semitic.words import plain
from goodoffices.press.values import Span

Turn = Literal["denying", "judging", "wanting"]
"""It is said not to be so; it is said of somebody, and not by him; it is not so yet, or perhaps never."""
CODES = ("en", "ar", "he")
REACH = 60
"""Letters between a verb and what is said that are kept with both: "denied on Tuesday that"."""
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[!?:;…؟؛]+|\.(?=\s|$)")
_JOINED = ("و", "ف", "ו")
"""What "and" is written onto the next word with."""
_DIRECT = re.compile(r"[:,،]\s*[\"“”„«‘']*$")
"""What brings in words that are told as they were said: they stand for themselves."""
_PLAIN = ("base", "present")
"""Forms of a verb that may be a noun."""
_AUXILIARY = 2
"""Words before a verb that denies, among which one that says no turns it: "did not deny"."""


class _Words(NamedTuple):
    """Words of every language there is, in plain letters."""

    denying: frozenset[str]
    negations: frozenset[str]
    that: frozenset[str]


def turn_of(text: str, cue: Span | None, code: str) -> Turn | None:
    """Return how a cue turns what is said, None where what is said stands for itself."""
    words = plain(text[slice(*cue)]).split() if cue is not None else []
    if not words:
        return None
    known = _turns(code)
    if code == "en":
        verbs = english().verbs.get(words[0], ())
        bases = [verb.base for verb in verbs if not verb.particle or verb.particle in words[1:]]
    else:
        verb = semitic.rules(code).verbs.get(words[0])
        bases = [verb.base] if verb is not None else []
    return next((known[base] for base in (*bases[:1], " ".join(words)) if base in known), None)


def quoted_apart(text: str, cue: Span, first: Span) -> bool:
    """Return whether words stand before a cue, or behind a colon or a comma: then they are told as they were said."""
    return first[0] < cue[1] or _DIRECT.search(text, cue[1], first[0]) is not None


def kept(text: str, cue: Span, first: Span, speaker: Span | None) -> tuple[Span, ...]:
    """Return what a summary keeps of a cue that turns what is said: the verb, and what leads from it to there."""
    if first[0] < cue[1]:
        return (cue,)
    if speaker is None or not cue[1] <= speaker[0] < first[0]:
        return ((cue[0], first[0]),) if first[0] - cue[1] <= REACH else (cue, _before(text, cue[1], first[0]))
    behind = speaker[1] if first[0] - speaker[1] <= REACH and speaker[1] <= first[0] else cue[1]
    return cue, (behind, first[0]) if behind != cue[1] else _before(text, behind, first[0])


def _before(text: str, low: int, high: int) -> Span:
    """Return where the last word before what is said stands: "that"."""
    found = list(_WORD.finditer(text, low, high))
    return (found[-1].start(), high) if found else (high, high)


@cache
def _turns(code: str) -> dict[str, Turn]:
    given = rules(code)["turning"]
    return {plain(word): cast(Turn, turn) for turn in get_args(Turn) for word in given[turn]}


def says_no(text: str) -> bool:
    """Return whether a text says that something is not so: a denial of what says no says yes."""
    carried = False
    found = False
    for clause in _CLAUSE.split(plain(text)):
        words = [_bare(word) for word in _WORD.findall(clause)]
        if not words:
            continue
        no, alone = _clause(words, carried=carried)
        # a verb that stands by itself denies what comes behind it: "denied … that it was closed"
        carried = alone
        found = found or (no and not alone)
    return found or carried


def _bare(word: str) -> str:
    """Return a word of these lists without the "and" that may be written onto it."""
    known = _words()
    bare = word[1:] if word.startswith(_JOINED) else word
    return bare if bare in known.denying or bare in known.negations else word


def _clause(words: list[str], *, carried: bool) -> tuple[bool, bool]:
    """Return whether one clause says no, and whether it is no more than a verb that denies."""
    known = _words()
    at = next((place for place, word in enumerate(words) if word in known.denying), -1)
    no = any(word in known.negations for word in words)
    if carried:
        return not (no and _states(words)), False
    if at < 0:
        return no, False
    turned = not known.negations.isdisjoint(words[max(0, at - _AUXILIARY) : at])
    behind = words[at + 1 :]
    within = bool(behind) and _states(behind) and not known.negations.isdisjoint(behind)
    return (turned is within), len(words) == 1


def _states(words: list[str]) -> bool:
    """Return whether words say in a sentence of their own what is denied: "that it was closed"."""
    known, hebrew = _words(), semitic.rules("he")
    first = words[0]
    prefixed = first.startswith(hebrew.that_prefix) and first not in hebrew.words["not_that"]
    return first in known.that or first in known.negations or prefixed


@cache
def _words() -> _Words:
    nouns = rules("en")["turning"]["nouns"]
    denying = {
        word
        for word, verbs in english().verbs.items()
        if any(_denies("en", verb.base) and not (verb.base in nouns and verb.form in _PLAIN) for verb in verbs)
    }
    for code in ("ar", "he"):
        denying |= {word for word, verb in semitic.rules(code).verbs.items() if _denies(code, verb.base)}
    given = {word for code in CODES for word, turn in _turns(code).items() if turn == "denying"}
    denying |= given - set(nouns)
    negations = {plain(str(word)) for code in CODES for word in rules(code)["negations"]}
    that = {plain(word) for code in ("ar", "he") for word in rules(code)["that"]} | {"that"}
    return _Words(frozenset(denying), frozenset(negations), frozenset(that))


def _denies(code: str, base: str) -> bool:
    return _turns(code).get(base) == "denying"
