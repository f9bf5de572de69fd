"""`firsthand plan`: what stands against a plan of a sample, and its approval."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.services import draws, sample_plans, shapes_draws

File = Annotated[Path, typer.Argument(metavar="PLAN", help="A plan as YAML or JSON.")]
Approve = Annotated[
    bool, typer.Option("--approve", help="Publish the plan, with its derogations.")
]


def plan(
    file: File,
    approve: Approve = False,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Check a plan against the minimum; leave with 1 while something stands against it."""
    given = sample_plans.read_plan(draws.handed_over(file), name=file.name)
    if approve:
        prepare()
        found = sample_plans.approve(given, now=clock.now())
    else:
        found = sample_plans.propose(given)
    answer = shapes_draws.of_plan(found)
    title = f"{found.plan.title} ({found.plan_id})"
    show(
        answer,
        answer["groups"],
        as_format=as_format,
        output=output,
        title=title,
        columns=shapes_draws.GROUP_COLUMNS,
    )
    for one in answer["objections"]:
        aside = one["set_aside"]
        by = f" Set aside by {aside['first']} and {aside['second']}." if aside else ""
        typer.echo(f"{one['reason']}{by or ' ' + one['remedy']}", err=True)
    if not answer["may_stand"]:
        raise typer.Exit(1)
