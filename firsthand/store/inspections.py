"""
Inspections: every account of each, from the rows back to the values.

Only the newest reading of each file speaks. An inspection is visible from the first day on
which any account says that it was published, whichever later table we read that in; which
labels of that table were public is decided by the rules in `domain/intelligence`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Min, QuerySet

from firsthand.domain.common.place import place_from
from firsthand.domain.intelligence.inspection import Inspection, Told
from firsthand.domain.intelligence.sighting import Mention, PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Source
from firsthand.store import rows as flat
from firsthand.store import sources
from firsthand.store.models import inspections as tables
from firsthand.store.models.arrival import Source as SourceRow

SIGHTING = (
    "seq",
    "source_id",
    "inspection__inspection_id",
    "inspection__la_code",
    "inspection__family",
    "authority_name",
    "kind",
    "published_on",
    "started_on",
    "happened_on",
    "place",
    "address",
)
MENTION = (*flat.MENTION, "pages")
STATEMENT = ("field", "value", "absent_because", "place")
GRADE = ("area", "label", "place")
LEAN = ("framework", "published_on", "inspection_start", "kind")
Parts = dict[int, list[Any]]


def load_inspections(
    *,
    as_of: date,
    la_codes: Collection[str] | None = None,
    inspection_id: str | None = None,
    lean: bool = False,
) -> tuple[Inspection, ...]:
    """
    Return the inspections that were public on `as_of`, of all authorities or of some.

    A `lean` one knows its dates, kind and framework and what its report says of harms; its
    grades and other statements are not loaded.
    """
    chosen = tables.Inspection.objects.all()
    if la_codes is not None:
        chosen = chosen.filter(la_code__in=la_codes)
    if inspection_id is not None:
        chosen = chosen.filter(inspection_id=inspection_id)
    rows = tables.Sighting.objects.filter(source__replaced_by=None, inspection__in=chosen)
    public = (
        rows.values("inspection")
        .annotate(first=Min("published_on"))
        .filter(first__lte=as_of)
        .values("inspection")
    )
    # Looking each row up is slower than leaving out the few that are not yet public.
    everything = la_codes is None and inspection_id is None and as_of == date.max
    return _inspections(rows if everything else rows.filter(inspection__in=public), lean=lean)


def load_identifiers(*, as_of: date) -> tuple[str, ...]:
    """Return the identifiers of the inspections that were public on `as_of`."""
    rows = tables.Sighting.objects.filter(source__replaced_by=None, published_on__lte=as_of)
    names = rows.values_list("inspection__inspection_id", flat=True)
    return tuple(names.distinct().order_by("inspection__inspection_id"))


def _inspections(rows: QuerySet[tables.Sighting], *, lean: bool) -> tuple[Inspection, ...]:
    told = tuple(rows.order_by("inspection__inspection_id", "seq").values_list(*SIGHTING))
    of_seq = _sources(told)
    chosen = rows.order_by().values("seq")
    stated = tables.Statement.objects.filter(sighting__in=chosen)
    graded = tables.PrintedGrade.objects.filter(sighting__in=chosen)
    if lean:
        stated, graded = stated.filter(field__in=LEAN), graded.none()
    statements = _parts(stated, STATEMENT, _statement)
    grades = _parts(graded, GRADE, _grade)
    mentions = _parts(tables.Mention.objects.filter(sighting__in=chosen), MENTION, mention_from)
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in told:
        seq, source, inspection_id, la_code = row[:4]
        sighting = _sighting(
            row, statements.get(seq, ()), grades.get(seq, ()), mentions.get(seq, ())
        )
        found[inspection_id, la_code].append(Told(source=of_seq[source], sighting=sighting))
    return tuple(
        Inspection(inspection_id=inspection_id, la_code=la_code, accounts=tuple(accounts))
        for (inspection_id, la_code), accounts in found.items()
    )


def _sources(told: Iterable[tuple[Any, ...]]) -> dict[int, Source]:
    wanted = {row[1] for row in told}
    # A thousand sources read at once cost less than a thousand numbers in one question.
    rows = SourceRow.objects.filter(replaced_by=None)
    if len(wanted) < 200:
        rows = rows.filter(seq__in=wanted)
    return {
        seq: sources.source_from(row) for seq, *row in rows.values_list("seq", *sources.FIELDS)
    }


def _parts(
    rows: QuerySet[Any], fields: tuple[str, ...], value_from: Callable[[Any], Any]
) -> Parts:
    parts: Parts = defaultdict(list)
    for sighting, *row in rows.order_by("seq").values_list("sighting_id", *fields):
        parts[sighting].append(value_from(row))
    return parts


def _sighting(
    row: tuple[Any, ...],
    statements: Iterable[Statement],
    grades: Iterable[PrintedGrade],
    mentions: Iterable[Mention],
) -> Sighting:
    la_code, family, name, kind, published_on, started_on, ended_on, place, address = row[3:]
    return Sighting(
        la_code=la_code,
        authority_name=name,
        family=family,
        kind=kind,
        published_on=published_on,
        started_on=started_on,
        ended_on=ended_on,
        statements=tuple(statements),
        grades=tuple(grades),
        mentions=tuple(mentions),
        place=place_from(place),
        address=address,
    )


def _statement(row: tuple[Any, ...]) -> Statement:
    field, value, absent_because, place = row
    return Statement(
        field=field, value=value, absent_because=absent_because, place=place_from(place)
    )


def _grade(row: tuple[Any, ...]) -> PrintedGrade:
    area, label, place = row
    return PrintedGrade(area=area, label=label, place=place_from(place))


def mention_from(row: Iterable[Any]) -> Mention:
    """Return the mention whose values for MENTION are `row`."""
    *plain, pages = row
    numbers = tuple(map(int, pages.split(","))) if pages else ()
    return Mention(**dict(zip(MENTION[:-1], plain, strict=True)), pages=numbers)
