"""Whose words are: what a party told us needs its licence, in whatever room of ours it was written down."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.delivery import Incident
from goodoffices.acts.housekeeping import Assessment, Correction, Instead, RecordedNegative
from goodoffices.acts.people import Actor
from goodoffices.acts.talks import Meeting, Message, PromiseOwed, ReplyOwed, Request
from goodoffices.acts.values import Basis, Wording
from tests.desk.writing import SECRET, Carrier, stopped


@pytest.fixture
def carrier() -> Carrier:
    """Return a desk to pass something on from."""
    return Carrier()


WITH_THE_TEAM = [
    Message(sender="north", recipients=("conciliation",), says=SECRET),
    Message(sender="ines", recipients=("conciliation",), says=SECRET),
    Message(sender="north", recipients=("amal", "south"), says=SECRET),
    Request(by=("north",), to="conciliation", asks=SECRET),
    PromiseOwed(by="north", to="conciliation", what=SECRET),
    ReplyOwed(by="conciliation", to="north", what=SECRET),
    Assessment(by="north", says=SECRET),
    Meeting(between=("north", "conciliation"), form="phone", summary=SECRET),
    RecordedNegative(what="Nothing was asked for.", words=(Wording(text=SECRET, source="north"),)),
]
"""What North told us, as the bar and the forms put it on record in the room of the team."""


@pytest.mark.parametrize("act", WITH_THE_TEAM, ids=lambda act: type(act).__name__)
def test_what_a_party_told_us_is_not_ours_where_it_lies_with_the_team(carrier: Carrier, act: Any) -> None:
    """Who said it counts and not only where it lies: North's words in the team's room stop without its licence."""
    carrier.put("public", Actor(name="Ines", sort="person", of="north"), key="ines")
    source = carrier.put("team", act)
    who = "Ines" if getattr(act, "sender", "") == "ines" else "North"
    assert stopped(
        carrier, carrier.check(source=[source]), f"No licence covers these words. Ask {who}, reword, or leave"
    )
    assert carrier.check(source=[source], licence=carrier.licensed()).status_code == 200


def test_what_rests_on_a_partys_word_is_not_ours(carrier: Carrier) -> None:
    """What the team noted as reported by North, or put right as said by North, stops the same."""
    told = carrier.put("team", Message(sender="north", recipients=("conciliation",), says=SECRET))
    reported = Basis(how="reported", by=(told,))
    rests = carrier.put("team", Incident(what="a tug lay idle"), basis=reported)
    plain = carrier.put("team", Message(sender="conciliation", recipients=("amal",), says="quokka"))
    assert carrier.check(source=[plain]).status_code == 200
    right = Instead(act=Message(sender="north", recipients=("amal",), says="quokka"))
    put_right = carrier.put("team", Correction(target=plain, reason="who spoke", instead=right))
    for source in (rests, plain, put_right):
        assert stopped(carrier, carrier.check(source=[source]), "No licence covers these words. Ask North, reword")


def test_a_partys_words_go_back_to_it(carrier: Carrier) -> None:
    """Whoever said it can be told it without a licence; where others would read it too it stops."""
    told = carrier.put("team", Message(sender="south", recipients=("conciliation",), says=SECRET))
    assert carrier.check(source=[told]).status_code == 200
    assert stopped(carrier, carrier.check(source=[told], room="joint"), "Ask South, reword, or leave out.")


def test_words_with_the_team_are_licensed_by_who_said_them(carrier: Carrier) -> None:
    """A licence of North's covers neither South's words nor what a third said of North; nor does one of our own."""
    south = carrier.put("team", Message(sender="south", recipients=("conciliation",), says=SECRET))
    city = carrier.put("north-file", Message(sender="city", recipients=("conciliation",), says=SECRET))
    sent = {"to": ["city"], "room": "host-room"}
    licence = carrier.licensed(to=("city",))
    assert stopped(carrier, carrier.check(source=[south], licence=licence, **sent), "it is not for North to license")
    assert stopped(carrier, carrier.check(source=[city], licence=carrier.licensed()), "it is not for North to license")
    assert stopped(carrier, carrier.check(source=[city]), "Ask the City of Tarnhaven, reword, or leave out.")
    own = carrier.licensed(by="amal")
    assert stopped(carrier, carrier.check(source=[carrier.told()], licence=own), "it is not for Amal to license")
