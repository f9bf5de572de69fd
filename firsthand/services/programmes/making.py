"""Making: a programme from what is known, the lot, the rules and the inspectors."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.domain.common.words import counted
from firsthand.domain.planning.programme.commission import Commission, Placed
from firsthand.domain.planning.programme.priority import Standing, needs
from firsthand.domain.planning.programme.programme import (
    Need,
    OnStep,
    PlannedVisit,
    Problem,
    Programme,
    Rules,
)
from firsthand.domain.planning.programme.random_arm import RandomArm, draw_arm
from firsthand.refdata.read_programme import programme_rules, with_changes
from firsthand.services.programmes.standings import load_standings, refuse_unknown

WORKERS = 2


@dataclass(frozen=True, kw_only=True)
class Made:
    """A programme with everything that it was made from, and what of it was not known."""

    commission: Commission
    problem: Problem
    arm: RandomArm
    programme: Programme
    not_known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Posed:
    """What the solver is to be asked, and the lot that is part of it."""

    problem: Problem
    arm: RandomArm
    not_known: tuple[str, ...]


Solve = Callable[..., Programme]


def make(
    asked: Commission, *, on_step: OnStep | None = None, solve: Solve | None = None
) -> Made:
    """Return the programme, or the rules that collide; `on_step` hears of progress."""
    posed = pose(asked)
    if solve is None:
        # Imported here: the solvers take a second, which only a solve should wait for.
        from firsthand.engines.scheduling import schedule as solve
    programme = solve(
        posed.problem, seconds=asked.seconds, workers=WORKERS, seed=asked.seed, on_step=on_step
    )
    return Made(
        commission=asked,
        problem=posed.problem,
        arm=posed.arm,
        programme=programme,
        not_known=posed.not_known,
    )


def refuse_senseless(asked: Commission) -> None:
    """Refuse at once a harm or a rule that does not exist, before anybody waits."""
    with_changes(programme_rules(), asked.rule_changes)
    refuse_unknown(asked.harms)


def pose(asked: Commission) -> Posed:
    """Return what a commission comes to on what was public on its day."""
    rules = with_changes(programme_rules(), asked.rule_changes)
    standings = load_standings(as_of=asked.as_of, harms=asked.harms)
    arm = draw_arm(
        [one.la_code for one in standings],
        share=rules.random_share,
        seed=asked.seed,
        strata={one.la_code: one.region for one in standings},
    )
    months = asked.calendar
    wanted = needs(standings, arm, starts_on=months[0], ends_on=_last_day(months[-1]))
    wanted = tuple(_with_own_leads(one, asked) for one in wanted)
    before, gone = _before(asked.previous, wanted)
    problem = Problem(
        needs=wanted,
        inspectors=asked.team.inspectors,
        rules=rules,
        months=months,
        previous=before,
    )
    return Posed(
        problem=problem,
        arm=arm,
        not_known=(*_not_known(asked, standings, rules), *gone),
    )


def _last_day(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _with_own_leads(need: Need, asked: Commission) -> Need:
    """Name the last leads by the codes of the list too, where it holds their names."""
    own = {
        code for code, known_as in asked.team.pseudonyms.items() if known_as in need.last_leads
    }
    return replace(need, last_leads=need.last_leads | own) if own else need


def _before(
    previous: Sequence[Placed], wanted: Sequence[Need]
) -> tuple[tuple[PlannedVisit, ...], tuple[str, ...]]:
    """Return the earlier plan's visits to needs that still stand, and say which do not."""
    by_key = {need.key: need for need in wanted}
    kept = tuple(
        PlannedVisit(need=by_key[one.key], month=one.month, team=one.team)
        for one in previous
        if one.key in by_key
    )
    gone = [one.key for one in previous if one.key not in by_key]
    if not gone:
        return kept, ()
    told = (
        f"{counted(len(gone), 'visit')} of the earlier plan answer no need of this one and are "
        f"left out: {', '.join(gone[:10])}."
    )
    return kept, (told,)


def _not_known(
    asked: Commission, standings: Sequence[Standing], rules: Rules
) -> tuple[str, ...]:
    """Say what would change the plan if it were known."""
    never = [one.authority for one in standings if one.last_visit_on is None]
    leads = Counter(bool(one.last_leads) for one in standings)
    told = []
    if never:
        told.append(
            f"No full inspection is held of {len(never)} of {len(standings)} authorities "
            f"({', '.join(never[:5])}): the gap since their last visit was not checked."
        )
    if leads[False]:
        told.append(
            f"Who led the last full inspection is not held for {leads[False]} of "
            f"{len(standings)} authorities; there a fresh lead is told from the list of "
            "inspectors alone."
        )
    if rules.fresh_lead and not asked.team.pseudonyms:
        told.append(
            "The list names no inspector, so the leads of published reports could not be found "
            "in it; a fresh lead is told from the engagements of the list alone."
        )
    return tuple(told)
