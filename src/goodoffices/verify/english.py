"""The words of the verifier, in English: by itself it has to be readable, so it has its own."""

from __future__ import annotations

COPY = "Compare with another copy of the vault, or with a backup, before anybody writes in this one."
TOLD = {
    "bad-digest": ("The entry is not what its digest says: one of the two was changed.", COPY),
    "bad-link": (
        "The entry does not follow the one before it: one of the two was changed or put in another's place.",
        COPY,
    ),
    "bad-start": ("The first entry does not begin this chain: it was changed, or belongs to another.", COPY),
    "gap": ("Entries {first} to {last} are missing before this one.", COPY),
    "fork": (
        "A second entry claims a place in this chain. Two copies of one vault may have been written in, or somebody "
        "made an entry up.",
        "Ask who wrote with this site; both entries are kept.",
    ),
    "place-twice": ("Two entries have the same place.", COPY),
    "key-twice": ("The entry has two keys.", COPY),
    "key-without-entry": ("There is a key for an entry that is not here.", COPY),
    "bad-lengths": ("What is stored here has the wrong form ({columns}), and was not looked into.", COPY),
    "bad-commitment": (
        "The key opens an entry that was sealed with another: the content shown may not be the first.",
        COPY,
    ),
    "cannot-open": (
        "The entry does not open with the key given: its key, its content or the key given was changed.",
        COPY,
    ),
    "bad-padding": ("The content is not filled up as the format says.", "Ask with which program it was written."),
    "bad-document": (
        "The content is not a document of this format ({member}).",
        "Ask with which program it was written.",
    ),
    "other-room": (
        "The entry belongs to another room than the one it lies in.",
        "Do not read it out: it may be meant for others.",
    ),
    "bad-clock": (
        "The entry's clock is {clock}; by what it had seen it should be {expected}. The order of entries is not sure.",
        "Ask with which program it was written.",
    ),
    "seen-missing": (
        "The entry was written after number {number} of the chain {of}, which is not here, or is another.",
        COPY,
    ),
    "key-gone-uncertified": (
        "The entry has no key, and no certificate of destruction in its room names it.",
        "Ask who destroyed it and why; look in a backup.",
    ),
    "unknown-epoch": (
        "The entry is sealed in a period of its room ({epoch}) for which no key was given.",
        "Ask for that key; until then its content is not checked.",
    ),
    "receipt-missing-chain": ("Receipt {receipt}, of {made}, names this chain, and it is not here.", COPY),
    "receipt-truncated": (
        "Receipt {receipt}, of {made}, saw {size} entries in this chain; it ends at {found} now.",
        COPY,
    ),
    "receipt-missing-start": (
        "Receipt {receipt}, of {made}, saw this chain from the start; what comes before number {first} is not here.",
        COPY,
    ),
    "receipt-differs": ("The entry is not the one that receipt {receipt}, of {made}, saw at this place.", COPY),
    "receipt-signature": (
        "Receipt {receipt}, of {made}, is not signed by the site that it names: it was changed, or made up.",
        "Use the receipt as you were first given it.",
    ),
    "receipt-other-mediation": (
        "Receipt {receipt}, of {made}, is of another mediation.",
        "Give only receipts of this vault.",
    ),
    "bad-root": (
        "Receipt {receipt}, of {made}, saw the same last entry in this chain, and not the same entries before it.",
        COPY,
    ),
}
NOTES = {
    "part": "Room {room}, chain {site}: here from number {first} on. What comes before is not in this vault.",
    "contents-not-checked": (
        "Contents were not checked: that takes the keys of the rooms (--keys). Without them nobody can tell whether "
        "the entries open, what they hold, or whether a key was removed, added or damaged."
    ),
    "rooms-not-opened": "Contents of {rooms} of the rooms were not checked: no key was given for them.",
    "seen-not-here": (
        "{times} times an entry points to one that is not in this vault, which holds only a part of its room. Whether "
        "these were there cannot be checked."
    ),
    "destroyed-but-here": (
        "Room {room}, chain {site}, number {seq}: a certificate says that this content was destroyed, and its key is "
        "here. A legal hold may have kept it: ask."
    ),
    "end-not-checked": (
        "Whether entries are missing at the end of a chain, or at its start, or the whole vault was put back to an "
        "earlier day, was not checked: that takes a receipt (--receipt)."
    ),
    "chains-without-receipt": (
        "{chains} of the chains are in no receipt given: entries missing at their ends were not looked for."
    ),
}
UNREADABLE = {
    "no-such-file": "There is no such file, or it may not be read: {path}.",
    "not-a-file": "This is not a file: {path}.",
    "too-large": "This file is too large to be what it should be: {path}.",
    "not-a-database": (
        "This file cannot be read as a vault: {path} ({told}). If another program has it open, or a file ending in "
        "-wal or -journal lies beside it, copy both into a folder of your own and check the copy."
    ),
    "changed-meanwhile": "The file was changed while it was read: {path}. Nothing was found out; try again.",
    "not-a-vault": "This file is not a vault: it has no proper table {table}.",
    "other-format": "This vault is in a format that this program does not read. Use a newer one.",
    "index-differs": "The file's index does not name every entry that the file holds: it was changed, or is damaged.",
    "not-a-receipt": "This is not a receipt.",
    "not-a-proof": "This is not a proof.",
    "not-keys": "This is not a file of keys.",
    "no-cryptography": "This check needs the Python package cryptography, which is not installed here.",
}
NOT_SHOWN = {
    "receipt-signature": "The receipt is not signed by the site that it names: it was changed, or made up.",
    "proof-other-chain": "The receipt says nothing of the chain that the shown entry is said to be in.",
    "proof-other-size": "The proof belongs to another receipt: the chain had another length.",
    "proof-other-root": "The proof belongs to another receipt, or the receipt does not cover the whole chain.",
    "proof-not-in-chain": "The shown entry is not in the chain that the receipt saw.",
    "proof-other-key": "The key shown is not the one that the entry was sealed with.",
    "proof-does-not-open": "The entry does not open with the key shown.",
    "proof-bad-document": "What the entry holds is not a document of this format.",
}
