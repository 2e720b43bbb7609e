"""YAML as a tree: without aliases, tags and second documents, and no deeper than people write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from goodoffices.packages.reading.nodes import MOST_DEEP, MOST_NODES, Faults, Leaf, Many, Named, Node, shown

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_SLOWLY = 250_000
"""Characters, where PyYAML was built without its parser in C."""


class _Stop(Exception):
    """The rest of the file is not worth reading."""


def yaml_tree(text: str, faults: Faults) -> Node | None:
    """Return the tree of a text, or None where there is none; what is wrong goes to `faults`."""
    if _LOADER is yaml.SafeLoader and len(text) > MOST_SLOWLY:
        faults.say("yaml-slow", 1, limit=MOST_SLOWLY)
        return None
    try:
        return _Builder(faults).build(text)
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        if "\t" in text.split("\n", line + 1)[line][: mark.column + 1 if mark else 0]:
            faults.say("yaml-tab", line + 1)
        else:
            faults.say("yaml-syntax", line + 1, said=f"{error.context or ''} {error.problem or ''}".strip())
    except yaml.YAMLError as error:
        faults.say("yaml-syntax", 1, said=shown(str(error)))
    return None


class _Level:
    """A list or mapping still being read; `key` is the name whose value comes next."""

    def __init__(self, event: Any) -> None:
        self.line = event.start_mark.line + 1
        self.mapping = type(event) is yaml.MappingStartEvent
        self.items: list[Any] = []
        self.keys: dict[str, int] = {}
        self.key: Leaf | None = None
        self.waits = True

    def closed(self) -> Node:
        """Return what was read."""
        return (Named if self.mapping else Many)(self.line, tuple(self.items))


class _Builder:
    """Makes the tree from the parser's events, which come one at a time: nothing nests in our own calls."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.levels: list[_Level] = []
        self.count = 0
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        steps: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.DocumentStartEvent: self._document,
        }
        for event in yaml.parse(text, Loader=_LOADER):
            step = steps.get(type(event))
            if step:
                step(event)
        return self.root

    def _stop(self, code: str, event: Any, **params: Any) -> None:
        self.faults.say(code, event.start_mark.line + 1, **params)
        raise _Stop

    def _document(self, event: Any) -> None:
        if self.root is not None:
            self._stop("yaml-documents", event)

    def _alias(self, event: Any) -> None:
        self._stop("yaml-alias", event, found=shown(event.anchor))

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop("yaml-alias", event, found=shown(event.anchor))
        if event.tag not in (None, "!"):
            self._stop("yaml-tag", event, found=shown(event.tag.replace("tag:yaml.org,2002:", "!!")))

    def _scalar(self, event: Any) -> None:
        self._plain(event)
        self._add(Leaf(event.start_mark.line + 1, event.value, bool(event.style)), event)

    def _open(self, event: Any) -> None:
        self._plain(event)
        if len(self.levels) >= MOST_DEEP:
            self._stop("too-deep", event, limit=MOST_DEEP)
        self.levels.append(_Level(event))

    def _close(self, event: Any) -> None:
        self._add(self.levels.pop().closed(), event)

    def _add(self, node: Node, event: Any) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self._stop("too-many-values", event, limit=MOST_NODES)
        if not self.levels:
            self.root = node
            return
        level = self.levels[-1]
        if not level.mapping:
            level.items.append(node)
        elif level.waits:
            self._key(node, level)
        else:
            level.waits = True
            if level.key is not None:
                level.items.append((level.key, node))

    def _key(self, node: Node, level: _Level) -> None:
        level.waits, level.key = False, None
        if not isinstance(node, Leaf):
            self.faults.say("key-no-name", node.line)
        elif node.text in level.keys:
            self.faults.say("key-twice", node.line, name=shown(node.text), first=level.keys[node.text])
        else:
            level.keys[node.text] = node.line
            level.key = node
