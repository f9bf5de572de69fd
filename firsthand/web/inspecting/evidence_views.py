"""Evidence: the list, one piece with its versions, its files, and restricted pieces."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.common.act import Act, Withdrawn
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.independence.cutting_off import flagged_things
from firsthand.services.inspecting import collecting, files
from firsthand.web.inspecting import compared, offers
from firsthand.web.inspecting.doors import inspecting, looked_at, names_of, shown, wanted
from firsthand.web.inspecting.evidence_forms import FilterForm

A_PAGE = 50


@require_safe
@inspecting
def listed(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show the evidence, the newest first, as the reader filters it."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    acts = tuple(reversed(conduct.current(Evidence)))
    form = FilterForm(request.GET, offered=offered(conduct))
    asked = form.cleaned_data if form.is_valid() else {}
    found = [act for act in acts if fits(act, conduct, asked)]
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return shown(
        request,
        "evidence",
        looked,
        tab="evidence",
        form=form,
        page=page,
        total=len(acts),
        filtered=any(asked.values()),
        areas=dict(offers.areas(conduct)),
        flagged=flagged_things(conduct),
    )


def offered(conduct: Conduct) -> dict[str, offers.Choices]:
    """Return what the list can be filtered by in this inspection."""
    names = names_of(conduct)
    authors = {conduct.history(Evidence, one.id)[0].by for one in conduct.bodies(Evidence)}
    return {
        "area": offers.areas(conduct),
        "line": offers.lines(conduct),
        "person": sorted((code, names.get(code, code)) for code in authors),
    }


def fits(act: Act[Evidence], conduct: Conduct, asked: dict[str, Any]) -> bool:
    """Tell whether a piece is among those asked for."""
    one = act.body
    checks = {
        "source": lambda given: one.source == given,
        "area": lambda given: given in one.areas,
        "line": lambda given: given in one.lines,
        "stance": lambda given: one.stance == given,
        "person": lambda given: conduct.history(Evidence, one.id)[0].by == given,
    }
    return all(check(asked[name]) for name, check in checks.items() if asked.get(name))


@require_http_methods(["GET", "HEAD", "POST"])
@inspecting
def piece(request: HttpRequest, inspection_id: str, thing: str) -> HttpResponse:
    """
    Show one piece with its versions; of a restricted one, only that it is there.

    It is read by sending a form, so that nobody reads it, and is recorded, by accident.
    """
    looked = looked_at(request, inspection_id)
    versions = compared.versions(looked.conduct, Evidence, thing)
    if not versions:
        raise Http404
    act = looked.conduct.found(Evidence, thing)
    newest = act.body if act else versions[0].act.body
    restricted = any(one.act.body.restricted for one in versions)
    is_read = not restricted
    if restricted and act and request.method == "POST":
        newest = collecting.read_restricted(wanted(request, inspection_id), thing)
        is_read = True
    return shown(
        request,
        "piece",
        looked,
        tab="evidence",
        one=newest,
        withdrawn=withdrawal(looked.conduct, thing) if act is None else None,
        versions=versions,
        number=versions[0].act.number,
        is_read=is_read,
        restricted=restricted,
        areas=dict(offers.areas(looked.conduct)),
        lines=dict(offers.lines(looked.conduct)),
        harms=dict(offers.harms()),
        flagged=flagged_things(looked.conduct).get(thing),
        files=files.states([one.file_id for one in newest.files]),
    )


def withdrawal(conduct: Conduct, thing: str) -> Act[Any] | None:
    """Return the act by which a thing was taken back last."""
    from_all = [act for act in conduct.of(Withdrawn) if act.body.id == thing]
    return from_all[-1] if from_all else None
