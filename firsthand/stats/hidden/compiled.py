"""
Compiled: loops made fast by numba where it is installed, the same loops in Python where not.

Numba comes with the extra `hidden`. Without it every answer is the same and takes some hundred
times longer; `COMPILED` says which it is, so that whoever waits can be told. Compiled loops
leave the lock of the interpreter, so that threads can share replicates.
"""

from collections.abc import Callable
from typing import TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., object])

try:
    from numba import njit

    COMPILED = True
except ImportError:  # pragma: no cover - numba is among what tests need
    COMPILED = False


def compiled(function: Function) -> Function:
    """Return the function as machine code that is kept for the next start, if that can be."""
    if not COMPILED:  # pragma: no cover - as above
        return function
    return cast(Function, njit(cache=True, nogil=True)(function))
