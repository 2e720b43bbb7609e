"""Changing a draft in the terminal, field by field: what is typed is ours, and marked so."""

from __future__ import annotations

from typing import Any, get_args

import click
import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import Attribution, Statement
from goodoffices.acts.values import Wording
from goodoffices.acts.when import When, read_when
from goodoffices.cli.saying import say, sentence, tell, told
from goodoffices.new import writable
from goodoffices.press.drafts import Draft, changed

_SOURCE = ("name", "described_as", "role", "organisation")
_STATEMENT = ("says", "venue", "outlet", "label")
_CLAIM = ("says", "outlet")
_EMPTY = "-"


def change(draft: Draft, zone: str) -> Draft:
    """Return a draft as somebody changed it; Enter keeps what is there."""
    tell("press.change")
    source = draft.source
    if source is not None:
        names = [name for name in _SOURCE if not (name == "name" and source.sort == "unnamed")]
        source = msgspec.structs.replace(source, **_texts(source, names))
    act: Any = draft.act
    if isinstance(act, Statement):
        act = msgspec.structs.replace(act, level=_level(act.level), **_texts(act, _STATEMENT))
    else:
        act = msgspec.structs.replace(act, **_texts(act, _CLAIM))
    act = msgspec.structs.replace(act, quotes=_quotes(act.quotes))
    when, event = _date("said", draft.when, zone), _date("event", draft.event, zone)
    return changed(draft, act, source, when, event)


def _texts(value: msgspec.Struct, names: Any) -> dict[str, str]:
    return {name: _field(name, getattr(value, name)) for name in names}


def _field(name: str, value: str) -> str:
    while True:
        typed = str(
            click.prompt(
                sentence("press.change.field", field=name, value=value), default="", err=True, show_default=False
            )
        ).strip()
        if typed == _EMPTY:
            return ""
        if writable(typed):
            return typed or value
        tell("new.again")


def _level(value: Attribution) -> Attribution:
    allowed = get_args(Attribution)
    while True:
        typed = _field("level", value)
        if typed in allowed:
            return next(known for known in allowed if known == typed)
        tell("press.change.level", allowed=", ".join(allowed))


def _quotes(quotes: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Return the words quoted, without those that were emptied."""
    found = (msgspec.structs.replace(one, text=_field("words", one.text)) for one in quotes)
    return tuple(one for one in found if one.text)


def _date(name: str, when: When | None, zone: str) -> When | None:
    while True:
        typed = _field(name, when.value if when is not None else "")
        if when is not None and typed == when.value:
            return when
        try:
            return read_when(typed, zone=zone) if typed else None
        except GoodOfficesError as error:
            say(told(error).rstrip())
