"""Who said what to which version: one row a version, one column a party or actor, in words and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.terms import Proposal, Stance
from goodoffices.acts.when import Sure
from goodoffices.desk.drawing.marks import mark_of
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.viewer import View
from goodoffices.standing.fact import Fact, last_of
from goodoffices.standing.line import term
from goodoffices.standing.told import knows

MOST = 30
"""Stances of one side to one version that are read: the latest ones."""


class Answer(NamedTuple):
    """One stance: its shape, its words, when, whether only to what was heard, whether sure, and who knows of it."""

    mark: SafeString
    view: SafeString
    when: SafeString
    href: str
    hearsay: bool
    possibly: bool
    words: SafeString
    knows: SafeString


class Cell(NamedTuple):
    """What one side said to one version: what stands, what it said before, and whether the version is its own."""

    by: str
    name: SafeString
    stands: tuple[Answer, ...]
    before: tuple[Answer, ...]
    own: bool
    none: SafeString


class RowOf(NamedTuple):
    """One version: its title, where it is told, and what each side said to it."""

    id: str
    title: str
    version: str
    hearsay: bool
    href: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """The whole table: who stands over each column, and the rows."""

    heads: tuple[SafeString, ...]
    rows: tuple[RowOf, ...]


def matrix(view: View, versions: Sequence[Fact[Proposal]]) -> Matrix:
    """Return the stances to these versions: parties in the order of joining, then who else took one."""
    stances = {fact.id: _stances(view, fact) for fact in versions}
    spoke = dict.fromkeys(f.act.by for found in stances.values() for f in found)
    columns = tuple(dict.fromkeys((*view.standing.parties, *spoke)))
    rows = tuple(_row(view, fact, stances[fact.id], columns) for fact in versions)
    return Matrix(tuple(_name(view, key) for key in columns), rows)


def _name(view: View, key: str) -> SafeString:
    return html(spans_of(view.standing.name(key), view.voice))


def _stances(view: View, fact: Fact[Proposal]) -> tuple[Fact[Stance], ...]:
    return tuple(f for f in view.standing.about(fact.id, Stance) if f.act.on == fact.id)


def _row(view: View, fact: Fact[Proposal], stances: tuple[Fact[Stance], ...], columns: tuple[str, ...]) -> RowOf:
    act = fact.act
    cells = tuple(_cell(view, fact, key, tuple(f for f in stances if f.act.by == key)) for key in columns)
    return RowOf(fact.id, act.title, act.version, act.hearsay, view.address(f"entry/{fact.id}"), cells)


def _cell(view: View, fact: Fact[Proposal], key: str, own: tuple[Fact[Stance], ...]) -> Cell:
    sure, possible = last_of(own[-MOST:])
    standing = (*sure, *possible)
    before = [f for f in own if f not in standing]
    return Cell(
        by=key,
        name=_name(view, key),
        stands=tuple(_answer(view, fact, f) for f in standing),
        before=tuple(_answer(view, fact, f) for f in before),
        own=bool(key) and fact.act.by == key,
        none=mark_safe(mark_of("")),
    )


def _answer(view: View, proposal: Fact[Proposal], fact: Fact[Stance]) -> Answer:
    act, voice = fact.act, view.voice
    return Answer(
        mark=mark_safe(mark_of(act.view)),
        view=html(spans_of(term("view", act.view), voice)),
        when=html(spans_of(fact.when, voice)),
        href=view.address(f"entry/{fact.id}"),
        hearsay=act.from_hearsay or proposal.act.hearsay,
        possibly=fact.sure is Sure.POSSIBLY,
        words=html(spans_of(act.words, voice)) if act.words else SafeString(""),
        knows=html(spans_of(knows(view.standing, (fact, proposal)), voice)),
    )
