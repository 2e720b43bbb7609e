"""What a list to choose from says: entries that can be told apart, and long lists folded away."""

from __future__ import annotations

from goodoffices.acts.delivery import Commitment, DeliveryReport, Tranche
from goodoffices.acts.talks import Message
from goodoffices.desk.forms.choices import entry_label
from goodoffices.desk.held import ever
from goodoffices.export.tongue import speaking
from goodoffices.export.wording import pieces
from goodoffices.standing.line import Name, RoomName
from tests.desk.desks import Page, client, fresh_desk
from tests.vaults import said


def test_reports_say_whose_they_are_and_of_what() -> None:
    """Two reports with no words are told apart by whose account they are and what they are of, an instalment too."""
    desk = fresh_desk()
    held = desk.find("harbour")
    held.write(
        said("joint", Commitment(by="north", what="give back the boats"), "boats"),
        said("joint", Tranche(of="boats", number=1), "first"),
        said("joint", DeliveryReport(of="first", account_by="north"), "one"),
        said("joint", DeliveryReport(of="first", account_by="south"), "other"),
        said("north-room", Message(sender="north", recipients=("amal",)), "bare"),
    )
    s = ever(held)
    labels = [entry_label(s, entry) for entry in (s.visible.entry(key) for key in ("one", "other", "bare")) if entry]
    assert labels == [
        "delivery report: North: give back the boats",
        "delivery report: South: give back the boats",
        "message: North",
    ]


def test_a_room_of_many_has_an_apostrophe_alone() -> None:
    """In English a name that ends in s takes no second one; other languages are left as they are."""

    def called(about: str) -> str:
        room = RoomName(id="r", sort="room", about=Name(id="p", text=about, sort="party"), title="")
        return "".join(piece.text for piece in pieces(room))

    assert (called("North"), called("the Islands")) == ("North's room", "the Islands' room")
    with speaking("ar"):
        assert "'" not in called("the Islands")


def test_many_to_tick_are_folded_away() -> None:
    """More than a dozen of which none need be ticked are folded, unless one is; a few, or needed ones, are not."""
    asker = client(fresh_desk())
    folded = asker.get("/harbour/record/Message").content.decode()
    assert "<summary>Choose among" in folded
    fields = folded.split('<fieldset class="field refs')
    (reported,) = [field for field in fields if 'name="basis.by"' in field]
    assert "<details>" in reported.partition('name="basis.by"')[0]
    (needed,) = [field for field in fields if 'name="recipients"' in field]
    assert "<details>" not in needed.partition('name="recipients"')[0]
    ticked = asker.get("/harbour/record/Message?basis.by=north").content.decode()
    (reported,) = [f for f in ticked.split('<fieldset class="field refs') if 'name="basis.by"' in f]
    assert "<details>" not in reported.partition('name="basis.by"')[0]
    assert Page(folded).wrong == []
