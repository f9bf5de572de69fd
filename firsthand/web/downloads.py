"""Downloads: rows of a page as a file that a spreadsheet opens, named for its page and day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from django.http import HttpResponse

from firsthand.services import exports


class Kind(Enum):
    """In which form rows are sent."""

    CSV = ("csv", "text/csv; charset=utf-8")
    XLSX = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def sent(
    rows: Iterable[Mapping[str, Any]],
    *,
    kind: Kind,
    columns: Sequence[str],
    name: str,
    as_of: date,
    about: Iterable[tuple[str, str]] = (),
) -> HttpResponse:
    """Return rows as a file; `about` are facts for the second sheet of a workbook."""
    ending, content_type = kind.value
    content = (
        exports.csv_bytes(rows, columns=columns)
        if kind is Kind.CSV
        else exports.xlsx_bytes(rows, about=about, columns=columns)
    )
    answer = HttpResponse(content, content_type=content_type)
    file_name = f"firsthand-{name}-{as_of.isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer
