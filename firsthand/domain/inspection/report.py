"""
Reports: what a publication must contain; without these parts it is refused (R5, R14, N1).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.acts.findings import Finding
from firsthand.domain.inspection.acts.judgement import Judgement
from firsthand.domain.inspection.acts.signing import SentForAccuracy
from firsthand.domain.inspection.acts.team import OnSite, Part
from firsthand.domain.inspection.collecting.coverage_rules import objections_to_coverage
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.grades import meaning
from firsthand.domain.inspection.document.missed import (
    objection_to_size,
    objections_to_samples,
)
from firsthand.domain.inspection.document.secrets import leaks
from firsthand.domain.inspection.finding.causes import objections_to_finding
from firsthand.domain.inspection.judging.derogations import (
    OUTSIDE_FRAME,
    SMALLEST_SAMPLE,
    standing_for_publishing,
)

SAMPLE_PARTS: Mapping[str, str] = {
    "frame": "from which list its cases were chosen",
    "how_chosen": "how they were chosen",
    "chosen_by": "who chose them",
    "not_reached": "who was not reached",
    "spoken_with": "how children were spoken with",
}


def objections_to_publishing(basis: Basis, document: dict[str, Any]) -> tuple[Objection, ...]:
    """Return what the publication of an inspection lacks, or tells and must not."""
    return (
        *_findings(basis),
        *_grades(basis),
        *_method(basis),
        *_looked(basis),
        *_people(basis),
        *leaks(basis.conduct, document),
    )


def _findings(basis: Basis) -> Iterator[Objection]:
    found = basis.conduct.bodies(Finding)
    if not found:
        yield _lacks("findings", "any finding", "Write what was found, good or bad.")
    areas = [area.key for area in basis.framework.areas]
    for one in found:
        for objection in objections_to_finding(one, basis.conduct, areas=areas):
            yield replace(objection, reason=f"{one.id}: {objection.reason}")


def _grades(basis: Basis) -> Iterator[Objection]:
    visit, given = basis.visit, basis.conduct.bodies(Judgement)
    if visit is None:
        yield _lacks(
            "visit",
            f"a kind of visit that the framework knows (given: '{basis.conduct.opened.visit}')",
            f"It knows: {', '.join(one.key for one in basis.framework.visits)}.",
        )
    elif visit.graded and not given:
        yield _lacks("grades", "any grade", "Judge at least one area.")
    for one in given:
        scale, grade = meaning(one, basis)
        if scale is None or grade is None:
            yield _lacks(
                "grade-meaning",
                f"the meaning of the grade '{one.grade}' for '{one.area}'",
                "Judge it by a grade of the framework's scale for that area.",
            )
        elif not (grade.meaning and grade.does_not_mean and grade.must_follow):
            yield _lacks(
                "grade-meaning",
                f"what '{grade.label}' means, does not mean, or what must follow from it",
                f"Complete the scale '{scale.key}' in the reference data.",
            )


def _method(basis: Basis) -> Iterator[Objection]:
    samples = basis.conduct.bodies(Sample)
    if not samples:
        yield _lacks(
            "method",
            "its method: no sample is recorded",
            "Record each list from which cases were chosen, how, by whom, and who was missed.",
        )
        return
    for sample in samples:
        for field, words in SAMPLE_PARTS.items():
            if not getattr(sample, field).strip():
                yield _lacks("method", f"{words} ({sample.id})", f"Complete {sample.id}.")
    if not any(one.outside for one in samples) and not _set_aside(OUTSIDE_FRAME, basis):
        yield Objection(
            rule=OUTSIDE_FRAME,
            reason="The publication lacks children whom statutory services do not know: no "
            "sample is from a list outside them.",
            remedy="Draw from such a list (a youth project, a school, a clinic), or let two "
            "people set this aside with the reason, which is published.",
        )
    impossible = objections_to_samples(samples)
    yield from impossible
    if not impossible and not _set_aside(SMALLEST_SAMPLE, basis):
        small = objection_to_size(samples, basis.minimum)
        yield from (small,) if small else ()


def _set_aside(rule: str, basis: Basis) -> bool:
    return standing_for_publishing(basis.conduct, rule, basis.protocol) is not None


def _looked(basis: Basis) -> Iterator[Objection]:
    if not basis.evidence:
        yield _lacks("evidence", "any evidence", "Collect some, or abandon the inspection.")
    yield from objections_to_coverage(basis.conduct, basis.protocol)


def _people(basis: Basis) -> Iterator[Objection]:
    if not basis.conduct.bodies(OnSite):
        yield _lacks("days", "the days on site", "Record who was on site on which day.")
    if not any(one.part is Part.LEAD for one in basis.conduct.team()):
        yield _lacks("lead", "a lead", "Let a lead inspector join.")
    if not basis.conduct.of(SentForAccuracy):
        yield _lacks(
            "response",
            "the response of the inspected body: it never had the draft",
            "Send it the draft, and wait for the day by which it may answer.",
        )


def _lacks(rule: str, what: str, remedy: str) -> Objection:
    return Objection(
        rule=f"report-{rule}", reason=f"The publication lacks {what}.", remedy=remedy
    )
