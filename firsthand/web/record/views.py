"""The log in public: its newest head, those that were deposited, and copies to check."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.head import plain
from firsthand.domain.common.refusal import Refused
from firsthand.services.record import exporting
from firsthand.services.record import heads as signed
from firsthand.web.record import present

LINES = "application/x-ndjson"
UNAVAILABLE = 503


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show how long the log is, who signed it, what was deposited, and how to check it."""
    deposited = signed.deposited()
    context = {"section": "record", "no_date": True, "deposited": present.shown(deposited)}
    context |= {"count": len(deposited)}
    try:
        context |= {"head": present.row(signed.head(timezone.now()))}
    except Refused:
        # Nothing is signed that does not go on from what was signed: the page says so.
        context |= {"head": None, "unsigned": signed.UNSIGNED}
    status = 200 if context["head"] else UNAVAILABLE
    return render(request, "record/page.html", context, status=status)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Send a copy of the log without details, line by line."""
    try:
        told = exporting.lines(details=False, now=timezone.now())
    except Refused:
        return unsigned(request)
    return sent((f"{line}\n" for line in told), "firsthand-log.jsonl")


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """Send every head that was deposited, one to a line."""
    told = (f"{canonical(plain(one))}\n" for one in signed.deposited())
    return sent(told, "firsthand-heads.jsonl")


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """Send the public key as PEM."""
    try:
        pem = signed.public_pem()
    except Refused:
        return unsigned(request)
    return HttpResponse(pem, content_type="application/x-pem-file")


def sent(lines: Iterable[str], name: str) -> StreamingHttpResponse:
    """Return an answer that is sent as it is made, for a file of that name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type=LINES, headers=headers)


def unsigned(request: HttpRequest) -> HttpResponse:
    """Say that nothing is signed."""
    context = {
        "section": "record",
        "no_date": True,
        "heading": "The log cannot be signed",
        "said": signed.UNSIGNED,
        "choices": [],
    }
    return render(request, "problem.html", context, status=UNAVAILABLE)
