"""Print the back-test of every model, the later check, and how far the lots of folds matter."""

import argparse
import os
import resource
import time
from collections.abc import Sequence
from datetime import date

import django
from machine import machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
AS_OF = date(2026, 11, 22)
OTHER_SEEDS = (1, 2, 3, 4)


def main() -> None:
    """Print the tables in markdown."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--seed", type=int, default=2026)
    given.add_argument("--replicates", type=int, default=2000)
    asked = given.parse_args()
    django.setup()
    from firsthand.services.backtests import backtest

    began, spent = time.perf_counter(), time.process_time()
    answer = backtest(as_of=AS_OF, seed=asked.seed, replicates=asked.replicates)
    wall, cpu = time.perf_counter() - began, time.process_time() - spent
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"As of {AS_OF}, seed {asked.seed}, {asked.replicates} samples of authorities: "
        f"{wall:.0f} s, {cpu:.0f} s of processor, {size:.0f} MB, {machine()}\n"
    )
    for target in ("inadequate", "fell"):
        rows = [one for one in answer.results if one.target == target]
        print(f"**{target}**: {rows[0].n} inspections, {rows[0].positives} of them\n")
        table(rows)
        print()
    print(
        f"{answer.comparisons} differences from the last grade; {len(answer.clear)} are clear "
        f"of nought: {'; '.join(answer.clear)}.\n"
    )
    calibrated(answer.results)
    print(f"\nInspections that began from {answer.new_from} on\n")
    fell = [one for one in answer.later if one.target == "fell"]
    none = next(one for one in answer.later if one.model == "chance")
    stated = sum(each.stated * each.n for each in none.bins) / none.n
    print(
        f"inadequate: {none.positives} of {none.n}, where {100 * stated:.0f} percent were "
        f"stated. fell: {fell[0].positives} of {fell[0].n}.\n"
    )
    table(fell)
    print("\nOther lots of folds: AUC of `state-and-composite` and `all-figures`\n")
    lots(backtest)


def table(rows: Sequence) -> None:
    """Print one target's models."""
    print(
        "| model | AUC within a year | more than last grade | AUC, all years | "
        "average precision | top fifth holds | Brier | slope |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for one in rows:
        scores, rival = one.scores, one.against_last_grade
        cells = (
            *(scores.auc, rival.auc if rival else None, scores.auc_all_years),
            *(scores.average_precision, scores.caught, scores.brier, scores.slope),
        )
        print(f"| `{one.model}` | {' | '.join(map(cell, cells))} |")


def cell(figure) -> str:
    """Return a figure with its interval."""
    if figure is None or figure.value is None:
        return ""
    if figure.low is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} ({figure.low:.2f} to {figure.high:.2f})"


def calibrated(rows: Sequence) -> None:
    """Print the fifths of the model in use."""
    print("Stated by `state-and-composite`, in fifths\n")
    print("| target | stated | came true | inspections |")
    print("|---|---|---|---|")
    for one in rows:
        if one.model != "state-and-composite":
            continue
        for each in one.bins:
            ends = f"{100 * each.low:.0f} to {100 * each.high:.0f}"
            print(
                f"| {one.target} | {100 * each.stated:.0f} % | "
                f"{100 * each.observed:.0f} % ({ends}) | {each.n} |"
            )


def lots(backtest) -> None:
    """Print how the same models fare when authorities are grouped by other lots."""
    print("| seed | inadequate, in use | inadequate, all | fell, in use | fell, all |")
    print("|---|---|---|---|---|")
    for seed in OTHER_SEEDS:
        found = backtest(as_of=AS_OF, seed=seed, replicates=100).results
        cells = [
            f"{one.scores.auc.value:.3f}"
            for target in ("inadequate", "fell")
            for key in ("state-and-composite", "all-figures")
            for one in found
            if (one.target, one.model) == (target, key)
        ]
        print(f"| {seed} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
