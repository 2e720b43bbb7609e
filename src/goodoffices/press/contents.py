"""What was said at a cue: the words before it, behind it, or on both sides."""

from __future__ import annotations

from goodoffices.press.adjuncts import CLAUSAL, behind_adjuncts, cut_head, cut_tail
from goodoffices.press.forms import PREPOSITIONS
from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.language import words
from goodoffices.press.said import Spans, span
from goodoffices.press.subjects import DASHES, SUBORDINATE, TIMELY, ends_with_comma, finite

CLAUSES = words("clauses")
LINKS = frozenset([*DASHES, ",", "so"])


def left(tokens: list[Token], floor: int, end: int) -> Spans:
    """Return what was said before the speaker or the verb at `end`, from `floor` on."""
    end = _behind_links(tokens, floor, end)
    low = floor
    while low < end and not _may_open(tokens[low]):
        low += 1
    if low + 1 < end and low == floor == 0 and tokens[low].lower in CONJUNCTIONS and tokens[low + 1].lower == QUOTED:
        low += 1
    if low >= end:
        return []
    return [span(tokens, _own_quotation(tokens, low, end), end)]


CONJUNCTIONS = words("conjunctions")


def _behind_links(tokens: list[Token], floor: int, end: int) -> int:
    while end > floor and tokens[end - 1].lower in LINKS:
        if tokens[end - 1].lower == "so" and (end - 2 < floor or tokens[end - 2].lower not in (",", QUOTED)):
            break
        end -= 1
    if end - 2 > floor and tokens[end - 1].lower == "how" and tokens[end - 2].lower in ("is", "was"):
        end -= 2
        return _behind_links(tokens, floor, end)
    return end


def _may_open(token: Token) -> bool:
    return token.word[0].isalnum() or token.lower == QUOTED or token.word[0] in "$€£#@"


def _own_quotation(tokens: list[Token], low: int, end: int) -> int:
    """Return where the quotation right before a speaker begins, if the reporter's words lead up to it."""
    last = end - 1
    if tokens[last].lower != QUOTED or last == low or len(tokens[last].word.split()) < 4:
        return low
    return last if tokens[last - 1].lower in (":", ";", ".", *DASHES) else low


def quote_ends(tokens: list[Token], floor: int, end: int) -> bool:
    """Tell whether a quotation stands right before the speaker."""
    while end > floor and (tokens[end - 1].lower in LINKS or tokens[end - 1].lower in CONJUNCTIONS):
        end -= 1
    return end > floor and tokens[end - 1].lower == QUOTED


def clause_before(tokens: list[Token], floor: int, end: int) -> bool:
    """Tell whether what stands before the speaker was said, and does not lead up to it: "On Friday, she said"."""
    if end <= floor or not (tokens[end - 1].lower in (",", ":", "?", "!") or tokens[end - 1].lower in DASHES):
        return False
    words = [k for k in range(floor, end - 1) if _may_open(tokens[k])]
    return len(words) >= 2 and not _leads_up(tokens, words[0], end - 1)


def _leads_up(tokens: list[Token], low: int, end: int) -> bool:
    """Tell whether words are a phrase that leads up to a main clause: "At the same time", "When asked about it"."""
    colon = next((k for k in range(end - 1, low, -1) if tokens[k].lower == ":"), None)
    low = low if colon is None else colon + 1
    if tokens[low].lower in CONJUNCTIONS and low + 1 < end:
        low += 1
    if not _adverbial(tokens[low]):
        return False
    begin = low
    for k in range(low, end + 1):
        if k == end or tokens[k].lower == ",":
            if _main(tokens, begin, k, first=begin == low):
                return False
            begin = k + 1
    return True


def _adverbial(token: Token) -> bool:
    word = token.lower
    return word in CLAUSES or word in PREPOSITIONS or word in TIMELY or word in SUBORDINATE or word.endswith("ing")


DEMONSTRATIVE = words("demonstrative")


def _main(tokens: list[Token], low: int, high: int, *, first: bool) -> bool:
    """Tell whether words between commas hold a main clause."""
    if (
        low >= high
        or (_adverbial(tokens[low]) and not first and tokens[low].lower not in DEMONSTRATIVE)
        or any(t.lower in CLAUSES for t in tokens[low:high])
    ):
        return False
    return any(finite(token) or token.lower == QUOTED for token in tokens[low:high])


def continued(tokens: list[Token], at: int, ceiling: int) -> Spans:
    """Return a quotation that goes on behind cue and speaker: "A," she said, "B"."""
    while at < ceiling and tokens[at].lower in (",", ".", ":", "and", "or", *DASHES):
        at += 1
    if at < ceiling and tokens[at].lower == QUOTED:
        last = max(k for k in range(at, ceiling) if tokens[k].lower == QUOTED)
        return [span(tokens, at, last + 1)]
    return []


def resumed(tokens: list[Token], at: int, ceiling: int, *, quoted: bool) -> Spans:
    """Return what goes on behind cue and speaker: a quotation, a clause after "that", the rest of one cut in two."""
    if at >= ceiling:
        return []
    if quoted and tokens[at].lower == "that":
        return right_span(tokens, at + 1, ceiling)
    further = continued(tokens, at, ceiling)
    if further or quoted or tokens[at].lower != ",":
        return further
    behind = at + 1
    if behind < ceiling and not tokens[behind].lower.endswith("ing") and not _adds(tokens[behind]):
        return right_span(tokens, behind, ceiling)
    return []


def _adds(token: Token) -> bool:
    """Tell whether a word begins what the reporter adds."""
    return (token.lower in CLAUSAL and token.lower not in ("because", "if", "and")) or token.lower in (
        "who",
        "which",
        "whose",
    )


def right(tokens: list[Token], at: int, ceiling: int, *, fronted: bool = False, clause: bool = True) -> Spans:
    """Return what was said behind the verb; of "While he said A, B" only A (`fronted`).

    Whether "that" opens a clause (`clause`) or is part of an object: "rejected that account".
    """
    while at < ceiling and (tokens[at].lower in (",", ":", *DASHES) or (clause and tokens[at].lower == "that")):
        at += 1
    at = cut_head(tokens, at, ceiling)
    end = cut_tail(tokens, at, ceiling)
    if fronted:
        end = min(end, _main_clause(tokens, at, ceiling))
    return right_span(tokens, at, end)


def _main_clause(tokens: list[Token], at: int, ceiling: int) -> int:
    """Return where the main clause begins behind a subordinate one: at its comma."""
    for k in range(at + 1, ceiling - 2):
        if ends_with_comma(tokens[k]) and tokens[k + 1].word[0].isalnum():
            return k + 1
        if tokens[k].lower == "," and tokens[k + 1].lower not in NO_CLAUSE and not tokens[k + 1].lower.endswith("ing"):
            return k
    return ceiling


NO_CLAUSE = words("no clause")


def right_span(tokens: list[Token], at: int, ceiling: int) -> Spans:
    """Return the words from `at` on without the marks that end them."""
    end = ceiling
    while end > at and not (tokens[end - 1].word[0].isalnum() or tokens[end - 1].lower == QUOTED):
        end -= 1
    return [span(tokens, at, end)] if end > at else []


def behind_commas(tokens: list[Token], at: int, ceiling: int) -> int:
    """Step over what stands between commas behind the verb: "said, in a statement on Friday, that"."""
    if at < ceiling and tokens[at].lower == ",":
        behind = behind_adjuncts(tokens, at + 1, ceiling)
        if at + 1 < behind < ceiling and tokens[behind].lower in (",", "that"):
            return behind + (1 if tokens[behind].lower == "," else 0)
    return at


def colon_ends(tokens: list[Token], at: int, ceiling: int) -> bool:
    """Tell whether nothing but a colon follows: what was said stands in the next paragraph."""
    return ceiling == len(tokens) and bool(tokens) and tokens[-1].lower == ":" and at >= ceiling - 4
