"""Replanning: an earlier programme with one thing changed, as a new commission."""

from dataclasses import replace
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.planning.programme.commission import Commission, Team
from firsthand.domain.planning.programme.inspector import Inspector
from firsthand.domain.reference.unknown import nearest
from firsthand.services.programmes.earlier import earlier
from firsthand.sources.inspector_rows import Tally, away_in
from firsthand.store.programmes import Kept


def with_leave(kept: Kept, *, code: str, away: str, seconds: float) -> Commission:
    """Return the commission of a finished programme with an inspector's further leave."""
    asked = kept.commission
    if kept.ended is None or not kept.ended.answer or not kept.ended.answer["visits"]:
        raise Refused(
            Objection(
                rule="replan-nothing",
                reason=f"Programme {kept.number} has no plan that could be changed.",
                remedy="Re-plan a programme that has ended with a plan.",
            )
        )
    team = replace(asked.team, inspectors=_changed(asked.team, code.strip(), _months(away)))
    plan = earlier(kept.ended.answer)
    return replace(asked, team=team, previous=plan.placed, seconds=seconds)


def _months(away: str) -> frozenset[date]:
    tally = Tally()
    months = away_in(1, away, tally)
    refuse_if(tuple(tally.objections))
    if not months:
        raise Refused(
            Objection(
                rule="replan-leave",
                reason=f"{away!r} takes no whole month and no half of one.",
                remedy="Write months as 2027-03 or 2027-03..2027-05.",
            )
        )
    return months


def _changed(team: Team, code: str, months: frozenset[date]) -> tuple[Inspector, ...]:
    known = {one.code for one in team.inspectors}
    if code not in known:
        near = nearest(code, known)
        raise Refused(
            Objection(
                rule="replan-inspector",
                reason=f"No inspector of the list has the code {code!r}.",
                remedy=f"Write {' or '.join(near)}." if near else "Write a code of the list.",
            )
        )
    return tuple(
        replace(one, away=one.away | months) if one.code == code else one
        for one in team.inspectors
    )
