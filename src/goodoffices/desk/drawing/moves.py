"""The numbers on each issue: a small picture, a table with the same numbers, and what lies between the last ones."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.process import IssueTabled
from goodoffices.acts.terms import Move
from goodoffices.acts.values import Quantity
from goodoffices.acts.when import Sure
from goodoffices.desk.bidi import flat
from goodoffices.desk.calendars import digits
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.moves_svg import Between, Number, chart, plainly, sample
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import pieces
from goodoffices.standing.fact import Fact
from goodoffices.standing.moves import Gap, gaps, span_of, unit_of
from goodoffices.standing.proposals import issue_line, moves_on
from goodoffices.standing.told import knows

MOST = 60
"""Moves on one issue that are shown: the latest."""


class Put(NamedTuple):
    """One move as a row of the table; `hangs` says on what, `drawn` whether it is in the picture."""

    when: SafeString
    by: SafeString
    sort: str
    amount: SafeString
    hangs: SafeString
    words: SafeString
    possibly: bool
    drawn: bool
    knows: SafeString
    href: str


class Apart(NamedTuple):
    """What lies between the last numbers of two sides."""

    one: SafeString
    other: SafeString
    amount: SafeString
    knows: SafeString


class Tabled(NamedTuple):
    """One issue: its head, its pictures by unit, its moves, what lies between, and how many moves are left out."""

    id: str
    head: Said
    href: str
    pictures: tuple[SafeString, ...]
    moves: tuple[Put, ...]
    gaps: tuple[Apart, ...]
    left_out: int


def tabled(view: View, fact: Fact[IssueTabled], place: int) -> Tabled:
    """Return one issue with its numbers; `place` tells its pictures from those of other issues."""
    s, voice = view.standing, view.voice
    every = moves_on(s, fact)
    moves = every[-MOST:]
    found = gaps(s, moves)
    return Tabled(
        id=fact.id,
        head=said(issue_line(s, fact, whole=False), voice),
        href=view.address(f"entry/{fact.id}"),
        pictures=tuple(_pictures(view, fact, moves, found, place)),
        moves=tuple(_put(view, f) for f in moves),
        gaps=tuple(_apart(view, gap) for gap in found),
        left_out=len(every) - len(moves),
    )


def _put(view: View, fact: Fact[Move]) -> Put:
    act, voice = fact.act, view.voice
    return Put(
        when=html(spans_of(fact.when, voice)),
        by=html(spans_of(view.standing.name(act.by), voice)),
        sort=say(f"proposals.move.{act.sort}"),
        amount=html(spans_of(act.amount, voice)),
        hangs=_hangs(view, act),
        words=html(spans_of(act.words, voice)) if act.words else SafeString(""),
        possibly=fact.sure is Sure.POSSIBLY,
        drawn=span_of(act.amount) is not None,
        knows=html(spans_of(knows(view.standing, (fact,)), voice)),
        href=view.address(f"entry/{fact.id}"),
    )


def _hangs(view: View, act: Move) -> SafeString:
    if act.if_they is None:
        return SafeString("")
    party = html(spans_of(view.standing.name(act.if_they.party), view.voice))
    return sentence("proposals.if-they", party=party, reach=html(spans_of(act.if_they.reach, view.voice)))


def _apart(view: View, gap: Gap) -> Apart:
    s, voice = view.standing, view.voice
    return Apart(
        one=html(spans_of(s.name(gap.one.act.by), voice)),
        other=html(spans_of(s.name(gap.other.act.by), voice)),
        amount=html(spans_of(gap.amount, voice)),
        knows=html(spans_of(knows(s, (gap.one, gap.other)), voice)),
    )


def _pictures(
    view: View, issue: Fact[IssueTabled], moves: Iterable[Fact[Move]], found: Iterable[Gap], place: int
) -> Iterable[SafeString]:
    """Numbers of one unit share a picture: those of another cannot be set beside them."""
    units: dict[str, list[Fact[Move]]] = {}
    for fact in moves:
        if span_of(fact.act.amount) is not None:
            units.setdefault(unit_of(fact.act.amount), []).append(fact)
    for number, (unit, some) in enumerate(units.items(), start=1):
        between = [_between(view, gap) for gap in found if unit_of(gap.amount) == unit]
        drawn = chart(
            f"moves-{place}-{number}",
            say("proposals.chart", issue=flat(issue.act.title)),
            say("proposals.chart.says", count=len(some)),
            [_number(view, fact) for fact in some],
            between,
            mirrored=mirrored(),
            write=lambda number: digits(plainly(number)),
        )
        if drawn:
            yield mark_safe(drawn)


def mirrored() -> bool:
    """Return whether numbers run from right to left, as the language spoken does."""
    return tongue().way == "rtl"


def _name(view: View, key: str) -> str:
    shape = view.voice.shapes.get(key, "")
    text = flat("".join(piece.text for piece in pieces(view.standing.name(key), view.voice.zone)))
    return f"{shape} {text}" if shape else text


def _amount(view: View, amount: Quantity) -> str:
    return digits("".join(piece.text for piece in pieces(amount, view.voice.zone)))


def _number(view: View, fact: Fact[Move]) -> Number:
    act = fact.act
    low, high = span_of(act.amount) or (0.0, 0.0)
    says = say(f"proposals.chart.{act.sort}", by=_name(view, act.by), amount=_amount(view, act.amount))
    if act.if_they is None:
        return Number(says, low, high, act.sort)
    reach = act.if_they.reach
    says = say("proposals.chart.if", says=says, party=_name(view, act.if_they.party), reach=_amount(view, reach))
    same = unit_of(reach) == unit_of(act.amount)
    return Number(says, low, high, act.sort, (span_of(reach) if same else None) or ())


def _between(view: View, gap: Gap) -> Between:
    one, other = span_of(gap.one.act.amount), span_of(gap.other.act.amount)
    ends = sorted(end for span in (one, other) if span for end in dict.fromkeys(span) if isfinite(end))
    if len(ends) > 2 and gap.amount.at_least:
        ends = ends[len(ends) // 2 - 1 :][:2]
    names = {"one": _name(view, gap.one.act.by), "other": _name(view, gap.other.act.by)}
    return Between(say("proposals.chart.gap", **names, amount=_amount(view, gap.amount)), ends[0], ends[-1])


def key() -> list[tuple[SafeString, str]]:
    """Return the shapes of the pictures, each with what it means."""
    turned = mirrored()
    return [
        (mark_safe(sample("demand", mirrored=turned)), say("proposals.key.demand")),
        (mark_safe(sample("offer", mirrored=turned)), say("proposals.key.offer")),
        (mark_safe(sample("demand", hangs=True, mirrored=turned)), say("proposals.key.if")),
        (mark_safe(sample("demand", bounded=True, mirrored=turned)), say("proposals.key.bound")),
    ]
