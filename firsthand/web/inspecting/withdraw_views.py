"""Taking a thing back: it stays on the record, with the reason."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from firsthand.domain.common.refusal import Refused
from firsthand.services.inspecting import collecting, recording
from firsthand.web.inspecting.act_forms import Asked
from firsthand.web.inspecting.doors import Looked, inspecting, shown, wanted
from firsthand.web.inspecting.sheets import SHEETS, WITHDRAWABLE
from firsthand.web.inspecting.signing_forms import WithdrawForm


@require_http_methods(["GET", "HEAD", "POST"])
@inspecting
def withdraw(
    request: HttpRequest, inspection_id: str, sheet_key: str, thing: str
) -> HttpResponse:
    """Ask why a thing is taken back, and take it back."""
    before = recording.conduct(inspection_id, by=request.actor, deed="withdrawn")
    kind = WITHDRAWABLE.get(sheet_key)
    found = before.found(kind, thing) if kind else None
    if found is None:
        raise Http404
    asked = Asked(conduct=before, actor=request.actor, today=request.today, thing=thing)
    form = WithdrawForm(request.POST if request.method == "POST" else None, asked=asked)
    if form.is_bound and form.is_valid():
        try:
            collecting.withdraw(wanted(request, inspection_id, form), form.body())
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            page = SHEETS[sheet_key].shows
            address = reverse(f"inspecting:{page}", args=[inspection_id])
            return HttpResponseRedirect(address, status=303)
    return shown(
        request,
        "withdraw",
        Looked(conduct=before, actor=request.actor, today=request.today),
        status=422 if form.errors else 200,
        form=form,
        thing=thing,
        of=getattr(found.body, "text", getattr(found.body, "frame", "")),
        restricted=getattr(found.body, "restricted", False),
        tab=SHEETS[sheet_key].shows,
    )
