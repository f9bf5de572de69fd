"""Finding: findings, recommendations, the checker's flags, and on whom a finding was served."""

from dataclasses import replace
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.findings import (
    Finding,
    FlagAnswered,
    Recommendation,
    Served,
    flag_id,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.finding.causes import objections_to_finding
from firsthand.domain.inspection.finding.flagging import flagged_hash, flags_of
from firsthand.domain.inspection.finding.recommending import (
    PaperAndPractice,
    objections_to_findings,
    objections_to_recommendation,
    paper_and_practice,
)
from firsthand.domain.inspection.finding.serving import objections_to_service, served_id
from firsthand.domain.inspection.words.plain_words import Flag
from firsthand.refdata.read_plain_words import plain_words
from firsthand.services.inspecting.judging import framework_of, protocol_of
from firsthand.services.inspecting.measuring import day_of
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import numbered, objections_to_version


def find(w: Wanted, finding: Finding) -> Conduct:
    """Record a finding, new or a new version of one, or refuse it with every reason."""

    def decide(before: Conduct) -> list[Any]:
        whole = numbered(before, finding, w)
        areas = tuple(area.key for area in framework_of(before).areas)
        refuse_if(objections_to_finding(whole, before, areas=areas))
        return [whole]

    return record(w, "finding", decide)


def recommend(w: Wanted, asked: Recommendation) -> Conduct:
    """Record a recommendation, new or a new version, or refuse it with every reason."""

    def decide(before: Conduct) -> list[Any]:
        whole = numbered(before, asked, w)
        refuse_if(objections_to_recommendation(whole, before, on=day_of(w.now)))
        return [whole]

    return record(w, "recommendation", decide)


def flags(conduct: Conduct) -> dict[str, tuple[Flag, ...]]:
    """Return by number what the checker flags; a flag that was answered carries its answer."""
    return flags_of(conduct, plain_words())


def to_sign_off(conduct: Conduct) -> tuple[Objection, ...]:
    """Return what stands against signing off the findings and recommendations."""
    return objections_to_findings(conduct, plain_words())


def paper_share(conduct: Conduct) -> PaperAndPractice:
    """Return which recommendations ask only for paper, for the publication (K9)."""
    return paper_and_practice(conduct, plain_words())


def answer_flag(w: Wanted, thing: str, flag: str, reason: str) -> Conduct:
    """Record why a flagged text stays as it is; the answer holds until the text changes."""

    def decide(before: Conduct) -> list[Any]:
        text = _flagged(before, thing, flag)
        answer = FlagAnswered(
            id=flag_id(thing, flag), of_text=flagged_hash(text), reason=reason.strip()
        )
        standing = before.found(FlagAnswered, answer.id)
        if standing is None or standing.body.of_text != answer.of_text:
            refuse_if(_objections_to_reason(answer))
        elif standing.body == answer:
            return []
        else:
            changed = objections_to_version(before, FlagAnswered, answer.id, w)
            refuse_if((*changed, *_objections_to_reason(answer)))
        return [answer]

    return record(w, "flag-answered", decide)


def serve(w: Wanted, served: Served) -> Conduct:
    """Record on whom a finding was served; the acknowledgement is a new version."""
    whole = replace(served, id=served_id(served.finding, served.office))

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, Served, whole.id, w),
                *objections_to_service(whole, before, protocol_of(before), on=day_of(w.now)),
            )
        )
        return [whole]

    return record(w, "served", decide)


def _flagged(before: Conduct, thing: str, flag: str) -> Finding | Recommendation:
    """Return the thing on which a flag is raised now, or refuse the answer."""
    raised = {str(one.key.value) for one in flags(before).get(thing, ())}
    found = before.found(Finding, thing) or before.found(Recommendation, thing)
    if found is None or flag not in raised:
        raise Refused(
            Objection(
                rule="flag-unknown",
                reason=f"There is no flag '{flag}' on {thing} as it stands now.",
                remedy="Look at its flags again: the text may have been changed meanwhile.",
            )
        )
    return found.body


def _objections_to_reason(answer: FlagAnswered) -> tuple[Objection, ...]:
    if answer.reason:
        return ()
    return (
        Objection(
            rule="reason-empty",
            reason="The answer gives no reason.",
            remedy="Say why the text should stay as it is, or change it.",
        ),
    )
