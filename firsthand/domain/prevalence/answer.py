"""Answer: estimates of one table side by side, judged; a headline, or the reasons for none."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from firsthand.domain.prevalence.belief import LIMITS, Apart, Limits
from firsthand.domain.prevalence.belief import of_bound as doubts_of_bound
from firsthand.domain.prevalence.belief import of_estimate as doubts_of_estimate
from firsthand.domain.prevalence.belief import of_methods as doubts_of_methods
from firsthand.domain.prevalence.belief import of_table as doubts_of_table
from firsthand.domain.prevalence.doubt import Bars, Doubt
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.overlaps import Overlaps
from firsthand.stats.hidden.sensitivity import sensitivity

BOUNDS = ("chao",)  # lower bounds, which many doubts leave standing
BESIDE = ("chapman", "coverage")  # beside the models: lead no headline, and bar none
LEADING = ("bic", "downhill", "stepwise")  # whose number heads the answer, the first there is
BOUND_STANDS = (
    "A lower bound: at least so many, if what makes a child likely on one list does so on all; "
    "none where a list keeps children off another."
)


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What the same method says when a list is left out, or two are taken as one."""

    change: str
    method: str
    estimate: float | None
    observed: int


@dataclass(frozen=True, kw_only=True)
class HiddenAnswer:
    """
    All that can be said from one table.

    `headline` is of the method 'all'; when it is refused, its reasons say why no number heads
    the answer. `version` tells this table from any other.
    """

    table: Overlaps
    version: str
    estimates: tuple[Estimate, ...]
    headline: Estimate | None
    variants: tuple[Variant, ...]
    notes: tuple[str, ...]

    @property
    def models(self) -> tuple[Estimate, ...]:
        """The estimates that a headline is made of: no bounds, nothing shown beside."""
        return tuple(one for one in self.estimates if one.method not in (*BOUNDS, *BESIDE))


def judged(
    estimate: Estimate, table: Overlaps, apart: Apart = (), limits: Limits = LIMITS
) -> Estimate:
    """
    Return the estimate with what speaks against it; what is refused keeps no number in front.

    The number that was worked out then stands in `detail`, for whoever checks the working.
    """
    found = doubts_of_table(table, apart, limits)
    if estimate.method in BOUNDS and not apart:
        # Lists that send children to one another make a bound lower, and no less true.
        found += doubts_of_bound(estimate, table, limits)
        return replace(estimate, reasons=_told(found, estimate.reasons))
    found += doubts_of_estimate(estimate, table, limits)
    reasons = _told(found, estimate.reasons)
    barring = [one for one in found if one.bars is Bars.METHOD]
    if estimate.method == "chapman":  # it is for two lists, and says what it assumes
        barring = [one for one in barring if one.objection.rule != "lists"]
    if not estimate.refused and not barring:
        return replace(estimate, reasons=reasons)
    return refused_for(estimate, reasons)


def refused_for(estimate: Estimate, reasons: tuple[str, ...]) -> Estimate:
    """Return the estimate refused for these reasons, its numbers kept in the detail alone."""
    worked_out = {name: getattr(estimate, name) for name in ("estimate", "lower", "upper")}
    return replace(
        estimate,
        estimate=None,
        lower=None,
        upper=None,
        refused=True,
        reasons=reasons,
        detail={**estimate.detail, "worked_out": worked_out},
    )


def with_sensitivity(estimate: Estimate, table: Overlaps) -> Estimate:
    """Return an estimate with what dependence that nobody can see would do to it."""
    number = estimate.estimate
    if number is None or number <= table.observed or estimate.method in BOUNDS:
        return estimate
    found = asdict(sensitivity(table, number))
    return replace(estimate, detail={**estimate.detail, "sensitivity": found})


def headline(
    estimates: Sequence[Estimate],
    table: Overlaps,
    apart: Apart = (),
    limits: Limits = LIMITS,
) -> Estimate:
    """
    Return the one number that may stand for all methods, or the refusal to give one.

    The number is that of the leading method. The interval holds those of all methods, the bound
    and what else stands beside the models included: models take children who differ for alike
    where nothing in the table shows that they differ, and what stands beside them less so.
    """
    bound = next((one for one in estimates if one.method in BOUNDS), None)
    models = [one for one in estimates if one.method not in (*BOUNDS, *BESIDE)]
    found = doubts_of_table(table, apart, limits) + doubts_of_methods(models, bound, limits)
    for one in models:
        if not one.refused:
            found += doubts_of_estimate(one, table, limits)
    given = [one for one in models if not one.refused and one.estimate is not None]
    barred = [one for one in found if one.bars >= Bars.HEADLINE]
    reasons = _told(barred or found)
    order = {name: at for at, name in enumerate(LEADING)}
    leading = min(given, key=lambda one: order.get(one.method, len(order)), default=None)
    beside = [one for one in estimates if one.method in (*BOUNDS, *BESIDE) and not one.refused]
    lower, upper = _span([*given, *beside])
    stands = leading is not None and not barred
    return Estimate(
        method="all",
        estimate=leading.estimate if leading and stands else None,
        lower=lower if stands else None,
        upper=upper if stands else None,
        level=estimates[0].level,
        identifiable=leading.identifiable if leading else None,
        refused=not stands,
        reasons=reasons,
        detail={
            "led_by": leading.method if leading else None,
            "lower_bound": bound.estimate if bound else None,
            "lower_bound_means": BOUND_STANDS if bound else None,
            "models_alone": dict(zip(("lower", "upper"), _span(given), strict=True)),
        },
    )


def _span(estimates: Sequence[Estimate]) -> tuple[float | None, float | None]:
    """Return the ends of all intervals together."""
    lowest = [one.lower for one in estimates if one.lower is not None]
    highest = [one.upper for one in estimates if one.upper is not None]
    return min(lowest, default=None), max(highest, default=None)


def _told(found: Sequence[Doubt], reasons: Sequence[str] = ()) -> tuple[str, ...]:
    """Return doubts, and a method's own reasons as sentences, each once."""
    own = (f"{one[0].upper()}{one[1:].rstrip('.')}." for one in reasons if one)
    return tuple(dict.fromkeys((*(one.words for one in found), *own)))
