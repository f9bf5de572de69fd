"""
Measure the checker of words against sentences of real reports that a reader labelled.

Use: python benchmarks/plain_words.py PUBLIC_FOLDER [--errors]
Prints markdown: precision and recall of each flag with 95 % Wilson intervals on the sentences
that were labelled before the rule was written ('before') and on those labelled after it was
finished and before it was run on them ('after'); then how many of all improvement items in the
folder would be flagged as asking only for paper, by year. `--errors` lists the places where
rule and reader differ; no sentence is printed.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plain_words_texts import REPORTS, Text, files, texts

from firsthand.domain.inspection.plain_words import FlagKey, TextKind, flags
from firsthand.refdata.read_plain_words import plain_words
from firsthand.stats.intervals import wilson

LABELS = Path(__file__).parent / "labels" / "plain_words.csv"
KINDS = {"item": TextKind.RECOMMENDATION, "finding": TextKind.FINDING}
MEASURED = {
    "only_paper": FlagKey.ONLY_PAPER,
    "nobody_named": FlagKey.NOBODY_NAMED,
    "hedging": FlagKey.HEDGING,
    "no_subject": FlagKey.NO_SUBJECT,
    "jargon": FlagKey.JARGON,
}
YEAR = re.compile(r"(20\d\d)\.pdf$|(20\d\d)")


def share(part: int, whole: int) -> str:
    """Return a share as a percentage with its interval and its counts."""
    if not whole:
        return "none"
    interval = wilson(successes=part, trials=whole)
    low, high = (round(100 * end) for end in (interval.lower, interval.upper))
    return f"{100 * part / whole:.0f} % [{low}, {high}] ({part} of {whole})"


def said(text: Text) -> set[FlagKey]:
    """Return the keys of the flags that a text gets."""
    return {flag.key for flag in flags(text.words, KINDS[text.kind], plain_words())}


def labelled(folder: Path) -> Iterator[tuple[dict[str, str], Text]]:
    """Yield each labelled row with its text; stop where the words are not the same ones."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = {name: texts(folder, name) for name in {row["file"] for row in rows}}
    for row in rows:
        place = (row["kind"], int(row["ordinal"]))
        text = next(t for t in read[row["file"]] if (t.kind, t.ordinal) == place)
        if text.digest != row["digest"]:
            raise SystemExit(f"{row['file']} {place}: other words than those labelled")
        yield row, text


def accuracy(folder: Path, *, errors: bool) -> Iterator[str]:
    """Yield the table of precision and recall, and with `errors` each place that differs."""
    both: dict[tuple[str, str], Counter[tuple[bool, bool]]] = {}
    differing = []
    for row, text in labelled(folder):
        keys = said(text)
        for column, key in MEASURED.items():
            if row[column]:
                wanted, given = row[column] == "yes", key in keys
                both.setdefault((column, row["when"]), Counter())[wanted, given] += 1
                if wanted != given:
                    verdict = "missed" if wanted else "flagged"
                    place = f"{text.file} {text.kind} {text.ordinal}"
                    differing.append(f"- {column} {verdict}: {place}")
    yield "| flag | labelled | precision | recall | labelled yes |\n|---|---|---|---|---|"
    for (column, when), counts in both.items():
        hit = counts[True, True]
        precision = share(hit, hit + counts[False, True])
        recall = share(hit, hit + counts[True, False])
        of_all = f"{hit + counts[True, False]} of {counts.total()}"
        yield f"| {MEASURED[column]} | {when} | {precision} | {recall} | {of_all} |"
    if errors:
        yield ""
        yield from sorted(differing)


def national(folder: Path) -> Iterator[str]:
    """Yield, by year of the report, the share of all its items flagged as paper only."""
    flagged: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for file in files(folder):
        for text in texts(folder, file):
            if text.kind == "item":
                year = _year(file)
                total[year] += 1
                flagged[year] += FlagKey.ONLY_PAPER in said(text)
    yield "\n| year of report | items | flagged only-paper |\n|---|---|---|"
    for year in sorted(total):
        yield f"| {year} | {total[year]} | {share(flagged[year], total[year])} |"
    yield f"| all | {total.total()} | {share(flagged.total(), total.total())} |"


def _year(file: str) -> str:
    found = YEAR.findall(Path(file).name)
    return max(max(pair) for pair in found) if found else "not told"


def main(public: Path, *, errors: bool) -> None:
    """Print both tables."""
    folder = public / REPORTS
    print("\n".join((*accuracy(folder, errors=errors), *national(folder))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), errors="--errors" in sys.argv)
