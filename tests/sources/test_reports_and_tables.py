"""Reports and official tables tell of the same inspections, and hardly ever disagree."""

from datetime import date

import pytest

from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.inspection import FULL_KINDS, Told
from firsthand.domain.intelligence.settled import settled
from firsthand.refdata import read as refdata
from firsthand.sources import ofsted_outcomes
from firsthand.sources.reports.read import read_report

TODAY = date(2026, 11, 22)
EVERY = 9  # enough reports of every year, in a few seconds
TABLES = (
    "Childrens_social_care_in_England_2023_underlying_data.ods",
    "LA_Inspection_Outcomes_as_at_31_March_2025.ods",
)


def told_by(reading):
    return [Told(source=reading.source, sighting=seen) for seen in reading.sightings]


@pytest.fixture(scope="module")
def reports(public):
    paths = sorted((public / "ofsted-ilacs-scrape-tool").rglob("*.pdf"))[::EVERY]
    readings = [read_report(path) for path in paths]
    return [told for one in readings if one.source for told in told_by(one)]


@pytest.fixture(scope="module")
def inspections(public, reports):
    folder = public / "CSC_outcomes_and_enablers" / "data-raw"
    tables = [
        ofsted_outcomes.read(folder / name, authorities=refdata.authorities())
        for name in TABLES
    ]
    return gather([*reports, *(told for table in tables for told in told_by(table))])


@pytest.fixture(scope="module")
def with_report(inspections, reports):
    ours = set(reports)
    return [one for one in inspections if ours & set(one.accounts)]


def test_each_report_of_a_full_inspection_joins_a_row_of_an_official_table(
    with_report, reports
):
    full = [one for one in reports if one.sighting.kind in FULL_KINDS]
    assert len(full) > 35
    alone = [
        one.inspection_id
        for one in with_report
        if one.full and all(told.source.kind == "report" for told in one.accounts)
    ]
    assert alone == []


def test_two_reports_are_never_taken_for_one_inspection(with_report, reports):
    assert len(with_report) == len(reports)


def test_reports_and_tables_do_not_dispute_a_grade(with_report):
    disputes = [
        conflict
        for one in with_report
        for conflict in settled(
            one, as_of=TODAY, frameworks=refdata.frameworks(), scales=refdata.scales()
        ).conflicts
        if conflict.startswith("grade")
    ]
    assert disputes == []
