"""The power of a study before it is done, as a page and as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.invented import power_wording
from firsthand.domain.prevalence.invented.power import MethodPower
from firsthand.services import exports, shapes_power
from firsthand.services.waiting import Waited
from firsthand.web import forests, long_answers
from firsthand.web.being_made import being_made
from firsthand.web.hidden.power_forms import PowerForm, filled

HEADING = "Would such lists show the hidden children?"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the form and, when it can be understood, how often such lists would do."""
    form = filled(request.GET.dict())
    context = {"section": "planning", "form": form, "errors": dict(form.errors)}
    found = asked(form, context["errors"])
    if found is None:
        return render(request, "hidden/power.html", context, status=422)
    if not found.ready:
        return made_later(request, found)
    power = found.answer
    shown = {
        "power": power,
        "sentence": power_wording.sentence(power),
        "reasons": power_wording.reasons(power),
        "linkage": power_wording.LINKAGE,
        "what": power_wording.WHAT,
        "of_100": power_wording.of_100,
        "pictures": [(one, picture(one)) for one in power.methods],
    }
    return render(request, "hidden/power.html", {**context, **shown})


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send a row for each method as comma-separated values."""
    form = filled(request.GET.dict())
    context = {"section": "planning", "form": form, "errors": dict(form.errors)}
    found = asked(form, context["errors"])
    if found is None:
        return render(request, "hidden/power.html", context, status=422)
    if not found.ready:
        return made_later(request, found)
    answer = HttpResponse(
        exports.csv_bytes(shapes_power.rows(found.answer)),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="firsthand-power.csv"'
    return answer


def asked(form: PowerForm, errors: dict[str, str]) -> Waited | None:
    """Return the power or how far it is; None with the errors filled where it cannot be."""
    if form.design is None:
        return None
    try:
        return long_answers.power_of(form.design, form.wanted, form.studies, form.seed)
    except Refused as refusal:
        for one in refusal.objections:
            field = "known" if one.rule == "known-at-most" else "hidden"
            errors.setdefault(field, f"{one.reason} {one.remedy}")
        return None


def made_later(request: HttpRequest, found: Waited) -> HttpResponse:
    """Say how far the invented studies have come."""
    return being_made(
        request,
        found,
        section="planning",
        heading=HEADING,
        about="ten seconds for 200 studies",
        what="by inventing studies",
    )


def picture(one: MethodPower) -> forests.Drawing:
    """Return in how many studies a method would do what, as bars on one scale."""
    entries = [
        forests.Entry(
            name=said,
            value=getattr(one, name).share,
            low=getattr(one, name).lower,
            high=getattr(one, name).upper,
            own=name == "seen",
        )
        for name, said in power_wording.WHAT.items()
    ]
    return forests.drawing(entries, unit="share", middle=None, whole=(0.0, 1.0))
