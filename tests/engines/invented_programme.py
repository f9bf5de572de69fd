"""Invented programmes of any size: authorities, people, conflicts, leave. Nobody is real."""

import random
from datetime import date

from firsthand.domain.planning.programme.inspector import (
    LEAD,
    Engagement,
    EngagementKind,
    Inspector,
)
from firsthand.domain.planning.programme.month import months_from
from firsthand.domain.planning.programme.programme import Need, Problem, Rules, VisitKind
from firsthand.refdata.read_programme import programme_rules
from firsthand.refdata.words import REGIONS

FIRST = date(2027, 1, 1)
CONFLICTS = 0.07  # share of pairs of inspector and authority with a conflict
AVAILABLE = 0.85  # share of months in which an inspector is there
LEADING = 0.35  # share of inspectors who may lead


def invented_problem(
    *,
    authorities: int = 153,
    inspectors: int = 120,
    months: int = 24,
    seconds_visits: int = 0,
    seed: int = 1,
    rules: Rules | None = None,
) -> Problem:
    """Return a problem: each authority once, a tenth twice by lot, some a second full time."""
    rng = random.Random(seed)
    regions, span = sorted(REGIONS), months_from(FIRST, months)
    # Nine regions of unequal size, as they are; inspectors live where the work is, roughly.
    places = [rng.choice(regions) for _ in range(authorities)]
    codes = [f"{900 + n}" for n in range(authorities)]
    weights = [round(rng.uniform(1, 100), 1) for _ in codes]
    drawn = set(rng.sample(codes, -(-authorities // 10)))
    again = set(rng.sample(codes, seconds_visits))
    people = tuple(_inspector(n, rng, regions, codes, span) for n in range(inspectors))
    needs = []
    for code, region, weight in zip(codes, places, weights, strict=True):
        last_leads = frozenset(rng.sample([one.code for one in people], 1))
        needs.append(_need(code, region, weight, VisitKind.FULL, last_leads))
        if code in drawn:
            needs.append(_need(code, region, weight / 2, VisitKind.RANDOM, last_leads))
        if code in again:
            second = _need(code, region, weight / 3, VisitKind.FULL, last_leads, "again")
            needs.append(second)
    return Problem(
        needs=tuple(needs), inspectors=people, rules=rules or programme_rules(), months=span
    )


def _inspector(
    n: int, rng: random.Random, regions: list[str], codes: list[str], span: tuple[date, ...]
) -> Inspector:
    known = [code for code in codes if rng.random() < CONFLICTS]
    kinds = (EngagementKind.ADVISED, EngagementKind.EMPLOYED)
    return Inspector(
        code=f"I{n:04}",
        region=rng.choice(regions),
        skills=frozenset({LEAD} if n == 0 or rng.random() < LEADING else {"practice"}),
        days_a_month=rng.choice([10, 10, 12, 15, 20]),
        away=frozenset(month for month in span if rng.random() > AVAILABLE),
        engagements=tuple(Engagement(la_code=c, kind=rng.choice(kinds)) for c in known),
    )


def _need(
    code: str,
    region: str,
    weight: float,
    kind: VisitKind,
    last_leads: frozenset[str],
    word: str = "",
) -> Need:
    return Need(
        key=f"{code}-{word or kind}",
        la_code=code,
        authority=f"Invented {code}",
        region=region,
        kind=kind,
        weight=round(weight, 1),
        reason="invented",
        drawn_at_random=kind is VisitKind.RANDOM,
        inclusion_probability=0.1,
        last_leads=last_leads,
    )
