"""What may be carried to whom, and what was passed on: licences, disclosures, and what they rest on."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.acts.carrying import CarryLicence, Disclosure, DisclosureBasis, LicenceWithdrawn
from goodoffices.acts.when import Sure, When, approximate, precision
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told, words_used

InForce = Literal["in force", "withdrawn", "expired", "perhaps over", "not yet"]


class LicenceNow(msgspec.Struct, frozen=True, kw_only=True):
    """A licence to carry and whether it is in force; anything but "in force" licenses nothing."""

    licence: Fact[CarryLicence]
    withdrawn: tuple[Fact[LicenceWithdrawn], ...]
    state: InForce


@once
def licences(s: Standing) -> tuple[LicenceNow, ...]:
    """Return every licence to carry, those no longer in force too."""
    return tuple(_now(s, fact) for fact in s.all(CarryLicence))


def _now(s: Standing, fact: Fact[CarryLicence]) -> LicenceNow:
    withdrawn = tuple(f for f in s.about(fact.id, LicenceWithdrawn) if f.act.licence == fact.id)
    return LicenceNow(licence=fact, withdrawn=withdrawn, state=_state(s, fact, withdrawn))


def _state(s: Standing, fact: Fact[CarryLicence], withdrawn: tuple[Fact[LicenceWithdrawn], ...]) -> InForce:
    if any(f.sure is Sure.YES for f in withdrawn):
        return "withdrawn"
    surely, perhaps = _over_by(fact.act.until, s.as_of)
    if surely:
        return "expired"
    if withdrawn or perhaps:
        return "perhaps over"
    return "in force" if fact.sure is Sure.YES and not fact.contested else "not yet"


def _over_by(until: When | None, moment: int) -> tuple[bool, bool]:
    """Whether an end has surely and has perhaps passed; a plain day runs to its last second."""
    if until is None or not until.value:
        return False, False
    last = until.latest if until.until is None else until.until
    uncertain = approximate(until) or precision(until) == "range"
    return last is not None and last < moment, uncertain and (until.earliest is None or until.earliest <= moment)


def licence_lines(s: Standing) -> tuple[Line, ...]:
    """Return the licences, with what each lets us carry, to whom, how, until when."""
    return tuple(licence_line(s, now) for now in licences(s))


def licence_line(s: Standing, now: LicenceNow) -> Line:
    """Return one licence, whether it is in force, and what it lets us carry."""
    act = now.licence.act
    found = [line(f"licence.{now.state.replace(' ', '-')}"), line("licence.words", words=act.words)]
    found.append(line(f"licence.{act.attributed.replace(' ', '-')}".replace("'", "")))
    if act.manner != "any":
        found.append(line("licence.manner", manner=term("manner", act.manner)))
    if act.until:
        found.append(line("licence.until", until=act.until))
    found += [line("licence.withheld", what=text) for text in act.withheld]
    found += [told(s, f, "licence.withdrawn-by", by=s.name(f.act.by), more=words_used(f.act.words))
              for f in now.withdrawn]  # fmt: skip
    return told(s, now.licence, "licence", by=s.name(act.by), to=s.names(act.to), more=found)


def disclosure_lines(s: Standing) -> tuple[Line, ...]:
    """Return what was passed on, in the words used, and for those who may know it, where the words came from."""
    return tuple(disclosure_line(s, f) for f in s.all(Disclosure))


def disclosure_line(s: Standing, fact: Fact[Disclosure]) -> Line:
    """Return one disclosure in the words used, and for those who may know it, where the words came from."""
    act = fact.act
    bases = [f for f in s.about(fact.id, DisclosureBasis) if f.act.disclosure == fact.id]
    found = [line("disclosure.by", by=s.name(act.by))] if act.by else []
    if act.manner != "not stated":
        found.append(line("disclosure.manner", manner=term("manner", act.manner)))
    found += [_basis(s, f) for f in bases]
    return told(s, fact, "disclosure", to=s.names(act.to), words=act.words, more=found)


def _basis(s: Standing, fact: Fact[DisclosureBasis]) -> Line:
    act = fact.act
    licence = s.follow(fact, act.licence, CarryLicence)
    tag = "disclosure.licensed" if licence else "disclosure.unlicensed"
    why = (line("disclosure.why", why=act.why),) if act.why else ()
    by = s.name(licence.act.by) if licence else s.name("")
    return told(s, fact, tag, by=by, more=why)
