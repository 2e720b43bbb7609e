"""Which mentions are one speaker, and why: name, surname, office, "the diplomat"; an anonymous one is never named."""

from __future__ import annotations

import re

from goodoffices.press.backwards import headed, known
from goodoffices.press.bodies import COMPANIES, FIRMS, Bodies
from goodoffices.press.cast import cast
from goodoffices.press.entities import Entity, Scene, add_mention, entity_of
from goodoffices.press.frames import Paragraph
from goodoffices.press.language import Language
from goodoffices.press.language import words as listed
from goodoffices.press.naming import Named, name_of
from goodoffices.press.offices import FIELDS, is_office
from goodoffices.press.papers import PAPERS
from goodoffices.press.persons import FEMALE, MALE, Cast, Person
from goodoffices.press.pronouns import behind_pronoun, body_meant
from goodoffices.press.said import Saying
from goodoffices.press.values import Mention, Span
from goodoffices.press.wherever import beginning, whole

GENERIC = listed("joining generic")


def join(
    text: str, given: list[Saying], language: Language, parts: list[Paragraph]
) -> tuple[list[Entity], list[Entity | None]]:
    """Return the speakers of an article in order of appearance, and for each saying which of them it is."""
    people = cast(text, language)
    scene = Scene(text, language, people, Bodies(text, people, language), parts)
    chosen: list[Entity | None] = []
    for saying in given:
        entity = _speaker(scene, saying)
        chosen.append(entity)
        if entity is not None:
            scene.last, scene.paragraph = entity, saying.paragraph
    return scene.entities, chosen


def _speaker(scene: Scene, saying: Saying) -> Entity | None:
    if saying.speaker is None or _is_last(scene, saying.speaker):
        return scene.last
    words = scene.text[slice(*saying.speaker)]
    named = name_of(extended(scene.text, saying.speaker), scene.language, scene.people)
    if saying.how == "turn" and named.kind == "institution":
        named = _labelled(named, scene)
    if named.kind == "nobody":
        return None
    if named.kind == "institution":
        named = _in_full(scene, saying, named)
    elif named.kind == "named":
        named = _of_the_family(scene, saying, named)
    elif named.kind == "pronoun":
        body = body_meant(scene, saying, named)
        if not body:
            return behind_pronoun(scene, saying, named)
        named = named._replace(kind="institution", name=body)
    entity, reason = _joined(scene, saying, named)
    if entity is None:
        entity, reason = scene.added(named), "named here first"
    add_mention(entity, named, Mention(saying.speaker, words, reason))
    _complete(entity, scene.people)
    return entity


def _labelled(named: Named, scene: Scene) -> Named:
    """Return whom the label of a turn means: the holder of an office or somebody with one name, unless it is a body."""
    words = named.described.lower().split()
    if all(is_office(word, scene.language) or word in FIELDS for word in words):
        holders = [one for one in scene.people.persons if one.role and one.role.lower().split() == words]
        return named._replace(kind="named", name=holders[0].name, role=holders[0].role) if len(holders) == 1 else named
    if len(words) == 1 and words[0].isalpha() and words[0] not in scene.language.organisations:
        return named._replace(kind="named", name=named.described, head=words[0])
    return named


def _is_last(scene: Scene, speaker: Span) -> bool:
    """Tell whether the same words name who spoke last: "A mediator testified that ..., rebutting the claim"."""
    return scene.last is not None and bool(scene.last.mentions) and scene.last.mentions[-1].span == speaker


ONWARDS = re.compile(r"(?:-\s*\w+)?(?:\s+\w+ed)?(?:\s+\w+)?\s+(?:from|by|on)\s+[^,.;:“”\"\n]{3,60}")
ORDINAL = re.compile(r"\s+(?:first|second|third|other|latter|former)\b")


def extended(text: str, span: Span) -> str:
    """Return the words of a mention with what belongs to them: "a message | on the army’s account", "the | first"."""
    words = text[slice(*span)]
    lower = words.lower().split()
    match = None
    if lower == ["the"]:
        match = ORDINAL.match(text, span[1])
    elif lower and (lower[-1] in PAPERS or (lower[-1] == "e" and text[span[1] : span[1] + 1] == "-")):
        match = ONWARDS.match(text, span[1])
    return words + match.group() if match is not None else words


def _in_full(scene: Scene, saying: Saying, named: Named) -> Named:
    """Return a body with the name it has elsewhere: "the company", "its spokesman", "its capital"."""
    assert saying.speaker is not None
    own = named.described.lower().startswith(("its ", "their "))
    if own and (named.head == "capital" or (named.head == "spokesperson" and len(named.name.split()) < 2)):
        body = body_meant(scene, saying, named)
        return named._replace(name=body) if body else named
    if named.head == "spokesperson" and not named.name and saying.paragraph == scene.paragraph:
        last = scene.last
        return named._replace(name=last.name) if last is not None and last.kind == "institution" else named
    short = named.name.lower() == named.head
    full = scene.bodies.called(named.head) or _sort_of(scene, named.head) if short else ""
    if not full and " " not in named.name and named.name[:1].isupper():
        full = _firm_of(scene, named.name)
    return named._replace(name=full or _whole(named.name, scene.text, saying.speaker[0]))


def _sort_of(scene: Scene, noun: str) -> str:
    """Return the body of a sort that has spoken, where it is the only one: "the company" is the one firm."""
    if noun in COMPANIES:
        names = scene.bodies.firms()
    elif noun in PAPERS_AND_STATIONS:
        names = {one.name for one in scene.entities if one.kind == "institution" and MEDIA.search(one.name)}
    else:
        return ""
    return next(iter(names)) if len(names) == 1 else ""


def _firm_of(scene: Scene, word: str) -> str:
    """Return the firm of whose name a word is the first: "Vasko" of "Vasko Industries"."""
    text = scene.text
    for at in beginning(text, word):
        further = FURTHER.match(text, at + len(word))
        if further is not None:
            name = word + further.group()
            return name if FIRMS.search(name) and not _is_a_place(text, word) else ""
    return ""


FURTHER = re.compile(r" [A-Z][\w-]+")
PLACING = re.compile(r"\b(?:in|from|at|near|across|of) \Z")


def _is_a_place(text: str, word: str) -> bool:
    return any(
        PLACING.search(text, max(0, at - len("across ") - 1), at) and not FURTHER_CAPITAL.match(text, at + len(word))
        for at in whole(text, word)
    )


FURTHER_CAPITAL = re.compile(" [A-Z]")


MEDIA = re.compile(
    r"\b(?:Daily|Times|Post|Herald|Gazette|Tribune|Courier|News|Mail|Chronicle|Observer|Journal|Record|Dispatch|Star|Echo|"
    r"Standard|Telegraph|Examiner|Sentinel|Globe|Mirror|Argus|Lantern|Weekly|Radio|Television|TV)\b"
)
PAPERS_AND_STATIONS = frozenset(["newspaper", "paper", "daily", "magazine", "broadcaster", "station", "channel"])


def _of_the_family(scene: Scene, saying: Saying, named: Named) -> Named:
    """Return whom of several of one family "Ms. Marr" or "Marr" means: by title, or who was named last."""
    having = scene.people.family.get(named.name.lower(), [])
    if len(having) < 2 or saying.speaker is None:
        return named
    title = named.described.split()[0].lower().strip(".")
    gender = "he" if title in MALE else "she" if title in FEMALE else ""
    fitting = [one for one in having if title in one.titles] or (
        [one for one in having if gender and one.gender == gender]
        or [one for one in having if gender and not one.gender]
    )
    near = [one for one in scene.people.before(saying.speaker[1]) if one in (fitting or having)]
    meant = fitting[0] if len(fitting) == 1 else near[0] if near else None
    return named._replace(name=meant.name) if meant is not None else named


def _joined(scene: Scene, saying: Saying, named: Named) -> tuple[Entity | None, str]:
    """Return the speaker a mention goes back to, and why; None where it is a new one."""
    assert saying.speaker is not None
    entity, reason = known(named, scene)
    if entity is not None:
        return entity, reason
    if named.kind == "anonymous" and named.definite and not named.plural:
        person = _in_office(named, scene.people, saying.speaker[0]) or _only_one(named, scene.people)
        return (entity_of(person, scene.entities), "by office") if person else (None, "")
    if named.kind == "named":
        return _named_at_last(scene, saying, named)
    return None, ""


UNNAMED = re.compile(r"anonym|not to be|unnamed|identif|background|authori[sz]ed", re.IGNORECASE)


def _named_at_last(scene: Scene, saying: Saying, named: Named) -> tuple[Entity | None, str]:
    """Return the holder of an office who is named only now: "The river minister said ... Lady Strand told"."""
    last = scene.last
    if last is None or last.kind != "anonymous" or last.plural or UNNAMED.search(last.described):
        return None, ""
    if saying.how == "turn":
        # two labels are two speakers
        return None, ""
    person = scene.people.of_name(named.name)
    lone = person is not None and person.bare and not named.role and saying.paragraph == scene.paragraph
    if _is_of_the_lead(scene, saying, last) and person is not None and person.bare:
        return _now_named(last, named)
    office = named.described.lower().startswith("the ") and named.role and len(named.role.split()) == 1
    told = office and _told_of(scene, last, named.role.lower()) and saying.paragraph - scene.paragraph <= 1
    if (lone and is_office_of_one(last)) or (told and len(last.mentions) == 1):
        return _now_named(last, named)
    return None, ""


def _now_named(entity: Entity, named: Named) -> tuple[Entity, str]:
    entity.kind, entity.name, entity.described = "named", named.name, ""
    entity.organisation = entity.organisation or named.organisation
    return entity, "named further on"


def _is_of_the_lead(scene: Scene, saying: Saying, last: Entity) -> bool:
    """Tell whether the one before is brought in by office at the head of an article, whom the next paragraph names."""
    if (
        scene.entities[-1] is not last
        or len(scene.entities) > 2
        or len(last.mentions) != 1
        or saying.paragraph - scene.paragraph != 1
    ):
        return False
    low, high = last.mentions[0].span
    sentence = scene.text[low : scene.text.find("\n", high)]
    return is_office_of_one(last) and not UNNAMED.search(sentence)


def _told_of(scene: Scene, entity: Entity, role: str) -> bool:
    """Tell whether a source was brought in by an office: "a senior minister", "one who claims to be speaker"."""
    if entity.mentions[0].words != "who":
        return role in entity.heads
    low, high = entity.mentions[0].span
    return re.search(rf"\b{role}\b", scene.text[low - 60 : high + 40]) is not None


def is_office_of_one(entity: Entity) -> bool:
    """Tell whether a speaker without a name holds an office that one person has: "the minister", and not "the aide"."""
    return entity.office and not set(entity.heads) & GENERIC


def _whole(name: str, text: str, place: int) -> str:
    """Return a body's name in full where the article gave it before: "the council"."""
    words = name.split()
    if len(words) != 1 or not name or name[0].isupper():
        return name
    if words[0].capitalize() not in text[:place]:
        return name
    noun = re.escape(words[0].capitalize())
    pattern = re.compile(
        rf"((?:[A-Z][\w’'-]+\s+(?:of\s+|for\s+)?){{1,5}}){noun}\b(?:\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w’'-]+)+)?"
    )
    found = [match.group() for match in pattern.finditer(text, 0, place)]
    pattern = re.compile(rf"\b{noun}\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w’'-]+)+")
    found += [match.group() for match in pattern.finditer(text, 0, place)]
    return re.sub(r"^The\s+", "", found[-1]) if found else name


def _complete(entity: Entity, people: Cast) -> None:
    """Let a person have the name and office that the article gives elsewhere."""
    person = people.of_name(entity.name) if entity.kind == "named" and entity.name else None
    if person is None:
        return
    if len(person.name) > len(entity.name):
        entity.name = person.name
    entity.role = entity.role or person.role
    entity.organisation = entity.organisation or person.organisation


def _only_one(named: Named, people: Cast) -> Person | None:
    """Return the one person of whom the article says, further on, that this is the office."""
    if named.head in GENERIC:
        return None
    words = _office_words(named)
    having = [person for person in people.persons if _has_office(person, named.head, words)]
    return having[0] if len(having) == 1 else None


def _in_office(named: Named, people: Cast, place: int) -> Person | None:
    """Return the person whose office a mention names: "the president", where one was named as such before."""
    words = _office_words(named)
    return next((person for person in people.before(place) if _has_office(person, named.head, words)), None)


def _office_words(named: Named) -> list[str]:
    """Return the words of an office: "Orvane's foreign minister" is of Orvane, foreign, minister."""
    plain = re.sub(r"[’']s?\b", "", headed(named.described))
    return [word for word in plain.split() if word not in SMALL]


SMALL = frozenset(["the", "a", "an", "then", "his", "her", "its", "their", "of", "for", "in", "at", "from", "and"])


def _has_office(person: Person, head: str, words: list[str]) -> bool:
    """Tell whether a person has an office; of whom it is may be told of the person, or not be told."""
    role = {*person.role.lower().split(), *person.titles}
    if head not in role:
        return False
    body = re.sub(r"[’']s?\b", "", person.organisation.lower())
    return all(word in role or not body or word in body or body.startswith(word[:5]) for word in words)
