"""What was said: before its verb, or behind it."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.semitic import speaking
from goodoffices.press.semitic.cues import Cue, Opening, comma_at, is_word, named_quote
from goodoffices.press.semitic.objects import matter
from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.spans import trimmed
from goodoffices.press.semitic.speaking import Range
from goodoffices.press.values import Span


def said_before(
    tokens: list[Token], cue: Cue, said: Opening | None, speaker: Range | None, floor: int, ceiling: int, rules: Rules
) -> list[Span]:
    """Return what stands before the verb, where it was said: a quotation, or words that "so said" or a comma closes."""
    if cue.joined or cue.verb.form in ("participle", "passive", "spoken") or (said is not None and said.kind == "that"):
        return []
    ahead = speaker is not None and speaker[0] < cue.first
    at = (speaker[0] if ahead and speaker else cue.first) - 1
    so = False
    while at >= floor and (tokens[at].lower in rules.words["helping"] or tokens[at].lower in rules.words["as"]):
        so = so or tokens[at].lower in rules.words["as"]
        at -= 1
    closed = at
    while at >= floor and not is_word(tokens[at]) and tokens[at].lower != QUOTED:
        at -= 1
    quoted = at >= floor and tokens[at].lower == QUOTED and not named_quote(tokens, at, rules)
    if at < floor or not (
        quoted or (comma_at(tokens, closed) and (so or (_rests(tokens, speaker, ceiling, rules) and said is None)))
    ):
        return []
    if not quoted and (at - floor < 2 or ahead):
        return []
    content = trimmed(tokens, floor, at + 1)
    return content + (_resumed(tokens, said, speaker, rules) if said is not None and content else [])


def _rests(tokens: list[Token], speaker: Range | None, ceiling: int, rules: Rules) -> bool:
    """Tell whether nothing follows a speaker but when, where and to whom."""
    if speaker is None:
        return False
    at = speaker[1]
    while at < ceiling and (not is_word(tokens[at]) or _beside(tokens, at, rules)):
        at += 1
    return at >= ceiling - 4


def _beside(tokens: list[Token], at: int, rules: Rules) -> bool:
    """Tell whether a word is part of when, where or to whom something was said."""
    return speaking.aside(tokens, at, rules) or rules.heads(tokens[at].lower, "occasions", "outlets")


def _resumed(tokens: list[Token], said: Opening, speaker: Range | None, rules: Rules) -> list[Span]:
    """Return a quotation that goes on behind verb and speaker."""
    return trimmed(tokens, said.start, said.start + 1) if said.kind == "quotation" and said.start < len(tokens) else []


def said_behind(
    tokens: list[Token], cue: Cue, said: Opening | None, speaker: Range | None, ceiling: int, rules: Rules
) -> list[Span]:
    """Return what stands behind the verb: a clause, a quotation, an object; none where it tells of a deed."""
    start = _object_start(tokens, cue, said, speaker, ceiling, rules)
    if said is not None and (start is None or (said.kind != "quotation" and start >= said.mark)):
        start = said.start
    if start is None or not _claimed(tokens, cue, said, start, ceiling, rules):
        return []
    end = ceiling
    if said is not None and said.kind == "quotation" and said.start == start:
        end = _quotation_end(tokens, start, ceiling)
    return trimmed(tokens, start, end)


def _claimed(tokens: list[Token], cue: Cue, said: Opening | None, start: int, ceiling: int, rules: Rules) -> bool:
    """Tell whether a verb that can tell of a deed reports here: with "that" or a quotation, or about something said."""
    if said is not None or cue.verb.base not in rules.claiming:
        return True
    return any(token.lower in rules.words["claims"] for token in tokens[start : min(start + 4, ceiling)])


def _object_start(
    tokens: list[Token], cue: Cue, said: Opening | None, speaker: Range | None, ceiling: int, rules: Rules
) -> int | None:
    given = rules.objects.get(cue.verb.base)
    if given is None:
        return None
    found = matter(tokens, cue, said.mark if said else ceiling, rules)
    ahead = cue.verb.form == "participle" or speaker is None or speaker[0] < cue.first
    if "" in given and (found is None or ahead or not rules.verb_first):
        at = cue.behind if ahead or speaker is None else speaker[1]
        while at < ceiling and speaking.aside(tokens, at, rules) and tokens[at].lower not in ("את", "על"):
            at += 1
        if at < ceiling and (ahead or not comma_at(tokens, at)) and (said is None or at < said.mark):
            found = at
    if found is not None and said is not None and said.kind != "quotation" and not ahead and rules.verb_first:
        return found if cue.verb.base in ("وصف", "اتهم", "حمل") else None
    return found


def _quotation_end(tokens: list[Token], start: int, ceiling: int) -> int:
    """Return behind which token a quotation ends that stands for all that was said, further quotations joined on."""
    at = start + 1
    if at >= ceiling or not is_word(tokens[at]):
        rest = [k for k in range(at, ceiling) if tokens[k].lower == QUOTED]
        words = [k for k in range(at, ceiling) if is_word(tokens[k])]
        return rest[-1] + 1 if rest and len(words) <= 2 else at
    return ceiling
