import re
import zipfile
from collections import Counter
from datetime import date

import pytest

from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.inspection import Told
from firsthand.refdata.read import authorities
from firsthand.sources.ofsted_outcomes import read
from tests.sources.invented_tables import (
    AUTHORITIES,
    GOOD,
    HISTORY,
    HISTORY_HEADER,
    IN_YEAR,
    LATEST,
    grades_of,
    inspected,
    outcomes,
    reasons,
    workbook,
)

RI = "Requires improvement to be good"
WIDE = "LA_inspections_2009-2023"
WIDE_HEADER = (
    "Local authority name",
    "Safeguarding & Looked After Children (SLAC) Inspection publication date",
    "SLAC Safeguarding Overall effectiveness (OE)",
    "SLAC Looked After Children Overall Effectiveness (OE)",
    "SLAC re-inspection of Safeguarding publication date",
    "SLAC re-inspection Safeguarding OE",
    "SLAC re-inspection of services for Children Looked After publication date",
    "SLAC re-inspection of services Children Looked After OE",
    "Child Protection Inspections (CPI) publication date",
    "CPI Overall Effectiveness (OE)",
    "Child Protection Re-Inspection (CPRI) publication date",
    "CPRI Overall Effectiveness (OE)",
    "Targeted Looked After Children (TLAC) inspection publication date",
    "TLAC Overall Effectiveness (OE)",
    "Single Inspection of LA Children's Services (SIF)  First SIF publication date",
    " First SIF Overall Judgement\n(OE)",
    " First SIF children who need help and protection ",
    " First SIF children looked after and achieving permanence ",
    " First SIF CLA Sub: Adoption Performance",
    " First SIF CLA Sub: Experiences and progress of care leavers",
    " First SIF leadership, management and governance",
    "LSCB Overall Effectiveness ",
    "Single Inspection of LA Children's Services (SIF) SIF Re-inspection publication date",
    " SIF Re-inspection Overall Judgement\n(OE)",
    " SIF Re-inspection children who need help and protection ",
    " SIF Re-inspection children looked after and achieving permanence ",
    " SIF Re-inspection CLA Sub: Adoption Performance",
    " SIF Re-inspection CLA Sub: Experiences and progress of care leavers",
    " SIF Re-inspection leadership, management and governance",
    "First ILACS framework inspection type",
    "First ILACS framework publication date",
    "First ILACS framework overall effectiveness",
    "First ILACS framework impact of leaders",
    "First ILACS framework experiences and progress of children who need help and protection",
    "First ILACS framework experiences and progress of children in care and care leavers",
)
LEVEL_HEADER = (
    "Local authority name",
    "Inspection date",
    "Overall effectiveness",
    "Impact of leaders",
    "Experiences and progress of children who need help and protection",
    "Experiences and progress of children in care",
    "Experiences and progress of care leavers",
)
WIDE_COVER = (
    ("Cover sheet - Official statistics",),
    ("Policy area:", "Children's social care data in England 2023"),
    ("Published on:", "2023-07-06"),
)


def wide_row(name, **cells):
    """Return a row of the long table with the cells whose heading starts as given."""
    row = [None] * len(WIDE_HEADER)
    row[0] = name
    for heading, cell in cells.items():
        starts = heading.replace("_", " ").lower()
        place = next(
            i for i, h in enumerate(WIDE_HEADER) if starts in " ".join(h.lower().split())
        )
        row[place] = cell
    return tuple(row)


def wide(path, rows, *, header=WIDE_HEADER, latest=(), abolished=()):
    second = ((), ("Abolished",), header, *abolished) if abolished else ()
    return workbook(
        path,
        {
            "Cover": WIDE_COVER,
            "LA_level_at_31_Mar_2023": (("Title",), LEVEL_HEADER, *latest),
            "LA_level_in_year_2022-23": (("Title",), (*LEVEL_HEADER, "Visit Theme")),
            WIDE: (("Title",), header, *rows, *second),
        },
    )


def load(path):
    return read(path, authorities=AUTHORITIES)


def test_a_row_is_an_account_with_its_dates_kind_grades_and_place(tmp_path):
    reading = load(outcomes(tmp_path / "t.xlsx", history=[inspected()]))
    (sighting,) = reading.sightings
    assert (sighting.la_code, sighting.family, sighting.kind) == (
        "991",
        "ilacs",
        "short-inspection",
    )
    assert (sighting.started_on, sighting.published_on) == (
        date(2024, 6, 10),
        date(2024, 7, 23),
    )
    assert grades_of(sighting)["care-leavers"] == "Good"
    assert str(sighting.place) == f"{HISTORY}, row 4"
    assert sighting.address.endswith("/99001")


def test_the_cover_tells_when_the_table_was_public_and_under_which_licence(tmp_path):
    source = load(outcomes(tmp_path / "t.xlsx", history=[inspected()])).source
    assert (source.known_on, source.known_on_basis) == (date(2025, 9, 25), "cover")
    assert (source.kind, source.licence) == ("outcomes-table", "ogl-3")
    assert source.title == "Local authority inspection outcomes as at 31 March 2025"


def test_columns_are_found_by_their_headings_in_any_order(tmp_path):
    turned = [tuple(reversed(row)) for row in (HISTORY_HEADER, inspected())]
    path = outcomes(tmp_path / "t.xlsx", header=turned[0], history=turned[1:])
    straight = load(outcomes(tmp_path / "u.xlsx", history=[inspected()]))
    assert load(path).sightings == straight.sightings


def test_a_visit_has_a_theme_and_no_grades(tmp_path):
    visit = inspected(kind="ILACS Focused Visit", grades=(None,) * 5, theme="Front door")
    (sighting,) = load(outcomes(tmp_path / "t.xlsx", in_year=[visit])).sightings
    assert (sighting.kind, sighting.grades) == ("focused-visit", ())
    assert {s.field: s.value for s in sighting.statements}["visit_theme"] == "Front door"


def test_a_row_that_another_sheet_repeats_is_told_once(tmp_path):
    path = outcomes(
        tmp_path / "t.xlsx",
        history=[inspected()],
        in_year=[inspected()],
        latest=[inspected(kind=None)],
    )
    assert len(load(path).sightings) == 1


def test_a_row_in_which_two_sheets_differ_is_told_twice(tmp_path):
    other = inspected(grades=("Inadequate", *GOOD[1:]))
    path = outcomes(tmp_path / "t.xlsx", history=[inspected()], latest=[other])
    assert len(load(path).sightings) == 2


def test_grades_are_kept_as_printed_and_a_dash_is_kept_too(tmp_path):
    row = inspected(grades=("Good", RI, "-", "Outstanding", None))
    (sighting,) = load(outcomes(tmp_path / "t.xlsx", history=[row])).sightings
    assert grades_of(sighting) == {
        "overall": "Good",
        "leadership": RI,
        "help-and-protection": "-",
        "children-in-care": "Outstanding",
    }


@pytest.mark.parametrize(
    ("row", "reason", "kept"),
    [
        (inspected("Nowhere Town", code=None), "unknown-authority", 1),
        (inspected("Otherton"), "unknown-authority", 1),
        (inspected(published="soon"), "unreadable-value", 1),
        (inspected(started=None, published=None), "unreadable-value", 1),
        (inspected(published="2025-12-01"), "impossible-date", 1),
        (inspected(started="2024-08-01"), "impossible-date", 1),
        (inspected(started="1924-06-10", published=None), "impossible-date", 1),
        (inspected(grades=("Splendid", *GOOD[1:])), "unreadable-value", 2),
        (inspected(kind="A long look"), "unreadable-value", 2),
    ],
)
def test_a_bad_row_is_told_and_the_rest_loads(tmp_path, row, reason, kept):
    good = inspected("Thirdham", code=None)
    reading = load(outcomes(tmp_path / "t.xlsx", history=[row, good]))
    assert reasons(reading) == [reason]
    assert reading.problems[0].row == f"{HISTORY}, row 4"
    assert len(reading.sightings) == kept


@pytest.mark.parametrize("sheet", [LATEST, IN_YEAR, HISTORY])
def test_a_missing_sheet_is_told_and_the_others_load(tmp_path, sheet):
    rows = {"history": [inspected()], "latest": [inspected()], "in_year": [inspected()]}
    reading = load(outcomes(tmp_path / "t.xlsx", drop=[sheet], **rows))
    assert reasons(reading) == ["missing-sheet"]
    assert reading.sightings


def test_a_missing_column_is_told_and_the_other_columns_load(tmp_path):
    header = tuple("Renamed" if h == "Overall effectiveness" else h for h in HISTORY_HEADER)
    reading = load(outcomes(tmp_path / "t.xlsx", header=header, history=[inspected()]))
    assert set(reasons(reading)) == {"wrong-columns"}
    assert "overall" not in grades_of(reading.sightings[0])


def test_a_sheet_without_names_of_authorities_is_told(tmp_path):
    header = tuple("Council" if h == "Local authority name" else h for h in HISTORY_HEADER)
    reading = load(outcomes(tmp_path / "t.xlsx", header=header, history=[inspected()]))
    assert set(reasons(reading)) == {"wrong-columns"}
    assert reading.sightings == ()


@pytest.mark.parametrize(
    ("cover", "reason"),
    [
        ((("Title",), ("Published on:", "when it is ready")), "no-publication-date"),
        ((("Title",),), "no-publication-date"),
        ((("Outcomes as at 31 March 2025",), ("Published on:", "2023-07-06")), "wrong-year"),
    ],
)
def test_a_file_whose_cover_cannot_be_right_is_refused(tmp_path, cover, reason):
    reading = load(outcomes(tmp_path / "t.xlsx", cover=cover, history=[inspected()]))
    assert (reading.source, reasons(reading)) == (None, [reason])


def test_a_workbook_of_something_else_is_refused(tmp_path):
    reading = load(workbook(tmp_path / "t.xlsx", {"Sheet1": (("a", "b"),)}))
    assert (reading.source, reasons(reading)) == (None, ["missing-sheet"])


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "outcomes.ods"
    path.write_bytes(b"<html>Not found</html>")
    assert reasons(load(path)) == ["web-page"]


def test_one_row_of_the_long_table_holds_many_inspections(tmp_path):
    row = wide_row(
        "Anyborough",
        **{
            "(SLAC) Inspection publication date": "2010-08-27",
            "SLAC Safeguarding Overall": RI,
            "SLAC Looked After Children Overall": "Good",
            "(CPI) publication date": "2012-08-10",
            "CPI Overall": RI,
            "First SIF publication date": "2014-11-19",
            "First SIF Overall": "Inadequate",
            "LSCB Overall": "Inadequate",
            "SIF Re-inspection publication date": "2018-01-29",
            "SIF Re-inspection Overall": "Good",
        },
    )
    reading = load(wide(tmp_path / "t.xlsx", [row]))
    assert reasons(reading) == []
    told = {(s.family, s.kind): (str(s.published_on), grades_of(s)) for s in reading.sightings}
    assert told == {
        ("slac", "inspection"): ("2010-08-27", {"safeguarding": RI, "looked-after": "Good"}),
        ("cpi", "inspection"): ("2012-08-10", {"overall": RI}),
        ("sif", "inspection"): ("2014-11-19", {"overall": "Inadequate", "lscb": "Inadequate"}),
        ("sif", "re-inspection"): ("2018-01-29", {"overall": "Good"}),
    }
    assert reading.source.title == "Children's social care data in England 2023"
    assert reading.source.licence == "not-stated"


def test_the_second_table_of_abolished_authorities_is_read_too(tmp_path):
    header = tuple(h.replace("First ILACS", "ILACS") for h in WIDE_HEADER)
    row = wide_row("Otherton", **{"First ILACS framework publication": "2018-08-24"})
    row = wide_row("Otherton", **{"(CPI) publication": "2012-08-10", "CPI Overall": "Good"})
    path = workbook(
        tmp_path / "t.xlsx",
        {"Cover": WIDE_COVER, WIDE: (WIDE_HEADER, (), ("Abolished",), header, row)},
    )
    (sighting,) = load(path).sightings
    assert (sighting.la_code, str(sighting.place)) == ("992", f"{WIDE}, row 5")


def test_a_start_on_one_sheet_is_joined_with_the_publication_on_another(tmp_path):
    ilacs = {
        "First ILACS framework inspection type": "ILACS Standard Inspection",
        "First ILACS framework publication date": "2022-11-05",
        "First ILACS framework overall": "Good",
    }
    path = wide(
        tmp_path / "t.xlsx",
        [wide_row("Anyborough", **ilacs)],
        latest=[("Anyborough", "2022-07-11", "Good", None, None, None, None)],
    )
    _, latest = load(path).sightings
    assert (latest.started_on, latest.published_on) == (date(2022, 7, 11), date(2022, 11, 5))
    stated = next(s for s in latest.statements if s.field == "published_on")
    assert str(stated.place) == f"{WIDE}, row 3"


def test_a_start_without_a_publication_is_shown_from_the_day_of_the_table(tmp_path):
    path = wide(
        tmp_path / "t.xlsx",
        [wide_row("Anyborough", **{"(CPI) publication": "2012-08-10", "CPI Overall": "Good"})],
        latest=[("Anyborough", "2022-07-11", "Good", None, None, None, None)],
    )
    latest = load(path).sightings[-1]
    assert latest.published_on == date(2023, 7, 6)
    stated = next(s for s in latest.statements if s.field == "published_on")
    assert (stated.value, "day of publication" in stated.absent_because) == (None, True)


@pytest.fixture(scope="module")
def official(public):
    folder = public / "CSC_outcomes_and_enablers" / "data-raw"
    names = (
        "Childrens_social_care_in_England_2023_underlying_data.ods",
        "LA_Inspection_Outcomes_as_at_31_March_2025.ods",
    )
    return [(folder / name, read(folder / name, authorities=authorities())) for name in names]


def counted(sightings, sheet):
    return Counter((s.family, s.kind) for s in sightings if s.place.row.startswith(sheet))


def test_the_table_of_2023_holds_every_inspection_since_2009(official):
    (_, reading), _ = official
    assert reading.problems == ()
    assert counted(reading.sightings, WIDE) == {
        ("slac", "inspection"): 152,
        ("slac", "re-inspection"): 11,
        ("cpi", "inspection"): 50,
        ("cpi", "re-inspection"): 1,
        ("tlac", "inspection"): 5,
        ("sif", "inspection"): 152,
        ("sif", "re-inspection"): 21,
        ("ilacs", "standard-inspection"): 127,
        ("ilacs", "short-inspection"): 50,
    }


def test_the_table_of_2025_holds_271_inspections_and_60_visits_with_themes(official):
    _, (_, reading) = official
    assert reading.problems == ()
    assert sum(counted(reading.sightings, HISTORY).values()) == 271
    visits = [s for s in reading.sightings if s.place.row.startswith(IN_YEAR)]
    assert counted(visits, IN_YEAR) == {
        ("ilacs", "focused-visit"): 36,
        ("ilacs", "monitoring-visit"): 24,
    }
    themed = [s for s in visits if any(t.field == "visit_theme" for t in s.statements)]
    assert len(themed) >= 58


def test_each_row_goes_to_the_authority_that_its_own_link_names(official):
    """Behind each row is a link that ends with the DfE code or Ofsted's number."""
    _, (path, reading) = official
    content = zipfile.ZipFile(path).read("content.xml").decode()
    sheet = re.search(rf'table:name="{HISTORY}".*?</table:table>', content, re.DOTALL).group(0)
    rows = re.findall(r"<table:table-row.*?</table:table-row>", sheet, re.DOTALL)
    linked = [
        re.search(r"provider/44/(\d+)", row) for row in rows if "Authority Webpage" in row
    ]
    by_urn = {one.ofsted_urn: one.la_code for one in authorities()}
    told = [s.la_code for s in reading.sightings if s.place.row.startswith(HISTORY)]
    pairs = [(m.group(1), la) for m, la in zip(linked, told, strict=True) if m]
    assert len(pairs) > 260
    wrong = {pair for pair in pairs if pair[1] not in {pair[0], by_urn.get(pair[0])}}
    # Abolished authorities link to a successor; two links name the wrong authority, while the
    # name and the code beside them are right (City of London, North Northamptonshire).
    assert wrong == {
        ("839", "837"),
        ("942", "909"),
        ("941", "928"),
        ("206", "201"),
        ("941", "940"),
    }


def test_the_two_tables_together_give_one_inspection_for_each_visit(official):
    told = [Told(source=r.source, sighting=s) for _, r in official for s in r.sightings]
    found = gather(told)
    assert Counter(one.family for one in found if one.full) == {
        "slac": 161,  # of 163, two pairs of re-inspections came out on one day
        "cpi": 51,
        "tlac": 5,
        "sif": 173,
        "ilacs": 271,
    }
    dorset = {one.inspection_id for one in found if one.la_code in {"835", "838"}}
    assert dorset == {
        "835-slac-2011-10-28",
        "835-sif-2016-05-23",
        "838-ilacs-2021-11-19",
        "838-ilacs-2025-05-09",
    }
    nottingham = [one for one in found if one.inspection_id == "892-ilacs-2022-09-05"]
    assert len({a.sighting.published_on for a in nottingham[0].accounts}) == 2
