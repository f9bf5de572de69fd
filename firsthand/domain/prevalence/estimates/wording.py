"""Wording: an estimate in sentences, with its interval, its age and what it rests on."""

from collections.abc import Collection, Sequence
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.prevalence.estimates.area import Area
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.register import OnRecord
from firsthand.domain.prevalence.estimates.small_counts import FEW
from firsthand.domain.prevalence.estimates.worked_out import Result

NONE_MADE = "No estimate has been made."
NOT_NONE = "That does not say that no child is hidden: nobody has worked it out."
NOT_NONE_STANDS = "That does not say that no child is hidden."
NONE_STANDS = "No estimate stands: what was made is withdrawn."
ON_NO_LIST = "on none of the lists"
ROUNDED = (
    "Numbers are rounded to two figures, limits outward, the bound and those on a list "
    "downward, and doubts are told without theirs (…), so that no small count can be worked "
    "out."
)


def none_standing(standing: Collection[OnRecord], withdrawn: Collection[OnRecord]) -> str:
    """Say what it means that no estimate stands; nothing where one does."""
    if standing:
        return ""
    if withdrawn:
        return f"{NONE_STANDS} {NOT_NONE_STANDS}"
    return f"{NONE_MADE} {NOT_NONE}"


def area_named(area: Area, names: dict[str, str]) -> str:
    """Return the name of an area: its authorities, its region, or England."""
    if area.la_codes:
        return ", ".join(names.get(code, code) for code in area.la_codes)
    return area.region or "England"


def number(told: PopulationEstimate, name: str) -> str:
    """Return a number of children as it may be told."""
    if name in told.few:
        return FEW
    if name in told.withheld:
        return f"withheld, as a number {FEW} could be worked out from it"
    value = getattr(told, name)
    return "not known" if value is None else f"{value:,}"


def headline(told: PopulationEstimate) -> str:
    """Return in one or two sentences what came out."""
    if told.result is Result.ESTIMATED:
        return f"{_estimated(told)} {above(told)}".strip()
    if told.result is Result.LOWER_BOUND:
        return f"Only a lower bound can be given. {bound(told)}"
    said = "No number can be given of the children known to nobody."
    return f"{said} {bound(told)}".strip()


def bound(told: PopulationEstimate) -> str:
    """Return the lower bound in a sentence; empty where there is none."""
    if "lower_bound" in told.few:
        return f"The lower bound is {FEW} children."
    if "lower_bound" in told.withheld:
        return f"The lower bound is {number(told, 'lower_bound')}."
    if told.lower_bound is None:
        return ""
    beyond = ""
    if told.observed is not None:
        beyond = f", {told.lower_bound - told.observed:,} of them {ON_NO_LIST}"
    return (
        f"At least {told.lower_bound:,} children in all{beyond}, if what makes a child likely "
        "on one list does so on all, and no list keeps children off another."
    )


def above(told: PopulationEstimate) -> str:
    """Say what it means that a lower bound is above the estimate; nothing where it is not."""
    if told.estimate is None or told.lower_bound is None or told.lower_bound <= told.estimate:
        return ""
    return (
        "The lower bound is above the estimate: if no list keeps children off another, the "
        "estimate is too small and the bound is the better number; if one does, it is no bound."
    )


def _estimated(told: PopulationEstimate) -> str:
    level = f"{told.level * 100:g}%"
    whole = (
        f"{number(told, 'estimate')} children in all ({level} interval "
        f"{number(told, 'lower')} to {number(told, 'upper')})"
    )
    hidden = told.hidden
    if hidden is None:
        return f"An estimated {whole}; on a list: {number(told, 'observed')}."
    return (
        f"An estimated {hidden.value:,.0f} children are {ON_NO_LIST} ({level} interval "
        f"{hidden.lower:,.0f} to {hidden.upper:,.0f}), beside {told.observed:,} who are on one "
        f"at least: {whole}."
    )


def linkage(told: PopulationEstimate) -> str:
    """Say how much of the uncertainty comes from joining the lists."""
    if not told.linked:
        return "The lists were not joined by this system, or it is not said how."
    if told.linkage_share is None:
        return "The lists were linked; how much of the uncertainty that makes is not known."
    return (
        f"{told.linkage_share * 100:.0f}% of the uncertainty comes from deciding which rows "
        "are the same child."
    )


def age(told: PopulationEstimate, as_of: date) -> str:
    """Say how old an estimate is, and how long ago the time ended that it is of."""
    made = words.age((as_of - told.worked_out_on).days)
    since = (as_of - told.to_on).days
    ended = f"; its time ended {words.age(since)} before" if since > 0 else ""
    return f"Worked out {made} before {words.day(as_of)}{ended}"


def wider(area: Area, names: dict[str, str], own: str) -> str:
    """Say that an estimate is of a wider area than one authority; empty when it is not."""
    return wider_of(area, names, (own,))


def wider_of(area: Area, names: dict[str, str], owns: Sequence[str]) -> str:
    """Say the same of several authorities that lie in the wider area."""
    if not area.width:
        return ""
    lies = "lies" if len(owns) == 1 else "lie"
    each = owns[0] if len(owns) == 1 else "any of these"
    return (
        f"This is of {area_named(area, names)}, in which {'; '.join(owns)} {lies}. How many of "
        f"them are in {each} is not known."
    )
