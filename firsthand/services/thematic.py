"""Thematic inspections: choose areas by a stated design, and pool what they gave."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from firsthand.domain.assurance.picture import CoverageRow, coverage
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.wording import NOT_READ_YET, STATES
from firsthand.domain.planning.outside.outside_frame import frames_for
from firsthand.domain.planning.outside.theme import BesideTheme, beside_theme
from firsthand.domain.planning.programme.arm_results import NationalEstimate, national_estimate
from firsthand.domain.planning.programme.thematic import Area, Choice, Design, choose
from firsthand.domain.planning.programme.thematic_results import Together, together
from firsthand.domain.reference.unknown import UnknownHarm
from firsthand.refdata import read
from firsthand.refdata.read_outside_frames import outside_frames
from firsthand.sources import handed_in, visit_results
from firsthand.store.estimates import load_shown
from firsthand.store.figures import load_figures
from firsthand.store.looks import load_looks
from firsthand.store.memory import remembered

CHILDREN = "population-0-17"


@dataclass(frozen=True, kw_only=True)
class ThematicAnswer:
    """The areas chosen for a harm as of a day, and the children whom known cases leave out."""

    as_of: date
    harm: str
    choice: Choice
    beside: BesideTheme


def choose_areas(
    *, as_of: date, harm: str, areas: int, design: Design, seed: str | int
) -> ThematicAnswer:
    """Return areas for a thematic inspection of a harm, chosen from all that exist."""
    known = {one.key for one in read.harms()}
    if harm not in known:
        raise UnknownHarm(harm, known)
    choice = choose(_areas(as_of=as_of, harm=harm), number=areas, design=design, seed=seed)
    return ThematicAnswer(
        as_of=as_of,
        harm=harm,
        choice=choice,
        beside=_beside(choice, as_of=as_of, harm=harm),
    )


def content(file: Path) -> bytes:
    """Return what a file of results holds, or refuse in words."""
    return handed_in.content_of(file)


def pool(table: bytes, *, name: str) -> Together:
    """Return the areas of a table of results, pooled."""
    return together(visit_results.read_areas(table, name=name))


def estimate(table: bytes, *, name: str, confidence: float = 0.95) -> NationalEstimate:
    """Return what the drawn visits of a table say of all authorities."""
    return national_estimate(visit_results.read_arm(table, name=name), confidence=confidence)


def _beside(choice: Choice, *, as_of: date, harm: str) -> BesideTheme:
    # Estimates stand in a ledger of their own: what is remembered would not see a new one.
    everyone = {one.la_code: one for one in read.authorities()}
    return beside_theme(
        [everyone[one.area.la_code] for one in choice.chosen],
        load_shown(as_of=as_of),
        harm=harm,
        names={code: one.name for code, one in everyone.items()},
        frames=frames_for(outside_frames(), (harm,)),
    )


@remembered(at_most=16)
def _areas(*, as_of: date, harm: str) -> tuple[Area, ...]:
    children = _children(as_of)
    rows = coverage(
        load_looks(harm=harm),
        read.authorities(),
        read.frameworks(),
        scope=Scope(as_of=as_of, harm=harm),
    )
    return tuple(_area(row, children.get(row.la_code)) for row in rows)


def _area(row: CoverageRow, children: int | None) -> Area:
    return Area(
        la_code=row.la_code,
        authority=row.authority,
        region=row.region,
        stratum=(NOT_READ_YET if row.not_read else STATES[row.state]).title,
        children=children,
    )


def _children(as_of: date) -> dict[str, int]:
    """Return the newest published number of children by authority."""
    found = [
        figure
        for figures in load_figures(as_of=as_of, indicators=[CHILDREN]).values()
        for figure in figures
        if figure.value is not None
    ]
    found.sort(key=lambda figure: figure.period_ends_on)
    return {figure.area_code: int(figure.value or 0) for figure in found}
