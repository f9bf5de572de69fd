"""Cases: full inspections with what was public before each, worked out once for all days."""

from datetime import date

from firsthand.domain.assurance.grades import Graded
from firsthand.domain.reference.families import families
from firsthand.domain.surveillance.composite import SIGN
from firsthand.domain.surveillance.failing.case import Case, cases
from firsthand.domain.surveillance.failing.knowledge import DEPRIVATION, Figures
from firsthand.refdata import read
from firsthand.store.figures import load_vintages
from firsthand.store.grades import load_graded
from firsthand.store.memory import remembered


def load_cases(*, as_of: date) -> tuple[Case, ...]:
    """Return the cases whose outcome was public on `as_of`, the first to begin first."""
    return tuple(one for one in _cases() if one.published_on <= as_of)


@remembered(at_most=1)
def _cases() -> tuple[Case, ...]:
    graded: tuple[Graded, ...] = load_graded(as_of=date.max)
    return cases(graded, load_knowledge(), groups=load_families())


def load_families() -> dict[str, str]:
    """Return for each authority the code that stands for its family."""
    return families((one.la_code for one in read.authorities()), read.successions())


@remembered(at_most=1)
def load_knowledge() -> Figures:
    """Return every vintage of the figures that models read; ask it for a day."""
    codes = tuple(one.la_code for one in read.authorities())
    wanted = {
        one.key: one
        for one in read.indicators()
        if one.better in SIGN or one.key == DEPRIVATION
    }
    told = load_vintages(area_codes=codes)
    return Figures(
        figures={
            source: tuple(one for one in each if one.indicator in wanted)
            for source, each in told.items()
        },
        indicators=tuple(wanted.values()),
        neighbours=tuple(read.neighbours()),
        la_codes=codes,
    )
