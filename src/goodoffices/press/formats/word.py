"""Word files by python-docx: paragraphs as they would stand once all changes are accepted; nothing is fetched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.article import Article, Block, Said, Sort, made

MOST_UNPACKED = 60_000_000
MOST_FOR_THE_TEXT = 24_000_000
MOST_PARTS = 3_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    _W + name
    for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "footnoteReference", "tblPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SAID = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_CHANGES = tuple(_W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_NOTES = {
    "footnoteReference": "footnotes-left-out",
    "endnoteReference": "footnotes-left-out",
    "commentReference": "comments-left-out",
}
_DEEPEST_STYLE = 20


def read(data: bytes) -> Article:
    """Return the article of a Word file. Raises GoodOfficesError."""
    weigh(data)
    body, names, title = _opened(data)
    warnings = ["changes-accepted"] if next(body.iter(*_CHANGES), None) is not None else []
    warnings += [told for name, told in _NOTES.items() if next(body.iter(_W + name), None) is not None]
    blocks = [block for block in blocks_in(body, names) if block.text.strip()]
    if blocks and not title and _is_titled(body, names):
        title = blocks.pop(0).text
    return made("docx", blocks, Said(title=title, language=_language(body)), dict.fromkeys(warnings))


def weigh(data: bytes) -> None:
    """See that a packed file unpacks to no more than a file of words does. Raises GoodOfficesError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise GoodOfficesError("press-broken", form="docx") from None
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or text > MOST_FOR_THE_TEXT:
        raise GoodOfficesError("press-unpacks", form="docx")
    if any(part.flag_bits & 1 for part in parts):
        raise GoodOfficesError("press-locked", form="docx")


def _opened(data: bytes) -> tuple[Any, dict[str, str], str]:
    """Return the body, the names of its styles by their ids, and the title that the file gives itself."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.package import Package

    package = Package.open(io.BytesIO(data))
    main = package.main_document_part
    # a file with macros, or a template, is of another type to the library, which then leaves it as bytes
    root = parse_xml(main.blob)
    styles = [way.target_part for way in main.rels.values() if way.reltype == RELATIONSHIP_TYPE.STYLES]
    names = _names(parse_xml(styles[0].blob)) if styles else {}
    return root.find(_W + "body"), names, package.core_properties.title or ""


def _names(styles: Any) -> dict[str, str]:
    """Return what each style is called, and what those are called that it is made from."""
    told = {style.get(_W + "styleId", ""): style for style in styles.iter(_W + "style")}
    found = {}
    for key, style in told.items():
        names: list[str] = []
        one = style
        while one is not None and len(names) < _DEEPEST_STYLE:
            names.append(_value(one, "name").lower())
            one = told.get(_value(one, "basedOn"))
        found[key] = "/".join(names)
    return found


def _value(element: Any, name: str) -> str:
    found = element.find(_W + name)
    return "" if found is None else found.get(_W + "val") or ""


def blocks_in(body: Any, names: dict[str, str]) -> Iterator[Block]:
    """Give the paragraphs of a body, those in tables, frames and controls too, in the order in which they stand."""
    held = ""
    for paragraph in body.iter(_W + "p"):
        if any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            continue
        held += _words(paragraph)
        # a paragraph whose end was struck out runs on into the next one
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            yield Block(held, _sort(paragraph, names))
            held = ""
    yield Block(held)


def _words(paragraph: Any) -> str:
    said: list[str] = []
    todo = list(reversed(paragraph))
    while todo:
        element = todo.pop()
        if element.tag == _W + "t":
            said.append(element.text or "")
        elif element.tag in _SAID:
            said.append(_SAID[element.tag])
        # what stands in a frame inside the paragraph is a paragraph of its own
        elif element.tag not in _SKIPPED and element.tag != _W + "p":
            todo += list(reversed(element))
    return "".join(said)


def _style(paragraph: Any, names: dict[str, str]) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    key = "" if found is None else found.get(_W + "val", "")
    return names.get(key, key.lower())


def _sort(paragraph: Any, names: dict[str, str]) -> Sort:
    style = _style(paragraph, names)
    if "quote" in style or "block text" in style:
        return "quote"
    if "heading" in style or style.split("/")[0] in ("title", "subtitle"):
        return "heading"
    if "caption" in style:
        return "caption"
    if "list" in style or paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return "item"
    return "cell" if next(paragraph.iterancestors(_W + "tc"), None) is not None else ""


def _is_titled(body: Any, names: dict[str, str]) -> bool:
    first = next((one for one in body.iter(_W + "p") if _words(one).strip()), None)
    return first is not None and _style(first, names).split("/")[0] == "title"


def _language(body: Any) -> str:
    """Return the language that most runs of a text say they are in; few files say it there."""
    said = [lang.get(_W + "val") or "" for lang in body.iter(_W + "lang")]
    return max(set(said), key=said.count) if said else ""
