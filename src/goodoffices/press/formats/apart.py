"""Files that could be built to do harm are read in a process of their own, which can do little and not for long.

It is handed the bytes and hands back the article. It can open no connection, start nothing, write no file, and is
ended when it takes more time or memory than any article needs.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.article import Article, Form

SECONDS_AT_WORK = 1.5
"""Seconds of processor time, libraries loaded before; the system ends the process when they are over."""
SECONDS_BY_THE_CLOCK = 20
"""For a machine that is busy with other things."""
MEMORY = 2 << 30
"""Bytes of address space, libraries and all."""
READERS: dict[Form, str] = {"html": "pages", "email": "mails", "pdf": "pdf", "docx": "word"}
LIBRARIES: dict[Form, tuple[str, ...]] = {
    "html": ("readability", "lxml.html", "charset_normalizer"),
    "email": ("lxml.html", "charset_normalizer"),
    "pdf": ("pdfminer.pdfpage", "pdfminer.converter"),
    "docx": ("docx", "lxml.etree"),
}
PACKAGES = {
    "readability": "readability-lxml", "lxml": "lxml", "charset_normalizer": "charset-normalizer",
    "pdfminer": "pdfminer.six", "docx": "python-docx",
}  # fmt: skip
_FORBIDDEN = (
    "socket.", "urllib.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove", "os.rename",
)  # fmt: skip
"""Beginnings of what Python calls these deeds when it tells of them before they are done."""


class _Answer(msgspec.Struct, omit_defaults=True):
    """What comes back: an article, or why there is none."""

    article: Article | None = None
    code: str = ""
    params: dict[str, Any] = {}


def read(form: Form, data: bytes) -> Article:
    """Return the article of a file in that form, read in a process of its own. Raises GoodOfficesError."""
    command = [sys.executable, "-P", "-m", "goodoffices.press.formats.apart", form]
    paths = os.pathsep.join(path for path in sys.path if path)
    env = {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    try:
        ended = subprocess.run(
            command, input=data, capture_output=True, env=env, timeout=SECONDS_BY_THE_CLOCK, check=False, cwd="/"
        )
    except subprocess.TimeoutExpired:
        raise GoodOfficesError("press-too-slow", form=form) from None
    except OSError as error:
        raise GoodOfficesError("press-broken", form=form) from error
    if ended.returncode in (-signal.SIGPROF, -signal.SIGKILL):
        raise GoodOfficesError("press-too-slow", form=form)
    return _answered(form, ended.stdout)


def _answered(form: Form, told: bytes) -> Article:
    try:
        answer = msgspec.json.decode(told, type=_Answer)
    except msgspec.DecodeError:
        raise GoodOfficesError("press-broken", form=form) from None
    if answer.article is None:
        raise GoodOfficesError(answer.code, **answer.params)
    return answer.article


def read_here(form: Form, data: bytes) -> Article:
    """Return the article of a file in that form, read in this process. Raises GoodOfficesError: whatever is wrong."""
    try:
        found = import_module(f"goodoffices.press.formats.{READERS[form]}").read(data)
    except (GoodOfficesError, ImportError):
        raise
    except Exception as error:
        # a library met what it did not expect: the file is at fault, and nobody is helped by a traceback
        raise GoodOfficesError("press-broken", form=form) from error
    assert isinstance(found, Article)
    return found


def load(form: Form) -> None:
    """Import what reading that form takes. Raises GoodOfficesError: "press-missing"."""
    for name in LIBRARIES[form]:
        try:
            import_module(name)
        except ImportError:
            raise GoodOfficesError("press-missing", package=PACKAGES[name.split(".")[0]]) from None


def confine() -> None:
    """Give up, for good, what a reader of files does not need."""
    import resource

    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_AT_WORK)
    limits = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for what, most in limits:
        # not every system limits all of these, and one that is lower already stays so
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)
    # a library tells of every oddity of a file, and nobody is there to hear it
    logging.disable(logging.CRITICAL)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _main(form: Form) -> NoReturn:
    data = sys.stdin.buffer.read()
    try:
        load(form)
        confine()
        answer = _Answer(article=read_here(form, data))
    except GoodOfficesError as error:
        answer = _Answer(code=error.code, params=error.params)
    except MemoryError:
        answer = _Answer(code="press-unpacks", params={"form": form})
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    sys.stdout.buffer.flush()
    # nothing is left to tidy, and tearing down a tree of a million elements takes a while
    os._exit(0)


if __name__ == "__main__":
    _main(sys.argv[1])  # type: ignore[arg-type]
