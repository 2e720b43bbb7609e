"""Echoes: phrases and figures in words to be said that are known only from rooms those who hear them are not in.

Only what stands there letter for letter is found. Nothing found is no clearance: paraphrase is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping
from typing import NamedTuple

from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.desk.capturing import folded
from goodoffices.desk.flows.figures import dates_in, numerals
from goodoffices.desk.flows.said import texts_in
from goodoffices.record.compartment import Compartment, Viewer, reach_of
from goodoffices.record.entry import Entry
from goodoffices.record.see import Visible

PHRASE = 4
"""Words in a row that make a phrase."""
SHOWN = 3
"""Entries that are named for each echo."""
MOST = 60
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_BETWEEN = "¶"
_ENDS = (".", "!", "?", ":", "…", "؟", "\n", "|")

Cache = MutableMapping[tuple[str, str], str]
"""Each entry as it is compared, by room and id: it never changes."""


class Echo(NamedTuple):
    """Something in the words that is known from elsewhere: as it stands in them, and the entries it stands in."""

    found: str
    sort: str
    entries: tuple[Entry, ...]


class Token(NamedTuple):
    """One word or number of a text: where it stands there, and as it is compared."""

    start: int
    end: int
    text: str


class Elsewhere:
    """What can be seen here, parted into what all these can read and what some of them cannot."""

    def __init__(
        self, visible: Visible, audience: frozenset[str], cache: Cache, cleared: frozenset[str] = frozenset()
    ) -> None:
        self.hidden: list[tuple[Entry, str]] = []
        open_: list[str] = []
        for room, seen in visible.rooms.items():
            reach = _reach(audience, seen.compartment)
            for entry in seen.entries():
                text = _compared(entry, cache)
                if any(start <= entry.clock and (end is None or entry.clock <= end) for start, end in reach):
                    open_.append(text)
                elif room not in cleared:
                    self.hidden.append((entry, text))
        self._open = "".join(open_)
        self._hidden = "".join(text for _, text in self.hidden)

    def only(self, what: str) -> bool:
        """Return whether something stands only where some of those who hear it cannot read it."""
        return f" {what} " in self._hidden and f" {what} " not in self._open

    def known(self, what: str) -> bool:
        """Return whether all who hear it can read something already."""
        return f" {what} " in self._open

    def where(self, what: str) -> Iterator[Entry]:
        """Give the entries that something stands in and that some of them cannot read."""
        return (entry for entry, text in self.hidden if f" {what} " in text)


def _reach(audience: frozenset[str], room: Compartment) -> tuple[tuple[int, int | None], ...]:
    return reach_of(Viewer(audience), room)


def _compared(entry: Entry, cache: Cache) -> str:
    key = (entry.room, entry.id)
    if key not in cache:
        cache[key] = compared(texts_in(entry))
    return cache[key]


def compared(texts: Iterable[str]) -> str:
    """Return texts as they are compared: words without accents and case, set apart, and the days in them at the end."""
    words: list[str] = []
    days: list[str] = []
    for text in texts:
        plain = numerals(text.casefold() if text.isascii() else folded(text))
        words += _WORD.findall(plain)
        words.append(_BETWEEN)
        days += [found.day for found in dates_in(plain)]
    return f" {' '.join([*words, *days])} "


def echoes(elsewhere: Elsewhere, words: Iterable[str]) -> tuple[Echo, ...]:
    """Return the phrases, numbers, days and names in words that are known only from elsewhere, each once."""
    found: dict[tuple[str, str], Echo] = {}
    for text in words:
        for echo in (*_phrases(elsewhere, text), *_figures(elsewhere, text)):
            found.setdefault((echo.sort, folded(echo.found)), echo)
    return tuple(found.values())[:MOST]


def withheld(
    elsewhere: Elsewhere, words: Iterable[str], kept_back: Iterable[tuple[Entry, Iterable[str]]]
) -> tuple[Echo, ...]:
    """Return what words share with what a party said must not be passed on: two words in a row are enough for that."""
    found: dict[str, Echo] = {}
    for entry, texts in kept_back:
        held = compared(texts)
        for text in words:
            tokens = tokens_of(text)
            shared = [
                place for place, pair in enumerate(_rows(tokens, 2)) if _telling(pair) and f" {_said(pair)} " in held
            ]
            for start, end in _runs(shared, 2):
                echo = Echo(text[tokens[start].start : tokens[end].end], "withheld", (entry,))
                if not elsewhere.known(_said(tokens[start : end + 1])):
                    found.setdefault(folded(echo.found), echo)
    return tuple(found.values())


def _telling(tokens: list[Token]) -> bool:
    return any(len(token.text) > PHRASE for token in tokens)


def _said(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def tokens_of(text: str) -> list[Token]:
    """Return the words and numbers of a text as they are compared, each with its place in the text itself."""
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        fold = folded(character)
        plain.append(fold)
        places += [place] * len(fold)
    whole = numerals("".join(plain), keep_length=True)
    return [
        Token(places[m.start()], places[m.end() - 1] + 1, m[0].replace("\x00", ""))
        for m in re.finditer(r"\d+(?:\x00\d+)*(?:\.\d+)?|[^\W\d_]+", whole)
    ]


def _rows(tokens: list[Token], count: int) -> list[list[Token]]:
    return [tokens[place : place + count] for place in range(len(tokens) - count + 1)]


def _runs(places: list[int], count: int) -> Iterator[tuple[int, int]]:
    """Give rows of words that begin at these places as runs: from the first word to the last, both included."""
    begin = last = -1
    for place in places:
        if begin >= 0 and place == last + 1:
            last = place
            continue
        if begin >= 0:
            yield begin, last + count - 1
        begin = last = place
    if begin >= 0:
        yield begin, last + count - 1


def _phrases(elsewhere: Elsewhere, text: str) -> Iterator[Echo]:
    tokens = tokens_of(text)
    rows = _rows(tokens, PHRASE)
    shared = [place for place, row in enumerate(rows) if elsewhere.only(_said(row))]
    for start, end in _runs(shared, PHRASE):
        entries = _first(entry for row in rows[start : end - PHRASE + 2] for entry in elsewhere.where(_said(row)))
        yield Echo(text[tokens[start].start : tokens[end].end], "phrase", entries)


def _figures(elsewhere: Elsewhere, text: str) -> Iterator[Echo]:
    days = list(dates_in(numerals(folded_in_place(text), keep_length=True)))
    for found in days:
        if elsewhere.only(found.day):
            yield Echo(text[found.start : found.end], "date", _first(elsewhere.where(found.day)))
    for token in tokens_of(text):
        if any(day.start <= token.start < day.end for day in days):
            continue
        if token.text[0].isdigit():
            if sum(map(str.isdigit, token.text)) > 1 and elsewhere.only(token.text):
                yield Echo(text[token.start : token.end], "number", _first(elsewhere.where(token.text)))
        elif len(token.text) > 1 and elsewhere.only(token.text):
            entries = _first(entry for entry in elsewhere.where(token.text) if _names(entry, token.text))
            if entries:
                yield Echo(text[token.start : token.end], "name", entries)


def folded_in_place(text: str) -> str:
    """Return a text as it is compared, each character in its own place."""
    return "".join((folded(character) or " ")[0] for character in text)


def _first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        found.setdefault((entry.room, entry.id), entry)
        if len(found) == SHOWN:
            break
    return tuple(found.values())


def _names(entry: Entry, word: str) -> bool:
    """Return whether a word is a name there: of somebody who appears, or written with a capital within a sentence."""
    act = entry.act
    if isinstance(act, Actor | PartyJoined | Source):
        called = (act.name, *(n.text for n in getattr(act, "names", ())))
        return any(f" {word} " in compared((name,)) for name in called)
    return any(_capital(text, word) for text in texts_in(entry))


def _capital(text: str, word: str) -> bool:
    for found in re.finditer(r"[^\W\d_]+", text):
        if found[0][0].isupper() and folded(found[0]) == word:
            before = text[: found.start()].rstrip(" \t\"'“”«»„‘’(—–-")
            if before and not before.endswith(_ENDS):
                return True
    return False
