"""One act of saying at one verb: who speaks there, and what was said."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.press.adjuncts import (
    CLAUSAL,
    behind_addressee,
    behind_adjuncts,
    behind_asked,
    behind_that,
    is_rest,
)
from goodoffices.press.contents import (
    CLAUSES,
    behind_commas,
    clause_before,
    colon_ends,
    continued,
    left,
    quote_ends,
    resumed,
    right,
)
from goodoffices.press.cues import Cue
from goodoffices.press.forms import NAMING, NOT
from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.language import Language, words
from goodoffices.press.reports import reports
from goodoffices.press.said import Range, Saying, Spans, span
from goodoffices.press.subjects import DASHES, OPENERS, finite, left_subject, right_subject, sentence_subject

TELLING = words("telling")
GOING_ON = words("going on")
SUBJECT_WORDS = 5
"""Words a subject has at most for which it is looked whether "since" stands before it."""


class Place(NamedTuple):
    """A verb in its sentence, and the tokens [floor, ceiling) that can belong to it."""

    sentence: Sentence
    cue: Cue
    floor: int
    ceiling: int
    language: Language


def at_verb(place: Place, found: list[Saying]) -> Saying | None:
    """Return what is said at a verb; a chained or joined one has the speaker of what was `found` before it."""
    sentence, cue, floor, ceiling, language = place
    if cue.negated:
        return None
    if cue.how != "finite" and found:
        return _shared(place, found[-1].speaker)
    inverted = _inverted(sentence.tokens, cue, ceiling, language)
    if inverted is not None:
        return _inverse(place, inverted)
    if cue.how != "finite":
        subject = sentence_subject(sentence.tokens, cue.first, language)
        return by_subject(place, subject) if subject is not None else None
    subject = left_subject(sentence.tokens, cue.first, floor)
    if subject is not None and (_nobody(sentence.tokens, subject) or _supposed(place, subject) or _tells_when(place)):
        return None
    return _direct(place, subject) if subject is not None else None


def _nobody(tokens: list[Token], subject: Range) -> bool:
    """Tell whether nobody in particular speaks: "no one said", "before anyone wrote"."""
    at, behind = subject
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[at].lower in ("nobody", "none") or (tokens[at].lower == "no" and following == "one"):
        return True
    return tokens[behind - 1].lower in ("anyone", "anybody")


def _supposed(place: Place, subject: Range) -> bool:
    """Tell whether it is only supposed that somebody spoke, or it was another: "If she says", "not Jo Marr who"."""
    tokens, at = place.sentence.tokens, subject[0]
    if tokens[at].lower in ("had", "should", "were") or (at and tokens[at - 1].lower in ("if", "unless", "whether")):
        return True
    if tokens[at].lower != "who":
        return False
    before = at - 1
    while before > 0 and tokens[before].word[0].isupper():
        before -= 1
    return tokens[before].lower == "not" and at - before > 1


def _tells_when(place: Place) -> bool:
    """Tell whether a verb that reports only with "that" merely says when: "since the talks began"."""
    if place.cue.verb.base not in place.language.strict:
        return False
    for token in reversed(place.sentence.tokens[max(0, place.cue.first - SUBJECT_WORDS) : place.cue.first]):
        if token.lower in ("since", "after", "before", "until"):
            return True
        if not token.word[0].isalnum() or token.lower in ("who", "that", "which"):
            break
    return False


def by_subject(place: Place, subject: Range) -> Saying | None:
    """Return a saying whose speaker stands elsewhere: "He left early, saying ...", "with two diplomats saying"."""
    one = _shared(place, span(place.sentence.tokens, *subject))
    if one is not None:
        one.shared = False
    return one


def _said(place: Place, content: Spans, speaker: tuple[int, int] | None, addressee: Range | None) -> Saying:
    sentence, cue = place.sentence, place.cue
    told = span(sentence.tokens, *addressee) if addressee else None
    at = span(sentence.tokens, cue.first, cue.last + 1)
    return Saying(sentence.paragraph, sentence, content, at, speaker, "verb", cue.verb.base, told)


def _inverted(tokens: list[Token], cue: Cue, ceiling: int, language: Language) -> Range | None:
    """Return the speaker behind the verb, where what was said or its comma stands right before the verb."""
    if cue.verb.form not in ("past", "present") or "saying" not in cue.verb.groups or cue.first == 0:
        return None
    previous = tokens[cue.first - 1].lower
    if cue.verb.base in TELLING or previous not in (QUOTED, ",", "—", "–", "?", "!", "so"):
        return None
    comma = previous in (",", "—", "–")
    quoted = previous == QUOTED or (comma and cue.first >= 2 and tokens[cue.first - 2].lower == QUOTED)
    speaker = right_subject(tokens, cue.last, ceiling, language)
    if quoted or speaker is None or _ends_with_name(tokens, speaker):
        return speaker
    return None if _named_before(tokens, cue.first - 1) else speaker


def _ends_with_name(tokens: list[Token], speaker: Range) -> bool:
    """Tell whether nothing but a name stands behind a verb: "No deal, says Orvane"."""
    named = all(token.word[0].isupper() or token.word == "." for token in tokens[speaker[0] : speaker[1]])
    return named and all(not token.word[0].isalnum() for token in tokens[speaker[1] :])


def _named_before(tokens: list[Token], end: int) -> bool:
    """Tell whether what stands before a comma is a name with words in apposition, and no clause."""
    low = end
    while low > 0 and tokens[low - 1].lower not in (QUOTED, ";", ":"):
        low -= 1
    if tokens[low].lower in NOT:
        return False
    relative = False
    for token in tokens[low:end]:
        if token.lower in ("who", "whose", "which"):
            relative = True
        elif token.lower == ",":
            relative = False
        elif finite(token) and not relative:
            return False
    return True


def _inverse(place: Place, speaker: Range) -> Saying | None:
    tokens, cue, ceiling = place.sentence.tokens, place.cue, place.ceiling
    content = left(tokens, place.floor, cue.first)
    if not content:
        return None
    at, addressee = speaker[1], None
    if at < ceiling and tokens[at].lower == "to":
        at, addressee = behind_addressee(tokens, at, ceiling, tokens[cue.first].lower)
    at = behind_adjuncts(tokens, at, ceiling)
    return _said(place, content + continued(tokens, at, ceiling), span(tokens, *speaker), addressee)


def _direct(place: Place, subject: Range) -> Saying | None:
    sentence, cue, floor, ceiling, language = place
    tokens, speaker = sentence.tokens, span(sentence.tokens, *subject)
    at, addressee = _behind_verb(tokens, cue, ceiling)
    before = left(tokens, floor, subject[0])
    content = _content(place, subject, at, before)
    if not content and colon_ends(tokens, at, ceiling):
        one = _said(place, [], speaker, addressee)
        one.awaits = True
        return one
    leading = bool(before and content and content[0] == before[0])
    if not content or not reports(tokens, cue.verb.base, content, at, ceiling, language, before=leading):
        return None
    return _said(place, content, speaker, addressee)


def _behind_verb(tokens: list[Token], cue: Cue, ceiling: int) -> tuple[int, Range | None]:
    """Return where it goes on behind verb, addressee and what belongs to the saying, and the addressee."""
    word = tokens[cue.first].lower
    at, addressee = behind_addressee(tokens, cue.last + 1, ceiling, word)
    told = addressee is not None
    at = behind_adjuncts(tokens, at, ceiling)
    if cue.verb.base == "ask":
        at = behind_asked(tokens, at, ceiling)
    if told:
        at = behind_that(tokens, at, ceiling)
    elif at < ceiling and tokens[at].lower == "to":
        behind, addressee = behind_addressee(tokens, at, ceiling, word)
        at = behind_adjuncts(tokens, behind, ceiling)
    return behind_commas(tokens, at, ceiling), addressee


def _content(place: Place, subject: Range, at: int, before: Spans) -> Spans:
    tokens, floor, ceiling = place.sentence.tokens, place.floor, place.ceiling
    quoted = quote_ends(tokens, floor, subject[0])
    colon = colon_ends(tokens, at, ceiling)
    if before and not quoted and not colon and _cut_in_two(tokens, at, ceiling, subject[0]):
        return before + resumed(tokens, at, ceiling, quoted=False)
    told = before and not colon and is_rest(tokens, at, ceiling) and clause_before(tokens, floor, subject[0])
    if quoted or told:
        return before + resumed(tokens, at, ceiling, quoted=quoted)
    if at >= ceiling:
        return []
    if place.cue.verb.base in NAMING and tokens[at].lower == QUOTED:
        return [span(tokens, at, at + 1)]
    fronted = _fronted(tokens, floor, subject[0])
    return right(tokens, at, ceiling, fronted=fronted, clause="saying" in place.cue.verb.groups)


def _cut_in_two(tokens: list[Token], at: int, ceiling: int, subject: int) -> bool:
    """Tell whether cue and speaker stand between a subject and its verb: "The bridge, she said, would stay shut"."""
    if at + 1 >= ceiling or tokens[at].lower != "," or tokens[subject - 1].lower not in (",", *DASHES):
        return False
    following = tokens[at + 1]
    if finite(following) or following.lower in NOT or following.lower in GOING_ON:
        return True
    adds = following.lower in CLAUSAL or following.lower in ("who", "whose", QUOTED)
    return not (adds or following.lower.endswith("ing"))


def _fronted(tokens: list[Token], floor: int, subject: int) -> bool:
    """Tell whether the sentence opens with the clause of this saying: "While he said A, B"."""
    return any(
        _opens_clause(tokens, k) and all(_leads(token) for token in tokens[floor:k])
        for k in range(max(floor, subject - 3), subject)
    )


def _opens_clause(tokens: list[Token], at: int) -> bool:
    return tokens[at].lower in CLAUSES or (tokens[at].lower == "that" and at > 0 and tokens[at - 1].lower == "now")


def _leads(token: Token) -> bool:
    return not token.word[0].isalnum() or token.lower in OPENERS or token.lower == "now"


def _shared(place: Place, speaker: tuple[int, int] | None) -> Saying | None:
    """Return a further saying by the same speaker: "..., adding that it would stay shut"."""
    sentence, cue, _, ceiling, language = place
    tokens = sentence.tokens
    at, addressee = behind_addressee(tokens, cue.last + 1, ceiling, tokens[cue.first].lower)
    at = behind_commas(tokens, behind_adjuncts(tokens, at, ceiling), ceiling)
    fronted = speaker is not None and tokens[0].lower in ("with", "by", "in") and tokens[0].end <= speaker[0]
    content = right(tokens, at, ceiling, fronted=fronted, clause="saying" in cue.verb.groups)
    if not content or not reports(tokens, cue.verb.base, content, at, ceiling, language, before=False):
        return None
    one = _said(place, content, speaker, addressee)
    one.shared = True
    return one
