"""
Arrivals: a load enters the store as a whole, or not at all.

Each file is recorded with a hash of everything that was read from it. The same result adds
nothing; another result for the same file is added beside the old one and names it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from django.db import transaction

from firsthand.domain.intelligence.matched import Matched
from firsthand.domain.intelligence.source import Problem
from firsthand.store import rows
from firsthand.store.models.arrival import Load
from firsthand.store.models.arrival import Problem as ProblemRow
from firsthand.store.models.arrival import Source as SourceRow

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """What a load added; all noughts when everything was there already."""

    files: int = 0
    sightings: int = 0
    figures: int = 0
    problems: int = 0


def state() -> str:
    """Return a hash of all that has arrived; equal states hold equal facts."""
    return Load.objects.order_by("-seq").values_list("state", flat=True).first() or ""


def newest_pack() -> str | None:
    """Return the hash of the shipped facts that were loaded last, or None."""
    packs = Load.objects.exclude(pack="").order_by("-seq").values_list("pack", flat=True)
    return packs.first()


def add_readings(
    readings: Iterable[Matched],
    *,
    recorded_at: datetime,
    origin: str,
    pack: str = "",
    progress: Progress | None = None,
) -> Arrived:
    """Add what is new in `readings`, in one transaction, and return how much that was."""
    everything = tuple(readings)
    accepted = [m for m in everything if m.reading.source is not None]
    with transaction.atomic():
        there = {
            source_id: (seq, digest)
            for source_id, seq, digest in SourceRow.objects.filter(
                replaced_by=None
            ).values_list("source_id", "seq", "reading")
        }
        new = [
            (matched, digest, there.get(matched.reading.source.source_id, (None, ""))[0])
            for matched, digest in _distinct(accepted)
            if there.get(matched.reading.source.source_id, (None, ""))[1] != digest
        ]
        refused = _new_refusals(everything)
        if not (new or refused or (pack and pack != newest_pack())):
            return Arrived()
        load = Load.objects.create(
            recorded_at=recorded_at,
            origin=origin,
            pack=pack,
            state=_next_state([digest for _, digest, _ in new], refused),
        )
        arrived = _add_sources(load, new, progress or (lambda *_: None))
        rows.insert(ProblemRow, [(load.seq, None, *_problem(p)) for p in refused], PROBLEM)
    return Arrived(
        files=arrived.files,
        sightings=arrived.sightings,
        figures=arrived.figures,
        problems=arrived.problems + len(refused),
    )


PROBLEM = ("load", "source", "file_name", "reason", "given", "needed", "remedy", "row")


def _distinct(readings: Sequence[Matched]) -> Iterable[tuple[Matched, str]]:
    """Yield each file once, though it may lie in the folder under two names."""
    seen = set()
    for matched in readings:
        source_id = matched.reading.source.source_id
        if source_id not in seen:
            seen.add(source_id)
            yield matched, _digest(matched)


def _digest(matched: Matched) -> str:
    """Hash what was read, whatever the file was called this time."""
    reading = matched.reading
    nameless = replace(
        reading,
        source=replace(reading.source, file_name=""),
        problems=tuple(replace(problem, file_name="") for problem in reading.problems),
    )
    told = repr((nameless, matched.inspection_ids))
    return blake2b(told.encode(), digest_size=16).hexdigest()


def _next_state(digests: Sequence[str], refused: Sequence[Problem]) -> str:
    arriving = repr((state(), *digests, *map(_problem, refused)))
    return blake2b(arriving.encode(), digest_size=16).hexdigest()


def _problem(problem: Problem) -> tuple[str, ...]:
    return (
        problem.file_name,
        problem.reason,
        problem.given,
        problem.needed,
        problem.remedy,
        problem.row or "",
    )


def _new_refusals(readings: Sequence[Matched]) -> tuple[Problem, ...]:
    told = {
        problem
        for matched in readings
        if matched.reading.source is None
        for problem in matched.reading.problems
    }
    there = set(
        ProblemRow.objects.filter(source=None).values_list(
            "file_name", "reason", "given", "row"
        )
    )
    fresh = {
        (p.file_name, p.reason, p.given, p.row or ""): p
        for p in sorted(told, key=_problem)
        if (p.file_name, p.reason, p.given, p.row or "") not in there
    }
    return tuple(fresh.values())


def _add_sources(
    load: Load, new: Sequence[tuple[Matched, str, int | None]], progress: Progress
) -> Arrived:
    added = SourceRow.objects.bulk_create(
        rows.source_row(matched.reading.source, load=load.seq, digest=digest, replaces=old)
        for matched, digest, old in new
    )
    placed = [(row.seq, matched) for row, (matched, _, _) in zip(added, new, strict=True)]
    sightings = rows.add_sightings(placed, load=load.seq, progress=progress)
    figures = rows.add_figures(placed, progress=progress)
    problems = [
        (load.seq, seq, *_problem(problem))
        for seq, matched in placed
        for problem in matched.reading.problems
    ]
    rows.insert(ProblemRow, problems, PROBLEM)
    return Arrived(
        files=len(added), sightings=sightings, figures=figures, problems=len(problems)
    )
