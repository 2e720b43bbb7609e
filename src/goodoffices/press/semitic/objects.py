"""Where what is said begins if it is a plain object: "denied the signing of any agreement"."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.semitic import speaking
from goodoffices.press.semitic.cues import Cue, comma_at, is_word
from goodoffices.press.semitic.rules import Rules


def matter(tokens: list[Token], cue: Cue, ceiling: int, rules: Rules) -> int | None:
    """Return where the object of a verb that reports with one begins, behind its speaker."""
    given = rules.objects.get(cue.verb.base)
    if given is None:
        return None
    for at in range(cue.behind, min(ceiling, cue.behind + speaking.LONG)):
        word = tokens[at].lower
        if word == QUOTED or (comma_at(tokens, at) and not rules.verb_first):
            return None
        for opener in filter(None, given):
            if word == opener or (len(opener) == 1 and word[0] == opener and len(word) > 2 and _object(word, rules)):
                return at
        if "" in given and at > cue.behind and rules.verb_first and _begins_matter(tokens, at, rules):
            return at
    return None


def _object(word: str, rules: Rules) -> bool:
    return not any(word in rules.words[key] for key in ("reporters", "stops", "roles", "anonymous", "institutions"))


def _begins_matter(tokens: list[Token], at: int, rules: Rules) -> bool:
    word, previous = tokens[at].lower, tokens[at - 1].lower
    if previous in rules.words["within"] or not is_word(tokens[at]) or comma_at(tokens, at - 1):
        return False
    if word in rules.words["claims"] | rules.words["matters"]:
        return True
    definite = previous.startswith(rules.article)
    if definite and word.startswith(rules.article) and (_plainly_head(word, rules) or word.endswith("ين")):
        return not rules.heads(word, "titles")
    if not definite and speaking.is_head(previous, rules):
        return False
    return bool(rules.matters.fullmatch(word)) and not speaking.is_head(word, rules)


def _plainly_head(word: str, rules: Rules) -> bool:
    return any(word[len(rules.article) :] in rules.words[key] for key in speaking.KNOWN)
