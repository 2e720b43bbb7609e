"""What was probably meant by a date that cannot be read: why it is refused, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable

from goodoffices.acts.edtf import LONGEST, Reason, parse
from goodoffices.acts.problems import GoodOfficesError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ORDINAL = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_RELATIVE = re.compile(
    r"\b(yesterday|today|tomorrow|now|tonight|ago|last|next|this|recent(ly)?|soon|earlier|later"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)

_REWRITES: tuple[tuple[Reason, str, str | Callable[[re.Match[str]], str]], ...] = (
    ("spaces", r"\s+(\S.*?)\s*|(\S.*?)\s+", lambda m: m[1] or m[2]),
    ("date-and-time", r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ t_]+([0-9]{1,2}:[0-9:]+)\s*(z|[+-][0-9:]+)?", r"\1T\2\3"),
    ("date-and-time", r"(\S+T)([0-9])(:\S*)", r"\g<1>0\2\3"),
    ("date-and-time", r"(\S+T[0-9]{2})", r"\1:00"),
    ("date-and-time", r"(\S+T[0-9:]+)[.,][0-9]+(Z|[+-][0-9:]+)?", r"\1\2"),
    ("offset", r"(\S+T[0-9:]+[+-][0-9]{2})([0-9]{2})", r"\1:\2"),
    ("zeros", r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([~?%]?)", lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}{m[4]}"),
    ("zeros", r"([0-9]{4})-([0-9])([~?%]?)", r"\1-0\2\3"),
    ("separators", r"([0-9]{4})[/. ]([0-9]{1,2})[/. ]([0-9]{1,2})", r"\1-\2-\3"),
    ("separators", r"([0-9]{4})/([0-9]{1,2})", r"\1-\2"),
    ("separators", r"([0-9]{4})([0-9]{2})([0-9]{2})", r"\1-\2-\3"),
    ("qualifier-place", r"([~?%])(.+)", r"\2\1"),
    ("qualifier-place", r"(.+?)(?:~\?|\?~)", r"\1%"),
    ("qualifier-place", r"([0-9X-]+)([~?%])(-[0-9X-]+)", r"\1\3\2"),
    ("qualifier-place", r"(\[.*\])([~?%])", lambda m: re.sub(r"([0-9X])(?=\.\.|,|])", rf"\g<1>{m[2]}", m[1])),
    ("words", rf"{_ORDINAL} (?:of )?{_MONTH},? ([0-9]{{4}})", lambda m: f"{m[3]}-{_number(m[2])}-{m[1]:0>2}"),
    ("words", rf"{_MONTH} {_ORDINAL},? ([0-9]{{4}})", lambda m: f"{m[3]}-{_number(m[1])}-{m[2]:0>2}"),
    ("words", rf"{_MONTH},? ([0-9]{{4}})", lambda m: f"{m[2]}-{_number(m[1])}"),
    ("words", r"(?:about|around|circa|ca?\.|approx\.?|approximately|roughly) ?(.+)", lambda m: f"{_fixed(m[1])}~"),
    ("words", r"(?:before|by|until|till|no later than|on or before) (.+)", lambda m: f"[..{_fixed(m[1])}]"),
    ("words", r"between (.+?) and (.+)", lambda m: f"[{_fixed(m[1])}..{_fixed(m[2])}]"),
    ("words", r"(?:from )?(.+?) ?(?: to | until | - |[–—]) ?(.+)", lambda m: f"{_fixed(m[1])}/{_fixed(m[2])}"),
    ("words", r"(?:after|since|from|not before|on or after) (.+)", lambda m: f"[{_fixed(m[1])}..]"),
    ("words", r"(.+?) or (.+)", lambda m: f"[{_fixed(m[1])},{_fixed(m[2])}]"),
    ("brackets", r"([^][{}]*\.\.[^][{}]*)", r"[\1]"),
    ("brackets", r"(\[[^][]*|[^][]*\])", lambda m: "[" + m[1].strip("[]") + "]"),
    ("interval", r"([^/]+)/", r"\1/.."),
    ("interval", r"/([^/]+)", r"../\1"),
    ("all-of", r"\{([^{}]*)\}", r"[\1]"),
    ("part", r"([^/]+)/([^/]+)", lambda m: f"{_fixed(m[1])}/{_fixed(m[2])}"),
    ("part", r"\[(.+)\]", lambda m: "[" + "".join(_fixed(part) for part in re.split(r"(\.\.|,)", m[1])) + "]"),
    ("capitals", r"(.*[a-z].*)", lambda m: m[1].upper()),
    ("spaces", r"(.*\S\s+\S.*)", lambda m: re.sub(r"\s+", "", m[1])),
)
_COMPILED = tuple((reason, re.compile(pattern, re.I), to) for reason, pattern, to in _REWRITES)
_DAY_OR_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})")
_TIME_ALONE = re.compile(r"[0-9]{1,2}([:.][0-9]{2}){1,2} ?(am|pm|Z|h)?|[0-9]{1,2} ?(am|pm|h)", re.I)
_YEARS = re.compile(r"-[0-9]{4}(-.*)?|[+-]?[0-9]{5,7}|Y-?[0-9]+.*")


def _number(month: str) -> str:
    return f"{_MONTHS.index(month[:3].lower()) + 1:02}"


def _reads(text: str) -> bool:
    try:
        parse(text)
    except GoodOfficesError:
        return False
    return True


def _either_first(text: str) -> tuple[Reason, str] | None:
    match = _DAY_OR_MONTH_FIRST.fullmatch(text)
    if not match:
        return None
    one, other, year = match.groups()
    readings = dict.fromkeys((f"{year}-{other:0>2}-{one:0>2}", f"{year}-{one:0>2}-{other:0>2}"))
    return "day-or-month-first", " or ".join(reading for reading in readings if _reads(reading))


def _fixed(inner: str) -> str:
    if _reads(inner):
        return inner
    found = _rewritten(inner, 0)
    return found[1] if found else inner


def _rewritten(text: str, depth: int) -> tuple[Reason, str] | None:
    for reason, pattern, to in _COMPILED:
        match = pattern.fullmatch(text)
        if not match:
            continue
        candidate = match.expand(to) if isinstance(to, str) else to(match)
        if _reads(candidate):
            return reason, candidate
        deeper = _rewritten(candidate, depth - 1) if depth and candidate != text else None
        if deeper:
            return reason, deeper[1]
    return None


def explain(value: str) -> tuple[Reason, str]:
    """Return why a value of the wrong shape is refused, and what to write instead ("" when nobody can tell)."""
    if len(value) > LONGEST:
        return "too-long", ""
    text = value.strip()
    found = _either_first(text) or _rewritten(value, 3)
    if found:
        return found
    if _YEARS.fullmatch(text):
        return "year-range", ""
    if _TIME_ALONE.fullmatch(text):
        return "time-alone", ""
    if _RELATIVE.search(text):
        return "relative", ""
    if "X" in text and set(text) <= set("0123456789X-~?%"):
        return "unspecified-place", ""
    return "shape", ""
