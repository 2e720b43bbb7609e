"""Promise 6: swap the parties and every output is swapped, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from goodoffices.record.ledger import Record
from tests.desk.desks import PAGES, address, client, settled, world_desk
from tests.promises.cases import Case, cases
from tests.promises.faces import differing, said_before, said_in
from tests.promises.files import NAMES, last_day, with_tokens
from tests.promises.laws import tried
from tests.promises.swapping import ONE, OTHER, exchanged, swapped
from tests.worlds import TOKENS, World


def test_swapping_the_parties_swaps_every_output() -> None:
    """In worlds of every kind of act, with the parties exchanged every output is exchanged, byte for byte."""
    tried("swap")


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_swapped_whole(name: str) -> None:
    """In each room of each example, brief, log, due, diff, sheet and check swap with the parties."""
    world, at = with_tokens(name), last_day(name)
    other = swapped(world)
    for room in world.rooms:
        for say in (said_in, said_before):
            was = say(Record(world.entries, zone=world.zone), room, at, at)
            now = say(Record(other.entries, zone=world.zone), exchanged(room), at, at)
            assert differing({key: exchanged(text) for key, text in was.items()}, now) == []


def exchanged_page(page: str) -> str:
    """Return a page with the parties exchanged, also where their names stand in small letters to be typed."""
    one, other = TOKENS[ONE].lower(), TOKENS[OTHER].lower()
    swap = {one: other, other: one}
    return re.sub(f"{one}|{other}", lambda found: swap[found[0]], exchanged(page))


def pages(world: World, room: str) -> list[str]:
    """Return every page of a world as one room sees it, as whoever holds it does where no room is given."""
    asker = client(world_desk(world))
    return [settled(asker.get(address(route, room=room)).content) for route in PAGES]


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_of_an_example_are_swapped(name: str) -> None:
    """Every page of each example swaps with the parties, as the whole file and as each room."""
    world = with_tokens(name)
    for room in ("", *world.rooms):
        was = [exchanged_page(page) for page in pages(world, room)]
        assert was == pages(swapped(world), exchanged(room)), room


@settings(max_examples=15)
@given(cases(most=25))
def test_the_pages_of_any_world_are_swapped(c: Case) -> None:
    """Pages of made-up worlds swap with the parties too."""
    assert [exchanged_page(page) for page in pages(c.world, c.room)] == pages(swapped(c.world), exchanged(c.room))


@pytest.mark.parametrize("name", NAMES)
def test_both_parties_are_told_of(name: str) -> None:
    """The swap is no empty promise: both tokens stand in what is said, and swapping changes it."""
    world, at = with_tokens(name), last_day(name)
    said = str(said_in(Record(world.entries, zone=world.zone), "public", at, at))
    assert all(TOKENS[party] in said for party in (ONE, OTHER))
    assert exchanged(said) != said
    assert exchanged(exchanged(said)) == said
