"""PDF by pdfminer.six: letters and where they stand, put together into lines, columns and paragraphs."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.article import Article, Block, Said, made
from goodoffices.press.formats.pdf_columns import in_order
from goodoffices.press.formats.pdf_lines import Glyph, lines_of
from goodoffices.press.formats.pdf_margins import without_margins
from goodoffices.press.formats.pdf_paragraphs import paragraphs

MOST_PAGES = 60
MOST_GLYPHS = 400_000
SECONDS = 0.9
"""Seconds of processor time after which no further page is begun."""
_NO_TITLE = (".doc", ".docx", ".indd", ".qxd", ".rtf", ".tmp", ".pages", ".html", "untitled", "microsoft word")


def read(data: bytes) -> Article:
    """Return the article of a PDF. Raises GoodOfficesError: "press-locked", "press-scanned", "press-broken"."""
    document = _opened(data)
    pages, cut, pictures = [], False, False
    for page in _pages(document):
        if page is None:
            cut = True
            break
        glyphs, pictured = page
        pictures = pictures or pictured
        pages.append(lines_of(glyphs))
    if not any(pages):
        raise GoodOfficesError("press-scanned" if pictures else "press-no-text")
    kept, left_out = without_margins(pages)
    blocks = [Block(words, sort) for words, sort in paragraphs([in_order(lines) for lines in kept])]
    warnings = [code for code, so in (("pages-left-out", cut), ("page-margins-left-out", left_out)) if so]
    return made("pdf", blocks, Said(title=_title(document), language=_language(document)), warnings)


def _opened(data: bytes) -> Any:
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    try:
        return PDFDocument(PDFParser(io.BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise GoodOfficesError("press-locked", form="pdf") from None


def _pages(document: Any) -> Iterator[tuple[list[Glyph], bool] | None]:
    """Give the letters of each page and whether it has pictures; None where pages are left, and not to be read."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    shared = PDFResourceManager()
    device = PDFPageAggregator(shared, laparams=None)
    interpreter = PDFPageInterpreter(shared, device)
    until = time.process_time() + SECONDS
    found = 0
    for at, page in enumerate(PDFPage.create_pages(document)):
        if at >= MOST_PAGES or found > MOST_GLYPHS or time.process_time() > until:
            yield None
            return
        interpreter.process_page(page)
        glyphs, pictured = _glyphs(device.get_result())
        found += len(glyphs)
        yield glyphs, pictured


def _glyphs(page: Any) -> tuple[list[Glyph], bool]:
    """Return the letters of a page that stand upright, in the order in which they are drawn."""
    from pdfminer.layout import LTChar, LTFigure, LTImage

    found: list[Glyph] = []
    pictured = False
    todo = [page]
    while todo:
        item = todo.pop()
        if isinstance(item, LTChar):
            turned = item.matrix[1] or item.matrix[2] or item.matrix[0] <= 0
            # a letter that the file gives no character for comes as (cid:12)
            if not turned and not item.get_text().startswith("(cid:"):
                found.append(Glyph(item.get_text(), item.x0, item.x1, item.y0, item.y1, _is_bold(item.fontname)))
        elif isinstance(item, LTImage):
            pictured = True
        elif item is page or isinstance(item, LTFigure):
            todo += reversed(list(item))
    return found, pictured


def _is_bold(font: str) -> bool:
    return any(word in font.lower() for word in ("bold", "black", "heavy", "semibold"))


def _title(document: Any) -> str:
    """Return the title that a file gives itself, unless it is the name of a file."""
    from pdfminer.utils import decode_text

    said = next((info.get("Title") for info in document.info if info.get("Title")), b"")
    title = decode_text(said) if isinstance(said, bytes) else ""
    return "" if any(sign in title.lower() for sign in _NO_TITLE) else title


def _language(document: Any) -> str:
    said = document.catalog.get("Lang")
    return said.decode("latin-1") if isinstance(said, bytes) else ""
