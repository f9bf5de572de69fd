"""Measure agreement of extracted facts with 40 documents that were read by hand."""

import csv
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from firsthand.domain.intelligence.reading import Reading
from firsthand.sources.reports.read import read_derived_text, read_report

LABELS = Path(__file__).parent / "labels" / "reports.csv"
REPORTS = "ofsted-ilacs-scrape-tool/export_data/inspection_reports"
DERIVED = "derived_text_focused_visits_jtai.jsonl.gz"


def stated(reading: Reading, field: str) -> str:
    """Return what was read for `field`, or nothing."""
    for statement in reading.sightings[0].statements:
        if statement.field == field:
            return statement.value or ""
    return ""


def lead(reading: Reading) -> str:
    """Return the code of the lead inspector as the labels have it."""
    name = " ".join(stated(reading, "lead_inspector").lower().split())
    return sha256(name.encode()).hexdigest()[:12] if name else ""


def published(reading: Reading) -> str:
    """Return the day of publication where the document prints it."""
    for statement in reading.sightings[0].statements:
        if statement.field == "published_on" and statement.place.page is not None:
            return statement.value or ""
    return ""


FIELDS: dict[str, tuple[str, Callable[[Reading], str]]] = {
    "first day": ("start", lambda r: str(r.sightings[0].started_on or "")),
    "last day": ("end", lambda r: str(r.sightings[0].ended_on or "")),
    "printed day of publication": ("published_printed", published),
    "lead inspector": ("lead_code", lead),
    "inspectors stated": ("inspectors_stated", lambda r: stated(r, "inspectors_stated")),
    "things to improve": ("improvement_items", lambda r: stated(r, "improvement_items")),
}


def readings(folder: Path, rows: list[dict[str, str]]) -> dict[str, Reading]:
    """Return what is read from each labelled document, by its name in the labels."""
    found = {
        row["inspection_file"]: read_report(folder / REPORTS / row["inspection_file"])
        for row in rows
        if row["source"] == "pdf"
    }
    letters = {
        (Path(row["inspection_file"]).name, Path(row["inspection_file"]).parent.name[:5]): row
        for row in rows
        if row["source"] != "pdf"
    }
    for reading in read_derived_text(folder / DERIVED):
        if reading.source is None or reading.source.address is None:
            continue
        number = reading.source.address.rsplit("/", 1)[-1]
        if row := letters.get((reading.source.file_name, number)):
            found[row["inspection_file"]] = reading
    return found


def main(folder: Path) -> None:
    """Print the table and every disagreement."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = readings(folder, rows)
    print(f"{len(found)} of {len(rows)} labelled documents read\n")
    print("| fact | agree | of |\n|---|---|---|")
    differing = []
    for name, (column, read) in FIELDS.items():
        told = [(row["inspection_file"], row[column], read(found[row["inspection_file"]]))
                for row in rows if row["inspection_file"] in found]  # fmt: skip
        differing += [(name, *one) for one in told if one[1] != one[2]]
        print(f"| {name} | {sum(one[1] == one[2] for one in told)} | {len(told)} |")
    print("\nDisagreements (read by hand / extracted):\n")
    for name, file, by_hand, extracted in differing:
        print(f"- {file}: {name} {by_hand or 'not stated'} / {extracted or 'not stated'}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the folder with the publishers' own files.")
    main(Path(sys.argv[1]))
