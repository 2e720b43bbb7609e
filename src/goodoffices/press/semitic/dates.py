"""Dates in Arabic and Hebrew news prose, in the meanings that English ones have, so that they are counted alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from goodoffices.press.dates.calendar import LEAP, real
from goodoffices.press.dates.counting import resolve
from goodoffices.press.dates.meanings import Day, Expression, Frame, Meaning, Month, Role, Shift, Tense, Weekday, Years
from goodoffices.press.semitic.rules import rules
from goodoffices.press.semitic.words import Line, line, plain
from goodoffices.press.values import Span

__all__ = ["Expression", "find", "resolve", "tense_at"]

Match = re.Match[str]
REACH = 160
"""How many characters before a date are looked at for a tense, in its own sentence."""
_STOP = re.compile(r"[.?!؟\n]")
LANGUAGES = ("ar", "he")


class Words(NamedTuple):
    """The words of dates in one language, and the shapes made of them, most telling first."""

    raw: dict[str, Any]
    shapes: tuple[tuple[re.Pattern[str], Callable[[Match, Words], Meaning | None]], ...]
    roles: tuple[tuple[Role, re.Pattern[str]], ...]
    signs: re.Pattern[str]
    """What every date has something of: digits, or the name of a day, a month or a stretch of time."""
    future: re.Pattern[str]
    past: re.Pattern[str]


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Expression, ...]:
    """Return every date expression in Arabic or Hebrew in a stretch of a text, in order."""
    given = line(text, start, len(text) if end is None else end)
    found: list[Expression] = []
    taken: list[Span] = []
    for code in LANGUAGES:
        if not words(code).signs.search(given.words):
            continue
        found += _in_language(text, given, words(code), taken)
    return tuple(sorted(found, key=lambda one: one.span))


def tense_at(text: str, span: Span) -> Tense:
    """Return whether the words of a date's sentence look ahead or back; "unknown" where none tells."""
    start = max(
        (match.end() for match in _STOP.finditer(text, max(0, span[0] - REACH), span[0])),
        default=max(0, span[0] - REACH),
    )
    stop = _STOP.search(text, span[1], span[1] + REACH // 2)
    before = line(text, start, span[0]).words
    after = line(text, span[1], stop.start() if stop else min(len(text), span[1] + REACH // 2)).words
    for code in LANGUAGES:
        if words(code).future.search(before) or words(code).future.search(after):
            return "future"
    return "past" if any(words(code).past.search(before) for code in LANGUAGES) else "unknown"


def _in_language(text: str, given: Line, of: Words, taken: list[Span]) -> list[Expression]:
    found: list[Expression] = []
    for shape, mean in of.shapes:
        for match in shape.finditer(given.words):
            low, high = match.span("date")
            if any(low < b and a < high for a, b in taken):
                continue
            meaning = mean(match, of)
            if meaning is not None:
                taken.append((low, high))
                span = given.span(low, high)
                found.append(Expression(span, text[span[0] : span[1]], meaning, _role(given.words[:low], of)))
    return found


def _role(before: str, of: Words) -> Role:
    return next((role for role, pattern in of.roles if pattern.search(before[-40:])), "event")


@cache
def words(code: str) -> Words:
    """Return the words and shapes of dates of "ar" or "he"."""
    raw = {key: _plain(value) for key, value in rules(code).raw["dates"].items()}
    attached = "(?:[وفبل]|ول|وب|لل)?" if code == "ar" else "(?:[ובלמהש]-?|וב|ול|ומ|מה|שב|כש)?"
    pieces = _pieces(raw, attached)
    shapes = tuple((_shape(template, pieces), mean) for template, mean in SHAPES)
    roles: tuple[tuple[Role, re.Pattern[str]], ...] = (
        ("deadline", _ends(raw["deadline"])),
        ("since", _ends(raw["since"])),
    )
    ahead = "|".join([*raw["future_shapes"], *map(re.escape, raw["future"][1:] if code == "ar" else raw["future"])])
    behind = "|".join(map(re.escape, rules(code).verbs))
    return Words(
        raw,
        shapes,
        roles,
        re.compile("|".join([r"\d", *(_any(raw[key]) for key in ("days", "weekdays", "units", "frames"))])),
        re.compile(rf"(?<!\w)(?:{ahead})(?!\w)"),
        re.compile(rf"(?<!\w)(?:[وفו]?)(?:{behind})(?!\w)"),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {plain(str(key)): each for key, each in value.items()}
    return [each if "[" in str(each) or "(" in str(each) else plain(str(each)) for each in value]


def _ends(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وו]?(?:{_any(listed)}) $")


def _any(listed: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


def _pieces(raw: dict[str, Any], attached: str) -> dict[str, str]:
    month = f"(?:{_any(raw['months'])})"
    return {
        "month": f"{attached}(?P<month>{month})(?: / {month})?",
        "day": f"{attached}(?P<day>3[01]|[12]\\d|0?[1-9])",
        "year": f"{attached}(?P<year>(?:1[89]|20|21)\\d\\d)",
        "ordinal": f"{attached}(?P<ordinal>{_any(raw['ordinals']) or '(?!)'})",
        "yearword": f"{attached}(?:{_any(raw['year_words'])})",
        "inyear": r"ב-(?P<year>(?:1[89]|20|21)\d\d)",
        "counted": r"[^\W\d_]{2,}(?:ים|ות|ين|ون)(?!\w)|" + f"(?:{_any(raw['units'])})",
        "goeson": f"(?:\\d|{_any(raw['weekdays'])}|וחצי|ونصف|من|מה|מאז)",
        "lead": f"{attached}(?:{_any(raw['weekday_before'])}) ",
        "weekday": f"{attached}(?P<weekday>{_any(raw['weekdays'])})",
        "number": f"(?:(?:{_any(raw['hedges'])}) ?)?(?P<number>\\d{{1,3}}|{_any(raw['numbers'])})",
        "hedge": f"(?:(?P<hedge>{_any(raw['hedges'])}) ?)?",
        "unit": f"(?P<unit>{_any(raw['units'])})",
        "ago": f"[وו]?(?:{_any(raw['ago'])})",
        "ahead": f"[وו]?(?:{_any(raw['ahead'])})",
        "frame": f"{attached}(?P<frame>{_any(raw['frames'])})",
        "which": f"(?P<which>{_any(raw['which'])})",
        "ends": f"{attached}(?P<ends>{_any(raw['ends'])})",
        "starts": f"{attached}(?P<starts>{_any(raw['starts'])})",
        "dayword": f"{attached}(?P<dayword>{_any(raw['days'])})",
        "alone": f"(?!{attached}(?:{_any(raw['unsure_weekdays'])})(?!\\w))",
    }


def _shape(template: str, pieces: dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.sub(r"(?<!\?P)<(\w+)>", lambda it: pieces[it[1]], template) + r"(?!\w)")


def _day(match: Match, of: Words) -> Meaning | None:
    said = match.groupdict()
    ordinal = said.get("ordinal")
    month, day = of.raw["months"][said["month"]], of.raw["ordinals"][ordinal] if ordinal else int(said["day"])
    year, weekday = int(said["year"]) if said.get("year") else None, said.get("weekday")
    if real(year or LEAP, month, day) is None:
        return None
    return Day(month, day, year, of.raw["weekdays"][weekday] if weekday else None)


def _digits(match: Match, of: Words) -> Meaning | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Day(month, day, year) if real(year, month, day) else None


def _month(match: Match, of: Words) -> Meaning | None:
    return Month(of.raw["months"][match["month"]], int(match["year"]))


def _which_month(match: Match, of: Words) -> Meaning | None:
    return Month(of.raw["months"][match["month"]], None, "", of.raw["which"][match["which"]])


def _year(match: Match, of: Words) -> Meaning | None:
    return Years(int(match["year"]))


def _weekday(match: Match, of: Words) -> Meaning | None:
    which = match.groupdict().get("which")
    return Weekday(of.raw["weekdays"][match["weekday"]], of.raw["which"][which] if which else None)


def _dayword(match: Match, of: Words) -> Meaning | None:
    return Shift(of.raw["days"][match["dayword"]], "day", exact=True)


def _counted(match: Match, of: Words, sign: int) -> tuple[int, Any, bool]:
    said = match.groupdict()
    many, unit = of.raw["units"][said["unit"]]
    number = said.get("number")
    count = 1 if number is None else int(number) if number.isdigit() else of.raw["numbers"][number]
    about = said.get("hedge") is not None or any(hedge in match["date"] for hedge in of.raw["hedges"] if len(hedge) > 2)
    return sign * many * count, unit, about


def _several(match: Match, of: Words) -> bool:
    """Tell whether days, weeks or years are told of and not how many: "within days"."""
    return match.groupdict().get("number") is None and match["unit"] in of.raw["several"]


def _ago(match: Match, of: Words) -> Meaning | None:
    if _several(match, of):
        return None
    count, unit, about = _counted(match, of, -1)
    return Shift(count, unit, about)


def _ahead(match: Match, of: Words) -> Meaning | None:
    if _several(match, of):
        return None
    count, unit, about = _counted(match, of, 1)
    return Shift(count, unit, about, ahead_only=True)


def _frame(match: Match, of: Words) -> Meaning | None:
    return Frame(of.raw["frames"][match["frame"]], of.raw["which"][match["which"]])


def _end(match: Match, of: Words) -> Meaning | None:
    which = match.groupdict().get("which")
    part = "end" if match.groupdict().get("ends") else "start"
    return Frame(of.raw["frames"][match["frame"]], of.raw["which"][which] if which else 0, part)  # type: ignore[arg-type]


SHAPES: tuple[tuple[str, Callable[[Match, Words], Meaning | None]], ...] = (
    (r"(?P<date>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d))", _digits),
    (r"(?P<date>(?P<d>\d\d?)[./](?P<m>\d\d?)[./](?P<y>\d{4}))", _digits),
    (r"(?P<date>(?P<d>\d\d?) / (?P<m>\d\d?) / (?P<y>\d{4}))", _digits),
    (r"(?P<date>(?:(?:<lead>)?<weekday> ?,? )?<day>(?: من)? <month>(?: [,،])?(?: <yearword>)? <year>)", _day),
    (r"(?P<date>(?:(?:<lead>)?<weekday> (?:[,،(] )?)?<day>(?: من)?(?: שר)? <month>)", _day),
    (r"(?P<date><ordinal> من(?: شهر)? <month>(?:(?: <yearword>)? <year>)?)", _day),
    (r"(?P<date><month> <year>)", _month),
    (r"(?P<date><month> <which>)", _which_month),
    (r"(?P<date><dayword>(?: <weekday>)?)", _dayword),
    (r"(?P<date>(?:<lead>)?<weekday> <which>)", _weekday),
    (r"(?P<date><lead><weekday>)", _weekday),
    (r"(?P<date><alone><weekday>)", _weekday),
    (r"(?P<date><ago> <hedge><number> <unit>)", _ago),
    (r"(?P<date><ago> <hedge><unit>)(?! <goeson>)", _ago),
    (r"(?P<date><ahead> <hedge><number> <unit>)", _ahead),
    (r"(?P<date><ahead> <hedge><unit>)(?! <goeson>)", _ahead),
    (r"(?P<date><ends> <frame>(?: <which>)?)", _end),
    (r"(?P<date><starts> <frame>(?: <which>)?)", _end),
    (r"(?P<date><frame> <which>)", _frame),
    (r"(?P<date><yearword> <year>)", _year),
    (r"(?P<date><inyear>)(?! <counted>)", _year),
    (r"(?:في|منذ|حتى|قبل|بعد|מאז|עד) (?P<date><year>)(?! <counted>)", _year),
)
"""The shapes of these dates, in plain words with one space between them; the first that fits a place is taken."""
