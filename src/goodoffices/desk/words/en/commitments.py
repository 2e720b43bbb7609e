"""What was promised, and what each side says was done."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "commitments.today": "Due today",
    "commitments.today.zones": "Today is read in each zone that a due time names: {zones}.",
    "commitments.today.none": "Nothing falls due today in any of these zones: {zones}.",
    "commitments.tranche": "Tranche {number}",
    "commitments.list": "What was promised",
    "commitments.lede": "Each side's account stands beside the other's, with no verdict between them. A missing account"
    " says nothing about what was done.",
    "commitments.none": "No commitment is known here. When somebody takes one on, record who does what, by when, and in"
    " return for what.",
    "commitments.add": "Record a commitment",
    "commitments.room": "Lies in: {room}",
    "commitments.against": "What it is in return for",
    "commitments.due": "Due",
    "commitments.due.none": "no date was stated",
    "commitments.due.in": "in {zone}",
    "commitments.due.today": "today",
    "commitments.due.extended": "as extended:",
    "commitments.amount": "How much",
    "commitments.amount.none": "not stated",
    "commitments.criteria": "Criteria",
    "commitments.criteria.none": "none stated",
    "commitments.accounts": "Each side's account",
    "commitments.accounts.whole": "Each side's account of the whole",
    "commitments.account.not-yet": "No account so far. It has not fallen due, as far as is known here.",
    "commitments.account.parts": "No account of the whole. Accounts of its parts are below.",
    "commitments.tranches": "Tranches",
    "commitments.tranches.wide": "The tranches; the table scrolls sideways",
    "commitments.number": "No.",
    "commitments.findings": "Findings and readings",
    "commitments.findings.none": "none known here",
    "commitments.papers": "Lists and notes",
    "commitments.papers.says": "A list that fewer people may know of lies in a room of its own. Only those in rooms"
    " seen here are shown, each with its room.",
    "commitments.papers.add": "Add a list",
    "commitments.report": "Record an account",
    "commitments.verify": "Record a finding",
    "commitments.read": "Record how far it is implemented",
    "commitments.extend": "Record an extension",
    "commitments.part.add": "Record a tranche",
    "commitments.scale": "How far it is implemented is read by whoever is named, on a scale of 0 none, 1 minimal,"
    " 2 intermediate, 3 full. Nothing is read by the program.",
    "commitments.incidents": "Reported incidents",
    "commitments.incidents.none": "No incident is known here.",
    "commitments.incident.add": "Record an incident",
}
