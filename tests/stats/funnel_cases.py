"""Made-up units for tests of funnels, with and without true differences between them."""

import numpy as np

SHARE, RATIO = 0.2, 0.3
CHANCE_ONLY = {"ratio-log": 0.0, "ratio-sqrt": 0.0, "proportion": 0.0, "counts-log": 0.0}
DIFFERENT = {"ratio-log": 0.15, "ratio-sqrt": 0.075, "proportion": 0.05, "counts-log": 0.2}
# Six providers of the tests of FunnelPlotR 0.6.0 and what it prints of them.
NUMERATORS = (100, 150, 180, 80, 120, 225)
DENOMINATORS = (108, 112, 165, 95, 100, 220)


def units(kind, rng, *, count=153, low=20, high=1300, spread=0.0):
    """Return numerators and denominators of units of which none is unusual."""
    sizes = np.exp(rng.uniform(np.log(low), np.log(high), count))
    truth = spread * rng.normal(size=count)
    if kind == "ratio-log":
        return rng.poisson(sizes * np.exp(truth)), sizes
    if kind == "ratio-sqrt":
        return rng.poisson(sizes * np.maximum(1 + truth, 0) ** 2), sizes
    if kind == "proportion":
        trials = np.ceil(sizes / SHARE).astype(int)
        angles = np.clip(np.arcsin(np.sqrt(SHARE)) + truth, 0, np.pi / 2)
        return rng.binomial(trials, np.sin(angles) ** 2), trials
    parts = sizes / RATIO
    return rng.poisson(sizes * np.exp(truth)), rng.poisson(parts)


def false_alarms(kind, funnel, rng, *, sets, **given):
    """Return the shares of units outside their 95 and 99.8 percent limits."""
    outside = np.zeros(2)
    total = 0
    for _ in range(sets):
        a, b = units(kind, rng, **given)
        z = np.abs(funnel(a, b, kind=kind).z)
        z = z[np.isfinite(z)]
        outside += (z > 1.959964).sum(), (z > 3.090232).sum()
        total += len(z)
    return outside / total
