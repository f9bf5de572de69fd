"""Wording of the chance of failing: what it means, its reasons, and when not to believe it."""

from math import exp, isfinite
from typing import Protocol

from firsthand.domain.common import words
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.composite import FARTHEST
from firsthand.domain.surveillance.failing.knowledge import Features
from firsthand.domain.surveillance.failing.record import LEAST_FAILURES, Record

MEANS = (
    "The chance that a full inspection beginning on this day would grade overall "
    "effectiveness, or help and protection, inadequate."
)
DOES_NOT_MEAN = (
    "It does not mean that an authority is failing, that children are harmed there, or that a "
    "low chance is safe. It is about a grade of a whole service, never about a child."
)
BESIDE_UNSEEN = (
    "What may be unseen of one harm is another question: it grows with the time since anybody "
    "looked at that harm, and is told for each harm by `firsthand unseen`."
)
NO_FIGURES = "Too few of its figures are published to set it beside its statistical neighbours."
VISITS = (
    "Inspectors come sooner where trouble is known. What inspections found is not what an "
    "inspection of any authority on any day would find."
)
REVISED = "The figures are today's, some of them revised since they were first published."
FEW = "Few of its figures are published, so that each counts for more."
HELD = "Its interval holds the base rate: it cannot be told from the average authority."
KNOWN = (
    "Its last full inspection graded it inadequate. That failure is known, not unseen; the "
    "chance is that the next inspection would find the same again."
)
NEW = "No full inspection of it is held, so nothing is known of its earlier grades."
FEW_FIGURES = 6
SMALL = 0.005  # of log-odds: half a percent
GRADES = {
    1: "outstanding",
    2: "good",
    3: "adequate or requiring improvement",
    4: "inadequate",
}


class Rate(Protocol):
    """A base rate: so many of so many, with the share and its ends."""

    @property
    def happened(self) -> int:
        """Return how many were found failing."""

    @property
    def cases(self) -> int:
        """Return of how many inspections."""

    @property
    def share(self) -> float:
        """Return the share."""

    @property
    def low(self) -> float:
        """Return its lower end."""

    @property
    def high(self) -> float:
        """Return its upper end."""


def statement(record: Record, base: Rate | None) -> str:
    """Return how well such chances did in the past, and what follows for today's."""
    if base is None:
        return (
            "No full inspection that followed an earlier one is public by this day, so no "
            "chance can be stated: anything from 0 to 100 percent is possible."
        )
    return " ".join(filter(None, (_past(record), _follows(record), of_base(base))))


def of_base(base: Rate) -> str:
    """Return the base rate in words."""
    found = words.counted(base.cases, "full inspection")
    return (
        f"Base rate: of {found} published in the three years before, {base.happened} graded "
        f"an authority inadequate; the chance is put at {percent(base.share)} percent "
        f"({percent(base.low)} to {percent(base.high)})."
    )


def same_for_all(record: Record, base: Rate | None) -> str:
    """Return why an authority has the chance that all have."""
    if base is None:
        return "No inspection tells a base rate yet."
    return f"{_follows(record)} {of_base(base)}"


def last_inspection(known: Features) -> str:
    """Return what the last full inspection found, and how long ago."""
    if known.last is None:
        return NEW
    grade = GRADES.get(known.last.overall or 0)
    found = f"graded it {grade} overall" if grade else "gave no overall grade"
    if known.last.failing and known.last.overall != 4:
        found += ", and its help and protection inadequate"
    days = (known.as_of - known.last.on).days
    when = f"{words.age(days)} before" if days > 0 else "on the day asked for"
    return f"Its last full inspection, of {words.day(known.last.on)} ({when}), {found}."


def figure(
    indicator: Indicator, *, period: str, value: float, expected: float, z: float
) -> str:
    """Return one figure beside the mean of the neighbours."""
    side = "worse" if z > 0 else "better"
    size = f"{abs(z):.1f}" if abs(z) < FARTHEST else f"{FARTHEST:.0f} or more"
    return (
        f"{indicator.name}, {words.period(period)}: {_shown(value, indicator)}, and "
        f"{_shown(expected, indicator)} at its statistical neighbours; {side} by "
        f"{size} standard deviations."
    )


def moves(weight: float) -> str:
    """Return how far a reason moves the odds."""
    if abs(weight) < SMALL:
        return "That hardly moves the odds."
    way = "raises" if weight > 0 else "lowers"
    return (
        f"Beside the average that {way} the odds by {100 * abs(exp(weight) - 1):.0f} percent."
    )


def checks(known: Features, *, held: bool) -> tuple[str, ...]:
    """Return when not to believe a chance, the gravest first."""
    told = sum(isfinite(one) for one in known.z)
    found = (
        KNOWN if known.last and known.last.failing else "",
        HELD if held else "",
        NEW if known.last is None else "",
        FEW if told < FEW_FIGURES else "",
        VISITS,
        REVISED,
    )
    return tuple(filter(None, found))


def percent(share: float) -> str:
    """Return '3.4' or '17': one decimal below ten."""
    return f"{100 * share:.1f}" if share < 0.0995 else f"{100 * share:.0f}"


def _past(record: Record) -> str:
    if record.first_on is None or record.last_on is None or record.auc is None:
        return (
            "Such chances have no record yet: no inspection that found an authority failing "
            "could be told beforehand from what was public."
        )
    years = f"{record.first_on.year} to {record.last_on.year}"
    tried = (
        f"Tried on {words.counted(record.inspections, 'full inspection')} of {years}, "
        f"{record.failures} of them graded inadequate, the chance stated beforehand was higher "
        f"for the failing one in {_hundred(record.auc)} of 100 pairs of one year"
    )
    if record.low is not None and record.high is not None:
        tried += f" ({_hundred(record.low)} to {_hundred(record.high)})"
    return f"{tried}; a coin gives 50.{_caught(record)}{_stated(record)}"


def _caught(record: Record) -> str:
    if record.caught is None or record.caught_low is None or record.caught_high is None:
        return ""
    return (
        f" The fifth of authorities stated likeliest in each year held "
        f"{percent(record.caught)} percent of the failures "
        f"({percent(record.caught_low)} to {percent(record.caught_high)}); chance gives 20."
    )


def _stated(record: Record) -> str:
    if record.stated is None or record.found is None:
        return ""
    return (
        f" On average {percent(record.stated)} percent was stated and "
        f"{percent(record.found)} percent came true."
    )


def _follows(record: Record) -> str:
    if record.tells_apart:
        return ""
    if record.failures < LEAST_FAILURES:
        return (
            f"With {words.counted(record.failures, 'failure')} in the record, and "
            f"{LEAST_FAILURES} needed, the evidence cannot tell authorities apart: every "
            "authority is given the base rate."
        )
    return (
        "The evidence does not tell authorities apart, as the lower end is no better than a "
        "coin: every authority is given the base rate."
    )


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}"


def _shown(value: float, indicator: Indicator) -> str:
    return f"{percent(value)} percent" if indicator.unit == "share" else f"{value:,.1f}"
