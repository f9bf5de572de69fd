"""How many are on none of several lists: the question, the answer, and files of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.groups import ByGroup
from firsthand.services import overlap_tables
from firsthand.services.hidden import Asked
from firsthand.services.overlap_tables import GONE, HIDDEN, SHELF, Given, Gone, held
from firsthand.services.waiting import Waited
from firsthand.web import long_answers
from firsthand.web.being_made import being_made
from firsthand.web.hidden import files, present
from firsthand.web.hidden.forms import EXAMPLE, DrawForm, TableForm
from firsthand.web.hidden.uploads import unkept

HEADING = "How many are on no list"
ABOUT = "half a minute, and longer with many lists or groups"
WHAT = "from this table, one method after another"


@unkept
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for a table, hold it for a while, and lead to its answer."""
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        name = SHELF.put((HIDDEN, (form.given(), form.asked())))
        return redirect("hidden:handed-in", name)
    context = {
        "section": "planning",
        "form": form,
        "shipped": overlap_tables.shipped(),
        "example": EXAMPLE,
    }
    return render(request, "hidden/page.html", context, status=422 if form.errors else 200)


@unkept
@require_safe
def handed_in(request: HttpRequest, name: str) -> HttpResponse:
    """Show the answer from a table that was handed in."""
    return of_handed_in(request, name)


@unkept
@require_safe
def handed_in_file(request: HttpRequest, name: str, what: str) -> HttpResponse:
    """Send a file of the answer from a table that was handed in."""
    return of_handed_in(request, name, what=what)


def of_handed_in(request: HttpRequest, name: str, *, what: str = "") -> HttpResponse:
    """Answer from a table that was handed in here or to the API, or say that none is held."""
    try:
        given, asked = held(name, HIDDEN)
    except Gone:
        return gone(request)
    return answer(request, given, asked, what=what)


@require_safe
def published(request: HttpRequest, key: str) -> HttpResponse:
    """Show the answer from a table that others published."""
    return of_published(request, key)


@require_safe
def published_file(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Send a file of the answer from a table that others published."""
    return of_published(request, key, what=what)


def of_published(request: HttpRequest, key: str, *, what: str = "") -> HttpResponse:
    """Answer from a published table, with the draws that the address asks for."""
    form = DrawForm(request.GET)
    try:
        given = overlap_tables.published(key)
    except Refused as refusal:
        return problem(request, "No such table", str(refusal), status=404)
    if not form.is_valid():
        said = " ".join(f"{error}." for errors in form.errors.values() for error in errors)
        return problem(request, "This cannot be asked", said, status=422)
    return answer(request, given, form.asked(), what=what)


def answer(request: HttpRequest, given: Given, asked: Asked, *, what: str = "") -> HttpResponse:
    """Return the answer as a page or as a file, or how far it has come."""
    if what and what not in files.NAMES:
        return problem(request, "No such file", f"There are {', '.join(files.NAMES)}.", 404)
    try:
        found = long_answers.hidden_of(given, asked)
    except Refused as refusal:
        return problem(request, "No answer", str(refusal), status=422)
    if not found.ready:
        return on_the_way(request, found)
    if what in files.PUBLIC:
        return for_publication(request, given, asked, found.answer, what=what)
    if what:
        return files.sent(what, found.answer, given, asked)
    groups = found.answer if isinstance(found.answer, ByGroup) else None
    whole = groups.whole if groups else found.answer
    context = {
        "section": "planning",
        "given": given,
        "asked": asked,
        "groups": groups,
        "page_path": request.path,
        "asked_query": f"?{request.GET.urlencode()}" if request.GET else "",
        **present.shown(whole, groups),
    }
    return render(request, "hidden/answer.html", context)


def for_publication(
    request: HttpRequest,
    given: Given,
    asked: Asked,
    found: HiddenAnswer | ByGroup,
    *,
    what: str,
) -> HttpResponse:
    """Send a file of what may be published, or say that it is being worked out."""
    public = long_answers.publishable_of(given, asked, found)
    if not public.ready:
        return on_the_way(request, public)
    return files.sent_public(what, public.answer)


def on_the_way(request: HttpRequest, found: Waited) -> HttpResponse:
    """Say how far an answer has come."""
    told = present.on_the_way(found)
    return being_made(
        request, told, section="planning", heading=HEADING, about=ABOUT, what=WHAT
    )


def gone(request: HttpRequest) -> HttpResponse:
    """Say that a table is held no longer, and what to do."""
    said = f"{GONE} Send the table again: the same table gives the same numbers."
    return problem(request, "This answer is held no longer", said, status=404)


def problem(request: HttpRequest, heading: str, said: str, status: int) -> HttpResponse:
    """Say why there is no answer."""
    onward = {"text": "Send a table, or choose a published one", "to": "hidden:page"}
    context = {"section": "planning", "heading": heading, "said": said, "onward": onward}
    return render(request, "problem.html", context, status=status)
