"""Copies: backups, travel vaults, and what comes home."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "copies.heading": "Copies that are out",
    "copies.none": "No copy is out, as far as is on record. Every backup and travel vault made here is listed here.",
    "copies.not-here": "On this desk no file of this machine is written or read.",
    "copies.back.do": "It came home, or was destroyed",
    "copies.back.done": "On record: that copy is out no more.",
    "backup.title": "Make a backup",
    "backup.says": "The whole vault goes into one file, sealed as it is: it opens with the secret that the vault has"
    " now. That it was made goes on record first, so that a later destruction says what it could not reach.",
    "backup.where": "Where the backup is to lie",
    "backup.where.hint": "A new file on this machine or on a stick, such as ~/vault-backup. Give it a name that says"
    " nothing.",
    "backup.wrong": "Something is to put right. Nothing was made, and what you typed is still here.",
    "backup.do": "Make it",
    "backup.done": "Made: {file}.",
    "backup.stopped": "It was stopped. No file was left, and it is on record that there is none.",
    "travel.title": "Make a travel vault",
    "travel.says": "A vault with the rooms of one trip and nothing else, under a secret of its own. What is lost on"
    " the way is then no more than that. It comes home by “Take in what comes home”.",
    "travel.wrong": "Something is to put right. Nothing was made, and all you typed is still here but for the"
    " passphrase.",
    "travel.rooms": "Rooms that go along",
    "travel.rooms.hint": "The public record always goes along: without the names in it the rest could not be read.",
    "travel.to": "Who carries it",
    "travel.to.hint": "Somebody else is given only rooms that they are in.",
    "travel.to.me": "I do",
    "travel.where": "Where it is to lie",
    "travel.where.hint": "A new file, such as on a stick. Give it a name that says nothing.",
    "travel.passphrase": "Its passphrase",
    "travel.passphrase.hint": "Another one than this vault's, of at least eight characters.",
    "travel.again": "Its passphrase again",
    "travel.key_file": "Key file",
    "travel.key_file.hint": "Only where it is to have one. It is made where it is not there yet.",
    "travel.do": "Make it",
    "travel.done": "Made, and on record as a copy: {where}.",
    "travel.wrong.to": "Whoever carries it is not in one of these rooms. Leave the room out, or let them in first.",
    "home.title": "Take in what comes home",
    "home.says": "Another vault of this mediation, such as a travel vault, or a bundle sealed to this one. All of it"
    " comes in, or nothing. Where it would change who may know, what is destroyed or held, you are asked first.",
    "home.path": "Where it lies",
    "home.path.hint": "The vault or the bundle, as a whole path on this machine.",
    "home.passphrase": "Its passphrase",
    "home.passphrase.hint": "Of a vault. A bundle needs none.",
    "home.key_file": "Where its key file lies",
    "home.key_file.hint": "Where it has one.",
    "home.recovery": "Its recovery key",
    "home.recovery.hint": "Where its passphrase is lost.",
    "home.wrong": "Something is to put right. Nothing was taken in.",
    "home.do": "Take it in",
    "home_asks.title": "Take it in?",
    "home.asks": "What would come in does more than say what was so. It would change who may know, what is destroyed"
    " or held, or how the record is kept. Nothing was taken in yet.",
    "home.asks.row": "{count} × {kind}, in {room}",
    "home.other-room": "another room",
    "home.apart": "It says something in the room {room}, and shows no key of anything there: whoever made it may never"
    " have been in that room. Was that room opened in both places?",
    "home.apart.do": "Yes, it was opened in both places",
    "home.agree": "Take it in, on my word",
    "home.leave": "Leave it",
    "home_came.title": "Taken in",
    "home.room": "{room}: {count} entries came in.",
    "home.room.one": "{room}: 1 entry came in.",
    "home.nothing": "Nothing new came in.",
    "home.without-key": "{count} of them came without a key, and cannot be read.",
    "home.destroyed": "{count} entries were destroyed here: a certificate came that says so.",
    "home.destroyed.one": "1 entry was destroyed here: a certificate came that says so.",
    "home.held": "{count} entries that a certificate names were kept: a legal hold is in force here.",
    "home.held.one": "1 entry that a certificate names was kept: a legal hold is in force here.",
    "home.corrected-apart": "Corrected in two ways by people who did not know of each other. Both stand; correct each"
    " so that one stands:",
    "home.forked": "One chain of {room} went on in two places, and both stand. It happens when a machine was put back"
    " from an image.",
    "home.new-site": "Another place went on with this vault's own chain: it writes as a new site now.",
    "home.unknown": "The bundle was made by a site not seen here before ({site}). Make sure of whom it is.",
    "home.notes": "{count} notes that are not on record stay behind in it, and do not come along. Open it, keep or"
    " take them back there, and take it in again.",
    "home.next": "If it is a copy that is home now, say so under “Copies that are out”.",
}
