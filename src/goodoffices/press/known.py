"""What is on record already: the same words by the same speaker, the same source, the sets a statement may belong to.

Everything here is a proposal with its reason. Only plain values come in: what may be seen is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from goodoffices.acts.people import Source
from goodoffices.acts.public import Claim, Statement
from goodoffices.acts.when import When
from goodoffices.press.drafts import Draft
from goodoffices.press.turning import says_no

SAME = 0.8
"""How much of the shorter of two sayings stands in the longer, where they are the same."""
FEWEST = 4
"""Words in a saying below which only the very same words are the same saying."""
NEAR = 3 * 86_400
"""Seconds between two days that may be one: a statement is told the day after, too."""
TOGETHER = 2
"""Telling words that a statement has in common with a matter to which it may belong."""
_LETTERS = 5
"""A word of fewer letters tells no matter from another."""
_WORD = re.compile(r"\w+")
Reason = Literal["same-name", "same-role", "same-institution", "shared-words"]


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A statement on record: the entry, its source, its words and our summary, and when it was made."""

    id: str
    by: str
    words: str
    when: When | None = None


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a matter on record, with the words of the statements that give it."""

    says: str
    words: str = ""


class Set(msgspec.Struct, frozen=True, kw_only=True):
    """An account set on record."""

    id: str
    matter: str
    sides: tuple[Side, ...]


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that may be the same or belong together, and why; `shared` are words that both have."""

    id: str
    reason: Reason
    shared: tuple[str, ...] = ()
    side: int = -1
    """Of a set, the version that has most in common; -1 where two have as much."""


def folded(text: str) -> str:
    """Return a text without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def bare_words(text: str) -> list[str]:
    """Return the words of a text without case and accents, in order."""
    return _WORD.findall(folded(text))


def same_words(one: str, other: str) -> bool:
    """Return whether two sayings are nearly the same words, and neither says no where the other does not."""
    return nearly_same(one, other) and says_no(one) is says_no(other)


def nearly_same(one: str, other: str) -> bool:
    """Return whether two sayings are nearly the same words, whatever they say."""
    here, there = bare_words(one), bare_words(other)
    if not here or not there:
        return False
    if min(len(here), len(there)) < FEWEST:
        return here == there
    common = sum((Counter(here) & Counter(there)).values())
    return common >= SAME * min(len(here), len(there)) and 2 * min(len(here), len(there)) >= max(len(here), len(there))


def words_of(act: Statement | Claim) -> str:
    """Return all that was said, as words to be compared: what is quoted where the summary does not have it already."""
    told = f" {' '.join(bare_words(act.says))} "
    quoted = (wording.text for wording in act.quotes if f" {' '.join(bare_words(wording.text))} " not in told)
    return " … ".join(filter(None, (*quoted, act.says)))


def near(one: When | None, other: When | None) -> bool:
    """Return whether two times may be one; a time that is not stated may be any."""
    if one is None or other is None:
        return True
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return True
    return one.earliest - NEAR <= other.latest and other.earliest - NEAR <= one.latest  # type: ignore[operator]


def said_before(draft: Draft, by: Iterable[str], heard: Iterable[Heard]) -> str:
    """Return the statement on record that says the same, by one of these sources, at about the same time, or ""."""
    sources, words = set(by), words_of(draft.act)
    found = (one for one in heard if one.by in sources and near(draft.when, one.when) and same_words(words, one.words))
    return next((one.id for one in found), "")


def same_sources(source: Source, known: Iterable[tuple[str, Source]]) -> tuple[Likeness, ...]:
    """Return the sources on record that may be this one; of somebody without a name there are none.

    Two names that differ are two sources, whatever their roles.
    """
    if source.sort == "unnamed":
        return ()
    found = []
    for key, other in known:
        reason = _same(source, other)
        if reason is not None:
            found.append(Likeness(id=key, reason=reason))
    return tuple(sorted(found, key=lambda one: one.reason != "same-name"))


def _same(one: Source, other: Source) -> Reason | None:
    if other.sort != one.sort:
        return None
    if _alike(one.name, other.name):
        return "same-name" if one.sort == "named" else "same-institution"
    same_role = _alike(one.role, other.role) and _alike(one.organisation, other.organisation)
    if one.sort == "named" and same_role and _in_part(one.name, other.name):
        return "same-role"
    return None


def _in_part(one: str, other: str) -> bool:
    """Return whether one of two names is the other, shortened: "Tolle" or "M. Tolle" for "Maren Tolle"."""
    here, there = bare_words(one), bare_words(other)
    return bool(here and there) and (_shortened(here, there) or _shortened(there, here))


def _shortened(short: Iterable[str], long: Iterable[str]) -> bool:
    return all(any(word == full or (len(word) == 1 and full.startswith(word)) for full in long) for word in short)


def _alike(one: str, other: str) -> bool:
    return bool(one) and bare_words(one) == bare_words(other)


def sets_for(draft: Draft, known: Iterable[Set]) -> tuple[Likeness, ...]:
    """Return the account sets to which a statement may belong, those with most words in common first."""
    own = _telling(words_of(draft.act))
    found = []
    for one in known:
        sides = [_telling(f"{side.says} {side.words}") & own for side in one.sides]
        shared = (_telling(one.matter) & own).union(*sides)
        if len(shared) >= TOGETHER:
            best = max(map(len, sides), default=0)
            likeliest = [place for place, side in enumerate(sides) if len(side) == best]
            side = likeliest[0] if best and len(likeliest) == 1 else -1
            found.append(Likeness(id=one.id, reason="shared-words", shared=tuple(sorted(shared)), side=side))
    return tuple(sorted(found, key=lambda one: -len(one.shared)))


def _telling(text: str) -> set[str]:
    return {word for word in bare_words(text) if len(word) >= _LETTERS}
