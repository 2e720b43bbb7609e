"""The demonstration: the desk on some mediations that lie in memory, until somebody ends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goodoffices.acts.when import moment
from goodoffices.desk.desks import desk_of_files
from goodoffices.desk.running import run
from goodoffices.record.file import Mediation

_EVENING = 6 * 3600


def serve(mediations: Sequence[Mediation], *, port: int, say: Callable[[str], None]) -> None:
    """Show mediations on the desk in a browser on this machine until Ctrl-C; nothing written there is kept.

    `say` is told the address once it answers there. Raises GoodOfficesError("port-in-use", port, other) and
    ("port-refused", port, why).
    """
    run(desk_of_files(mediations, now=begins), port=port, say=say)


def begins(mediation: Mediation) -> int | None:
    """Return when the clock of an example begins: on the evening of the day its file is read on, or now."""
    if not mediation.read_as_of:
        return None
    return moment(mediation.read_as_of, mediation.zone) - _EVENING
