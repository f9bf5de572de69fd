"""Files of an answer: the method note, tables for a spreadsheet, and what may be published."""

import json
from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone

from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.groups import ByGroup
from firsthand.domain.prevalence.method_note import Making
from firsthand.domain.prevalence.publishable import Publishable
from firsthand.services import exports, hidden_note, shapes_hidden
from firsthand.services.hidden import Asked
from firsthand.services.overlap_tables import Given

Found = HiddenAnswer | ByGroup
Made = Callable[[Found, Given, Asked], bytes]
CSV, JSON, PDF = "text/csv; charset=utf-8", "application/json", "application/pdf"


def note(found: Found, given: Given, asked: Asked) -> bytes:
    """Return the method note."""
    making = Making(
        title=given.name,
        source=given.published.source if given.published else "",
        replicates=asked.replicates,
        seed=asked.seed,
        made_on=timezone.localdate(),
    )
    return hidden_note.pdf(found, making)


def methods(found: Found, given: Given, asked: Asked) -> bytes:
    """Return a row for each method."""
    whole = found.whole if isinstance(found, ByGroup) else found
    return exports.csv_bytes(shapes_hidden.rows(whole), columns=shapes_hidden.COLUMNS)


def overlaps(found: Found, given: Given, asked: Asked) -> bytes:
    """Return a row for each combination that somebody is on."""
    whole = found.whole if isinstance(found, ByGroup) else found
    rows = [
        {"lists": " + ".join(map(str, one["lists"])), "count": one["count"]}  # type: ignore[call-overload]
        for one in shapes_hidden.combinations(whole.table)
    ]
    return exports.csv_bytes(rows, columns=("lists", "count"))


def groups(found: Found, given: Given, asked: Asked) -> bytes:
    """Return a row for each group; none where there are no groups."""
    rows = shapes_hidden.group_rows(found) if isinstance(found, ByGroup) else []
    return exports.csv_bytes(rows, columns=shapes_hidden.GROUP_COLUMNS)


def public_rows(found: Publishable) -> bytes:
    """Return the estimates that may be published."""
    return exports.csv_bytes(shapes_hidden.publishable_rows(found))


def public(found: Publishable) -> bytes:
    """Return all that may be published."""
    told = shapes_hidden.of_publishable(found)
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


FILES: dict[str, tuple[Made, str]] = {
    "note.pdf": (note, PDF),
    "methods.csv": (methods, CSV),
    "overlaps.csv": (overlaps, CSV),
    "groups.csv": (groups, CSV),
}
PUBLIC: dict[str, tuple[Callable[[Publishable], bytes], str]] = {
    "for-publication.csv": (public_rows, CSV),
    "for-publication.json": (public, JSON),
}
NAMES = (*FILES, *PUBLIC)


def sent(what: str, found: Found, given: Given, asked: Asked) -> HttpResponse:
    """Return one file of the answer."""
    made, content_type = FILES[what]
    return _attached(what, made(found, given, asked), content_type)


def sent_public(what: str, found: Publishable) -> HttpResponse:
    """Return one file of what may be published."""
    made, content_type = PUBLIC[what]
    return _attached(what, made(found), content_type)


def _attached(what: str, content: bytes, content_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="firsthand-hidden-{what}"'
    return answer
