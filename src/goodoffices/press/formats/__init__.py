"""From a file as it came to the text of an article: plain text, a saved page, an e-mail, PDF or docx."""

from goodoffices.press.formats.article import WARNED, Article, Form, Mark
from goodoffices.press.formats.plain import pasted
from goodoffices.press.formats.reading import article

__all__ = ["WARNED", "Article", "Form", "Mark", "article", "pasted"]
