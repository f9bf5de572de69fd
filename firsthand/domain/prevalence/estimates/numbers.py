"""
Numbers: what stands against the numbers of an estimate, and between them.

An objection goes into the log, so that none repeats a number of children that may be small.
"""

from collections.abc import Iterator

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.worked_out import Result

MOST_CHILDREN = 15_000_000  # more than live in England
FEWEST_LISTS = 2
LEVELS = (0.5, 0.999)


def objections_to_numbers(told: PopulationEstimate) -> tuple[Objection, ...]:
    """Return what is missing from the numbers, or cannot be."""
    return (
        *_of_each(told),
        *(_of_estimated(told) if told.result is Result.ESTIMATED else _of_no_number(told)),
        *_of_bound(told),
        *_of_linkage(told),
    )


def _of_each(told: PopulationEstimate) -> Iterator[Objection]:
    for name in ("observed", "estimate", "lower", "upper", "lower_bound"):
        number = getattr(told, name)
        if number is not None and not 0 <= number <= MOST_CHILDREN:
            yield Objection(
                rule=name,
                reason=f"{number:,} is no number of children.",
                remedy=f"Give a whole number from 0 to {MOST_CHILDREN:,}.",
            )
    if not LEVELS[0] <= told.level <= LEVELS[1]:
        yield Objection(
            rule="level",
            reason=f"The level of the interval is {told.level:g}.",
            remedy="Give a share such as 0.95.",
        )


def _of_estimated(told: PopulationEstimate) -> Iterator[Objection]:
    if len(told.lists) < FEWEST_LISTS:
        yield Objection(
            rule="lists",
            reason="An estimate of those on no list needs two lists at least, whose overlap "
            "tells of them.",
            remedy="Name every list, or record that no number can be given.",
        )
    whole = told.whole
    if whole is None:
        yield Objection(
            rule="estimate",
            reason="An estimate needs its number and both limits of its interval.",
            remedy="Give all three, or record a lower bound only, or that no number can be "
            "given.",
        )
        return
    if not whole.lower <= whole.value <= whole.upper:
        yield Objection(
            rule="lower",
            reason="The interval does not hold the estimate.",
            remedy="Correct the numbers.",
        )
    if told.observed is not None and whole.value < told.observed:
        yield Objection(
            rule="observed",
            reason="More children are on a list than are estimated in all.",
            remedy="The estimate counts all children, on a list or not. Correct the numbers.",
        )


def _of_no_number(told: PopulationEstimate) -> Iterator[Objection]:
    if any(one is not None for one in (told.estimate, told.lower, told.upper)):
        yield Objection(
            rule="estimate",
            reason="No estimate was to be given, and one stands there.",
            remedy="Leave the estimate and its interval empty, or record it as estimated.",
        )
    if not told.reasons:
        yield Objection(
            rule="reasons",
            reason="Nothing says why no number can be given.",
            remedy="Give every reason; people read them in the place of a number.",
        )
    if told.result is Result.LOWER_BOUND and told.lower_bound is None:
        yield Objection(
            rule="lower_bound",
            reason="A lower bound was to be recorded, and there is none.",
            remedy="Give it, or record that no number can be given.",
        )


def _of_bound(told: PopulationEstimate) -> Iterator[Objection]:
    bound, observed = told.lower_bound, told.observed
    if bound is not None and observed is not None and bound < observed:
        yield Objection(
            rule="lower_bound",
            reason="The lower bound is below the number who are on a list.",
            remedy="Correct one of the two.",
        )


def _of_linkage(told: PopulationEstimate) -> Iterator[Objection]:
    share = told.linkage_share
    if share is not None and not told.linked:
        yield Objection(
            rule="linkage_share",
            reason="A share of the uncertainty is put down to linkage, and nothing was linked.",
            remedy="Say that the lists were linked, or leave the share out.",
        )
    if share is not None and not 0 <= share <= 1:
        yield Objection(
            rule="linkage_share",
            reason=f"The share of the uncertainty that comes from linkage is {share:g}.",
            remedy="Give a share from 0 to 1.",
        )
