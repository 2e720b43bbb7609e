"""Whose announcement it is: a body's, or its spokesperson's where the article has the same announcement by name."""

from __future__ import annotations

from goodoffices.press.entities import Entity
from goodoffices.press.language import Language
from goodoffices.press.said import Saying
from goodoffices.press.values import Mention


def announced(text: str, given: list[Saying], chosen: list[Entity | None], language: Language) -> None:
    """Let an announcement of a body be its named spokesperson's where the article has the same announcement by name."""
    for number, (saying, entity) in enumerate(zip(given, chosen, strict=True)):
        if entity is None or entity.kind != "institution" or saying.base not in ("announce", "say", "declare"):
            continue
        for other in range(number + 1, min(number + 3, len(given))):
            person = chosen[other]
            if person is None or person.kind != "named" or given[other].paragraph - saying.paragraph > 1:
                continue
            spokes = any(word in person.role.lower() for word in language.spokes)
            if spokes and _speaks_for(person, entity) and saying.paragraph <= 1:
                chosen[number] = person
                assert saying.speaker is not None
                reason = "the announcement that the spokesperson gives"
                person.mentions.insert(0, Mention(saying.speaker, text[slice(*saying.speaker)], reason))
                break


def _speaks_for(person: Entity, body: Entity) -> bool:
    mine = body.name.lower().split()
    theirs = f"{person.organisation} {' '.join(mention.words for mention in person.mentions)}".lower().split()
    return bool(mine) and all(
        any(word == other or (len(word) > 3 and other.startswith(word[:-1])) for other in theirs) for word in mine
    )
