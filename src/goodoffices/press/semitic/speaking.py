"""Where the words that name a speaker begin and end, before a verb and behind it."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.semitic.cues import COMMAS, STOPS, comma_at, is_word, relative
from goodoffices.press.semitic.rules import Rules

Range = tuple[int, int]
KNOWN = ("roles", "titles", "anonymous", "institutions", "spokes", "documents")
LONG = 14
"""Words without a comma that nobody is called by: a clause stands there."""


def is_head(word: str, rules: Rules) -> bool:
    """Tell whether a word is one that speakers are called by: a role, a title, a body, a source."""
    return rules.heads(word, *KNOWN)


def aside(tokens: list[Token], at: int, rules: Rules) -> bool:
    """Tell whether words belong to the saying and not to the speaker: when, where, to whom."""
    word = tokens[at].lower
    if word in rules.words["stops"] or word in rules.words["reporters"] or word in rules.words["pronouns"]:
        return word not in rules.words["pronouns"]
    if any(word in rules.words[key] for key in KNOWN):
        return False
    if word in ("في", "على", "ب", "ل") and at + 1 < len(tokens):
        return rules.heads(tokens[at + 1].lower, "occasions", "outlets") or tokens[at + 1].lower == QUOTED
    if not word[0].isalnum() or word[0].isdigit():
        return True
    return word[0] in "بلבל" and len(word) > 2 and any(word[k:] in rules.words["occasions"] for k in (1, 2, 3))


def behind(tokens: list[Token], at: int, ceiling: int, rules: Rules, *, closed: bool = False) -> Range | None:
    """Return the speaker behind a verb or "according to": up to what belongs to the saying, or to what was said.

    `closed` takes a name between commas only where a second comma follows and it does not look like a clause.
    """
    start = at
    while at < ceiling and (tokens[at].lower in rules.words["helping"] or tokens[at].lower in rules.words["when"]):
        at, start = at + 1, start + 1
    titled = False
    while at < ceiling:
        token = tokens[at]
        if comma_at(tokens, at):
            end = _segment(tokens, at + 1, ceiling)
            if (
                not titled
                or not _apposed(tokens, at + 1, end, ceiling, rules)
                or (closed and _clausal(tokens, at + 1, end, rules))
            ):
                break
            at = end
            continue
        if token.lower == QUOTED and not (at > start and rules.heads(tokens[at - 1].lower, "outlets")):
            break
        if token.lower != QUOTED and (aside(tokens, at, rules) or token.lower in STOPS):
            break
        if _foreign(tokens, at, start, rules):
            break
        titled = titled or rules.heads(token.lower, "roles", "titles", "spokes")
        at += 1
    return (start, at) if at > start else None


def _foreign(tokens: list[Token], at: int, start: int, rules: Rules) -> bool:
    """Tell whether a preposition stands at a place that no name or role goes on with."""
    word = tokens[at].lower
    return at == start and word in rules.words["within"] | rules.words["leads"]


def _segment(tokens: list[Token], at: int, ceiling: int) -> int:
    while at < ceiling and tokens[at].lower not in COMMAS and tokens[at].lower not in STOPS:
        at += 1
    return at


def _apposed(tokens: list[Token], at: int, end: int, ceiling: int, rules: Rules) -> bool:
    """Tell whether what stands between commas is the speaker's name or role."""
    if (
        at >= end
        or end - at > 8
        or tokens[at].lower == QUOTED
        or aside(tokens, at, rules)
        or relative(tokens[at].lower, rules)
    ):
        return False
    if not is_word(tokens[at]) or tokens[at].lower in rules.words["leads"] or _verbs(tokens, at, end, rules):
        return False
    return end < ceiling or end - at <= 4


def _clausal(tokens: list[Token], at: int, end: int, rules: Rules) -> bool:
    """Tell whether words between commas are rather the beginning of what was said than a name."""
    word = tokens[at].lower
    return (
        not comma_at(tokens, end)
        or end - at > 4
        or (word.startswith(rules.article) and word != "ال" and not is_head(word, rules))
    )


def _verbs(tokens: list[Token], at: int, end: int, rules: Rules) -> bool:
    words = (token.lower for token in tokens[at:end])
    return any(
        word in rules.verbs
        or word in rules.words["that"]
        or (word[0] in rules.words["joined"] and word[1:] in rules.verbs)
        for word in words
    )


def before(tokens: list[Token], floor: int, end: int, rules: Rules) -> Range | None:
    """Return the speaker before a verb: the first words between commas that do not lead up to the saying."""
    while end > floor and (
        tokens[end - 1].lower in rules.words["helping"] or tokens[end - 1].lower in rules.words["as"]
    ):
        end -= 1
    while floor < end and not is_word(tokens[floor]) and tokens[floor].lower != QUOTED:
        floor += 1
    while floor < end and (tokens[floor].lower in rules.words["helping"] or tokens[floor].lower in ("اما", "واما")):
        floor += 1
    at = floor
    while at < end:
        stop = _segment(tokens, at, end)
        if at < stop and is_word(tokens[at]) and not _leads(tokens, at, rules):
            return _trimmed(tokens, at, stop, end, rules)
        at = stop + 1
    return None


def _leads(tokens: list[Token], at: int, rules: Rules) -> bool:
    return tokens[at].lower in rules.words["leads"] or aside(tokens, at, rules)


def _trimmed(tokens: list[Token], at: int, stop: int, end: int, rules: Rules) -> Range | None:
    """Return a speaker with the names and roles that follow between commas, without what is said of him there."""
    last = stop
    while last < end:
        further = _segment(tokens, last + 1, end)
        if not _apposed(tokens, last + 1, further, end + 1, rules):
            break
        last = further
    cut = next(
        (
            k
            for k in range(at + 1, stop)
            if tokens[k].lower != QUOTED and aside(tokens, k, rules) and tokens[k].lower not in rules.words["within"]
        ),
        last,
    )
    last = cut if cut < stop else last
    if last - at > LONG and not any(comma_at(tokens, k) for k in range(at, last)):
        return None
    while last > at and (not is_word(tokens[last - 1]) and tokens[last - 1].lower != QUOTED):
        last -= 1
    return (at, last) if last > at else None


def first_head(tokens: list[Token], floor: int, end: int, rules: Rules) -> Range | None:
    """Return the first words of a stretch that can name a speaker: of a clause that begins with some other verb."""
    for at in range(floor, end):
        if is_word(tokens[at]) and is_head(tokens[at].lower, rules) and not aside(tokens, at, rules):
            return behind(tokens, at, end, rules)
    return None


def is_pronoun(tokens: list[Token], given: Range, rules: Rules) -> bool:
    """Tell whether a speaker is no more than "he" or "she"."""
    return given[1] - given[0] == 1 and tokens[given[0]].lower in rules.words["pronouns"]
