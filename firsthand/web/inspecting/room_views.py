"""Team, claims and questions, lines and voices: pages that gather what is on record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from firsthand.domain.inspection.acts.claims import Answered, Claim, ClaimTested, Question
from firsthand.domain.inspection.acts.earlier_action import EarlierAction
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence, Stance
from firsthand.domain.inspection.acts.opening import Expected, InspectorateLeft, ToldOutside
from firsthand.domain.inspection.acts.team import CutOff, Joined, OnSite
from firsthand.domain.inspection.collecting import coverage
from firsthand.domain.inspection.collecting.open_questions import open_questions
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.independence.cutting_off import flagged_acts
from firsthand.services.inspecting import following, judging
from firsthand.web.inspecting import depth_shown, offers
from firsthand.web.inspecting.doors import inspecting, looked_at, shown


@require_safe
@inspecting
def team(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show who takes part, who was on site, whom a link cut off, and what was known before."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    days = sorted(conduct.current(OnSite), key=lambda act: act.body.on)
    return shown(
        request,
        "team",
        looked,
        tab="team",
        joined={act.body.id: act for act in conduct.current(Joined)},
        days=days,
        cut_offs=conduct.of(CutOff),
        flagged=[act for act in conduct.acts if act.number in flagged_acts(conduct)],
        left=conduct.of(InspectorateLeft),
        expected=conduct.current(Expected),
        told=conduct.current(ToldOutside),
        harms=dict(offers.harms()),
        earlier=following.earlier(conduct),
        done=acts_by_id(conduct, EarlierAction),
    )


@require_safe
@inspecting
def claims(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show what the body claims, how each claim was tested, and the open questions."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    return shown(
        request,
        "claims",
        looked,
        tab="claims",
        claims=conduct.current(Claim),
        tests=acts_by_id(conduct, ClaimTested),
        bearing=bearing(conduct),
        questions=open_questions(conduct),
        asked=acts_by_id(conduct, Question),
        answers=acts_by_id(conduct, Answered),
    )


def bearing(conduct: Conduct) -> dict[str, dict[str, list[str]]]:
    """Return for each claim the evidence that supports and that contradicts it."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in conduct.bodies(Evidence):
        for claim in one.about:
            sides = found.setdefault(claim.id, {stance.value: [] for stance in Stance})
            sides[claim.stance.value].append(one.id)
    return found


@require_safe
@inspecting
def enquiry(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show each line, voice and sensitive matter with where it stands, and the samples."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    protocol = judging.protocol_of(conduct)
    return shown(
        request,
        "enquiry",
        looked,
        tab="enquiry",
        protocol=protocol,
        lines=coverage.line_states(conduct, protocol),
        voices=coverage.voice_states(conduct, protocol),
        matters=coverage.matter_states(conduct, protocol),
        line_titles=coverage.LOOKED_TITLES,
        voice_titles=coverage.HEARD_TITLES,
        reasons=acts_by_id(conduct, NotExamined),
        sought=acts_by_id(conduct, Sought),
        told=acts_by_id(conduct, Matter),
        samples=[(act, depth_shown.sentence(act.body)) for act in conduct.current(Sample)],
    )


def acts_by_id(conduct: Conduct, kind: type[Any]) -> dict[str, Any]:
    """Return the newest act on each thing of a kind, by the thing."""
    return {act.body.id: act for act in conduct.current(kind)}
