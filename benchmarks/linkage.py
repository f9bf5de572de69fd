"""Linkage of invented lists: time, memory, precision and recall, beside Splink by itself."""

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl
from machine import machine, peak_memory

from firsthand.domain.prevalence.invented.design import Agency, Design
from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.domain.prevalence.linkage.records import Records, joined
from firsthand.services.inventing import invent

SIZES = (10_000, 100_000)
DESIGN = Design(
    agencies=tuple(
        Agency(name=name, share=share)
        for name, share in (("police", 0.35), ("health", 0.3), ("school", 0.25))
    )
)
THRESHOLDS = (0.5, 0.95)
PLAIN = ("given_name", "surname", "street")
HEAD = (
    "records",
    "by",
    "learning s",
    "pairs s",
    "people s",
    "total s",
    "CPU s",
    "peak GiB",
    "pairs compared",
)
TRUTH = ("records", "by", "threshold", "precision", "recall", "children", "twins linked")


def nothing(done: int, total: int, what: str) -> None:
    """Show no progress."""


def lists(folder: Path) -> tuple[Records, np.ndarray, np.ndarray]:
    """Return records as they are read, the child of each, and whether that child is a twin."""
    parts = []
    for name in DESIGN.lists:
        frame = pl.read_csv(folder / f"{name}.csv", infer_schema=False)
        known = frame.with_columns(pl.when(pl.all() != "").then(pl.all()))
        parts.append(
            (
                name,
                known.with_columns(
                    pl.col("sex").replace({"boy": "m", "girl": "f"}),
                    pl.col(PLAIN).str.to_lowercase(),
                ).drop("referred_by"),
            )
        )
    records = joined(parts)
    truth = pl.read_csv(folder / "truth.csv", infer_schema=False)
    named = records.frame.select(
        pl.col("list").replace_strict(dict(enumerate(records.lists)), return_dtype=pl.String),
        "record",
    )
    known = named.join(truth, on=["list", "record"], how="left", maintain_order="left")
    child = known["child"].str.slice(6).cast(pl.Int64).to_numpy()
    return records, child, (known["twin"] == "yes").to_numpy()


def ours(folder: Path, engine: str) -> dict[str, object]:
    """Link with this project, and tell how long it took and how well it did."""
    from firsthand.domain.prevalence.linkage.people import people
    from firsthand.engines.linking.backend import Place
    from firsthand.engines.linking.linked import COMPARING, linked

    records, child, twin = lists(folder)
    began, used = time.perf_counter(), time.process_time()
    learned = [began]

    def told(done: int, total: int, what: str) -> None:
        if what == COMPARING and not done:
            learned[0] = time.perf_counter()

    place = Place(engine=engine, master="local[2]")
    found = linked(records, place=place, seed=1, progress=told)
    paired = time.perf_counter()
    by_threshold = {THRESHOLDS[0]: people(records, found.pairs, THRESHOLDS[0])}
    ended, used = time.perf_counter(), time.process_time() - used
    by_threshold |= {at: people(records, found.pairs, at) for at in THRESHOLDS[1:]}
    times = (learned[0] - began, paired - learned[0], ended - paired)
    answer = answered((*times, used), found.pairs.compared, by_threshold, child, twin)
    frame = found.pairs.frame
    exact = frame.drop("weight", "probability").write_csv().encode()
    answer["pairs"] = hashlib.sha256(exact).hexdigest()
    answer["weights"] = frame["weight"].to_list() if frame.height < 100_000 else []
    return answer


def bare(folder: Path) -> dict[str, object]:
    """Link with Splink alone: the same comparisons and rules, its own training and clusters."""
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI

    from firsthand.domain.prevalence.linkage.comparing import comparisons
    from firsthand.domain.prevalence.linkage.model import Model
    from firsthand.engines.linking.conditions import compared, settings

    records, child, twin = lists(folder)
    began, used = time.perf_counter(), time.process_time()
    api = DuckDBAPI()
    table = compared(records.frame).with_columns(
        (
            pl.col("date_of_birth").str.slice(0, 4)
            + pl.min_horizontal(
                pl.col("date_of_birth").str.slice(5, 2), pl.col("date_of_birth").str.slice(8, 2)
            )
            + pl.max_horizontal(
                pl.col("date_of_birth").str.slice(5, 2), pl.col("date_of_birth").str.slice(8, 2)
            )
        ).alias("born"),
        (
            pl.min_horizontal("given_name", "surname")
            + "|"
            + pl.max_horizontal("given_name", "surname")
        ).alias("names"),
    )
    rules = [
        block_on("names"),
        block_on("born", "substr(given_name, 1, 1)"),
        block_on("born", "substr(surname, 1, 1)"),
        block_on("postcode", "substr(given_name, 1, 1)"),
        block_on("postcode", "born"),
        block_on("street", "born"),
    ]
    model = Model(
        prior=0.0001,
        within=0.0001,
        comparisons=comparisons(records.compared),
        blocking=(),
    )
    told = settings(model, [], dialect="duckdb", rarity=True)
    told["blocking_rules_to_generate_predictions"] = rules
    told["retain_intermediate_calculation_columns"] = False
    for comparison in told["comparisons"]:
        for level in comparison["comparison_levels"]:
            level.pop("m_probability", None)
            level.pop("u_probability", None)
    linker = Linker(api.register(table.to_arrow()), told, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=4e6, seed=1)
    for rule in (
        block_on("given_name", "surname"),
        block_on("date_of_birth", "postcode"),
        block_on("given_name", "date_of_birth"),
        block_on("given_name", "postcode"),
    ):
        training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
    learned = time.perf_counter()
    pairs = linker.inference.predict(threshold_match_probability=0.001)
    paired = time.perf_counter()
    by_threshold, ended = {}, 0.0
    for at in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, at)
        frame = pl.from_arrow(
            api.duckdb_con.sql(
                f"select row, cluster_id from {clusters.physical_name} order by row"
            ).to_arrow_table()
        )
        by_threshold[at] = frame["cluster_id"].rank("dense").cast(pl.Int64).to_numpy() - 1
        if not ended:
            ended, used = time.perf_counter(), time.process_time() - used
    times = (learned - began, paired - learned, ended - paired)
    return answered((*times, used), None, by_threshold, child, twin)


def answered(times, compared, by_threshold, child, twin) -> dict[str, object]:
    """Return times, memory, and how well the people of each threshold fit the truth."""
    return {
        "times": times,
        "memory": peak_memory() / 1024,
        "compared": compared,
        "truth": [[at, *judged(person, child, twin)] for at, person in by_threshold.items()],
    }


def judged(person, child, twin) -> tuple[float, float, int, int]:
    """Return precision and recall by pairs, how many children, and twins taken for one."""
    both = np.unique(child * (len(child) + 1) + person, return_inverse=True)[1]
    right = many(both)
    # A twin follows the child whose twin it is.
    held = pl.DataFrame({"person": person, "child": child, "twin": twin}).unique()
    before = held.select("person", (pl.col("child") + 1).alias("child"))
    wrongly = held.filter(pl.col("twin")).join(before, on=["person", "child"]).height
    return right / many(person), right / many(child), int(person.max()) + 1, wrongly


def many(labels) -> int:
    """Return how many pairs have the same label."""
    sizes = np.bincount(np.unique(labels, return_inverse=True)[1])
    return int((sizes * (sizes - 1) // 2).sum())


def run(by: str, folder: Path) -> dict[str, object]:
    """Run one way in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--run", by, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def row(*cells: object) -> str:
    """Return a row of a table in Markdown."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def main() -> None:
    """Print the tables for the sizes asked for; `--spark` adds Spark up to 10,000 records."""
    sizes = [int(one) for one in sys.argv[1:] if one.isdecimal()] or list(SIZES)
    print(machine(), end="\n\n")
    costs, truths, same = [], [], []
    for size in sizes:
        with tempfile.TemporaryDirectory() as held:
            folder = Path(held) / "lists"
            # Of 100 children 93 records come: 0.9 on lists, and 3 in 100 twice.
            children = round(size / 0.927)
            invent(folder, DESIGN, Wanted(children=children), seed=7, progress=nothing)
            ways = ["ours", "bare"]
            if "--spark" in sys.argv and size <= 10_000:
                ways.append("spark")
            found = {way: run(way, folder) for way in ways}
        for way, one in found.items():
            *parts, used = one["times"]
            seconds = [f"{second:.1f}" for second in (*parts, sum(parts), used)]
            costs.append(
                row(f"{size:,}", way, *seconds, f"{one['memory']:.2f}", one["compared"] or "")
            )
            truths += [
                row(
                    f"{size:,}",
                    way,
                    at,
                    f"{right:.4f}",
                    f"{found_again:.4f}",
                    f"{children:,}",
                    twins,
                )
                for at, right, found_again, children, twins in one["truth"]
            ]
        if "spark" in found:
            alike = found["spark"]["pairs"] == found["ours"]["pairs"]
            two = zip(found["spark"]["weights"], found["ours"]["weights"], strict=alike)
            apart = max(abs(one - other) for one, other in two)
            same.append(
                f"{size:,} records on Spark: the same pairs, levels and rules: {alike}; "
                f"weights differ by {apart:.2g} bits at most."
            )
    for head, rows in ((HEAD, costs), (TRUTH, truths)):
        print(row(*head), row(*["---"] * len(head)), *rows, "", sep="\n")
    print(*same, sep="\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        by, where = sys.argv[2], Path(sys.argv[3])
        engines = {"ours": "duckdb", "spark": "spark"}
        answer = ours(where, engines[by]) if by in engines else bare(where)
        print(json.dumps(answer))
    else:
        main()
