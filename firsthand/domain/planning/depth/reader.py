"""Readers: how reliably those who read cases notice, learned from double readings."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.common.words import counted
from firsthand.stats.double_reading import (
    Learned,
    Total,
    affected_in_all,
    sensitivity_of_equals,
    sensitivity_of_one,
    unequal,
)

FEW = 20  # the exact interval of a share of 20 finds is up to 0.46 wide
SUSPICIOUS = 0.05
MOST = 100_000  # cases read twice; nobody has read as many
ALIKE = (
    "Cases that are hard for one reader are hard for another. Where both miss the same cases, "
    "readers are less reliable than this: take it as the most that can be hoped."
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What the two readers of one case noticed."""

    first: bool
    second: bool


@dataclass(frozen=True, kw_only=True)
class DoubleReadings:
    """How many cases were noticed by both readers, by one only, and by neither."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def cases(self) -> int:
        """Return how many cases were read twice."""
        return self.both + self.only_first + self.only_second + self.neither


@dataclass(frozen=True, kw_only=True)
class Attention:
    """What double readings tell of the readers, and when not to believe it."""

    counts: DoubleReadings
    both: Learned
    first: Learned | None
    second: Learned | None
    affected: Total
    checks: tuple[str, ...]


def counted_readings(readings: Sequence[Reading]) -> DoubleReadings:
    """Return the counts of a list of double readings."""
    return DoubleReadings(
        both=sum(one.first and one.second for one in readings),
        only_first=sum(one.first and not one.second for one in readings),
        only_second=sum(one.second and not one.first for one in readings),
        neither=sum(not one.first and not one.second for one in readings),
    )


def attention(counts: DoubleReadings, *, confidence: float = 0.95) -> Attention:
    """Return how reliably readers notice, or refuse when nobody noticed anything."""
    only_one = counts.only_first + counts.only_second
    refuse_if(_impossible(counts))
    together = sensitivity_of_equals(both=counts.both, only_one=only_one, confidence=confidence)
    if together is None:
        raise Refused(_nothing_noticed(counts))
    return Attention(
        counts=counts,
        both=together,
        first=sensitivity_of_one(
            both=counts.both, only_other=counts.only_second, confidence=confidence
        ),
        second=sensitivity_of_one(
            both=counts.both, only_other=counts.only_first, confidence=confidence
        ),
        affected=affected_in_all(
            both=counts.both,
            only_first=counts.only_first,
            only_second=counts.only_second,
            confidence=confidence,
        ),
        checks=checks(counts),
    )


def checks(counts: DoubleReadings) -> tuple[str, ...]:
    """Return the reasons not to believe what these readings tell, the gravest first."""
    noticed = counts.cases - counts.neither
    found = [ALIKE]
    if noticed < FEW:
        found.append(
            f"It rests on {counted(noticed, 'case')} that anybody noticed; below {FEW} "
            "little can be told. Use the whole range."
        )
    chance = unequal(only_first=counts.only_first, only_second=counts.only_second)
    if chance < SUSPICIOUS:
        found.append(
            "One reader notices more than the other (McNemar's exact test, p = "
            f"{chance:.3f}): what is said of both together holds for neither. Use the lower."
        )
    if counts.both == 0:
        found.append(
            "No case was noticed by both. Perhaps one of them flags what is not there."
        )
    return tuple(found)


def _impossible(counts: DoubleReadings) -> tuple[Objection, ...]:
    return tuple(
        Objection(
            rule=f"depth-{name.replace('_', '-')}",
            reason=(
                f"{name.replace('_', ' ')}: {number:,} cases; there must be between 0 and "
                f"{MOST:,}."
            ),
            remedy="Count the cases that two have read.",
        )
        for name, number in vars(counts).items()
        if not 0 <= number <= MOST
    )


def _nothing_noticed(counts: DoubleReadings) -> Objection:
    return Objection(
        rule="depth-double-readings",
        reason=(
            f"In {counted(counts.cases, 'double reading')} neither reader noticed anything, "
            "so nothing can be learned of how reliably they notice."
        ),
        remedy="Read twice a set of cases in which some are known to be affected.",
    )
