"""Put published inspections into the rows of their list."""

from dataclasses import dataclass
from datetime import date

from firsthand.services.inspecting.publishing import Publication
from firsthand.web.printed import found, past


@dataclass(frozen=True, kw_only=True)
class Row:
    """One published inspection in the list."""

    inspection_id: str
    title: str
    subject: str
    inspectorates: str
    published_on: str
    found: str
    past: bool


def row(publication: Publication, *, as_of: date) -> Row:
    """Return one publication as the list shows it."""
    told = publication.document
    return Row(
        inspection_id=publication.inspection_id,
        title=told["title"],
        subject=told["subject"],
        inspectorates=", ".join(one["name"] for one in told["inspectorates"]),
        published_on=told["published_on"],
        found=found(told),
        past=past(told, as_of=as_of),
    )
