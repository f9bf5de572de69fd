"""Raised: the signals that the published figures raise on a day, found by their identifier."""

from datetime import date

from firsthand.domain.reference.unknown import Unknown
from firsthand.domain.surveillance.signal import Signal


class UnknownSignal(Unknown):
    """No figures that were public on the day raise a signal with this identifier."""

    thing = "signal"
    needed = "the identifier of a signal that the published figures raise on the day asked for"


def raised(*, as_of: date) -> tuple[Signal, ...]:
    """Return the signals that are raised as of a day and stand, the most certain ones first."""
    # Imported here: the charts bring numpy, and the record alone is read without them.
    from firsthand.services.signalling.signals import signals

    return signals(as_of=as_of).signals


def near(*, as_of: date) -> tuple[Signal, ...]:
    """Return those that came near to being raised; somebody may open them all the same."""
    from firsthand.services.signalling.signals import signals

    return signals(as_of=as_of).near


def why_nothing(*, as_of: date) -> str:
    """Return why nothing was tested as of a day; empty where anything was."""
    from firsthand.services.signalling.signals import signals

    return signals(as_of=as_of).why_nothing


def find(signal_id: str, *, as_of: date) -> Signal | None:
    """Return one signal as of a day, raised or near to it; None when figures tell of none."""
    everything = (*raised(as_of=as_of), *near(as_of=as_of))
    return next((one for one in everything if one.id == signal_id), None)
