"""
Cases: full inspections with what was public on the day before each, and what each found.

A case needs an earlier full inspection of the same authority that was public before it began.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.assurance.grades import Graded
from firsthand.domain.intelligence.settled import USUAL_WAIT
from firsthand.domain.surveillance.failing.knowledge import Features, Figures, features

LEARN_FROM = date(2014, 1, 1)  # the first figures of authorities became public a month before
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Case:
    """
    One inspection. `fell` is None where there was no grade to fall from or to.

    `group` joins an authority with its forerunners and successors.
    """

    features: Features
    group: str
    started_on: date
    published_on: date
    failing: bool
    fell: bool | None

    @property
    def la_code(self) -> str:
        """Return the authority's code."""
        return self.features.la_code


def cases(
    graded: Iterable[Graded], figures: Figures, *, groups: Mapping[str, str]
) -> tuple[Case, ...]:
    """Return every case since `LEARN_FROM`, in the order in which they began."""
    by_authority = by_code(graded)
    found = (
        _case(one, own, figures, groups)
        for code, own in by_authority.items()
        if code in figures.la_codes
        for one in own
        if began(one) >= LEARN_FROM
    )
    told = [one for one in found if one is not None]
    return tuple(sorted(told, key=lambda one: (one.started_on, one.la_code)))


def by_code(graded: Iterable[Graded]) -> dict[str, list[Graded]]:
    """Return the inspections of each authority."""
    found: dict[str, list[Graded]] = defaultdict(list)
    for one in graded:
        found[one.la_code].append(one)
    return found


def began(one: Graded) -> date:
    """Return the first day of an inspection, or the likeliest where none is published."""
    return one.started_on or one.published_on - USUAL_WAIT


def _case(
    one: Graded, own: list[Graded], figures: Figures, groups: Mapping[str, str]
) -> Case | None:
    start = began(one)
    before = features(one.la_code, own=own, figures=figures, as_of=start - ONE_DAY, on=start)
    if before.last is None:
        return None
    return Case(
        features=before,
        group=groups.get(one.la_code, one.la_code),
        started_on=start,
        published_on=one.published_on,
        failing=one.failing,
        fell=_fell(before.last, one),
    )


def _fell(before: Graded, after: Graded) -> bool | None:
    if before.failing or before.overall is None or after.overall is None:
        return None
    return after.overall > before.overall
