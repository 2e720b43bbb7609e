"""What the commands of a vault ask and answer, in English."""

from __future__ import annotations

_ASKED: dict[str, str] = {
    "vault.ask.passphrase": "Passphrase of {vault}: ",
    "vault.ask.recovery": "Recovery key of {vault}: ",
    "vault.ask.new-passphrase": "New passphrase of {vault} (several words): ",
    "vault.ask.passphrase-again": "The same once more: ",
    "vault.one-of": "Write one of: {allowed}.",
    "vault.empty": "there is nothing in it",
    "vault.key-file-open": "Others on this machine can read the key file {file}. Close it: chmod 600.",
    "vault.regime.explained": "What may be put on record?\n  no record  nothing but who takes part and who may know;"
    " notes expire\n  minimal    what a mediator may report: that it took place, who came, how it ended; nobody's"
    " words\n  evidence   everything, as later proof",
    "vault.regime.unsaid": "What may be put on record was not said: `goodoffices vault regime {vault}` says it.",
    "vault.regime.ask": "Which of them (the strictest ever said holds)",
    "vault.person.key": "Public key of {who}, as `goodoffices vault identity` prints it there",
    "vault.person.checked": "How was it made sure that it is theirs (may be left empty)",
    "vault.note.words": "Note",
    "vault.destroy.why": "Why is it destroyed",
    "vault.destroy.what": "What to call it on the certificate, giving nothing away (may be left empty)",
    "vault.destroy.count": "This cannot be undone. Type how many entries go ({count})",
    "vault.destroy.not-that": "That is not {count}.",
    "vault.misfiled.reason": "Why is it taken out, giving nothing away (may be left empty)",
    "vault.hold.why": "Why must it be kept",
    "vault.release.why": "Why is it released",
    "vault.retention.why": "Why for so long",
    "vault.export.why": "One person alone takes out more than is public. Why (this goes on record)",
}

_OPENING: dict[str, str] = {
    "vault.made": "Made: {vault}.\n",
    "vault.recovery": "Recovery key: {key}\nWrite it on paper, and keep it where you keep what must not burn. It is"
    " not shown again.\n",
    "vault.recovery.none": "There is no recovery key: whoever loses the secret loses the vault.\n",
    "vault.made.next": "Read it with `goodoffices brief {vault}`, add to it with `goodoffices add {vault}`.\n",
    "vault.open": "Open until it has lain idle for {minutes} minutes: {vault}. `goodoffices vault lock` ends it at"
    " once.\n",
    "vault.locked": "Locked: {vault}.\n",
    "vault.locked.none": "Nothing was open.\n",
    "vault.secret-changed": "Changed: what opened {vault} before opens it no more, on paper or not. It is locked now."
    " Copies made earlier still open with what opened them, and show what was written until then.\n",
    "vault.scrub-owed": "Traces of what was erased are still in the vault's file: somebody reads it, or a disk"
    " is full. It is cleaned of them the next time the vault is opened when that is over.\n",
    "vault.unread": "Not everything in {vault} could be read, and what could not is not in this answer. `goodoffices"
    " vault verify {vault}` says where.",
    "vault.progress": "{done} of {total} entries",
}

_WRITING: dict[str, str] = {
    "vault.added": "Added: {id} ({room})\n",
    "vault.added.before": "These were added before, with the same token. Nothing was added now.",
    "vault.imported": "{room}: {count} new\n",
    "vault.imported.all": "{count} new, {known} there already.\n",
    "vault.exported": "Written: {file}. Rooms in it: {rooms}.\n",
    "vault.export.left-out": "{count} entries were left out, which no file can hold: {ids}.",
    "vault.export.left-out.one": "1 entry was left out, which no file can hold: {ids}.",
    "vault.note.added-plain": "Not on record for {seconds} seconds: take it back and no entry is made. Note {id}\n",
    "vault.note.added-draft": "A draft, not on record until it is kept. Note {id}\n",
    "vault.note.added-sheet": "A line of a write-up, not on record until that is cleared. Note {id}\n",
    "vault.note.none": "There is no note.\n",
    "vault.note.row": "{id} · {kind} · {room} · {waits} · expires {day}",
    "vault.note.ripe": "`vault note settle` puts it on record",
    "vault.note.settling": "can be taken back",
    "vault.note.waits-draft": "a draft",
    "vault.note.waits-sheet": "write-up {sheet}",
    "vault.note.taken-back": "Erased. No entry is made of it.\n",
    "vault.note.kept": "On record: {id} ({room})\n",
    "vault.note.cleared": "On record: {count}.\n",
    "vault.note.settled": "Put on record: {kept}. Kept off it by the regime: {off_record}. Waiting, in a room"
    " you have left: {waiting}. Expired and erased: {expired}.\n",
}

_KEEPING: dict[str, str] = {
    "vault.regime.none": "Nothing was said of what may be put on record: everything may.\n",
    "vault.regime.no-record": "No record is kept: nothing but who takes part and who may know.\n",
    "vault.regime.minimal": "A minimal record is kept: what a mediator may report, and nobody's words.\n",
    "vault.regime.evidence": "Everything may be put on record, as later proof.\n",
    "vault.doomed": "{count} entries of {room} would be destroyed, with what corrects them:",
    "vault.doomed.one": "1 entry of {room} would be destroyed:",
    "vault.doomed.row": "  {day} · {kind} · {id}",
    "vault.unconfirmed": "Not confirmed destroyed: {copies}.",
    "vault.unconfirmed.none": "No copy is on record that this does not reach.",
    "vault.destroyed": "Destroyed here: {what} ({count} entries).",
    "vault.destroyed.one": "Destroyed here: {what} (1 entry).",
    "vault.destroyed.unsaid": "entries of {room}",
    "vault.destroyed.before": "{count} of them had no key here any more.",
    "vault.destroyed.before.one": "1 of them had no key here any more.",
    "vault.destroyed.certificate": "Certificate: {id}",
    "vault.destroyed.next": "Whoever has a copy destroys it there by merging: `goodoffices vault merge`. `goodoffices"
    " vault copies {vault}` lists what is out.\n",
    "vault.misfiled.held": "Taken out of every reading. It was not destroyed: a legal hold forbids that, or cannot be"
    " ruled out.\n",
    "vault.every-room": "every room",
    "vault.hold": "Held ({rooms}): nothing there is destroyed before `goodoffices vault release {vault} {id}`.\n",
    "vault.released": "Released: {id}.\n",
    "vault.finished": "Destroyed now, as certificates had it and the hold forbade: {count}.\n",
    "vault.retention": "Rule {id} ({rooms}). It destroys nothing by itself: `goodoffices vault destroy {vault} --due`"
    " lists what is over.\n",
    "vault.rule.entered": "{id} · {count} {unit} from the day of entry",
    "vault.rule.end": "{id} · {count} {unit} from the end of the mediation",
    "vault.rule.rooms": " · {rooms}",
    "vault.rule.kinds": " · only {kinds}",
    "vault.rule.none": "There is no retention rule.",
    "vault.due": "{room} · {count} entries · over since {day} · rule {rule}",
    "vault.due.one": "{room} · 1 entry · over since {day} · rule {rule}",
    "vault.due.next": "Nothing was destroyed. `goodoffices vault destroy VAULT ROOM --rule RULE` does that, and asks"
    " first.",
    "vault.due.none": "Nothing is over.",
}

_COPIES: dict[str, str] = {
    "vault.copy.backup": "backup of {day}",
    "vault.copy.travel": "travel vault of {day}",
    "vault.copy.bundle": "bundle of {day}",
    "vault.copy.proof": "proof of one entry, {day}",
    "vault.copy.plain": "plain copy, not sealed, {day}, by one person alone",
    "vault.copy.unrecorded": "That a copy was made is not on record: this vault has no team room.",
    "vault.copy.row": "{id} · {what} · {day}",
    "vault.copy.to": " · with {to}",
    "vault.copy.rooms": " · {rooms}",
    "vault.copy.next": "`goodoffices vault copies VAULT --back ID` records that one came home, or was destroyed.",
    "vault.copy.none": "No copy is out, as far as is on record.",
    "vault.travel": "Made: {vault}. It comes home with: goodoffices vault merge {home} {vault}\n",
    "vault.sent": "Written: {file}. Only {people} can open it.\n",
    "vault.merged.room": "{room}: {count} entries came in.",
    "vault.merged.room.one": "{room}: 1 entry came in.",
    "vault.merged.nothing": "Nothing new came in.",
    "vault.merged.without-key": "{count} of them came without a key, and cannot be read.",
    "vault.merged.without-key.one": "1 of them came without a key, and cannot be read.",
    "vault.merged.destroyed": "{count} entries were destroyed here: a certificate came that says so.",
    "vault.merged.destroyed.one": "1 entry was destroyed here: a certificate came that says so.",
    "vault.merged.held": "{count} entries that a certificate names were kept: a legal hold is in force here.",
    "vault.merged.held.one": "1 entry that a certificate names was kept: a legal hold is in force here.",
    "vault.merged.apart": "Corrected in two ways by people who did not know of each other: {ids}. Both stand; write a"
    " Correction that settles it.",
    "vault.merged.forked": "One chain went on in two places, and both stand: {rooms}. It happens when a machine was"
    " put back from an image.",
    "vault.merged.new-site": "Another place went on with this vault's own chain: it writes as a new site now.",
    "vault.merged.unknown": "The bundle was made by a site not seen here before ({site}). Make sure of whom it is.",
    "vault.merged.notes": "Left in {vault}: {count} notes that are not on record, and do not come along."
    " `goodoffices vault note list {vault}` shows them; settle or keep them there, and merge again.",
    "vault.merge.asks": "What would come in does more than say what was so. It would change who may know, what is"
    " destroyed or held, or how the record is kept: {acts}.",
    "vault.merge.agree": "Take it in, on your word? (yes, or anything else for no)",
    "vault.merged.next": "If what came in was a copy that is home now, record it: `goodoffices vault copies {vault}"
    " --back ID`.",
    "vault.backed-up": "Written: {file}. It opens with the secret that the vault has now.\n",
    "vault.restored": "Restored: {vault}. `goodoffices vault doctor {vault}` looks it over.\n",
    "vault.identity": "It is no secret. Read it out, and let it be read back, by another way than you send by.",
    "vault.person": "On record: the key of {who} ({id})\n",
    "vault.receipt": "Written: {file}. Let others hold it; `goodoffices vault verify {vault} --receipt {file}`"
    " compares.\n",
    "vault.proof": "Written: {file}. Whoever has it can read that one entry.\n",
}

_DOCTOR: dict[str, str] = {
    "vault.doctor.well": "  ok    ",
    "vault.doctor.ill": "  TO DO ",
    "vault.doctor.next": "To be looked after: `goodoffices vault verify {vault}` says more of entries, `vault"
    " restore` brings back a backup.",
    "vault.doctor.altered": "Keys of rooms, or the regime, were taken out or put back by another program. Restore a"
    " backup of before, and merge this vault into it.",
    "vault.doctor.store": "File: its format, integrity, guards, settings and rights are as they should be.",
    "vault.doctor.vault-open-to-others": "File: others on this machine may open {file} (mode {mode}). Close it: chmod"
    " 600.",
    "vault.doctor.vault-replaced": "File: {file} was replaced while it was open. Open it again.",
    "vault.doctor.vault-setting": "File: the setting {name} is {found} and should be {expected}. Open it with this"
    " version alone.",
    "vault.doctor.vault-guard-missing": "File: the guard {name} is gone, so that entries could be changed. Restore a"
    " backup, and merge.",
    "vault.doctor.vault-damaged": "File: damaged ({what}). Restore a backup, and merge what can still be read.",
    "vault.doctor.vault-keys-astray": "File: {count} keys belong to no entry. Something was cut out: restore a"
    " backup, and merge.",
    "vault.doctor.log": "Log beside the file: {size} bytes. Copy a vault with `vault backup`, never the file alone.",
    "vault.doctor.ways": "Ways in: {sorts}.",
    "vault.doctor.recovery": "Recovery key: there is one.",
    "vault.doctor.no-recovery": "Recovery key: there is none. `goodoffices vault recovery` makes one.",
    "vault.doctor.cost": "A guess at the passphrase: {passes} passes over {memory} KiB (Argon2id).",
    "vault.doctor.weak-cost": "A guess at the passphrase is cheap: {passes} passes over {memory} KiB (Argon2id). Set"
    " it again: `goodoffices vault passphrase`.",
    "vault.doctor.site": "Site: {site}, remembered on this machine.",
    "vault.doctor.new-site": "Site: this machine does not know the vault, and will write as a new site.",
    "vault.doctor.entries": "Entries: {count} can be read, {gone} were destroyed.",
    "vault.doctor.damaged": "Entries: {count} were altered, and do not open. A backup has them as they were.",
    "vault.doctor.broken": "Entries: {count} do not follow on the one before them. Something was cut out.",
    "vault.doctor.unkeyed": "Entries: {count} are sealed with a key that is not here. Ask for a bundle of the room.",
    "vault.doctor.lost-keys": "Entries: {count} have no key, and no certificate says why. A backup may have it.",
    "vault.doctor.forked": "Chains: forked in {count} rooms; both branches stand.",
    "vault.doctor.no-fork": "Chains: none is forked.",
    "vault.doctor.notes": "Notebook: {count} notes, none expired.",
    "vault.doctor.expired": "Notebook: {count} notes expired. `goodoffices vault note settle` erases them.",
    "vault.doctor.holds": "Legal holds in force: {ids}.",
    "vault.doctor.no-holds": "Legal holds: none is in force.",
    "vault.doctor.copies": "Copies out of reach: {copies}.",
    "vault.doctor.no-copies": "Copies: none is out, as far as is on record.",
}

SAYS: dict[str, str] = {**_ASKED, **_OPENING, **_WRITING, **_KEEPING, **_COPIES, **_DOCTOR}
"""What a vault's commands ask and answer."""
