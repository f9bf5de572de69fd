"""One form of an inspection, whichever it is: shown, refused with everything kept, recorded."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting import collecting, recording
from firsthand.web.inspecting import compared
from firsthand.web.inspecting.act_forms import ActForm, Asked
from firsthand.web.inspecting.doors import Looked, inspecting, shown, wanted
from firsthand.web.inspecting.evidence_files import take_files
from firsthand.web.inspecting.evidence_forms import EvidenceForm
from firsthand.web.inspecting.sheet import Sheet
from firsthand.web.inspecting.sheets import SHEETS
from firsthand.web.inspecting.telling import tell

HIDDEN = ("key", "seen", "of_content")


@require_http_methods(["GET", "HEAD", "POST"])
@inspecting
def sheet(
    request: HttpRequest, inspection_id: str, sheet_key: str, thing: str = ""
) -> HttpResponse:
    """Ask for one thing of an inspection, new or a new version, and record it."""
    one = SHEETS.get(sheet_key)
    if one is None:
        raise Http404
    before = recording.conduct(inspection_id, by=request.actor, deed=one.deed)
    asked = Asked(conduct=before, actor=request.actor, today=request.today, thing=thing)
    of = said_of(one, before, thing)
    if request.method != "POST":
        shown_first = initial(one, before, thing) or preset(request)
        form = one.form(asked=asked, initial=shown_first)
        return page(request, asked, one, form=form, of=of)
    form = one.form(request.POST, request.FILES, asked=asked)
    who = wanted(request, inspection_id, form)
    take_files(request, form, who)
    if form.is_valid():
        try:
            after = one.act(who, form.body())
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            tell(before, after, by=request.actor)
            return there(one, inspection_id, recorded(after, who.own_key) or thing)
    return page(request, asked, one, form=form, of=of, status=422)


def page(
    request: HttpRequest,
    asked: Asked,
    one: Sheet,
    *,
    form: ActForm,
    of: str,
    status: int = 200,
) -> HttpResponse:
    """Return the page of a form; where somebody else was faster, with both texts."""
    newest = asked.conduct.found(one.kind, asked.thing) if asked.thing else None
    restricted = is_restricted(one, asked)
    if restricted:
        collecting.read_restricted(wanted(request, asked.conduct.inspection_id), asked.thing)
    others = overtaking(form, newest)
    if others and newest:
        form.take(newest.number)
    looked = Looked(conduct=asked.conduct, actor=asked.actor, today=asked.today)
    return shown(
        request,
        "form",
        looked,
        status=status,
        form=form,
        sheet=one,
        of=of,
        offline=one.form is EvidenceForm and not asked.thing,
        heading=heading(one, asked.thing),
        hidden=[name for name in HIDDEN if name in form.fields],
        newest=newest,
        restricted=restricted,
        others=others,
        tab=one.shows,
        since=read_since(form, asked.conduct),
    )


def is_restricted(one: Sheet, asked: Asked) -> bool:
    """Tell whether the form shows a thing whose every reading is recorded."""
    if one.kind is not Evidence or not asked.thing:
        return False
    return any(act.body.restricted for act in asked.conduct.history(Evidence, asked.thing))


def overtaking(form: ActForm, newest: Any) -> list[compared.Difference]:
    """Return where the newest version differs from what was sent, when it came in between."""
    if not form.is_bound or newest is None:
        return []
    if form.version_seen() == newest.number:
        return []
    return compared.differences(form, newest.body)


def read_since(form: ActForm, conduct: Conduct) -> tuple[Any, ...]:
    """Return what was changed since a reviewer or signer read, and let them send again."""
    if not form.is_bound or "of_content" not in form.fields:
        return ()
    read = form.version_seen("of_content")
    if read == conduct.content:
        return ()
    form.take(conduct.content, name="of_content")
    return tuple(act for act in conduct.acts if act.number > read)


def initial(one: Sheet, before: Conduct, thing: str) -> dict[str, Any]:
    """Return what the form shows at first: the newest version, if there is one."""
    newest = before.found(one.kind, thing) if thing else None
    if newest is None:
        return {}
    return {**one.form.filled(newest.body), "seen": newest.number}


def preset(request: HttpRequest) -> dict[str, Any]:
    """Return what the address says of a new thing: the line of enquiry that it bears on."""
    line = request.GET.get("line", "")
    return {"lines": [line]} if line else {}


def said_of(one: Sheet, before: Conduct, thing: str) -> str:
    """Return what the form is about, in words; what does not exist answers 404."""
    if one.of is not None:
        of = one.of(before, thing)
        if of is None:
            raise Http404
        return of
    if thing and before.found(one.kind, thing) is None:
        raise Http404
    return ""


def heading(one: Sheet, thing: str) -> str:
    """Return what the page of the form is called."""
    if one.of is not None:
        return one.title
    return f"Change {thing}" if thing else f"Add {one.title}"


def recorded(after: Any, key: str) -> str:
    """Return the number under which an act was recorded."""
    if not isinstance(after, Conduct):
        return ""
    found = next((act for act in after.acts if act.key == key), None)
    return str(getattr(found.body, "id", "")) if found else ""


def there(one: Sheet, inspection_id: str, thing: str) -> HttpResponse:
    """Send the reader to where the thing shows."""
    if one.shows == "list":
        address = reverse("inspecting:list")
    elif one.shows == "evidence":
        address = reverse("inspecting:piece", args=[inspection_id, thing])
    else:
        address = reverse(f"inspecting:{one.shows}", args=[inspection_id])
        address += f"#{thing.replace(':', '-')}" if thing else ""
    return HttpResponseRedirect(address, status=303)
