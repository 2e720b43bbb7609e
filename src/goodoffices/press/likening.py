"""What statements say, made ready for comparing: words that are alike, numbers, causes, denials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from goodoffices.press.figures import WORD, Figure, figures
from goodoffices.press.language import RUN, Language, Phrases, any_of, rules, without_s, words_in
from goodoffices.press.language import words as listed
from goodoffices.press.values import Speaker, Statement

STOP = listed("accounts stop")
NEGATIVE = frozenset(
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere", "refuse", "refused",
     "refuses", "denied", "denies"]
)  # fmt: skip
REPORTS = frozenset(
    ["report", "reports", "reporting", "claim", "claims", "account", "accounts", "rumour", "rumours", "rumor", "rumors",
     "allegation", "allegations", "accusation", "accusations", "suggestion", "suggestions", "story", "stories"]
)  # fmt: skip
CONTRACTED = re.compile(r"n[’']t\b", re.IGNORECASE)
BEGINS_NO = re.compile(r"\W*(?:no|nobody|none|not|nothing|never|there (?:is|was|were) no)\b", re.IGNORECASE)


class Rules(NamedTuple):
    """What is known of how accounts differ."""

    alike: dict[str, str]
    against: dict[tuple[str, str], tuple[str, str]]
    """By their stems, the words of which one account has the one, the other the other."""
    opposed: frozenset[str]
    """Those stems, all of them."""
    causes: Phrases
    blames: frozenset[str]
    denying: frozenset[str]
    vague: frozenset[str]
    invents: Phrases
    weights: dict[str, float]


@cache
def accounts_rules() -> Rules:
    """Return the rules of English accounts."""
    raw = rules("en-accounts")
    alike = {stem(word): f"~{line.split()[0]}" for line in raw["alike"] for word in line.split()}
    against = {(stem(a), stem(b)): (a, b) for a, b in raw["against"]}
    return Rules(
        alike=alike,
        against=against,
        opposed=frozenset(word for pair in against for word in pair),
        causes=any_of(raw["causes"]),
        blames=frozenset(stem(word) for word in raw["blames"]),
        denying=frozenset(raw["denying"]),
        vague=frozenset(map(str, raw["vague"])),
        invents=any_of(raw["invents"]),
        weights=raw["weights"],
    )


@lru_cache(maxsize=20_000)
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
    told: dict[str, str]
    """By word, what it is about."""
    stems: frozenset[str]
    opposed: frozenset[str]
    """Those of the stems that stand against another word."""
    numbers: tuple[Figure, ...]
    negative: bool
    denies: bool
    vague: bool
    causes: bool
    blames: bool
    invents: bool
    begins_no: bool
    reports: bool
    """Whether it speaks of reports, claims or rumours."""
    contrast: bool
    """Whether the words before it set it against something."""
    counters: bool
    """Whether its verb does."""
    puts: bool
    asked: bool
    event: str
    begins: int
    """How many empty lines stand before it."""
    ends: int
    """How many stand before its end."""

    def worded(self, topic: str) -> str:
        """Return the first word that stands for something it is about."""
        return next(without_s(word) for word, about in self.told.items() if about == topic)


def told_of(text: str, place: int, one: Statement, language: Language) -> Told:
    """Return a statement made ready for comparing."""
    words = " ".join(text[slice(*part.span)] for part in one.content)
    known, there = accounts_rules(), words_in(words)
    given = [(word, word.lower()) for word in WORD.findall(words)]
    told = _telling(given)
    topics = _topics(told)
    stems = frozenset(told.values())
    cue = text[slice(*one.cue)].lower() if one.cue else ""
    in_cue = RUN.findall(cue)
    verbs = {verb.base.split()[0] for word in in_cue for verb in language.verbs.get(word, ())}
    denies = bool(verbs & known.denying) or language.denials.found(words, there) or "denial" in cue
    invents = known.invents.found(f"{words} {cue}", there.union(in_cue))
    negative = not NEGATIVE.isdisjoint(there) or ("t" in there and CONTRACTED.search(words) is not None)
    around = _around(text, one)
    begins = text.count("\n\n", 0, one.content[0].span[0])
    return Told(
        statement=one,
        place=place,
        entity=one.by,
        words=words,
        topics=frozenset(topics.values()),
        told=topics,
        stems=stems,
        opposed=stems & known.opposed,
        numbers=figures(words, there),
        negative=negative,
        denies=denies,
        vague=(denies or invents or negative) and _is_vague([lower for _, lower in given], denies or invents),
        causes=known.causes.found(words, there),
        blames=not known.blames.isdisjoint(stems),
        invents=invents,
        begins_no=BEGINS_NO.match(words) is not None,
        reports=not REPORTS.isdisjoint(there),
        contrast=CONTRAST.search(around) is not None,
        counters=COUNTERS.search(cue) is not None,
        puts=PUTS.match(cue) is not None,
        asked=ASKED.search(around) is not None,
        event=one.event.value if one.event else "",
        begins=begins,
        ends=begins + text.count("\n\n", one.content[0].span[0], one.content[-1].span[1]),
    )


def topics_of(words: str) -> frozenset[str]:
    """Return what some words are about: stems, those that are alike as one."""
    return frozenset(_topics(_telling([(word, word.lower()) for word in WORD.findall(words)])).values())


BEGINNING = 3


def beginnings(topics: frozenset[str]) -> frozenset[str]:
    """Return the first letters of every word that may be about one of some topics."""
    alike = (root for root, topic in accounts_rules().alike.items() if topic in topics)
    return frozenset(root[:BEGINNING] for root in (*topics, *alike))


def _telling(given: list[tuple[str, str]]) -> dict[str, str]:
    """Return the words that tell something by themselves, with their stems."""
    return {word: stem(word) for word, lower in given if lower not in STOP and len(word) > 1}


def _topics(told: dict[str, str]) -> dict[str, str]:
    alike = accounts_rules().alike
    return {word: alike.get(root, root) for word, root in told.items() if not root.isdigit()}


def _is_vague(lower: list[str], denies: bool) -> bool:
    """Tell whether one who denies, or says no, has hardly a word that says of what."""
    vague, plain = accounts_rules().vague, (word.replace("’", "'") for word in lower)
    bare = (word for word in plain if word not in vague and word not in STOP)
    return len(list(islice(bare, 3))) <= (2 if denies else 0)


CONTRAST = re.compile(
    r"\b(?:but|while|however|though|yet|contrary|differently?|another|instead|for (?:his|her|its|their) part|"
    r"by contrast|whereas|disput\w+|contest\w*|contradict\w*|clash\w*|the other|opposite)\b"
)
COUNTERS = re.compile(r"den|disput|dismiss|reject|insist|counter|maintain|contradict|verdict|answer|repl|retort|respon")
PUTS = re.compile(r"put|gave|give|set|estimat|place|count")
ASKED = re.compile(r"\basked (?:about|whether|if)|\bpressed\b|\bresponding\b|\breplied\b")


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
