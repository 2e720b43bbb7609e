"""Long work on packages: how far it is, and an end to it when somebody presses Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from goodoffices.cli.progress import progress

if TYPE_CHECKING:
    from goodoffices.packages.watching import Watch

T = TypeVar("T")
_GRACE = 2.0
"""Seconds in which work that was stopped may come to an end by itself."""


def stoppable(work: Callable[[Watch], T]) -> T:
    """Return what work gives, done beside this thread so that Ctrl-C is heard at once.

    Raises what the work raises, and Stopped.
    """
    from goodoffices.packages.faults import Stopped
    from goodoffices.packages.watching import Watch

    with progress() as row:
        watch = Watch(lambda what, done, of: row.show(lambda: _row(what, done, of)))
        found: list[T] = []
        wrong: list[BaseException] = []
        thread = Thread(target=lambda: _into(found, wrong, lambda: work(watch)), daemon=True)
        try:
            thread.start()
            while thread.is_alive():
                thread.join(0.1)
        except KeyboardInterrupt:
            watch.stop()
            thread.join(_GRACE)
            raise Stopped("stopped") from None
    if wrong:
        raise wrong[0]
    return found[0]


def _into(found: list[T], wrong: list[BaseException], work: Callable[[], T]) -> None:
    try:
        found.append(work())
    except BaseException as error:  # noqa: BLE001  (it is raised again where somebody waits for the answer)
        wrong.append(error)


def _row(what: str, done: int, of: int) -> str:
    if not done:
        return f"{what} ..."
    return f"{what}: {done:,} of {of:,}" if of else f"{what}: {done:,}"
