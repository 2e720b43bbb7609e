"""The forms for what is on the table: proposals, numbers, stances, what is agreed for now."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Proposal": "Terms that somebody puts forward. Every version is an entry of its own that follows the one"
    " before; do not correct an old version into a new one.",
    "field.Proposal.by": "Whose proposal",
    "field.Proposal.version": "Version",
    "field.Proposal.words": "The text",
    "field.Proposal.on": "On which issues",
    "field.Proposal.follows": "Which version it follows",
    "field.Proposal.hearsay": "Known only from what others say: there is no text",
    "help.Proposal.by": "Leave it empty for a text that has no author's name on it.",
    "help.Proposal.version": "As it is written on the text, such as 2 or 14 March, evening.",
    "help.Proposal.hearsay": "It is then not counted among the proposals.",
    "form.Move": "A side puts a number on an issue: what it demands or offers. Record the number as it was given;"
    " “nearly 200” is not 200.",
    "field.Move.on": "On which issue",
    "field.Move.by": "Whose number",
    "field.Move.sort": "Demand or offer",
    "field.Move.amount": "The number",
    "field.Move.if_they": "Only if the other side",
    "field.in.if_they.party": "Which side",
    "field.in.if_they.reach": "Reaches",
    "help.Move.if_they": "For a move that hangs on the other side's: “if they reach 250”. Leave it empty otherwise.",
    "form.Stance": "What somebody says to one version of a proposal. Choose it from their words, and not from what they"
    " seem to think; to take note is not to accept.",
    "field.Stance.on": "On which version",
    "field.Stance.by": "Whose stance",
    "field.Stance.from_hearsay": "They have only heard of it, and not seen it",
    "choice.view.accept ad referendum": "accept, subject to approval at home",
    "choice.view.reserve": "reserve their position",
    "form.TentativeAgreement": "One line that is agreed for now and not finally. One point, one entry: so each can be"
    " replaced, or signed, by itself.",
    "field.TentativeAgreement.words": "The line, as agreed",
    "field.TentativeAgreement.on": "On which issue",
    "field.TentativeAgreement.subject_to": "Subject to",
    "field.TentativeAgreement.replaces": "Which line it takes the place of",
    "help.TentativeAgreement.subject_to": "What else has to come for it to hold, such as: agreement on the calls.",
    "form.Ratification": "A step of assent by somebody who can give it: initialled, signed, ratified, or refused."
    " Record one for each side; initials are not a signature.",
    "field.Ratification.of": "Of which text",
    "field.Ratification.by": "By whom",
    "field.Ratification.step": "Step",
}
