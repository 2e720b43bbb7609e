"""Files made by hand, one of each form, so that nothing binary lies in the tree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from typing import Any, NamedTuple

import docx

from goodoffices.press.formats.apart import read_here
from goodoffices.press.formats.article import Article, Form

TALKS = "The quarry talks at Lindmoor broke off on Thursday after the second session, two clerks of the assembly said."
SAID = "“We had a page each and we still have a page each,” said Tove Marlin, who speaks for the upland growers."
QUOTED = "We will sit down again when the road is open, and we will bring the same page."
DECLINED = "The assembly declined to comment."
ASKED = "Asked whether the mediators would stay, Oskar Venn of the assembly’s press desk called the reports “untrue.”"
ARABIC = "انتهت محادثات المحجر يوم الخميس دون اتفاق، بحسب كاتبين في الجمعية."
HEBREW = "השיחות על המחצבה הסתיימו ביום חמישי בלי הסכם, אמרו שני פקידים."

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(form: Form, data: bytes) -> Article:
    """Return the article of a file, read in this process."""
    return read_here(form, data)


def paragraphs(article: Article) -> list[str]:
    """Return the paragraphs of an article's text."""
    return article.text.split("\n\n")


def of_sort(article: Article, sort: str) -> list[str]:
    """Return the words of each paragraph that is marked as that sort."""
    return [article.text[mark.span[0] : mark.span[1]] for mark in article.marks if mark.sort == sort]


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    """Return a saved page with a menu above its body and the owner's rights below."""
    menu = "<nav><ul><li><a href='/'>Front page</a></li><li><a href='/valley'>From the valley</a></li></ul></nav>"
    rights = "<footer><p>Lindmoor Gazette. All rights are kept by its owners, and so are the terms of use.</p></footer>"
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'>{head}</head><body><header>{menu}</header>"
        f"{body}{rights}</body></html>"
    ).encode()


def p(*words: str) -> str:
    """Return paragraphs of a page."""
    return "".join(f"<p>{said}</p>" for said in words)


def letter(text: str, **fields: str) -> EmailMessage:
    """Return an e-mail with that text."""
    made = EmailMessage()
    made["From"], made["To"] = "Tove Marlin <tove@growers.example>", "desk@gazette.example"
    made["Subject"], made["Date"] = "The quarry talks", "Thu, 06 Mar 2031 23:30:00 -0500"
    for name, value in fields.items():
        del made[name]
        made[name] = value
    made.set_content(text)
    return made


class Drawn(NamedTuple):
    """Words drawn on a page of a PDF: from the left, at a height, in a size."""

    x: float
    y: float
    words: str
    size: float = 10


WIDE = 0.5
"""Every letter of the PDFs here is half as wide as its type is high."""


def pdf(*pages: Sequence[Drawn], title: str = "", more: bytes = b"", draws: bytes = b"") -> bytes:
    """Return a PDF with words at given places; `more` goes into its trailer, `draws` is drawn on each page."""
    kids = [5 + 2 * at for at in range(len(pages))]
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(b"%d 0 R" % kid for kid in kids)),
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/Plain/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/Plain/Ascent 800/Descent -200/FontBBox[0 -200 500 800]>>>>]>>",
        _stream(
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
        ),
    ]
    for at, drawn in enumerate(pages):
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (kids[at] + 1)
        )
        bodies.append(_stream(b"".join(map(_words, drawn)) + draws))
    if title:
        bodies.append(f"<</Title({title})>>".encode())
        more += b"/Info %d 0 R" % len(bodies)
    return written(bodies, more)


def written(bodies: Sequence[bytes], more: bytes = b"") -> bytes:
    """Return a PDF of those objects, the first of them its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for at, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, more, len(out),
    )  # fmt: skip


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _words(drawn: Drawn) -> bytes:
    code = drawn.words.encode("utf-16-be").hex().encode()
    return b"BT /F1 %f Tf %f %f Td <%s> Tj ET\n" % (drawn.size, drawn.x, drawn.y, code)


def column(x: float, y: float, *rows: str, size: float = 10, lead: float = 12) -> list[Drawn]:
    """Return rows drawn one below the other."""
    return [Drawn(x, y - lead * at, row, size) for at, row in enumerate(rows)]


def word(*said: tuple[str, str] | str) -> bytes:
    """Return a Word file of paragraphs, each with the style that is named beside it."""
    made = docx.Document()
    for one in said:
        words, style = (one, None) if isinstance(one, str) else one
        made.add_paragraph(words, style)
    return saved(made)


def saved(made: Any) -> bytes:
    """Return the bytes of a Word file."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a Word file with parts put in or put in place of others; a name says `__` for `/` and `_` for a dot."""
    named = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    if "types" in named:
        named["[Content_Types].xml"] = named.pop("types")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **named}:
            new.writestr(name, named.get(name) or old.read(name))
    return out.getvalue()


def document(body: str, before: str = "") -> bytes:
    """Return a Word file whose text is that XML."""
    xml = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    return repacked(word(), word__document_xml=xml.encode())


def wp(words: str) -> str:
    """Return a paragraph as a Word file has it."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
