"""The forms for what was said in public, and which versions stand against each other."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Statement": "One speaker said something in public, or to a reporter. One speaker and one occasion, one entry."
    " Keep the quoted words apart from our summary of the rest.",
    "field.Statement.by": "Who said it",
    "field.Statement.level": "On what terms",
    "field.Statement.says": "What was said, in our words",
    "field.Statement.venue": "Where it was said",
    "field.Statement.outlet": "Where it was printed or broadcast",
    "field.Statement.label": "The terms, in the outlet's own words",
    "field.Statement.refers_to": "Which statements it speaks of",
    "help.Statement.by": "Record the speaker as a “source” first, also where no name was given.",
    "help.Statement.level": "How the words may be attributed: with the name, as an official without one, not at all. It"
    " is what was agreed with the reporter, not how much we trust it.",
    "help.Statement.label": "Such as “speaking on condition of anonymity”, where that differs from the choice above.",
    "form.Claim": "Something is asserted and no speaker stands behind it: in a reporter's own voice, as a rumour, in a"
    " document. As soon as there is a speaker, even an unnamed one, record a statement.",
    "field.Claim.says": "What is asserted, in our words",
    "field.Claim.voice": "In whose voice",
    "field.Claim.outlet": "Where it was printed or broadcast",
    "choice.voice.reporter": "the reporter's own",
    "form.Denial": "A statement denies something. Name what is denied only where it says so; otherwise tick what may be"
    " meant, and leave it open.",
    "field.Denial.by": "Which statement denies it",
    "field.Denial.of": "What it denies",
    "field.Denial.may_be_of": "What it may be meant to deny",
    "field.Denial.sort": "What is in dispute",
    "help.Denial.may_be_of": "Where the statement does not say what it denies. It stays open until somebody settles it"
    " with a correction.",
    "form.AccountSet": "Different versions of one matter, kept side by side. It gives no verdict: write each version as"
    " those who give it would, and name the statements in which it is given.",
    "field.AccountSet.matter": "The matter",
    "field.AccountSet.open_targets": "Whose target is open",
    "field.AccountSet.beside": "Shown beside them, on no side",
    "field.AccountSet.sort": "What they differ in",
    "field.AccountSet.firm": "Whether they contradict each other",
    "field.in.accounts.says": "This version, in our words",
    "field.in.accounts.given_in": "Given in which statements",
    "choice.firm.yes": "yes, they cannot all be so",
    "choice.firm.no": "no, they differ in degree or in what they stress",
    "help.AccountSet.matter": "As a question, such as: why the office was closed.",
    "help.AccountSet.open_targets": "Denials that do not say what they deny and may be meant for this.",
    "help.AccountSet.beside": "A reporter's own voice, or what differs only in degree.",
    "help.AccountSet.firm": "Only what is firm is counted as a contradiction.",
    "form.ClearedLine": "What we say in public on a matter, as it was cleared. A new line takes the place of the old"
    " one: name it, so that only one is in force.",
    "field.ClearedLine.words": "The line, word for word",
    "field.ClearedLine.on": "On what matter",
    "field.ClearedLine.cleared_by": "Who cleared it",
    "field.ClearedLine.replaces": "Which line it takes the place of",
    "form.Article": "An article, whole, as it was read: what was taken from it can be held against it. It comes"
    " on record when the first of its statements is accepted.",
    "field.Article.text": "The article, word for word",
    "field.Article.title": "Its headline, or the subject of a letter",
    "field.Article.outlet": "Who published it",
    "field.Article.lang": "Its language",
    "form.Passage": "Where in an article an act was read, field by field, and which fields are ours. It comes"
    " on record with that act.",
    "field.Passage.of": "What was read there",
    "field.Passage.article": "In which article",
    "field.Passage.digest": "The digest of its text",
    "field.Passage.reader": "Which version of the rules read it",
    "field.Passage.places": "Where each field stands",
    "field.Passage.ours": "Fields that are ours",
    "field.Passage.event": "When that happened of which it speaks",
    "field.in.places.field": "Which field",
    "field.in.places.start": "From which letter",
    "field.in.places.end": "Up to which letter",
}
