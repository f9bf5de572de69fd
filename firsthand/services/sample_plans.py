"""Plans of samples: what stands against one, its approval, and the list of those published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.planning.drawing import sample_plan
from firsthand.domain.planning.drawing.minimum import Minimum, measured
from firsthand.domain.planning.drawing.sample_plan import (
    PlanObjection,
    SamplePlan,
    open_objections,
    plan_objections,
)
from firsthand.domain.reference.unknown import UnknownAuthority, UnknownPlan
from firsthand.refdata import read, read_policies
from firsthand.sources import handed_in
from firsthand.store import sample_plans as store


@dataclass(frozen=True, kw_only=True)
class PlanAnswer:
    """A plan, what each group needs, what stands against it, and since when it is public."""

    plan: SamplePlan
    plan_id: str
    minimum: Minimum
    needed: Mapping[str, int | None]
    objections: tuple[PlanObjection, ...]
    open_objections: tuple[Objection, ...]
    recorded_on: date | None = None
    replaced_by: str | None = None


def read_plan(content: bytes, *, name: str) -> SamplePlan:
    """Return a plan that is handed in as YAML or JSON."""
    return handed_in.read_plan(content, name=name)


def propose(plan: SamplePlan, *, minimum: Minimum | None = None) -> PlanAnswer:
    """Return what stands against a plan; nothing is stored."""
    measure = minimum or read_policies.minimum()
    _refuse_unknown_authority(plan)
    return PlanAnswer(
        plan=plan,
        plan_id=sample_plan.identifier(plan),
        minimum=measure,
        needed=_needed(plan, measure),
        objections=plan_objections(plan, minimum=measure),
        open_objections=open_objections(plan, minimum=measure),
    )


def approve(plan: SamplePlan, *, now: datetime) -> PlanAnswer:
    """Publish a plan with its derogations; refuse one against which anything still stands."""
    found = propose(plan)
    refuse_if(found.open_objections)
    if store.load_plan(found.plan_id, as_of=date.max) is None:
        _refuse_unless_replaceable(plan)
        store.add_plan(
            plan,
            plan_id=found.plan_id,
            minimum=found.minimum,
            needed=found.needed,
            objections=found.objections,
            recorded_at=now,
        )
    return published(found.plan_id, as_of=date.max)


def published(plan_id: str, *, as_of: date) -> PlanAnswer:
    """Return a plan that was published by a day."""
    found = store.load_plan(plan_id, as_of=as_of)
    if found is None:
        known = {one.plan_id for one in store.load_plans(as_of=as_of)}
        raise UnknownPlan(plan_id, known)
    return _answer(found)


def published_plans(*, as_of: date) -> tuple[PlanAnswer, ...]:
    """Return every plan published by a day, the newest first, and none that was replaced."""
    found = store.load_plans(as_of=as_of)
    return tuple(_answer(one) for one in found if one.replaced_by is None)


def _answer(stored: store.StoredPlan) -> PlanAnswer:
    return PlanAnswer(
        plan=stored.plan,
        plan_id=stored.plan_id,
        minimum=stored.minimum,
        needed=stored.needed,
        objections=stored.objections,
        open_objections=(),
        recorded_on=stored.recorded_at.date(),
        replaced_by=stored.replaced_by,
    )


def _needed(plan: SamplePlan, minimum: Minimum) -> dict[str, int | None]:
    return {
        group.name: measured(
            population=group.population, sample=group.sample, minimum=minimum
        ).needed
        for group in plan.groups
        if sample_plan.possible(group)
    }


def _refuse_unknown_authority(plan: SamplePlan) -> None:
    known = {one.la_code: one.name for one in read.authorities()}
    if plan.la_code.strip() and plan.la_code not in known:
        raise UnknownAuthority(plan.la_code, set(known.values()))


def _refuse_unless_replaceable(plan: SamplePlan) -> None:
    if plan.replaces is None:
        return
    before = published(plan.replaces, as_of=date.max)
    if before.replaced_by is not None:
        raise Refused(
            Objection(
                rule="replaced-already",
                reason=f"The plan {plan.replaces} was replaced by {before.replaced_by}.",
                remedy=f"Replace {before.replaced_by} instead.",
            )
        )
