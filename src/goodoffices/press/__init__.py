"""From an article to draft statements, each field with its place in the text; a person confirms every one.

`from goodoffices.press import read`: rules and libraries only, offline; nothing is fetched and no model is loaded.
"""

from goodoffices.press.reading import READER, read
from goodoffices.press.values import Conflict, Content, Dated, Mention, Reading, Span, Speaker, Statement

__all__ = ["READER", "Conflict", "Content", "Dated", "Mention", "Reading", "Span", "Speaker", "Statement", "read"]
