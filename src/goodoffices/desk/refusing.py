"""Why something was refused, in words for a page: where the command line names a command, a page says what to press."""

from __future__ import annotations

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error

OWN = ("off-record.no-record", "off-record.minimal", "no-regime")
"""What is put otherwise on a page, each with its reason where it has one."""


def say_refused(error: GoodOfficesError) -> str:
    """Return a refusal as it is said on a page."""
    key = ".".join((error.code, *filter(None, [str(error.params.get("reason", ""))])))
    return say(f"refused.{key}") if key in OWN else say_error(error)
