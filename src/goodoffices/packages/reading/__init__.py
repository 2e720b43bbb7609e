"""Scenarios read from the forms people have them in, and what is wrong with a file said all at once."""

from goodoffices.packages.reading.joining import Told
from goodoffices.packages.reading.reading import read, read_text, read_told
from goodoffices.packages.reading.said import Said

__all__ = ["Said", "Told", "read", "read_text", "read_told"]
