"""Who is named in an article: name, office and body, and what only looks like a name."""

from __future__ import annotations

import pytest

from goodoffices.press.cast import cast
from goodoffices.press.language import english
from goodoffices.press.persons import Cast, Person


def people(text: str) -> Cast:
    """Return the persons of a text."""
    return cast(text, english())


def one(text: str) -> Person:
    """Return the only person of a text."""
    (person,) = people(text).persons
    return person


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation"),
    [
        ("Petra Kolne, the mayor of Velm, left.", "Petra Kolne", "mayor", "Velm"),
        ("The mayor of Port Sull, Gwen Harrod, met the crews.", "Gwen Harrod", "mayor", "Port Sull"),
        ("Ostrava's finance minister, Ivo Dask, left.", "Ivo Dask", "finance minister", "Ostrava"),
        ("Lars Holm, who leads the guild, left.", "Lars Holm", "", "guild"),
        ("Dask, branch secretary of the guild, left.", "Dask", "branch secretary", "guild"),
        ("A grower called Olek left.", "Olek", "grower", ""),
        ("Faleo, who goes by one name, left.", "Faleo", "", ""),
        ("John Weaver, a strategist, left.", "John Weaver", "strategist", ""),
        ("Ana Roon, a donor here, left.", "Ana Roon", "donor", ""),
        ("Prime Minister Leo Brandt of Velm arrived.", "Leo Brandt", "Prime Minister", "Velm"),
        ("THE CHAIR (Mrs. Ida Bloom): Order.", "Ida Bloom", "CHAIR", ""),
    ],
)
def test_office_and_body_stand_with_the_name(text: str, name: str, role: str, organisation: str) -> None:
    """A person has the office and the body that the words before or behind the name give."""
    person = one(text)
    assert (person.name, person.role, person.organisation) == (name, role, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "They met in Grey Haven on Monday.",
        "The Court of Common and Sundry Pleas sat.",
        "Hooks & Hands Local 9 wrote again.",
        "GREY HAVEN, Aug 21 — Nobody came.",
        "The operator, Stadtlinie, left.",
        "Dockers at the neighbouring Quay Nine left.",
        "Kestrel Air and its pilots quarrelled.",
    ],
)
def test_places_and_bodies_are_no_persons(text: str) -> None:
    """Capitals alone make nobody a person where the words beside them speak of a place or a body."""
    assert people(text).persons == []


def test_two_of_one_family_are_two() -> None:
    """A family name that two have is neither's alone; with a first name it is one's."""
    found = people("Marit Hale, the deputy, and Jun Hale, her brother, met. Ms. Hale left.")
    assert [person.name for person in found.persons] == ["Marit Hale", "Jun Hale"]
    assert found.known("hale") is None
    assert found.of_name("Jun Hale") is found.persons[1]
    assert found.known("jun") is found.persons[1]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Sheikha Widad Lohm, the mediator, left.", "she"),
        ("Sir Colm Ek, the director, left.", "he"),
        ("Ana Roon, the spokeswoman, left.", "she"),
        ("Ana Roon, the envoy, said that she was late.", "she"),
        ("Bishop Roon, the envoy, left.", ""),
    ],
)
def test_gender_comes_from_titles_and_pronouns(text: str, gender: str) -> None:
    """Titles and the pronouns behind a name tell he or she; an office that both hold tells nothing."""
    assert one(text).gender == gender
