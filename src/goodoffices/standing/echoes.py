"""Echoes: phrases and figures in words to be said that are known only from rooms those who hear them are not in.

Only what stands there letter for letter is found. Nothing found is no clearance: paraphrase is not checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, MutableMapping
from functools import cache
from typing import NamedTuple

from goodoffices.acts.figures import dates_in, grouped, numerals, ways_to_write
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.record.compartment import Reach, Viewer, reach_of
from goodoffices.record.entry import Entry
from goodoffices.record.see import Visible
from goodoffices.standing.folding import bare, parted
from goodoffices.standing.texts import texts_in

PHRASE = 4
"""Words in a row that make a phrase."""
SHOWN = 3
"""Entries that are named for each echo."""
MOST = 60
_WORD = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^\W\d_]+|[¶⁂]")
_IN_PLACE = re.compile(r"[0-9]+(?:\x00[0-9]+)*(?:\.[0-9]+)?|[^\W\d_]+")
_TEXT, _ENTRY = "¶", "⁂"
"""What stands before each text and before each entry while they are compared, so that no phrase reaches from one to
another."""
_ENDS = (".", "!", "?", ":", "…", "؟", "\n", "|")

Cache = MutableMapping[tuple[str, bool], "Heap"]
"""What was compared before, by room and by whether all those can read it: entries are only added to a room."""


class Heap(NamedTuple):
    """Entries as they are compared: their words one after another, in the order of the entries."""

    entries: list[Entry]
    words: str

    def where(self, what: str) -> Iterator[Entry]:
        """Give the entries that words stand in, in order."""
        at = self.words.find(what)
        while at >= 0:
            yield self.entries[self.words.count(_ENTRY, 0, at) - 1]
            following = self.words.find(_ENTRY, at)
            at = self.words.find(what, following) if following >= 0 else -1


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
        self._known: dict[str, bool] = {}
        self._only: dict[str, bool] = {}
        self._open: list[Heap] = []
        self._hidden: list[Heap] = []
        for room, seen in visible.rooms.items():
            theirs, others = _parted(list(seen.entries()), reach_of(Viewer(audience), seen.compartment))
            self._open.append(_heap(cache, (room, True), theirs))
            if room not in cleared:
                self._hidden.append(_heap(cache, (room, False), others))

    def only(self, what: str) -> bool:
        """Return whether words stand only where some of those who hear them cannot read them."""
        if what not in self._only:
            self._only[what] = not self.known(what) and any(f" {what} " in heap.words for heap in self._hidden)
        return self._only[what]

    def known(self, what: str) -> bool:
        """Return whether all who hear words can read them already."""
        if what not in self._known:
            self._known[what] = any(f" {what} " in heap.words for heap in self._open)
        return self._known[what]

    def where(self, what: str) -> Iterator[Entry]:
        """Give the entries that words stand in and that some of them cannot read."""
        return (entry for heap in self._hidden for entry in heap.where(f" {what} "))


def _parted(entries: list[Entry], reach: Reach) -> tuple[list[Entry], list[Entry]]:
    if not reach:
        return [], entries
    if reach == ((0, None),):
        return entries, []
    theirs = [e for e in entries if any(start <= e.clock and (end is None or e.clock <= end) for start, end in reach)]
    ids = {entry.id for entry in theirs}
    return theirs, [entry for entry in entries if entry.id not in ids]


def _heap(cache: Cache, key: tuple[str, bool], entries: list[Entry]) -> Heap:
    kept = cache.get(key)
    if kept is None or entries[: len(kept.entries)] != kept.entries:
        kept = Heap([], " ")
    if len(entries) > len(kept.entries):
        added = gathered(map(texts_in, entries[len(kept.entries) :]))
        kept = Heap(entries, f"{kept.words}{added} ")
    cache[key] = kept
    return kept


def gathered(entries: Iterable[Iterable[str]]) -> str:
    """Return the texts of entries as they are compared: words without accents and case, one space between two."""
    texts = (f" {_TEXT} ".join(texts).replace(_ENTRY, " ") for texts in entries)
    return " ".join(_WORD.findall(f" {_ENTRY} ".join(("", *map(_compared, texts)))))


def _compared(text: str) -> str:
    return numerals(text.casefold() if text.isascii() else _folded(grouped(text)))


def _folded(text: str) -> str:
    """What `folded` returns, quicker for a long text."""
    return parted(text.casefold()).translate(_marks())


@cache
def _marks() -> dict[int, None]:
    """The characters that `folded` leaves out."""
    found = (place for place in range(0x80, 0x20000) if unicodedata.combining(chr(place)))
    return dict.fromkeys((*found, ord("ـ")))


def compared(texts: Iterable[str]) -> str:
    """Return texts as they are compared, with one space before the first word and after the last."""
    return f" {gathered((texts,))} "


def echoes(elsewhere: Elsewhere, words: Iterable[str]) -> tuple[Echo, ...]:
    """Return the phrases, numbers, days and names in words that are known only from elsewhere, each once."""
    found: dict[tuple[str, str], Echo] = {}
    for text in words:
        for echo in (*_phrases(elsewhere, text), *_figures(elsewhere, text)):
            found.setdefault((echo.sort, bare(echo.found)), echo)
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
                    found.setdefault(bare(echo.found), echo)
    return tuple(found.values())


def naming(words: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return names that stand in words, each once, as they stand there."""
    called = [[token.text for token in tokens_of(name)] for name in names]
    found: dict[str, str] = {}
    for text in words:
        tokens = tokens_of(text)
        for name in filter(None, called):
            for row in _rows(tokens, len(name)):
                if [token.text for token in row] == name:
                    found.setdefault(" ".join(name), text[row[0].start : row[-1].end])
    return tuple(found.values())


def _telling(tokens: list[Token]) -> bool:
    return any(len(token.text) > PHRASE for token in tokens)


def _said(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def tokens_of(text: str) -> list[Token]:
    """Return the words and numbers of a text as they are compared, each with its place in the text itself."""
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(grouped(text)):
        fold = bare(character)
        plain.append(fold)
        places += [place] * len(fold)
    whole = numerals("".join(plain), keep_length=True)
    return [
        Token(places[m.start()], places[m.end() - 1] + 1, m[0].replace("\x00", "")) for m in _IN_PLACE.finditer(whole)
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
    for found in {(day.month, day.day): day for day in days}.values():
        ways = tuple(ways_to_write(found.month, found.day))
        if any(map(elsewhere.known, ways)):
            continue
        if entries := _first(entry for way in ways for entry in elsewhere.where(way)):
            yield Echo(text[found.start : found.end], "date", entries)
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
    return "".join((bare(character) or " ")[0] for character in grouped(text))


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
        if found[0][0].isupper() and bare(found[0]) == word:
            before = text[: found.start()].rstrip(" \t\"'“”«»„‘’(—–-")
            if before and not before.endswith(_ENDS):
                return True
    return False
