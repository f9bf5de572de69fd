"""
Conflicts: what somebody had to do with an authority that keeps them from inspecting it.

The committee asked that those who improve an authority are not those who inspect it
(conclusion 11). Whether one may take part, and whether one may lead, are two questions: who led
an inspection may take part in the next one, and not lead it.
"""

from datetime import date

from firsthand.domain.planning.programme.inspector import Engagement, EngagementKind, Inspector
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR, last_day, later
from firsthand.domain.planning.programme.programme import Need, Rules

NEVER_BOTH = frozenset({EngagementKind.ADVISED, EngagementKind.EMPLOYED})


def keeps_out(
    inspector: Inspector, la_code: str, month: date, rules: Rules
) -> Engagement | None:
    """Return the engagement for which the inspector may not be in the team, if any."""
    for engagement in inspector.engagements:
        if engagement.la_code != la_code or engagement.kind is EngagementKind.LED:
            continue
        if _lasts(engagement, month, rules):
            return engagement
    return None


def keeps_from_leading(
    inspector: Inspector, need: Need, month: date, rules: Rules
) -> Engagement | None:
    """Return the engagement for which the inspector may not lead the visit, if any."""
    if not rules.fresh_lead:
        return None
    if inspector.code in need.last_leads:
        return Engagement(
            la_code=need.la_code, kind=EngagementKind.LED, to_on=need.last_visit_on
        )
    led = (e for e in inspector.engagements if e.kind is EngagementKind.LED)
    ours = (e for e in led if e.la_code == need.la_code)
    return next((e for e in ours if _lasts(e, month, rules)), None)


def may_take_part(inspector: Inspector, need: Need, month: date, rules: Rules) -> bool:
    """Tell whether the inspector is there, has the days, and has no conflict."""
    return (
        month not in inspector.away
        and inspector.days_a_month >= rules.days_each[need.kind]
        and keeps_out(inspector, need.la_code, month, rules) is None
    )


def may_lead(inspector: Inspector, need: Need, month: date, rules: Rules) -> bool:
    """Tell whether an inspector who may take part may also lead."""
    return inspector.may_lead and keeps_from_leading(inspector, need, month, rules) is None


def _lasts(engagement: Engagement, month: date, rules: Rules) -> bool:
    """Tell whether the engagement, or the cooling-off after it, reaches into the month."""
    if engagement.from_on is not None and engagement.from_on > last_day(month):
        return False
    years = rules.cooling_off_years.get(engagement.kind, 0.0)
    if engagement.to_on is None:  # it lasts, or nobody knows when it ended
        return years > 0 or engagement.kind in NEVER_BOTH
    return month < later(engagement.to_on, round(years * MONTHS_IN_A_YEAR))
