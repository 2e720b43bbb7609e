"""Which speaker a mention goes back to by what it says: by name, as a body, by description."""

from __future__ import annotations

import re

from goodoffices.press.entities import Entity, Scene
from goodoffices.press.language import Language
from goodoffices.press.naming import INDEFINITE, Named


def known(named: Named, scene: Scene) -> tuple[Entity | None, str]:
    """Return which speaker so far a mention goes back to, and why; None where it is nobody yet."""
    if named.kind == "named":
        return _by_name(named, scene.near())
    if named.kind == "institution":
        if (
            named.head in ("statement", "report", "communique", "communiqué", "letter")
            and named.definite
            and scene.last is not None
        ):
            return scene.last, "the same statement"
        return _by_body(named, scene.near(), scene.language)
    return _by_description(named, scene)


def _by_name(named: Named, entities: list[Entity]) -> tuple[Entity | None, str]:
    parts = named.name.lower().split()
    for entity in reversed(entities):
        if entity.kind != "named":
            continue
        theirs = entity.name.lower().split()
        if parts == theirs:
            return entity, "the same name"
        short, long = sorted((parts, theirs), key=len)
        if _within(short, long):
            return entity, "part of the name"
    role = named.role.lower().split()[-1:]
    for entity in reversed(entities):
        # "a spokeswoman for the president", and then "the spokeswoman, Jo Marr"
        if (
            role
            and entity.kind == "institution"
            and entity.heads == ["spokesperson"]
            and role[0].startswith("spokes")
            and named.described.lower().startswith("the ")
        ):
            entity.kind, entity.organisation = "named", entity.name
            entity.name = named.name
            return entity, "named further on"
    return None, ""


def _within(short: list[str], long: list[str]) -> bool:
    bare = [word.replace("al-", "").strip(".") for word in long]
    return all(word.replace("al-", "").strip(".") in bare for word in short) and (
        short[-1].replace("al-", "") in (bare[-1], bare[0]) or (len(bare) > 2 and short[-1] in bare[1:])
    )


def _by_body(named: Named, entities: list[Entity], language: Language) -> tuple[Entity | None, str]:
    mine = named.name.lower()
    if named.head == "spokesperson" and not mine:
        for entity in reversed(entities):
            if "spokesperson" in entity.heads or any(word in entity.role for word in language.spokes):
                return entity, "the spokesperson"
    for entity in reversed(entities):
        if entity.kind != "institution":
            continue
        if named.head == "capital" and any(
            entity.name[:4] == word[:4] for word in named.described.split() if word[0].isupper()
        ):
            return entity, "its capital"
        theirs = entity.name.lower()
        if mine == theirs:
            return entity, "the same name"
        if _part_of(mine, theirs) or _part_of(theirs, mine):
            return entity, "part of the name"
        if named.name and (_initials(entity.name) == named.name or _initials(named.name) == entity.name):
            return entity, "its initials"
    return None, ""


def _part_of(short: str, long: str) -> bool:
    """Tell whether "council" or "Water Council" is short for "National Water Council"."""
    if not short or len(short) >= len(long):
        return False
    words, theirs = short.split(), long.split()
    if len(words) > 1 and words[-1] == theirs[-1] and words[0] == theirs[0] and set(words) <= set(theirs):
        return True
    if " of " in long and long.partition(" of ")[0].endswith((" " + short, "’ " + short)):
        return True
    return long.endswith(" " + short) or long.startswith((short + " of ", short + " for "))


def _initials(name: str) -> str:
    bare = name.partition("(")[0]
    return "".join(word[0] for word in bare.split() if word[0].isupper()) if " " in bare else ""


def headed(described: str) -> str:
    """Return a description without what is told behind it: "the officials, who spoke ..."."""
    return re.split(r",| who | whose | speaking | on condition ", described.lower())[0].strip()


def _by_description(named: Named, scene: Scene) -> tuple[Entity | None, str]:
    mine = headed(named.described)
    first = mine.split()[0] if mine else ""
    ordered = scene.latest()
    if first in INDEFINITE:
        for entity in ordered:
            same = entity.kind == "anonymous" and headed(entity.described) == mine
            if same and len(mine.split()) >= 4 and first not in ("another", "other", "second"):
                return entity, "described in the same words"
        return None, ""
    if not named.definite and not (named.plural and any(headed(e.described) == mine for e in ordered)):
        return None, ""
    for entity in ordered:
        if entity.kind == "named" and entity.mentions and _office_is(named, entity):
            return entity, "by office"
        if entity.kind == "anonymous" and entity.plural == named.plural and _alike(named, entity):
            return entity, "described alike"
        if entity.kind == "named" and not named.plural and _is_in_apposition(mine, entity):
            return entity, "described alike"
    if named.head in ("source", "person") and not named.plural and _plainly(named):
        for entity in ordered:
            if entity.kind == "anonymous" and not entity.plural:
                return entity, "the last source without a name"
    return None, ""


def _office_is(named: Named, entity: Entity) -> bool:
    role = entity.role.lower().split()
    if not role or not named.definite or named.plural:
        return False
    if named.head != role[-1]:
        return False
    mine = named.described.lower().split()[1:]
    described = f"{entity.role} {entity.organisation} {' '.join(m.words for m in entity.mentions)}".lower()
    return all(word in described for word in mine)


def _alike(named: Named, entity: Entity) -> bool:
    mine = [word for word in headed(named.described).split() if word not in ("the", "same", "a", "that", "this")]
    theirs = entity.described.lower().replace(",", " ").split()
    if named.head in entity.heads and all(_akin(word, theirs) for word in mine):
        return True
    return (
        bool(mine)
        and all(_akin(word, theirs) or word in ("source", "official") for word in mine)
        and any(_akin(word, theirs) for word in mine)
    )


def _is_in_apposition(mine: str, entity: Entity) -> bool:
    """Tell whether "the former schoolteacher" is how somebody was brought in: "Joss Hale, a former schoolteacher"."""
    words = mine.split()
    if len(words) < 3 or words[0] != "the":
        return False
    return any(re.search(rf", an? {re.escape(' '.join(words[1:]))}\b", one.words.lower()) for one in entity.mentions)


def _akin(word: str, theirs: list[str]) -> bool:
    return any(word == other or (min(len(word), len(other)) >= 7 and word[:7] == other[:7]) for other in theirs)


def _plainly(named: Named) -> bool:
    """Tell whether a mention says no more than "the same source"."""
    return set(named.described.lower().split()) <= {"the", "same", "that", "this", named.head}
