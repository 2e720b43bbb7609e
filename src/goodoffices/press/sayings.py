"""From a sentence to acts of saying: which words report, who speaks, what was said."""

from __future__ import annotations

from goodoffices.press.cues import Cue, cues
from goodoffices.press.forms import is_helper
from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.language import Language, words
from goodoffices.press.phrases import according, by_colon, by_nouns
from goodoffices.press.refusals import refusal
from goodoffices.press.said import Saying, Spans
from goodoffices.press.subjects import DASHES, absolute_subject, ends_with_comma, finite
from goodoffices.press.verbs import Place, at_verb, by_subject

CARRYING_OVER = words("carrying over")

MOST = 40
"""Verbs in one sentence above which only the first are looked at: nobody says so much in one breath."""
LONGEST = 1_500
"""Words above which a sentence is none."""
REACH = 14
"""How many words before a verb may say that a source is not named."""
BEHIND_WHY = 5
"""How many words from "because" on may stand before the verb that tells why a source is not named."""
UNNAMED = words("unnamed")
NEAR = 4
"""How many of the following verbs may bound what a verb reports."""


def sayings(text: str, sentence: Sentence, language: Language) -> list[Saying]:
    """Return the acts of saying in a sentence, in the order of their cues."""
    if len(sentence.tokens) > LONGEST:
        return []
    refused = refusal(text, sentence, language)
    if refused is not None:
        return [refused, *_behind_refusal(sentence, language, refused)]
    floor = dateline(sentence)
    found = according(sentence, floor, language)
    own = _by_verbs(sentence, floor, language)
    if found and any(_holds(one, found[0]) for one in own):
        found = []
    taken = [(one.content[0][0], one.content[-1][1]) for one in found if one.content]
    own = [one for one in own if not _inside(one, taken)]
    result = found + own
    if not result:
        result = by_nouns(sentence, language) or by_colon(sentence, language)
    return result


def dateline(sentence: Sentence) -> int:
    """Return behind which token a sentence begins that opens with a dateline: "SELMARRA, May 20 (Cordant News) —"."""
    tokens = sentence.tokens
    if not tokens or not (tokens[0].word.isupper() and len(tokens[0].word) > 2):
        return 0
    for k, token in enumerate(tokens[1:18], 1):
        if token.lower in ("—", "–", "--", "-"):
            return k + 1
        if token.lower == QUOTED or (token.word[0].islower() and token.word.isalpha()):
            break
    return 0


def _holds(outer: Saying, inner: Saying) -> bool:
    """Tell whether "according to" stands within what somebody else said."""
    if outer.cue is None or inner.cue is None or outer.cue[0] > inner.cue[0]:
        return False
    return any(low <= inner.cue[0] < high for low, high in outer.content)


def _inside(one: Saying, taken: Spans) -> bool:
    return one.cue is not None and any(low <= one.cue[0] < high for low, high in taken)


def _by_verbs(sentence: Sentence, floor: int, language: Language) -> list[Saying]:
    tokens = sentence.tokens
    found: list[Saying] = []
    covered: Spans = []
    given = cues(sentence, language)[:MOST]
    for number, cue in enumerate(given):
        absolute = absolute_subject(tokens, cue.first) if cue.how == "chained" else None
        if absolute is None and _another_s(tokens, cue, floor, found, covered):
            continue
        if _told_of_the_source(tokens, cue) or _in_passing(tokens, cue, floor):
            continue
        ceiling = _ceiling(tokens, cue, given[number + 1 :])
        place = Place(sentence, cue, floor, ceiling, language)
        one = at_verb(place, found) if absolute is None else by_subject(place, absolute)
        if one is None:
            continue
        if one.shared or absolute is not None:
            _stop_before(found, tokens, cue.first if absolute is None else absolute[0])
        found.append(one)
        if one.content:
            covered.append((min(low for low, _ in one.content), max(high for _, high in one.content)))
        if not (ceiling < len(tokens) and _relative(tokens, cue)):
            floor = max(floor, cue.last + 1)
    return [one for one in found if one.content or one.awaits]


def _another_s(tokens: list[Token], cue: Cue, floor: int, found: list[Saying], covered: Spans) -> bool:
    """Tell whether a verb belongs to what somebody said, or to a verb that does not report."""
    at = tokens[cue.first].start
    if cue.how == "finite":
        return any(low <= at < high for low, high in covered) and not _new_clause(tokens, cue, floor)
    if not found:
        return cue.how == "joined" and not _speaks_alone(tokens, cue)
    return _embedded(tokens, cue, found[-1])


def _told_of_the_source(tokens: list[Token], cue: Cue) -> bool:
    """Tell whether a verb only says why a source is not named: "not to be named because he was describing"."""
    before = [token.lower for token in tokens[max(0, cue.first - REACH) : cue.first]]
    why = next((k for k in range(len(before) - 1, -1, -1) if before[k] in ("because", "as", "since")), -1)
    return why > 0 and len(before) - why <= BEHIND_WHY and not UNNAMED.isdisjoint(before[:why])


def _in_passing(tokens: list[Token], cue: Cue, floor: int) -> bool:
    """Tell whether a participle only adds to a noun: "The offer, rejected on Saturday, would have raised pay"."""
    if cue.how != "finite" or cue.verb.form != "past" or cue.first < 2 or tokens[cue.first - 1].lower != ",":
        return False
    if any(token.lower in (",", QUOTED) for token in tokens[floor : cue.first - 1]):
        return False
    comma = next((k for k in range(cue.last + 1, len(tokens) - 1) if tokens[k].lower == ","), 0)
    return bool(comma) and finite(tokens[comma + 1])


def _speaks_alone(tokens: list[Token], cue: Cue) -> bool:
    """Tell whether a joined verb reports though the verb before it does not: "He left and said that ..."."""
    if tokens[cue.first - 1].lower == "to":
        return False
    following = tokens[cue.last + 1].lower if cue.last + 1 < len(tokens) else ""
    return following in ("that", QUOTED, ":") or cue.verb.base in ("say", "tell")


def _new_clause(tokens: list[Token], cue: Cue, floor: int) -> bool:
    """Tell whether a second verb has a clause of its own: "..., but Orvane said", "...; the envoy warned"."""
    at = cue.first - 1
    steps = 0
    while at > floor and steps < 14:
        word = tokens[at].lower
        if word == ";" or (
            word in ("but", "while", "whereas", "although", "though")
            and tokens[at - 1].lower in (",", "—", "–", QUOTED)
        ):
            return True
        if word == "and" and tokens[at - 1].lower in (",", QUOTED):
            return True
        if word in (QUOTED,) and at != cue.first - 1:
            return False
        at -= 1
        steps += 1
    return False


def _embedded(tokens: list[Token], cue: Cue, before: Saying) -> bool:
    """Tell whether a further verb belongs to what is said rather than to the speaker."""
    if cue.how == "chained":
        previous = tokens[cue.first - 1] if cue.first else None
        return previous is None or (
            previous.lower not in (",", QUOTED, "—", "–", "and", "but", ")", "before")
            and not (previous.lower.endswith("ly"))
        )
    previous = tokens[cue.first - 1]
    if previous.lower in ("to",):
        return False
    quoted_before = any(token.lower == QUOTED for token in tokens[max(0, cue.first - 3) : cue.first])
    follows = tokens[cue.last + 1].lower if cue.last + 1 < len(tokens) else ""
    return not (
        quoted_before
        or follows in ("that", QUOTED, ":")
        or _of_an_object(tokens, cue, before)
        or (cue.verb.base in ("say", "tell") and cue.verb.form in ("past", "present"))
        or not before.content
        or _last_comma(tokens, cue)
    )


def _of_an_object(tokens: list[Token], cue: Cue, before: Saying) -> bool:
    """Tell whether the verb before it has an object and no clause, so that both have one subject."""
    if before.base in ("call", "describe", "accuse", "tell"):
        return True
    same = cue.verb.form in ("past", "present", "base")
    return (
        same
        and before.cue is not None
        and not any(finite(token) for token in tokens[: cue.first] if token.start > before.cue[1])
    )


def _last_comma(tokens: list[Token], cue: Cue) -> bool:
    return cue.first >= 2 and tokens[cue.first - 2].lower == ","


def _relative(tokens: list[Token], cue: Cue) -> bool:
    """Tell whether a verb stands in a clause that a main verb follows: "Marrant, who called it a trap, said"."""
    at = cue.first - 1
    while at > 0 and is_helper(tokens[at].lower):
        at -= 1
    return at > 0 and tokens[at].lower == "who"


def _relative_end(tokens: list[Token], cue: Cue) -> int:
    """Return the comma at which a relative clause ends: a verb that reports or not follows it."""
    ends = (
        k for k in range(cue.last + 2, len(tokens) - 1) if tokens[k].lower in (",", *DASHES) and finite(tokens[k + 1])
    )
    return next(ends, len(tokens))


def _ceiling(tokens: list[Token], cue: Cue, later: list[Cue]) -> int:
    """Return behind which token nothing belongs to this cue: the end of the sentence, or a new clause that reports."""
    relative = _relative(tokens, cue)
    ceiling = _relative_end(tokens, cue) if relative else len(tokens)
    for other in later[:NEAR]:
        if other.first > ceiling:
            break
        if relative and other.how == "finite" and tokens[other.first - 1].lower in (",", ")", *DASHES):
            return other.first - 1
        if relative and other.how == "finite" and ends_with_comma(tokens[other.first - 1]):
            return other.first
        for at in range(other.first - 1, cue.last + 1, -1):
            word = tokens[at].lower
            if word == ";" or (word in ("but", "while", "whereas") and tokens[at - 1].lower in (",", "—", "–")):
                if other.how == "finite":
                    return min(ceiling, at if word == ";" else at - 1)
                break
            if word == QUOTED:
                break
    return ceiling


def _stop_before(found: list[Saying], tokens: list[Token], at: int) -> None:
    """End what the saying before it said where a chained or joined one begins."""
    if not found:
        return
    while at > 0 and (
        (not tokens[at - 1].word[0].isalnum() and tokens[at - 1].lower != QUOTED)
        or tokens[at - 1].lower in CARRYING_OVER
        or tokens[at - 1].lower.endswith("ly")
    ):
        at -= 1
    limit = tokens[at - 1].end if at else tokens[0].start
    found[-1].content = [(low, min(high, limit)) for low, high in found[-1].content if low < limit]


def _behind_refusal(sentence: Sentence, language: Language, refused: Saying) -> list[Saying]:
    """Return what is said beside a refusal: "declined to comment, saying ..."."""
    found = []
    for one in _by_verbs(sentence, 0, language):
        if one.cue is None or not one.content or refused.cue is None:
            continue
        low, high = refused.content[0][0], refused.content[-1][1]
        beside = one.content[-1][1] <= low or one.content[0][0] >= high
        if beside and not low <= one.cue[0] < high:
            found.append(one)
    return found
