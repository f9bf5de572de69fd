"""Moving: an inspection goes from one state to the next, or hears what stands in the way."""

from datetime import date
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection import moves
from firsthand.domain.inspection.acts.progress import Move, Moved, moves_from
from firsthand.domain.inspection.acts.signing import SentForAccuracy
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.document.document import document
from firsthand.domain.inspection.moves import objections_to_reason
from firsthand.domain.inspection.permission import objection_to_move
from firsthand.domain.inspection.report import objections_to_publishing
from firsthand.domain.reference.working_days import YearLacking, added
from firsthand.refdata import read
from firsthand.refdata.read_protocols import protocol_for
from firsthand.services.inspecting import publishing
from firsthand.services.inspecting.measuring import day_of, standards
from firsthand.services.inspecting.recording import Wanted, record


def move(wanted: Wanted, asked: Move, *, reason: str = "") -> Conduct:
    """Move an inspection on, or refuse with everything that stands in the way."""

    def decide(before: Conduct) -> list[Any]:
        today = day_of(wanted.now)
        if asked is Move.PUBLISH:
            raise Refused(_publish_elsewhere())
        if (objection := objection_to_move(wanted.by, asked, before)) is not None:
            raise Refused(objection)
        refuse_if(objections_to_reason(asked, reason))
        refuse_if(moves.in_the_way(before, asked, standards(before, today=today)))
        moved = Moved(move=asked, reason=reason.strip())
        if asked is not Move.SEND:
            return [moved]
        return [_sent(before, today), moved]

    return record(wanted, "", decide)


def in_the_way(conduct: Conduct, *, today: date) -> dict[Move, tuple[Objection, ...]]:
    """Return for each move that leads on from here what stands in its way."""
    measured = standards(conduct, today=today)
    found = {one: moves.in_the_way(conduct, one, measured) for one in moves_from(conduct.state)}
    if Move.PUBLISH in found:
        made_from = publishing.basis(conduct, on=today)
        report = objections_to_publishing(made_from, document(made_from))
        found[Move.PUBLISH] = tuple(dict.fromkeys((*found[Move.PUBLISH], *report)))
    return found


def _sent(before: Conduct, today: date) -> SentForAccuracy:
    days = protocol_for(before.opened.framework).accuracy_days
    try:
        until = added(today, days, read.bank_holidays())
    except YearLacking as lacking:
        raise Refused(
            Objection(
                rule="calendar",
                reason=f"The bank holidays of {lacking.year} are not held here, so that the "
                f"{days} working days of the body cannot be counted.",
                remedy="Add that year to the calendar of working days.",
            )
        ) from lacking
    return SentForAccuracy(answer_by_on=until, of_content=before.content)


def _publish_elsewhere() -> Objection:
    return Objection(
        rule="publish",
        reason="To publish makes the document too, and is not a mere move.",
        remedy="Publish it with the act of publishing.",
    )
