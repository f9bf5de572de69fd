"""Known cases: a list of children whom services know, of whom some are read."""

from dataclasses import dataclass

from firsthand.domain.planning.drawing.sample_plan import SamplePlan, possible


@dataclass(frozen=True, kw_only=True)
class KnownCases:
    """How many known cases a list holds, and how many of them are read."""

    listed: int
    sample: int


def known_cases(plan: SamplePlan) -> KnownCases | None:
    """Return the cases of a plan that statutory services know; None where it draws on none."""
    known = [one for one in plan.groups if not one.kind.outside and possible(one)]
    if not known:
        return None
    return KnownCases(
        listed=sum(one.population for one in known), sample=sum(one.sample for one in known)
    )
