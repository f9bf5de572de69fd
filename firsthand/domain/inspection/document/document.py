"""
The document: the whole of what the public reads of an inspection, as plain data.

Pages, PDF and JSON are made from it. Evidence is in it by number and kind only; no case, no
child, no person of the body, and of the team only the lead.
"""

from dataclasses import replace
from typing import Any

from firsthand.domain.inspection.acts.opening import ToldOutside
from firsthand.domain.inspection.acts.signing import SentForAccuracy
from firsthand.domain.inspection.document import (
    findings,
    grades,
    limits,
    looked,
    method,
    missed,
    numbers,
    people,
    promised,
)
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.finding.detection import clock

SHAPE = 1  # grows when a reader of older documents would have to know


def document(basis: Basis) -> dict[str, Any]:
    """Return the publication of an inspection as it stands."""
    return {
        "shape": SHAPE,
        **_heading(basis),
        "inspectorates": people.inspectorates(basis),
        "team": people.team(basis),
        "days_on_site": people.days_on_site(basis),
        "grades": grades.grades(basis),
        "no_grades_because": _no_grades_because(basis),
        "findings": findings.findings(basis),
        "recommendations": findings.recommendations(basis),
        "paper_and_practice": findings.in_sum(basis),
        "evidence": numbers.evidence(basis),
        "method": method.method(basis),
        "voices": method.voices(basis),
        "numbers": numbers.numbers(basis),
        "lines": looked.lines(basis),
        "matters": looked.matters(basis),
        "harms": looked.harms(basis),
        "not_looked_at": looked.not_looked_at(basis),
        "missed": missed.missed(basis),
        "earlier": promised.promised(basis),
        "derogations": people.derogations(basis),
        "known_before": _known_before(basis),
        "told_outside": _told_outside(basis),
        "limits": limits.limits(basis),
        "log": {"acts": len(basis.conduct.acts), "last_entry": basis.conduct.acts[-1].entry},
    }


def _heading(basis: Basis) -> dict[str, Any]:
    opened, visit = basis.conduct.opened, basis.visit
    sent = basis.conduct.of(SentForAccuracy)
    return {
        "inspection_id": basis.conduct.inspection_id,
        "title": opened.title,
        "subject": opened.subject,
        "bodies": [
            {"kind": one.kind.value, "name": one.name, "la_code": one.la_code or None}
            for one in opened.bodies
        ],
        "la_codes": list(opened.la_codes),
        "framework": {
            "key": basis.framework.key,
            "family": basis.framework.family,
            "name": basis.framework.name,
            "from_on": basis.framework.from_on.isoformat(),
        },
        "visit": {"key": opened.visit, "name": visit.name if visit else opened.visit},
        "theme": opened.theme or None,
        "clock": _clock(basis),
        "opened_on": basis.conduct.acts[0].at.date().isoformat(),
        "from_on": opened.from_on.isoformat(),
        "to_on": opened.to_on.isoformat(),
        "answer_by_on": sent[-1].body.answer_by_on.isoformat() if sent else None,
        "published_on": basis.on.isoformat(),
    }


def _clock(basis: Basis) -> dict[str, Any] | None:
    """Return the days from the need for a joint inspection to its start and its end (R22)."""
    found = clock(basis.conduct)
    if found is None:
        return None
    whole = replace(found, published_on=basis.on)
    return {
        "need_arose_on": found.need_arose_on.isoformat(),
        "days_to_start": whole.days_to_start,
        "days_to_publication": whole.days_to_publication,
    }


def _no_grades_because(basis: Basis) -> str | None:
    if basis.visit is None or basis.visit.graded:
        return None
    return f"A visit of this kind ({basis.visit.name}) is not graded."


def _known_before(basis: Basis) -> list[dict[str, Any]]:
    """Return what the public could know before the inspection was opened (R23)."""
    return [
        {
            "harm": basis.harms.get(one.harm, one.harm),
            "state": one.state,
            "last_looked_on": one.last_looked_on.isoformat() if one.last_looked_on else None,
        }
        for one in basis.conduct.opened.known_before
    ]


def _told_outside(basis: Basis) -> list[dict[str, Any]]:
    return [
        {
            "what": one.what,
            "where": one.where,
            "public_on": one.public_on.isoformat(),
            "harms": [basis.harms.get(harm, harm) for harm in one.harms],
        }
        for one in basis.conduct.bodies(ToldOutside)
    ]
