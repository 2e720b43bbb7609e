"""Runs of capitals in a text: what may be the name of a person, a body or a place."""

from __future__ import annotations

import re

from goodoffices.press.language import Language
from goodoffices.press.language import words as listed
from goodoffices.press.offices import STARTS, Tokens, is_office
from goodoffices.press.persons import PARTICLES

TOKEN = re.compile(r"[^\W_]+(?:[’'\-.&][^\W_]+)*\.?|\n|[^\w\s]", re.UNICODE)
JOINED = re.compile(r"(?:al|el|ad|as|ar|an|at|az|d|l|o|ash|bin|ben|ould)[-’'][^\W\d_]", re.IGNORECASE)
ABBREVIATED = listed("abbreviated") | {"sens", "reps", "govs", "sgt", "brig"}


def capital(token: str) -> bool:
    """Tell whether a token begins as names do: a capital, or "al-" before one."""
    if token[0].isupper():
        return True
    if token.isalpha() or token[0] not in "aeldob":
        return False
    return bool(JOINED.match(token) and any(character.isupper() for character in token))


def tokens_of(text: str) -> Tokens:
    """Return the words and marks of a text, without its headings."""
    return _without_headings([(match.start(), match.group()) for match in TOKEN.finditer(text)])


def _without_headings(tokens: Tokens) -> Tokens:
    """Leave out lines in which nearly every word has a capital: headings name nobody for certain."""
    out: Tokens = []
    line: Tokens = []
    for token in [*tokens, (0, "\n")]:
        if token[1] != "\n":
            line.append(token)
            continue
        out += [] if _is_heading(line) else line
        out.append(token)
        line = []
    return out


def _is_heading(line: Tokens) -> bool:
    if not 4 <= len(line) < 16 or line[-1][1][-1] in '.”":':
        return False
    long = [word for _, word in line if len(word) > 3 and word[0].isalpha()]
    return sum(map(capital, long)) * 10 >= 7 * max(1, len(long))


def runs(tokens: Tokens, language: Language) -> list[tuple[int, int, bool]]:
    """Return runs of capitals: first token, behind the last, whether an office stands before."""
    found = []
    at = 0
    while at < len(tokens):
        word = tokens[at][1]
        if word.islower() or not capital(word) or not word[0].isalpha():
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and _adjoins(tokens, end) and _goes_on(tokens, end) and not _owns(tokens[end - 1][1]):
            end += 1
        found.append(_cut_titles(tokens, at, end, language))
        at = end
    return [run for run in found if run[1] - run[0] >= 1]


INNER = PARTICLES - {"of", "e"}


def _owns(word: str) -> bool:
    return word.endswith(("’s", "'s"))


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell whether a run of capitals goes on: with a capital, or a particle before one."""
    if capital(tokens[at][1]):
        return True
    if tokens[at][1].lower() not in INNER or at + 1 >= len(tokens):
        return False
    return capital(tokens[at + 1][1]) or tokens[at + 1][1].lower() in PARTICLES


def _adjoins(tokens: Tokens, index: int) -> bool:
    start, before = tokens[index - 1]
    if tokens[index][0] - start - len(before) != 1:
        return False
    word = before.lower().rstrip(".")
    return not before.endswith(".") or "." in word or len(word) <= 2 or word in ABBREVIATED


def _cut_titles(tokens: Tokens, low: int, high: int, language: Language) -> tuple[int, int, bool]:
    titled = low > 0 and _adjoins(tokens, low) and is_office(tokens[low - 1][1], language)
    titled = titled and not (low > 1 and tokens[low - 2][1].lower() in ("who", "to"))
    if low > 1 and high - low > 1 and tokens[low][1] == "State" and is_office(tokens[low - 2][1], language):
        return low + 1, high, True
    while low < high - 1 and (tokens[low][1].lower() in STARTS or is_office(tokens[low][1], language)):
        titled = is_office(tokens[low][1], language)
        low += 1
    inner = next((k for k in range(high - 2, low, -1) if is_office(tokens[k][1], language)), None)
    return (inner + 1, high, True) if inner is not None else (low, high, titled)
