"""Refusals to comment, and referrals to somebody else."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.said import Saying
from goodoffices.press.semitic import speaking
from goodoffices.press.semitic.cues import COMMAS, STOPS, is_word, phrase_at
from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.spans import trimmed, whole
from goodoffices.press.values import Span

NEAR = 10
"""How many words a speaker may take between the verb and what it is about."""


def refusals(sentence: Sentence, rules: Rules) -> list[Saying]:
    """Return the refusals and referrals of a sentence."""
    tokens = sentence.tokens
    found: list[Saying] = []
    floor = 0
    for at in range(len(tokens)):
        one = _refusal(sentence, at, floor, rules) or _referral(sentence, at, floor, rules)
        if one is not None and not (found and one.content[0][0] < found[-1].content[-1][1]):
            found.append(one)
            floor = next((k for k, token in enumerate(tokens) if token.start >= one.content[-1][1]), len(tokens))
    return found


def _refusal(sentence: Sentence, at: int, floor: int, rules: Rules) -> Saying | None:
    tokens = sentence.tokens
    length = phrase_at(tokens, at, rules.phrases["refuses"], rules.words["joined"])
    if not length:
        return None
    about = _near(tokens, at + length, rules)
    end = _end(tokens, about) if about is not None else 0
    if about is None or rules.unnamed.search(" ".join(token.lower for token in tokens[at:end])):
        return None
    return _saying(sentence, at, length, about, end, floor, "refusal", rules)


def _near(tokens: list[Token], at: int, rules: Rules) -> int | None:
    for k in range(at, min(at + NEAR, len(tokens))):
        if tokens[k].lower in COMMAS or tokens[k].lower in STOPS or tokens[k].lower == QUOTED:
            return None
        if tokens[k].lower in rules.words["about"] or _pair(tokens, k) in rules.words["about"]:
            return k - 1 if k > at and tokens[k - 1].lower in ("عن", "על", "في") else k
    return None


def _pair(tokens: list[Token], at: int) -> str:
    return " ".join(token.lower for token in tokens[at : at + 2])


def _referral(sentence: Sentence, at: int, floor: int, rules: Rules) -> Saying | None:
    tokens = sentence.tokens
    length = phrase_at(tokens, at, rules.phrases["refers"], rules.words["joined"])
    if not length:
        return None
    stop = _end(tokens, at + length)
    referred = next((k for k in range(at + length, stop) if phrase_at(tokens, k, rules.phrases["referred"])), None)
    if referred is None or not any(_to(token, rules) for token in tokens[referred + 1 : stop]):
        return None
    return _saying(sentence, at, length, referred, stop, floor, "referral", rules)


def _to(token: Token, rules: Rules) -> bool:
    return token.lower in rules.words["to"] or (token.lower[:1] in rules.words["to"] and len(token.lower) > 2)


def _end(tokens: list[Token], at: int) -> int:
    while (
        at < len(tokens)
        and tokens[at].lower not in COMMAS
        and tokens[at].lower not in STOPS
        and tokens[at].lower != QUOTED
    ):
        at += 1
    return at


def _saying(
    sentence: Sentence, at: int, length: int, about: int, end: int, floor: int, how: str, rules: Rules
) -> Saying | None:
    tokens = sentence.tokens
    cut = not any(tokens[at].lower in rules.phrases[key] for key in ("refuses", "refers"))
    between = speaking.behind(tokens, at + length, about, rules)
    speaker = between or speaking.before(tokens, floor, at, rules)
    if between is None and _starts_with_comma(tokens, floor, at):
        speaker = speaking.before(tokens, _behind_comma(tokens, floor, at), at, rules) or speaker
    verb = whole(tokens, at, at + length, cut=cut)
    content: list[Span] = [verb, *trimmed(tokens, about, end)] if between else [(verb[0], whole(tokens, at, end)[1])]
    content = [(content[0][0], trimmed(tokens, at, end)[0][1])] if not between else content
    return Saying(sentence.paragraph, sentence, content, verb, _span(tokens, speaker, rules), how, how)


def _span(tokens: list[Token], speaker: speaking.Range | None, rules: Rules) -> Span | None:
    if speaker is None or speaking.is_pronoun(tokens, speaker, rules):
        return None
    word = tokens[speaker[0]].lower
    cut = word[0] in rules.words["joined"] and not _known(word, rules) and speaking.is_head(word[1:], rules)
    return whole(tokens, *speaker, cut=cut)


def _known(word: str, rules: Rules) -> bool:
    return any(word in rules.words[key] for key in speaking.KNOWN)


def _starts_with_comma(tokens: list[Token], floor: int, at: int) -> bool:
    return any(token.lower in COMMAS for token in tokens[floor:at]) and is_word(tokens[at - 1])


def _behind_comma(tokens: list[Token], floor: int, at: int) -> int:
    """Return where a clause of its own begins before a verb, if its speaker is called by a word of the trade."""
    return next(k + 1 for k in range(at - 1, floor - 1, -1) if tokens[k].lower in COMMAS)
