"""Errors in English: what is wrong, where, and what to do next."""

from __future__ import annotations

from goodoffices.export.english_dates import DATES
from goodoffices.export.english_desk import ERRORS as DESK
from goodoffices.export.english_press import PRESS_ERRORS
from goodoffices.export.english_press_files import FILES as PRESS_FILES
from goodoffices.export.english_problems import MESSAGES as PROBLEMS
from goodoffices.export.english_vault import ERRORS as VAULT

MESSAGES: dict[str, str] = {
    **DATES,
    **PROBLEMS,
    **VAULT,
    **DESK,
    **PRESS_FILES,
    **PRESS_ERRORS,
    "not-here": "There is no such {what} here. `goodoffices check FILE` lists the rooms you are in: write one as it is"
    " there.",
    "cannot-read": "{file}: cannot be read: {why}. Check the path. `goodoffices new` begins a plain file,"
    " `goodoffices vault new` a sealed one.",
    "is-a-vault": "{file} is a vault, not a mediation file. Leave it as it is. Vaults come first: `goodoffices import"
    " VAULT FILE`, `goodoffices vault merge VAULT OTHER`.",
    "is-a-bundle": "{file} is sealed to somebody: it is no mediation file. Leave it as it is, and take it in with"
    " `goodoffices vault merge VAULT {file}`.",
    "not-sound": "{file} is not sound. `goodoffices check {path}`, without --as, says what to put right.",
    "diff-what": "Say what to compare with: a day (--since 2024-11-01) or a second file, not both.",
    "no-such-kind": "There is no kind of act called {found}. Did you mean {nearest}? `goodoffices schema` lists them"
    " all.",
    "no-such-example": "There is no example called {found}. There are: {allowed}.",
    "file-there": "{file} is there already and was left as it is. Choose another name, or move it away first.",
    "cannot-write": "{file}: cannot be written: {why}. Nothing was written. Choose another place.",
    "cannot-write-all": "{file}: cannot be written: {why}. What may be there is not all of it. Choose another place.",
    "written": "Written: {file}. Read it with `goodoffices brief {file}`, and edit it with any editor.",
    "desk-missing": "The pages need Django. Install it with: pip install 'goodoffices[desk]'",
    "port-in-use": "Port {port} is in use by another program. Choose another: --port {other}",
    "port-refused": "Port {port} cannot be used: {why}. Choose one above 1023: --port 8000",
    "stopped": "Stopped. Nothing was changed.",
    "usage": "{what} `goodoffices --help` lists the commands, `goodoffices COMMAND --help` what each takes.",
    "fault": "A fault in goodoffices itself ({what} at {where}); nothing was changed. Please report these words;"
    " they hold nothing of your file.",
    "problems": "{count} to put right. Nothing was read.",
    "bad-input": "{count} to put right. Nothing was read.",
}
"""Errors: what is wrong, where, and what to do next."""
