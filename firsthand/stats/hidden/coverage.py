"""
Coverage: how many there are, from the share of each list that is known to the others.

Assumptions. Nobody enters, leaves or is confused with another. Lists may depend on each other,
two by two, and people may differ; of three lists or more only what follows from pairs is kept.

Reasoning. Were lists independent, the share of a list that others know too (its coverage)
would be the share of everybody that they know, so that D / C would be the size: C is the mean
coverage of the lists, D the mean number that all lists but one know. Dependence of two
lists adds, for each, its coefficient of covariation (the overlap beyond chance) times those who
are on one of the two and on no third list, over C and the number of lists
[ChaoTsay1998, p. 283-293]. The coefficients hang on the size themselves: with coverage above
0.55 both are solved for together; below, coefficients come from the size of a first step, which
gives less bias than it takes away but stays steady [ChaoTsayEtAl2001, p. 3123-3157].
For more than three lists the same expansion is used, cut at pairs. The interval resamples
people, the hidden included, and is symmetric in the logarithm of the hidden [Chao1987,
p. 783-791].
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from firsthand.stats.hidden.accelerated import too_few
from firsthand.stats.hidden.bounds import log_interval
from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.overlaps import Floats, Overlaps

ENOUGH = 0.55  # coverage from which on coefficients and size are solved for together

TOO_FEW = "fewer than two resamples have an estimate, so that there is no interval"


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """The three estimates of one table, and the coverage they rest on."""

    coverage: float
    independent: float  # as if lists were independent
    solved: float | None  # for much coverage; None where the equation has no answer
    one_step: float  # for little

    @property
    def chosen(self) -> float:
        """Return the estimate that the coverage allows."""
        return self.solved if self.by_solving and self.solved is not None else self.one_step

    @property
    def by_solving(self) -> bool:
        """Return whether coverage is enough to solve for size and coefficients together."""
        return self.coverage > ENOUGH and self.solved is not None


def coverage(
    table: Overlaps, *, rng: np.random.Generator, replicates: int = 1000, level: float = 0.95
) -> Estimate:
    """
    Return the estimate by sample coverage, with an interval from that many resamples.

    `detail` has the coverage, the estimate as if lists were independent, the one for little and
    the one for much coverage, and the standard error.
    """
    if len(table.lists) < 3:
        return refused(
            "coverage",
            f"sample coverage needs three lists; {len(table.lists)} were given",
            level=level,
        )
    found = sizes(table, table.counts.astype(float))
    if found is None:
        return refused("coverage", "some list is empty, or shares nobody", level=level)
    error = _error(table, found, rng, replicates)
    hidden = max(found.chosen - table.observed, 0.0)
    lower, upper = (
        (None, None)
        if error is None
        else log_interval(table.observed, hidden, error, level=level)
    )
    return Estimate(
        method="coverage",
        estimate=table.observed + hidden,
        lower=lower,
        upper=upper,
        level=level,
        identifiable=None,
        refused=hidden <= 0,
        reasons=(*_reasons(found, hidden), *_of_resamples(replicates, level, error)),
        detail={
            "coverage": found.coverage,
            "independent": found.independent,
            "solved": found.solved,
            "one_step": found.one_step,
            "standard_error": error,
            "replicates_asked": replicates,
        },
    )


def sizes(table: Overlaps, counts: Floats) -> Sizes | None:
    """Return the estimates for these counts; None where a list is empty or has no overlap."""
    lists = len(table.lists)
    on = table.histories.sum(axis=1)
    each = counts @ table.histories
    alone = (counts * (on == 1)) @ table.histories
    if np.any(each == 0) or np.all(alone == each):
        return None
    covered = 1 - float((alone / each).mean())
    base = float(counts.sum() - alone.mean()) / covered
    fixed, slope = 0.0, 0.0
    for one, other in combinations(range(lists), 2):
        both = table.histories[:, one] & table.histories[:, other]
        no_third = alone[one] + alone[other] + 2 * float(counts[(both == 1) & (on == 2)].sum())
        part = float(no_third) / (lists * covered)
        fixed += part
        slope += part * float(counts @ both / (each[one] * each[other]))
    # The size is base + slope * size - fixed; one step puts base in place of the size twice.
    first = base + slope * base - fixed
    return Sizes(
        coverage=covered,
        independent=base,
        solved=(base - fixed) / (1 - slope) if slope < 1 else None,
        one_step=base + slope * first - fixed,
    )


def _error(
    table: Overlaps, found: Sizes, rng: np.random.Generator, replicates: int
) -> float | None:
    """
    Return the standard deviation over resamples, all by the formula of the table itself.

    None where fewer than two resamples have an estimate.
    """
    size = max(round(found.chosen), table.observed)
    cells = np.append(table.counts, size - table.observed) / size
    draws = rng.multinomial(size, cells, size=replicates)[:, :-1].astype(float)
    again = [one for one in (sizes(table, draw) for draw in draws) if one is not None]
    told = [one.solved if found.by_solving else one.one_step for one in again]
    known = [one for one in told if one is not None]
    return float(np.std(known, ddof=1)) if len(known) > 1 else None


def _of_resamples(replicates: int, level: float, error: float | None) -> tuple[str, ...]:
    few = too_few(replicates, level)
    if few:
        return (few,)
    return (TOO_FEW,) if error is None else ()


def _reasons(found: Sizes, hidden: float) -> tuple[str, ...]:
    if hidden <= 0:
        return ("the estimate is no larger than the number observed",)
    if found.coverage <= ENOUGH:
        return (
            f"lists know only {found.coverage:.0%} of each other: dependence counts in part",
        )
    return ()
