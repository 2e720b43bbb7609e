"""Whether a verb reports where it stands: some do only with a quotation, with "that", or with a figure."""

from __future__ import annotations

from goodoffices.press.adjuncts import MONTHS
from goodoffices.press.forms import AUXILIARY, BEING, MODAL
from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.language import Language, words
from goodoffices.press.said import Spans

CLAUSE_SUBJECTS = words("clause subjects")
NUMBERS = words("numbers")


def reports(
    tokens: list[Token], base: str, content: Spans, at: int, ceiling: int, language: Language, *, before: bool
) -> bool:
    """Tell whether a verb reports, `content` given, which goes on at `at` or stands `before` the verb."""
    if base == "call" and _summons(tokens, content, at, ceiling):
        return False
    if base in language.placing and _placed(tokens, at, ceiling, language.placing[base]):
        return True
    if base in language.placing and base not in language.strict | language.mind:
        return False
    if base in language.promising and at < ceiling and tokens[at].lower == "to":
        return True
    if base in language.mind:
        return any(len(token.word.split()) >= 4 for token in _quoted(tokens, content))
    if base not in language.strict:
        return True
    if before or (at < ceiling and tokens[at].lower in ("that", ":")):
        return True
    return any(_quoted(tokens, content)) or _is_clause(tokens, at, ceiling)


def _summons(tokens: list[Token], content: Spans, at: int, ceiling: int) -> bool:
    """Tell whether "called" is a deed: "called off the round", "called a strike", "called a witness, Dr. Marr"."""
    following = tokens[at].lower if at < ceiling else ""
    return following in ("off", "in", "back") or (following in ("a", "an") and not _quoted(tokens, content))


def _quoted(tokens: list[Token], content: Spans) -> list[Token]:
    return [
        token for token in tokens if token.lower == QUOTED and any(low <= token.start < high for low, high in content)
    ]


def _placed(tokens: list[Token], at: int, ceiling: int, words: frozenset[str]) -> bool:
    """Tell whether an object is put somewhere: "put the number at six", and not "put the flags away"."""
    for k in range(at, min(at + 16, ceiling)):
        if tokens[k].lower in words:
            return tokens[k].lower not in ("at", "as") or any(map(_figure, tokens[k + 1 : k + 4]))
    return False


def _figure(token: Token) -> bool:
    if token.word[0].isdigit() or token.word[0] in "$€£":
        return True
    return token.lower == QUOTED or token.lower in NUMBERS or token.lower in MONTHS


def _is_clause(tokens: list[Token], at: int, ceiling: int) -> bool:
    """Tell whether what follows is a clause and not an object: "reported the talks had failed"."""
    if at < ceiling and tokens[at].lower in CLAUSE_SUBJECTS:
        return True
    for token in tokens[at + 1 : min(at + 9, ceiling)]:
        if token.lower in (",", "who", "that", "which", "to", QUOTED):
            return False
        if token.lower in BEING or token.lower in AUXILIARY or token.lower in MODAL:
            return True
    return False
