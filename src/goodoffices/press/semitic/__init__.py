"""Articles wholly in Arabic or Hebrew: who said what in them."""

from goodoffices.press.semitic.gathering import gather_semitic
from goodoffices.press.semitic.reading import read_semitic

__all__ = ["gather_semitic", "read_semitic"]
