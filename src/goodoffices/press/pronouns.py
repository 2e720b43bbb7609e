"""Which speaker "he", "it" or "who" goes back to."""

from __future__ import annotations

import re
from bisect import bisect_right

from goodoffices.press.backwards import known
from goodoffices.press.entities import Entity, Scene, add_mention, entity_of, gender_of, is_person
from goodoffices.press.forms import PREPOSITIONS
from goodoffices.press.frames import Sentence
from goodoffices.press.language import words as listed
from goodoffices.press.naming import Named, name_of
from goodoffices.press.persons import Person
from goodoffices.press.said import Saying
from goodoffices.press.values import Mention, Span

GENDERS = {"he": "he", "his": "he", "she": "she", "her": "she"}


def behind_pronoun(scene: Scene, saying: Saying, named: Named) -> Entity | None:
    """Return the speaker a pronoun goes back to."""
    assert saying.speaker is not None
    if named.head == "who":
        entity = _before_who(scene, saying)
        if entity is not None:
            return entity
    entity = _subject(scene, saying, named) or _fitting(scene, saying, named)
    reason = "goes back to the last who spoke"
    if entity is None or (named.head in ("we", "our") and "we" not in entity.heads):
        we = [one for one in scene.entities if "we" in one.heads] if named.head in ("we", "our") else []
        entity = we[0] if we else None
        if entity is None:
            entity, reason = _nobody_yet(named), "the article names nobody before"
            scene.entities.append(entity)
    entity.mentions.append(Mention(saying.speaker, scene.text[slice(*saying.speaker)], reason))
    return entity


def _before_who(scene: Scene, saying: Saying) -> Entity | None:
    assert saying.speaker is not None
    low = max(saying.sentence.start, saying.speaker[0] - 90)
    chunks = _chunks_before(scene.text[low : saying.speaker[0]].rstrip(" ,"))
    for words in chunks:
        if words.lower().split()[0] in PREPOSITIONS:
            continue
        found = name_of(words, scene.language, scene.people)
        if found.kind == "named" or (found.kind != "pronoun" and words == chunks[-1]):
            entity, _ = known(found, scene)
            entity = entity or scene.added(found)
            add_mention(entity, found, Mention(saying.speaker, "who", "the words before it"))
            return entity
    return None


def _sentence_before(scene: Scene, saying: Saying) -> Sentence | None:
    """Return the sentence before a saying's own, in its paragraph."""
    start = saying.sentence.start
    at = bisect_right(scene.parts, start, key=lambda one: one.start) - 1
    if at < 0 or scene.parts[at].end <= start:
        return None
    sentences = scene.parts[at].sentences
    before = bisect_right(sentences, start, key=lambda one: one.end) - 1
    return sentences[before] if before >= 0 else None


def _persons_in(scene: Scene, low: int, high: int, out: list[Span]) -> list[Person]:
    """Return who is named between two places but not within `out`, in order."""
    numbers = [
        number
        for place, number in scene.people.places_between(low, high)
        if not any(start <= place < end for start, end in out) and not _is_weak(scene.people.persons[number])
    ]
    return [scene.people.persons[number] for number in dict.fromkeys(numbers)]


def _is_weak(person: Person) -> bool:
    """Tell whether nothing but capitals speaks for a person."""
    return person.bare and not person.titles and not person.gender and len(set(person.places)) < 2


UNNAMED = re.compile(r"(?:An?|One|Another|The other|A second)\s+[^.;:“”\"]{3,160}")
BEFORE_VERB = re.compile(
    r",|\s(?=\w+ed\b|who\b|had\b|has\b|was\b|is\b|gave\b|said\b|says\b|told\b|sat\b|stood\b|took\b)"
)


def _subject(scene: Scene, saying: Saying, named: Named) -> Entity | None:
    """Return who is the subject of the sentence before, or of the pronoun's own, and has not spoken in it."""
    gender = GENDERS.get(named.head, "")
    if not gender or saying.speaker is None:
        return None
    own, before = saying.sentence, _sentence_before(scene, saying)
    spoken = scene.last.mentions[-1].span[0] if scene.last is not None and scene.last.mentions else -1
    for low, high in [(own.start, saying.speaker[0])] + ([(before.start, before.end)] if before is not None else []):
        if low <= spoken < high:
            return None
        out = [*saying.content, *((quote.start, quote.end) for quote in (before.quotations if before else ()))]
        found = [one for one in _persons_in(scene, low, high, out) if one.gender in ("", gender)]
        unnamed = UNNAMED.match(scene.text, low, high)
        if unnamed is not None and not any(start <= low < end for start, end in out):
            entity = _unnamed_subject(scene, unnamed.group())
            if entity is not None:
                return entity
        found = [one for one in found if not _only_owns(scene, one, low, high)] or found
        found = [one for one in found if one.gender] or found
        if found:
            return entity_of(found[0], scene.entities)
    return None


def _only_owns(scene: Scene, person: Person, low: int, high: int) -> bool:
    """Tell whether somebody is only there as "Marr's": it is the deputy who goes on speaking."""
    places = [place for place in person.places if low <= place < high]
    return all(re.match(r"[\w-]+(?:[’']s|(?<=s)[’'])\s", scene.text[place : place + 40]) for place in places)


def _unnamed_subject(scene: Scene, words: str) -> Entity | None:
    """Return the source that a sentence begins with: "A clerk in the licensing department offered another version"."""
    cut = BEFORE_VERB.search(words)
    named = name_of(words[: cut.start()] if cut else words, scene.language, scene.people)
    if cut is None or named.kind != "anonymous" or named.plural or not named.role:
        return None
    entity, _ = known(named, scene)
    return entity or scene.added(named)


def body_meant(scene: Scene, saying: Saying, named: Named) -> str:
    """Return the body that "it" or "its" goes back to, or "" where the last speaker tells better."""
    own = named.described.lower().split()[0] in ("its", "their") and named.head != "its"
    if (named.head not in ("it", "its") and not own) or saying.speaker is None:
        return ""
    before = _sentence_before(scene, saying)
    last = scene.last if scene.last is not None and scene.last.kind == "institution" else None
    spoken = last.mentions[-1].span[0] if last is not None and last.mentions else -1
    if own:
        return scene.bodies.last_in(saying.sentence.start, saying.speaker[0]) or (last.name if last else "")
    if last is not None and (before is None or spoken >= before.start):
        return ""
    subject = scene.bodies.subject(before.start, before.end) if before is not None else ""
    if subject:
        return subject
    return "" if last is not None else scene.bodies.before(saying.speaker[0])


def _nobody_yet(named: Named) -> Entity:
    """Return a speaker who is only ever "we" or "he": those who issue a text of their own are a body."""
    body = named.head in ("we", "our", "it", "its", "they")
    return Entity(
        "institution" if body else "anonymous",
        described=named.described,
        heads=["we" if named.head in ("we", "our") else named.head],
    )


def _chunks_before(before: str) -> list[str]:
    """Return what stands between commas before "who", the nearest first; then the nearest once more."""
    chunks = [chunk.strip() for chunk in re.split(r"[,;:“”\"]", before) if chunk.strip()][::-1][:3]
    chunks = [_last_noun(chunk) for chunk in chunks]
    return [*chunks, chunks[0]] if chunks else []


def _last_noun(chunk: str) -> str:
    """Return the noun phrase at the end of a clause: "a diplomat" of "as was clear when he named a diplomat"."""
    starts = [match.start() for match in DETERMINER.finditer(chunk)]
    first = chunk.split()[0].lower()
    if not starts or (len(chunk.split()) < 7 and first not in PREPOSITIONS | CLAUSAL):
        return chunk
    whole = next((at for at in starts if chunk[at:].count(" ") < 7), starts[-1])
    return chunk[whole:]


CLAUSAL = listed("trailing") | {"that", "because", "although", "if", "since", "but", "among"}
DETERMINER = re.compile(r"\b(?:an?|the|one|another|some|many|several|two|three|other)\s+(?=[a-z])")


def _fitting(scene: Scene, saying: Saying, named: Named) -> Entity | None:
    """Return whom a pronoun goes back to: the last who spoke, if it can; else whom the article named last."""
    assert saying.speaker is not None
    place, last = saying.speaker[0], scene.last
    gender = GENDERS.get(named.head, "")
    spoken = [span for span in saying.content if span[0] >= saying.sentence.start]
    told = _persons_in(scene, saying.sentence.start, place, [])
    free = _persons_in(scene, saying.sentence.start, place, spoken)
    inside = [one for one in told if one not in free]
    near = [one for one in scene.people.before(place) if one not in inside][:3] if gender else []
    for person in near:
        if last is not None and last.kind == "named" and is_person(last, person):
            break
        if person.gender == gender and place - max(at for at in person.places if at < place) < 200:
            return entity_of(person, scene.entities)
    for entity in [last, *scene.latest()] if last is not None else scene.latest():
        if _may_be(scene, entity, named, gender):
            return entity
    for person in near:
        if person.gender == gender or (not person.gender and person.role):
            return entity_of(person, scene.entities)
    return last if named.head not in ("it", "its") or last is None or last.kind == "institution" else None


def _may_be(scene: Scene, entity: Entity, named: Named, gender: str) -> bool:
    if gender:
        return entity.kind != "institution" and not entity.plural and gender_of(entity, scene.people) in ("", gender)
    if named.head in ("it", "its"):
        return entity.kind == "institution"
    return not (named.head in ("they", "we", "their") and entity.kind == "named")
