"""The forms for a party's office and what becomes of it."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Office": "A party has premises with a host: an office, a liaison desk, a delegation's house. Record it once;"
    " what happens to it is recorded as its status.",
    "field.Office.name": "What it is called",
    "field.Office.of": "Whose office",
    "field.Office.host": "Who hosts it",
    "field.Office.channel": "Channel kept through it",
    "form.OfficeStatus": "One step in one side of an office: its premises, its people, their leave to stay, its"
    " channel. Asked, decided, told, announced and in effect are different entries; do not record the last because the"
    " first was reported.",
    "field.OfficeStatus.office": "Which office",
    "field.OfficeStatus.facet": "Which side of it",
    "field.OfficeStatus.status": "Status",
    "field.OfficeStatus.by": "Who did it, or decided it",
    "help.OfficeStatus.facet": "People may leave while the premises stay open: each side has its own entries.",
    "help.OfficeStatus.until": "When this ceased to hold, as far as it is known. Empty says nothing about it.",
}
