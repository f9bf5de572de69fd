"""Sentences: what one signal says, for somebody who reads no statistics."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.words import day, period
from firsthand.domain.surveillance.signal import Direction, Kind

GRADE_WORDS = "the grade of its last full inspection"


APART = ((", share of ", " of "), (", for every ", " for every "))  # of a name: what it is over


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a sentence is made of."""

    authority: str
    name: str  # of the indicator
    unit: str
    value: float | None
    expected: float | None
    period_ends: date
    outside_since: str  # the first period of the signal; empty where it is the newest
    up: bool  # whether the figure is, or moved, higher
    direction: Direction
    lasting: int = 1
    parts: tuple[str, ...] = ()  # names of the figures that went worse together


def sentence(kind: Kind, told: Told) -> str:
    """Return one plain sentence: the figure, what would be expected, from what, since when."""
    return SENTENCES[kind](told)


def _funnel(told: Told) -> str:
    since = f", and it has stood so{_since(told)}" if told.outside_since else ""
    return (
        f"{_figure(told)}, against {_expected(told)} in England; so {_side(told)} a figure"
        f"{_judged(told)} is rare for an authority of its size{since}."
    )


def _neighbours(told: Told) -> str:
    return (
        f"{_figure(told)}, {_move(told)} beside its ten statistical neighbours{_since(told)}; "
        f"from how it used to compare with them, about {_expected(told)} would be expected."
    )


def _step(told: Told) -> str:
    return (
        f"{_figure(told)}, {_move(told)}{_since(told)}; from its own past and England's "
        f"movement, about {_expected(told)} would be expected."
    )


def _decline(told: Told) -> str:
    return (
        f"{_figure(told)}, after moving for the worse over the last {told.lasting} sets of "
        f"figures; had it moved only as England did, it would be about {_expected(told)}."
    )


def _together(told: Told) -> str:
    count = len(told.parts)
    listed = "; ".join(told.parts[:6]) + (f"; and {count - 6} more" if count > 6 else "")
    furthest = f"the furthest being {listed}" if listed else "though no single one went far"
    return (
        f"{told.authority}: taken together, its figures moved for the worse over the last "
        f"three periods, more than those of other authorities did, {furthest}."
    )


SENTENCES = {
    Kind.FUNNEL: _funnel,
    Kind.NEIGHBOURS: _neighbours,
    Kind.STEP: _step,
    Kind.DECLINE: _decline,
    Kind.DECLINE_TOGETHER: _together,
}


def _figure(told: Told) -> str:
    name, over = _apart(told.name)
    value = number(told.value, told.unit)
    return (
        f"{told.authority}: {name} came to {value}{over} in the figures to "
        f"{day(told.period_ends)}"
    )


def _apart(name: str) -> tuple[str, str]:
    """Return a name without what it is counted over, and that: ' for every 10,000 children'."""
    for mark, words in APART:
        before, found, after = name.partition(mark)
        if found:
            return before, words + after
    return name, ""


def _expected(told: Told) -> str:
    return number(told.expected, told.unit)


def _since(told: Told) -> str:
    return f" since the figures of {period(told.outside_since)}" if told.outside_since else ""


def _side(told: Told) -> str:
    return "high" if told.up else "low"


def _move(told: Told) -> str:
    """Return which way it moved: for better or worse where that is agreed, else up or down."""
    words = {Direction.WORSE: "a move for the worse", Direction.BETTER: "a move for the better"}
    return words.get(told.direction, "a move up" if told.up else "a move down")


def _judged(told: Told) -> str:
    """Return in words which way is meant, where it is agreed which way is better."""
    words = {Direction.WORSE: " (for the worse)", Direction.BETTER: " (for the better)"}
    return words.get(told.direction, "")


def number(value: float | None, unit: str) -> str:
    """Return a value as a reader would write it, without what it is counted over."""
    if value is None:
        return "a value not known"
    return f"{100 * value:.1f}%" if unit == "share" else f"{value:,.1f}"
