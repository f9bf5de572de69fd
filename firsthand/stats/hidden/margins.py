"""
Margins: how probable the table of each set of lists is, for any number of hidden people.

The chances of the cells of a set have a Dirichlet prior and integrate out, which leaves ratios
of gamma functions [MadiganYork1997, p. 19-31]. The hidden enter by two of them only: that of
everybody, and that of those on no list of the set. The prior weight of that cell depends only
on how many lists are in the set, so one row of gamma functions for each number of lists, read
from the right place on, serves all sets.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps


@dataclass(frozen=True, kw_only=True, eq=False)
class Margins:
    """The marginal likelihoods of all sets of lists, coded as the combinations of a table."""

    observed: int
    weight: float  # of each cell of the whole table
    sizes: Ints  # for each set: how many lists
    on_none: Ints  # for each set: how many of the observed are on none of its lists
    fixed: Floats  # for each set: what does not depend on the hidden

    def at(self, hidden: Ints, sets: Ints | None = None) -> Floats:
        """Return the logarithms: a row for each set, a column for each number of hidden."""
        chosen = np.arange(len(self.fixed)) if sets is None else sets
        cells = 2.0 ** self.sizes.max()
        everybody = gammaln(self.weight * cells + self.observed + hidden)
        logs = np.empty((len(chosen), len(hidden)))
        for size in np.unique(self.sizes[chosen]):
            places = np.flatnonzero(self.sizes[chosen] == size)
            codes = chosen[places]
            logs[places] = self._on_none(self.weight * cells / 2.0**size, codes, hidden)
            logs[places] += self.fixed[codes, None] - everybody
        return logs

    def _on_none(self, prior: float, codes: Ints, hidden: Ints) -> Floats:
        """Return the gamma functions of those on none, once for each number where it pays."""
        starts = self.on_none[codes]
        first = int(starts.min())
        span = int(starts.max()) - first + len(hidden)
        # One row for all must not be longer than a row for each: it grows with the people.
        if hidden[-1] - hidden[0] >= len(hidden) or span > len(codes) * len(hidden):
            return np.asarray(gammaln(prior + starts[:, None] + hidden))
        row = gammaln(prior + first + hidden[0] + np.arange(span))
        return np.array([row[at - first : at - first + len(hidden)] for at in starts])


def margins(table: Overlaps, weight: float) -> Margins:
    """Return the margins of a table whose cells have so much prior weight each."""
    lists = len(table.lists)
    codes = np.arange(2**lists)
    sizes = np.array([int(code).bit_count() for code in codes])
    fixed, on_none = np.zeros(2**lists), np.zeros(2**lists, dtype=np.int64)
    for code in codes:
        cells = np.bincount(codes[1:] & code, weights=table.counts, minlength=2**lists)
        on_none[code] = round(cells[0])
        prior = weight * 2.0 ** (lists - sizes[code])
        held = cells[1:][cells[1:] > 0]
        fixed[code] = (gammaln(prior + held) - gammaln(prior)).sum() - gammaln(prior)
    return Margins(
        observed=table.observed,
        weight=weight,
        sizes=sizes,
        on_none=on_none,
        fixed=fixed + gammaln(weight * 2.0**lists),
    )
