"""Persons whom an article names by one word only: "Harun said", where "he" or "she" follows and no place is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from goodoffices.press.language import Language
from goodoffices.press.offices import STARTS, is_office
from goodoffices.press.persons import Persons
from goodoffices.press.wherever import beginning, is_edge

SAID = "said|says|told|tells|added|adds|wrote|asked|denied|insisted|argued|called|warned|replied|went on"
SPOKEN = re.compile(rf"([A-Z](?<![\w’'.-].)[\w’'-]{{2,}})(?:[’']s)? (?:{SAID})\b")
SAID_BY = re.compile(r"(?:said|says|added|asked|replied|wrote) ([A-Z][\w’'-]{2,})(?=[,.;])")


def alone(text: str, persons: Persons, bodies: set[str], doubtful: dict[str, str], language: Language) -> None:
    """Take somebody named by one word for a person where "he" or "she" follows, and nothing speaks of a place."""
    known = {word for person in persons.all for word in person.name.lower().split()}
    known |= {word for name in bodies for word in name.split()}
    placed: dict[str, bool] = {}
    for match in _speaking(text):
        word = match.group(1)
        lower = word.lower()
        if lower in known or lower in bodies or lower in STARTS or lower in language.organisations:
            continue
        if is_office(lower, language):
            continue
        if word not in placed:
            placed[word] = _is_a_place(text, word)
            if not placed[word] and lower not in doubtful and _before_a_body(text, word, language):
                bodies.add(lower)
                continue
        if placed[word]:
            continue
        if lower in doubtful:
            persons.add(doubtful[lower])
            known.add(lower)
            continue
        pronoun = PRONOUN.search(text, match.end(), match.end() + 260)
        if pronoun and pronoun.group(1):
            person = persons.add(word)
            if person is not None:
                person.votes.append(pronoun.group(1).lower())
                known.add(lower)


def _speaking(text: str) -> Iterator[re.Match[str]]:
    """Give in order where somebody named by one word stands before or behind a verb, each verb once."""
    behind = (match for match in SAID_BY.finditer(text) if is_edge(text, match.start()))
    end = 0
    for match in merge(SPOKEN.finditer(text), behind, key=re.Match.start):
        if match.start() >= end:
            end = match.end()
            yield match


PRONOUN = re.compile(r"\b(He|She|he|she)\b|\b(?:it|its|they|their|It|They)\b")


def _is_a_place(text: str, word: str) -> bool:
    """Tell whether the article speaks of a word as of a place or a state."""
    return any(
        OF_STATES.match(text, at + len(word))
        or (is_edge(text, at + len(word)) and FROM_PLACE.search(text, max(0, at - LONG), at))
        for at in beginning(text, word)
    )


FROM_PLACE = re.compile(r"\b(?:in|from|across|outside|near|of|inside) \Z")
OF_STATES = re.compile(
    r"[’']s (?:\w+ )?"
    "(?:government|minister|army|parliament|capital|president|border|foreign|side|forces|delegation)"
)


def _before_a_body(text: str, word: str, language: Language) -> bool:
    """Tell whether a word stands before people or bodies as a country does: "Orvane officials"."""
    followed = (FOLLOWED.match(text, at + len(word)) for at in beginning(text, word))
    return any(it and (it.group(1) in language.roles or it.group(1) in language.organisations) for it in followed)


FOLLOWED = re.compile("(?:[’']s)? ([a-z]+)")


LONG = len(" outside ")
