"""The persons an article names, wherever it does: name, office, organisation, and which pronouns go back to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from goodoffices.press.introductions import called, labelled
from goodoffices.press.language import Language, without_s
from goodoffices.press.language import words as listed
from goodoffices.press.lone import alone
from goodoffices.press.offices import (
    BODILY,
    FIELDS,
    STARTS,
    Tokens,
    is_office,
    office_in,
    pasts,
    trimmed,
    words_before,
    words_behind,
)
from goodoffices.press.persons import PARTICLES, Cast, Person, Persons
from goodoffices.press.runs import capital, runs, tokens_of
from goodoffices.press.wherever import beginning, everywhere, is_edge, is_inside, whole

HONORIFICS = listed("cast honorifics")
PLACES = listed("cast places")
HE, SHE = frozenset(["he", "his", "him", "himself"]), frozenset(["she", "her", "hers", "herself"])
HE_OR_SHE = HE | SHE
AT = frozenset(["in", "at", "near", "outside", "across", "towards", "via"])


def cast(text: str, language: Language) -> Cast:
    """Return the persons named in a text."""
    tokens = tokens_of(text)
    persons = Persons()
    bodies: set[str] = set()
    doubtful: dict[str, str] = {}
    for low, high, named in runs(tokens, language):
        left = _take(tokens, low, high, persons, bodies, language, sure=named)
        if " " in left and len(left.split()) < 4:
            doubtful.setdefault(left.lower().split()[-1], left)
    labelled(text, persons)
    called(text, persons, language)
    alone(text, persons, bodies, doubtful, language)
    persons.settle()
    persons.leave([one for one in persons.all if one.name.lower() in bodies and not one.role and not one.titles])
    _later(tokens, persons)
    _pronouns(tokens, persons.all)
    firms = [one for one in persons.all if _is_a_firm(text, one)]
    bodies -= {word for word in bodies & set(persons.family) if _rather_a_person(text, word)}
    bodies |= {word for one in firms for word in (one.name.lower(), one.name.lower().split()[0])}
    persons.leave(firms)
    return Cast(persons, bodies)


def _rather_a_person(text: str, word: str) -> bool:
    """Tell whether a family name stands as a place's only now and then: "trust in Marr"."""
    places = list(whole(text, word.capitalize()))
    placed = sum(IN_PLACE.search(text, max(0, at - LONG), at) is not None for at in places)
    return placed * 4 <= len(places)


IN_PLACE = re.compile(r"\b(?:in|at|near|outside|across|of) \Z")
LONG = len(" outside ")


def _is_a_firm(text: str, person: Person) -> bool:
    """Tell whether what looks like a person's name is no person's: "Halberd Copper", later "Halberd"."""
    first, *rest = person.name.split()
    if person.role or person.titles or person.gender or not person.bare or not rest:
        return False
    last = rest[-1]
    for at in everywhere(text, last):
        inside = is_inside(text, at - 1) or text[at - 1 : at] in MARKS
        if not inside and is_edge(text, at + len(last)) and not text.endswith(f"{first} ", 0, at):
            return False
    return any(
        (further := FURTHER.match(text, at + len(first))) and not text.startswith(rest[0], further.end() - 1)
        for at in beginning(text, first)
    )


MARKS = ("’", "'", "-")
FURTHER = re.compile("(?:[’']s)? [a-z]")


def _take(
    tokens: Tokens, low: int, high: int, persons: Persons, bodies: set[str], language: Language, *, sure: bool
) -> str:
    """Take a run of capitals for a person or a body; return it where it may be either."""
    words = [tokens[k][1] for k in range(low, high)]
    if len(words) > 2 and words[-1].strip(".") in ("Jr", "Sr", "II", "III"):
        words, high = words[:-1], high - 1
    bare = without_s(words[-1]) or words[-1]
    words[-1] = bare.rstrip(".") if len(bare) > 3 else bare
    lower = [word.lower().strip(".") for word in words]
    if _is_body(tokens, low, lower, language, sure=sure):
        bodies.add(" ".join(lower))
        return ""
    if len(words) == 1 and not (sure or _is_led(tokens, low, language) or _holds_office(tokens, high, language)):
        return ""
    if lower[0].replace("’", "'").partition("'")[0] in STARTS:
        return ""
    introduced = sure or _introduced(tokens, high, language)
    if not introduced and _in_a_place(tokens, low, high):
        bodies.add(" ".join(lower))
        return ""
    if len(words) > 5 or (not introduced and _is_doubtful(tokens, low, lower, persons, language)):
        plain = len(words) < 5 and not any(word in STARTS or word == "and" for word in lower) and lower[-1][-1] != "s"
        return " ".join(words) if plain else ""
    if all(word.isupper() for word in words):
        words = [word.title() if len(word) > 3 else word.capitalize() for word in words]
    person = persons.add(" ".join(words))
    if person is not None:
        _office_around(tokens, low, high, person, language)
    return ""


def _is_led(tokens: Tokens, low: int, language: Language) -> bool:
    """Tell whether an office that only a person has leads up to a name: "the clerk was Oduya"."""
    if low < 2 or tokens[low - 1][1] not in (",", "is", "was"):
        return False
    word = tokens[low - 2][1]
    plural = word.endswith("s") and not word.endswith("ss")
    return is_office(word, language) and not plural and word.lower() not in BODILY


def _is_body(tokens: Tokens, low: int, lower: list[str], language: Language, *, sure: bool) -> bool:
    """Tell whether a run of capitals names a body or a place: by a word in it, or by "Court of" before it."""
    # "Manager Rose Banks" is a person, whatever "banks" are
    named = lower[:-1] if sure and len(lower) == 2 and lower[-1].endswith("s") else lower
    if "&" in lower or not language.organisations.isdisjoint(named):
        return True
    if is_office(lower[-1], language) and not _called_like_an_office(tokens, low, lower, language):
        return True
    if (lower[0] in PLACES or lower[-1] in PLACES or lower[-1] in NUMBERS) and not sure:
        return not (len(lower) == 2 and _introduced(tokens, low + len(lower), language))
    if _beside_a_body(tokens, low, low + len(lower), language, sure=sure):
        return True
    return not sure and bool(_whose(tokens, low)[:1].isupper())


def _whose(tokens: Tokens, low: int) -> str:
    """Return the word of which a name is told: "Court" of "Court of Common and", "council" of "council of"."""
    at = low - 1
    while at > 0 and (tokens[at][1].lower() in ("of", "the", "and", "for") or capital(tokens[at][1])) and low - at < 7:
        if tokens[at][1].lower() in ("of", "for"):
            return tokens[at - 1][1]
        at -= 1
    return ""


NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"])


def _called_like_an_office(tokens: Tokens, low: int, lower: list[str], language: Language) -> bool:
    """Tell whether somebody has the name of an office: "John Weaver, a strategist", "Mr. King"."""
    high = low + len(lower)
    if len(lower) == 1:
        return low > 0 and tokens[low - 1][1].lower().strip(".") in HONORIFICS
    if low > 1 and tokens[low - 1][1] == "," and is_office(tokens[low - 2][1], language):
        return not is_office(lower[0], language)
    return not (lower[0] in FIELDS or is_office(lower[0], language)) and _introduced(tokens, high, language)


def _beside_a_body(tokens: Tokens, low: int, high: int, language: Language, *, sure: bool) -> bool:
    """Tell whether what stands beside a run of capitals makes it a body's: "&", a number, "and its", "the union,"."""
    before = tokens[low - 1][1] if low else "\n"
    behind = tokens[high][1] if high < len(tokens) else ""
    if before == "&" or behind == "&" or (behind.isdigit() and len(behind) < 4):
        return True
    if sure:
        return False
    if before == "\n" and behind in DATELINED and all(word.isupper() for _, word in tokens[low:high]):
        return True
    named = before if before != "," else tokens[low - 2][1] if low > 1 else ""
    body = named.islower() and named in language.organisations and named not in language.roles
    if before == ",":
        # "the union, United Crews, said" is one in apposition; "in the post office, Jo Marr pours tea" is none
        body = body and behind in (",", ".", ";", ")")
        body = body and not any(is_office(word, language) for word in words_before(tokens, low))
    further = tokens[high + 1][1] if high + 1 < len(tokens) else ""
    return body or (behind, further) in (("and", "its"), (",", "which"))


DATELINED = ("—", "–", "-", ",")


def _in_a_place(tokens: Tokens, low: int, high: int) -> bool:
    before = tokens[low - 1][1].lower() if low else ""
    behind = tokens[high][1].lower() if high < len(tokens) else "."
    if before == "the" and high - low > 1 and (not behind[0].isalpha() or behind in CLOSING or behind in pasts()):
        return True
    further = low > 1 and tokens[low - 2][1].lower() in AT and before.isalpha() and before not in ("to", "and")
    return before in AT or further


CLOSING = listed("cast closing")


def _is_doubtful(tokens: Tokens, low: int, lower: list[str], persons: Persons, language: Language) -> bool:
    """Tell whether a name may be a place's, a people's or a thing's as well: "the", "from", a plural."""
    before = tokens[low - 1][1].lower() if low else ""
    plural = lower[-1].endswith("s") and not lower[-1].endswith(("ss", "is", "us", "as", "es", "os"))
    if any(word in STARTS for word in lower):
        return True
    return (
        before in ("the", "from")
        or (plural and lower[-1] not in persons.family)
        or (_whose(tokens, low) in language.organisations)
    )


def _introduced(tokens: Tokens, high: int, language: Language) -> bool:
    """Tell whether words in apposition behind a name speak of a person."""
    behind = words_behind(tokens, high) if tokens[high : high + 1] and tokens[high][1] not in ("of", "from") else []
    if not behind:
        return False
    if tokens[high + 1][1].isdigit() or behind[0].lower() in ("who", "whose"):
        return True
    return _person_noun(behind, language)


def _person_noun(words: list[str], language: Language) -> bool:
    """Tell whether a noun phrase is headed by an office that only a person has."""
    lower = [word.lower().strip(".") for word in words]
    cut = next((k for k, word in enumerate(lower) if k and word in CUTS), len(lower))
    head = next((k for k in range(cut - 1, -1, -1) if lower[k][0].isalpha()), 0)
    if words[head][0].isupper() or lower[head] in BODILY:
        return False
    if is_office(lower[head], language):
        return True
    return lower[0] in ("a", "an", "the") and SORT_OF_PERSON.search(lower[head]) is not None


SORT_OF_PERSON = re.compile(r"(?:ist|[a-z]{3}man|woman|raiser|keeper|teer|ographer|winner|goer|worker|player)$")
"""How words for persons end; few words for bodies and places do."""


CUTS = listed("cast cuts")


def _holds_office(tokens: Tokens, high: int, language: Language) -> bool:
    """Tell whether one word is followed by an office that only a person has: "Oduya, the branch secretary"."""
    behind = words_behind(tokens, high) if tokens[high : high + 1] and tokens[high][1] not in ("of", "from") else []
    if behind[:1] == ["who"]:
        return len(behind) > 3 and any(word in ("one", "single") for word in behind) and "name" in behind
    return bool(behind) and len(behind) > 1 and _person_noun(behind, language) and not behind[-1].endswith("ing")


def _office_around(tokens: Tokens, low: int, high: int, person: Person, language: Language) -> None:
    first = low
    while low and capital(tokens[low - 1][1]) and _is_title(tokens[low - 1][1], language):
        person.titled(tokens[low - 1][1].lower().strip("."))
        low -= 1
    before = words_before(tokens, low)
    behind = words_behind(tokens, high)
    led = bool(before) and (is_office(before[-1], language) or (low > 1 and tokens[low - 1][1] == ","))
    role, organisation = office_in(before, language) if led else ("", "")
    if role.lower() in HONORIFICS:
        role = ""
    if not role and behind[:1] not in (["of"], ["from"]):
        role, organisation = office_in(behind, language)
    elif not organisation and behind:
        organisation = trimmed(behind[1:]) if behind[0] in ("of", "from") else office_in(behind, language)[1]
    if not role and low < first:
        ranks = [tokens[k][1] for k in range(low, first) if tokens[k][1].lower().strip(".") not in HONORIFICS]
        role = " ".join(ranks)
    if role.endswith(("woman", "women", "man")):
        person.votes += ["she" if role.endswith("woman") else "he"] * 3
    person.votes += ["he"] * 2 if HIS_KIN & set(behind[:4]) else ["she"] * 2 if HER_KIN & set(behind[:4]) else []
    person.bare = person.bare if person.met else not (role or behind)
    person.met = True
    person.role = person.role or role
    person.organisation = person.organisation or organisation


def _is_title(word: str, language: Language) -> bool:
    return word.lower().strip(".") in language.titles or word.lower() in FIELDS


HIS_KIN = frozenset(["brother", "father", "son", "husband", "uncle", "grandfather", "widower", "man"])
HER_KIN = frozenset(["sister", "mother", "daughter", "wife", "widow", "aunt", "grandmother", "woman"])


def _later(tokens: Tokens, persons: Persons) -> None:
    """Note where persons are named again: by last name, by one part of the name, by title."""
    parts: dict[str, list[Person]] = {}
    for person in persons.all:
        for part in {word for word in person.name.lower().split() if word not in PARTICLES and len(word) > 1}:
            parts.setdefault(part, []).append(person)
    titles: dict[str, list[Person]] = {}
    for person in persons.all:
        for title in {*person.titles, person.role.lower().split(" ")[-1].strip(".")} - {""}:
            titles.setdefault(title, []).append(person)
    for at, (start, word) in enumerate(tokens):
        bare = _bare(word)
        if bare not in parts and bare not in titles:
            continue
        before = tokens[at - 1][1].lower() if at else ""
        found: Person | None = None
        if bare in parts and (word[0].isupper() or "-" in word) and before not in ("the", "of"):
            found = _which(tokens, at, persons.family.get(bare) or parts[bare])
        elif before == "the" and len(titles.get(bare, ())) == 1 and word[0].islower():
            found = titles[bare][0]
        if found is not None:
            found.places.append(start)


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return without_s(word).lower().strip(".")


def _which(tokens: Tokens, at: int, having: list[Person]) -> Person | None:
    """Return which of a family a last name means here: by the first name or "Ms." before it."""
    if len(having) == 1:
        return having[0]
    before = {word.lower().strip(".") for _, word in tokens[max(0, at - 4) : at]}
    named = [one for one in having if set(one.name.lower().split()[:-1]) & before]
    if len(named) == 1:
        return named[0]
    title = tokens[at - 1][1].lower().strip(".") if at else ""
    return next((one for one in having if title in one.titles), None)


OBLIQUE = frozenset(["to", "for", "with", "by", "from", "of", "told", "on", "against", ","])


def _pronouns(tokens: Tokens, persons: list[Person]) -> None:
    """Let each person be he or she as the pronouns right behind the name have it."""
    where = sorted((place, number) for number, person in enumerate(persons) for place in set(person.places))
    pronouns = [
        (start, lower)
        for (_, before), (start, word) in pairwise(tokens)
        if (lower := word.lower()) in HE_OR_SHE and before not in OBLIQUE
    ]
    for index, (place, number) in enumerate(where):
        stop = where[index + 1][0] if index + 1 < len(where) else place + 400
        at = bisect_left(pronouns, (place, ""))
        if at < len(pronouns) and pronouns[at][0] < min(stop, place + 250):
            persons[number].votes.append("he" if pronouns[at][1] in HE else "she")
    for person in persons:
        he, she = person.votes.count("he"), person.votes.count("she")
        person.gender = "" if he == she else "he" if he > she else "she"
