"""Vaults in English: what is wrong with one and what to do next, and what its commands say."""

from __future__ import annotations

from goodoffices.export.english_vault_says import SAYS

__all__ = ["ERRORS", "SAYS"]

_WAYS_IN: dict[str, str] = {
    "wrong-key": "That does not open it. Try again; `--recovery` opens it with its recovery key.",
    "wrong-key.passphrase": "That passphrase does not open {vault}. Try again, minding the keyboard's language;"
    " `--recovery` opens it with its recovery key.",
    "wrong-key.key-file": "That key file does not open {vault}. Name another with `--key-file`; `--recovery` opens it"
    " with its recovery key.",
    "wrong-key.both": "That passphrase and key file together do not open {vault}. Try again with both; `--recovery`"
    " opens it with its recovery key.",
    "wrong-key.recovery": "That recovery key does not open {vault}: it is another vault's, or a newer one was made"
    " since.",
    "no-recovery": "{vault} has no recovery key. Open it without `--recovery`.",
    "key-file-needed": "{vault} opens with a key file. Say where it is: `--key-file PATH`, or GOODOFFICES_KEY_FILE.",
    "key-file-unread": "The key file {file} cannot be read: {why}. Check the path, and that its disk is there.",
    "key-file-size": "A key file has {least} to {most} bytes, and this one has not. Name another; `vault new` makes"
    " one where there is none yet.",
    "passphrase-short": "That is too short: a passphrase has at least {least} characters. Several words that have"
    " nothing to do with each other are long, and easy to keep in mind.",
    "passphrases-differ": "The two were not the same. Nothing was changed; try again.",
    "merge-asks": "What would come in would change who may know, what is destroyed or held, or how the record is kept:"
    " {acts}. Nothing was taken.",
    "not-provable": "A {kind} cannot be shown by a proof: its key would let whoever has it add to the room. Show"
    " another entry.",
    "vault-altered": "Keys of rooms, or the regime, were taken out of this vault or put back into it by another"
    " program. It is only read until a backup of before is restored (`goodoffices vault restore BACKUP NEW`),"
    " and what is in this one is merged into it.",
    "recovery-there": "There is a recovery key already. `goodoffices vault passphrase` replaces it together with the"
    " passphrase; the old paper then opens nothing that is written from there on.",
    "recovery-misread": "That is no recovery key: it has nine groups of four letters and digits. Look for a slip of"
    " the pen.",
    "no-secret": "Nothing was given where a secret was asked for. Try again; with `--passphrase-fd` each passphrase"
    " is a line of its own, in the order in which they would be asked for.",
    "secret-no-text": "What was given as a secret is not text in UTF-8. Set the terminal to UTF-8, or make it a key"
    " file.",
    "no-terminal": "There is no terminal to ask at for the secret of {vault}. Give the passphrase on a descriptor"
    " (`--passphrase-fd N`), name a key file (`--key-file PATH`), or first `goodoffices vault open {vault}` at a"
    " terminal.",
    "descriptor-unread": "Descriptor {found} cannot be read: {why}. Open it for reading in the shell, such as 3<FILE.",
    "agent-not-here": "A vault cannot be kept open on this system. Every command can ask for its secret instead.",
    "agent-folder": "{folder} is not this user's alone, so that no vault is kept open through it. Make it yours, with"
    " `chmod 700`, or set GOODOFFICES_STATE to a folder of your own.",
}

_STORES: dict[str, str] = {
    "bad-vault": "This is no vault that can be read. A mediation file becomes one with `goodoffices vault new NEW"
    " --from FILE`; of a vault that is damaged, restore a backup: `goodoffices vault restore BACKUP NEW`.",
    "bad-vault.head": "There is no mediation in this vault: making it was not finished. Move it away and make it"
    " again.",
    "newer-vault": "This vault has format {found}; this version of goodoffices reads up to {known}. Use a newer"
    " version.",
    "store-busy": "Others are writing to this vault. Nothing was changed; try again in a moment.",
    "store-full": "There is no room left on the disk. Nothing was changed; make room and try again.",
    "store-gone": "The vault is not where it was when it was opened. Nothing was changed; look for what moved it.",
    "not-empty": "There is something in that vault already. Nothing was changed; name a new one.",
    "place-taken": "Somebody else wrote at the same place. Nothing was changed; try again.",
    "place-empty": "The vault lacks an entry that it has a key of. Nothing was changed; `goodoffices vault doctor`"
    " looks further.",
    "cannot-open": "Something in this vault was altered, and does not open. `goodoffices vault verify` says what; a"
    " backup has it as it was.",
    "key-gone": "The key of that entry was destroyed: it cannot be read any more.",
    "no-room-key": "This vault has no key of that room. Ask whoever has it for a bundle: `goodoffices vault send`.",
    "postgres-missing": "For a vault in PostgreSQL the driver is needed. Install it with: pip install"
    " 'goodoffices[postgres]'",
    "bad-address": "That is no address of a vault in PostgreSQL. One is written postgresql://host/database#schema.",
    "password-in-address": "A password in the address can be seen by other programs, and stays in the shell's"
    " history. Put it in ~/.pgpass, or in a service file.",
}

_WRITING: dict[str, str] = {
    "off-record": "A {kind} is kept off the record here. Nothing was taken.",
    "off-record.no-record": "The mediation keeps no record: a {kind} cannot be put on it. Jot it down as a draft"
    " (`vault note add --draft`), which expires.",
    "off-record.minimal": "The mediation keeps a minimal record, without anybody's words: this {kind} cannot be put"
    " on it. Jot it down as a draft (`vault note add --draft`), which expires.",
    "no-regime": "What may be put on record has not been agreed. Say it before the first note: `goodoffices vault"
    " regime VAULT minimal`.",
    "no-team-room": "There is no room of sort team in this vault, where this would be put on record. Do it in the"
    " vault that the team keeps, or open one with a CompartmentOpened act.",
    "not-acts": "Acts were expected here: a list that begins with `- act:`, or one act. `goodoffices import VAULT"
    " FILE` takes a whole mediation file.",
    "no-words": "No words were given. Type them, or give them on standard input.",
    "note-of-one-act": "One act was expected here, with `room: {room}`. Jot the others down one by one.",
    "import-elsewhere": "The file has `{what}: {there}`, and the vault `{what}: {here}`. Nothing was taken. Take the"
    " file into a vault of its own: `goodoffices vault new VAULT --from FILE`.",
    "import-differs": "{count} in the file have an id that is in the vault and says something else: {ids}. Nothing"
    " was taken. Leave them as they are in the vault, and write a Correction of each (`goodoffices add`).",
    "import-returns": "{count} in the file are older than a destruction in their room, and may be what was destroyed:"
    " {ids}. Nothing was taken. Take them out of the file, or say `--bring-back`.",
}

_KEEPING: dict[str, str] = {
    "not-here.entry": "There is no such entry there. `goodoffices log VAULT` lists every entry with its id.",
    "not-here.note": "There is no such note: it was taken back, or is on record already. `goodoffices vault note list"
    " VAULT` lists those there are.",
    "not-here.write-up": "That write-up has no lines. `goodoffices vault note list VAULT` lists the notes there are.",
    "cannot-destroy": "{id} is a {kind}, which says who may know or how the record is kept: without it the rest could"
    " not be read rightly. Leave it out. A person is taken out of a room with a Revocation.",
    "under-hold": "The room {room} is under a legal hold ({holds}). Nothing was destroyed. `goodoffices vault release"
    " VAULT HOLD` releases one, when whoever asked for it agrees.",
    "hold-unknown": "This vault has no team room, where legal holds lie, so that it cannot be known whether one"
    " forbids it. Nothing was destroyed. Destroy it in the vault that the team keeps, and merge.",
    "no-such-hold": "There is no hold {id} in force. `goodoffices vault doctor VAULT` names those there are.",
    "nothing-over": "Nothing in the room {room} is over under the rule {rule}. `goodoffices vault destroy VAULT"
    " --due` lists what is.",
    "destroy-what": "Say what to destroy: a room and the ids of entries in it, or a room and `--rule ID`."
    " `goodoffices log VAULT --in ROOM` lists them.",
    "retention-of-what": "Say for which rooms the rule is: goodoffices vault retention VAULT ROOM --keep 3 --unit"
    " months",
}

_COPIES: dict[str, str] = {
    "other-mediation": "That belongs to another mediation. Nothing was taken.",
    "parcel-damaged": "Something in it is not as it was sealed. Nothing was taken. Get it again from where it came"
    " from.",
    "room-not-shown": "It says something in the room {room}, and shows no key of anything there: who made it may"
    " never have been in that room. Nothing was taken. If the room was opened in both places, say so: `--apart"
    " {room}`.",
    "not-for-us": "This bundle is not sealed to this vault. Ask for one that is, to what `goodoffices vault identity"
    " VAULT` prints.",
    "bundle-damaged": "This bundle was altered, or cut short. Nothing was taken. Get it again from where it came from.",
    "bundle-signature": "This bundle is not signed by the site that it names. Nothing was taken. Ask whoever sent it,"
    " by another way.",
    "neither-vault-nor-bundle": "{file} is neither a vault nor a bundle. Name one of them; `goodoffices import` takes"
    " a mediation file.",
    "cannot-read-other": "{file}: cannot be read: {why}. Check the path.",
    "nobody-to-seal-to": "Say to whom: `--to PERSON`, once for each.",
    "no-person-key": "The key of {who} is not on record. Ask for what `goodoffices vault identity` prints there, and"
    " record it: goodoffices vault person VAULT {who}",
    "bad-recipient": "That is no public key. One begins with age1 and is printed by `goodoffices vault identity`.",
    "no-rooms": "Say which rooms: `--room ROOM`, once for each.",
    "part-reach": "Not all of the room {room} may be read by everybody it would go to: somebody came into it later."
    " Grant it with history first, or leave the room out.",
    "no-such-copy": "There is no copy {id} that is out. `goodoffices vault copies VAULT` lists those there are.",
    "not-a-receipt": "{file} is no receipt. `goodoffices vault receipt VAULT FILE` writes one.",
}

ERRORS: dict[str, str] = {**_WAYS_IN, **_STORES, **_WRITING, **_KEEPING, **_COPIES}
"""Errors of vaults: what is wrong, and what to do next."""
