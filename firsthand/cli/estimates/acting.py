"""`firsthand estimates record` and `withdraw`: acts of a named person with the right role."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.options import Format, Formatted, a_day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.domain.people.actor import Actor
from firsthand.domain.prevalence.estimates.area import Area
from firsthand.domain.prevalence.estimates.estimate import told_of
from firsthand.domain.prevalence.estimates.register import OnRecord
from firsthand.domain.prevalence.estimates.worked_out import NOT_SAID, Meant
from firsthand.refdata import read
from firsthand.services import estimates as service
from firsthand.services import shapes_estimates
from firsthand.services.authorities import find
from firsthand.services.people import accounts, acting

Answer = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="What `firsthand hidden --format json` or `linked estimate --format json` wrote.",
    ),
]
Authorities = Annotated[
    list[str] | None,
    typer.Option("--authority", help="Name or code; may be given again. None: England."),
]
Region = Annotated[str, typer.Option("--region", help="In place of authorities.")]
Harm = Annotated[str, typer.Option("--harm", metavar="KEY", help="Which harm it is of.")]
Population = Annotated[
    str,
    typer.Option("--population", help="In words: 'children aged 10 to 17 exploited in 2025'."),
]
From = Annotated[date, typer.Option("--from", parser=a_day, metavar="DATE", help="First day.")]
To = Annotated[date, typer.Option("--to", parser=a_day, metavar="DATE", help="Last day.")]
MadeOn = Annotated[
    date | None,
    typer.Option("--worked-out-on", parser=a_day, metavar="DATE", help="Default: today."),
]
By = Annotated[str, typer.Option("--by", metavar="USERNAME", help="Whose account records it.")]
Answers = Annotated[
    str, typer.Option("--answers", help="Who answers for it; default: who records it.")
]
NotSaid = Annotated[str, typer.Option("--does-not-say", help="What it does not say.")]
Replaces = Annotated[str, typer.Option("--replaces", metavar="ID", help="Which it supersedes.")]
Given = Annotated[str, typer.Argument(metavar="ID", help="Such as e1.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stays on the record.")]


def record(  # noqa: PLR0913 - one for each option
    file: Answer,
    harm: Harm,
    population: Population,
    from_on: From,
    to_on: To,
    by: By,
    authority: Authorities = None,
    region: Region = "",
    worked_out_on: MadeOn = None,
    answers: Answers = "",
    not_said: NotSaid = NOT_SAID,
    replaces: Replaces = "",
    as_format: Formatted = Format.TABLE,
) -> None:
    """Put the answer of a file on the record; nothing on it is ever overwritten."""
    prepare()
    actor, now = person(by), clock.now()
    worked = service.read_answer(service.content(file), name=file.name)
    codes = tuple(find(one, on=now.date()).la_code for one in authority or ())
    meant = Meant(
        area=Area(la_codes=codes, region=region),
        harm=harm,
        population=population,
        from_on=from_on,
        to_on=to_on,
        worked_out_on=worked_out_on or now.date(),
        answers=answers or actor.name,
        not_said=not_said,
    )
    asked = service.Asked(by=actor, now=now)
    tell(service.record(asked, told_of(meant, worked), replaces=replaces), as_format)


def withdraw(
    estimate_id: Given, reason: Reason, by: By, as_format: Formatted = Format.TABLE
) -> None:
    """Take an estimate back with a reason; it stays on the record."""
    prepare()
    asked = service.Asked(by=person(by), now=clock.now())
    tell(service.withdraw(asked, estimate_id, reason), as_format)


def person(username: str) -> Actor:
    """Return who acts, by the user name of an account that has a role."""
    found = acting.actor(accounts.code_of(username))
    if found is None:
        raise typer.BadParameter(
            f"{username} has no role. Give one with `firsthand account role`."
        )
    return found


def said(one: OnRecord) -> str:
    """Return in a sentence what was done."""
    if one.stands:
        older = f"It supersedes {one.replaces}, which stays to be read. "
        rest = older if one.replaces else ""
        return f"{one.estimate_id} is on the record. {rest}Nothing on it is ever overwritten."
    return (
        f"{one.estimate_id} is withdrawn, and stays on the record with the reason: {one.reason}"
    )


def tell(one: OnRecord, as_format: Format) -> None:
    """Print what is on the record now."""
    places = {each.la_code: each.name for each in read.authorities()}
    row = shapes_estimates.of_on_record(one, places)
    narrow = {name: row[name] for name in ("estimate_id", "state", "known_on", "sentence")}
    show(
        row,
        [narrow if as_format is Format.TABLE else row],
        as_format=as_format,
        output=None,
        title=said(one),
    )
