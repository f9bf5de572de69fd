"""Measure how often the warning of personal data is right, on sentences labelled by hand."""

import csv
import sys
from collections import Counter
from pathlib import Path

from machine import machine

from firsthand.domain.inspection.words.personal_data import warnings
from firsthand.refdata.read_no_names import no_names
from firsthand.stats.intervals import wilson

LABELS = Path(__file__).parent / "labels" / "personal_data.csv"
WORDS = no_names()


def rows() -> list[dict[str, str]]:
    """Return the sentences with what each holds."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def share(part: int, whole: int) -> str:
    """Return a share with its 95 percent interval."""
    if not whole:
        return "-"
    interval = wilson(successes=part, trials=whole)
    return f"{part}/{whole} = {part / whole:.2f} ({interval.lower:.2f} to {interval.upper:.2f})"


def table(part: str) -> list[str]:
    """Return the rows of one part of the labels."""
    labelled = [row for row in rows() if row["part"] == part]
    said = [(row, warnings(row["text"], WORDS)) for row in labelled]
    warned = [row for row, found in said if found]
    right = [row for row in warned if row["has"] == "yes"]
    holding = [row for row in labelled if row["has"] == "yes"]
    kinds = Counter(row["kind"] for row in holding)
    found = Counter(row["kind"] for row in right)
    return [
        f"| {part} | precision | {share(len(right), len(warned))} |",
        f"| {part} | recall | {share(len(right), len(holding))} |",
        *(f"| {part} | recall, {kind} | {share(found[kind], kinds[kind])} |" for kind in kinds),
    ]


def main() -> None:
    """Print the table; with `-v`, each sentence on which the warning is wrong."""
    print(machine())
    print("\n| part | measure | share (95 % interval) |\n|---|---|---|")
    for part in dict.fromkeys(row["part"] for row in rows()):
        print("\n".join(table(part)))
    if "-v" in sys.argv:
        for row in rows():
            found = warnings(row["text"], WORDS)
            if bool(found) != (row["has"] == "yes"):
                print(row["part"], row["has"], row["text"], [one.reason for one in found])


if __name__ == "__main__":
    main()
