"""Sharing: a publication as plain data, the same in the API, on the page and by command."""

from typing import Any

from firsthand.services.inspecting.publishing import Publication


def of_publication(found: Publication) -> dict[str, Any]:
    """Return the frozen document, its hash, and what was corrected beside it."""
    return {
        "inspection_id": found.inspection_id,
        "published_on": found.published_on.isoformat(),
        "sha256": found.sha256,
        "document": found.document,
        "corrections": [
            {"id": one.id, "text": one.text, "said_on": one.said_on.isoformat()}
            for one in found.corrections
        ],
    }


def in_short(found: Publication) -> dict[str, Any]:
    """Return a publication as a list shows it."""
    told = found.document
    findings = told["findings"]
    return {
        "inspection_id": found.inspection_id,
        "title": told["title"],
        "subject": told["subject"],
        "la_codes": told["la_codes"],
        "inspectorates": [one["name"] for one in told["inspectorates"]],
        "framework": told["framework"]["key"],
        "visit": told["visit"]["key"],
        "published_on": found.published_on.isoformat(),
        "sha256": found.sha256,
        "weaknesses": sum(one["kind"] == "weakness" for one in findings),
        "strengths": sum(one["kind"] == "strength" for one in findings),
        "corrections": len(found.corrections),
    }
