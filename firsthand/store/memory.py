"""
Memory: answers of the store that are kept while nothing new arrives.

Rows are only ever added, so that an answer stays true until the next load. Each process
keeps its own answers; the state of the store, a hash of its content, is part of their key,
and so are the harms that were added to the vocabulary.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from firsthand.refdata.own_harms import own_keys
from firsthand.store import arrivals

P = ParamSpec("P")
T = TypeVar("T")


def remembered(*, at_most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that keeps the last `at_most` answers of a function of keywords."""

    def decorate(answer: Callable[P, T]) -> Callable[P, T]:
        kept: OrderedDict[Hashable, T] = OrderedDict()
        lock = Lock()

        @wraps(answer)
        def recalled(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (arrivals.state(), own_keys(), args, tuple(sorted(kwargs.items())))
            with lock:
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]
            # Two threads may both work it out; that is cheaper than making one wait.
            found = answer(*args, **kwargs)
            with lock:
                kept[key] = found
                while len(kept) > at_most:
                    kept.popitem(last=False)
            return found

        return recalled

    return decorate
