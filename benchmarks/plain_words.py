"""
Measure the checker of words against sentences of real reports that a reader labelled.

Use: python benchmarks/plain_words.py PUBLIC_FOLDER [--errors]
Prints markdown: precision and recall of each flag with 95 % Wilson intervals on the sentences
labelled before the rules were written ('before'), on those labelled and then used to mend them
('between'), and on those labelled when nothing was changed any more ('last'); then how many of
all improvement items in the folder would be flagged as asking only for paper, by year.
`--errors` lists the places where rule and reader differ; no sentence is printed.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plain_words_texts import REPORTS, Text, files, texts

from firsthand.domain.inspection.words.plain_words import FlagKey, TextKind, flags
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
FIELDS = ("wanted", "given")
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


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One label beside what the rule says of the same words."""

    column: str
    when: str
    wanted: bool
    given: bool
    place: str


def verdicts(folder: Path) -> Iterator[Verdict]:
    """Yield each label with what the rule says."""
    for row, text in labelled(folder):
        keys = said(text)
        for column, key in MEASURED.items():
            if row[column]:
                yield Verdict(
                    column=column,
                    when=row["when"],
                    wanted=row[column] == "yes",
                    given=key in keys,
                    place=f"{text.file} {text.kind} {text.ordinal}",
                )


def accuracy(found: list[Verdict]) -> Iterator[str]:
    """Yield the table of precision and recall, and the reader's own share of paper."""
    yield "| flag | labelled | precision | recall | labelled yes |\n|---|---|---|---|---|"
    for column, when in dict.fromkeys((one.column, one.when) for one in found):
        of_it = [one for one in found if (one.column, one.when) == (column, when)]
        hit = sum(one.wanted and one.given for one in of_it)
        wanted, given = (sum(getattr(one, name) for one in of_it) for name in FIELDS)
        yield (
            f"| {MEASURED[column]} | {when} | {share(hit, given)} | {share(hit, wanted)} "
            f"| {wanted} of {len(of_it)} |"
        )
    paper = [one.wanted for one in found if one.column == "only_paper"]
    yield f"\nThe reader called {share(sum(paper), len(paper))} of the items drawn only paper."


def errors(found: list[Verdict]) -> Iterator[str]:
    """Yield each place where rule and reader differ."""
    for one in sorted(found, key=lambda one: (one.column, one.wanted, one.place)):
        if one.wanted != one.given:
            yield f"- {one.column} {'missed' if one.wanted else 'flagged'}: {one.place}"


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


def main(public: Path, *, differing: bool) -> None:
    """Print both tables, and the errors where they are wanted."""
    folder = public / REPORTS
    found = list(verdicts(folder))
    print("\n".join((*accuracy(found), *national(folder))))
    print("\n".join(errors(found)) if differing else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), differing="--errors" in sys.argv)
