"""The forms for how the record itself is kept: confidentiality, retention, holds, keys, copies."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.ConfidentialityRegime": "What record of the mediation is kept, and under which rules. Record it before the"
    " first note: from then on it governs what is kept at all.",
    "field.ConfidentialityRegime.keeps": "What record is kept",
    "field.ConfidentialityRegime.jurisdiction": "Law it stands under",
    "field.ConfidentialityRegime.words": "The rules, as agreed",
    "field.ConfidentialityRegime.exceptions": "Exceptions",
    "choice.keeps.minimal": "minimal, and nobody's words",
    "choice.keeps.evidence": "everything, as later evidence",
    "help.ConfidentialityRegime.keeps": "None: only who takes part. Minimal: that it took place, who came, how it"
    " ended. The strictest that was ever recorded holds.",
    "help.ConfidentialityRegime.exceptions": "What may be passed on all the same, such as a danger to somebody's life.",
    "form.RetentionRule": "What lies in these rooms is kept for so long, and is then to be destroyed. Nothing is"
    " destroyed by itself: the rule says when it is due.",
    "field.RetentionRule.keep": "Keep it for",
    "field.RetentionRule.counted_from": "Counted from",
    "field.RetentionRule.kinds": "Which kinds of act",
    "choice.counted_from.entered": "the day each entry was recorded",
    "choice.counted_from.end of the mediation": "the end of the mediation",
    "help.RetentionRule.rooms": "With none ticked, the room this lies in.",
    "help.RetentionRule.kinds": "With none ticked, every kind.",
    "form.LegalHold": "Nothing in these rooms may be destroyed until the hold is released, whatever a rule says."
    " Record it as soon as a court or a lawyer asks for it.",
    "field.LegalHold.by": "Who ordered it",
    "help.LegalHold.rooms": "With none ticked, every room.",
    "form.HoldReleased": "A legal hold is lifted: what is past its time may be destroyed again. Be sure that whoever"
    " ordered the hold has said so.",
    "field.HoldReleased.hold": "Which hold",
    "field.HoldReleased.by": "Who released it",
    "form.DestructionCertificate": "What was destroyed here, and which copies could not be reached. The program writes"
    " it when it destroys something; nobody fills it in.",
    "field.DestructionCertificate.gone": "What was destroyed",
    "field.DestructionCertificate.rule": "Under which rule",
    "field.DestructionCertificate.unconfirmed": "Copies not confirmed destroyed",
    "field.in.gone.site": "Written on which machine",
    "field.in.gone.seq": "Its number there",
    "field.in.gone.key": "The key it had",
    "form.Received": "Entries of this room came in from another machine. The program writes it when it takes something"
    " in; nobody fills it in.",
    "field.Received.heads": "How far each chain had been seen",
    "field.in.heads.site": "Written on which machine",
    "field.in.heads.seq": "Number of its last entry",
    "field.in.heads.digest": "Its digest",
    "form.PersonKey": "A person's public key, so that rooms can be sealed for that person alone. Check with the"
    " person, by another way than the one it came by, that the key is theirs.",
    "field.PersonKey.person": "Whose key",
    "field.PersonKey.recipient": "The public key",
    "field.PersonKey.checked": "How it was made sure",
    "help.PersonKey.recipient": "One line that begins with age1. Never the secret one, which begins with"
    " AGE-SECRET-KEY.",
    "help.PersonKey.checked": "Such as: read out by phone on 3 May.",
    "form.CopyMade": "A copy of the record was made that this desk no longer reaches: a backup, a vault to travel"
    " with, a bundle for somebody. Record it also when the program did not make it.",
    "field.CopyMade.what": "Which copy",
    "field.CopyMade.to": "Who has it",
    "help.CopyMade.what": "So that it can be told from others, such as: backup of 1 May.",
    "help.CopyMade.rooms": "With none ticked, every room.",
    "form.CopyDestroyed": "A copy was destroyed or came back, by somebody's word. Record whose word it is: nothing"
    " here can check it.",
    "field.CopyDestroyed.copy": "Which copy",
    "field.CopyDestroyed.by": "Who says so",
}
