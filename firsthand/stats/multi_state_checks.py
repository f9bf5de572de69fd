"""
Checks of a multi-state model: what was seen beside what it expects.

Successive looks are grouped by the state they begin from and by the length of time between
(thirds). In each group as many are expected in each state as the chances of the model add up
to; the sum of (seen - expected)^2 / expected is Pearson's figure. Its distribution is not that
of chi-square, as lengths differ and parameters were fitted to the same data
[AguirreHernandezFarewell2002, p. 1899-1911]; so it is found by drawing histories from the
fitted model at the same days and fitting each anew. Shares in each state by years since the
first look are compared in the same way, without a test [Jackson2011, p. 1-29].
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firsthand.stats.multi_state import (
    CannotBeFitted,
    History,
    Look,
    Structure,
    refuse_unless_told,
)
from firsthand.stats.multi_state_chances import chances
from firsthand.stats.multi_state_fit import Fit, edges, likelihood_of, maximum
from firsthand.stats.multi_state_hidden import parts

THIRDS = 3
TOO_FEW = 1.0  # expected in a cell; smaller ones are joined into one per group


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Looks that followed one state after so many years, in one state: seen and expected."""

    begun: int
    years_low: float
    years_high: float
    state: int
    seen: int
    expected: float


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Pearson's figure, the share of drawn ones at least as great, and its cells."""

    figure: float
    p_value: float | None
    drawn: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Shares in each state `years` after the first look: as last seen, and as expected."""

    years: float
    things: int
    seen: tuple[float, ...]
    expected: tuple[float, ...]


def compared(
    histories: Sequence[History],
    fit: Fit,
    *,
    rng: np.random.Generator,
    draws: int = 199,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Comparison:
    """Return Pearson's figure with the share of drawn histories that are as far off."""
    cells = cells_of(histories, fit)
    own = pearson(cells)
    as_great = fits = 0
    for done in range(draws):
        drawn = simulated(histories, fit, rng)
        try:
            refuse_unless_told(drawn, fit.structure)
        except CannotBeFitted:
            continue
        likelihood = likelihood_of(drawn, fit.structure)
        _, again = maximum(likelihood, fit.parameters, edges(fit.structure))
        fits += 1
        as_great += pearson(_cells(drawn, fit.structure, again)) >= own
        progress(done + 1, draws)
    return Comparison(
        figure=own,
        p_value=(1 + as_great) / (1 + fits) if fits else None,
        drawn=fits,
        cells=cells,
    )


def cells_of(histories: Sequence[History], fit: Fit) -> tuple[Cell, ...]:
    """Return seen and expected successive looks by first state, length of time and state."""
    if fit.structure.errors or fit.structure.death is not None:
        raise CannotBeFitted(
            "Seen and expected are compared for states that are seen rightly and without "
            "exactly told deaths."
        )
    return _cells(histories, fit.structure, fit.parameters)


def _cells(
    histories: Sequence[History], structure: Structure, parameters: np.ndarray
) -> tuple[Cell, ...]:
    pairs = [(a, b) for history in histories for a, b in pairwise(history.looks)]
    years = np.array([b.years - a.years for a, b in pairs])
    begun, ended = (np.array([one[k].state for one in pairs]) for k in (0, 1))
    at = chances(parts(parameters, structure).intensities, years).at
    ends = np.quantile(years, np.linspace(0, 1, THIRDS + 1))
    third = np.clip(np.searchsorted(ends, years, side="right") - 1, 0, THIRDS - 1)
    found = []
    for state in range(1, structure.states + 1):
        for k in range(THIRDS):
            group = (begun == state) & (third == k)
            expected = at[group, state - 1].sum(axis=0)
            found += [
                Cell(
                    begun=state,
                    years_low=float(ends[k]),
                    years_high=float(ends[k + 1]),
                    state=to,
                    seen=int((group & (ended == to)).sum()),
                    expected=float(expected[to - 1]),
                )
                for to in range(1, structure.states + 1)
            ]
    return tuple(found)


def pearson(cells: Sequence[Cell]) -> float:
    """Return the sum of squared differences over the expected; small cells are joined."""
    groups: dict[tuple[int, float], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.begun, cell.years_low), []).append(cell)
    total = 0.0
    for own in groups.values():
        small = [cell for cell in own if cell.expected < TOO_FEW]
        large = [cell for cell in own if cell.expected >= TOO_FEW]
        parts = [(cell.seen, cell.expected) for cell in large]
        if small:
            parts.append((sum(c.seen for c in small), sum(c.expected for c in small)))
        total += sum((seen - exp) ** 2 / exp for seen, exp in parts if exp > 1e-9)
    return total


def simulated(
    histories: Sequence[History], fit: Fit, rng: np.random.Generator
) -> tuple[History, ...]:
    """Return histories with the same days and first states, drawn from the fitted model."""
    lengths = [b.years - a.years for one in histories for a, b in pairwise(one.looks)]
    at = chances(fit.parts.intensities, np.array(lengths)).at
    rows = iter(zip(at.cumsum(axis=2), rng.random(len(lengths)), strict=True))
    found = []
    for history in histories:
        state = history.looks[0].state if history.looks else 0
        looks = list(history.looks[:1])
        for look in history.looks[1:]:
            sums, where = next(rows)
            own = sums[state - 1]
            state = 1 + int(np.searchsorted(own, where * own[-1], side="right"))
            looks.append(Look(years=look.years, state=state))
        found.append(History(subject=history.subject, looks=tuple(looks)))
    return tuple(found)


def shares(
    histories: Sequence[History], structure: Structure, fit: Fit, years: Sequence[float]
) -> tuple[Shares, ...]:
    """Return shares by years since the first look, of things looked at again later."""
    found = []
    for year in years:
        followed = [
            one for one in histories if one.looks[-1].years - one.looks[0].years >= year
        ]
        if not followed:
            continue
        begun = np.bincount(
            [one.looks[0].state - 1 for one in followed], None, structure.states
        )
        last = np.bincount([_last(one, year) - 1 for one in followed], None, structure.states)
        at = chances(fit.parts.intensities, np.array([float(year)])).at[0]
        found.append(
            Shares(
                years=year,
                things=len(followed),
                seen=tuple(float(x) for x in last / len(followed)),
                expected=tuple(float(x) for x in begun @ at / len(followed)),
            )
        )
    return tuple(found)


def _last(history: History, year: float) -> int:
    """Return the state at the last look within so many years of the first."""
    begun = history.looks[0].years
    return [one.state for one in history.looks if one.years - begun <= year][-1]
