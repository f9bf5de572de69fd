"""Accounts of invented inspections of an invented authority, for the tests of this folder."""

from datetime import date

from firsthand.domain.common.place import NOWHERE, Place
from firsthand.domain.intelligence.inspection import Told
from firsthand.domain.intelligence.sighting import PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Source
from firsthand.domain.reference.framework import Area, Framework, VisitKind
from firsthand.domain.reference.scale import Grade, Recoding, Scale

REPORT_DAY = date(2012, 8, 10)


def source(source_id="report", *, kind="report", known_on=REPORT_DAY, basis="printed"):
    return Source(
        source_id=source_id,
        publisher="Inspectorate",
        title=source_id,
        kind=kind,
        file_name=f"{source_id}.file",
        sha256=source_id,
        address=None,
        licence="ogl-3",
        known_on=known_on,
        known_on_basis=basis,
    )


REPORT = source()
TABLE_2023 = source("table-2023", kind="outcomes-table", known_on=date(2023, 7, 6))
TABLE_2025 = source("table-2025", kind="outcomes-table", known_on=date(2025, 9, 25))
SCRAPE = source("scrape", kind="scrape", known_on=date(2026, 6, 18))


def told(
    by=TABLE_2023,
    *,
    published=REPORT_DAY,
    grades=None,
    la="372",
    family="cpi",
    kind="inspection",
    started=None,
    undated=False,
    row=None,
    **fields,
):
    statements = [Statement(field=f, value=v) for f, v in fields.items()]
    if undated:
        statements.append(
            Statement(field="published_on", value=None, absent_because="not in the table")
        )
    return Told(
        source=by,
        sighting=Sighting(
            la_code=la,
            authority_name="Anyborough",
            family=family,
            kind=kind,
            published_on=published,
            started_on=started,
            statements=tuple(statements),
            grades=tuple(PrintedGrade(area=a, label=v) for a, v in (grades or {}).items()),
            place=Place(row=row) if row else NOWHERE,
        ),
    )


def scale(key, *labels, recodings=()):
    grades = tuple(
        Grade(
            key=label.lower().replace(" ", "-"),
            label=label,
            rank=rank,
            meaning=f"means {label}",
            does_not_mean=f"not more than {label}",
            must_follow=f"after {label}",
        )
        for rank, label in enumerate(labels, start=1)
    )
    spellings = {grade.label.lower(): grade.key for grade in grades}
    return Scale(
        key=key, name=key, grades=grades, spellings=spellings, recodings=tuple(recodings)
    )


OLD = scale(
    "old",
    *("Outstanding", "Good", "Adequate", "Inadequate"),
    recodings=[
        Recoding(
            printed_label="requires improvement to be good",
            awarded_key="adequate",
            known_on=date(2023, 7, 6),
            where="the table of 2023",
        )
    ],
)
NEW = scale("new", "Outstanding", "Good", "Requires improvement to be good", "Inadequate")
SCALES = {"old": OLD, "new": NEW}


def framework(key, from_on, to_on, areas, *, graded=True):
    return Framework(
        key=key,
        family=key.rsplit("-", 1)[0],
        name=key,
        inspectorate="Inspectorate",
        from_on=from_on,
        to_on=to_on,
        areas=tuple(Area(key=a, name=n, line=a, scale=s) for a, n, s in areas),
        visits=(
            VisitKind(key="inspection", name="Inspection", graded=graded, full=True),
            VisitKind(key="focused-visit", name="Focused visit", graded=False, full=False),
        ),
        questions=(),
        source="invented",
    )


FRAMEWORKS = (
    framework("cpi-2012", date(2012, 5, 1), date(2013, 8, 31), [("overall", "Overall", "old")]),
    framework(
        "ilacs-2018",
        date(2018, 1, 1),
        date(2022, 12, 31),
        [
            ("overall", "Overall", "new"),
            ("children-in-care", "Children in care and care leavers", "new"),
        ],
    ),
    framework(
        "ilacs-2023",
        date(2023, 1, 1),
        date(2026, 3, 31),
        [
            ("overall", "Overall", "new"),
            ("children-in-care", "Children in care", "new"),
            ("care-leavers", "Care leavers", "new"),
        ],
    ),
    framework(
        "ilacs-2026",
        date(2026, 4, 1),
        None,
        [("children-in-care", "Children in care", "new")],
    ),
)
