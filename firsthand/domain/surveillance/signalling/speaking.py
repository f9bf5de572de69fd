"""Sentences: what one signal says, for somebody who reads no statistics."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.surveillance.signal import Direction, Kind

GRADE_WORDS = "the grade of its last full inspection"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a sentence is made of; values in words, with their unit."""

    authority: str
    name: str  # of the indicator
    value: str
    expected: str
    period_ends: date
    outside_since: str  # the first period of the signal
    up: bool  # whether the figure is, or moved, higher
    direction: Direction
    lasting: int = 1
    parts: tuple[str, ...] = ()  # names of the figures that went worse together


def sentence(kind: Kind, told: Told) -> str:
    """Return one plain sentence: the figure, what was expected, beside what, since when."""
    return SENTENCES[kind](told)


def _funnel(told: Told) -> str:
    return (
        f"{_figure(told)}; England's value is {told.expected}. Authorities differ, but one "
        f"of its size is hardly ever so {_side(told)}; so since {_since(told)}."
    )


def _neighbours(told: Told) -> str:
    return (
        f"{_figure(told)}; beside its ten statistical neighbours, as it stood to them before, "
        f"{told.expected} was to be expected. It has moved {_away(told)} from them"
        f"{_judged(told)}, since {_since(told)}."
    )


def _step(told: Told) -> str:
    return (
        f"{_figure(told)}; its own earlier figures, with England's movement since, let expect "
        f"{told.expected}. So large a move within one period{_judged(told)} is not usual for "
        "it or for others."
    )


def _decline(told: Told) -> str:
    return (
        f"{_figure(told)}; it has moved for the worse over {told.lasting} periods, and would "
        f"be {told.expected} had it moved only as England's did in that time."
    )


def _together(told: Told) -> str:
    count = len(told.parts)
    listed = "; ".join(told.parts[:6]) + (f"; and {count - 6} more" if count > 6 else "")
    return (
        f"{told.authority}: figures moved for the worse together over the last three periods, "
        f"more than those of other authorities did. Furthest: {listed or 'none by itself'}."
    )


SENTENCES = {
    Kind.FUNNEL: _funnel,
    Kind.NEIGHBOURS: _neighbours,
    Kind.STEP: _step,
    Kind.DECLINE: _decline,
    Kind.DECLINE_TOGETHER: _together,
}


def _figure(told: Told) -> str:
    day = f"{told.period_ends.day} {told.period_ends:%B %Y}"
    return f"{told.authority}: {told.name} stood at {told.value} in the period to {day}"


def _since(told: Told) -> str:
    return f"the figures of {told.outside_since}"


def _side(told: Told) -> str:
    return ("high" if told.up else "low") + _judged(told)


def _away(told: Told) -> str:
    return "up and away" if told.up else "down and away"


def _judged(told: Told) -> str:
    """Return in words which way is meant, where it is agreed which way is better."""
    words = {Direction.WORSE: " (for the worse)", Direction.BETTER: " (for the better)"}
    return words.get(told.direction, "")


def amount(value: float | None, unit: str) -> str:
    """Return a value in words with its unit."""
    if value is None:
        return "not known"
    if unit == "share":
        return f"{100 * value:.1f}%"
    if unit == "rate-per-10000":
        return f"{value:,.1f} for every 10,000 children"
    return f"{value:,.1f}"
