"""`firsthand estimates`: how many children may be known to nobody, as named people said."""

import sys
from typing import Annotated

import typer

from firsthand.cli.estimates import acting, planning
from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.domain.prevalence.estimates import wording
from firsthand.refdata import read
from firsthand.services import estimates as service
from firsthand.services import shapes_estimates

estimates = typer.Typer(
    name="estimates",
    help="Estimates of how many children are known to nobody: on record, withdrawn, in plans.",
    invoke_without_command=True,
)
Authority = Annotated[
    str, typer.Option("--authority", help="Only what stands for this authority.")
]
OfHarm = Annotated[str, typer.Option("--harm", metavar="KEY", help="Only of this harm.")]
NONE = "No estimate has been made. That does not say that none is hidden."
SHOWN = ("estimate_id", "state", "known_on", "area", "harm", "sentence")


@estimates.callback()
def listed(
    context: typer.Context,
    authority: Authority = "",
    harm: OfHarm = "",
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """List the estimates on the record as of a day."""
    if context.invoked_subcommand:
        return
    prepare()
    shown_on = day(as_of)
    found = (
        service.of(authority, as_of=shown_on, harm=harm)
        if authority
        else tuple(
            one
            for one in service.estimates(as_of=shown_on).values()
            if harm in ("", one.told.harm)
        )
    )
    places = {one.la_code: one.name for one in read.authorities()}
    rows = [shapes_estimates.of_on_record(one, places) for one in found]
    narrow = [{name: row[name] for name in SHOWN} for row in rows]
    show(
        rows,
        narrow if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_estimates.COLUMNS,
        title=f"Estimates on the record, as of {shown_on.isoformat()}",
    )
    if not rows:
        # To people, and not into a file that a program reads.
        print(NONE, file=sys.stdout if as_format is Format.TABLE else sys.stderr)
    elif as_format is Format.TABLE:
        print(wording.ROUNDED, file=sys.stderr if output else sys.stdout)


estimates.command()(acting.record)
estimates.command()(acting.withdraw)
estimates.command()(planning.plan)
