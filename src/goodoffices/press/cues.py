"""Cues: the words of a sentence that report, and how they report."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.press.forms import BEING, CAPITAL, CONTRACTED, NOT, Form, fits, is_helper
from goodoffices.press.frames import Sentence, Token
from goodoffices.press.language import Language, Verb, words
from goodoffices.press.subjects import finite

CHAIN = words("chain")


class Cue(NamedTuple):
    """A word that reports, at [first, last] of the sentence's tokens."""

    first: int
    last: int
    verb: Verb
    how: str
    """finite, chained ("..., adding that") or joined ("and added")."""
    negated: bool


def cues(sentence: Sentence, language: Language) -> list[Cue]:
    """Return the verbs of a sentence that may report, in order."""
    tokens = sentence.tokens
    found = []
    for index, token in enumerate(tokens):
        forms = language.verbs.get(token.lower)
        if forms is None or (index and token.word[0].isupper() and not _is_cue_in_capitals(tokens, index)):
            continue
        for verb in forms:
            cue = _cue(tokens, index, verb, language)
            if cue is not None:
                found.append(cue)
                break
    return found


def _is_cue_in_capitals(tokens: list[Token], index: int) -> bool:
    """Tell whether a word with a capital reports, as in a headline, and is no name: "President Said denied"."""
    if tokens[index].lower not in CAPITAL:
        return False
    if index + 1 == len(tokens) or not tokens[index - 1].word[0].isupper():
        return True
    following = tokens[index + 1]
    return following.word[0].isupper() or not (finite(following) or following.lower in CAPITAL)


def _cue(tokens: list[Token], index: int, verb: Verb, language: Language) -> Cue | None:
    last = _particle(tokens, index, verb.particle) if verb.particle else index
    if last < 0:
        return None
    before = index - 1
    while before >= 0 and is_helper(tokens[before].lower):
        before -= 1
    helpers = frozenset([token.lower for token in tokens[before + 1 : index]])
    one = Form(tokens, index, before, helpers, verb, language)
    return Cue(index, last, verb, _how(one), not helpers.isdisjoint(NOT)) if fits(one) else None


def _how(one: Form) -> str:
    if one.verb.form == "participle" and one.helpers.isdisjoint(BEING) and one.previous not in CONTRACTED:
        return "chained"
    return "joined" if one.previous in CHAIN or one.previous == "to" else "finite"


def _particle(tokens: list[Token], index: int, particle: str) -> int:
    """Return where the particle of a verb stands, or -1: "made it clear", "pointed repeatedly to"."""
    for at in range(index + 1, min(index + 3, len(tokens))):
        if tokens[at].lower == particle:
            return at
        if not tokens[at].lower.endswith("ly") and (particle, tokens[at].lower) != ("clear", "it"):
            break
    return -1
