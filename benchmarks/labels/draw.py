"""Draw, by a recorded seed, the pairs of report and harm to label and the reports to check.

Use: python draw.py PUBLIC_FOLDER OUT_FOLDER
PUBLIC_FOLDER holds ofsted-ilacs-scrape-tool/ (PDF reports) and the text of visits (JSON lines).
Writes pairs.csv and documents.csv into OUT_FOLDER. The same files give the same draw.
"""

import csv
import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date, datetime
from pathlib import Path

import pypdfium2

SEED = 20261122

REPORTS = "ofsted-ilacs-scrape-tool/export_data/inspection_reports"
VISITS = "derived_text_focused_visits_jtai.jsonl.gz"

PAIRS = {
    "sif": 42,
    "sif-re-inspection": 14,
    "ilacs-2018-22": 36,
    "ilacs-2023-25": 32,
    "focused-visit": 20,
    "jtai": 10,
}
"""How many pairs to label in each stratum; shared evenly over the years of publication."""

DOCUMENTS = {"sif": 15, "sif-re-inspection": 5, "ilacs": 15, "focused-visit": 5}
"""How many reports to check by hand for dates, people and counts."""

# Three fifths of the weight lies on the five harms that people ask about most.
HARMS = {
    "child-sexual-exploitation": 12,
    "child-criminal-exploitation": 12,
    "missing-children": 12,
    "domestic-abuse": 12,
    "neglect": 12,
    "child-sexual-abuse": 6,
    "trafficking-and-modern-slavery": 5,
    "serious-youth-violence": 6,
    "radicalisation": 6,
    "female-genital-mutilation": 5,
    "mental-ill-health-and-self-harm": 7,
    "homelessness-16-17": 5,
}

# Its title page does not call it a re-inspection, and the first report is not in the folder.
KNOWN_RE_INSPECTIONS = {("80553", date(2016, 2, 17))}

SIF_TITLE = "children in need of help and protection, children looked after"


@dataclass(frozen=True, kw_only=True, order=True)
class Document:
    """A readable report: its file, its stratum, and the day on its file name."""

    stratum: str
    published_on: date
    inspection_file: str
    source: str

    @property
    def urn(self) -> str:
        """Return the provider number with which its folder's name starts."""
        return Path(self.inspection_file).parent.name.split("_")[0]


def published_on(name: str) -> date | None:
    """Return the date in a file's name, or nothing."""
    found = re.search(r"(\d{1,2} [a-z]+ \d{4})\.pdf$", name)
    return datetime.strptime(found[1], "%d %B %Y").date() if found else None


def title_of(path: Path) -> str | None:
    """Return the first 600 letters of a report in lower case, or nothing if it is no PDF."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return None
    words = pdf[0].get_textpage().get_text_range().lower().replace("\u2019", "'")
    return re.sub(r"\s+", " ", words)[:600]


def pdf_documents(folder: Path) -> Iterable[Document]:
    """Yield the SIF and ILACS reports among the PDF files, oldest first."""
    dated = ((published_on(path.name), path) for path in folder.glob("*/*.pdf"))
    already: set[str] = set()
    for published, path in sorted((day, path) for day, path in dated if day):
        title, urn = title_of(path), path.parent.name.split("_")[0]
        if title is None:
            continue
        stratum = pdf_stratum(title, published, urn, again=urn in already)
        if stratum is None:
            continue
        if stratum.startswith("sif"):
            already.add(urn)
        name = path.relative_to(folder).as_posix()
        yield Document(
            stratum=stratum, published_on=published, inspection_file=name, source="pdf"
        )


def pdf_stratum(title: str, published: date, urn: str, *, again: bool) -> str | None:
    """Return the stratum of a report by its title page, or nothing for other publications."""
    if SIF_TITLE in title:
        known = (urn, published) in KNOWN_RE_INSPECTIONS
        return "sif-re-inspection" if "re-inspection" in title or again or known else "sif"
    if "judgement grade" not in title:
        return None
    return "ilacs-2018-22" if published.year <= 2022 else "ilacs-2023-25"


def derived_documents(path: Path) -> Iterable[Document]:
    """Yield the focused-visit letters and joint targeted area inspections among the texts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = published_on(row["file"])
            start = row["text"][:4000].lower()
            joint = row["repo"] == "jtai" and "joint targeted area" in re.sub(
                r"\s+", " ", start
            )
            if published and (joint or row["repo"] == "fv"):
                yield Document(
                    stratum="jtai" if joint else "focused-visit",
                    published_on=published,
                    inspection_file=row["file"],
                    source="derived",
                )


def spread_over_years(
    documents: Iterable[Document], size: int, rng: random.Random
) -> list[Document]:
    """Return `size` documents: one of each year in turn, each year's in random order."""
    years: dict[int, list[Document]] = defaultdict(list)
    for document in sorted(documents):
        years[document.published_on.year].append(document)
    for of_year in years.values():
        rng.shuffle(of_year)
    drawn: list[Document] = []
    while len(drawn) < size and any(years.values()):
        waiting = [year for year, left in sorted(years.items()) if left]
        rng.shuffle(waiting)
        drawn += [years[year].pop() for year in waiting[: size - len(drawn)]]
    return drawn


def draw_pairs(documents: list[Document]) -> list[tuple[Document, str]]:
    """Return the pairs of report and harm: a random harm for each report drawn."""
    pairs = []
    for stratum, size in PAIRS.items():
        rng = random.Random(f"{SEED} pairs {stratum}")
        of_stratum = [each for each in documents if each.stratum == stratum]
        for document in spread_over_years(of_stratum, size, rng):
            pairs.append((document, rng.choices(list(HARMS), list(HARMS.values()))[0]))
    return pairs


def draw_documents(documents: list[Document]) -> list[Document]:
    """Return the reports whose facts are to be checked by hand."""
    drawn = []
    for stratum, size in DOCUMENTS.items():
        rng = random.Random(f"{SEED} documents {stratum}")
        wanted = {"ilacs-2018-22", "ilacs-2023-25"} if stratum == "ilacs" else {stratum}
        of_stratum = sorted(each for each in documents if each.stratum in wanted)
        drawn += rng.sample(of_stratum, size)
    return drawn


def write(path: Path, heading: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows under a heading as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def main(public: Path, out: Path) -> None:
    """Draw from the public folder and write both lists."""
    documents = sorted([*pdf_documents(public / REPORTS), *derived_documents(public / VISITS)])
    pairs = draw_pairs(documents)
    heading = ["stratum", "published_on", "inspection_file", "source"]
    write(out / "documents.csv", heading, (astuple(each) for each in draw_documents(documents)))
    write(
        out / "pairs.csv", [*heading, "harm"], ((*astuple(each), harm) for each, harm in pairs)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
