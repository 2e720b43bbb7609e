"""In what form an article comes, where the form tells the venue of all that is in it."""

from __future__ import annotations

import re

HEAD = 420
HANDLE = re.compile(r"(?m)^.{0,60}@\w{2,}|^@\w{2,}")
LABEL = re.compile(
    r"(?m)^(?:Q\d+ )?(?:[A-Z][A-Z .’'\-]{2,40}|[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){0,3})\s?(?:\([^)]{1,40}\))?:\s"
)
ASKED = re.compile(r"(?m)^(?:\*\*)?(?:Q\b[.:]?|Question:|\d{1,2}[.)] )?[^\n]{8,200}\?(?:\*\*)?$")
READOUT = re.compile(r"\breadout\b|\bread-out\b", re.IGNORECASE)
STATEMENT = re.compile(
    r"\bEMBARGO|\bfor immediate release\b|\bjoint (?:statement|communiqu[eé]|declaration)\b|\bcommuniqu[eé]\b",
    re.IGNORECASE,
)
TIMED = re.compile(r"(?m)^[ \t]*(?:\d{1,2}[.:]\d{2}\b|\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b)")
RADIO = re.compile(r"\bradio\b|\btelevision\b|\bbroadcast\b|\bprogramme\b", re.IGNORECASE)
CHAIRED = re.compile(r"(?:Q\d+ )?(?:THE |The )?(?:CHAIR|Chair|SPEAKER|CHAIRMAN|CHAIRWOMAN|PRESIDENT)\b")
COMMITTEE = re.compile(r"\b(?:committee|parliament|assembly|chamber|senate|inquiry)\b", re.IGNORECASE)
AGENCY = re.compile(r"(?m)^[A-Z][A-Z .’'\-]+[^\n]{0,60}\([A-Z][^)\n]{2,40}\)\s*(?:—|–|--|-)\s")
BRIEFING = re.compile(r"\bbriefing\b", re.IGNORECASE)


def form_venue(text: str) -> str:
    """Return the venue that an article's form gives to all in it, or "" for running prose."""
    head = text[:HEAD]
    if "@" in text and len(HANDLE.findall(text[:20_000])) >= 2:
        return "post"
    labels = LABEL.findall(text[:20_000])
    if len(labels) >= 4 and len(set(labels)) < len(labels):
        if any(CHAIRED.match(label) for label in labels) and COMMITTEE.search(text):
            return "parliament"
        return (
            "interview"
            if RADIO.search(head) or len(set(labels)) <= 2
            else "briefing"
            if BRIEFING.search(head)
            else "news conference"
        )
    if READOUT.search(head):
        return "document"
    if STATEMENT.search(head[:220]) and not TIMED.search(text[:3_000]) and not AGENCY.search(text[:1_200]):
        return "statement"
    if text.count("?") >= 3 and len(ASKED.findall(text[:20_000])) >= 3:
        return "interview"
    return ""
