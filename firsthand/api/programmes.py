"""Programmes: who inspects whom when, solved in the background."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Body, Path, Router, Status

from firsthand.api.schemas import Problem
from firsthand.api.schemas_programmes import (
    Commissioned,
    ProgrammeProgress,
    ProgrammeRow,
    Queued,
)
from firsthand.api.vantage import day
from firsthand.domain.planning.programme.commission import Commission
from firsthand.services.programmes import jobs, lists
from firsthand.services.programmes.earlier import earlier

router = Router(tags=["planning"])
MOST_LISTED = 100


@router.post("", response={202: Queued, 400: Problem, 404: Problem, 422: Problem})
def ask(request: HttpRequest, asked: Body[Commissioned]) -> Status:
    """Ask for a programme, and return where to see how far it is."""
    before = earlier(asked.previous.dict()).placed if asked.previous else ()
    commission = Commission(
        team=lists.invented()
        if asked.inspectors == "invented"
        else lists.from_rows(asked.inspectors),
        from_on=date.fromisoformat(f"{asked.from_month[:7]}-01"),
        months=asked.months,
        harms=tuple(dict.fromkeys(asked.harm)),
        as_of=day(asked.as_of),
        seed=asked.seed,
        seconds=asked.seconds,
        rule_changes=asked.rules,
        previous=before,
    )
    number = jobs.start(commission, now=timezone.now())
    address = reverse("api:programme", args=[number])
    return Status(202, {"number": number, "state": "waiting", "address": address})


@router.get("", response={200: list[ProgrammeRow]})
def programmes(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the newest hundred programmes that were asked for, the newest first."""
    found = jobs.newest(now=timezone.now(), at_most=MOST_LISTED)
    return [row(kept, state) for kept, state in found]


@router.get(
    "/{number}",
    response={200: ProgrammeProgress, 404: Problem, 422: Problem},
    url_name="programme",
    by_alias=True,
)
def programme(request: HttpRequest, number: Path[int]) -> dict[str, Any]:
    """Return how far one programme is, the best plan so far, and the answer at the end."""
    found = jobs.progress(number, now=timezone.now())
    told = [sign.quality for sign in found.signs if sign.quality]
    objective, bound, gap = told[-1] if told else (None, None, None)
    return {
        **row(found.kept, found.state),
        "phase": found.phase,
        "seconds": found.seconds,
        "done": found.done,
        "objective": objective,
        "bound": bound,
        "gap": gap,
        "best": [
            {"need": one.key, "month": f"{one.month:%Y-%m}", "team": one.team}
            for one in found.best
        ],
        "reasons": [vars(one) for one in found.reasons],
        "answer": found.kept.ended.answer if found.kept.ended else None,
    }


def row(kept: Any, state: str) -> dict[str, Any]:
    """Return one programme as the list shows it."""
    asked = kept.commission
    return {
        "number": kept.number,
        "state": state,
        "asked_at": kept.asked_at,
        "from_month": f"{asked.from_on:%Y-%m}",
        "months": asked.months,
        "inspectors": len(asked.team.inspectors),
        "invented": asked.team.invented,
        "replans": kept.replans,
    }
