"""Names and numbers as they stand in a file, so that they are read back as they were."""

from __future__ import annotations

import re
from fractions import Fraction

from goodoffices.packages.faults import BadScenario, Fault
from goodoffices.packages.reading.asking import MOST_NAME, fits_name
from goodoffices.packages.reading.nodes import shown

SHORT = 40
"""Digits of a number that is written as it is."""
_PLAIN = re.compile(r"[^\W\d_](?:[\w /()-]*[\w)])?")
_WORDS = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf", "infinity"}


def checked(name: str) -> str:
    """Return a name that can be read back. Raises BadScenario: "name-unwritable"."""
    if not fits_name(name):
        raise BadScenario(Fault(code="name-unwritable", params={"found": shown(name) or "“”", "limit": MOST_NAME}))
    return name


def quoted(name: str) -> str:
    """Return a name as YAML: as it stands where nothing can be taken for anything else, or in double quotes."""
    if _PLAIN.fullmatch(checked(name)) and name.lower() not in _WORDS:
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def exact(number: Fraction) -> str:
    """Return a number exactly: with a point where its digits come to an end, as a fraction where they do not."""
    rest, places = number.denominator, 0
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
            places += 1
    if rest != 1 or places > 40:
        return f"{number.numerator}/{number.denominator}"
    return decimal(number, places)


def decimal(number: Fraction, places: int) -> str:
    """Return a number rounded to so many places behind the point, without noughts at its end."""
    whole = round(abs(number) * 10**places)
    sign = "-" if number < 0 and whole else ""
    digits = f"{whole:0{places + 1}d}"
    before, behind = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return f"{sign}{before}.{behind}" if behind else sign + before


def no_less(number: Fraction, places: int = 18) -> str:
    """Return a number as it is where it can be read back so, or rounded up to so many places behind the point."""
    said = exact(number)
    if max(map(len, said.split("/"))) <= SHORT:
        return said
    return decimal(Fraction(-((-number * 10**places) // 1), 10**places), places)


def plain(number: float) -> str:
    """Return a number of Python's as it is read back: a whole one without a point."""
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(float(number))
