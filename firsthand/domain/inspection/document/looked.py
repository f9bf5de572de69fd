"""What was looked at and what was not: lines of enquiry, matters, harms (R3, R9, N1)."""

from typing import Any

from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.acts.evidence import Evidence, Stance
from firsthand.domain.inspection.acts.findings import Finding, FindingKind, Recommendation
from firsthand.domain.inspection.collecting.coverage import (
    HEARD_TITLES,
    LOOKED_TITLES,
    Heard,
    Looked,
    line_states,
    matter_states,
    voice_states,
)
from firsthand.domain.inspection.collecting.weighing import SECOND_HAND, is_own_account
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.grades import not_judged
from firsthand.domain.inspection.document.rules import part_of


def lines(basis: Basis) -> list[dict[str, Any]]:
    """Return where each line of enquiry stands, and why those not examined were not."""
    return [
        {
            "key": one.line.key,
            "question": one.line.question,
            "mandatory": one.line.mandatory,
            "state": one.state.value,
            "state_name": LOOKED_TITLES[one.state],
            "because": one.because if one.state is Looked.NOT_EXAMINED else "",
            "evidence": list(one.evidence),
        }
        for one in line_states(basis.conduct, basis.protocol)
    ]


def matters(basis: Basis) -> list[dict[str, Any]]:
    """Return what is said of each sensitive matter; that it was not recorded is an answer."""
    return [
        {
            "key": one.matter.key,
            "title": one.matter.title,
            "state": one.state,
            "text": one.text,
            "people": None
            if one.known is None and one.of is None
            else part_of(one.known, one.of, basis.rules),
        }
        for one in matter_states(basis.conduct, basis.protocol)
    ]


def harms(basis: Basis) -> list[dict[str, Any]]:
    """
    Return of each harm whether the framework asks about it, and what was seen of it.

    `practice` counts evidence of what was seen or heard, `against` how much of that speaks
    against good practice; all else counts as `paper`.
    """
    return [_harm(key, name, basis) for key, name in basis.harms.items()]


def not_looked_at(basis: Basis) -> list[dict[str, str]]:
    """Return everything that this inspection did not look at, each with the reason."""
    theme = basis.conduct.opened.theme or None
    told = [
        _gap("line", one["question"], one["because"] or f"{one['state_name']}.")
        for one in lines(basis)
        if one["state"] != Looked.EVIDENCED.value
    ]
    for one in harms(basis):
        if not one["practice"]:
            asked = basis.framework.asks(one["key"], theme=theme)
            told.append(_gap("harm", one["name"], _why_not(one, asked.asked)))
    told += [
        _gap("matter", one["title"], one["text"] or "Nothing was said of it.")
        for one in matters(basis)
        if one["state"] != "recorded"
    ]
    told += [
        _gap("voice", one.voice.title, one.because or f"{HEARD_TITLES[one.state]}.")
        for one in voice_states(basis.conduct, basis.protocol)
        if one.state is not Heard.HEARD
    ]
    told += [_gap("area", name, "No judgement was made of it.") for name in not_judged(basis)]
    told += [
        _gap("children", f"Not reached from the list {one.id}", one.not_reached)
        for one in basis.conduct.bodies(Sample)
    ]
    return told


def _harm(key: str, name: str, basis: Basis) -> dict[str, Any]:
    theme = basis.conduct.opened.theme or None
    about = [one for one in basis.evidence.values() if key in one.harms]
    practice = [one for one in about if _of_practice(one)]
    found = [one for one in basis.conduct.bodies(Finding) if key in one.harms]
    weak = [one for one in found if one.kind is FindingKind.WEAKNESS]
    return {
        "key": key,
        "name": name,
        "asked": basis.framework.asks(key, theme=theme).asked,
        "practice": len(practice),
        "against": sum(one.stance is Stance.CONTRADICTS for one in practice),
        "paper": len(about) - len(practice),
        "weaknesses": len(weak),
        "strengths": len(found) - len(weak),
        "areas": _by_area(practice, about, found, basis),
    }


def _by_area(
    practice: list[Evidence], about: list[Evidence], found: list[Finding], basis: Basis
) -> list[dict[str, Any]]:
    """Return the same by judgement area, with how many recommendations are on a weakness."""
    weak = [one for one in found if one.kind is FindingKind.WEAKNESS]
    wanted = [one.findings for one in basis.conduct.bodies(Recommendation)]
    areas = dict.fromkeys([*(one.area for one in found), *(_area(one) for one in about)])
    return [
        {
            "area": area,
            "named": sum(_area(e) == area for e in about) + sum(f.area == area for f in found),
            "practice": sum(_area(one) == area for one in practice),
            "weaknesses": sum(one.area == area for one in weak),
            "to_improve": sum(
                any(one.id in ids and one.area == area for one in weak) for ids in wanted
            ),
        }
        for area in areas
    ]


def _of_practice(evidence: Evidence) -> bool:
    """Tell whether somebody saw it here, or heard it of those whom it concerns (R1)."""
    return not is_own_account(evidence) and evidence.source not in SECOND_HAND


def _area(evidence: Evidence) -> str:
    return evidence.areas[0] if evidence.areas else "general"


def _why_not(harm: dict[str, Any], asked: str) -> str:
    seen = (
        "Only the body's own account, or somebody else's report, tells of it."
        if harm["paper"]
        else "No evidence of it was collected."
    )
    return {
        "not-asked": f"The framework does not ask about it. {seen}",
        "not-known": f"Whether the framework asks about it is not known. {seen}",
    }.get(asked, seen)


def _gap(kind: str, what: str, because: str) -> dict[str, str]:
    return {"kind": kind, "what": what, "because": because}
