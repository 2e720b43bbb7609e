"""The forms for what was promised in a deal, and each side's account of what was done."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Commitment": "What a deal says one shall do: what, to whom, by when, and in return for what. One duty, one"
    " entry. A small promise on the way is a “promise owed”.",
    "field.Commitment.by": "Who shall do it",
    "field.Commitment.what": "What shall be done",
    "field.Commitment.in_return_for": "In return for",
    "field.Commitment.under": "Under which agreement",
    "form.Tranche": "One instalment of a commitment. Number them as the deal does; each has its own due date.",
    "field.Tranche.of": "Of which commitment",
    "field.Tranche.number": "Its number",
    "field.Tranche.criteria": "How it is told that it was done",
    "form.DeliveryReport": "One side's account of what was delivered. It is that side's: record the other side's beside"
    " it, and do not merge the two.",
    "field.DeliveryReport.of": "Of what",
    "field.DeliveryReport.account_by": "Whose account",
    "field.DeliveryReport.delivered": "What it says was done",
    "form.Incident": "An event that is said to bear on what was agreed. Record what is said and who says so; that it"
    " happened, and who did it, is not yet shown by that.",
    "field.Incident.what": "What is said to have happened",
    "field.Incident.alleged_by": "Who says so",
    "field.Incident.bears_on": "What it bears on",
    "form.Verification": "The finding of whoever was agreed to verify, in their words. Anybody else's view is a"
    " delivery report or an assessment. “No access” is not “not confirmed”.",
    "field.Verification.of": "Of what",
    "field.Verification.by": "Who verified",
    "field.Verification.finding": "Finding",
    "form.ImplementationStatus": "Somebody's reading of how far a commitment is carried out. It is that somebody's; the"
    " desk works out none.",
    "field.ImplementationStatus.of": "Of what",
    "field.ImplementationStatus.by": "Whose reading",
    "field.ImplementationStatus.level": "How far, from 0 to 3",
    "choice.level.0": "0: nothing yet",
    "choice.level.1": "1: a little",
    "choice.level.2": "2: for the most part",
    "choice.level.3": "3: in full",
}
