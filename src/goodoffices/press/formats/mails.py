"""E-mail: the letter without what it answers and without its signature; pages saved as one file are read here too."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats import pages, plain
from goodoffices.press.formats.article import Article, Block, Said, made
from goodoffices.press.formats.encodings import decoded
from goodoffices.press.formats.page_walk import blocks_in

MOST_PARTS = 200
ATTACHED = {
    "application/pdf": "attached-pdf", "text/html": "attached-html", "message/rfc822": "attached-email",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "attached-docx",
    "application/msword": "attached-doc", "text/plain": "attached-text",
}  # fmt: skip
_ENDINGS = {
    "pdf": "attached-pdf",
    "htm": "attached-html",
    "html": "attached-html",
    "docx": "attached-docx",
    "doc": "attached-doc",
}
_WROTE = re.compile(
    r"(?m)^(?:On\b[^\n]{4,200}(?:\n[^\n]{0,100})?\bwrote:|Le\b[^\n]{4,200}(?:\n[^\n]{0,100})?a \u00e9crit ?:|"
    r"Am\b[^\n]{4,200}(?:\n[^\n]{0,100})?schrieb[^\n]{0,80}:|El\b[^\n]{4,200}(?:\n[^\n]{0,100})?escribi\u00f3:|"
    r"[^\n]{0,120}(?:\u05db\u05ea\u05d1|\u05db\u05ea\u05d1\u05d4|\u0643\u062a\u0628)[^\n]{0,40}:)[ \t]*\n(?=\s*>)"
)
_ORIGINAL = re.compile(
    r"(?im)^[ \t]*-{2,}[ \t]*(?:original message|urspr\u00fcngliche nachricht|message d'origine|mensaje original)[ \t]*"
    r"-{2,}[ \t]*$|^_{20,}[ \t]*\n(?=(?:from|von|de):)|^from:[^\n]+\n(?:sent|date):[^\n]+\n(?=(?:to|cc|subject):)"
)
_FORWARDED = re.compile(
    r"(?im)^[ \t]*(?:-{2,}[ \t]*(?:forwarded message|weitergeleitete nachricht|message transf\u00e9r\u00e9)[ \t]*-{2,}|"
    r"begin forwarded message:)[ \t]*$"
)
_SIGNATURE = re.compile(r"(?m)^-- ?$")
_SENT_FROM = re.compile(r"(?im)^(?:sent from my \w[^\n]{0,40}|get outlook for \w+[^\n]{0,60})\s*\Z")
_HEADER_ROW = re.compile(r"(?i)^(?:from|date|sent|to|cc|subject|reply-to):[^\n]*$")
_HISTORY = (
    "//*[contains(concat(' ', @class, ' '), ' gmail_quote ') and not(contains(@class, 'gmail_quote_container'))] | "
    "//*[contains(@class, 'moz-cite-prefix')] | //blockquote[@type='cite'] | //*[contains(@class, 'yahoo_quoted')] | "
    "//*[@id='appendonsend']/following-sibling::* | //*[@id='divRplyFwdMsg']/following-sibling::* | "
    "//*[@id='divRplyFwdMsg'] | //*[contains(@class, 'gmail_attr')]"
)
_SIGNED = "//*[contains(@class, 'gmail_signature') or contains(@class, 'moz-signature') or @id='Signature']"


def read(data: bytes) -> Article:
    """Return the article that an e-mail is, or that a page saved as one file holds. Raises GoodOfficesError."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    parts = _parts(message)
    if _is_page(message):
        return _page(parts)
    warnings = _attached(parts)
    said = Said(title=_header(message, "subject"), dateline=_day(message))
    body = next((part for kind in ("text/plain", "text/html") for part in parts if _is_body(part, kind)), None)
    if body is None:
        raise GoodOfficesError("press-no-text")
    text, told = _text(body)
    if body.get_content_type() == "text/html":
        blocks, more = _from_page(text)
    else:
        blocks, more = letter(flowed(text, body))
    if "email-forwarded" in more:
        # the day is that of the forwarding, not of what was forwarded
        said = Said(title=said.title)
    return made("email", blocks, said, [*warnings, *told, *more])


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts of a message without going into those that are messages themselves."""
    todo, found = [message], []
    while todo:
        part = todo.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            todo += [one for one in reversed(list(part.iter_parts())) if isinstance(one, EmailMessage)]
        else:
            found.append(part)
        if len(found) + len(todo) > MOST_PARTS:
            raise GoodOfficesError("press-broken", form="email")
    return found


def _is_body(part: EmailMessage, kind: str) -> bool:
    return part.get_content_type() == kind and not _is_attached(part)


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_filename(part))


def _filename(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _attached(parts: list[EmailMessage]) -> list[str]:
    """Return a warning for each sort of attachment that could be an article."""
    named = (
        ATTACHED.get(part.get_content_type()) or _ENDINGS.get(_filename(part).rpartition(".")[2].lower(), "")
        for part in parts
        if _is_attached(part) or part.get_content_type() not in ("text/plain", "text/html")
    )
    return sorted(set(filter(None, named)))


def _text(part: EmailMessage) -> tuple[str, list[str]]:
    data: Any = part.get_payload(decode=True)
    declared = part.get_content_charset("") or ""
    return decoded(data if isinstance(data, bytes) else b"", declared)


def _header(message: EmailMessage, name: str) -> str:
    """Return a field of the header; empty where it is missing or cannot be understood."""
    try:
        return str(message.get(name, "") or "")
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _day(message: EmailMessage) -> str:
    """Return the day on which a message was sent, on the sender's calendar."""
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def flowed(text: str, part: EmailMessage) -> str:
    """Return a text with its lines joined where it says that a blank at a line's end joins it (RFC 3676)."""
    text = text.replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    glue = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return re.sub(r"(?m)(?<!^--)(?<=\S)[ ]\n(?![ \t]*(?:\n|>|-- ?$))", glue, text)


def letter(text: str) -> tuple[list[Block], list[str]]:
    """Return the paragraphs of a letter, without what it answers and its signature, and a warning for each."""
    warnings = []
    if forwarded := _FORWARDED.search(text):
        text = text[: forwarded.start()].rstrip() + "\n\n" + _below_header(text[forwarded.end() :])
        warnings.append("email-forwarded")
    found = [match.start() for pattern in (_WROTE, _ORIGINAL) if (match := pattern.search(text))]
    before = text[: min(found)] if found else text
    before = re.sub(r"(?:\n>[^\n]*|\n[ \t]*)+\Z", "\n", "\n" + before) if not found else before
    if len(before.strip()) < len(text.strip()) and (found or "\n>" in text[len(before.strip()) :]):
        warnings.append("email-history-left-out")
    cut = next(iter(_SIGNATURE.finditer(before)), None) or _SENT_FROM.search(before)
    if cut:
        before = before[: cut.start()]
        warnings.append("email-signature-left-out")
    blocks, lost = plain.blocks(before)
    return blocks, [*warnings, *lost]


def _below_header(text: str) -> str:
    """Return what follows the rows that say whose a forwarded message was."""
    rows = text.lstrip("\n").split("\n")
    at = 0
    while at < len(rows) and (_HEADER_ROW.match(rows[at].strip("*> ")) or (at and not rows[at].strip() and at < 2)):
        at += 1
    return "\n".join(rows[at:])


def _from_page(page: str) -> tuple[list[Block], list[str]]:
    """Return the paragraphs of a letter written as a page; it is read whole: a letter has no margin to leave out."""
    tree = pages.tree_of(page)
    warnings = []
    ways = [(_HISTORY, "email-history-left-out"), (_SIGNED, "email-signature-left-out")]
    if _FORWARDED.search(tree.text_content()) or tree.xpath("//*[contains(., 'Forwarded message')]"):
        # here what follows is what the letter is about
        ways[0] = ("//*[contains(@class, 'gmail_attr')]", "email-forwarded")
    for path, warning in ways:
        for element in tree.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
                warnings.append(warning)
    pages.leave_out(tree)
    return list(blocks_in(tree)), sorted(set(warnings))


def _is_page(message: EmailMessage) -> bool:
    saved = _header(message, "from").strip().lower().startswith("<saved by")
    return saved or bool(message.get("snapshot-content-location"))


def _page(parts: list[EmailMessage]) -> Article:
    """Return the article of a page that a browser saved as one file."""
    body = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if body is None:
        raise GoodOfficesError("press-no-text")
    return pages.article_of(*_text(body))
