"""Try what may be unseen on the past: does it tell who is found inadequate next?"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean

import django
import numpy as np
from machine import machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
FIRST, LAST = date(2015, 1, 1), date(2026, 11, 22)
SAMPLES = 1000
HARMS = (
    "child-sexual-exploitation",
    "child-criminal-exploitation",
    "child-sexual-abuse",
    "missing-children",
    "domestic-abuse",
    "neglect",
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One full inspection, what was found, and what was predicted on the day before."""

    la_code: str
    year: int
    failing: bool
    base: float
    chain: float
    last: float
    age: float
    unseen: float
    weight: float


def main() -> None:
    """Print the tables."""
    django.setup()
    from firsthand.domain.assurance.grades import passages
    from firsthand.stats.two_state import fitted
    from firsthand.store.grades import load_graded

    graded = load_graded(as_of=LAST)
    if not graded:
        sys.exit("The database is empty. Needed: the facts. Run `firsthand run` first.")
    cases = told(graded)
    positive = sum(case.failing for case in cases)
    print(
        f"{len(cases)} full inspections since {FIRST}, {positive} found failing, {machine()}\n"
    )
    print(
        "| predicted from | AUC, all years (95 %) | AUC, within a year (95 %) | "
        "Brier score (95 %) | Brier less that of the base |"
    )
    print("|---|---|---|---|---|")
    for name, words in (
        ("base", "base rate known on the day before"),
        ("last", "last grade alone: inadequate or not"),
        ("age", "years since the last full inspection alone"),
        ("chain", "two-state chain: last grade and its age"),
        ("unseen", "chance unseen, mean of six harms"),
        ("weight", "weight of the programme: years unseen, upper end"),
    ):
        print(f"| {words} | {scored(cases, name)} |")
    print("\nCalibration of the two-state chain, in fifths of its predictions\n")
    print("| predicted | found failing | inspections |")
    print("|---|---|---|")
    for part in np.array_split(sorted(cases, key=lambda case: case.chain), 5):
        mean = fmean(case.chain for case in part)
        found = fmean(case.failing for case in part)
        print(f"| {100 * mean:.0f} % | {100 * found:.0f} % | {len(part)} |")
    print("\nRates a year, and how they change when returns within three years are left out\n")
    print("| passages | falling | rising | level | half-life, years |")
    print("|---|---|---|---|---|")
    every = passages(graded, as_of=LAST)
    planned = [one for one in every if one.failing_before or one.years >= 3]
    for words, chosen in (("all", every), ("planned returns to the sound only", planned)):
        rates = fitted(chosen)
        print(
            f"| {words} ({rates.passages}) | {rates.falling:.2f} | {rates.rising:.2f} | "
            f"{rates.level:.2f} | {rates.half_life:.2f} |"
        )


def told(graded: Sequence) -> list[Case]:
    """Return every inspection that had one before it, with what was known the day before."""
    by_authority: dict[str, list] = {}
    for one in sorted(graded, key=lambda one: one.on):
        by_authority.setdefault(one.la_code, []).append(one)
    pairs = [
        (earlier, later)
        for each in by_authority.values()
        for earlier, later in pairwise(each)
        if later.on >= FIRST and earlier.published_on < later.on
    ]
    return [case(earlier, later, graded) for earlier, later in pairs]


def case(earlier, later, graded: Sequence) -> Case:
    """Return one case; nothing published on or after its first day is used."""
    from firsthand.domain.assurance.grades import DAYS_IN_A_YEAR
    from firsthand.services.unseen import unseen_failures
    from firsthand.stats.two_state import chance_failing

    # As of the first day of the quarter: eleven years of days would each take a second.
    day = date(later.on.year, 3 * ((later.on.month - 1) // 3) + 1, 1)
    answer = unseen_failures(as_of=day, harms=HARMS)
    rates = answer.national.rates
    before = [one.failing for one in graded if one.published_on < later.on]
    years = (later.on - earlier.on).days / DAYS_IN_A_YEAR
    own = [one for one in answer.rows if one.la_code == later.la_code]
    return Case(
        la_code=later.la_code,
        year=later.on.year,
        failing=later.failing,
        base=fmean(before),
        chain=chance_failing(
            then=earlier.failing, falling=rates.falling, rising=rates.rising, years=years
        ),
        last=float(earlier.failing),
        age=years,
        unseen=fmean(one.probability for one in own),
        weight=fmean(one.years_high for one in own),
    )


def scored(cases: Sequence[Case], name: str) -> str:
    """Return the cells of one predictor, with intervals over resampled authorities."""
    rng = np.random.default_rng(2026)
    by_authority: dict[str, list[Case]] = {}
    for one in cases:
        by_authority.setdefault(one.la_code, []).append(one)
    groups = list(by_authority.values())
    samples = [
        [one for i in rng.integers(0, len(groups), len(groups)) for one in groups[i]]
        for _ in range(SAMPLES)
    ]
    chance = name in ("base", "chain", "unseen")
    cells = [
        cell(cases, samples, lambda them: auc(them, name)),
        cell(cases, samples, lambda them: within_years(them, name)),
    ]
    cells.append(cell(cases, samples, lambda them: brier(them, name)) if chance else "")
    less = cell(cases, samples, lambda them: brier(them, name) - brier(them, "base"))
    cells.append(less if chance and name != "base" else "")
    return " | ".join(cells)


def cell(cases, samples, figure: Callable[[Sequence[Case]], float]) -> str:
    """Return a figure with its interval."""
    low, high = np.quantile([figure(sample) for sample in samples], (0.025, 0.975))
    return f"{figure(cases):.3f} ({low:.3f} to {high:.3f})"


def brier(cases: Sequence[Case], name: str) -> float:
    """Return the mean squared error."""
    return fmean((getattr(case, name) - case.failing) ** 2 for case in cases)


def within_years(cases: Sequence[Case], name: str) -> float:
    """Return the AUC over pairs of one year, so that what England did over time is left out."""
    by_year: dict[int, list[Case]] = {}
    for one in cases:
        by_year.setdefault(one.year, []).append(one)
    right = pairs = 0.0
    for each in by_year.values():
        failing = sum(one.failing for one in each)
        count = failing * (len(each) - failing)
        if count:
            right += count * auc(each, name)
            pairs += count
    return right / pairs


def auc(cases: Sequence[Case], name: str) -> float:
    """Return the chance that a failing one was predicted higher than a sound one."""
    from scipy.stats import rankdata

    ranks = rankdata([getattr(case, name) for case in cases])
    failing = np.array([case.failing for case in cases])
    count = failing.sum()
    return float(
        (ranks[failing].sum() - count * (count + 1) / 2) / (count * (len(cases) - count))
    )


if __name__ == "__main__":
    main()
