"""The forms for what takes effect, and when: notices, deadlines, conditions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.WorkCalendar": "The days that are no working days in one place, written out. Deadlines count working days by"
    " it. A new year needs a new calendar: no day is filled in from elsewhere.",
    "field.WorkCalendar.name": "What the calendar is called",
    "field.WorkCalendar.rest_days": "Days of rest in every week",
    "field.WorkCalendar.holidays": "Holidays",
    "field.WorkCalendar.source": "Where it was taken from",
    "help.WorkCalendar.holidays": "Such as 2031-05-01, or 2031-04-11/2031-04-14 for several days in a row.",
    "form.Notice": "Somebody tells others ahead of a step what will follow, and on what. Record when it was given; its"
    " delivery to each recipient is recorded as a service. Do not fill in a time that was not stated.",
    "field.Notice.by": "Who gives notice",
    "field.Notice.consequence": "What will follow",
    "field.Notice.trigger": "What it takes effect on",
    "help.Notice.trigger": "One of three: a date, something that comes to be recorded, or a time after delivery. Leave"
    " all three empty where it was not stated.",
    "field.in.trigger.at": "On a date",
    "field.in.trigger.on": "When this is recorded",
    "field.in.trigger.after_service": "So long after it was delivered",
    "field.in.on.act": "What kind of act",
    "field.in.on.of": "About what",
    "field.in.on.outcome": "With what result",
    "help.in.on.act": "Such as “round closed”, with the round chosen below it.",
    "form.Service": "A notice was delivered to one recipient, in the words that one was given. Record a service for"
    " each recipient, in that recipient's room.",
    "field.Service.notice": "Which notice",
    "field.Service.means": "How it was delivered",
    "help.Service.means": "Such as: by letter to the head of delegation.",
    "help.Service.words": "The words this recipient was given, even where others were given other words.",
    "form.Acknowledgement": "One recipient confirms that a notice was received. Receipt is not consent: a protest"
    " against the notice is recorded as a message.",
    "field.Acknowledgement.notice": "Which notice",
    "field.Acknowledgement.by": "Who confirms receipt",
    "form.Deadline": "Something is due on a date, or so many days after something. Give the date or the length of time,"
    " not both, and name the law or agreement it rests on.",
    "field.Deadline.what": "What is due",
    "field.Deadline.binds": "Whom it binds",
    "field.Deadline.at": "Due on what date",
    "field.Deadline.runs_from": "It runs from",
    "field.Deadline.law": "Law or agreement it rests on",
    "field.Deadline.extendable_by": "Who may extend it",
    "help.Deadline.extendable_by": "Everybody who has to agree to an extension.",
    "help.Deadline.runs_from": "Only with a length of time: the entry from whose date it is counted.",
    "form.Extension": "A deadline, a commitment or a notice is moved to a later time. Point to what is moved; do not"
    " record the deadline again.",
    "field.Extension.of": "What is moved",
    "field.Extension.at": "New date",
    "form.Condition": "Something on which something else depends, word for word in each language it was stated in. If"
    " nobody named a condition, record none; that none was named is a “recorded negative”.",
    "field.Condition.on": "What depends on it",
    "field.Condition.depends": "What depends on it, in words",
    "field.Condition.stated_by": "Who stated it",
    "field.Condition.assessed_by": "Who is to judge whether it is met",
    "help.Condition.depends": "Where what depends on it is not in the record.",
    "form.ConditionAssessment": "Somebody's view on whether a condition is met. Record each view as its holder's: the"
    " desk holds none of its own, and two that differ stand side by side.",
    "field.ConditionAssessment.condition": "Which condition",
    "field.ConditionAssessment.by": "Whose view",
    "field.ConditionAssessment.view": "Whether it is met",
}
