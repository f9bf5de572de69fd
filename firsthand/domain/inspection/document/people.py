"""People in a publication: the lead by name, everybody else by number, nobody by code."""

from collections import Counter
from typing import Any

from firsthand.domain.inspection.acts.judgement import DerogationGiven
from firsthand.domain.inspection.acts.opening import INSPECTORATES, InspectorateLeft
from firsthand.domain.inspection.acts.team import CutOff, OnSite, Part
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.names import PARTS
from firsthand.domain.inspection.judging.derogations import is_complete


def team(basis: Basis) -> dict[str, Any]:
    """Return who inspected: how many in which part, and the name of the lead."""
    members = basis.conduct.team()
    count = Counter(one.part for one in members)
    lead = next((one.name for one in members if one.part is Part.LEAD), None)
    cut = {act.body.person for act in basis.conduct.of(CutOff)}
    return {
        "lead": lead,
        "size": len([one for one in members if one.part is not Part.REVIEWER]),
        "parts": [
            {"part": part.value, "name": name, "number": count.get(part, 0)}
            for part, name in PARTS.items()
        ],
        "cut_off": len(cut),
    }


def inspectorates(basis: Basis) -> list[dict[str, Any]]:
    """Return the inspectorates that took part, and why one of them left."""
    left = {
        act.body.inspectorate: act.body.reason for act in basis.conduct.of(InspectorateLeft)
    }
    return [
        {"key": one.value, "name": INSPECTORATES[one], "left_because": left.get(one)}
        for one in basis.conduct.opened.inspectorates
    ]


def days_on_site(basis: Basis) -> dict[str, Any]:
    """Return on how many days anybody was on site, and how many days of a person that was."""
    days = basis.conduct.bodies(OnSite)
    return {
        "days": len({one.on for one in days}),
        "person_days": sum(len(set(one.people)) for one in days),
    }


def derogations(basis: Basis) -> list[dict[str, Any]]:
    """Return each objection that two people set aside, with their reason in full."""
    return [
        {
            "rule": one.rule,
            "about": one.about,
            "reason": one.reason,
            "by": [_as_what(one.first, basis), _as_what(one.second, basis)],
        }
        for one in basis.conduct.bodies(DerogationGiven)
        if is_complete(one)
    ]


def _as_what(person: str, basis: Basis) -> str:
    member = basis.conduct.member(person)
    return f"the {PARTS[member.part]}" if member else "a quality lead outside the team"
