"""When the thing that is told of happened or is to happen: as far as what was said tells, and no further."""

from __future__ import annotations

import re
from datetime import date

from goodoffices.press.dates import Expression, Tense, resolve, tense_at
from goodoffices.press.dates.calendar import first_of
from goodoffices.press.dates.counting import DATELINE, FROM_STATEMENT
from goodoffices.press.dates.dating import TOLD
from goodoffices.press.dates.meanings import Weekday
from goodoffices.press.frames import Paragraph
from goodoffices.press.language import words as listed
from goodoffices.press.said import Saying
from goodoffices.press.timing import BESIDE, PAST, Timing, adjunct, is_occasion, moved
from goodoffices.press.values import Dated, Span

PROMISING = listed("timing promising")
DAYS = listed("days")
BACK = re.compile(r"\b(?:back|again|then|at the time)\b", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:will|would|shall|won[’']t|wouldn[’']t|is to|are to|was to|were to|going to|must|should|[’']ll|[’']d)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?<!\bbe )(?!expected|planned|scheduled|hoped|needed|wanted|supposed|promised|proposed|agreed|offered|ordered)"
    r"(?:\w{3,}ed|held|made|struck|begun|taken|given|met|sent|put|won|lost|left|shot|hit|broken)\s+"
    r"(?:late |early )?(?:on |in )?$"
)
"""What stands before a day on which something was done: "a deal reached on"; "will be reached on" is none."""
OF_A_NOUN = re.compile(r"\b(?:the|an?|this|that|its|his|her|their|our|my)\s+$", re.IGNORECASE)
NOUN = re.compile(r" (?!of\b|and\b|or\b)[a-z]{3,}")
"""A date between an article and a noun tells which thing it is: "the November 18 paper"."""
OWNING = re.compile(r"[’']s? [a-z]{3,}")
OR_ANOTHER = re.compile(rf" (?:or|to) (?i:{'|'.join(sorted(listed('months')))})\b")
"""What stands behind one of two months: "in January or February 2032"."""
ASIDE = re.compile(
    r"\b(?:that|which) (?:\w+ed|(?!his|its|this|has|is|was)\w+[^s]s|began|was|were|had|has|did|took|came|fell|ran) "
    r"[^,.;]{0,30}$|, (?!dated)(?:\w{3,}ed|made|drawn|written|built|born|sent|given) (?:on |in )?$|"
    r"\bbackdated to $|\bas \w+ had [^.;]{0,40}$"
)
"""What stands before a date of something told of in passing: "a truce that began on"."""
MAYBE = re.compile(r"\b(?:could|might|may)\b[^.;]{0,60}$", re.IGNORECASE)
LIKE = re.compile(
    r"\b(?:as|than|like|since)(?: in| on)?\s*$|\bthe same (?!day|evening|night|morning)[^.;]{1,40}$", re.IGNORECASE
)
NEARER = 3
"""How many times nearer one of two years must be for the verb not to count."""
PRECISE = ("day", "week", "weekend", "month", "quarter", "season", "half", "year")


def event(timing: Timing, saying: Saying, day: Dated | None, paragraph: Paragraph) -> Dated | None:
    """Return when what is told of happened or is to happen: the first date within what was said."""
    if saying.how in ("refusal", "referral"):
        # what is not spoken about may have a date, and has not happened by being left out
        return None
    taken = adjunct(timing, saying)
    for one, dated in timing.within(sorted(saying.content)):
        if (taken is not None and taken[0] is one) or not _happens(timing, one):
            continue
        quoted = saying.how in ("turn", "label") or _quoted(one.span, paragraph)
        said_on = _the_day(day) if quoted or timing.timed else None
        base = said_on or timing.dateline
        if said_on or quoted or "counted" in (dated.basis if dated else ""):
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
        base = timing.told_before(low) if found["same"] else _the_day(day) if found["back"] else None
        if base is not None:
            basis = TOLD if found["same"] else FROM_STATEMENT
            return Dated(moved(base, found).isoformat(), "day", found.group(), found.span(), basis)
    return None


def _the_day(dated: Dated | None) -> date | None:
    return date.fromisoformat(dated.value) if dated is not None and dated.precision == "day" else None


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
    return tense if behind or tense == "future" else "unknown"


def _counted(one: Expression, base: date | None, tense: Tense, basis: str) -> Dated | None:
    """Return a date counted from a base; where nothing tells whether it lies ahead, the nearest."""
    if base is None:
        return resolve(one, base, tense, basis=basis)
    back, ahead = resolve(one, base, "past", basis=basis), resolve(one, base, "future", basis=basis)
    if back is None or ahead is None or back == ahead or one.words.lower() in DAYS:
        return resolve(one, base, tense, basis=basis)
    firsts = (first_of(back.value), first_of(ahead.value))
    if firsts[0] is None or firsts[1] is None:
        return resolve(one, base, tense, basis=basis)
    behind, before = abs((firsts[0] - base).days), abs((firsts[1] - base).days)
    if tense == "unknown" and back.precision == "weekend":
        return back
    # of one that is so much further away the year would be given, whatever the verb
    nearer = min(behind, before) * NEARER <= max(behind, before)
    if tense == "unknown" or (nearer and one.role != "deadline" and not isinstance(one.meaning, Weekday)):
        return back if behind <= before else ahead
    return back if tense == "past" else ahead


def _happens(timing: Timing, one: Expression) -> bool:
    """Tell whether a date is of a thing that happens: not "since 2019", but "from 14 November" ahead."""
    before = timing.text[max(0, one.span[0] - 90) : one.span[0]]
    if LIKE.search(before) or ASIDE.search(before) or is_occasion(timing.text, one.span[1]):
        return False
    if OF_A_NOUN.search(before) and NOUN.match(timing.text, one.span[1]):
        return False
    yearly = one.words.endswith("year") and OWNING.match(timing.text, one.span[1])
    if yearly or OR_ANOTHER.match(timing.text, one.span[1]):
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
