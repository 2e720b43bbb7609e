"""Work that must not be stopped between its parts: Ctrl-C has to wait until it is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def unbroken() -> Iterator[None]:
    """Let no Ctrl-C stop what is done within: it is as if nobody had pressed it."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
