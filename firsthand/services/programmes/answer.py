"""Answer: a programme as JSON, the same for command line, API, pages and downloads."""

from dataclasses import asdict
from typing import Any

from firsthand.domain.planning.programme.programme import PlannedVisit, Programme, Quality
from firsthand.services.programmes.making import Made

Shape = dict[str, Any]
GAP_MEANS = (
    "gap and bound are those of the first phase, which chooses months: its value is the sum of "
    "weight times months waited, and no choice of months can be better than the bound. The "
    "phase that chooses teams has its own under phases.teams. A gap is (value - bound) / value."
)


def of_programme(made: Made) -> Shape:
    """Return everything about one programme; dates as text, what is not known as null."""
    asked, plan = made.commission, made.programme
    months = plan.months
    return {
        "outcome": outcome(plan),
        "visits": [of_visit(one, changed=plan.changed) for one in in_order(plan.visits)],
        "gap": months.gap if months else None,
        "bound": months.bound if months else None,
        "objective": months.objective if months else None,
        "gap_means": GAP_MEANS,
        "phases": {"months": _quality(plan.months), "teams": _quality(plan.teams)},
        "rules_broken": [asdict(one) for one in plan.broken],
        "collisions": [asdict(one) for one in plan.collisions],
        "changed": list(plan.changed),
        "replanned": bool(asked.previous),
        "not_known": list(made.not_known),
        "random_arm": {
            "drawn": list(made.arm.drawn),
            "share": made.arm.share,
            "seed": made.arm.seed,
            "design": made.arm.design,
            "inclusion_probability": dict(made.arm.inclusion_probability),
            "strata": dict(made.arm.strata),
        },
        "rules": [asdict(one) for one in made.problem.rules.told],
        "rule_changes": dict(asked.rule_changes),
        "inspectors": {
            "count": len(asked.team.inspectors),
            "invented": asked.team.invented,
            "file_sha256": asked.team.file_sha256,
            "how_read": list(asked.team.how_read),
            "doubts": [asdict(one) for one in asked.team.doubts],
            "regions": {one.code: one.region for one in asked.team.inspectors},
        },
        "from": f"{asked.calendar[0]:%Y-%m}",
        "months": asked.months,
        "harms": list(asked.harms),
        "as_of": asked.as_of.isoformat(),
        "seed": asked.seed,
        "seconds": asked.seconds,
    }


def outcome(plan: Programme) -> str:
    """Return planned, impossible, or not-found: no plan in the time given, and no proof."""
    if plan.visits:
        return "planned"
    unproved = any(one.rule == "not-found" for one in plan.collisions)
    return "not-found" if unproved else "impossible"


def of_visit(visit: PlannedVisit, *, changed: tuple[str, ...] = ()) -> Shape:
    """Return one visit; the lead stands first in the team."""
    need = visit.need
    return {
        "la_code": need.la_code,
        "authority": need.authority,
        "region": need.region,
        "kind": need.kind.value,
        "month": f"{visit.month:%Y-%m}",
        "team": list(visit.team),
        "lead": visit.team[0] if visit.team else None,
        "reason": need.reason,
        "priority": need.weight,
        "drawn_at_random": need.drawn_at_random,
        "inclusion_probability": need.inclusion_probability,
        "latest_on": need.latest_on.isoformat() if need.latest_on else None,
        "last_visit_on": need.last_visit_on.isoformat() if need.last_visit_on else None,
        "need": need.key,
        "changed": need.key in changed,
    }


def in_order(visits: tuple[PlannedVisit, ...]) -> list[PlannedVisit]:
    """Return visits by month, those with most to hide first, then by name."""
    return sorted(visits, key=lambda v: (v.month, -v.need.weight, v.need.authority, v.need.key))


def rows(answer: Shape) -> list[Shape]:
    """Return the visits as flat rows, for CSV and workbooks."""
    return [{**visit, "team": "; ".join(visit["team"])} for visit in answer["visits"]]


def _quality(found: Quality | None) -> Shape | None:
    return asdict(found) if found else None
