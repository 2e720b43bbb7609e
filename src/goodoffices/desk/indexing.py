"""The words of one room: in which of its entries each stands, and to whom they refer; it grows as the room does."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.keeping import Received
from goodoffices.acts.refs import hints_of, item_of, mark_of, ref_ids, without_none
from goodoffices.acts.values import Basis, Wording
from goodoffices.acts.when import When
from goodoffices.record.entry import Entry
from goodoffices.record.see import Seen
from goodoffices.standing.folding import SHORTEST, forms, words_of

_LAST = "\U0010ffff"
_NOT_TEXT: dict[type, frozenset[str]] = {
    Wording: frozenset({"lang"}),
    When: frozenset({"value", "zone", "margin", "counted_from"}),
}
"""Fields that hold no text a person would look for."""


class Index:
    """The words of one room as far as somebody may read it, and the numbers of the entries they stand in."""

    def __init__(self, seen: Seen) -> None:
        self.source, _, self.reach = seen.gathered
        self.gathered = 0
        self.ids: list[str] = []
        self.corrections: set[int] = set()
        self._words: dict[str, array[int]] = {}
        self._refs: dict[str, array[int]] = {}
        self._sorted: list[str] = []
        self._new: list[str] = []

    def still(self, seen: Seen) -> bool:
        """Return whether this is made from what that is read from, or from the beginning of it."""
        source, gathered, reach = seen.gathered
        return source is self.source and reach == self.reach and gathered >= self.gathered

    def grow(self, seen: Seen) -> None:
        """Take in what was gathered since."""
        _, gathered, _ = seen.gathered
        if gathered > self.gathered:
            for entry in seen.come(self.gathered):
                self._add(entry)
            self.gathered = gathered

    def _add(self, entry: Entry) -> None:
        number = len(self.ids)
        self.ids.append(entry.id)
        if isinstance(entry.act, Correction):
            self.corrections.add(number)
        for word in words_in(entry.act, entry.when, entry.basis):
            for form in forms(word):
                places = self._words.get(form)
                if places is None:
                    places = self._words[form] = array("I")
                    self._new.append(form)
                if not places or places[-1] != number:
                    places.append(number)
        for key in refers_to(entry.act, entry.basis):
            self._refs.setdefault(key, array("I")).append(number)

    def having(self, word: str) -> set[int]:
        """Return the numbers of the entries in which a folded word stands, or one that begins with it."""
        if len(word) < SHORTEST:
            return set(self._words.get(word, ()))
        if self._new:
            self._sorted += self._new
            self._sorted.sort()
            self._new = []
        start, end = bisect_left(self._sorted, word), bisect_left(self._sorted, word + _LAST)
        found: set[int] = set()
        for place in range(start, end):
            found.update(self._words[self._sorted[place]])
        return found

    def referring(self, keys: Iterable[str]) -> set[int]:
        """Return the numbers of the entries that refer to any of these ids."""
        return set(chain.from_iterable(self._refs.get(key, ()) for key in keys))


def words_in(act: Any, when: When | None, basis: Basis) -> set[str]:
    """Return the words of an act, and of what is said of when it happened and on whose word, as they are compared."""
    return set(words_of("\n".join(chain(texts(act), texts(when), texts(basis)))))


def refers_to(act: Any, basis: Basis) -> dict[str, None]:
    """Return the ids that an act and its basis refer to."""
    return dict.fromkeys((*(() if isinstance(act, Unknown) else ref_ids(act)), *basis.by))


class _Plan(NamedTuple):
    """The fields of a class that hold text, and those that hold values in which there may be some."""

    text: tuple[str, ...]
    inner: tuple[str, ...]


def texts(value: Any) -> Iterator[str]:
    """Give every text in a value that somebody wrote, however deep; no id, and no word of the vocabulary."""
    if isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Unknown | Received):
        plan = _plan(type(value))
        for name in plan.text:
            yield from texts(getattr(value, name))
        for name in plan.inner:
            held = getattr(value, name)
            if held is not None:
                yield from texts(held)


@cache
def _plan(cls: type) -> _Plan:
    text: list[str] = []
    inner: list[str] = []
    for name, declared in hints_of(cls).items():
        hint = without_none(declared)
        item = item_of(hint) or hint
        if mark_of(hint) or mark_of(item) or name in _NOT_TEXT.get(cls, ()):
            continue
        plain = get_args(item)[0] if get_origin(item) is Annotated else item
        if plain is str:
            text.append(name)
        elif get_origin(plain) is not Literal and plain not in (int, float, bool):
            inner.append(name)
    return _Plan(tuple(text), tuple(inner))
