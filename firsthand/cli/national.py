"""The national picture in a few lines: how many authorities are in each state."""

from collections import Counter
from datetime import date

from rich.table import Table

from firsthand.cli.printing import paper
from firsthand.domain.assurance.state import State
from firsthand.services.picture import pictures

# The harms of the committee's report and of most reports since; the rest are one command away.
MAIN_HARMS = (
    "child-sexual-exploitation",
    "child-criminal-exploitation",
    "child-sexual-abuse",
    "missing-children",
    "domestic-abuse",
    "neglect",
)


def print_summary(*, as_of: date) -> None:
    """Print one line for each main harm."""
    rows = pictures(as_of=as_of, harms=MAIN_HARMS)
    counts = Counter((row.harm, row.state) for row in rows)
    table = Table(
        title=f"Authorities in each state, as of {as_of.isoformat()}",
        title_justify="left",
        caption="What the latest report that really looked says. Silence does not prove that "
        "nobody looked.\nAll harms: firsthand picture --harm all",
        caption_justify="left",
    )
    table.add_column("harm")
    for state in State:
        table.add_column(state.value.replace("-", " "), justify="right")
    for harm in MAIN_HARMS:
        table.add_row(harm.replace("-", " "), *(str(counts[harm, state]) for state in State))
    paper().print(table)
