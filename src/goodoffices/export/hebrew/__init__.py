"""The message catalogue in Hebrew, keyed as the English one is."""

from __future__ import annotations

from goodoffices.export.hebrew.dates import DATES
from goodoffices.export.hebrew.desk import DESK
from goodoffices.export.hebrew.errors import ERRORS
from goodoffices.export.hebrew.keeping import KEEPING
from goodoffices.export.hebrew.kinds import KINDS
from goodoffices.export.hebrew.lines import FIRST
from goodoffices.export.hebrew.lines_more import MORE
from goodoffices.export.hebrew.press_files import FILES
from goodoffices.export.hebrew.problems import PROBLEMS
from goodoffices.export.hebrew.sections import SECTIONS
from goodoffices.export.hebrew.vault import VAULT
from goodoffices.export.hebrew.words import WORDS

__all__ = ["KINDS", "LINES", "MESSAGES", "OWN_NAME", "PERHAPS", "SECTIONS", "WORDS"]

OWN_NAME = "עברית"
LINES: dict[str, str] = {**FIRST, **MORE, **KEEPING}
MESSAGES: dict[str, str] = {**DATES, **PROBLEMS, **VAULT, **DESK, **FILES, **ERRORS}
PERHAPS = ("ייתכן", "אולי")
"""How a sentence says by itself that something is only possible."""
