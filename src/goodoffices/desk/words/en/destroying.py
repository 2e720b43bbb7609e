"""Destroying, and what lies in the wrong room."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "destroy.title": "Destroy entries",
    "destroy.says": "Choose entries of one room. Nothing goes before you have seen exactly what would, and said so.",
    "destroy.room": "Room",
    "destroy.room.do": "Show its entries",
    "destroy.which": "Which entries",
    "destroy.show": "Show what would go",
    "destroy.nothing": "Nothing in this room can be destroyed. What says who may know, or how the record is kept,"
    " stays.",
    "destroying.title": "What would be destroyed",
    "destroying.says": "{count} entries of {room}, with all that corrects them. Their keys are erased, and the room"
    " gets a new key: they cannot be read again by anybody, here or from this vault's old copies of keys.",
    "destroying.says.one": "1 entry of {room}, with all that corrects it. Its key is erased, and the room gets a new"
    " key: it cannot be read again by anybody, here or from this vault's old copies of keys.",
    "destroying.more": "And {count} more, which are not written out here.",
    "destroying.copies": "What this does not reach",
    "destroying.copies.says": "Not confirmed destroyed. Whoever has one of these can still read it there:",
    "destroying.copies.none": "No copy is on record that this does not reach.",
    "destroying.confirm": "Destroy it",
    "destroying.why": "Why",
    "destroying.why.hint": "It stands in the certificate, in the same room. Everybody in that room reads it.",
    "destroying.what": "What it was, giving nothing away",
    "destroying.what.hint": "Such as “caucus notes of 2 May”. It stands in the certificate. It can be left empty.",
    "destroying.count": "How many entries go",
    "destroying.count.hint": "Type the number that stands above.",
    "destroying.do": "Destroy them now",
    "destroying.done": "Destroyed here: {count} entries. This is the certificate.",
    "destroying.done.one": "Destroyed here: 1 entry. This is the certificate.",
    "destroying.wrong.none": "Choose at least one entry.",
    "destroying.wrong.count": "Type {count}: that many would go. Nothing was destroyed.",
    "destroying.wrong.under-hold": "This room is under a legal hold: nothing in it is destroyed. It can be released"
    " under Integrity, when whoever asked for it agrees.",
    "destroying.wrong.hold-unknown": "This vault has no team room, where legal holds lie: whether one forbids it"
    " cannot be known here. Destroy it in the vault that the team keeps.",
    "destroying.wrong.cannot-destroy": "One of these says who may know, or how the record is kept: without it the rest"
    " could not be read rightly. Nothing was destroyed.",
    "misfiled.title": "It lies in the wrong room",
    "misfiled.says": "It lies in {room}, and whoever is there may have read it. It is taken out of every reading there"
    " and its content is destroyed: type it again where it belongs. Under a legal hold it is only taken out of every"
    " reading.",
    "misfiled.reason": "Why it lay there",
    "misfiled.reason.hint": "It stays in that room, so say nothing of the content. It can be left empty.",
    "misfiled.do": "Take it out and destroy it",
    "misfiled.done": "Taken out of every reading, and destroyed here. This is the certificate.",
    "misfiled.held": "Taken out of every reading. It was not destroyed: a legal hold forbids that, or cannot be ruled"
    " out.",
}
