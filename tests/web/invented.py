"""Invented reports on real codes of authorities: every grade, count and date is made up."""

from datetime import UTC, date, datetime, timedelta

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Mention, PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.store import arrivals

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
ROTHERHAM, BARNSLEY, LEEDS = "372", "370", "383"
HARM = "child-sexual-exploitation"


def mention(harm=HARM, *, examined=0, criticised=0, pages=(4, 5)):
    return Mention(
        harm=harm,
        area="help-and-protection",
        heading="Help and protection",
        strict=2,
        wide=3,
        criticised_strict=criticised,
        criticised_wide=criticised,
        examined_strict=examined,
        examined_wide=examined,
        to_improve_strict=0,
        to_improve_wide=0,
        pages=pages,
    )


def report(digit, la_code, published_on, *mentions, grade="Good", family="sif"):
    sighting = Sighting(
        la_code=la_code,
        authority_name="As printed",
        family=family,
        kind="inspection",
        published_on=published_on,
        started_on=published_on - timedelta(days=60),
        ended_on=published_on - timedelta(days=40),
        statements=(
            Statement(field="evidence_records", value="41", place=Place(page=2)),
            Statement(
                field="evidence_children", value=None, absent_because="The report is silent."
            ),
        ),
        grades=(
            PrintedGrade(area="overall", label=grade, place=Place(page=1)),
            PrintedGrade(area="leadership", label="Inadequate", place=Place(page=1)),
        ),
        mentions=mentions,
        address="https://example.org/report",
    )
    return Reading(source=source(digit, published_on), sightings=(sighting,))


# The titles of real reports are made of keys.
TITLES = {"b": "Barnsley: sif inspection"}


def source(digit, known_on, *, kind="report", title=None):
    return Source(
        source_id=digit * 16,
        publisher="Inspectorate of Clouds",
        title=title or TITLES.get(digit, f"Report {digit}"),
        kind=kind,
        file_name=f"a_very_long_file_name_that_must_not_push_the_page_sideways_{digit}.pdf",
        sha256=digit * 64,
        address="https://example.org/list",
        licence="ogl-3",
        known_on=known_on,
        known_on_basis="printed",
        quirks=("Pages are numbered backwards.",),
    )


def figures():
    found = tuple(
        Figure(
            area_code=area,
            indicator="re-referral-share",
            period=str(year),
            period_ends_on=date(year, 3, 31),
            value=None if year == 2020 and area == ROTHERHAM else 0.2,
            numerator=None if year == 2020 and area == ROTHERHAM else 20.0,
            denominator=100.0,
            symbol="c" if year == 2020 and area == ROTHERHAM else None,
            known_on=date(year, 12, 1),
            place=Place(row=f"row {year}"),
        )
        for year in (2018, 2019, 2020)
        for area in (ROTHERHAM, LEEDS, "E92000001")
    )
    return Reading(
        source=source("f", date(2020, 12, 1), kind="statistics", title="Statistics of clouds"),
        figures=found,
        problems=(
            Problem(
                file_name="statistics.csv",
                reason="unreadable-value",
                given="many",
                needed="a number",
                remedy="Ask the publisher.",
                row="row 9",
            ),
        ),
    )


def refused():
    problem = Problem(
        file_name="not_a_report.pdf",
        reason="not-a-pdf",
        given="a web page",
        needed="a PDF",
        remedy="Download it again.",
    )
    return Reading(source=None, problems=(problem,))


def load():
    readings = (
        report("a", ROTHERHAM, date(2014, 11, 19), mention(criticised=1, examined=1)),
        report("b", ROTHERHAM, date(2018, 1, 29), mention("neglect", examined=2), mention()),
        report("c", BARNSLEY, date(2016, 5, 6), mention(examined=3), grade="Outstanding"),
        report("d", LEEDS, date(2022, 3, 4), mention(), family="ilacs"),
        figures(),
        refused(),
    )
    arrivals.add_readings(match(readings), recorded_at=NOW, origin="invented")
