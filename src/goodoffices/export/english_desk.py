"""What the desk refuses, in English: what is wrong with a line or a form, and what to write instead."""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "locked": "The vault is locked. Unlock it, and go on where you were.",
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
    "nothing-typed": "Nothing was typed. Fill in what is marked as needed.",
    "file-missing": "No file came with the form, or it was too large. Choose one of at most {limit} MB.",
}
