"""Compare what was read from reports with Ofsted's own tables; list every disagreement."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from machine import machine

from firsthand.domain.intelligence.sighting import Sighting
from firsthand.domain.reference.scale import Scale, understood
from firsthand.refdata import read as refdata
from firsthand.sources import ofsted_outcomes
from firsthand.sources.reports.read import read_reports

# A table and a report tell of the same inspection when published within so many days.
WITHIN_DAYS = 21
NOT_COMPARED = ("focused-visit", "monitoring-visit")


@dataclass(kw_only=True)
class Score:
    """How often report and table agree on one field, and where they do not."""

    compared: int = 0
    agreed: int = 0
    against: list[str] = field(default_factory=list)


def inspections(folder: Path) -> list[Sighting]:
    """Return what the reports below `folder` say of their inspections."""
    paths = sorted(path for path in folder.rglob("*.pdf") if path.is_file())
    return [sighting for reading in read_reports(paths) for sighting in reading.sightings]


def tables(folder: Path) -> Iterator[tuple[str, Sequence[Sighting]]]:
    """Yield the name of each outcome table and what it says."""
    for path in sorted(folder.rglob("*.ods")):
        reading = ofsted_outcomes.read(path, authorities=refdata.authorities())
        if reading.source is not None:
            yield path.name, [s for s in reading.sightings if s.kind not in NOT_COMPARED]


def same(report: Sighting, official: Sequence[Sighting]) -> Sighting | None:
    """Return the account of the same inspection in a table, the fullest where there are two."""
    near = [
        each
        for each in official
        if (each.la_code, each.family) == (report.la_code, report.family)
        and abs((each.published_on - report.published_on).days) <= WITHIN_DAYS
    ]
    return max(
        near, key=lambda each: (each.started_on is not None, len(each.grades)), default=None
    )


def fields(
    report: Sighting, official: Sighting, scale: Scale
) -> Iterator[tuple[str, str, str]]:
    """Yield field, value in the report and value in the table, for all that both tell."""
    theirs = {grade.area: grade.label for grade in official.grades}
    for grade in report.grades:
        if grade.area in theirs:
            yield grade.area, _key(grade.label, scale), _key(theirs[grade.area], scale)
    if official.started_on is not None:
        yield "start", str(report.started_on), str(official.started_on)
    if official.ended_on is not None:
        yield "end", str(report.ended_on), str(official.ended_on)
    if official.kind != "inspection" or official.family == "sif":
        yield "kind", report.kind, official.kind
    if official.published_on != date.min:
        yield "published", str(report.published_on), str(official.published_on)


def _key(label: str, scale: Scale) -> str:
    if label.strip().lower() in ("-", "not judged"):
        return "not judged"
    meant = understood(label, scale)
    return meant.grade.key if meant else label


def main(folder: Path) -> None:
    """Print one table for each of Ofsted's tables, and the disagreements."""
    read = inspections(folder)
    scale = refdata.scales()["ri-four"]
    print(f"Machine: {machine()}.")
    for name, official in tables(folder):
        scores: dict[tuple[str, str], Score] = defaultdict(Score)
        matched = 0
        for report in read:
            found = same(report, official)
            matched += found is not None
            for what, ours, theirs in fields(report, found, scale) if found else ():
                score = scores[report.family, what]
                score.compared += 1
                score.agreed += ours == theirs
                if ours != theirs:
                    place = f"{report.authority_name} {report.published_on.isoformat()}"
                    score.against.append(f"{place}: {what} is {ours} / {theirs}")
        print(f"\n## {name}\n\n{matched} of {len(read)} reports have a row in it.\n")
        print("| family | field | agree |\n|---|---|---|")
        for (family, what), score in sorted(scores.items()):
            print(f"| {family} | {what} | {score.agreed}/{score.compared} |")
        against = [line for score in scores.values() for line in score.against]
        print("\nDisagreements (report / table):\n")
        print("\n".join(f"- {line}" for line in against) or "None.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
