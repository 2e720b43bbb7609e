"""What is owed to whom, and the last contacts."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "owed.lede": "Promises and answers that stand open, the first due first. What has no date comes last.",
    "owed.by-us": "Owed by us",
    "owed.by-us.none": "Nothing known here is owed by us.",
    "owed.to-us": "Owed to us",
    "owed.to-us.none": "Nothing known here is owed to us.",
    "owed.others": "Owed between others",
    "owed.others.none": "Nothing known here is owed between others.",
    "owed.no-date": "No date was stated.",
    "owed.room": "Lies in: {room}",
    "owed.reply": "Record a reply",
    "owed.open": "Open the act",
    "owed.promise.add": "Record a promise",
    "owed.reply-owed.add": "Record an answer that is owed",
    "owed.settled": "Settled: {count}",
    "owed.settled.none": "Nothing known here has been settled.",
    "owed.settled.heading": "Settled",
    "owed.contacts": "Last contacts",
    "owed.contacts.none": "No channel and no party is known here.",
    "owed.contact.add": "Record a meeting or call",
}
