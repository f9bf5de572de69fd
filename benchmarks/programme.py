"""
How long a programme takes, how good it is, and how that grows, on an invented country.

    .venv/bin/python benchmarks/programme.py [SECONDS] [SIZE[:SEED]|shipped|replan|joint ...]

SECONDS is the time given to the search (60). SIZE is a multiple of 153 authorities and 120
inspectors (1:1), SEED draws another country of that size. `shipped` takes the invented
inspectors that come with the program, and 153 invented authorities. `replan` sends one member
and one lead of such a plan on leave, in turn; `joint` is the one model of months and teams.
"""

import os
import resource
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1]))

from firsthand.domain.planning.programme.programme import Problem, Programme, Quality
from firsthand.engines import cpsat
from firsthand.engines.choices import Choices
from firsthand.engines.joint import Price, everything, joint_model
from firsthand.engines.scheduling import schedule
from firsthand.services.programmes.lists import invented
from tests.engines.invented_programme import invented_problem

AUTHORITIES, INSPECTORS = 153, 120
EACH = 40  # every so many visits of a plan one is chosen for leave


def main(seconds: float, wanted: list[str]) -> None:
    """Print a row for each size."""
    print(
        "| problem | visits | inspectors | first plan s | whole s | rules broken "
        "| waiting gap | team objective | team bound | team gap | peak MiB | load |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    for word in wanted:
        if word == "joint":
            _joint(seconds)
        elif word == "replan":
            _replanned(seconds)
        elif word == "shipped":
            _measured("shipped inspectors", _shipped(), seconds)
        else:
            size, _, seed = word.partition(":")
            problem = _invented(float(size), int(seed or 1))
            _measured(f"x{size}, seed {seed or 1}", problem, seconds)


def _invented(size: float, seed: int) -> Problem:
    return invented_problem(
        authorities=round(AUTHORITIES * size), inspectors=round(INSPECTORS * size), seed=seed
    )


def _shipped() -> Problem:
    return replace(_invented(1, 1), inspectors=invented().inspectors)


def _measured(called: str, problem: Problem, seconds: float) -> Programme:
    start, first = monotonic(), []
    programme = schedule(
        problem,
        seconds=seconds,
        on_step=lambda step: first.append(monotonic() - start) if step.visits else None,
    )
    whole = monotonic() - start
    months, teams = programme.months, programme.teams
    print(
        f"| {called} | {len(problem.needs)} | {len(problem.inspectors)} "
        f"| {first[0] if first else float('nan'):.1f} | {whole:.1f} "
        f"| {len(programme.broken) if programme.visits else 'no plan'} "
        f"| {f'{months.gap:.1%}' if months else '-'} "
        f"| {_told(teams)} | {_peak()} | {os.getloadavg()[0]:.1f} |",
        flush=True,
    )
    return programme


def _told(teams: Quality | None) -> str:
    if teams is None:
        return "- | - | -"
    return f"{teams.objective:.0f} | {teams.bound:.0f} | {teams.gap:.1%}"


def _replanned(seconds: float) -> None:
    """Print what changes when one member, or one lead, is away in the month of a visit."""
    problem = _shipped()
    plan = schedule(problem, seconds=seconds)
    print("\n| away | touched | changed | moved | new members | new leads | broken | s |")
    print("|---|---|---|---|---|---|---|---|")
    for visit in plan.visits[::EACH]:
        for word, code in (("lead", visit.team[0]), ("member", visit.team[-1])):
            people = tuple(
                replace(one, away=one.away | {visit.month}) if one.code == code else one
                for one in problem.inspectors
            )
            start = monotonic()
            asked = replace(problem, inspectors=people, previous=plan.visits)
            again = schedule(asked, seconds=seconds)
            old = {one.need.key: one for one in plan.visits}
            pairs = [(old[one.need.key], one) for one in again.visits]
            print(
                f"| {word}, {visit.month:%Y-%m} "
                f"| {sum(v.month == visit.month and code in v.team for v in plan.visits)} "
                f"| {len(again.changed)} | {sum(a.month != b.month for a, b in pairs)} "
                f"| {sum(len(set(b.team) - set(a.team)) for a, b in pairs)} "
                f"| {sum(a.team[:1] != b.team[:1] for a, b in pairs)} "
                f"| {len(again.broken)} | {monotonic() - start:.1f} |",
                flush=True,
            )


def _joint(seconds: float) -> None:
    choices = Choices(_invented(1, 1))
    start = monotonic()
    sums = joint_model(choices, everything(choices, Price(waiting=1.0, burden=1.0)))
    built = monotonic() - start
    first: list[float] = []
    answer = cpsat.best(
        sums,
        seconds=seconds,
        workers=2,
        seed=0,
        on_better=lambda _: first.append(monotonic() - start),
    )
    gap = (answer.cost - answer.bound) / answer.cost if answer.values else float("nan")
    print(
        f"\njoint model: {len(sums.costs)} variables, built in {built:.1f} s, first plan after "
        f"{first[0] if first else float('nan'):.1f} s, gap {gap:.1%} after "
        f"{monotonic() - start:.1f} s, peak {_peak()} MiB, load {os.getloadavg()[0]:.1f}"
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0, sys.argv[2:] or ["1"])
