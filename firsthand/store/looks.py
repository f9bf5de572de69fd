"""
Looks: what each report says of each harm, worked out once for each state of the store.

They do not depend on the day asked for: each carries the day on which it became public, and
the rules of `domain/assurance` leave out what came later.
"""

from collections import defaultdict
from datetime import date

from firsthand.domain.assurance.look import COULD_HAVE_LOOKED, Look, Visit, looks
from firsthand.domain.intelligence.claims import claims
from firsthand.domain.intelligence.conflicts import settle
from firsthand.domain.intelligence.identity import published_on
from firsthand.domain.intelligence.inspection import Inspection
from firsthand.domain.intelligence.settled import framework_of
from firsthand.refdata import read
from firsthand.store.inspections import load_inspections
from firsthand.store.memory import remembered


def load_looks(*, harm: str, area: str | None = None) -> tuple[Look, ...]:
    """Return the looks of every authority at one harm."""
    return _by_harm(area=area).get(harm, ())


def load_looks_of(*, la_code: str, area: str | None = None) -> dict[str, tuple[Look, ...]]:
    """Return by harm the looks at one authority."""
    return _by_authority(area=area).get(la_code, {})


@remembered(at_most=16)
def _by_harm(*, area: str | None) -> dict[str, tuple[Look, ...]]:
    found: dict[str, list[Look]] = defaultdict(list)
    harms = [harm.key for harm in read.harms()]
    for inspection, visit in _visits():
        for look in looks(visit, inspection.mentions, harms=harms, area=area):
            found[look.harm].append(look)
    return {harm: tuple(each) for harm, each in found.items()}


@remembered(at_most=16)
def _by_authority(*, area: str | None) -> dict[str, dict[str, tuple[Look, ...]]]:
    found: dict[str, dict[str, list[Look]]] = defaultdict(lambda: defaultdict(list))
    for harm, each in _by_harm(area=area).items():
        for look in each:
            found[look.la_code][harm].append(look)
    return {
        la_code: {harm: tuple(each) for harm, each in by_harm.items()}
        for la_code, by_harm in found.items()
    }


@remembered(at_most=1)
def _visits() -> tuple[tuple[Inspection, Visit], ...]:
    """Return the inspections that were read, or that could have looked and were not read."""
    visits = (
        (inspection, _visit(inspection))
        for inspection in load_inspections(as_of=date.max, lean=True)
    )
    return tuple(
        (inspection, visit)
        for inspection, visit in visits
        if inspection.read or visit.kind in COULD_HAVE_LOOKED
    )


def _visit(inspection: Inspection) -> Visit:
    """Settle the little that a look needs; to settle everything takes three times as long."""
    fields = ("kind", "framework", "inspection_start")
    claimed = ((field, claims(inspection, field)) for field in fields)
    told = {
        field: settle(field, found, as_of=date.max).value for field, found in claimed if found
    }
    published = published_on(inspection)
    framework, _ = framework_of(inspection.family, told, read.frameworks(), published)
    return Visit(
        inspection_id=inspection.inspection_id,
        la_code=inspection.la_code,
        published_on=published,
        kind=told["kind"],
        framework=framework.key if framework else None,
        full=inspection.full,
        read=inspection.read,
    )
