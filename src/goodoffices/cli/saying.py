"""What a command says: answers on standard output, everything else on standard error, and never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from goodoffices.record.vault import Vault

# What is needed to say that something is wrong is imported when it is: an answer is given at once.


def answer(form: str, **ways: Callable[[], str]) -> None:
    """Write an answer in the form asked for."""
    put(ways[form]())


def refuse(code: str, **params: str) -> NoReturn:
    """Refuse to go on. Raises GoodOfficesError."""
    from goodoffices.acts.problems import GoodOfficesError

    raise GoodOfficesError(code, **params) from None


def put(text: str) -> None:
    """Write to standard output. Raises GoodOfficesError where nothing can be written there."""
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        no_more_output()
        refuse("cannot-write-all", file="standard output", why=error.strerror or "")


def _write(stream: TextIO, text: str) -> None:
    """Write all of a text: without a buffer beneath it a stream writes what there is room for, and drops the rest."""
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        stream.write(text)
        stream.flush()
        return
    rest = memoryview(text.replace("\n", os.linesep).encode(stream.encoding, stream.errors or "strict"))
    while rest:
        done = raw.write(rest)
        if done is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        rest = rest[done:]


def no_more_output() -> None:
    """Let what is left of the output go nowhere, so that ending does not stumble over it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Write a row to standard error, where somebody listens there."""
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")


def tell(key: str, /, **params: Any) -> None:
    """Write a sentence of the catalogue to standard error."""
    say(sentence(key, **params))


def sentence(key: str, /, **params: Any) -> str:
    """Return a sentence of the catalogue, with what it is given as a terminal may show it."""
    from goodoffices.export.english import FACES
    from goodoffices.export.errors import shown

    return FACES[key].format_map({name: shown(v) if isinstance(v, str) else v for name, v in params.items()})


def tell_owed(vault: Vault) -> None:
    """Say, of a vault that was closed, where its file has not been cleaned yet of what was erased."""
    if vault.owing:
        put(sentence("vault.scrub-owed"))


def fail(text: str) -> int:
    """Say on standard error what is wrong, and return the exit code for bad input."""
    if sys.stderr is not None:
        sys.stderr.write(text)
    return 2


def told(error: BaseException) -> str:
    """Put an error into words; of a fault of ours no more than its sort and its place."""
    from goodoffices.acts.problems import BadInput, GoodOfficesError
    from goodoffices.export.errors import error_text, problems_text, shown
    from goodoffices.packages.faults import PackagesError

    match error:
        case BadInput():
            return problems_text(error.problems)
        case GoodOfficesError():
            # of what is not there, and of a vault's parts, the message may say what to do about that one
            sort = {"reason": error.params.get("what") or error.params.get("part") or ""}
            return error_text(error.code, {**sort, **error.params}) + "\n"
        case PackagesError():
            from goodoffices.packages.words import say_error

            return "".join(f"{shown(row)}\n" for row in say_error(error))
        case click.Abort() | KeyboardInterrupt():
            return error_text("stopped", {}) + "\n"
        case click.ClickException():
            return error_text("usage", {"what": error.format_message()}) + "\n"
        case _:
            return error_text("fault", {"what": type(error).__name__, "where": _where(error)}) + "\n"


def _where(error: BaseException) -> str:
    """Name the place in our code, and nothing of what was being handled."""
    import traceback
    from pathlib import Path

    frames = [f for f in traceback.extract_tb(error.__traceback__) if "goodoffices" in f.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
