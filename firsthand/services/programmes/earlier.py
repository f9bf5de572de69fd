"""Earlier: a plan that was made before, read back to be changed as little as possible."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.commission import Placed
from firsthand.domain.planning.programme.programme import VisitKind


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The visits of an earlier plan, and what it was asked for; None where it does not say."""

    placed: tuple[Placed, ...]
    from_on: date | None
    months: int | None
    harms: tuple[str, ...] | None
    seed: int | None
    rule_changes: Mapping[str, float]


def earlier_from_text(text: str) -> Earlier:
    """Return the plan that a JSON document holds, or refuse it."""
    try:
        return earlier(json.loads(text))
    except (ValueError, RecursionError) as error:
        if isinstance(error, Refused):
            raise
        raise _no_plan("it is no JSON document") from None


def earlier(plan: object) -> Earlier:
    """Return the plan that an answer of Firsthand holds, or refuse it."""
    if not isinstance(plan, Mapping) or not isinstance(plan.get("visits"), list):
        raise _no_plan("it has no list 'visits'")
    try:
        return Earlier(
            placed=tuple(map(_placed, plan["visits"])),
            from_on=_month(plan["from"]) if plan.get("from") else None,
            months=int(plan["months"]) if plan.get("months") else None,
            harms=tuple(map(str, plan["harms"])) if plan.get("harms") else None,
            seed=int(plan["seed"]) if plan.get("seed") is not None else None,
            rule_changes={
                str(key): float(value)
                for key, value in dict(plan.get("rule_changes") or {}).items()
            },
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise _no_plan(f"{type(error).__name__} at {str(error)[:80]}") from None


def _placed(visit: Mapping[str, Any]) -> Placed:
    return Placed(
        key=f"{visit['la_code']}-{VisitKind(visit.get('kind', VisitKind.FULL))}",
        month=_month(visit["month"]),
        team=tuple(map(str, visit["team"])),
    )


def _month(written: str) -> date:
    return date.fromisoformat(f"{written}-01")


def _no_plan(why: str) -> Refused:
    return Refused(
        Objection(
            rule="programme-previous",
            reason=f"The earlier plan cannot be used: {why}.",
            remedy="Give the JSON that 'firsthand programme --format json' or a download of a "
            "programme wrote, unchanged.",
        )
    )
