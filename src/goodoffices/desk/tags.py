"""What templates use beside Django's own: sentences of the catalogue, and dates and numbers as they are to be shown."""

from __future__ import annotations

from typing import Any

from django.template import Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from goodoffices.desk.bidi import balanced
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue

register = Library()


@register.simple_tag(name="t")
def sentence(key: str, **params: Any) -> SafeString:
    """Return a sentence of the catalogue as markup; what is filled in is escaped and set apart."""
    if not params:
        return SafeString(conditional_escape(say(key)))
    filled = {name: _apart(value) for name, value in params.items()}
    return mark_safe(conditional_escape(say(key)).format(**filled))


@register.simple_tag(name="kind")
def kind_name(kind: str) -> str:
    """Return what a kind of act is called in the language spoken."""
    return tongue().kinds.get(kind, kind)


def _apart(value: Any) -> SafeString:
    if isinstance(value, SafeString):
        return value
    if isinstance(value, int):
        return SafeString(value)
    return format_html("<bdi>{}</bdi>", balanced(str(value)))
