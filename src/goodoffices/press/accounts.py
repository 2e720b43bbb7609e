"""Which statements may stand against each other: proposals, likeliest first, each with its reason; never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log
from operator import mul
from typing import NamedTuple

from goodoffices.press.figures import differ
from goodoffices.press.language import Language
from goodoffices.press.likening import Told, accounts_rules, names_of, told_of
from goodoffices.press.values import Conflict, Sort, Speaker, Statement

MOST = 400
OFFERED = 60


class Offer(NamedTuple):
    """A pair with how likely it is, for their order only."""

    weight: float
    sort: Sort
    a: Told
    b: Told
    reason: str
    open: bool
    matter: str


def conflicts(told: list[Told], weights: Weights, speakers: tuple[Speaker, ...]) -> tuple[Conflict, ...]:
    """Return pairs of statements by different speakers that may not both be so, the likeliest first."""
    names = {one.id: names_of(one) for one in speakers}
    offers: list[Offer] = []
    for b in told:
        offers += _offers(others_before(told, b), b, weights, names)
    return _chosen(offers)


def told_in(text: str, statements: Iterable[Statement], language: Language) -> list[Told]:
    """Return the statements that say something, in the order of the text, made ready for comparing."""
    given = [one for one in statements if one.level not in ("declined to comment", "referral")][:MOST]
    return [told_of(text, place, one, language) for place, one in enumerate(given)]


def others_before(told: list[Told], b: Told) -> list[Told]:
    """Return what others said within reach before a statement."""
    return [a for a in told[max(0, b.place - FAR) : b.place] if a.entity != b.entity]


class Weights(NamedTuple):
    """How much words tell: each by itself, and all of a statement's together, by its place."""

    words: dict[str, float]
    totals: tuple[float, ...]

    def together(self, topics: Iterable[str]) -> float:
        """Return how much some words tell."""
        return sum(map(self.words.__getitem__, topics))


def weights_of(told: list[Told]) -> Weights:
    """Return how much each word tells: little, if many statements have it."""
    common = Counter(topic for one in told for topic in one.topics)
    words = {topic: log((len(told) + 1.5) / count) + 0.25 for topic, count in common.items()}
    return Weights(words, tuple(sum(words[topic] for topic in one.topics) for one in told))


class Pair(NamedTuple):
    """Two statements that may stand against each other, the earlier one first."""

    a: Told
    b: Told
    between: int
    """How many by others stand between them."""
    common: frozenset[str]
    """What both are about."""
    shared: float
    """How much that tells."""


def pairs(others: list[Told], b: Told, weights: Weights) -> list[Pair]:
    """Return a statement with each of those before it."""
    found = []
    for between, a in zip(range(len(others) - 1, -1, -1), others, strict=True):
        common = a.topics & b.topics
        found.append(Pair(a, b, between, common, weights.together(common) if common else 0.0))
    return found


def _offers(others: list[Told], b: Told, weights: Weights, names: dict[str, frozenset[str]]) -> list[Offer]:
    given = pairs(others, b, weights)
    best = most_shared(given)
    known = [*accounts_rules().weights.values()]
    reported = _reported(given, b)
    out = []
    for one in given:
        if one.a.words == b.words:
            continue
        # what has no word in common and does not stand near was never marked as a pair
        if one.between > NEAR and not one.common:
            continue
        a = one.a
        found = features(one, best, weights, names)
        weight: float = sum(map(mul, known, found.values()))
        if (a.denies or a.invents) and (b.denies or b.invents):
            weight -= AGREE
        if a.place in reported:
            weight = max(weight, REPORTED)
        if weight < LEAST:
            continue
        is_open = (b.vague or a.vague) and found["overlap"] < 0.2
        sort, reason = _sort(a, b, found, is_open=is_open)
        shared = sorted(one.common, key=lambda topic: (-weights.words[topic], topic))
        out.append(Offer(weight, sort, a, b, reason, is_open, ", ".join(b.worded(topic) for topic in shared[:3])))
    return out


def _reported(given: list[Pair], b: Told) -> set[int]:
    """Return what a denial of reports may be of: of each speaker the first statement that is about the same."""
    if not (b.denies or b.invents) or b.vague or not b.reports:
        return set()
    own: dict[str, list[Pair]] = {}
    for one in given:
        if not (one.a.denies or one.a.invents) and not _all_quoted(one.a):
            own.setdefault(one.a.entity, []).append(one)
    best = [(having, most_shared(having)) for having in own.values()]
    return {next(one.a.place for one in having if one.shared >= most * 0.5) for having, most in best if most > 1}


def _all_quoted(one: Told) -> bool:
    return all(part.part == "quotation" for part in one.statement.content)


def _chosen(offers: list[Offer]) -> tuple[Conflict, ...]:
    ordered = sorted(offers, key=lambda offer: (-offer.weight, offer.a.place, offer.b.place))[:OFFERED]
    return tuple(
        Conflict(
            one.a.statement.id,
            one.b.statement.id,
            one.sort,
            one.matter,
            one.reason,
            open=one.open,
            firm=one.weight >= FIRM,
        )
        for one in ordered
    )


FIRM = 0.0
AGREE = 3.0
"""What is taken off where both deny: two denials seldom stand against each other."""
REPORTED = 0.4
LEAST = -2.0
FAR = 40
NEAR = 2


def most_shared(given: list[Pair]) -> float:
    """Return how much a statement has in common with the one that has most in common with it."""
    return max((one.shared for one in given), default=0.0)


def features(pair: Pair, best: float, weights: Weights, names: dict[str, frozenset[str]]) -> dict[str, float]:
    """Return what speaks for and against two statements being of one matter and not alike, each a number by name.

    They come in the order of the weights in the rule file; the last of them are left out where all of those are 0.
    """
    a, b, between, common, shared = pair
    full, next_to = min(shared, 6.0) / 4, between == 0
    gap = max(0, b.begins - a.ends)
    a_denies, b_denies = a.denies or a.invents, b.denies or b.invents
    out: dict[str, float] = {
        "always": 1.0,
        "overlap": full,
        "rarest": min(max(map(weights.words.__getitem__, common), default=0.0), 3.0),
        "share": shared / (min(weights.totals[a.place], weights.totals[b.place]) + 1),
        "next": next_to,
        "next but one": between == 1,
        "far": b.place - a.place > 6,
        "adjoins": b.place - a.place == 1,
        "best": shared > 0 and shared >= best - 1e-9,
        "speaks of a": not names.get(a.entity, NO_NAMES).isdisjoint(b.stems),
        "speaks of b": not names.get(b.entity, NO_NAMES).isdisjoint(a.stems),
        "denies": b.denies,
        "denied first": a.denies,
        "vague": b.vague,
        "invents": b.invents,
        "one not": a.negative != b.negative,
        "begins no": b.begins_no,
        "contrast": b.contrast,
        "counters": b.counters,
        "numbers": differ(a.numbers, b.numbers),
        "dates": bool(a.event and b.event and a.event != b.event),
        "causes": a.causes and b.causes,
        "blames": a.blames and b.blames,
        "against": _opposed(a, b) is not None,
        "both number": bool(a.numbers and b.numbers),
        "short": len(a.words) < 40 or len(b.words) < 40,
        "bodies": a.statement.level == b.statement.level == "institution",
        "same paragraph": gap == 0,
        "far apart": gap >= 2,
        "both deny": a_denies and b_denies,
        "denies, best": shared > 0 and b_denies and shared >= best * 0.5,
        "puts": b.puts,
        "asked": b.asked,
    }
    for one, both in OVERLAPPING if shared or next_to else ():
        out[both] = out[one] * full
    for one, both in ADJOINING if next_to else ():
        out[both] = out[one]
    return out


NO_NAMES: frozenset[str] = frozenset()
OVERLAPPING = tuple(
    (one, f"{one}, overlap")
    for one in ("denies", "one not", "contrast", "counters", "numbers", "dates", "causes", "begins no")
)
"""What tells more the more two statements have in common."""
ADJOINING = tuple(
    (one, f"{one}, next")
    for one in (
        "denies",
        "vague",
        "invents",
        "one not",
        "contrast",
        "counters",
        "numbers",
        "begins no",
        "puts",
        "asked",
    )
)
"""What tells more of the statement right before."""


def _sort(a: Told, b: Told, found: dict[str, float], *, is_open: bool) -> tuple[Sort, str]:
    """Return how two accounts differ, and why it is thought so."""
    if is_open:
        return "denial", "a denial that does not say of what"
    if b.vague or a.vague or found["denies"] or found["denied first"] or b.invents:
        return "denial", "one denies what the other says"
    if found["numbers"]:
        return "number", "different numbers"
    if found["causes"]:
        return "cause", "different causes"
    if found["dates"]:
        return "date", "different dates"
    pair = _opposed(a, b)
    if pair:
        return "degree", f"{pair[0]}, and {pair[1]}"
    if found["one not"]:
        return "denial", "one says that it is not so"
    if found["blames"]:
        return "responsibility", "different doers"
    return "denial", "two accounts of one thing"


def _opposed(a: Told, b: Told) -> tuple[str, str] | None:
    """Return the words by which two accounts say the opposite, that of `a` first."""
    if not (a.opposed and b.opposed):
        return None
    for (one, other), words in accounts_rules().against.items():
        if one in a.opposed and other in b.opposed:
            return words
        if other in a.opposed and one in b.opposed:
            return words[1], words[0]
    return None
