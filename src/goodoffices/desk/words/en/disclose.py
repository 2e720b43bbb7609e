"""Passing something on from one room to another, and what stops it."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "disclose.lede": "Nothing moves between rooms but by what you pass on here: the words as they will be said, to"
    " whom, and under which licence. It is checked first, and shown before it is recorded.",
    "disclose.closed": "Nothing is passed on here while you are looking as somebody else, or while the vault is only"
    " read. What was passed on before stands below.",
    "disclose.no-team": "There is no room of the team that you can write in. What words rest on is kept there, and"
    " nowhere else, so nothing can be passed on without one. Ask whoever keeps the team's room to let you in, or open a"
    " room of sort team.",
    "disclose.no-team.do": "Open a room",
    "disclose.no-hearers": "There is no room in which somebody could be told something: every room you write in is the"
    " team's own, or public. Open a room with the party first.",
    "disclose.form": "What to pass on",
    "disclose.sources": "What it rests on",
    "disclose.sources.hint": "The entries it comes from. They stay where they lie; the team keeps which ones they were."
    " For words of your own that rest on nothing, leave this empty.",
    "disclose.sources.none": "No source is named: these are the mediator's own words.",
    "disclose.sources.add": "Add a source",
    "disclose.sources.choose": "choose an entry",
    "disclose.sources.do": "Add it",
    "disclose.source.in": "{label}, in {room}",
    "disclose.words": "The words as they will be said",
    "disclose.words.hint": "Complete, as they will be heard or read. The room that receives them holds these words and"
    " nothing else.",
    "disclose.words.text": "Words",
    "disclose.words.lang": "Language, such as en or ar",
    "disclose.words.more": "The same words in another language",
    "disclose.to": "To whom",
    "disclose.to.hint": "Everybody who is told. Only those are offered who are in a room you can write in.",
    "disclose.room": "Room that receives the words",
    "disclose.room.hint": "Everybody who is told must be in it. Everybody in it will read the words.",
    "disclose.licence": "Under which licence",
    "disclose.licence.hint": "Whoever told us something says what may be carried, to whom and how. Own words need"
    " none.",
    "disclose.licence.none": "none: the mediator's own words",
    "disclose.licence.do": "Record a licence",
    "disclose.licence.in-force": "{by} to {to}: {words} (in force)",
    "disclose.licence.withdrawn": "{by} to {to}: {words} (taken back)",
    "disclose.licence.expired": "{by} to {to}: {words} (run out)",
    "disclose.licence.perhaps-over": "{by} to {to}: {words} (perhaps over)",
    "disclose.licence.not-yet": "{by} to {to}: {words} (not surely given)",
    "disclose.why": "Why it is passed on",
    "disclose.why.hint": "For the team only.",
    "disclose.check": "Check it",
    "disclose.check.hint": "Nothing is recorded yet.",
    "disclose.stopped": "Stopped. Nothing was recorded, and all you typed is still here.",
    "disclose.wrong": "Not readable yet. Nothing was recorded, and all you typed is still here.",
    "disclose.covering": "A licence that has these words",
    "disclose.covering.fits": "It covers them. Choose it below, and check again.",
    "disclose.somebody": "somebody",
    "disclose.stop.nobody": "Say to whom it is passed on.",
    "disclose.stop.not-a-hearer": "{who} cannot be told anything here: choose those who are in a room you can write"
    " in.",
    "disclose.stop.room": "Choose the room that receives the words.",
    "disclose.stop.outside": "{who} cannot read {room}. Choose a room that all who are told are in, or tell them one by"
    " one.",
    "disclose.stop.source": "One of the sources is not here. Leave it out, or name another.",
    "disclose.stop.not-the-teams": "Not everybody in the team can read {room}, and the team keeps what words rest on:"
    " “{source}” cannot be named there. Let the whole team know it first, or leave this out.",
    "disclose.stop.no-words": "Write the words as they will be said.",
    "disclose.stop.manner": "Say how it is passed on: orally or in writing.",
    "disclose.stop.off-record": "The regime agreed keeps what is passed on off the record. Nothing can be recorded"
    " here.",
    "disclose.stop.licence": "That licence is not here. Choose another.",
    "disclose.stop.licence-not-the-teams": "Not everybody in the team can read {room}, where this licence lies. The"
    " team cannot keep it as what words rest on.",
    "disclose.stop.unlicensed": "No licence covers these words. Ask {by}, reword, or leave out.",
    "disclose.stop.unlicensed.nobody": "No licence covers these words. Ask whoever told you, reword, or leave out.",
    "disclose.stop.private": "“{source}” lies in {room}, which not all who would read the words can read.",
    "disclose.stop.of-others": "“{source}” lies in {room}: it is not for {by} to license. Ask whoever told you, or"
    " leave it out.",
    "disclose.against.withdrawn": "No licence covers these words: this one was taken back. Ask again, reword, or leave"
    " out.",
    "disclose.against.expired": "No licence covers these words: this one has run out. Ask again, reword, or leave out.",
    "disclose.against.perhaps-over": "No licence covers these words: this one is perhaps taken back or over. Ask before"
    " carrying anything.",
    "disclose.against.not-yet": "No licence covers these words: this one is not surely given by now. Ask before"
    " carrying anything.",
    "disclose.against.recipients": "The licence does not name {who}. It lets us carry words to {to} only.",
    "disclose.against.overhear": "{who} would read it in {room}, and the licence does not name them. Choose another"
    " room, or ask for a wider licence.",
    "disclose.against.manner.orally": "The licence is for telling it orally only, and not in writing.",
    "disclose.against.manner.in-writing": "The licence is for passing it on in writing only, and not orally.",
    "disclose.against.words": "No licence covers these words: “{words}” is neither what the licence says nor part of"
    " it. Ask, reword, or leave out.",
    "disclose.preview.says": "Read it once more. Nothing is on record yet.",
    "disclose.preview.receiving": "In {room}",
    "disclose.preview.receiving.says": "The words, to whom, by whom, how and when. Nothing else.",
    "disclose.preview.team": "In {room}, for the team",
    "disclose.preview.to": "To {to}, {manner}.",
    "disclose.preview.by": "By {by}.",
    "disclose.preview.when": "When: {when}.",
    "disclose.preview.in-part": "This is part of what the licence says, and not the whole. Read what is left out.",
    "disclose.preview.source": "Rests on: {label}, in {room}.",
    "disclose.preview.own": "Rests on no source: the mediator's own words.",
    "disclose.preview.no-licence": "Under no licence: all who will read the words can read what they rest on already,"
    " or it is ours.",
    "disclose.preview.why": "Why: {why}",
    "disclose.manner.orally": "orally",
    "disclose.manner.in-writing": "in writing",
    "disclose.echoes": "Known from elsewhere",
    "disclose.echoes.says": "This stands in the words, and can be seen here only in rooms that not all who will read"
    " them are in:",
    "disclose.echoes.none": "No match found. This is not clearance: paraphrase is not checked.",
    "disclose.echoes.also": "This is not all there may be: paraphrase is not checked.",
    "disclose.echo.phrase": "a phrase, word for word",
    "disclose.echo.number": "a number",
    "disclose.echo.date": "a day",
    "disclose.echo.name": "a name",
    "disclose.echo.withheld": "what the licence says must not be passed on",
    "disclose.echo.in": "In {room}:",
    "disclose.echoes.read": "I have read this, and the words can be said all the same",
    "disclose.echoes.unread": "Nothing was recorded. Read what is known from elsewhere, and tick that you have.",
    "disclose.stale": "Something was added about the licence or a source since this was checked. Nothing was recorded."
    " Look at it, and record it all the same or change it.",
    "disclose.record": "Put it on record",
    "disclose.back": "Change it",
    "disclose.done": "Passed on and on record in {room}. What it rests on is kept with the team.",
    "disclose.past": "Passed on before",
    "disclose.past.none": "Nothing was passed on yet, as far as is known here.",
    "disclose.past.open": "Its own page",
    "disclose.past.source": "Rests on {label}, in {room}.",
}
