"""Every authority that a publisher's file names is one of ours."""

import csv
import gzip
import json
from datetime import date

import fastexcel

from firsthand.domain.reference.authority import named
from firsthand.refdata import read

LATE = date(2025, 6, 1)
JOINT_RETURN = "/"


def test_every_folder_of_reports_is_named_and_numbered_as_we_name_and_number_it(public):
    folders = (public / "ofsted-ilacs-scrape-tool/export_data/inspection_reports").iterdir()
    for folder in folders:
        urn, _, name = folder.name.partition("_")
        found = named(name, read.authorities(), on=LATE)
        assert found is not None, name
        assert found.ofsted_urn == urn


def test_every_folder_of_letters_is_named_and_numbered_as_we_name_and_number_it(public):
    with gzip.open(public / "derived_text_focused_visits_jtai.jsonl.gz", "rt") as lines:
        folders = {json.loads(line)["file"].split("/")[-2] for line in lines}
    for folder in folders:
        urn, _, name = folder.partition("_")
        found = named(name, read.authorities(), on=LATE)
        assert found is not None, name
        assert found.ofsted_urn == urn


def test_every_authority_in_the_statistics_is_ours_by_code_by_name_and_by_ons_code(public):
    for path in (public / "CSC_outcomes_and_enablers" / "data-raw").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = csv.DictReader(text)
            if not {"old_la_code", "new_la_code", "la_name"} <= set(rows.fieldnames or ()):
                continue
            seen = {(r["old_la_code"], r["new_la_code"], r["la_name"]) for r in rows}
        for code, ons_code, name in seen:
            if code == "" or JOINT_RETURN in code:
                continue
            found = named(code, read.authorities())
            assert found is not None, (path.name, code)
            assert ons_code in found.ons_codes, (path.name, code, ons_code)
            day = found.to_on or LATE
            assert named(name, read.authorities(), on=day) == found, (path.name, name)


def test_every_joint_return_in_the_statistics_is_a_partnership(public):
    path = public / "CSC_outcomes_and_enablers/data-raw/csww_indicators_2017_to_2025.csv"
    with path.open(encoding="utf-8-sig", newline="") as text:
        joint = {
            (row["la_name"], row["old_la_code"])
            for row in csv.DictReader(text)
            if JOINT_RETURN in row["old_la_code"]
        }
    ours = {(p.name, other) for p in read.partnerships() for other in p.other_names}
    assert joint and joint <= ours


def test_every_authority_in_the_table_of_2009_to_2023_is_ours(public):
    path = public / (
        "CSC_outcomes_and_enablers/data-raw/"
        "Childrens_social_care_in_England_2023_underlying_data.ods"
    )
    sheet = fastexcel.read_excel(path).load_sheet("LA_inspections_2009-2023", header_row=None)
    names = [row[1] for row in sheet.to_polars().rows() if row[3] and row[1]]
    names = [name for name in names if name != "Local authority name"]
    assert len(names) == 156
    abolished = date(2019, 3, 31)
    for name in names:
        late = named(name, read.authorities(), on=date(2023, 3, 31))
        assert late or named(name, read.authorities(), on=abolished), name


def test_every_youth_justice_service_in_england_is_ours_or_a_partnership(public):
    path = (
        public / "hmi-probation-youth-justice-scrape/hmi_youth_justice_inspection_ratings.csv"
    )
    with path.open(encoding="utf-8-sig", newline="") as text:
        names = {row["la_name"] for row in csv.DictReader(text)}
    joint = {p.name for p in read.partnerships()}
    joint |= {other for p in read.partnerships() for other in p.other_names}
    unknown = {
        name
        for name in names - joint
        if named(name.removesuffix(" - JI"), read.authorities(), on=LATE) is None
    }
    assert unknown == {  # all in Wales
        "Blaenau Gwent and Caerphilly",
        "Bridgend",
        "Carmarthenshire",
        "Ceredigion",
        "Conwy & Denbighshire - JI",
        "Flintshire",
        "Newport",
        "Powys",
        "Swansea",
        "Vale of Glamorgan",
    }


def test_every_area_of_the_interactive_tool_is_ours_or_a_region(public):
    path = public / "local-authority-interactive-tool/01_data/02_prod/la_code_list.xlsx"
    for code, name, *_ in fastexcel.read_excel(path).load_sheet(0).to_polars().rows():
        if int(code) < 970:
            found = named(str(int(code)), read.authorities())
            assert found is not None, code
            assert named(name, read.authorities(), on=found.to_on or LATE) == found, name
