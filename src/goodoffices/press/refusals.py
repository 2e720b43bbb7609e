"""Refusals to comment and referrals to somebody else."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Sentence, is_stop
from goodoffices.press.language import Language
from goodoffices.press.said import Saying, span
from goodoffices.press.subjects import left_subject

STOPS = frozenset(
    [",", ";", ".", "but", "and", "—", "–", ":", "when", "saying", "citing", "(", "until", "because", "as"]
)


def refusal(text: str, sentence: Sentence, language: Language) -> Saying | None:
    """Return a refusal to comment or a referral, where the sentence is one."""
    if language.refusing.search(text[sentence.start : sentence.end].lower()) is None:
        return None
    for how, pattern in (("refusal", language.refusals), ("referral", language.referrals)):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(quote.start <= match.start() < quote.end for quote in sentence.quotations):
                continue
            one = _refused(text, sentence, match.span(), how, language)
            if one is not None:
                return one
    return None


def _refused(text: str, sentence: Sentence, at: tuple[int, int], how: str, language: Language) -> Saying | None:
    tokens = sentence.tokens
    first = next((k for k, token in enumerate(tokens) if token.start >= at[0]), None)
    subject = left_subject(tokens, first, 0) if first else None
    if subject is None:
        return None
    cue = (at[0], at[0] + len(text[at[0] : at[1]].split()[0]))
    return Saying(
        sentence.paragraph, sentence, [(at[0], _end(sentence, at[1], how))], cue, span(tokens, *subject), how, how
    )


def _end(sentence: Sentence, low: int, how: str) -> int:
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        if token.start >= low and (token.lower in STOPS or (token.lower == QUOTED and how == "refusal")):
            if token.lower == "." and not is_stop(tokens, k):
                continue
            if token.lower == "when" and k and tokens[k - 1].lower in ("say", "explain", "reveal", "specify"):
                continue
            return max(low, tokens[k - 1].end) if k else low
    return max(low, tokens[-1].end)
