"""Speakers while the mentions of an article are being joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.press.bodies import Bodies
from goodoffices.press.frames import Paragraph
from goodoffices.press.language import Language
from goodoffices.press.naming import Named
from goodoffices.press.persons import Cast, Person, agree
from goodoffices.press.values import Kind, Mention, Speaker

MOST = 200
"""Speakers; an article with more is none."""


@dataclass
class Entity:
    """A speaker while mentions are being joined."""

    kind: Kind
    name: str = ""
    role: str = ""
    organisation: str = ""
    described: str = ""
    plural: bool = False
    office: bool = False
    """Whether it is the holder of an office, not yet named."""
    heads: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Scene:
    """What is known of an article while its mentions are joined, in the order of the text."""

    text: str
    language: Language
    people: Cast
    bodies: Bodies
    parts: list[Paragraph]
    entities: list[Entity] = field(default_factory=list)
    last: Entity | None = None
    """Who spoke last."""
    paragraph: int = -1
    """Where that was."""

    def near(self) -> list[Entity]:
        """Return the speakers to whom a mention may go back: those who came in last, which in an article is all."""
        return self.entities[-MOST:]

    def latest(self) -> list[Entity]:
        """Return who has spoken, the last to do so first."""
        return sorted(self.near(), key=lambda one: one.mentions[-1].span[0] if one.mentions else -1, reverse=True)

    def added(self, named: Named) -> Entity:
        """Return a new speaker."""
        entity = new_entity(named)
        self.entities.append(entity)
        return entity


def is_person(entity: Entity, person: Person) -> bool:
    """Tell whether a speaker can be a person of the article, by name."""
    return agree(entity.name.lower().split(), person.name.lower().split())


def gender_of(entity: Entity, people: Cast) -> str:
    """Return whether a speaker is "he" or "she", or "" where nothing tells."""
    if entity.kind != "named" or not entity.name:
        return ""
    person = people.of_name(entity.name)
    return person.gender if person else ""


def entity_of(person: Person, entities: list[Entity]) -> Entity:
    """Return the speaker that a person is, new where the person has not spoken."""
    found = next((entity for entity in entities if entity.kind == "named" and is_person(entity, person)), None)
    if found is None:
        found = Entity("named", person.name, person.role, person.organisation)
        entities.append(found)
    return found


def new_entity(named: Named) -> Entity:
    """Return a speaker as one mention has it."""
    kind: Kind = "named" if named.kind == "named" else "anonymous" if named.kind == "anonymous" else "institution"
    described = named.described if kind == "anonymous" or not named.name else ""
    office = kind == "anonymous" and named.definite and bool(named.role) and not named.plural
    return Entity(kind, named.name, named.role, named.organisation, described, named.plural, office)


def add_mention(entity: Entity, named: Named, mention: Mention) -> None:
    """Add a mention to a speaker, with what it tells of name and office."""
    entity.mentions.append(mention)
    entity.heads.append(named.head)
    if entity.kind == "named" or named.kind == entity.kind:
        if len(named.name) > len(entity.name) and (not entity.name or _fuller(named.name, entity.name)):
            entity.name = named.name
        entity.role = entity.role or named.role
        entity.organisation = entity.organisation or named.organisation


def _fuller(name: str, short: str) -> bool:
    """Tell whether a name is a longer form of another: it has its words, or its initials."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return agree(name.lower().split(), short.lower().split()) or initials == short or short.lower() in name.lower()


def speakers(entities: list[Entity]) -> tuple[Speaker, ...]:
    """Return speakers with ids, in the order in which they first speak."""
    return tuple(
        Speaker(
            id=f"p{number}",
            kind=one.kind,
            name=one.name,
            role=one.role,
            organisation=one.organisation,
            described=one.described,
            plural=one.plural,
            mentions=tuple(one.mentions),
        )
        for number, one in enumerate(entities, start=1)
    )
