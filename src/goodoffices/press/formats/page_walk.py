"""The paragraphs of a part of a page, in the order in which they stand, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goodoffices.press.formats.article import Block, Sort

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_APART = frozenset((
    *_HEADINGS, "p", "div", "section", "article", "main", "body", "html", "header", "footer", "aside", "figure", "pre",
    "address", "ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr", "center", "details", "summary", "hr", "form",
    "fieldset", "blockquote", "li", "dt", "dd", "td", "th", "figcaption", "caption",
))  # fmt: skip
_SORTS: dict[str, Sort] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
# what stands in a quotation or under a picture is that, whatever else it is
_STRONGER = ("quote", "caption", "heading", "item", "cell", "")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object", "audio", "video",
))  # fmt: skip
_ENTER, _LEAVE, _TAIL = 0, 1, 2


def blocks_in(root: Any) -> Iterator[Block]:
    """Give the paragraphs of an element. Nothing here calls itself, so that no depth is too great."""
    held: list[str] = []
    sorts: list[Sort] = [""]
    todo: list[tuple[int, Any]] = [(_ENTER, root)]
    while todo:
        step, element = todo.pop()
        if step == _TAIL:
            held.append(_SPACES.sub(" ", element.tail or ""))
            continue
        apart = element.tag in _APART
        if apart and (found := _ended(held, sorts[-1])):
            yield found
        if step == _LEAVE:
            if apart:
                sorts.pop()
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        if element.tag == "br":
            held.append("\n")
            continue
        if apart:
            sorts.append(min(sorts[-1], _SORTS.get(element.tag, ""), key=_STRONGER.index))
        held.append((element.text or "") if element.tag == "pre" else _SPACES.sub(" ", element.text or ""))
        todo.append((_LEAVE, element))
        for child in reversed(element):
            todo += [(_TAIL, child), (_ENTER, child)]
    if found := _ended(held, sorts[-1]):
        yield found


def _ended(held: list[str], sort: Sort) -> Block | None:
    """Return what was gathered as one block, and begin anew."""
    words = "".join(held)
    held.clear()
    return Block(words, sort) if words.strip() else None
