"""Scenarios written into the forms that others read, and into our own."""

from goodoffices.packages.writing.genius import Written, write_genius
from goodoffices.packages.writing.own import write_yaml

__all__ = ["Written", "write_genius", "write_yaml"]
