"""
Publishing: what was found goes out in full, or is refused with everything that it lacks.

The document is frozen in the act of publishing. Pages, PDF and JSON are made from it; what
turns out to be wrong later stands beside it, and nothing of it is ever changed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from firsthand.domain.accountability.canonical import digest
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection import moves
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.publication import Corrected, Published
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.document import document
from firsthand.domain.inspection.permission import READ, objection_to, objection_to_move
from firsthand.domain.inspection.report import objections_to_publishing
from firsthand.domain.people.actor import Actor
from firsthand.domain.reference.unknown import Unknown
from firsthand.refdata import read
from firsthand.refdata.read_policies import minimum
from firsthand.refdata.read_publishing import publishing_rules
from firsthand.services.inspecting import measuring, national, printing, recording
from firsthand.services.inspecting.measuring import day_of
from firsthand.services.inspecting.recording import PREFIX, Wanted, record
from firsthand.services.inspecting.versions import numbered
from firsthand.store import ledgers


class UnknownPublication(Unknown):
    """No inspection with this identifier was published by the day shown."""

    thing = "published inspection"
    needed = "the identifier of an inspection that was published here by the day shown"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was wrong with a publication, and since when that is said."""

    id: str
    text: str
    said_on: date


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A published document with its hash, and what was corrected by the day shown."""

    inspection_id: str
    document: dict[str, Any]
    sha256: str
    published_on: date
    corrections: tuple[Correction, ...]


def preview(conduct: Conduct, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Return the document as it would be published now, to somebody who may read it."""
    if (objection := objection_to(by, READ, conduct)) is not None:
        raise Refused(objection)
    return document(basis(conduct, on=day_of(now)))


def objections(conduct: Conduct, *, now: datetime) -> tuple[Objection, ...]:
    """Return everything that stands in the way: of the inspection, and of the report."""
    made_from = basis(conduct, on=day_of(now))
    found = (
        *moves.in_the_way(
            conduct, Move.PUBLISH, measuring.standards(conduct, today=day_of(now))
        ),
        *objections_to_publishing(made_from, document(made_from)),
    )
    return tuple(dict.fromkeys(found))


def publish(wanted: Wanted) -> Conduct:
    """Publish an inspection, add it to the national picture and have its PDF made."""
    refusal: Refused | None = None
    with transaction.atomic():
        try:
            after = record(wanted, "", lambda before: _published(before, wanted))
        except Refused as refused:
            # The trace of the refusal must outlive this transaction.
            refusal = refused
        else:
            _spread(after, wanted)
    if refusal is not None:
        raise refusal
    return after


def correct(wanted: Wanted, corrected: Corrected) -> Conduct:
    """Say beside a publication what is wrong with it."""

    def decide(before: Conduct) -> list[Any]:
        if not corrected.text.strip():
            raise Refused(
                Objection(
                    rule="text-empty",
                    reason="It does not say what is wrong.",
                    remedy="Say what is wrong with the publication and what is right.",
                )
            )
        return [numbered(before, corrected, wanted)]

    return record(wanted, "corrected", decide)


def publication(inspection_id: str, *, as_of: date) -> Publication:
    """Return what was published of an inspection by a day; refuse what was not."""
    try:
        conduct = recording.unchecked(inspection_id)
    except Unknown as unknown:
        raise UnknownPublication(inspection_id, ()) from unknown
    found = _as_of(conduct, as_of)
    if found is None:
        raise UnknownPublication(inspection_id, ())
    return found


def published(inspection_id: str, *, as_of: date) -> dict[str, Any] | None:
    """Return the document that the public could read on a day, or None."""
    try:
        return publication(inspection_id, as_of=as_of).document
    except UnknownPublication:
        return None


def all_published(*, as_of: date) -> tuple[Publication, ...]:
    """Return everything that was published here by a day, the newest first."""
    names = ledgers.load_ledgers_with("published", prefix=PREFIX)
    found = (_as_of(recording.unchecked(name.removeprefix(PREFIX)), as_of) for name in names)
    kept = [one for one in found if one is not None]
    return tuple(sorted(kept, key=lambda one: one.published_on, reverse=True))


def pdf(inspection_id: str, *, as_of: date, now: datetime) -> bytes:
    """Return the PDF, made now if no worker has made it; refuse if it cannot be made."""
    found = publication(inspection_id, as_of=as_of)
    return printing.pdf(found.inspection_id, found.document, sha256=found.sha256, now=now)


def basis(conduct: Conduct, *, on: date) -> Basis:
    """Return what the document of an inspection is made from."""
    measured = measuring.standards(conduct, today=on)
    return Basis(
        conduct=conduct,
        protocol=measured.protocol,
        framework=measured.framework,
        scales=read.scales(),
        harms={harm.key: harm.name for harm in read.harms()},
        rules=publishing_rules(),
        minimum=minimum(),
        on=on,
        words=measured.words,
        earlier=measured.earlier,
    )


def may_publish(conduct: Conduct, *, by: Actor) -> Objection | None:
    """Return why somebody may not publish an inspection, or None."""
    return objection_to_move(by, Move.PUBLISH, conduct)


def _published(before: Conduct, wanted: Wanted) -> list[Any]:
    if (objection := may_publish(before, by=wanted.by)) is not None:
        raise Refused(objection)
    refuse_if(objections(before, now=wanted.now))
    made = document(basis(before, on=day_of(wanted.now)))
    return [Published(document=made, sha256=digest(made)), Moved(move=Move.PUBLISH)]


def _spread(after: Conduct, wanted: Wanted) -> None:
    body = after.of(Published)[-1].body
    national.add_to_picture(
        body.document,
        sha256=body.sha256,
        address=f"/published/{after.inspection_id}",
        now=wanted.now,
    )
    printing.ask_for(after.inspection_id)


def _as_of(conduct: Conduct, as_of: date) -> Publication | None:
    acts = [act for act in conduct.of(Published) if day_of(act.at) <= as_of]
    if not acts:
        return None
    return Publication(
        inspection_id=conduct.inspection_id,
        document=acts[-1].body.document,
        sha256=acts[-1].body.sha256,
        published_on=day_of(acts[-1].at),
        corrections=tuple(
            Correction(id=act.body.id, text=act.body.text, said_on=day_of(act.at))
            for act in conduct.current(Corrected)
            if day_of(act.at) <= as_of
        ),
    )
