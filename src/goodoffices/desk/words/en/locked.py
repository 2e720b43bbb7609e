"""The desk while it is locked."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "locked.title": "Locked",
    "locked.says": "The vault is locked: nothing of it is in this program's memory. Unlock it to go on where you were.",
    "locked.passphrase": "Passphrase",
    "locked.recovery": "Recovery key",
    "locked.recovery.hint": "The one on paper, where the passphrase is lost. Leave the passphrase empty.",
    "locked.key-file": "Where its key file lies",
    "locked.key-file.hint": "Leave it empty where it lies as before.",
    "locked.which": "The one asked for: {which}",
    "locked.do": "Unlock",
    "locked.kept": "What you were sending is kept on this page. After unlocking you are asked whether to send it.",
    "locked.again.title": "Send it now?",
    "locked.again.says": "The desk was locked before this was taken in. It is as you typed it:",
    "locked.again.do": "Send it",
    "locked.again.leave": "Leave it, and go to the first page",
    "lock.do": "Lock",
    "open.ready": "This desk is open in this browser.",
}
