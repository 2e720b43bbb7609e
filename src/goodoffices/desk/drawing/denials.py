"""A statement and what denies it, side by side; where the denial does not say what it is aimed at, that is said."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from django.utils.safestring import SafeString

from goodoffices.acts.public import Claim, Denial, Statement
from goodoffices.desk.forms.choices import entry_label
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.viewer import View
from goodoffices.standing.accounts import claim_line, statement_line
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, term
from goodoffices.standing.told import told, words_used


class Spoken(NamedTuple):
    """One of the two: the statement as it stands in the public record, or, for any other act, what it is called."""

    said: Said | None
    label: str
    href: str


class Pair(NamedTuple):
    """What was said, and what denies it: `firm` are what it denies, `open` what it may be aimed at."""

    id: str
    sort: SafeString
    denial: Spoken
    words: tuple[Said, ...]
    firm: tuple[Spoken, ...]
    open: tuple[Spoken, ...]
    basis: tuple[Said, ...]
    href: str


def pair(view: View, fact: Fact[Denial]) -> Pair:
    """Return a denial beside what it denies, as far as whoever looks can see either."""
    s, voice, act = view.standing, view.voice, fact.act
    by = s.follow(fact, act.by, Statement, Claim)
    return Pair(
        id=fact.id,
        sort=html(spans_of(term("dispute", act.sort), voice)),
        denial=_spoken(view, by) if by is not None else Spoken(None, "", ""),
        words=tuple(said(one, voice) for one in words_used(act.words)),
        firm=_targets(view, fact, act.of),
        open=_targets(view, fact, act.may_be_of),
        basis=tuple(said(one, voice) for one in told(s, fact, "log.kind", kind="").basis),
        href=view.address(f"entry/{fact.id}"),
    )


def _targets(view: View, fact: Fact[Denial], keys: tuple[str, ...]) -> tuple[Spoken, ...]:
    found = (view.standing.follow(fact, key) for key in keys)
    return tuple(_spoken(view, target) for target in found if target is not None)


def _spoken(view: View, fact: Fact[Any]) -> Spoken:
    href = view.address(f"entry/{fact.id}")
    found = spoken_line(view, fact)
    if found is None:
        return Spoken(None, entry_label(view.standing, fact.entry), href)
    return Spoken(said(found, view.voice), "", href)


def spoken_line(view: View, fact: Fact[Any]) -> Line | None:
    """Return a statement or a claim without what it denies or who denies it: that stands beside it here."""
    s = view.standing
    if isinstance(fact.act, Statement):
        found = statement_line(s, fact)
    elif isinstance(fact.act, Claim):
        found = claim_line(s, fact)
    else:
        return None
    kept = tuple(one for one in found.more if one.tag not in ("statement.denies", "statement.may-deny"))
    return msgspec.structs.replace(found, more=kept, denials=())
