"""Draws and what became of them: rows in, domain values out. No row names a child or a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from firsthand.domain.planning.drawing.draw import DrawnStratum, ListFacts, PublicDraw
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.method import Told
from firsthand.domain.planning.drawing.selection import EventKind, SelectionEvent
from firsthand.store.models import draws as tables


@dataclass(frozen=True, kw_only=True)
class StoredDraw:
    """The public part of a draw, and everything recorded of it by a day."""

    draw_id: str
    recorded_at: datetime
    public: PublicDraw
    events: tuple[SelectionEvent, ...]
    told: Mapping[Told, str]
    draws_of_list: int
    plan_id: str | None = None  # the plan that it serves, as told last


LINK = "plan"  # the field of a fact that names the plan a draw serves


def load_draws(*, as_of: date) -> tuple[StoredDraw, ...]:
    """Return every draw recorded by `as_of`, the newest first."""
    rows = tables.Draw.objects.filter(recorded_at__date__lte=as_of).order_by("-seq")
    return tuple(_stored(row, as_of) for row in rows)


def load_draw(draw_id: str, *, as_of: date) -> StoredDraw | None:
    """Return one draw, or None when none of this identifier was recorded by `as_of`."""
    row = tables.Draw.objects.filter(draw_id=draw_id, recorded_at__date__lte=as_of).first()
    return _stored(row, as_of) if row else None


def add_draw(
    drawn: PublicDraw, *, draw_id: str, plan_id: str | None, recorded_at: datetime
) -> None:
    """Add the public part of a draw; its file's name stays out."""
    with transaction.atomic():
        plan = tables.SamplePlan.objects.filter(plan_id=plan_id).first() if plan_id else None
        row = tables.Draw.objects.create(
            draw_id=draw_id,
            recorded_at=recorded_at,
            plan=plan,
            kind=drawn.list.kind.value,
            standard=drawn.list.standard or "",
            file_sha256=drawn.list.file_sha256,
            content_sha256=drawn.list.content_sha256,
            rows=drawn.list.rows,
            children=drawn.list.children,
            could_not_be_drawn=drawn.list.could_not_be_drawn,
            doubts=drawn.list.doubts,
            recipe=drawn.recipe,
            seed=drawn.seed,
            size=drawn.size,
            allocation=drawn.allocation,
            strata_column=drawn.strata_column or "",
        )
        tables.DrawStratum.objects.bulk_create(
            tables.DrawStratum(
                draw=row,
                ordinal=ordinal,
                name=one.name,
                population=one.population,
                drawn=one.drawn,
                reserves=one.reserves,
            )
            for ordinal, one in enumerate(drawn.strata)
        )


def add_event(event: SelectionEvent, *, draw_id: str, recorded_at: datetime) -> None:
    """Add what became of one case."""
    tables.SelectionEvent.objects.create(
        draw=tables.Draw.objects.get(draw_id=draw_id),
        recorded_at=recorded_at,
        kind=event.kind.value,
        case=event.case,
        reserve=event.reserve,
        reason=event.reason,
        by=event.by,
    )


def add_fact(field: Told, value: str, *, by: str, draw_id: str, recorded_at: datetime) -> None:
    """Add a fact of the method beside the earlier ones of its field."""
    tables.MethodFact.objects.create(
        draw=tables.Draw.objects.get(draw_id=draw_id),
        recorded_at=recorded_at,
        field=field.value,
        value=value,
        by=by,
    )


def add_link(plan_id: str, *, by: str, draw_id: str, recorded_at: datetime) -> None:
    """Add that a draw serves a plan, beside the earlier words on it."""
    tables.MethodFact.objects.create(
        draw=tables.Draw.objects.get(draw_id=draw_id),
        recorded_at=recorded_at,
        field=LINK,
        value=plan_id,
        by=by,
    )


def _plan_of(row: tables.Draw, facts: Sequence[tables.MethodFact]) -> str | None:
    """Return the plan told last, else the one that the draw was recorded with."""
    told = [one.value for one in facts if one.field == LINK]
    if told:
        return told[-1]
    return row.plan.plan_id if row.plan else None


def _stored(row: tables.Draw, as_of: date) -> StoredDraw:
    events = row.events.filter(recorded_at__date__lte=as_of).order_by("seq")
    facts = tuple(row.method_facts.filter(recorded_at__date__lte=as_of).order_by("seq"))
    same = tables.Draw.objects.filter(
        content_sha256=row.content_sha256, recorded_at__date__lte=as_of
    )
    return StoredDraw(
        draw_id=row.draw_id,
        recorded_at=timezone.localtime(row.recorded_at),
        public=_public(row),
        events=tuple(
            SelectionEvent(
                kind=EventKind(one.kind),
                case=one.case,
                reserve=one.reserve,
                reason=one.reason,
                by=one.by,
            )
            for one in events
        ),
        told={Told(one.field): one.value for one in facts if one.field != LINK},
        draws_of_list=same.count(),
        plan_id=_plan_of(row, facts),
    )


def _public(row: tables.Draw) -> PublicDraw:
    return PublicDraw(
        list=ListFacts(
            name="",
            kind=FrameKind(row.kind),
            standard=row.standard or None,
            file_sha256=row.file_sha256,
            content_sha256=row.content_sha256,
            rows=row.rows,
            children=row.children,
            could_not_be_drawn=row.could_not_be_drawn,
            doubts=row.doubts,
        ),
        seed=row.seed,
        recipe=row.recipe,
        size=row.size,
        allocation=row.allocation,
        strata_column=row.strata_column or None,
        strata=tuple(
            DrawnStratum(
                name=one.name,
                population=one.population,
                drawn=one.drawn,
                reserves=one.reserves,
            )
            for one in row.strata.order_by("ordinal")
        ),
    )
