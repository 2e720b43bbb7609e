"""Errors in words: a sentence for every code, which says what is wrong and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.packages import (
    words_dividing,
    words_doubt,
    words_faces,
    words_folding,
    words_improving,
    words_programs,
    words_reading,
    words_space,
)
from goodoffices.packages.faults import BadScenario, Fault, PackagesError

WORDS: dict[str, str] = {
    **words_space.WORDS,
    **words_dividing.WORDS,
    **words_doubt.WORDS,
    **words_faces.WORDS,
    **words_folding.WORDS,
    **words_improving.WORDS,
    **words_programs.WORDS,
    **words_reading.WORDS,
}


def say(code: str, **params: object) -> str:
    """Return the sentence of a code. Raises KeyError where there is none."""
    return WORDS[code].format(**{name: _plain(value) for name, value in params.items()})


def say_fault(fault: Fault) -> str:
    """Return one fault with where it is: file, line, field, then the sentence."""
    where = ":".join(str(part) for part in (fault.file, fault.line) if part)
    head = ", ".join(part for part in (where, fault.field) if part)
    said = say(fault.code, **fault.params)
    return f"{head}: {said}" if head else said


def say_error(error: PackagesError) -> Iterator[str]:
    """Give an error in words, a line for everything that is wrong."""
    if isinstance(error, BadScenario) and error.faults:
        yield from map(say_fault, error.faults)
    else:
        yield say(error.code, **error.params)


def _plain(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(str, value))
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)
