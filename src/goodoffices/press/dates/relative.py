"""Dates that are counted from another: weekdays, "last week", "ten days ago", "two weeks earlier"."""

from __future__ import annotations

import re

from goodoffices.press.dates.absolute import part_of
from goodoffices.press.dates.meanings import Frame, Meaning, Shift, Stretch, Unclear, Unit, Weekday
from goodoffices.press.dates.rules import Rule, rule, word_after, word_before
from goodoffices.press.dates.words import plain, words

_OF = words()
Match = re.Match[str]
_ENDED = re.compile(r"[^\S\n]*(?:[.,;:!?)\]”\"’—–\n]|$|(?:and|but|when|that)\b)")


def _in_a_name(match: Match) -> bool:
    # a newspaper called "Today", a programme called "This Week"
    before = word_before(match)
    return before == "usa" or (match[0].istitle() and before.endswith("'s"))


def _day_word(match: Match) -> Meaning | None:
    if _in_a_name(match):
        return None
    return Shift(_OF.day_words[plain(match["dayofwords"])], "day", exact=True)


def _plain_weekday(match: Match) -> Meaning | None:
    before = word_before(match)
    if before in _OF.no_weekday_after:
        return None
    if word_after(match) in _OF.habits and before not in _OF.before_habit:
        return None
    said = match.groupdict()
    which = said.get("which")
    behind = plain(said.get("behind") or "")
    told = which is None and before == "following"
    meant = _OF.which[plain(which)] if which else _BEHIND.get(behind)
    return Weekday(_OF.weekday(said["weekday"]), meant, None, int(behind == "week"), told)


_BEHIND = {"last": -1, "next": 1, "gone": -1, "past": -1}


def _told_weekday(match: Match) -> Meaning | None:
    return Weekday(_OF.weekday(match["weekday"]), _OF.told_which[plain(match["toldwhich"])], told=True)


def _weekday_of_week(match: Match) -> Meaning | None:
    return Weekday(_OF.weekday(match["weekday"]), None, _OF.which[plain(match["of"])])


def _counted(match: Match, sign: int) -> tuple[int, Unit]:
    many, unit = _OF.units[plain(match["unit"])]
    return sign * many * _OF.number(match["number"]), unit


def _about(match: Match) -> bool:
    return match.groupdict().get("hedge") is not None


def _ago(match: Match) -> Meaning | None:
    count, unit = _counted(match, -1)
    on = match.groupdict().get("on")
    if on and plain(on).split()[-1] not in ("today",):
        # "a week ago Thursday" is the Thursday before last to some, the last one to others
        return Unclear("ambiguous")
    return Shift(count, _spoken(match, unit), _about(match) or _loose(match), on is not None)


def _spoken(match: Match, unit: Unit) -> Unit:
    return "decade" if plain(match["unit"]) in ("decade", "century") else unit


def _loose(match: Match) -> bool:
    return plain(match["unit"]) in ("decade", "century") or plain(match["number"]).startswith("a couple")


def _told(match: Match) -> Meaning | None:
    back = match.groupdict().get("earlier") is not None
    word = plain(match["earlier"] if back else match["later"])
    if word not in ("earlier", "later", "beforehand", "afterwards", "thereafter") and not _ENDED.match(
        match.string, match.end()
    ):
        # counted from an event that has no date: "two days after the talks"
        return Unclear("vague")
    count, unit = _counted(match, -1 if back else 1)
    return Shift(count, unit, _about(match), told=True)


def _ahead(match: Match) -> Meaning | None:
    if word_before(match) == "time":
        # "for the first time in ten years" looks back and names no day
        return Unclear("vague")
    count, unit = _counted(match, 1)
    ahead = match[0].lower().startswith(("in", "within")) and match.groupdict().get("time") is None
    return Shift(count, unit, _about(match), ahead_only=ahead)


def _stretch(match: Match) -> Meaning | None:
    count, unit = _counted(match, _way(match))
    return Stretch(count, unit)


def _way(match: Match) -> int:
    return 1 if plain(match["way"]) in ("next", "coming") else -1


def _one_stretch(match: Match) -> Meaning | None:
    # "the last year of her term" is a thing; "in the last year" is a stretch of time
    if word_after(match) in ("of", "in") or (plain(match["way"]) != "past" and word_before(match) not in _WITHIN):
        return None
    many, unit = _OF.units[plain(match["unit"])]
    return Stretch(_way(match) * many, unit)


_WITHIN = ("in", "over", "during", "for", "throughout", "within")


def _frame(match: Match) -> Meaning | None:
    if _in_a_name(match):
        return None
    unit = plain(match["frame"])
    return Frame(unit, _OF.which[plain(match["which"])], part_of(match))  # type: ignore[arg-type]


def _weekend(match: Match) -> Meaning | None:
    if word_before(match) not in _OF.before_weekend or word_after(match) in ("of", "before", "after"):
        return None
    return Frame("weekend", None)


def _end_of(match: Match) -> Meaning | None:
    return Frame(plain(match["frame"]), 0, part_of(match) if "part" in match.groupdict() else "end")  # type: ignore[arg-type]


def _told_frame(match: Match) -> Meaning | None:
    return Frame(plain(match["frame"]), _OF.told_which[plain(match["toldwhich"])], told=True)  # type: ignore[arg-type]


def _told_before(match: Match) -> Meaning | None:
    if not _ENDED.match(match.string, match.end()):
        return Unclear("vague")
    return Frame(plain(match["frame"]), -1 if match["way"].lower() == "before" else 1, told=True)  # type: ignore[arg-type]


def _told_day(match: Match) -> Meaning | None:
    name = plain(match["toldday"])
    if name in _OF.needs_an_end and not _ENDED.match(match.string, match.end()):
        return Unclear("vague")
    return Shift(_OF.told_days[name], "day", exact=True, told=True)


def _vague(match: Match) -> Meaning | None:
    return Unclear("vague")


_LEAD = r"(?:<earlyorlate> (?:on )?)?"
_LATER = r"(?:,? (?:<timeofday>|<earlyorlate2>))?"
_FRAME = r"(?P<frame>week|weekend|month|quarter|year|decade|century)(?! and a half)"
_TIME = r"(?:['’]s?)?(?: time)"

RULES: tuple[Rule, ...] = (
    rule("<earlyorlate> late <dayofwords>", rf"{_LEAD}(?:late )?<dayofwords>(?: <timeofday>)?", _day_word),
    rule(
        "<earlyorlate> <weekday>",
        rf"{_LEAD}<weekday>(?: <timeofday>)?,? (?:of )?(?P<of>last|this|next) week",
        _weekday_of_week,
    ),
    rule("last this next", r"(?P<of>last|this|next) week['’]s <weekday>", _weekday_of_week),
    rule("<earlyorlate> <toldwhich>", rf"{_LEAD}<toldwhich> <weekday>(?: <timeofday>)?", _told_weekday),
    rule("<earlyorlate> on <which>", rf"{_LEAD}(?:on )?<which> <weekday>(?: <timeofday>)?", _plain_weekday),
    rule(
        "<earlyorlate> <weekday>",
        rf"{_LEAD}<weekday>(?: <timeofday>)? (?P<behind>last|next|gone|past|week)(?! "
        rf"(?:week|month|year)| of)",
        _plain_weekday,
    ),
    rule("<earlyorlate> <weekday>", rf"{_LEAD}<weekday>(?: <timeofday>)?", _plain_weekday),
    rule(
        "<hedge> <number>",
        r"(?:<hedge> )?<number> <unit>s?(?: ago| back(?! (?:to|from|in|at|on|home)))(?P<on> "
        r"(?:today|tonight|(?:on )?(?:last )?<weekday>))?",
        _ago,
    ),
    rule(
        "<hedge> <number> <vaguenumber>",
        r"(?:<hedge> )?(?:<number>|<vaguenumber>) (?:<small>s?|and a half) (?:ago|earlier|later)",
        _vague,
    ),
    rule(
        "<hedge> <vaguenumber>",
        r"(?:<hedge> )?<vaguenumber> (?:<unit>|<small>)s? "
        r"(?:ago|back|earlier|later|before|after|from now)",
        _vague,
    ),
    rule(
        "in over during for within",
        r"(?:in|over|during|for|within) (?:the )?(?:past|last|next|coming|previous) <vaguenumber> (?:"
        r"<unit>|<small>)s?",
        _vague,
    ),
    rule(
        "the",
        r"(?:the )(?:past|last|next|coming|previous) (?:few|several|many|couple of) (?:<unit>|"
        r"<small>)s?",
        _vague,
    ),
    rule("<hedge> <number>", r"(?:<hedge> )?<number> <unit>s? (?:<earlier>|<later>)", _told),
    rule("<hedge> <number>", r"(?:<hedge> )?<number> <unit>s? (?:from now|from today|hence)", _ahead),
    rule("in", rf"in (?:<hedge> )?<number> <unit>s?(?P<time>{_TIME})", _ahead),
    rule(
        "in within",
        r"(?:with)?in (?:<hedge> )?<number> <unit>s?(?! (?:ago|earlier|later|before|after|back))",
        _ahead,
    ),
    rule(
        "the this past last next coming previous",
        r"(?:the |this )?(?P<way>past|last|next|coming|previous) <number> <unit>s",
        _stretch,
    ),
    rule("the", r"the (?P<way>past|last|next|coming) <unit>", _one_stretch),
    rule("<part> earlier later <which>", rf"(?:(?:<part>|earlier|later) )?<which> {_FRAME}", _frame),
    rule("the", r"the weekend", _weekend),
    rule("the <part>", r"(?:the )?<part> the (?P<frame>week|month|year|decade|century)(?! of)", _end_of),
    rule("year month", r"(?P<frame>year|month)(?: |-)(?:the )?end", _end_of),
    rule("later earlier <toldwhich>", rf"(?:later |earlier )?<toldwhich> {_FRAME}", _told_frame),
    rule("the", r"the (?P<frame>week|month|year) (?P<way>before|after)", _told_before),
    rule("<toldday>", r"<toldday>", _told_day),
    rule("<vague>", r"<vague>(?! (?:on )?(?-i:[A-Z])| (?:as|today|this|last|in))", _vague),
)
"""The shapes of these dates; where several match at one place, the first that means something is taken."""
