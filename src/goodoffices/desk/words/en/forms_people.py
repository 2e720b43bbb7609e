"""The forms for who is there: parties, others, roles, sources."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Actor": "Somebody who appears in the record and is not a party: a state, an organisation, a person. Record"
    " each once, in a room where everybody may know of them: the public one, mostly.",
    "field.Actor.name": "Name, as it is to stand on every page",
    "field.Actor.of": "Belongs to",
    "field.Actor.role": "Position",
    "help.Actor.of": "The party or organisation they speak or work for.",
    "help.Actor.role": "What they are there, such as: head of delegation. A role in the mediation is recorded with"
    " “role taken”.",
    "form.PartyJoined": "A side without whose consent nothing can be agreed. Parties are always listed in the order in"
    " which they joined, which says nothing of their weight; do not record a mediator or a host here.",
    "field.PartyJoined.name": "Name, as that side uses it",
    "form.RoleTaken": "Somebody has a role in the mediation from this time on. One actor may have several roles; record"
    " each by itself. It is from this that the desk knows who mediates.",
    "field.RoleTaken.actor": "Who takes the role",
    "field.RoleTaken.role": "Role",
    "field.RoleTaken.toward": "Toward whom",
    "help.RoleTaken.toward": "Only where the role is meant for some of them and not for all.",
    "form.Source": "Who stands behind words said in public: a named person, an institution, or somebody unnamed. Of an"
    " unnamed source keep only the description that was printed, even if you know who it was.",
    "field.Source.sort": "Named, unnamed, or an institution",
    "field.Source.name": "Name",
    "field.Source.described_as": "Described as",
    "field.Source.role": "Position",
    "field.Source.organisation": "Organisation",
    "field.Source.several": "It is more than one person",
    "field.Source.speaks_for": "Speaks for",
    "help.Source.name": "Leave it empty for a source that is unnamed.",
    "help.Source.described_as": "Exactly as it was printed, such as: an official familiar with the talks.",
    "help.Source.speaks_for": "Only where that was stated, such as for a spokesperson.",
}
