"""
Measure the rule for the four states against pairs of report and harm labelled by reading.

Use: python benchmarks/states.py PUBLIC_FOLDER [--errors]
Prints markdown: precision and recall of each state with 95 % Wilson intervals, under the strict
and the wide reading, and who was taken for whom. `--errors` lists the pairs that differ.
"""

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.domain.assurance.state import State, state_of
from firsthand.domain.intelligence.reading import Reading
from firsthand.sources.reports.read import read_derived_text, read_reports
from firsthand.stats.intervals import wilson

LABELS = Path(__file__).parent / "labels" / "states.csv"
REPORTS = "ofsted-ilacs-scrape-tool/export_data/inspection_reports"
VISITS = "derived_text_focused_visits_jtai.jsonl.gz"
READINGS = (("wide", "label"), ("strict", "strict_label"))


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A report and a harm: what a reader called it and what the rule says."""

    file: str
    harm: str
    stratum: str
    drawn: str
    labelled: dict[str, State]
    said: dict[str, State]


def pairs(public: Path) -> list[Pair]:
    """Return every labelled pair with what the rule says of it."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {row["inspection_file"] for row in rows}
    readings = {**of_reports(public / REPORTS, wanted), **of_visits(public / VISITS, wanted)}
    if missing := wanted - set(readings):
        raise SystemExit(f"not in {public}: {sorted(missing)}; is this the public folder?")
    return [pair(row, readings[row["inspection_file"]]) for row in rows]


def of_reports(folder: Path, wanted: set[str]) -> dict[str, Reading]:
    """Return the readings of the wanted PDF files by their path in the folder."""
    names = sorted(name for name in wanted if (folder / name).is_file())
    readings = read_reports([folder / name for name in names])
    return dict(zip(names, readings, strict=True))


def of_visits(path: Path, wanted: set[str]) -> dict[str, Reading]:
    """Return the readings of the wanted letters by their path as the file tells it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        names = [json.loads(line)["file"] for line in lines]
    told = zip(names, read_derived_text(path), strict=True)
    return {name: reading for name, reading in told if name in wanted}


def pair(row: dict[str, str], reading: Reading) -> Pair:
    """Return one labelled row with what the rule says of it."""
    mentions = [
        mention
        for sighting in reading.sightings
        for mention in sighting.mentions
        if mention.harm == row["harm"]
    ]
    return Pair(
        file=row["inspection_file"],
        harm=row["harm"],
        stratum=row["stratum"],
        drawn=row["draw"],
        labelled={name: State(row[column]) for name, column in READINGS},
        said={name: state_of(mentions, reading=name) for name, _ in READINGS},
    )


def share(part: int, whole: int) -> str:
    """Return a share as a percentage with its interval and its counts."""
    if not whole:
        return "none"
    interval = wilson(successes=part, trials=whole)
    low, high = (round(100 * end) for end in (interval.lower, interval.upper))
    return f"{100 * part / whole:.0f} % [{low}, {high}] ({part} of {whole})"


def table(found: list[Pair], reading: str) -> Iterator[str]:
    """Yield the table of one reading, and the confusion matrix."""
    both = Counter((one.labelled[reading], one.said[reading]) for one in found)
    right = sum(both[state, state] for state in State)
    yield f"Agreement: {share(right, len(found))}.\n"
    yield "| state | precision | recall |\n|---|---|---|"
    for state in State:
        said = sum(both[other, state] for other in State)
        labelled = sum(both[state, other] for other in State)
        hit = both[state, state]
        yield f"| {state} | {share(hit, said)} | {share(hit, labelled)} |"
    yield "\n| labelled as, in rows; said, in columns | " + " | ".join(State) + " |"
    yield "|---|" + "---|" * len(State)
    for state in State:
        yield f"| {state} | " + " | ".join(str(both[state, other]) for other in State) + " |"
    yield ""


def by_stratum(found: list[Pair]) -> Iterator[str]:
    """Yield how often rule and reader agree in each kind of report."""
    yield "| kind of report | wide | strict |\n|---|---|---|"
    for stratum in sorted({one.stratum for one in found}):
        of_it = [one for one in found if one.stratum == stratum]
        cells = (
            share(sum(one.labelled[name] == one.said[name] for one in of_it), len(of_it))
            for name, _ in READINGS
        )
        yield f"| {stratum} | " + " | ".join(cells) + " |"
    yield ""


def errors(found: list[Pair]) -> Iterator[str]:
    """Yield each pair on which rule and reader differ under the wide reading."""
    for one in found:
        if one.labelled["wide"] != one.said["wide"]:
            yield f"- {one.labelled['wide']} said {one.said['wide']}: {one.harm}, {one.file}"


def lines(found: list[Pair]) -> Iterable[str]:
    """Yield the whole report in markdown."""
    draws = {"all pairs": found}
    for drawn in sorted({one.drawn for one in found}):
        draws[f"drawn as '{drawn}'"] = [one for one in found if one.drawn == drawn]
    for title, some in draws.items():
        for reading, _ in READINGS:
            yield f"### {reading.capitalize()} reading, {title}: {len(some)} pairs\n"
            yield from table(some, reading)
    yield "### By kind of report, all pairs\n"
    yield from by_stratum(found)


def main(arguments: list[str]) -> None:
    """Print the measurement."""
    found = pairs(Path(arguments[0]))
    for line in errors(found) if "--errors" in arguments else lines(found):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
