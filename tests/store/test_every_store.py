"""What every store does, whatever it is made of: memory, a SQLite file, PostgreSQL."""

from __future__ import annotations

from threading import Event, Thread

import msgspec
import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Row, Store, Wrapped, Writing
from tests.store.conftest import MakeStore
from tests.store.rows import HERE, NORTH, SOUTH, TEAM, THERE, chain, chains, end, keyless, row, several, tag


def added(store: Store, rows: list[Row]) -> list[Row]:
    """Add rows in one writing, and return them."""
    with store.writing(chains(rows)) as writing:
        writing.append(rows)
    return rows


def held(store: Store) -> list[Row]:
    """Return every row of a store."""
    with store.reading() as reading:
        return list(reading.rows())


def code(error: pytest.ExceptionInfo[GoodOfficesError]) -> str:
    """Return the code of an error that was raised."""
    return error.value.code


def test_an_empty_store_holds_nothing(store: Store) -> None:
    """A new store gives no rows, no chains, no ends and no values, and None for any name."""
    with store.reading() as reading:
        assert [list(reading.rows()), reading.chains(), reading.ends(NORTH), reading.spaces()] == [[], [], [], []]
        assert (reading.at((NORTH, HERE), 0), reading.get("a", b"b"), reading.all("a")) == ([], None, {})


def test_rows_come_back_in_order_as_they_were(store: Store) -> None:
    """Rows added in any order come back whole, by room, site, number and branch, with or without a key."""
    rows = several()
    added(store, rows[::-1])
    assert held(store) == rows


def test_a_part_of_the_rows(store: Store) -> None:
    """A room's rows, a chain's, and a chain's from a number on are what all the rows would give, filtered."""
    rows = added(store, several())
    team = [one for one in rows if one.envelope.room == TEAM]
    with store.reading() as reading:
        assert list(reading.rows(TEAM)) == team
        assert list(reading.rows(NORTH, THERE)) == [one for one in rows if one.envelope.chain == (NORTH, THERE)]
        assert list(reading.rows(TEAM, HERE, 2)) == [one for one in team if one.envelope.seq >= 2]
        assert list(reading.rows(TEAM, HERE, 9)) == list(reading.rows(tag("nobody"))) == []


def test_chains_and_ends(store: Store) -> None:
    """Every chain is told once, and each branch ends at its own last row; a room without rows has no end."""
    rows = added(store, several())
    last = {(one.envelope.site, one.branch): end(one) for one in rows if one.envelope.room == TEAM}
    with store.reading() as reading:
        assert reading.chains() == chains(rows)
        assert reading.ends(TEAM) == [last[HERE, 0], last[HERE, 1], last[HERE, 2]]
        assert [found.site for found in reading.ends(NORTH)] == [HERE, THERE]
        assert reading.ends(tag("nobody")) == []


def test_rows_at_a_place(store: Store) -> None:
    """All branches at one place are given, in order; a place past the end has none."""
    rows = added(store, several())
    with store.reading() as reading:
        assert reading.at((TEAM, HERE), 2) == [
            one for one in rows if one.envelope.room == TEAM and one.envelope.seq == 2
        ]
        assert reading.at((TEAM, HERE), 4) == reading.at((TEAM, THERE), 0) == []


def test_a_place_is_taken_once(store: Store) -> None:
    """A second row at a place is refused, alone, among others or twice in one go, and nothing of it stays."""
    rows = added(store, several())
    for more in (
        [row(NORTH, HERE, 1)],
        [row(NORTH, HERE, 3), row(NORTH, HERE, 0)],
        [row(NORTH, HERE, 3), row(NORTH, HERE, 3)],
        [*chain(NORTH, HERE, 60, start=3), row(NORTH, HERE, 0)],
    ):
        with pytest.raises(GoodOfficesError) as error, store.writing([(NORTH, HERE)]) as writing:
            writing.append(more)
        assert code(error) == "place-taken"
    assert held(store) == rows


def test_one_may_go_on_after_a_refusal(store: Store) -> None:
    """Who catches the refusal of an addition keeps what was written before and after it in the same writing."""
    first, *taken = chain(NORTH, HERE, 3)
    with store.writing([(NORTH, HERE)]) as writing:
        writing.append([first])
        with pytest.raises(GoodOfficesError):
            writing.append([*taken, first])
        writing.put("a", b"b", b"c")
        assert list(writing.rows()) == [first]
    with store.reading() as reading:
        assert (list(reading.rows()), reading.get("a", b"b")) == ([first], b"c")


def test_many_rows_at_once(store: Store) -> None:
    """An addition of thousands, of many sizes, drawn from a generator, comes back the same."""
    rows = [*chain(NORTH, HERE, 2_500), *(row(SOUTH, HERE, seq, size=seq * 97) for seq in range(40))]
    with store.writing(whole=True) as writing:
        writing.append(one for one in rows)
    assert held(store) == rows


def test_values(store: Store) -> None:
    """A value is kept under its name and space, replaced by the next, empty ones too; other spaces are not touched."""
    with store.writing() as writing:
        for space, name, value in (("a", b"2", b"x"), ("a", b"1", b""), ("b", b"2", b"y"), ("a", b"2", b"z")):
            writing.put(space, name, value)
        assert writing.get("a", b"2") == b"z"
    with store.reading() as reading:
        assert list(reading.all("a").items()) == [(b"1", b""), (b"2", b"z")]
        assert (reading.get("a", b"1"), reading.get("b", b"1"), reading.spaces()) == (b"", None, ["a", "b"])


def test_dropping_values(store: Store) -> None:
    """Values that are dropped are gone, whether or not they were there; a space without values is none."""
    with store.writing() as writing:
        for name in (b"1", b"2", b"3"):
            writing.put("a", name, name)
        writing.drop("a", [b"1", b"3", b"4"])
        writing.drop("b", [b"2"])
        writing.drop("a", [])
    with store.reading() as reading:
        assert (reading.all("a"), reading.spaces()) == ({b"2": b"2"}, ["a"])
    with store.writing() as writing:
        writing.drop("a", [b"2"])
        assert (writing.all("a"), writing.spaces()) == ({}, [])


def test_forgetting_keys(store: Store) -> None:
    """Of a forgotten row the envelope stays and the key is gone; to forget again, or what is not there, is nothing."""
    rows = added(store, several())
    with store.writing() as writing:
        writing.forget(rows[:4])
        writing.forget([rows[0], row(SOUTH, THERE, 0)])
    assert held(store) == [*keyless(rows[:4]), *rows[4:]]


def test_rewrapping_keys(store: Store) -> None:
    """Keys are replaced, given back, or erased while the rows are being read; envelopes stay as they were."""
    rows = added(store, several())
    new = Wrapped(b"e" * 16, b"k" * 48)
    with store.writing() as writing:
        writing.rewrap(msgspec.structs.replace(one, wrapped=new) for one in writing.rows(TEAM))
        writing.rewrap(keyless(rows[:2]))
        writing.rewrap([])
    kept = [msgspec.structs.replace(one, wrapped=new if one.envelope.room == TEAM else one.wrapped) for one in rows]
    assert held(store) == [*keyless(kept[:2]), *kept[2:]]


def test_no_key_without_a_row(store: Store) -> None:
    """A key for a row that is not there is refused, and none of the others is kept."""
    rows = added(store, several())
    new = [msgspec.structs.replace(one, wrapped=Wrapped(b"e", b"k")) for one in rows[:2]]
    with pytest.raises(GoodOfficesError) as error, store.writing() as writing:
        writing.rewrap([*new, row(SOUTH, THERE, 0)])
    assert (code(error), held(store)) == ("place-empty", rows)


def spoil(writing: Writing, rows: list[Row], raised: BaseException) -> None:
    """Write this and that, and fail."""
    writing.append(chain(NORTH, HERE, 50, start=3))
    writing.forget(rows)
    writing.put("a", b"b", b"c")
    raise raised


def test_nothing_is_kept_of_a_writing_that_fails(store: Store) -> None:
    """An error inside a writing, of whatever sort, leaves rows, keys and values as they were, and the store usable."""
    rows = added(store, several())
    for raised in (ValueError("x"), KeyboardInterrupt(), GoodOfficesError("any")):
        with pytest.raises(type(raised)), store.writing([(NORTH, HERE)]) as writing:
            spoil(writing, rows, raised)
    with store.reading() as reading:
        assert (list(reading.rows()), reading.all("a")) == (rows, {})
    added(store, [row(NORTH, HERE, 3)])


def test_a_reading_sees_one_moment(store: Store) -> None:
    """What others write while one reads is not seen, not even by readings begun within it; the next one sees it."""
    first, second = chain(NORTH, HERE, 2)
    added(store, [first])
    with store.reading() as reading:
        writer = Thread(target=lambda: added(store, [second]))
        writer.start()
        writer.join()
        assert reading.chains() == [(NORTH, HERE)]
        assert (list(reading.rows()), reading.ends(NORTH)) == ([first], [end(first)])
    assert held(store) == [first, second]


def test_what_is_being_written_is_seen_by_its_writer_alone(store: Store) -> None:
    """Inside a writing its own changes are read; a reading beside it does not see them before it ends."""
    first = row(NORTH, HERE, 0)
    with store.writing([(NORTH, HERE)]) as writing:
        writing.append([first])
        writing.put("a", b"b", b"c")
        assert (list(writing.rows()), writing.ends(NORTH), writing.get("a", b"b")) == ([first], [end(first)], b"c")
        assert held(store) == []
    assert held(store) == [first]


def test_rows_left_half_read_hold_nothing(store: Store) -> None:
    """A reading that stops amid the rows keeps no later reading at the old moment, nor anyone from writing."""
    rows = added(store, chain(NORTH, HERE, 3_000))
    for start in range(3_000, 3_006):
        with store.reading() as reading:
            assert next(reading.rows()) == rows[0]
        rows += added(store, [row(NORTH, HERE, start)])
        assert held(store) == rows
    store.scrub()
    with store.writing([(NORTH, HERE)]) as writing:
        assert next(writing.rows()) == rows[0]


@pytest.mark.parametrize("whole", [False, True])
def test_who_writes_to_a_chain_is_alone_there(store: Store, whole: bool) -> None:
    """Another writing to the same chain, or to the whole, begins when the first has ended, and sees what it wrote."""
    first = row(NORTH, HERE, 0)
    inside, seen = Event(), list[list[Row]]()

    def other() -> None:
        inside.set()
        with store.writing([] if whole else [(NORTH, HERE)], whole=whole) as writing:
            seen.append(list(writing.rows()))

    thread = Thread(target=other)
    with store.writing([(NORTH, HERE)]) as writing:
        thread.start()
        inside.wait()
        thread.join(0.1)
        assert (thread.is_alive(), seen) == (True, [])
        writing.append([first])
    thread.join()
    assert seen == [[first]]


def test_scrubbing_changes_nothing_that_is_kept(store: Store) -> None:
    """After a scrub every row, key and value that was not erased reads as before."""
    rows = added(store, several())
    with store.writing() as writing:
        writing.forget(rows[:3])
        writing.put("a", b"b", b"c")
    store.scrub()
    with store.reading() as reading:
        assert (list(reading.rows()), reading.all("a")) == ([*keyless(rows[:3]), *rows[3:]], {b"b": b"c"})


def test_a_store_is_in_one_place(store: Store, make_store: MakeStore) -> None:
    """A store says the same of its place each time, and another store is in another place."""
    other = make_store("memory" if type(store).__name__ == "MemoryStore" else type(store).__name__[:-5].lower())
    assert store.place() == store.place() != other.place()


def test_closing_twice_is_closing(store: Store) -> None:
    """A store may be closed again and again, also before the program lets go of it."""
    for _ in range(3):
        store.close()
