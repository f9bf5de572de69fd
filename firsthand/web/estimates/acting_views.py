"""What people send about estimates: a new one, or a withdrawal; every refusal its reason."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.estimates.area import ENGLAND
from firsthand.services import estimates
from firsthand.services.estimates import Asked, UnknownEstimate
from firsthand.web.acting import needs_actor
from firsthand.web.estimates.filling import filled_from
from firsthand.web.estimates.forms import EstimateForm, WithdrawForm
from firsthand.web.estimates.views import not_found, shown

BY_THE_FILE = ("lists", "result", "method", "table_version")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_actor
def new(request: HttpRequest) -> HttpResponse:
    """Show the form of an estimate, and put what it says on the record."""
    asked = Asked(by=request.actor, now=timezone.now())
    standing = [one for one in estimates.estimates().values() if one.stands]
    if request.method != "POST":
        wanted = request.GET.get("replaces")
        before = next((one for one in standing if one.estimate_id == wanted), None)
        form = EstimateForm(standing=standing, answers=request.actor.name, before=before)
        return form_page(request, form, asked)
    form = EstimateForm(request.POST.copy(), standing=standing)
    try:
        form = EstimateForm(sent(request), standing=standing)
    except Refused as refusal:
        form.is_valid()
        for name in BY_THE_FILE:  # a file that is read fills them in: their lack is no error
            form.errors.pop(name, None)
        form.add_objections(refusal.objections)
        return form_page(request, form, asked)
    if form.is_valid() and (recorded := record(form, asked)):
        return HttpResponseRedirect(recorded, status=303)
    return form_page(request, form, asked)


def sent(request: HttpRequest) -> QueryDict:
    """Return what was typed, with the numbers of the file that was sent, if any."""
    data = request.POST.copy()
    file = request.FILES.get("answer")
    if file is None:
        return data
    worked = estimates.read_answer(file.read(), name=file.name)
    for name, value in filled_from(worked).items():
        data[name] = value
    return data


def record(form: EstimateForm, asked: Asked) -> str:
    """Put it on the record and return its address; empty where the form says why not."""
    who = Asked(by=asked.by, now=asked.now, key=form.cleaned_data["key"])
    try:
        found = estimates.record(who, form.told(), replaces=form.cleaned_data["replaces"])
    except Refused as refusal:
        form.add_objections(refusal.objections)
        return ""
    return reverse("estimates:page", args=[found.estimate_id])


def form_page(request: HttpRequest, form: EstimateForm, asked: Asked) -> HttpResponse:
    """Return the page of the form, or why this person may record nothing."""
    context = {
        "section": "planning",
        "form": form,
        "against": estimates.objections(asked, ENGLAND),
    }
    status = 422 if form.errors else 200
    return render(request, "estimates/new.html", context, status=status)


@require_POST
@needs_actor
def withdraw(request: HttpRequest, estimate_id: str) -> HttpResponse:
    """Take an estimate back with a reason."""
    form = WithdrawForm(request.POST)
    try:
        found = estimates.estimate(estimate_id)
        if form.is_valid():
            key = form.cleaned_data["key"]
            asked = Asked(by=request.actor, now=timezone.now(), key=key)
            estimates.withdraw(asked, estimate_id, form.cleaned_data["reason"])
            address = reverse("estimates:page", args=[estimate_id])
            return HttpResponseRedirect(address, status=303)
    except UnknownEstimate as unknown:
        return not_found(request, unknown)
    except Refused as refusal:
        form.add_objections(refusal.objections)
    return shown(request, found, form=form)
