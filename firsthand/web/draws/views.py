"""Draw cases from a list, check a list against a receipt, and save what was drawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.draw import RECIPE_WORDS
from firsthand.services import draws, exports, shapes_draws
from firsthand.web.draws import carried
from firsthand.web.draws.forms import CheckForm, DrawForm
from firsthand.web.draws.uploads import in_memory

TEN_LINES = """\
import csv, hashlib

seed, size = "2026", 8
with open("list.csv", encoding="utf-8-sig") as file:
    references = {row["Child ID"].strip() for row in csv.DictReader(file)} - {""}
by_hash = sorted(references, key=lambda r: hashlib.sha256(f"{seed}:{r}".encode()).hexdigest())
print("Drawn:", by_hash[:size])
print("In reserve:", by_hash[size : size + 2])
"""
SAVED = {
    "json": ("application/json", "receipt.json"),
    "csv": ("text/csv; charset=utf-8", "cases.csv"),
    "statement": ("text/plain; charset=utf-8", "method.txt"),
}


@in_memory
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for a list, and show the cases drawn from it, once."""
    form = DrawForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            found = draws.draw(form.given(), form.design())
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            return render(request, "draws/drawn.html", shown(found))
    context = {
        "section": "planning",
        "form": form,
        "recipe_words": RECIPE_WORDS,
        "ten_lines": TEN_LINES,
    }
    return render(request, "draws/page.html", context, status=422 if form.errors else 200)


@in_memory
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Tell whether a list is the one of a receipt, and else what changed."""
    form = CheckForm(request.POST or None, request.FILES or None)
    found = None
    if form.is_bound and form.is_valid():
        given, receipt = (form.cleaned_data[name] for name in ("list", "receipt"))
        try:
            found = draws.check(
                draws.Given(content=given.read(), name=given.name),
                receipt.read(),
                receipt_name=receipt.name,
            )
        except Refused as refusal:
            form.add_objections(refusal.objections)
    context = {"section": "planning", "form": form, "found": found}
    return render(request, "draws/check.html", context, status=422 if form.errors else 200)


@in_memory
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Send the receipt, the cases or the method as a file, or record the public part."""
    if request.method != "POST":  # the address was kept or typed: nothing was sent along
        return redirect("draws:page")
    try:
        receipt = carried.unpacked(request.POST.get("receipt", ""))
        wanted = request.POST.get("as", "")
        if wanted == "record":
            kept = draws.record_receipt(receipt, now=timezone.now())
            return redirect(reverse("draws:recorded", args=[kept]))
        return sent(receipt, wanted)
    except Refused as refusal:
        context = {"section": "planning", "heading": "Not saved", "said": str(refusal)}
        return render(request, "problem.html", context, status=422)


def sent(receipt: bytes, wanted: str) -> HttpResponse:
    """Return a receipt as a file, in the form that is wanted; else whole."""
    content_type, name = SAVED.get(wanted, SAVED["json"])
    content = receipt
    if wanted == "csv":
        rows = shapes_draws.case_rows(draws.cases_of(receipt))
        content = exports.csv_bytes(rows, columns=shapes_draws.CASE_COLUMNS)
    elif wanted == "statement":
        content = str(draws.method(receipt, None, name=name, notes_name="")).encode()
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="firsthand-{name}"'
    return answer


def shown(found: draws.DrawAnswer) -> dict[str, object]:
    """Return what the page of a draw shows."""
    return {
        "section": "planning",
        "found": found,
        "public": found.drawn.public,
        "receipt": carried.packed(found),
        "lines": found.drawn.doubts[:50],
    }
