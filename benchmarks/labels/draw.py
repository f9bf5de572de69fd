"""Draw, by a recorded seed, the pairs of report and harm to label and the reports to check.

Use: python draw.py PUBLIC_FOLDER OUT_FOLDER
PUBLIC_FOLDER holds ofsted-ilacs-scrape-tool/ (PDF reports) and the text of visits (JSON lines).
Writes pairs.csv and documents.csv into OUT_FOLDER. The same files give the same draw.

There are two draws of pairs. `spread`: any report with any harm. `sparse`: reports that hold
one to three words of the harm, because passing mentions are rare in the first and hard.
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

SPARSE_PAIRS = {
    "sif": 14,
    "sif-re-inspection": 4,
    "ilacs-2018-22": 12,
    "ilacs-2023-25": 12,
    "focused-visit": 8,
    "jtai": 4,
}
"""How many further pairs to label where the report holds one to three words of the harm."""

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

# Wide nets, for choosing what to read only; a label never follows from a word.
NETS = {
    "child-sexual-exploitation": r"exploit|\bcse\b",
    "child-criminal-exploitation": r"exploit|county lines|\bgangs?\b",
    "missing-children": r"go(?:es|ing)? missing|missing from (?:home|care)|home interview",
    "domestic-abuse": r"domestic (?:abuse|violence)|\bmarac\b",
    "neglect": r"neglect",
    "child-sexual-abuse": r"sexual(?:ly)? abuse|sexual assault|sexual harm",
    "trafficking-and-modern-slavery": r"traffick|modern slavery|national referral mechanism",
    "serious-youth-violence": r"youth violence|serious violence|\bgangs?\b|knife",
    "radicalisation": r"radicali|extremis|prevent duty",
    "female-genital-mutilation": r"genital|\bfgm\b",
    "mental-ill-health-and-self-harm": r"mental health|mental ill|self-harm|suicid|camhs",
    "homelessness-16-17": r"homeless",
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


def pdf_text(path: Path) -> str:
    """Return the words of a report in lower case, on one line."""
    pdf = pypdfium2.PdfDocument(path)
    words = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return plain(words)


def plain(words: str) -> str:
    """Return words in lower case, on one line, without breaks inside a word."""
    return re.sub(r"\s+", " ", words.replace("\ufffe", "")).lower()


def all_texts(public: Path, documents: Iterable[Document]) -> dict[str, str]:
    """Return the text of every document by its file."""
    with gzip.open(public / VISITS, "rt", encoding="utf-8") as lines:
        texts = {row["file"]: plain(row["text"]) for row in map(json.loads, lines)}
    for document in documents:
        if document.source == "pdf":
            name = document.inspection_file
            texts[name] = pdf_text(public / REPORTS / name)
    return texts


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


def draw_sparse_pairs(
    documents: list[Document], texts: dict[str, str], drawn: set[tuple[Document, str]]
) -> list[tuple[Document, str]]:
    """Return further pairs, of reports that hold one to three words of the harm."""
    pairs = []
    for stratum, size in SPARSE_PAIRS.items():
        rng = random.Random(f"{SEED} sparse {stratum}")
        of_stratum = [each for each in documents if each.stratum == stratum]
        found: list[tuple[Document, str]] = []
        for document in spread_over_years(of_stratum, len(of_stratum), rng):
            sparse = sorted(sparsely_named(texts[document.inspection_file]))
            harms = [harm for harm in sparse if (document, harm) not in drawn]
            if harms and len(found) < size:
                found.append((document, rng.choices(harms, [HARMS[harm] for harm in harms])[0]))
        pairs += found
    return pairs


def sparsely_named(text: str) -> set[str]:
    """Return the harms of whose net a text holds one to three words."""
    return {harm for harm, net in NETS.items() if 1 <= len(re.findall(net, text)) <= 3}


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
    heading = ["stratum", "published_on", "inspection_file", "source"]
    write(out / "documents.csv", heading, (astuple(each) for each in draw_documents(documents)))
    spread = draw_pairs(documents)
    sparse = draw_sparse_pairs(documents, all_texts(public, documents), set(spread))
    rows = [
        (*astuple(document), harm, draw)
        for draw, pairs in (("spread", spread), ("sparse", sparse))
        for document, harm in pairs
    ]
    write(out / "pairs.csv", [*heading, "harm", "draw"], rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
