"""What statements say, made ready for comparing: words that are alike, numbers, causes, denials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from goodoffices.press.figures import WORD, Figure, figures
from goodoffices.press.language import Language, any_of, rules
from goodoffices.press.language import words as listed
from goodoffices.press.values import Speaker, Statement

STOP = listed("accounts stop")
NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|nowhere|n[’']t|refuse[ds]?|denie[sd])\b|n[’']t\b",
    re.IGNORECASE,
)
BEGINS_NO = re.compile(r"\W*(?:no|nobody|none|not|nothing|never|there (?:is|was|were) no)\b", re.IGNORECASE)


class Rules(NamedTuple):
    """What is known of how accounts differ."""

    alike: dict[str, str]
    against: dict[tuple[str, str], tuple[str, str]]
    """By their stems, the words of which one account has the one, the other the other."""
    causes: re.Pattern[str]
    blames: frozenset[str]
    denying: frozenset[str]
    vague: frozenset[str]
    invents: re.Pattern[str]
    weights: dict[str, float]


@cache
def accounts_rules() -> Rules:
    """Return the rules of English accounts."""
    raw = rules("en-accounts")
    alike = {stem(word): f"~{line.split()[0]}" for line in raw["alike"] for word in line.split()}
    return Rules(
        alike=alike,
        against={(stem(a), stem(b)): (a, b) for a, b in raw["against"]},
        causes=any_of(raw["causes"]),
        blames=frozenset(stem(word) for word in raw["blames"]),
        denying=frozenset(raw["denying"]),
        vague=frozenset(map(str, raw["vague"])),
        invents=any_of(raw["invents"]),
        weights=raw["weights"],
    )


@cache
def stem(word: str) -> str:
    """Return a word without its English ending."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    for ending in ("ings", "ing", "edly", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
    return word.rstrip("e") if len(word) > 4 else word


@dataclass(frozen=True)
class Told:
    """What a statement says, made ready for comparing."""

    statement: Statement
    place: int
    entity: str
    words: str
    topics: frozenset[str]
    """What it is about: stems, those that are alike as one."""
    worded: dict[str, str]
    """By topic, the first word that stands for it."""
    stems: frozenset[str]
    numbers: tuple[Figure, ...]
    negative: bool
    denies: bool
    vague: bool
    causes: bool
    blames: bool
    invents: bool
    begins_no: bool
    cue: str
    around: str
    event: str


def told_of(text: str, place: int, one: Statement, language: Language) -> Told:
    """Return a statement made ready for comparing."""
    words = " ".join(text[slice(*part.span)] for part in one.content)
    known = accounts_rules()
    found = [stem(word) for word in telling(words)]
    worded = topics_of(words)
    cue = text[slice(*one.cue)].lower() if one.cue else ""
    verbs = {verb.base.split()[0] for word in re.findall(r"\w+", cue) for verb in language.verbs.get(word, ())}
    denies = bool(verbs & known.denying) or bool(language.denials.search(words)) or "denial" in cue
    plain = [word.lower().replace("’", "'") for word in WORD.findall(words)]
    bare = [word for word in plain if word not in known.vague and word not in STOP]
    invents = bool(known.invents.search(f"{words} {cue}"))
    return Told(
        statement=one,
        place=place,
        entity=one.by,
        words=words,
        topics=frozenset(worded),
        worded=worded,
        stems=frozenset(found),
        numbers=figures(words),
        negative=bool(NEGATIVE.search(words)),
        denies=denies,
        vague=((denies or invents) and len(bare) <= 2) or (not bare and bool(NEGATIVE.search(words))),
        causes=bool(known.causes.search(words)),
        blames=bool(known.blames & set(found)),
        invents=invents,
        begins_no=bool(BEGINS_NO.match(words)),
        cue=cue,
        around=_around(text, one),
        event=one.event.value if one.event else "",
    )


def telling(words: str) -> list[str]:
    """Return the words that tell something by themselves."""
    return [word for word in WORD.findall(words) if word.lower() not in STOP and len(word) > 1]


def topics_of(words: str) -> dict[str, str]:
    """Return what some words are about, stems that are alike as one, each with the first word that stands for it."""
    alike = accounts_rules().alike
    topics = {word: alike.get(stem(word), stem(word)) for word in telling(words) if not stem(word).isdigit()}
    return {topic: re.sub(r"[’']s?$", "", word) for word, topic in reversed(topics.items())}


def _around(text: str, one: Statement) -> str:
    """Return the reporter's words that lead up to a statement, within its paragraph."""
    first = one.content[0].span[0]
    start = max(0, min(one.cue[0] if one.cue else first, first) - 110)
    before = text[start:first]
    return before[max(before.rfind("\n"), 0) :].lower()


def names_of(speaker: Speaker) -> frozenset[str]:
    """Return the words by which another statement may speak of a speaker."""
    words = f"{speaker.name} {speaker.organisation} {speaker.role}"
    return frozenset(stem(word) for word in WORD.findall(words) if word.lower() not in STOP)
