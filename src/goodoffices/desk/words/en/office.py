"""Offices: facets by stages, requests about them, and the channels that hang on them."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "office.lede": "An office is four things that may come apart: the premises, the people, their leave to stay, and"
    " the channel it serves. Each stage stands with its day and on whose word; denials stand beside it, and no verdict"
    " is given.",
    "office.none": "No office is known here. Where a party has premises with a host, record an office; its stages and"
    " the requests about it then stand on this page.",
    "office.add": "Record an office",
    "office.stages-of": "What is known of {name}, by facet and stage",
    "office.facet": "Facet",
    "office.now": "In effect, as far as is known",
    "office.now.none": "Nothing of this is known here.",
    "office.cell.none": "not recorded",
    "office.by": "by {name}",
    "office.denials": "Denials beside it: {count}",
    "office.entry": "This stage by itself",
    "office.record": "Record a stage",
    "office.record-of": "Record a stage: {facet}",
    "office.requests": "Requests about it",
    "office.requests.none": "No request about it is known here.",
    "office.requests.add": "Record a request",
    "office.requests.answer": "Record an answer",
    "office.negatives": "Said not to be",
    "office.channels": "What channels would be lost",
    "office.channels.serves": "It serves this channel, which would be lost with it:",
    "office.channels.none": "No channel is recorded as served by it.",
    "office.channels.others": "Other channels of the same party known here, not recorded as hanging on it:",
    "office.channels.no-others": "No other channel of the same party is known here.",
}
