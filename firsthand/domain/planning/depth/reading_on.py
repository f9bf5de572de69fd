"""Reading on: case after case, until the failure is found or the chance would be enough."""

from dataclasses import dataclass

from firsthand.domain.common.words import counted
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.stats.sequential import Course, reading_until_found, reading_until_sure

MOST_READ = 5000  # longer readings are not walked case by case; no inspection reads as many
HALF, NEARLY_ALL = 0.5, 0.9


@dataclass(frozen=True, kw_only=True)
class ReadingOn:
    """
    What it takes to read one group until so many affected cases are found.

    `expected_read` holds if the failure is there; if not, all of `at_most` are read. `half_by`
    and `nearly_all_by` are the cases within which half and nine of ten such readings end. All
    is None where it is not worked out, with the reason.
    """

    group: str
    until_found: int
    rule: str  # planned: no further than the sample; enough: no further than is needed
    at_most: int | None
    chance: float | None
    expected_read: float | None
    half_by: int | None
    nearly_all_by: int | None
    because: str | None


def reading_on(design: Design) -> tuple[ReadingOn, ...]:
    """Return for each group with affected cases both ways to read on, at the worse ends."""
    return tuple(
        one
        for group in design.groups
        if group.affected
        for one in (_as_planned(group, design), _until_enough(group, design))
    )


def words(one: ReadingOn) -> str:
    """Return one way to read on as a sentence."""
    whose = f"{one.group}: "
    if one.at_most is None or one.expected_read is None or one.chance is None:
        return f"{whose}{one.because}"
    average = counted(round(one.expected_read), "case")
    wanted = counted(one.until_found, "affected case")
    verb = "is" if one.until_found == 1 else "are"
    return (
        f"{whose}reading on until {wanted} {verb} found, but no "
        f"further than {counted(one.at_most, 'case')}, takes {average} on average if the "
        f"failure is there; half of such readings end by case {one.half_by:,}. If it is not "
        f"there, all {one.at_most:,} are read."
    )


def _as_planned(group: Group, design: Design) -> ReadingOn:
    if group.sample > MOST_READ:
        return _not_told(group, design, "planned", _too_long(group.sample))
    if not group.sample:
        return _not_told(group, design, "planned", "No case of this group is read.")
    course = reading_until_found(
        population=group.population,
        affected=group.affected,
        sensitivity=group.sensitivity,
        at_most=group.sample,
        until_found=design.at_least,
    )
    return _told(group, "planned", course)


def _until_enough(group: Group, design: Design) -> ReadingOn:
    if group.population > MOST_READ:
        return _not_told(group, design, "enough", _too_long(group.population))
    course = reading_until_sure(
        population=group.population,
        affected=group.affected,
        sensitivity=group.sensitivity,
        confidence=design.confidence,
        until_found=design.at_least,
    )
    if course is None:
        return _not_told(group, design, "enough", "Reading every case would not be enough.")
    return _told(group, "enough", course)


def _told(group: Group, rule: str, course: Course) -> ReadingOn:
    return ReadingOn(
        group=group.name,
        until_found=course.until_found,
        rule=rule,
        at_most=course.at_most,
        chance=course.chance,
        expected_read=course.expected_read,
        half_by=course.read_by(HALF),
        nearly_all_by=course.read_by(NEARLY_ALL),
        because=None,
    )


def _not_told(group: Group, design: Design, rule: str, because: str) -> ReadingOn:
    return ReadingOn(
        group=group.name,
        until_found=design.at_least,
        rule=rule,
        at_most=None,
        chance=None,
        expected_read=None,
        half_by=None,
        nearly_all_by=None,
        because=because,
    )


def _too_long(cases: int) -> str:
    return f"Reading {cases:,} cases one by one is not worked out; up to {MOST_READ:,} are."
