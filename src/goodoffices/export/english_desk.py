"""What the desk refuses, in English: what is wrong with a line or a form, and what to write instead."""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "locked": "The vault is locked. Unlock it, and go on where you were.",
    "receipt-unread": "This file is no receipt. Choose one that was made by this program.",
    "nothing-waits": "Nothing waits to be taken in any more. Say again what comes home.",
    "not-a-file": "{file} is no file. Name one.",
    "no-such-place": "Write the whole path, from / or ~/ on, such as ~/mediation.vault.",
    "password-in-address": "Leave the password out of the address: it would be shown and kept with it. Write it into"
    " ~/.pgpass instead.",
    "secret-empty": "Type the passphrase, or the recovery key.",
    "secret-empty.key-file": "It opens with a key file. Say where it lies.",
    "secret-empty.both": "It opens with a passphrase and a key file together. Give both.",
    "secret-empty.recovery": "It opens with its recovery key alone. Type that.",
    "wrong-key.typed-passphrase": "That passphrase does not open it. Try again, minding the keyboard's language. Where"
    " it is lost, the recovery key opens it.",
    "wrong-key.typed-key-file": "That key file does not open it. Say where the right one lies; or use the recovery"
    " key.",
    "wrong-key.typed-both": "That passphrase and key file together do not open it. Try again with both, or use the"
    " recovery key.",
    "wrong-key.typed-recovery": "That recovery key does not open it: it is another vault's, or a newer one was made"
    " since.",
    "capture-who": "Nobody here is called @{found}, or more than one is. Write one of: {names}.",
    "capture-kind": "There is no #{found}. Write one of: {names}; without one it is a note.",
    "capture-two-kinds": "One line is one act: it names #{one} and {other}. Leave one out.",
    "capture-empty": "There is nothing to take down yet. Write what happened after the names.",
    "capture-control": "There is a control character in the line, which no text needs. Delete it.",
    "capture-nobody": "#{kind} needs somebody: write @ and a name.",
    "capture-no-us": "#{kind} needs to know who we are: record a RoleTaken act for whoever mediates.",
    "room-not-yours": "Choose one of the rooms you are in.",
    "stale": "Something was added about this since the form was opened. Both are shown: look, then record it all the"
    " same or leave it.",
    "notice-bites": "Say on what the notice bites. If that was not stated, choose so.",
    "notice-event": "Choose the event on which it bites.",
    "notice-trigger-empty": "You chose that it bites on this. Fill it in, or choose another.",
    "notice-nobody": "Choose at least one recipient.",
    "notice-who": "Choose who this recipient is, or take the tick away.",
    "notice-twice": "This recipient is chosen twice. Take one of the two away.",
    "notice-not-ticked": "You filled this in for somebody who is not chosen as a recipient. Tick the recipient, or"
    " clear this.",
    "notice-not-served": "This would be lost: it belongs to the service. Tick that the notice was served, or clear"
    " this.",
    "notice-shared-words": "These words would be known to all recipients, but you asked for a notice of its own for"
    " each. Move them to the recipients below, or let all know of the same notice.",
    "notice-outside": "Not in this room: {names}. Choose a room that all recipients are in, or give each a notice of"
    " its own.",
    "notice-words-meet": "In this room, too: {names}, who are given other words. Choose a room they are not in.",
    "two-speakers": "The speaker was chosen from those on record and described as somebody new as well. Clear one of"
    " the two.",
    "nothing-typed": "Nothing was typed. Fill in what is marked as needed.",
    "note-empty": "No words are left of the note. Write what it says, or take it back.",
    "draft-late": "This was sent already: nothing of it is kept as a draft.",
    "file-missing": "No file came with the form, or it was too large. Choose one of at most {limit} MB.",
    "write-up-full": "A write-up holds {limit} lines at most. Clear this one, and begin another for the rest.",
    "write-up-held": "A legal hold forbids to erase what lies in one of these rooms. Nothing was erased.",
}
