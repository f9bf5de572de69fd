"""Where a failure may be that no published look has told of, as a page and as a download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.assurance import unseen_wording
from firsthand.refdata import read
from firsthand.services import exports, shapes_unseen
from firsthand.services.unseen import unseen_failures
from firsthand.web.unseen import present
from firsthand.web.unseen.forms import UnseenForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show for each authority the chance that a failure is there which nobody told of."""
    form = UnseenForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    choice = form.choice()
    found = unseen_failures(as_of=request.as_of, harms=[choice.harm])
    context = {
        "section": "planning",
        "form": form,
        "choice": choice,
        "harm": next(h for h in read.harms() if h.key == choice.harm),
        "lines": present.lines(found.rows, choice),
        "scale": present.scale(found.rows),
        "width": present.WIDTH,
        "level": present.level_in_words(found.national),
        "checks": present.shared_checks(found.rows),
        "means": unseen_wording.MEANS,
        "does_not_mean": unseen_wording.DOES_NOT_MEAN,
    }
    return render(request, "unseen/page.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send the rows of the page as comma-separated values, with reasons and checks."""
    form = UnseenForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    choice = form.choice()
    found = unseen_failures(as_of=request.as_of, harms=[choice.harm])
    shapes = [shapes_unseen.of_unseen(line.told) for line in present.lines(found.rows, choice)]
    rows = [
        {**one, "because": " ".join(one["because"]), "checks": " ".join(one["checks"])}
        for one in shapes
    ]
    columns = (*shapes_unseen.COLUMNS, "because", "checks")
    content = exports.csv_bytes(rows, columns=columns)
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"firsthand-unseen-{choice.harm}-{request.as_of.isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def refused(request: HttpRequest, form: UnseenForm) -> HttpResponse:
    """Show the form again with what was wrong with it."""
    context = {"section": "planning", "form": form}
    return render(request, "unseen/refused.html", context, status=422)
