"""Whatever is done to them in whatever order, all stores give the same answers as the one in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Envelope
from goodoffices.record.store import Reading, Row, Store, Wrapped, Writing
from goodoffices.store.memory import MemoryStore
from goodoffices.store.postgres import PostgresStore
from goodoffices.store.sqlite import SqliteStore
from tests.postgres import postgres_address
from tests.store.conftest import schema
from tests.store.rows import tag

TAGS = [tag(""), bytes(16), b"\x00" * 15 + b"\xff", b"\xff" * 16]
SHORT = st.binary(max_size=3)
WRAPPED = st.none() | st.builds(Wrapped, SHORT, SHORT)
ENVELOPES = st.builds(Envelope, *[st.sampled_from(TAGS)] * 2, st.integers(0, 3) | st.just(2**63 - 1), *[SHORT] * 4)
ROWS = st.lists(st.builds(Row, ENVELOPES, WRAPPED, st.integers(0, 2)), max_size=6)
SPACES = st.sampled_from(["", "a", "é"])
STEP = st.one_of(
    st.tuples(st.just("append"), ROWS),
    st.tuples(st.sampled_from(["forget", "rewrap"]), ROWS),
    st.tuples(st.just("put"), SPACES, SHORT, SHORT),
    st.tuples(st.just("drop"), SPACES, st.lists(SHORT, max_size=3)),
)
WRITING = st.tuples(st.lists(STEP, max_size=6), st.sampled_from(["kept", "kept", "thrown away", "scrubbed"]))


class Thrown(Exception):
    """Ends a writing that is not to be kept."""


def answers(reading: Reading) -> list[Any]:
    """Return all that can be asked of a store."""
    found: list[Any] = [list(reading.rows()), reading.chains(), reading.spaces()]
    for room in TAGS:
        found += [list(reading.rows(room)), reading.ends(room)]
        for site in TAGS:
            found += [list(reading.rows(room, site, 2)), *(reading.at((room, site), seq) for seq in (0, 1, 2**63 - 1))]
    for space in ("", "a", "é"):
        found += [list(reading.all(space).items()), reading.get(space, b""), reading.get(space, b"\x00")]
    return found


def done(writing: Writing, step: tuple[Any, ...]) -> str:
    """Do one step and return what came of it: nothing, or the code of an error."""
    name, *given = step
    if name in ("forget", "rewrap"):
        # those that are there mostly, and now and then one that is not
        rows = list(writing.rows())[: len(given[0])]
        given = [
            [msgspec.structs.replace(held, wrapped=new.wrapped) for held, new in zip(rows, given[0], strict=False)]
        ]
        given[0] += step[1][:1] if name == "rewrap" and len(step[1]) == 3 else []
    try:
        getattr(writing, name)(*given)
    except GoodOfficesError as error:
        return error.code
    return ""


def told(store: Store, steps: list[tuple[Any, ...]], then: str) -> list[Any]:
    """Do these steps in one writing, end it as said, and return everything that the store answered."""
    found: list[Any] = []
    try:
        with store.writing(whole=True) as writing:
            for step in steps:
                found += [done(writing, step), *answers(writing)]
            if then == "thrown away":
                raise Thrown
    except Thrown:
        pass
    if then == "scrubbed":
        store.scrub()
    with store.reading() as reading:
        return [*found, *answers(reading)]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Store]]:
    """Give what makes empty stores of one kind, each closed when the next is made."""
    folder: Path = tmp_path_factory.mktemp("stores")
    with ExitStack() as stack:

        def make() -> Store:
            stack.close()
            if request.param == "sqlite":
                return stack.enter_context(closing(SqliteStore(folder / schema(), create=True)))
            return stack.enter_context(closing(PostgresStore(postgres_address(), schema(), create=True)))

        yield make


# every example is a dozen transactions on a disk, for each of the stores
@settings(max_examples=settings().max_examples // 5)
@given(writings=st.lists(WRITING, min_size=1, max_size=4))
def test_all_stores_answer_alike(empty: Callable[[], Store], writings: list[tuple[list[tuple[Any, ...]], str]]) -> None:
    """After each of any writings, kept, thrown away or scrubbed, a store tells the same as the one in memory."""
    store, model = empty(), MemoryStore()
    for steps, then in writings:
        assert told(store, steps, then) == told(model, steps, then)
