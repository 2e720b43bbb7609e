"""What belongs to the saying and not to what is said: when, where, to whom."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Token, is_stop
from goodoffices.press.language import words

OBJECTS = words("objects")
PLACES = words("places")
INTERROGATIVE = words("interrogative")
BEFORE_TIMES = words("before times")
BEFORE_OCCASIONS = words("before occasions")
FEW = words("few")
WITHIN_TIMES = words("within times")
SPANS_OF_TIME = words("spans of time")
SUBJECTS = words("subjects")
BEFORE_NOUNS = words("before nouns")
TRAILING = words("trailing")
TRAILING_COMMA = words("trailing comma")

DAYS = words("days")
MONTHS = words("months")
TIMES = words("times")
PARTS = words("parts")
OCCASIONS = words("occasions")
TOLD = words("told")
LISTENERS = words("listeners")
NP_STOP = words("np stop")
CLAUSAL = words("clausal")


def behind_addressee(tokens: list[Token], at: int, ceiling: int, word: str) -> tuple[int, tuple[int, int] | None]:
    """Return where the words go on behind "told reporters", and the tokens of whom it was told."""
    low = at
    if at < ceiling and tokens[at].lower == "to" and word not in TOLD and at + 1 < ceiling and _listens(tokens[at + 1]):
        low = at + 1
    elif word not in TOLD:
        return at, None
    high = low
    while high < ceiling and high - low < 9 and not _ends_addressee(tokens, low, high, word):
        high += 1
    if high == low or tokens[low].lower in ("that", "of", "against", "about"):
        return at, None
    if word in WARNED and not _goes_on_warning(tokens, high, ceiling):
        return at, None
    return high, (low, high)


WARNED = words("warned")
TELL = words("tell")


def _ends_addressee(tokens: list[Token], low: int, high: int, word: str) -> bool:
    token = tokens[high]
    if token.lower in (",", ":", ";", "?", QUOTED, "—", "–", "(") or is_stop(tokens, high):
        return True
    if high == low:
        return False
    bare = token.lower.split("’")[0].split("'")[0]
    if bare in NP_STOP or token.lower in DAYS or token.lower in TIMES:
        named = token.lower == "and" and high + 1 < len(tokens) and tokens[high + 1].word[0].isupper()
        return not (named or token.lower in ("of", "for"))
    if token.lower in OBJECTS:
        return True
    return word not in TELL and token.word[0].islower() and tokens[high - 1].word[0].isupper()


def _goes_on_warning(tokens: list[Token], at: int, ceiling: int) -> bool:
    """Tell whether somebody was warned, and not of something: "warned deputies that", "warned them a day ago that"."""
    if at >= ceiling:
        return False
    if tokens[at].lower in ("that", ",", QUOTED, "of", "against", "not", "to"):
        return True
    return behind_that(tokens, at, ceiling) > at


def behind_that(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where a "that" stands behind words on where it was told: "told reporters outside the hotel that"."""
    if at < ceiling and tokens[at].lower in CLAUSAL | PLACES:
        for k in range(at + 1, min(at + 14, ceiling)):
            if tokens[k].lower == "that":
                return k
            if tokens[k].lower in (",", QUOTED, "he", "she", "they", "it", "was", "were", "is", "are", "had", "would"):
                break
    return at


def behind_asked(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where a question begins behind whom it was put to: "asked workers if"."""
    for k in range(at, min(at + 10, ceiling)):
        if tokens[k].lower in INTERROGATIVE:
            return k
        if not tokens[k].word[0].isalnum():
            break
    return at


def _listens(token: Token) -> bool:
    return token.lower in LISTENERS or token.word[0].isupper()


def behind_adjuncts(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where what is said begins, behind "on Friday", "in a statement", "earlier", "late last week"."""
    while at < ceiling:
        following = _behind_one(tokens, at, ceiling)
        if following == at:
            return at
        at = following
    return at


def _behind_one(tokens: list[Token], at: int, ceiling: int) -> int:
    word = tokens[at].lower
    if word in DAYS or word in TIMES or (word in PARTS):
        return at + 1
    if word in BEFORE_TIMES:
        behind = _behind_time(tokens, at, ceiling)
        if behind > at:
            return behind
    if word in BEFORE_OCCASIONS:
        return _behind_occasion(tokens, at, ceiling)
    if word.isdigit() or word in FEW:
        return _behind_ago(tokens, at, ceiling)
    if word in ("a", "an") and at + 2 < ceiling and tokens[at + 1].lower in ("moment", "hour", "day", "week", "month"):
        return at + 3 if tokens[at + 2].lower in ("ago", "earlier", "later") else at
    if word in ("there", "here"):
        return at + 1 if at + 1 < ceiling and tokens[at + 1].lower in (",", "that", QUOTED, "on") else at
    if word in ("publicly", "privately", "bluntly", "flatly", "afterward"):
        return at + 1
    return at


def _behind_time(tokens: list[Token], at: int, ceiling: int) -> int:
    low = at
    while low < ceiling and tokens[low].lower in WITHIN_TIMES:
        low += 1
    if low >= ceiling:
        return at
    word = tokens[low].lower
    if word in DAYS or word in MONTHS or word in PARTS or word in SPANS_OF_TIME:
        low += 1
        while low < ceiling and (
            tokens[low].lower in PARTS
            or tokens[low].lower in DAYS
            or tokens[low].word.isdigit()
            or tokens[low].lower in ("night",)
        ):
            low += 1
        if (
            low < ceiling
            and tokens[low].lower == ","
            and low + 1 < ceiling
            and tokens[low + 1].word.isdigit()
            and len(tokens[low + 1].word) == 4
        ):
            low += 2
        return low
    if word.isdigit() and (len(word) == 4 or (low + 1 < ceiling and tokens[low + 1].lower in MONTHS)):
        low += 1
        while low < ceiling and (tokens[low].lower in MONTHS or tokens[low].word.isdigit()):
            low += 1
        return low
    return at


def _behind_ago(tokens: list[Token], at: int, ceiling: int) -> int:
    for index in range(at, min(at + 5, ceiling)):
        if tokens[index].lower in ("ago", "earlier", "later"):
            return index + 1
    return at


def _behind_occasion(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where it goes on behind a phrase with an occasion in it: "in an interview with The Post on Friday"."""
    seen = False
    index = at + 1
    while index < ceiling and index - at < 16:
        word = tokens[index].lower
        if word in (",", ":", ";", QUOTED, "that", "—", "–", "(") or is_stop(tokens, index):
            break
        if word in OCCASIONS:
            seen = True
        elif (seen and word in SUBJECTS) or (
            seen and word in ("the", "a", "an") and tokens[index - 1].lower not in BEFORE_NOUNS
        ):
            break
        index += 1
    return index if seen else at


def is_rest(tokens: list[Token], at: int, ceiling: int) -> bool:
    """Tell whether nothing of what was said follows: the end, or words that belong to the saying."""
    while at < ceiling and not tokens[at].word[0].isalnum() and tokens[at].lower != QUOTED and tokens[at].lower != ":":
        at += 1
    if at >= ceiling:
        return True
    if tokens[at].lower == "at" and at + 1 < ceiling and tokens[at + 1].lower in ("least", "most"):
        return False
    return tokens[at].lower in CLAUSAL or tokens[at].lower.endswith("ing")


def cut_tail(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where what was said ends, before what the reporter adds behind its last quotation."""
    last = next((k for k in range(ceiling - 1, at - 1, -1) if tokens[k].lower == QUOTED), None)
    if last is None:
        return ceiling
    if last + 2 < ceiling and tokens[last + 1].lower in TRAILING:
        return last + 1
    for k in range(last + 1, ceiling - 1):
        if tokens[k].lower in (",", "—", "–") and (
            (
                tokens[k + 1].lower.endswith("ing")
                and tokens[k + 1].lower not in ("including", "during", "nothing", "something")
            )
            or tokens[k + 1].lower in TRAILING_COMMA
        ):
            return k
    return ceiling


def cut_head(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where what was said begins, behind words that lead up to its first quotation: "at a rally, ..."."""
    if at >= ceiling or tokens[at].lower not in CLAUSAL | {"who", "to", "of"}:
        return at
    for k in range(at + 1, min(at + 22, ceiling)):
        if tokens[k].lower == QUOTED and tokens[k - 1].lower in (",", ":", "that") and len(tokens[k].word.split()) >= 3:
            return k
        if tokens[k].lower == "that" and tokens[k - 1].lower not in PLAIN:
            return k + 1
    return at


PLAIN = words("plain")
