"""Measure how often the intervals of the random arm and of pooled areas hold the truth."""

import os

import django
import numpy as np
from machine import machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
DRAWS = 1000
RATES = (0.02, 0.05, 0.10, 0.17, 0.30, 0.50)


def main() -> None:
    """Print the tables."""
    django.setup()
    from firsthand.refdata import read

    regions = {one.la_code: one.region for one in read.authorities() if one.to_on is None}
    print(f"{DRAWS} draws for each line, {machine()}\n")
    print(
        "| failing in truth | strata | drawn | estimate, mean | bias | held by 95 % | width |"
    )
    print("|---|---|---|---|---|---|---|")
    for rate in RATES:
        for words, strata in (("regions", regions), ("none", None)):
            print(f"| {arm(regions, strata, words, rate)} |")
    print("\nPooled shares, 40 cases in each area, areas varying by 0.6 on the logit scale\n")
    print("| areas | held by 95 % | width on the logit scale |")
    print("|---|---|---|")
    for areas in (3, 5, 8, 16):
        print(f"| {areas} | {pooled_areas(areas)} |")


def arm(regions: dict[str, str], strata: dict[str, str] | None, words: str, rate: float) -> str:
    """Return one line: failures that gather in regions, drawn anew with each seed."""
    from firsthand.domain.planning.programme.arm_results import VisitResult, national_estimate
    from firsthand.domain.planning.programme.random_arm import draw_arm

    rng = np.random.default_rng(2026)
    # Failing authorities gather: each region's own rate is up to twice the national one.
    own = {name: rng.uniform(0, 2) for name in sorted(set(regions.values()))}
    score = {code: rng.uniform() / max(own[regions[code]], 0.05) for code in regions}
    failing = set(sorted(score, key=score.__getitem__)[: round(rate * len(regions))])
    truth = len(failing) / len(regions)
    held, widths, shares, drawn = 0, [], [], 0
    for seed in range(DRAWS):
        chosen = draw_arm(regions, seed=seed, strata=strata)
        drawn = len(chosen.drawn)
        told = national_estimate(
            [
                VisitResult(
                    la_code=code,
                    found=code in failing,
                    inclusion_probability=chosen.inclusion_probability[code],
                    stratum=chosen.strata[code],
                )
                for code in chosen.drawn
            ]
        ).estimate
        held += truth in told.interval
        widths.append(told.interval.upper - told.interval.lower)
        shares.append(told.share)
    return (
        f"{100 * truth:.1f} % | {words} | {drawn} | {100 * np.mean(shares):.1f} % | "
        f"{100 * (np.mean(shares) - truth):+.2f} points | {100 * held / DRAWS:.1f} % | "
        f"{100 * np.mean(widths):.0f} points"
    )


def pooled_areas(areas: int) -> str:
    """Return how often the mean of areas is held, and how wide its interval is."""
    from firsthand.stats.pooling import logit, pooled

    rng = np.random.default_rng(2026)
    held, widths = 0, []
    for _ in range(DRAWS):
        truths = rng.normal(-1.2, 0.6, areas)
        found = rng.binomial(40, 1 / (1 + np.exp(-truths)))
        interval = pooled([logit(found=int(x), read=40) for x in found]).interval
        held += -1.2 in interval
        widths.append(interval.upper - interval.lower)
    return f"{100 * held / DRAWS:.1f} % | {np.mean(widths):.2f}"


if __name__ == "__main__":
    main()
