"""A draft in words: who speaks, on which terms, and why each of its fields is taken for what it is.

With what is quoted and summed up, all that one yes records is told here.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.acts.public import Statement
from goodoffices.acts.when import When
from goodoffices.confirming import Work
from goodoffices.desk.bidi import flat
from goodoffices.desk.forms.drawn import choice_text
from goodoffices.desk.words import say, words_in
from goodoffices.press.drafts import Draft


def who(draft: Draft) -> str:
    """Return who speaks in a draft, as plain text; of a claim nobody does."""
    source = draft.source
    if source is None:
        return say("press.claim")
    called = source.described_as if source.sort == "unnamed" else source.name
    told = flat(", ".join(filter(None, (called, source.role, source.organisation))))
    return say("press.unnamed", described=told) if source.sort == "unnamed" else told


def terms(draft: Draft) -> str:
    """Return on which terms, where and when something was said, and where it was published."""
    act = draft.act
    said = [choice_text("level", act.level), _marked(act.label), act.venue] if isinstance(act, Statement) else []
    when = draft.when.value if draft.when is not None else ""
    return flat(", ".join(filter(None, (*said, when, act.outlet))))


def _marked(words: str) -> str:
    return f"“{words}”" if words else ""


def reasons(work: Work, draft: Draft) -> Iterator[str]:
    """Give why the words are taken for this speaker's, and the dates for these; of a claim, why it is offered."""
    numbers = {key: str(place) for place, key in enumerate(work.drafts, 1)}
    claim = next((one for one in work.reading.claims if one.id == draft.id), None)
    if claim is not None and claim.refers_to:
        yield say("press.bears", numbers=", ".join(numbers[key] for key in claim.refers_to))
    yield from _named(work, draft)
    if draft.source is not None and draft.source.several:
        yield say("press.several")
    if any(key in work.recorded for key in draft.refers_to):
        yield say("press.refers", numbers=", ".join(numbers[key] for key in draft.refers_to if key in work.recorded))
    if draft.when is not None and draft.when.words:
        yield _counted("press.counted", draft.when)
    if draft.event is not None:
        yield _counted("press.speaks-of", draft.event)


def _named(work: Work, draft: Draft) -> Iterator[str]:
    text, places = work.reading.text, {place.field: place for place in draft.places}
    by = next((one for one in work.reading.speakers if one.id == draft.speaker), None)
    if by is not None and "by" in places:
        span = (places["by"].start, places["by"].end)
        mention = next((one for one in by.mentions if one.span == span), None)
        reason = mention.reason if mention is not None else ""
        key = "press.named.why" if reason else "press.named"
        yield say(key, words=flat(text[slice(*span)]), reason=why(reason))
    if "cue" in places:
        yield say("press.cue", words=flat(text[places["cue"].start : places["cue"].end]))


def _counted(key: str, when: When) -> str:
    """Return a date with its words and what it was counted from, as far as it has them."""
    if not when.words:
        return say(f"{key}.bare", day=when.value)
    if not when.counted_from:
        return say(f"{key}.words", day=when.value, words=flat(when.words))
    return say(key, day=when.value, words=flat(when.words), basis=why(when.counted_from))


def why(reason: str) -> str:
    """Return a reason of the reader in the language spoken; one that is words of the article stays as it is."""
    key = f"press.why.{reason}"
    return say(key) if key in words_in("en") else flat(reason)
