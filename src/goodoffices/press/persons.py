"""The persons of an article: looked up by any part of the name that is theirs alone, and by where they are named."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from goodoffices.press.language import words as listed

PARTICLES = listed("cast particles")
MALE = listed("cast male")
FEMALE = listed("cast female")


RANKS = {
    "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "maj": "major",
    "adm": "admiral", "cmdr": "commander", "gov": "governor", "sen": "senator", "rep": "representative",
    "prof": "professor", "rev": "reverend", "dr": "doctor", "brig": "brigadier", "fr": "father",
}  # fmt: skip


@dataclass
class Person:
    """Somebody who is named in an article."""

    name: str
    role: str = ""
    organisation: str = ""
    gender: str = ""
    titles: set[str] = field(default_factory=set)
    """What stands before the name or may stand for it: "sheikh", "general"."""
    votes: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    met: bool = False
    bare: bool = False
    """Whether the article brings the person in without a word on who that is."""

    def titled(self, title: str) -> None:
        """Note a title, and the gender it tells."""
        self.titles |= {title, RANKS.get(title, title)}
        if title in MALE or title in FEMALE:
            self.votes += ["he" if title in MALE else "she"] * 3


class Persons:
    """The persons found so far, one for each name; two of one family are two."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.family: dict[str, list[Person]] = {}

    def add(self, name: str) -> Person | None:
        """Return the person of a name, new where nobody has it; None where it may be one of two."""
        parts = name.lower().split()
        same = [one for one in self.family.get(parts[-1], ()) if agree(parts, one.name.lower().split())]
        if len(same) > 1:
            return None
        if same:
            if len(name.split()) > len(same[0].name.split()):
                same[0].name = name
            return same[0]
        person = Person(name)
        self.all.append(person)
        self.family.setdefault(parts[-1], []).append(person)
        return person

    def leave(self, out: list[Person]) -> None:
        """Take out those who turn out to be none."""
        for person in out:
            self.all.remove(person)
            self.family[person.name.lower().split()[-1]].remove(person)

    def settle(self) -> None:
        """Let one word be the person of whose name it is a part: "Dame Rosalind" of "Rosalind Okonjo"."""
        for one in [one for one in self.all if " " not in one.name]:
            whole = [other for other in self.all if other is not one and one.name.lower() in other.name.lower().split()]
            if len(whole) == 1:
                whole[0].titles |= one.titles
                whole[0].votes += one.votes
                self.leave([one])


def agree(a: list[str], b: list[str]) -> bool:
    """Tell whether two names can be one person's: the shorter is a part of the longer."""
    short, long = sorted((a, b), key=len)
    return all(word in long for word in short)


class Cast:
    """Who is named in an article, and where."""

    def __init__(self, persons: Persons, bodies: set[str]) -> None:
        self.persons = persons.all
        self.family = persons.family
        self.bodies = bodies
        """Names, in lower case, that stand for bodies and places."""
        self.parts: dict[str, Person | None] = {}
        for person in self.persons:
            for word in person.name.lower().split():
                if word not in PARTICLES and len(word) > 1:
                    other = self.parts.get(word, person)
                    self.parts[word] = person if other is person else None
        self.places = sorted((place, number) for number, one in enumerate(self.persons) for place in one.places)

    def known(self, word: str) -> Person | None:
        """Return the one person whom a single word names: a last name, or a part of a name that nobody else has."""
        having = self.family.get(word, [])
        return having[0] if len(having) == 1 else None if having else self.parts.get(word)

    def of_name(self, name: str) -> Person | None:
        """Return the one person whose name holds all words of a name."""
        parts = name.lower().split()
        having = (
            [one for one in self.family.get(parts[-1], ()) if agree(parts, one.name.lower().split())] if parts else []
        )
        return having[0] if len(having) == 1 else self.known(parts[0]) if len(parts) == 1 and not having else None

    def before(self, place: int) -> list[Person]:
        """Return persons named before a place, the nearest first, each once."""
        seen: dict[int, Person] = {}
        for at in range(bisect_left(self.places, (place, -1)) - 1, -1, -1):
            number = self.places[at][1]
            seen.setdefault(number, self.persons[number])
            if len(seen) > 6:
                break
        return list(seen.values())

    def places_between(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return where persons are named between two places, and the number of each."""
        return self.places[bisect_left(self.places, (low, -1)) : bisect_left(self.places, (high, -1))]
