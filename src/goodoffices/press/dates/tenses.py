"""Whether the words around a date look back or ahead."""

from __future__ import annotations

import re

from goodoffices.press.dates.meanings import Tense
from goodoffices.press.dates.words import any_of, words
from goodoffices.press.values import Span

REACH = 240
"""How many characters before a date are looked at, in its own sentence."""
# the verb behind "will" or "to be" is part of it: "will be held" does not look back
_AHEAD = rf"(?P<future>{any_of(words().tense['future'])})(?: (?:not|be|to|also|likely|now|have|been|then))*(?: [a-z]+)?"
_BEHIND = rf"(?P<past>{any_of(words().tense['past'])}(?:n['’]t)?|[a-z]{{3,}}(?<!ne)ed)"
_SIGNS = re.compile(rf"\b(?=['’a-z])(?:{_AHEAD}|{_BEHIND})(?![A-Za-z])")
_SENTENCE = re.compile(r"[.!?\n](?:(?<=\n)(?:\s*\n)?|(?<!\n)[”\"’')]?\s+(?=[A-Z“\"]))")


def tense_at(text: str, span: Span, before: tuple[int, Tense] = (0, "unknown")) -> Tense:
    """Return whether the nearest verb in the sentence of a date looks back or ahead; "unknown" where none tells.

    `before` is where the date before it ends and what was found for that: it holds on where no verb stands between.
    """
    start, end = span
    since, held = before
    from_there = _SENTENCE.split(text[max(0, start - REACH) : start])[-1]
    same_sentence = start - since <= len(from_there)
    last = next(iter([*_SIGNS.finditer(text, start - len(from_there), start)][-1:]), None)
    if same_sentence and held != "unknown" and (last is None or last.start() < since):
        return held
    after = _SENTENCE.split(text[end : end + REACH // 2], maxsplit=1)[0]
    following = _SIGNS.search(after)
    # what stands after a date bears on it less than what stands before it
    if last is None or (following and 2 * following.start() + 8 < start - last.end()):
        last = following
    if last is None:
        return "unknown"
    return "future" if last["future"] else "past"
