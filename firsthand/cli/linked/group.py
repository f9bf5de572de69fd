"""`firsthand linked`: the actions on a working folder of linked data."""

import typer

from firsthand.cli.linked import delete, estimate, judge, log, sample, status, waterfall

linked = typer.Typer(
    name="linked",
    help="Work on linked lists in a working folder: look, judge, estimate, delete.",
    no_args_is_help=True,
)
linked.command()(status.status)
linked.command()(log.log)
linked.command()(delete.delete)
linked.command()(waterfall.waterfall)
linked.command()(sample.sample)
linked.command()(judge.judge)
linked.command()(estimate.estimate)
