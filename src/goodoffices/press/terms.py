"""On what terms and where something was said, as far as the words around the cue tell."""

from __future__ import annotations

import re

from goodoffices.press.entities import Entity
from goodoffices.press.language import Language, Phrases, words, words_in
from goodoffices.press.said import Saying
from goodoffices.press.values import Level, Span

BACKGROUND = re.compile(
    r"\bon (deep )?background\b|\b(deep )?background briefing\b|\bon a (deep )?background basis\b", re.IGNORECASE
)
OFF = re.compile(r"\boff the record\b", re.IGNORECASE)
TOLD = frozenset(["tell", "inform", "assure", "remind", "warn"])
ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")


def frame_spans(saying: Saying) -> list[Span]:
    """Return what of a saying's sentence is not what was said."""
    low, high = saying.sentence.start, saying.sentence.end
    spans: list[Span] = []
    for start, end in sorted(saying.content):
        if end <= low or start >= high:
            continue
        if start > low:
            spans.append((low, start))
        low = max(low, end)
    if low < high:
        spans.append((low, high))
    return spans


def asks_for(text: str, saying: Saying, outlet: str) -> bool:
    """Tell whether it is the outlet that asks: its own questions are not statements."""
    if saying.speaker is None or saying.base not in ("ask", "press", "question", "request"):
        return False
    words = text[slice(*saying.speaker)].lower().removeprefix("the ").strip()
    return words in ("reporters", "a reporter", "journalists", "we", "i", "one reporter", "another reporter") or (
        bool(outlet) and words == outlet.lower().removeprefix("the ")
    )


PAPER = re.compile(r"(?:the|a|his|her|its|their)\s+(?:\w+\s+)?(?:statement|report|letter|document|text)", re.IGNORECASE)


def only_describes(text: str, saying: Saying) -> bool:
    """Tell whether a sentence only says what is in a paper: "The statement detailed the withdrawal"."""
    if saying.speaker is None or saying.base not in ("detail", "outline", "describe", "discuss", "cite", "set out"):
        return False
    return bool(PAPER.fullmatch(text[slice(*saying.speaker)])) and not any(
        low <= quote.start < high for quote in saying.sentence.quotations for low, high in saying.content
    )


REACTING = words("reacting")
OCCASION = re.compile(
    r"\s+in\s+(?:(?:his|her|its|their|a|the)\s+(?:[\w’'-]+\s+){0,2})"
    r"(?:statement|interview|briefing|letter|speech|post|news conference|tweet)$"
)


ENDING = re.compile(
    r"(?:\s+in\s+an?\s+(?:[\w’'-]+\s+){0,2}(?:statement|interview|letter|speech|post|tweet|message))?"
    r"(?:\s+(?:late\s+|early\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?)?$"
)
"""Occasion and day at the end of what a verb of reaction is about: "welcomed the report in a post on Thursday"."""


def without_occasion(text: str, saying: Saying) -> None:
    """Take from what was said the occasion and day at its end: "... in his Saturday statement"."""
    low, high = saying.content[-1]
    if saying.base in REACTING and not any(low <= quote.start < high for quote in saying.sentence.quotations):
        match = ENDING.search(text, low, high)
        if match is not None and low < match.start() < high:
            saying.content[-1] = (low, match.start())
        return
    quotes = [quote for quote in saying.sentence.quotations if low <= quote.start < high]
    match = OCCASION.search(text, quotes[-1].end, high) if quotes and quotes[-1].end <= high else None
    if match is not None and high - match.end() <= 1:
        saying.content[-1] = (low, match.start())


REFERS_ON = re.compile(r"\b(?:refer|point|direct) you to\b|\bquestion for the\b", re.IGNORECASE)
NO_COMMENT = re.compile(
    r"\bno comment\b|\b(?:not|n[’']t) (?:going to |be |to )*(?:comment|discuss|get into|go into)\b|"
    r"\brather not (?:comment|discuss|go into|say)\b|\bdeclines? to comment\b",
    re.IGNORECASE,
)
BRIEF = 140
"""Characters of an answer or a post that does nothing but decline."""
LEVELS: dict[str, Level] = {"named": "on the record", "anonymous": "anonymous", "institution": "institution"}


def level_of(text: str, saying: Saying, entity: Entity, stated: Level | None) -> Level:
    """Return the level of a statement: refused, referred, or by who speaks and on what stated terms."""
    if saying.how == "refusal":
        return "declined to comment"
    if saying.how == "referral":
        return "referral"
    if saying.how in ("turn", "label") and saying.content[-1][1] - saying.content[0][0] < BRIEF:
        passed = _passed_on(text[saying.content[0][0] : saying.content[-1][1]])
        if passed is not None:
            return passed
    return stated if stated is not None and entity.kind != "institution" else LEVELS[entity.kind]


def _passed_on(words: str) -> Level | None:
    """Return whether a short answer does nothing but decline, or refer to somebody else."""
    if REFERS_ON.search(words):
        return "referral"
    return "declined to comment" if NO_COMMENT.search(words) else None


def stated_terms(text: str, given: list[Saying], chosen: list[Entity | None]) -> dict[int, Level]:
    """Return the terms on which a source speaks, by the source, where the article states them: "on background"."""
    found: dict[int, Level] = {}
    for saying, entity in zip(given, chosen, strict=True):
        if entity is None or id(entity) in found:
            continue
        frame = " ".join(text[low:high] for low, high in frame_spans(saying))
        match = BACKGROUND.search(frame)
        if match:
            found[id(entity)] = "deep background" if "deep" in match.group().lower() else "background"
        elif OFF.search(frame):
            found[id(entity)] = "off the record"
    return found


def venue_of(text: str, saying: Saying, own: Span, language: Language, outlet: str) -> tuple[str, Span | None]:
    """Return the venue of a saying and the words that tell it, as far as its own part of the sentence does."""
    told = saying.addressee is not None and _stand_in(text[slice(*saying.addressee)], language.ourselves)
    spans = [
        (max(low, own[0]), min(high, own[1])) for low, high in frame_spans(saying) if low < own[1] and high > own[0]
    ]
    paper = PAPER_SPEAKS.search(text, *saying.speaker) if saying.speaker is not None else None
    if paper is not None:
        return VENUE_OF_PAPER[paper.group(1).lower()], paper.span(1)
    there = words_in(" ".join(text[low:high] for low, high in spans))
    for venue, phrases in language.venues:
        for low, high in spans if phrases.among(there) else ():
            match = phrases.pattern.search(text, low, high)
            if match and _tells(text, match.span(), saying, venue):
                told_by_phone = venue == "call" and (told or (saying.base == "tell" and saying.addressee is not None))
                return ("told", saying.addressee) if told_by_phone else (venue, match.span())
    return _by_verb(text, saying, language, outlet, told=told)


VENUE_OF_PAPER = {
    "letter": "letter", "memo": "document", "report": "document", "notice": "document", "survey": "document",
    "study": "document", "document": "document", "bulletin": "document", "minutes": "document", "log": "document",
    "statement": "statement", "communique": "statement", "communiqué": "statement", "post": "post", "tweet": "post",
}  # fmt: skip
PAPER_SPEAKS = re.compile(
    rf"(?<!’s )(?<!'s )\b({'|'.join(VENUE_OF_PAPER)})(?=(?: (?:from|by|of|to|on|in|issued|published|released|dated|"
    rf"read|sent|posted|pasted|seen|signed)\b|,|$))",
    re.IGNORECASE,
)
"""A paper that speaks itself: "A letter from the clerk, dated July 4, says"."""


def _stand_in(words: str, phrases: Phrases) -> bool:
    return phrases.pattern.search(words) is not None


WRITTEN = frozenset(["statement", "document", "letter", "post"])


def _tells(text: str, span: Span, saying: Saying, venue: str) -> bool:
    """Tell whether words of a venue are not merely part of a speaker's name: "the court's spokesman"."""
    if venue == "post" and text[span[1] : span[1] + 3] in (" in", " to", " at"):
        return saying.speaker is None or not _within(span, saying.speaker)
    if saying.speaker is None or not _within(span, saying.speaker) or venue in WRITTEN:
        return True
    return "," in text[saying.speaker[0] : span[0]]


def _by_verb(text: str, saying: Saying, language: Language, outlet: str, *, told: bool) -> tuple[str, Span | None]:
    if saying.base in ("tweet", "retweet", "post"):
        return "post", saying.cue
    if saying.base == "announce":
        return "announcement", saying.cue
    if saying.addressee is None:
        return "", None
    words = text[slice(*saying.addressee)]
    for venue, phrases in language.addressed:
        if _stand_in(words, phrases):
            return venue, saying.addressee
    if saying.base in TOLD | {"say", "confirm", "add"} and (
        told or _stand_in(words, language.outlets) or ACRONYM.search(words) or (outlet and _akin(words, outlet))
    ):
        return "told", saying.addressee
    return "", None


def venue_before(text: str, start: int, saying: Saying, language: Language) -> tuple[str, Span | None]:
    """Return the venue that the sentence before tells, from `start` on: "At a news conference she was calm. ..."."""
    there = words_in(text[start : saying.sentence.start])
    for venue, phrases in language.venues:
        if venue in ("news conference", "interview", "briefing", "broadcast") and phrases.among(there):
            match = phrases.pattern.search(text, start, saying.sentence.start)
            if match:
                return venue, match.span()
    return "", None


def _akin(words: str, outlet: str) -> bool:
    mine = {word for word in re.findall(r"\w+", words.lower()) if len(word) > 2 and word != "the"}
    return bool(mine & set(re.findall(r"\w+", outlet.lower())))


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
