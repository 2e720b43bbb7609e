"""What can be wrong with a mediation file, in English: what was found, what is allowed, what to do next."""

from __future__ import annotations

_SYNTAX: dict[str, str] = {
    "file-too-big": "The file has {found} bytes; at most {limit} are read. Split it into several mediations.",
    "not-utf-8": "The text is not UTF-8 from byte {offset} on. Open it in your editor and save it again as UTF-8.",
    "control-character": "There is a control character ({found}), which no text needs. Delete it.",
    "not-a-mediation": "This is no mediation file. One begins with `goodoffices: 1`, then `mediation:` and"
    " its short name; `goodoffices new` writes one to start from.",
    "too-many-problems": "More than {limit} problems were found, and reading stopped here. Put those above"
    " right first.",
    "too-many-values": "There are more than {limit} values. Split the file into several mediations.",
    "too-deep": "Values lie in one another more than {limit} deep. Nothing in a mediation does: check the"
    " brackets and the indentation here.",
    "yaml-directive": "A line begins with `%`, which is an instruction to other programs. Take the line out,"
    " or put the text it belongs to in quotes and indent it.",
    "yaml-documents": "A second document begins here (`---`). A file holds one mediation: take the line out,"
    " or put the rest in a file of its own.",
    "yaml-anchor": "`&{found}` would give a value a name, to be used in several places. Write the value out"
    " in each of them; text that begins with & goes in quotes.",
    "yaml-alias": "`*{found}` stands for a value from elsewhere in the file. Write the value out here; text"
    " that begins with * goes in quotes.",
    "yaml-tag": "`{found}` would say of what type a value is; the types are known already. Take it out; text"
    " that begins with ! goes in quotes.",
    "yaml-key": "What stands before a colon has to be a single word, the name of a field. Check the"
    " indentation and the brackets here.",
    "yaml-tab": "There is a tab where a value or its indentation begins. Indent with spaces.",
    "yaml-colon": "A colon followed by a space stands where no field can begin. Put text that has such a"
    " colon in quotes, and check that fields of one act begin in the same column.",
    "yaml-quote": "A quotation mark that opens on line {begun} is not closed as it should be. Close it;"
    " inside single quotes write a quotation mark twice, inside double quotes put \\ before it.",
    "yaml-escape": "A \\ in double quotes is followed by something it cannot be followed by. Write it twice,"
    " or use single quotes.",
    "yaml-character": "No value can begin with this character. Put the text in quotes.",
    "yaml-after-end": "Something stands after the end of the first value. A mediation is one list of fields:"
    " check the column this line begins in, and the quotation marks above it.",
    "yaml-bracket": "A [ or {{ that opens on line {begun} is not closed as it should be. Close it, put commas"
    " between its items, and put text that has commas or brackets in quotes.",
    "yaml-indent": "This line does not fit the indentation that began on line {begun}. Begin fields of one"
    " act in the same column, each act with `- `, and put text of several lines in quotes.",
    "yaml-no-colon": "This line has no colon where a field was expected. Write `field: value`; put text of"
    " several lines in quotes.",
    "yaml-syntax": "This cannot be read as YAML ({said}). Compare it with a neighbouring act, or put the text"
    " in quotes.",
}

_FIELDS: dict[str, str] = {
    "duplicate-key": "`{key}` is given twice; it stands on line {first} already. Keep one, or write a list.",
    "unknown-field": "There is no such field here. There are: {allowed}.",
    "unknown-field.nearest": "Did you mean `{nearest}`?",
    "missing-field": "`{missing}` is missing and has to be given. Add it.",
    "unknown-kind": "There is no kind of act called {found}. `goodoffices schema` lists them all.",
    "unknown-kind.nearest": "Did you mean {nearest}?",
    "not-an-act": "An act was expected here, found {found}. Begin it with `act:` and its kind.",
    "not-a-list": "A list was expected here, found {found}. Begin each act with `- act:`, or write `acts: []`"
    " for none.",
    "not-text": "Text was expected here, found {found}. Write it in one value, with its lines in quotes.",
    "not-yes-or-no": "Found {found}. Write yes or no.",
    "not-whole-number": "Found {found}. Write a whole number in digits.",
    "not-number": "Found {found}. Write a number in digits, without quotes; put anything vaguer in `words`.",
    "not-fields": "Found {found}, where fields were expected. Write one or more of: {allowed}.",
    "not-allowed": "{found} is not one of the words used here. Write one of: {allowed}.",
    "not-allowed.nearest": "Did you mean “{nearest}”?",
    "empty-value": "There is nothing after the colon. Write a value, or leave the field out; for empty text write ''.",
    "text-too-long": "The text has {found} characters; at most {limit} are read. Shorten it, or split it over acts.",
    "hidden-direction": "There is a hidden mark here that turns the direction of text ({found}). It may make"
    " a name look like another: delete it.",
    "bad-id": "{found} is no id. An id has small letters, digits and hyphens, begins with a letter or digit,"
    " and has at most 100 characters.",
    "bad-language": "{found} is no language tag. Write one such as en, ar, he, pt-BR or zh-Hant.",
    "not-an-instant": "{found} is no instant. Write the day and the time of day, such as 2031-05-20T18:00.",
    "two-of": "Only one of {names} can be given. Keep one.",
    "other-format": "The format is {found}; this version reads format {allowed}. Write `goodoffices:"
    " {allowed}`, or read the file with a newer version of goodoffices.",
}

_RECORD: dict[str, str] = {
    "duplicate-id": "The id {id} is taken by the act on line {first}. Give one of the two another id.",
    "id-taken": "The id {id} is taken by an earlier entry. Give this one another id.",
    "same-act-twice": "This act says the same as the one on line {first}: take it out, or give it an id of its own.",
    "reserved-id": "`{id}` has a meaning of its own and cannot be the id of an act. Choose another id.",
    "unknown-ref": "There is no {ref} here. Correct the id, or add the act it names.",
    "unknown-ref.nearest": "Did you mean {nearest}?",
    "ref-of-wrong-kind": "{ref} is of kind {kind}; this takes the id of: {allowed}. Name another act, or"
    " another field.",
    "ref-to-itself": "{id} points to itself. Name another act, or leave the field out.",
    "ref-across-rooms": "{ref} lies in the room {target_room}, which not everybody in {room} may know. Point"
    " to an act in {room} or in a room that everybody in {room} is in; what was passed on goes in a Disclosure.",
    "ref-across-rooms.somebody": "{ref} lies in the room {target_room}, which not everybody in {room} may know. Write"
    " `room: public` on {ref} if anybody may know of it; otherwise leave it out here.",
    "target-elsewhere": "{ref} lies in the room {target_room}. A correction lies in the room of what it"
    " corrects: write `room: {target_room}`.",
    "cannot-misfile": "{ref} is a {kind}: it says who may know, or how the record is kept, and cannot be taken out."
    " Name another act.",
    "unknown-room": "There is no room {room}. Open it with a CompartmentOpened act with that id, or correct the name.",
    "unknown-room.nearest": "Did you mean {nearest}?",
    "room-of-itself": "A room is opened in itself: write `room: {id}` here, or leave `room` out.",
    "two-teams": "The room {first} is the team's already. Write `sort: other` on {id}, or"
    " put its members into {first}.",
    "learnt-before": "This happened on {when} but is entered {entered}: add `entered:` (and `learnt:`) to the act.",
    "learnt-before.learnt": "This happened on {when} but was learnt {learnt}: correct one of the two in the act.",
    "not-plain": "The room {room} is private, and this file is not sealed. Write `plain: yes` at the top if"
    " whoever gets the file may read every room in it; otherwise keep only `public` here.",
    "not-in-room": "{who} is not in the room {room}, so nothing can be taken back. Check the name and the"
    " order of acts.",
    "everyone-not-here": "`everyone` cannot stand here. Name one of: {allowed}.",
    "after-cycle": "These acts each come after one another, in a ring: {ids}. Take one `after` out.",
    "unnamed-with-name": "An unnamed source has a name. Take `name` out and describe the source in"
    " `described_as`, or write `sort: named`.",
    "named-without-name": "A named source has no name. Give `name`, or write `sort: unnamed` and `described_as`.",
    "two-triggers": "A notice bites on one thing; here it has {names}. Keep one, and write a second notice"
    " for the other.",
    "denial-of-nothing": "It is not said what is denied. Give `of`, or `may_be_of` where that was left open.",
    "one-account": "Accounts stand against each other from two on; here there is {found}. Add one, or name in"
    " `open_targets` what may be meant.",
    "span-without-calendar": "Working days need a calendar. Add a WorkCalendar act and give its id in `calendar`.",
    "bounds-crossed": "The least, {least}, is more than the most, {most}. Exchange or correct them.",
    "cannot-be-written": "The entry {id} says something that a hand-written file cannot hold, such as an act"
    " from a newer version. Nothing was written; leave it out, or write the file with that version.",
    "bad-act": "This is no act that can be read ({reason}). Get it again from where it came from.",
    "bad-entry": "Line {line} is no entry that can be read ({reason}). Get the file again from where it came from.",
}

MESSAGES: dict[str, str] = {**_SYNTAX, **_FIELDS, **_RECORD}
"""Problems of files: by code, and by `code.nearest` what is added where a nearest match is known."""
