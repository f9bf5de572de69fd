"""
How long a programme takes, how good it is, and how that grows, on an invented country.

    .venv/bin/python benchmarks/programme.py [SECONDS] [TIMES ...]

SECONDS is the time given to the search (60); TIMES are the sizes as multiples of 153
authorities and 120 inspectors (1). `joint` in the place of a size measures the one model of
months and teams.
"""

import resource
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1]))

from firsthand.domain.planning.programme.programme import Quality
from firsthand.engines import cpsat
from firsthand.engines.choices import Choices
from firsthand.engines.joint import Price, everything, joint_model
from firsthand.engines.scheduling import schedule
from tests.engines.invented_programme import invented_problem

AUTHORITIES, INSPECTORS = 153, 120


def main(seconds: float, sizes: list[str]) -> None:
    """Print a row for each size."""
    print(
        "| size | visits | inspectors | first plan s | whole s | rules broken "
        "| waiting gap | team objective | team bound | team gap | peak MiB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        if size == "joint":
            _joint(seconds)
        else:
            _measured(float(size), seconds)


def _measured(size: float, seconds: float) -> None:
    problem = invented_problem(
        authorities=round(AUTHORITIES * size), inspectors=round(INSPECTORS * size)
    )
    start, first = monotonic(), []
    programme = schedule(
        problem,
        seconds=seconds,
        on_step=lambda step: first.append(monotonic() - start) if step.visits else None,
    )
    whole = monotonic() - start
    months, teams = programme.months, programme.teams
    print(
        f"| x{size:g} | {len(problem.needs)} | {len(problem.inspectors)} "
        f"| {first[0] if first else float('nan'):.1f} | {whole:.1f} "
        f"| {len(programme.broken) if programme.visits else 'no plan'} "
        f"| {f'{months.gap:.1%}' if months else '-'} "
        f"| {_told(teams)} | {_peak()} |",
        flush=True,
    )


def _told(teams: Quality | None) -> str:
    if teams is None:
        return "- | - | -"
    return f"{teams.objective:.0f} | {teams.bound:.0f} | {teams.gap:.1%}"


def _joint(seconds: float) -> None:
    choices = Choices(invented_problem(authorities=AUTHORITIES, inspectors=INSPECTORS))
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
        f"joint model: {len(sums.costs)} variables, built in {built:.1f} s, first plan after "
        f"{first[0] if first else float('nan'):.1f} s, gap {gap:.1%} after "
        f"{monotonic() - start:.1f} s, peak {_peak()} MiB"
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0, sys.argv[2:] or ["1"])
