"""Where we stand, and the timeline."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "stand.roles": "The roles",
    "stand.contents": "On this page",
    "stand.fold": "Fold long sections",
    "stand.unfold": "Unfold all sections",
    "stand.entries": "{count} entries",
    "timeline.picture": "In a picture",
    "timeline.pictures": "The pictures, by room",
    "timeline.about-picture": "The numbers are those of the table. A “?” marks a date whose source is doubtful. Between"
    " two acts that lie far apart the days are drawn closer together; where they are cut short there are two strokes on"
    " the line of days.",
    "timeline.no-date-for": "No date is recorded for:",
    "timeline.words": "In words",
    "timeline.undated": "With no date",
    "timeline.undated.says": "When these happened is not recorded. They are listed by when they were learnt.",
    "timeline.number": "No.",
    "timeline.when": "When",
    "timeline.what": "What, on whose word",
    "timeline.room": "Room",
    "timeline.learnt": "learnt",
    "timeline.entered": "entered {when}",
    "timeline.as-of": "as of {when}",
    "timeline.dated": "Dated acts in this room: {n}. Every one of them is in the table below, in words.",
    "timeline.part": ", {part} of {parts}",
    "timeline.key.day": "on that day",
    "timeline.key.unit": "some time within that month or year",
    "timeline.key.about": "about then",
    "timeline.key.between": "once, between the two",
    "timeline.key.bound": "no later than; an arrow the other way: no earlier than",
    "timeline.key.lasting": "lasted from the one to the other",
    "entry.as-corrected": "As corrected:",
    "entry.struck": "Struck: nothing stands in its place.",
}
