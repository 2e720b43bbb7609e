"""Who speaks at a cue: the words of a sentence that name the speaker, to its left or to its right."""

from __future__ import annotations

from goodoffices.press.forms import AUXILIARY, BEING, MODAL, NOT, PREPOSITIONS, is_helper
from goodoffices.press.frames import QUOTED, Token, is_stop
from goodoffices.press.language import Language, words
from goodoffices.press.said import Range

STOPS_LEFT = words("stops left")
SECOND = words("second")
SMALL = words("small")
HEADS = words("heads")
OFFICES_TO = words("offices to")
QUANTIFIERS = words("quantifiers")
STYLED = words("styled")
INDEFINITE = words("indefinite")

BOUNDS = frozenset([";", ":", "?", "!", "…", "--", "(", ")", "[", "]", QUOTED])
DASHES = frozenset(["—", "–", "--", "-"])
SUBORDINATE = words("subordinate")
OPENERS = words("openers")
TIMELY = words("timely")
STOPS_RIGHT = words("stops right")
BEFORE_DAYS = frozenset(["on", "late", "early"])
APPOSITIVE = words("appositive")


def left_subject(tokens: list[Token], verb: int, floor: int) -> Range | None:
    """Return the subject that stands before the verb at `verb`, looking back no further than `floor`."""
    end = verb
    while end > floor and is_helper(tokens[end - 1].lower):
        end -= 1
    timed = end
    while timed > floor and (tokens[timed - 1].lower in TIMELY or tokens[timed - 1].lower in BEFORE_DAYS):
        timed -= 1
    if timed > floor and tokens[timed - 1].lower == ",":
        end = timed
    if end <= floor:
        return None
    who = ends_with_comma(tokens[end - 1]) and any(token.lower == "who" for token in tokens[floor:end])
    if who or tokens[end - 1].lower in (",", ")") or tokens[end - 1].lower in DASHES:
        return _with_apposition(tokens, end, floor)
    return _plain(tokens, end, floor)


def ends_with_comma(token: Token) -> bool:
    """Tell whether a token is a quotation with a comma before its closing mark."""
    return token.lower == QUOTED and token.word.rstrip("\"”'’»").endswith(",")


def _plain(tokens: list[Token], end: int, floor: int) -> Range | None:
    start = end
    while start > floor:
        word = tokens[start - 1].lower
        if word in BOUNDS or word in DASHES or word == ",":
            break
        if word == "who":
            return start - 1, start
        if word in STOPS_LEFT:
            break
        if word in ("but", "yet", "so", "then"):
            break
        if word == "and" and not _joins_speakers(tokens, start - 1, floor, end):
            break
        start -= 1
    if start > floor and tokens[start - 1].lower == ",":
        listed = _list_start(tokens, start, floor, end)
        start = listed if listed is not None else start
    return _trimmed(tokens, start, end)


def _joins_speakers(tokens: list[Token], at: int, floor: int, end: int) -> bool:
    """Tell whether an "and" stands within a name or between two who speak together: "US and Qatari sources"."""
    behind = tokens[at + 1 : end]
    if not behind or at - 1 < floor:
        return False
    before = tokens[at - 1]
    if before.lower == ",":
        return False
    if len(behind) > 9 or not before.word[0].isalnum():
        return False
    if before.word[0].isupper() and (behind[0].word[0].isupper() or behind[0].lower in SECOND):
        return True
    return not any(finite(token) for token in tokens[floor:at]) or tokens[at - 1].lower in (
        "officials",
        "sources",
        "diplomats",
        "aides",
    )


IRREGULAR = words("irregular")


def finite(token: Token) -> bool:
    """Tell whether a word is, by its look, the verb of a clause."""
    word = token.lower
    if word in AUXILIARY or word in BEING or word in MODAL:
        return True
    return not token.word[0].isupper() and ((word.endswith("ed") and len(word) > 4) or word in IRREGULAR)


def _list_start(tokens: list[Token], start: int, floor: int, end: int) -> int | None:
    """Return where a list "A, B and C" begins, of which [start, end) is the tail."""
    if not any(token.lower == "and" for token in tokens[start:end]):
        return None
    at = start - 1
    begun = start
    while at > floor and tokens[at].lower == ",":
        low = at
        while low > floor and tokens[low - 1].lower != "," and tokens[low - 1].lower not in BOUNDS:
            low -= 1
        if at - low > 5 or low >= at or not tokens[low].word[0].isupper() or tokens[low].lower in SUBORDINATE | TIMELY:
            break
        begun = low
        at = low - 1
    return begun if begun != start else None


def _with_apposition(tokens: list[Token], end: int, floor: int) -> Range | None:
    """Return a subject with what stands in commas behind it: "Jo Marr, a lawyer from Orvane, said"."""
    behind = end - 1
    low = behind
    while (
        low > floor
        and not _ends_clause(tokens[low - 1])
        and not (tokens[low - 1].lower in DASHES and tokens[behind].lower not in DASHES)
    ):
        low -= 1
    for start in _chunks(tokens, low, behind):
        if _may_be_subject(tokens, start, behind):
            return _trimmed(tokens, start, behind, tail=False)
    return None


def _ends_clause(token: Token) -> bool:
    return token.lower in (";", ":", "?", "!") or (token.lower == QUOTED and not is_title(token))


def is_title(token: Token) -> bool:
    """Tell whether a quotation is a title: a book's, a show's."""
    words = token.word.strip("\"“”‘’',.").split()
    return len(words) <= 8 and all(word[:1].isupper() or word in SMALL for word in words)


def _chunks(tokens: list[Token], low: int, high: int) -> list[int]:
    starts = [low]
    for index in range(low, high):
        if tokens[index].lower == "," or tokens[index].lower in DASHES or tokens[index].lower in ("that", "but"):
            starts.append(index + 1)
    return starts[:12]


def _may_be_subject(tokens: list[Token], start: int, end: int) -> bool:
    while start < end and tokens[start].lower in OPENERS:
        start += 1
    if start >= end:
        return False
    word = tokens[start]
    if word.lower in SUBORDINATE or _is_time(tokens, start) or word.lower.endswith("ing"):
        return False
    if not word.word[0].isalnum() or word.lower.endswith("ly"):
        return False
    low = start
    while low < end and tokens[low].lower not in (",",) and tokens[low].lower not in DASHES:
        low += 1
    inside = [token.lower for token in tokens[start:low] if token.lower not in ("who",)]
    return not any(one in AUXILIARY or one in BEING or one in MODAL for one in inside[1:]) or "who" in [
        t.lower for t in tokens[start:low]
    ]


NAMES_TOO = frozenset(["april", "may", "june", "august"])


def _is_time(tokens: list[Token], at: int) -> bool:
    """Tell whether a word is of time, and not a name that a month has too: "June Park"."""
    if tokens[at].lower not in TIMELY:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return not (tokens[at].lower in NAMES_TOO and following[:1].isupper() and following.isalpha())


def _trimmed(tokens: list[Token], start: int, end: int, *, tail: bool = True) -> Range | None:
    """Cut off what leads up to a subject ("On Friday the minister", "3. They") and, as its `tail`, a day behind it."""
    if end - start > 2 and tokens[start].word.isdigit() and tokens[start + 1].lower in (".", ")", "/"):
        start += 2
    while start < end and (tokens[start].lower in OPENERS or not tokens[start].word[0].isalnum()):
        start += 1
    if start < end and (
        tokens[start].lower in PREPOSITIONS
        or _is_time(tokens, start)
        or tokens[start].lower in ("as", "after", "during", "asked", "speaking")
    ):
        start = _behind_adjunct(tokens, start, end)
    while end > start and not tokens[end - 1].word[0].isalnum():
        end -= 1
    while tail and end - start > 1 and (tokens[end - 1].lower in TIMELY or tokens[end - 1].lower in BEFORE_DAYS):
        end -= 1
    if start >= end or end - start > 45:
        return None
    if end - start == 1 and tokens[start].lower in (
        PREPOSITIONS | AUXILIARY | BEING | NOT | {"to", "that", "which", "as", "there"}
    ):
        return None
    return start, end


def _behind_adjunct(tokens: list[Token], start: int, end: int) -> int:
    """Return where the subject begins behind "In the capital the minister" or "On Friday Orvane's envoy"."""
    for index in range(end - 1, start, -1):
        word = tokens[index].lower
        if word in HEADS and tokens[index - 1].lower not in PREPOSITIONS:
            return index
    for index in range(start + 1, end):
        token, before = tokens[index], tokens[index - 1]
        dated = before.lower in TIMELY or (before.word[0].isdigit() and token.word[0].isupper())
        if dated and token.lower not in TIMELY and not token.word[0].isdigit():
            return index
    return start if tokens[start].lower not in PREPOSITIONS else end


def right_subject(tokens: list[Token], verb: int, ceiling: int, language: Language) -> Range | None:
    """Return the subject that stands behind the verb: "said Jo Marr, a lawyer from Orvane"."""
    start = verb + 1
    end = start
    while end < ceiling:
        token = tokens[end]
        if token.lower in BOUNDS or token.lower == "," or is_stop(tokens, end) or token.lower in DASHES:
            break
        if token.lower in AUXILIARY or token.lower in BEING or token.lower in MODAL:
            return None
        if token.lower in STOPS_RIGHT and not _goes_on(tokens, end, start, ceiling):
            if end == start:
                return None
            break
        end += 1
    if end == start or not _heads_right(tokens, start, end, language):
        return None
    return start, _apposed(tokens, end, ceiling, language)


def _goes_on(tokens: list[Token], at: int, start: int, ceiling: int) -> bool:
    """Tell whether a small word belongs to a speaker's name or office: "the minister of health and Jo Marr"."""
    if at == start:
        return False
    if tokens[at].lower == "and":
        return _more_names(tokens, at, ceiling)
    return tokens[at].lower in ("of", "for", "with", "to") and (
        tokens[at].lower != "to" or tokens[at - 1].lower in OFFICES_TO
    )


def _more_names(tokens: list[Token], at: int, ceiling: int) -> bool:
    return at + 1 < ceiling and (tokens[at + 1].word[0].isupper() or tokens[at + 1].lower in ("the", "his", "her"))


def _heads_right(tokens: list[Token], start: int, end: int, language: Language) -> bool:
    word = tokens[start]
    if word.lower in language.pronouns:
        return end - start == 1 or tokens[start + 1].lower in ("who",)
    if word.word[0].isupper():
        return True
    if word.lower in QUANTIFIERS:
        return True
    return any(
        token.lower in language.roles or token.lower in language.organisations or token.word[0].isupper()
        for token in tokens[start:end]
    )


def _apposed(tokens: list[Token], end: int, ceiling: int, language: Language) -> int:
    """Return the end of a name with what stands in apposition behind it."""
    at = end
    while at + 1 < ceiling and tokens[at].lower == ",":
        first = tokens[at + 1]
        if not (
            first.lower in APPOSITIVE
            or first.lower in language.roles
            or first.lower in language.titles
            or first.word[0].isdigit()
            or (first.word[0].isupper() and first.lower not in TIMELY)
            or first.lower in STYLED
        ):
            break
        low = at + 1
        while (
            low < ceiling and tokens[low].lower != "," and not is_stop(tokens, low) and tokens[low].lower not in BOUNDS
        ):
            low += 1
        inside = [token.lower for token in tokens[at + 1 : low]]
        if inside[0] != "who" and any(
            finite(token) and token.lower not in ("named", "called", "based", "retired")
            for token in tokens[at + 1 : low]
        ):
            break
        at = end = low
    return end


def sentence_subject(tokens: list[Token], before: int, language: Language) -> Range | None:
    """Return the subject of a sentence whose verb does not report: "He left early, saying ..."."""
    start = next((k for k, token in enumerate(tokens) if token.word[0].isalnum()), before)
    while start < before and (
        tokens[start].lower in SUBORDINATE or tokens[start].lower in TIMELY or tokens[start].lower.endswith("ing")
    ):
        comma = next((k for k in range(start, before) if tokens[k].lower == ","), None)
        if comma is None:
            break
        start = comma + 1
    for end in range(start + 1, min(before, start + 14)):
        word = tokens[end].lower
        if (
            word == ","
            or word in AUXILIARY
            or word in BEING
            or word in MODAL
            or finite(tokens[end])
            or word in language.verbs
            or word in PREPOSITIONS
        ):
            return _trimmed(tokens, start, end)
    return None


def absolute_subject(tokens: list[Token], participle: int) -> Range | None:
    """Return the subject of a participle that has its own: "with two diplomats saying", ", one of them conceding"."""
    if participle < 2 or not tokens[participle - 1].word[0].isalnum() or tokens[participle - 1].lower in ADVERBIAL:
        return None
    for at in range(participle - 2, max(participle - 14, -1), -1):
        word = tokens[at].lower
        if word in ("with", ",", "and"):
            first = tokens[at + 1]
            opens = first.word[0].isupper() or first.lower in INDEFINITE
            if word == "with" or (opens and first.lower not in TIMELY and participle - at < 11):
                return at + 1, participle
            return None
        if finite(tokens[at]) or not tokens[at].word[0].isalnum():
            return None
    return None


ADVERBIAL = SUBORDINATE | PREPOSITIONS | TIMELY | OPENERS
