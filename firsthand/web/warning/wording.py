"""What the page of early warning says: kinds, directions, and how often a signal is false."""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.surveillance.signal import Direction, Kind

KINDS: Mapping[Kind, str] = {
    Kind.FUNNEL: "Outside the funnel of all authorities",
    Kind.NEIGHBOURS: "Unlike its statistical neighbours",
    Kind.STEP: "A break with its own past",
    Kind.DECLINE: "A steady move for the worse",
    Kind.DECLINE_TOGETHER: "Many figures for the worse together",
}
DIRECTIONS: Mapping[Direction, str] = {
    Direction.WORSE: "for the worse",
    Direction.BETTER: "for the better",
    Direction.HIGHER: "higher; whether that is better or worse, the figure does not say",
    Direction.LOWER: "lower; whether that is better or worse, the figure does not say",
}
PICTURES: Mapping[Kind, str] = {
    Kind.FUNNEL: "its place among all authorities",
    Kind.NEIGHBOURS: "beside its neighbours",
    Kind.STEP: "its own past",
    Kind.DECLINE: "its own past, with the steady move",
    Kind.DECLINE_TOGETHER: "each figure",
}
# How many signals are spoken of, so that about one of them is false.
IN_WORDS: Mapping[int, str] = {
    1000: "a thousand",
    500: "five hundred",
    200: "two hundred",
    100: "a hundred",
    50: "fifty",
    20: "twenty",
    10: "ten",
    5: "five",
    4: "four",
    3: "three",
    2: "two",
}
IS = (
    "A signal says that a published figure is so unusual that chance alone seldom makes one "
    "like it: against authorities of its size, against its statistical neighbours, or against "
    "its own past. It is a reason to ask."
)
IS_NOT = (
    "A signal is no finding. It does not say that children are unsafe, that anybody did wrong, "
    "or why the figure is unusual: recording, a new system, or a change of definition may "
    "explain it. And an authority without a signal has not been found to be fine: most harm "
    "leaves no mark in these figures."
)


def false_by_chance(q_value: float) -> str:
    """Say how many signals as strong as this one are false: 'Of ten such signals, …'."""
    if q_value <= 0.001:
        return "Of a thousand such signals, one or fewer is false by chance."
    chosen = next((many for many in IN_WORDS if q_value <= 1 / many + 1e-9), None)
    if chosen is None:
        return "More than half of such signals are false by chance."
    return f"Of {IN_WORDS[chosen]} such signals, about one is false by chance."


def of_answer(answer: Any) -> str:
    """Say how many signals would be there by chance alone, or why nothing was tested."""
    return answer.why_nothing or expected(len(answer.signals), answer.expected_false)


def expected(raised: int, expected_false: float) -> str:
    """Say how many of the signals that stand would be there by chance alone."""
    if raised == 0:
        return "No signal stands, so none can be false."
    if expected_false < 0.5:
        return "Probably none of them is false by chance alone."
    told = round(expected_false)
    verb = "is" if told == 1 else "are"
    return f"About {told} of them {verb} likely to be false: there by chance alone."
