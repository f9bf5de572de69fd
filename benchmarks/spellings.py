"""
Measure how the spellings that authorities really used for codes are read.

Use: python benchmarks/spellings.py Annex_A_schema.yml [--all]
The file is the schema of the London consortium's pipeline (MIT): 10,781 pairs of column and
spelling, each put by hand into a group that is often coarser than our codes. Nothing is
learned from it while reading. Prints markdown: of each column, how many spellings are read, how
many are left in doubt, and how many are read as a code whose spellings the schema mostly puts
into another group. Those were judged by a reader, one by one, in labels/spellings.csv: whether
our reading is right, or the schema's, or nobody can tell. `--all` lists every reading.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from firsthand.domain.reference.column import Column
from firsthand.refdata import read as refdata
from firsthand.refdata import read_lists
from firsthand.sources.lists.columns import Keys, authority_names, meanings
from firsthand.sources.lists.spelling import plain

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LABELS = Path(__file__).parent / "labels" / "spellings.csv"


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """One spelling of one column: the schema's groups, and what it is read as."""

    column: str
    given: str
    groups: frozenset[str]
    read: str | None


def spellings(schema: Path) -> Iterator[Spelling]:
    """Yield each pair of column and spelling with the groups that the schema gives it."""
    known = {plain(column.name): column for column in read_lists.columns().values()}
    names = authority_names(refdata.authorities())
    keys = Keys(code_sets=read_lists.code_sets(), authorities=names)
    for name, groups in grouped(schema).items():
        column: Column = known[plain(name)]
        means = meanings([*groups], column, keys)
        for given, found in groups.items():
            read = means[given].read
            yield Spelling(
                column=name,
                given=given,
                groups=frozenset(found),
                read=str(read) if read is not None else None,
            )


def grouped(schema: Path) -> dict[str, dict[str, set[str]]]:
    """Return the schema's groups by column and spelling."""
    found: dict[str, dict[str, set[str]]] = {}
    lists = yaml.load(schema.read_text(encoding="utf-8"), Loader=LOADER)["column_map"]
    for columns in lists.values():
        for name, column in columns.items():
            for group in column.get("category") or ():
                written = group.get("name") or ()
                for given in (written,) if isinstance(written, str) else written:
                    one = found.setdefault(name, {}).setdefault(str(given), set())
                    one.add(str(group["code"]))
    return found


def strangers(found: list[Spelling]) -> list[Spelling]:
    """Return the spellings read as a code that the schema mostly puts into another group."""
    usual: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.read is not None:
            usual[one.column, one.read].update(map(folded, one.groups))
    return [
        one
        for one in found
        if one.read is not None
        and usual[one.column, one.read].most_common(1)[0][0] not in set(map(folded, one.groups))
    ]


def folded(group: str) -> str:
    """Return a group without its letter; the schema letters one group in two ways."""
    return plain(group.split(")", 1)[-1])


def verdicts() -> dict[tuple[str, str], str]:
    """Return what a reader judged of each disagreement: 'ours', 'schema' or 'unclear'."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {(row["column"], row["given"]): row["right"] for row in csv.DictReader(file)}


def table(found: list[Spelling]) -> Iterator[str]:
    """Yield the lines of the table, one for each column and one for all."""
    yield "| column | spellings | read | in doubt | group differs |"
    yield "|---|---|---|---|---|"
    differing = Counter(one.column for one in strangers(found))
    total = Counter(one.column for one in found)
    read = Counter(one.column for one in found if one.read is not None)
    for column, number in total.items():
        doubted = number - read[column]
        yield f"| {column} | {number} | {read[column]} | {doubted} | {differing[column]} |"
    everything, known = len(found), sum(read.values())
    share = f"{known} ({known / everything:.1%})"
    left = f"{everything - known} ({1 - known / everything:.1%})"
    yield f"| all | {everything} | {share} | {left} | {differing.total()} |"


def main(schema: Path, *, everything: bool) -> None:
    """Print the table and each disagreement with the reader's verdict."""
    found = list(spellings(schema))
    print("\n".join(table(found)))
    judged = verdicts()
    print("\nRead into another group than the schema's:\n")
    for one in strangers(found):
        verdict = judged.get((one.column, one.given), "NOT JUDGED")
        groups = ", ".join(sorted(one.groups))
        print(f"- {one.column}: {one.given!r} is {one.read} / {groups} (right: {verdict})")
    for one in found if everything else ():
        print(f"{one.column}\t{one.given}\t{one.read}\t{', '.join(sorted(one.groups))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), everything="--all" in sys.argv)
