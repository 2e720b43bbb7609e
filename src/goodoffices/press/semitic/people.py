"""Who speaks in an article: mentions of one speaker brought together, an unnamed source never with a named one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from goodoffices.press.said import Saying
from goodoffices.press.semitic.naming import Named, name_of
from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.words import line
from goodoffices.press.values import Kind, Mention, Speaker


@dataclass
class Entity:
    """One speaker while the article is being read."""

    kind: Kind
    first: Named
    mentions: list[Mention] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)

    def speaker(self, number: str) -> Speaker:
        """Return what the article says of this speaker."""
        one = self.first
        described = "" if self.kind != "anonymous" else one.words
        name = one.name if self.kind != "anonymous" else ""
        return Speaker(number, self.kind, name, one.role, one.organisation, described, one.plural, tuple(self.mentions))


def people(text: str, sayings: list[Saying], rules: Rules) -> tuple[list[Entity], list[Entity | None]]:
    """Return the speakers of an article in order, and whose each saying is; None where nobody was named before it."""
    bodies = _bodies(text, rules)
    named = [None if one.speaker is None else name_of(text, one.speaker, rules, bodies) for one in sayings]
    full = [one for one in named if one is not None and one.kind == "named" and len(one.keys) > 1]
    entities: list[Entity] = []
    chosen: list[Entity | None] = []
    for saying, one in zip(sayings, named, strict=True):
        if one is None:
            chosen.append(chosen[-1] if chosen else None)
            continue
        entity = _known(one, entities, rules.words["another"]) or _new(one, full, entities)
        entity.heads |= one.head
        if saying.speaker is not None:
            entity.mentions.append(
                Mention(saying.speaker, text[slice(*saying.speaker)], "" if not entity.mentions else "named before")
            )
        chosen.append(entity)
    return entities, chosen


def _bodies(text: str, rules: Rules) -> frozenset[str]:
    """Return the words that stand behind "republic", "region", "party" and the like: they name no person."""
    words = line(text, 0, min(len(text), 60_000)).words.split(" ")
    found = set()
    for before, word in pairwise(words):
        if (
            rules.heads(before, "places")
            and len(word) > 2
            and word[0].isalpha()
            and not rules.heads(word, "roles", "institutions")
        ):
            found.add(word)
    return frozenset(found)


def _known(one: Named, entities: list[Entity], another: frozenset[str]) -> Entity | None:
    if one.kind == "anonymous" and one.keys & another:
        return None
    match = {"named": _same_person, "anonymous": _same_source, "institution": _same_body, "office": _holds_office}[
        one.kind
    ]
    return next((entity for entity in reversed(entities) if match(one, entity)), None)


def _same_person(one: Named, entity: Entity) -> bool:
    return entity.kind == "named" and (one.keys <= entity.first.keys or entity.first.keys <= one.keys)


def _same_source(one: Named, entity: Entity) -> bool:
    return entity.kind == "anonymous" and one.definite and bool(one.head & entity.heads)


def _same_body(one: Named, entity: Entity) -> bool:
    if entity.kind != "institution":
        return False
    if one.keys == entity.first.keys or (one.name and one.name == entity.first.name):
        return True
    return len(one.keys) == 1 and one.definite and bool(one.head & entity.heads)


def _holds_office(one: Named, entity: Entity) -> bool:
    if not one.head & entity.heads or not one.definite:
        return False
    return entity.kind == "named" or (entity.kind == "anonymous" and one.keys == entity.first.keys)


def _new(one: Named, full: list[Named], entities: list[Entity]) -> Entity:
    """Return a new speaker; a last name alone is that of the person named in full elsewhere."""
    if one.kind == "named":
        one = next((other for other in full if one.keys < other.keys), one)
    kind: Kind = (
        "anonymous" if one.kind in ("anonymous", "office") else "institution" if one.kind == "institution" else "named"
    )
    entity = Entity(kind, one)
    entities.append(entity)
    return entity
