"""Integrity: looking the vault over, receipts, the regime, holds, retention, and the passphrase."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "integrity.lede": "How this record is kept: whether it is as it was written, which copies are out, what may be put"
    " on it, for how long it is kept, and what was destroyed.",
    "check.heading": "Is it as it was written",
    "check.title": "Looked over",
    "check.says": "A check that shares no code with what wrote the vault goes through every entry. Against a receipt"
    " it also finds what was cut off at the end.",
    "check.do": "Look it over now",
    "check.last": "What was found last",
    "check.progress": "{done} of {total} entries are looked through.",
    "check.begun": "It has begun.",
    "check.reload": "How far is it",
    "check.stop": "Stop",
    "check.stopped": "It was stopped before it was through. Nothing was found out, and nothing was changed.",
    "check.failed": "It could not be finished: the vault was locked meanwhile, or there is a fault in the program. Try"
    " it again.",
    "check.rooms": "Looked through: {rooms}.",
    "check.problems": "Not as it should be",
    "check.more": "{count} more are not shown here.",
    "check.notes": "What this check cannot say",
    "check.doctor": "The vault itself",
    "check.to-do": "to do",
    "check.well": "well",
    "check.back": "Back to Integrity",
    "integrity.sound": "Sound, in what was checked.",
    "integrity.not-sound": "Not sound: {count} found.",
    "integrity.counts": "{rooms} rooms, {chains} chains, {entries} entries: {opened} opened, {destroyed} without a"
    " key.",
    "integrity.where": "{room}, chain {chain}, number {number}:",
    "integrity.note.part": "{room}: a chain is here from number {first} on. What comes before is not in this vault.",
    "integrity.note.contents-not-checked": "Contents were not checked: there is no key here that opens them.",
    "integrity.note.rooms-not-opened": "Contents of {rooms} of the rooms were not checked: there is no key of them"
    " here.",
    "integrity.note.seen-not-here": "{times} times an entry points to one that is not in this vault, which holds only"
    " a part of that room.",
    "integrity.note.destroyed-but-here": "{room}, number {seq}: a certificate says that it was destroyed, and its key"
    " is here. A legal hold may have kept it: ask.",
    "integrity.note.end-not-checked": "Whether entries are missing at the end, or the whole vault was put back to an"
    " earlier day, was not checked: that takes a receipt that somebody kept.",
    "integrity.note.chains-without-receipt": "{chains} of the chains are in no receipt given: entries missing at their"
    " ends were not looked for.",
    "integrity.receipt": "A receipt to compare with",
    "integrity.receipt.hint": "A file that was made here earlier and kept elsewhere. It can be left out.",
    "integrity.receipt.heading": "Receipts and proofs",
    "integrity.receipt.says": "A receipt tells nothing of what was said. Whoever holds it can find out later whether"
    " anything was altered or cut off. Give it to somebody who is not on the team.",
    "integrity.receipt.do": "Make a receipt",
    "integrity.rooms": "Rooms it covers",
    "integrity.proof.heading": "Prove one entry",
    "integrity.proof.says": "A proof shows one entry, and no other. Whoever has the file can read that entry, so that"
    " it goes on record as a copy.",
    "integrity.entry": "Which entry",
    "integrity.entry.hint": "The address of its page, or the last part of it.",
    "integrity.proof.do": "Make the proof",
    "integrity.wrong.rooms": "Choose at least one room.",
    "integrity.wrong.entry": "There is no such entry here. Open the entry, and copy the address of its page.",
    "integrity.wrong.part": "Not all of the chain it stands in is in this vault: it can be proved where the whole is.",
    "integrity.regime": "Regime of record",
    "integrity.regime.none": "Nothing was said of what may be put on record. Agree on it with the parties, and say it"
    " here before the first note.",
    "integrity.regime.held": "This was said in a room that is not here, or that you are not in, and it holds all the"
    " same. It can only be made stricter.",
    "integrity.regime.do": "Say the regime, or a stricter one",
    "integrity.holds": "Legal holds",
    "integrity.holds.none": "No legal hold. While one is in force, nothing it covers is destroyed.",
    "integrity.holds.do": "Set a legal hold",
    "integrity.holds.release": "Release the hold: {why}",
    "integrity.retention": "For how long it is kept",
    "integrity.retention.none": "No retention rule. Without one, everything is kept until a person destroys it.",
    "integrity.retention.do": "Say for how long rooms are kept",
    "integrity.over": "Over by now",
    "integrity.over.none": "Nothing is over. A rule destroys nothing by itself: what is over is listed here, for a"
    " person to decide.",
    "integrity.over.row": "{room}: {count} entries are over, the first since {since}.",
    "integrity.over.row.one": "{room}: 1 entry is over, since {since}.",
    "integrity.destroyed": "What was destroyed",
    "integrity.destroyed.none": "No certificate of destruction is on record.",
    "release.title": "Release a legal hold",
    "release.says": "From then on what it covered can be destroyed again. What certificates named while it was in"
    " force is destroyed at once.",
    "release.why": "Why it is released",
    "release.do": "Release it",
    "release.done": "Released.",
    "release.done.finished": "Released. Destroyed now, as certificates had it and the hold forbade: {count}.",
    "secret.heading": "What opens the vault",
    "secret.says": "Another passphrase gives the vault and its rooms new keys. Copies made earlier still open with"
    " what opened them.",
    "secret.title": "Another passphrase",
    "secret.lede": "The passphrase and the recovery key there are open it no more afterwards. Have a pen and paper at"
    " hand: a new recovery key is shown once.",
    "secret.now": "The passphrase there is",
    "secret.now.hint": "So that nobody who finds the desk open can do this.",
    "secret.recovery": "Or the recovery key there is",
    "secret.recovery.hint": "Where the passphrase is lost.",
    "secret.passphrase": "The new passphrase",
    "secret.passphrase.hint": "At least eight characters; better several words that have nothing to do with each"
    " other.",
    "secret.again": "The new passphrase again",
    "secret.key_file": "Key file",
    "secret.key_file.hint": "Only where you want one, in place of the passphrase or beside it. It is made where it is"
    " not there yet.",
    "secret.do": "Change it",
    "secret.wrong": "Something is to put right. Nothing was changed.",
    "secret.changed": "Changed",
    "secret.changed.says": "What opened the vault before opens it no more, on paper or not. The old recovery key is of"
    " no use for it: tear it up.",
    "scrub.owed": "The words are gone from the record. The vault's file is cleaned of their traces as soon as nobody"
    " reads it.",
    "scrub.owed.secret": "Traces of the old keys are still in the vault's file. It is cleaned of them as soon as nobody"
    " reads it.",
    "doctor.store": "Its file: format, guards, settings and rights are as they should be.",
    "doctor.vault-open-to-others": "Its file: others on this machine may open {file} (mode {mode}). Close it to them.",
    "doctor.vault-replaced": "Its file: {file} was replaced while it was open. End this program and open it again.",
    "doctor.vault-damaged": "Its file is damaged ({what}). Restore a backup, and take in what can still be read here.",
    "doctor.altered": "Keys of rooms, or the regime, were taken out or put back by another program. Restore a backup"
    " of before, and take this vault in there.",
    "doctor.log": "{size} bytes lie beside the file until it is closed. Copy it with “Make a backup”, never the file"
    " alone.",
    "doctor.ways": "It opens with: {sorts}.",
    "doctor.way.passphrase": "a passphrase",
    "doctor.way.key-file": "a key file",
    "doctor.way.both": "a passphrase and a key file together",
    "doctor.way.recovery": "its recovery key",
    "doctor.recovery": "There is a recovery key.",
    "doctor.no-recovery": "There is no recovery key. “Another passphrase” makes one.",
    "doctor.cost": "Each guess at the passphrase costs {passes} passes over {memory} KiB (Argon2id).",
    "doctor.weak-cost": "A guess at the passphrase is cheap: {passes} passes over {memory} KiB (Argon2id). Give it"
    " another passphrase.",
    "doctor.site": "This machine writes in it as site {site}.",
    "doctor.new-site": "This machine has not written in it yet, and will write as a new site.",
}
