"""The demonstration: some mediations on the pages, until somebody ends it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from goodoffices.desk.guard import FaultLog
from goodoffices.desk.serving import LOOPBACK, listening, until_stopped
from goodoffices.desk.viewer import desk_with
from goodoffices.desk.wsgi import application
from goodoffices.record.file import Mediation


def serve(mediations: Sequence[Mediation], *, port: int, say: Callable[[str], None]) -> None:
    """Show mediations in a browser on this machine until Ctrl-C; `say` is told the address once it answers there.

    Raises GoodOfficesError("port-in-use", port, other) and ("port-refused", port, why).
    """
    app = application(desk_with(mediations, lambda: int(time.time())))
    server = listening(app, port)
    where = f"http://{LOOPBACK}:{server.server_port}/"
    faults, log = FaultLog(say), logging.getLogger("django.request")
    log.addHandler(faults)
    try:
        until_stopped(server, lambda: say(f"Open {where} in a browser on this machine. Ctrl-C ends it."))
    finally:
        log.removeHandler(faults)
