"""Invented sources, accounts and figures: authorities by code, every word made up."""

from datetime import UTC, date, datetime

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Mention, PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Problem, Source

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
LATER = datetime(2026, 6, 7, 8, 9, tzinfo=UTC)


def source(digit="a", *, known_on=date(2020, 3, 1), kind="report", title="A report"):
    return Source(
        source_id=digit * 16,
        publisher="The Inspectorate of Clouds",
        title=title,
        kind=kind,
        file_name=f"{digit}.pdf",
        sha256=digit * 64,
        address="https://example.org/a",
        licence="ogl-3",
        known_on=known_on,
        known_on_basis="printed",
        quirks=("Dates are printed backwards.",),
    )


def mention(harm="neglect", *, criticised=1, examined=2, heading="Help", strict=3):
    return Mention(
        harm=harm,
        area="help-and-protection",
        heading=heading,
        strict=strict,
        wide=strict + 1,
        criticised_strict=criticised,
        criticised_wide=criticised,
        examined_strict=examined,
        examined_wide=examined,
        to_improve_strict=0,
        to_improve_wide=0,
        pages=(2, 3),
    )


def sighting(
    la_code="372",
    *,
    published_on=date(2020, 3, 1),
    lead="Ada Byron",
    grade="Good",
    mentions=None,
    place=None,
):
    return Sighting(
        la_code=la_code,
        authority_name="Rotherham",
        family="ilacs",
        kind="standard-inspection",
        published_on=published_on,
        started_on=date(2020, 1, 13),
        ended_on=date(2020, 1, 24),
        statements=(
            Statement(field="lead_inspector", value=lead, place=Place(page=1)),
            Statement(field="evidence_records", value=None, absent_because="It does not say."),
        ),
        grades=(PrintedGrade(area="overall", label=grade, place=Place(page=1)),),
        mentions=(mention(),) if mentions is None else mentions,
        place=place or Place(),
    )


def figure(value=5.0, *, area_code="372", known_on=date(2020, 3, 1), symbol=None):
    return Figure(
        area_code=area_code,
        indicator="rereferrals",
        period="201920",
        period_ends_on=date(2020, 3, 31),
        value=value,
        numerator=None,
        denominator=None,
        symbol=symbol,
        known_on=known_on,
        place=Place(row="row 7"),
    )


def problem(reason="unreadable-value", *, row="row 3"):
    return Problem(
        file_name="a.pdf",
        reason=reason,
        given="thirteen",
        needed="a number",
        remedy="Write it in digits.",
        row=row,
    )


def reading(*sightings, at=None, figures=(), problems=()):
    return Reading(
        source=at or source(),
        sightings=sightings,
        figures=tuple(figures),
        problems=tuple(problems),
    )
