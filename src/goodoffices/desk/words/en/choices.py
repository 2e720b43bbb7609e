"""Words of the vocabulary that only forms offer, in English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "choice.sort.demand": "demand",
    "choice.step.initialled": "initialled",
    "choice.step.signed": "signed",
    "choice.step.ratified": "ratified",
    "choice.step.refused": "refused",
    "choice.answer.refused": "refused",
    "choice.answer.deferred": "deferred",
    "choice.answer.partly": "partly",
    "choice.answer.no answer": "no answer",
    "choice.sort.public": "public: everybody",
    "choice.sort.pressure": "pressure",
    "choice.sort.inducement": "inducement",
    "choice.rest_days.Monday": "Monday",
    "choice.rest_days.Tuesday": "Tuesday",
    "choice.rest_days.Wednesday": "Wednesday",
    "choice.rest_days.Thursday": "Thursday",
    "choice.rest_days.Friday": "Friday",
    "choice.rest_days.Saturday": "Saturday",
    "choice.rest_days.Sunday": "Sunday",
    "choice.sort.named": "named",
    "choice.voice.rumour": "rumour",
    "choice.voice.document": "a document",
    "choice.how.not stated": "not stated",
    "choice.answer.granted": "granted",
    "choice.answer.not stated": "not stated",
    "choice.on.other": "other",
    "choice.sort.not stated": "not stated",
}
