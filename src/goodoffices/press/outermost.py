"""Who stands at the end of a sentence and has said all of it: "The minister warned the council, the diplomat said"."""

from __future__ import annotations

from goodoffices.press.adjuncts import behind_addressee, behind_adjuncts, is_rest
from goodoffices.press.contents import left
from goodoffices.press.cues import Cue, cues
from goodoffices.press.frames import QUOTED, Sentence
from goodoffices.press.language import Language
from goodoffices.press.said import Range, Saying, span
from goodoffices.press.subjects import left_subject

NO_SPEAKER = frozenset(["before", "after", "since", "until", "when", "because", "anyone", "anybody", "nobody"])
"""Words of a clause, or of nobody: "a week before anyone wrote about it"."""


def outermost(given: list[Saying], language: Language) -> list[Saying]:
    """Return sayings with what somebody else told of in the same sentence put in that one's mouth."""
    out: list[Saying] = []
    whole: Saying | None = None
    for saying in given:
        if whole is not None and whole.sentence is saying.sentence:
            continue
        whole = _whole(saying, language)
        out.append(saying if whole is None else whole)
    return out


def _whole(saying: Saying, language: Language) -> Saying | None:
    """Return what the one at the end said, where `saying` was told of in it."""
    sentence = saying.sentence
    if saying.how not in ("verb", "refusal") or saying.cue is None or len(sentence.tokens) < 8:
        return None
    if all(high <= saying.cue[0] for _, high in saying.content):
        return None
    given = cues(sentence, language)
    if len(given) < 2:
        return None
    last = given[-1]
    subject = _at_end(sentence, last, language)
    start = sentence.tokens[last.first].start
    if subject is None or saying.cue[0] >= start or not any(low < start < high for low, high in saying.content):
        return None
    content = left(sentence.tokens, 0, subject[0])
    tokens = sentence.tokens
    _, addressee = behind_addressee(tokens, last.last + 1, len(tokens), tokens[last.first].lower)
    return Saying(
        paragraph=saying.paragraph,
        sentence=sentence,
        content=content,
        cue=span(tokens, last.first, last.last + 1),
        speaker=span(tokens, *subject),
        how="verb",
        base=last.verb.base,
        addressee=span(tokens, *addressee) if addressee else None,
    )


def _at_end(sentence: Sentence, cue: Cue, language: Language) -> Range | None:
    """Return the speaker of a verb that ends its sentence, behind a comma, with nothing of its own to say."""
    tokens = sentence.tokens
    if cue.how != "finite" or cue.negated or "saying" not in cue.verb.groups:
        return None
    at, _ = behind_addressee(tokens, cue.last + 1, len(tokens), tokens[cue.first].lower)
    if not is_rest(tokens, behind_adjuncts(tokens, at, len(tokens)), len(tokens)):
        return None
    comma = next(
        (k for k in range(cue.first - 1, 0, -1) if tokens[k].lower in (",", QUOTED, ";", "that", "but", "who")), 0
    )
    if tokens[comma].lower != "," or cue.first - comma > 14:
        return None
    subject = left_subject(tokens, cue.first, comma + 1)
    if (
        subject is None
        or subject[0] != comma + 1
        or not NO_SPEAKER.isdisjoint(t.lower for t in tokens[slice(*subject)])
    ):
        return None
    return subject
