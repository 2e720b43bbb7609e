"""From a sentence of Arabic or Hebrew to acts of saying: which word reports, who speaks, what was said."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.said import Saying
from goodoffices.press.semitic import speaking
from goodoffices.press.semitic.contents import said_before, said_behind
from goodoffices.press.semitic.cues import (
    COMMAS,
    STOPS,
    Cue,
    Opening,
    comma_at,
    cues,
    is_word,
    opening,
    phrase_at,
)
from goodoffices.press.semitic.objects import matter
from goodoffices.press.semitic.refusing import refusals
from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.sources import according
from goodoffices.press.semitic.spans import beside, whole
from goodoffices.press.semitic.speaking import Range
from goodoffices.press.values import Span

MOST = 40
"""Reporting words in one sentence above which only the first are looked at: nobody says so much in one breath."""
LONGEST = 1_500
"""Words above which a sentence is none."""


def sayings(text: str, sentence: Sentence, rules: Rules) -> list[Saying]:
    """Return the acts of saying in a sentence, in the order of the text."""
    if len(sentence.tokens) > LONGEST:
        return []
    found = refusals(sentence, rules)
    found += [one for one in according(sentence, rules) if not _meets(one, found)]
    taken = list(found)
    own: list[Saying] = []
    given = [
        cue
        for cue in cues(sentence.tokens, rules)[:MOST]
        if not any(_within(sentence.tokens, cue, one) for one in taken)
    ]
    for number, cue in enumerate(given):
        one = _one(sentence, cue, given[number + 1 :], own, rules)
        if one is not None and not _meets(one, taken):
            own.append(one)
    found = sorted(taken + own, key=_place)
    for one in found:
        one.frame = beside(sentence, found, one)
    return found


def _place(one: Saying) -> int:
    return min([low for low, _ in one.content] + ([one.cue[0]] if one.cue else []))


def _meets(one: Saying, others: list[Saying]) -> bool:
    return any(
        low < high2 and low2 < high for other in others for low, high in one.content for low2, high2 in other.content
    )


def _within(tokens: list[Token], cue: Cue, one: Saying) -> bool:
    low, high = one.cue or one.content[0]
    start, end = tokens[cue.first].start, tokens[cue.behind - 1].end
    inside = any(a <= start < b for a, b in one.content)
    return (low < end and start < high) or (inside and not (cue.joined and comma_at(tokens, cue.first - 1)))


def _one(sentence: Sentence, cue: Cue, later: list[Cue], own: list[Saying], rules: Rules) -> Saying | None:
    tokens = sentence.tokens
    last = own[-1] if own else None
    floor = _floor(tokens, cue, last, rules)
    if floor is None:
        return None
    ceiling = _ceiling(tokens, cue, later, rules)
    said = opening(tokens, cue, ceiling, rules)
    speaker, shared = _speaker(tokens, cue, said, floor, ceiling, last, rules)
    content = said_before(tokens, cue, said, speaker, floor, ceiling, rules) or said_behind(
        tokens, cue, said, speaker, ceiling, rules
    )
    awaits = not content and said is not None and said.kind == "colon"
    if not (content or awaits) or (
        speaker is None and not shared and not _may_be_silent(tokens, cue, said, content, rules)
    ):
        return None
    if last is not None:
        _cut(tokens, last, cue, speaker, rules)
    return Saying(
        sentence.paragraph, sentence, content, whole(tokens, cue.first, cue.behind, cut=cue.joined),
        last.speaker if shared and last else _named(tokens, speaker, rules, passive=cue.verb.form == "passive"),
        "verb", cue.verb.base, shared=shared, awaits=awaits,
    )  # fmt: skip


def _named(tokens: list[Token], speaker: Range | None, rules: Rules, *, passive: bool) -> Span | None:
    if speaker is None:
        return None
    word = tokens[speaker[0]].lower
    if passive and word.startswith("מ") and word[1:] in rules.words["institutions"]:
        return whole(tokens, *speaker, cut=True)
    joined = not any(word in listed for listed in rules.words.values()) and word[0] in rules.words["joined"]
    return whole(tokens, *speaker, cut=joined and speaking.is_head(word[1:], rules))


def _may_be_silent(tokens: list[Token], cue: Cue, said: Opening | None, content: list[Span], rules: Rules) -> bool:
    """Tell whether a verb without a speaker reports all the same: with "that" or a quotation."""
    quoted = bool(content) and any(
        token.lower == QUOTED and content[0][0] <= token.start < content[-1][1] for token in tokens
    )
    return cue.verb.form in ("past", "present") and (said is not None or quoted)


def _floor(tokens: list[Token], cue: Cue, last: Saying | None, rules: Rules) -> int | None:
    """Return from which token on a cue has its clause; None where it belongs to what somebody else says."""
    if last is None or last.sentence.tokens is not tokens:
        return 0
    at = tokens[cue.first].start
    if last.cue and last.content and last.cue[1] <= at < last.content[0][0]:
        return None
    start = _clause(tokens, cue, rules, last)
    if not last.content or at >= last.content[-1][1]:
        return (
            start or next((k for k, token in enumerate(tokens) if token.start >= last.content[-1][1]), 0)
            if last.content
            else 0
        )
    return start


def _clause(tokens: list[Token], cue: Cue, rules: Rules, last: Saying | None = None) -> int | None:
    """Return where a new clause that reports begins: at a participle, a joined verb, or behind "while"."""
    parted = cue.first > 0 and (comma_at(tokens, cue.first - 1) or tokens[cue.first - 1].lower == QUOTED)
    if (parted or _plain_object(tokens, cue, last, rules)) and (cue.joined or cue.verb.form == "participle"):
        return cue.first
    for at in range(cue.first - 1, max(0, cue.first - speaking.LONG), -1):
        if tokens[at].lower in STOPS:
            return at + 1
        if tokens[at].lower == QUOTED:
            return None
        if comma_at(tokens, at):
            length = phrase_at(tokens, at + 1, rules.phrases["split"], rules.words["joined"])
            if length:
                return at + 1 + length
    return None


def _plain_object(tokens: list[Token], cue: Cue, last: Saying | None, rules: Rules) -> bool:
    """Tell whether the saying before has an object and no clause: "called for calm and warned of war"."""
    if last is None or not last.content or not last.cue or cue.behind >= len(tokens):
        return False
    between = [token.lower for token in tokens if last.cue[1] <= token.start <= last.content[0][0]]
    clause = any(word in rules.words["that"] or word == ":" for word in between)
    return not clause and (cue.verb.base in rules.objects or opening(tokens, cue, len(tokens), rules) is not None)


def _ceiling(tokens: list[Token], cue: Cue, later: list[Cue], rules: Rules) -> int:
    for other in later:
        start = _clause(tokens, other, rules)
        if start is not None and start > cue.behind:
            return start
    return len(tokens)


def _speaker(
    tokens: list[Token], cue: Cue, said: Opening | None, floor: int, ceiling: int, last: Saying | None, rules: Rules
) -> tuple[Range | None, bool]:
    """Return who speaks, and whether it is the speaker of the saying before."""
    if cue.verb.form == "participle":
        first = speaking.first_head(tokens, 0, cue.first, rules) if last is None else None
        return first, last is not None
    if cue.verb.form == "passive":
        return _passive_speaker(tokens, cue, said, ceiling, rules), False
    if cue.verb.form == "spoken":
        return speaking.first_head(tokens, floor, cue.first, rules), False
    end = min(said.mark if said else ceiling, matter(tokens, cue, ceiling, rules) or ceiling)
    behind = speaking.behind(tokens, cue.behind, end, rules)
    ahead = None if cue.joined and not _contrasted(tokens, floor) else speaking.before(tokens, floor, cue.first, rules)
    if ahead and (_quoted_before(tokens, cue) or _parted(tokens, cue, rules)):
        ahead = None
    found = ahead or behind
    if found is None and cue.joined and last is None and cue.first > 0:
        found = speaking.first_head(tokens, floor, cue.first, rules)
    if cue.joined and found is behind and last is not None and _called_on(tokens, cue, found, ceiling, rules):
        return None, True
    if found is not None and speaking.is_pronoun(tokens, found, rules):
        return None, last is not None
    return found, found is None and last is not None


def _called_on(tokens: list[Token], cue: Cue, found: Range | None, ceiling: int, rules: Rules) -> bool:
    """Tell whether the one noun behind a joined verb is who is called upon: "and called on the union to return"."""
    given = rules.objects.get(cue.verb.base, ())
    if found is None or "" not in given or len(given) < 2 or found[1] >= ceiling:
        return False
    return tokens[found[1]].lower in given or tokens[found[1]].lower[0] in given


def _contrasted(tokens: list[Token], floor: int) -> bool:
    """Tell whether a clause sets its speaker against another: "as for Karim, he said"."""
    return (floor < len(tokens) and tokens[floor].lower in ("اما", "واما")) or (
        floor > 0 and tokens[floor - 1].lower == "اما"
    )


def _quoted_before(tokens: list[Token], cue: Cue) -> bool:
    at = cue.first - 1
    return at >= 0 and (
        tokens[at].lower == QUOTED or (at > 0 and tokens[at].lower in COMMAS and tokens[at - 1].lower == QUOTED)
    )


def _parted(tokens: list[Token], cue: Cue, rules: Rules) -> bool:
    """Tell whether "so" or "as" stands right before a verb: what was said is before it, who said it behind."""
    at = cue.first - 1
    while at > 0 and tokens[at].lower in rules.words["helping"]:
        at -= 1
    return at > 0 and tokens[at].lower in rules.words["as"]


def _passive_speaker(tokens: list[Token], cue: Cue, said: Opening | None, ceiling: int, rules: Rules) -> Range | None:
    end = said.mark if said else ceiling
    if cue.verb.base == "of":
        for at in range(cue.behind, end):
            length = phrase_at(tokens, at, rules.phrases["passive_from"])
            if length:
                return speaking.behind(tokens, at + length, end, rules)
        return speaking.behind(tokens, cue.behind, end, rules)
    for at in [*range(cue.first - 1, max(-1, cue.first - 12), -1), *range(cue.behind, end)]:
        length = phrase_at(tokens, at, rules.phrases["passive_from"], rules.words["joined"])
        if length:
            return speaking.behind(tokens, at + length, cue.first if at < cue.first else end, rules)
        word = tokens[at].lower
        if (
            word.startswith("מ")
            and word[1:]
            and not rules.heads(word[1:], "roles")
            and word[1:] in rules.words["institutions"]
        ):
            return speaking.behind(tokens, at, cue.first if at < cue.first else end, rules)
    return None


def _cut(tokens: list[Token], last: Saying, cue: Cue, speaker: Range | None, rules: Rules) -> None:
    """End what was said before where a further saying begins."""
    first = min(cue.first, speaker[0] if speaker else cue.first)
    at = first
    while at > 0 and not (comma_at(tokens, at - 1) or tokens[at - 1].lower in STOPS or tokens[at - 1].lower == QUOTED):
        at -= 1
    at = first if at == 0 else at
    while at > 0 and not is_word(tokens[at - 1]) and tokens[at - 1].lower != QUOTED:
        at -= 1
    limit = tokens[at - 1].end if at else tokens[0].start
    last.content = [(low, min(high, limit)) for low, high in last.content if low < limit]
