"""The dates of an article, and when something was said: what the article says, or nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from goodoffices.press.dates import Expression, date_all
from goodoffices.press.dates.calendar import first_of
from goodoffices.press.dates.dating import TOLD
from goodoffices.press.genres import HEAD, RADIO, TIMED
from goodoffices.press.language import rules
from goodoffices.press.said import Saying
from goodoffices.press.terms import frame_spans
from goodoffices.press.values import Dated, Span

Found = tuple[Expression, Dated | None]
STATED = ("document", "post", "statement", "briefing", "news conference", "broadcast", "interview", "parliament")
"""Forms of an article that bear a date of their own: all in it was said on that day."""
MET = re.compile(
    r"\b(?:spoke|reached|caught up with|interview(?:ed)?|talked|conversation|sat down|met)\b", re.IGNORECASE
)
PAST = re.compile(
    r"\b(?:was|were|had|did|went|came|took|gave|made|left|met|sent|got|said|told|saw|fell|broke|began|held|put|found|ran|rose|spoke|drew|flew|grew|knew|threw|chose|became|dealt|fought|sold|bought|built|cut|hit|lost|won|led|sat|stood|kept|brought|felt|heard|\w{3,}ed)\b",
    re.IGNORECASE,
)
SAME = re.compile(r"\b(?:the same|that) (?:day|evening|night|morning|afternoon)\b", re.IGNORECASE)
BESIDE = re.compile(
    rf"(?P<same>{SAME.pattern})|\b(?:a|the|(?P<many>\w+)) (?:"
    r"(?P<back>days? (?:earlier|before)|previous (?:day|night|evening)|(?:night|evening) before)|"
    r"days? later|days? after|(?:following|next) (?:day|morning|evening))\b",
    re.IGNORECASE,
)
"""A day told by another: "that evening", "two days later", "the following day", "the night before"."""
RELATIVE = re.compile(r"\b(?:who|whose|which)\b")
ISSUED = re.compile(
    r"\b(?:dated|published|issued|released|sent|posted|pasted|put out|read out|made public|printed|aired)\b"
    r"[^,.;:“”\"]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the day on which a paper that speaks was made."""
DIRECTLY = re.compile(r"\s*(?:late |early |also )?(?:on |in )?", re.IGNORECASE)
TOWARDS = (
    "accuse", "ask", "assure", "charge", "convict", "encourage", "inform", "invite", "notify", "order", "press",
    "remind", "suspect", "tell", "urge", "warn",
)  # fmt: skip
"""Verbs with somebody between them and what is said: "accused the army in May of"."""
OCCASION = re.compile(
    r"\bat an? (?:\w+ )?(?:briefing|news conference|meeting|rally|hearing) (?:late |early )?(?:on )?$"
)
ADJUNCT = re.compile(r"\s*,?\s*(?:that|of|to|for|with|as)\b", re.IGNORECASE)
SAID = ("day", "week", "weekend", "month")


class Timing:
    """The dates of one article, by where they stand."""

    def __init__(self, text: str, dateline: date | None, form: str) -> None:
        self.text = text
        self.dateline = dateline
        self.found: tuple[Found, ...] = date_all(text, dateline)
        self.starts = [one.span[0] for one, _ in self.found]
        self.form = form
        self.timed = len(TIMED.findall(text)) >= 3
        headed = form in STATED or self.timed
        self.headings = (
            [(one.span[0], dated) for one, dated in self.found if dated is not None and self.heads(one.span)]
            if headed
            else []
        )

    def heads(self, span: Span) -> bool:
        """Tell whether a date stands in a heading: a short line that is no sentence."""
        low = self.text.rfind("\n", 0, span[0]) + 1
        high = self.text.find("\n", span[1])
        line = self.text[low : high if high >= 0 else len(self.text)].strip()
        return len(line) < 110 and not line.endswith((".", "?", "!", "”", '"', "’", "'"))

    def of_form(self, place: int, venue: str) -> Dated | None:
        """Return the day that an entry, a readout or a post bears: that of the heading above it, or the article's."""
        if not self.timed and not (self.form in STATED and venue == self.form):
            return None
        if self.form == "interview":
            met = self._met(place)
            if met is not None or not RADIO.search(self.text[:HEAD]):
                return met
        above = [dated for start, dated in self.headings if start < place and dated.precision == "day"]
        if above:
            return Dated(above[-1].value, "day", words=above[-1].words, span=above[-1].span, basis="the heading above")
        return Dated(self.dateline.isoformat(), "day", basis="the date the article bears") if self.dateline else None

    def _met(self, place: int) -> Dated | None:
        """Return the day on which an interview's opening says that they met."""
        for one, dated in self.found:
            if one.span[0] > place:
                break
            if (
                dated is not None
                and dated.precision == "day"
                and MET.search(self.text, max(0, one.span[0] - 90), one.span[1] + 40)
            ):
                return dated
        return None

    def lies_ahead(self, dated: Dated) -> bool:
        """Tell whether a day is behind that of the article: nothing in it was said then."""
        first = first_of(dated.value)
        return self.dateline is not None and first is not None and first > self.dateline

    def told_before(self, place: int) -> date | None:
        """Return the last day that is told before a place, in its paragraph or the one above, and not ahead."""
        start = self.text.rfind("\n\n", 0, max(0, self.text.rfind("\n\n", 0, place))) + 1
        for _, dated in reversed(self.within([(start, place)])):
            if dated is not None and dated.precision == "day" and len(dated.value) == len("2031-03-14"):
                day = date.fromisoformat(dated.value)
                if self.dateline is None or day <= self.dateline:
                    return day
        return None

    def within(self, spans: list[Span]) -> list[Found]:
        """Return the dates that stand within some stretches of the text."""
        out: list[Found] = []
        for low, high in spans:
            at = bisect_left(self.starts, low)
            while at < len(self.found) and self.starts[at] < high:
                if self.found[at][0].span[1] <= high:
                    out.append(self.found[at])
                at += 1
        return out


def said(timing: Timing, saying: Saying, low: int, high: int, venue: str) -> Dated | None:
    """Return the day of saying, from the words around the cue (`low` to `high`) or from the article's form."""
    near = _around(timing, saying, low, high)
    if near is not None and timing.lies_ahead(near):
        return None
    return near if near is not None else timing.of_form(saying.sentence.start, venue)


def _around(timing: Timing, saying: Saying, low: int, high: int) -> Dated | None:
    cue = saying.cue or saying.speaker
    if cue is None:
        return None
    inside = adjunct(timing, saying)
    if inside is not None:
        return inside[1]
    best: tuple[int, Dated] | None = None
    spans = [(max(a, low), min(b, high)) for a, b in frame_spans(saying) if a < high and b > low]
    for one, dated in timing.within(spans):
        if (
            dated is None
            or dated.precision not in SAID
            or not (one.role == "event" or (one.role == "deadline" and one.span[0] < cue[0]))
        ):
            continue
        if _of_the_speaker(timing.text, saying, one.span) or _of_the_one_before(timing.text, saying, one.span, low):
            continue
        if BESIDE.fullmatch(one.words):
            continue
        if timing.text.endswith(("dated ", "dated on "), 0, one.span[0]):
            return dated
        if _set_apart(timing.text, saying, one.span):
            continue
        gap = one.span[0] - cue[1] if one.span[0] >= cue[1] else cue[0] - one.span[1] + 10
        if saying.how == "refusal" and one.span[0] > saying.content[-1][1]:
            gap += 1_000
        if best is None or gap < best[0]:
            best = gap, dated
    return best[1] if best else _same_day(timing, saying, spans)


def _of_the_speaker(text: str, saying: Saying, span: Span) -> bool:
    """Tell whether a date tells who speaks ("the minister since Friday"), and not when: "a letter dated Friday"."""
    if saying.speaker is None or span[0] < saying.speaker[0]:
        return False
    low, high = saying.speaker
    if span[0] >= high:
        before = saying.cue is not None and span[0] < saying.cue[0]
        return before and RELATIVE.search(text, high, span[0]) is not None
    return not (is_occasion(text, span[1]) or ISSUED.search(text, low, span[0]))


def _set_apart(text: str, saying: Saying, span: Span) -> bool:
    """Tell whether a date behind the cue is of what is said, which goes on: "she says, on 1 April, while"."""
    behind = saying.cue[1] if saying.cue is not None else 0
    return (
        text.startswith(",", behind) and 0 <= span[0] - behind < len(", early on ") and saying.content[-1][0] > span[1]
    )


def _of_the_one_before(text: str, saying: Saying, span: Span, low: int) -> bool:
    """Tell whether a date right behind another saying in the sentence is that one's: "said on Friday, but they"."""
    behind = text[low : span[0]]
    return low > saying.sentence.start and DIRECTLY.fullmatch(behind) is not None and text[span[1] : span[1] + 1] == ","


def _same_day(timing: Timing, saying: Saying, spans: list[Span]) -> Dated | None:
    """Return the day told of before, where the saying was "the same evening", "a day later" or "that night"."""
    found = next((m for low, high in spans if (m := BESIDE.search(timing.text, low, high)) is not None), None)
    before = timing.told_before(saying.sentence.start) if found is not None else None
    if found is None or before is None:
        return None
    day = moved(before, found)
    if timing.dateline is not None and day > timing.dateline:
        return None
    return Dated(day.isoformat(), "day", found.group(), found.span(), TOLD)


def moved(day: date, words: re.Match[str]) -> date:
    """Return the day that is told by another: "the same day", "two days earlier", "the following day"."""
    if words["same"]:
        return day
    many = rules("en")["figures"].get((words["many"] or "one").lower(), words["many"])
    days = int(many) if str(many).isdigit() else 1
    return day + timedelta(days=-days if words["back"] else days)


def adjunct(timing: Timing, saying: Saying) -> Found | None:
    """Return the day between the cue and what is said: "told them on Friday that"."""
    if saying.cue is None:
        return None
    for one, dated in timing.within([(saying.cue[1], min(saying.cue[1] + 110, saying.sentence.end))]):
        between = timing.text[saying.cue[1] : one.span[0]]
        following = timing.text[one.span[1] : one.span[1] + 7].strip(" ,")
        short = (
            len(between.split()) <= 2
            or following.startswith("that")
            or (saying.base in TOWARDS and following.startswith(("of ", "to ")))
            or (OCCASION.search(between) is not None and following.startswith("as "))
        )
        if (
            len(between.split()) > 9
            or not short
            or re.search(r"[“”\".;:]", between)
            or PAST.search(between.replace(" dated", ""))
        ):
            return None
        if dated is not None and dated.precision in SAID and ADJUNCT.match(timing.text, one.span[1]):
            return one, dated
    return None


def said_before(timing: Timing, saying: Saying, low: int) -> Dated | None:
    """Return the day that the sentence before tells, from `low` on: "She came out on Monday night. ..."."""
    found = [
        dated
        for one, dated in timing.within([(low, saying.sentence.start)])
        if dated is not None and dated.precision == "day" and one.role == "event"
    ]
    return found[-1] if len(found) == 1 else None


def is_occasion(text: str, at: int) -> bool:
    """Tell whether a date stands before an occasion: "in his Saturday statement"."""
    return bool(
        re.match(
            r"(?:[’']s)?\s+(?:statement|briefing|news|press|interview|speech|post|letter|address|meeting|debate|session|hearing|remarks|report)",
            text[at : at + 24],
        )
    )
