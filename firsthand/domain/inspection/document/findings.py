"""Findings as published: each sentence with its evidence, the causes, and the answer."""

import re
from typing import Any

from firsthand.domain.inspection.acts.findings import (
    OFFICES,
    Cause,
    Finding,
    Recommendation,
    Served,
)
from firsthand.domain.inspection.acts.opening import INSPECTORATES
from firsthand.domain.inspection.acts.signing import Answer, Response, ResponseWeighed
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.names import ANSWERS, CAUSES, SOURCES
from firsthand.domain.inspection.finding.detection import CREDIT_TITLES, detections
from firsthand.domain.inspection.finding.recommending import paper_and_practice
from firsthand.domain.intelligence.sentences import as_written

# An author may say which evidence one sentence stands on: 'Nobody asked the girls (E3, E7).'
NAMED = re.compile(r"[(\[](E\d+(?:, ?E\d+)*)[)\]]")


def findings(basis: Basis) -> list[dict[str, Any]]:
    """Return the findings: priorities first, then weaknesses, then strengths, by number."""
    found = basis.conduct.bodies(Finding)
    order = sorted(found, key=lambda one: (not one.priority, one.kind.value != "weakness"))
    return [_finding(one, basis) for one in order]


def in_sum(basis: Basis) -> dict[str, int]:
    """Return how many recommendations ask only for paper, and how many for practice (K9)."""
    found = paper_and_practice(basis.conduct, basis.words)
    return {"paper": len(found.paper), "practice": len(found.practice)}


def recommendations(basis: Basis) -> list[dict[str, Any]]:
    """Return what must be different, by whom and by when, and what the body answers."""
    return [
        {
            "id": one.id,
            "findings": list(one.findings),
            "text": one.text,
            "who": one.who,
            "different": one.different,
            "seen_by": one.seen_by,
            "by_on": one.by_on.isoformat(),
            "response": response(one.id, basis),
        }
        for one in basis.conduct.bodies(Recommendation)
    ]


def response(thing: str, basis: Basis) -> dict[str, Any]:
    """Return what the body answers to one finding or recommendation; silence is an answer."""
    act = basis.conduct.found(Response, thing)
    weighed = basis.conduct.found(ResponseWeighed, thing)
    answer = act.body.answer if act else Answer.SILENT
    return {
        "answer": answer.value,
        "answer_name": ANSWERS[answer],
        "text": act.body.text if act else "",
        "evidence_offered": act.body.evidence_offered if act else "",
        "weighed": None
        if weighed is None
        else {"changed": weighed.body.changed, "text": weighed.body.text},
    }


def sentences(text: str, cited: tuple[str, ...], basis: Basis) -> list[dict[str, Any]]:
    """
    Return the sentences of a text, each with the evidence that it stands on.

    A sentence that names some of the evidence in brackets stands on that, else on all of it.
    """
    pieces = [
        one
        for paragraph in text.splitlines()
        for one in as_written(" ".join(paragraph.split()))
    ]
    return [{"text": one, "evidence": linked(_of(one, cited), basis)} for one in pieces]


def linked(ids: tuple[str, ...], basis: Basis) -> list[dict[str, str]]:
    """Return pieces of evidence by number and kind, and nothing else of them."""
    return [
        {"id": one, "kind": SOURCES[basis.evidence[one].source]}
        for one in ids
        if one in basis.evidence
    ]


def _of(sentence: str, cited: tuple[str, ...]) -> tuple[str, ...]:
    named = [one.strip() for group in NAMED.findall(sentence) for one in str(group).split(",")]
    return tuple(one for one in cited if one in named) or cited


def _finding(finding: Finding, basis: Basis) -> dict[str, Any]:
    recommended = basis.conduct.bodies(Recommendation)
    return {
        "id": finding.id,
        "area": finding.area,
        "area_name": basis.area_name(finding.area),
        "kind": finding.kind.value,
        "priority": finding.priority,
        "inspectorate": finding.inspectorate.value,
        "inspectorate_name": INSPECTORATES[finding.inspectorate],
        "harms": [basis.harms.get(one, one) for one in finding.harms],
        "sentences": sentences(finding.text, finding.evidence, basis),
        "causes": [_cause(one, basis) for one in finding.causes],
        "not_established": finding.not_established,
        "recommendations": [one.id for one in recommended if finding.id in one.findings],
        "served": _served(finding.id, basis),
        "credit": _credit(finding.id, basis),
        "response": response(finding.id, basis),
    }


def _cause(cause: Cause, basis: Basis) -> dict[str, Any]:
    return {
        "kind": cause.kind.value,
        "name": CAUSES[cause.kind],
        "text": cause.text,
        "evidence": linked(cause.evidence, basis),
    }


def _credit(finding: str, basis: Basis) -> dict[str, Any] | None:
    """Return whose detection a weakness is, and why (R23); a strength is nobody's."""
    found = next((one for one in detections(basis.conduct) if one.finding == finding), None)
    if found is None:
        return None
    return {
        "credit": found.credit.value,
        "title": CREDIT_TITLES[found.credit],
        "because": found.because,
        "suspected_before": bool(found.expected),
    }


def _served(finding: str, basis: Basis) -> list[dict[str, Any]]:
    """Return on which offices a finding was served; who held them stays on the record."""
    return [
        {"office": OFFICES[one.office], "served_on": one.served_on.isoformat()}
        for one in basis.conduct.bodies(Served)
        if one.finding == finding
    ]
