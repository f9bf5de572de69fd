"""Accounts: what a publication adds to the national picture, as any other report does."""

from datetime import date
from typing import Any

from firsthand.domain.intelligence.pseudonym import code_for
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Mention, PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Source

HEADING = "Findings and evidence"
# Which voice, by one of its sources, tells how many were heard.
HEARD = {
    "evidence_children": "child",
    "evidence_parents": "parent-carer",
    "evidence_staff": "practitioner-account",
}


def reading_of(document: dict[str, Any], *, sha256: str, address: str) -> Reading:
    """Return what a published document says, one sighting for each authority inspected."""
    published = date.fromisoformat(document["published_on"])
    publisher = " and ".join(one["name"] for one in document["inspectorates"])
    source = Source(
        source_id=sha256[:16],
        publisher=publisher,
        title=f"{document['title']}: {document['visit']['name']}",
        kind="report",
        file_name=f"{document['inspection_id']}.json",
        sha256=sha256,
        address=address,
        licence="ogl-3",
        known_on=published,
        known_on_basis="printed",
    )
    bodies = [one for one in document["bodies"] if one["la_code"]]
    return Reading(
        source=source,
        sightings=tuple(_sighting(document, one, published, address) for one in bodies),
    )


def _sighting(
    document: dict[str, Any], body: dict[str, Any], published: date, address: str
) -> Sighting:
    return Sighting(
        la_code=body["la_code"],
        authority_name=body["name"],
        family=document["framework"]["family"],
        kind=document["visit"]["key"],
        published_on=published,
        started_on=date.fromisoformat(document["from_on"]),
        ended_on=date.fromisoformat(document["to_on"]),
        statements=_statements(document),
        grades=_grades(document),
        mentions=tuple(
            _mention(harm, area) for harm in document["harms"] for area in harm["areas"]
        ),
        address=address,
    )


def _grades(document: dict[str, Any]) -> tuple[PrintedGrade, ...]:
    """Return one grade an area: of several inspectorates, that of the one named first."""
    order = [one["key"] for one in document["inspectorates"]]
    given = sorted(document["grades"], key=lambda one: order.index(one["inspectorate"]))
    first: dict[str, PrintedGrade] = {}
    for one in given:
        first.setdefault(one["area"], PrintedGrade(area=one["area"], label=one["label"]))
    return tuple(first.values())


def _statements(document: dict[str, Any]) -> tuple[Statement, ...]:
    team = document["team"]
    told = [
        _stated("days_on_site", document["days_on_site"]["days"]),
        _stated("inspectors_stated", team["size"]),
        _stated("improvement_items", len(document["recommendations"])),
        _stated("evidence_records", document["numbers"]["cases_read"]),
        _stated("inspection_start", document["from_on"]),
        _stated("inspection_end", document["to_on"]),
        *_heard(document),
    ]
    if team["lead"]:
        told.append(_stated("lead_inspector", code_for(team["lead"])))
    if document["theme"]:
        told.append(_stated("visit_theme", document["theme"]))
    return tuple(told)


def _heard(document: dict[str, Any]) -> list[Statement]:
    told = []
    for field, source in HEARD.items():
        heard = [v["heard"] for v in document["voices"] if source in v["sources"]]
        if heard:
            told.append(_stated(field, heard[0]["said"]))
    return told


def _stated(field: str, value: object) -> Statement:
    return Statement(field=field, value=str(value))


def _mention(harm: dict[str, Any], area: dict[str, Any]) -> Mention:
    """Return how the publication speaks of a harm, which it names by its key."""
    weak, practice = area["weaknesses"], area["practice"]
    if harm.get("against") and not harm["weaknesses"]:
        # What was seen speaks against it and no finding says so: no look to rely on.
        practice = 0
    return Mention(
        harm=harm["key"],
        area=area["area"],
        heading=HEADING,
        strict=area["named"],
        wide=area["named"],
        criticised_strict=weak,
        criticised_wide=weak,
        examined_strict=practice,
        examined_wide=practice,
        to_improve_strict=area["to_improve"],
        to_improve_wide=area["to_improve"],
        pages=(),
    )
