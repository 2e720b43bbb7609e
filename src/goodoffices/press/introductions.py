"""Persons whom an article brings in by a phrase made for it: "a grower called Harun", "THE CHAIR (Mrs. Marr):"."""

from __future__ import annotations

import re

from goodoffices.press.language import Language
from goodoffices.press.offices import is_office, office_in
from goodoffices.press.persons import Persons

LABEL = re.compile(r"^([A-Z][A-Z .’'-]+?) \((?:(Mrs?|Ms|Miss|Mx|Dr|Sir|Dame)\.? )?([A-Z][^()\n]+)\):", re.MULTILINE)


def labelled(text: str, persons: Persons) -> None:
    """Take the person of "THE CHAIR (Mrs. Jo Marr):"."""
    for match in LABEL.finditer(text):
        if not match.group(1).startswith("THE "):
            continue
        person = persons.add(match.group(3))
        if person is not None:
            person.role = person.role or match.group(1).removeprefix("THE ")
            person.titled((match.group(2) or "").lower())


NAMED = re.compile(r"(?:called|named|known (?:\w+ )?as|calls?) [A-Z]")
"""How every one of the following ends: it is looked for first, because that is quick and it seldom stands there."""
CALLED = re.compile(
    r"(?<![\w’'-])([Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[\w’'-]+[’']s) ((?:[\w’'-]+ ){0,5}?)"
    r"(?:called|named|known (?:\w+ )?as|(?:everyone|everybody|people|friends|neighbou?rs|colleagues|they) calls?)"
    r" ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,3})"
)
ONE_NAME = re.compile(
    r"(?<![\w’'-])([A-Z][\w’'-]+),(?: (?!who)[^,.;“”\"]{2,60},)? who (?:goes by|uses|has used|has|gives|uses no|bears) "
    r"(?:only |just )?(?:a |one |no |the )?(?:single |one |other |only )?name"
)


def called(text: str, persons: Persons, language: Language) -> None:
    """Take the persons of "a grower called Harun" and "Faleolo, who goes by one name"."""
    for match in CALLED.finditer(text) if NAMED.search(text) else ():
        words = f"{match.group(1)} {match.group(2)}".split()
        if not any(is_office(word.rstrip(","), language) for word in words):
            continue
        person = persons.add(match.group(3))
        if person is not None:
            role, organisation = office_in([word.rstrip(",") for word in words], language)
            person.role = person.role or role
            person.organisation = person.organisation or organisation
    for match in ONE_NAME.finditer(text):
        persons.add(match.group(1))
