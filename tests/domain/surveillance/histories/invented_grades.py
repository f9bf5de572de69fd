"""Invented settled inspections and authorities, and the areas and states of histories."""

from datetime import date, timedelta

from firsthand.domain.common.place import NOWHERE
from firsthand.domain.intelligence.conflicts import Settled
from firsthand.domain.intelligence.settled import SettledGrade, SettledInspection
from firsthand.domain.reference.authority import Authority
from firsthand.domain.surveillance.histories.history import Histories, Scope, histories
from firsthand.domain.surveillance.histories.joining import HistoryArea
from firsthand.refdata import read
from firsthand.refdata.read_histories import grade_states, history_areas

AS_OF = date(2026, 1, 1)
FAMILIES = {"slac-2009": "slac", "cpi-2012": "cpi", "sif-2013": "sif", "ilacs-2018": "ilacs"}


def area(key: str = "overall") -> HistoryArea:
    return next(one for one in history_areas() if one.key == key)


def authority(la_code: str, to_on: date | None = None) -> Authority:
    return Authority(
        la_code=la_code,
        name=f"Shire {la_code}",
        region="Middle Earth",
        ons_codes=(),
        ofsted_urn=None,
        from_on=None,
        to_on=to_on,
    )


def inspection(
    published_on: date,
    grade: str,
    *,
    la_code: str = "001",
    framework: str = "sif-2013",
    judged: str = "overall",
    **other: object,
) -> SettledInspection:
    """Return a full inspection that graded one area."""
    version = next(one for one in read.frameworks() if one.key == framework)
    scale = next(
        read.scales()[one.scale] for one in version.areas if one.key == judged and one.scale
    )
    found = next((one for one in scale.grades if one.key == grade), None)
    told = SettledGrade(
        area=judged,
        area_name=judged,
        scale=scale,
        label=found.label if found else grade,
        grade=found,
        official_label=None,
        recoded=False,
        note="" if found else f"Not judged: the source prints {grade!r} for this area.",
        settled=Settled(
            field=f"grade for {judged}",
            value=grade,
            means=None,
            source_id="invented",
            place=NOWHERE,
            standing="table",
            rule="the only account",
            others=(),
        ),
    )
    given: dict[str, object] = {
        "inspection_id": f"{la_code}-{framework}-{published_on}",
        "la_code": la_code,
        "family": FAMILIES[framework],
        "kind": "inspection",
        "published_on": published_on,
        "started_on": published_on - timedelta(days=60),
        "ended_on": None,
        "framework": version,
        "framework_basis": "invented",
        "grades": (told,),
        "statements": (),
        "absent": (),
        "conflicts": (),
        "source_ids": (),
        "address": None,
        **other,
    }
    return SettledInspection(**given)  # type: ignore[arg-type]


def held(*inspections: SettledInspection, **scope: object) -> Histories:
    """Return the histories of invented inspections."""
    given: dict[str, object] = {"area": area(), "as_of": AS_OF, **scope}
    return histories(
        inspections,
        scope=Scope(**given),  # type: ignore[arg-type]
        states=grade_states(),
        authorities=[authority("001"), authority("002", to_on=date(2019, 3, 31))],
    )


def many(*, authorities: int = 60) -> list[SettledInspection]:
    """Return four inspections of each of many authorities, which move both ways."""
    patterns = (
        ("good", "good", "requires-improvement", "good"),
        ("outstanding", "outstanding", "good", "outstanding"),
        ("requires-improvement", "inadequate", "requires-improvement", "good"),
        ("good", "requires-improvement", "requires-improvement", "inadequate"),
        ("inadequate", "requires-improvement", "good", "outstanding"),
        ("requires-improvement", "requires-improvement", "good", "good"),
    )
    return [
        inspection(date(2014 + 2 * k, 1 + i % 12, 1), grade, la_code=f"{i:03}")
        for i in range(authorities)
        for k, grade in enumerate(patterns[i % len(patterns)])
    ]
