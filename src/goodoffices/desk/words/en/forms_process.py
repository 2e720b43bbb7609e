"""The forms for the mediation as a whole: opened, agreed to, paused, taken up again, left, ended."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Opening": "The mediation begins: what it is called here and what it is about. It is recorded once; a slip in"
    " it is corrected, not recorded again.",
    "field.Opening.name": "What the mediation is called",
    "field.Opening.matter": "What it is about",
    "help.Opening.name": "It stands at the top of every page. Choose a name that no side objects to.",
    "form.IssueTabled": "A matter that is to be settled came onto the table. One matter, one entry: proposals and"
    " numbers point to it later.",
    "field.IssueTabled.title": "What it is called",
    "field.IssueTabled.by": "Who put it there",
    "field.IssueTabled.detail": "What belongs to it",
    "help.IssueTabled.title": "In words that no side would object to.",
    "form.ProcessRule": "A ground rule of the talks, in the words agreed, such as “nothing is agreed until everything"
    " is agreed”. Tick only those who agreed to it themselves.",
    "form.Consent": "A party agrees to something in the way the talks are held, or takes such an agreement back. Say"
    " how far it goes: to agree to minutes is not to agree to publishing them.",
    "field.Consent.by": "Which party",
    "field.Consent.scope": "What it agrees to, and how far",
    "field.Consent.given": "Agreed or taken back",
    "field.Consent.withdraws": "Which agreement is taken back",
    "choice.given.yes": "agreed",
    "choice.given.no": "taken back",
    "help.Consent.withdraws": "Only where an earlier agreement is taken back, wholly or in part.",
    "form.Suspension": "A mediating entity pauses its role without ending it. Write the words used as they were said;"
    " leave empty what was not stated. Whoever leaves for good is recorded as a withdrawal.",
    "field.Suspension.by": "Who pauses",
    "field.Suspension.stops": "What stops",
    "field.Suspension.continues": "What continues",
    "field.Suspension.because": "Reasons, in their words",
    "field.Suspension.follows": "On which notice it follows",
    "help.Suspension.stops": "Only what was said to stop. Nothing else is taken to have stopped.",
    "help.Suspension.continues": "Only what was said to go on.",
    "help.Suspension.because": "Word for word. A reason that others suppose is a statement of theirs.",
    "form.Resumption": "A mediating entity takes its role up again after a pause. That somebody could come back, or is"
    " asked to, is not a resumption yet.",
    "field.Resumption.by": "Who takes the role up again",
    "field.Resumption.follows": "What it follows",
    "field.Resumption.because": "Reasons, in their words",
    "help.Resumption.follows": "The pause it ends, or the condition or message on which it came.",
    "form.Withdrawal": "A party or a mediating entity leaves the mediation for good. A pause is recorded as a"
    " suspension; if it was left open which of the two it is, wait until it is said.",
    "field.Withdrawal.by": "Who leaves",
    "field.Withdrawal.leaves": "What is left",
    "help.Withdrawal.leaves": "Only where it is less than the mediation as a whole, such as one working group.",
    "form.Termination": "The mediation as a whole is ended. Write who ended it and in what words; that one of several"
    " mediators leaves is a withdrawal.",
    "field.Termination.by": "Who ended it",
    "field.Termination.outcome": "What it ended with",
    "help.Termination.outcome": "In our words, without a judgement.",
    "form.Impasse": "Somebody says that nothing moves. It is recorded as what they say; that a round brought no"
    " agreement is recorded by closing the round.",
    "field.Impasse.by": "Who says so",
    "field.Impasse.on": "Where nothing moves",
}
