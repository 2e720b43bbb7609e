"""The forms for rooms and who is in them, views, negatives, notes, corrections."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.CompartmentOpened": "Opens a room for the people who may know what will lie in it. Tick everybody who may,"
    " yourself included. A party that is a member reads all of it from the first line.",
    "field.CompartmentOpened.members": "Who may know what lies in it",
    "field.CompartmentOpened.sort": "What sort of room",
    "field.CompartmentOpened.about": "Which party it is about",
    "field.CompartmentOpened.title": "What it is called",
    "choice.sort.team": "the team's own",
    "choice.sort.joint": "joint, with all parties",
    "choice.sort.room": "with one party",
    "choice.sort.file": "our own file on one party",
    "help.CompartmentOpened.about": "For a room with one party, or a file on one.",
    "help.CompartmentOpened.title": "Needed where the sort is “other”.",
    "help.CompartmentOpened.members": "Tick at least one. Without yourself among them, you cannot read it either.",
    "form.Grant": "Lets somebody into a room: from now on, or with all that was there before. What was once read cannot"
    " be taken back.",
    "field.Grant.to": "Who is let in",
    "field.Grant.history": "With all that lies there already",
    "help.Grant.history": "If this is not ticked, they read only what is added from now on.",
    "form.Revocation": "Takes somebody out of a room: they may no longer know what is added to it. What they could read"
    " so far, they have read.",
    "help.Grant.to": "Into the room chosen above.",
    "help.Revocation.to": "Out of the room chosen above.",
    "field.Revocation.to": "Who leaves the room",
    "form.Assessment": "A view that somebody holds, on a given day. It is theirs and is always shown as theirs; two"
    " that differ may stand side by side.",
    "field.Assessment.by": "Whose view",
    "field.Assessment.says": "The view",
    "field.Assessment.on": "What it is a view on",
    "choice.on.ripeness": "whether the time is ripe",
    "choice.on.way out": "whether there is a way out",
    "help.Assessment.says": "In our words, as its holder would put it.",
    "form.RecordedNegative": "Something was said or seen not to be: no deadline was given, no condition stated, no"
    " answer received. That something is merely not in the record is no reason to write this.",
    "field.RecordedNegative.what": "What was not",
    "help.RecordedNegative.what": "Such as: no date was given for a return.",
    "form.NoteToFile": "A memorandum to ourselves, in our own words. It is read by everybody in its room: look at the"
    " room before you write.",
    "field.NoteToFile.text": "The note",
    "form.Correction": "An earlier entry was wrong. Open that entry and choose “Correct it”: what was recorded stays"
    " readable, and what you write stands in its place.",
    "field.Correction.target": "What is corrected",
    "field.Correction.reason": "Why it is corrected",
    "field.Correction.instead": "What stands in its place",
    "field.in.instead.act": "The act as it should have been",
    "form.Misfiled": "An entry was put in the wrong room. Open that entry and choose “It lies in the wrong room”: its"
    " content is taken out of sight there. Whoever has read it, has read it.",
    "field.Misfiled.target": "What was misfiled",
    "field.Misfiled.reason": "Why",
}
