"""The public record: who said what on which terms, accounts and denials side by side, and what we say ourselves."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString

from goodoffices.acts.public import Attribution, Claim, ClearedLine, Denial, Statement
from goodoffices.desk.bidi import flat
from goodoffices.desk.drawing.cleared import beside
from goodoffices.desk.drawing.denials import pair
from goodoffices.desk.forms.drawn import Option, choice_text
from goodoffices.desk.forms.sent import MOST_ROWS
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.sections import Sections
from goodoffices.desk.shell import shown, still
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import pieces
from goodoffices.standing.accounts import (
    account_sets,
    claim_line,
    replaced_lines,
    set_line,
    statement_line,
    tally_lines,
)
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

LISTS = ("statements", "accounts", "denials", "cleared")
LEVELS: tuple[str, ...] = get_args(Attribution)
TOGETHER = "together"
"""What an address names statements by that are to be set side by side."""
SPEAKERS = 300
"""Speakers to choose from at most: those heard last."""


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


class Heard(NamedTuple):
    """One statement or claim, and where it is told by itself; a claim has no speaker to deny anything."""

    id: str
    said: Said
    href: str
    statement: bool


class Asked(NamedTuple):
    """By which speaker and on which terms, if the address asks for that."""

    by: str
    level: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the public record as far as this viewer can see it, or the form that sets statements side by side."""
    if TOGETHER in request.GET:
        with desk_of(request).find(key).lock:
            view = view_of(request, key)
            if view.may_write and (chosen := _together(view)):
                return HttpResponseRedirect(view.address("record/AccountSet", **chosen), status=303)
    return shown(request, key, "public", still(_fill))


def _together(view: View) -> dict[str, str]:
    """Return what the form of an account set begins with: each statement that was ticked on a side of its own."""
    said = {fact.id for fact in view.standing.all(Statement)}
    ticked = [key for key in dict.fromkeys(view.request.GET.getlist(TOGETHER)) if key in said][:MOST_ROWS]
    return {f"accounts.{place}.given_in": key for place, key in enumerate(ticked)} | ({"anew": "1"} if ticked else {})


def _fill(view: View) -> dict[str, Any]:
    s = view.standing
    asked = _asked(view)
    lists = Sections(view, "public", LISTS, by=asked.by, level=asked.level)
    statements = lists.of("statements", _heard(s, asked), last=True)
    sets = lists.of("accounts", account_sets(s), last=True)
    denials = lists.of("denials", s.all(Denial), last=True)
    cleared = lists.of("cleared", cleared_now(s), last=True)
    return {
        "all": lists.all,
        "asked": asked,
        "speakers": [Option(key, _speaker(view, key), key == asked.by) for key in speakers(s)],
        "levels": [Option(word, choice_text("level", word), word == asked.level) for word in LEVELS],
        "unfiltered": view.address("public") if asked.by or asked.level else "",
        "statements": statements,
        "heard": [_told(view, fact) for fact in statements.items],
        "sets": sets,
        "matters": tuple(_matter(set_line(s, now), view) for now in sets.items),
        "tally": tuple(said(line, view.voice) for line in tally_lines(s)),
        "empty": tongue().sections["accounts"][1],
        "denials": denials,
        "pairs": [pair(view, fact) for fact in denials.items],
        "cleared": cleared,
        "beside": [beside(view, fact) for fact in cleared.items],
    }


def _asked(view: View) -> Asked:
    query = view.request.GET
    by, level = query.get("by", ""), query.get("level", "")
    return Asked(by if by in speakers(view.standing) else "", level if level in LEVELS else "")


@once
def speakers(s: Standing) -> tuple[str, ...]:
    """Return who said anything in public that is known here, those heard last where there are very many."""
    return tuple(dict.fromkeys(fact.act.by for fact in s.all(Statement)))[-SPEAKERS:]


def _speaker(view: View, key: str) -> str:
    return flat("".join(piece.text for piece in pieces(view.standing.name(key), view.voice.zone)))


@once
def heard(s: Standing) -> tuple[Fact[Statement] | Fact[Claim], ...]:
    """Return every statement and every claim in order of time."""
    return tuple(sorted((*s.all(Statement), *s.all(Claim)), key=s.order))


def _heard(s: Standing, asked: Asked) -> tuple[Fact[Statement] | Fact[Claim], ...]:
    if not asked.by and not asked.level:
        return heard(s)
    return tuple(f for f in s.all(Statement) if asked.by in ("", f.act.by) and asked.level in ("", f.act.level))


@once
def cleared_now(s: Standing) -> tuple[Fact[ClearedLine], ...]:
    """Return the lines cleared for the public that nothing has replaced."""
    replaced = replaced_lines(s)
    return tuple(fact for fact in s.all(ClearedLine) if fact.id not in replaced)


def _told(view: View, fact: Fact[Any]) -> Heard:
    statement = isinstance(fact.act, Statement)
    told = statement_line if statement else claim_line
    return Heard(fact.id, said(told(view.standing, fact), view.voice), view.address(f"entry/{fact.id}"), statement)


def matters(view: View) -> tuple[Matter, ...]:
    """Return the sets of accounts in the order they were recorded."""
    return tuple(_matter(set_line(view.standing, now), view) for now in account_sets(view.standing))


SETS = ("accounts", "accounts.soft")
"""The tags of the lines that are set side by side."""
_LAID_OUT = ("accounts.side", "accounts.open", "accounts.beside")


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
