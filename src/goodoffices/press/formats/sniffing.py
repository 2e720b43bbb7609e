"""What sort of file it is: from its first bytes, then from its name."""

from __future__ import annotations

import re

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.article import Form

# each is refused for a reason that has words of its own
_OTHERS = (
    ("rtf", b"{\\rtf"), ("office", b"\xd0\xcf\x11\xe0"), ("program", b"\x7fELF"), ("program", b"MZ\x90"),
    *(("picture", sign) for sign in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")),
    *(("packed", sign) for sign in (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"bplist")),
    *(("sealed", sign) for sign in (b"age-encryption.org", b"-----BEGIN AGE", b"-----BEGIN PGP MESSAGE")),
    *(("other", sign) for sign in (b"%!PS", b"SQLite format 3", b"ID3", b"OggS")),
)  # fmt: skip
_PAGE = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_TAGS = re.compile(rb"(?i)<(?:p|div|article|h1|br|span|blockquote|meta|title|table)\b[^<>]{0,300}>")
_HEADER = re.compile(
    rb"(?i)(?:from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|content-type|x-[a-z-]+|"
    rb"reply-to|dkim-signature|snapshot-content-location|arc-[a-z-]+)[ \t]*:"
)
_MACHINES = re.compile(rb"(?im)^(?:mime-version|message-id):")
_NAMES: dict[str, Form] = {
    "htm": "html", "html": "html", "xhtml": "html", "eml": "email", "mht": "email", "mhtml": "email", "pdf": "pdf",
    "docx": "docx", "docm": "docx", "dotx": "docx",
}  # fmt: skip


def form_of(data: bytes, name: str = "") -> Form:
    """Return what form a file is in. Raises GoodOfficesError: "press-form"."""
    for reason, sign in _OTHERS:
        if data.startswith(sign):
            raise GoodOfficesError("press-form", reason=reason)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    # writers put up to a kilobyte before a PDF, and readers forgive it
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = _narrow(data[:20_000])
    if _PAGE.match(head):
        return "html"
    if _is_mail(head):
        return "email"
    named = _NAMES.get(name.rpartition(".")[2].lower(), "text") if "." in name else "text"
    if named in ("pdf", "docx"):
        raise GoodOfficesError("press-broken", form=named)
    if named == "text" and len(_TAGS.findall(head)) >= 4:
        return "html"
    if named == "text" and _is_binary(data[:4000]):
        raise GoodOfficesError("press-form", reason="other")
    return named


def _narrow(head: bytes) -> bytes:
    """Return the first bytes so that letters of the alphabet can be found in them, whichever UTF they are in."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"")


def _packed(data: bytes) -> Form:
    if b"word/" in data:
        return "docx"
    raise GoodOfficesError("press-form", reason="office" if b"xl/" in data or b"ppt/" in data else "packed")


def _is_mail(head: bytes) -> bool:
    """Tell a message by its header: three fields that letters have, or two and one that only machines write."""
    if head.startswith(b"From ") and b"\n" in head:
        head = head.split(b"\n", 1)[1]
    rows = re.split(rb"\r?\n", head.lstrip(b"\r\n"))
    known, odd = 0, 0
    for row in rows[:200]:
        if not row:
            break
        if row[:1] in b" \t":
            continue
        known += bool(_HEADER.match(row))
        odd += not re.match(rb"[!-9;-~]+[ \t]*:", row)
    if odd or known < 2:
        return False
    return known > 2 or _MACHINES.search(head) is not None


def _is_binary(head: bytes) -> bool:
    """Tell bytes that are no text in any encoding: many controls, and not the zeros of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    zeros = max(head[::2].count(0), head[1::2].count(0))
    return (controls - zeros) * 20 > len(head)
