"""Invented estimates and acts on them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from firsthand.domain.common.act import Act
from firsthand.domain.prevalence.estimates.acts import EstimateRecorded, EstimateWithdrawn
from firsthand.domain.prevalence.estimates.area import Area
from firsthand.domain.prevalence.estimates.deciding import Vocabulary
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.worked_out import Result
from firsthand.domain.reference.authority import Authority

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CSE = "child-sexual-exploitation"
ROTHERHAM = Area(la_codes=("372",))
YORKSHIRE = Area(region="Yorkshire and The Humber")
VOCABULARY = Vocabulary(
    la_codes={"370", "372", "373"},
    regions={"Yorkshire and The Humber", "London"},
    harms={CSE, "neglect"},
)
TOLD = PopulationEstimate(
    area=ROTHERHAM,
    harm=CSE,
    population="children aged 10 to 17 sexually exploited in 2025",
    from_on=date(2025, 1, 1),
    to_on=date(2025, 12, 31),
    lists=("police", "health", "school"),
    method="all methods side by side",
    table_version="7b1d",
    result=Result.ESTIMATED,
    worked_out_on=date(2026, 2, 20),
    answers="Ana Lyst, data analyst",
    not_said="Nothing of any one child.",
    observed=310,
    estimate=550,
    lower=430,
    upper=820,
)
NO_NUMBER = {"estimate": None, "lower": None, "upper": None}
REFUSED = replace(
    TOLD, result=Result.REFUSED, **NO_NUMBER, lower_bound=400, reasons=("Methods disagree.",)
)


def told(**changed):
    return replace(TOLD, **changed)


def authority(la_code="372", region="Yorkshire and The Humber"):
    return Authority(
        la_code=la_code,
        name=f"Place {la_code}",
        region=region,
        ons_codes=(),
        ofsted_urn=None,
        from_on=None,
        to_on=None,
    )


def recorded(estimate="e1", one=TOLD, replaces=""):
    return EstimateRecorded(estimate=estimate, told=one, replaces=replaces)


def withdrawn(estimate="e1", reason="The table counted one list twice."):
    return EstimateWithdrawn(estimate=estimate, reason=reason)


def acts(*bodies, first=MORNING):
    """Return bodies as acts, one a day."""
    return [
        Act(number=n, key=f"k{n}", by="p-anal", at=first + timedelta(days=n - 1), body=body)
        for n, body in enumerate(bodies, start=1)
    ]
