"""Compiling kernels, typed for what they are. Needs numba; only the modules of kernels import it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(kernel: F) -> F:
    """Compile a kernel at its first call, and keep what was compiled where that can be written, beside its source."""
    try:
        return cast(F, njit(cache=True, nogil=True)(kernel))
    except RuntimeError:
        # no folder to keep it in: it is compiled anew in each process
        return cast(F, njit(nogil=True)(kernel))
