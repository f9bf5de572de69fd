"""Finding: findings, recommendations, the checker's flags and whom a finding was served on."""

from dataclasses import replace
from typing import Any, TypeVar

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.causes import objections_to_finding
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.findings import Finding, Recommendation
from firsthand.domain.inspection.recommending import objections_to_recommendation
from firsthand.refdata import read as refdata
from firsthand.services.inspecting.recording import Wanted, changed_meanwhile, record

Thing = TypeVar("Thing", Finding, Recommendation)


def find(w: Wanted, finding: Finding) -> Conduct:
    """Record a finding, new or a new version of one, or refuse it with every reason."""

    def decide(before: Conduct) -> list[Any]:
        whole = _numbered(before, finding)
        areas = areas_of(before)
        refuse_if(
            (*_versions(w, before, whole), *objections_to_finding(whole, before, areas=areas))
        )
        return [whole]

    return record(w, "finding", decide)


def recommend(w: Wanted, asked: Recommendation) -> Conduct:
    """Record a recommendation, new or a new version, or refuse it with every reason."""

    def decide(before: Conduct) -> list[Any]:
        whole = _numbered(before, asked)
        today = w.now.date()
        refuse_if(
            (
                *_versions(w, before, whole),
                *objections_to_recommendation(whole, before, on=today),
            )
        )
        return [whole]

    return record(w, "recommendation", decide)


def areas_of(conduct: Conduct) -> tuple[str, ...]:
    """Return the keys of the judgement areas of an inspection's framework."""
    key = conduct.opened.framework
    return tuple(
        area.key for one in refdata.frameworks() if one.key == key for area in one.areas
    )


def _numbered(before: Conduct, thing: Thing) -> Thing:
    return thing if thing.id else replace(thing, id=before.next_id(type(thing)))


def _versions(
    w: Wanted, before: Conduct, thing: Finding | Recommendation
) -> tuple[Objection, ...]:
    """Return what stands against this version: it changes nothing, or not the newest."""
    kind: type[Any] = type(thing)
    new = thing.id == before.next_id(kind)
    if not new and before.found(kind, thing.id) is None:
        return (
            Objection(
                rule="unknown-thing",
                reason=f"There is no {thing.id} here, or it was withdrawn.",
                remedy="Change one that stands, or write a new one without a number.",
            ),
        )
    changed = changed_meanwhile(before, kind, thing.id, seen=w.seen)
    return (changed,) if changed else ()
