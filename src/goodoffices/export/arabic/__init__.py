"""The message catalogue in Arabic, put together from its parts."""

from __future__ import annotations

from goodoffices.export.arabic.dates import DATES
from goodoffices.export.arabic.desk import DESK
from goodoffices.export.arabic.errors import ERRORS
from goodoffices.export.arabic.keeping import KEEPING
from goodoffices.export.arabic.kinds import KINDS
from goodoffices.export.arabic.lines import STANDING
from goodoffices.export.arabic.lines_more import MORE
from goodoffices.export.arabic.press_files import FILES
from goodoffices.export.arabic.problems import PROBLEMS
from goodoffices.export.arabic.sections import SECTIONS
from goodoffices.export.arabic.vault import VAULT
from goodoffices.export.arabic.words import WORDS

__all__ = ["KINDS", "LINES", "MESSAGES", "OWN_NAME", "PERHAPS", "SECTIONS", "WORDS"]

OWN_NAME = "العربية"
LINES: dict[str, str] = {**STANDING, **MORE, **KEEPING}
MESSAGES: dict[str, str] = {**DATES, **PROBLEMS, **VAULT, **DESK, **FILES, **ERRORS}
PERHAPS = ("يُحتمل",)
"""How a sentence says by itself that something is only possible."""
