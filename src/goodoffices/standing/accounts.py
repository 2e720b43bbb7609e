"""The public record: who said what on which terms, and the accounts that stand against each other, side by side."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import combinations
from typing import Any

import msgspec

from goodoffices.acts.public import Account, AccountSet, Claim, ClearedLine, Denial, Statement
from goodoffices.acts.when import Sure
from goodoffices.standing.articles import passage_lines
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, speaker, told, words_used


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One account of a matter: what it says, and the statements that give it."""

    says: str
    given_in: tuple[Fact[Any], ...]


class SetNow(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of one matter, none of them preferred; `open` are statements whose target was not said."""

    set: Fact[AccountSet]
    sides: tuple[Side, ...]
    open: tuple[Fact[Any], ...]
    beside: tuple[Fact[Any], ...]


@once
def account_sets(s: Standing) -> tuple[SetNow, ...]:
    """Return every set of accounts as far as this viewer can see the statements in it."""
    return tuple(_set(s, fact) for fact in s.all(AccountSet))


def _set(s: Standing, fact: Fact[AccountSet]) -> SetNow:
    def found(keys: tuple[str, ...]) -> tuple[Fact[Any], ...]:
        facts = (s.follow(fact, key) for key in keys)
        return tuple(f for f in facts if f is not None)

    def side(account: Account) -> Side:
        return Side(says=account.says, given_in=found(account.given_in))

    act = fact.act
    sides = tuple(side(account) for account in act.accounts)
    return SetNow(set=fact, sides=sides, open=found(act.open_targets), beside=found(act.beside))


def pairs(s: Standing) -> tuple[tuple[str, str], ...]:
    """Return the firm conflicting pairs of statements, each once: of the sides of a set, then of denials in no set."""
    found = {frozenset(pair): pair for pair in _pairs_of_sets(s)}
    for denial in s.all(Denial):
        for target in _denied_apart(s, denial, found):
            found[frozenset((denial.act.by, target.id))] = (denial.act.by, target.id)
    return tuple(found.values())


def _pairs_of_sets(s: Standing) -> Iterator[tuple[str, str]]:
    for now in account_sets(s):
        if now.set.act.firm:
            for one, other in combinations(now.sides, 2):
                yield from ((a.id, b.id) for a in one.given_in for b in other.given_in)


def _denied_apart(s: Standing, denial: Fact[Denial], paired: Container[frozenset[str]]) -> tuple[Fact[Any], ...]:
    """The statements a denial is aimed at that stand against it in no set of accounts."""
    facts = (s.follow(denial, key, Statement, Claim) for key in denial.act.of)
    apart = tuple(f for f in facts if f is not None and frozenset((denial.act.by, f.id)) not in paired)
    return apart if s.follow(denial, denial.act.by, Statement, Claim) else ()


def open_pairs(s: Standing) -> tuple[tuple[str, str], ...]:
    """Return each denial whose target was not stated with each statement it may be of: perhaps a contradiction."""
    found = [(f.act.by, key) for f in s.all(Denial) for key in f.act.may_be_of if s.follow(f, key)]
    return tuple(dict.fromkeys(found))


def tally_lines(s: Standing) -> tuple[Line, ...]:
    """Return how many statements there are, by how many speakers, and how many of them stand against each other."""
    statements = s.all(Statement)
    if not statements:
        return ()
    return (
        line(
            "accounts.tally",
            statements=len(statements),
            speakers=len({f.act.by for f in statements}),
            claims=len(s.all(Claim)),
            pairs=len(pairs(s)),
            open=len(open_pairs(s)),
        ),
    )


def account_lines(s: Standing) -> tuple[Line, ...]:
    """Return the sets of accounts, each with its sides in the order they were recorded, then denials in no set."""
    paired = {frozenset(pair) for pair in _pairs_of_sets(s)}
    denials = ((f, _denied_apart(s, f, paired)) for f in s.all(Denial))
    sets = (set_line(s, now) for now in account_sets(s))
    return (*sets, *(_denial_line(s, f, targets) for f, targets in denials if targets))


def _denial_line(s: Standing, fact: Fact[Denial], targets: tuple[Fact[Any], ...]) -> Line:
    statement = s.must(fact.act.by)
    against = [line("accounts.against", f.id, by=speaker(s, f), more=words_of(f)) for f in targets]
    words = words_used(fact.act.words) or words_of(statement)
    sort = term("dispute", fact.act.sort)
    return told(s, fact, "accounts.denial", by=speaker(s, statement), sort=sort, more=(*words, *against))


def set_line(s: Standing, now: SetNow) -> Line:
    """Return one set of accounts, with its sides in the order they were recorded."""
    found = [_side(s, place, side) for place, side in enumerate(now.sides)]
    found += [line("accounts.open", f.id, by=speaker(s, f), more=words_of(f)) for f in now.open]
    found += [line("accounts.beside", f.id, by=speaker(s, f), more=words_of(f)) for f in now.beside]
    tag = "accounts" if now.set.act.firm else "accounts.soft"
    return told(s, now.set, tag, matter=now.set.act.matter, sort=term("dispute", now.set.act.sort), more=found)


def _side(s: Standing, place: int, side: Side) -> Line:
    given = tuple(line("accounts.given-by", f.id, by=speaker(s, f), more=words_of(f)) for f in side.given_in)
    return line("accounts.side", label=letter(place), says=side.says, more=given)


def letter(place: int) -> str:
    """Return the letter of a side, by its place in its set."""
    return chr(ord("A") + place % 26)


def words_of(fact: Fact[Any]) -> tuple[Line, ...]:
    """Return the words of a statement or a claim as a line of their own, else our summary of them."""
    act = fact.act
    quotes = getattr(act, "quotes", ())
    return (line("quoted", words=quotes),) if quotes else says(getattr(act, "says", ""))


def statement_lines(s: Standing) -> tuple[Line, ...]:
    """Return every statement with its terms, then what is claimed with no speaker behind it."""
    return (*(statement_line(s, f) for f in s.all(Statement)), *(claim_line(s, f) for f in s.all(Claim)))


def statement_line(s: Standing, fact: Fact[Statement]) -> Line:
    """Return one statement: who said it on which terms, where, in which words, and what it denies."""
    act = fact.act
    found = [*says(act.says)]
    if act.quotes:
        found.append(line("quoted", words=act.quotes))
    if act.venue:
        found.append(line("statement.venue", venue=act.venue))
    if act.outlet:
        found.append(line("statement.outlet", outlet=act.outlet))
    if act.label:
        found.append(line("statement.label", label=act.label))
    found += [line("statement.refers-to", f.id, by=speaker(s, f)) for f in _targets(s, fact)]
    found += _denies(s, fact)
    found += passage_lines(s, fact)
    return told(s, fact, "statement", by=speaker(s, fact), level=term("level", act.level), more=found)


def _targets(s: Standing, fact: Fact[Statement]) -> list[Fact[Any]]:
    return [f for f in (s.follow(fact, key) for key in fact.act.refers_to) if f]


def _denies(s: Standing, fact: Fact[Statement]) -> list[Line]:
    found: list[Line] = []
    for denial in s.about(fact.id, Denial):
        if denial.act.by == fact.id:
            found += _denied(s, denial, denial.act.of, "statement.denies")
            found += _denied(s, denial, denial.act.may_be_of, "statement.may-deny")
    return found


def _denied(s: Standing, denial: Fact[Denial], keys: tuple[str, ...], tag: str) -> list[Line]:
    sort = term("dispute", denial.act.sort)
    targets = [f for f in (s.follow(denial, key) for key in keys) if f]
    return [line(tag, denial.id, f.id, by=speaker(s, f), sort=sort, more=words_of(f)) for f in targets]


def claim_line(s: Standing, fact: Fact[Claim]) -> Line:
    """Return one claim with no speaker behind it."""
    act = fact.act
    quoted = (line("quoted", words=act.quotes),) if act.quotes else ()
    outlet = (line("statement.outlet", outlet=act.outlet),) if act.outlet else ()
    return told(s, fact, f"claim.{act.voice}", says=act.says, more=(*quoted, *outlet, *passage_lines(s, fact)))


def cleared_lines(s: Standing) -> tuple[Line, ...]:
    """Return what we say in public now; a line that was replaced is marked so."""
    return tuple(cleared_line(s, f) for f in s.all(ClearedLine))


@once
def replaced_lines(s: Standing) -> dict[str, Fact[ClearedLine]]:
    """Return by the id of a cleared line what surely replaced it."""
    return {f.act.replaces: f for f in s.all(ClearedLine) if f.act.replaces and f.sure is Sure.YES}


def cleared_line(s: Standing, fact: Fact[ClearedLine]) -> Line:
    """Return one line cleared for the public, marked where another took its place."""
    act, replaced = fact.act, replaced_lines(s)
    on = (line("cleared.on", on=act.on),) if act.on else ()
    by = (line("cleared.by", by=s.name(act.cleared_by)),) if act.cleared_by else ()
    later = (replaced[fact.id],) if fact.id in replaced else ()
    tag = "cleared.replaced" if later else "cleared"
    return told(s, fact, tag, words=act.words, also=later, more=(*on, *by))
