"""`firsthand picture`: what was looked at, for every authority."""

from firsthand.cli.options import Area, AsOf, Format, Formatted, Harms, Output, WithinYears, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.services import shapes
from firsthand.services.picture import pictures

FIRST_HARM = "child-sexual-exploitation"
SHOWN = (
    "authority",
    "harm",
    "state",
    "last_looked_on",
    "last_kind",
    "framework",
    "framework_asked",
)


def picture(
    harm: Harms = None,
    area: Area = None,
    as_of: AsOf = None,
    within_years: WithinYears = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show for each authority what the latest report that really looked says of a harm."""
    prepare()
    found = pictures(
        as_of=day(as_of),
        harms=chosen(harm),
        area=area,
        within_years=within_years,
    )
    answer = [shapes.of_coverage(row) for row in found]
    narrow = [{name: row[name] for name in SHOWN} for row in answer]
    show(
        answer,
        narrow if as_format is Format.TABLE else answer,
        as_format=as_format,
        output=output,
        title=f"What was looked at, as of {day(as_of).isoformat()}",
    )


def chosen(harms: list[str] | None) -> tuple[str, ...] | None:
    """Return the harms asked for; None stands for all of them."""
    if not harms:
        return (FIRST_HARM,)
    return None if "all" in harms else tuple(dict.fromkeys(harms))
