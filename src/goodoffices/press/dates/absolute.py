"""Dates that name a day, a month or a year, with or without the year."""

from __future__ import annotations

import re

from goodoffices.press.dates.calendar import LEAP, real
from goodoffices.press.dates.meanings import (
    Day,
    DayOfMonth,
    Meaning,
    Month,
    Part,
    Piece,
    Range,
    Season,
    TwoDigits,
    Unclear,
    WeekOf,
    Years,
)
from goodoffices.press.dates.rules import Rule, rule, word_after, word_before
from goodoffices.press.dates.words import plain, words

_OF = words()
Match = re.Match[str]


def _year(match: Match, name: str = "year") -> int | None:
    found = match.groupdict().get(name)
    return int(found) if found else None


def _years(match: Match) -> int | None:
    found = match.groupdict().get("of")
    # "the year" is this one
    return _OF.which.get(plain(found), 0) if found else None


def part_of(match: Match) -> Part:
    """Return which part of a month, year or week a match speaks of."""
    found = match.groupdict().get("part")
    return _OF.parts[plain(found)] if found else ""


def _weekday(match: Match) -> int | None:
    found = match.groupdict().get("anyweekday")
    return _OF.weekday(found) if found else None


def _real(month: int, day: int, year: int | None) -> bool:
    return real(year or LEAP, month, day) is not None


def _one_day(match: Match) -> Meaning | None:
    said = match.groupdict()
    month, day, year = _OF.month(said["month"]), _OF.day(said.get("day") or said["dayword"]), _year(match)
    return Day(month, day, year, _weekday(match), _years(match)) if _real(month, day, year) else None


def _joined(match: Match) -> bool:
    # "3 and 5 March" are two days; only "between" makes one stretch of them
    return "and" not in match["join"].lower() or match[0].lower().startswith("between")


def _ordered(first: Day | Month, last: Day | Month) -> Range:
    if first.year is None and last.year is not None:
        back = int(first.month > last.month)
        kept = last.year - back
        first = Day(first.month, first.day, kept) if isinstance(first, Day) else Month(first.month, kept)
    elif last.year is None and first.year is not None:
        kept = first.year + int(first.month > last.month)
        last = Day(last.month, last.day, kept) if isinstance(last, Day) else Month(last.month, kept)
    return Range(first, last)


def _days(match: Match) -> Meaning | None:
    said = match.groupdict()
    if not _joined(match):
        return None
    months = said.get("month") or said["month2"], said.get("month2") or said["month"]
    days = _OF.day(said["day"]), _OF.day(said["day2"])
    pairs = zip(months, days, (_year(match), _year(match, "year2")), strict=True)
    first, last = (Day(_OF.month(month), day, year) for month, day, year in pairs)
    if not _real(first.month, first.day, None) or not _real(last.month, last.day, None):
        return None
    if first.month == last.month and first.day >= last.day and first.year == last.year:
        return None
    return _ordered(first, last)


def _months(match: Match) -> Meaning | None:
    first = Month(_OF.month(match["month"]), _year(match))
    last = Month(_OF.month(match["month2"]), _year(match, "year2"))
    return _ordered(first, last) if _joined(match) else None


def _span_of_years(match: Match) -> Meaning | None:
    first, last = int(match["year"]), int(match["year2"])
    framed = match[0].lower().startswith(("between", "from"))
    if not _joined(match) or not first < last or word_before(match) in _OF.numbered:
        return None
    # "2000 to 2500 people": a range of numbers unless both could be years
    return Range(Years(first), Years(last)) if last < 2100 or framed else None


def _short_years(match: Match) -> Meaning | None:
    first, last = int(match["year"]), int(match["last"])
    if last <= 12 and last > 0:
        # "2011-12" is a month, or two years: where both can be, neither is taken
        return Unclear("ambiguous") if last > first % 100 else Month(last, first)
    return Range(Years(first), Years(first - first % 100 + last)) if last > first % 100 else None


def _iso(match: Match) -> Meaning | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Day(month, day, year) if _real(month, day, year) else None


def _slashed(match: Match) -> Meaning | None:
    first, second, year = int(match["one"]), int(match["two"]), int(match["y"])
    if len(match["y"]) < 4:
        return Unclear("ambiguous") if max(first, second) <= 31 and min(first, second) <= 12 else None
    both = [(m, d) for m, d in {(first, second), (second, first)} if _real(m, d, year)]
    if not both:
        return None
    return Day(*both[0], year) if len(both) == 1 else Unclear("ambiguous")


def _dated_month(match: Match) -> Meaning | None:
    return Month(_OF.month(match["month"]), _year(match), part_of(match), None, _years(match))


def _which_month(match: Match) -> Meaning | None:
    return Month(_OF.month(match["fullmonth"]), None, part_of(match), _OF.which[plain(match["which"])])


def _lone_month(match: Match) -> Meaning | None:
    name, before, after = match["fullmonth"], word_before(match), word_after(match)
    part = part_of(match)
    meant = Month(_OF.months[name.lower()], None, part)
    if name.lower() not in _OF.unsure_months:
        return meant
    if match.string[match.end() : match.end() + 2].replace("’", "'") == "'s" and name.lower() == "may":
        return None
    if not part and before not in _OF.before_month:
        return None
    if after[:1].isupper() and not part and before not in _OF.sure_before_month:
        return None
    return None if _names_a_thing.match(match.string, match.end()) else meant


# "2000 users" is a number, "the 2018 elections" are not
_plural = re.compile(r"[a-z]{2,}(?<!s)(?<!wa)(?<!ha)s")
_names_a_thing = re.compile(r" (?:for|of|on|to) (?:the )?[A-Z]|[-–][A-Za-z]")


def _lone_year(match: Match) -> Meaning | None:
    year, part, before, after = int(match["year"]), part_of(match), word_before(match), word_after(match)
    if before in _OF.numbered or match.string[max(0, match.start() - 1) : match.start()] in tuple("$€£#.,-/:–"):
        return None
    if part or before in _OF.sure_before_year:
        return Years(year, "year", part)
    if after.lower() in _OF.often_counted or not 1800 <= year < 2100:
        return None
    if before not in _OF.before_year and _plural.fullmatch(after):
        return None
    return Years(year)


def _decade(match: Match) -> Meaning | None:
    digits = match["ten"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Years(first, "decade", part_of(match)) if first >= 1920 or len(digits) == 4 else None


def _century(match: Match) -> Meaning | None:
    found = re.match(r"\d+", match["nth"])
    nth = int(found[0]) if found else _OF.ordinals[plain(match["nth"])]
    return Years((nth - 1) * 100, "century", part_of(match)) if 2 <= nth <= 21 else None


def _season(match: Match) -> Meaning | None:
    return Season(_OF.seasons[plain(match["season"])], _year(match), None, _years(match))


def _framed_season(match: Match) -> Meaning | None:
    if word_after(match).lower() in ("of", "from", "in", "into", "apart") and plain(match["season"]) in (
        "fall",
        "spring",
    ):
        return None
    if word_after(match)[:1].isupper():
        return None
    lead = plain(match["beforeseason"]).split()
    which = next((_OF.which[it] for it in lead if it in _OF.which), None)
    return Season(_OF.seasons[plain(match["season"])], None, which)


def _piece(match: Match) -> Meaning | None:
    said = match.groupdict()
    nth = {"last": 4, "final": 4}.get(plain(said["nth"])) or _OF.day(said["nth"])
    unit = plain(said["what"])
    if unit == "half":
        nth = 2 if plain(said["nth"]) in ("last", "final") else nth
    return Piece("half" if unit == "half" else "quarter", nth, _year(match), _years(match)) if nth <= 4 else None


def _short_quarter(match: Match) -> Meaning | None:
    return Piece("quarter", int(match["q"]), _year(match))


def _feast(match: Match) -> Meaning | None:
    name = plain(match["feast"])
    month, day = _OF.feasts[name]
    if name == "christmas" and not _year(match):
        if word_before(match) not in _OF.feast_before and plain(match["lead"] or "") not in _OF.which:
            return None
        if word_after(match) and word_after(match)[0].isupper() | (word_after(match).lower() in _OF.attended):
            return None
    return Day(month, day, _year(match), None, _OF.which.get(plain(match["lead"] or "")))


def _week_of(match: Match) -> Meaning | None:
    day = _one_day(match)
    return WeekOf(day) if isinstance(day, Day) else None


def _two_digits(match: Match) -> Meaning | None:
    before = word_before(match, match.start() - 1)
    return TwoDigits(int(match["two"])) if before in _OF.sure_before_year or before == "of" else None


def _day_of_month(match: Match) -> Meaning | None:
    return DayOfMonth(_OF.day(match["nth"])) if word_before(match) in _before_a_day else None


_before_a_day = frozenset(["on", "by", "until", "till", "since", "for", "before", "after", "from"])


def _named_day(match: Match) -> Meaning | None:
    year, month, day = (int(it) for it in _OF.named_days[plain(match["named"])].split("-"))
    return Day(month, day, year)


_MONTH_DAY = r"(?:<anyweekday>,? )?<month> (?:the )?<day>(?:,? <year>|,? (?:of )?(?P<of>last|this|next) year)?"
_DAY_MONTH = r"(?:<anyweekday>,? )?(?:the )?<day>(?: of)? <month>(?:,? <year>|,? (?:of )?(?P<of>last|this|next) year)?"
_WORD_MONTH = r"(?:<anyweekday>,? )?(?:on )?the <dayword>(?: day)? of <month>(?:,? <year>)?"

RULES: tuple[Rule, ...] = (
    rule("0", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![-\d])", _iso),
    rule("0", r"(?P<y>\d{4})/(?P<m>\d\d?)/(?P<d>\d\d?)(?![/\d])", _iso),
    rule("0", r"(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<y>\d{4}|\d\d)(?![/\d]|\.\d)", _slashed),
    rule(
        "from between <anyweekday> <month>",
        r"(?:from |between )?(?:<anyweekday>,? )?<month> <day>(?:,? <year>)?<join>(?:"
        r"<anyweekday2>,? )?(?:<month2> )?<day2>(?:,? <year2>)?",
        _days,
    ),
    rule(
        "from between the 0",
        r"(?:from |between )?(?:the )?<day>(?:(?: of)? <month>)?(?:,? <year>)?<join>(?:the )?<day2>"
        r"(?: of)? <month2>(?:,? <year2>)?",
        _days,
    ),
    rule("the", r"the week of <month> <day>(?:,? <year>)?", _week_of),
    rule("<anyweekday> <month>", _MONTH_DAY, _one_day),
    rule("<anyweekday> the 0", _DAY_MONTH, _one_day),
    rule("<anyweekday> on the", _WORD_MONTH, _one_day),
    rule(
        "from between <month>",
        r"(?:from |between )?<month>(?: <year>)?<join><month2>(?:(?:,| of)? <year2>)?",
        _months,
    ),
    rule("<part> <month>", r"(?:<part>(?: |-))?<month>(?:,| of)? <year>", _dated_month),
    rule("<part> <month>", r"(?:<part>(?: |-))?<month>(?:,)? (?:of )?(?P<of>last|this|next) year", _dated_month),
    rule("<part> <which>", r"(?:<part>(?: |-))?<which> <fullmonth>", _which_month),
    rule("<part> <month>", r"(?:<part>(?: |-))?<fullmonth>", _lone_month),
    rule("0", r"(?P<year>(?:1[5-9]|20|21)\d\d)[-–/](?P<last>\d\d)(?![-–\d/])", _short_years),
    rule("from between 0", r"(?:from |between )?<year><join><year2>", _span_of_years),
    rule("the <part> 0", r"(?:the )?(?:<part>(?: |-))?(?:the )?(?P<ten>(?:1[5-9]|20)\d0)['’]?s", _decade),
    rule("the", r"the (?:<part>(?: |-))?['’](?P<ten>[3-9]0)s", _decade),
    rule(
        "the <part> 0 twentieth nineteenth eighteenth",
        r"(?:the )?(?:<part>(?: |-))?(?:the )?(?P<nth>\d\d?"
        r"(?:st|nd|rd|th)|twentieth|nineteenth|eighteenth) century",
        _century,
    ),
    rule(
        "<part> the <season>",
        r"(?:<part>(?: |-))?(?:the )?<season>(?: of| in)? (?:<year>|(?P<of>last|this|next) year)",
        _season,
    ),
    rule("<beforeseason>", r"<beforeseason> <season>", _framed_season),
    rule(
        "the first second third fourth last final 0",
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th) "
        r"(?P<what>quarter|half) (?:of )?(?:<year>|(?P<of>last|this|next|the)(?: current)? year)",
        _piece,
    ),
    rule("q", r"Q(?P<q>[1-4])(?: of)? <year>", _short_quarter),
    rule("last next this <feast>", r"(?:(?P<lead>last|next|this) )?<feast>(?:,? <year>)?", _feast),
    rule("<part> 0", r"(?:<part>(?: |-))?<year>", _lone_year),
    rule("0", r"(?<=['’])(?P<two>\d\d)(?!\d|['’]?s)", _two_digits),
    rule("<named>", r"<named>(?!/)", _named_day),
    rule(
        "the",
        r"the (?P<nth>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))(?=[^\S\n]?[,.;:)”\"’'—–]|[^\S\n](?:and|or|but|as|at|for|"
        r"to|when|after|before|because|with|that|he|she|they|it|we|in)(?!\w)|$)",
        _day_of_month,
    ),
    rule("the", r"<decadeword>", lambda match: Years(_OF.decades[plain(match["decadeword"])], "decade")),
)
"""The shapes of these dates; where several match at one place, the first that means something is taken."""

MARKED: tuple[Rule, ...] = (
    rule("0", r"['’]?(?P<two>\d\d)", lambda match: TwoDigits(int(match["two"]))),
    rule(
        "<part> <month>",
        r"(?:<part>(?: |-))?<month>",
        lambda match: Month(_OF.month(match["month"]), None, part_of(match)),
    ),
    rule("<part> 0", r"(?:<part>(?: |-))?<year>", lambda match: Years(int(match["year"]), "year", part_of(match))),
)
"""What is taken for a date only where somebody says that one stands there."""
