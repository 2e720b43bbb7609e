"""JSON as a tree that knows its lines: numbers stay as they are written, and no name comes twice in one object."""

from __future__ import annotations

import re
from json import JSONDecodeError, decoder
from typing import Any, cast

from goodoffices.packages.reading.nodes import MOST_DEEP, MOST_NODES, Faults, Leaf, Many, Named, Node, shown

_scan: Any = getattr(decoder, "scanstring")  # noqa: B009 - typeshed leaves it out
_TOKEN = re.compile(r'[ \t\r]*(?:(?P<line>\n)|(?P<mark>[{}\[\]:,"])|(?P<word>[^\s{}\[\]:,"]{1,400}))')
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|-?Infinity|NaN")


class _Wrong(Exception):
    """The text is no JSON from here on."""


def json_tree(text: str, faults: Faults) -> Node | None:
    """Return the tree of a text, or None where there is none; what is wrong goes to `faults`."""
    reader = _Reader(text, faults)
    try:
        return reader.read()
    except _Wrong:
        return None


class _Open:
    """A list or object still being read."""

    def __init__(self, line: int, mapping: bool) -> None:
        self.line, self.mapping = line, mapping
        self.items: list[Node] = []
        self.keys: list[Leaf] = []
        self.first: dict[str, int] = {}
        self.needs = "key-or-end" if mapping else "value-or-end"

    def closed(self, faults: Faults) -> Node:
        """Return what was read; a name that came before is left out."""
        if not self.mapping:
            return Many(self.line, tuple(self.items))
        kept = []
        for key, value in zip(self.keys, self.items, strict=True):
            if key.text in self.first:
                faults.say("key-twice", key.line, name=shown(key.text), first=self.first[key.text])
            else:
                self.first[key.text] = key.line
                kept.append((key, value))
        return Named(self.line, tuple(kept))


class _Reader:
    def __init__(self, text: str, faults: Faults) -> None:
        self.text, self.faults = text, faults
        self.at, self.line, self.count = 0, 1, 0
        self.open: list[_Open] = []
        self.root: Node | None = None

    def read(self) -> Node | None:
        while (token := self._token()) is not None:
            if self.root is not None:
                self._wrong("json-after-end")
            if token in ("{", "["):
                self._opened(token == "{")
            elif token in ("}", "]"):
                self._closed(token == "}")
            elif token in (":", ","):
                self._between(token)
            else:
                self._leaf(token)
        if self.root is None:
            self._wrong("json-cut-off")
        return self.root

    def _wrong(self, code: str, **params: Any) -> None:
        self.faults.say(code, self.line, **params)
        raise _Wrong

    def _token(self) -> str | None:
        while True:
            found = _TOKEN.match(self.text, self.at)
            if found is None:
                if self.text[self.at :].strip(" \t\r"):
                    self._wrong("json-syntax", found=shown(self.text[self.at : self.at + 20].strip()))
                return None
            self.at = found.end()
            if found["line"] is None:
                return found["mark"] or cast(str, found["word"])
            self.line += 1

    def _needs(self) -> str:
        return self.open[-1].needs if self.open else "value"

    def _opened(self, mapping: bool) -> None:
        if self._needs() not in ("value", "value-or-end"):
            self._wrong("json-syntax", found="{" if mapping else "[")
        if len(self.open) >= MOST_DEEP:
            self._wrong("too-deep", limit=MOST_DEEP)
        self.open.append(_Open(self.line, mapping))

    def _closed(self, mapping: bool) -> None:
        level = self.open.pop() if self.open else None
        ends = ("comma-or-end", "key-or-end" if mapping else "value-or-end")
        if level is None or level.mapping != mapping or level.needs not in ends:
            self._wrong("json-syntax", found="}" if mapping else "]")
        else:
            self._add(level.closed(self.faults))

    def _between(self, token: str) -> None:
        needs = self._needs()
        if token == ":" and needs == "colon":
            self.open[-1].needs = "value"
        elif token == "," and needs == "comma-or-end":
            self.open[-1].needs = "key" if self.open[-1].mapping else "value"
        else:
            self._wrong("json-syntax", found=token)

    def _leaf(self, token: str) -> None:
        if token == '"':
            self._placed(Leaf(self.line, self._string(), True))
        elif _WORD.fullmatch(token):
            self._placed(Leaf(self.line, token))
        else:
            self._wrong("json-syntax", found=shown(token))

    def _string(self) -> str:
        try:
            found, self.at = _scan(self.text, self.at, True)
        except JSONDecodeError as error:
            self._wrong("json-text", said=error.msg)
        return str(found)

    def _placed(self, leaf: Leaf) -> None:
        if self._needs() in ("key", "key-or-end"):
            if not leaf.quoted:
                self._wrong("json-syntax", found=shown(leaf.text))
            self.open[-1].keys.append(leaf)
            self.open[-1].needs = "colon"
        elif self._needs() in ("value", "value-or-end"):
            self._add(leaf)
        else:
            self._wrong("json-syntax", found=shown(leaf.text))

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self._wrong("too-many-values", limit=MOST_NODES)
        if not self.open:
            self.root = node
            return
        self.open[-1].items.append(node)
        self.open[-1].needs = "comma-or-end"
