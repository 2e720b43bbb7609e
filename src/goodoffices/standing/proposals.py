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
from goodoffices.standing.once import once
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
    return tuple(proposal_now(s, fact) for fact in s.all(Proposal))


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A version in the tree of versions: `before` is the place in the tree of the one it follows, -1 for none."""

    proposal: Fact[Proposal]
    before: int


@once
def lineage(s: Standing) -> tuple[Node, ...]:
    """Return every version, each after the one it follows and before what follows that one next, in order of time.

    A version that follows one not seen here begins a tree of its own, and so does one of a circle.
    """
    facts = s.all(Proposal)
    known: dict[str, int] = {}
    for place, fact in enumerate(facts):
        known.setdefault(fact.id, place)
    after: dict[int, list[int]] = {}
    for place, fact in enumerate(facts):
        before = s.follow(fact, fact.act.follows, Proposal)
        after.setdefault(known.get(before.id, -1) if before else -1, []).append(place)
    found: list[Node] = []
    done: set[int] = set()
    for start in (*after.get(-1, ()), *range(len(facts))):
        waiting = [(start, -1)]
        while waiting:
            place, parent = waiting.pop()
            if place not in done:
                done.add(place)
                found.append(Node(proposal=facts[place], before=parent))
                waiting += [(child, len(found) - 1) for child in reversed(after.get(place, ()))]
    return tuple(found)


def counted(s: Standing) -> int:
    """Return how many proposals there are with a text or an author who made them to us: hearsay is not counted."""
    return sum(not fact.act.hearsay for fact in s.all(Proposal))


def proposal_now(s: Standing, fact: Fact[Proposal]) -> ProposalNow:
    """Return one version with its showings, stances and steps of assent, each in order of time."""
    return ProposalNow(
        proposal=fact,
        shown=tuple(f for f in s.about(fact.id, Showing) if f.act.of == fact.id),
        stances=tuple(f for f in s.about(fact.id, Stance) if f.act.on == fact.id),
        assent=tuple(f for f in s.about(fact.id, Ratification) if f.act.of == fact.id),
    )


def issue_lines(s: Standing) -> tuple[Line, ...]:
    """Return each issue tabled, with the moves on it in numbers and what is tentatively agreed."""
    return tuple(issue_line(s, f) for f in s.all(IssueTabled))


def issue_line(s: Standing, fact: Fact[IssueTabled], *, whole: bool = True) -> Line:
    """Return one issue, with the moves on it unless only its head is asked for."""
    act = fact.act
    by = (line("issue.by", by=s.name(act.by)),) if act.by else ()
    detail = (line("issue.detail", detail=act.detail),) if act.detail else ()
    moves = (move_line(s, f) for f in moves_on(s, fact)) if whole else ()
    return told(s, fact, "issue", title=act.title, more=(*by, *detail, *moves))


def moves_on(s: Standing, fact: Fact[IssueTabled]) -> tuple[Fact[Move], ...]:
    """Return the moves on an issue in order of time."""
    return tuple(f for f in s.about(fact.id, Move) if f.act.on == fact.id)


def move_line(s: Standing, fact: Fact[Move]) -> Line:
    """Return one move: who put which number, and on what it hangs."""
    act = fact.act
    condition = act.if_they
    hangs = (line("move.if", party=s.name(condition.party), reach=condition.reach),) if condition else ()
    more = (*hangs, *words_used(act.words))
    return told(s, fact, f"move.{act.sort}", by=s.name(act.by), amount=act.amount, more=more)


def proposal_lines(s: Standing) -> tuple[Line, ...]:
    """Return each proposal in order, with its lineage, showings, stances and steps of assent."""
    return tuple(proposal_line(s, now) for now in proposals(s))


def proposal_line(s: Standing, now: ProposalNow, *, stances: bool = True) -> Line:
    """Return one version of a proposal with what belongs to it; the stances to it are left out where asked."""
    act = now.proposal.act
    found: list[Line] = []
    before = s.follow(now.proposal, act.follows, Proposal)
    if before is not None:
        found.append(line("proposal.follows", before.id, title=before.act.title))
    issues = [f.act.title for f in (s.follow(now.proposal, key, IssueTabled) for key in act.on) if f]
    found += [line("proposal.on", issue=title) for title in issues]
    found += words_used(act.words)
    found += [_showing(s, f) for f in now.shown]
    found += _stances(s, now) if stances else []
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
    return tuple(agreed_line(s, f) for f in s.all(TentativeAgreement))


@once
def replaced_terms(s: Standing) -> dict[str, Fact[TentativeAgreement]]:
    """Return by the id of a line of the term sheet what surely replaced it."""
    return {f.act.replaces: f for f in s.all(TentativeAgreement) if f.act.replaces and f.sure is Sure.YES}


def agreed_line(s: Standing, fact: Fact[TentativeAgreement]) -> Line:
    """Return one line of the term sheet: with whom, subject to what, and the steps of assent to it."""
    act, replaced = fact.act, replaced_terms(s)
    issue: Fact[Any] | None = s.follow(fact, act.on, IssueTabled)
    found: list[Line] = [line("agreed.on", issue=issue.act.title)] if issue else []
    if act.between:
        found.append(line("agreed.between", who=s.names(act.between)))
    if act.subject_to:
        found.append(line("agreed.subject-to", subject_to=act.subject_to))
    found += [_assent(s, f) for f in s.about(fact.id, Ratification) if f.act.of == fact.id]
    later = (replaced[fact.id],) if fact.id in replaced else ()
    return told(s, fact, "agreed.replaced" if later else "agreed", words=act.words, also=later, more=found)
