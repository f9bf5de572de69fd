"""An estimate as a method gives it, in round numbers, for tests of what is said of one."""

from firsthand.stats.hidden.estimate import Estimate


def given(method="stepwise", estimate=1000.0, lower=800.0, upper=1400.0, **detail):
    return Estimate(
        method=method,
        estimate=estimate,
        lower=lower,
        upper=upper,
        level=0.95,
        identifiable=True,
        refused=False,
        reasons=(),
        detail=detail,
    )
