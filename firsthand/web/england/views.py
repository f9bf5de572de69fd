"""The national picture of one harm, as a page and as a download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.assurance.picture import CoverageRow, Picture
from firsthand.refdata import read
from firsthand.services import exports
from firsthand.services.picture import national_picture
from firsthand.web.england import present
from firsthand.web.england.forms import Choice, PictureForm

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show where published inspection has looked at one harm, and what it said."""
    form = PictureForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    choice = form.choice()
    picture, rows = drawn_from(request, choice)
    drawn = present.bars(picture, choice.reading)
    harm = next(h for h in read.harms() if h.key == choice.harm)
    context = {
        "section": "england",
        "form": form,
        "choice": choice,
        "harm": harm,
        "named": present.named_by_name(picture.reports, harm.name.lower()),
        "picture": picture,
        "counts": present.counts(rows, choice.reading),
        "unread": sum(row.not_read for row in rows),
        "other_reading": "wide" if choice.reading == "strict" else "strict",
        "other_counts": present.counts(
            rows, "wide" if choice.reading == "strict" else "strict"
        ),
        "rows": present.kept(rows, choice),
        "map": present.hex_map(rows, read.hexagons(), choice),
        "ages": present.ages(rows),
        "bars": drawn,
        "change": present.change(drawn, request.as_of),
        "state_of": present.state_of,
    }
    return render(request, "england/page.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send the rows of the page as comma-separated values."""
    return download(request, exports.csv_bytes, CSV, "csv")


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Send the rows of the page as a workbook."""
    return download(request, exports.xlsx_bytes, XLSX, "xlsx")


def download(request: HttpRequest, written, content_type: str, ending: str) -> HttpResponse:
    """Send the rows that the page shows, in the same order, as a file."""
    form = PictureForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    choice = form.choice()
    _, rows = drawn_from(request, choice)
    told = present.as_told(present.kept(rows, choice))
    file = written(told, columns=exports.columns_of(CoverageRow))
    answer = HttpResponse(file, content_type=content_type)
    name = f"firsthand-{choice.harm}-{request.as_of.isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def drawn_from(request: HttpRequest, choice: Choice) -> tuple[Picture, present.Rows]:
    """Return the picture that the reader chose, and its rows in the reading chosen."""
    picture = national_picture(
        as_of=request.as_of,
        harm=choice.harm,
        area=choice.area or None,
        within_years=choice.within_years,
    )
    rows = present.rows_in(
        choice.reading, picture, authorities=read.authorities(), frameworks=read.frameworks()
    )
    return picture, rows


def refused(request: HttpRequest, form: PictureForm) -> HttpResponse:
    """Show the form again with what was wrong with it."""
    context = {"section": "england", "form": form}
    return render(request, "england/refused.html", context, status=422)
