"""Sources and problems as they were read: rows in, domain values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from firsthand.domain.intelligence.source import Problem, Source
from firsthand.store.models.arrival import Problem as ProblemRow
from firsthand.store.models.arrival import Source as SourceRow

FIELDS = (
    "source_id",
    "publisher",
    "title",
    "kind",
    "file_name",
    "sha256",
    "address",
    "licence",
    "known_on",
    "known_on_basis",
    "quirks",
)


@dataclass(frozen=True, kw_only=True)
class Yield:
    """How many accounts, figures and problems came from one source."""

    sightings: int
    figures: int
    problems: int


def load_sources(*, as_of: date) -> tuple[Source, ...]:
    """Return every source that was public on `as_of`, by publisher and title."""
    rows = _current(as_of).order_by("publisher", "title", "source_id")
    return tuple(source_from(row) for row in rows.values_list(*FIELDS))


def load_source(source_id: str, *, as_of: date) -> Source | None:
    """Return one source, or None when there is none that was public on `as_of`."""
    rows = _current(as_of).filter(source_id=source_id)
    return next((source_from(row) for row in rows.values_list(*FIELDS)), None)


def load_yields(*, as_of: date, source_id: str | None = None) -> dict[str, Yield]:
    """Return for each source, or for one of them, how many rows came from it."""
    rows = _current(as_of)
    if source_id is not None:
        rows = rows.filter(source_id=source_id)
    counts = {
        name: dict(rows.annotate(number=Count(name)).values_list("source_id", "number"))
        for name in ("sightings", "figures", "problems")
    }
    return {
        known: Yield(**{name: numbers[known] for name, numbers in counts.items()})
        for known in counts["sightings"]
    }


def load_problems(*, as_of: date, source_id: str | None = None) -> tuple[Problem, ...]:
    """Return what of the sources, or of one of them, could not be read."""
    current = _current(as_of)
    if source_id is not None:
        current = current.filter(source_id=source_id)
    return tuple(_problems(ProblemRow.objects.filter(source__in=current)))


def load_refused() -> tuple[Problem, ...]:
    """Return the files that were refused as a whole; nobody knows from when they are."""
    return tuple(_problems(ProblemRow.objects.filter(source=None)))


def source_from(row: tuple) -> Source:
    """Return the source whose values for FIELDS are `row`."""
    *plain, quirks = row
    return Source(**dict(zip(FIELDS[:-1], plain, strict=True)), quirks=tuple(quirks))


def _current(as_of: date) -> QuerySet[SourceRow]:
    return SourceRow.objects.filter(replaced_by=None, known_on__lte=as_of)


def _problems(rows: QuerySet[ProblemRow]) -> Iterable[Problem]:
    names = ("file_name", "reason", "given", "needed", "remedy", "row")
    for *texts, row in rows.order_by("file_name", "seq").values_list(*names):
        file_name, reason, given, needed, remedy = texts
        yield Problem(
            file_name=file_name,
            reason=reason,
            given=given,
            needed=needed,
            remedy=remedy,
            row=row or None,
        )
