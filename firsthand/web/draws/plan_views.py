"""Plans of samples: those published, and a form to check and approve one."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.planning.drawing.sample_plan import SamplePlan
from firsthand.domain.planning.outside.known_cases import known_cases
from firsthand.domain.reference.unknown import UnknownPlan
from firsthand.refdata import read
from firsthand.services import draws, outside_frames, sample_plans
from firsthand.web.draws import plan_forms
from firsthand.web.draws.forms import KINDS
from firsthand.web.draws.plan_forms import PlanForm, plan_of


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Show the plans published by the day, with those who answer for what they lack."""
    found = sample_plans.published_plans(as_of=request.as_of)
    return render(request, "draws/plans.html", {**shared(), "found": found})


@require_safe
def plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Show one plan as published."""
    try:
        found = sample_plans.published(plan_id, as_of=request.as_of)
    except UnknownPlan as unknown:
        said = {**shared(), "heading": "Plan not found", "said": str(unknown)}
        return render(request, "problem.html", said, status=404)
    serving = draws.draws_of_plan(found.plan_id, as_of=request.as_of)
    context = {
        **shared(),
        "found": found,
        "serving": serving,
        **beside(found.plan, as_of=request.as_of),
    }
    return render(request, "draws/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Check a plan as it is entered; publish it when nothing stands against it."""
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, today=request.today)
    groups = plan_forms.group_forms(data)
    asides = list(plan_forms.derogation_forms(data)) if data else []
    context = {**shared(), "form": form, "groups": groups, "asked": []}
    if data is None:
        return render(request, "draws/new.html", context)
    # All are asked, so that every mistake is shown at once.
    if [one for one in (form, *groups, *asides) if not one.is_valid()]:
        return render(request, "draws/new.html", context, status=422)
    given = plan_of(form, groups, asides)
    found = sample_plans.propose(given)
    if request.POST.get("act") == "approve" and not found.open_objections:
        kept = sample_plans.approve(given, now=timezone.now())
        return redirect("draws:plan", kept.plan_id)
    context |= {
        "found": found,
        "asked": plan_forms.asked_for(found.objections, asides),
        "needed": [found.needed.get(one.cleaned_data["name"]) for one in groups],
        **beside(given, as_of=request.as_of),
    }
    return render(
        request, "draws/new.html", context, status=422 if found.open_objections else 200
    )


def beside(plan: SamplePlan, *, as_of: date) -> dict[str, object]:
    """Return what the plan's lists of known children leave out, and what it draws besides."""
    asked = outside_frames.PlanOf(
        la_code=plan.la_code,
        harm=outside_frames.harm_of_theme(plan.theme),
        cases=known_cases(plan),
    )
    outside = [KINDS[one.kind] for one in plan.groups if one.kind.outside and one.sample]
    return {
        "beside": outside_frames.beside_plan(asked, as_of=as_of),
        "drawn": list(dict.fromkeys(outside)),
    }


def shared() -> dict[str, object]:
    """Return what every page about plans shows."""
    names = {one.la_code: one.name for one in read.authorities()}
    return {"section": "planning", "kinds": KINDS, "names": names}
