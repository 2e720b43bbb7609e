"""What templates use beside Django's own: sentences of the catalogue, and dates and numbers as they are to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Context, Library, Node, NodeList
from django.template.base import Parser, Token
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from goodoffices.desk.bidi import balanced
from goodoffices.desk.calendars import digits
from goodoffices.desk.words import unsaid
from goodoffices.export.tongue import tongue

register = Library()


@register.simple_tag(name="t")
def sentence(key: str, **params: Any) -> SafeString:
    """Return a sentence of the catalogue as markup; what is filled in is escaped and set apart."""
    plain = _written(unsaid(key, params), tongue().way)
    return mark_safe(plain.format(**{name: _apart(value) for name, value in params.items()})) if params else plain


@register.filter(name="written")
def written(text: str) -> SafeString:
    """Return a sentence of ours as markup: where it runs from the right, dates and commands in it still run their way.

    A date after an Arabic letter would otherwise be shown with its day first.
    """
    safe = conditional_escape(text)
    return mark_safe(_FROM_THE_LEFT.sub(r'<bdi dir="ltr">\g<0></bdi>', safe)) if tongue().way == "rtl" else safe


@lru_cache(maxsize=4_096)
def _written(ours: str, way: str) -> SafeString:
    """A sentence of the catalogue as markup: every page has dozens of them, the same ones."""
    return written(ours)


_FROM_THE_LEFT = re.compile(r"\[?(?:\.\.)?\d{4}-\d\d[-\dT:.~?%\]]*[\d~?%\]]|`[^`]+`")


class _KeptNode(Node):
    """A part of a page that is drawn once for a reading, where the page says that it may be."""

    child_nodelists = ("nodelist",)

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return what is kept, or draw it; where the page names no such part, it is drawn as any other."""
        kept = context.get(self.name)
        return self.nodelist.render(context) if kept is None else kept.drawn(context, self.nodelist.render)


@register.tag(name="kept")
def kept(parser: Parser, token: Token) -> Node:
    """Read `{% kept name %} ... {% endkept %}`; nothing of one request alone, such as a token, may stand in it."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return _KeptNode(name, nodelist)


@register.simple_tag(name="options")
def options(found: Iterable[Any]) -> SafeString:
    """Return what a box offers to choose from: hundreds of them, which a template would take long to write."""
    return mark_safe("".join(map(_option, found)))


def _option(one: Any) -> str:
    chosen = " selected" if one.chosen else ""
    return f'<option value="{_escaped(one.value)}"{chosen}>{_escaped(one.label)}</option>'


@register.simple_tag(name="ways")
def ways(found: Any) -> SafeString:
    """Return what the bar completes words from: names after @, and after # the kinds, the same on every page."""
    named = "".join(
        f'<li data-mark="@" data-word="{_escaped(word)}"><bdi>{_escaped(name)}</bdi></li>'
        for word, name in found.people
    )
    return mark_safe(named + _marked(found.kinds))


@lru_cache(maxsize=16)
def _marked(kinds: tuple[tuple[str, str], ...]) -> str:
    items = (f'<li data-mark="#" data-word="{_escaped(word)}">{_escaped(says)}</li>' for word, says in kinds)
    return "".join(items)


def _escaped(text: Any) -> str:
    """A text as Django escapes it, without the detour that lets a text be looked up later."""
    return text if isinstance(text, SafeString) else escape(str(text))


def _apart(value: Any) -> SafeString:
    if isinstance(value, SafeString):
        return value
    if isinstance(value, int):
        return SafeString(digits(str(value)))
    return format_html("<bdi>{}</bdi>", balanced(str(value)))
