"""The words that report in a sentence of Arabic or Hebrew, and where what they report begins."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.semitic.rules import Phrases, Rules, Verb

COMMAS = frozenset(",،")
STOPS = frozenset(";؛")
NEAR = 7
"""How many words may stand between a verb and a word with "that" for its prefix."""
FAR = 45
"""How many words may stand between a verb and what it reports."""


class Cue(NamedTuple):
    """A reporting word of a sentence: the tokens it covers, and whether a prefix joins it to what stands before."""

    first: int
    behind: int
    verb: Verb
    joined: bool


def is_word(token: Token) -> bool:
    """Tell whether a token is a word and no mark or quotation."""
    return token.word[0].isalnum() and token.lower != QUOTED


def cues(tokens: list[Token], rules: Rules) -> list[Cue]:
    """Return the reporting words of a sentence, in order."""
    found: list[Cue] = []
    for index, token in enumerate(tokens):
        if not is_word(token):
            continue
        cue = _passive(tokens, index, rules) or _verb(tokens, index, rules)
        if cue is not None and not _unsaid(tokens, index, rules) and not (found and index < found[-1].behind):
            found.append(cue)
    return found


def _verb(tokens: list[Token], index: int, rules: Rules) -> Cue | None:
    word = tokens[index].lower
    if word in rules.verbs:
        return Cue(index, index + 1, rules.verbs[word], joined=False)
    if word[0] in rules.words["joined"] and word[1:] in rules.verbs:
        return Cue(index, index + 1, rules.verbs[word[1:]], joined=True)
    if (
        rules.that_prefix
        and word[0] == rules.that_prefix
        and index
        and tokens[index - 1].lower in rules.words["as"]
        and word[1:] in rules.verbs
    ):
        return Cue(index, index + 1, rules.verbs[word[1:]], joined=False)
    return None


def _passive(tokens: list[Token], index: int, rules: Rules) -> Cue | None:
    for rest, how in rules.passive.get(tokens[index].lower, ()):
        if matches(tokens, index + 1, rest):
            return Cue(index, index + 1 + len(rest), Verb(how, "passive"), joined=False)
    return None


def matches(tokens: list[Token], index: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether the words of a phrase stand at a place."""
    return len(tokens) >= index + len(phrase) and all(tokens[index + k].lower == word for k, word in enumerate(phrase))


def phrase_at(tokens: list[Token], index: int, phrases: Phrases, joined: frozenset[str] = frozenset()) -> int:
    """Return how many tokens the phrase at a place has, a joining prefix before it or not; 0 if there is none."""
    word = tokens[index].lower
    given = phrases.get(word) or (phrases.get(word[1:]) if word[:1] in joined else None)
    for rest in given or ():
        if matches(tokens, index + 1, rest):
            return 1 + len(rest)
    return 0


def _unsaid(tokens: list[Token], index: int, rules: Rules) -> bool:
    at = index - 1
    while at >= 0 and tokens[at].lower in rules.words["helping"]:
        at -= 1
    return at >= 0 and tokens[at].lower in rules.words["not_said"] and tokens[at].lower not in rules.words["as"]


def comma_at(tokens: list[Token], at: int) -> bool:
    """Tell whether a comma stands at a place."""
    return 0 <= at < len(tokens) and tokens[at].lower in COMMAS


def named_quote(tokens: list[Token], at: int, rules: Rules) -> bool:
    """Tell whether a quotation is a name: of a paper, a ship, a network."""
    if len(tokens[at].word.split()) > 5 or at == 0:
        return False
    before = tokens[at - 1]
    return is_word(before) and (
        rules.heads(before.lower, "outlets")
        or (
            before.end == tokens[at].start
            and before.lower in rules.words["attached"]
            and before.lower != rules.that_prefix
        )
    )


class Opening(NamedTuple):
    """Where what is said begins behind a verb: the token that leads up to it, and its own first token."""

    mark: int
    start: int
    kind: str
    """that, colon or quotation."""


def opening(tokens: list[Token], cue: Cue, ceiling: int, rules: Rules) -> Opening | None:
    """Return where what a verb reports begins: behind "that" or a colon, or at a quotation; else None."""
    at = cue.behind
    while at < min(ceiling, cue.behind + FAR):
        token = tokens[at]
        if token.lower in STOPS or (at > cue.behind and _another(tokens, at, rules)):
            return None
        if comma_at(tokens, at) and at + 1 < ceiling and relative(tokens[at + 1].lower, rules):
            at = _behind_segment(tokens, at + 1, ceiling)
            continue
        found = _opens(tokens, at, cue, rules)
        if found is not None:
            return found
        at += 1
    return None


def _opens(tokens: list[Token], at: int, cue: Cue, rules: Rules) -> Opening | None:
    word = tokens[at].lower
    if word == ":":
        return Opening(at, at + 1, "colon")
    if word == QUOTED:
        return None if named_quote(tokens, at, rules) else Opening(at, at, "quotation")
    if word in rules.words["bare_that"]:
        return Opening(_before_that(tokens, at, cue, rules), at + 1, "that")
    if word in rules.words["that"] or (rules.that_prefix and _prefixed(tokens, at, cue, rules)):
        return Opening(_before_that(tokens, at, cue, rules), at, "that")
    return None


def _before_that(tokens: list[Token], at: int, cue: Cue, rules: Rules) -> int:
    return at - 1 if at - 1 >= cue.behind and tokens[at - 1].lower in rules.words["before_that"] else at


def _prefixed(tokens: list[Token], at: int, cue: Cue, rules: Rules) -> bool:
    """Tell whether a word has "that" for its prefix; behind a comma the same prefix is "who"."""
    word = tokens[at].lower
    if (
        not word.startswith(rules.that_prefix)
        or len(word) < 3
        or word in rules.words["not_that"]
        or comma_at(tokens, at - 1)
    ):
        return False
    if any(tokens[k].lower in ("את", "על") for k in range(cue.behind, at)) or at - cue.behind > NEAR:
        return False
    return not rules.heads(word, "roles", "titles") or word[1] == rules.article


def relative(word: str, rules: Rules) -> bool:
    """Tell whether a word between commas begins a clause about the speaker: "who asked not to be named"."""
    if rules.that_prefix:
        return (
            word.startswith(rules.that_prefix)
            and word not in rules.words["not_that"]
            and not rules.heads(word, "roles")
        )
    return word in rules.words["stops"] and word not in rules.words["that"] and word not in ("قد", "في")


def _behind_segment(tokens: list[Token], at: int, ceiling: int) -> int:
    while at < ceiling and tokens[at].lower not in COMMAS and tokens[at].lower not in (":", QUOTED):
        at += 1
    return at


def _another(tokens: list[Token], at: int, rules: Rules) -> bool:
    """Tell whether a further reporting verb that is joined on stands at a place."""
    other = _verb(tokens, at, rules)
    return other is not None and (other.joined or other.verb.form == "participle") and not comma_at(tokens, at + 1)
