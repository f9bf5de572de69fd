"""Judging: a grade for an area, refused with every reason, or with a rule set aside by two."""

from dataclasses import replace
from datetime import date
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement, judgement_id
from firsthand.domain.inspection.collecting.weighing import Weighed
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.judging.derogations import (
    derogation_id,
    is_confirmation,
    objections_to_derogation,
)
from firsthand.domain.inspection.judging.grounds import objections_to_judgement, weights
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.reference.framework import Framework
from firsthand.refdata.read import frameworks, scales
from firsthand.refdata.read_protocols import protocol_for
from firsthand.services.inspecting.measuring import day_of
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import objections_to_version


def protocol_of(conduct: Conduct) -> Protocol:
    """Return the rules of the framework version under which an inspection was opened."""
    return protocol_for(conduct.opened.framework)


def framework_of(conduct: Conduct) -> Framework:
    """Return the framework version under which an inspection was opened."""
    key = conduct.opened.framework
    return next(one for one in frameworks() if one.key == key)


def objections(conduct: Conduct, judgement: Judgement, *, on: date) -> tuple[Objection, ...]:
    """Return everything that stands against a judgement on what was known on a day."""
    return objections_to_judgement(
        judgement,
        conduct,
        protocol_of(conduct),
        framework=framework_of(conduct),
        scales=scales(),
        on=on,
    )


def weighed(conduct: Conduct, judgement: Judgement, *, on: date) -> tuple[Weighed, ...]:
    """Return what each cited piece weighs, and why some weigh nothing."""
    return weights(
        judgement, conduct, protocol_of(conduct), framework=framework_of(conduct), on=on
    )


def judge(w: Wanted, judgement: Judgement) -> Conduct:
    """Record a grade for an area, or refuse it with every reason; the refusal is logged."""
    whole = replace(
        judgement,
        id=judgement_id(judgement.inspectorate, judgement.area),
        evidence=tuple(dict.fromkeys(judgement.evidence)),
    )

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, Judgement, whole.id, w),
                *_of_own_inspectorate(w, before, whole),
                *objections(before, whole, on=day_of(w.now)),
            )
        )
        return [whole]

    return record(w, "judgement", decide)


def derogate(w: Wanted, asked: DerogationGiven) -> Conduct:
    """
    Propose to set a rule aside, or confirm what somebody else proposed.

    Who proposes and who confirms is read from who asks, never from what was sent. Whoever
    confirms confirms the reason as it was proposed.
    """
    number = derogation_id(asked.rule, asked.about)

    def decide(before: Conduct) -> list[Any]:
        given = replace(asked, id=number, first=w.by.code, second="")
        proposed = before.found(DerogationGiven, number)
        if proposed is not None and is_confirmation(given, before, w.by):
            given = replace(proposed.body, second=w.by.code)
        refuse_if(
            (
                *objections_to_version(before, DerogationGiven, number, w),
                *objections_to_derogation(given, before, protocol_of(before), by=w.by),
            )
        )
        return [given]

    return record(w, "derogation", decide)


def _of_own_inspectorate(
    w: Wanted, before: Conduct, judgement: Judgement
) -> tuple[Objection, ...]:
    member = before.member(w.by.code)
    if member is None or member.inspectorate is judgement.inspectorate:
        return ()
    return (
        Objection(
            rule="own-inspectorate",
            reason=f"{w.by.name} takes part for another inspectorate "
            f"({member.inspectorate.value}).",
            remedy="Each inspectorate gives its own grades.",
        ),
    )
