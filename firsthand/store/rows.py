"""Rows: domain values laid flat, and put into their tables many at a time."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from django.db import connection, models

from firsthand.domain.intelligence.matched import Matched
from firsthand.domain.intelligence.sighting import Sighting
from firsthand.domain.intelligence.source import Source
from firsthand.store.models import figures, inspections
from firsthand.store.models.arrival import Source as SourceRow

Placed = Sequence[tuple[int, Matched]]
BATCH = 5000

MENTION = (
    "harm",
    "area",
    "heading",
    "strict",
    "wide",
    "criticised_strict",
    "criticised_wide",
    "examined_strict",
    "examined_wide",
    "to_improve_strict",
    "to_improve_wide",
)


def insert(
    model: type[models.Model],
    rows: Iterable[Sequence[object]],
    names: Sequence[str],
    after: Callable[[int], None] = lambda _count: None,
) -> int:
    """
    Insert `rows`, each with a value for each of `names`, and return how many there were.

    Five times faster than `bulk_create`, which first makes a model of each row; there are a
    hundred thousand figures. `after` hears how many are in so far.
    """
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    marks = ", ".join(["%s"] * len(fields))
    dates = [i for i, field in enumerate(fields) if isinstance(field, models.DateField)]
    waiting, count = iter(rows), 0
    with connection.cursor() as cursor:
        while batch := [_with_dates(row, dates) for row in islice(waiting, BATCH)]:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch)
            count += len(batch)
            after(count)
    return count


def _with_dates(row: Sequence[object], dates: Sequence[int]) -> Sequence[object]:
    values = list(row)
    for i in dates:
        values[i] = connection.ops.adapt_datefield_value(values[i])
    return values


def source_row(source: Source, *, load: int, digest: str, replaces: int | None) -> SourceRow:
    """Return the unsaved row of one file as it was read."""
    return SourceRow(
        load_id=load,
        source_id=source.source_id,
        publisher=source.publisher,
        title=source.title,
        kind=source.kind,
        file_name=source.file_name,
        sha256=source.sha256,
        address=source.address,
        licence=source.licence,
        known_on=source.known_on,
        known_on_basis=source.known_on_basis,
        quirks=list(source.quirks),
        reading=digest,
        replaces_id=replaces,
    )


def add_sightings(
    placed: Placed, *, load: int, progress: Callable[[int, int, str], None]
) -> int:
    """Add every account of every inspection, with its statements, grades and mentions."""
    numbers = _inspection_numbers(placed, load=load)
    told = [
        (source, ordinal, sighting, numbers[inspection_id])
        for source, matched in placed
        for ordinal, (sighting, inspection_id) in enumerate(
            zip(matched.reading.sightings, matched.inspection_ids, strict=True)
        )
    ]
    progress(0, len(told), "inspections")
    added = inspections.Sighting.objects.bulk_create(
        _sighting_row(source, ordinal, sighting, number)
        for source, ordinal, sighting, number in told
    )
    pairs = [(row.seq, sighting) for row, (_, _, sighting, _) in zip(added, told, strict=True)]
    insert(inspections.Statement, _statements(pairs), STATEMENT)
    insert(inspections.PrintedGrade, _grades(pairs), ("sighting", "area", "label", "place"))
    insert(inspections.Mention, _mentions(pairs), ("sighting", *MENTION, "pages"))
    progress(len(told), len(told), "inspections")
    return len(told)


def _inspection_numbers(placed: Placed, *, load: int) -> dict[str, int]:
    wanted = {
        inspection_id: sighting
        for _, matched in placed
        for sighting, inspection_id in zip(
            matched.reading.sightings, matched.inspection_ids, strict=True
        )
    }
    there = inspections.Inspection.objects.values_list("inspection_id", "seq")
    numbers = dict(there)
    added = inspections.Inspection.objects.bulk_create(
        inspections.Inspection(
            load_id=load,
            inspection_id=inspection_id,
            la_code=sighting.la_code,
            family=sighting.family,
        )
        for inspection_id, sighting in wanted.items()
        if inspection_id not in numbers
    )
    return numbers | {row.inspection_id: row.seq for row in added}


def _sighting_row(
    source: int, ordinal: int, sighting: Sighting, inspection: int
) -> inspections.Sighting:
    return inspections.Sighting(
        source_id=source,
        inspection_id=inspection,
        ordinal=ordinal,
        authority_name=sighting.authority_name,
        kind=sighting.kind,
        published_on=sighting.published_on,
        started_on=sighting.started_on,
        happened_on=sighting.ended_on,
        place=sighting.place.code,
        address=sighting.address,
    )


STATEMENT = ("sighting", "field", "value", "absent_because", "place")
Pairs = Sequence[tuple[int, Sighting]]


def _statements(pairs: Pairs) -> Iterable[Sequence[object]]:
    for number, sighting in pairs:
        for s in sighting.statements:
            yield number, s.field, s.value, s.absent_because, s.place.code


def _grades(pairs: Pairs) -> Iterable[Sequence[object]]:
    for number, sighting in pairs:
        for grade in sighting.grades:
            yield number, grade.area, grade.label, grade.place.code


def _mentions(pairs: Pairs) -> Iterable[Sequence[object]]:
    for number, sighting in pairs:
        for mention in sighting.mentions:
            pages = ",".join(map(str, mention.pages))
            yield number, *(getattr(mention, name) for name in MENTION), pages


FIGURE = (
    "source",
    "area_code",
    "indicator",
    "period",
    "happened_on",
    "value",
    "numerator",
    "denominator",
    "symbol",
    "known_on",
    "place",
)


def add_figures(placed: Placed, *, progress: Callable[[int, int, str], None]) -> int:
    """Add every figure of every file."""
    total = sum(len(matched.reading.figures) for _, matched in placed)
    return insert(
        figures.Figure,
        _figures(placed),
        FIGURE,
        after=lambda done: progress(done, total, "figures"),
    )


def _figures(placed: Placed) -> Iterable[Sequence[object]]:
    for number, matched in placed:
        for f in matched.reading.figures:
            yield (
                number,
                f.area_code,
                f.indicator,
                f.period,
                f.period_ends_on,
                f.value,
                f.numerator,
                f.denominator,
                f.symbol,
                f.known_on,
                f.place.code,
            )
