"""The rooms, one room, and the sheet for walking into one."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "rooms.lede": "A room is the people who may know what lies in it. Words move from one to another only when they are"
    " passed on.",
    "rooms.none": "There is no room you may see. Open one to begin.",
    "rooms.sort.public": "What is public already, with what everybody needs to know.",
    "rooms.sort.team": "The team's own room.",
    "rooms.sort.joint": "Where the sides stand together. What lies here, each of them knows.",
    "rooms.sort.room": "What {about} has told us and been told.",
    "rooms.sort.file": "What we keep on {about} for ourselves.",
    "rooms.sort.other": "A room of its own, for the people named here and nobody else.",
    "rooms.inside": "Can read it",
    "rooms.outside": "Cannot read it",
    "rooms.nobody": "nobody",
    "rooms.here": "You stand here",
    "rooms.here-now": "You stand here now.",
    "rooms.stand-in": "Stand in it",
    "rooms.read": "Read it",
    "rooms.before": "Before I walk in",
    "rooms.open": "Open a room",
    "rooms.all": "All rooms",
    "rooms.record": "Record an act here",
    "rooms.pass-on": "Pass something on",
    "rooms.latest": "The latest acts here",
    "rooms.no-acts": "Nothing known here lies in this room. What you take down above lies in it.",
    "rooms.timeline": "All {count} of them in the timeline",
    "rooms.licences": "Licences given here",
    "rooms.disclosures": "Passed on to this room",
    "page.before": "Before I walk in",
    "before.lede": "The sheet below holds only what may be said in this room. When this page is printed, only the sheet"
    " goes on paper.",
    "before.heading": "Before walking into: {room}",
    "before.who": "In the room: {who}.",
    "before.made": "Made {made}. As of {as_of}, as known at {known_at}.",
    "before.destroy": "Destroy this sheet after use.",
    "before.more": "{count} more are known in this room and left off this sheet.",
    "before.scope": "It is made from the rooms you are in. Whether anything in a room you are not in ends a licence is"
    " not known here: where you are not sure, ask.",
    "before.not-team": "You are not in the team's room, so no licence is read for you: the sheet holds only what is"
    " known in this room and what is said in public.",
    "before.also": "What must not be said here",
    "before.also.show": "Show what must not be said here, on this screen only",
    "before.also.hide": "Hide what must not be said here",
    "before.also.says": "On this screen only. None of this is printed. Do not leave the screen open to others.",
    "before.also.none": "No words withheld, no licence out of force and no request by those here that this room does"
    " not know of are known to you. What lies in other rooms may still not be said here.",
    "before.withheld": "Withheld",
    "before.not-in-force": "Not in force",
    "before.other-recipients": "In force, but not for everybody in this room",
    "before.asked-elsewhere": "Asked for by those here, and not known in this room",
    "before.answered-elsewhere": "Asked for here, and answered where this room does not know of it",
    "before.rest": "Whatever else lies in a room that somebody here cannot read must not be said here either.",
    "before.back": "Back to the room",
}
