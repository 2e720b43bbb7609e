"""What every form has: labels of fields wherever they occur, help where one would hesitate, and what is refused."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "record.choose": "choose",
    "record.more-about-date": "Time zone, margin, and what the date rests on",
    "record.more-about-words": "Taken from somebody else, or a translation",
    "record.nothing-to-choose": "Nothing can be chosen here yet. Record it first, or choose another room above.",
    # beside every act
    "field.room": "Room it lies in",
    "field.when": "When it happened",
    "field.learnt": "When we learnt of it",
    "field.basis": "How we know",
    "field.after": "It came after",
    "help.learnt": "Only where we knew of it before it was recorded here.",
    "help.after": "Where the date is not known, but it is known what went before.",
    # a date
    "field.in.when.value": "Date",
    "field.in.when.words": "In these words",
    "field.in.when.zone": "Time zone",
    "field.in.when.counted_from": "What this date rests on",
    "field.in.when.margin": "How far “about” reaches",
    "help.in.when.value": "A day 2031-05-20, a month 2031-05, or a time 2031-05-20T18:30. About then: 2031-05-20~."
    " Between two days: [2031-05-01..2031-05-09]. No later than: [..2031-05-09]. Empty means that it is not known.",
    "help.in.when.words": "The words in which the date was given, such as “after the feast”.",
    "help.in.when.zone": "Only where the clocks of another place are meant, such as Asia/Qatar.",
    "help.in.when.counted_from": "What our reading was worked out from, such as: the letter says “last Saturday”.",
    "help.in.when.margin": "Only for a date with ~, such as 2 days or 1 week.",
    # words as they were said
    "field.words": "Words as they were said",
    "help.words": "Word for word, without our own. The same words in another language go into a further row.",
    "field.in.words.text": "Words",
    "field.in.words.lang": "Language",
    "field.in.words.source": "Taken from",
    "field.in.words.rendering": "A translation, not the words themselves",
    "help.in.words.lang": "A code such as en, ar, he. Empty: that of the record.",
    "help.in.words.source": "Only where somebody else than the speaker passed the words on.",
    # a number
    "field.in.quantity.value": "Number",
    "field.in.quantity.at_least": "At least",
    "field.in.quantity.at_most": "At most",
    "field.in.quantity.unit": "Of what",
    "field.in.quantity.words": "In these words",
    "field.in.quantity.counted_by": "By whose count",
    "help.in.quantity.value": "One exact number, in digits.",
    "help.in.quantity.unit": "Such as: ships a year.",
    "help.in.quantity.words": "Where the number was given in words, such as “nearly 200”.",
    # how we know
    "field.in.basis.how": "On what it rests",
    "field.in.basis.by": "Who reported it",
    "field.in.basis.document": "Which document",
    "help.in.basis.how": "Done by us, seen or heard by us, told to us, or read in a document.",
    "help.in.basis.by": "Only what was reported. Tick everybody whose word it rests on.",
    "help.in.basis.document": "So that somebody else could find it: title, date, page.",
    "choice.how.done": "done by us",
    "choice.how.witnessed": "seen or heard by us",
    "choice.how.reported": "told to us by others",
    "choice.how.document": "read in a document",
    # a length of time
    "field.within": "Within",
    "field.in.value.count": "How many",
    "field.in.value.unit": "Of what",
    "field.in.value.calendar": "Calendar of working days",
    "field.in.value.counts_service_day": "The first day counts as one of them",
    "help.within": "A length of time, where no date was given. It runs from what is chosen below, or from the first"
    " date.",
    "help.in.count": "A whole number in digits.",
    "help.in.calendar": "Needed for working days only. Record a “work calendar” first.",
    # everywhere
    "field.about": "What it is about",
    "field.accounts": "The versions",
    "field.agreed_by": "Who agreed",
    "field.amount": "How much",
    "field.answer": "The answer",
    "field.at": "On what date",
    "field.between": "Between whom",
    "field.by": "Who",
    "field.channel": "By which channel",
    "field.due": "When it is due",
    "field.follows": "What it follows",
    "field.form": "In what form",
    "field.manner": "In what way",
    "field.name": "Name",
    "field.names": "Name in other languages",
    "field.in.names.text": "Name",
    "field.of": "Of what",
    "field.on": "On what",
    "field.outcome": "Result",
    "field.place": "Place",
    "field.quotes": "Words quoted",
    "field.replaces": "What it takes the place of",
    "field.rooms": "Which rooms",
    "field.says": "What it says, in our words",
    "field.sort": "What sort",
    "field.stage": "How far it has got",
    "field.summary": "Summary, in our words",
    "field.through": "Through whom",
    "field.title": "Title",
    "field.to": "To whom",
    "field.until": "Until when",
    "field.view": "View",
    "field.what": "What",
    "field.why": "Why",
    "help.names": "A row for each language. They stand beside the name and do not replace it.",
    "help.quotes": "Only words that were printed or heard in quotation marks, word for word.",
    "help.says": "Short, and without a view of our own. What was said word for word goes under the words.",
    "help.summary": "What one would need to know later. Words that matter belong in a message of their own.",
    "help.stage": "Only as far as it is known: asked for, decided, told to those concerned, announced in public, in"
    " effect, or undone.",
    "help.until": "Leave it empty where no end was stated: then none is supposed.",
    "help.due": "Leave it empty where no time was agreed: then none is supposed.",
    # what is refused at a form
    "refused.off-record.no-record": "No record is kept of this mediation: this cannot be put on record. Take it"
    " down in the line at the top of the page: it is a note then, and is erased after 14 days.",
    "refused.off-record.minimal": "A minimal record is kept of this mediation, without anybody's words: this cannot"
    " be put on record. Take it down in the line at the top of the page: it is a note then, and is erased after"
    " 14 days.",
    "refused.no-regime": "What may be put on record has not been agreed. Say it before the first note: “Record an"
    " act”, “confidentiality regime”.",
    "refused.missing-field": "This is needed. Fill it in.",
    "refused.not-allowed": "Choose one of what is offered.",
    "refused.not-number": "Write a number in digits, such as 150 or 2.5. Anything vaguer goes into the words beside"
    " it.",
    "refused.not-whole-number": "Write a whole number in digits, such as 3.",
    "refused.bad-id": "Choose one of what is offered.",
    "refused.unknown-ref": "What was chosen is not here any more, or never was. Choose another.",
    "refused.ref-of-wrong-kind": "“{ref}” cannot stand here. Choose one of what is offered.",
    "refused.ref-across-rooms": "“{ref}” lies in a room ({target_room}) that not everybody in the room chosen above"
    " ({room}) may know of. Choose another room above, or leave it out.",
    "refused.everyone-not-here": "Everybody cannot be meant here. Choose somebody.",
    "refused.not-in-room": "{who} is not in the room chosen above ({room}), so nothing can be taken back there. Choose"
    " another room, or somebody who is in it.",
    "refused.unknown-room": "Choose one of the rooms you are in.",
    "refused.two-teams": "There is a room of the team already ({first}). Choose another sort, or let somebody into that"
    " room with a grant.",
    "refused.learnt-before": "This date has not come yet ({when}). A date ahead belongs in a deadline, in a notice, or"
    " under the date it is due.",
    "refused.learnt-before.learnt": "It cannot have been learnt ({learnt}) before it happened ({when}). Put one of the"
    " two right.",
    "refused.unnamed-with-name": "A source that is unnamed has no name. Take the name out and describe the source, or"
    " choose “named”.",
    "refused.named-without-name": "A named source needs its name. Give it, or choose “unnamed” and describe the"
    " source.",
    "refused.two-triggers": "A notice takes effect on one thing. Keep one of the date, the event and the time after"
    " delivery, and record a second notice for the other.",
    "refused.denial-of-nothing": "Say what is denied, or under it what may be meant where that was left open.",
    "refused.one-account": "There are two versions at least. Add one, or name under “Whose target is open” what may be"
    " meant.",
    "refused.span-without-calendar": "Working days need a calendar. Choose one, or record a “work calendar” first.",
    "refused.bad-count": "Write a number from {least} to {most}.",
    "refused.bad-holiday": "“{found}” is no day of a calendar. Write 2031-05-09, or 2031-05-09/2031-05-12 for several"
    " days in a row.",
    "refused.bounds-crossed": "At least {least} is more than at most {most}. Put one of the two right.",
    "refused.bad-language": "“{found}” is no code of a language. Write one such as en, ar, he or pt-BR.",
}
