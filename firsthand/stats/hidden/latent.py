"""
Latent: how many there are if people fall into kinds, each with its own chances to be on lists.

Assumptions. Nobody enters, leaves or is confused with another. Everybody belongs to one of a
few kinds that nobody sees; within a kind lists are independent. All dependence between lists
comes from kinds, so a referral from one list to another is mistaken for one. Beforehand all
chances are equally probable, shares of kinds come from breaking a stick with a concentration of
its own (a Dirichlet process cut at ten kinds), and the size in proportion to its inverse.

Reasoning. [ManriqueVallier2016, p. 1246-1254] samples this model by drawing kinds, chances and
the number of hidden people in turn; see `latent_sweeps`. Its draws depend on each other for
very long: with the order of kinds and the concentration as in the paper, chains from unlike
starts stay apart. So both are drawn with the stick integrated out, and kinds may change places
[PapaspiliopoulosRoberts2008, p. 169-186].

When not to believe it. Chains that disagree have not sampled the model, whatever each says. At
least four start far apart, the first half of each is left out, and nothing is told unless R-hat
is below 1.01 and the draws are worth 400 independent ones, for the middle and for both tails.
Agreement says that the model was sampled, not that it is true.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from firsthand.stats.hidden.chains import effective, r_hat
from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.latent_sweeps import run
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps

CLASSES = 10
CHAINS = 4
EVERY = 10  # sweeps for each draw that is kept
FIRST_DRAWS, MOST_DRAWS = (
    2_000,
    64_000,
)  # kept of each chain; doubled from the first to the most
AGREED, ENOUGH = 1.01, 400  # R-hat below which, effective draws from which chains are believed

Progress = Callable[[int, int], None]  # draws done, draws at most


@dataclass(frozen=True, kw_only=True, eq=False)
class Sampled:
    """The sizes that chains drew, a row for each, and whether they agree."""

    draws: Ints
    r_hat: float
    effective: float

    @property
    def agreed(self) -> bool:
        """Return whether the draws can be believed."""
        return self.r_hat < AGREED and self.effective >= ENOUGH


def latent(
    table: Overlaps,
    *,
    rng: np.random.Generator,
    level: float = 0.95,
    most_draws: int = MOST_DRAWS,
    threads: int = 1,
    progress: Progress | None = None,
) -> Estimate:
    """
    Return the posterior median and interval, or a refusal where chains do not agree.

    Sampling goes on until they do, or until each chain has kept `most_draws`. `detail` has
    R-hat, the effective draws, the median of each chain and the number of sweeps.
    """
    if len(table.lists) < 3:
        return refused(
            "latent",
            f"{len(table.lists)} lists were given; kinds of people need three lists or more",
            level=level,
        )
    if not table.observed:
        return refused("latent", "nobody is on any list, so nothing tells how many there are")
    found = sampled(table, rng, most_draws=most_draws, threads=threads, progress=progress)
    ends = np.quantile(found.draws, [0.5, (1 - level) / 2, (1 + level) / 2])
    middle, lower, upper = (float(end) if found.agreed else None for end in ends)
    return Estimate(
        method="latent",
        estimate=middle,
        lower=lower,
        upper=upper,
        level=level,
        identifiable=None,
        refused=not found.agreed,
        reasons=_reasons(found),
        detail={
            "r_hat": found.r_hat,
            "effective": found.effective,
            "chains": tuple(float(middle) for middle in np.median(found.draws, axis=1)),
            "sweeps": 2 * EVERY * found.draws.shape[1],
        },
    )


def sampled(
    table: Overlaps,
    rng: np.random.Generator,
    *,
    most_draws: int = MOST_DRAWS,
    threads: int = 1,
    progress: Progress | None = None,
) -> Sampled:
    """Return the later half of the draws of all chains, once they agree or must stop."""
    chains = [_Chain(table, one, place) for place, one in enumerate(rng.spawn(CHAINS))]
    kept = np.empty((CHAINS, 0), dtype=np.int64)
    wanted = min(FIRST_DRAWS, most_draws)
    with ThreadPoolExecutor(threads) as pool:
        while True:
            more = wanted - kept.shape[1]
            new = np.array(list(pool.map(lambda chain, n=more: chain.draws(n), chains)))
            kept = np.concatenate((kept, new), axis=1)
            later = kept[:, wanted // 2 :]
            found = Sampled(draws=later, r_hat=r_hat(later), effective=effective(later))
            if progress is not None:
                progress(most_draws if found.agreed else wanted, most_draws)
            if found.agreed or wanted >= most_draws:
                return found
            wanted = min(2 * wanted, most_draws)


class _Chain:
    """One chain, which goes on from where it stands."""

    def __init__(self, table: Overlaps, rng: np.random.Generator, place: int) -> None:
        """Begin with fewer people found the later the chain, from about half to one in 65."""
        seen = table.counts > 0
        self.cells: Ints = np.ascontiguousarray(table.histories[seen])
        self.counts: Ints = np.ascontiguousarray(table.counts[seen])
        self.rng = rng
        self.chances: Floats = rng.beta(1.0, 4.0**place, size=(len(table.lists), CLASSES))
        self.sticks: Floats = np.append(1.0 / np.arange(CLASSES, 0, -1), 1.0)

    def draws(self, wanted: int) -> Ints:
        """Return so many more sizes."""
        sizes = np.zeros(wanted * EVERY, dtype=np.int64)
        run(self.cells, self.counts, self.chances, self.sticks, sizes, self.rng)
        return sizes[EVERY - 1 :: EVERY]


def _reasons(found: Sampled) -> tuple[str, ...]:
    sweeps = 2 * EVERY * found.draws.shape[1]
    reasons = []
    if found.r_hat >= AGREED:
        medians = ", ".join(f"{middle:,.0f}" for middle in np.median(found.draws, axis=1))
        reasons.append(
            f"the chains of the sampler do not agree after {sweeps:,} sweeps: R-hat is "
            f"{found.r_hat:.3f} where less than {AGREED} is needed; their medians are {medians}"
        )
    if found.effective < ENOUGH:
        reasons.append(
            f"the draws of {sweeps:,} sweeps are worth {found.effective:.0f} independent ones "
            f"where {ENOUGH} are needed"
        )
    return tuple(reasons)
