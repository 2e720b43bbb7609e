"""What is on the table: issues, proposals in their lineage with stances, moves in numbers, the term sheet."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.carrying import Showing
from goodoffices.acts.people import PartyJoined
from goodoffices.acts.process import IssueTabled
from goodoffices.acts.terms import Move, Proposal, Ratification, Stance, TentativeAgreement
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told, words_used


class ProposalNow(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a proposal, who was shown it, and what each said to it; the last stance of each stands."""

    proposal: Fact[Proposal]
    shown: tuple[Fact[Showing], ...]
    stances: tuple[Fact[Stance], ...]
    assent: tuple[Fact[Ratification], ...]


def proposals(s: Standing) -> tuple[ProposalNow, ...]:
    """Return every proposal, those known only from hearsay included and marked."""
    return tuple(_now(s, fact) for fact in s.all(Proposal))


def counted(s: Standing) -> int:
    """Return how many proposals there are with a text or an author who made them to us: hearsay is not counted."""
    return sum(not fact.act.hearsay for fact in s.all(Proposal))


def _now(s: Standing, fact: Fact[Proposal]) -> ProposalNow:
    return ProposalNow(
        proposal=fact,
        shown=tuple(f for f in s.about(fact.id, Showing) if f.act.of == fact.id),
        stances=tuple(f for f in s.about(fact.id, Stance) if f.act.on == fact.id),
        assent=tuple(f for f in s.about(fact.id, Ratification) if f.act.of == fact.id),
    )


def issue_lines(s: Standing) -> tuple[Line, ...]:
    """Return each issue tabled, with the moves on it in numbers and what is tentatively agreed."""
    return tuple(_issue(s, f) for f in s.all(IssueTabled))


def _issue(s: Standing, fact: Fact[IssueTabled]) -> Line:
    act = fact.act
    by = (line("issue.by", by=s.name(act.by)),) if act.by else ()
    detail = (line("issue.detail", detail=act.detail),) if act.detail else ()
    moves = (_move(s, f) for f in s.about(fact.id, Move) if f.act.on == fact.id)
    return told(s, fact, "issue", title=act.title, more=(*by, *detail, *moves))


def _move(s: Standing, fact: Fact[Move]) -> Line:
    act = fact.act
    condition = act.if_they
    hangs = (line("move.if", party=s.name(condition.party), reach=condition.reach),) if condition else ()
    more = (*hangs, *words_used(act.words))
    return told(s, fact, f"move.{act.sort}", by=s.name(act.by), amount=act.amount, more=more)


def proposal_lines(s: Standing) -> tuple[Line, ...]:
    """Return each proposal in order, with its lineage, showings, stances and steps of assent."""
    return tuple(_proposal(s, now) for now in proposals(s))


def _proposal(s: Standing, now: ProposalNow) -> Line:
    act = now.proposal.act
    found: list[Line] = []
    before = s.follow(now.proposal, act.follows, Proposal)
    if before is not None:
        found.append(line("proposal.follows", before.id, title=before.act.title))
    issues = [f.act.title for f in (s.follow(now.proposal, key, IssueTabled) for key in act.on) if f]
    found += [line("proposal.on", issue=title) for title in issues]
    found += words_used(act.words)
    found += [_showing(s, f) for f in now.shown]
    found += _stances(s, now)
    found += [_assent(s, f) for f in now.assent]
    tag = "proposal.hearsay" if act.hearsay else "proposal.by" if act.by else "proposal"
    version = f" ({act.version})" if act.version else ""
    return told(s, now.proposal, tag, title=f"{act.title}{version}", sort=term("proposal", act.sort),
                by=s.name(act.by), more=found)  # fmt: skip


def _showing(s: Standing, fact: Fact[Showing]) -> Line:
    return told(s, fact, "proposal.shown", to=s.names(fact.act.to), manner=term("manner", fact.act.manner))


def _stances(s: Standing, now: ProposalNow) -> list[Line]:
    found = [_stance(s, now.proposal, f) for f in now.stances]
    spoken = {f.act.by for f in now.stances}
    silent = [f.id for f in s.all(PartyJoined) if f.id not in spoken and f.id != now.proposal.act.by]
    return found + [line("stance.none", by=s.name(key)) for key in silent]


def _stance(s: Standing, proposal: Fact[Proposal], fact: Fact[Stance]) -> Line:
    act = fact.act
    bound = "hearsay" if act.from_hearsay or proposal.act.hearsay else "version"
    more = (line(f"stance.bound-to-{bound}"), *words_used(act.words))
    return told(s, fact, "stance", by=s.name(act.by), view=term("view", act.view), more=more)


def _assent(s: Standing, fact: Fact[Ratification]) -> Line:
    act = fact.act
    return told(s, fact, f"assent.{act.step}", by=s.name(act.by), more=words_used(act.words))


def term_sheet_lines(s: Standing) -> tuple[Line, ...]:
    """Return the running term sheet: what is agreed for now, those replaced marked as such."""
    replaced = {f.act.replaces: f for f in s.all(TentativeAgreement) if f.act.replaces and f.sure is Sure.YES}
    return tuple(_agreed(s, f, replaced) for f in s.all(TentativeAgreement))


def _agreed(s: Standing, fact: Fact[TentativeAgreement], replaced: dict[str, Fact[TentativeAgreement]]) -> Line:
    act = fact.act
    issue: Fact[Any] | None = s.follow(fact, act.on, IssueTabled)
    found: list[Line] = [line("agreed.on", issue=issue.act.title)] if issue else []
    if act.between:
        found.append(line("agreed.between", who=s.names(act.between)))
    if act.subject_to:
        found.append(line("agreed.subject-to", subject_to=act.subject_to))
    found += [_assent(s, f) for f in s.about(fact.id, Ratification) if f.act.of == fact.id]
    later = (replaced[fact.id],) if fact.id in replaced else ()
    return told(s, fact, "agreed.replaced" if later else "agreed", words=act.words, also=later, more=found)
