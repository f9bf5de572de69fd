"""Acts on estimates: put on the record, perhaps in place of an earlier one, and withdrawn."""

from dataclasses import dataclass

from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate


@dataclass(frozen=True, kw_only=True)
class EstimateRecorded:
    """Somebody put an estimate on the record; `replaces` names the one that it supersedes."""

    estimate: str
    told: PopulationEstimate
    replaces: str = ""


@dataclass(frozen=True, kw_only=True)
class EstimateWithdrawn:
    """Somebody took an estimate back, and says why; it stays on the record."""

    estimate: str
    reason: str


EstimateAct = EstimateRecorded | EstimateWithdrawn
ESTIMATE_BODIES: dict[str, type] = {
    "estimate-recorded": EstimateRecorded,
    "estimate-withdrawn": EstimateWithdrawn,
}
