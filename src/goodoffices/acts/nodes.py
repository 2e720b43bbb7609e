"""A hand-written file as a tree that knows its lines: scalars are kept as text, nothing is guessed from their looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import yaml

from goodoffices.acts.problems import BadInput, Problem

MAX_BYTES = 16_000_000
MAX_DEPTH = 30
MAX_NODES = 500_000
MAX_PROBLEMS = 100

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REASONS = (
    ("escape", "yaml-escape"),
    ("mapping values are not allowed", "yaml-colon"),
    ("quoted scalar", "yaml-quote"),
    ("cannot start any token", "yaml-character"),
    ("expected <document start>", "yaml-after-end"),
    ("flow", "yaml-bracket"),
    ("block", "yaml-indent"),
    ("could not find expected ':'", "yaml-no-colon"),
)


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """Text as it stands in the file, and whether it stands in quotes."""

    line: int
    column: int
    text: str
    quoted: bool = False


class Hole(msgspec.Struct, frozen=True, gc=False):
    """A place whose content was refused already: no more is said about it."""

    line: int
    column: int


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list, in file order."""

    line: int
    column: int
    items: tuple[Node, ...]


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Keys with their values, in file order; no key comes twice."""

    line: int
    column: int
    items: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Hole | Sequence | Mapping


class EnoughProblems(Exception):
    """So many problems were found that looking for more helps nobody."""


class _Stop(Exception):
    """The rest of the file is not worth reading."""


class Problems:
    """The problems found so far, at most `MAX_PROBLEMS` and one that says that there are more."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.found: list[Problem] = []

    def say(self, code: str, line: int, field: str = "", **params: Any) -> None:
        """Add one problem; raises EnoughProblems when there is no use in going on."""
        if len(self.found) >= MAX_PROBLEMS:
            enough = Problem(code="too-many-problems", params={"limit": MAX_PROBLEMS}, file=self.name, line=line)
            self.found.append(enough)
            raise EnoughProblems
        self.found.append(Problem(code=code, params=params, file=self.name, line=line, field=field))

    def refuse(self) -> None:
        """Raise BadInput with everything found, in file order; return if nothing was."""
        if self.found:
            last = self.found[-1:] if self.found[-1].code == "too-many-problems" else []
            rest = self.found[: len(self.found) - len(last)]
            raise BadInput((*sorted(rest, key=lambda problem: problem.line), *last))


def shown(text: str) -> str:
    """Return text fit for a message: its first 60 characters, control characters and text direction marks spelt out."""
    short = text[:60] + "…" if len(text) > 61 else text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)


def parse(data: bytes, problems: Problems) -> Mapping | None:
    """Return the file as a tree, or None when it cannot be read at all; what is wrong goes to `problems`."""
    text = _text_of(data, problems)
    if text is None:
        return None
    try:
        return _Builder(text, problems).build()
    except yaml.MarkedYAMLError as error:
        _say_syntax(error, text, problems)
    except yaml.YAMLError:
        problems.say("yaml-syntax", 1, said="")
    return None


def _text_of(data: bytes, problems: Problems) -> str | None:
    if len(data) > MAX_BYTES:
        problems.say("file-too-big", 1, found=len(data), limit=MAX_BYTES)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.say("not-utf-8", data.count(b"\n", 0, error.start) + 1, offset=error.start)
        return None
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        problems.say("control-character", line, found=f"U+{ord(control[0]):04X}")
        return None
    directive = _DIRECTIVE.search(text)
    if directive:
        problems.say("yaml-directive", text.count("\n", 0, directive.start()) + 1)
        return None
    return text


def _say_syntax(error: yaml.MarkedYAMLError, text: str, problems: Problems) -> None:
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}".strip()
    line = mark.line + 1 if mark else 1
    if mark and text[mark.index : mark.index + 1] == "\t":
        problems.say("yaml-tab", line)
        return
    code = next((code for words, code in _REASONS if words in said), "yaml-syntax")
    begun = error.context_mark.line + 1 if error.context_mark else line
    problems.say(code, begun if code == "yaml-quote" else line, said=said, begun=begun)


class _Level:
    """A list or mapping still being read; `key` is the key whose value comes next."""

    def __init__(self, line: int, column: int, mapping: bool) -> None:
        self.line = line
        self.column = column
        self.mapping = mapping
        self.items: list[Any] = []
        self.keys: dict[str, int] = {}
        self.key: Node | None = None


class _Builder:
    """Makes the tree from the parser's events, which come one at a time: nothing nests in our own calls."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.problems = problems
        self.levels: list[_Level] = []
        self.count = 0
        self.root: Node | None = None

    def build(self) -> Mapping | None:
        """Return the tree, or None when its top is no mapping."""
        steps: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.DocumentStartEvent: self._document,
        }
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                step = steps.get(type(event))
                if step:
                    step(event)
        except _Stop:
            return None
        if isinstance(self.root, Mapping):
            return self.root
        self.problems.say("not-a-mediation", 1)
        return None

    def _document(self, event: Any) -> None:
        if self.root is not None:
            self.problems.say("yaml-documents", event.start_mark.line + 1)
            raise _Stop

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        self._check(event, line)
        text = event.value
        control = _CONTROL.search(text) if event.style == '"' else None
        if control:
            self.problems.say("control-character", line, found=f"U+{ord(control[0]):04X}")
            self._add(Hole(line, column))
        else:
            self._add(Scalar(line, column, text, bool(event.style)))

    def _alias(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self.problems.say("yaml-alias", line, found=shown(event.anchor))
        self._add(Hole(line, event.start_mark.column + 1))

    def _check(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self.problems.say("yaml-anchor", line, found=shown(event.anchor))
        if event.tag is not None:
            self.problems.say("yaml-tag", line, found=shown(event.tag.replace("tag:yaml.org,2002:", "!!")))

    def _open(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._check(event, line)
        mapping = type(event) is yaml.MappingStartEvent
        if not self.levels and not mapping:
            self.problems.say("not-a-mediation", line)
            raise _Stop
        if len(self.levels) >= MAX_DEPTH:
            self.problems.say("too-deep", line, limit=MAX_DEPTH)
            raise _Stop
        self.levels.append(_Level(line, column, mapping))

    def _close(self, event: Any) -> None:
        level = self.levels.pop()
        node = Mapping if level.mapping else Sequence
        self._add(node(level.line, level.column, tuple(level.items)))

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self.problems.say("too-many-values", node.line, limit=MAX_NODES)
            raise _Stop
        if not self.levels:
            self.root = node
            return
        level = self.levels[-1]
        if not level.mapping:
            level.items.append(node)
        elif level.key is None:
            level.key = self._key(node, level)
        else:
            if isinstance(level.key, Scalar):
                level.items.append((level.key, node))
            level.key = None

    def _key(self, node: Node, level: _Level) -> Node:
        if not isinstance(node, Scalar) or not node.text:
            if not isinstance(node, Hole):
                self.problems.say("yaml-key", node.line)
            return Hole(node.line, node.column)
        if node.text in level.keys:
            self.problems.say("duplicate-key", node.line, key=shown(node.text), first=level.keys[node.text])
            return Hole(node.line, node.column)
        level.keys[node.text] = node.line
        return node
