"""The pages for when there is nothing to show."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "quiet.home": "The list of mediations",
    "quiet.not-here.title": "Not here",
    "quiet.not-here.says": "There is no such page, mediation, room or entry here.",
    "quiet.not-here.next": "Go back to the list of mediations and choose from what is there.",
    "quiet.not-let-in.title": "This desk is not open here",
    "quiet.not-let-in.says": "It opens once, in one browser, by the address that the program printed.",
    "quiet.not-let-in.next": "Press Enter in the terminal where it runs: it then prints another address.",
    "quiet.not-ours.title": "Not taken",
    "quiet.not-ours.says": "What was sent did not come from a page of this desk, or the page was too old."
    " Nothing was changed.",
    "quiet.not-ours.again": "The page this was typed into is too old: the desk was started anew since. Nothing"
    " was taken. It is as you typed it; read it through before you send it:",
    "quiet.not-ours.next": "Open the page anew from the list of mediations. What was kept while you typed stands"
    " in it again.",
    "quiet.bad-request.title": "This request cannot be answered",
    "quiet.bad-request.says": "It was not made the way a browser on this machine makes one.",
    "quiet.bad-request.next": "Open the address that the program printed when it started, as it stands there.",
    "quiet.not-allowed.title": "This cannot be asked in this way",
    "quiet.not-allowed.says": "This page is not asked, or not sent to, in this way. Nothing was changed.",
    "quiet.not-allowed.next": "Go back, and open the page by its address or from a link.",
    "quiet.refused.title": "Not done",
    "quiet.refused.next": "Nothing was changed. Go back: what you typed is still there.",
    "quiet.refused.says": "This could not be done.",
    "quiet.fault.title": "A fault in the program",
    "quiet.fault.says": "The page could not be made, and what was asked for was not done.",
    "quiet.fault.next": "Go back and try another page. The terminal names the place of the fault; please report those"
    " words. They hold nothing of your record.",
    "fault.unknown-place": "an unknown place",
}
