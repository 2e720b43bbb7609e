"""The forms for carrying words: what we may pass on, and what was passed on or shown."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.CarryLicence": "A party lets us carry these words to these recipients, in this way. Record it in that party's"
    " room. What it did not say may be carried may not be carried.",
    "field.CarryLicence.by": "Which party lets us",
    "field.CarryLicence.words": "What may be carried",
    "field.CarryLicence.attributed": "In whose name",
    "field.CarryLicence.withheld": "What must not be passed on",
    "choice.attributed.in their name": "in their name",
    "choice.attributed.not from them": "without saying that it comes from them",
    "choice.attributed.as the mediator's own": "as an idea of the mediator's own",
    "help.CarryLicence.words": "As they may be said over there, word for word.",
    "help.CarryLicence.until": "After it, nothing may be carried on this licence. Empty means that no end was stated.",
    "help.CarryLicence.withheld": "It is never shown outside this room.",
    "form.LicenceWithdrawn": "A party takes back what it let us carry. What was passed on before stays passed on.",
    "field.LicenceWithdrawn.licence": "Which licence",
    "field.LicenceWithdrawn.by": "Who takes it back",
    "form.Disclosure": "Words were passed on to somebody. It lies in the recipient's room and is complete in itself:"
    " nothing in it may say where the words came from. “Pass it on” beside an entry does this step by step.",
    "field.Disclosure.words": "What was said to them",
    "field.Disclosure.by": "Who said it",
    "form.DisclosureBasis": "Where words that were passed on came from, and on which licence. Record it in the team's"
    " room: whoever reads it learns the source.",
    "field.DisclosureBasis.disclosure": "What was passed on",
    "field.DisclosureBasis.sources": "Where it came from",
    "field.DisclosureBasis.licence": "On which licence",
    "form.Showing": "A version of a text was shown to somebody, and how. Record each showing: who saw it first may"
    " matter later.",
    "field.Showing.of": "Which text",
    "field.Showing.by": "Who showed it",
}
