"""The shapes of draws, plans and methods as JSON, the same on every surface."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from firsthand.domain.planning.drawing.draw import Case, PublicDraw
from firsthand.domain.planning.drawing.method import Statement, objections_to_publishing
from firsthand.domain.planning.drawing.minimum import Measured, Minimum
from firsthand.domain.planning.drawing.receipt import Receipt

Shape = dict[str, Any]
CASE_COLUMNS = (*("number", "reference", "stratum", "rows", "how", "inclusion_probability"),)
GROUP_COLUMNS = (
    *("name", "kind", "outside_statutory_services", "sample", "population", "needed"),
)


def of_draw(found: Any) -> Shape:
    """Return a draw with its cases, given a `DrawAnswer`."""
    drawn = found.drawn
    return {
        "list": of_list(drawn.public),
        **of_design(drawn.public),
        "cases": [of_case(case, how="drawn") for case in drawn.cases],
        "reserves": [of_case(case, how="reserve") for case in drawn.reserves],
        "doubts": [asdict(doubt) for doubt in drawn.doubts],
        "could_not_be_drawn": {
            "rows": list(drawn.could_not_be_drawn),
            "reason": "These rows name no child." if drawn.could_not_be_drawn else None,
        },
        "below_minimum": of_measured(found.measured, found.minimum),
        "statement": of_statement(found.statement),
        "draw_id": found.draw_id,
    }


def of_recorded(found: Any) -> Shape:
    """Return the public part of a draw as recorded, given a `RecordedDraw`."""
    stored = found.stored
    return {
        "draw_id": stored.draw_id,
        "recorded_on": stored.recorded_at.date(),
        "plan_id": stored.plan_id,
        "list": of_list(stored.public),
        **of_design(stored.public),
        "counted": found.selected.counted,
        "events": {kind.value: number for kind, number in found.selected.numbers.items()},
        "draws_of_list": stored.draws_of_list,
        "statement": of_statement(found.statement),
    }


def of_receipt(found: Any) -> Shape:
    """Return a draw with what proves later that a list is the one drawn from."""
    receipt: Receipt = found.receipt
    return {
        **of_draw(found),
        "receipt": {
            "design": asdict(receipt.design),
            "headings": list(receipt.headings),
            "marks": dict(receipt.marks),
            "unnamed": list(receipt.unnamed),
        },
    }


def of_list(drawn: PublicDraw) -> Shape:
    """Return what may be told of a list."""
    return {**asdict(drawn.list), "kind": drawn.list.kind.value}


def of_design(drawn: PublicDraw) -> Shape:
    """Return how a list was drawn from."""
    return {
        "seed": drawn.seed,
        "recipe": drawn.recipe,
        "size": drawn.size,
        "allocation": drawn.allocation,
        "strata_column": drawn.strata_column,
        "strata": [
            {
                "stratum": one.name,
                "population": one.population,
                "drawn": one.drawn,
                "reserves": one.reserves,
                "inclusion_probability": one.inclusion_probability,
            }
            for one in drawn.strata
        ],
    }


def of_case(case: Case, *, how: str) -> Shape:
    """Return one child drawn, or in reserve."""
    return {
        "number": case.number,
        "reference": case.reference,
        "stratum": case.stratum,
        "rows": list(case.rows),
        "how": how,
        "inclusion_probability": case.inclusion_probability,
    }


def case_rows(cases: Iterable[Case]) -> list[Shape]:
    """Return cases as rows of a table: what is a list becomes text."""
    found = []
    for case in cases:
        how = "reserve" if case.number.startswith("R") else "drawn"
        found.append({**of_case(case, how=how), "rows": " ".join(map(str, case.rows))})
    return found


def of_measured(found: Measured, minimum: Minimum) -> Shape:
    """Return how a sample stands beside the minimum, and what the minimum rests on."""
    return {
        "below": found.below,
        "sample": found.sample,
        "needed": found.needed,
        "needed_unknown_because": (
            "Reading every case would not be enough for the chance asked for."
            if found.needed is None
            else None
        ),
        "population": found.population,
        "affected": found.affected,
        "chance": found.chance,
        "confidence": minimum.confidence,
        "share_affected": minimum.share_affected,
        "sensitivity": minimum.sensitivity,
    }


def of_statement(statement: Statement) -> Shape:
    """Return the method, part by part, and what still stops its publication."""
    return {
        "parts": [asdict(part) for part in statement.parts],
        "may_be_published": all(part.known for part in statement.parts),
        "objections": [asdict(one) for one in objections_to_publishing(statement)],
    }


def of_plan(found: Any) -> Shape:
    """Return a plan with every objection and what set it aside, given a `PlanAnswer`."""
    plan = found.plan
    return {
        "plan_id": found.plan_id,
        "recorded_on": found.recorded_on,
        "title": plan.title,
        "la_code": plan.la_code or None,
        "theme": plan.theme or None,
        "proposed_by": plan.proposed_by,
        "from_on": plan.from_on,
        "to_on": plan.to_on,
        "groups": [
            {
                "name": group.name,
                "kind": group.kind.value,
                "outside_statutory_services": group.kind.outside,
                "sample": group.sample,
                "population": group.population,
                "needed": found.needed.get(group.name),
            }
            for group in plan.groups
        ],
        "objections": [
            {
                **asdict(one.objection),
                "about": one.about or None,
                "removable": one.removable,
                "set_aside": asdict(one.derogation) if one.derogation else None,
            }
            for one in found.objections
        ],
        "open_objections": [asdict(one) for one in found.open_objections],
        "may_stand": not found.open_objections,
        "confidence": found.minimum.confidence,
        "share_affected": found.minimum.share_affected,
        "sensitivity": found.minimum.sensitivity,
        "replaces": plan.replaces,
        "replaced_by": found.replaced_by,
    }
