"""Leaks to plant in the desk, in one table: what is put in the place of what, where, and which law has to see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.desk.forms.choices import Choices
from goodoffices.desk.guard import FaultLog
from goodoffices.desk.held import Held
from goodoffices.record import see
from goodoffices.record.vault import Vault
from goodoffices.standing.standing import Standing
from goodoffices.store.sqlite_moment import Moment
from tests.desk.grounds import ROOMS, Stands, standing_in
from tests.desk.leaking import (
    _all_writable,
    _any_draft,
    _any_note,
    _any_room,
    _anywhere_at_all,
    _anywhere_forbidden,
    _asked_for_each,
    _capture_room_not_asked,
    _choices_of_all,
    _count,
    _count_before,
    _counting_rows,
    _counts,
    _done_of_all,
    _forbidden,
    _gone_through,
    _headed,
    _hidden_are_known,
    _holder_of_all,
    _in_order_of_all,
    _latest,
    _logs,
    _marked_by_all,
    _mine_is_all,
    _more_pages,
    _numbered_ids,
    _numbered_over_all,
    _offers_hidden,
    _outside_counted,
    _paged_over_all,
    _reread,
    _rooms_of_all,
    _sheet_of_all,
    _those_who_stayed,
    _titled,
    _wide_after,
    _with_path,
    at,
    on,
    reads_all,
    sees_all,
)
from tests.promises.planting import Plant, method, past_gate

LEFT: Stands = dict.fromkeys(ROOMS, "left")


class Leak(NamedTuple):
    """A leak: what is wrong, how it is planted, the route where it shows, and the law that must see it."""

    name: str
    plant: Plant
    route: str
    law: str = "matrix"
    stands: Stands | None = None
    """How the operator has to stand for it to show; none where it shows for most."""
    begin: int = 0
    """The walk that is gone first: one that shows the leak need not be waited for."""


def _fills() -> Iterator[Leak]:
    """Give a leak for every page that is made whole from one standing: it is made from all there is."""
    pages = (
        "stand", "timeline", "rooms", "proposals", "notices", "pause", "office", "commitments", "owed", "public",
        "people", "search",
    )  # fmt: skip
    for page in pages:
        begin = 50 if page == "office" else 0
        yield Leak(f"{page}, made from all there is", at(f"desk.pages.{page}:_fill", sees_all), page, begin=begin)


LEAKS: tuple[Leak, ...] = (
    Leak("a count of everything in the shell", at("desk.shell:_told", _counts), "owed"),
    Leak("every room in the shell", at("desk.shell:_rooms", _rooms_of_all), "owed"),
    Leak("a count of everything in the title", at("desk.viewer:title_of", _titled), "owed"),
    Leak("the clock goes by the last entry of all", on(Held, "usual", _latest), "owed", begin=21),
    Leak("pages offered by what there is anywhere", at("desk.shell:around", _more_pages), "owed", begin=3),
    Leak("what was done is counted among all", at("desk.shell:say_done", _done_of_all), "capture",
         begin=8),
    Leak("a hidden room is forbidden, not missing", at("desk.viewer:viewer_of", _forbidden), "stand"),
    Leak("whoever left sees with the eyes of those who stayed", at("desk.viewer:viewer_of", _those_who_stayed), "stand",
         stands=LEFT, begin=13),
    Leak("any room may be looked from", at("desk.viewer:viewer_of", _any_room), "stand", begin=20),
    Leak("who is at the desk hangs on rooms there are", on(Held, "operator", _holder_of_all), "owed",
         begin=2),
    Leak("what is mine is all there is", on(Held, "mine", _mine_is_all), "correct"),
    Leak("a hidden entry is refused in other words", at("desk.held:anywhere", _anywhere_forbidden), "entry"),
    Leak("a hidden entry is shown by its id", at("desk.held:anywhere", _anywhere_at_all), "entry"),
    Leak("hidden entries are known by id", on(see.Visible, "entry", _hidden_are_known), "entry"),
    Leak("what points to an entry from hidden rooms is shown", at("desk.flows.stale:since", reads_all), "entry",
         begin=20),
    Leak("a form goes stale by hidden entries", at("desk.flows.stale:state_of", _marked_by_all), "correct"),
    Leak("a problem names a hidden id", on(Held, "fitting", _offers_hidden), "let-in", begin=11),
    Leak("ids of new entries are counted", on(Vault, "filled", _numbered_ids), "form"),
    Leak("a hidden room in the rooms to write in", at("desk.forms.choices:writable", _all_writable), "form", begin=14),
    Leak("who cannot read is counted over all rooms", at("desk.forms.choices:who_reads", _outside_counted), "form"),
    Leak("choices over the raw record", on(Choices, "of", _choices_of_all), "form"),
    Leak("what is prepared is about anything", at("desk.pages.record:about_of", sees_all), "form", begin=22),
    Leak("names completed from all there is", at("desk.capturing:_everybody", reads_all), "capture"),
    Leak("a line is taken down in a hidden room", past_gate(_capture_room_not_asked), "capture"),
    Leak("notes of hidden rooms are listed", at("desk.pages.notes:jotted", _any_note), "notes"),
    Leak("write-ups of hidden rooms are listed", at("desk.flows.write_up:writable", _all_writable), "write-up",
         begin=14),
    Leak("a draft comes up in another form", at("desk.drafts:kept", _any_draft), "form"),
    Leak("an ETag over all there is", at("desk.guard:with_headers", _headed("ETag", _count)), "icon"),
    Leak("a day of the last change", at("desk.guard:with_headers", _headed("Last-Modified", _count)), "settings"),
    Leak("a header with a count", at("desk.guard:with_headers", _headed("X-Entries", _count)), "mediations"),
    Leak("a log line with a count", at("desk.viewer:view_of", _logs), "owed"),
    Leak("a log line with a path", method(FaultLog, "emit", _with_path), "stand", "faults"),
    Leak("a list of mediations that sees all", at("desk.pages.mediations:standing_of", _wide_after), "mediations"),
    Leak("search over all there is", at("desk.searching:search", reads_all), "search",
         begin=4),
    Leak("a count before what is hidden is left out", at("desk.pages.search:_fill", _count_before), "search",
         begin=4),
    Leak("kinds to choose from by all there is", at("desk.narrowing:kind_options", sees_all), "search"),
    Leak("rooms to choose from by all there is", at("desk.narrowing:room_options", sees_all), "timeline"),
    Leak("people to choose from by all there is", at("desk.narrowing:people_options", sees_all), "timeline"),
    Leak("pages counted over all", at("desk.paging:_paged", _paged_over_all), "timeline"),
    Leak("numbered among all", at("desk.rows:row_of", _numbered_over_all), "search",
         begin=2),
    Leak("in an order that hangs on all", on(Standing, "order", _in_order_of_all), "timeline"),
    Leak("the latest of each section, from all there is", at("desk.heads:heads", reads_all), "stand"),
    Leak("who can see what, over all rooms", at("desk.reach:matrix", sees_all), "people"),
    Leak("a room that cannot be seen has a page", at("desk.pages.rooms:place_of", sees_all), "rooms",
         begin=20),
    Leak("what may be said, from all rooms", at("desk.pages.before:sheet_of", _sheet_of_all), "before",
         stands=standing_in(("joint", "south-room", "north-room")), begin=4),
    Leak("sources to choose from that are hidden", at("desk.disclosures:_latest", reads_all), "disclose"),
    Leak("receipts of rooms one left", at("desk.pages.integrity:rooms_of", lambda f: lambda s: [
        (room, room) for room in s.visible.rooms]), "receipt", stands=LEFT, begin=5),
    Leak("receipts of any room", at("desk.pages.integrity:rooms_of", reads_all), "integrity"),
    Leak("a vault is looked over in all its rooms", at("desk.pages.integrity:rooms_of", reads_all), "travel"),
    Leak("certificates of all rooms", at("standing.keeping:certificate_lines", reads_all), "integrity",
         begin=8),
    Leak("all is read anew for each page", on(Vault, "record", _reread), "stand", "steps"),
    Leak("rows are counted for each page", on(Moment, "ends", _counting_rows), "stand", "steps"),
    Leak("a statement for each hidden entry", on(Moment, "ends", _asked_for_each), "stand", "statements"),
    Leak("all is gone through for each page", on(Held, "mine", _gone_through), "correct", "calls"),
    *_fills(),
)  # fmt: skip
"""Every leak that is planted; a law that none of these breaks is no law."""
