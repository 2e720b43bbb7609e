"""How well a reading agrees with the gold: the matching rule is told in set/README.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from goodoffices.press.values import Reading
from tests.press.gold import Gold, Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
RECALL = 0.7


class Score(NamedTuple):
    """What was counted over a set of articles."""

    counts: Counter[str]
    pairs: list[tuple[float, bool]]
    """Offered pairs: how far down the list of its article it stands, and whether it is right."""

    def f1(self, at: str) -> float:
        """Return the F1 of statements at an overlap of ".3" or ".8"."""
        return 2 * self.counts[f"matched {at}"] / max(1, self.counts["found"] + self.counts["marked"])

    def share(self, what: str) -> float:
        """Return what share of the matched statements (or of given dates) is right."""
        given = self.counts[f"{what} given"] or self.counts[f"{what} offered"]
        return self.counts[f"{what} right"] / max(1, given)

    def precision(self) -> float:
        """Return the precision of pairs where recall first reaches RECALL, or over all."""
        right = 0
        ordered = sorted(self.pairs, key=lambda pair: pair[0])
        wanted = RECALL * self.counts["pairs marked"]
        for number, (_, good) in enumerate(ordered, start=1):
            right += good
            if right >= wanted:
                return right / number
        return right / max(1, len(ordered))

    def recall(self) -> float:
        """Return the share of marked pairs that were offered."""
        return sum(good for _, good in self.pairs) / max(1, self.counts["pairs marked"])


def score(golds: Iterable[Gold], read: Callable[[Gold], Reading]) -> Score:
    """Return how the readings of a set agree with its gold."""
    total = Score(Counter(), [])
    for gold in golds:
        score_one(gold, read(gold), total)
    return total


def score_one(gold: Gold, reading: Reading, total: Score) -> dict[str, str]:
    """Add one article to a score; return which statement found is which one marked."""
    said = {one.id: words(gold.text, one.content) for one in gold.statements}
    found = {one.id: words(gold.text, [part.span for part in one.content]) for one in reading.statements}
    overlaps = sorted(
        ((len(a & b) / len(a | b), mine, marked) for mine, a in found.items() for marked, b in said.items() if a & b),
        reverse=True,
    )
    matched: dict[str, str] = {}
    for share, mine, marked in overlaps:
        if share < 0.3 or mine in matched or marked in matched.values():
            continue
        matched[mine] = marked
        total.counts["matched .3"] += 1
        total.counts["matched .8"] += share >= 0.8
    total.counts["found"] += len(found)
    total.counts["marked"] += len(said)
    _fields(gold, reading, matched, total)
    _pairs(gold, reading, matched, total)
    return matched


def words(text: str, spans: Iterable[Span]) -> set[int]:
    """Return where the words of some spans begin."""
    return {match.start() for low, high in spans for match in WORD.finditer(text, low, high)}


def _fields(gold: Gold, reading: Reading, matched: dict[str, str], total: Score) -> None:
    marked = {one.id: one for one in gold.statements}
    found = {one.id: one for one in reading.statements}
    entities = aligned(gold, reading, matched)
    kinds = {one.id: one.kind for one in reading.speakers}
    for mine, theirs in matched.items():
        a, b = found[mine], marked[theirs]
        total.counts["speaker given"] += 1
        total.counts["speaker right"] += entities.get(a.by) == b.by and kinds[a.by] == gold.speakers[b.by].kind
        total.counts["level given"] += 1
        total.counts["level right"] += a.level == b.level
        total.counts["venue given"] += 1
        total.counts["venue right"] += a.venue == b.venue
        for what, value, allowed in (("said", a.said, b.said), ("event", a.event, b.event)):
            right = value is not None and any(same_date(value.value, one) for one in allowed)
            total.counts[f"{what} given"] += bool(allowed)
            total.counts[f"{what} right"] += right
            total.counts[f"{what} wrong"] += value is not None and not right
            total.counts[f"{what} all"] += 1


def aligned(gold: Gold, reading: Reading, matched: dict[str, str]) -> dict[str, str]:
    """Return which speaker found is which one marked, one to one, as agrees most often."""
    marked = {one.id: one.by for one in gold.statements}
    found = {one.id: one.by for one in reading.statements}
    votes = Counter((found[mine], marked[theirs]) for mine, theirs in matched.items())
    out: dict[str, str] = {}
    for (mine, theirs), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if mine not in out and theirs not in out.values():
            out[mine] = theirs
    return out


def same_date(value: str, gold: str) -> bool:
    """Tell whether two dates are the same but for `~`, or within three days where one is a week or longer."""
    if value.strip("~?") == gold.strip("~?"):
        return True
    if "~" not in gold and "/" not in gold:
        return False
    try:
        a = [date.fromisoformat(one.strip("~?")) for one in value.split("/")]
        b = [date.fromisoformat(one.strip("~?")) for one in gold.split("/")]
    except ValueError:
        return False
    return abs((a[0] - b[0]).days) <= 3 and abs((a[-1] - b[-1]).days) <= 3


def _pairs(gold: Gold, reading: Reading, matched: dict[str, str], total: Score) -> None:
    firm = {frozenset((pair.a, pair.b)) for pair in gold.conflicts if pair.firm}
    loose = {frozenset((pair.a, pair.b)) for pair in gold.conflicts if not pair.firm}
    total.counts["pairs marked"] += len(firm)
    seen: set[frozenset[str]] = set()
    for place, pair in enumerate(sorted(reading.conflicts, key=lambda pair: not pair.firm)):
        both = frozenset((matched.get(pair.a, f"?{pair.a}"), matched.get(pair.b, f"?{pair.b}")))
        if both in loose or both in seen:
            continue
        seen.add(both)
        total.pairs.append((place + (0 if pair.firm else 1_000), both in firm))
        total.counts["firm offered"] += pair.firm
        total.counts["firm right"] += pair.firm and both in firm


def report(total: Score) -> str:
    """Return a score in lines a person reads."""
    rate = {what: total.counts[f"{what} wrong"] / max(1, total.counts[f"{what} all"]) for what in ("said", "event")}
    return "\n".join(
        [
            f"statements F1 .3 {total.f1('.3'):.3f}  .8 {total.f1('.8'):.3f} "
            f"({total.counts['found']} found, {total.counts['marked']} marked)",
            f"speaker {total.share('speaker'):.3f}  level {total.share('level'):.3f}  venue {total.share('venue'):.3f}",
            f"said {total.share('said'):.3f} (wrong {rate['said']:.3f}) "
            f"event {total.share('event'):.3f} (wrong {rate['event']:.3f})",
            f"pairs precision {total.precision():.3f} where recall is {RECALL} ({total.recall():.3f} in all); "
            f"of the firm ones {total.share('firm'):.3f} right "
            f"({total.counts['firm right']} of {total.counts['pairs marked']} marked)",
        ]
    )
