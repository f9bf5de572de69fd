"""Reports: the facts of any file given, without storing them."""

from collections.abc import Callable, Sequence
from os import cpu_count
from pathlib import Path

from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.source import Problem
from firsthand.refdata import read as refdata
from firsthand.sources import recognise
from firsthand.sources.reports.read import read_report, read_reports

Progress = Callable[[int, int, str], None]
# Starting a second process costs more than reading a few reports.
FEW = 4


def read(paths: Sequence[Path], *, progress: Progress) -> tuple[Reading, ...]:
    """Return what each of `paths` says, in the order given; refusals among them."""
    refusals = {path: problem for path in paths if (problem := _refusal(path))}
    reports = [path for path in dict.fromkeys(paths) if path not in refusals]
    found: dict[Path, Reading] = {}
    each = (
        map(read_report, reports)
        if len(reports) <= FEW
        else read_reports(reports, workers=cpu_count() or 1)
    )
    for done, (path, reading) in enumerate(zip(reports, each, strict=True), start=1):
        found[path] = reading
        progress(done, len(reports), "reports")
    return tuple(
        found[path] if path in found else Reading(source=None, problems=(refusals[path],))
        for path in paths
    )


def harm_keys() -> tuple[str, ...]:
    """Return the harms that reports are searched for."""
    return tuple(harm.key for harm in refdata.harms())


def _refusal(path: Path) -> Problem | None:
    if not path.is_file():
        return Problem(
            file_name=path.name,
            reason="no-such-file",
            given=str(path),
            needed="a file",
            remedy="Correct the path.",
        )
    key = recognise.recognise(path)
    if isinstance(key, Problem):
        return key
    if key == recognise.REPORT:
        return None
    return Problem(
        file_name=path.name,
        reason="not-a-report",
        given=f"a table ({key})",
        needed="a report as PDF",
        remedy="Put tables in a folder and load it: firsthand load FOLDER.",
    )
