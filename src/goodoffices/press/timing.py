"""When something was said, and when the thing that is told of happened: what the article says, or nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from goodoffices.press.dates import Expression, Tense, date_all, resolve, tense_at
from goodoffices.press.dates.calendar import first_of
from goodoffices.press.dates.counting import DATELINE, FROM_STATEMENT
from goodoffices.press.dates.dating import TOLD
from goodoffices.press.frames import Paragraph
from goodoffices.press.genres import HEAD, RADIO, TIMED
from goodoffices.press.language import rules
from goodoffices.press.language import words as listed
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
PROMISING = listed("timing promising")
DAYS = listed("days")
BACK = re.compile(r"\b(?:back|again|then|at the time)\b", re.IGNORECASE)
SAME = re.compile(r"\b(?:the same|that) (?:day|evening|night|morning|afternoon)\b", re.IGNORECASE)
BESIDE = re.compile(
    rf"(?P<same>{SAME.pattern})|\b(?:a|the|(?P<many>\w+)) (?:"
    r"(?P<back>days? (?:earlier|before)|previous (?:day|night|evening)|(?:night|evening) before)|"
    r"days? later|days? after|(?:following|next) (?:day|morning|evening))\b",
    re.IGNORECASE,
)
"""A day told by another: "that evening", "two days later", "the following day", "the night before"."""
AHEAD = re.compile(
    r"\b(?:will|would|shall|won[’']t|wouldn[’']t|is to|are to|was to|were to|going to|must|should|[’']ll|[’']d)\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\b(?:who|whose|which)\b")
ISSUED = re.compile(
    r"\b(?:dated|published|issued|released|sent|posted|pasted|put out|read out|made public|printed|aired)\b"
    r"[^,.;:“”\"]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the day on which a paper that speaks was made."""
DIRECTLY = re.compile(r"\s*(?:late |early |also )?(?:on |in )?", re.IGNORECASE)
DONE = re.compile(
    r"\b(?<!\bbe )(?!expected|planned|scheduled|hoped|needed|wanted|supposed|promised|proposed|agreed|offered|ordered)"
    r"(?:\w{3,}ed|held|made|struck|begun|taken|given|met|sent|put|won|lost|left|shot|hit|broken)\s+"
    r"(?:late |early )?(?:on |in )?$"
)
"""What stands before a day on which something was done: "a deal reached on"; "will be reached on" is none."""
NOUN = re.compile(r" [a-z]{3,}")
TOWARDS = (
    "accuse", "ask", "assure", "charge", "convict", "encourage", "inform", "invite", "notify", "order", "press",
    "remind", "suspect", "tell", "urge", "warn",
)  # fmt: skip
"""Verbs with somebody between them and what is said: "accused the army in May of"."""
OCCASION = re.compile(
    r"\bat an? (?:\w+ )?(?:briefing|news conference|meeting|rally|hearing) (?:late |early )?(?:on )?$"
)
ASIDE = re.compile(
    r"\b(?:that|which) (?:\w+ed|(?!his|its|this|has|is|was)\w+[^s]s|began|was|were|had|has|did|took|came|fell|ran) "
    r"[^,.;]{0,30}$|, (?!dated)(?:\w{3,}ed|made|drawn|written|built|born|sent|given) (?:on |in )?$|"
    r"\bbackdated to $|\bas \w+ had [^.;]{0,40}$"
)
"""What stands before a date of something told of in passing: "a truce that began on"."""
ADJUNCT = re.compile(r"\s*,?\s*(?:that|of|to|for|with|as)\b", re.IGNORECASE)
MAYBE = re.compile(r"\b(?:could|might|may)\b[^.;]{0,60}$", re.IGNORECASE)
LIKE = re.compile(
    r"\b(?:as|than|like|since)(?: in| on)?\s*$|\bthe same (?!day|evening|night|morning)[^.;]{1,40}$", re.IGNORECASE
)
NEXT_TO = 60
HALF_A_YEAR = 200
"""Days: a date without a year that is nearer than the one is not as far away as the other."""
SAID = ("day", "week", "weekend", "month")
PRECISE = ("day", "week", "weekend", "month", "quarter", "season", "half", "year")


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
    if saying.speaker is None or not saying.speaker[0] <= span[0] < (saying.cue or saying.speaker)[0]:
        return saying.speaker is not None and saying.speaker[0] <= span[0] < saying.speaker[1]
    if span[0] >= saying.speaker[1]:
        return RELATIVE.search(text, saying.speaker[1], span[0]) is not None
    return not (_occasion(text, span[1]) or ISSUED.search(text, saying.speaker[0], span[0]))


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
    day = _moved(before, found)
    if timing.dateline is not None and day > timing.dateline:
        return None
    return Dated(day.isoformat(), "day", found.group(), found.span(), TOLD)


def _moved(day: date, words: re.Match[str]) -> date:
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


def _occasion(text: str, at: int) -> bool:
    """Tell whether a date stands before an occasion: "in his Saturday statement"."""
    return bool(
        re.match(
            r"(?:[’']s)?\s+(?:statement|briefing|news|press|interview|speech|post|letter|address|meeting|debate|session|hearing|remarks|report)",
            text[at : at + 24],
        )
    )


def event(timing: Timing, saying: Saying, day: Dated | None, paragraph: Paragraph) -> Dated | None:
    """Return when what is told of happened or is to happen: the first date within what was said."""
    taken = adjunct(timing, saying)
    for one, dated in timing.within(sorted(saying.content)):
        if (taken is not None and taken[0] is one) or not _happens(timing, one):
            continue
        quoted = saying.how in ("turn", "label") or _quoted(one.span, paragraph)
        dated_entry = day is not None and day.precision == "day" and (quoted or timing.timed)
        base = date.fromisoformat(day.value) if day is not None and dated_entry else timing.dateline
        if dated_entry or quoted or "counted" in (dated.basis if dated else ""):
            basis = FROM_STATEMENT if quoted and day is not None else DATELINE
            counted = _counted(one, base, _tense(timing, one, saying, quoted=quoted), basis)
        else:
            counted = dated
        if counted is not None and counted.precision in PRECISE:
            return counted
    return _beside(timing, saying, day) or _of_paragraph(timing, saying, paragraph)


def _beside(timing: Timing, saying: Saying, day: Dated | None) -> Dated | None:
    """Return the day that is told by that of the saying ("the night before") or by one told of before ("that day")."""
    for low, high in saying.content:
        found = BESIDE.search(timing.text, low, high)
        if found is None or (found["many"] and not found["back"]):
            continue
        said_on = date.fromisoformat(day.value) if day is not None and day.precision == "day" else None
        base = timing.told_before(low) if found["same"] else said_on if found["back"] else None
        if base is not None:
            basis = TOLD if found["same"] else FROM_STATEMENT
            return Dated(_moved(base, found).isoformat(), "day", found.group(), found.span(), basis)
    return None


def told_date(timing: Timing, span: Span) -> Dated | None:
    """Return the first date within the reporter's own words, if what they tell of happened then."""
    happening = (dated for one, dated in timing.within([span]) if _happens(timing, one))
    return next((dated for dated in happening if dated is not None and dated.precision in PRECISE), None)


def _of_paragraph(timing: Timing, saying: Saying, paragraph: Paragraph) -> Dated | None:
    """Return the time that a paragraph sets at its beginning ("In April, ..."), where what is told goes back to it."""
    words = " ".join(timing.text[low:high] for low, high in saying.content)
    if (
        saying.content[0][0] - paragraph.start < 40
        or saying.sentence.start == paragraph.start
        or not BACK.search(words)
    ):
        return None
    for one, dated in timing.within([(paragraph.start, paragraph.start + 30)]):
        fronted = timing.text[paragraph.start : one.span[0]].strip().lower() in ("in", "on", "last", "")
        if fronted and dated is not None and timing.text[one.span[1] : one.span[1] + 1] == ",":
            return Dated(dated.value, dated.precision, dated.words, dated.span, "the time that its paragraph tells of")
    return None


def _tense(timing: Timing, one: Expression, saying: Saying, *, quoted: bool) -> Tense:
    """Return whether a date within what was said lies ahead, by the words before it."""
    before = timing.text[max(saying.content[0][0], one.span[0] - 160) : one.span[0]]
    if DONE.search(before):
        return "past"
    if saying.base in PROMISING or (AHEAD.search(before) and "would have" not in before):
        return "future"
    tense = tense_at(timing.text, one.span, (0, "unknown"))
    behind = PAST.search(before) is not None
    if one.role == "deadline" and behind and tense == "past":
        return "unknown"
    if quoted and not behind:
        return "future" if one.words.lower() in DAYS or tense == "future" else "unknown"
    return tense if PAST.search(before) or tense == "future" else "unknown"


def _counted(one: Expression, base: date | None, tense: Tense, basis: str) -> Dated | None:
    """Return a date counted from a base; where nothing tells whether it lies ahead, the nearest."""
    if base is None:
        return resolve(one, base, tense, basis=basis)
    back, ahead = resolve(one, base, "past", basis=basis), resolve(one, base, "future", basis=basis)
    if back is None or ahead is None or back == ahead or len(one.words.split()) < 2:
        return resolve(one, base, tense, basis=basis)
    firsts = (first_of(back.value), first_of(ahead.value))
    if firsts[0] is None or firsts[1] is None:
        return resolve(one, base, tense, basis=basis)
    behind, before = abs((firsts[0] - base).days), abs((firsts[1] - base).days)
    near, far = min(behind, before), max(behind, before)
    # so far away a year would be given with the date, whatever the verb
    if tense == "unknown" or (near <= NEXT_TO and far >= HALF_A_YEAR):
        return back if behind <= before else ahead
    return back if tense == "past" else ahead


def _happens(timing: Timing, one: Expression) -> bool:
    """Tell whether a date is of a thing that happens: not "since 2019", but "from 14 November" ahead."""
    before = timing.text[max(0, one.span[0] - 90) : one.span[0]]
    if LIKE.search(before) or ASIDE.search(before) or _occasion(timing.text, one.span[1]):
        return False
    if len(one.words) == len("2031") and before.endswith("the ") and NOUN.match(timing.text, one.span[1]):
        return False
    if one.words.lower().startswith("in ") and MAYBE.search(before):
        return False
    if timing.form == "post" and timing.heads(one.span):
        return False
    if one.role in ("event", "deadline"):
        return True
    return one.role == "since" and timing.text[max(0, one.span[0] - 5) : one.span[0] + 4].lower().lstrip().startswith(
        "from"
    )


def _quoted(span: Span, paragraph: Paragraph) -> bool:
    return any(quote.start <= span[0] < quote.end for quote in paragraph.quotations)
