"""Findings and recommendations with their flags; judgements with every objection at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.findings import (
    OFFICES,
    Finding,
    Recommendation,
    Served,
)
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement, judgement_id
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.finding import serving
from firsthand.domain.inspection.independence.cutting_off import flagged_things
from firsthand.domain.inspection.judging.derogations import rules_to_set_aside
from firsthand.domain.reference.scale import Grade
from firsthand.refdata import read
from firsthand.services.inspecting import finding, judging, recording
from firsthand.web.inspecting import compared, offers
from firsthand.web.inspecting.act_forms import Asked
from firsthand.web.inspecting.doors import Looked, inspecting, looked_at, shown, wanted
from firsthand.web.inspecting.judging_forms import JudgementForm
from firsthand.web.inspecting.sheet_views import initial, overtaking, said_of
from firsthand.web.inspecting.sheets import SHEETS

NOT_RECORDED = (
    "The grade was not recorded. What stands against it is listed below, with what would "
    "remove each."
)


@require_safe
@inspecting
def findings(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show findings and recommendations, each with its flags and on whom it was served."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    return shown(
        request,
        "findings",
        looked,
        tab="findings",
        found=conduct.current(Finding),
        recommended=conduct.current(Recommendation),
        flags=finding.flags(conduct),
        served=conduct.current(Served),
        knew=serving.knew(conduct),
        share=finding.paper_share(conduct),
        offices=OFFICES,
        areas=dict(offers.areas(conduct)),
        flagged=flagged_things(conduct),
    )


@require_safe
@inspecting
def judgements(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show each area with its grade, what the grade means, and what stands against it now."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    rows = [
        judged(conduct, inspectorate, area, name, looked.today)
        for inspectorate in conduct.inspectorates
        for area, name in offers.graded_areas(conduct)
    ]
    return shown(
        request,
        "judgements",
        looked,
        tab="judging",
        rows=rows,
        derogations=conduct.current(DerogationGiven),
    )


def judged(
    conduct: Conduct, inspectorate: Any, area: str, name: str, today: Any
) -> dict[str, Any]:
    """Return what is shown of one inspectorate's judgement of one area."""
    number = judgement_id(inspectorate, area)
    act = conduct.found(Judgement, number)
    return {
        "id": number,
        "inspectorate": inspectorate,
        "name": name,
        "act": act,
        "grade": grade_of(conduct, area, act.body.grade) if act else None,
        "objections": judging.objections(conduct, act.body, on=today) if act else (),
        "versions": compared.versions(conduct, Judgement, number),
    }


def grade_of(conduct: Conduct, area: str, key: str) -> Grade | None:
    """Return a grade with what it means, what it does not mean and what must follow."""
    framework = judging.framework_of(conduct)
    scale = next((one.scale for one in framework.areas if one.key == area), None)
    if scale is None:
        return None
    return next((one for one in read.scales()[scale].grades if one.key == key), None)


@require_http_methods(["GET", "HEAD", "POST"])
@inspecting
def judge(request: HttpRequest, inspection_id: str, thing: str) -> HttpResponse:
    """Propose a grade, see at once what stands against it, and record it or be refused."""
    before = recording.conduct(inspection_id, by=request.actor, deed="judgement")
    of = said_of(SHEETS["judgement"], before, thing)
    asked = Asked(conduct=before, actor=request.actor, today=request.today, thing=thing)
    if request.method != "POST":
        start = initial(SHEETS["judgement"], before, thing)
        return judge_page(request, JudgementForm(asked=asked, initial=start), of=of)
    form = JudgementForm(request.POST, asked=asked)
    if not form.is_valid():
        return judge_page(request, form, of=of)
    proposed = form.body()
    if request.POST.get("act") == "check":
        return judge_page(request, form, of=of, proposed=proposed)
    try:
        judging.judge(wanted(request, inspection_id, form), proposed)
    except Refused as refusal:
        listed = {one.rule for one in judging.objections(before, proposed, on=request.today)}
        form.add_objections(one for one in refusal.objections if one.rule not in listed)
        if listed:
            form.add_error(None, NOT_RECORDED)
        return judge_page(request, form, of=of, proposed=proposed)
    there = reverse("inspecting:judging", args=[inspection_id])
    return HttpResponseRedirect(f"{there}#{thing.replace(':', '-')}", status=303)


def judge_page(
    request: HttpRequest, form: JudgementForm, *, of: str, proposed: Judgement | None = None
) -> HttpResponse:
    """Return the page of a judgement: the grades, and what stands against the proposed one."""
    before, thing, today = form.asked.conduct, form.asked.thing, form.asked.today
    area = thing.partition(":")[2]
    newest = before.found(Judgement, thing)
    others = overtaking(form, newest)
    if others and newest:
        form.take(newest.number)
    return shown(
        request,
        "judge",
        Looked(conduct=before, actor=request.actor, today=today),
        status=422 if form.errors else 200,
        tab="judging",
        form=form,
        of=of,
        thing=thing,
        newest=newest,
        others=others,
        proposed=proposed,
        objections=judging.objections(before, proposed, on=today) if proposed else (),
        weighed=judging.weighed(before, proposed, on=today) if proposed else (),
        grades=[grade_of(before, area, key) for key, _ in offers.grades(before, area)],
        aside=rules_to_set_aside(thing, judging.protocol_of(before)),
    )
