"""Files put together: one space, and what each party wants of it."""

from __future__ import annotations

from collections import Counter
from unicodedata import normalize

import msgspec

from goodoffices.packages.faults import BadScenario, Fault
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.nodes import Faults
from goodoffices.packages.reading.part import Part, Party
from goodoffices.packages.reading.said import Said
from goodoffices.packages.scenario import MOST_PARTIES, Scenario
from goodoffices.packages.space import Issue, Space


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """All that files say: the space, the parties, what they want where that is known in numbers, and what is said else.

    `profiles[k]` is the profile of `parties[k]`, None where no numbers are given for it.
    """

    space: Space
    parties: tuple[str, ...]
    profiles: tuple[Profile | None, ...]
    said: tuple[Said, ...] = ()

    @property
    def scenario(self) -> Scenario:
        """The scenario. Raises BadScenario: "party-in-words" where numbers are missing."""
        known = tuple(profile for profile in self.profiles if profile is not None)
        if len(known) < len(self.profiles):
            unknown = [party for party, made in zip(self.parties, self.profiles, strict=True) if made is None]
            raise BadScenario(
                *(Fault(code="party-in-words", params={"party": party}, field=party) for party in unknown)
            )
        return Scenario(self.space, known, self.space.name)


def joined(parts: list[Part], faults: Faults) -> Told:
    """Return what parts say together. Raises BadScenario with all that is wrong, in every one of them."""
    kept = [part for part in parts if not part.beside]
    forms = sorted({part.form for part in kept})
    if not kept:
        faults.say("nothing-to-read")
    if len(forms) > 1:
        faults.say("forms-mixed", forms=forms)
    faults.refuse()
    space, domain = _space(kept, faults)
    profiles = [part for part in kept if part is not domain and part.parties]
    for part in profiles:
        _same_issues(part, space, faults.of(part.file))
    parties = _parties(kept, domain, faults)
    faults.refuse()
    made = tuple(_profile(one, space, faults.of(file)) for file, one in parties)
    faults.refuse()
    said = tuple(one for part in kept for one in part.said)
    return Told(space=space, parties=tuple(one.name for _, one in parties), profiles=made, said=said)


def _profile(party: Party, space: Space, faults: Faults) -> Profile | None:
    made = party.make(space, faults) if party.make else None
    return msgspec.structs.replace(made, party=party.name) if made else None


def _space(parts: list[Part], faults: Faults) -> tuple[Space, Part]:
    domains = [part for part in parts if part.domain]
    if len(domains) > 1:
        faults.say("domains-many", files=[part.file for part in domains])
    having = domains or [part for part in parts if part.issues]
    if not having:
        faults.of(parts[0].file).say("domain-missing")
    faults.refuse()
    domain = having[0]
    here = faults.of(domain.file)
    try:
        folder = domain.file.rsplit("/", 1)[0] if "/" in domain.file else ""
        space = Space(domain.issues, domain.constraints, domain.name or folder)
        _ = space.rows
    except BadScenario as wrong:
        for fault in wrong.faults:
            here.say(fault.code, _line_of(fault, domain), fault.field, **fault.params)
        faults.refuse()
        raise
    return space, domain


def _line_of(fault: Fault, domain: Part) -> int:
    """Return the line on which a constraint begins, where a fault is one of a constraint."""
    places = [place for place in range(len(domain.line_of)) if fault.field == f"constraints[{place}]"]
    return domain.line_of[places[0]] if places else 0


def _same_issues(part: Part, space: Space, faults: Faults) -> None:
    """Say what a profile's issues have that the space does not, and the other way round."""
    if not part.issues:
        return
    own = {issue.name: issue for issue in part.issues}
    line = part.parties[0].line
    for issue in space.issues:
        if issue.name not in own:
            faults.say("issue-left-out", line, issue.name, issue=issue.name)
        else:
            _same_options(own[issue.name], issue, part.lines.get(issue.name, line), faults)
    there = {issue.name for issue in space.issues}
    for name in (name for name in own if name not in there):
        faults.say("issue-not-in-domain", part.lines.get(name, line), name, issue=name)


def _same_options(own: Issue, issue: Issue, line: int, faults: Faults) -> None:
    there, here = set(issue.options), set(own.options)
    if here - there:
        more = [option for option in own.options if option not in there]
        faults.say("options-not-in-domain", line, own.name, options=more[:5], count=len(more))
    if there - here:
        less = [option for option in issue.options if option not in here]
        faults.say("options-left-out", line, own.name, options=less[:5], count=len(less))


def _parties(parts: list[Part], domain: Part, faults: Faults) -> list[tuple[str, Party]]:
    """Return every party with its file, named by the domain where that names them."""
    found = [(part, one) for part in parts for one in part.parties]
    agents = {normalize("NFC", file): name for file, name in domain.agents}
    places = {file: place for place, file in enumerate(agents)}
    # some file systems take the accents of names apart
    bare = {part.file: normalize("NFC", part.file.rsplit("/", 1)[-1]) for part in parts}
    if found and all(bare[part.file] in places for part, _ in found) and len(found) == len(agents):
        found.sort(key=lambda one: places[bare[one[0].file]])
        names = [agents[bare[part.file]] for part, _ in found]
    else:
        names = [one.name for _, one in found]
    if len(set(names)) < len(names):
        stems = [bare[part.file].rsplit(".", 1)[0] for part, _ in found]
        names = [stem if names.count(own) > 1 else own for own, stem in zip(names, stems, strict=True)]
    for name, times in Counter(names).items():
        if times > 1:
            faults.say("party-twice", party=name)
    if not 1 <= len(found) <= MOST_PARTIES:
        faults.say("parties", found=len(found), limit=MOST_PARTIES)
    return [(part.file, one._replace(name=name)) for name, (part, one) in zip(names, found, strict=True)]
