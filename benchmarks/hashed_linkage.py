"""Linkage of hashed lists: precision and recall beside lists in clear, and what hashes tell."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl
from linkage import DESIGN, lists, nothing
from machine import machine

from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.domain.prevalence.linkage import blocking, filters, hashing
from firsthand.domain.prevalence.linkage.people import people
from firsthand.domain.prevalence.linkage.records import Records, joined
from firsthand.engines.linking import hashed as conditions
from firsthand.engines.linking.backend import Place
from firsthand.engines.linking.linked import linked
from firsthand.services.inventing import invent

KEY = bytes(range(32))
RECORDS, SEED, LARGE = 10_000, 7, 100_000
HARD = 3.0  # times as many slips, and no homes
ROW = "| {lists} | {way} | {precision:.4f} | {recall:.4f} | {missed:,} | {children:,} |"
HEAD = "| lists | linked | precision | recall | missed by the rules | children |"


def still(done: int, total: int) -> None:
    """Show no progress."""


def invented(folder: Path, slips: float, records: int) -> None:
    """Write three lists with about so many records in all."""
    children = round(records / sum(agency.share for agency in DESIGN.agencies))
    wanted = Wanted(children=children)
    invent(folder, DESIGN, wanted, seed=SEED, slips=slips, progress=nothing)


def as_hashed(records: Records, child: np.ndarray) -> tuple[Records, np.ndarray]:
    """Return the records hashed, and the child of each."""
    frame = records.frame.with_columns(pl.Series("group", child).cast(pl.String))
    parts = []
    for place, name in enumerate(records.lists):
        clear = frame.filter(pl.col("list") == place).drop("row", "list")
        made = hashing.hashed_list(clear, KEY, carried=("group",), progress=still)
        parts.append((name, hashing.opened(made)))
    found = joined(parts)
    return found, found.frame["group"].cast(pl.Int64).to_numpy()


def same(labels: np.ndarray) -> set[tuple[int, int]]:
    """Return the pairs of rows that bear one label."""
    rows = pl.DataFrame({"label": labels, "row": np.arange(len(labels))})
    groups = rows.group_by("label").agg("row")["row"].to_list()
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def measured(records: Records, child: np.ndarray) -> dict[str, float]:
    """Return how well who is who was found."""
    found = linked(records, place=Place(), seed=1, progress=nothing)
    person = people(records, found.pairs)
    true, said = same(child), same(person)
    kept = set(found.pairs.frame.select("left", "right").iter_rows())
    return {
        "precision": len(true & said) / len(said),
        "recall": len(true & said) / len(true),
        "missed": len(true - kept),
        "children": len(np.unique(person)),
    }


@contextmanager
def without(*, sounds: bool = False, alike: bool = False) -> Iterator[None]:
    """Leave out pairs that meet by sound, or what filters say of texts not the same."""
    rules, near = blocking.HASHED_RULES, conditions._alike
    if sounds:
        blocking.HASHED_RULES = rules[:-1]
    if alike:
        conditions._alike = lambda field, share: "false"
    try:
        yield
    finally:
        blocking.HASHED_RULES, conditions._alike = rules, near


def ways(records: Records, child: np.ndarray) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each way of linking and how well it did."""
    yield "in clear", measured(records, child)
    made, of_row = as_hashed(records, child)
    yield "hashed", measured(made, of_row)
    with without(sounds=True):
        yield "hashed, meeting by the rules of lists in clear", measured(made, of_row)
    with without(alike=True):
        yield "hashes that are the same or not, no filters", measured(made, of_row)


def guessed(records: Records, column: str) -> float:
    """
    Return the share of records whose name is guessed by counting hashes, without any key.

    Whoever guesses knows how common each name is, and takes the commonest hash for the
    commonest name, and so on.
    """
    names = records.frame[column].drop_nulls()
    known = names.value_counts(sort=True)
    shuffled = hashing._hashed(names, KEY).alias("hash").to_frame()
    seen = shuffled.with_columns(names.alias("name"))
    ranked = shuffled["hash"].value_counts().sort("count", "hash", descending=[True, False])
    told = dict(zip(ranked["hash"].to_list(), known[column].to_list(), strict=True))
    right = seen["hash"].replace_strict(told) == seen["name"]
    return float(right.mean() or 0.0)


def telling(records: Records, mixed: int) -> float:
    """Return how many bits, by pair of letters, are set half again as often with it as not."""
    names = records.frame["surname"].drop_nulls()
    before, filters.MIXED = filters.MIXED, mixed
    filters._mixing.cache_clear()
    bits = np.unpackbits(filters.filters(names.to_list(), KEY, filters.NAMES), axis=1)
    filters.MIXED = before
    filters._mixing.cache_clear()
    counts = []
    for pair in ("on", "sh", "ar", "le", "n_", "er", "in", "_s", "st", "ll"):
        has = np.array([pair in filters.pairs_of_letters(name) for name in names])
        if has.any():
            gap = bits[has].mean(axis=0) - bits[~has].mean(axis=0)
            counts.append(int((np.abs(gap) > 0.5).sum()))
    return float(np.mean(counts))


def main() -> None:
    """Print the tables."""
    print(machine(), "\n")
    print(HEAD, "|---|---|---|---|---|---|", sep="\n")
    kept: Records | None = None
    for slips, title in ((1.0, "usual slips"), (HARD, "three times the slips, no homes")):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "lists"
            invented(place, slips, RECORDS)
            records, child, _ = lists(place)
        if slips == HARD:
            bare = records.frame.drop("postcode", "street")
            records = Records(lists=records.lists, frame=bare)
        else:
            kept = records
        for way, told in ways(records, child):
            print(ROW.format(lists=title, way=way, **told), flush=True)
    assert kept is not None
    print(f"\nOf {len(kept):,} records, counting alone finds the right given name of ", end="")
    print(f"{guessed(kept, 'given_name'):.0%}, the surname of {guessed(kept, 'surname'):.0%}.")
    print(
        f"Bits that tell a pair of letters: {telling(kept, 1):.1f} of 1,024 before mixing, ",
        end="",
    )
    print(f"{telling(kept, filters.MIXED):.1f} after.")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "lists"
        invented(place, 1.0, LARGE)
        records, child, _ = lists(place)
        began, used = time.perf_counter(), time.process_time()
        as_hashed(records, child)
        taken, used = time.perf_counter() - began, time.process_time() - used
    print(f"Hashing {len(records):,} records: {taken:.1f} s, {used:.1f} s of CPU.")


if __name__ == "__main__":
    main()
