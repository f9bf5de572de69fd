"""
Priority: whom to visit first, and the sentence that says why.

Everybody is visited; what is ordered is who comes first. The weight of an authority is ten
times the years, since the last look, in which a failure is expected to have been there unseen
(`Unseen.years_high`), as a mean over the harms chosen. Years and not the chance alone: a look
goes out of date within a few years, so that the chance soon is the same everywhere, while each
further year without a look is one in which a failure could last. The upper end and not the
middle: what is not known must not wait as if it were fine. The mean and not the greatest:
somebody never asked about five harms has more to hide than somebody never asked about one.

Visits drawn by lot all weigh the same, so that the lot and nothing else says when they come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

from firsthand.domain.assurance.scope import years_before
from firsthand.domain.assurance.state import State
from firsthand.domain.assurance.unseen import Unseen
from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.programme import Need, VisitKind
from firsthand.domain.planning.programme.random_arm import RandomArm

# Unverified: about the span between full inspections since 2018 in the tables of outcomes.
CYCLE_YEARS = 3


@dataclass(frozen=True, kw_only=True)
class Standing:
    """
    What is known of one authority when a programme is made.

    `unseen` holds one estimate for each harm chosen. `last_visit_on` is the last known day of
    the latest full inspection; `last_leads` are the codes of those who led it, if known.
    """

    la_code: str
    authority: str
    region: str
    unseen: tuple[Unseen, ...]
    last_visit_on: date | None = None
    last_leads: frozenset[str] = frozenset()


def weight(standing: Standing) -> float:
    """Return what orders the visits: ten times the mean years unseen over the harms."""
    if not standing.unseen:
        raise Refused(
            Objection(
                rule="harms chosen",
                reason=f"No harm was chosen for {standing.authority}. Needed: one at least.",
                remedy="Choose a harm, such as child-sexual-exploitation.",
            )
        )
    return round(10 * fmean(one.years_high for one in standing.unseen), 3)


def needs(
    standings: Sequence[Standing],
    arm: RandomArm,
    *,
    ends_on: date,
    starts_on: date,
    cycle_years: int = CYCLE_YEARS,
) -> tuple[Need, ...]:
    """Return a full visit for every authority and a second one for each that was drawn."""
    by_weight = sorted(standings, key=lambda one: (-weight(one), one.authority, one.la_code))
    usual = median(map(weight, standings)) if standings else 0.0
    full = [
        _full(one, arm, latest(one, starts_on=starts_on, ends_on=ends_on, years=cycle_years))
        for one in by_weight
    ]
    drawn = set(arm.drawn)
    return (*full, *(_random(one, arm, usual) for one in by_weight if one.la_code in drawn))


def latest(
    standing: Standing, *, starts_on: date, ends_on: date, years: int
) -> tuple[date, str]:
    """Return the last day by which the authority is due, and what is doubtful about it."""
    if standing.last_visit_on is None:
        return ends_on, "No full inspection is held, so it is due by the end of the programme."
    due = years_before(standing.last_visit_on, -years)
    if due < starts_on:
        return ends_on, (
            f"By a cycle of {years} years (unverified) it was due on {words.day(due)}, before "
            "the programme begins; it is due by the programme's end instead."
        )
    if due > ends_on:
        return ends_on, ""
    return due, f"By a cycle of {years} years (unverified) it is due by {words.day(due)}."


def reason(standing: Standing) -> str:
    """Return why the authority comes when it does, told by the harm with most to hide."""
    worst = max(standing.unseen, key=lambda one: (one.years_high, one.harm))
    return (
        f"{_knowledge(worst)}; chance that a failure is there unseen {words_of(worst)}. "
        f"{_others(standing.unseen)}"
    ).strip()


def words_of(one: Unseen) -> str:
    """Return '12 percent (6 to 21)', or that it is not known."""
    if one.probability is None:
        return "not known"
    return f"{100 * one.probability:.0f} percent ({100 * one.low:.0f} to {100 * one.high:.0f})"


def _knowledge(one: Unseen) -> str:
    harm = one.harm.replace("-", " ")
    if one.last_looked_on is None:
        said = "says what inspectors saw of" if one.state is State.TOO_THIN else "has named"
        return f"No report that is held {said} {harm}"
    found = "found weakness" if one.state is State.WEAKNESS_REPORTED else "told no weakness"
    return (
        f"The last look at {harm} was published on {words.day(one.last_looked_on)} and {found}"
    )


def _others(unseen: tuple[Unseen, ...]) -> str:
    if len(unseen) == 1:
        return ""
    never = sum(one.last_looked_on is None for one in unseen)
    return f"Of the {len(unseen)} harms chosen, no report that is held looked at {never}."


def _full(standing: Standing, arm: RandomArm, due: tuple[date, str]) -> Need:
    return Need(
        key=f"{standing.la_code}-{VisitKind.FULL}",
        la_code=standing.la_code,
        authority=standing.authority,
        region=standing.region,
        kind=VisitKind.FULL,
        weight=weight(standing),
        reason=f"{reason(standing)} {due[1]}".strip(),
        drawn_at_random=False,
        inclusion_probability=arm.inclusion_probability[standing.la_code],
        last_visit_on=standing.last_visit_on,
        last_leads=standing.last_leads,
        latest_on=due[0],
    )


def _random(standing: Standing, arm: RandomArm, usual: float) -> Need:
    chance = arm.inclusion_probability[standing.la_code]
    return Need(
        key=f"{standing.la_code}-{VisitKind.RANDOM}",
        la_code=standing.la_code,
        authority=standing.authority,
        region=standing.region,
        kind=VisitKind.RANDOM,
        weight=usual,
        reason=(
            f"Drawn by lot from {arm.strata[standing.la_code]} with a chance of "
            f"{100 * chance:.1f} percent, whatever is known of it (seed {arm.seed})."
        ),
        drawn_at_random=True,
        inclusion_probability=chance,
        last_visit_on=standing.last_visit_on,
        last_leads=standing.last_leads,
    )
