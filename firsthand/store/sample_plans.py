"""Plans of samples: rows in, domain values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.minimum import Minimum
from firsthand.domain.planning.drawing.sample_plan import (
    Derogation,
    PlannedGroup,
    PlanObjection,
    SamplePlan,
)
from firsthand.store.models import draws as tables

PUBLISHED_BESIDE = "Set aside by two named people, whose reason is published beside it."


@dataclass(frozen=True, kw_only=True)
class StoredPlan:
    """A plan as it was approved, with what stood against it on the day."""

    plan_id: str
    recorded_at: datetime
    plan: SamplePlan
    minimum: Minimum
    needed: Mapping[str, int | None]
    objections: tuple[PlanObjection, ...]
    replaced_by: str | None


def load_plans(*, as_of: date) -> tuple[StoredPlan, ...]:
    """Return every plan that was published on `as_of`, the newest first."""
    rows = tables.SamplePlan.objects.filter(recorded_at__date__lte=as_of).order_by("-seq")
    return tuple(_plans(rows, as_of))


def load_plan(plan_id: str, *, as_of: date) -> StoredPlan | None:
    """Return one plan, or None when none of this identifier was published on `as_of`."""
    rows = tables.SamplePlan.objects.filter(plan_id=plan_id, recorded_at__date__lte=as_of)
    return next(iter(_plans(rows, as_of)), None)


def add_plan(
    plan: SamplePlan,
    *,
    plan_id: str,
    minimum: Minimum,
    needed: Mapping[str, int | None],
    objections: Sequence[PlanObjection],
    recorded_at: datetime,
) -> None:
    """Add a plan with its groups and its derogations, as a whole."""
    with transaction.atomic():
        earlier = tables.SamplePlan.objects.filter(plan_id=plan.replaces).first()
        row = tables.SamplePlan.objects.create(
            plan_id=plan_id,
            recorded_at=recorded_at,
            title=plan.title,
            la_code=plan.la_code,
            theme=plan.theme,
            proposed_by=plan.proposed_by,
            from_on=plan.from_on,
            to_on=plan.to_on,
            confidence=minimum.confidence,
            share_affected=minimum.share_affected,
            sensitivity=minimum.sensitivity,
            replaces=earlier,
        )
        tables.PlanGroup.objects.bulk_create(
            tables.PlanGroup(
                plan=row,
                name=group.name,
                kind=group.kind.value,
                population=group.population,
                sample=group.sample,
                minimum=needed[group.name],
            )
            for group in plan.groups
        )
        tables.Derogation.objects.bulk_create(
            tables.Derogation(
                plan=row,
                rule=one.objection.rule,
                about=one.about,
                objection=one.objection.reason,
                first=one.derogation.first.strip(),
                second=one.derogation.second.strip(),
                reason=one.derogation.reason.strip(),
            )
            for one in objections
            if one.derogation is not None
        )


def _plans(rows, as_of: date):
    asked = rows.select_related("replaces").prefetch_related("groups", "derogations")
    later = dict(
        tables.SamplePlan.objects.filter(
            replaces__isnull=False, recorded_at__date__lte=as_of
        ).values_list("replaces_id", "plan_id")
    )
    for row in asked:
        groups = sorted(row.groups.all(), key=lambda one: one.seq)
        objections = tuple(
            _objection(one) for one in sorted(row.derogations.all(), key=lambda one: one.seq)
        )
        yield StoredPlan(
            plan_id=row.plan_id,
            recorded_at=timezone.localtime(row.recorded_at),
            plan=_plan(row, groups, objections),
            minimum=Minimum(
                confidence=row.confidence,
                share_affected=row.share_affected,
                sensitivity=row.sensitivity,
            ),
            needed={one.name: one.minimum for one in groups},
            objections=objections,
            replaced_by=later.get(row.seq),
        )


def _plan(
    row: tables.SamplePlan,
    groups: Sequence[tables.PlanGroup],
    objections: Sequence[PlanObjection],
) -> SamplePlan:
    return SamplePlan(
        title=row.title,
        la_code=row.la_code,
        theme=row.theme,
        proposed_by=row.proposed_by,
        from_on=row.from_on,
        to_on=row.to_on,
        groups=tuple(
            PlannedGroup(
                name=one.name,
                kind=FrameKind(one.kind),
                population=one.population,
                sample=one.sample,
            )
            for one in groups
        ),
        derogations=tuple(one.derogation for one in objections if one.derogation),
        replaces=row.replaces.plan_id if row.replaces else None,
    )


def _objection(row: tables.Derogation) -> PlanObjection:
    return PlanObjection(
        objection=Objection(rule=row.rule, reason=row.objection, remedy=PUBLISHED_BESIDE),
        about=row.about,
        derogation=Derogation(
            rule=row.rule,
            about=row.about,
            first=row.first,
            second=row.second,
            reason=row.reason,
        ),
    )
