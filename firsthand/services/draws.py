"""
Draws: cases from a list that is handed in, a check of the list, and what became of the cases.

A list is read in memory and forgotten. Only `record` stores anything: the public part.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.planning.drawing import draw as drawing
from firsthand.domain.planning.drawing.draw import Case, Design, Draw
from firsthand.domain.planning.drawing.frame import Frame, FrameKind
from firsthand.domain.planning.drawing.method import (
    Statement,
    Told,
    method_statement,
    objections_to_fact,
)
from firsthand.domain.planning.drawing.minimum import Measured, Minimum, measured
from firsthand.domain.planning.drawing.receipt import Receipt, objections_to_list, receipt_of
from firsthand.domain.planning.drawing.selection import (
    Selection,
    SelectionEvent,
    objections_to_event,
    objections_to_events,
    selection,
)
from firsthand.domain.reference.unknown import UnknownDraw, UnknownPlan
from firsthand.refdata import read_policies
from firsthand.sources import handed_in
from firsthand.sources.lists.read import read_frames
from firsthand.store import draws as store
from firsthand.store import sample_plans


@dataclass(frozen=True, kw_only=True)
class DrawAnswer:
    """A draw, its receipt, how its size stands beside the minimum, and its method so far."""

    drawn: Draw
    receipt: Receipt
    measured: Measured
    minimum: Minimum
    statement: Statement
    draw_id: str


@dataclass(frozen=True, kw_only=True)
class RecordedDraw:
    """A draw as recorded, what became of its cases by a day, and its method."""

    stored: store.StoredDraw
    selected: Selection
    statement: Statement
    minimum: Minimum
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Given:
    """A list that is handed in: a file or its content, its name, where it comes from."""

    content: Path | bytes
    name: str
    kind: FrameKind = FrameKind.STATUTORY


def usual_minimum() -> Minimum:
    """Return the policy that samples are measured by."""
    return read_policies.minimum()


def handed_over(file: Path) -> bytes:
    """Return the content of a receipt, a plan or notes; refuse in words when there is none."""
    return handed_in.content_of(file)


def as_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows that came without a file as the CSV that is read and hashed."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def draw(given: Given, design: Design, *, minimum: Minimum | None = None) -> DrawAnswer:
    """Draw cases from a list; nothing is stored."""
    return _answer(_frame(given, design), design, minimum or read_policies.minimum())


def check(
    given: Given, receipt: bytes, *, receipt_name: str, minimum: Minimum | None = None
) -> DrawAnswer:
    """Draw again as a receipt says; refuse a list that changed, and a receipt that did."""
    known = handed_in.read_receipt(receipt, name=receipt_name)
    frame = _frame(replace(given, kind=known.public.list.kind), known.design)
    refuse_if(objections_to_list(frame, known))
    again = _answer(frame, known.design, minimum or read_policies.minimum())
    if _told(again.receipt) != _told(known):
        raise Refused(_receipt_differs(receipt_name))
    return again


def method(receipt: bytes, notes: bytes | None, *, name: str, notes_name: str) -> Statement:
    """Return the method of a draw from its receipt and what people noted since."""
    known = handed_in.read_receipt(receipt, name=name)
    noted = handed_in.read_notes(notes, name=notes_name) if notes else handed_in.Notes()
    strata = known.public.strata
    refuse_if(objections_to_events(noted.events, strata=strata))
    return method_statement(
        known.public,
        selected=selection(strata, noted.events),
        told=_facts(noted.told, by=noted.by),
        minimum=read_policies.minimum(),
    )


def record(answer: DrawAnswer, *, now: datetime, plan_id: str | None = None) -> str:
    """Record the public part of a draw, once, and return its identifier."""
    if store.load_draw(answer.draw_id, as_of=date.max) is None:
        store.add_draw(
            answer.drawn.public, draw_id=answer.draw_id, plan_id=plan_id, recorded_at=now
        )
    return answer.draw_id


def record_receipt(receipt: bytes, *, now: datetime) -> str:
    """Record the public part of a draw that its receipt tells, once."""
    drawn = handed_in.read_receipt(receipt, name="the receipt").public
    draw_id = drawing.identifier(drawn)
    if store.load_draw(draw_id, as_of=date.max) is None:
        store.add_draw(drawn, draw_id=draw_id, plan_id=None, recorded_at=now)
    return draw_id


def cases_of(receipt: bytes) -> tuple[Case, ...]:
    """Return the cases that a receipt names: the drawn ones, then the reserves."""
    known = handed_in.read_receipt(receipt, name="the receipt")
    return (*known.cases, *known.reserves)


def recorded(draw_id: str, *, as_of: date) -> RecordedDraw:
    """Return a draw as recorded by a day."""
    return _recorded(_stored(draw_id, as_of), as_of)


def recorded_draws(*, as_of: date) -> tuple[RecordedDraw, ...]:
    """Return every draw recorded by a day, the newest first."""
    return tuple(_recorded(one, as_of) for one in store.load_draws(as_of=as_of))


def add_event(event: SelectionEvent, *, draw_id: str, now: datetime) -> None:
    """Record what became of one case; refuse what cannot have happened."""
    known = _stored(draw_id, date.max)
    refuse_if(objections_to_event(event, earlier=known.events, strata=known.public.strata))
    store.add_event(event, draw_id=draw_id, recorded_at=now)


def add_fact(field: str, value: str, *, by: str, draw_id: str, now: datetime) -> None:
    """Record a fact of the method; an earlier one of the same field stays beside it."""
    refuse_if(objections_to_fact(field, value, by))
    _stored(draw_id, date.max)
    store.add_fact(Told(field), value.strip(), by=by.strip(), draw_id=draw_id, recorded_at=now)


def link(draw_id: str, plan_id: str, *, by: str, now: datetime) -> None:
    """Record which plan a draw serves; an earlier word on it stays beside it."""
    _stored(draw_id, date.max)
    plan = sample_plans.load_plan(plan_id.strip(), as_of=date.max)
    if plan is None:
        known = {one.plan_id for one in sample_plans.load_plans(as_of=date.max)}
        raise UnknownPlan(plan_id, known)
    if plan.replaced_by is not None:
        raise Refused(
            Objection(
                rule="plan-replaced",
                reason=f"The plan {plan.plan_id} was replaced by {plan.replaced_by}.",
                remedy=f"Name {plan.replaced_by} instead.",
            )
        )
    if not by.strip():
        raise Refused(
            Objection(
                rule="by", reason="Nobody is named who tells it.", remedy="Say who tells it."
            )
        )
    store.add_link(plan.plan_id, by=by.strip(), draw_id=draw_id, recorded_at=now)


def draws_of_plan(plan_id: str, *, as_of: date) -> tuple[RecordedDraw, ...]:
    """Return the draws that by a day were told to serve a plan, the newest first."""
    found = store.load_draws(as_of=as_of)
    return tuple(_recorded(one, as_of) for one in found if one.plan_id == plan_id)


def _frame(given: Given, design: Design) -> Frame:
    """Return the one list meant; refuse a workbook of several until one is named."""
    frames = read_frames(
        given.content,
        name=given.name,
        kind=given.kind,
        reference_column=design.reference,
        sheet=design.sheet,
    )
    if len(frames) == 1:
        return frames[0]
    names = "; ".join(frame.name.removeprefix(f"{given.name}, ") for frame in frames)
    raise Refused(
        Objection(
            rule="several-lists",
            reason=f"{given.name} holds {len(frames)} lists: {names}.",
            remedy="Name the sheet to draw from (--sheet).",
        )
    )


def _answer(frame: Frame, design: Design, minimum: Minimum) -> DrawAnswer:
    drawn = drawing.draw(frame, design)
    return DrawAnswer(
        drawn=drawn,
        receipt=receipt_of(frame, design, drawn),
        measured=measured(
            population=drawn.public.list.children, sample=drawn.public.size, minimum=minimum
        ),
        minimum=minimum,
        statement=method_statement(
            drawn.public, selected=selection(drawn.public.strata), told={}, minimum=minimum
        ),
        draw_id=drawing.identifier(drawn.public),
    )


def _told(receipt: Receipt) -> object:
    """Return what a receipt says of the draw; rows may stand elsewhere in the list by now."""
    cases = [(c.number, c.reference) for c in (*receipt.cases, *receipt.reserves)]
    return receipt.public.strata, receipt.public.seed, cases


def _facts(told: Mapping[str, str], *, by: str) -> dict[Told, str]:
    for field, value in told.items():
        refuse_if(objections_to_fact(field, value, by))
    return {Told(field): value for field, value in told.items()}


def _stored(draw_id: str, as_of: date) -> store.StoredDraw:
    found = store.load_draw(draw_id, as_of=as_of)
    if found is None:
        raise UnknownDraw(draw_id, {one.draw_id for one in store.load_draws(as_of=as_of)})
    return found


def _recorded(stored: store.StoredDraw, as_of: date) -> RecordedDraw:
    minimum = read_policies.minimum()
    selected = selection(stored.public.strata, stored.events)
    return RecordedDraw(
        stored=stored,
        selected=selected,
        statement=method_statement(
            stored.public,
            selected=selected,
            told=stored.told,
            minimum=minimum,
            draws_of_list=stored.draws_of_list,
        ),
        minimum=minimum,
        as_of=as_of,
    )


def _receipt_differs(name: str) -> Objection:
    return Objection(
        rule="receipt-differs",
        reason=f"The list is the one that was drawn from, and its seed draws other cases than "
        f"{name} tells: the receipt was altered.",
        remedy="Ask who altered it; the cases that the seed draws are the true ones.",
    )
