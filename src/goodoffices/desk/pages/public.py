"""Accounts: the versions of one matter side by side, in the order they were recorded, with no verdict between them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.shell import shown
from goodoffices.desk.viewer import View
from goodoffices.export.tongue import tongue
from goodoffices.standing.accounts import account_lines, tally_lines
from goodoffices.standing.line import Line


class Side(NamedTuple):
    """One version: its letter, what it says, and the statements that give it."""

    label: str
    says: SafeString
    given: tuple[Said, ...]


class Matter(NamedTuple):
    """One matter with its versions; `open` are statements whose target was not said, `beside` count on no side."""

    head: Said
    sort: str
    soft: bool
    sides: tuple[Side, ...]
    open: tuple[Said, ...]
    beside: tuple[Said, ...]
    rest: tuple[Said, ...]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return every set of accounts this viewer can see."""
    return shown(request, key, "public", _fill)


def _fill(view: View) -> dict[str, Any]:
    tally = tuple(said(line, view.voice) for line in tally_lines(view.standing))
    return {"matters": matters(view), "tally": tally, "empty": tongue().sections["accounts"][1]}


def matters(view: View) -> tuple[Matter, ...]:
    """Return the sets of accounts in the order they were recorded."""
    return tuple(_matter(line, view) for line in account_lines(view.standing))


def _matter(line: Line, view: View) -> Matter:
    parts = {tag: tuple(one for one in line.more if one.tag == tag) for tag in _LAID_OUT}
    head = said(line, view.voice)
    rest = tuple(said(one, view.voice) for one in line.more if one.tag not in _LAID_OUT)
    return Matter(
        head=head,
        sort=_word(line, view),
        soft=line.tag == "accounts.soft",
        sides=tuple(_side(one, view) for one in parts["accounts.side"]),
        open=tuple(_given(one, view) for one in parts["accounts.open"]),
        beside=tuple(_given(one, view) for one in parts["accounts.beside"]),
        rest=rest,
    )


SETS = ("accounts", "accounts.soft")
"""The tags of the lines that are set side by side."""
_LAID_OUT = ("accounts.side", "accounts.open", "accounts.beside")


def _word(line: Line, view: View) -> str:
    return "".join(span.text for span in spans_of(line.params["sort"], view.voice))


def _side(line: Line, view: View) -> Side:
    return Side(
        label=line.params["label"],
        says=html(spans_of(line.params["says"], view.voice)),
        given=tuple(_given(one, view) for one in line.more),
    )


def _given(line: Line, view: View) -> Said:
    """Return a statement as it stands in a set: who is behind it, and the words."""
    return said(line, view.voice)
