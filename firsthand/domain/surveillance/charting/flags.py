"""
Flags in words: what a mark on a control chart says, and whether it is for the worse.

On a chart corrected for autocorrelation, sequences are those of what is left of each value once
the one before is known; the words hold for both.
"""

from firsthand.stats.special_causes import HIGH, Flag

FLAGS: dict[str, str] = {
    Flag.ABOVE_LIMITS.value: "above what would be expected from its own past",
    Flag.BELOW_LIMITS.value: "below what would be expected from its own past",
    Flag.TREND_UP.value: "one of seven or more in a row that kept rising",
    Flag.TREND_DOWN.value: "one of seven or more in a row that kept falling",
    Flag.TWO_OF_THREE_HIGH.value: "one of two in three that are unusually high",
    Flag.TWO_OF_THREE_LOW.value: "one of two in three that are unusually low",
    Flag.SHIFT_HIGH.value: "one of seven or more in a row higher than would be expected",
    Flag.SHIFT_LOW.value: "one of seven or more in a row lower than would be expected",
}


def judged(flag: Flag, better: str) -> str:
    """Return 'worse' or 'better' where the better way is agreed, else 'high' or 'low'."""
    high = flag in HIGH
    if better not in ("higher", "lower"):
        return "high" if high else "low"
    return "better" if high == (better == "higher") else "worse"


def for_the(judgement: str) -> str:
    """Return the words that say so at the end of a statement, none for 'high' and 'low'."""
    return f", for the {judgement}" if judgement in ("better", "worse") else ""


def assurance(
    target: float | None, *, lower: float | None, upper: float | None, better: str
) -> str | None:
    """
    Return whether a stable process meets its target: 'meets', 'fails' or 'hit-or-miss'.

    The limits are those of the last point, so that they are of the latest stretch after
    re-basing. None where target, limits or the better way are not known.
    """
    if target is None or lower is None or upper is None or better not in ("higher", "lower"):
        return None
    if target > upper:
        return "fails" if better == "higher" else "meets"
    if target < lower:
        return "meets" if better == "higher" else "fails"
    return "hit-or-miss"
