"""The forms for rounds, meetings, channels, messages, requests, and what is owed."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.RoundOpened": "A round of talks begins. The meetings held in it are recorded by themselves and point to it.",
    "field.RoundOpened.name": "What the round is called",
    "field.RoundOpened.mediated_by": "Who mediates in it",
    "form.RoundClosed": "A round of talks ends, with what result. Choose “no agreement” only where that was said or"
    " seen; otherwise leave the result as not stated.",
    "field.RoundClosed.round": "Which round",
    "form.Channel": "A route by which words pass, such as a telephone line, an office, a go-between. Record it once;"
    " messages and meetings then point to it.",
    "field.Channel.name": "What the channel is called",
    "field.Channel.undisclosed": "Not everybody involved knows of it",
    "help.Channel.undisclosed": "Then it must lie in a room of those who do. Look at the room above.",
    "form.Meeting": "People met or spoke: who, where, in what form. What one of them said that others may need word for"
    " word is recorded as a message.",
    "field.Meeting.between": "Who met or spoke",
    "field.Meeting.round": "In which round",
    "form.Message": "Words passed from one to another. Write what was said, and with what force only as far as it was"
    " clear: a hint that is recorded as a threat becomes one.",
    "field.Message.sender": "Who said it",
    "field.Message.recipients": "To whom",
    "field.Message.says": "What was said, in our words",
    "field.Message.force": "Meant as",
    "field.Message.answers": "What it answers",
    "help.Message.force": "How it was meant by whoever said it. Where that was not clear, leave it as not stated.",
    "form.Request": "Somebody asked somebody for something. Record it when it was asked; the answer, when it comes, is"
    " recorded as a reply to it.",
    "field.Request.by": "Who asks",
    "field.Request.to": "Who is asked",
    "field.Request.asks": "What is asked for",
    "field.Request.answer": "What was answered at once",
    "help.Request.answer": "Only what was answered then and there. “No answer” means that it was clear there will be"
    " none.",
    "form.LeverageAct": "Pressure or a benefit is applied, or somebody is asked to apply it. Record what was done; what"
    " it led to is another entry, if it is known at all.",
    "field.LeverageAct.by": "Who applies it",
    "field.LeverageAct.on": "On whom",
    "field.LeverageAct.what": "What was done or asked for",
    "field.LeverageAct.sort": "Pressure or benefit",
    "form.PromiseOwed": "We, or somebody, promised somebody something, such as to send a draft. It stays on the list of"
    " what is owed until a reply says that it was kept or released. What belongs to a deal is a commitment.",
    "field.PromiseOwed.by": "Who promised",
    "field.PromiseOwed.to": "To whom",
    "field.PromiseOwed.what": "What was promised",
    "form.ReplyOwed": "A question was left with somebody who owes an answer. It stays on the list of what is owed until"
    " a reply settles it.",
    "field.ReplyOwed.by": "Who owes the answer",
    "field.ReplyOwed.to": "Who waits for it",
    "field.ReplyOwed.what": "The question",
    "field.ReplyOwed.on": "What it is about",
    "form.Reply": "An answer came, a promise was kept or released, a deadline met, a notice taken back: what it answers"
    " is settled by it. If the matter stays open, record a message and not a reply.",
    "field.Reply.to": "What it settles",
    "field.Reply.by": "Who answers",
    "field.Reply.says": "What was answered, in our words",
}
