"""Figures: of each value, the vintage that was the newest one public on the day."""

from collections.abc import Collection
from datetime import date

from firsthand.domain.common.place import place_from
from firsthand.domain.intelligence.figure import Figure
from firsthand.store import rows as flat
from firsthand.store.memory import remembered
from firsthand.store.models.figures import Figure as FigureRow

FIELDS = ("source__source_id", *flat.FIGURE[1:])


def load_figures(
    *,
    as_of: date,
    area_codes: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
) -> dict[str, tuple[Figure, ...]]:
    """Return by source the newest vintage of each figure that was public on `as_of`."""
    rows = FigureRow.objects.filter(source__replaced_by=None, known_on__lte=as_of)
    if area_codes is not None:
        rows = rows.filter(area_code__in=area_codes)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    newest: dict[tuple[str, str, str], tuple[str, Figure]] = {}
    # A later row of the same key takes the place of an earlier one.
    for row in rows.order_by("known_on", "seq").values_list(*FIELDS):
        source_id, figure = row[0], _figure(row[1:])
        newest[figure.indicator, figure.area_code, figure.period] = (source_id, figure)
    found: dict[str, list[Figure]] = {}
    for source_id, figure in newest.values():
        found.setdefault(source_id, []).append(figure)
    return {source_id: tuple(figures) for source_id, figures in found.items()}


def _figure(row: tuple) -> Figure:
    (
        area_code,
        indicator,
        period,
        ends_on,
        value,
        numerator,
        denominator,
        symbol,
        known_on,
        place,
    ) = row
    return Figure(
        area_code=area_code,
        indicator=indicator,
        period=period,
        period_ends_on=ends_on,
        value=value,
        numerator=numerator,
        denominator=denominator,
        symbol=symbol,
        known_on=known_on,
        place=place_from(place),
    )


def load_vintages(*, area_codes: Collection[str]) -> dict[str, tuple[Figure, ...]]:
    """
    Return by source every vintage of every figure of some areas, later known ones later.

    Whoever asks must leave out what was not yet known on the day, as `comparisons` does: all
    figures fit in memory, and one copy answers for every day.
    """
    found: dict[str, list[Figure]] = {}
    everything = _by_area()
    for area in area_codes:
        for source_id, figure in everything.get(area, ()):
            found.setdefault(source_id, []).append(figure)
    return {source_id: tuple(figures) for source_id, figures in found.items()}


@remembered(at_most=1)
def _by_area() -> dict[str, tuple[tuple[str, Figure], ...]]:
    found: dict[str, list[tuple[str, Figure]]] = {}
    rows = FigureRow.objects.filter(source__replaced_by=None).order_by("known_on", "seq")
    for row in rows.values_list(*FIELDS).iterator(chunk_size=10_000):
        found.setdefault(row[1], []).append((row[0], _figure(row[1:])))
    return {area: tuple(figures) for area, figures in found.items()}
