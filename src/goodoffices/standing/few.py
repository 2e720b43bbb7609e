"""A reading narrowed to some entries, so that telling a few of them costs what a few cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.carrying import CarryLicence, Disclosure
from goodoffices.acts.delivery import Commitment, Incident
from goodoffices.acts.housekeeping import Assessment, Correction, NoteToFile, RecordedNegative
from goodoffices.acts.notices import Condition, Deadline, Notice
from goodoffices.acts.office import Office, OfficeStatus
from goodoffices.acts.people import Actor, Source
from goodoffices.acts.process import IssueTabled
from goodoffices.acts.public import AccountSet, Article, Claim, ClearedLine, Denial, Statement
from goodoffices.acts.refs import ref_ids
from goodoffices.acts.talks import Channel, LeverageAct, Meeting, Message, PromiseOwed, ReplyOwed, Request, RoundOpened
from goodoffices.acts.terms import Proposal, TentativeAgreement
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import Standing

A = TypeVar("A", bound=Act)

NARROWED: frozenset[type[Act]] = frozenset(
    {
        AccountSet, Actor, Article, Assessment, CarryLicence, Channel, Claim, ClearedLine, Commitment, Condition,
        Correction, Deadline, Denial, Disclosure, Incident, IssueTabled, LeverageAct, Meeting, Message, NoteToFile,
        Notice, Office, PromiseOwed, Proposal, RecordedNegative, ReplyOwed, Request, RoundOpened, Source, Statement,
        TentativeAgreement,
    }
)  # fmt: skip
"""Kinds of which a section lists every fact, and tells each by what points to it and what it points to alone."""


class Few(Standing):
    """A reading of the same entries in which the lists of NARROWED kinds hold only the facts of some of them.

    What points to these, and what they point to, is found as in the whole reading.
    """

    def __init__(self, s: Standing, ids: Iterable[str]) -> None:
        # what the whole reading worked out once is this one's too, but for what sections found in whole lists
        self.__dict__.update(s.__dict__)
        self.kept = {}
        found: defaultdict[type[Act], list[Fact[Any]]] = defaultdict(list)
        for fact in facts_of(s, dict.fromkeys(ids)):
            found[type(fact.act)].append(fact)
        self._few = {kind: tuple(sorted(facts, key=self.order)) for kind, facts in found.items()}
        self._wide = frozenset(_waited_for(self._few.get(Notice, ())))

    def all(self, kind: type[A], *, also_not_yet: bool = False) -> tuple[Fact[A], ...]:
        """Return the facts of a kind that had happened or possibly had, in order of time; of NARROWED ones, a few."""
        if kind not in NARROWED or kind in self._wide:
            return super().all(kind, also_not_yet=also_not_yet)
        facts = self._few.get(kind, ())
        return cast("tuple[Fact[A], ...]", tuple(f for f in facts if also_not_yet or f.sure is not Sure.NO))


def _waited_for(notices: tuple[Fact[Any], ...]) -> Iterator[type[Act]]:
    """Give the kinds of which any one fact makes a notice bite."""
    for fact in notices:
        on = fact.act.trigger.on
        if on is not None and not on.of and on.act in kinds():
            yield kinds()[on.act]


def facts_of(s: Standing, ids: Iterable[str]) -> Iterator[Fact[Any]]:
    """Give the facts that these entries make, one for each way an entry stands; what is not known makes none."""
    for key in ids:
        entry = s.visible.entry(key)
        if entry is not None:
            yield from s.facts_of(entry)


def with_those_that_tell(s: Standing, ids: Iterable[str]) -> dict[str, None]:
    """Return ids with those of the entries in whose lines these are told, and of what decides how."""
    found = dict.fromkeys(ids)
    waiting = list(found)
    while waiting:
        for fact in facts_of(s, (waiting.pop(),)):
            for key in _tells(s, fact):
                if key not in found:
                    found[key] = None
                    waiting.append(key)
    return found


def _tells(s: Standing, fact: Fact[Any]) -> Iterator[str]:
    match fact.act:
        case Denial(by=by):
            # a denial has a line of its own only where no set of accounts holds it
            yield from (f.id for f in s.about(by, AccountSet))
        case ClearedLine() | TentativeAgreement():
            yield from (f.id for f in s.about(fact.id, type(fact.act)))
        case OfficeStatus():
            # a stage is told by itself
            return
        case act if type(act) not in NARROWED:
            yield from ref_ids(act)
