"""Reach in sentences: what a frame of known children leaves out, for a plan and its readers."""

from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.domain.planning.outside.reach import Reach, chance_of_one
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate, Span

ALL_THE_SAME = "Sample from frames outside services all the same."
NONE_MADE = (
    "How many children a frame of known cases leaves out is not known: no estimate "
    f"stands. {ALL_THE_SAME}"
)


def sentences(told: PopulationEstimate | None, found: Reach) -> tuple[str, ...]:
    """Return what a plan that draws only on known children must say."""
    if told is None:
        return (NONE_MADE,)
    if found.seen is None or found.left_out is None:
        return _unknown(told, found)
    level = f"{told.level * 100:g}%"
    out, seen = found.left_out, found.seen
    leaves = (
        f"A frame of known children leaves out an estimated {out.value:,.0f} children ({level} "
        f"interval {out.lower:,.0f} to {out.upper:,.0f})."
    )
    most = (
        f"However many known cases are read, they can show at most {percent(seen.value)} of "
        f"the children whom the harm touches ({level} interval {percent(seen.lower)} to "
        f"{percent(seen.upper)}). The others stand in no list of services."
    )
    return leaves, most


def of_sample(cases: KnownCases, seen: Span) -> str:
    """Return the chance that one child whom the harm touches is among so many cases read."""
    chance = [chance_of_one(cases, share) for share in (seen.value, seen.lower, seen.upper)]
    return (
        f"A child whom the harm touches is among {cases.sample:,} of {cases.listed:,} known "
        f"cases with a chance of {percent(chance[0])} ({percent(chance[1])} to "
        f"{percent(chance[2])}), if the list holds every child whom a service knows."
    )


def too_short(cases: KnownCases, known: int) -> str:
    """Say that a list leaves out known children too, so that it gives no chance."""
    return (
        f"The list holds {cases.listed:,} cases, and {known:,} children are known: it leaves "
        "out known children too. What it can show is not known, and so no chance is told. Give "
        "a list with every child whom a service knows."
    )


def of_chances(touched: int, chance: Span, none_hidden: float) -> str:
    """Return the chance of meeting one child touched or more, beside that if none hides."""
    return (
        f"If the harm touches {touched:,} children in all, these cases meet one at least "
        f"with a chance of {percent(chance.value)} ({percent(chance.lower)} to "
        f"{percent(chance.upper)}); it would be {percent(none_hidden)} if none were hidden."
    )


def _unknown(told: PopulationEstimate, found: Reach) -> tuple[str, ...]:
    share = (
        "What share of the children a frame of known cases leaves out is not known. "
        f"{found.because} {ALL_THE_SAME}"
    )
    said = [share]
    if found.seen_at_most is not None and told.lower_bound is not None:
        said.append(
            f"If the lower bound of {told.lower_bound:,} holds, known cases can show at most "
            f"{percent(found.seen_at_most)} of them, and perhaps far fewer."
        )
    return tuple(said)


def percent(share: float) -> str:
    """Return a share in whole percent; what is not all is never shown as all."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share * 100:.0f}%"
