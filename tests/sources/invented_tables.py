"""Tables of invented authorities in the publishers' shapes, written as real files."""

import xlsxwriter

from firsthand.domain.reference.authority import Authority, Partnership

COVER = (
    ("Local authority inspection outcomes as at 31 March 2025",),
    ("Published on:", "2025-09-25"),
    ("Period covered:", "Inspections as at 31 March 2025"),
    ("under the terms of the Open Government Licence. ",),
)
HISTORY_HEADER = (
    "Web link",
    "Local authority area code",
    "Local authority name",
    "Inspection date",
    "Publication date",
    "Inspection type",
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
    "Visit Theme",
)
GOOD = ("Good",) * 5
HISTORY = "ILACS_inspection_history"
IN_YEAR = "In-year_inspections"
LATEST = "Inspections_as_at_31_March"


def authority(la_code, name, *, ons=(), urn=None, from_on=None, to_on=None, others=()):
    return Authority(
        la_code=la_code,
        name=name,
        region="Nowhere",
        ons_codes=tuple(ons),
        ofsted_urn=urn,
        from_on=from_on,
        to_on=to_on,
        other_names=tuple(others),
    )


AUTHORITIES = (
    authority("991", "Anyborough", ons=["E99000001"], urn="99001"),
    authority("992", "Otherton", ons=["E99000002"]),
    authority("993", "Thirdham"),
)
PARTNERSHIPS = (
    Partnership(
        name="Vale of Any",
        la_codes=("991", "992"),
        service="youth-justice",
        source="invented",
        other_names=("Anyborough - JI",),
    ),
)


def inspected(
    name="Anyborough",
    *,
    code="E99000001",
    started="2024-06-10",
    published="2024-07-23",
    kind="ILACS Short Inspection",
    grades=GOOD,
    theme=None,
):
    return ("Link", code, name, started, published, kind, *grades, theme)


def outcomes(
    path, *, history=(), in_year=(), latest=(), cover=COVER, header=HISTORY_HEADER, drop=()
):
    """Write a workbook in the shape of Ofsted's outcome tables of 2025."""
    sheets = {"Cover": cover}
    for name, rows in ((LATEST, latest), (IN_YEAR, in_year), (HISTORY, history)):
        if name not in drop:
            sheets[name] = (("A title",), ("A note on the table",), header, *rows)
    return workbook(path, sheets)


def workbook(path, sheets):
    """Write rows of text to the sheets of an XLSX file."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write_string(number, column, cell)
    return path


def grades_of(sighting):
    return {grade.area: grade.label for grade in sighting.grades}


def reasons(reading):
    return [problem.reason for problem in reading.problems]
