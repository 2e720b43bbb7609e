"""The words that dates are made of in a language, read from its rule file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import msgspec

from goodoffices.press.dates.meanings import Part, Role, Unit

SPACE = r"(?:[^\S\n]+\n?|\n)[^\S\n]*"
"""What stands between two words of a date: a line may end there, a paragraph may not."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every list of words in a rule file of dates; what each is for stands in the file."""

    months: dict[str, int]
    short_months: dict[str, int]
    unsure_months: list[str]
    before_month: list[str]
    sure_before_month: list[str]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    no_weekday_after: list[str]
    habits: list[str]
    before_habit: list[str]
    day_words: dict[str, int]
    times_of_day: list[str]
    early_or_late: list[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    vague_numbers: list[str]
    hedges: list[str]
    units: dict[str, tuple[int, Unit]]
    small_units: list[str]
    which: dict[str, int]
    told_which: dict[str, int]
    parts: dict[str, Part]
    seasons: dict[str, int]
    before_season: list[str]
    feasts: dict[str, tuple[int, int]]
    feast_before: list[str]
    attended: list[str]
    named_days: dict[str, str]
    decades: dict[str, int]
    before_weekend: list[str]
    counted: list[str]
    often_counted: list[str]
    before_year: list[str]
    sure_before_year: list[str]
    numbered: list[str]
    earlier: list[str]
    later: list[str]
    told_days: dict[str, int]
    needs_an_end: list[str]
    vague: list[str]
    roles: dict[Role, list[str]]
    tense: dict[str, list[str]]

    def month(self, written: str) -> int:
        """Return which month a word names, whole or shortened."""
        name = written.lower().rstrip(".")
        return self.months.get(name) or self.short_months[name]

    def weekday(self, written: str) -> int:
        """Return which day of the week a word names, Monday being 0."""
        name = written.lower().rstrip(".")
        return self.weekdays[name] if name in self.weekdays else self.short_weekdays[name]

    def number(self, written: str) -> int:
        """Return the number that digits or words give."""
        name = plain(written.rstrip("] "))
        if name.replace(",", "").isdigit():
            return int(name.replace(",", ""))
        tens, _, ones = name.replace("-", " ").partition(" ")
        return self.numbers.get(name) or self.numbers[tens] + self.numbers[ones]

    def day(self, written: str) -> int:
        """Return the day of the month that digits ("3", "3rd") or a word ("third") give."""
        digits = re.match(r"\d+", written)
        return int(digits[0]) if digits else self.ordinals[plain(written)]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the words of dates in English."""
    return msgspec.yaml.decode(files(__package__).joinpath("en.yaml").read_bytes(), type=Words)


def plain(written: str) -> str:
    """Return words as the rule file has them: lower case, single spaces, straight apostrophes."""
    return " ".join(written.lower().split()).replace("’", "'")


def any_of(listed: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first, as `written` allows them to be written."""
    given = sorted(listed, key=lambda it: (-len(it), it))
    # one look at the first letter spares a try of each
    firsts = "".join(sorted({letter for each in given for letter in ("'’" if each[0] == "'" else each[0])}))
    return f"(?=[{re.escape(firsts)}])(?:" + "|".join(written(each) for each in given) + ")"


def written(word: str) -> str:
    """Return a pattern for a word or phrase, whatever stands between its words and however its apostrophe is set."""
    return re.escape(word).replace(r"\ ", SPACE).replace("'", "['’]")
