"""Sayings told without a verb of saying: "according to", "her answer was", a name and a colon."""

from __future__ import annotations

from goodoffices.press.adjuncts import is_rest
from goodoffices.press.contents import left, right_span
from goodoffices.press.forms import AUXILIARY, BEING, MODAL, PREPOSITIONS
from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.language import Language, words
from goodoffices.press.said import Range, Saying, span
from goodoffices.press.subjects import DASHES, finite, right_subject, sentence_subject

COPULAS = words("copulas")
ASKING = words("asking")
OWNERS = words("owners")
ARTICLES = words("articles")
ACCOUNTS = words("accounts")


def according(sentence: Sentence, floor: int, language: Language) -> list[Saying]:
    """Return what is told "according to" somebody, or "in the words of" somebody, in a sentence."""
    tokens = sentence.tokens
    there = {token.lower for token in tokens}
    if "in" not in there and language.according.keys().isdisjoint(there):
        return []
    for index, token in enumerate(tokens):
        for phrase in language.according.get(token.lower, ()):
            if all(index + k < len(tokens) and tokens[index + k].lower == word for k, word in enumerate(phrase)):
                if phrase == ("per",) and not _per_source(tokens, index):
                    continue
                one = _accord(sentence, index, index + len(phrase), floor, language)
                if one is not None:
                    return [one]
        if token.lower == "in" and index + 2 < len(tokens):
            one = _in_words(sentence, index, floor)
            if one is not None:
                return [one]
    return []


def _per_source(tokens: list[Token], index: int) -> bool:
    """Tell "per a government statement" from "five per cent"."""
    return (
        index + 1 < len(tokens)
        and (tokens[index + 1].word[0].isupper() or tokens[index + 1].lower in ARTICLES)
        and (index == 0 or tokens[index - 1].lower in (",", QUOTED))
    )


def _in_words(sentence: Sentence, index: int, floor: int) -> Saying | None:
    """Return what is told "in her words", "in Marrant's telling"."""
    tokens = sentence.tokens
    for k in range(index + 2, min(index + 7, len(tokens))):
        if tokens[k].lower in ACCOUNTS and _owner(tokens[k - 1]):
            return _told(sentence, (index, k + 1), (index + 1, k), k + 1, floor)
        if not tokens[k].word[0].isalnum():
            break
    return None


def _owner(token: Token) -> bool:
    return token.lower in OWNERS or token.lower.endswith(("'s", "’s", "s'", "s’"))


def _accord(sentence: Sentence, first: int, behind: int, floor: int, language: Language) -> Saying | None:
    tokens = sentence.tokens
    subject = right_subject(tokens, behind - 1, len(tokens), language)
    if subject is None and tokens[first].lower == "according":
        subject = _any_source(tokens, behind)
    if subject is None:
        return None
    return _told(sentence, (first, behind), subject, subject[1], floor)


def _any_source(tokens: list[Token], at: int) -> Range | None:
    end = at
    while end < len(tokens) and (tokens[end].word[0].isalnum() or tokens[end].word[0] in "$’'"):
        end += 1
    return (at, end) if end > at else None


def _told(sentence: Sentence, cue: Range, source: Range, at: int, floor: int) -> Saying | None:
    tokens = sentence.tokens
    if all(not token.word[0].isalnum() and token.lower != QUOTED for token in tokens[floor : cue[0]]):
        while at < len(tokens) and tokens[at].lower not in (",", QUOTED):
            at += 1
        content = right_span(tokens, at + (1 if at < len(tokens) and tokens[at].lower == "," else 0), len(tokens))
    else:
        content = left(tokens, max(floor, _clause_start(tokens, cue[0])), cue[0])
        if at < len(tokens) and not is_rest(tokens, at, len(tokens)):
            content += _rest(tokens, at)
    if not content:
        return None
    return Saying(
        sentence.paragraph, sentence, content, span(tokens, *cue), span(tokens, *source), "according", "according"
    )


def _rest(tokens: list[Token], at: int) -> list[tuple[int, int]]:
    if tokens[at].lower == ",":
        return right_span(tokens, at + 1, len(tokens))
    return []


def _clause_start(tokens: list[Token], first: int) -> int:
    return next((at + 1 for at in range(first - 1, 0, -1) if tokens[at].lower == ";"), 0)


def by_nouns(sentence: Sentence, language: Language) -> list[Saying]:
    """Return a saying told by a noun: "her answer was that ...", "'Invented', was the envoy's verdict"."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.lower not in language.nouns:
            continue
        speaker, at = _of_whom(tokens, index)
        if speaker is None:
            continue
        behind = _behind_copula(tokens, at, token.lower)
        content = right_span(tokens, behind, len(tokens)) if behind is not None else _quoted_before(tokens, speaker[0])
        if content:
            at_noun = (token.start, token.end)
            who = span(tokens, *speaker)
            return [Saying(sentence.paragraph, sentence, content, at_noun, who, "noun", token.lower)]
    return []


def _of_whom(tokens: list[Token], index: int) -> tuple[Range | None, int]:
    """Return whose word it is, and where it goes on: "the minister's answer", "the answer from the minister"."""
    owner = _possessor(tokens, index)
    if owner is not None:
        return owner, index + 1
    at = index + 1
    if at >= len(tokens) or tokens[at].lower not in ("from", "of"):
        return None, at
    end = at + 1
    while end < len(tokens) and end - at < 30 and tokens[end].lower not in (*COPULAS, ":", "that", QUOTED):
        end += 1
    behind = end
    while end > at + 1 and not tokens[end - 1].word[0].isalnum():
        end -= 1
    return ((at + 1, end) if end > at + 1 else None), behind


def _behind_copula(tokens: list[Token], at: int, noun: str) -> int | None:
    """Return where what was said begins behind "was that", "is:", "was a single word:"."""
    verb = next(
        (k for k in range(at, min(at + 16, len(tokens))) if tokens[k].lower in COPULAS or _stops(tokens[k])), None
    )
    if verb is None or tokens[verb].lower == QUOTED:
        return None
    if tokens[verb].lower in (":", "that"):
        return verb + 1 if verb - at < 9 else None
    if verb + 1 >= len(tokens):
        return None
    colon = next((k for k in range(verb + 1, min(verb + 8, len(tokens))) if tokens[k].lower == ":"), None)
    if colon is not None:
        return colon + 1
    following = tokens[verb + 1].lower
    if following == "that":
        return verb + 2
    if following == QUOTED or (following == "to" and noun in ASKING):
        return verb + 1
    return verb + 1 if any(len(token.word.split()) > 2 for token in tokens[verb:] if token.lower == QUOTED) else None


def _stops(token: Token) -> bool:
    return token.lower in (":", "that", QUOTED)


def _quoted_before(tokens: list[Token], owner: int) -> list[tuple[int, int]]:
    """Return what stands before "was her verdict", where it is quoted."""
    if owner >= 2 and tokens[owner - 1].lower in ("was", "is") and any(t.lower == QUOTED for t in tokens[: owner - 1]):
        return left(tokens, 0, owner - 1)
    return []


def _possessor(tokens: list[Token], index: int) -> Range | None:
    for low in range(index - 1, max(index - 7, -1), -1):
        if tokens[low].lower in OWNERS:
            return low, low + 1
        if _owner(tokens[low]):
            return _owner_start(tokens, low), low + 1
        if not tokens[low].word[0].isalnum():
            return None
    return None


def _owner_start(tokens: list[Token], low: int) -> int:
    start = low
    while start > 0 and low - start < 8 and (tokens[start - 1].word[0].isupper() or tokens[start - 1].lower in JOINING):
        start -= 1
    return start if tokens[start].word[0].isupper() or tokens[start].lower in ARTICLES else low


JOINING = words("joining")


def by_colon(sentence: Sentence, language: Language) -> list[Saying]:
    """Return a saying that a colon brings in: "Marrant: “...”", "the ministry put out a statement: “...”"."""
    tokens = sentence.tokens
    for colon in range(1, len(tokens)):
        if tokens[colon].lower == ":" and (colon + 1 == len(tokens) or tokens[colon + 1].lower == QUOTED):
            one = _at_colon(sentence, colon, language)
            return [one] if one is not None else []
    return []


def _at_colon(sentence: Sentence, colon: int, language: Language) -> Saying | None:
    tokens = sentence.tokens
    low = next((k + 1 for k in range(colon - 1, -1, -1) if _parts(tokens[k])), 0)
    named = _label(tokens, low, colon, language)
    content = right_span(tokens, colon + 1, len(tokens))
    if named is not None:
        return Saying(sentence.paragraph, sentence, content, None, span(tokens, *named), "label") if content else None
    word = next((k for k in range(colon - 1, 0, -1) if tokens[k].lower in language.delivering), None)
    subject = sentence_subject(tokens, colon, language)
    if word is None or subject is None or subject[1] > word:
        return None
    cue, who = span(tokens, word, word + 1), span(tokens, *subject)
    return Saying(sentence.paragraph, sentence, content, cue, who, "noun", tokens[word].lower, awaits=not content)


def _parts(token: Token) -> bool:
    return token.lower in DASHES or token.lower in (";", QUOTED, ")", "]", ".", "?", "!", "•")


def _label(tokens: list[Token], low: int, colon: int, language: Language) -> Range | None:
    """Return the name that stands alone before a colon, without "from" or "more from"."""
    while low < colon and (not tokens[low].word[0].isalnum() or tokens[low].lower in ("more", "from", "and", "but")):
        low += 1
    if not 0 < colon - low <= 9:
        return None
    words = tokens[low:colon]
    if any(finite(token) or token.lower in BEING | AUXILIARY | MODAL for token in words[1:]):
        return None
    if any(token.lower in PREPOSITIONS and token.lower not in ("of", "for") for token in words):
        return None
    named = sum(token.word[0].isupper() for token in words) * 2 >= len([t for t in words if t.word[0].isalnum()])
    named = named or words[-1].lower in language.organisations or words[-1].lower in language.roles
    return (low, colon) if named and (words[0].word[0].isupper() or words[0].lower == "the") else None
