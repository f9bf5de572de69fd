"""
Graphs: how many there are in all, averaged over all decomposable patterns of dependence.

Assumptions. Nobody enters, leaves or is confused with another; people are alike up to the
dependences of a graph; every graph is as probable beforehand as any other. Given a graph the
chances of the cells have a Dirichlet prior with `weight` for each cell, the same for all graphs
on the margins that they share (hyper-Dirichlet); the size has a prior in proportion to its
inverse unless another is given.

Reasoning. Given how many are hidden, the chances integrate out: the probability of a table is a
product of ratios of gamma functions over the margins of the graph, times the number of ways to
part the people into cells [MadiganYork1997, p. 19-31]. All graphs are first weighed at squares
of whole numbers, which lie closer than any peak is wide. Where next to nothing of the
probability is left sizes end, and graphs that together hold less than a millionth of it are
left out. What remains is added at every size. Sizes begin with one hidden, as in the R package
dga: with large weights "nobody is hidden" would else take much of the probability by itself.

When not to believe it. The weight of a cell is a choice, and in sparse tables it decides: with
1/2 each empty cell is taken to hold half a person. So the answer is given over weights from one
person spread over all cells to half a person in each, and is refused when answers differ by
more than a factor of two. The graph that joins everything
says nothing of the hidden; what it adds is the prior. Where much of the probability lies
beyond the last size looked at, the answer is refused as well.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.special import gammaln

from firsthand.stats.hidden.decomposable import MOST_LISTS, decomposable
from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.margins import margins
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps
from firsthand.stats.hidden.peaks import peaks

Prior = Callable[[Floats], Floats]
LEFT_OUT = 1e-6  # share of the probability that left-out graphs may hold together
LAST_END = 2**20  # hidden people, at most
BEYOND = 0.001  # share of the probability beyond the last size from which on none is given
ENDS = 1e-5  # share that the sizes left out may hold, where a million do
DISAGREE = 2.0  # factor between weights from which on no answer is given (our choice)
OTHER_WEIGHTS = (0.25, 0.5)
GLANCE = 8  # each so many squares are looked at first
HOPELESS = 80.0  # powers of e below the best: 32 may be missed between them, 48 remain
BLOCK = 512  # sizes at once, so that the work stays in the cache
HELD = 2**16  # sizes whose margins are held at once, so that memory stays small
SHOWN = 8  # graphs told in the detail


@dataclass(frozen=True, kw_only=True, eq=False)
class Posterior:
    """
    The probability of each number of hidden people, from 1 on, and of each graph.

    `beyond` is the share of the probability beyond the last number, had sizes not ended there;
    `graphs` has a share for each graph of `decomposable`.
    """

    observed: int
    chances: Floats
    graphs: Floats
    beyond: float

    def quantile(self, share: float) -> int:
        """Return the smallest size that at least this share of the probability reaches."""
        place = int(np.searchsorted(np.cumsum(self.chances), share * (1 - 1e-12)))
        return self.observed + 1 + min(place, len(self.chances) - 1)

    @property
    def peaks(self) -> tuple[int, ...]:
        """Return the sizes at which the probability peaks, with a valley between any two."""
        return tuple(self.observed + 1 + place for place in peaks(self.chances))


def graphs(table: Overlaps, *, level: float = 0.95, most_hidden: int | None = None) -> Estimate:
    """
    Return the posterior median over all graphs with the weight 1 / cells, and its interval.

    `detail` has the same for other weights (`weights`), the graphs that carry the answer
    (`graphs`), the peaks, and the share of the probability beyond the last size. Without
    `most_hidden` sizes end where less than 1e-5 of it lies beyond, or at a million.
    """
    if not 3 <= len(table.lists) <= MOST_LISTS:
        return refused(
            "graphs",
            f"{len(table.lists)} lists were given; averaging over graphs needs 3 to "
            f"{MOST_LISTS}, so leave some out or merge some",
            level=level,
        )
    if not table.observed:
        return refused("graphs", "nobody is on any list, so nothing tells how many there are")
    weights = (0.5 ** len(table.lists), *OTHER_WEIGHTS)
    found = [posterior(table, weight, most_hidden=most_hidden) for weight in weights]
    rows = [_row(w, one, level) for w, one in zip(weights, found, strict=True)]
    reasons = _reasons(rows, found[0])
    return Estimate(
        method="graphs",
        estimate=rows[0]["estimate"],
        lower=rows[0]["lower"],
        upper=rows[0]["upper"],
        level=level,
        identifiable=None,
        refused=bool(reasons),
        reasons=reasons + _doubts(found[0]),
        detail={
            "weights": tuple(rows),
            "graphs": _carrying(table, found[0]),
            "peaks": found[0].peaks,
            "beyond": found[0].beyond,
            "most_hidden": len(found[0].chances),
        },
    )


def posterior(
    table: Overlaps,
    weight: float,
    *,
    most_hidden: int | None = None,
    log_prior: Prior = lambda size: -np.log(size),
) -> Posterior:
    """
    Return the posterior of the number of hidden people with so much prior weight in each cell.

    Sizes beyond `most_hidden` are taken to be impossible. `log_prior` gives the logarithm of
    the prior of each size (of all, observed and hidden), up to a constant.
    """
    if weight <= 0:
        raise ValueError("the prior weight of a cell must be above zero")
    known = decomposable(len(table.lists))
    logs = margins(table, weight)
    observed = table.observed

    def common(hidden: Ints) -> Floats:
        size = observed + hidden.astype(float)
        return np.asarray(gammaln(size + 1) - gammaln(hidden + 1.0) + log_prior(size))

    squares = np.arange(1, int(np.sqrt(LAST_END)) + 1) ** 2
    seen = logs.at(squares)
    glance = _few(known.margins) @ seen[:, ::GLANCE] + common(squares[::GLANCE])
    worth = np.flatnonzero(glance.max(axis=1) > glance.max() - HOPELESS)
    mass = _few(known.margins[worth]) @ seen + common(squares)
    top = mass.max()
    mass = np.exp(mass - top) * np.gradient(squares.astype(float))
    end, beyond = _end(squares, mass.sum(axis=0), most_hidden)
    kept = worth[_kept(mass[:, : np.searchsorted(squares, end) + 1].sum(axis=1))]
    columns = np.flatnonzero(known.margins[kept].any(axis=0))
    every = np.arange(1, end + 1)
    used = known.margins[np.ix_(kept, columns)]
    chances, weighed = _added(
        used, lambda held: logs.at(every[held], columns), common(every) - top
    )
    shares = np.zeros(len(known.margins))
    shares[kept] = weighed
    return Posterior(observed=observed, chances=chances, graphs=shares, beyond=beyond)


def _few(used: Ints) -> csr_array:
    """
    Return which margins graphs use as a sparse matrix, as each uses few.

    A dense product is shared among threads, which on tables so small cost more than they save.
    """
    return csr_array(used.astype(float))


def _added(
    used: Ints, margins_of: Callable[[slice], Floats], common: Floats
) -> tuple[Floats, Floats]:
    """Return the share of each size over all graphs, and of each graph over all sizes."""
    chances, weighed = np.empty(len(common)), np.zeros(len(used))
    few = _few(used)
    for start in range(0, len(common), BLOCK):
        if start % HELD == 0:
            margin = margins_of(slice(start, start + HELD))
        block = slice(start, start + BLOCK)
        each = few @ margin[:, start % HELD : start % HELD + BLOCK]
        each += common[block]
        np.exp(each, out=each)
        chances[block] = each.sum(axis=0)
        weighed += each.sum(axis=1)
    return chances / chances.sum(), weighed / chances.sum()


def _end(squares: Ints, mass: Floats, most_hidden: int | None) -> tuple[int, float]:
    """Return the last number of hidden people, and the share of the probability beyond it."""
    before = np.cumsum(mass) / mass.sum()
    if most_hidden is None:
        at = min(int(np.searchsorted(before, 1 - ENDS)), len(squares) - 1)
        end = int(squares[at])
    else:
        end = most_hidden
        at = min(int(np.searchsorted(squares, end)), len(squares) - 1)
    past_all = mass[-1] * squares[-1] / np.gradient(squares.astype(float))[-1] / mass.sum()
    # Beyond all squares the flattest tail falls hardly faster than the inverse square.
    return end, float(1 - (before[at] / (1 + past_all)))


def _kept(mass: Floats) -> Ints:
    """Return the places of the heaviest graphs that leave out next to nothing together."""
    order = np.argsort(-mass, kind="stable")
    held = np.cumsum(mass[order]) / mass.sum()
    return np.sort(order[: int(np.searchsorted(held, 1 - LEFT_OUT)) + 1])


def _row(weight: float, found: Posterior, level: float) -> dict[str, float]:
    return {
        "weight": weight,
        "estimate": float(found.quantile(0.5)),
        "lower": float(found.quantile((1 - level) / 2)),
        "upper": float(found.quantile((1 + level) / 2)),
    }


def _reasons(rows: list[dict[str, float]], found: Posterior) -> tuple[str, ...]:
    reasons = []
    least, *_, most = sorted(rows, key=lambda row: row["estimate"])
    if most["estimate"] > DISAGREE * least["estimate"]:
        reasons.append(
            f"the prior decides: {least['estimate']:,.0f} with a weight of {least['weight']:g} "
            f"in each cell, {most['estimate']:,.0f} with {most['weight']:g}"
        )
    if found.beyond >= BEYOND:
        reasons.append(
            f"{found.beyond:.1%} of the probability lies beyond {len(found.chances):,} hidden, "
            "so the answer depends on where sizes end"
        )
    return tuple(reasons)


def _doubts(found: Posterior) -> tuple[str, ...]:
    peaks = found.peaks
    if len(peaks) < 2:
        return ()
    return (f"several answers fit: the probability peaks at {_listed(peaks)}",)


def _listed(sizes: tuple[int, ...]) -> str:
    return ", ".join(f"{size:,}" for size in sizes[:-1]) + f" and {sizes[-1]:,}"


def _carrying(table: Overlaps, found: Posterior) -> tuple[dict[str, object], ...]:
    """Return the most probable graphs as pairs of names, with their probabilities."""
    known = decomposable(len(table.lists))
    best = np.argsort(-found.graphs, kind="stable")[:SHOWN]
    return tuple(
        {
            "probability": float(found.graphs[at]),
            "joined": tuple(
                f"{table.lists[one]}-{table.lists[other]}"
                for (one, other), on in zip(known.pairs, known.joined[at], strict=True)
                if on
            ),
        }
        for at in best
        if found.graphs[at] > 0
    )
