"""`firsthand subject-register`: found subjects on the record, and what people made of them."""

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.services import shapes_register
from firsthand.services.subjects import record

SHOWN = ("called", "state", "since", "name", "sources", "places", "flagged_on")


def subject_register(
    as_of: AsOf = None, as_format: Formatted = Format.TABLE, output: Output = None
) -> None:
    """Show who named, joined or set aside which found subject, or made it a harm."""
    prepare()
    shown_on, names = day(as_of), record.names()
    found = sorted(record.subjects(as_of=shown_on).values(), key=lambda one: one.subject_id)
    rows = [shapes_register.of_on_record(one, names) for one in found]
    narrow = [{name: row[name] for name in SHOWN} for row in rows]
    show(
        rows,
        narrow if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=SHOWN if as_format is Format.TABLE else shapes_register.COLUMNS,
        title=f"Subjects on the record, as of {shown_on.isoformat()}",
    )
