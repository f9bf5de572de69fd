"""
Hidden numbers of linked lists: how often intervals hold the truth, and how often none is given.

Invented populations of 63 designs: three to five lists, three sizes, seven ways in which
children are found. Their records have faults at the usual rates, are linked by Splink on DuckDB
with a model learned once for each number of lists and size (on a population of its own), half
at a threshold of 0.5, half at 0.95; about 300 pairs are judged by a clerk who errs in 1 of 100;
then the number is estimated with the errors of the linkage.

    python benchmarks/hidden_coverage.py ANSWERS.jsonl [--first-seed S] [--each N]
    python benchmarks/hidden_coverage.py ANSWERS.jsonl --tell
"""

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

# Numba asks for the package `coverage`, which must not be the benchmark of that name beside us.
sys.path.append(sys.path.pop(0))

from machine import machine

from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.design import Agency, Design, Referral
from firsthand.domain.prevalence.invented.people import people
from firsthand.domain.prevalence.invented.records import COLUMNS
from firsthand.domain.prevalence.invented.records import records as written
from firsthand.domain.prevalence.invented.slips import Rates
from firsthand.domain.prevalence.linkage.carried import Asked
from firsthand.domain.prevalence.linkage.clerical import Judgement, Match, deciding, sample
from firsthand.domain.prevalence.linkage.counting import table_of
from firsthand.domain.prevalence.linkage.draws import together
from firsthand.domain.prevalence.linkage.estimated import Linkage, estimated
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.records import Records, joined
from firsthand.engines.linking.backend import Place
from firsthand.engines.linking.linked import linked
from firsthand.refdata.read_invented import invented_names
from firsthand.stats.hidden.methods import refit
from firsthand.stats.hidden.overlaps import Overlaps
from firsthand.stats.intervals import wilson

SHARES = {
    3: (0.35, 0.30, 0.25),
    4: (0.30, 0.25, 0.20, 0.15),
    5: (0.30, 0.25, 0.20, 0.15, 0.12),
}
NAMES = ("police", "health", "school", "social-care", "charity")
SIZES = (600, 2000, 6000)
KINDS = {
    "independent": {},
    "referrals, recorded": {"refer": 0.2},
    "referrals, not recorded": {"refer": 0.2, "unrecorded": True},
    "unequal, spread 0.5": {"spread": 0.5},
    "unequal, spread 1": {"spread": 1.0},
    "out of reach, 1 in 20": {"out": 0.05},
    "a little of all": {"refer": 0.1, "spread": 0.3, "out": 0.02},
}
DESIGNS = tuple(product(KINDS, SHARES, SIZES))
THRESHOLDS = (0.5, 0.95)
METHODS = ("stepwise", "bic", "downhill", "graphs", "coverage", "chao")
PAIRS, WRONG = 300, 0.01
DRAWS, REPLICATES = 40, 400
PARTS = ("linkage", "model", "sampling")
LEARNED_FROM = 999  # the seed of the populations that models are learned from


@dataclass(frozen=True, kw_only=True, eq=False)
class Population:
    """Records with their true children, and what linkage without error would show."""

    records: Records
    child: np.ndarray
    true: Overlaps


def design_of(kind: str, lists: int, size: int) -> Design:
    """Return the design of an invented population."""
    told: dict[str, Any] = KINDS[kind]
    agencies = zip(NAMES, SHARES[lists], strict=False)
    refer = Referral(sender=NAMES[0], receiver=NAMES[1], share=told.get("refer", 0.5))
    return Design(
        agencies=tuple(Agency(name=name, share=share) for name, share in agencies),
        referrals=(refer,) if "refer" in told else (),
        spread=told.get("spread", 0.0),
        out_of_reach=round(told.get("out", 0.0) * size),
    )


def population(kind: str, lists: int, size: int, seed: int) -> Population:
    """Return one invented population, its records as they are read into one form."""
    rng = np.random.default_rng([seed, lists, size, list(KINDS).index(kind)])
    children = people(size, invented_names(), rng)
    capture = captured(size, design_of(kind, lists, size), rng)
    parts, child = [], []
    for place in range(lists):
        found = written(place, capture, children, Rates(), rng)
        columns = dict(zip(COLUMNS, map(list, found.columns), strict=True))
        parts.append((found.list_name, _in_one_form(pl.DataFrame(columns))))
        child.append(found.child)
    if "unrecorded" in KINDS[kind]:
        parts = [(name, frame.drop("referred_by")) for name, frame in parts]
    return Population(records=joined(parts), child=np.concatenate(child), true=capture.overlaps)


def _in_one_form(frame: pl.DataFrame) -> pl.DataFrame:
    text = pl.col(pl.String)
    return frame.with_columns(pl.when(text != "").then(text).name.keep()).with_columns(
        pl.col("given_name", "surname", "street").str.to_lowercase(),
        pl.col("postcode").str.replace_all(" ", ""),
        pl.col("sex").replace({"girl": "f", "boy": "m"}),
    )


@cache
def model_of(lists: int, size: int) -> Model:
    """Return the model of linkage for lists of this number and size."""
    learned = population("independent", lists, size, LEARNED_FROM)
    return linked(learned.records, place=Place(), progress=_silent).model


def answered(given: tuple[str, int, int, int]) -> dict[str, Any]:
    """Return what is estimated of one population, beside its truth."""
    kind, lists, size, seed = given
    began = time.process_time()
    made = population(kind, lists, size, seed)
    threshold = THRESHOLDS[seed % 2]
    model = model_of(lists, size)
    pairs = linked(made.records, place=Place(), model=model, progress=_silent).pairs
    rng = np.random.default_rng([seed, 1])
    found = deciding(made.records, pairs, threshold=threshold)
    drawn = sample(found, total=PAIRS, rng=rng)
    whole = estimated(
        Linkage(
            records=made.records,
            pairs=pairs,
            model=model,
            threshold=threshold,
            sample=drawn,
            judgements=_judged(drawn, made.child, rng),
        ),
        Asked(methods=METHODS, replicates=REPLICATES, seed=seed),
        draws=DRAWS,
    )
    head = whole.answer.headline
    assert head is not None
    counted = np.ones(len(made.records), dtype=bool)
    return {
        "kind": kind,
        "lists": lists,
        "size": size,
        "seed": seed,
        "threshold": threshold,
        "uncorrected": _stepwise(table_of(made.records, found.person, counted)),
        "perfect": _stepwise(made.true),
        "observed": whole.answer.table.observed,
        "headline": _told(head),
        "models_alone": _told(head) | dict(head.detail["models_alone"]),
        "methods": {one.method: _told(one) for one in whole.answer.estimates},
        "precision": [_share(found.person, made, "links"), *_limits(whole.quality.precision)],
        "recall": [_share(found.person, made, "true"), *_limits(whole.quality.recall)],
        "variance": vars(whole.carried.variance) if whole.carried.variance else None,
        "judged": whole.quality.judged,
        "seconds": time.process_time() - began,
    }


def _judged(
    drawn: pl.DataFrame, child: np.ndarray, rng: np.random.Generator
) -> list[Judgement]:
    left, right = drawn["left"].to_numpy(), drawn["right"].to_numpy()
    same = (child[left] == child[right]) ^ (rng.random(len(left)) < WRONG)
    return [
        Judgement(left=one, right=other, match=Match.YES if yes else Match.NO, by="", on="")
        for one, other, yes in zip(left.tolist(), right.tolist(), same.tolist(), strict=True)
    ]


def _stepwise(table: Overlaps) -> float | None:
    again = refit("stepwise", table)
    assert again is not None
    number = float(again(np.append(0.0, table.counts)[None])[0])
    return number if np.isfinite(number) else None


def _told(one: Any) -> dict[str, Any]:
    worked_out = dict(one.detail.get("worked_out", {}))
    return {
        "refused": one.refused,
        "estimate": one.estimate,
        "lower": one.lower,
        "upper": one.upper,
        "reasons": list(one.reasons),
        "worked_out": worked_out,
    }


def _limits(one: Any) -> list[float]:
    return [one.lower, one.upper]


def _share(person: np.ndarray, made: Population, of: str) -> float:
    """Return the true precision or recall of the links of two lists."""
    of_list, lists = made.records.frame["list"].to_numpy(), len(made.records.lists)
    both = person.astype(np.int64) * (len(person) + 1) + made.child
    right = together(np.unique(both, return_inverse=True)[1], of_list, lists)
    all_of = together(person if of == "links" else made.child, of_list, lists)
    across = ~np.eye(lists, dtype=bool)
    return float(right[across].sum() / all_of[across].sum())


def _silent(done: int, total: int, what: str) -> None:
    """Tell nobody."""


def run(file: Path, first_seed: int, each: int) -> None:
    """Estimate all populations that the file does not hold yet, adding each when done."""
    done = {_place(one) for one in _answers(file)} if file.exists() else set()
    wanted = [
        (*design, first_seed + number)
        for number, design in product(range(each), DESIGNS)
        if (*design, first_seed + number) not in done
    ]
    # In the order of models, which each process keeps.
    with multiprocessing.get_context("spawn").Pool(2) as pool, file.open("a") as out:
        for at, one in enumerate(pool.imap_unordered(answered, wanted, chunksize=1), 1):
            out.write(json.dumps(one) + "\n")
            out.flush()
            print(f"{at} of {len(wanted)}", file=sys.stderr)


def _place(one: dict[str, Any]) -> tuple[Any, ...]:
    return one["kind"], one["lists"], one["size"], one["seed"]


def _answers(file: Path) -> Iterator[dict[str, Any]]:
    with file.open() as lines:
        yield from map(json.loads, lines)


def tell(file: Path) -> None:
    """Print the tables."""
    answers = list(_answers(file))
    print(machine())
    spent = sum(one["seconds"] for one in answers)
    print(f"\n{len(answers)} populations, {spent:,.0f} s of CPU\n")
    print("| what | given | held the truth | refused |\n|---|---|---|---|")
    print(_row("headline", [(one["size"], one["headline"]) for one in answers]))
    alone = [(one["size"], one["models_alone"]) for one in answers]
    print(_row("headline, its models alone", alone))
    for name in METHODS:
        print(_row(name, [(one["size"], one["methods"][name]) for one in answers]))
    for title, key in (
        ("Headlines by how children are found", lambda one: one["kind"]),
        ("Headlines by lists", lambda one: f"{one['lists']} lists"),
        ("Headlines by size", lambda one: f"{one['size']:,} children"),
        ("Headlines by threshold", lambda one: f"threshold {one['threshold']}"),
    ):
        _by(title, answers, key)
    _bias(answers)
    _variance(answers)
    for name in ("precision", "recall"):
        held = [
            low - 1e-9 <= true <= high + 1e-9 for true, low, high in (a[name] for a in answers)
        ]
        print(f"\nTrue {name} within its interval: {np.mean(held):.1%}.")


def _by(
    title: str, answers: list[dict[str, Any]], key: Callable[[dict[str, Any]], str]
) -> None:
    print(f"\n### {title}\n\n| which | given | held the truth | refused |\n|---|---|---|---|")
    for value in sorted({key(one) for one in answers}):
        own = [(one["size"], one["headline"]) for one in answers if key(one) == value]
        print(_row(value, own))


def _row(name: str, told: list[tuple[int, dict[str, Any]]]) -> str:
    given = [(size, one) for size, one in told if not one["refused"] and one["upper"]]
    refused = 1 - len(given) / len(told)
    if not given:
        return f"| {name} | 0 | | {refused:.0%} |"
    held = sum(one["lower"] <= size <= one["upper"] for size, one in given)
    share = wilson(successes=held, trials=len(given))
    return (
        f"| {name} | {len(given)} | {held / len(given):.1%} ({share.lower:.1%} to "
        f"{share.upper:.1%}) | {refused:.0%} |"
    )


def _bias(answers: list[dict[str, Any]]) -> None:
    print(
        "\n### Stepwise, 'independent', 2,000 children and more: middle of number over truth\n"
    )
    print("| threshold | as linked | linkage without error | corrected |\n|---|---|---|---|")
    for threshold in THRESHOLDS:
        own = [
            one
            for one in answers
            if one["kind"] == "independent"
            and one["size"] >= 2000
            and one["threshold"] == threshold
        ]
        shown = [
            [one[name] / one["size"] - 1 for one in own if one[name]]
            for name in ("uncorrected", "perfect")
        ]
        told = [one["methods"]["stepwise"] for one in own]
        sizes = [one["size"] for one in own]
        shown.append(
            [
                (one["estimate"] or one["worked_out"].get("estimate", np.nan)) / size - 1
                for one, size in zip(told, sizes, strict=True)
            ]
        )
        middles = " | ".join(f"{np.nanmedian(one):+.1%}" for one in shown)
        print(f"| {threshold} | {middles} |")


def _variance(answers: list[dict[str, Any]]) -> None:
    print("\n### Variance: middle share by size\n")
    print("| children | linkage | choice of method | sampling |\n|---|---|---|---|")
    for size in SIZES:
        own = [one["variance"] for one in answers if one["size"] == size and one["variance"]]
        parts = [float(np.median([one[name] for one in own])) for name in PARTS]
        print(f"| {size:,} | " + " | ".join(f"{part:.0%}" for part in parts) + " |")


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    given.add_argument("answers", type=Path)
    given.add_argument("--first-seed", type=int, default=1_000_000)
    given.add_argument("--each", type=int, default=8)
    given.add_argument("--tell", action="store_true")
    asked = given.parse_args()
    if not asked.tell:
        run(asked.answers, asked.first_seed, asked.each)
    tell(asked.answers)
