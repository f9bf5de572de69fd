"""
Own harms: those that people of this installation added, beside the shipped ones.

The record is where they stand; files never change. Whoever has a database says at the
beginning of a page, a command or a job where to ask (`ask`), and the first who wants harms
does. A process that was told nothing knows the shipped harms alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from firsthand.domain.reference.harm import Harm

Source = Callable[[], tuple[Harm, ...]]


@dataclass(kw_only=True)
class _Known:
    """What this process knows, and where to ask before it is used next."""

    harms: tuple[Harm, ...] = ()
    source: Source | None = None


_known = _Known()


def ask(source: Source) -> None:
    """Let own harms be asked of `source` when they are wanted next, once."""
    _known.source = source


def forget() -> None:
    """Know the shipped harms alone."""
    _known.harms, _known.source = (), None


def own_harms() -> tuple[Harm, ...]:
    """Return the own harms, the oldest first."""
    source, _known.source = _known.source, None
    if source is not None:
        _known.harms = source()
    return _known.harms


def own_keys() -> frozenset[str]:
    """Return their keys."""
    return frozenset(harm.key for harm in own_harms())
