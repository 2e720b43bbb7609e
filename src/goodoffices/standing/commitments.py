"""Commitments and their instalments: what each side says was done, and where no account was received."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.delivery import (
    Commitment,
    DeliveryReport,
    ImplementationStatus,
    Incident,
    Tranche,
    Verification,
)
from goodoffices.standing.deadlines import extension_line
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Instant, Line, line, term
from goodoffices.standing.spans import extended, extensions
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, told, words_used


class DueNow(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment or one instalment of it, with every account received, and the parties who gave none."""

    due: Fact[Commitment] | Fact[Tranche]
    accounts: tuple[Fact[DeliveryReport], ...]
    no_account_from: tuple[str, ...]


def accounts_of(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> DueNow:
    """Return what each side says of a commitment or a tranche; a missing account says nothing of what was done."""
    reports = reports_of(s, fact)
    heard = {f.act.account_by for f in reports}
    missing = tuple(key for key in s.parties if key not in heard)
    whole = isinstance(fact.act, Commitment) and not reports and bool(parts(s, fact))
    return DueNow(due=fact, accounts=reports, no_account_from=missing if _over(s, fact) and not whole else ())


def reports_of(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> tuple[Fact[DeliveryReport], ...]:
    """Return every account received of a commitment or a tranche, in order of time."""
    return tuple(f for f in s.about(fact.id, DeliveryReport) if f.act.of == fact.id)


def parts(s: Standing, fact: Fact[Any]) -> tuple[Fact[Tranche], ...]:
    """Return the tranches of a commitment by their number; accounts are given of them, not of the whole."""
    found = (f for f in s.about(fact.id, Tranche) if f.act.of == fact.id)
    return tuple(sorted(found, key=lambda f: (f.act.number, s.order(f))))


def _over(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> bool:
    at = falls(s, fact)
    return at is not None and at <= s.as_of


def falls(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> int | None:
    """Return the moment a commitment or a tranche falls due, extensions counted; None where no date was stated."""
    return extended(s, fact, fact.act.due.latest if fact.act.due else None)


def commitment_lines(s: Standing) -> tuple[Line, ...]:
    """Return each commitment with its tranches and accounts, then the incidents reported."""
    return (*(_commitment(s, f) for f in s.all(Commitment)), *(incident_line(s, f) for f in s.all(Incident)))


def _commitment(s: Standing, fact: Fact[Commitment]) -> Line:
    act = fact.act
    rest = (*_accounts(s, fact), *(_tranche(s, f) for f in parts(s, fact)))
    return told(s, fact, "commitment", by=s.name(act.by), what=act.what, more=(*_terms(s, fact), *rest))


def commitment_line(s: Standing, fact: Fact[Commitment]) -> Line:
    """Return who is to do what, toward whom, by when and in return for what, without what was done of it."""
    return told(s, fact, "commitment", by=s.name(fact.act.by), what=fact.act.what, more=_terms(s, fact))


def _terms(s: Standing, fact: Fact[Commitment]) -> list[Line]:
    act = fact.act
    found: list[Line] = [line("commitment.to", to=s.names(act.to))] if act.to else []
    found += _due(s, fact)
    other = s.follow(fact, act.in_return_for, Commitment)
    if other is not None:
        found.append(line("commitment.in-return", other.id, by=s.name(other.act.by), what=other.act.what))
    return [*found, *words_used(act.words)]


def _due(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> list[Line]:
    act = fact.act
    found = [line("due.by", due=act.due) if act.due else line("due.unstated")]
    moved = extensions(s, fact)
    found += [extension_line(s, f) for f in moved]
    at = falls(s, fact) if moved else None
    if at is not None:
        found.append(line("due.now", at=Instant(at)))
    if act.amount is not None:
        found.append(line("amount", amount=act.amount))
    return found


def _tranche(s: Standing, fact: Fact[Tranche]) -> Line:
    act = fact.act
    criteria = (line("tranche.criteria", criteria=act.criteria),) if act.criteria else ()
    return told(s, fact, "tranche", number=act.number, more=(*_due(s, fact), *criteria, *_accounts(s, fact)))


def _accounts(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> list[Line]:
    now = accounts_of(s, fact)
    found = [account_line(s, f) for f in now.accounts]
    found += [line("account.none", party=s.name(key)) for key in now.no_account_from]
    return [*found, *finding_lines(s, fact)]


def finding_lines(s: Standing, fact: Fact[Commitment] | Fact[Tranche]) -> tuple[Line, ...]:
    """Return what whoever verifies found of it, then how far somebody reads it to be implemented."""
    found = [_finding(s, f) for f in s.about(fact.id, Verification) if f.act.of == fact.id]
    return (*found, *(_level(s, f) for f in s.about(fact.id, ImplementationStatus) if f.act.of == fact.id))


def account_line(s: Standing, fact: Fact[DeliveryReport]) -> Line:
    """Return one side's account of what was delivered as a line."""
    act = fact.act
    amount = (line("amount", amount=act.amount),) if act.amount else ()
    by = s.name(act.account_by)
    counted = act.amount.counted_by if act.amount else ""
    count = (line("amount.counted-by", by=s.name(counted)),) if counted else ()
    more = (*amount, *count, *says(act.says), *words_used(act.words))
    tag = "account.unstated" if act.delivered == "not stated" else "account"
    return told(s, fact, tag, by=by, delivered=term("delivered", act.delivered), more=more)


def _finding(s: Standing, fact: Fact[Verification]) -> Line:
    act = fact.act
    return told(
        s, fact, "verification", by=s.name(act.by), finding=term("finding", act.finding), more=words_used(act.words)
    )


def _level(s: Standing, fact: Fact[ImplementationStatus]) -> Line:
    act = fact.act
    return told(s, fact, f"implementation.{act.level}", by=s.name(act.by), more=says(act.says))


def incident_line(s: Standing, fact: Fact[Incident]) -> Line:
    """Return a reported incident with who alleges it and what it is said to bear on."""
    act = fact.act
    place = (line("incident.place", place=act.place),) if act.place else ()
    alleged = (line("incident.alleged-by", by=s.names(act.alleged_by)),) if act.alleged_by else ()
    target = s.follow(fact, act.bears_on)
    what = getattr(target.act, "what", "") if target else ""
    bears = (line("incident.bears-on", act.bears_on, what=what),) if what else ()
    findings = (_finding(s, f) for f in s.about(fact.id, Verification) if f.act.of == fact.id)
    return told(s, fact, "incident", what=act.what, more=(*place, *alleged, *bears, *words_used(act.words), *findings))
