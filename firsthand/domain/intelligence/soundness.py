"""
Soundness: what of a reading may be kept, and in which order.

A reader may meet the same thing twice in one file. Equal repetitions say nothing new; unequal
ones are kept once and the other is told as a problem, so that nothing is dropped silently.
What is kept is put in order, so that the same facts are the same value however they were read.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import FIELDS, Mention, Sighting
from firsthand.domain.intelligence.source import (
    BASES,
    LICENCES,
    SOURCE_KINDS,
    Problem,
    Source,
)

T = TypeVar("T")
COUNTS = (
    "strict",
    "wide",
    "criticised_strict",
    "criticised_wide",
    "examined_strict",
    "examined_wide",
    "to_improve_strict",
    "to_improve_wide",
)


def sound(reading: Reading) -> Reading:
    """Return what of `reading` may be kept, with a problem for each thing that may not."""
    if reading.source is None:
        return replace(reading, sightings=(), figures=(), problems=_once(reading.problems))
    if refusal := _unknown_word(reading.source):
        return Reading(source=None, problems=(*reading.problems, refusal))
    file_name = reading.source.file_name
    problems = list(reading.problems)
    told = {problem.row for problem in problems if problem.reason == "unknown-authority"}
    sightings = []
    for sighting in reading.sightings:
        if sighting.la_code is None:
            if str(sighting.place) not in told and sighting.place.row not in told:
                problems.append(_unknown_authority(sighting, file_name))
            continue
        kept, found = _sound_sighting(sighting, file_name)
        sightings.append(kept)
        problems.extend(found)
    problems += [_unexplained(f, file_name) for f in reading.figures if _says_nothing(f)]
    figures, found = _distinct(
        (_with_floats(figure) for figure in reading.figures if not _says_nothing(figure)),
        key=_figure_key,
        same=_figure_value,
        file_name=file_name,
    )
    return replace(
        reading,
        source=replace(reading.source, address=(reading.source.address or "").strip() or None),
        sightings=tuple(sightings),
        figures=tuple(sorted(figures, key=_figure_key)),
        problems=_once((*problems, *found)),
    )


def _sound_sighting(sighting: Sighting, file_name: str) -> tuple[Sighting, list[Problem]]:
    statements, twice_stated = _distinct(
        sighting.statements, key=lambda s: s.field, same=lambda s: s.value, file_name=file_name
    )
    grades, twice_graded = _distinct(
        sighting.grades, key=lambda g: g.area, same=lambda g: g.label, file_name=file_name
    )
    kept = replace(
        sighting,
        statements=tuple(sorted(statements, key=lambda s: FIELDS.index(s.field))),
        grades=tuple(sorted(grades, key=lambda g: g.area)),
        mentions=_merged(sighting.mentions),
    )
    return kept, [*twice_stated, *twice_graded]


def _distinct(
    things: Iterable[T],
    *,
    key: Callable[[T], Hashable],
    same: Callable[[T], object],
    file_name: str,
) -> tuple[tuple[T, ...], list[Problem]]:
    kept: dict[Hashable, T] = {}
    problems = []
    for thing in things:
        first = kept.setdefault(key(thing), thing)
        if first is not thing and same(first) != same(thing):
            problems.append(
                Problem(
                    file_name=file_name,
                    reason="two-values",
                    given=f"{key(thing)}: {same(first)} and {same(thing)}",
                    needed="one value",
                    remedy="The first is kept. Look at the file to see which one is meant.",
                    row=str(getattr(thing, "place", "")) or None,
                )
            )
    return tuple(kept.values()), problems


def _merged(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Add up mentions of one harm under headings of the same name."""
    kept: dict[tuple[str, str, str], Mention] = {}
    for mention in mentions:
        key = (mention.harm, mention.area, mention.heading)
        kept[key] = _added(kept[key], mention) if key in kept else mention
    return tuple(mention for _, mention in sorted(kept.items()))


def _added(one: Mention, other: Mention) -> Mention:
    sums = {name: getattr(one, name) + getattr(other, name) for name in COUNTS}
    return replace(one, pages=tuple(sorted({*one.pages, *other.pages})), **sums)


def _with_floats(figure: Figure) -> Figure:
    return replace(
        figure,
        value=_float(figure.value),
        numerator=_float(figure.numerator),
        denominator=_float(figure.denominator),
    )


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _says_nothing(figure: Figure) -> bool:
    return figure.value is None and figure.numerator is None and figure.symbol is None


def _unexplained(figure: Figure, file_name: str) -> Problem:
    return Problem(
        file_name=file_name,
        reason="unexplained-blank",
        given=f"{figure.indicator}, {figure.area_code}, {figure.period}: nothing",
        needed="a value, or a symbol that says why there is none",
        remedy="Look at the file; the figure is left out.",
        row=figure.place.row,
    )


def _figure_key(figure: Figure) -> tuple[str, str, str, date]:
    return (figure.indicator, figure.period, figure.area_code, figure.known_on)


def _figure_value(figure: Figure) -> object:
    return (figure.value, figure.numerator, figure.denominator, figure.symbol)


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by the key under which it is stored, in order."""
    kept = {(p.file_name, p.row or "", p.reason, p.given): p for p in problems}
    return tuple(problem for _, problem in sorted(kept.items()))


def _unknown_authority(sighting: Sighting, file_name: str) -> Problem:
    return Problem(
        file_name=file_name,
        reason="unknown-authority",
        given=sighting.authority_name,
        needed="the name or code of a children's services authority in England since 2009",
        remedy="Correct the name in the file, or add it to the reference data as another name.",
        row=sighting.place.row,
    )


def _unknown_word(source: Source) -> Problem | None:
    words = (
        ("kind", source.kind, SOURCE_KINDS),
        ("licence", source.licence, LICENCES),
        ("known_on_basis", source.known_on_basis, BASES),
    )
    for field, given, allowed in words:
        if given not in allowed:
            return Problem(
                file_name=source.file_name,
                reason="unknown-word",
                given=f"{field} {given!r}",
                needed=", ".join(allowed),
                remedy="Correct the publication's entry in the reference data.",
            )
    return None
